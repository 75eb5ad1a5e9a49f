"""One IMAP connection over aioimaplib, made safe: any doubt raises ImapTrouble and the caller opens a new one from its cursor.

What the library does wrong and what stands here against it (aioimaplib 2.0.3):
  it recurses once a line of a received chunk, about 980 lines end in RecursionError and then silence  -> fed 1 KiB at a time
  a lost connection doesn't fail the commands that wait for it, `idle_start` included                 -> every wait also waits for the loss
  the user name is sent unquoted, folder names untouched                                              -> quoted, modified UTF-7
  it has no STARTTLS                                                                                  -> the command, then loop.start_tls
"""

import asyncio
import base64
import re
import ssl
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from aioimaplib.aioimaplib import AioImapException, Command, IMAP4ClientProtocol, IncompleteRead, quoted

from channels.email.config import Server

WINDOW = 50  # UIDs in one command
MAX_LINE = 16 * 1024 * 1024
SLICE = 1024
_SLOWEST = 20 * 1024  # bytes a second that a fetch is granted beside the deadline

_T = TypeVar("_T")
_FETCH = re.compile(rb"^\d+ FETCH \(")
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_EMPTY = re.compile(rb'BODY\[\](?:<\d+>)? (?:NIL|"")', re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class ImapTrouble(Exception):
    """This connection can't be trusted any more: lost, silent beyond the deadline, or nonsense was answered."""


class ImapRefused(ImapTrouble):
    """The server said no: wrong password, no such folder. The words are the server's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What SELECT told. `uidnext` is 0 where the server doesn't say."""

    validity: int
    uidnext: int
    exists: int


class _Protocol(IMAP4ClientProtocol):  # type: ignore[misc]
    incomplete_line: bytes
    current_command: Any

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self.gone = asyncio.Event()
        self.why = ""

    def data_received(self, data: bytes) -> None:
        position = 0
        while position < len(data) and not self.gone.is_set():
            size = max(SLICE, self._literal_left())
            self._feed(data[position : position + size])
            position += size

    def _feed(self, piece: bytes) -> None:
        """What the library's data_received does, without its repr of every received byte for a log line that nobody reads."""
        try:
            self._handle_responses(self.incomplete_line + piece, self._handle_line, self.current_command)
            self.incomplete_line, self.current_command = b"", None
        except IncompleteRead as unfinished:
            self.incomplete_line, self.current_command = unfinished.data, unfinished.cmd
        except (AioImapException, RecursionError, ValueError, KeyError, AttributeError, IndexError) as error:
            self.fail(f"the server's answer can't be read ({type(error).__name__})")
            return
        if len(self.incomplete_line) > MAX_LINE:
            self.fail(f"the server sent a line of more than {MAX_LINE} bytes")

    def _literal_left(self) -> int:
        command = self.current_command
        return command._expected_size - len(command._resp_literal_data) if command is not None else 0

    def connection_lost(self, exc: Exception | None) -> None:
        self.fail(f"the connection was lost ({type(exc).__name__})" if exc else "the server closed the connection")

    def _continuation(self, line: bytes) -> None:
        command = self.pending_sync_command
        if command is not None and command.name == "AUTHENTICATE":
            self.transport.write(b"\r\n")  # the server told why it refuses and waits for this before its NO
        else:
            super()._continuation(line)

    async def welcome(self, command: bytes) -> None:
        try:
            await super().welcome(command)
        except AioImapException:
            self.fail(f"the server's greeting refuses us: {command[:200].decode('utf-8', 'replace')}")

    def fail(self, why: str) -> None:
        if not self.gone.is_set():
            self.why = why
            self.gone.set()
        if self.transport is not None:
            self.transport.abort()


class Imap:
    """A logged-in connection. Every method raises ImapTrouble (ImapRefused where the server said no); then only `close` is left."""

    def __init__(self, protocol: _Protocol, deadline: float) -> None:
        self._protocol = protocol
        self._deadline = deadline

    @classmethod
    async def connect(cls, server: Server, deadline: float, token: str = "") -> "Imap":
        """Connects, secures, logs in: with the access token if there is one, else with the password."""
        loop = asyncio.get_running_loop()
        context = tls_context(server)
        try:
            async with asyncio.timeout(deadline):
                _, protocol = await loop.create_connection(
                    lambda: _Protocol(loop), server.host, server.port, ssl=context if server.security == "tls" else None
                )
        except (OSError, TimeoutError) as error:
            raise ImapTrouble(f"can't connect to {server.host}:{server.port}: {error or 'no answer in time'}") from None
        self = cls(protocol, deadline)
        try:
            await self._wait(protocol.wait("AUTH|NONAUTH"), "the greeting")
            if server.security == "starttls":
                await self._start_tls(server, context)
            await self._login(server, token)
        except BaseException:
            self.close()
            raise
        return self

    async def _start_tls(self, server: Server, context: ssl.SSLContext | None) -> None:
        protocol = self._protocol
        if "STARTTLS" not in protocol.capabilities:
            raise ImapRefused(f"{server.host} doesn't offer STARTTLS")
        await self._command(protocol.execute(Command("STARTTLS", protocol.new_tag(), loop=protocol.loop)), "STARTTLS")
        if protocol.incomplete_line:
            raise ImapTrouble("the server sent more than its answer before the encryption began")
        try:
            async with asyncio.timeout(self._deadline):
                protocol.transport = await protocol.loop.start_tls(
                    protocol.transport, protocol, context, server_hostname=server.host
                )
        except (OSError, TimeoutError) as error:
            raise ImapTrouble(f"TLS failed: {error or 'no answer in time'}") from None
        await self._wait(protocol.capability(), "CAPABILITY")

    async def _login(self, server: Server, token: str) -> None:
        if self._protocol.state == "AUTH":
            return
        if token:
            await self._command(self._protocol.xoauth2(server.login, token), "AUTHENTICATE XOAUTH2")
            await self._wait(self._protocol.capability(), "CAPABILITY")
            return
        if "LOGINDISABLED" in self._protocol.capabilities:
            raise ImapRefused(f"{server.host} takes no password without encryption: set security to tls or starttls")
        await self._command(self._protocol.login(quoted(server.login), server.password), "LOGIN")
        await self._wait(self._protocol.capability(), "CAPABILITY")

    @property
    def can_idle(self) -> bool:
        return "IDLE" in self._protocol.capabilities

    async def select(self, folder: str) -> Selected:
        response = await self._command(self._protocol.select(quoted(modified_utf7(folder))), f"SELECT {folder}")
        text = b"\n".join(bytes(line) for line in response.lines)
        found = re.search(rb"UIDVALIDITY (\d+)", text)
        if found is None:
            raise ImapTrouble(f"the server gave no UIDVALIDITY for {folder}")
        following = re.search(rb"UIDNEXT (\d+)", text)
        exists = re.search(rb"(\d+) EXISTS", text)
        return Selected(
            validity=int(found.group(1)),
            uidnext=int(following.group(1)) if following else 0,
            exists=int(exists.group(1)) if exists else 0,
        )

    async def search(self, *criteria: str) -> list[int]:
        """UIDs in order."""
        response = await self._command(self._protocol.search(*criteria, by_uid=True, charset=None), "UID SEARCH")
        return sorted({int(token) for line in response.lines[:-1] for token in bytes(line).split() if token.isdigit()})

    async def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Bytes of each mail; one that isn't there any more is missing."""
        response = await self._command(
            self._protocol.uid("fetch", _set(uids), "(UID RFC822.SIZE)", timeout=None), "UID FETCH"
        )
        found: dict[int, int] = {}
        for line in response.lines:
            uid, size = _UID.search(line), _SIZE.search(line)
            if uid and size:
                found[int(uid.group(1))] = int(size.group(1))
        return found

    async def bodies(self, uids: Sequence[int], size: int) -> dict[int, bytes]:
        """Whole mails, `size` bytes together; one that isn't there any more is missing. Leaves \\Seen alone."""
        items = await self._fetch(uids, "(UID BODY.PEEK[])", size)
        return {uid: literals[0] for uid, literals in items.items() if literals}

    async def beginning(self, uid: int, limit: int) -> bytes | None:
        """The header and the first `limit` bytes of the text of one large mail."""
        items = await self._fetch([uid], f"(UID BODY.PEEK[HEADER] BODY.PEEK[TEXT]<0.{limit}>)", limit)
        return b"".join(items[uid]) if items.get(uid) else None

    async def _fetch(self, uids: Sequence[int], what: str, size: int) -> dict[int, list[bytes]]:
        deadline = self._deadline + size / _SLOWEST
        response = await self._command(
            self._protocol.uid("fetch", _set(uids), what, timeout=None), "UID FETCH", deadline
        )
        found: dict[int, list[bytes]] = {}
        text, literals = b"", list[bytes]()
        for line in [*response.lines[:-1], b"0 FETCH ("]:
            if isinstance(line, bytearray):
                literals.append(bytes(line))
            elif _FETCH.match(line):
                if (uid := _UID.search(text)) is not None and (literals or _EMPTY.search(text)):
                    found[int(uid.group(1))] = literals or [b""]
                text, literals = line, []
            else:
                text += b" " + line
        return found

    async def noop(self) -> None:
        await self._command(
            self._protocol.execute(Command("NOOP", self._protocol.new_tag(), loop=self._protocol.loop)), "NOOP"
        )

    async def idle(self, seconds: float) -> bool:
        """Waits for news (True) or until `seconds` have passed (False)."""
        protocol = self._protocol
        while not protocol.idle_queue.empty():
            protocol.idle_queue.get_nowait()
        running = asyncio.ensure_future(protocol.idle())
        try:
            await self._first(running, protocol.wait_for_idle_response(), self._deadline, "IDLE")
            if running.done():
                raise ImapTrouble("the server refused IDLE")
            news = await self._first(running, protocol.idle_queue.get(), seconds, "")
            protocol.idle_done()
            await self._wait(running, "DONE")
        finally:
            if not running.done():
                running.cancel()
            await asyncio.gather(running, return_exceptions=True)
        return news

    def close(self) -> None:
        self._protocol.fail("closed by us")

    # --- waiting ---

    async def _command(self, awaitable: Awaitable[Any], what: str, deadline: float = 0.0) -> Any:
        response = await self._wait(awaitable, what, deadline)
        if response.result != "OK":
            words = bytes(response.lines[-1]).decode("utf-8", "replace") if response.lines else ""
            raise ImapRefused(f"{what}: the server says {response.result} {words[:200]}")
        return response

    async def _wait(self, awaitable: Awaitable[_T], what: str, deadline: float = 0.0) -> _T:
        """The awaitable's result, unless the connection is lost or the deadline passes first."""
        task = asyncio.ensure_future(awaitable)
        gone = asyncio.ensure_future(self._protocol.gone.wait())
        try:
            done, _ = await asyncio.wait(
                {task, gone}, timeout=deadline or self._deadline, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            gone.cancel()
            if not task.done():
                task.cancel()
        if task in done:
            try:
                return task.result()
            except (AioImapException, ValueError, IndexError) as error:
                raise ImapTrouble(f"{what}: {error}") from None
        raise ImapTrouble(
            f"{what}: {self._protocol.why}" if done else f"{what}: no answer within {deadline or self._deadline:g} s"
        )

    async def _first(self, running: asyncio.Future[Any], awaitable: Awaitable[Any], seconds: float, what: str) -> bool:
        """True when the awaitable finished, False after `seconds` if `what` is empty; else silence is trouble."""
        task = asyncio.ensure_future(awaitable)
        gone = asyncio.ensure_future(self._protocol.gone.wait())
        try:
            done, _ = await asyncio.wait({task, running, gone}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            task.cancel()
        if self._protocol.gone.is_set():
            raise ImapTrouble(f"IDLE: {self._protocol.why}")
        if not done and what:
            raise ImapTrouble(f"{what}: no answer within {seconds:g} s")
        return bool(done)


def tls_context(server: Server) -> ssl.SSLContext | None:
    """Certificates are always verified; None where security is "none"."""
    if server.security == "none":
        return None
    return ssl.create_default_context(cafile=server.ca_file or None)


def imap_day(day: date) -> str:
    """`1-Feb-2026`, whatever the machine's language (RFC 3501 section 9, date)."""
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"


def modified_utf7(folder: str) -> str:
    """«Входящие» as `&BBIERQQ+BDQETwRJBDgENQ-` (RFC 3501 section 5.1.3)."""
    result, held = "", ""
    for char in [*folder, ""]:
        if char and not 0x20 <= ord(char) <= 0x7E:
            held += char
            continue
        if held:
            coded = base64.b64encode(held.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
            result, held = f"{result}&{coded}-", ""
        result += "&-" if char == "&" else char
    return result


def _set(uids: Sequence[int]) -> str:
    return ",".join(str(uid) for uid in uids)
