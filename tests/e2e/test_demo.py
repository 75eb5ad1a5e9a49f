"""The demo as its user runs it: the story comes in on all channels, each ticket is answered, each answer is read on the customer's side."""

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.emulators.demo import PASSWORD
from tests.emulators.desk import OperatorBrowser
from tests.emulators.story import story
from tests.waiting import LIMIT, until

pytestmark = pytest.mark.e2e
STORY_SECONDS = 12


def folders(temporary: Path) -> list[Path]:
    return list(temporary.glob("okno-demo-*"))


async def all_tickets(operator: OperatorBrowser) -> set[int]:
    """Every ticket of the inbox, page by page."""
    found: set[int] = set()
    query = "status="
    while True:
        page = await operator.inbox(query)
        found |= {int(number) for number in re.findall(r'href="/tickets/(\d+)', page)}
        onward = re.search(r"[?&](?:amp;)?before=([^&\"]+)", page)
        if onward is None or query.endswith(onward.group(1)):
            return found
        query = f"status=&before={onward.group(1)}"


async def side_of(session: aiohttp.ClientSession, page: str, side: str, person: str) -> str:
    async with session.get(page, params={side: person}) as answer:
        assert answer.status == 200
        return await answer.text()


async def test_every_line_of_the_story_can_be_answered(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "router",
        "demo",
        "--seconds",
        str(STORY_SECONDS),
        "--port",
        "0",
        "--page-port",
        "0",
    ]
    demo = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env={**os.environ, "TMPDIR": str(tmp_path)}
    )  # fmt: skip
    said: list[str] = []

    async def listen() -> None:
        assert demo.stdout is not None
        async for line in demo.stdout:
            said.append(line.decode())

    listening = asyncio.create_task(listen())
    try:
        await until(lambda: any("is told" in line for line in said) or demo.returncode, "the story's end")
        assert demo.returncode is None, "".join(said)
        text = "".join(said)
        desk_url, page = (
            re.findall(r"(http://127\.0\.0\.1:\d+)/inbox", text)[0],
            re.findall(r"customers\s+(http\S+)", text)[0],
        )
        await answer_everything(desk_url, page)
    finally:
        if demo.returncode is None:
            demo.send_signal(signal.SIGINT)
        async with asyncio.timeout(LIMIT):
            status = await demo.wait()
        await listening
    assert status == 0, "".join(said)
    assert "Traceback" not in "".join(said)
    assert folders(tmp_path) == [], "the demo left its folder behind"


async def answer_everything(desk_url: str, page: str) -> None:
    steps = story()
    assert len(steps) >= 60
    operator = OperatorBrowser(desk_url)
    try:
        await operator.log_in("anna", PASSWORD)
        people = {(step.side, step.person) for step in steps}
        tickets = await until(lambda: enough(operator, len(people)), "a ticket for everybody")
        for ticket in sorted(tickets):
            await operator.reply(ticket, f"Ответ на обращение {ticket}: всё уладили.")
        async with aiohttp.ClientSession() as session:
            for side, person in sorted(people):
                await until(
                    lambda side=side, person=person: told(session, page, side, person),
                    f"the answer to {person} on {side}",
                )
    finally:
        await operator.close()


async def enough(operator: OperatorBrowser, count: int) -> set[int] | None:
    found = await all_tickets(operator)
    return found if len(found) >= count else None


async def told(session: aiohttp.ClientSession, page: str, side: str, person: str) -> bool:
    shown = await side_of(session, page, side, person)
    column = shown.split(f'data-side="{side}"')[1].split("</section>")[0]
    return "всё уладили" in column
