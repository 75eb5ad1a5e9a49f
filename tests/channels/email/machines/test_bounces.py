"""What a server's words mean, and that hostile reports are read in bounded time. The mails themselves are in the corpus."""

import time

import pytest

from channels.email.machines.bounce import address_of, from_report, from_words
from channels.email.machines.reasons import PASSING, reason_of, status_for
from tests.channels.email.corpus import MAILS, head, normalised

WORDS = [
    ("550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual alias table", "user_unknown"),
    ("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "user_unknown"),
    (
        "5.1.0 - Unknown address error 550-'5.1.1 Mailbox <a@b.example> does not exist' (delivery attempts: 0)",
        "user_unknown",
    ),
    ("550 No Account a@b.example here by that name. (#5.1.5)", "user_unknown"),
    ("550 <a@b.example>: Destinatario desconocido", "user_unknown"),
    ("550 Запрошенный почтовый ящик не существует", "user_unknown"),
    ("550 5.4.1 [a@b.example]: Recipient address rejected: Access denied", "user_unknown"),
    ("554 5.7.1 <a@b.example>: Recipient address rejected: Access denied", "policy"),
    ("552 5.2.2 <a@b.example>: Recipient address rejected: Mailbox quota exceeded", "mailbox_full"),
    ("452 4.2.2 The email account that you tried to reach is over quota.", "mailbox_full"),
    ("550 5.2.1 The email account that you tried to reach is disabled.", "suspended"),
    ("550 5.1.1 Account is blocked due to inactivity", "suspended"),
    ("554 5.4.4 [internal] Domain Lookup Failed", "host_unknown"),
    ("Host or domain name not found. Name service error for name=b.example type=MX: Host not found", "host_unknown"),
    ("552 5.3.4 Message size exceeds fixed limit", "too_large"),
    ("552 Размер сообщения превышает допустимый", "too_large"),
    ("554 5.7.1 Service unavailable; Client host [1.2.3.4] blocked using bl.spamcop.example", "blocked"),
    ("550 IP-адрес находится в чёрном списке", "blocked"),
    ("554 5.7.1 Spam message rejected", "spam"),
    ("550 Письмо похоже на спам", "spam"),
    ("550-5.7.26 Unauthenticated email from b.example is not accepted due to domain's DMARC policy.", "authentication"),
    ("450 4.2.0 Greylisted, see https://postgrey.example", "greylisted"),
    ("421 4.7.28 Our system has detected an unusual rate of unsolicited mail", "rate_limited"),
    ("554 5.7.1 Message contains a virus", "content"),
    ("554 5.4.6 Too many hops", "loop"),
    ("connect to b.example[1.2.3.4]:25: Connection timed out", "network"),
    ("retry timeout exceeded", "expired"),
    ("554 5.7.1 <a@b.example>: Relay access denied", "relaying"),
    ("550 5.1.8 Sender address rejected: Domain not found", "policy"),
    ("552 5.7.0 This message was blocked because its content presents a potential security issue.", "content"),
    ("551 not our user", "user_unknown"),
    ("451 4.3.2 Internal server error, please try again later", "system"),
    ("mail forwarding loop for a@b.example", "loop"),
    ("Command died with status 2: /usr/bin/procmail", "system"),
    ("maildir delivery failed: error writing message: Disk quota exceeded", "mailbox_full"),
    ("bad address syntax", "user_unknown"),
    ("550 Sorry, we do not accept mail from this host", "blocked"),
    ("452 4.3.1 Insufficient system storage", "system"),
    ("550 High probability of spam", "spam"),
    ("550 Administrative prohibition - envelope blocked", "policy"),
    ("550 5.4.316 Message expired, connection refused(Socket error code 10061)", "expired"),
    ("550 Почтовый ящик заблокирован", "suspended"),
    ("550 Сообщение отклонено: содержит вирус", "content"),
    ("511 sorry, no mailbox here by that name (#5.1.1 - chkuser)", "user_unknown"),
    ("550 Invalid recipient <a@b.example> (state 14).", "user_unknown"),
    ("552 5.3.4 Message too big for system", "too_large"),
    ("552 Message size exceeds maximum permitted", "too_large"),
    ("550 5.7.64 TenantAttribution; Relay Access Denied", "relaying"),
    ("554 5.7.1 Rejected due to DNSBL", "blocked"),
    ("550 Mail from 192.0.2.10 blacklisted", "blocked"),
    ("554 Reject by behaviour spam at Rcpt State", "spam"),
    ("550 5.1.1 The email account that you tried to reach does not exist", "user_unknown"),
    ("550 5.7.1 Recipient not authorized, your IP has been found on a block list", "blocked"),
    ("450 4.7.1 Client host rejected: cannot find your hostname", "authentication"),
    ("554 5.7.1 Sorry, your message looks like SPAM to us", "spam"),
    ("550 5.4.310 DNS domain b.example does not exist [Message=InfoDomainNonexistent]", "host_unknown"),
    ("550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP", "blocked"),
    ("550 Account disabled", "suspended"),
    ("550 5.2.1 This account is inactive", "suspended"),
    ("552 5.2.2 The mailbox has exceeded its storage limit", "mailbox_full"),
    ("452 4.5.3 Too many recipients", "rate_limited"),
    (
        "550 5.7.515 Access denied, sending domain shop.example does not meet the required authentication level",
        "authentication",
    ),
    ("550 SC-001 Mail rejected for policy reasons. The sending IP's reputation is low", "blocked"),
    ("554 5.7.9 Message not accepted for policy reasons", "policy"),
    ("571 Delivery not authorized, message refused", "policy"),
    ("550 Unrouteable address", "host_unknown"),
    ("550 unknown user account", "user_unknown"),
    ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "relaying"),
    ("554 5.4.14 Hop count exceeded - possible mail loop ATTR34", "loop"),
    ("451 4.3.0 Temporary lookup failure", "network"),
    ("550 Executable files are not allowed in compressed files", "content"),
    ("550 5.6.0 Improper use of 8-bit data in message header", "content"),
    ("554 Transaction failed: Duplicate header 'From'", "content"),
    ("550 Invalid mailbox joe@b.example", "user_unknown"),
    ("550 Адрес получателя отклонён: пользователь не найден", "user_unknown"),
    ("550 Ящик переполнен", "mailbox_full"),
    ("421 4.4.2 Connection dropped due to SocketError", "network"),
    ("4.4.7 Delivery time expired", "expired"),
    (
        "554 Sorry your message to joe@b.example cannot be delivered. This account has been disabled or discontinued [#102]",
        "suspended",
    ),
    ("550 5.7.0 Local Policy Violation", "policy"),
    (
        "550-5.7.1 This message does not have authentication information or fails to pass authentication checks",
        "authentication",
    ),
    ("550 5.7.1 TRANSFER.RULES.Rejected; the message was rejected by organization policy", "policy"),
    ("550 5.1.6 Recipient no longer on server: joe@b.example", "moved"),
    ("554 5.2.0 STOREDRV.Deliver.Exception:StoragePermanentException; mailbox is disabled", "suspended"),
    ("550 4.2.1 MAILBOX temporarily disabled", "suspended"),
    ("450 4.1.1 <joe@b.example>: Recipient address rejected: unverified address: unknown user", "user_unknown"),
    ("quux", ""),
    ("450 The mailbox could not be reached", ""),
    ("The owner of this mailbox is out of office", ""),
    ("We tried mailbox delivery over three days", ""),
    ("421 The recipient's server closed connection", "network"),
    ("The message to this user has expired", ""),
    ("451 The message for the recipient was removed from the queue", ""),
    ("550 This mailbox takes mail of a limited set of senders", ""),
]


