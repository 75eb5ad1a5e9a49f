"""Leases of pollers: one process polls, another takes over when it is gone."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from router.pollers import LEASE, Pollers
from router.store import cursors, reading
from router.store.engine import Store
from tests.database import database
from tests.waiting import until

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = timedelta(seconds=LEASE)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = Store.open(database(tmp_path))
    yield opened
    await opened.close()


class Counting:
    """Pollers that count who is asking. Their clock stands still: no lease is over before it is set forward."""

    def __init__(self) -> None:
        self.now, self.looks = NOON, Counter[str]()
        self.asking: list[tuple[str, str]] = []
        self.asked: set[str] = set()

    def of(self, store: Store, owner: str, *channels: str) -> Pollers:
        async def ask(channel: str) -> None:
            self.asking.append((owner, channel))
            self.asked.add(owner)
            try:
                await asyncio.Event().wait()
            finally:
                self.asking.remove((owner, channel))

        def now() -> datetime:
            self.looks[owner] += 1
            return self.now

        jobs = {channel: lambda channel=channel: ask(channel) for channel in channels}
        return Pollers(store=store, owner=owner, jobs=jobs, now=now)


@asynccontextmanager
async def running(pollers: Pollers) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(pollers.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_a_lease_is_one_owners_until_it_is_over(store: Store) -> None:
    async def lease(owner: str, now: datetime, *channels: str) -> set[str]:
        return await store.write(cursors.lease, owner, channels, now + LATER, now)

    assert await lease("a", NOON, "bot", "club") == {"bot", "club"}
    assert await lease("b", NOON, "bot", "club", "other") == {"other"}
    assert await lease("a", NOON + LATER / 2, "bot") == {"bot"}
    assert await lease("b", NOON + LATER * 1.2, "bot", "club") == {"club"}
    assert await lease("a", NOON + LATER * 1.2, "bot", "club") == {"bot"}
    await store.write(cursors.release, "a")
    assert await lease("b", NOON + LATER * 1.2, "bot", "club") == {"bot", "club"}


async def test_a_lease_leaves_what_else_is_known_of_a_channel(store: Store) -> None:
    await store.write(cursors.note, "bot", "trouble", NOON)
    await store.write(cursors.lease, "a", ["bot"], NOON + LATER, NOON)
    await store.write(cursors.release, "a")
    assert (await store.read(reading.channel_rows)).states["bot"].error == "trouble"


async def test_one_asks_and_the_other_follows(store: Store) -> None:
    counting = Counting()
    async with running(counting.of(store, "a", "bot", "club")) as first:
        await until(lambda: len(counting.asking) == 2, "a")
        async with running(counting.of(store, "b", "bot", "club")):
            await until(lambda: counting.looks["b"] > 2, "b's looks")
            assert counting.asked == {"a"}
            first.cancel()
            await until(lambda: counting.asking == [("b", "bot"), ("b", "club")], "b")


def robbed(tx: Connection, owner: str, thief: str, until: datetime) -> None:
    cursors.release(tx, owner)
    assert cursors.lease(tx, thief, ["bot"], until, NOON) == {"bot"}


async def test_a_process_that_lost_its_lease_asks_no_more(store: Store) -> None:
    counting = Counting()
    async with running(counting.of(store, "a", "bot")):
        await until(lambda: len(counting.asking) == 1, "a")
        await store.write(robbed, "a", "b", NOON + LATER)
        await until(lambda: not counting.asking, "nobody")
        counting.now = NOON + LATER * 1.2
        await until(lambda: len(counting.asking) == 1, "a again")
