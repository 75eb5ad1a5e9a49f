"""What IMAP servers answer beside the rules, and in the words of single providers: every mail arrives once all the same."""

import asyncio
from dataclasses import dataclass, field

import pytest

from channels.email.mailbox.shelf import asides, shelf
from tests.channels.email.conftest import Kept, connect, message, watching
from tests.channels.email.mailbox.odd_imap import FETCH, OddImap, uids_of
from tests.channels.email.mailbox.test_faults import PLACE, looked_through, mails
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.waiting import until

TEN = 10
ALL = b"1 2 3 4 5 6 7 8 9 10"


@dataclass
class Says(OddImap):
    """`says` are whole answers to commands, once each, with TAG in the place of the tag; "drop" at the end closes."""

    says: dict[str, list[bytes]] = field(default_factory=dict)

    async def _says_otherwise(self, name: str, tag: bytes, writer: asyncio.StreamWriter) -> bool:
        if answers := self.says.get(name):
            answer = answers.pop(0)
            await self._put(writer, answer.removesuffix(b"drop").replace(b"TAG", tag))
            if answer.endswith(b"drop"):
                writer.close()
            return True
        return await super()._says_otherwise(name, tag, writer)


LIST = b'* LIST () "/" "INBOX"\r\n'
ANSWERS: dict[str, dict[str, list[bytes]]] = {
    "tells no capabilities": {"CAPABILITY": [b"TAG BAD what?\r\n", b"TAG OK\r\n"]},
    "tells them with the login": {"LOGIN": [b"* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK [CAPABILITY IMAP4rev1 IDLE UTF8=ACCEPT] in\r\n"]},
    "wants to know who asks, NetEase": {
        "LOGIN": [b"TAG OK [CAPABILITY IMAP4rev1 IDLE ID] in\r\n"],
        "CAPABILITY": [b"* CAPABILITY IMAP4rev1 IDLE ID\r\nTAG OK done\r\n"] * 2,
        "ID": [b'* ID ("name" "server")\r\nTAG OK done\r\n'],
    },
    "offers ID and knows none": {
        "CAPABILITY": [b"* CAPABILITY IMAP4rev1 IDLE ID\r\nTAG OK done\r\n"] * 2, "ID": [b"TAG BAD what?\r\n"],
    },
    "is busy at the login": {"LOGIN": [b"TAG NO [UNAVAILABLE] LOGIN internal server error. Try again later\r\n"]},
    "has too many at the login": {"LOGIN": [b"TAG NO [ALERT] Too many simultaneous connections. (Failure)\r\n"]},
    "closes for too many": {"LOGIN": [b"* BYE Too many simultaneous connections\r\ndrop"]},
    "knows nobody just now, Exchange": {"SELECT": [b"TAG BAD User is authenticated but not connected.\r\n"]},
    "ends the session, Exchange": {"IDLE": [b"* BYE Session invalidated - AccessTokenExpired\r\ndrop"]},
    "has its limit reached at SELECT": {"SELECT": [b"TAG NO [LIMIT] too many selects\r\n"]},
    "is in use by POP": {"SELECT": [b"TAG NO [INUSE] locked by a POP session\r\n"]},
    "gives those that are not gone, and says NO": {
        "UID FETCH": [b"* 1 FETCH (UID 1 FLAGS () RFC822.SIZE 9)\r\nTAG NO [EXPUNGEISSUED] Some messages no longer exist\r\n"]
    },
    "tells what vanished": {"UID SEARCH": [b"* VANISHED (EARLIER) 41,43:116\r\n* SEARCH " + ALL + b"\r\nTAG OK done\r\n"] * 2},
    "is throttled, Exchange": {
        "UID FETCH": [b"TAG BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\r\n"] * 3
    },
    "has its limit reached, Gmail": {
        "UID FETCH": [b"TAG NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)\r\n"] * 3
    },
    "finds nothing": {"UID SEARCH": [b"TAG OK done\r\n"]},
    "finds in several lines": {"UID SEARCH": [b"* SEARCH 1 2 3\r\n* SEARCH\r\n* SEARCH 4 5 6 7\r\n* SEARCH 8 9 10\r\nTAG OK done\r\n"] * 2},
    "finds in small letters, with a blank at the end": {"UID SEARCH": [b"* search " + ALL + b" \r\nTAG ok done\r\n"] * 2},
    "finds with a MODSEQ": {"UID SEARCH": [b"* SEARCH " + ALL + b" (MODSEQ 917162500)\r\nTAG OK done\r\n"] * 2},
    "finds in its own order, twice": {"UID SEARCH": [b"* SEARCH 3 1 2 10 9 8 7 6 5 4 3 3\r\nTAG OK done\r\n"] * 2},
    "finds as ESEARCH": {"UID SEARCH": [b'* ESEARCH (TAG "TAG") UID ALL 1:10\r\nTAG OK done\r\n'] * 2},
    "answers another's tag": {"UID SEARCH": [b"A9999 OK done\r\n"]},
    "answers in the middle of SELECT with news": {
        "SELECT": [
            b"* OK [CLOSED] previous\r\n* FLAGS (\\Seen)\r\n* 10 EXISTS\r\n* 0 RECENT\r\n* OK [UNSEEN 3]\r\n* OK [PERMANENTFLAGS (\\*)]\r\n"
            b"* OK [UIDVALIDITY 1000]\r\n* OK [UIDNEXT 11] x\r\n* OK [HIGHESTMODSEQ 7]\r\nTAG OK [READ-WRITE] (Success)\r\n"
        ]
    },
    "tells its codes in the last line of SELECT": {
        "SELECT": [b"* 10 exists\r\n* ok [uidnext 11]\r\nTAG OK [UIDVALIDITY 1000] [READ-WRITE] done\r\n"]
    },
    "has UIDs that do not stay": {
        "SELECT": [b"*  10  EXISTS\r\n* NO [UIDNOTSTICKY] Non-persistent UIDs\r\n* OK [UIDVALIDITY 1000]\r\nTAG OK\r\n"]
    },
    "says EXISTS after the end of SELECT": {
        "SELECT": [b"* OK [UIDVALIDITY 1000] x\r\nTAG OK [READ-ONLY] done\r\n* 10 EXISTS\r\n"]
    },
    "keeps talking in IDLE": {
        "IDLE": [b"+ idling\r\n* OK Still here\r\n* 3 FETCH (FLAGS (\\Seen))\r\n* 10 EXISTS\r\n* 0 RECENT\r\nTAG OK IDLE terminated\r\n"]
    },
    "ends IDLE with an error": {"IDLE": [b"TAG BAD IDLE is not enabled\r\n"]},
    "sends an alert with everything": {
        "UID FETCH": ["* OK [ALERT] Ящик почти заполнен\r\n* NO [ALERT] почти\r\n* BAD ?\r\nTAG OK done\r\n".encode()]
    },
    "gives NIL for a mail": {
        "UID FETCH": [b"* 1 FETCH (UID 1 RFC822.SIZE NIL INTERNALDATE NIL FLAGS NIL)\r\nTAG OK done\r\n"]
    },
    "gives a mail of an unknown number": {
        "UID FETCH": [b"* 77 FETCH (UID 4711 BODY[] {3}\r\nabc)\r\n* 1 FETCH (BODY[] {3}\r\nabc)\r\nTAG OK done\r\n"]
    },
    "breaks off within a literal": {"UID FETCH": [b"* 1 FETCH (UID 1 BODY[] {500}\r\nFrom: adrop"]},
    "promises a literal of nonsense": {"UID FETCH": [b"* 1 FETCH (UID 1 BODY[] {99999999999999999999}\r\nTAG OK done\r\n"]},
    "leaves a quote open": {"UID FETCH": [b'* 1 FETCH (UID 1 INTERNALDATE "1\r\nTAG OK done\r\n']},
}  # fmt: skip


