"""What leaves: well-formed mail that threads, the same at every attempt, and every answer of a server as an outcome."""

import asyncio
import email
import email.policy
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from channels.email.client import EmailChannel
from channels.email.compose import compose
from channels.email.config import EmailConfig, read
from channels.email.headers import message_ids
from router.schema import Button, Outbound, OutFile, Rejected, Retry, Sent
from tests.channels.email.conftest import NOW, SIGNER, Kept, connect, message, reply, until, watching
from tests.emulators.mail import MailEmulator, MailFault

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


@pytest.mark.parametrize(
    ("subject", "shown"), [("Re: Заказ", "Re: Заказ"), ("Заказ", "Re: Заказ"), ("", "Re: Ваше обращение")]
)
def test_one_re(subject: str, shown: str) -> None:
    assert str(letter(reply(subject=subject, in_reply_to="<q@mail.example>"))["Subject"]) == shown


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


FAULTS: list[tuple[str, MailFault, Any]] = [
    (
        "greylisted",
        MailFault(command="RCPT", trouble="status", words="450 4.7.1 Greylisted, try later"),
        Retry(reason="450 4.7.1 Greylisted, try later"),
    ),
    (
        "no such user",
        MailFault(command="RCPT", trouble="status", words="550 5.1.1 No such user"),
        Rejected(reason="550 5.1.1 No such user"),
    ),
    (
        "closing",
        MailFault(command="MAIL", trouble="status", words="421 4.3.2 Closing"),
        Retry(reason="421 4.3.2 Closing", scope="channel"),
    ),
    (
        "sender refused",
        MailFault(command="MAIL", trouble="status", words="553 5.7.1 Not yours"),
        Rejected(reason="553 5.7.1 Not yours"),
    ),
    ("spam", MailFault(command="DATA", trouble="status", words="554 5.7.1 Spam"), Rejected(reason="554 5.7.1 Spam")),
    ("full", MailFault(command="DATA", trouble="status", words="452 4.2.2 Full"), Retry(reason="452 4.2.2 Full")),
]


@pytest.mark.parametrize(
    ("fault", "outcome"), [pytest.param(fault, outcome, id=name) for name, fault, outcome in FAULTS]
)
async def test_answers_as_outcomes(
    mail: MailEmulator, channel: EmailChannel, fault: MailFault, outcome: object
) -> None:
    await mail.write("anna", "x")
    mail.faults.append(MailFault(**{name: getattr(fault, name) for name in ("command", "trouble", "words")}))
    assert await channel.send(reply()) == outcome
    assert isinstance(await channel.send(reply()), Sent)
    assert len(mail.person("anna").received) == 1


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


async def test_a_silent_server_costs_a_deadline(mail: MailEmulator) -> None:
    await mail.write("anna", "x")
    channel = connect(mail.section, mail.password, deadline=0.2)
    mail.faults.append(MailFault(command="DATA", trouble="slow", seconds=3))
    assert isinstance(await channel.send(reply()), Retry)
    assert isinstance(await channel.send(reply()), Sent)
    await channel.close()


async def test_one_connection_for_many_mails(mail: MailEmulator, channel: EmailChannel) -> None:
    await mail.write("anna", "x")
    before = mail.commands["EHLO"]
    for number in range(5):
        assert isinstance(await channel.send(reply(id=f"d{number}")), Sent)
    assert mail.commands["EHLO"] - before == 1


async def test_wrong_password_holds_the_channel_and_is_not_told(mail: MailEmulator) -> None:
    channel = connect(mail.section, "wrong-hunter2")
    outcome = await channel.send(reply())
    assert isinstance(outcome, Retry)
    assert outcome.scope == "channel"
    health = await channel.check()
    assert not health.ok
    assert "hunter2" not in repr(outcome) + health.detail
    await channel.close()


@pytest.mark.parametrize("address", ["анна@mail.example", "anna@почта.рф"])
async def test_addresses_beyond_ascii(mail: MailEmulator, channel: EmailChannel, address: str) -> None:
    assert isinstance(await channel.send(reply(address=f"email:{address}")), Sent)
    assert len(mail.person(address.partition("@")[0]).received) == 1


async def test_check(channel: EmailChannel) -> None:
    health = await channel.check()
    assert health.ok
    assert health.facts["support@shop.example IMAP"] == "ok"


@pytest.mark.parametrize("address", ["", "email:", "email:unknown-1234@missing.invalid", "email:nobody", "telegram:5"])
async def test_no_address_is_rejected(channel: EmailChannel, address: str) -> None:
    assert isinstance(await channel.send(reply(address=address)), Rejected)


async def test_a_file_that_is_gone_is_rejected(channel: EmailChannel) -> None:
    gone = (OutFile(name="a", media_type="a/b", size=1, path="/nonexistent/a"),)
    assert isinstance(await channel.send(reply(files=gone)), Rejected)


def _paced(mail: MailEmulator, per_minute: float) -> EmailChannel:
    section = {**mail.section, "smtp": {**mail.section["smtp"], "per_minute": per_minute}}  # type: ignore[dict-item]
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
