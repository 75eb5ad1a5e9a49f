"""A thousand answers to three hundred chats by two processes: in order, each once, within the provider's limits.

Time is five times as fast: the emulated provider allows 150 messages a second and 5 in a chat.
"""

import asyncio
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from router.store import messages
from router.store.messages import Reply
from router.store.tables import channel_states, conversations, deliveries, tickets
from tests.desk.house import House, _arrive, make
from tests.emulators.telegram import TelegramEmulator
from tests.outbox.worker import CHANNEL, SPEED
from tests.source import ROOT

ANSWERS, CHATS = 1000, 300


def fill(tx: Connection, chats: list[int], now: datetime) -> None:
    """Answers in every chat, some chats with many; the order over chats is mixed."""
    for number in range(CHATS):
        _arrive(tx, str(number), "Где заказ?", (), now, {})
    homes = {row.key: row for row in tx.execute(select(conversations))}
    cases = dict(tx.execute(select(tickets.c.conversation_id, tickets.c.id)).all())
    for number, chat in enumerate(chats):
        row = homes[str(number)]
        tx.execute(update(conversations).where(conversations.c.id == row.id).values(thread=str(chat)))
    replies = []
    for number in range(ANSWERS):
        which = homes[str(number * 7 % CHATS if number < 900 else number % 10)].id
        replies.append(
            Reply(
                conversation_id=which, ticket_id=cases[which], channel=CHANNEL, uid=f"u{number}", text=f"ответ {number}",
                created_at=now, due_at=now,
            )
        )  # fmt: skip
    messages.add_replies(tx, replies)


async def worker(name: str, house: House, folder: Path, tg: TelegramEmulator) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.outbox.worker", name, f"sqlite:///{folder / 'okno.db'}", str(folder), tg.url, tg.token,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def left(house: House) -> int:
    open_ = deliveries.c.state != "sent"
    return await house.store.read(lambda tx: tx.execute(select(func.count()).where(open_)).scalar_one())


async def end(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None and not process.stdin.is_closing():
        process.stdin.close()
    async with asyncio.timeout(60):
        assert await process.wait() == 0


async def test_a_thousand_answers(tmp_path: Path) -> None:
    house = await make(tmp_path)
    per_second, per_chat = 30.0 * SPEED, 1.0 * SPEED
    async with TelegramEmulator(per_second=per_second, per_chat_second=per_chat) as tg:
        chats = [tg.chat_id(f"p{number}") for number in range(CHATS)]
        await house.store.write(fill, chats, datetime.now(UTC) - timedelta(seconds=1))
        started = time.monotonic()
        processes = {name: await worker(name, house, tmp_path, tg) for name in ("one", "two")}
        async with asyncio.timeout(100):
            while len(tg.calls) < ANSWERS // 3:  # noqa: ASYNC110 - looks in from outside
                await asyncio.sleep(0.05)
            leads = channel_states.c.channel == CHANNEL
            leader = await house.store.read(
                lambda tx: tx.execute(select(channel_states.c.sender).where(leads)).scalar_one()
            )
            await end(processes.pop(leader))  # the other one goes on
            while await left(house):  # noqa: ASYNC110 - the same
                await asyncio.sleep(0.1)
        seconds = time.monotonic() - started
        for process in processes.values():
            await end(process)
        wanted: dict[int, list[str]] = defaultdict(list)
        for number in range(ANSWERS):
            wanted[chats[number * 7 % CHATS if number < 900 else number % 10]].append(f"ответ {number}")
        assert {
            chat: [line.text for line in tg.transcript(f"p{number}")] for number, chat in enumerate(chats)
        } == wanted
        assert (tg.refused, len(tg.calls)) == (0, ANSWERS)
        assert seconds > ANSWERS / per_second
    await house.store.close()
