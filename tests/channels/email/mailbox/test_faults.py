"""What IMAP servers do on their worst days: no mail is lost, none is doubled, and what can't be had is named."""

import asyncio
import contextlib
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email.mailbox.imap import Imap
from channels.email.mailbox.requests import modified_utf7, quoted, uid_set
from channels.email.mailbox.responses import (
    Response,
    TooMuch,
    announced,
    folder,
    from_modified_utf7,
    item,
    moment,
    numbers,
    words,
)
from channels.email.mailbox.shelf import asides, shelf
from channels.email.mailbox.trouble import ImapRefused, ImapTrouble, sentence
from tests.channels.email.conftest import Kept, connect, message, watching
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.waiting import until

PLACE = "support@shop.example/INBOX"


def mails(count: int) -> dict[int, bytes]:
    return {uid: letter(uid) for uid in range(1, count + 1)}


async def looked_through(kept: Kept) -> None:
    await until(lambda: shelf(kept.cursor, PLACE).complete)


FAULTS: dict[str, dict[str, Any]] = {
    "closes three connections at once": {"hang_up_first": 3},
    "answers SELECT with another protocol": {"garbage_at": ["SELECT"]},
    "answers FETCH with another protocol": {"garbage_at": ["UID FETCH", "UID FETCH"]},
    "answers SEARCH with another protocol": {"garbage_at": ["UID SEARCH"]},
    "says goodbye at SELECT": {"bye_at": ["SELECT"]},
    "says goodbye at FETCH": {"bye_at": ["UID FETCH", "UID FETCH"]},
    "says goodbye at IDLE": {"bye_at": ["IDLE"]},
    "refuses IDLE": {"no_at": {"IDLE": b"IDLE is not for you"}},
    "expunges between the mails": {"expunge_news": True},
    "tells the UID apart from the body": {"uid_apart": True},
    "announces literals that nobody waits for": {"literal": "{%d+}"},
    "announces binary literals": {"literal": "~{%d}"},
    "breaks the line behind a literal": {"line_after": b"\r\n"},
    "writes FETCH small": {"shouting": False},
    "says every mail is empty": {"sizes": dict.fromkeys(range(1, 61), 0)},
    "says every mail is 9 bytes": {"sizes": dict.fromkeys(range(1, 61), 9)},
    "says every mail is nearly too large": {"sizes": dict.fromkeys(range(1, 61), 900_000)},
    "three bytes a write": {"split": 3},
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_mail_arrives_once_although_the_server(fault: str, kept: Kept) -> None:
    async with OddImap(mails=mails(60), **FAULTS[fault]) as server:
        channel = connect(odd_section(server, max_mail=1_000_000))
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) >= 60)
            await looked_through(kept)
            server.arrive(letter(61))
            await until(lambda: len(kept.raws) == 61)
    assert [message(channel, raw).subject for raw in kept.raws.values()] == [str(number) for number in range(1, 62)]
    assert [raw.body for raw in kept.raws.values()] == list(server.mails.values())
    assert asides(kept.cursor, PLACE) == []


async def test_a_mail_at_which_the_server_always_hangs_is_set_aside_by_name_and_stops_nobody(kept: Kept) -> None:
    async with OddImap(mails=mails(8), hang_uids={3, 6}) as server:
        async with watching(connect(odd_section(server, deadline=1)), kept):
            await until(lambda: len(asides(kept.cursor, PLACE)) == 2)
            await until(lambda: len(kept.raws) == 6)
            await looked_through(kept)
            server.arrive(letter(9))
            await until(lambda: len(kept.raws) == 7)
        found = asides(kept.cursor, PLACE)
        assert [(one.item, one.subject, one.sender) for one in found] == [
            (f"{PLACE}/1000/3", "3", "anna@mail.example"),
            (f"{PLACE}/1000/6", "6", "anna@mail.example"),
        ]
        assert "doesn't give" in found[0].why
        assert found[0].size == len(server.mails[3])
        server.hang_uids.clear()  # the provider has repaired it: the next look takes them
        async with watching(connect(odd_section(server, deadline=1)), kept):
            await until(lambda: len(kept.raws) == 9)
            await until(lambda: not asides(kept.cursor, PLACE))


