"""What a batch's messages are told of the past: looked up once, then kept up as the batch is judged. Judging looks nothing up.

Messages that other processes have in hand at the same moment are not seen; they are by the next batch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple, cast

import msgspec
from sqlalchemy import Connection

from router.filing.given import Told
from router.schema import InboundMessage, Json
from router.store import history, messages
from router.store.history import Person
from router.store.tables import from_micros, to_micros
from rules.cues.past import MONTH, MOST_COUNTED
from rules.cues.sameness import marks_of
from rules.model import Context, History

_SECOND = 1_000_000  # microseconds
_LONGEST = timedelta(seconds=MONTH)
Name = tuple[str, str]
Who = int | str  # a contact, or the address of somebody who writes for the first time


class Came(NamedTuple):
    """A message and when it came; `again`: the desk may have stored it before (an edit, a raw that is read anew)."""

    message: InboundMessage
    at: datetime
    again: bool


@dataclass(slots=True)
class Past:
    """Everything that a batch asks of the past, and what its own messages add to it. Moments are microseconds since 1970."""

    people: dict[str, Person] = field(default_factory=dict)
    # Of those that came again: message id, its moment.
    stored: dict[Name, tuple[int, int]] = field(default_factory=dict)
    # Mark -> who -> first, last, message id.
    seen: dict[str, dict[Who, tuple[int, int, int]]] = field(default_factory=dict)
    unsolved: dict[int, list[history.Unsolved]] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)  # id() of a message of the batch -> its marks
    _wrote: dict[Who, list[int]] = field(default_factory=dict)  # the newest first
    _told: set[Name] = field(default_factory=set)
    _met: dict[str, int] = field(default_factory=dict)  # those who write for the first time

    def tell(self, message: InboundMessage, at: datetime, *, edited: bool) -> tuple[Context, Told]:
        """What the rules are told of a message that came at that moment, and what is stored with it. Later ones of the batch see it."""
        now, name, address = to_micros(at), (message.channel, message.external_id), message.sender.address
        person = self.people.get(address)
        who: Who = person.id if person else address
        first = person is None and address not in self._met
        since = person.since if person else self._met.setdefault(address, now)
        number, moment = self.stored.get(name, (0, -1))
        found = self.marks.get(id(message))
        marks = marks_of(message) if found is None else found
        wrote = self._wrote.get(who)
        if wrote is None:
            wrote = self._wrote[who] = list(person.messages) if person else []
        past = History(
            same_text=next((self._ages(mark, who, now) for mark in marks if mark.startswith("text:")), ()),
            links={
                mark.removeprefix("link:"): self._ages(mark, who, now) for mark in marks if mark.startswith("link:")
            },
            messages=_ages_of([one for one in wrote if one != moment], now),
            same_order=self._same_order(marks, who, number, now),
            open_topics=self._open_topics(person, message) if person else (),
            known_for=max(0, now - since) // _SECOND,
        )
        context = Context(
            channel=message.channel, mailbox=message.mailbox, first_contact=first, edited=edited, at=at, history=past
        )
        crowded = tuple(mark for mark in marks if len(self.seen.get(mark, ())) > history.MOST)
        if message.history:  # what was there before the desk came too long ago to be counted
            marks = ()
        elif name not in self._told and not number:
            wrote.insert(0, now)
            self._remember(who, marks, now)
        self._told.add(name)
        # Of what an answer cites only this is kept: the rules don't hear what it quotes.
        answers = {"answers": True} if message.references or message.reply_token else {}
        return context, Told(context={**as_json(context), **answers}, marks=marks, crowded=crowded)

    def _remember(self, who: Who, marks: Sequence[str], now: int) -> None:
        for mark in marks:
            seen = self.seen.setdefault(mark, {})
            before = seen.pop(who, None)
            seen[who] = before[0] if before else now, now, 0  # at its end: the dict stays in order of last moments
            if len(seen) > history.MOST + 1:
                del seen[next(iter(seen))]

    def _ages(self, mark: str, who: Who, now: int) -> tuple[int, ...]:
        """When each of the others was last seen with it before now."""
        seen = self.seen.get(mark)
        if not seen:
            return ()
        others = [last if last <= now else first for key, (first, last, _) in reversed(seen.items()) if key != who]
        return _ages_of(others, now)

    def _same_order(self, marks: Sequence[str], who: Who, number: int, now: int) -> tuple[int, ...]:
        moments: set[int] = set()
        for mark in marks:
            one = self.seen.get(mark, {}).get(who) if mark.startswith("order:") else None
            if one is None:
                continue
            first, last, by = one
            # What this very message was seen with before its edit is no second time.
            is_itself = number and by == number
            if not is_itself or first < last:
                moments.add(first)
            if not is_itself:
                moments.add(last)
        return _ages_of(sorted(moments, reverse=True), now)

    def _open_topics(self, person: Person, message: InboundMessage) -> tuple[str, ...]:
        """An answer goes on with its own ticket: it asks for nothing a second time."""
        if message.references or message.reply_token or message.own_ticket:
            return ()
        here = message.channel, message.thread
        found = self.unsolved.get(person.id, ())
        return tuple(
            dict.fromkeys(one.topic for one in found if not message.thread or (one.channel, one.thread) != here)
        )


def look(tx: Connection, batch: Sequence[Came]) -> Past:
    """Looks up all that the messages of a batch are told."""
    past = Past(marks={id(one.message): marks_of(one.message) for one in batch})
    if not batch:
        return past
    since = min(one.at for one in batch) - _LONGEST
    found = history.people(tx, {one.message.sender.address for one in batch}, since)
    past.people, one_person = history.whole(tx, found, since)
    past.stored = _stored(tx, [(one.message.channel, one.message.external_id) for one in batch if one.again])
    for one in history.unsolved(tx, {number for person in past.people.values() for number in person.tickets}):
        past.unsolved.setdefault(one_person.get(one.contact_id, one.contact_id), []).append(one)
    values = {mark for marks in past.marks.values() for mark in marks}
    for value, rows in (history.seen(tx, values) if values else {}).items():
        past.seen[value] = _by_person(rows, one_person)
    return past


def _by_person(rows: Iterable[history.Sighting], one_person: Mapping[int, int]) -> dict[Who, tuple[int, int, int]]:
    """Who was seen, the latest last; contacts that are one person as one."""
    seen: dict[Who, tuple[int, int, int]] = {}
    for row in rows:
        who = one_person.get(row.contact_id, row.contact_id)
        before = seen.pop(who, None)
        seen[who] = min(row.first, before[0]) if before else row.first, row.last, row.message_id
    return seen


def _stored(tx: Connection, names: Sequence[Name]) -> dict[Name, tuple[int, int]]:
    if not names:
        return {}
    places = messages.known(tx, names)
    moments = history.moments(tx, {place.message_id for place in places.values()})
    return {name: (place.message_id, moments[place.message_id]) for name, place in places.items()}


def _ages_of(moments: Iterable[int], now: int) -> tuple[int, ...]:
    """Ages in seconds of moments, the newest of which comes first."""
    ages = [(now - moment) // _SECOND for moment in islice(moments, MOST_COUNTED) if moment <= now]
    if len(ages) > 1 and ages != sorted(ages):
        ages.sort()
    return tuple(ages) if not ages or ages[-1] <= MONTH else tuple(age for age in ages if age <= MONTH)


# --- what is stored with a verdict ------------------------------------------------------------------------------------------


def as_json(context: Context) -> Mapping[str, Json]:
    """What the message itself doesn't say, without what is as usual: to be judged again just so."""
    said: dict[str, Any] = {"at": to_micros(context.at)} if context.at is not None else {}
    if context.first_contact:
        said["first_contact"] = True
    if context.edited:
        said["edited"] = True
    past = context.history
    if past is not None:
        values = (
            ("same_text", past.same_text), ("links", past.links), ("messages", past.messages),
            ("same_order", past.same_order), ("open_topics", past.open_topics), ("known_for", past.known_for),
        )  # fmt: skip
        said["history"] = {name: value for name, value in values if value}
    return said


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
