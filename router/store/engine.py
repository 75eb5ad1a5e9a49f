"""The database behind two calls: `write` shares one durable commit among its callers, `read` sees a snapshot.

A domain function is `def f(tx: Connection, …)`: synchronous, no I/O but the transaction's own. What differs between databases
(the order to begin, ON CONFLICT) stays in this file.
"""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec
from alembic import command
from alembic.config import Config
from sqlalchemy import (
    ClauseElement,
    Connection,
    Engine,
    Table,
    TableClause,
    bindparam,
    column,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy import table as light_table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

P = ParamSpec("P")
T = TypeVar("T")

SHARE = 256  # functions in one commit: more only makes the first of them wait
READERS = 4
BUSY_SECONDS = 30
PAGE = 8192  # bytes
# Pages in memory, KiB: a batch that is filed changes more than SQLite's own 2 MB hold, which went to files and came back.
WRITER_CACHE, READER_CACHE = 16_000, 2_000
_ANNOUNCED = "okno.announced"


class Closed(Exception):
    """The store was closed before this call: nothing of it was written."""


class Unavailable(Exception):
    """The database could not do it now, whatever was asked: locked, full, unreadable. Nothing of the call was written; try again later."""


class Changed:
    """Tells waiters in this process that a topic ("raws", "deliveries", "events", "parts") has something new.

    Only a hint: the tables are the truth, so a waiter always has a timeout and looks for itself.
    """

    def __init__(self) -> None:
        self._versions: dict[str, int] = {}
        self._waiters: dict[str, set[asyncio.Future[None]]] = {}

    def version(self, topic: str) -> int:
        """Grows with every commit that touched the topic. Take it before you look, give it to `wait` after."""
        return self._versions.get(topic, 0)

    async def wait(self, topic: str, after: int, timeout: float) -> int:
        """The version as soon as it differs from `after`, or the same one after `timeout` seconds."""
        if self.version(topic) != after:
            return self.version(topic)
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.setdefault(topic, set()).add(waiter)
        try:
            async with asyncio.timeout(timeout):
                await waiter
        except TimeoutError:
            pass
        finally:
            self._waiters[topic].discard(waiter)
        return self.version(topic)

    def announce(self, topics: Iterable[str]) -> None:
        """To be called in the event loop, after the commit."""
        for topic in topics:
            self._versions[topic] = self.version(topic) + 1
            for waiter in self._waiters.get(topic, ()):
                if not waiter.done():
                    waiter.set_result(None)


@dataclass(slots=True)
class _Job:
    run: Callable[[Connection], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


@dataclass(slots=True)
class Store:
    """An open database. Made by `Store.open`, which doesn't migrate: see `migrate`."""

    writer: Engine
    reader: Engine
    changed: Changed = field(default_factory=Changed)
    _jobs: SimpleQueue[_Job | None] = field(default_factory=SimpleQueue)
    _threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(READERS, "store-read"))
    _thread: threading.Thread | None = None
    _closed: bool = False

    @classmethod
    def open(cls, url: str) -> "Store":
        """`sqlite:///path/to/file.db`. Raises ValueError for a database that isn't supported."""
        store = cls(
            _engine(url, begin="BEGIN IMMEDIATE", size=1, kib=WRITER_CACHE),
            _engine(url, begin="BEGIN", size=READERS),
        )
        store._thread = threading.Thread(target=store._write_all, name="store-write", daemon=True)
        store._thread.start()
        return store

    async def write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `fn(tx, …)` and returns its result after the durable commit.

        Functions that wait at the same time share a commit, each in a savepoint: one that raises is undone alone and only its
        caller gets the exception. A cancelled caller does not stop a function that was handed over.
        """
        if self._closed:
            raise Closed("the store is closed")
        loop = asyncio.get_running_loop()
        job = _Job(lambda tx: fn(tx, *args, **kwargs), loop, loop.create_future())
        self._jobs.put(job)
        return await job.future  # type: ignore[no-any-return]

    async def read(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `fn(tx, …)` on a connection of its own in a thread; it sees one snapshot and must not write."""
        if self._closed:
            raise Closed("the store is closed")

        def run() -> T:
            with self.reader.begin() as tx:
                return fn(tx, *args, **kwargs)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, run)
        except DBAPIError as error:
            if _of_the_database(error):
                raise Unavailable(_words(error)) from error
            raise

    async def close(self) -> None:
        """Finishes what was handed over, then closes. Later calls raise Closed."""
        if self._closed:
            return
        self._closed = True
        self._jobs.put(None)
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        await asyncio.to_thread(self._threads.shutdown)
        self.reader.dispose()
        self.writer.dispose()

    def _write_all(self) -> None:
        while (job := self._jobs.get()) is not None:
            jobs, last = self._waiting(job)
            announced = self._commit(jobs)
            for loop in {job.loop for job in jobs}:
                mine = [job for job in jobs if job.loop is loop]
                if not loop.is_closed():
                    loop.call_soon_threadsafe(self._settle, mine, announced)
            if last:
                return

    def _waiting(self, first: _Job) -> tuple[list[_Job], bool]:
        jobs = [first]
        while len(jobs) < SHARE:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False

    def _commit(self, jobs: Sequence[_Job]) -> frozenset[str]:
        try:
            with self.writer.connect() as tx:
                with tx.begin():
                    tx.info[_ANNOUNCED] = set()
                    for job in jobs:
                        _run(tx, job) if len(jobs) == 1 else _run_alone(tx, job)
                return frozenset(tx.info[_ANNOUNCED])
        except Exception as error:  # noqa: BLE001 — the thread must live; every caller is given the reason
            for job in jobs:
                job.result, job.error = None, job.error or Unavailable(_words(error))
            return frozenset()

    def _settle(self, jobs: Sequence[_Job], announced: Iterable[str]) -> None:
        for job in jobs:
            if job.future.done():
                continue
            if job.error is not None:
                job.future.set_exception(job.error)
            else:
                job.future.set_result(job.result)
        self.changed.announce(announced)


