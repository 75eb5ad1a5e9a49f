"""What leaves: well-formed mail that threads, the same at every attempt, and every answer of a server as an outcome."""

import asyncio
import contextlib
import email
import email.policy
import json
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from msgspec.structs import replace

from channels.email import strip_reply, wire
from channels.email.client import EmailChannel
from channels.email.config import EmailConfig, read
from channels.email.reading.headers import message_ids
from channels.email.sending.compose import compose
from channels.email.sending.smtp import Pace
from router import subjects
from router.schema import Button, InboundMessage, Outbound, OutFile, Quote, Raw, Rejected, Retry, Sent
from tests.channels.email.conftest import NOW, SIGNER, Kept, connect, message, reply, watching
from tests.emulators.mail import MailEmulator, MailFault
from tests.waiting import until

TOKEN = SIGNER.sign("reply", "17")


def config(**more: object) -> EmailConfig:
    server = {"host": "127.0.0.1", "security": "none", "password": "x"}
    return read(
        "mail",
        {
            "mailboxes": [{"address": "support@shop.example", "name": "Поддержка «Окна»"}],
            "imap": server,
            "smtp": server,
            **more,
        },
    )


def letter(answer: Outbound, files: tuple[bytes, ...] = (), **more: object) -> EmailMessage:
    found = email.message_from_bytes(compose(answer, config(**more), files).data, policy=email.policy.SMTP)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def plain(found: EmailMessage) -> str:
    body = found.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").strip("\n")


# --- the mail ------------------------------------------------------------------------------------------------------------------


def test_the_mail() -> None:
    found = letter(
        reply(
            in_reply_to="<q@mail.example>",
            references=("<a@mail.example>", "<q@mail.example>"),
            text="Добрый день!\n\nhttps://shop.example/x.\n.точка\nFrom нас",
        )
    )
    assert str(found["From"]) == "Поддержка «Окна» <support@shop.example>"
    assert str(found["To"]) == "Анна Смирнова <anna@mail.example>"
    assert str(found["Subject"]) == "Re: Где заказ?"
    assert found["In-Reply-To"] == "<q@mail.example>"
    assert message_ids(str(found["References"]).encode()) == ["<a@mail.example>", "<q@mail.example>"]
    assert found["Date"].datetime == NOW
    assert found["Auto-Submitted"] is None
    assert TOKEN in str(found["Message-ID"])
    assert plain(found) == "Добрый день!\n\nhttps://shop.example/x.\n.точка\nFrom нас"
    rich = found.get_body(("html",))
    assert rich is not None
    assert '<a href="https://shop.example/x">https://shop.example/x</a>.' in rich.get_content()


def test_the_same_bytes_at_every_attempt() -> None:
    assert compose(reply(), config(), (b"x",) * 0) == compose(reply(), config(), ())
    assert compose(reply(id="other"), config(), ()).message_id != compose(reply(), config(), ()).message_id


@pytest.mark.parametrize("address", ["info@магазин.рф", "info@xn--80aairftm.xn--p1ai", "инфо@магазин.рф"])
def test_our_own_address_may_have_letters_of_any_alphabet(address: str) -> None:
    mailboxes = [{"address": address, "name": "Магазин"}]
    sent = compose(reply(mailbox=address), config(mailboxes=mailboxes, plus_address=True), ())
    assert sent.message_id.endswith("@xn--80aairftm.xn--p1ai>")
    assert sent.sender.endswith("@xn--80aairftm.xn--p1ai")
    assert sent.utf8 is not sent.sender.isascii()
    found = email.message_from_string(sent.data.decode(), policy=email.policy.SMTPUTF8)
    assert str(found["From"]) == f"Магазин <{address.partition('@')[0]}@xn--80aairftm.xn--p1ai>"


def test_automatic_mail_is_marked() -> None:
    found = letter(reply(automatic=True))
    assert (found["Auto-Submitted"], found["X-Auto-Response-Suppress"]) == ("auto-replied", "All")


def test_plus_address() -> None:
    assert str(letter(reply(), plus_address=True)["Reply-To"]) == f"support+{TOKEN}@shop.example"
    assert letter(reply())["Reply-To"] is None


