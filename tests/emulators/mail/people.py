"""The customers who write to the desk, and what arrives at their provider."""

import email.policy
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import aiosmtplib

from tests.emulators.customer import Attachment, Line
from tests.emulators.mail.mailboxes import Mailboxes
from tests.waiting import LIMIT

CUSTOMERS = "relay.example"  # how the customers' relay greets: faults are for the desk
PEOPLE = "mail.example"


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


class People(Mailboxes):
    """A CustomerSide: what they do becomes mail to the desk."""

    def __init__(self, mailboxes: Sequence[str], host: str) -> None:
        super().__init__(mailboxes, host)
        self.smtp_port = 0
        self._people: dict[str, Person] = {}
        self._order: list[str] = []
        self._number = 0

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