async def test_a_mail_that_the_server_never_gives_is_set_aside_by_name(kept: Kept) -> None:
    async with OddImap(mails=mails(5), refuse_uids={3}) as server, watching(connect(odd_section(server)), kept):
        await until(lambda: asides(kept.cursor, PLACE))
        await until(lambda: len(kept.raws) == 4)
    assert [one.item for one in asides(kept.cursor, PLACE)] == [f"{PLACE}/1000/3"]
    assert f"{PLACE}/1000/3" not in kept.raws


@pytest.mark.parametrize("how", ["refuses", "hangs", "leaves out"])
async def test_a_mail_whose_size_the_server_does_not_tell_stops_nobody(how: str, kept: Kept) -> None:
    server = OddImap(mails=mails(60), unsized=how, unsized_uids={3, 40, 61}, refuse_uids={40})
    async with server, watching(connect(odd_section(server, deadline=1)), kept):
        await looked_through(kept)
        server.arrive(letter(61))
        server.arrive(letter(62))
        await until(lambda: len(kept.raws) == 61)
    assert [one.item for one in asides(kept.cursor, PLACE)] == [f"{PLACE}/1000/40"]


async def test_a_person_asks_again_for_what_was_set_aside(kept: Kept) -> None:
    async with OddImap(mails=mails(3), refuse_uids={2}) as server:
        channel = connect(odd_section(server, idle=0.2))
        async with watching(channel, kept):
            await until(lambda: asides(kept.cursor, PLACE))
            (one,) = asides(kept.cursor, PLACE)
            server.refuse_uids.clear()
            assert channel.again(kept.cursor, "nobody's") == {}
            kept.cursor |= channel.again(kept.cursor, one.item)
            await until(lambda: one.item in kept.raws)
            await until(lambda: not asides(kept.cursor, PLACE))
    assert not [name for name in kept.cursor if "#again" in name]


async def test_a_mail_announced_with_nine_gigabytes_is_taken_by_its_beginning(kept: Kept) -> None:
    async with OddImap(mails=mails(4), huge_uids={2}) as server:
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == 4)
    found = message(channel, kept.raws[f"{PLACE}/1000/2"])
    assert found.subject == "2"
    assert [one.item for one in asides(kept.cursor, PLACE)] == [f"{PLACE}/1000/2"]


async def test_a_mail_beyond_the_limit_is_named_and_comes_whole_when_the_limit_is_raised(kept: Kept) -> None:
    async with OddImap(mails={1: letter(1), 2: letter(2, 400_000)}) as server:
        async with watching(connect(odd_section(server, max_mail=350_000)), kept):
            await until(lambda: len(kept.raws) == 2)
            await looked_through(kept)
        (one,) = asides(kept.cursor, PLACE)
        assert (one.subject, one.size) == ("2", len(server.mails[2]))
        assert "max_mail" in one.why
        raised = connect(odd_section(server, max_mail=1_000_000))
        kept.cursor |= raised.again(kept.cursor, "")
        async with watching(raised, kept):
            await until(lambda: len(kept.raws) == 3)
            await until(lambda: not asides(kept.cursor, PLACE))
    whole = kept.raws[f"{PLACE}/1000/2/whole"]
    assert whole.body == server.mails[2]
    cut = message(raised, kept.raws[f"{PLACE}/1000/2"])
    assert message(raised, whole).reference == cut.reference  # they meet in one conversation


async def test_a_slow_mail_is_no_hanging_one(kept: Kept) -> None:
    """2 s at a deadline of 1 s: what comes gives the rest more time."""
    async with (
        OddImap(mails={1: letter(1, 330_000)}, slow_uids={1}) as server,
        watching(connect(odd_section(server, deadline=1)), kept),
    ):
        await until(lambda: kept.raws)
    assert not asides(kept.cursor, PLACE)


async def test_mail_that_search_hid_is_found_by_a_later_look_and_told(kept: Kept) -> None:
    """A server shows a lower UID later (concurrent deliveries): the cursor has passed it."""
    async with (
        OddImap(mails=mails(6), hidden={4}) as server,
        watching(connect(odd_section(server, reconcile=0.3)), kept),
    ):
        await looked_through(kept)
        assert len(kept.raws) == 5
        server.hidden.clear()
        await until(lambda: len(kept.raws) == 6)
        await until(lambda: shelf(kept.cursor, PLACE).rescued == 1)
    assert shelf(kept.cursor, PLACE).rescued_at
    assert "history" in kept.raws[f"{PLACE}/1000/4"].meta


