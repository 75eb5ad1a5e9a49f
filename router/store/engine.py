"""The database behind two calls: `write` shares one durable commit among its callers, `read` sees a snapshot.

A domain function is `def f(tx: Connection, …)`: synchronous, no I/O but the transaction's own.
"""

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from router.store.database import connected

P = ParamSpec("P")
T = TypeVar("T")

SHARE = 256  # functions in one commit: more only makes the first of them wait
READERS = 4
# KiB of pages in memory: a batch that is filed changes more than SQLite's own 2 MB hold, which went to files and came back.
WRITER_CACHE = 16_000
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
            connected(url, begin="BEGIN IMMEDIATE", size=1, kib=WRITER_CACHE),
            connected(url, begin="BEGIN", size=READERS),
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
