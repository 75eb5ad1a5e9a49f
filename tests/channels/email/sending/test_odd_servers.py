"""What SMTP servers say on bad days, and what becomes of the mail: sent once, tried again, or refused with the reason."""

import base64
import ssl
from pathlib import Path

import pytest

from router.schema import Outcome, Rejected, Retry, Sent
from tests.channels.email.conftest import reply
from tests.channels.email.sending.odd_smtp import DROP, HANG, OddSmtp

TLS = Path(__file__).parent.parent / "tls"
AUTH = b"250-here\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n"
PASSWORD = "a secret word"


def kind(outcome: Outcome) -> str:
    if isinstance(outcome, Retry):
        return "later, all" if outcome.scope == "channel" else "later"
    return {Sent: "sent", Rejected: "refused"}.get(type(outcome), "unknown")


# name: (what the server answers, what becomes of the mail)
CASES: dict[str, tuple[dict[str, list[bytes]], str]] = {
    "an answer of many lines to the mail": ({"END": [b"250-ok\r\n250 2.0.0 queued as 4XyZ\r\n"]}, "sent"),
    "a greeting of many lines": ({"BANNER": [b"220-here\r\n220-no spam\r\n220 ready\r\n"]}, "sent"),
    "a code alone": ({"END": [b"250\r\n"]}, "sent"),
    "bare line feeds": ({"EHLO": [b"250-here\n250 8BITMIME\n"], "END": [b"250 ok\n"]}, "sent"),
    "EHLO is unknown": ({"EHLO": [b"502 5.5.1 Command not implemented\r\n"]}, "sent"),
    "EHLO is an error": ({"EHLO": [b"500 Syntax error\r\n"]}, "sent"),
    "EHLO in small letters": ({"EHLO": [b"250-here\r\n250-size 35882577\r\n250 8bitmime\r\n"]}, "sent"),
    "a user who lives elsewhere": ({"RCPT": [b"251 2.1.5 User not local; will forward\r\n"]}, "sent"),
    "a user whom nobody looks up": ({"RCPT": [b"252 2.1.5 Cannot VRFY user, but will take message for this user\r\n"]}, "sent"),
    "SIZE without a number": ({"EHLO": [b"250-here\r\n250-SIZE\r\n250 8BITMIME\r\n"]}, "sent"),
    "SIZE of nothing": ({"EHLO": [b"250-here\r\n250 SIZE 0\r\n"]}, "sent"),
    "SIZE of nonsense": ({"EHLO": [b"250-here\r\n250 SIZE unlimited\r\n"]}, "sent"),
    "SIZE of a hundred bytes": ({"EHLO": [b"250-here\r\n250 SIZE 100\r\n"]}, "refused"),
    "too many connections at EHLO": ({"EHLO": [b"421 4.7.0 Too many connections\r\n" + DROP]}, "later, all"),
    "too many connections at once": ({"BANNER": [b"421 4.7.0 Try again later, closing connection.\r\n" + DROP]}, "later, all"),
    "no service": ({"BANNER": [b"554 5.7.1 No SMTP service here\r\n"]}, "later, all"),
    "hangs up at once": ({"BANNER": [DROP]}, "later, all"),
    "another protocol": ({"BANNER": [b"HTTP/1.1 400 Bad Request\r\n\r\n" + DROP]}, "later, all"),
    "encryption is wanted": ({"MAIL": [b"530 5.7.0 Must issue a STARTTLS command first\r\n"]}, "later, all"),
    "a login is wanted, Exchange": ({"MAIL": [b"530 5.7.57 Client not authenticated to send mail.\r\n"]}, "later, all"),
    "a login is wanted, in other words": ({"MAIL": [b"550 5.7.1 Authentication required\r\n"]}, "later, all"),
    "a login is wanted before": ({"MAIL": [b"503 5.5.4 Bad sequence of commands. Authenticate first\r\n"]}, "later, all"),
    "a login is wanted at RCPT": ({"RCPT": [b"550 SMTP AUTH is required for message submission\r\n"]}, "later, all"),
    "a login that a closed group wants": (
        {"RCPT": [b"550 5.7.1 RESOLVER.RST.AuthRequired; authentication required\r\n"]}, "refused"
    ),
    "no sender whom DKIM proves": ({"END": [b"550 5.7.26 the sender is unauthenticated: SPF or DKIM is required\r\n"]}, "refused"),
    "out of step at MAIL": ({"MAIL": [b"503 5.5.1 Error: nested MAIL command\r\n"]}, "later"),
    "out of step at DATA": ({"DATA": [b"503 5.5.1 RCPT first\r\n"]}, "later"),
    "too many at once, Exchange": (
        {"DATA": [b"432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded\r\n"]}, "later, all"
    ),
    "busy, Exchange": ({"END": [b"451 4.7.0 Temporary server error. Please try again later. PRX4\r\n"]}, "later"),
    "out of room, Exchange": ({"END": [b"452 4.3.1 Insufficient system resources\r\n"]}, "later"),
    "not its sender, Exchange": (
        {"END": [b"554 5.2.252 SendAsDenied; a@b.example not allowed to send as c@d.example\r\n"]}, "refused"
    ),
    "not its sender, Yandex": ({"MAIL": [b"553 5.7.1 Sender address rejected: not owned by auth user.\r\n"]}, "refused"),
    "its daily limit, Exchange": (
        {"END": [b"554 5.2.0 STOREDRV.Submission; SubmissionQuotaExceededException; the message submission rate\r\n"]}, "later, all"
    ),
    "its daily limit, Gmail": ({"MAIL": [b"550-5.4.5 Daily user sending limit exceeded. For more\r\n550 5.4.5 see\r\n"]}, "later, all"),
    "too much for its user, Gmail": (
        {"RCPT": [b"550-5.2.1 The user you are trying to contact is receiving mail at a rate that\r\n550 5.2.1 prevents it\r\n"]}, "later"
    ),
    "a rate limit that says 5": ({"END": [b"550 Ratelimit exceeded for mailbox\r\n"]}, "later"),
    "a limit of the day that says 5": ({"RCPT": [b"550 5.7.1 Daily recipient limit exceeded for this sender\r\n"]}, "later"),
    "later although it says 5, Zoho": ({"END": [b"550 5.4.6 Unusual sending activity. Please try after sometime\r\n"]}, "later"),
    "try again with another address": ({"RCPT": [b"550 5.1.1 Check the address and try again\r\n"]}, "refused"),
    "a loop is no limit": ({"END": [b"554 5.4.6 Too many hops\r\n"]}, "refused"),
    "our hourly limit": ({"END": [b"550 sorry, you've exceeded your hourly sending limit\r\n"]}, "later, all"),
    "our hourly limit, cPanel": (
        {"RCPT": [b"550 Domain shop.example has exceeded the max emails per hour (30/30 (100%)) allowed.\r\n"]}, "later, all"
    ),
    "our limit, in Russian": ({"END": ["550 Превышен лимит на количество отправляемых писем в час\r\n".encode()]}, "later, all"),
    "our limit, PolicyD": (
        {"RCPT": [b"554 5.7.1 <support@shop.example>: Sender address rejected: Message quota exceeded\r\n"]}, "later, all"
    ),
    "our rate, Exchange": ({"END": [b"552 5.2.0 Submission rate for this client has exceeded the configured limit\r\n"]}, "later, all"),
    "a limit of theirs, in Russian": ({"RCPT": ["550 У получателя превышен лимит входящих писем\r\n".encode()]}, "later"),
    "not verified, Amazon": ({"END": [b"554 Message rejected: Email address is not verified.\r\n"]}, "refused"),
    "blocked for sending, Zoho": ({"END": [b"554 5.1.8 Email Outgoing Blocked\r\n"]}, "refused"),
    "blocked by a list": ({"RCPT": [b"554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Spamhaus\r\n"]}, "refused"),
    "nobody there, Exchange": ({"RCPT": [b"550 5.4.1 Recipient address rejected: Access denied. AS(201806281)\r\n"]}, "refused"),
    "slowed down, Amazon": ({"END": [b"454 Throttling failure: Maximum sending rate exceeded.\r\n"]}, "later, all"),
    "slowed down, Yahoo": ({"MAIL": [b"421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume\r\n"]}, "later, all"),
    "an attachment that Gmail blocks": (
        {"END": [b"552 5.7.0 This message was blocked because its content presents a potential security issue.\r\n"]}, "refused"
    ),
    "greylisted, Yandex": (
        {"RCPT": [b"451 4.7.1 Sorry, the service is currently unavailable. Please come back later.\r\n"]}, "later"
    ),
    "greylisted, Postgrey": ({"RCPT": [b"450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted\r\n"]}, "later"),
    "spam, Mail.ru": ({"END": [b"550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=x\r\n"]}, "refused"),
    "spam, Yandex": ({"END": [b"554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc\r\n"]}, "refused"),
    "too many recipients": ({"RCPT": [b"452 4.5.3 Recipients limit exceeded\r\n"]}, "later"),
    "an address that is none": ({"RCPT": [b"553 5.1.3 Bad recipient address syntax\r\n"]}, "refused"),
    "a user who went elsewhere": ({"RCPT": [b"551 5.1.6 User not local; please try <a@b.example>\r\n"]}, "refused"),
    "a code that contradicts its status": ({"RCPT": [b"550 4.7.1 Try again in 5 minutes\r\n"]}, "later"),
    "250 to DATA": ({"DATA": [b"250 ok\r\n"]}, "later"),
    "nothing but noise to DATA": ({"DATA": [b"what?\r\n"]}, "later"),
    "closing at RCPT": ({"RCPT": [b"421 4.4.2 Timeout\r\n" + DROP]}, "later, all"),
    "closing after the mail": ({"END": [b"421 4.3.0 Closing\r\n" + DROP]}, "later, all"),
    "hangs up at MAIL": ({"MAIL": [DROP]}, "later"),
    "hangs up at RCPT": ({"RCPT": [DROP]}, "later"),
    "hangs up at DATA": ({"DATA": [DROP]}, "later"),
    "hangs up after the mail": ({"END": [DROP]}, "later"),
    "hangs up within its answer": ({"END": [b"250-ok\r\n" + DROP]}, "later"),
    "an answer without end": ({"RCPT": [b"250-" + b"x" * 600_000 + b"\r\n"]}, "later"),
    "says no goodbye": ({"QUIT": [HANG]}, "sent"),
    "refuses to reset": ({"RCPT": [b"550 5.1.1 nobody\r\n"], "RSET": [b"502 what?\r\n"]}, "refused"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
async def test_what_becomes_of_a_mail(case: str) -> None:
    script, wanted = CASES[case]
    async with OddSmtp(script, slow=case != "an answer without end") as server:
        channel = server.channel()
        outcome = await channel.send(reply())
        await channel.close()
    assert kind(outcome) == wanted, outcome
    assert len(server.mails) == ("END" in script or wanted == "sent")


LOGINS: dict[str, tuple[dict[str, list[bytes]], str]] = {
    "by LOGIN alone": ({"EHLO": [b"250-here\r\n250 AUTH LOGIN\r\n"], "AUTH": [b"334 VXNlcm5hbWU6\r\n"], "WORD": [b"235 in\r\n"]}, "sent"),
    "in the words of old servers": ({"EHLO": [b"250-here\r\n250 AUTH=PLAIN\r\n"]}, "sent"),
    "by nothing that is known": ({"EHLO": [b"250-here\r\n250 AUTH GSSAPI NTLM\r\n"]}, "later, all"),
    "not at all": ({"EHLO": [b"250 here\r\n"]}, "later, all"),
    "wrong, Gmail": ({"AUTH": [b"535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 Learn more\r\n"]}, "later, all"),
    "of another kind, Gmail": ({"AUTH": [b"534-5.7.9 Application-specific password required.\r\n534 5.7.9 see\r\n"]}, "later, all"),
    "too often, Gmail": ({"AUTH": [b"454 4.7.0 Too many login attempts, please try again later.\r\n"]}, "later, all"),
    "switched off, Exchange": ({"AUTH": [b"535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.\r\n"]}, "later, all"),
    "of another kind, Mail.ru": (
        {"AUTH": [b"535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external\r\n"]}, "later, all"
    ),
    "no right, Yandex": (
        {"AUTH": [b"535 5.7.8 Error: authentication failed: This user does not have access rights to this service\r\n"]}, "later, all"
    ),
    "too many at once, Exchange": ({"AUTH": [b"432 4.3.2 Concurrent connections limit exceeded\r\n" + DROP]}, "later, all"),
    "closed in the middle": ({"AUTH": [DROP]}, "later, all"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOGINS)
async def test_logins(case: str) -> None:
    script, wanted = LOGINS[case]
    async with OddSmtp({"EHLO": [AUTH], **script}) as server:
        channel = server.channel(login="support", password=PASSWORD)
        outcome = await channel.send(reply())
        told = str(outcome) + str(await channel.check())
        await channel.close()
    assert kind(outcome) == wanted, outcome
    word = base64.b64encode(PASSWORD.encode()).decode()
    assert PASSWORD not in told
    assert word not in told


ALL = b"250-here\r\n250 AUTH CRAM-MD5 PLAIN LOGIN\r\n"
NO = b"535 5.7.8 no\r\n"
TRIED: dict[str, tuple[dict[str, list[bytes]], str, list[bytes]]] = {
    "a wrong password": ({"EHLO": [AUTH], "AUTH": [NO]}, "later, all", [b"PLAIN"]),
    "a wrong password, with a challenge": ({"EHLO": [ALL], "AUTH": [NO]}, "later, all", [b"CRAM-MD5", b"PLAIN"]),
    "a server that keeps no passwords": ({"EHLO": [ALL], "AUTH": [NO, b"235 in\r\n"]}, "sent", [b"CRAM-MD5", b"PLAIN"]),
    "a mechanism that is only offered": (
        {"EHLO": [AUTH], "AUTH": [b"504 5.5.4 no such mechanism\r\n", b"334 UGFzc3dvcmQ6\r\n"], "WORD": [b"235 in\r\n"]},
        "sent", [b"PLAIN", b"LOGIN"],
    ),
    "a server that wants no more": ({"EHLO": [AUTH], "AUTH": [b"454 4.7.0 Too many attempts\r\n"]}, "later, all", [b"PLAIN"]),
}  # fmt: skip


@pytest.mark.parametrize("case", TRIED)
async def test_a_password_is_tried_no_oftener_than_it_must_be(case: str) -> None:
    script, wanted, tried = TRIED[case]
    async with OddSmtp(script) as server:
        channel = server.channel(login="support", password=PASSWORD)
        outcome = await channel.send(reply())
        await channel.close()
    assert kind(outcome) == wanted, outcome
    assert [line.split()[1] for line in server.of("AUTH")] == tried


def encrypted() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "cert.pem", TLS / "key.pem")
    return context


STARTTLS: dict[str, tuple[dict[str, list[bytes]], str]] = {
    "offered": ({}, "sent"),
    "not offered": ({"EHLO": [AUTH]}, "later, all"),
    "offered and not to be had": ({"STARTTLS": [b"454 4.7.0 TLS not available\r\n"]}, "later, all"),
    "with a third's answers behind it": (
        {"STARTTLS": [b"220 go\r\n250 AUTH LOGIN\r\n235 in\r\n"]},
        "sent",
    ),  # they are not heard
    "and hung up": ({"STARTTLS": [DROP]}, "later, all"),
}


@pytest.mark.parametrize("case", STARTTLS)
async def test_nothing_secret_leaves_without_encryption(case: str) -> None:
    script, wanted = STARTTLS[case]
    offer = b"250-here\r\n250-STARTTLS\r\n250 AUTH LOGIN\r\n"
    async with OddSmtp({"EHLO": [offer, AUTH], **script}, tls=encrypted()) as server:
        channel = server.channel(
            deadline=2, security="starttls", ca_file=str(TLS / "cert.pem"), login="support", password=PASSWORD
        )
        outcome = await channel.send(reply())
        await channel.close()
    assert kind(outcome) == wanted, outcome
    assert bool(server.mails) is (wanted == "sent")
    asked = [line.split()[1] for line in server.of("AUTH")]
    assert asked == ([b"PLAIN"] if wanted == "sent" else [])  # what was offered before the encryption isn't believed


async def test_what_is_on_the_wire() -> None:
    text = ".\r\n..x\r\n. точка\n" + "ы" * 3000 + "\rконец"
    async with OddSmtp(
        {"EHLO": [b"250-here\r\n250-SIZE 100000\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 8BITMIME\r\n"]}
    ) as server:
        channel = server.channel()
        assert kind(await channel.send(reply(text=text))) == "sent"
        assert kind(await channel.send(reply(id="2", text=text, address="email:анна@mail.example"))) == "sent"
        assert kind(await channel.send(reply(id="3", address="email:anna@почта.пример.рф"))) == "sent"
        await channel.close()
    assert server.connections == 1
    plain, other = server.mails[:2]
    assert plain.isascii()
    assert not other.isascii()
    for data in server.mails:
        assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
        assert max(map(len, data.split(b"\r\n"))) <= 998
    first, second, third = server.of("MAIL")
    assert (b"SMTPUTF8" in first, b"SMTPUTF8" in second, b"SMTPUTF8" in third) == (False, True, False)
    assert f"SIZE={len(plain)}".encode() in first.upper()
    assert b"<anna@xn--80a1acny.xn--e1afmkfd.xn--p1ai>" in server.of("RCPT")[2]


async def test_a_session_that_is_out_of_step_is_not_gone_on_with() -> None:
    async with OddSmtp({"MAIL": [b"503 5.5.1 nested MAIL command\r\n", b"250 ok\r\n"]}) as server:
        channel = server.channel()
        assert [kind(await channel.send(reply())), kind(await channel.send(reply()))] == ["later", "sent"]
        await channel.close()
    assert server.connections == 2


async def test_a_connection_that_was_closed_meanwhile_costs_nothing() -> None:
    """Servers say 421 to whoever is silent, and close."""
    closing = b"421 4.4.2 Connection timed out. Total session duration\r\n" + DROP
    for script in (
        {"NOOP": [closing]},
        {"END": [b"250 ok\r\n" + DROP]},
        {"RCPT": [b"550 5.1.1 no\r\n", b"250 ok\r\n"], "RSET": [DROP]},
    ):
        async with OddSmtp(script) as server:
            channel = server.channel()
            await channel.send(reply())
            assert kind(await channel.send(reply(id="2"))) == "sent"
            await channel.close()
        assert server.connections == 2, script


@pytest.mark.parametrize("verb", ["BANNER", "EHLO", "MAIL", "RCPT", "DATA", "END"])
async def test_a_silent_server_costs_no_mail(verb: str) -> None:
    async with OddSmtp({verb: [HANG]}) as server:
        channel = server.channel(deadline=0.3)
        outcome = await channel.send(reply())
        await channel.close()
    assert kind(outcome) == ("later, all" if verb in ("BANNER", "EHLO") else "later"), outcome
