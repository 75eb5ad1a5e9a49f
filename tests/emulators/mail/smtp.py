"""The provider's SMTP server: takes mail for the desk, delivers the desk's to people, and fails as it is told."""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.emulators.customer import Line
from tests.emulators.mail.letters import problem, read, unquoted, without_fields, without_plus
from tests.emulators.mail.people import CUSTOMERS, People

Trouble = Literal["status", "drop", "lost_response", "late_answer", "slow"]
AFTERWARDS = ("lost_response", "late_answer")  # the mail is delivered all the same

logging.getLogger("mail.log").setLevel(logging.ERROR)


@dataclass(slots=True, kw_only=True)
class MailFault:
    """The next `times` uses of an SMTP command (CONNECT, EHLO, MAIL, RCPT, DATA) by the desk get `trouble`.

    status: `words` and no effect · drop: closed, no effect · slow: `seconds` late
    lost_response: the effect happens, its 250 doesn't arrive · late_answer: the effect at once, its 250 `seconds` later
    """

    command: str
    trouble: Trouble
    words: str = "451 4.3.0 Temporary failure"
    seconds: float = 1.0
    times: int = 1


class Post(People):
    """Faults go to `faults`; `refused` says what was badly formed."""

    def __init__(self, mailboxes: Sequence[str], host: str) -> None:
        super().__init__(mailboxes, host)
        self.faults: list[MailFault] = []
        self.refused: list[str] = []
        self.repeated: Counter[str] = Counter()
        self.unthreaded: list[str] = []
        self.blocked: set[str] = set()
        self.size_limit = 40_000_000
        self.utf8 = True
        self.strips: frozenset[bytes] = frozenset()  # fields (lower case) that a gateway on the way removes
        self.commands: Counter[str] = Counter()
        self._connections: set[SMTP] = set()

    def hang_up(self) -> None:
        """Ends every SMTP connection, as servers do with idle ones."""
        for connection in list(self._connections):
            if connection.transport is not None:
                connection.transport.abort()

    def _smtp(self) -> SMTP:
        server = SMTP(
            self, hostname="mx.shop.example", ident="emulated ESMTP", enable_SMTPUTF8=self.utf8, data_size_limit=self.size_limit,
            auth_require_tls=False, authenticator=self._authenticate, loop=asyncio.get_running_loop(),
        )  # fmt: skip
        self._connections.add(server)
        return server

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False)
        known = data.login.decode() in self.mailboxes and data.password.decode() == self.password
        return AuthResult(success=known, handled=known, auth_data=data.login if known else None)

    async def handle_EHLO(  # noqa: N802 aiosmtpd finds hooks by these names
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        fault = await self._trouble("EHLO", server, session)
        return [fault] if fault else responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if fault := await self._trouble("MAIL", server, session):
            return fault
        if address in self.mailboxes and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if fault := await self._trouble("RCPT", server, session):
            return fault
        if address.partition("@")[0] in self.blocked:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        lost = next((one for one in self.faults if one.command == "DATA" and one.trouble in AFTERWARDS), None)
        lost = None if session.host_name == CUSTOMERS else lost
        if lost is None and (fault := await self._trouble("DATA", server, session)):
            return fault
        data = without_fields(bytes(envelope.content or b""), self.strips)
        for recipient in envelope.rcpt_tos:
            base = without_plus(recipient)
            if base in self.mailboxes:
                received = f"Delivered-To: {recipient}\r\nReceived: by mx.shop.example; {format_datetime(datetime.now(UTC))}\r\n"
                await self.append(base, received.encode() + data)
            elif refusal := self._deliver(recipient, data, envelope):
                self.refused.append(refusal)
                return f"554 5.6.0 {refusal}"
        if lost is not None:
            self._use(lost)
            if lost.trouble == "late_answer":
                await asyncio.sleep(lost.seconds)
            else:
                await _cut(server)
        return "250 2.0.0 Queued"

    async def _trouble(self, command: str, server: SMTP, session: Session) -> str:
        """The answer of a scripted fault; "" when there is none. Faults meet the desk, not the customers' relays."""
        self.commands[command] += 1
        fault = next((one for one in self.faults if one.command == command and one.trouble not in AFTERWARDS), None)
        if fault is None or session.host_name == CUSTOMERS:
            return ""
        self._use(fault)
        if fault.trouble == "status":
            return fault.words
        if fault.trouble == "drop":
            await _cut(server)
        await asyncio.sleep(fault.seconds)
        return ""

    def _use(self, fault: MailFault) -> None:
        fault.times -= 1
        if fault.times <= 0:
            self.faults.remove(fault)

    def _deliver(self, recipient: str, data: bytes, envelope: Envelope) -> str:
        """To a person, as her provider would: refuses what is badly formed, drops what it has already. Returns the refusal."""
        if refusal := problem(data, envelope):
            return refusal
        letter = read(data, envelope)
        one = self._person(recipient.partition("@")[0], "")
        identity = str(letter["Message-ID"])
        if any(str(other["Message-ID"]) == identity for other in one.received):
            self.repeated[identity] += 1
            return ""
        cited = str(letter["In-Reply-To"] or "")
        if cited and cited not in one.thread:
            self.unthreaded.append(identity)
        one.received.append(letter)
        body = letter.get_body(("plain",))
        files = tuple(part.get_filename() or "" for part in letter.iter_attachments())
        text = unquoted(str(body.get_content()).replace("\r\n", "\n").strip("\n")) if body is not None else ""
        one.lines.append(Line(by="desk", text=text, files=files, subject=str(letter["Subject"]), at=datetime.now(UTC)))
        return ""


async def _cut(server: SMTP) -> None:
    """Closes without an answer; the handler ends when the connection's loss cancels it."""
    if server.transport is not None:
        server.transport.abort()
    await asyncio.Event().wait()
