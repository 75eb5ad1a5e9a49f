"""What servers' refusals mean for a mail of ours, and for its recipient's address."""

import aiosmtplib
import pytest

from channels.email.sending.refusals import other_names, refusal_of, words
from router.schema import Rejected

# What is said to RCPT, by what it means. The other answers come from a server (test_send.py, test_odd_servers.py).
MEANINGS = {
    "nobody is there": """
        550 5.7.1 This mailbox was closed by its owner
        550 5.5.0 Requested action not taken: mailbox unavailable
        553 5.3.0 No such user here
        550 5.1.0 No such user here
        550 5.4.1 Recipient address rejected: Access denied
        550 5.1.2 domain has no MX
        550 this user does not receive mail any more, his account was closed
        550 Dieses Postfach existiert nicht
        550 Пользователь уволен
        551 5.1.6 the mailbox has moved
        552 Requested action aborted: mailbox not found
    """,
    "refused": """
        550 5.1.0 Address rejected
        550 5.1.0 sender rejected
        501 5.1.7 Bad sender address syntax
        550 5.1.7 The sender address was not found
        550 5.1.8 Access denied, bad outbound sender
        550 5.1.8 <support@shop.example>: Sender address rejected: Domain not found
        550 5.7.1 Unauthenticated email from shop.example is not accepted due to its DMARC policy
        550 5.7.1 The recipient does not accept mails from your domain
        554 5.7.1 Your account has been suspended for sending unsolicited mail
        550 Your domain has been disabled, contact support
        550 From address not found in our directory
        550 the From header names a domain that does not exist
        550 return-path address does not exist
        550 sender's mailbox is disabled
        550 <shop.example>: Helo command rejected: Host not found
        550 User is not allowed to send to this address
        550 Домен отправителя не найден
        550 Отправитель не существует
        550 Ваш IP-адрес заблокирован
        550 5.7.1 Ваш аккаунт заблокирован за рассылку спама
        552 Nachricht ist zu groß
        552 Virus found.
    """,
    "later": """
        550 Das Postfach des Empfängers ist voll
        550 В ящике нет места
        552 Casella piena
        552 Requested action aborted
        550 5.7.1 Too many recipients this hour
        550 5.5.3 too many recipients
        450 4.2.1 This user is receiving mail at a rate that is too high
        450 4.1.1 no such user, perhaps
    """,
    "later, the domain has too many": """
        450 4.7.1 Excessive connection rate
        450 Zu viele Verbindungen von Ihrer Adresse
        450 slow down please
    """,
}
SAID = [(said.strip(), meaning) for meaning, lines in MEANINGS.items() for said in lines.strip().split("\n")]


def meant(error: Exception) -> str:
    refusal = refusal_of(error)
    if isinstance(refusal.outcome, Rejected):
        return "nobody is there" if refusal.outcome.dead else "refused"
    return "later, the domain has too many" if refusal.domain_busy else "later"


@pytest.mark.parametrize(("said", "meaning"), SAID)
def test_what_is_said_of_a_recipient(said: str, meaning: str) -> None:
    code, _, rest = said.partition(" ")
    assert meant(aiosmtplib.SMTPRecipientRefused(int(code), rest, "anna@mail.example")) == meaning


@pytest.mark.parametrize("said", [said for said, meaning in SAID if meaning == "nobody is there"])
def test_what_is_said_to_who_sends_is_of_no_recipient(said: str) -> None:
    code, _, rest = said.partition(" ")
    assert meant(aiosmtplib.SMTPSenderRefused(int(code), rest, "support@shop.example")) == "refused"


@pytest.mark.parametrize("charset", ["cp1251", "utf-8"])
def test_a_refusal_in_any_charset_can_be_stored_and_understood(charset: str) -> None:
    """The library hands on what is no UTF-8 as lone surrogates, which no database takes: the delivery would be tried for ever."""
    said = "5.1.1 Нет такого\0 пользователя".encode(charset).decode("utf-8", "surrogateescape")
    outcome = refusal_of(aiosmtplib.SMTPRecipientRefused(550, said, "anna@mail.example")).outcome
    assert outcome == Rejected(reason="550 5.1.1 Нет такого пользователя", dead=True)
    assert words(aiosmtplib.SMTPAuthenticationError(535, said)) == "login refused: 535 5.1.1 Нет такого пользователя"
    assert words(ValueError("no address: \ud83d@x")) == "no address: @x"


NAMED = {
    "2.0.0 OK <DB8PR01MB5678ABC@DB8PR01MB5678.eurprd01.prod.exchangelabs.com> [Hostname=x]": (
        "smtp.office365.com", ("<DB8PR01MB5678ABC@DB8PR01MB5678.eurprd01.prod.exchangelabs.com>",),
    ),
    "Ok 0102018d6f3a1b2c-0a1b2c3d-1111-2222-3333-0123456789ab-000000": (
        "email-smtp.eu-west-1.amazonaws.com",
        ("<0102018d6f3a1b2c-0a1b2c3d-1111-2222-3333-0123456789ab-000000@eu-west-1.amazonses.com>",),
    ),
    "2.0.0 Queued": ("smtp.shop.example", ()),
}  # fmt: skip


@pytest.mark.parametrize("said", NAMED)
def test_the_name_that_a_server_gave_our_mail(said: str) -> None:
    host, names = NAMED[said]
    assert other_names(said, host) == names
