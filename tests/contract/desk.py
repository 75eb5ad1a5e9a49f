"""A desk in a temporary file: store, queue, ingest and pipeline over given channels."""

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from router.articles.search import Index
from router.channel import Channel
from router.ingest import Ingest
from router.judging.judge import Judge
from router.pipeline import Pipeline
from router.queue import LocalQueue
from router.schema import Raw
from router.signing import Signer
from router.store import raws
from router.store.engine import Store
from router.threading import Policy
from tests.contract.shop import Clock, Ids, Words
from tests.database import database

SECRET = b"sixteen bytes of secret"


@dataclass(slots=True, kw_only=True)
class Desk:
    store: Store
    ingest: Ingest
    pipeline: Pipeline
    clock: Clock

    async def arrive(self, *inbound: Mapping[str, Any], key: str = "", body: bytes = b"", channel: str = "shop") -> int:
        """One raw, stored and worked on; returns its id."""
        return (await self.take(self.raw(*inbound, key=key, body=body, channel=channel)))[0]

    def raw(self, *inbound: Mapping[str, Any], key: str = "", body: bytes = b"", channel: str = "shop") -> Raw:
        """As its provider would bring it now."""
        data = body or json.dumps(inbound, ensure_ascii=False).encode()
        return Raw(channel=channel, key=key or f"key-{hash(data)}", body=data, received_at=self.clock())

    async def take(self, *many: Raw) -> list[int]:
        """Raws of one channel."""
        ids = await self.ingest.accept(many[0].channel, many)
        await self.work()
        return ids

    async def work(self) -> None:
        """Everything that is due."""
        while ids := await self.store.read(raws.waiting, self.clock(), 1000):
            await self.pipeline.process(ids)

    async def rows(self, table: Table, *columns: str) -> list[Any]:
        """All rows by id, or only some columns of them as tuples."""
        first = table.c.id if "id" in table.c else next(iter(table.primary_key.columns))
        found: Sequence[Any] = await self.store.read(lambda tx: tx.execute(select(table).order_by(first)).all())
        return [tuple(row._mapping[name] for name in columns) for row in found] if columns else list(found)


@asynccontextmanager
async def desk(
    folder: Path, *channels: Channel, rules: Judge | None = None, articles: Callable[[], Index] | None = None
) -> AsyncIterator[Desk]:
    store, queue, clock = Store.open(database(folder)), LocalQueue(), Clock()
    named = {channel.name: channel for channel in channels}
    judge = rules or Words()
    ingest = Ingest(store=store, queue=queue, channels=named, clock=clock)
    pipeline = Pipeline(
        store=store, queue=queue, channels=named, rules=lambda: judge, signer=Signer(SECRET), clock=clock, new_id=Ids(),
        policy=Policy(), articles=articles,
    )  # fmt: skip
    try:
        yield Desk(store=store, ingest=ingest, pipeline=pipeline, clock=clock)
    finally:
        await store.close()