def test_references_are_trimmed_in_the_middle_and_never_encoded() -> None:
    many = tuple(f"<{number}.{'x' * 60}@mail.example>" for number in range(100))
    data = compose(reply(in_reply_to=many[-1], references=many), config(), ()).data
    found = message_ids(str(email.message_from_bytes(data)["References"]).encode())
    assert found[0] == many[0]
    assert found[-10:] == list(many[-10:])
    assert len(found) < 20
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))


@pytest.mark.parametrize(
    "name",
    ["чек.pdf", "a b.pdf", 'кавычка".pdf', "очень длинное имя файла " * 6 + ".pdf", "x\r\nBcc: evil@x.example.pdf"],
)
def test_file_names(name: str) -> None:
    files = (OutFile(name=name, media_type="application/pdf", size=3, path=""),)
    part = next(iter(letter(reply(files=files), (b"%PD",)).iter_attachments()))
    wanted = "".join(char if char.isprintable() and char not in '"\\/' else "_" for char in name)[:150]
    assert part.get_filename() == wanted
    assert part.get_content() == b"%PD"


@pytest.mark.parametrize(
    ("media_type", "shown"),
    [
        ("text/html", "text/html"),
        ("application/vnd.ms-excel", "application/vnd.ms-excel"),
        *dict.fromkeys(
            ["message/rfc822", "Multipart/mixed", "application/x-ünicode", "a/b/c", "", "x/y; charset=z", "x/y\r\nBcc: a@b.example"],
            "application/octet-stream",
        ).items(),
    ],
)  # fmt: skip
def test_what_is_no_type_of_a_file_stays_a_file(media_type: str, shown: str) -> None:
    """Of a message or several parts base64 is forbidden (RFC 2045 section 6.4)."""
    files = (OutFile(name="x.eml", media_type=media_type, size=3, path=""),)
    part = next(iter(letter(reply(files=files), (b"%PD",)).iter_attachments()))
    assert (part.get_content_type(), part.get_payload(decode=True)) == (shown, b"%PD")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("я" * 300 + ".pdf", "я" * 146 + ".pdf"),
        ("a" * 151, "a" * 150),
        ("..", "file"),
        (".x", ".x"),
        ("a." + "b" * 200, "a." + "b" * 19),
    ],
)
def test_long_file_names_keep_their_ending(name: str, shown: str) -> None:
    files = (OutFile(name=name, media_type="application/pdf", size=3, path=""),)
    part = next(iter(letter(reply(files=files), (b"%PD",)).iter_attachments()))
    assert part.get_filename() == shown


@pytest.mark.parametrize("reference", ["<a\tb@x>", "<a\0@x>", "<a b@x>", "<a@x>\r\nBcc: <e@x>", "<é@x>", "<>", "a@x"])
def test_what_is_no_message_id_is_not_cited(reference: str) -> None:
    found = letter(reply(in_reply_to=reference, references=("<q@mail.example>", reference)))
    assert (found["In-Reply-To"], str(found["References"]), found["Bcc"]) == (None, "<q@mail.example>", None)


@pytest.mark.parametrize("name", ["Ann\0a", "A\x1b[31m", "\u202eAnna", "Анна\x08"])
def test_names_are_printable(name: str) -> None:
    assert str(letter(reply(name=name))["To"].addresses[0].display_name).isprintable()


@pytest.mark.parametrize("field", ["name", "subject", "text"])
def test_no_field_can_be_injected(field: str) -> None:
    found = letter(reply(**{field: "a\r\nBcc: evil@x.example\r\n\r\nhi"}))
    assert found["Bcc"] is None
    assert "evil" not in str(found["To"].addresses[0].addr_spec)


def test_buttons_with_addresses_become_links() -> None:
    assert "Мои обращения: https://shop.example/my" in plain(
        letter(reply(buttons=(Button(label="Мои обращения", url="https://shop.example/my"),)))
    )


def test_long_subjects_and_names_fold() -> None:
    data = compose(reply(subject="Очень длинная тема " * 30, name="Имя " * 40), config(), ()).data
    assert all(len(line) <= 78 for line in data.split(b"\r\n\r\n")[0].split(b"\r\n"))
    assert str(letter(reply(subject="Очень длинная тема " * 30))["Subject"]) == ("Очень длинная тема " * 30).strip()


