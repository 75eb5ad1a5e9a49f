"""One IMAP connection over aioimaplib: whatever is odd raises ImapTrouble, and the caller opens a new one from what is stored.

The library keeps the session: states, tags, commands and their ends, continuations, IDLE. Around it stands (decision 0006):
  every wait ends: `deadline` seconds, and a second more for each 20 KiB that came meanwhile; a lost connection ends it at once
  every size is bounded before it is read: lines, literals, all that one command may answer
  nothing is believed by its order: mails are told apart by UID, whatever the server says between them
"""

import asyncio
import base64
import contextlib
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from aioimaplib.aioimaplib import AioImapException
from aioimaplib.aioimaplib import quoted as in_quotes

from channels.email.config import SENT, Server
from channels.email.mailbox.protocol import NOISE, Wire
from channels.email.mailbox.requests import modified_utf7, uid_set, with_literals
from channels.email.mailbox.responses import Item, Response, TooMuch, folder, given, item, numbers
from channels.email.mailbox.sent import sent_of
from channels.email.mailbox.trouble import Cause, ImapRefused, ImapTrouble, TooLarge, cause_of
from channels.email.mailbox.turns import Turns
from channels.email.tls import tls_context

MAX_FOLDERS = 2000
_SLOWEST = 20 * 1024  # bytes a second
_LOOK = 5.0  # seconds between two looks while IDLE waits

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What SELECT told. `uidnext` is 0 where the server doesn't say."""

    validity: int
    uidnext: int
    exists: int


