"""The library's session inside our framing: what a server may write, in whatever pieces, and what a client may not do with it."""

import asyncio
import logging
import re
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from aioimaplib.aioimaplib import IMAP4ClientProtocol
from hypothesis import given
from hypothesis import strategies as st

from channels.email.config import SENT, Server
from channels.email.mailbox.imap import Imap
from channels.email.mailbox.protocol import NOISE
from channels.email.mailbox.responses import Reader
from channels.email.mailbox.trouble import ImapRefused, ImapTrouble, TooLarge
from tests.waiting import LIMIT, until

PASSWORD = "secret-Zx81"
READY = b"* OK ready\r\n"
WORDS = {
    "CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK done\r\n",
    "LOGIN": b"TAG OK in\r\n",
    "SELECT": b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\nTAG OK [READ-WRITE] selected\r\n",
    "NOOP": b"TAG OK done\r\n",
}


@dataclass
class Script:
    """Says what it is told to at each command, in pieces of `piece` bytes; what has no words is never answered."""

    words: dict[str, bytes] = field(default_factory=dict)
    greeting: bytes = READY
    piece: int = 65_536
    closes: bool = False  # its side, after the first command of `words`
    lines: list[bytes] = field(default_factory=list)
    writers: list[asyncio.StreamWriter] = field(default_factory=list)
    port: int = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Script"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for writer in self.writers:
                writer.transport.abort()
            await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        tag = b""
        with suppress(ConnectionError):
            await self._say(self.greeting, writer)
            while line := (await reader.readline()).rstrip():
                self.lines.append(line)
                first, _, rest = line.partition(b" ")
                tag, name = (first, rest.decode().removeprefix("UID ").split(" ")[0]) if rest else (tag, first.decode())
                await self._say((WORDS | self.words).get(name, b"").replace(b"TAG ", tag + b" "), writer)
                if self.closes and name in self.words:
                    break
        writer.close()

    async def _say(self, words: bytes, writer: asyncio.StreamWriter) -> None:
        for at in range(0, len(words), self.piece):
            writer.write(words[at : at + self.piece])
            await writer.drain()
            await asyncio.sleep(0)

    async def connect(self, deadline: float = 2.0, **more: str) -> Imap:
        login = {"login": "anna", "password": PASSWORD, "security": "none", "folder": "INBOX", "ca_file": ""} | more
        return await Imap.connect(Server(host="127.0.0.1", port=self.port, **login), deadline)  # type: ignore[arg-type]


@asynccontextmanager
async def selected(script: Script, deadline: float = 2.0) -> AsyncIterator[Imap]:
    async with script.running():
        imap = await script.connect(deadline)
        try:
            await imap.select("INBOX")
            yield imap
        finally:
            imap.close()


# --- framing -----------------------------------------------------------------------------------------------------------------