async def test_news_told_with_another_answer_is_heard(kept: Kept) -> None:
    """A mail comes when SEARCH was answered and IDLE not yet begun: nobody tells it a second time."""
    async with OddImap(mails=mails(1)) as server, watching(connect(odd_section(server)), kept):
        await looked_through(kept)
        server.late_news = letter(50)
        server.arrive(letter(2))
        await until(lambda: len(kept.raws) == 3)


@pytest.mark.parametrize(
    ("words_of_server", "said"),
    [
        (b"[UNAVAILABLE] try again later", "out of order"),
        (b"User is authenticated but not connected.", "out of order"),
        (b"[OVERQUOTA] no", "is full"),
        (b"[NOPERM] not yours", "NO [NOPERM] not yours"),
    ],
)
async def test_a_folder_that_is_there_and_refused_is_not_called_missing(
    kept: Kept, words_of_server: bytes, said: str
) -> None:
    async with (
        OddImap(mails=mails(1), no_at={"SELECT": words_of_server}) as server,
        watching(connect(odd_section(server)), kept),
    ):
        await until(lambda: any(kept.notes))
    assert said in kept.notes[0]
    assert "no such folder" not in kept.notes[0]


async def test_deleted_and_moved_mail_is_no_trouble(kept: Kept) -> None:
    async with OddImap(mails=mails(6)) as server:
        async with watching(connect(odd_section(server, reconcile=0.2)), kept):
            await looked_through(kept)
            server.expunge(2)
            server.arrive(server.mails.pop(3))  # moved away and back: another UID
            await until(lambda: len(kept.raws) == 7)
            await until(lambda: shelf(kept.cursor, PLACE).wanted == 5)
        channel = connect(odd_section(server))
    assert len({message(channel, raw).external_id for raw in kept.raws.values()}) == 6
    assert not any(kept.notes)


async def test_uidvalidity_changes_while_history_is_taken_in(kept: Kept) -> None:
    async with OddImap(mails=mails(120)) as server:
        kept.backlog = 1000  # the pipeline is busy: history waits
        async with watching(connect(odd_section(server)), kept):
            await until(lambda: PLACE in kept.cursor)
        server.validity, server.mails = 2000, {uid + 500: data for uid, data in server.mails.items()}
        kept.backlog = 0
        channel = connect(odd_section(server))
        async with watching(channel, kept):
            await until(lambda: shelf(kept.cursor, PLACE).complete == 2000)
    assert len({message(channel, raw).external_id for raw in kept.raws.values()}) == 120
    assert {raw.meta["history"] for raw in kept.raws.values()} == {"open"}


# --- folders and logins ------------------------------------------------------------------------------------------------------------


async def test_a_missing_folder_is_told_with_those_that_there_are(kept: Kept) -> None:
    names = [b'"INBOX"', b'"&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-"', b'"Say \\"hi\\" \\\\ there"', b"NIL"]
    async with OddImap(folders=names, selectable={b'"INBOX"'}) as server:
        section = odd_section(server, imap={"folder": "Входящее"})
        async with watching(connect(section), kept):
            await until(lambda: kept.notes)
    assert "There is no such folder" in kept.notes[0]
    assert 'INBOX, Отправленные, Say "hi" \\ there' in kept.notes[0]


async def test_a_password_that_no_quotes_can_hold_goes_as_a_literal(kept: Kept) -> None:
    async with OddImap(mails=mails(1), password="пароль\\") as server:
        async with watching(connect(odd_section(server, imap={"password": "пароль\\"})), kept):
            await until(lambda: kept.raws)
        assert server.connections == 1


