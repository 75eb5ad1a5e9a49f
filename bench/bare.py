"""The baseline of bench.pipeline: an aiohttp handler that decodes the same body and group-commits three rows through sqlite3."""

import asyncio
import sqlite3
from pathlib import Path

import msgspec
from aiohttp import web

from bench.load import Load, Result, measure


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


async def bare(folder: Path, load: Load) -> Result:
    handler = Bare(folder / "bare.db")
    app = web.Application()
    app.router.add_post("/in", handler.handle)
    return await measure("bare", app, "/in", load, handler.finished)