def test_a_subject_of_one_long_word_is_no_line_that_relays_refuse() -> None:
    data = compose(reply(subject="a" * 1000), config(), ()).data
    assert max(map(len, data.split(b"\r\n"))) <= 998  # RFC 5322 section 2.1.1
    assert str(letter(reply(subject="a" * 1000))["Subject"]).endswith("a" * 1000)


@pytest.mark.parametrize(
    ("subject", "shown"), [("Re: Заказ", "Re: Заказ"), ("Заказ", "Re: Заказ"), ("", "Re: Ваше обращение")]
)
def test_one_re(subject: str, shown: str) -> None:
    assert str(letter(reply(subject=subject, in_reply_to="<q@mail.example>"))["Subject"]) == shown


def quoting(**more: object) -> Outbound:
    said = Quote(
        text="Где мой заказ?\n\n> Жду с\nпонедельника",
        name="Анна Смирнова",
        address="email:anna@mail.example",
        sent_at=NOW,
    )
    return reply(**{"quote": said, "in_reply_to": "<q@mail.example>", **more})


def test_an_answer_quotes_what_it_answers_and_our_reader_takes_it_off_again() -> None:
    found = letter(quoting())
    shown = "Ваш заказ в пути.\n\n22.11.2026 12:00 UTC, Анна Смирнова <anna@mail.example>:\n> Где мой заказ?\n>\n> > Жду с\n> понедельника"
    assert plain(found) == shown
    rich = found.get_body(("html",))
    assert rich is not None
    assert '<blockquote type="cite"' in rich.get_content()
    raw = Raw(channel="mail", key="k", body=compose(quoting(), config(), ()).data, received_at=NOW)
    read_back = wire.parse(raw)[0]
    assert isinstance(read_back, InboundMessage)
    assert read_back.text == "Ваш заказ в пути."
    assert "Где мой заказ?" in read_back.quoted
    assert strip_reply(shown)[0] == "Ваш заказ в пути."


def test_what_is_never_quoted() -> None:
    for found in (letter(quoting(automatic=True)), letter(quoting(), quote=False), letter(reply())):
        assert ">" not in plain(found)


def test_times_of_quotes_are_the_desks() -> None:
    assert "22.11.2026 15:00, Анна" in plain(letter(quoting(), timezone="Europe/Moscow"))


def test_a_hostile_quote_is_bounded_and_injects_nothing() -> None:
    evil = Quote(
        text="<script>x</script>" * 100_000, name="<b>\r\nBcc: evil@x.example", address="email:a@b.example", sent_at=NOW
    )
    found = letter(quoting(quote=evil))
    assert found["Bcc"] is None
    rich = found.get_body(("html",))
    assert rich is not None
    assert "<script>" not in rich.get_content()
    assert len(found.as_bytes()) < 200_000


def test_what_the_operator_quotes_himself_is_a_quotation() -> None:
    found = letter(reply(text="Вы писали:\n> где деньги\nОтвечаем."))
    rich = found.get_body(("html",))
    assert rich is not None
    assert "где деньги</p></blockquote><p>Отвечаем.</p>" in rich.get_content()
    assert plain(found) == "Вы писали:\n> где деньги\nОтвечаем."


def test_never_a_list() -> None:
    for one in (reply(), reply(automatic=True)):
        assert not [name for name in letter(one).keys() if name.lower().startswith("list-")]  # noqa: SIM118 a message is no dict


@pytest.mark.parametrize(
    ("subject", "shown"),
    [("Re: Заказ", "Re: [№12] Заказ"), ("Заказ", "Re: [№12] Заказ"), ("Re: [№12] Заказ", "Re: [№12] Заказ")],
)
def test_the_tickets_number_in_the_subject(subject: str, shown: str) -> None:
    tagged = reply(subject=subject, ticket=12, in_reply_to="<q@mail.example>")
    assert str(letter(tagged, subject_tag=True)["Subject"]) == shown
    assert "№" not in str(letter(reply(subject="Заказ", ticket=12))["Subject"])
    assert subjects.tags(shown) == (("[№12]", 12),)


