"""What mail servers answer to a mail of ours: whether it is tried again, and when, and what it is called from then on."""

import re
from dataclasses import dataclass

import aiosmtplib

from channels.email.machines.reasons import reason_of
from router.schema import Rejected, Retry

FULL = 1800.0  # seconds until a full mailbox is tried again
QUOTA = 3600.0  # the same for our own account's quota


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a server's no means. `domain_busy`: the receiving domain gets too many mails from us."""

    outcome: Retry | Rejected
    domain_busy: bool = False


_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3}\.\d{1,3})(?!\.?\d)")  # not in an IP address
# Our account, not this mail (RFC 4954 section 6); 432 is Exchange's for too many connections of one account, too.
_AUTH = frozenset({432, 454, 530, 534, 535, 538})
# Gmail's «Daily user sending limit exceeded» (support.google.com/a/answer/3726730), Exchange's for its senders and tenants
# («Fix email delivery issues for error code …» at learn.microsoft.com).
_QUOTA = frozenset({"4.5", "1.90", "2.122", "7.705", "7.708"})
_OURS = re.compile(
    r"submission ?(?:quota|rate)|(?:daily|hourly) (?:user )?sending (?:limit|quota)"
    r"|sending (?:limit|quota) (?:is |has been )?(?:exceed|reach)ed"
    r"|exceeded the max (?:emails|defers)|sender address rejected:.{0,60}(?:quota|limit) exceeded"  # cPanel; PolicyD
    r"|(?:лимит|квот)\w{0,2} (?:на )?(?:количеств\w{0,2} )?(?:отправ|исходящ)",
    re.IGNORECASE,
)
# What servers say to who has not logged in, in the place of 530. At RCPT it may be the recipient's own rule (closed lists), too.
_LOG_IN = re.compile(
    r"auth\w{0,12} (?:is )?required|not authenticated|authenticate (?:first|before)|требуется (?:авториз|аутент)",
    re.IGNORECASE,
)
_SMTP_AUTH = re.compile(r"smtp auth\w{0,12} (?:is )?required", re.IGNORECASE)
# It is the address that takes no mail, not this mail that isn't taken.
_DEAD = frozenset({"user_unknown", "host_unknown", "suspended", "moved"})


def refusal_of(error: Exception) -> Refusal:
    """RFC 5321 section 4.2.1: 4yz may be tried again, 5yz not as it is; enhanced codes (RFC 3463) and words tell the exceptions.

    Anything without a code may be tried again, a connection lost after DATA too: the Message-ID is the same, receivers drop the second.
    """
    command = "MAIL"
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused) and error.recipients:
        error = error.recipients[0]
    if isinstance(error, aiosmtplib.SMTPRecipientRefused):
        command = "RCPT"
    elif isinstance(error, aiosmtplib.SMTPDataError):
        command = "DATA"
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return _judged(error.code, said_by(error.message)[:2000], command)
    if isinstance(error, aiosmtplib.SMTPNotSupported | ValueError):
        return Refusal(outcome=Rejected(reason=f"the server can't take this address: {words(error)}"))
    return Refusal(outcome=Retry(reason=words(error)))


def _judged(code: int, said: str, command: str) -> Refusal:
    answer = f"{code} {said}"[:500]
    found = _STATUS.search(said[:200])
    detail = found.group(2) if found else ""
    # Of X.1.0 nobody knows whose address it is about.
    why = reason_of(found.group() if found and detail != "1.0" else "", said)
    if code in _AUTH or (_LOG_IN if command == "MAIL" else _SMTP_AUTH).search(said):
        return Refusal(outcome=Retry(reason=answer, scope="channel"))
    if detail in _QUOTA or _OURS.search(said) or (why in ("rate_limited", "mailbox_full") and command == "MAIL"):
        return Refusal(outcome=Retry(reason=answer, after=QUOTA if code >= 500 else None, scope="channel"))
    if detail == "2.2" or why == "mailbox_full":
        return Refusal(outcome=Retry(reason=answer, after=FULL if code >= 500 else None))
    if why == "rate_limited" and code < 500:
        return Refusal(outcome=Retry(reason=answer), domain_busy=not detail.startswith("2."))  # X.2 is of one mailbox
    if why in ("rate_limited", "greylisted") and code >= 500:  # ends by itself, whatever the code says
        return Refusal(outcome=Retry(reason=answer, after=QUOTA))
    if code == 421:
        return Refusal(outcome=Retry(reason=answer, scope="channel"))
    if code == 503:  # a command out of turn: the session is at fault, not the mail
        return Refusal(outcome=Retry(reason=answer))
    # Of a code and a status that contradict each other the one counts that gives up nothing.
    if not 500 <= code < 600 or (found and found.group(1) == "4"):
        return Refusal(outcome=Retry(reason=answer))
    if code == 552 and not why:  # RFC 5321 section 4.5.3.1.10: too many recipients or too little room, both may pass
        return Refusal(outcome=Retry(reason=answer, after=FULL))
    return Refusal(outcome=Rejected(reason=answer, dead=why in _DEAD and command != "MAIL"))


def ends_connection(error: Exception) -> bool:
    """After a plain refusal the connection is as good as before (aiosmtplib has sent RSET), unless its login is over."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused | aiosmtplib.SMTPNotSupported):
        return False
    return not isinstance(error, aiosmtplib.SMTPResponseException) or error.code in {421, 503, *_AUTH}


_ID = re.compile(r"<[^<>\s@]{8,200}@[^<>\s@]{3,250}>")
_SES_ANSWER = re.compile(r"\b[0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{6}\b")
_SES_HOST = re.compile(r"email-smtp(?:-fips)?\.([a-z0-9-]{5,30})\.amazonaws\.com")


def other_names(said: str, host: str) -> tuple[str, ...]:
    """Message-IDs that a server has given our mail in the place of its own, told in its answer to DATA: answers will cite them.

    Exchange Online answers «250 2.0.0 OK <…@….outlook.com> […]», Amazon SES «250 Ok 0102…-000000», whose Message-ID is that at
    email.amazonses.com or {region}.amazonses.com («Message-ID header» in its developer guide).
    """
    said = said_by(said)[:1000]
    names = _ID.findall(said)
    region, answer = _SES_HOST.fullmatch(host.lower()), _SES_ANSWER.search(said)
    if region and answer:
        place = "email" if region.group(1) == "us-east-1" else region.group(1)
        names.append(f"<{answer.group()}@{place}.amazonses.com>")
    return tuple(names[:3])


def words(error: Exception) -> str:
    """For people, without the secrets: servers' words and the class, never our command."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return f"login refused: {error.code} {said_by(error.message)[:300]}"
    return said_by(error)[:300] or type(error).__name__


def said_by(answer: object) -> str:
    """A server's words as text that can be stored: what is no UTF-8 comes as lone surrogates from the library, and is Russian mostly."""
    text = str(answer)[:4000]
    try:
        data = text.encode("utf-8", "surrogateescape")
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1251", "replace")
    except UnicodeEncodeError:
        pass  # not the library's: what can't be stored is left out below, as all that can't be printed
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