@pytest.mark.parametrize("case", ANSWERS)
async def test_every_mail_arrives_once_although_the_server(case: str, kept: Kept) -> None:
    says = {name: list(answers) for name, answers in ANSWERS[case].items()}
    async with Says(mails=mails(TEN), says=says) as server:
        channel = connect(odd_section(server, reconcile=0.3))
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == TEN)
            await looked_through(kept)
            server.arrive(letter(TEN + 1))
            await until(lambda: len(kept.raws) == TEN + 1)
        assert not any(answers for name, answers in server.says.items() if name != "UID SEARCH"), server.says
    assert sorted(int(message(channel, raw).subject) for raw in kept.raws.values()) == list(range(1, TEN + 2))
    assert asides(kept.cursor, PLACE) == []


@dataclass
class OfToday(OddImap):
    """IMAP4rev2 alone (RFC 9051): what is found is told by ESEARCH."""

    async def _answer_search(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        found = ",".join(map(str, self._search(rest.decode())))
        told = f" ALL {found}" if found else ""
        await self._put(writer, b'* ESEARCH (TAG "%s") UID%s\r\n%s OK done\r\n' % (tag, told.encode(), tag))

    async def _obey(
        self, name: str, tag: bytes, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if name == "CAPABILITY":
            await self._put(writer, b"* CAPABILITY IMAP4rev2 IDLE\r\n" + tag + b" OK done\r\n")
        else:
            await super()._obey(name, tag, rest, reader, writer)


async def test_a_server_of_the_second_revision_alone(kept: Kept) -> None:
    async with OfToday(mails=mails(3)) as server, watching(connect(odd_section(server)), kept):
        await looked_through(kept)
        server.arrive(letter(4))
        await until(lambda: len(kept.raws) == 4)


@dataclass
class Limited(OddImap):
    """Gives sizes, and refuses so many times to give mail."""

    words: bytes = b""
    refusals: int = 4

    async def _fetch(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        if b"BODY.PEEK[]" in rest and self.refusals:
            self.refusals -= 1
            await self._put(writer, self.words.replace(b"TAG", tag))
            return
        await super()._fetch(tag, rest, writer)


@pytest.mark.parametrize(
    "words",
    [
        b"TAG NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)\r\n",
        b"TAG NO [LIMIT] download limit\r\n",
        b"TAG BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\r\n",
        b"* BYE Too many simultaneous connections\r\n",
    ],
)
async def test_the_limit_of_an_account_is_no_fault_of_a_mail(words: bytes, kept: Kept) -> None:
    """It would be set aside, and thousands behind it."""
    async with Limited(mails=mails(3), words=words) as server:
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == 3)
            await looked_through(kept)
    assert not server.refusals
    assert [message(channel, raw).subject for raw in kept.raws.values()] == ["1", "2", "3"]
    assert asides(kept.cursor, PLACE) == []


@dataclass
class RefusesSome(OddImap):
    """Refuses every command that asks for a bad mail, among others too."""

    bad: frozenset[int] = frozenset({17, 41})
    words: bytes = b""

    async def _fetch(self, tag: bytes, rest: bytes, writer: asyncio.StreamWriter) -> None:
        asked = FETCH.match(rest)
        assert asked is not None
        if b"BODY.PEEK[]" in rest and self.bad.intersection(uids_of(asked.group(1).decode(), self._last())):
            await self._put(writer, tag + b" " + self.words + b"\r\n")
        else:
            await super()._fetch(tag, rest, writer)


@pytest.mark.parametrize(
    "words",
    [
        b"NO [SERVERBUG] Server error while fetching messages",
        b"BAD Command Error. 10",
        b"NO [UNAVAILABLE] try again later",
    ],
)
async def test_a_mail_that_makes_the_server_refuse_all_costs_the_others_nothing(words: bytes, kept: Kept) -> None:
    async with RefusesSome(mails=mails(60), words=words) as server, watching(connect(odd_section(server)), kept):
        await looked_through(kept)
        server.arrive(letter(61))
        await until(lambda: len(kept.raws) == 59)
    assert [one.subject for one in asides(kept.cursor, PLACE)] == ["17", "41"]


async def test_a_server_that_keeps_no_uidvalidity_says_nought(kept: Kept) -> None:
    async with OddImap(mails=mails(3), validity=0) as server, watching(connect(odd_section(server)), kept):
        await looked_through(kept)
        server.arrive(letter(4))
        await until(lambda: len(kept.raws) == 4)


async def test_uids_at_the_end_of_their_numbers(kept: Kept) -> None:
    top = 2**32 - 10
    given = {top + uid: data for uid, data in mails(5).items()}
    async with OddImap(mails=given) as server, watching(connect(odd_section(server)), kept):
        await looked_through(kept)
        server.arrive(letter(6))
        await until(lambda: len(kept.raws) == 6)


async def test_what_was_set_aside_while_the_server_was_ill_is_all_taken_when_it_is_well(kept: Kept) -> None:
    async with OddImap(mails=mails(30), refuse_uids=set(range(2, 30))) as server:
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await until(lambda: len(asides(kept.cursor, PLACE)) == 28)
            await looked_through(kept)
        server.refuse_uids = {17}
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == 29)
            await until(lambda: not shelf(kept.cursor, PLACE).running)
    assert [one.subject for one in asides(kept.cursor, PLACE)] == ["17"]


MAIL = b"From: anna@mail.example\r\nSubject: 2\r\n\r\nline\r\n"
THREE = {1: letter(1), 2: MAIL, 3: letter(3)}
GIVEN = {
    "as a quoted string": b'* 2 FETCH (UID 2 BODY[] "From: anna@mail.example")\r\n',
    "with much beside it": b"* 2 FETCH (X-GM-MSGID 12 X-GM-LABELS (\"\\\\Inbox\" {3}\r\na)b) UID 2 BODY[] {%d}\r\n%s FLAGS (\\Seen))\r\n",
    "in small letters": b"* 2 fetch (uid 2 body[] {%d}\r\n%s)\r\n",
    "twice": b"* 2 FETCH (UID 2 BODY[] {%d}\r\n%s)\r\n* 2 FETCH (UID 2 FLAGS (\\Seen))\r\n",
    "with blanks": b"* 2 FETCH ( UID 2  BODY[] {%d}\r\n%s )\r\n",
    "with lists in its annotations": b"* 2 FETCH (ANNOTATION (/comment (value.priv {2}\r\nab)) UID 2 BODY[] {%d}\r\n%s)\r\n",
    "with names of its own": b"* 2 FETCH (EMAILID (M6d99ac3275bb4e) THREADID NIL MODSEQ (7) UID 2 BODY[] {%d}\r\n%s MODSEQ (8))\r\n",
    "with its UID glued to its end": b"* 2 FETCH (BODY[] {%d}\r\n%sUID 2)\r\n",
    "without an end": b"* 2 FETCH (UID 2 BODY[] {%d}\r\n%s\r\n",
    "under another's number": b"* 1 EXPUNGE\r\n* 3 FETCH (UID 2 BODY[] {%d}\r\n%s)\r\n",
    "behind a line that is none": b"\r\n* 2 FETCH (UID 2 BODY[] {%d}\r\n%s)\r\n",
    "with its number alone": b"* 2 FETCH (UID 2)\r\n* 2 FETCH (BODY[] {%d}\r\n%s)\r\n",
    "with NUL bytes announced as binary": b"* 2 FETCH (UID 2 BODY[] ~{%d}\r\n%s)\r\n",
}  # fmt: skip


@dataclass
class Gives(OddImap):
    """The second mail as it is `given`."""

    given: bytes = b""

    async def _item(self, number: int, uid: int, what: bytes, writer: asyncio.StreamWriter) -> bytes:
        if uid != 2 or b"BODY.PEEK[]" not in what:
            return await super()._item(number, uid, what, writer)
        return self.given % (len(MAIL), MAIL) if b"%d" in self.given else self.given


@pytest.mark.parametrize("case", GIVEN)
async def test_a_mail_is_read_although_it_is_given(case: str, kept: Kept) -> None:
    async with Gives(mails=THREE, given=GIVEN[case]) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: len(kept.raws) == 3)
        await looked_through(kept)
    wanted = b"From: anna@mail.example" if "quoted" in case else MAIL
    assert [raw.body for raw in kept.raws.values()] == [letter(1), wanted, letter(3)]


@pytest.mark.parametrize("given", [b"* 2 FETCH (UID 2 BODY[] NIL)\r\n", b"* 2 FETCH (UID 2 FLAGS ())\r\n", b""])
async def test_a_mail_that_is_given_as_nothing_is_named_and_stops_nobody(given: bytes, kept: Kept) -> None:
    async with Gives(mails=THREE, given=given) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: len(kept.raws) == 2 and asides(kept.cursor, PLACE))
        await looked_through(kept)
    assert [(one.item, one.subject) for one in asides(kept.cursor, PLACE)] == [(f"{PLACE}/1000/2", "2")]


async def test_no_password_is_told_where_the_server_wants_none(kept: Kept) -> None:
    says = {"CAPABILITY": [b"* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nTAG OK done\r\n"] * 1000}
    async with Says(mails=mails(1), says=says) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: any(kept.notes))
        assert "LOGIN" not in server.commands
    assert "set security to tls or starttls" in kept.notes[0]
