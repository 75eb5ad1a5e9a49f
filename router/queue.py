"""The job queue carries ids only: it says "look at row 17" and may lose that, because a sweep asks the tables again."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from router.store import raws
from router.store.engine import Store


class Queue(Protocol):
    """At least once; may lose. An id that is waiting or being worked on is not taken twice by the same process."""

    async def put(self, ids: Iterable[int]) -> None:
        """Never waits: what doesn't fit is left to the sweep."""

    async def take(self, limit: int, wait: float) -> list[int]:
        """At most `limit` ids, as soon as there is one; [] after `wait` seconds."""

    async def done(self, ids: Iterable[int]) -> None:
        """These are not being worked on any more."""


class LocalQueue:
    """The queue of one process."""

    def __init__(self, size: int = 100_000) -> None:
        self._size = size
        self._waiting: dict[int, None] = {}  # in order, each once
        self._taken: set[int] = set()
        self._filled = asyncio.Event()

    async def put(self, ids: Iterable[int]) -> None:
        for number in ids:
            if len(self._waiting) >= self._size:
                break
            if number not in self._taken:
                self._waiting[number] = None
        if self._waiting:
            self._filled.set()

    async def take(self, limit: int, wait: float) -> list[int]:
        if not self._waiting:
            self._filled.clear()
            try:
                async with asyncio.timeout(wait):
                    await self._filled.wait()
            except TimeoutError:
                return []
        taken = list(self._waiting)[:limit] if len(self._waiting) > limit else list(self._waiting)
        for number in taken:
            del self._waiting[number]
        self._taken.update(taken)
        return taken

    async def done(self, ids: Iterable[int]) -> None:
        self._taken.difference_update(ids)


SWEEP = 5_000


async def sweep(store: Store, queue: Queue, clock: Callable[[], datetime], *, every: float = 3.0) -> None:
    """Asks the tables what waits, at once and then every few seconds. Runs until cancelled."""
    while True:
        waiting: Sequence[int] = await store.read(raws.waiting, clock(), SWEEP)
        await queue.put(waiting)
        await asyncio.sleep(every)