def test_at_most_twenty_references() -> None:
    many = tuple(f"<{number}@m.example>" for number in range(50))
    found = message_ids(str(letter(reply(in_reply_to=many[-1], references=many))["References"]).encode())
    assert (len(found), found[0], found[-1]) == (20, many[0], many[-1])


def test_bounces_come_back_to_the_conversation_where_plus_addresses_work() -> None:
    assert compose(reply(), config(plus_address=True), ()).sender == f"support+{TOKEN}@shop.example"
    assert compose(reply(), config(), ()).sender == "support@shop.example"


# --- the server's answers ------------------------------------------------------------------------------------------------------------


async def test_sent_and_read_by_the_customer(
    mail: MailEmulator, channel: EmailChannel, kept: Kept, tmp_path: Path
) -> None:
    (tmp_path / "f").write_bytes(b"%PDF")
    async with watching(channel, kept):
        await mail.write("anna", "Где заказ?", subject="Заказ")
        await until(lambda: kept.raws)
        question = message(channel, next(iter(kept.raws.values())))
        outcome = await channel.send(
            reply(
                in_reply_to=question.reference,
                references=(question.reference,),
                files=(OutFile(name="чек.pdf", media_type="application/pdf", size=4, path=str(tmp_path / "f")),),
            )
        )
        assert isinstance(outcome, Sent)
        assert (mail.refused, mail.unthreaded) == ([], [])
        assert [(line.text, line.files) for line in mail.transcript("anna") if line.by == "desk"] == [
            ("Ваш заказ в пути.", ("чек.pdf",))
        ]
        await mail.reply_quoted("anna", "Спасибо!")
        await until(lambda: len(kept.raws) == 2)
    answer = message(channel, list(kept.raws.values())[-1])
    assert (answer.text, answer.reply_token, answer.references[-1]) == ("Спасибо!", TOKEN, outcome.external_ids[0])
    assert "Ваш заказ в пути." in answer.quoted


# name: (command, the server's words, the outcome)
ANSWERS: dict[str, tuple[str, str, Retry | Rejected]] = {
    "greylisted": ("RCPT", "450 4.7.1 Greylisted, try later", Retry(reason="")),
    "greylisted by 451": ("DATA", "451 4.7.1 Greylisting in effect, please come back later", Retry(reason="")),
    "no such user": ("RCPT", "550 5.1.1 No such user", Rejected(reason="", dead=True)),
    "no such user without a code": ("RCPT", "550 Message was not accepted: user unknown", Rejected(reason="", dead=True)),
    "no such user, mail.ru": (
        "RCPT", "550 not accepted -- invalid mailbox. Local mailbox a@mail.ru is unavailable: user not found",
        Rejected(reason="", dead=True),
    ),
    "no such user at DATA": ("DATA", "550 5.1.1 No such user", Rejected(reason="", dead=True)),
    "switched off": ("RCPT", "550 5.2.1 The email account that you tried to reach is disabled", Rejected(reason="", dead=True)),
    "takes no mail": ("RCPT", "556 5.1.10 Recipient address has null MX", Rejected(reason="", dead=True)),
    "closing": ("MAIL", "421 4.3.2 Closing", Retry(reason="", scope="channel")),
    "sender refused": ("MAIL", "553 5.7.1 Not yours", Rejected(reason="")),
    "login is over": ("MAIL", "530 5.7.0 Authentication required", Retry(reason="", scope="channel")),
    "spam": ("DATA", "554 5.7.1 Spam", Rejected(reason="")),
    "policy that speaks of a mailbox": ("RCPT", "550 5.7.1 mailbox unavailable: blocked by policy", Rejected(reason="")),
    "an IP address is no status": ("RCPT", "554 Access denied for 5.1.1.23", Rejected(reason="")),
    "our own address, Postfix": (
        "RCPT", "550 5.1.0 <support@shop.example>: Sender address rejected: User unknown in local recipient table", Rejected(reason="")
    ),
    "our own address, Exim": (
        "RCPT", "550 Verification failed for <support@shop.example> Called: 192.0.2.1 Response: 550 No such user here Sender verify failed",
        Rejected(reason=""),
    ),
    "our own domain": ("RCPT", "550 sender domain does not exist", Rejected(reason="")),
    "our own name": ("RCPT", "550 Client host rejected: cannot find your hostname, address not found", Rejected(reason="")),
    "no such user, for a mail from us": ("RCPT", "550 mail from <support@shop.example>: no such user here", Rejected(reason="", dead=True)),
    "no such user, which the sender is told": (
        "RCPT", "550 5.1.1 User unknown; the sender is asked to check the address: mail rejected", Rejected(reason="", dead=True)
    ),
    "no relay": ("RCPT", "554 5.7.1 <anna@mail.example>: Relay access denied", Rejected(reason="")),
    "full": ("DATA", "452 4.2.2 Full", Retry(reason="")),
    "full for now though it says 5": ("RCPT", "552 5.2.2 Mailbox full", Retry(reason="", after=1800)),
    "too large": ("DATA", "552 5.3.4 Message too big for system", Rejected(reason="")),
    "552 without a reason": ("RCPT", "552 Requested action aborted", Retry(reason="", after=1800)),
    "too many for the domain": ("RCPT", "450 4.7.1 Too many messages from your address", Retry(reason="", after=60)),
    "too many, mail.ru": ("DATA", "451 Ratelimit exceeded for mailbox, try again later", Retry(reason="", after=60)),
    "too many of us": ("MAIL", "451 4.7.1 Rate limit exceeded", Retry(reason="", scope="channel")),
    "our daily quota": ("DATA", "550 5.4.5 Daily user sending limit exceeded", Retry(reason="", after=3600, scope="channel")),
    "local trouble": ("DATA", "451 4.3.0 Temporary failure", Retry(reason="")),
    "syntax": ("MAIL", "501 5.5.4 Syntax", Rejected(reason="")),
}  # fmt: skip


