"""What a batch's messages are told of the past: looked up once, then kept up as the batch is judged. Judging looks nothing up.

Messages that other processes have in hand at the same moment are not seen; they are by the next batch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import msgspec
from sqlalchemy import Connection

from router.filing.given import Told
from router.schema import InboundMessage, Json
from router.store import history, messages
from router.store.history import Person, Sighting
from router.store.tables import from_micros, to_micros
from rules.cues.sameness import marks_of
from rules.knowledge import MONTH, MOST_COUNTED
from rules.model import Context, History

_SECOND = 1_000_000  # microseconds
_LONGEST = timedelta(seconds=MONTH)
Name = tuple[str, str]
Who = int | str  # a contact, or the address of somebody who writes for the first time


@dataclass(slots=True)
class Past:
    """Everything that a batch asks of the past, and what its own messages add to it."""

    people: dict[str, Person] = field(default_factory=dict)
    stored: dict[Name, int] = field(
        default_factory=dict
    )  # messages of the batch that are stored already: edits, second arrivals
    sightings: dict[str, dict[Who, Sighting]] = field(default_factory=dict)
    unsolved: dict[int, list[history.Unsolved]] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)  # id() of a message of the batch -> its marks
    _wrote: dict[Who, list[tuple[int, int]]] = field(default_factory=dict)
    _known: set[Name] = field(default_factory=set)
    _new: dict[str, int] = field(default_factory=dict)

    def tell(self, message: InboundMessage, at: datetime, *, edited: bool) -> tuple[Context, Told]:
        """What the rules are told of a message that came at that moment, and what is stored with it. Later ones of the batch see it."""
        now, name = to_micros(at), (message.channel, message.external_id)
        person = self.people.get(message.sender.address)
        who: Who = person.id if person else message.sender.address
        first = person is None and message.sender.address not in self._new
        own, marks = self.stored.get(name, 0), self._marks(message)
        since = person.since if person else self._new.setdefault(message.sender.address, now)
        context = Context(
            channel=message.channel,
            mailbox=message.mailbox,
            first_contact=first,
            edited=edited,
            at=at,
            history=History(
                same_text=self._others("text:", marks, who, now),
                links={
                    mark.removeprefix("link:"): self._ages(mark, who, now) for mark in marks if mark.startswith("link:")
                },
                messages=_ages_of((at for at, number in self._messages(who, person) if number != own or not own), now),
                same_order=self._same_order(marks, who, own, now),
                open_topics=self._open_topics(person, message),
                known_for=max(0, now - since) // _SECOND,
            ),
        )
        crowded = tuple(mark for mark in marks if len(self.sightings.get(mark, ())) > history.MOST)
        if name not in self._known and not own:
            self._remember(who, person, marks, now)
        self._known.add(name)
        return context, Told(context=as_json(context), marks=marks, crowded=crowded)

    def _marks(self, message: InboundMessage) -> tuple[str, ...]:
        found = self.marks.get(id(message))
        return marks_of(message) if found is None else found

    def _remember(self, who: Who, person: Person | None, marks: Sequence[str], now: int) -> None:
        self._messages(who, person).append((now, 0))
        for mark in marks:
            seen = self.sightings.setdefault(mark, {})
            before = seen.get(who)
            seen[who] = Sighting(0, before.first if before else now, now, 0)

    def _messages(self, who: Who, person: Person | None) -> list[tuple[int, int]]:
        if who not in self._wrote:
            self._wrote[who] = list(person.messages) if person else []
        return self._wrote[who]

    def _others(self, kind: str, marks: Sequence[str], who: Who, now: int) -> tuple[int, ...]:
        return next((self._ages(mark, who, now) for mark in marks if mark.startswith(kind)), ())

    def _ages(self, mark: str, who: Who, now: int) -> tuple[int, ...]:
        """When each of the others was last seen with it before now."""
        others = (one for key, one in self.sightings.get(mark, {}).items() if key != who)
        return _ages_of((one.last if one.last <= now else one.first for one in others), now)

    def _same_order(self, marks: Sequence[str], who: Who, own: int, now: int) -> tuple[int, ...]:
        moments: list[int] = []
        for mark in marks:
            one = self.sightings.get(mark, {}).get(who) if mark.startswith("order:") else None
            if one is not None:
                again = not own or one.message_id != own
                moments += (one.first, one.last) if again else (one.first,) if one.first < one.last else ()
        return _ages_of(set(moments), now)

    def _open_topics(self, person: Person | None, message: InboundMessage) -> tuple[str, ...]:
        """An answer goes on with its own ticket: it asks for nothing a second time."""
        if person is None or message.references or message.reply_token or message.own_ticket:
            return ()
        here = message.channel, message.thread
        found = self.unsolved.get(person.id, ())
        return tuple(
            dict.fromkeys(one.topic for one in found if not message.thread or (one.channel, one.thread) != here)
        )


def look(tx: Connection, batch: Sequence[tuple[InboundMessage, datetime]]) -> Past:
    """Looks up all that the messages of a batch are told; each with the moment it came."""
    if not batch:
        return Past()
    past = Past(marks={id(message): marks_of(message) for message, _ in batch})
    since = min(at for _, at in batch) - _LONGEST
    past.people = history.people(tx, {message.sender.address for message, _ in batch}, since)
    past.stored = {
        name: place.message_id
        for name, place in messages.known(tx, [(one.channel, one.external_id) for one, _ in batch]).items()
    }
    for open_ in history.unsolved(tx, {number for person in past.people.values() for number in person.tickets}):
        past.unsolved.setdefault(open_.contact_id, []).append(open_)
    values = {mark for marks in past.marks.values() for mark in marks}
    for value, rows in (history.seen(tx, values) if values else {}).items():
        past.sightings[value] = {row.contact_id: row for row in rows}
    return past


def _ages_of(moments: Iterable[int], now: int) -> tuple[int, ...]:
    ages = sorted((now - moment) // _SECOND for moment in moments if moment <= now)
    return tuple(age for age in ages[:MOST_COUNTED] if age <= MONTH)


# --- what is stored with a verdict ------------------------------------------------------------------------------------------


def as_json(context: Context) -> Mapping[str, Json]:
    """What the message itself doesn't say, without what is as usual: to be judged again just so."""
    past = context.history
    said: dict[str, Any] = {"first_contact": context.first_contact, "edited": context.edited}
    if context.at is not None:
        said["at"] = to_micros(context.at)
    if past is not None:
        said["history"] = {name: value for name, value in msgspec.to_builtins(past).items() if value}
    return {name: value for name, value in said.items() if value or name == "history"}


def from_json(stored: Mapping[str, Json], channel: str, mailbox: str) -> Context:
    """The context that a stored message was judged in. Raises msgspec.ValidationError for what is none."""
    said = cast(dict[str, Any], dict(stored))
    at = said.get("at")
    return Context(
        channel=channel,
        mailbox=mailbox,
        first_contact=bool(said.get("first_contact")),
        edited=bool(said.get("edited")),
        at=from_micros(at) if isinstance(at, int) else None,
        history=msgspec.convert(said["history"], History) if "history" in said else None,
    )