TALK = (b"* OK " + b"bla " * 2500 + b"\r\n") * (NOISE // 10_000 + 1)
MAIL = b"Subject: \x00{3}\r\n\r\n* 1 EXPUNGE\r\n)\r\nTAGG OK no\r\n* BYE {9}\r\n"
FETCHED = (
    b"* 1 FETCH (UID 5 BODY[] {%d}\r\n%s)\r\n* 3 EXISTS\r\n* 2 FETCH (BODY[] {0}\r\n UID 6)\r\n\r\nTAG ok done\r\n"
)


async def test_bodies_are_what_was_sent_whatever_they_hold() -> None:
    async with selected(Script({"FETCH": FETCHED % (len(MAIL), MAIL)}, piece=3)) as imap:
        imap.heard = False
        assert await imap.bodies([5, 6], len(MAIL)) == {5: MAIL, 6: b""}
        assert imap.heard
        await imap.noop()


@given(cuts=st.lists(st.integers(0, len(FETCHED) + len(MAIL)), max_size=30))
def test_answers_are_the_same_in_whatever_pieces(cuts: list[int]) -> None:
    said, reader = FETCHED % (len(MAIL), MAIL), Reader()
    edges = [0, *sorted(cuts), len(said)]
    found = [one for start, end in pairwise(edges) for one in reader.feed(said[start:end])]
    assert found == list(Reader().feed(said))
    assert [one.literals for one in found] == [(MAIL,), (), (b"",), ()]
    assert not reader.buffer


async def test_a_line_keeps_its_stars() -> None:
    """The library alone cuts `* ` out wherever it stands."""
    async with selected(Script({"LIST": b'* LIST () "/" "new * old"\r\nTAG OK done\r\n'})) as imap:
        assert await imap.folders() == ["new * old"]


@pytest.mark.parametrize(
    ("capabilities", "listed", "chosen"),
    [
        ("", b'* LIST (\\HasNoChildren \\sent) "/" "[Gmail]/&BB4EQgQ,BEA-"', "[Gmail]/&BB4EQgQ,BEA-"),
        (" SPECIAL-USE LIST-EXTENDED", b'* LIST (\\Sent) "." Out ("CHILDINFO" ("SUBSCRIBED"))', "Out"),
        ("", b'* LIST () "." Drafts\r\n* LIST (\\Noselect) "." Sent\r\n* LIST () "." "INBOX.Sent Items"', "INBOX.Sent Items"),
        ("", b"* LIST () NIL Sent\r\n* LIST (\\Sent) NIL Copies", "Copies"),
        ("", b'* LIST () "/" Archive/2019/Sent\r\n* LIST () "/" Sent', "Sent"),
        ("", b'* LIST () "/" "&BB0EMAQ0BFYEQQQ7BDAEPQRW-"', "&BB0EMAQ0BFYEQQQ7BDAEPQRW-"),
        ("", b'* LIST () "/" "&AMk-l&AOk-ments envoy&AOk-s"', "&AMk-l&AOk-ments envoy&AOk-s"),
        ("", b'* LIST (\\Sent \\NonExistent) "/" Old\r\n* LIST (\\Sent) "/" Out', "Out"),
        ("", b'* LIST (\\Sent) "/" [Gmail]/Sent', "[Gmail]/Sent"),
        ("", b'* LIST (\\Sent) "/" "R&D sent"', "R&D sent"),
        ("", '* LIST (\\HasNoChildren) "/" "Отправленные"'.encode(), "Отправленные"),
    ],
    ids=["marked", "asked for the marks", "called so", "a mark is more than a name", "not an archive's", "Ukrainian", "French", "gone",
         "brackets without quotes", "an ampersand alone", "UTF-8"],
)  # fmt: skip
async def test_the_folder_of_what_was_sent(capabilities: str, listed: bytes, chosen: str) -> None:
    told = f"* CAPABILITY IMAP4rev1 IDLE{capabilities}\r\nTAG OK done\r\n".encode()
    script = Script({"CAPABILITY": told, "LIST": listed + b"\r\nTAG OK done\r\n"})
    async with selected(script) as imap:
        await imap.select(SENT)
    asked = next(line for line in script.lines if b" LIST " in line)
    assert asked.endswith(b"RETURN (SPECIAL-USE)") == bool(capabilities)
    assert script.lines[-1].endswith(f' SELECT "{chosen}"'.encode())


async def test_a_folder_is_asked_for_by_the_name_that_the_server_gives_it() -> None:
    """Where it isn't coded as RFC 3501 section 5.1.3 wants it; the refusal is what tells."""
    refused = b'* LIST () "/" "INBOX"\r\n* LIST () "/" "%s"\r\nTAG OK done\r\n' % "Заявки".encode()
    script = Script({"LIST": refused, "SELECT": b"TAG NO what?\r\n"})
    async with script.running():
        imap = await script.connect()
        with pytest.raises(ImapRefused):
            await imap.select("Заявки")
    asked = [line.partition(b" SELECT ")[2].decode() for line in script.lines if b" SELECT " in line]
    assert asked == ['"&BBcEMARPBDIEOgQ4-"', '"Заявки"']


async def test_without_such_a_folder_the_refusal_names_those_that_there_are() -> None:
    async with selected(Script({"LIST": b'* LIST () "/" Archive\r\nTAG OK done\r\n'})) as imap:
        with pytest.raises(ImapRefused, match=r"Archive.*imap\.sent"):
            await imap.select(SENT)


async def test_a_hundred_thousand_lines_in_one_answer() -> None:
    """The library alone calls itself once a line, and is silent for ever after some 980."""
    lines = b"".join(b"* %d FETCH (UID %d RFC822.SIZE 9)\r\n" % (n, n) for n in range(1, 100_001))
    async with selected(Script({"FETCH": lines + b"TAG OK done\r\n"}), 20) as imap:
        assert len(await imap.sizes(range(1, 100_001))) == 100_000


@pytest.mark.parametrize(
    ("said", "error", "words"),
    [
        (b"* SEARCH " + b"1 " * 9_000_000, TooLarge, "a line of more than"),
        (TALK, TooLarge, "more bytes than"),
        (b"* 1 FETCH (UID 1 BODY[] {9000000000}\r\n", TooLarge, "9000000000"),
        (b"* 1 FETCH (" + b"X {1}\r\na " * 300 + b")\r\n", TooLarge, "announces"),
        (b"\xff\xfe OK done\r\n", ImapTrouble, "can't be read"),
        (b"XYZ9 OK done\r\n", ImapTrouble, "XYZ9 OK done"),
        (b"* BYE shutting down\r\nTAG OK done\r\n", ImapTrouble, "shutting down"),
    ],
    ids=["long line", "flood", "huge literal", "many literals", "no ASCII", "another tag", "BYE"],
)
async def test_what_no_server_may_answer_ends_the_wait_at_once(
    said: bytes, error: type[ImapTrouble], words: str
) -> None:
    async with selected(Script({"SEARCH": said}), 2 * LIMIT) as imap, asyncio.timeout(LIMIT):
        with pytest.raises(error, match=re.escape(words)):
            await imap.search("ALL")
        with pytest.raises(ImapTrouble):
            await imap.noop()


async def test_a_server_that_talks_although_nobody_asked_is_bounded() -> None:
    async with selected(Script({"NOOP": b"TAG OK done\r\n" + TALK})) as imap:
        await imap.noop()
        await until(lambda: imap._wire.gone.done())
        with pytest.raises(TooLarge):
            await imap.noop()


# --- waits -------------------------------------------------------------------------------------------------------------------


WAITS: dict[str, Callable[[Imap], object]] = {
    "SEARCH": lambda imap: imap.search("ALL"),
    "FETCH": lambda imap: imap.sizes([1]),
    "NOOP": lambda imap: imap.noop(),
    "IDLE": lambda imap: imap.idle(60),
    "LIST": lambda imap: imap.folders(),
}


@pytest.mark.parametrize("command", WAITS)
async def test_a_closed_connection_ends_every_wait(command: str) -> None:
    async with selected(Script({command: b"* 1 RECENT\r\n"}, closes=True), 2 * LIMIT) as imap, asyncio.timeout(LIMIT):
        imap.heard = False
        with pytest.raises(ImapTrouble, match="closed the connection"):
            await WAITS[command](imap)  # type: ignore[misc]


@pytest.mark.parametrize("command", WAITS)
async def test_silence_ends_at_the_deadline(command: str) -> None:
    async with selected(Script({command: b""}), 0.5) as imap, asyncio.timeout(LIMIT):
        imap.heard = False
        with pytest.raises(ImapTrouble, match="no answer within"):
            await WAITS[command](imap)  # type: ignore[misc]


async def test_a_connection_that_is_lost_while_idle_waits_is_told_at_once() -> None:
    async with selected(Script({"IDLE": b"+ idling\r\n"}, closes=True), 2 * LIMIT) as imap, asyncio.timeout(LIMIT):
        imap.heard = False
        with pytest.raises(ImapTrouble, match="closed the connection"):
            await imap.idle(60)


async def test_a_server_that_ends_idle_by_itself_is_asked_no_more_than_it_is() -> None:
    script = Script({"IDLE": b"+ idling\r\n* 9 EXISTS\r\n", "DONE": b"TAG OK done\r\n"})
    async with selected(script) as imap:
        imap.heard = False
        assert await imap.idle(60)
        assert imap.can_idle
        imap.heard = False
        script.words |= {"IDLE": b"+ idling\r\nTAG BAD too long\r\n", "DONE": b""}
        assert not await imap.idle(0.1)
        assert not imap.can_idle
        assert not await imap.idle(60)
    assert script.lines.count(b"DONE") == 1


async def test_only_another_number_of_mails_is_news() -> None:
    """There are servers that tell the number with every answer, and at the beginning of every IDLE."""
    script = Script({"NOOP": b"* 3 EXISTS\r\nTAG OK done\r\n", "IDLE": b"+ idling\r\n* 3 EXISTS\r\n* 0 RECENT\r\n"})
    script.words["DONE"] = b"TAG OK done\r\n"
    async with selected(script) as imap:
        await imap.noop()
        imap.heard = False
        await imap.noop()
        assert not imap.heard
        assert not await imap.idle(0.1)
        script.words["NOOP"] = b"* 2 EXPUNGE\r\n* 3 EXISTS\r\nTAG OK done\r\n"
        await imap.noop()
        assert imap.heard


# --- logins ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("greeting", [b"* NO OK\r\n", b"* BYE PREAUTH is OK\r\n", b"HTTP/1.1 200 OK\r\n", b"* \r\n"])
async def test_only_a_greeting_lets_us_in(greeting: bytes) -> None:
    """The library alone looks for OK anywhere in the line."""
    async with Script(greeting=greeting).running() as script:
        with pytest.raises(ImapTrouble):
            await script.connect()
    assert script.lines == []


async def test_who_is_known_already_logs_in_no_more() -> None:
    async with Script(greeting=b"* PREAUTH hello\r\n").running() as script:
        imap = await script.connect()
        await imap.select("INBOX")
        imap.close()
    assert [line.split()[1] for line in script.lines] == [b"CAPABILITY", b"SELECT"]


async def test_words_before_the_encryption_are_refused() -> None:
    words = {
        "CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n",
        "STARTTLS": b"TAG OK begin\r\n* CAPABILITY IMAP4rev1\r\n",
    }
    async with Script(words).running() as script:
        with pytest.raises(ImapTrouble, match="before the encryption"):
            await script.connect(security="starttls")


@pytest.mark.parametrize(
    ("said", "error"),
    [(b"TAG NO no\r\n", ImapRefused), (b"XYZ9 OK in\r\n", ImapTrouble), (b"+ \xff\r\n* BYE\r\n", ImapTrouble)],
)
async def test_no_secret_is_logged_or_told(
    said: bytes, error: type[ImapTrouble], caplog: pytest.LogCaptureFixture
) -> None:
    """The library alone names the command in its error, with the password."""
    caplog.set_level(logging.DEBUG)
    async with Script({"LOGIN": said}).running() as script:
        with pytest.raises(error) as caught:
            await script.connect()
    assert PASSWORD in script.lines[1].decode()
    assert PASSWORD not in caplog.text + "".join(traceback.format_exception(caught.value))


async def test_it_is_the_librarys_session() -> None:
    async with Script().running() as script:
        imap = await script.connect()
        assert isinstance(imap._wire, IMAP4ClientProtocol)
        assert imap._wire.state == "AUTH"
        imap.close()
