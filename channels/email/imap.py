"""One IMAP connection of our own: whatever is odd raises ImapTrouble, and the caller opens a new one from what is stored.

A library stood here first; decision 0006 says why it went. What this one keeps to:
  every wait ends: `deadline` seconds, and a second more for each 20 KiB that came meanwhile
  every size is bounded before it is read: lines, literals, all that one command may answer
  nothing is believed by its order: mails are told apart by UID, whatever the server says between them
"""

import asyncio
import base64
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TypeVar

from channels.email.config import Server
from channels.email.responses import (
    LITERAL,
    MONTHS,
    Item,
    Response,
    announced,
    folder,
    item,
    modified_utf7,
    numbers,
    quoted,
    uid_set,
    without_announcement,
)
from channels.email.trouble import Cause, cause_of, sentence

MAX_LINE = 16 * 1024 * 1024  # the UIDs of a million mails in one answer of SEARCH
MAX_LITERALS = 200  # in one answer
NOISE = 32 * 1024 * 1024  # bytes that one command may answer beside what it was asked for
MAX_FOLDERS = 2000
_HIGH = 1024 * 1024  # bytes that wait here before the server has to
_SLOWEST = 20 * 1024  # bytes a second
_LOOK = 5.0  # seconds between two looks while IDLE waits

_T = TypeVar("_T")
_FETCH = re.compile(rb"\* \d{1,10} FETCH \(", re.IGNORECASE)  # ends with a parenthesis, never with a literal


class ImapTrouble(Exception):
    """This connection can't be trusted any more: lost, silent beyond the deadline, or nonsense was answered.

    `words` are the server's, `cause` what they mean; the text is the sentence for people.
    """

    def __init__(self, words: str, cause: Cause = "") -> None:
        super().__init__(sentence(words, cause))
        self.words, self.cause = words, cause or cause_of(words)


class ImapRefused(ImapTrouble):
    """The server said no: wrong password, no such folder. The words are the server's."""


class TooLarge(ImapTrouble):
    """The server announces more bytes than it may send."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What SELECT told. `uidnext` is 0 where the server doesn't say."""

    validity: int
    uidnext: int
    exists: int