@pytest.mark.parametrize("case", ANSWERS)
async def test_answers_as_outcomes(mail: MailEmulator, case: str) -> None:
    command, words, outcome = ANSWERS[case]
    channel = connect(mail.section_of("support@shop.example"), mail.password)
    await mail.write("anna", "x")
    mail.faults.append(MailFault(command=command, trouble="status", words=words))
    assert await channel.send(reply()) == replace(outcome, reason=words)
    assert len(mail.person("anna").received) == 0
    await channel.close()


async def test_a_server_that_takes_nothing_holds_up_no_other(mail: MailEmulator, channel: EmailChannel) -> None:
    mail.faults.append(MailFault(command="MAIL", trouble="status", words="550 5.4.5 Daily user sending limit exceeded"))
    refused, waits = await channel.send(reply()), await channel.send(reply(id="2"))
    assert isinstance(refused, Retry)
    assert (refused.scope, refused.after) == ("thread", 3600)
    assert isinstance(waits, Retry)
    assert (waits.scope, waits.reason) == ("thread", refused.reason)
    assert isinstance(await channel.send(reply(mailbox="claims@shop.example")), Sent)
    assert mail.commands["MAIL"] == 2


async def test_a_refusal_costs_no_connection(mail: MailEmulator, channel: EmailChannel) -> None:
    await mail.write("anna", "x")
    before = mail.commands["EHLO"]
    for command, said in (("RCPT", "550 5.1.1 No"), ("DATA", "451 4.3.0 Later"), ("MAIL", "451 4.3.0 Later")):
        mail.faults.append(MailFault(command=command, trouble="status", words=said))
        assert not isinstance(await channel.send(reply()), Sent)
    assert isinstance(await channel.send(reply()), Sent)
    assert mail.commands["EHLO"] - before == 1


async def test_a_login_that_is_over_costs_a_connection(mail: MailEmulator, channel: EmailChannel) -> None:
    await mail.write("anna", "x")
    assert isinstance(await channel.send(reply(id="1")), Sent)
    before = mail.commands["EHLO"]
    mail.faults.append(MailFault(command="MAIL", trouble="status", words="530 5.7.0 The access token expired"))
    assert isinstance(await channel.send(reply(id="2")), Retry)
    assert isinstance(await channel.send(reply(id="2")), Sent)
    assert mail.commands["EHLO"] == before + 1