@pytest.mark.parametrize(("words", "reason"), WORDS)
def test_reason_in_words(words: str, reason: str) -> None:
    assert reason_of("", words) == reason


@pytest.mark.parametrize(
    ("status", "reason"),
    [("5.1.1", "user_unknown"), ("4.2.2", "mailbox_full"), ("5.7.1", "policy"), ("5.7.133", "policy"), ("5.6.0", "content"), ("2.0.0", "")],
)  # fmt: skip
def test_reason_in_a_status(status: str, reason: str) -> None:
    assert reason_of(status, "") == reason


def test_a_derived_status_says_for_how_long() -> None:
    assert status_for("user_unknown", "") == "5.1.1"
    assert status_for("network", "") == "4.4.1"
    assert status_for("mailbox_full", "452") == "4.2.2"
    assert status_for("", "550") == "5.0.0"
    assert status_for("", "") == ""


def test_every_reason_that_passes_is_never_permanent() -> None:
    found = [one for mail in MAILS for one in mail.expect.get("delivery", ()) if mail.expect.get("reasons")]
    soft = [
        one["permanent"]
        for mail in MAILS
        for one, reason in zip(mail.expect.get("delivery", ()), mail.expect.get("reasons", ()), strict=False)
        if reason in PASSING
    ]
    assert len(found) > 120
    assert len(soft) > 20
    assert not any(soft)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("rfc822;a@b.example", "a@b.example"), ("RFC822; <A@B.example>", "A@b.example"), ("a@b.example", "a@b.example"),
        ("rfc822; a@b.example (Anna)", "a@b.example"), ("utf-8; jos\\x{E9}@b.example", "josé@b.example"), ("local; anna", "anna"),
        ("utf-8; \\x{110000}a@b.example", "a@b.example"), ("", ""),
    ],
)  # fmt: skip
def test_address_of_a_field(value: str, address: str) -> None:
    assert address_of(value).casefold() == address.casefold()


HOSTILE = {
    "words": "user " * 100_000, "accounts": "account " * 50_000, "is is": "mailbox " + "is " * 100_000,
    "messages": "message size " * 40_000,
    "addresses": "a@b.example\n" * 40_000, "codes": "550 5.1.1 a@b.example\n\n" * 20_000, "exceeds": "exceed a b c " * 40_000,
    "lines": "x\n" * 200_000, "russian": "пользователь " * 40_000, "one line": "a" * 1_000_000, "dots": "a.a.a.a." * 50_000,
    "conditional": "block" * 100_000, "to": "to: a\n" * 60_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_take_bounded_time(name: str) -> None:
    text = HOSTILE[name]
    started = time.process_time()
    from_words(text, text, frozenset(), action="failed")
    from_report(
        b"Final-Recipient: rfc822; " + text.encode() + b"\nAction: failed\nDiagnostic-Code: smtp; " + text.encode()
    )
    normalised(
        head(sender="mailer-daemon@mail.example", subject=text[:5000].replace("\n", " ")) + b"\n" + text.encode()
    )
    assert time.process_time() - started < 4
