"""The articles in force in this process: seeded once, exchanged in one step, followed by every process as the rules are."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import structlog
from sqlalchemy import Connection

from router.articles.search import Index
from router.store import articles as stored
from router.store import requests
from router.store.articles import Article
from router.store.engine import Store

SEEDED_BY = "okno"  # the author of articles that nobody edited: an upgrade of the desk may replace them
LOOK = 1.0  # seconds between looks at the table for another process's import
log = structlog.get_logger()


class Library:
    """Holds the index of this process. Made by `open`."""

    def __init__(self, store: Store) -> None:
        self._store, self._index = store, Index()
        self._known = (-1, -1)

    @classmethod
    async def open(cls, store: Store, seed: Iterable[Article], now: Callable[[], datetime]) -> "Library":
        """What is stored. Of `seed` those are added that this desk has never been given, and those renewed that nobody edited."""
        library = cls(store)
        await store.write(_give, list(seed), now())
        await library._look()
        return library

    def index(self) -> Index:
        return self._index

    async def follow(self) -> None:
        """Takes over what is imported, until cancelled."""
        while True:
            seen = self._store.changed.version("articles")
            if await self._look():
                log.info("articles exchanged", active=len(self._index))
            await self._store.changed.wait("articles", seen, LOOK)

    async def _look(self) -> bool:
        """Whether there was something new."""
        version = await self._store.read(stored.version)
        if version == self._known:
            return False
        found = await self._store.read(stored.all_)
        self._index = await asyncio.to_thread(Index, found)
        self._known = version
        return True


def _give(tx: Connection, seed: Sequence[Article], now: datetime) -> None:
    here = {one.id: one for one in stored.all_(tx)}
    new = [one for one in seed if requests.first(tx, f"article:{one.id}", now) and one.id not in here]
    own = [one for one in seed if one.id in here and here[one.id].author == SEEDED_BY]
    stored.save(tx, [*new, *own], author=SEEDED_BY, now=now)
