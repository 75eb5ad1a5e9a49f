"""An IMAP server that does to a client what real ones do on bad days, by script. Knows only the commands that the channel uses."""

import asyncio
import base64
import contextlib
import re
import ssl
from dataclasses import dataclass, field

FETCH = re.compile(rb"UID FETCH ([\d,:*]+) \((.*)\)", re.IGNORECASE)


@dataclass
class OddImap:
    """`hang_in_literal`, `drop_at`, `silent_at` … are used up once each, so that a client that connects again gets through."""

    mails: dict[int, bytes] = field(default_factory=dict)
    validity: int = 1000
    uidnext: bool = True
    can_idle: bool = True
    greeting: bytes = b"* OK ready"
    password: str = "secret"
    token: str = ""  # the access token that XOAUTH2 is let in with
    hang_in_literal: int = 0  # answers that stop in the middle of a mail
    drop_at: list[str] = field(default_factory=list)  # commands at which the connection is closed, once each
    silent_at: list[str] = field(default_factory=list)  # commands that are never answered, once each
    half_close_idle: int = 0  # IDLEs at which the server closes its side
    flood: int = 0  # untagged lines before every answer
    split: int = 0  # bytes in one write; 0: as it comes
    refuse_uids: set[int] = field(default_factory=set)  # mails that the server never gives
    quoted_empty: set[int] = field(default_factory=set)  # mails that are given as BODY[] ""
    uid_after_body: bool = False
    flag_news: bool = False  # an unsolicited FETCH (FLAGS …) between the mails
    tls: ssl.SSLContext | None = None
    connections: int = 0
    commands: list[str] = field(default_factory=list)
    port: int = 0
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aenter__(self) -> "OddImap":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        assert self._server is not None
        self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.sleep(0)

    def arrive(self, data: bytes) -> int:
        """A new mail; clients in IDLE hear of it."""
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = data
        self._news.set()
        return uid

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        try:
            await self._put(writer, self.greeting + b"\r\n")
            while line := await reader.readline():
                await self._answer(line.rstrip(b"\r\n"), reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _answer(self, line: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tag, _, rest = line.partition(b" ")
        name = rest.split(b" ")[0].decode().upper()
        name = rest.decode("utf-8", "replace").upper()[:10].strip() if name == "UID" else name
        self.commands.append(name)
        if self._misbehaves(name, writer):
            return
        if self.flood:
            await self._put(writer, b"* 1 EXISTS\r\n" * self.flood)
        await self._obey(name, tag, rest, reader, writer)

    def _misbehaves(self, name: str, writer: asyncio.StreamWriter) -> bool:
        if name in self.drop_at:
            self.drop_at.remove(name)
            writer.transport.abort()
            return True
        if name in self.silent_at:
            self.silent_at.remove(name)
            return True
        return False

    async def _obey(
        self, name: str, tag: bytes, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        match name:
            case "CAPABILITY":
                idle = b" IDLE" if self.can_idle else b""
                starttls = b" STARTTLS" if self.tls and not writer.get_extra_info("sslcontext") else b""
                await self._put(writer, b"* CAPABILITY IMAP4rev1" + idle + starttls + b"\r\n" + tag + b" OK done\r\n")
            case "STARTTLS":
                await self._put(writer, tag + b" OK begin\r\n")
                assert self.tls is not None
                await writer.start_tls(self.tls)
            case "LOGIN":
                good = rest.endswith(f'"{self.password}"'.encode())
                await self._put(writer, tag + (b" OK in\r\n" if good else b" NO [AUTHENTICATIONFAILED] bad login\r\n"))
            case "AUTHENTICATE":
                await self._xoauth2(tag, rest, reader, writer)
            case "SELECT":
                await self._select(tag, writer)
            case "UID SEARCH":
                found = " ".join(str(uid) for uid in self._search(rest.decode()))
                await self._put(writer, f"* SEARCH {found}\r\n".encode() + tag + b" OK searched\r\n")
            case "UID FETCH":
                await self._fetch(tag, rest, writer)
            case "IDLE":
                await self._idle(tag, reader, writer)
            case _:
                await self._put(writer, tag + b" OK done\r\n")

    async def _xoauth2(
        self, tag: bytes, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        given = base64.b64decode(rest.split(b" ")[2])
        if given == f"user=support@shop.example\1auth=Bearer {self.token}\1\1".encode():
            await self._put(writer, tag + b" OK in\r\n")
            return
        await self._put(writer, b"+ " + base64.b64encode(b'{"status":"400"}') + b"\r\n")
        assert await reader.readline() == b"\r\n"
        await self._put(writer, tag + b" NO [AUTHENTICATIONFAILED] bad token\r\n")

    async def _select(self, tag: bytes, writer: asyncio.StreamWriter) -> None:
        following = f"* OK [UIDNEXT {max(self.mails, default=0) + 1}] next\r\n" if self.uidnext else ""
        await self._put(
            writer,
            f"* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] valid\r\n{following}".encode()
            + tag + b" OK [READ-WRITE] selected\r\n",
        )  # fmt: skip

    def _search(self, criteria: str) -> list[int]:
        found = re.search(r"SEARCH UID (\d+)(:\*)?", criteria)
        if found is None:
            return sorted(self.mails)
        first = int(found.group(1))
        if not found.group(2):
            return [first] if first in self.mails else []
        last = max(self.mails, default=0)
        return [
            uid for uid in sorted(self.mails) if uid >= min(first, last)
        ]  # "n:*" always holds the last mail (RFC 3501 6.4.8)

    async def _fetch(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        found = FETCH.match(rest)
        assert found is not None, rest
        for number, uid in enumerate([int(one) for one in found.group(1).split(b",")], 1):
            if uid not in self.mails or (uid in self.refuse_uids and b"BODY" in found.group(2)):
                continue
            await self._put(writer, await self._item(number, uid, found.group(2), writer))
            if self.flag_news:
                await self._put(writer, f"* {number} FETCH (FLAGS (\\Seen))\r\n* 99 EXISTS\r\n".encode())
        await self._put(writer, tag + b" OK fetched\r\n")

    async def _item(self, number: int, uid: int, what: bytes, writer: asyncio.StreamWriter) -> bytes:
        data = self.mails[uid]
        if b"RFC822.SIZE" in what:
            return f"* {number} FETCH (UID {uid} RFC822.SIZE {len(data)})\r\n".encode()
        if b"HEADER" in what:
            head, _, text = data.partition(b"\r\n\r\n")
            limit = int(re.search(rb"<0\.(\d+)>", what).group(1))  # type: ignore[union-attr]
            head, text = head + b"\r\n\r\n", text[:limit]
            return (
                f"* {number} FETCH (UID {uid} BODY[HEADER] {{{len(head)}}}\r\n".encode() + head
                + f" BODY[TEXT]<0> {{{len(text)}}}\r\n".encode() + text + b")\r\n"
            )  # fmt: skip
        if uid in self.quoted_empty:
            return f'* {number} FETCH (UID {uid} BODY[] "")\r\n'.encode()
        if self.hang_in_literal:
            self.hang_in_literal -= 1
            await self._put(
                writer, f"* {number} FETCH (UID {uid} BODY[] {{{len(data)}}}\r\n".encode() + data[: len(data) // 2]
            )
            await asyncio.Event().wait()
        if self.uid_after_body:
            return f"* {number} FETCH (BODY[] {{{len(data)}}}\r\n".encode() + data + f" UID {uid})\r\n".encode()
        return f"* {number} FETCH (UID {uid} BODY[] {{{len(data)}}}\r\n".encode() + data + b")\r\n"

    async def _idle(self, tag: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.half_close_idle:
            self.half_close_idle -= 1
            writer.write_eof()
            return
        await self._put(writer, b"+ idling\r\n")
        done = asyncio.ensure_future(reader.readline())
        while not done.done():
            news = asyncio.ensure_future(self._news.wait())
            await asyncio.wait({done, news}, return_when=asyncio.FIRST_COMPLETED)
            news.cancel()
            if self._news.is_set() and not done.done():
                self._news.clear()
                await self._put(writer, f"* {len(self.mails)} EXISTS\r\n".encode())
        with contextlib.suppress(ConnectionError):
            await self._put(writer, tag + b" OK idled\r\n")

    async def _put(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        for start in range(0, len(data), self.split or len(data)):
            writer.write(data[start : start + (self.split or len(data))])
            if self.split:
                await asyncio.sleep(0)
        await writer.drain()