def _run(tx: Connection, job: _Job) -> None:
    try:
        job.result = job.run(tx)
    except Exception as error:  # handed to the caller, who alone knows what it means
        job.error = Unavailable(_words(error)) if _of_the_database(error) else error
        raise


def _run_alone(tx: Connection, job: _Job) -> None:
    """Among others, which go on if it fails. A savepoint keeps a copy of every page that is changed after it."""
    tx.exec_driver_sql("SAVEPOINT alone")
    try:
        _run(tx, job)
    except Exception:  # noqa: BLE001 — its caller is told
        tx.exec_driver_sql("ROLLBACK TO SAVEPOINT alone")
    tx.exec_driver_sql("RELEASE SAVEPOINT alone")


# SQLite's primary result codes (sqlite.org/rescode.html): BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
_NOT_NOW = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 26})


def _of_the_database(error: Exception) -> bool:
    """Whether the database itself is in trouble, and not what it was asked."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    return (code & 0xFF) in _NOT_NOW


def _words(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error)


def announce(tx: Connection, *topics: str) -> None:
    """After this transaction's commit, wakes who waits for the topics in `Store.changed`."""
    tx.info.setdefault(_ANNOUNCED, set()).update(topics)


def insert_all(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Inserts rows that all have the same keys, by one statement; returns their ids in the order of `rows`."""
    if not rows:
        return []
    ids = _reserve(tx, table, len(rows))
    run_many(tx, _insert(table, ("id", *rows[0])), rows, id=ids)
    return ids


def insert_new(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Inserts the rows that break no unique constraint, leaves out the others (ON CONFLICT DO NOTHING); how many were inserted."""
    return run_many(tx, _insert_new(tx.dialect.name, table, tuple(rows[0])), rows) if rows else 0


def insert_unless_there(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """`insert_new` with ids: those of `rows`, in order, if all of them were new. Else nothing: the caller has to look them up."""
    if not rows:
        return []
    ids = _reserve(tx, table, len(rows))
    new = run_many(tx, _insert_new(tx.dialect.name, table, ("id", *rows[0])), rows, id=ids)
    return ids if new == len(rows) else []


def put(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]) -> None:
    """Inserts rows, or gives the ones already there (same `key` columns) the other columns' new values."""
    if rows:
        run_many(tx, _put(tx.dialect.name, table, tuple(rows[0]), tuple(key)), rows)


def run_many(tx: Connection, statement: ClauseElement, rows: Sequence[Mapping[str, Any]], **more: Sequence[Any]) -> int:
    """The statement once for each row, in one call of the driver; how many rows it changed. Every row has all of its parameters
    but those that `more` has, a value a row.

    SQLAlchemy compiles the statement and converts the values; its own executemany does for each row what is needed but once, and
    that was a third of the pipeline's time. The statement has to be a constant: its plan is kept.
    """
    plan = _PLANS.get((statement, tx.dialect.name))
    if plan is None:
        plan = _PLANS[statement, tx.dialect.name] = _plan(tx, statement)
    sql, names, converts = plan
    columns: list[Iterable[Any]] = [more[name] if name in more else [row[name] for row in rows] for name in names]
    for place, convert in converts:
        columns[place] = map(convert, columns[place])
    return tx.exec_driver_sql(sql, list(zip(*columns, strict=True))).rowcount


_Plan = tuple[str, Sequence[str], Sequence[tuple[int, Callable[[Any], Any]]]]
_PLANS: dict[tuple[ClauseElement, str], _Plan] = {}


def _plan(tx: Connection, statement: ClauseElement) -> _Plan:
    compiled = statement.compile(dialect=tx.dialect)
    assert isinstance(compiled, SQLCompiler)
    names = list(compiled.positiontup or ())
    types = [compiled.binds[name].type.dialect_impl(tx.dialect) for name in names]
    converts = [
        (place, made) for place, kind in enumerate(types) if (made := kind.bind_processor(tx.dialect)) is not None
    ]
    return str(compiled), names, converts


def _reserve(tx: Connection, table: Table, number: int) -> list[int]:
    """Ids for new rows. On SQLite the transaction is the only writer; elsewhere the table's sequence gives them."""
    if tx.dialect.name == "sqlite":
        last: int = tx.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table.name}").scalar_one()  # noqa: S608 — our own name
        return list(range(last + 1, last + 1 + number))
    sequence = func.pg_get_serial_sequence(table.name, "id")
    return list(tx.execute(select(func.nextval(sequence)).select_from(func.generate_series(1, number))).scalars())


