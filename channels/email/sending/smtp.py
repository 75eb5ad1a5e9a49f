"""Mail on its way out: one connection a server that is used again, the pace of each receiving domain, and servers' answers as outcomes."""

import asyncio
import contextlib
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import aiosmtplib
from msgspec import structs

from channels.email.config import EmailConfig, Server
from channels.email.mailbox.imap import tls_context
from channels.email.oauth import Tokens
from channels.email.reading.addresses import domain_in_letters
from channels.email.sending.compose import Letter
from router.schema import Outcome, OutFile, Rejected, Retry, Sent

MAX_FILE = 20 * 1024 * 1024
SMTP_IDLE = 60.0  # seconds a connection is kept; servers end them after some minutes (RFC 5321 section 4.5.3.2.7)
PATIENCE = 5.0  # seconds that a mail waits here for its turn; a longer wait is the outbox's
SLOW_DOWN = (60.0, 3600.0)  # seconds that a domain is left alone after «too many», doubled each time
FULL = 1800.0  # seconds until a full mailbox is tried again
QUOTA = 3600.0  # the same for our own account's quota
TEXT = 60_000  # bytes of a mail that are no files: fields, names, the text twice
DOMAINS = 5000  # whose pace is remembered
SLOWEST = 20 * 1024  # bytes a second that a mail may need to leave
LAST_ANSWER = 20  # deadlines that a server has to answer a whole mail: who gives up too early sends it twice (RFC 5321 section 4.5.3.2.6)
REFUSED = 900.0  # seconds between two attempts with a password that was refused: providers lock accounts for less

Troubles = (aiosmtplib.SMTPException, OSError, TimeoutError, ValueError)


class Pace:
    """How many mails may go to each receiving domain. One that says «too many» is left alone for a while; the others go on."""

    def __init__(self, limits: Mapping[str, float]) -> None:
        """`limits` are mails a second by domain; "*" is each domain's that is not named."""
        self._limits = limits
        self._turns: dict[str, float] = {}
        self._pauses: dict[str, tuple[float, float]] = {}  # domain -> (until, how long it was)

    def wait(self, domain: str, now: float) -> float:
        """Seconds until a mail's turn; it has this turn only if that is soon."""
        paused = self._pauses.get(domain, (0.0, 0.0))[0] - now
        if paused > 0:
            return paused
        rate = self._limits.get(domain, self._limits.get("*", 0.0))
        if not rate:
            return 0.0
        turn = max(now, self._turns.pop(domain, now))
        self._turns[domain] = turn + 1 / rate if turn - now <= PATIENCE else turn
        if len(self._turns) > DOMAINS:
            del self._turns[next(iter(self._turns))]
        return turn - now

    def slow_down(self, domain: str, now: float) -> float:
        """The domain said «too many»; seconds that it is left alone."""
        shortest, longest = SLOW_DOWN
        pause = min(longest, 2 * self._pauses[domain][1]) if domain in self._pauses else shortest
        self._pauses[domain] = now + pause, pause
        if len(self._pauses) > DOMAINS:
            del self._pauses[next(iter(self._pauses))]
        return pause

    def well(self, domain: str) -> None:
        """A mail got through."""
        self._pauses.pop(domain, None)


class _Connection(aiosmtplib.SMTP):
    async def data(self, message: str | bytes, /, *, timeout: object = None) -> aiosmtplib.SMTPResponse:
        """The library gives a whole mail no more time than a command."""
        deadline = float(self.timeout or 0)
        return await super().data(message, timeout=LAST_ANSWER * deadline + len(message) / SLOWEST)

    async def greet(self) -> None:
        """The library says EHLO with the first mail: too late to learn how much the server takes."""
        await self._ehlo_or_helo_if_needed()

    def close(self) -> None:
        """The library would send the rest of a mail that was given up, and the server deliver it."""
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()
        super().close()


