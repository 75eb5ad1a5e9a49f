"""A real Okno process beside the emulators: its config.yaml, its start, its end (kind or not), and an operator at its inbox."""

import asyncio
import os
import re
import signal
import socket
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from tests.emulators.customer import Attachment
from tests.waiting import LIMIT, until


def free_port() -> int:
    """A port that nobody else is given while this process lives, and that nobody listens on yet.

    Linux gives a bound port to no other `bind` or `connect` by itself, and lets another process listen on it as long as we don't
    (ip(7), SO_REUSEADDR). Elsewhere it is only free at this moment.
    """
    probe = socket.socket()
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    probe.bind(("127.0.0.1", 0))
    port: int = probe.getsockname()[1]
    if sys.platform == "linux":
        probe.detach()
    else:
        probe.close()
    return port


@dataclass(slots=True, kw_only=True)
class RunningDesk:
    """One installation in `folder`. `channels` is that part of config.yaml; `secrets` become environment variables.

    Several processes (one a role) may run on it at once; `kill` and `stop` end all of them.
    """

    folder: Path
    channels: Mapping[str, Mapping[str, object]]
    secrets: Mapping[str, str]
    settings: Mapping[str, object] = field(default_factory=dict)
    port: int = 0
    processes: list[asyncio.subprocess.Process] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    @property
    def database(self) -> Path:
        return self.folder / "data" / "okno.db"

    @property
    def log(self) -> Path:
        return self.folder / "okno.log"

    def write_config(self) -> None:
        """Writes config.yaml; the port is chosen at the first call and kept."""
        self.port = self.port or free_port()
        self._write(self.config, self.port)

    def _write(self, config: Path, port: int) -> None:
        tree = {
            "public_url": self.url,
            "listen": {"host": "127.0.0.1", "port": port},
            "data": str(self.folder / "data"),
            "secret": "${OKNO_SECRET}",
            "channels": {name: dict(section) for name, section in self.channels.items()},
            **self.settings,
        }
        config.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))

    async def okno(self, *arguments: str, stdin: str = "") -> tuple[int, str]:
        """Runs one `okno` command to its end: its exit status and all it printed."""
        command, *rest = arguments
        process = await self._spawn(command, "--config", str(self.config), *rest, pipe=True)
        async with asyncio.timeout(LIMIT):
            printed, _ = await process.communicate(stdin.encode())
        return process.returncode or 0, printed.decode()

    async def start(self, role: str = "all") -> None:
        """Starts `okno run`; returns when it is ready. Raises RuntimeError with the end of its log if it isn't.

        The first process has the desk's address; another, of a further role, gets a port of its own.
        """
        if not self.config.exists():
            self.write_config()
        config, port = self.config, self.port
        if self.processes:
            config, port = self.folder / f"config-{role}.yaml", free_port()
            self._write(config, port)
        process = await self._spawn("run", "--role", role, "--config", str(config), pipe=False)
        self.processes.append(process)
        if not await self._ready(process, port):
            raise RuntimeError(f"okno run --role {role} is not ready:\n{self.tail()}")

    async def kill(self) -> None:
        """kill -9, as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> list[int]:
        """A stop as a service manager asks for it: the exit statuses. Raises TimeoutError if a process doesn't end."""
        return await self._end(signal.SIGTERM)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the tables say, read beside the running desk."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=LIMIT)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def one(self, query: str, *values: object) -> Any:
        """The first column of the first row; None without rows."""
        found = self.rows(query, *values)
        return found[0][0] if found else None

    def tail(self, lines: int = 40) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""

    async def _end(self, how: signal.Signals) -> list[int]:
        processes, self.processes = self.processes, []
        for process in processes:
            if process.returncode is None:
                process.send_signal(how)
        async with asyncio.timeout(LIMIT):
            return [await process.wait() for process in processes]

    async def _spawn(self, *arguments: str, pipe: bool) -> asyncio.subprocess.Process:
        environment = {**os.environ, "OKNO_SECRET": "a secret of the tests, 32 bytes long", **self.secrets}
        command = [sys.executable, "-m", "router", *arguments]
        if pipe:
            where = asyncio.subprocess.PIPE
            return await asyncio.create_subprocess_exec(
                *command, env=environment, stdin=where, stdout=where, stderr=asyncio.subprocess.STDOUT
            )
        with self.log.open("ab") as log:
            # A session of its own: Ctrl-C in the demo's terminal reaches the demo alone, which then stops the desk.
            return await asyncio.create_subprocess_exec(
                *command,
                env=environment,
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )

    async def _ready(self, process: asyncio.subprocess.Process, port: int) -> bool:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:

            async def answers_or_ended() -> bool:
                if process.returncode is not None:
                    return True
                try:
                    async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                        return answer.status == 200
                except (aiohttp.ClientError, TimeoutError):
                    return False

            await until(answers_or_ended, f"an answer at port {port}; {self.log} tells more")
        return process.returncode is None


class OperatorBrowser:
    """An operator at the inbox, over HTTP as a browser without scripts does it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._csrf = ""

    async def log_in(self, login: str, password: str) -> None:
        page = await self._get("/login")
        form = {"login": login, "password": password, "next": "/inbox", "csrf": _csrf(page)}
        async with self._session.post(f"{self.url}/login", data=form) as answer:
            page = await answer.text()
            assert answer.status == 200, f"log in: {answer.status}"
        self._csrf = _csrf(page)
        assert self._csrf, "the inbox carries no CSRF token: not logged in?"

    async def inbox(self, query: str = "status=") -> str:
        return await self._get(f"/inbox?{query}")

    async def ticket(self, ticket_id: int) -> str:
        return await self._get(f"/tickets/{ticket_id}")

    async def admin(self, page: str) -> str:
        """An administrator's page, by its last word: channels, parked."""
        return await self._get(f"/admin/{page}")

    async def replay(self, raw_id: int) -> None:
        """Puts a parked item through the pipeline again."""
        form = {"raw": str(raw_id), "csrf": self._csrf}
        async with self._session.post(f"{self.url}/admin/parked/replay", data=form) as answer:
            assert answer.status == 200, f"replay: {answer.status}"

    async def reply(self, ticket_id: int, text: str, files: Sequence[Attachment] = (), *, key: str = "") -> None:
        await self.act(ticket_id, "write", {"mode": "reply", "text": text, "key": key}, files)

    async def act(
        self, ticket_id: int, action: str, fields: Mapping[str, str], files: Sequence[Attachment] = ()
    ) -> None:
        """Posts the action's form; raises AssertionError with the answer if it is refused."""
        # Browsers write a file's name as it is (HTML Living Standard, multipart/form-data encoding).
        form = aiohttp.FormData({**fields, "csrf": self._csrf}, quote_fields=False, default_to_multipart=True)
        for file in files:
            form.add_field("files", file.data, filename=file.name, content_type=file.media_type)
        async with self._session.post(f"{self.url}/tickets/{ticket_id}/{action}", data=form) as answer:
            assert answer.status == 200, f"{action}: {answer.status} {(await answer.text())[:500]}"

    async def close(self) -> None:
        await self._session.close()

    async def _get(self, path: str) -> str:
        async with self._session.get(self.url + path) as answer:
            assert answer.status == 200, f"GET {path}: {answer.status}"
            return await answer.text()


def _csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', page) or re.search(r'name="csrf-token" content="([^"]*)"', page)
    return found.group(1) if found else ""
