"""A batch while it is filed: its letters, and the conversations and tickets that they may go to, stored or to be.

New conversations and tickets are negative numbers until they are stored, so that later messages of the same batch can join them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection

from router import threading
from router.articles.search import Found
from router.filing.given import NOTHING_TOLD, Office, Told
from router.schema import InboundMessage, Json, Verdict
from router.store import messages, raws, tickets
from router.store.events import Event

_rare = itemgetter(*(name for name in tickets.CHANGING if name not in tickets.TOUCHED))


class Letter(msgspec.Struct):
    """A message on its way to its place."""

    raw: raws.StoredRaw
    message: InboundMessage
    verdict: Verdict | None
    told: Told = NOTHING_TOLD
    likely: tuple[Found, ...] = ()  # the articles that may answer it
    contact: int = 0

    @property
    def at(self) -> datetime:
        """When it came to the desk; what was there before is of its own time."""
        return self.message.sent_at if self.message.history else self.raw.raw.received_at

    @property
    def name(self) -> tuple[str, str]:
        return self.message.channel, self.message.external_id


class Case(msgspec.Struct):
    """A ticket, stored or to be, with the columns that filing may change."""

    id: int
    conversation: int
    values: dict[str, Any]
    new: bool = False
    changed: bool = False
    before: Mapping[str, Any] = msgspec.field(default_factory=dict)  # as it is stored

    @property
    def touched_only(self) -> bool:
        """Whether no more than tickets.TOUCHED differs from what is stored."""
        return self.conversation == self.before.get("conversation_id") and _rare(self.values) == _rare(self.before)

    def seen(self, batch: "Batch") -> threading.Case:
        values = self.values
        ended = values["solved_at"] if values["status"] == "solved" else values["closed_at"]
        return threading.Case(
            id=self.id,
            conversation=self.conversation,
            contact=batch.person(values["contact_id"]),
            status=values["status"],
            ended_at=ended,
            subject=values["subject"],
            order=values["fields"].get("order", ""),
            updated_at=values["updated_at"],
        )


class Home(msgspec.Struct):
    """A conversation, stored or to be. `row` is what a new one is made of."""

    id: int
    channel: str
    thread: str
    contact: int
    blocked: str
    answered_at: datetime | None
    contacts: set[int]
    cases: list[Case]
    subject: str = ""
    address: str = ""  # where answers go
    row: dict[str, object] | None = None


class Entry(msgspec.Struct):
    """A message with its place, ready to be stored."""

    letter: Letter
    home: Home
    case: Case
    decision: threading.Decision
    kind: str  # the event's: opened, reopened or message
    data: dict[str, Json] = msgspec.field(default_factory=dict)
    names: list[tuple[str, str]] = msgspec.field(default_factory=list)  # of the album's later messages


@dataclass(slots=True)
class Batch:
    """What is known while a batch is filed; what is written at once at its end."""

    tx: Connection
    office: Office
    homes: dict[int, Home] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    threads: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, str], int] = field(default_factory=dict)  # (channel, key) -> conversation
    readers: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)  # (channel, key) -> who else got it
    answers: dict[int, list[str]] = field(default_factory=dict)  # ticket -> what was answered elsewhere
    theirs: dict[int, dict[int, None]] = field(default_factory=dict)  # contact -> conversations with a ticket of his
    albums: dict[tuple[int, str], Entry | int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    filed: dict[int, int] = field(default_factory=dict)  # raw -> ticket
    doubles: list[tuple[int, int]] = field(default_factory=list)  # raw, and the raw whose message it joined
    unread: dict[int, messages.Place] = field(default_factory=dict)  # raw -> what stood in for it
    repeated: set[int] = field(default_factory=set)  # raws whose message another raw brought
    early: set[int] = field(default_factory=set)  # raws that are looked at again later
    newcomers: set[int] = field(default_factory=set)  # contacts of whom nothing is stored yet
    persons: dict[int, frozenset[int]] = field(
        default_factory=dict
    )  # contact -> all of the same person, where there are more
    proven: dict[int, frozenset[int]] = field(default_factory=dict)  # the same, by the customers' own proofs alone
    last: int = 0

    def belongs(self, case: Case, home: Home) -> None:
        """From now on the ticket is found by whose it is."""
        self.theirs.setdefault(self.person(case.values["contact_id"]), {})[home.id] = None

    def person(self, contact: int) -> int:
        """One number for all contacts of a person."""
        return min(self.persons.get(contact, (contact,)))

    def contacts_of(self, contact: int) -> frozenset[int]:
        """The contact and those that are joined with it."""
        return self.persons.get(contact, frozenset((contact,)))

    def own_contacts(self, contact: int) -> frozenset[int]:
        """The same without those that only an operator holds to be his: what nobody asks for goes nowhere by a person's mistake."""
        return self.proven.get(contact, frozenset((contact,)))

    def event(self, ticket_id: int, kind: str, data: dict[str, Json], at: datetime) -> None:
        """A line of the ticket's history, written with the others."""
        self.events.append(Event(ticket_id=ticket_id, kind=kind, actor="customer", data=data, created_at=at))


def conversation_row(channel: str, key: str, contact_id: int, at: datetime) -> dict[str, object]:
    """A new conversation's row, with nothing but whose it is."""
    return {
        "channel": channel, "key": key, "thread": "", "address": "", "name": "", "mailbox": "", "subject": "",
        "contact_id": contact_id, "blocked": "", "created_at": at,
    }  # fmt: skip


def roots(message: InboundMessage) -> tuple[str, ...]:
    """What a threadless conversation may be known by: the oldest message that this one answers, and its own name."""
    own = message.reference or message.external_id
    return (message.references[0], own) if message.references else (own,)
