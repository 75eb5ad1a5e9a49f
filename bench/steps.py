"""Where the desk's CPU time goes: each step from raw to ticket by itself."""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.load import Result, hook, telegram, update
from router import filing
from router.filing import Item, Judged, Office
from router.judging.judge import Judge, judged, question
from router.judging.past import Past
from router.pipeline import BATCH
from router.schema import Inbound
from router.signing import Signer
from router.store import raws as raw_store
from router.store.database import migrate
from router.store.engine import Store
from router.store.rows import chunks

S = TypeVar("S")
T = TypeVar("T")
STEPS = 2000


async def steps(folder: Path, rules: Judge) -> dict[str, float]:
    """CPU seconds a message of each step by itself, one after another on one thread: what is left of the whole is HTTP and waiting."""
    url = f"sqlite:///{folder}/steps.db"
    migrate(url)
    store, channel = Store.open(url), telegram(Signer(secrets.token_bytes(32)))
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.thread_time()
        result = work()
        spent[name] = spent.get(name, 0.0) + (time.thread_time() - start) / STEPS
        return result

    async def written(name: str, fn: Callable[..., T], *args: object) -> T:
        return await store.write(lambda tx: timed(name, lambda: fn(tx, *args)))

    def mark(found: Sequence[Inbound]) -> tuple[Judged, ...]:
        return tuple(judged([question(one, Past(), datetime.now(UTC)) for one in found], rules))

    try:
        hooks = [hook(update(number)) for number in range(STEPS)]
        arrived = timed("accept", lambda: [raw for one in hooks for raw in channel.accept(one).raws])
        ids = [n for some in chunks(arrived, 64) for n in await written("store raws", raw_store.insert, some)]
        for some in chunks(ids, BATCH):
            rows = await written("load raws", raw_store.load, some)
            read = timed("parse", partial(_each, channel.parse, [row.raw for row in rows]))
            found = timed("judge and mask", partial(_each, mark, read))
            office = Office(
                texts=rules, now=datetime.now(UTC), new_id=lambda: secrets.token_hex(16), token=lambda _: 0,
            )  # fmt: skip
            items = [Item(raw=row, found=what) for row, what in zip(rows, found, strict=True)]
            await written("file", filing.file, items, office)
        return spent
    finally:
        await channel.close()
        await store.close()


def _each(work: Callable[[S], T], given: Sequence[S]) -> list[T]:
    return [work(one) for one in given]


def tell(spent: Mapping[str, float], ours: Result, base: Result) -> None:
    """The steps' CPU time a message, their share of all that the process spent, and the bare handler's beside it."""
    whole = 1 / ours.per_cpu
    rest = {"HTTP, event loop, commits, waiting threads": max(0.0, whole - sum(spent.values()))}
    print(
        f"  where the desk's {whole * 1e6:.0f} µs of CPU a message go (the bare handler takes {1e6 / base.per_cpu:.0f} µs for all):"
    )
    for name, seconds in (*spent.items(), *rest.items()):
        print(f"    {name:<44} {seconds * 1e6:>5.0f} µs  {seconds / whole:>4.0%}")