def longest(config: EmailConfig) -> float:
    """Seconds that an attempt may take: waiting for its turn, connecting, four commands, the mail and its answer."""
    return PATIENCE + (6 + 2 * LAST_ANSWER) * config.deadline + config.max_out / SLOWEST


class Post:
    """One SMTP server: one connection, used again while it is fresh, one transaction at a time."""

    def __init__(self, server: Server, config: EmailConfig, tokens: Tokens | None, pace: Pace) -> None:
        self._server, self._config, self._tokens, self._pace = server, config, tokens, pace
        self._lock = asyncio.Lock()
        self._smtp: aiosmtplib.SMTP | None = None
        self._used = 0.0
        self._turn = 0.0
        self._rest, self._said = 0.0, Retry(reason="")  # until when the server takes nothing, and its words
        # What leaves by other servers goes on when this one takes nothing.
        self._scope: Literal["thread", "channel"] = (
            "channel" if {one.smtp for one in config.mailboxes} == {server} else "thread"
        )

    async def deliver(self, letter: Letter) -> Outcome:
        domain = domain_in_letters(letter.recipient.rpartition("@")[2])
        if (wait := self._pace.wait(domain, time.monotonic())) > PATIENCE:
            return Retry(reason=f"mail to {domain} waits for its turn", after=wait)
        if (own := self._reserved()) > PATIENCE:
            reason = f"{self._server.host} takes {self._server.per_minute:g} mails a minute"
            return Retry(reason=reason, after=own, scope=self._scope)
        await asyncio.sleep(max(wait, own))
        asked = time.monotonic()
        async with self._alone():
            if asked < self._rest:  # it was said to another while this one waited, or holds for longer
                left = self._rest - time.monotonic()
                return structs.replace(self._said, after=left if left > 0 else None)
            outcome = await self._transaction(letter, domain)
        if isinstance(outcome, Sent):
            self._pace.well(domain)
        elif isinstance(outcome, Retry) and outcome.scope == "channel":
            self._rest = time.monotonic() + (outcome.after or 0.0)
            self._said = outcome = structs.replace(outcome, scope=self._scope)
        return outcome

    @contextlib.asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """One at a time speaks with the server; who is cancelled in the middle leaves no connection behind."""
        async with self._lock:
            try:
                yield
            except asyncio.CancelledError:  # what the server says next would be taken for another mail's answer
                self._drop()
                raise

    async def _transaction(self, letter: Letter, domain: str) -> Outcome:
        try:
            async with asyncio.timeout(2 * self._config.deadline):
                smtp = await self._connected()
        except Troubles as error:
            self._drop()
            after = REFUSED if isinstance(error, aiosmtplib.SMTPAuthenticationError) and error.code >= 500 else None
            return Retry(reason=f"{self._server.host}: {words(error)}", after=after, scope="channel")
        if too_large := _too_large(smtp, letter):
            return Rejected(reason=too_large)
        try:
            options = ["SMTPUTF8", "BODY=8BITMIME"] if letter.utf8 else []
            _, said = await smtp.sendmail(letter.sender, [letter.recipient], letter.data, mail_options=options)
        except Troubles as error:
            self._used = time.monotonic()
            if _ends_connection(error) or not smtp.is_connected:
                self._drop()
            refusal = refusal_of(error)
            if refusal.domain_busy:
                after = self._pace.slow_down(domain, time.monotonic())
                return Retry(reason=refusal.outcome.reason, after=after)
            return refusal.outcome
        self._used = time.monotonic()
        return Sent(external_ids=(letter.message_id, *other_names(said, self._server.host)))

    def _reserved(self) -> float:
        """Seconds until this mail's turn by the host's limit; its turn is kept only if that is soon."""
        if not self._server.per_minute:
            return 0.0
        now = time.monotonic()
        turn = max(now, self._turn)
        if turn - now <= PATIENCE:
            self._turn = turn + 60 / self._server.per_minute
        return turn - now

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._smtp is not None:
            if time.monotonic() - self._used < SMTP_IDLE and self._smtp.is_connected:
                with contextlib.suppress(aiosmtplib.SMTPException, OSError):
                    await self._smtp.noop()
                    return self._smtp
            self._drop()
        try:
            self._smtp = await self._opened()
        except aiosmtplib.SMTPAuthenticationError:
            if self._tokens is None:
                raise
            self._tokens.forget()  # it was withdrawn before its end
            self._smtp = await self._opened()
        self._used = time.monotonic()
        return self._smtp

    async def _opened(self) -> aiosmtplib.SMTP:
        server = self._server
        smtp = _Connection(
            hostname=server.host, port=server.port, use_tls=server.security == "tls", start_tls=server.security == "starttls",
            tls_context=tls_context(server), username=server.login or None, password=server.password or None,
            oauth_token_generator=self._tokens.get if self._tokens else None,
            local_hostname=self._config.domain, timeout=self._config.deadline,
        )  # fmt: skip
        await smtp.connect()
        await smtp.greet()
        return smtp

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    async def check(self) -> str:
        try:
            async with self._alone(), asyncio.timeout(2 * self._config.deadline):
                await self._connected()
                await self.close()
        except Troubles as error:
            self._drop()
            return words(error)
        return ""

    async def close(self) -> None:
        if self._smtp is not None and self._smtp.is_connected:
            with contextlib.suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
                async with asyncio.timeout(2):
                    await self._smtp.quit()
        self._drop()


