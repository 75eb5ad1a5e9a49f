"""What mail servers answer to a mail of ours: whether it is tried again, and when, and what it is called from then on."""

import re
from dataclasses import dataclass

import aiosmtplib

from router.schema import Rejected, Retry

FULL = 1800.0  # seconds until a full mailbox is tried again
QUOTA = 3600.0  # the same for our own account's quota


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a server's no means. `domain_busy`: the receiving domain gets too many mails from us."""

    outcome: Retry | Rejected
    domain_busy: bool = False


_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3}\.\d{1,3})(?!\.?\d)")  # not in an IP address
_MANY = re.compile(
    r"too (?:many|much|fast|quickly)|rate.?limit|throttl|(?:sending|message|mail|hourly|daily)[\w ]{0,20} (?:limit|quota)|limit exceeded"
    r"|слишком (?:много|часто)|превыш\w{1,6} (?:лимит|квот|числ|количеств)",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"mailbox (?:is )?(?:full|exceed)|over ?quota|(?:user|mailbox|storage|disk) quota|quota (?:is )?(?:exceeded|full)"
    r"|insufficient (?:disk|system)? ?storage|переполнен",
    re.IGNORECASE,
)
_LARGE = re.compile(
    r"(?:message|mail|size)[\w ]{0,30}(?:too (?:large|big|long)|exceed|limit)|слишком больш", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:user|mailbox|recipient|address|account|addressee)[\w <>@.:-]{0,80}(?:unknown|no longer|disabled|inactive|unavailable"
    r"|not (?:found|exist|available|known|valid)|does(?:n't| not) exist)"
    r"|unknown (?:user|recipient|mailbox|local)|no such (?:user|mailbox|recipient|address|domain)"
    r"|invalid (?:mailbox|recipient|address)|нет такого|не существует|не найден|заблокирован",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"spam|policy|blocked|black ?list|block ?list|dnsbl|reputation|spf|dkim|dmarc|спам|запрещ", re.IGNORECASE
)
# Of us, not of the recipient: servers ask ours whether our address is there (sender verification), and tell what they heard.
_OF_US = re.compile(
    r"\b(?:sender|from (?:address|domain|header)|return.?path|helo|ehlo|client host)\b[\w <>@.:,'-]{0,120}"
    r"(?:reject|refused|fail|unknown|invalid|not (?:found|exist|valid)|does(?:n't| not) exist)"
    r"|sender verif|verification failed for",
    re.IGNORECASE,
)
# Our account, not this mail (RFC 4954 section 6); 432 is Exchange's for too many connections of one account, too.
_AUTH = frozenset({432, 454, 530, 534, 535, 538})
# RFC 3463: addresses that are bad for ever, a mailbox that was switched off, a domain that takes no mail (RFC 7505).
_DEAD = frozenset({"1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.4"})
# Gmail's «Daily user sending limit exceeded» (support.google.com/a/answer/3726730), Exchange's for its senders and tenants
# («Fix email delivery issues for error code …» at learn.microsoft.com).
_QUOTA = frozenset({"4.5", "1.90", "2.122", "7.705", "7.708"})
_OURS = re.compile(r"submission ?quota|(?:daily|hourly) (?:user )?sending (?:limit|quota)", re.IGNORECASE)
# Ends by itself, whatever the code says.
_RATE = re.compile(
    r"rate.?limit(?:ed|s)? exceeded|receiving mail (?:at a rate|too)|(?:daily|hourly)[\w ]{0,30} (?:limit|quota)"
    r"|try (?:again )?(?:later|after some)",
    re.IGNORECASE,
)


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
    reason = f"{code} {said}"[:500]
    found = _STATUS.search(said[:200])
    detail = found.group(2) if found else ""
    if code in _AUTH:
        return Refusal(outcome=Retry(reason=reason, scope="channel"))
    if detail == "2.2" or (_FULL.search(said) and command != "MAIL"):
        return Refusal(outcome=Retry(reason=reason, after=FULL if code >= 500 else None))
    if _LARGE.search(said) and (code == 552 or detail in ("3.4", "2.3")):
        return Refusal(outcome=Rejected(reason=reason))
    ours = detail in _QUOTA or bool(_OURS.search(said))
    if ours or (_MANY.search(said) and (code < 500 or command == "MAIL")):
        if command == "MAIL" or ours:
            return Refusal(outcome=Retry(reason=reason, after=QUOTA if code >= 500 else None, scope="channel"))
        return Refusal(outcome=Retry(reason=reason), domain_busy=True)
    if code >= 500 and _RATE.search(said):
        return Refusal(outcome=Retry(reason=reason, after=QUOTA))
    if code == 421:
        return Refusal(outcome=Retry(reason=reason, scope="channel"))
    # Of a code and a status that contradict each other the one counts that gives up nothing.
    if not 500 <= code < 600 or (found and found.group(1) == "4"):
        return Refusal(outcome=Retry(reason=reason))
    if code == 552 and not detail:  # RFC 5321 section 4.5.3.1.10: too many recipients or too little room, both may pass
        return Refusal(outcome=Retry(reason=reason, after=FULL))
    return Refusal(outcome=Rejected(reason=reason, dead=_is_dead(code, detail, said, command)))


def _is_dead(code: int, detail: str, said: str, command: str) -> bool:
    """Whether it is the address that takes no mail, not this mail that isn't taken."""
    if command == "MAIL" or _POLICY.search(said):
        return False
    return detail in _DEAD or (
        code in (550, 551, 553, 554)
        and (not detail or detail == "1.0")
        and bool(_NOBODY.search(said))
        and not _OF_US.search(said)
    )


def ends_connection(error: Exception) -> bool:
    """After a plain refusal the connection is as good as before (aiosmtplib has sent RSET), unless its login is over."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused | aiosmtplib.SMTPNotSupported):
        return False
    return not isinstance(error, aiosmtplib.SMTPResponseException) or error.code in {421, *_AUTH}


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
