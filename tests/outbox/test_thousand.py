"""Two processes at one provider: a thousand answers to three hundred chats in order, each once; and all calls within its limits.

Telegram's time is five times as fast: the emulated provider allows 150 messages a second and 5 in a chat.
"""

import asyncio
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from router.store import outgoing
from router.store.outgoing import Reply
from router.store.tables import channel_states, conversations, deliveries, tickets
from tests.desk.house import House, _arrive, opened
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.vk import VkEmulator
from tests.outbox.worker import CHANNEL, SPEED
from tests.source import ROOT
from tests.waiting import LIMIT, until

ANSWERS, CHATS = 1000, 300


def fill(tx: Connection, chats: list[int], now: datetime, answers: int) -> None:
    """Answers in every chat, some chats with many; the order over chats is mixed."""
    for number in range(len(chats)):
        _arrive(tx, str(number), "Где заказ?", (), now, {})
    homes = {row.key: row for row in tx.execute(select(conversations))}
    cases = dict(tx.execute(select(tickets.c.conversation_id, tickets.c.id)).all())
    for number, chat in enumerate(chats):
        row = homes[str(number)]
        tx.execute(update(conversations).where(conversations.c.id == row.id).values(thread=str(chat)))
    replies = []
    for number in range(answers):
        which = homes[str(number * 7 % len(chats) if number < 900 else number % 10)].id
        replies.append(
            Reply(
                conversation_id=which, ticket_id=cases[which], channel=CHANNEL, uid=f"u{number}", text=f"ответ {number}",
                created_at=now, due_at=now,
            )
        )  # fmt: skip
    outgoing.add_replies(tx, replies)


async def workers(folder: Path, kind: str, url: str, token: str) -> dict[str, asyncio.subprocess.Process]:
    """Two processes, by name, that begin now."""
    ready: dict[str, asyncio.subprocess.Process] = {}
    for name in ("one", "two"):
        ready[name] = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.outbox.worker", kind, name, f"sqlite:///{folder / 'okno.db'}", str(folder), url, token,
            cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
    for process in ready.values():
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
    for process in ready.values():
        assert process.stdin is not None
        process.stdin.write(b"go\n")
    return ready


async def sent_all(house: House) -> bool:
    open_ = select(func.count()).where(deliveries.c.state != "sent")
    return not await house.store.read(lambda tx: tx.execute(open_).scalar_one())


def sends(tg: TelegramEmulator) -> int:
    return sum(name == "sendMessage" for name, _ in tg.calls)


async def leader(house: House) -> str:
    leads = channel_states.c.channel == CHANNEL
    name: str = await house.store.read(lambda tx: tx.execute(select(channel_states.c.sender).where(leads)).scalar_one())
    return name


async def end(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None and not process.stdin.is_closing():
        process.stdin.close()
    async with asyncio.timeout(LIMIT):
        assert await process.wait() == 0


async def test_a_thousand_answers(tmp_path: Path) -> None:
    per_second, per_chat = 30.0 * SPEED, 1.0 * SPEED
    limits = TelegramEmulator(per_second=per_second, per_chat_second=per_chat)
    async with opened(tmp_path) as house, limits as tg:
        chats = [tg.chat_id(f"p{number}") for number in range(CHATS)]
        await house.store.write(fill, chats, datetime.now(UTC) - timedelta(seconds=1), ANSWERS)
        processes = await workers(tmp_path, "telegram", tg.url, tg.token)
        started = time.monotonic()
        await until(lambda: sends(tg) > ANSWERS // 3)
        await end(processes.pop(await leader(house)))  # the other one goes on
        await until(lambda: sent_all(house))
        seconds = time.monotonic() - started
        for process in processes.values():
            await end(process)
        wanted: dict[int, list[str]] = defaultdict(list)
        for number in range(ANSWERS):
            wanted[chats[number * 7 % CHATS if number < 900 else number % 10]].append(f"ответ {number}")
        assert {
            chat: [line.text for line in tg.transcript(f"p{number}")] for number, chat in enumerate(chats)
        } == wanted
        # Where this machine is busy, what left evenly comes in a heap, and some of it is refused and sent again.
        assert sends(tg) == ANSWERS + tg.refused
        assert seconds > ANSWERS / per_second


async def test_all_calls_of_a_community_share_its_limit(tmp_path: Path) -> None:
    """Both processes send and ask as fast as they may, and one of them ends; VK allows 20 calls a second of all kinds.

    All of them together, because what left evenly comes in a heap where the machine is busy; a bucket for each process makes 26.
    """
    answers = 150
    async with opened(tmp_path) as house, VkEmulator() as vk:
        people = [f"p{number}" for number in range(40)]
        chats = [vk.person(name).id for name in people]
        for name in people:
            await vk.allow(name)
        await house.store.write(fill, chats, datetime.now(UTC) - timedelta(seconds=1), answers)
        processes = await workers(tmp_path, "vk", vk.api_url, vk.token)
        started = time.monotonic()
        for number in range(40):  # strangers' names are asked for
            await vk.write(f"stranger{number}", "Где заказ?")
            await asyncio.sleep(0.1)
        await until(lambda: sum(name == "messages.send" for name, _ in vk.calls) > answers // 3)
        await end(processes.pop(await leader(house)))
        await until(lambda: sent_all(house))
        for process in processes.values():
            await end(process)
        assert [[line.text for line in vk.transcript(name)] for name in people] == [
            [f"ответ {number}" for number in range(answers) if number * 7 % len(chats) == place]
            for place in range(len(chats))
        ]
        assert {"users.get", "messages.send"} <= {name for name, _ in vk.calls}
        assert len(vk.counted) <= vk.per_second * (vk.counted[-1] - started)