async def test_a_domain_that_has_too_many_is_left_alone_and_the_others_go_on(
    mail: MailEmulator, channel: EmailChannel
) -> None:
    mail.faults.append(MailFault(command="RCPT", trouble="status", words="450 4.7.1 Too many messages"))
    assert isinstance(await channel.send(reply()), Retry)
    before = mail.commands["RCPT"]
    waits = await channel.send(reply(id="second"))
    assert isinstance(waits, Retry)
    assert waits.scope == "thread"
    assert 50 < (waits.after or 0) <= 60
    assert mail.commands["RCPT"] == before
    assert isinstance(await channel.send(reply(address="email:boris@other.example")), Sent)


async def test_a_domains_limit_holds_that_domain_only(mail: MailEmulator) -> None:
    channel = connect(mail.section, mail.password, limits={"mail.example": "2/min"})
    assert isinstance(await channel.send(reply(id="1")), Sent)
    waits = await channel.send(reply(id="2"))
    assert isinstance(waits, Retry)
    assert 20 < (waits.after or 0) <= 30
    assert waits.scope == "thread"
    assert isinstance(await channel.send(reply(id="3", address="email:boris@other.example")), Sent)
    await channel.close()


def test_a_domain_is_left_alone_twice_as_long_each_time_until_it_is_well() -> None:
    pace = Pace({"*": 1.0})
    assert [pace.slow_down("a.ru", 0) for _ in range(8)] == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert pace.wait("a.ru", 10) == 3590
    pace.well("a.ru")
    assert (pace.wait("a.ru", 10), pace.wait("a.ru", 10), pace.wait("b.ru", 10)) == (0, 1, 0)


async def test_what_is_too_large_is_refused_before_it_is_sent(
    mail: MailEmulator, channel: EmailChannel, tmp_path: Path
) -> None:
    (tmp_path / "f").write_bytes(b"x" * 10)
    big = OutFile(name="видео.mp4", media_type="video/mp4", size=19_000_000, path=str(tmp_path / "f"))
    outcome = await channel.send(reply(files=(big,)))
    assert isinstance(outcome, Rejected)
    assert "19.0 MB, more than 18.2 MB (max_out)" in outcome.reason
    mail.size_limit = 1000
    outcome = await channel.send(reply(text="слово " * 1000))
    assert isinstance(outcome, Rejected)
    assert "the server takes 0.0 MB" in outcome.reason
    assert mail.commands["MAIL"] == 0


@pytest.mark.parametrize("command", ["EHLO", "MAIL", "RCPT", "DATA"])
async def test_a_lost_connection_is_retried(mail: MailEmulator, channel: EmailChannel, command: str) -> None:
    await mail.write("anna", "x")
    mail.faults.append(MailFault(command=command, trouble="drop"))
    assert isinstance(await channel.send(reply()), Retry)
    assert isinstance(await channel.send(reply()), Sent)
    assert len(mail.person("anna").received) == 1


async def test_a_lost_answer_may_be_repeated(mail: MailEmulator, channel: EmailChannel) -> None:
    """The receiver has the mail already, knows its Message-ID, and drops the second."""
    assert channel.capabilities.safe_repeat
    await mail.write("anna", "x")
    mail.faults.append(MailFault(command="DATA", trouble="lost_response"))
    assert isinstance(await channel.send(reply()), Retry)
    outcome = await channel.send(reply())
    assert isinstance(outcome, Sent)
    assert len(mail.person("anna").received) == 1
    assert mail.repeated[outcome.external_ids[0]] == 1


@pytest.mark.parametrize("command", ["MAIL", "RCPT"])
async def test_a_silent_server_costs_a_deadline(mail: MailEmulator, command: str) -> None:
    await mail.write("anna", "x")
    channel = connect(mail.section, mail.password, deadline=0.2)
    mail.faults.append(MailFault(command=command, trouble="slow", seconds=3))
    assert isinstance(await channel.send(reply()), Retry)

    async def sent() -> bool:
        return isinstance(await channel.send(reply()), Sent)

    await until(sent)
    await channel.close()