@cache
def _insert(table: Table, names: tuple[str, ...]) -> ClauseElement:
    return insert(_columns(table, names)).values({name: bindparam(name, type_=table.c[name].type) for name in names})


@cache
def _insert_new(dialect: str, table: Table, names: tuple[str, ...]) -> ClauseElement:
    return _conflict_insert(dialect, table, names).on_conflict_do_nothing()


@cache
def _put(dialect: str, table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> ClauseElement:
    statement = _conflict_insert(dialect, table, names)
    new = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=new)


def _conflict_insert(dialect: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    made = sqlite.insert if dialect == "sqlite" else postgresql.insert
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    return made(_columns(table, names)).values(values)


def _columns(table: Table, names: tuple[str, ...]) -> TableClause:
    """The table with these columns alone: the others get the database's own defaults."""
    return light_table(table.name, *(column(name, table.c[name].type) for name in names))


def chunks(values: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """Values for questions with IN: SQLite takes 32,766 parameters in one, PostgreSQL 65,535."""
    rest = list(values)
    for start in range(0, len(rest), size):
        yield rest[start : start + size]


def by_channel(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Names of the form (channel, key) for questions with `channel = … AND key IN …`: an IN of pairs takes SQLAlchemy
    two and a half times as long."""
    keys: dict[str, dict[str, None]] = {}
    for channel, key in names:
        keys.setdefault(channel, {})[key] = None
    for channel, some in keys.items():
        for part in chunks(some):
            yield channel, part


def migrate(url: str) -> None:
    """Brings the database (made if missing) to the newest tables. Blocking; run it before `Store.open`."""
    engine = _engine(url, begin="BEGIN IMMEDIATE", size=1)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _engine(url: str, *, begin: str, size: int, kib: int = READER_CACHE) -> Engine:
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        raise ValueError(
            f"the database {address.render_as_string(hide_password=True)} is not supported: use sqlite:///file.db"
        )
    if not address.database or address.database == ":memory:":
        raise ValueError("the database must be a file: sqlite:///file.db")
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address, pool_size=size, max_overflow=0, json_serializer=_ENCODER.encode, json_deserializer=msgspec.json.decode,
        hide_parameters=True,  # an error's words are logged and shown: what customers wrote stays out of them
    )  # fmt: skip
    event.listen(engine, "connect", partial(_configure, kib))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _configure(kib: int, connection: Any, _record: object) -> None:
    # Python's sqlite3 opens transactions by itself and late; without that BEGIN is ours (SQLAlchemy, "SQLite: Transactions").
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    # Heard by a new file alone. Mails and verdicts are larger than SQLite's own 4 KB; of 16 KB a large desk would write too many.
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{kib}")
    connection.execute("PRAGMA temp_store = MEMORY")  # what undoes a savepoint


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} can't be stored as JSON")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)
