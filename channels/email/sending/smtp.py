"""Mail on its way out: one connection a server that is used again, the pace of each receiving domain."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Literal

import aiosmtplib
from msgspec import structs

from channels.email.config import EmailConfig, Server
from channels.email.oauth import Tokens
from channels.email.reading.addresses import domain_in_letters
from channels.email.sending.compose import Letter
from channels.email.sending.refusals import ends_connection, other_names, refusal_of, words
from channels.email.tls import tls_context
from router.schema import Outcome, OutFile, Rejected, Retry, Sent

MAX_FILE = 20 * 1024 * 1024
SMTP_IDLE = 60.0  # seconds a connection is kept; servers end them after some minutes (RFC 5321 section 4.5.3.2.7)
PATIENCE = 5.0  # seconds that a mail waits here for its turn; a longer wait is the outbox's
SLOW_DOWN = (60.0, 3600.0)  # seconds that a domain is left alone after «too many», doubled each time
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


_LOGINS = {"cram-md5": "auth_crammd5", "plain": "auth_plain", "login": "auth_login"}


class _Connection(aiosmtplib.SMTP):
    async def data(self, message: str | bytes, /, *, timeout: object = None) -> aiosmtplib.SMTPResponse:
        """The library gives a whole mail no more time than a command."""
        deadline = float(self.timeout or 0)
        return await super().data(message, timeout=LAST_ANSWER * deadline + len(message) / SLOWEST)

    async def rcpt(self, recipient: str, /, **how: Any) -> aiosmtplib.SMTPResponse:
        """252 is the yes of a server that can't look the recipient up (RFC 5321 sections 3.5.3, 4.2.1); the library knows 250 and 251."""
        try:
            return await super().rcpt(recipient, **how)
        except aiosmtplib.SMTPRecipientRefused as answer:
            if answer.code != 252:
                raise
            return aiosmtplib.SMTPResponse(answer.code, answer.message)

    async def login(
        self, username: str | bytes, password: str | bytes, /, timeout: object = None
    ) -> aiosmtplib.SMTPResponse:
        """The library tries every mechanism whatever the refusal says: a wrong password three times each time, and providers count.

        500 to 504 are of the mechanism (RFC 4954 section 4). So may be CRAM-MD5's refusals: it needs passwords that the server can read.
        """
        await self._ehlo_or_helo_if_needed()
        refusal: Exception = aiosmtplib.SMTPException(f"{self.hostname} offers no login that is known here")
        for method in self.supported_auth_methods:
            try:
                answer: aiosmtplib.SMTPResponse = await getattr(self, _LOGINS[method])(username, password)
                return answer
            except aiosmtplib.SMTPAuthenticationError as error:
                if method != "cram-md5" and not 500 <= error.code <= 504:
                    raise
                refusal = error
        raise refusal

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
            if ends_connection(error) or not smtp.is_connected:
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
