"""A mail provider on loopback, in-process: IMAP by pymap, SMTP by aiosmtpd, the desk's mailboxes and the people who write to them.

As strict as big receivers: what the desk sends must be well formed (RFC 5321, 5322), a second mail with a Message-ID already
delivered to a person is taken and dropped, a login is needed to send in the desk's name. Start it with `async with MailEmulator() as mail`.
"""

import asyncio
import email
import email.errors
import email.policy
import logging
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any, Literal

import aiosmtplib
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import DictBackend
from pymap.backend.dict.mailbox import MailboxData
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

from tests.emulators.customer import Attachment, Line
from tests.waiting import LIMIT

Trouble = Literal["status", "drop", "lost_response", "late_answer", "slow"]
CUSTOMERS = "relay.example"  # how the customers' relay greets: faults are for the desk
AFTERWARDS = ("lost_response", "late_answer")  # the mail is delivered all the same

PEOPLE = "mail.example"
MAX_LINE = 998  # RFC 5322 section 2.1.1
for _noisy in ("mail.log", "pymap"):
    logging.getLogger(_noisy).setLevel(logging.ERROR)
_wait_for_the_next = MailboxData.update_selected


async def _tell_at_once(mailbox: Any, selected: Any, *, wait_on: Any = None) -> Any:
    """What came since the last command is told when IDLE begins, as providers do; pymap 0.36 waits for the next change instead."""
    missed = selected.mod_sequence is not None and selected.mod_sequence != mailbox._mod_sequences.highest
    return await _wait_for_the_next(mailbox, selected, wait_on=None if missed else wait_on)


MailboxData.update_selected = _tell_at_once


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


@dataclass(slots=True, kw_only=True)
class Person:
    """A customer's mailbox at another provider: what was written and what arrived, oldest first."""

    address: str
    name: str = ""
    lines: list[Line] = field(default_factory=list)
    received: list[EmailMessage] = field(default_factory=list)
    sent_ids: list[str] = field(default_factory=list)
    subject: str = ""

    @property
    def thread(self) -> list[str]:
        """Message-IDs of the conversation as her program knows it."""
        return [*self.sent_ids, *(str(one["Message-ID"]) for one in self.received)]


