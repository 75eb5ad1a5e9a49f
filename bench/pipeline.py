"""From webhook POST to durable ticket with verdict: messages a second, beside a bare handler on the same machine, in the same run.

    python -m bench.pipeline [--messages 5000] [--connections 64]

The desk: the real /in route with the Telegram channel, the default rules, store and pipeline on SQLite (WAL, synchronous=FULL); the
client is another process on loopback with keep-alive connections; the time ends when the last raw is a ticket. The bare baseline:
an aiohttp handler that decodes the same body and group-commits three rows (raw, ticket, message) through sqlite3.
"""

import argparse
import asyncio
import json
import multiprocessing
import secrets
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import msgspec
from aiohttp import web
from sqlalchemy import Connection, Table, func, select

import channels
from router import filing
from router.channel import ChannelSetup, Hook, Signer
from router.filing import Item, Judged, Office
from router.ingest import Ingest
from router.judging import Judge, judged, question
from router.past import Past
from router.pipeline import BATCH, Pipeline, spare_the_collector
from router.queue import LocalQueue, sweep
from router.schema import Inbound, InboundMessage, Verdict
from router.store import raws as raw_store
from router.store.engine import Store, chunks, migrate
from router.store.tables import deliveries, messages, raws, tickets
from router.threading import Policy
from rules.model import Context, Hours

S = TypeVar("S")
T = TypeVar("T")
Body = Callable[[int], bytes]
SECRET = "bench-secret"
PEOPLE = 500
TEXTS = (
    "Здравствуйте! Заказ 12345678 должен был прийти в пункт выдачи ещё во вторник, а статус до сих пор «В пути». Подскажите, "
    "пожалуйста, где он сейчас и когда его можно будет забрать? Приложение ничего не показывает, а в пункте выдачи говорят ждать.",
    "Добрый день, вернула товар 3 марта курьером, деньги на карту так и не пришли. Прошло уже две недели, сумма 4 590 руб. "
    "В личном кабинете возврат отмечен как завершённый. Когда вернут деньги и почему так долго?",
    "Мне написали в личные сообщения от имени поддержки, просят перейти по ссылке wildberies-refund.ru и ввести данные карты, "
    "чтобы оформить возврат. Это правда вы или мошенники? Скриншот могу приложить, ссылку я пока не открывала.",
    "Не могу войти в приложение: пишет «неизвестная ошибка», код в СМС приходит, но после него снова тот же экран. Телефон сменила "
    "неделю назад, номер прежний. Переустановка не помогает, на сайте всё работает. Что делать?",
)


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    messages: int
    seconds: float
    cpu: float  # of the serving process
    answered: float  # seconds until the last request had its 200

    @property
    def rate(self) -> float:
        return self.messages / self.seconds

    @property
    def per_cpu(self) -> float:
        return self.messages / self.cpu

    def line(self) -> str:
        rate = f"{self.name:<10} {self.messages:>6} messages  {self.rate:>7.0f}/s  {self.per_cpu:>7.0f} per CPU-second"
        return f"{rate}  (answered {self.messages / self.answered:.0f}/s)"


def update(number: int) -> bytes:
    """A private text message as the Bot API delivers it: people take turns, each writes several times."""
    person = 1000 + number % PEOPLE
    user = {
        "id": person,
        "is_bot": False,
        "first_name": f"Анна {person}",
        "username": f"anna{person}",
        "language_code": "ru",
    }
    chat = {"id": person, "first_name": user["first_name"], "username": user["username"], "type": "private"}
    message = {
        "message_id": number + 1,
        "from": user,
        "chat": chat,
        "date": 1_770_000_000 + number,
        "text": TEXTS[number % len(TEXTS)],
    }
    return json.dumps({"update_id": number + 1, "message": message}, ensure_ascii=False).encode()


def client(
    port: int, path: str, count: int, connections: int, start: "multiprocessing.synchronize.Event", body: Body = update
) -> None:
    """The other process: posts every update over keep-alive connections."""
    asyncio.run(_post(port, path, [body(number) for number in range(count)], connections, start))


async def _post(
    port: int, path: str, bodies: list[bytes], connections: int, start: "multiprocessing.synchronize.Event"
) -> None:
    queue = list(reversed(bodies))
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    start.wait()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=connections), headers=headers) as session:

        async def work() -> None:
            while queue:
                body = queue.pop()
                async with session.post(f"http://127.0.0.1:{port}{path}", data=body) as answer:
                    if answer.status != 200:
                        raise SystemExit(f"the server answered {answer.status}: {await answer.text()}")

        await asyncio.gather(*(work() for _ in range(connections)))