def most_files(max_out: int) -> int:
    """Bytes of files that fit into a mail of that size: base64 with its line ends makes 78 of 57 (RFC 2045 section 6.8)."""
    return (max_out - TEXT) * 57 // 78


def read_files(files: Sequence[OutFile], most: int) -> list[bytes]:
    """The files' bytes. Raises ValueError, before one is read, if the mail would be larger than `most` or a file than it may be."""
    total = sum(file.size for file in files)
    if files and total > most_files(most):
        raise ValueError(
            f"the files have {_mb(total)}, more than {_mb(most_files(most))} (max_out): send fewer, or a link to them"
        )
    contents = []
    for file in files:
        if file.size > MAX_FILE:
            raise ValueError(f"{file.name}: {file.size} bytes are more than {MAX_FILE}")
        with open(file.path, "rb") as source:
            contents.append(source.read(MAX_FILE + 1))
        if len(contents[-1]) > MAX_FILE:
            raise ValueError(f"{file.name}: more than {MAX_FILE} bytes")
    return contents


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _too_large(smtp: aiosmtplib.SMTP, letter: Letter) -> str:
    """The server says how much it takes (RFC 1870), so nothing has to be sent to find out."""
    said = smtp.esmtp_extensions.get("size", "") if smtp.supports_extension("size") else ""
    most = int(said) if said.isascii() and said.isdigit() else 0
    return f"the mail has {_mb(len(letter.data))}, the server takes {_mb(most)}" if 0 < most < len(letter.data) else ""


# --- what servers answer --------------------------------------------------------------------------------------------------


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
_RATE = re.compile(r"rate.?limit(?:ed|s)? exceeded|receiving mail (?:at a rate|too)", re.IGNORECASE)


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
        return _judged(error.code, _said(error.message)[:2000], command)
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


def _ends_connection(error: Exception) -> bool:
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
    said = _said(said)[:1000]
    names = _ID.findall(said)
    region, answer = _SES_HOST.fullmatch(host.lower()), _SES_ANSWER.search(said)
    if region and answer:
        place = "email" if region.group(1) == "us-east-1" else region.group(1)
        names.append(f"<{answer.group()}@{place}.amazonses.com>")
    return tuple(names[:3])


def words(error: Exception) -> str:
    """For people, without the secrets: servers' words and the class, never our command."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return f"login refused: {error.code} {_said(error.message)[:300]}"
    return _said(error)[:300] or type(error).__name__


def _said(answer: object) -> str:
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
