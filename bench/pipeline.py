"""From webhook POST to durable ticket with verdict: messages a second, beside a bare handler on the same machine, in the same run.

    python -m bench.pipeline [--messages 5000] [--connections 64]

The desk: the real /in route with the Telegram channel, the default rules, store and pipeline on SQLite (WAL, synchronous=FULL); the
client is another process on loopback with keep-alive connections; the time ends when the last raw is a ticket. The bare baseline:
an aiohttp handler that decodes the same body and group-commits three rows (raw, ticket, message) through sqlite3.
"""

import argparse
import asyncio
import secrets
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, Table, func, select

from bench.bare import bare
from bench.load import Load, Result, measure, telegram
from bench.steps import steps, tell
from router.ingest import Ingest
from router.judging.judge import Judge
from router.pipeline import Pipeline, spare_the_collector
from router.queue import LocalQueue, sweep
from router.schema import InboundMessage, Verdict
from router.signing import Signer
from router.store.database import migrate
from router.store.engine import Store
from router.store.tables import deliveries, messages, raws, tickets
from router.threading import Policy
from rules.engine import compile_packs
from rules.model import Context, Hours
from rules.packs import default_packs


async def desk(folder: Path, title: str, rules: Judge, load: Load, build: Callable[[Signer], Any] = telegram) -> Result:
    """The whole way, from the HTTP request to the ticket; `build` makes the channel."""
    url = f"sqlite:///{folder}/desk.db"
    migrate(url)
    store, queue, signer = Store.open(url), LocalQueue(), Signer(secrets.token_bytes(32))
    channel = build(signer)
    named = {"bot": channel}

    def clock() -> datetime:
        return datetime.now(UTC)

    ingest = Ingest(store=store, queue=queue, channels=named, clock=clock)
    pipeline = Pipeline(
        store=store, queue=queue, channels=named, rules=lambda: rules, signer=signer, clock=clock,
        new_id=lambda: secrets.token_hex(16), policy=Policy(),
    )  # fmt: skip
    app = web.Application()
    app.add_routes(ingest.routes())
    tasks = [asyncio.create_task(pipeline.run()), asyncio.create_task(sweep(store, queue, clock))]

    async def finished() -> bool:
        return not await store.read(
            lambda tx: tx.execute(select(raws.c.id).where(raws.c.state == "new").limit(1)).first()
        )

    try:
        result = await measure(title, app, "/in/bot", load, finished)
        for table in (raws, tickets, messages, deliveries):
            print(f"           {table.name}: {await store.read(count_rows, table)}")
        unread = await store.read(
            lambda tx: tx.execute(select(raws.c.reason).where(raws.c.state != "done").limit(1)).scalar()
        )
        if unread is not None:
            raise SystemExit(f"a raw did not become a message: {unread}")
        return result
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await channel.close()
        await store.close()


def count_rows(tx: Connection, table: Table) -> int:
    return tx.execute(select(func.count()).select_from(table)).scalar_one()


def default_rules() -> Judge:
    return compile_packs(default_packs())


class NoRules:
    """Decides nothing and says nothing: what is left is the desk itself."""

    hours: Hours | None = None

    def judge_all(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Verdict]:
        return [Verdict() for _ in asked]

    def template(self, name: str, language: str = "ru", **values: str | int) -> str:
        return f"{name} {values}"

    def promise_minutes(self, topic: str) -> int:
        return 60

    def topic(self, name: str) -> None:
        return None


async def run(load: Load) -> None:
    rules = default_rules()
    spare_the_collector()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{load.messages} updates over {load.connections} connections")
        base = await bare(folder, load)
        print(base.line())
        results: dict[str, Result] = {}
        for title, judge in (("desk", rules), ("no rules", NoRules())):
            ours = await desk(folder / title, title, judge, load)
            print(ours.line())
            share = f"{ours.rate / base.rate:.2f} of the bare rate, {ours.per_cpu / base.per_cpu:.2f} per CPU-second"
            print(f"  ratio    {share} (0.4 is asked of the desk with its rules)")
            results[title] = ours
        tell(await steps(folder, rules), results["desk"], base)


def main() -> int:
    parser = argparse.ArgumentParser(description="From webhook to durable ticket, beside a bare handler")
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for each half")
    options = parser.parse_args()
    asyncio.run(run(Load(messages=options.messages, connections=options.connections, limit=options.limit)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