async def measure(
    name: str,
    app: web.Application,
    path: str,
    count: int,
    connections: int,
    finished: Callable[[], Awaitable[bool]],
    limit: float,
    body: Body = update,
) -> Result:
    """Serves `app`, lets the client post, and waits until `finished`."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Event()
    process = spawn.Process(target=client, args=(port, path, count, connections, start, body))
    process.start()
    await asyncio.sleep(1.5)  # the client's imports and bodies are not what is measured
    wall, cpu = time.perf_counter(), time.process_time()
    start.set()
    try:
        async with asyncio.timeout(limit):
            await asyncio.to_thread(process.join)
            answered = time.perf_counter() - wall
            while not await finished():  # noqa: ASYNC110 — the tables are asked, as an outsider would
                await asyncio.sleep(0.02)
        result = Result(name, count, time.perf_counter() - wall, time.process_time() - cpu, answered)
    finally:
        if process.is_alive():
            process.terminate()
        await asyncio.to_thread(process.join)
        await runner.cleanup()
    if process.exitcode:
        raise SystemExit(f"the client ended with {process.exitcode}")
    return result


class Bare:
    """Decode, three rows, one commit for who waits together: as little as a durable webhook can do."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.executescript(
            """PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE raws (id INTEGER PRIMARY KEY, key TEXT UNIQUE, body BLOB);
            CREATE TABLE tickets (id INTEGER PRIMARY KEY, chat INTEGER, subject TEXT);
            CREATE TABLE messages (id INTEGER PRIMARY KEY, chat INTEGER, text TEXT);"""
        )
        self._waiting: list[tuple[tuple[str, bytes], tuple[int, str], asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        data = msgspec.json.decode(body)
        message = data["message"]
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(((str(data["update_id"]), body), (message["chat"]["id"], message["text"]), future))
        if self._task is None:
            self._task = asyncio.create_task(self._write())
        await future
        return web.Response(text="ok")

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await asyncio.to_thread(self._commit, [one[0] for one in batch], [one[1] for one in batch])
            for *_, future in batch:
                future.set_result(None)
        self._task = None

    def _commit(self, arrived: list[tuple[str, bytes]], said: list[tuple[int, str]]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO raws (key, body) VALUES (?, ?)", arrived)
        self._db.executemany("INSERT INTO tickets (chat, subject) VALUES (?, ?)", said)
        self._db.executemany("INSERT INTO messages (chat, text) VALUES (?, ?)", said)
        self._db.execute("COMMIT")

    async def finished(self) -> bool:
        return self._task is None


async def bare(folder: Path, count: int, connections: int, limit: float) -> Result:
    handler = Bare(folder / "bare.db")
    app = web.Application()
    app.router.add_post("/in", handler.handle)
    return await measure("bare", app, "/in", count, connections, handler.finished, limit)


def telegram(signer: Signer) -> Any:
    """The real channel, called by its webhook; nothing of it goes to the network here."""
    section = {"token": "1:bench", "mode": "webhook", "webhook_secret": SECRET}
    setup = ChannelSetup(name="bot", section=section, signer=signer, public_url="https://desk.example")
    return channels.load("telegram").build(setup)


async def desk(
    folder: Path,
    title: str,
    rules: Judge,
    count: int,
    connections: int,
    limit: float,
    of: Callable[[Signer], Any] = telegram,
    body: Body = update,
) -> Result:
    """The whole way, from the HTTP request to the ticket; `of` makes the channel, `body` what its provider posts."""
    url = f"sqlite:///{folder}/desk.db"
    migrate(url)
    store, queue, signer = Store.open(url), LocalQueue(), Signer(secrets.token_bytes(32))
    channel = of(signer)
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
        result = await measure(title, app, "/in/bot", count, connections, finished, limit, body)
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
    from rules.engine import compile_packs
    from rules.packs import default_packs

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


async def run(count: int, connections: int, limit: float) -> None:
    rules = default_rules()
    spare_the_collector()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{count} updates over {connections} connections")
        base = await bare(folder, count, connections, limit)
        print(base.line())
        results: dict[str, Result] = {}
        for title, judge in (("desk", rules), ("no rules", NoRules())):
            ours = await desk(folder / title, title, judge, count, connections, limit)
            print(ours.line())
            share = f"{ours.rate / base.rate:.2f} of the bare rate, {ours.per_cpu / base.per_cpu:.2f} per CPU-second"
            print(f"  ratio    {share} (0.4 is asked of the desk with its rules)")
            results[title] = ours
        tell(await steps(folder, rules), results["desk"], base)


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
        hooks = [hook(number) for number in range(STEPS)]
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


def hook(number: int) -> Hook:
    headers = {"x-telegram-bot-api-secret-token": SECRET, "content-type": "application/json"}
    return Hook(
        method="POST", path="/in/bot", headers=headers, query={}, body=update(number), remote="127.0.0.1",
        received_at=datetime.now(UTC),
    )  # fmt: skip


def tell(spent: Mapping[str, float], ours: Result, base: Result) -> None:
    """The steps' CPU time a message, their share of all that the process spent, and the bare handler's beside it."""
    whole = 1 / ours.per_cpu
    rest = {"HTTP, event loop, commits, waiting threads": max(0.0, whole - sum(spent.values()))}
    print(
        f"  where the desk's {whole * 1e6:.0f} µs of CPU a message go (the bare handler takes {1e6 / base.per_cpu:.0f} µs for all):"
    )
    for name, seconds in (*spent.items(), *rest.items()):
        print(f"    {name:<44} {seconds * 1e6:>5.0f} µs  {seconds / whole:>4.0%}")


def main() -> int:
    parser = argparse.ArgumentParser(description="From webhook to durable ticket, beside a bare handler")
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for each half")
    options = parser.parse_args()
    asyncio.run(run(options.messages, options.connections, options.limit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
