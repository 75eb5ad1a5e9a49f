"""An SMTP server that says to a client what real ones say on bad days, by script."""

import asyncio
import contextlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field

from channels.email.client import EmailChannel
from tests.channels.email.conftest import connect

USUAL = {
    "BANNER": b"220 ready\r\n", "EHLO": b"250-here\r\n250 8BITMIME\r\n", "STARTTLS": b"220 go\r\n", "DATA": b"354 go on\r\n",
    "AUTH": b"235 2.7.0 in\r\n", "QUIT": b"221 bye\r\n",
}  # fmt: skip
DROP = b"drop"  # in the place of an answer or at its end: the connection is closed
HANG = b"hang"  # no answer, ever


@dataclass
class OddSmtp:
    """`script` has the answers to a command in order, the last for all that follow; END is a mail's last line."""

    script: Mapping[str, list[bytes]] = field(default_factory=dict)
    slow: bool = False  # byte by byte
    tls: ssl.SSLContext | None = None  # for STARTTLS
    mails: list[bytes] = field(default_factory=list)
    commands: list[bytes] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    _server: asyncio.Server | None = None
    _said: dict[str, int] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> "OddSmtp":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def channel(self, *, deadline: float = 30.0, **more: str) -> EmailChannel:
        """A desk's channel that sends by this server; `more` is of the server's section."""
        smtp = {"host": "127.0.0.1", "port": self.port, "security": "none", **more}
        section = {"mailboxes": [{"address": "support@shop.example"}], "imap": {"host": "127.0.0.1"}, "smtp": smtp}
        return connect(section, deadline=deadline)

    def of(self, verb: str) -> list[bytes]:
        """The lines of that command."""
        return [line for line in self.commands if line.upper().startswith(verb.encode())]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
                await self._talk(reader, writer)
        finally:
            self._tasks.discard(task)
            writer.transport.abort()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._say("BANNER", writer)
        while line := (await reader.readline()).rstrip(b"\r\n"):
            self.commands.append(line)
            verb = line.split(b" ")[0].decode("latin-1").upper()
            answer = await self._say(verb, writer)
            if verb == "DATA" and answer.startswith(b"354"):
                self.mails.append((await reader.readuntil(b"\r\n.\r\n"))[:-3])
                await self._say("END", writer)
            elif verb == "AUTH" and answer.startswith(b"334"):
                self.commands.append(await reader.readline())
                await self._say("WORD", writer)
            elif verb == "STARTTLS" and self.tls and answer.startswith(b"220"):
                await writer.start_tls(self.tls)
            elif verb == "QUIT":
                return

    async def _say(self, verb: str, writer: asyncio.StreamWriter) -> bytes:
        answers = self.script.get(verb) or [USUAL.get(verb, b"250 ok\r\n")]
        number = self._said.get(verb, 0)
        self._said[verb] = number + 1
        answer = answers[min(number, len(answers) - 1)]
        if answer == HANG:
            await asyncio.Event().wait()
        data = answer.removesuffix(DROP)
        for at in range(0, len(data), 1 if self.slow else len(data)):
            writer.write(data[at : at + 1] if self.slow else data)
            await writer.drain()
            if self.slow:
                await asyncio.sleep(0)
        if answer.endswith(DROP):
            if data:
                writer.close()
                await writer.wait_closed()
            raise ConnectionResetError
        return answer