class MailEmulator:
    """`section` and `secrets` are what a desk's configuration needs. Faults go to `faults`; `refused` says what was badly formed."""

    title = "Почта"

    def __init__(
        self, *, mailboxes: Sequence[str] = ("support@shop.example", "claims@shop.example"), host: str = "127.0.0.1"
    ) -> None:
        self.mailboxes = tuple(mailboxes)
        self.password = "imap-password-7Qx"
        self.faults: list[MailFault] = []
        self.refused: list[str] = []
        self.repeated: Counter[str] = Counter()
        self.unthreaded: list[str] = []
        self.blocked: set[str] = set()
        self.size_limit = 40_000_000
        self.utf8 = True
        self.strips: frozenset[bytes] = frozenset()  # fields (lower case) that a gateway on the way removes
        self.commands: Counter[str] = Counter()
        self.imap_port = self.smtp_port = 0
        self._host = host
        self._people: dict[str, Person] = {}
        self._order: list[str] = []
        self._known_ids: set[str] = set()
        self._number = 0
        self._stack = AsyncExitStack()
        self._backend: Any = None
        self._connections: set[SMTP] = set()

    # --- life ---

    async def __aenter__(self) -> "MailEmulator":
        await self._start_imap()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(self._smtp, self._host, 0)
        self.smtp_port = server.sockets[0].getsockname()[1]
        self._stack.push_async_callback(self._stop, server)
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._stack.aclose()

    async def _start_imap(self) -> None:
        args = Namespace(
            host=self._host, port=0, debug=False, cert=None, key=None, tls=False, demo_data=False, demo_user=self.mailboxes[0],
            demo_password=self.password, inherited_sockets=None, passlib_cfg=None, proxy_protocol=None,
        )  # fmt: skip
        backend, config = await DictBackend.init(
            args,
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            secure_auth=False,
            invalid_user_sleep=0.0,
        )
        self._backend = backend
        for address in self.mailboxes[1:]:
            backend.login.users_dict[address] = UserMetadata(config, address, password=self.password)
        config.apply_context()
        callback = ProxyProtocolReader(ProxyProtocolVersion.get(None)).get_callback(IMAPServer(backend.login, config))
        server = await asyncio.start_server(callback, self._host, 0)
        self.imap_port = server.sockets[0].getsockname()[1]
        self._stack.push_async_callback(self._stop, server)

    async def _stop(self, server: asyncio.Server) -> None:
        server.close()
        for connection in list(self._connections):
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.sleep(0)

    def hang_up(self) -> None:
        """Ends every SMTP connection, as servers do with idle ones."""
        for connection in list(self._connections):
            if connection.transport is not None:
                connection.transport.abort()

    @property
    def section(self) -> Mapping[str, object]:
        """The channel's part of config.yaml, without its `kind`."""
        return self.section_of(*self.mailboxes)

    def section_of(self, *addresses: str) -> Mapping[str, object]:
        """The same for a desk that has only these mailboxes."""
        account = {"host": self._host, "security": "none", "password": "${MAIL_PASSWORD}"}
        return {
            "mailboxes": [
                {"address": address, "name": "Поддержка", "imap": {"login": address}, "smtp": {"login": address}}
                for address in addresses
            ],
            "imap": {**account, "port": self.imap_port},
            "smtp": {**account, "port": self.smtp_port},
            "poll": 1,
            "deadline": 10,
        }

    @property
    def secrets(self) -> Mapping[str, str]:
        return {"MAIL_PASSWORD": self.password}

    # --- the customer's side ---

    async def write(
        self,
        person: str,
        text: str,
        files: Sequence[Attachment] = (),
        *,
        name: str = "",
        subject: str = "",
        to: str = "",
    ) -> None:
        """A new mail to the desk; returns when the provider took it."""
        one = self._person(person, name)
        one.subject = subject or one.subject or "Вопрос"
        await self._send(one, self._letter(one, text, files, subject=one.subject, to=to), text, files)

    async def reply_own(self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "") -> None:
        """She goes on in her own thread: an answer to her own last mail, nothing quoted."""
        one = self._person(person, name)
        letter = self._letter(one, text, files, subject=f"Re: {one.subject}")
        if one.sent_ids:
            letter["In-Reply-To"] = one.sent_ids[-1]
            letter["References"] = " ".join(one.sent_ids)
        await self._send(one, letter, text, files)

    async def reply_quoted(self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "") -> None:
        """She answers the desk's last mail as mail programs do: the whole quoted below."""
        one = self._person(person, name)
        if not one.received:
            await self.reply_own(person, text, files, name=name)
            return
        last = one.received[-1]
        body = last.get_body(("plain",))
        quoted = "\n".join(f"> {line}" for line in (body.get_content() if body is not None else "").splitlines())
        whole = f"{text}\n\n{datetime.now(UTC):%d.%m.%Y, %H:%M}, Поддержка <{self.mailboxes[0]}> пишет:\n\n{quoted}\n"
        letter = self._letter(one, whole, files, subject=str(last["Subject"]))
        letter["In-Reply-To"] = str(last["Message-ID"])
        letter["References"] = f"{last['References'] or ''} {last['Message-ID']}".strip()
        await self._send(one, letter, text, files)

    async def out_of_office(self, person: str, text: str, *, name: str = "") -> None:
        """Her program answers by itself (RFC 3834)."""
        one = self._person(person, name)
        letter = self._letter(one, text, (), subject=f"Автоответ: {one.subject or 'Ваше обращение'}")
        letter["Auto-Submitted"] = "auto-replied"
        if one.received:
            letter["In-Reply-To"] = str(one.received[-1]["Message-ID"])
        await self._send(one, letter, text, ())

    def people(self) -> list[str]:
        return list(reversed(self._order))

    def transcript(self, person: str) -> list[Line]:
        return list(self._people[person].lines) if person in self._people else []

    def person(self, person: str) -> Person:
        """The mailbox itself, for tests that look at headers."""
        return self._people[person]

    def _person(self, person: str, name: str) -> Person:
        one = self._people.setdefault(person, Person(address=f"{person}@{PEOPLE}"))
        one.name = name or one.name
        if person in self._order:
            self._order.remove(person)
        self._order.append(person)
        return one

    def _letter(
        self, one: Person, text: str, files: Sequence[Attachment], *, subject: str, to: str = ""
    ) -> EmailMessage:
        self._number += 1
        letter = EmailMessage(policy=email.policy.SMTP)
        letter["From"] = Address(one.name, addr_spec=one.address)
        letter["To"] = to or self.mailboxes[0]
        letter["Subject"] = subject
        letter["Date"] = format_datetime(datetime.now(UTC))
        letter["Message-ID"] = f"<{self._number}.{one.address}>"
        letter.set_content(text)
        for file in files:
            main, _, sub = file.media_type.partition("/")
            letter.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
        return letter

    async def _send(self, one: Person, letter: EmailMessage, text: str, files: Sequence[Attachment]) -> None:
        one.sent_ids.append(str(letter["Message-ID"]))
        self._known_ids.add(str(letter["Message-ID"]))
        one.lines.append(
            Line(
                by="customer",
                text=text,
                files=tuple(file.name for file in files),
                subject=str(letter["Subject"]),
                at=datetime.now(UTC),
            )
        )
        await self.post(letter.as_bytes(), sender=one.address, to=str(letter["To"]))

    async def post(self, data: bytes, *, sender: str, to: str) -> None:
        """Any bytes to a mailbox of the desk by SMTP, as another server would deliver them."""
        async with aiosmtplib.SMTP(
            hostname=self._host, port=self.smtp_port, local_hostname=CUSTOMERS, timeout=LIMIT
        ) as smtp:
            await smtp.sendmail(sender, [to], data, mail_options=["BODY=8BITMIME"])

    # --- the desk's mailboxes ---

    async def append(self, address: str, data: bytes, *, at: datetime | None = None) -> None:
        """Puts a mail into a mailbox without SMTP, received `at`."""
        mailbox = await self._inbox(address)
        await mailbox.append(AppendMessage(data, at or datetime.now(UTC), frozenset()))

    async def _inbox(self, address: str) -> Any:
        identity = await self._backend.login.authorize(_Name(address), address)
        async with identity.new_session() as session:
            return await session.mailbox_set.get_mailbox("INBOX")

    # --- SMTP ---

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
        data = _without_fields(bytes(envelope.content or b""), self.strips)
        for recipient in envelope.rcpt_tos:
            base = _without_plus(recipient)
            if base in self.mailboxes:
                received = f"Delivered-To: {recipient}\r\nReceived: by mx.shop.example; {format_datetime(datetime.now(UTC))}\r\n"
                await self.append(base, received.encode() + data)
            elif problem := self._deliver(recipient, data, envelope):
                self.refused.append(problem)
                return f"554 5.6.0 {problem}"
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
        if problem := _problem(data, envelope):
            return problem
        letter = _read(data, envelope)
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
        text = _unquoted(str(body.get_content()).replace("\r\n", "\n").strip("\n")) if body is not None else ""
        one.lines.append(Line(by="desk", text=text, files=files, subject=str(letter["Subject"]), at=datetime.now(UTC)))
        return ""