async def test_a_server_that_thinks_long_about_a_mail_gets_it_once(mail: MailEmulator) -> None:
    """RFC 5321 section 4.5.3.2.6: who gives up too early delivers it twice."""
    await mail.write("anna", "x")
    channel = connect(mail.section, mail.password, deadline=1)
    mail.faults.append(MailFault(command="DATA", trouble="late_answer", seconds=2))

    async def sent() -> bool:
        return isinstance(await channel.send(reply()), Sent)

    await until(sent)
    assert (len(mail.person("anna").received), mail.repeated) == (1, {})
    await channel.close()


def _to(server: asyncio.Server) -> EmailChannel:
    section = {"mailboxes": [{"address": "support@shop.example"}], "imap": {"host": "127.0.0.1"}}
    port = server.sockets[0].getsockname()[1]
    return connect({**section, "smtp": {"host": "127.0.0.1", "port": port, "security": "none"}})


async def test_of_a_mail_that_was_given_up_nothing_more_is_sent(tmp_path: Path) -> None:
    begun, given_up = asyncio.Event(), asyncio.Event()
    whole: list[bool] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready\r\n")
        while (await reader.readline())[:4].upper() != b"DATA":
            writer.write(b"250 ok\r\n")
        writer.write(b"354 go on\r\n")
        end = await reader.read(1000)
        begun.set()
        await given_up.wait()
        with contextlib.suppress(ConnectionError):
            while b"\r\n.\r\n" not in end and (more := await reader.read(1_000_000)):
                end = end[-5:] + more
        whole.append(b"\r\n.\r\n" in end)
        writer.write(b"250 taken\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    channel = _to(server)
    (tmp_path / "f").write_bytes(bytes(15_000_000))
    large = OutFile(name="f", media_type="a/b", size=15_000_000, path=str(tmp_path / "f"))
    sending = asyncio.create_task(channel.send(reply(files=(large,))))
    await begun.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    given_up.set()
    assert isinstance(await channel.send(reply(text="next")), Sent)
    await until(lambda: len(whole) == 2)
    assert sorted(whole) == [False, True]
    await channel.close()
    server.close()


async def test_who_is_cancelled_before_his_mail_leaves_no_answer_for_the_next_one() -> None:
    asked, late = asyncio.Event(), asyncio.Event()
    opened: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append(writer)
        writer.write(b"220 ready\r\n")
        with contextlib.suppress(ConnectionError):
            while line := await reader.readline():
                if line[:4].upper() == b"DATA":
                    writer.write(b"354 go on\r\n")
                    await reader.readuntil(b"\r\n.\r\n")
                elif line[:4].upper() == b"NOOP":
                    asked.set()
                    await late.wait()
                writer.write(b"250 ok\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    channel = _to(server)
    assert isinstance(await channel.send(reply()), Sent)
    second = asyncio.create_task(channel.send(reply(text="second")))
    await asked.wait()
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    late.set()
    assert isinstance(await channel.send(reply(text="third")), Sent)
    assert len(opened) == 2
    await channel.close()
    await until(lambda: all(one.is_closing() for one in opened))
    await asyncio.gather(*(one.wait_closed() for one in opened), return_exceptions=True)
    server.close()


async def test_one_connection_for_many_mails(mail: MailEmulator, channel: EmailChannel) -> None:
    await mail.write("anna", "x")
    before = mail.commands["EHLO"]
    for number in range(5):
        assert isinstance(await channel.send(reply(id=f"d{number}")), Sent)
    assert mail.commands["EHLO"] - before == 1


async def test_wrong_password_holds_the_channel_and_is_not_told(mail: MailEmulator) -> None:
    channel = connect(mail.section_of("support@shop.example"), "wrong-hunter2")
    outcome, *others = await asyncio.gather(*(channel.send(reply(id=f"d{number}")) for number in range(9)))
    assert isinstance(outcome, Retry)
    assert (outcome.scope, outcome.after) == ("channel", 900)
    assert {(type(one), one.reason) for one in others if not isinstance(one, Sent)} == {(Retry, outcome.reason)}
    assert mail.commands["EHLO"] == 1  # the provider locks the account of who tries again and again
    health = await channel.check()
    assert not health.ok
    assert "hunter2" not in repr(outcome) + health.detail
    await channel.close()


@pytest.mark.parametrize("address", ["анна@mail.example", "anna@почта.рф"])
async def test_addresses_beyond_ascii(mail: MailEmulator, channel: EmailChannel, address: str) -> None:
    assert isinstance(await channel.send(reply(address=f"email:{address}")), Sent)
    assert len(mail.person(address.partition("@")[0]).received) == 1


async def test_letters_of_other_alphabets_need_a_server_that_takes_them(
    mail: MailEmulator, channel: EmailChannel
) -> None:
    mail.utf8 = False
    outcome = await channel.send(reply(address="email:анна@mail.example"))
    assert isinstance(outcome, Rejected)
    assert not outcome.dead
    assert "SMTPUTF8" in outcome.reason
    assert isinstance(await channel.send(reply(address="email:anna@почта.рф")), Sent)


async def test_a_server_that_hangs_up_between_two_mails_costs_none(mail: MailEmulator, channel: EmailChannel) -> None:
    await mail.write("anna", "x")
    assert isinstance(await channel.send(reply(id="1")), Sent)
    mail.hang_up()
    assert isinstance(await channel.send(reply(id="2")), Sent)
    assert len(mail.person("anna").received) == 2


async def test_who_waited_for_a_connection_that_failed_waits_longer_each_time(mail: MailEmulator) -> None:
    channel = connect({**mail.section, "smtp": {"host": "127.0.0.1", "port": 1, "security": "none"}}, mail.password)
    outcomes = await asyncio.gather(*(channel.send(reply(id=f"d{number}")) for number in range(5)))
    assert [(type(one), getattr(one, "after", 0)) for one in outcomes] == [(Retry, None)] * 5


async def test_check(channel: EmailChannel) -> None:
    health = await channel.check()
    assert health.ok
    assert health.facts["support@shop.example IMAP"] == "ok"


async def test_check_asks_every_account_of_a_server(mail: MailEmulator) -> None:
    section = json.loads(json.dumps(mail.section))
    section["mailboxes"][0]["smtp"]["password"] = "wrong"
    health = await connect(section, mail.password).check()
    assert not health.ok
    assert "login refused" in health.facts["support@shop.example SMTP"]
    assert health.facts["claims@shop.example SMTP"] == "ok"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "email:",
        "email:unknown-1234@missing.invalid",
        "email:nobody",
        "telegram:5",
        "email:a,b@x.ru",
        "email:a\r\nBcc: e@x.ru",
    ],
)
async def test_no_address_is_rejected(channel: EmailChannel, address: str) -> None:
    assert isinstance(await channel.send(reply(address=address)), Rejected)


async def test_a_file_that_is_gone_is_rejected(channel: EmailChannel) -> None:
    gone = (OutFile(name="a", media_type="a/b", size=1, path="/nonexistent/a"),)
    assert isinstance(await channel.send(reply(files=gone)), Rejected)


def _paced(mail: MailEmulator, per_minute: float) -> EmailChannel:
    one = mail.section_of("support@shop.example")
    section = {**one, "smtp": {**one["smtp"], "per_minute": per_minute}}  # type: ignore[dict-item]
    return connect(section, mail.password)


async def test_a_hosts_limit_spreads_mails_and_hands_long_waits_back(mail: MailEmulator) -> None:
    quick = _paced(mail, 300)
    started = time.monotonic()
    outcomes = await asyncio.gather(*(quick.send(reply(id=f"q{number}")) for number in range(4)))
    assert [type(one) for one in outcomes] == [Sent] * 4
    assert time.monotonic() - started >= 0.6
    await quick.close()
    slow = _paced(mail, 6)
    first = await slow.send(reply(id="s1"))
    second = await slow.send(reply(id="s2"))
    await slow.close()
    assert isinstance(first, Sent)
    assert isinstance(second, Retry)
    assert second.scope == "channel"
    assert 5 < (second.after or 0) <= 10