class _Wire(asyncio.Protocol):
    """Bytes in order, a bounded number of them waiting."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.buffer = bytearray()
        self.received = 0
        self.lost = ""
        self._scanned = 0
        self._paused = False
        self._news = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        self.received += len(data)
        if len(self.buffer) > _HIGH and not self._paused and self.transport is not None:
            self.transport.pause_reading()
            self._paused = True
        self._news.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = (
            self.lost
            or (f"the connection was lost ({type(exc).__name__})" if exc else "")
            or "the server closed the connection"
        )
        self._news.set()

    def write(self, data: bytes) -> None:
        if self.transport is None or self.lost:
            raise ImapTrouble(self.lost or "the connection was closed", "closed")
        self.transport.write(data)

    async def line(self) -> bytes:
        """Without its end; a bare line feed ends one, too."""
        while (end := self.buffer.find(b"\n", self._scanned)) < 0:
            self._scanned = len(self.buffer)
            if self._scanned > MAX_LINE:
                raise ImapTrouble(f"the server sent a line of more than {MAX_LINE} bytes", "nonsense")
            await self._more()
        line = bytes(self.buffer[: end - 1 if self.buffer[max(end - 1, 0) : end] == b"\r" else end])
        self._forget(end + 1)
        return line

    async def exactly(self, size: int) -> bytes:
        taken = bytearray()
        while len(taken) < size:
            if not self.buffer:
                await self._more()
            piece = self.buffer[: size - len(taken)]
            taken += piece
            self._forget(len(piece))
        return bytes(taken)

    async def readable(self) -> None:
        """Returns when something is there to be read."""
        if not self.buffer:
            await self._more()

    def close(self) -> None:
        self.lost = self.lost or "closed by us"
        if self.transport is not None:
            self.transport.abort()

    def _forget(self, size: int) -> None:
        del self.buffer[:size]
        self._scanned = 0
        if self._paused and len(self.buffer) < _HIGH // 2 and self.transport is not None:
            self._paused = False
            if not self.lost:
                self.transport.resume_reading()

    async def _more(self) -> None:
        if self._paused and self.transport is not None and not self.lost:  # a line longer than what may wait
            self._paused = False
            self.transport.resume_reading()
        if self.lost:
            raise ImapTrouble(self.lost, "closed")
        self._news.clear()
        await self._news.wait()
        if self.lost and not self.buffer:
            raise ImapTrouble(self.lost, "closed")


class Imap:
    """A logged-in connection. Every method raises ImapTrouble (ImapRefused where the server said no); then only `close` is left."""

    def __init__(self, wire: _Wire, deadline: float) -> None:
        self._wire = wire
        self._deadline = deadline
        self._tags = count(1)
        self._idle_works = True
        self.heard = False  # of new mail, since somebody set it back: a server tells it once, with whatever answer comes next
        self.capabilities: frozenset[str] = frozenset()
        self.largest = 64 * 1024 * 1024  # bytes of one literal

    @classmethod
    async def connect(cls, server: Server, deadline: float, token: str = "") -> "Imap":
        """Connects, secures, logs in: with the access token if there is one, else with the password."""
        loop = asyncio.get_running_loop()
        context = tls_context(server)
        try:
            async with asyncio.timeout(deadline):
                _, wire = await loop.create_connection(
                    _Wire, server.host, server.port, ssl=context if server.security == "tls" else None
                )
        except ssl.SSLError as error:
            raise ImapTrouble(f"TLS with {server.host}:{server.port} failed: {error.reason or error}", "tls") from None
        except (OSError, TimeoutError) as error:
            raise ImapTrouble(
                f"can't connect to {server.host}:{server.port}: {error or 'no answer in time'}", "unreachable"
            ) from None
        self = cls(wire, deadline)
        try:
            await self._welcome(server, token, context)
        except BaseException:
            self.close()
            raise
        return self

    async def _welcome(self, server: Server, token: str, context: ssl.SSLContext | None) -> None:
        greeting = await self._within(self._response(), "the greeting")
        kind = greeting.text[:10].upper().split(b" ")[1:2]
        if kind not in ([b"OK"], [b"PREAUTH"]):
            raise ImapTrouble(f"the server's greeting refuses us: {greeting.words}", cause_of(greeting.words, "closed"))
        await self._command("CAPABILITY")
        if server.security == "starttls":
            await self._start_tls(server, context)
        if kind == [b"PREAUTH"]:
            return
        if token:
            await self._xoauth2(server.login, token)
        else:
            await self._login(server)
        await self._command("CAPABILITY")

    async def _start_tls(self, server: Server, context: ssl.SSLContext | None) -> None:
        if "STARTTLS" not in self.capabilities:
            raise ImapRefused(f"{server.host} doesn't offer STARTTLS", "tls")
        await self._command("STARTTLS")
        if self._wire.buffer:  # somebody put words before the encrypted ones (CVE-2011-0411)
            raise ImapTrouble("the server sent more than its answer before the encryption began", "tls")
        assert self._wire.transport is not None
        assert context is not None
        try:
            async with asyncio.timeout(self._deadline):
                secured = await asyncio.get_running_loop().start_tls(
                    self._wire.transport, self._wire, context, server_hostname=server.host
                )
        except (OSError, TimeoutError) as error:
            raise ImapTrouble(f"TLS with {server.host} failed: {error or 'no answer in time'}", "tls") from None
        assert isinstance(secured, asyncio.Transport)
        self._wire.transport = secured
        await self._command("CAPABILITY")

    async def _login(self, server: Server) -> None:
        if "LOGINDISABLED" in self.capabilities:
            raise ImapRefused(
                f"{server.host} takes no password without encryption: set security to tls or starttls", "tls"
            )
        try:
            await self._command("LOGIN", server.login, server.password, secret=True)
        except ImapRefused as error:
            raise ImapRefused(error.words, cause_of(error.words, "password")) from None

    async def _xoauth2(self, login: str, token: str) -> None:
        """https://developers.google.com/workspace/gmail/imap/xoauth2-protocol; where there is no SASL-IR the word waits to be asked for."""
        word = base64.b64encode(f"user={login}\1auth=Bearer {token}\1\1".encode())
        tag = self._tag()
        at_once = "SASL-IR" in self.capabilities
        self._wire.write(tag + b" AUTHENTICATE XOAUTH2" + (b" " + word if at_once else b"") + b"\r\n")
        given = at_once

        async def answered() -> Response:
            nonlocal given
            async for response in self._answers(tag):
                if response.text.startswith(b"+"):  # the second one tells why it refuses and waits for an empty line
                    self._wire.write(b"\r\n" if given else word + b"\r\n")
                    given = True
                elif response.text.startswith(tag):
                    return response
            raise AssertionError  # _answers ends with the tagged one

        response = await self._within(answered(), "AUTHENTICATE XOAUTH2")
        if response.text[len(tag) + 1 :][:2].upper() != b"OK":
            raise ImapRefused(f"AUTHENTICATE XOAUTH2: the server says {response.words}", "oauth")

    @property
    def can_idle(self) -> bool:
        """What the server says, until it refuses."""
        return self._idle_works and "IDLE" in self.capabilities

    async def select(self, folder: str) -> Selected:
        """Where there is no such folder the refusal names those that there are."""
        try:
            answers = await self._command("SELECT", modified_utf7(folder))
        except ImapRefused as error:
            if self._wire.lost:
                raise
            there = ", ".join((await self.folders())[:20])
            raise ImapRefused(
                f"SELECT {folder}: {error.words}; the server has {there or 'no folder'}", "folder"
            ) from None
        validity = uidnext = exists = 0
        for answer in answers:
            validity = _code(answer, b"UIDVALIDITY") or validity
            uidnext = _code(answer, b"UIDNEXT") or uidnext
            words = answer.text.split(b" ")
            if len(words) == 3 and words[2].upper() == b"EXISTS" and words[1].isdigit():
                exists = int(words[1])
        if not validity:
            raise ImapTrouble(f"the server gave no UIDVALIDITY for {folder}", "nonsense")
        return Selected(validity=validity, uidnext=uidnext, exists=exists)

    async def folders(self) -> list[str]:
        """The names that can be selected, as people write them."""
        answers = await self._command("LIST", "", "*")
        return [name for answer in answers[:MAX_FOLDERS] if (name := folder(answer))]

    async def search(self, *criteria: str) -> list[int]:
        """UIDs in order."""
        answers = await self._command("UID SEARCH " + " ".join(criteria))
        return sorted({uid for answer in answers for uid in numbers(answer)})

    async def sizes(self, uids: Sequence[int]) -> dict[int, Item]:
        """Size, date and flags of each mail, as the server says; one that isn't there any more is missing."""
        return await self._fetch(uids, "(UID RFC822.SIZE INTERNALDATE FLAGS)", 0)

    async def heads(self, uids: Sequence[int], fields: str) -> dict[int, Item]:
        """Size, date, flags and these fields of the header."""
        what = f"(UID RFC822.SIZE INTERNALDATE FLAGS BODY.PEEK[HEADER.FIELDS ({fields})])"
        return await self._fetch(uids, what, 64 * 1024 * len(uids))

    async def bodies(self, uids: Sequence[int], size: int) -> dict[int, bytes]:
        """Whole mails; one that isn't there any more is missing. Leaves \\Seen alone.

        `size` bytes are expected. One mail of `largest` bytes may come where the server said less; more is TooLarge.
        """
        found = await self._fetch(uids, "(UID BODY.PEEK[])", size + self.largest)
        return {uid: one.bodies[b"BODY[]"] for uid, one in found.items() if b"BODY[]" in one.bodies}

    async def beginning(self, uid: int, limit: int) -> bytes | None:
        """The header and the first `limit` bytes of the text of one large mail."""
        what = f"(UID BODY.PEEK[HEADER]<0.{limit}> BODY.PEEK[TEXT]<0.{limit}>)"
        one = (await self._fetch([uid], what, 2 * limit)).get(uid)
        if one is None or not one.bodies:
            return None
        parts = {name.partition(b"<")[0]: body[:limit] for name, body in one.bodies.items()}
        return parts.get(b"BODY[HEADER]", b"") + parts.get(b"BODY[TEXT]", b"")

    async def _fetch(self, uids: Sequence[int], what: str, size: int) -> dict[int, Item]:
        wanted = set(uids)
        found: dict[int, Item] = {}
        by_number: dict[int, int] = {}
        answers = await self._command(f"UID FETCH {uid_set(uids)} {what}", most=size + NOISE)
        for answer in answers:
            if answer.text.upper().endswith(b" EXPUNGE"):
                by_number.clear()  # numbers mean other mails from here on
            try:
                one = item(answer)
            except ValueError as error:
                raise ImapTrouble(f"the server's answer can't be read ({error})", "nonsense") from None
            if one is None:
                continue
            uid = one.uid or by_number.get(one.number, 0)
            if uid not in wanted:
                continue
            by_number[one.number] = uid
            before = found.get(uid)
            found[uid] = _joined(before, one) if before else one
        return found

    async def noop(self) -> None:
        await self._command("NOOP")

    async def idle(self, seconds: float, nudged: Callable[[], Awaitable[bool]] | None = None) -> bool:
        """Waits for news (True) or until `seconds` have passed or `nudged` says so, asked every few seconds (False).

        A server that refuses IDLE is asked no more: `can_idle` is False from then on, and this returns at once.
        """
        if self.heard:
            return True
        tag = self._tag()
        self._wire.write(tag + b" IDLE\r\n")
        first = await self._within(self._first_of(tag), "IDLE")
        if first.text.startswith(tag):
            self._idle_works = False
            return False
        news = await self._news(seconds, nudged)
        self._wire.write(b"DONE\r\n")
        done = await self._within(self._tagged(tag), "DONE")
        if done.text[len(tag) + 1 :][:2].upper() != b"OK":
            self._idle_works = False
        return news

    async def _news(self, seconds: float, nudged: Callable[[], Awaitable[bool]] | None) -> bool:
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while (left := until - clock()) > 0:
            try:
                async with asyncio.timeout(min(left, _LOOK)):
                    await self._wire.readable()
            except TimeoutError:
                if nudged is not None and await nudged():
                    return False
                continue
            said = (await self._within(self._response(), "IDLE")).text
            if said[:6].upper() in (b"* BYE ", b"* BYE"):
                raise _bye(Response(said))
            if said.split(b" ")[2:3] in ([b"EXISTS"], [b"RECENT"], [b"EXPUNGE"]):
                return True
        return False

    def close(self) -> None:
        self._wire.close()

    # --- commands and answers ---

    def _tag(self) -> bytes:
        return b"O%d" % next(self._tags)

    async def _command(self, name: str, *strings: str, secret: bool = False, most: int = NOISE) -> list[Response]:
        """The untagged answers; `most` bytes of them. Strings that can't be quoted go as literals."""
        tag = self._tag()
        shown = name if secret else name[:40]
        return await self._within(self._ask(tag, name, strings, shown, most), shown)

    async def _ask(self, tag: bytes, name: str, strings: Sequence[str], shown: str, most: int) -> list[Response]:
        before = self._wire.received
        line = tag + b" " + name.encode()
        for one in strings:
            plain = quoted(one)
            if plain is not None:
                line += b" " + plain
                continue
            data = one.encode()
            self._wire.write(line + b" {%d}\r\n" % len(data))
            first = await self._first_of(tag)
            if first.text.startswith(tag):
                raise ImapRefused(f"{shown}: the server says {first.words[len(tag) + 1 :]}")
            line = data
        self._wire.write(line + b"\r\n")
        answers = []
        async for response in self._answers(tag):
            if self._wire.received - before > most:
                raise TooLarge(f"{shown}: the server answers more than {most} bytes", "nonsense")
            if not response.text.startswith(tag):
                answers.append(response)
                continue
            status = response.text[len(tag) + 1 :]
            if status[:2].upper() != b"OK":
                raise ImapRefused(f"{shown}: the server says {response.words[len(tag) + 1 :]}")
            answers.append(response)
        return answers

    async def _answers(self, tag: bytes) -> AsyncIterator[Response]:
        """Everything up to the tagged answer, that included."""
        while True:
            response = await self._response()
            yield response
            if response.text.startswith(tag + b" "):
                return

    async def _first_of(self, tag: bytes) -> Response:
        """The server's `+`, or its tagged answer in place of it."""
        async for response in self._answers(tag):
            if response.text.startswith((b"+", tag + b" ")):
                return response
        raise AssertionError

    async def _tagged(self, tag: bytes) -> Response:
        async for response in self._answers(tag):
            if response.text.startswith(tag + b" "):
                return response
        raise AssertionError

    async def _response(self) -> Response:
        """One answer with its literals. Raises ImapTrouble for what is none, and for BYE."""
        line = await self._wire.line()
        while not line:  # some servers end a literal with a line of its own
            line = await self._wire.line()
        text, literals = line.replace(LITERAL, b"?"), list[bytes]()
        while (size := announced(line)) is not None:
            if size > self.largest or len(literals) >= MAX_LITERALS:
                raise TooLarge(
                    f"the server announces {size} bytes where at most {self.largest} were asked for", "nonsense"
                )
            text = without_announcement(text)
            literals.append(await self._wire.exactly(size))
            line = await self._wire.line()
            if not line and _FETCH.match(text):  # a server that counts the literal's last line end wrongly
                line = await self._wire.line()
            text += line.replace(LITERAL, b"?")
        response = Response(text, tuple(literals))
        if not text.startswith((b"* ", b"+", b"O")):
            raise ImapTrouble(f"the server's answer can't be read: {response.words[:60]}", "nonsense")
        if text[:6].upper().startswith(b"* BYE"):
            raise _bye(response)
        if text[-7:].upper() == b" EXISTS":
            self.heard = True
        if text[:13].upper() == b"* CAPABILITY ":
            self.capabilities = frozenset(text[13:].decode("latin-1").upper().split())
        return response

    async def _within(self, awaitable: Awaitable[_T], what: str) -> _T:
        """The result, unless the connection is lost or the server stops first. What came meanwhile gives it more time."""
        clock, before = asyncio.get_running_loop().time, self._wire.received
        started = clock()
        task = asyncio.ensure_future(awaitable)
        try:
            while True:
                until = started + self._deadline + (self._wire.received - before) / _SLOWEST
                left = until - clock()
                if left <= 0:
                    raise ImapTrouble(f"{what}: no answer within {clock() - started:.0f} s", "silent")
                done, _ = await asyncio.wait({task}, timeout=left)
                if done:
                    return task.result()
        except ImapTrouble as error:
            if error.words.startswith(what):
                raise
            raise type(error)(f"{what}: {error.words}", error.cause) from None
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)


def _joined(one: Item, other: Item) -> Item:
    """What two answers told of the same mail."""
    return Item(
        number=other.number, uid=one.uid or other.uid, size=other.size or one.size, flags=other.flags or one.flags,
        received_at=other.received_at or one.received_at, bodies={**one.bodies, **other.bodies},
    )  # fmt: skip


def _bye(response: Response) -> ImapTrouble:
    words = f"the server ends the session: {response.words[5:].strip()}"
    return ImapTrouble(words, cause_of(words, "closed"))


def _code(response: Response, name: bytes) -> int:
    value = response.code(name)
    return int(value) if value and value.isdigit() and len(value) <= 10 else 0


def tls_context(server: Server) -> ssl.SSLContext | None:
    """Certificates are always verified; None where security is "none"."""
    if server.security == "none":
        return None
    return ssl.create_default_context(cafile=server.ca_file or None)


def imap_day(day: date) -> str:
    """`1-Feb-2026`, whatever the machine's language (RFC 3501 section 9, date)."""
    return f"{day.day}-{MONTHS[day.month - 1]}-{day.year}"