@dataclass(frozen=True)
class _Name:
    """What pymap's `authorize` wants of who asks: a name and roles."""

    name: str
    roles: frozenset[str] = frozenset()


async def _cut(server: SMTP) -> None:
    """Closes without an answer; the handler ends when the connection's loss cancels it."""
    if server.transport is not None:
        server.transport.abort()
    await asyncio.Event().wait()


def _unquoted(text: str) -> str:
    """Without the quotation at the end and the line that begins it: her program folds them away."""
    lines = text.split("\n")
    while lines and lines[-1].startswith(">"):
        lines.pop()
    if len(lines) < text.count("\n") + 1 and lines and lines[-1].endswith(":"):
        lines.pop()
    return "\n".join(lines).rstrip("\n")


def _without_fields(data: bytes, names: frozenset[bytes]) -> bytes:
    """The mail without these one-line fields."""
    if not names:
        return data
    head, blank, rest = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if line.partition(b":")[0].lower() not in names]
    return b"\r\n".join(lines) + blank + rest


def _without_plus(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _is_utf8(envelope: Envelope) -> bool:
    return "SMTPUTF8" in [str(one).upper() for one in envelope.mail_options]


def _read(data: bytes, envelope: Envelope) -> EmailMessage:
    if _is_utf8(envelope):
        letter = email.message_from_string(data.decode("utf-8"), policy=email.policy.SMTPUTF8)
    else:
        letter = email.message_from_bytes(data, policy=email.policy.SMTP)
    assert isinstance(letter, EmailMessage)
    return letter


def _problem(data: bytes, envelope: Envelope) -> str:
    """What a strict receiver has against these bytes; "" when nothing."""
    if b"\n" in data.replace(b"\r\n", b""):
        return "bare line feed"
    if any(len(line) > MAX_LINE for line in data.split(b"\r\n")):
        return "line too long"
    if not data.isascii() and "BODY=8BITMIME" not in [str(one).upper() for one in envelope.mail_options]:
        return "8-bit data without 8BITMIME"
    letter = _read(data, envelope)
    for name in ("From", "To", "Date", "Message-ID", "Subject", "MIME-Version"):
        if len(letter.get_all(name, [])) != 1:
            return f"{name} must be there once"
    for name in ("In-Reply-To", "References"):
        if "=?" in str(dict(letter.raw_items()).get(name, "")):
            return f"{name} is an encoded word"
    defects = [*letter.defects, *(defect for part in letter.walk() for defect in part.defects)]
    defects += [defect for name in ("From", "To", "Date", "Subject") for defect in letter[name].defects]
    if _is_utf8(envelope):  # RFC 6531 allows letters of any script there
        defects = [defect for defect in defects if not isinstance(defect, email.errors.NonASCIILocalPartDefect)]
    return f"malformed: {type(defects[0]).__name__}" if defects else ""