CAUSES = {
    b"[AUTHENTICATIONFAILED] Invalid credentials (Failure)": "The server refuses the login or the password",
    b"Login failed": "The server refuses the login or the password",
    b"[ALERT] Application-specific password required": "made for applications",
    b"[AUTHENTICATIONFAILED] NEOBHODIM parol prilozheniya / Application password is REQUIRED": "made for applications",
    b"[AUTHENTICATIONFAILED] AUTHENTICATE invalid credentials or IMAP is disabled": "Allow IMAP",
    b"[ALERT] IMAP access is turned off for this account": "Allow IMAP",
    b"[ALERT] Web login required": "locked or disabled",
    b"[AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled sc=1": "Allow IMAP",
    b"Logon failure: unknown user name or bad password.": "The server refuses the login or the password",
    "Неверный логин или пароль".encode(): "The server refuses the login or the password",
    b"[UNAVAILABLE] Internal error occurred. Refer to server log": "out of order",
    b"[CONTACTADMIN] Account is blocked": "locked or disabled",
    b"[OVERQUOTA] Account exceeded command or bandwidth limits": "Make room",
    b"[ALERT] Too many simultaneous connections. (Failure)": "Close other mail programs",
    b"[UNAVAILABLE] Temporary authentication failure": "out of order",
    b"Server Unavailable. 15": "out of order",
    b"[ALERT] Your account is not enabled for IMAP use. Please visit your settings page": "Allow IMAP",
    b"[AUTHENTICATIONFAILED] Basic authentication is disabled.": "Set up OAuth2",
    b"LOGIN failed. Basic Auth is blocked for this tenant": "Set up OAuth2",
    b"[ALERT] Please log in via OAuth: less secure apps are off": "Set up OAuth2",
    b"authentication failed: This user does not have access rights to this service": "Allow IMAP",
    b"[ALERT] The basic plan's mailbox quota is reached": "Make room",
    b"something never seen": "The server refuses the login or the password",
}


@pytest.mark.parametrize("words_of_server", CAUSES)
async def test_a_refused_login_says_what_to_do(words_of_server: bytes, kept: Kept) -> None:
    async with OddImap(no_at={"LOGIN": words_of_server}) as server:
        channel = connect(odd_section(server, imap={"password": "hunter2-x"}))
        async with watching(channel, kept):
            await until(lambda: kept.notes)
        health = await channel.check()
    assert CAUSES[words_of_server] in kept.notes[0]
    assert CAUSES[words_of_server] in health.detail
    assert words_of_server.decode()[-20:] in kept.notes[0]
    assert "hunter2" not in kept.notes[0] + health.detail


async def test_a_refused_password_is_not_tried_again_and_again(kept: Kept) -> None:
    async with OddImap(no_at={"LOGIN": b"[AUTHENTICATIONFAILED] no"}) as server:
        async with watching(connect(odd_section(server)), kept):
            await until(lambda: kept.notes)
            await asyncio.sleep(0.3)
        assert server.connections == 1


# --- the words -------------------------------------------------------------------------------------------------------------------------


async def test_more_than_was_asked_for_is_refused_before_it_is_read() -> None:
    async with OddImap(mails=mails(1), huge_uids={1}) as server:
        config = connect(odd_section(server)).config
        imap = await Imap.connect(config.mailboxes[0].imap, 2.0)
        await imap.select("INBOX")
        with pytest.raises(ImapTrouble, match="9000000000"):
            await imap.bodies([1], 100)
        imap.close()


async def test_a_closed_connection_says_so() -> None:
    async with OddImap() as server:
        imap = await Imap.connect(connect(odd_section(server)).config.mailboxes[0].imap, 2.0)
        imap.close()
        with pytest.raises(ImapTrouble):
            await imap.noop()


def test_refusals_are_troubles_too() -> None:
    assert issubclass(ImapRefused, ImapTrouble)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.", "Set up OAuth2"),
        ("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", "Allow authenticated SMTP"),
        ("535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.", "refuses the login or the password"),
        ("535 5.7.8 Error: authentication failed: This user does not have access rights to this service", "Allow IMAP"),
    ],
)  # fmt: skip
def test_a_login_that_smtp_refuses_says_what_to_do(said: str, told: str) -> None:
    assert told in sentence(f"login refused: {said}")


def test_an_answer_is_read_whatever_it_holds() -> None:
    found = item(
        Response(
            b'* 7 FETCH (FLAGS (\\Seen $X) INTERNALDATE " 1-Feb-2026 09:05:07 +0300" BODY[HEADER.FIELDS (FROM "X Y")] \0 UID 12 '
            b'RFC822.SIZE 99 BODY[]<0> "a \\"b\\" \\\\")',
            (b"From: a\r\n\r\n",),
        )
    )
    assert found is not None
    assert (found.number, found.uid, found.size, found.flags) == (7, 12, 99, frozenset({"\\seen", "$x"}))
    assert found.received_at is not None
    assert found.received_at.isoformat() == "2026-02-01T06:05:07+00:00"
    assert list(found.bodies.values()) == [b"From: a\r\n\r\n", b'a "b" \\']