class Imap:
    """A logged-in connection. Every method raises ImapTrouble (ImapRefused where the server said no); then only `close` is left.

    UIDs that it takes and gives are ours, by `turns`; what `select` tells is the server's.
    """

    def __init__(self, wire: Wire, deadline: float) -> None:
        self._wire = wire
        self._deadline = deadline
        self._idle_works = True
        self._given: dict[str, str] = {}  # folders' names as the server writes them, where it has told
        self.turns = Turns()

    @classmethod
    async def connect(cls, server: Server, deadline: float, token: str = "") -> "Imap":
        """Connects, secures, logs in: with the access token if there is one, else with the password."""
        loop = asyncio.get_running_loop()
        context = tls_context(server)
        try:
            async with asyncio.timeout(deadline):
                _, wire = await loop.create_connection(
                    lambda: Wire(loop), server.host, server.port, ssl=context if server.security == "tls" else None
                )
        except ssl.SSLError as error:
            raise ImapTrouble(f"TLS with {server.host}:{server.port} failed: {error.reason or error}", "tls") from None
        except (OSError, UnicodeError) as error:
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
        greeting = await self._within(self._wire.greeting, "the greeting")
        kind = greeting.text[:10].upper().split(b" ")[1]
        if kind not in (b"OK", b"PREAUTH"):
            raise ImapTrouble(f"the server's greeting refuses us: {greeting.words}", cause_of(greeting.words, "closed"))
        await self._within(self._wire.welcome(kind), "CAPABILITY")
        if server.security == "starttls":
            await self._start_tls(server, context)
        if kind == b"PREAUTH":
            return
        if token:
            # https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
            said = f"user={server.login}\1auth=Bearer {token}\1\1"
            await self._authenticate("XOAUTH2", said, refused="oauth")
        else:
            await self._login(server)
        await self._command(self._wire.capability(), "CAPABILITY")
        await self._introduce()

    async def _introduce(self) -> None:
        """By RFC 2971: there are providers (NetEase's 163.com and 126.com) that open no folder for whom they don't know."""
        if "ID" in self.capabilities:
            with contextlib.suppress(ImapRefused):
                await self._command(self._wire.run("ID", '("name" "Okno")'), "ID")

    async def _start_tls(self, server: Server, context: ssl.SSLContext | None) -> None:
        wire = self._wire
        if "STARTTLS" not in self.capabilities:
            raise ImapRefused(f"{server.host} doesn't offer STARTTLS", "tls")
        await self._command(wire.run("STARTTLS"), "STARTTLS")
        if wire.gone.done():
            raise wire.gone.result()
        try:
            async with asyncio.timeout(self._deadline):
                wire.transport = await wire.loop.start_tls(wire.transport, wire, context, server_hostname=server.host)
        except (OSError, TimeoutError) as error:
            raise ImapTrouble(f"TLS with {server.host} failed: {error or 'no answer in time'}", "tls") from None
        await self._command(wire.capability(), "CAPABILITY")

    async def _login(self, server: Server) -> None:
        if "LOGINDISABLED" in self.capabilities and "AUTH=PLAIN" in self.capabilities and server.security != "none":
            await self._authenticate("PLAIN", f"\0{server.login}\0{server.password}", refused="password")
            return
        if "LOGINDISABLED" in self.capabilities:
            raise ImapRefused(
                f"{server.host} takes no password without encryption: set security to tls or starttls", "tls"
            )
        first, *self._wire.pieces = with_literals(server.login, server.password)
        await self._command(self._wire.enter("LOGIN", first.decode().strip()), "LOGIN", refused="password")

    async def _authenticate(self, mechanism: str, said: str, refused: Cause) -> None:
        """Where there is no SASL-IR (RFC 4959) the word waits to be asked for."""
        word = base64.b64encode(said.encode())
        at_once = "SASL-IR" in self.capabilities
        self._wire.pieces = [] if at_once else [word]
        asked = self._wire.enter("AUTHENTICATE", mechanism, *([word.decode()] if at_once else []))
        await self._command(asked, f"AUTHENTICATE {mechanism}", refused=refused)

    @property
    def capabilities(self) -> frozenset[str]:
        return frozenset(self._wire.capabilities)

    @property
    def heard(self) -> bool:
        """Of new mail, since somebody set it back: a server tells it once, with whatever answer comes next."""
        return self._wire.heard

    @heard.setter
    def heard(self, value: bool) -> None:
        self._wire.heard = value

    @property
    def largest(self) -> int:
        """Bytes of one literal."""
        return self._wire.reader.largest

    @largest.setter
    def largest(self, value: int) -> None:
        self._wire.reader.largest = value

    @property
    def can_idle(self) -> bool:
        """What the server says, until it refuses."""
        return self._idle_works and "IDLE" in self.capabilities

    async def select(self, folder: str) -> Selected:
        """`\\Sent` is the folder that holds what was sent. Where there is no such folder the refusal names those that there are."""
        if folder == SENT:
            folder = await self._sent()
        try:
            name = self._given.get(folder) or modified_utf7(folder)
            answers = await self._command(self._wire.select(in_quotes(name)), "SELECT")
        except ImapRefused as error:
            if self._wire.gone.done():
                raise
            there = await self.folders()
            if self._given.get(folder, name) != name:
                return await self.select(folder)
            if folder.lower() in map(str.lower, there):
                raise
            names = ", ".join(there[:20])
            raise ImapRefused(
                f"SELECT {folder}: {error.words}; the server has {names or 'no folder'}", "folder"
            ) from None
        validity = uidnext = exists = 0
        for answer in answers:
            if answer.code(b"UIDVALIDITY"):
                validity = (
                    _code(answer, b"UIDVALIDITY") or 1
                )  # it is never 0 (RFC 3501 section 9), but for servers that keep none
            uidnext = _code(answer, b"UIDNEXT") or uidnext
            words = answer.text.split(b" ")
            if len(words) == 3 and words[2].upper() == b"EXISTS" and words[1].isdigit():
                exists = int(words[1])
        if not validity:
            raise ImapTrouble(f"the server gave no UIDVALIDITY for {folder}", "nonsense")
        return Selected(validity=validity, uidnext=uidnext, exists=exists)

    async def _sent(self) -> str:
        # Without RETURN a server may keep the marks for itself (RFC 6154 section 2); RETURN itself is RFC 5258's.
        asked = ("RETURN", "(SPECIAL-USE)") if {"SPECIAL-USE", "LIST-EXTENDED"} <= self.capabilities else ()
        listed = await self._listed(*asked)
        if name := sent_of(listed):
            return name
        there = ", ".join([name for name, _ in listed][:20])
        raise ImapRefused(
            f"the server doesn't say which folder holds what was sent; it has {there or 'no folder'}: name one in imap.sent",
            "folder",
        )

    async def folders(self) -> list[str]:
        """The names that can be selected, as people write them."""
        return [name for name, _ in await self._listed()]

    async def _listed(self, *more: str) -> list[tuple[str, frozenset[str]]]:
        answers = await self._command(self._wire.simple_command("LIST", '""', '"*"', *more), "LIST")
        found = [(*folder(answer), given(answer)) for answer in answers[:MAX_FOLDERS]]
        self._given |= {name: told for name, _, told in found if name}
        return [(name, flags) for name, flags, _ in found if name]

    async def search(self, *criteria: str) -> list[int]:
        """UIDs in order."""
        answers = await self._command(self._wire.search(*criteria, by_uid=True, charset=None), "UID SEARCH")
        try:
            return sorted({self.turns.ours(uid) for answer in answers for uid in numbers(answer)})
        except TooMuch as error:
            raise TooLarge(str(error), "nonsense") from None

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
        answers = await self._command(self._wire.uid("fetch", uid_set(uids), what), "UID FETCH", size + NOISE)
        for answer in answers:
            if answer.text.upper().endswith(b" EXPUNGE"):
                by_number.clear()  # numbers mean other mails from here on
            try:
                one = item(answer)
            except ValueError as error:
                raise ImapTrouble(f"the server's answer can't be read ({error})", "nonsense") from None
            if one is None:
                continue
            uid = self.turns.ours(one.uid) if one.uid else by_number.get(one.number, 0)
            if uid not in wanted:
                continue
            by_number[one.number] = uid
            before = found.get(uid)
            found[uid] = _joined(before, one) if before else one
        return found

    async def noop(self) -> None:
        await self._command(self._wire.simple_command("NOOP"), "NOOP")

    async def idle(self, seconds: float, nudged: Callable[[], Awaitable[bool]] | None = None) -> bool:
        """Waits for news (True) or until `seconds` have passed or `nudged` says so, asked every few seconds (False).

        A server that refuses IDLE is asked no more: `can_idle` is False from then on, and this returns at once.
        """
        if self.heard or not self.can_idle:
            return self.heard
        wire = self._wire
        wire.allowed, wire.idle_queue = wire.received + NOISE, asyncio.Queue()
        idling = asyncio.ensure_future(wire.idle())
        ready = asyncio.ensure_future(wire.wait_for_idle_response())
        try:
            await self._within(asyncio.wait({idling, ready}, return_when=asyncio.FIRST_COMPLETED), "IDLE")
            news = not idling.done() and await self._news(idling, seconds, nudged)
            if not idling.done():
                wire.idle_done()
            self._idle_works = (await self._within(idling, "DONE")).result == "OK"
            return news
        finally:
            idling.cancel()
            ready.cancel()

    async def _news(
        self, idling: asyncio.Future[Any], seconds: float, nudged: Callable[[], Awaitable[bool]] | None
    ) -> bool:
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while (left := until - clock()) > 0 and not idling.done() and not self._wire.gone.done():
            try:
                async with asyncio.timeout(min(left, _LOOK)):
                    said: list[Response] = await self._wire.idle_queue.get()
            except TimeoutError:
                if nudged is not None and await nudged():
                    return False
                continue
            if self._wire.heard or any(one.text.upper().endswith(b" EXPUNGE") for one in said):
                return True
        return False

    def close(self) -> None:
        self._wire.fail(ImapTrouble("the connection was closed", "closed"))

    # --- waiting ---

    async def _command(
        self, asked: Awaitable[Any], what: str, most: int = NOISE, refused: Cause = ""
    ) -> list[Response]:
        """The answers, the tagged one last; `most` bytes of them. `refused`: what a NO means whose words tell nothing."""
        self._wire.allowed = self._wire.received + most
        done = await self._within(asked, what)
        last = Response(bytes(done.lines[-1]))
        if done.result != "OK":
            words = f"{what}: the server says {done.result} {last.words}"
            raise ImapRefused(words, cause_of(words, refused))
        return [*done.lines[:-1], last]

    async def _within(self, awaitable: Awaitable[_T], what: str) -> _T:
        """The result, unless the connection is lost or the server stops first. What came meanwhile gives it more time."""
        wire, clock = self._wire, asyncio.get_running_loop().time
        started, before = clock(), wire.received
        task = asyncio.ensure_future(awaitable)
        ends: set[asyncio.Future[Any]] = {task, wire.gone}
        try:
            while not task.done():
                if wire.gone.done():
                    raise wire.gone.result()
                left = started + self._deadline + (wire.received - before) / _SLOWEST - clock()
                if left <= 0:
                    raise ImapTrouble(f"no answer within {clock() - started:.0f} s", "silent")
                await asyncio.wait(ends, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            return task.result()
        except AioImapException as error:
            raise ImapTrouble(f"{what}: {error}") from None
        except ImapTrouble as error:
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


def _code(response: Response, name: bytes) -> int:
    value = response.code(name)
    return int(value) if value and value.isdigit() and len(value) <= 10 else 0
