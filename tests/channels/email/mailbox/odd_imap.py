"""An IMAP server that does to a client what real ones do on bad days, by script. Knows only the commands that the channel uses."""

import asyncio
import base64
import contextlib
import re
import ssl
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Self

FETCH = re.compile(rb"UID FETCH ([\d,:*]+) \((.*)\)", re.IGNORECASE)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def internal(moment: datetime) -> str:
    """An INTERNALDATE."""
    return f"{moment.day:2}-{MONTHS[moment.month - 1]}-{moment:%Y %H:%M:%S %z}"


def uids_of(words: str, last: int) -> list[int]:
    """`1:3,7,9:*` with the mailbox's last UID."""
    found: list[int] = []
    for one in words.replace("*", str(last)).split(","):
        low, _, high = one.partition(":")
        a, b = sorted((int(low), int(high or low)))
        found += range(a, b + 1)
    return found


@dataclass
class OddImap:
    """`hang_in_literal`, `drop_at`, `silent_at` … are used up once each, so that a client that connects again gets through."""

    mails: dict[int, bytes] = field(default_factory=dict)
    dates: dict[int, datetime] = field(default_factory=dict)  # when the server got them; the others: two days ago
    received: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(days=2))
    flags: dict[int, str] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)  # what RFC822.SIZE says in place of the truth
    hidden: set[int] = field(default_factory=set)  # mails that SEARCH and FETCH don't show yet
    folders: list[bytes] = field(default_factory=lambda: [b'"INBOX"'])
    selectable: set[bytes] | None = None  # folder names as they are sent; others are refused
    validity: int = 1000
    uidnext: bool = True
    uidnext_says: int = 0  # in place of the truth
    top: int = 0  # the highest UID that was given
    can_idle: bool = True
    greeting: bytes = b"* OK ready"
    password: str = "secret"
    token: str = ""  # the access token that XOAUTH2 is let in with
    hang_in_literal: int = 0  # answers that stop in the middle of a mail
    drop_at: list[str] = field(default_factory=list)  # commands at which the connection is closed, once each
    silent_at: list[str] = field(default_factory=list)  # commands that are never answered, once each
    half_close_idle: int = 0  # IDLEs at which the server closes its side
    hang_uids: set[int] = field(default_factory=set)  # mails in whose middle the server always stops
    unsized_uids: set[int] = field(default_factory=set)  # mails of which the server can't tell the size, and then …
    unsized: str = "leaves out"  # … "refuses" all that was asked with it, "hangs", or "leaves out" the mail
    huge_uids: set[int] = field(default_factory=set)  # mails that are announced with 9 GB
    slow_uids: set[int] = field(default_factory=set)  # mails that come in small pieces, slower than one deadline in all
    garbage_at: list[str] = field(default_factory=list)  # commands answered by nonsense, once each
    bye_at: list[str] = field(default_factory=list)  # commands answered by BYE, once each
    no_at: dict[str, bytes] = field(default_factory=dict)  # commands that are always refused, with the server's words
    hang_up_first: int = 0  # connections that are closed at once
    expunge_news: bool = False  # an unsolicited EXPUNGE and EXISTS between the mails
    uid_apart: bool = False  # UID in one answer, the body in the next
    literal: str = "{%d}"  # how literals are announced
    line_after: bytes = b""  # between a literal and the closing parenthesis
    shouting: bool = True  # FETCH and SEARCH in capitals
    late_news: bytes | None = None  # a mail that comes while SEARCH is answered, and is told with that answer only
    forgetful: bool = False  # what comes before IDLE begins is never told
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

    async def __aenter__(self) -> Self:
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
        uid = self._highest() + 1
        self.mails[uid] = data
        self.dates[uid] = datetime.now(UTC)
        self._news.set()
        return uid

    def restore(self, last: int) -> None:
        """From a backup that knows no mail behind that UID, and gives those numbers again."""
        self.mails = {uid: data for uid, data in self.mails.items() if uid <= last}
        self.top = last

    async def end(self, words: bytes) -> None:
        """Says goodbye to everybody."""
        for writer in list(self._writers):
            await self._put(writer, b"* BYE " + words + b"\r\n")
            writer.close()

    def _highest(self) -> int:
        self.top = max(self.top, self._last())
        return self.top

    def _last(self) -> int:
        return next(reversed(self.mails), 0)

    def expunge(self, uid: int) -> None:
        """Somebody deletes it."""
        del self.mails[uid]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        try:
            if self.hang_up_first:
                self.hang_up_first -= 1
                writer.transport.abort()
                return
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
        if await self._says_otherwise(name, tag, writer):
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

    async def _says_otherwise(self, name: str, tag: bytes, writer: asyncio.StreamWriter) -> bool:
        if name in self.garbage_at:
            self.garbage_at.remove(name)
            await self._put(writer, b"HTTP/1.1 502 Bad Gateway\r\n\xff\xfe\x00\r\n")
        elif name in self.bye_at:
            self.bye_at.remove(name)
            await self._put(writer, b"* BYE Autologout; idle for too long\r\n")
            writer.close()
        elif name in self.no_at:
            await self._put(writer, tag + b" NO " + self.no_at[name] + b"\r\n")
        else:
            return False
        return True

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
                await self._log_in(tag, rest, reader, writer)
            case "AUTHENTICATE":
                await self._xoauth2(tag, rest, reader, writer)
            case "SELECT":
                await self._select(tag, rest, writer)
            case "LIST":
                await self._list(tag, writer)
            case "UID SEARCH":
                await self._answer_search(tag, rest, writer)
            case "UID FETCH":
                await self._fetch(tag, rest, writer)
            case "IDLE":
                await self._idle(tag, reader, writer)
            case _:
                await self._put(writer, tag + b" OK done\r\n")

    async def _log_in(
        self, tag: bytes, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while found := re.search(rb"\{(\d+)\}$", rest):
            await self._put(writer, b"+ go on\r\n")
            rest += b" " + await reader.readexactly(int(found.group(1))) + (await reader.readline()).rstrip()
        good = rest.endswith((f'"{self.password}"'.encode(), b" " + self.password.encode()))
        await self._put(writer, tag + (b" OK in\r\n" if good else b" NO [AUTHENTICATIONFAILED] bad login\r\n"))

    async def _xoauth2(
        self, tag: bytes, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        words = rest.split(b" ")
        if len(words) == 2:
            await self._put(writer, b"+ \r\n")
            words.append((await reader.readline()).strip())
        given = base64.b64decode(words[2])
        if given == f"user=support@shop.example\1auth=Bearer {self.token}\1\1".encode():
            await self._put(writer, tag + b" OK in\r\n")
            return
        await self._put(writer, b"+ " + base64.b64encode(b'{"status":"400"}') + b"\r\n")
        assert await reader.readline() == b"\r\n"
        await self._put(writer, tag + b" NO [AUTHENTICATIONFAILED] bad token\r\n")

    async def _select(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        if self.selectable is not None and rest.partition(b" ")[2] not in self.selectable:
            await self._put(writer, tag + b" NO [NONEXISTENT] Mailbox doesn't exist\r\n")
            return
        following = f"* OK [UIDNEXT {self.uidnext_says or self._highest() + 1}] next\r\n" if self.uidnext else ""
        await self._put(
            writer,
            f"* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] valid\r\n{following}".encode()
            + tag + b" OK [READ-WRITE] selected\r\n",
        )  # fmt: skip

    async def _list(self, tag: bytes, writer: asyncio.StreamWriter) -> None:
        listed = b"".join(b'* LIST (\\HasNoChildren) "." ' + one + b"\r\n" for one in self.folders)
        await self._put(writer, listed + tag + b" OK listed\r\n")

    async def _answer_search(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        found = " ".join(str(uid) for uid in self._search(rest.decode()))
        if self.late_news is not None and "*" in rest.decode() and self.mails:
            late, self.late_news = self.late_news, None
            self.mails[self._last() + 1] = late
            found += f"\r\n* {len(self.mails)} EXISTS"
        name = "SEARCH" if self.shouting else "search"
        await self._put(writer, f"* {name} {found}\r\n".encode() + tag + b" OK searched\r\n")

    def _search(self, criteria: str) -> list[int]:
        last = self._last()
        if found := re.search(r"UID ([\d:*,]+)", criteria.partition("SEARCH")[2]):
            low, colon, high = found.group(1).partition(":")
            # "n:*" always holds the last mail (RFC 3501 section 6.4.8)
            wanted = range(min(int(low), last), last + 1) if colon and high == "*" else uids_of(found.group(1), last)
            return [uid for uid in wanted if uid in self.mails and uid not in self.hidden]
        there = [uid for uid in sorted(self.mails) if uid not in self.hidden]
        if found := re.search(r"SINCE (\d+)-(\w+)-(\d+)", criteria):
            day = date(int(found.group(3)), MONTHS.index(found.group(2)) + 1, int(found.group(1)))
            there = [uid for uid in there if self.dates.get(uid, self.received).date() >= day]
        for word, flag in (("UNDELETED", "\\Deleted"), ("UNDRAFT", "\\Draft")):
            if word in criteria:
                there = [uid for uid in there if flag not in self.flags.get(uid, "")]
        return there

    async def _fetch(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        found = FETCH.match(rest)
        assert found is not None, rest
        uids = uids_of(found.group(1).decode(), self._last())
        unsized = self.unsized_uids if b"RFC822.SIZE" in found.group(2) else set()
        if unsized & set(uids) and self.unsized == "refuses":
            await self._put(writer, tag + b" NO [SERVERBUG] a message can't be converted\r\n")
            return
        if unsized & set(uids) and self.unsized == "hangs":
            return
        pieces: list[bytes] = []
        for number, uid in enumerate(uids, 1):
            hidden = uid in self.hidden | unsized or (uid in self.refuse_uids and b"BODY.PEEK[]" in found.group(2))
            if uid not in self.mails or hidden:
                continue
            pieces.append(await self._item(number, uid, found.group(2), writer))
            if self.flag_news:
                pieces.append(f"* {number} FETCH (FLAGS (\\Seen))\r\n* 99 EXISTS\r\n".encode())
            if self.expunge_news:
                pieces.append(b"* 1 EXPUNGE\r\n* 98 EXISTS\r\n* 0 RECENT\r\n* OK [ALERT] the disk is nearly full\r\n")
            if len(pieces) >= 200:
                await self._put(writer, b"".join(pieces))
                pieces.clear()
        await self._put(writer, b"".join(pieces) + tag + b" OK fetched\r\n")

    async def _item(self, number: int, uid: int, what: bytes, writer: asyncio.StreamWriter) -> bytes:
        data = self.mails[uid]
        name = "FETCH" if self.shouting else "Fetch"
        start = f"* {number} {name} (UID {uid}"
        if b"RFC822.SIZE" in what:
            return self._about(start, uid, what)
        if b"HEADER" in what:
            head, _, text = data.partition(b"\r\n\r\n")
            limit = int(re.search(rb"<0\.(\d+)>", what).group(1))  # type: ignore[union-attr]
            head, text = (head + b"\r\n\r\n")[:limit], text[:limit]
            return (
                f"{start} BODY[HEADER]<0> ".encode()
                + self._literal(head)
                + b" BODY[TEXT]<0> "
                + self._literal(text)
                + b")\r\n"
            )
        if uid in self.quoted_empty:
            return f'{start} BODY[] "")\r\n'.encode()
        if uid in self.huge_uids:
            return f"{start} BODY[] {{9000000000}}\r\n".encode() + data
        if self.hang_in_literal or uid in self.hang_uids:
            self.hang_in_literal -= self.hang_in_literal > 0
            await self._put(writer, f"{start} BODY[] {{{len(data)}}}\r\n".encode() + data[: len(data) // 2])
            await asyncio.Event().wait()
        if uid in self.slow_uids:
            await self._put(writer, f"{start} BODY[] {{{len(data)}}}\r\n".encode())
            for at in range(0, len(data), 16_384):
                await self._put(writer, data[at : at + 16_384])
                await asyncio.sleep(0.1)
            return b")\r\n"
        end = self.line_after + b")\r\n"
        if self.uid_after_body:
            return f"* {number} {name} (BODY[] ".encode() + self._literal(data) + f" UID {uid}".encode() + end
        if self.uid_apart:
            return f"{start})\r\n* {number} {name} (BODY[] ".encode() + self._literal(data) + end
        return f"{start} BODY[] ".encode() + self._literal(data) + end

    def _about(self, start: str, uid: int, what: bytes) -> bytes:
        """Size, date, flags, and fields of the header if they are asked for."""
        data = self.mails[uid]
        start += f" RFC822.SIZE {self.sizes.get(uid, len(data))} FLAGS ({self.flags.get(uid, '')})"
        start += f' INTERNALDATE "{internal(self.dates.get(uid, self.received))}"'
        if b"HEADER.FIELDS" not in what:
            return f"{start})\r\n".encode()
        head = data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        asked = what[what.index(b"HEADER.FIELDS") :].rpartition(b"]")[0].decode()
        return f"{start} BODY[{asked}] ".encode() + self._literal(head) + b")\r\n"

    def _literal(self, data: bytes) -> bytes:
        return (self.literal % len(data)).encode() + b"\r\n" + data

    async def _idle(self, tag: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.half_close_idle:
            self.half_close_idle -= 1
            writer.write_eof()
            return
        await self._put(writer, b"+ idling\r\n")
        done = asyncio.ensure_future(reader.readline())
        if self.forgetful:
            self._news.clear()
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