@pytest.mark.parametrize("text", [b"* 1 FETCH", b"* x FETCH (UID 1)", b"* 1 EXISTS", b"* OK FETCH done", b""])
def test_what_is_no_fetch_answer(text: bytes) -> None:
    assert item(Response(text)) is None


@pytest.mark.parametrize("text", [b"* 1 FETCH ((((", b"* 1 FETCH )))", b"* 1 FETCH (UID", b'* 1 FETCH ("'])
def test_a_broken_fetch_answer_names_no_mail(text: bytes) -> None:
    found = item(Response(text))
    assert found is not None
    assert found.uid == 0


@given(st.binary(max_size=300), st.lists(st.binary(max_size=20), max_size=3))
def test_any_answer_is_read_or_refused(data: bytes, literals: list[bytes]) -> None:
    response = Response(b"* 1 FETCH (" + data.replace(b"\n", b""), tuple(literals))
    found = item(response)
    assert found is None or found.number == 1
    assert isinstance(response.words, str)
    assert len(folder(Response(b"* LIST " + data, tuple(literals)))) == 2
    assert all(number >= 0 for number in numbers(Response(b"* SEARCH " + data)))


def test_a_long_answer_is_read_in_linear_time() -> None:
    for piece in (b'"', b'"\\', b"[", b"(UID 1 ", b"BODY[ ", b"\0", b"{1} "):
        started = time.process_time()
        with contextlib.suppress(ValueError):
            item(Response(b"* 1 FETCH (" + piece * (200_000 // len(piece))))
        assert time.process_time() - started < 2, piece


def test_lists_in_lists_are_bounded() -> None:
    with pytest.raises(ValueError, match="lists"):
        words(Response(b"* 1 FETCH " + b"(" * 100))


def test_numbers_of_a_search() -> None:
    assert list(numbers(Response(b"* SEARCH 3 1 x 99999999999 2"))) == [3, 1, 2]
    assert list(numbers(Response(b"* search"))) == []
    assert list(numbers(Response(b'* ESEARCH (TAG "A1") UID COUNT 5 ALL 1:3,9,12:11 MODSEQ 7'))) == [1, 2, 3, 9, 11, 12]
    assert list(numbers(Response(b'* ESEARCH (TAG "A1") ALL 1:3'))) == []  # not of UIDs
    assert list(numbers(Response(b'* ESEARCH (TAG "A1") UID'))) == []
    with pytest.raises(TooMuch):
        list(numbers(Response(b'* ESEARCH (TAG "A1") UID ALL 1:4294967295')))


@pytest.mark.parametrize(
    ("line", "size"), [(b"x {12}", 12), (b"x {12+}", 12), (b"x ~{12}", 12), (b"x {12", None), (b"x {a}", None)]
)
def test_literals_are_announced(line: bytes, size: int | None) -> None:
    assert announced(line) == size


def test_dates_that_make_no_sense() -> None:
    assert moment(b"31-Feb-2026 09:05:07 +0300") is None
    assert moment(b"1-Foo-2026 09:05:07 +0300") is None
    assert moment(b"yesterday") is None


FOLDERS = ["INBOX", "Входящие", "A&B", "~peter/mail/台北", "😀", 'a\\b "c"']


@pytest.mark.parametrize("name", FOLDERS)
def test_folder_names_come_back(name: str) -> None:
    coded = modified_utf7(name)
    assert from_modified_utf7(coded) == name
    assert folder(Response(b'* LIST () "/" ' + (quoted(coded) or b"")))[0] == name


def test_a_folder_name_that_is_coded_badly_stays() -> None:
    assert from_modified_utf7("&AA-&x") == "&AA-&x"
    assert folder(Response(b'* LIST (\\Noselect) "/" "x"')) == ("", frozenset())
    assert folder(Response(b"* LIST () NIL \0", ("Вх".encode(),)))[0] != ""


def test_strings_are_quoted_or_not() -> None:
    assert quoted('a"b\\c') == b'"a\\"b\\\\c"'
    assert quoted("пароль") is None
    assert quoted("a\r\nb") is None


def test_commands_stay_short() -> None:
    assert uid_set([5, 1, 2, 3, 9]) == "1:3,5,9"
