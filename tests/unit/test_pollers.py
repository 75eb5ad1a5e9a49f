"""Leases of pollers: one process polls, another takes over when it is gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from router.pollers import LEASE, Pollers
from router.store import cursors
from router.store.engine import Store, migrate
from tests.waiting import until

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = timedelta(seconds=LEASE)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 'okno.db'}"
    migrate(url)
    opened = Store.open(url)
    yield opened
    await opened.close()


class Counting:
    """Pollers that count who is asking."""

    def __init__(self) -> None:
        self.asking: list[tuple[str, str]] = []

    def of(self, store: Store, owner: str, *channels: str) -> Pollers:
        async def ask(channel: str) -> None:
            self.asking.append((owner, channel))
            try:
                await asyncio.Event().wait()
            finally:
                self.asking.remove((owner, channel))

        jobs = {channel: lambda channel=channel: ask(channel) for channel in channels}
        return Pollers(store=store, owner=owner, jobs=jobs, now=lambda: datetime.now(UTC))


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
    assert (await store.read(cursors.states))["bot"].error == "trouble"


async def test_one_asks_and_the_other_follows(store: Store) -> None:
    counting = Counting()
    async with running(counting.of(store, "a", "bot", "club")) as first:
        await until(lambda: len(counting.asking) == 2, "a")
        async with running(counting.of(store, "b", "bot", "club")):
            await asyncio.sleep(2.5)
            assert counting.asking == [("a", "bot"), ("a", "club")]
            first.cancel()
            await until(lambda: counting.asking == [("b", "bot"), ("b", "club")], "b")


async def test_a_process_that_lost_its_lease_asks_no_more(store: Store) -> None:
    counting = Counting()
    async with running(counting.of(store, "a", "bot")):
        await until(lambda: len(counting.asking) == 1, "a")
        await store.write(cursors.release, "a")
        far = datetime.now(UTC) + LATER
        assert await store.write(cursors.lease, "b", ["bot"], far, datetime.now(UTC)) == {"bot"}
        await until(lambda: not counting.asking, "nobody")
        await until(lambda: len(counting.asking) == 1, "a again")
