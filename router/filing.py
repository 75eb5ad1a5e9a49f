"""One transaction from read raws to tickets: contacts, conversations, tickets, messages, events, automatic replies.

Everything of a batch is looked up and written by few statements. New conversations and tickets are negative numbers until they
are stored, so that later messages of the same batch can join them.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection

from router import threading
from router.schema import (
    Action,
    Ignored,
    Inbound,
    InboundDelete,
    InboundEdit,
    InboundMessage,
    Json,
    Part,
    Receipt,
    Sender,
    Verdict,
)
from router.store import contacts, conversations, messages, outbox, raws, requests, tickets
from router.store.conversations import Conversation
from router.store.messages import Arrived, Change, Reply
from router.store.tickets import Event, Ticket

PREVIEW, SUBJECT = 200, 80
CITED = 50
AUTOMATIC_EVERY = timedelta(hours=1)
TOO_LATE = timedelta(days=1)  # an acknowledgement of older news (a replay of the archive) helps nobody
UNREADABLE = "unreadable"
log = logging.getLogger("okno.filing")
_LEVELS = ("none", "notice", "suspicious", "fraud")
_PRIORITIES = ("low", "normal", "high", "urgent")
_CYRILLIC, _LATIN = re.compile("[а-яёА-ЯЁ]"), re.compile("[a-zA-Z]")


class Texts(Protocol):
    """The part of a rule set that speaks to customers."""

    def template(self, name: str, language: str, **values: str | int) -> str:
        """The text for the customer; KeyError for an unknown name."""

    def promise_minutes(self, topic: str) -> int:
        """The time promised for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What came of a raw, in order; a message (or an edit's) has its verdict and its masked text."""

    inbound: Inbound
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A raw that was read."""

    raw: raws.StoredRaw
    found: tuple[Judged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What filing needs beside the transaction. `token` gives the conversation of a signed reply token, 0 if it isn't ours."""

    texts: Texts
    now: datetime
    new_id: Callable[[], str]
    token: Callable[[str], int]
    policy: threading.Policy = field(default_factory=threading.Policy)
    acknowledge: bool = True


def file(tx: Connection, items: Sequence[Item], office: Office) -> None:
    """Files what is still new of `items`. Raises whatever the database raises: the caller tries each alone then."""
    claimed = raws.claim(tx, [item.raw.id for item in items])
    _Filing(tx, office).run([item for item in items if item.raw.id in claimed])


def set_aside(tx: Connection, raw: raws.StoredRaw, reason: str, now: datetime) -> int:
    """Parks a raw that can't be read, in a ticket where people see it. Returns the ticket; 0 if another worker has the raw."""
    if not raws.claim(tx, [raw.id]):
        return 0
    key = f"{UNREADABLE}:{raw.id}"
    place = messages.known(tx, [(raw.raw.channel, key)]).get((raw.raw.channel, key))
    ticket_id = place.ticket_id if place else _unreadable_ticket(tx, raw, key, reason)
    raws.park(tx, raw.id, reason, ticket_id, now)
    data: dict[str, Json] = {"raw": raw.id, "reason": reason}
    tickets.record(tx, [Event(ticket_id=ticket_id, kind="parked", data=data, created_at=now)])
    return ticket_id


def _unreadable_ticket(tx: Connection, raw: raws.StoredRaw, key: str, reason: str) -> int:
    channel, at = raw.raw.channel, raw.raw.received_at
    sender = Sender(address=f"{UNREADABLE}:{channel}", name=channel)
    contact_id = contacts.ensure(tx, [contacts.Writer(sender=sender, channel=channel, at=at)])[sender.address]
    home = _conversation_row(channel, key, contact_id, at) | {"blocked": "could not be read"}
    conversation_id = conversations.ensure(tx, [home])[channel, key].id
    subject = "Не удалось прочитать сообщение"
    row = {
        "conversation_id": conversation_id, "contact_id": contact_id, "channel": channel, "subject": subject,
        "unread": True, "preview": reason[:PREVIEW], "preview_by": "in", "created_at": at, "updated_at": at, "waiting_since": at,
    }  # fmt: skip
    (ticket_id,) = tickets.insert(tx, [row])
    part = Part(kind="unsupported", text=f"could not be read: {reason}", size=len(raw.raw.body))
    message = InboundMessage(channel=channel, external_id=key, sender=sender, text="", parts=(part,), sent_at=at)
    arrived = Arrived(
        conversation_id=conversation_id, ticket_id=ticket_id, contact_id=contact_id, raw_id=raw.id, message=message,
        verdict=None, threading={"method": UNREADABLE}, created_at=at,
    )  # fmt: skip
    messages.insert(tx, [arrived])
    return ticket_id


def _conversation_row(channel: str, key: str, contact_id: int, at: datetime) -> dict[str, object]:
    return {
        "channel": channel, "key": key, "thread": "", "address": "", "name": "", "mailbox": "", "subject": "",
        "contact_id": contact_id, "blocked": "", "created_at": at,
    }  # fmt: skip


@dataclass(slots=True)
class _Letter:
    """A message on its way to its place."""

    raw: raws.StoredRaw
    message: InboundMessage
    verdict: Verdict | None
    contact: int = 0

    @property
    def at(self) -> datetime:
        return self.raw.raw.received_at

    @property
    def name(self) -> tuple[str, str]:
        return self.message.channel, self.message.external_id


@dataclass(slots=True)
class _Home:
    """A conversation, stored or to be. `row` is what a new one is made of."""

    id: int
    channel: str
    thread: str
    contact: int
    blocked: str
    answered_at: datetime | None
    contacts: set[int]
    cases: list["_Case"]
    row: dict[str, object] | None = None


@dataclass(slots=True)
class _Case:
    """A ticket, stored or to be, with the columns that filing may change."""

    id: int
    conversation: int
    values: dict[str, Any]
    new: bool = False
    changed: bool = False
    before: Mapping[str, Any] = field(default_factory=dict)  # as it is stored

    @property
    def touched_only(self) -> bool:
        now = self.values | {"conversation_id": self.conversation}
        return all(now[name] == was for name, was in self.before.items() if name not in tickets.TOUCHED)

    def seen(self) -> threading.Case:
        values = self.values
        ended = values["solved_at"] if values["status"] == "solved" else values["closed_at"]
        return threading.Case(
            id=self.id,
            conversation=self.conversation,
            contact=values["contact_id"],
            status=values["status"],
            ended_at=ended,
        )


@dataclass(slots=True)
class _Entry:
    """A message with its place, ready to be stored."""

    letter: _Letter
    home: _Home
    case: _Case
    decision: threading.Decision
    kind: str  # the event's: opened, reopened or message
    data: dict[str, Json] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)  # of the album's later messages


@dataclass(slots=True)
class _Filing:
    tx: Connection
    office: Office
    homes: dict[int, _Home] = field(default_factory=dict)
    cases: dict[int, _Case] = field(default_factory=dict)
    threads: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, str], int] = field(default_factory=dict)  # (channel, key) -> conversation
    albums: dict[tuple[int, str], _Entry | int] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    filed: dict[int, int] = field(default_factory=dict)  # raw -> ticket
    doubles: list[tuple[int, int]] = field(default_factory=list)  # raw, and the raw whose message it joined
    unread: dict[int, messages.Place] = field(
        default_factory=dict
    )  # raw -> what stood for it while it could not be read
    early: set[int] = field(default_factory=set)  # raws that are looked at again later
    last: int = 0

    def run(self, items: Sequence[Item]) -> None:
        letters = [
            _Letter(item.raw, one.inbound, one.verdict)
            for item in items for one in item.found if isinstance(one.inbound, InboundMessage)
        ]  # fmt: skip
        self._remember_unread([item.raw for item in items if item.raw.ticket_id is not None])
        self._take(letters)
        ignored = {item.raw.id: self._rest(item) for item in items}
        for place in self.unread.values():  # it turned out to hold no message of its own
            tickets.set_status(self.tx, place.ticket_id, "closed", actor="system", now=self.office.now)
        ended = [self._finished(item, ignored[item.raw.id]) for item in items if item.raw.id not in self.early]
        raws.finish(self.tx, ended, self.office.now)

    def _remember_unread(self, again: Sequence[raws.StoredRaw]) -> None:
        keys = {(raw.raw.channel, f"{UNREADABLE}:{raw.id}"): raw.id for raw in again}
        self.unread = {keys[name]: place for name, place in messages.known(self.tx, keys).items()}

    def _finished(self, item: Item, reasons: list[str]) -> raws.Finished:
        if len(reasons) < len(item.found) or item.raw.id in self.filed:
            return raws.Finished(
                id=item.raw.id, state="done", ticket_id=self.filed.get(item.raw.id, item.raw.ticket_id)
            )
        reason = "; ".join(reasons) or "nothing for the desk"
        return raws.Finished(id=item.raw.id, state="ignored", reason=reason, ticket_id=item.raw.ticket_id)

    # --- messages, all at once ------------------------------------------------------------------------------------

    def _take(self, letters: Sequence[_Letter]) -> None:
        fresh = self._fresh(letters)
        if not fresh:
            return
        self._meet(fresh)
        evidence = self._evidence(fresh)
        for letter in fresh:
            self._place(letter, evidence)
        self._store()

    def _fresh(self, letters: Sequence[_Letter]) -> list[_Letter]:
        """Without what is stored already, or comes twice in the batch."""
        known = messages.known(self.tx, [letter.name for letter in letters])
        fresh: dict[tuple[str, str], _Letter] = {}
        doubles = []
        for letter in letters:
            place = known.get(letter.name)
            if place is not None:
                self.filed[letter.raw.id] = place.ticket_id
            elif letter.name in fresh:
                doubles.append(letter)
            else:
                fresh[letter.name] = letter
        self.doubles = [(double.raw.id, fresh[double.name].raw.id) for double in doubles]
        return list(fresh.values())

    def _meet(self, letters: Sequence[_Letter]) -> None:
        theirs = [letter for letter in letters if not letter.message.ours]
        writers = [contacts.Writer(sender=one.message.sender, channel=one.message.channel, at=one.at) for one in theirs]
        found = contacts.ensure(self.tx, writers) if writers else {}
        for letter in theirs:
            letter.contact = found[letter.message.sender.address]

    def _evidence(self, letters: Sequence[_Letter]) -> "_Evidence":
        """Looks up everything that the letters' evidence leads to."""
        evidence = _Evidence()
        wanted: set[int] = set()
        threads = {(one.message.channel, one.message.thread) for one in letters if one.message.thread}
        stored = conversations.by_threads(self.tx, threads)
        self.threads.update({name: home.id for name, home in stored.items()})
        found = {home.id: home for home in stored.values()}
        references = {(one.message.channel, key) for one in letters for key in _cited(one.message)}
        stored_names = {name: place.conversation_id for name, place in messages.known(self.tx, references).items()}
        self.names.update(self._rooted(letters) | stored_names)
        wanted.update(self.names.values())
        for letter in letters:
            if letter.message.reply_token:
                evidence.tokens[letter.raw.id] = number = self.office.token(letter.message.reply_token)
                wanted.add(number)
        claimed = {n for one in letters for n in (one.message.own_ticket, one.message.linked_from) if n}
        evidence.tickets = {number: tickets.root(self.tx, t) for number, t in tickets.by_ids(self.tx, claimed).items()}
        wanted.update(ticket.conversation_id for ticket in evidence.tickets.values())
        wanted -= set(found) | {0}
        found |= conversations.by_ids(self.tx, wanted)
        self._open(found, with_contacts=wanted)
        return evidence

    def _rooted(self, letters: Sequence[_Letter]) -> dict[tuple[str, str], int]:
        """Conversations that began with an answer to a message that the desk has not seen, by that message's name."""
        roots = {(one.message.channel, key) for one in letters if not one.message.thread for key in _roots(one.message)}
        found = conversations.by_keys(self.tx, {(channel, f"root:{key}") for channel, key in roots})
        return {(channel, key.removeprefix("root:")): home.id for (channel, key), home in found.items()}

    def _open(self, found: Mapping[int, Conversation], with_contacts: Iterable[int]) -> None:
        theirs = conversations.participants(self.tx, with_contacts) if with_contacts else {}
        cases = tickets.of_conversations(self.tx, found)
        for home in found.values():
            if home.id in self.homes:
                continue
            self.homes[home.id] = _Home(
                id=home.id, channel=home.channel, thread=home.thread, contact=home.contact_id, blocked=home.blocked,
                answered_at=home.answered_at, contacts={home.contact_id} | theirs.get(home.id, set()),
                cases=[self._case(ticket) for ticket in cases.get(home.id, ())],
            )  # fmt: skip

    def _case(self, ticket: Ticket) -> _Case:
        if ticket.id not in self.cases:
            values = {name: getattr(ticket, name) for name in tickets.CHANGING}
            before = values | {"conversation_id": ticket.conversation_id}
            self.cases[ticket.id] = _Case(ticket.id, ticket.conversation_id, values, before=before)
        return self.cases[ticket.id]

    def _place(self, letter: _Letter, evidence: "_Evidence") -> None:
        message, verdict = letter.message, letter.verdict
        quiet = bool(message.automatic or message.ours or (verdict and "no_reopen" in verdict.actions))
        candidates = self._candidates(letter, evidence)
        decision = threading.decide(
            message, letter.contact, candidates, now=letter.at, quiet=quiet, policy=self.office.policy
        )
        home = self.homes[decision.conversation] if decision.conversation else self._new_home(letter)
        letter.contact = letter.contact or home.contact
        home.contacts.add(letter.contact)
        if message.group_id and self._joins_album(letter, home):
            return
        case, kind = self._case_for(letter, home, decision)
        entry = _Entry(letter, home, case, decision, kind)
        if decision.linked_from and case.new and kind == "opened":
            entry.data["linked_from"] = decision.linked_from
        self.entries.append(entry)
        if message.group_id:
            self.albums[home.id, message.group_id] = entry
        for key in (message.external_id, message.reference):
            if key:
                self.names.setdefault((message.channel, key), home.id)

    def _candidates(self, letter: _Letter, evidence: "_Evidence") -> threading.Candidates:
        message = letter.message
        own = evidence.tickets.get(message.own_ticket)
        linked = evidence.tickets.get(message.linked_from)
        cites = (
            message.references if message.thread else (message.reference or message.external_id, *message.references)
        )
        cited = [(key, self.names.get((message.channel, key), 0)) for key in cites]
        return threading.Candidates(
            token=self._seen(evidence.tokens.get(letter.raw.id, 0)),
            own=self._own(own) if own else None,
            references=tuple((key, place) for key, number in cited if (place := self._seen(number)) is not None),
            thread=self._seen(self.threads.get((message.channel, message.thread), 0)) if message.thread else None,
            linked=self._case(linked).seen() if linked else None,
        )

    def _own(self, ticket: Ticket) -> tuple[threading.Case, threading.Place] | None:
        place = self._seen(ticket.conversation_id)
        return None if place is None else (self._case(ticket).seen(), place)

    def _seen(self, number: int) -> threading.Place | None:
        home = self.homes.get(number)
        if home is None:
            return None
        cases = tuple(case.seen() for case in home.cases)
        return threading.Place(conversation=home.id, thread=home.thread, contacts=frozenset(home.contacts), cases=cases)

    def _new_home(self, letter: _Letter) -> _Home:
        message = letter.message
        if not letter.contact:  # our own words to somebody the desk has not met
            person = Sender(address=message.to) if message.to else message.sender
            writer = contacts.Writer(sender=person, channel=message.channel, at=letter.at)
            letter.contact = contacts.ensure(self.tx, [writer])[person.address]
        root = message.channel, _roots(message)[0]
        key = message.thread or (f"raw:{letter.raw.id}" if root in self.names else f"root:{root[1]}")
        row = _conversation_row(message.channel, key, letter.contact, letter.at) | {
            "thread": message.thread, "address": message.to or message.sender.address,
            "name": "" if message.to else message.sender.name,
            "mailbox": message.mailbox, "subject": message.subject,
        }  # fmt: skip
        self.last -= 1
        home = _Home(self.last, message.channel, message.thread, letter.contact, "", None, set(), [], row)
        self.homes[home.id] = home
        if message.thread:
            self.threads[message.channel, message.thread] = home.id
        else:
            self.names.setdefault(root, home.id)
        return home

    def _joins_album(self, letter: _Letter, home: _Home) -> bool:
        """An album comes as a message a picture: the later ones become parts of the first."""
        name = home.id, letter.message.group_id
        if name not in self.albums and home.id > 0:
            self.albums.update(messages.groups(self.tx, [name]))
        first = self.albums.get(name)
        if first is None:
            return False
        message = letter.message
        if isinstance(first, int):
            self._extend(first, letter)
            return True
        kept = first.letter.message
        caption = not kept.text and bool(message.text)
        first.letter.message = replace(
            message if caption else kept,
            external_id=kept.external_id, reference=kept.reference, sent_at=kept.sent_at, parts=kept.parts + message.parts,
        )  # fmt: skip
        if caption:
            first.letter.verdict = letter.verdict
            self._raise(first.case, letter)
        first.names += [(message.channel, key) for key in (message.external_id, message.reference) if key]
        self.doubles.append((letter.raw.id, first.letter.raw.id))
        return True

    def _extend(self, message_id: int, letter: _Letter) -> None:
        message = letter.message
        messages.append_parts(self.tx, message_id, letter.raw.id, message.parts)
        keys = [key for key in (message.external_id, message.reference) if key]
        messages.name(self.tx, [(message.channel, key, message_id) for key in keys])
        row = messages.get(self.tx, message_id)
        if row is None:
            return
        self.filed[letter.raw.id] = row.ticket_id
        if message.text and not row.text:
            self._raise(self._case(tickets.root(self.tx, tickets.need(self.tx, row.ticket_id))), letter)
            new = Change(
                message_id=message_id,
                text=message.text,
                quoted=message.quoted,
                entities=message.entities,
                verdict=letter.verdict,
            )
            messages.change(self.tx, new)
        self._event(row.ticket_id, "album", {"message": message_id}, letter.at)

    def _case_for(self, letter: _Letter, home: _Home, decision: threading.Decision) -> tuple[_Case, str]:
        if decision.ticket:
            case = self._standing(self.cases[decision.ticket]) if decision.reopen else self.cases[decision.ticket]
            reopen = decision.reopen and case.id == decision.ticket
            self._continue(case, letter, reopen=reopen)
            self._give_up_stand_in(letter, case)
            return case, "reopened" if reopen else "message"
        before = self.unread.pop(letter.raw.id, None)
        if before is not None:
            messages.remove_stand_in(self.tx, before.message_id)
            case = self._case(tickets.need(self.tx, before.ticket_id))
            case.conversation, case.changed = home.id, True
            case.values |= self._new_values(letter, decision)
            home.cases.append(case)
            return case, "read"
        self.last -= 1
        case = self.cases[self.last] = _Case(self.last, home.id, self._new_values(letter, decision), new=True)
        home.cases.append(case)
        return case, "opened"

    def _standing(self, solved: _Case) -> _Case:
        """The ticket itself; or, where it was merged into another conversation, that one's active ticket: there is one at most."""
        others = [
            self._case(one)
            for one in tickets.of_conversations(self.tx, [solved.conversation]).get(solved.conversation, ())
        ]
        mine = [*others, *(self.homes[solved.conversation].cases if solved.conversation in self.homes else ())]
        return next((case for case in mine if case.values["status"] in tickets.ACTIVE), solved)

    def _new_values(self, letter: _Letter, decision: threading.Decision) -> dict[str, Any]:
        message, verdict = letter.message, letter.verdict or Verdict()
        topic = verdict.topic or message.topic
        promised = None
        if not message.ours and not message.automatic:
            promised = letter.at + timedelta(minutes=self.office.texts.promise_minutes(topic))
        return {
            "contact_id": letter.contact, "channel": message.channel, "subject": _subject(message),
            "status": "pending" if message.ours else "new", "topic": topic, "section": verdict.section or message.section,
            "priority": verdict.priority, "queue": verdict.queue, "tags": list(verdict.tags), "risk": verdict.risk,
            "level": verdict.level, "role": verdict.role, "fields": {**verdict.fields, **message.fields},
            "unread": not message.ours, "held": "hold" in verdict.actions, "promised_at": promised, "answered_at": None,
            "solved_at": None, "closed_at": None, "linked_from": decision.linked_from or None, "preview": _preview(message),
            "preview_by": "out" if message.ours else "in", "created_at": letter.at, "updated_at": letter.at,
            "waiting_since": None if message.ours or message.automatic else letter.at,
        }  # fmt: skip

    def _continue(self, case: _Case, letter: _Letter, *, reopen: bool) -> None:
        message, values = letter.message, case.values
        case.changed = True
        values |= {"preview": _preview(message), "updated_at": max(letter.at, values["updated_at"])}
        if message.ours:
            values |= {"preview_by": "out", "answered_at": letter.at, "waiting_since": None}
            if values["status"] in tickets.ACTIVE:
                values["status"] = "pending"
            return
        values |= {"preview_by": "in", "unread": True}
        if reopen:
            values |= {"status": "open", "solved_at": None, "closed_at": None}
        elif values["status"] == "pending" and not message.automatic:
            values["status"] = "open"
        if values["status"] in tickets.ACTIVE and not message.automatic:
            values["waiting_since"] = values["waiting_since"] or letter.at
        self._raise(case, letter)

    def _raise(self, case: _Case, letter: _Letter) -> None:
        """A later message makes a ticket riskier or more urgent, never less; what was undecided may be decided by it."""
        verdict, values = letter.verdict, case.values
        if verdict is None:
            return
        case.changed = True
        if _LEVELS.index(verdict.level) > _LEVELS.index(values["level"]) or (verdict.role != "none" == values["role"]):
            values |= {"level": max(verdict.level, values["level"], key=_LEVELS.index), "role": verdict.role}
            values["queue"] = verdict.queue or values["queue"]
        values["risk"] = max(verdict.risk, values["risk"])
        values["priority"] = max(verdict.priority, values["priority"], key=_PRIORITIES.index)
        if not values["topic"]:
            values |= {"topic": verdict.topic, "section": verdict.section, "queue": values["queue"] or verdict.queue}
        values["tags"] = list(dict.fromkeys([*values["tags"], *verdict.tags]))
        values["fields"] = {**verdict.fields, **letter.message.fields, **values["fields"]}
        values["held"] = values["held"] or "hold" in verdict.actions

    # --- writing it down ------------------------------------------------------------------------------------------

    def _store(self) -> None:
        homes = [home for home in self.homes.values() if home.row is not None]
        if homes:
            rows = [home.row for home in homes if home.row is not None]
            stored = conversations.ensure(self.tx, rows)
            for home, row in zip(homes, rows, strict=True):
                home.id, home.row = stored[str(row["channel"]), str(row["key"])].id, None
        fresh = [case for case in self.cases.values() if case.new]
        ids = tickets.insert(self.tx, [case.values | {"conversation_id": self._real(case)} for case in fresh])
        for case, number in zip(fresh, ids, strict=True):
            case.id, case.new, case.changed = number, False, False
        for only in (True, False):
            changed = [case for case in self.cases.values() if case.changed and case.touched_only is only]
            rows = [case.values | {"id": case.id, "conversation_id": self._real(case)} for case in changed]
            tickets.update_all(self.tx, rows, touched_only=only)
        self._store_messages()

    def _real(self, case: _Case) -> int:
        return self.homes[case.conversation].id if case.conversation in self.homes else case.conversation

    def _store_messages(self) -> None:
        arrived = [
            Arrived(
                conversation_id=entry.home.id, ticket_id=entry.case.id, contact_id=entry.letter.contact,
                raw_id=entry.letter.raw.id, message=entry.letter.message, verdict=entry.letter.verdict,
                threading=entry.decision.as_json(), created_at=entry.letter.at,
            )
            for entry in self.entries
        ]  # fmt: skip
        ids = messages.insert(self.tx, arrived)
        for message_id, entry in zip(ids, self.entries, strict=True):
            self.filed[entry.letter.raw.id] = entry.case.id
            self._event(entry.case.id, entry.kind, {"message": message_id, **entry.data}, entry.letter.at)
            if entry.names:
                messages.name(self.tx, [(channel, key, message_id) for channel, key in entry.names])
        for double, first in self.doubles:
            self.filed[double] = self.filed[first]
        self._reply()
        tickets.record(self.tx, self.events)
        # What is stored now has its true numbers: a later look starts from the tables.
        for memory in (self.homes, self.cases, self.threads, self.names, self.albums):
            memory.clear()
        for log in (self.entries, self.doubles, self.events):
            log.clear()

    def _event(self, ticket_id: int, kind: str, data: dict[str, Json], at: datetime) -> None:
        self.events.append(Event(ticket_id=ticket_id, kind=kind, actor="customer", data=data, created_at=at))

    def _give_up_stand_in(self, letter: _Letter, case: _Case) -> None:
        """The message has a ticket of its own: the one that stood for it while it could not be read becomes part of it."""
        before = self.unread.pop(letter.raw.id, None)
        if before is not None:
            messages.remove_stand_in(self.tx, before.message_id)
            tickets.merge(self.tx, before.ticket_id, case.id, actor="system", now=self.office.now)

    # --- automatic replies ----------------------------------------------------------------------------------------

    def _reply(self) -> None:
        replies: list[Reply] = []
        for entry in self.entries:
            name = self._automatic(entry)
            text = self._text(entry, name) if name else ""
            if text:
                entry.home.answered_at = entry.letter.at
                replies.append(self._automatic_reply(entry, text))
        messages.add_replies(self.tx, replies)
        answered = {entry.home.id: entry.home.answered_at for entry in self.entries if entry.home.answered_at}
        conversations.auto_answered(self.tx, {r.conversation_id: answered[r.conversation_id] for r in replies})

    def _automatic(self, entry: _Entry) -> str:
        """The template to answer with; "" for silence. An attacker learns nothing, a machine is never answered."""
        letter, verdict = entry.letter, entry.letter.verdict
        if not self.office.acknowledge or verdict is None or letter.message.ours or letter.message.automatic:
            return ""
        if entry.home.blocked or verdict.role == "attack" or "hold" in verdict.actions:
            return ""
        last = entry.home.answered_at
        if self.office.now - letter.at > TOO_LATE or (last is not None and letter.at - last < AUTOMATIC_EVERY):
            return ""
        if verdict.role == "report" or "safety_reply" in verdict.actions:
            return "safety_reply"
        return "acknowledge" if entry.kind in ("opened", "read") else ""

    def _text(self, entry: _Entry, name: str) -> str:
        """The template filled in; "" if these rules have none: then nothing is said."""
        text, template = entry.letter.message.text, self.office.texts.template
        chosen = _language(entry.letter.message)
        language = chosen or ("en" if _LATIN.search(text) and not _CYRILLIC.search(text) else "ru")
        minutes = self.office.texts.promise_minutes(entry.case.values["topic"])
        try:
            contacts_text = template("official_contacts", language) if name == "safety_reply" else ""
            return template(
                name, language, number=entry.case.id, promise=promise(minutes, language), contacts=contacts_text
            )
        except KeyError as missing:
            log.warning("no automatic reply to ticket %d: the rules have no text %s", entry.case.id, missing)
            return ""

    def _automatic_reply(self, entry: _Entry, text: str) -> Reply:
        message, now = entry.letter.message, self.office.now
        return Reply(
            conversation_id=entry.home.id, ticket_id=entry.case.id, channel=message.channel, uid=self.office.new_id(),
            text=text, automatic=True, subject=message.subject, created_at=now, due_at=now,
        )  # fmt: skip

    # --- the rest, one at a time ----------------------------------------------------------------------------------

    def _rest(self, item: Item) -> list[str]:
        """Everything but messages; returns why things were ignored."""
        reasons = []
        for one in item.found:
            reason = self._one(item.raw, one)
            if reason:
                reasons.append(reason)
        if self.events:
            tickets.record(self.tx, self.events)
            self.events.clear()
        return reasons

    def _one(self, raw: raws.StoredRaw, one: Judged) -> str:
        match one.inbound:
            case InboundEdit():
                return self._edit(raw, one.inbound, one.verdict)
            case InboundDelete():
                return self._delete(raw, one.inbound)
            case Action():
                return self._action(raw, one.inbound)
            case Receipt():
                return self._receipt(raw, one.inbound)
            case Ignored():
                return one.inbound.reason or "not for the desk"
            case InboundMessage():
                return ""

    def _edit(self, raw: raws.StoredRaw, edit: InboundEdit, verdict: Verdict | None) -> str:
        message = edit.message
        place = messages.known(self.tx, [(message.channel, message.external_id)]).get(
            (message.channel, message.external_id)
        )
        if place is None:
            self._take([_Letter(raw, message, verdict)])
            return ""
        old = messages.get(self.tx, place.message_id)
        if old is None or (old.edited_at is not None and old.edited_at > edit.edited_at):
            return "an older revision of an edited message"
        new_parts = messages.other_parts(self.tx, place.message_id, message.parts)
        if (old.text, old.quoted) == (message.text, message.quoted) and not new_parts:
            return "an edit that changed nothing that people see"
        messages.append_parts(self.tx, place.message_id, raw.id, new_parts)
        change = Change(
            message_id=place.message_id, text=message.text, quoted=message.quoted, entities=message.entities, verdict=verdict,
            edited_at=edit.edited_at,
        )  # fmt: skip
        messages.change(self.tx, change)
        self.filed[raw.id] = place.ticket_id
        if place.direction == "in":
            self._raise_stored(place.ticket_id, _Letter(raw, message, verdict))
        self._event(place.ticket_id, "edited", {"message": place.message_id}, edit.edited_at)
        return ""

    def _raise_stored(self, ticket_id: int, letter: _Letter) -> None:
        ticket = tickets.root(self.tx, tickets.need(self.tx, ticket_id))
        case = _Case(ticket.id, ticket.conversation_id, {name: getattr(ticket, name) for name in tickets.CHANGING})
        self._raise(case, letter)
        case.values |= {"unread": True, "updated_at": max(letter.at, ticket.updated_at)}
        row = {"id": ticket.id, "conversation_id": ticket.conversation_id}
        tickets.update_all(self.tx, [case.values | row])

    def _delete(self, raw: raws.StoredRaw, gone: InboundDelete) -> str:
        name = gone.channel, gone.external_id
        place = messages.known(self.tx, [name]).get(name)
        if place is None:
            return "the deletion of a message that the desk has not seen"
        self.filed[raw.id] = place.ticket_id
        if messages.mark_deleted(self.tx, place.message_id, gone.deleted_at):
            self._event(place.ticket_id, "deleted", {"message": place.message_id}, gone.deleted_at)
        return ""

    def _action(self, raw: raws.StoredRaw, action: Action) -> str:
        if not requests.first(self.tx, f"action:{action.channel}:{action.external_id}", self.office.now):
            return "a button press that came twice"
        thread = action.channel, action.thread
        home = conversations.by_threads(self.tx, [thread]).get(thread)
        if home is None:
            return "a button in a conversation that the desk does not know"
        if action.answer:
            uid = self.office.new_id()
            messages.add_answer(self.tx, home.id, action.channel, action.answer, uid=uid, now=self.office.now)
        ticket = self._acted_ticket(action, home)
        if ticket is None:
            return "a button in a conversation without a ticket"
        self.filed[raw.id] = ticket.id
        writer = contacts.Writer(sender=action.sender, channel=action.channel, at=raw.raw.received_at)
        contact = contacts.ensure(self.tx, [writer])[action.sender.address]
        self._event(ticket.id, "action", {"data": action.data, "by": action.sender.name}, action.acted_at)
        if contact == ticket.contact_id:
            self._act(ticket, action)
        return ""

    def _acted_ticket(self, action: Action, home: Conversation) -> Ticket | None:
        name = action.channel, action.reference
        place = messages.known(self.tx, [name]).get(name) if action.reference else None
        if place is not None and place.conversation_id == home.id:
            return tickets.root(self.tx, tickets.need(self.tx, place.ticket_id))
        cases = tickets.of_conversations(self.tx, [home.id]).get(home.id, [])
        return next((case for case in reversed(cases) if case.active), cases[-1] if cases else None)

    def _act(self, ticket: Ticket, action: Action) -> None:
        """What the ticket's owner may do with a button. Any other data is only recorded."""
        name, _, value = action.data.partition(":")
        if name == "close" and "closed" in tickets.TRANSITIONS[ticket.status]:
            tickets.set_status(self.tx, ticket.id, "closed", actor="customer", now=action.acted_at)
        elif name == "rate" and value in ("1", "2", "3", "4", "5") and ticket.status == "solved":
            tickets.rate(self.tx, ticket.id, int(value), "", actor="customer", now=action.acted_at)
        elif name == "operator" and ticket.active:
            tickets.wants_person(self.tx, ticket.id, now=action.acted_at)

    def _receipt(self, raw: raws.StoredRaw, receipt: Receipt) -> str:
        if receipt.state in ("blocked", "allowed"):
            return self._blocked(raw, receipt)
        name = receipt.channel, receipt.reference
        place = messages.known(self.tx, [name]).get(name)
        if place is None and self._is_early(raw, receipt):
            self.early.add(raw.id)
            return ""
        if place is None or not messages.receipt(self.tx, place, receipt):
            return "a receipt for a message that the desk has not sent"
        self.filed[raw.id] = place.ticket_id
        data: dict[str, Json] = {"message": place.message_id, "reason": receipt.reason}
        self._event(place.ticket_id, receipt.state, data, receipt.happened_at)
        return ""

    def _is_early(self, raw: raws.StoredRaw, receipt: Receipt) -> bool:
        """News of a message that was sent a moment ago, or just before a crash, and is not recorded yet: it is looked at again later."""
        return outbox.under_way(self.tx, receipt.channel) and not raws.fail(
            self.tx, raw.id, "news of a message whose sending is not recorded yet", self.office.now
        )

    def _blocked(self, raw: raws.StoredRaw, receipt: Receipt) -> str:
        if not receipt.thread:
            return "a block without a conversation"
        reason = (receipt.reason or "blocked by the customer") if receipt.state == "blocked" else ""
        homes = conversations.block(self.tx, receipt.channel, receipt.thread, reason)
        latest = [cases[-1] for cases in tickets.of_conversations(self.tx, homes).values() if cases]
        for ticket in latest:
            self.filed[raw.id] = ticket.id
            self._event(ticket.id, receipt.state, {"reason": receipt.reason}, receipt.happened_at)
        return "" if homes else "nothing new of a conversation that the desk knows"


@dataclass(slots=True)
class _Evidence:
    tokens: dict[int, int] = field(default_factory=dict)  # raw -> conversation
    tickets: dict[int, Ticket] = field(default_factory=dict)  # the number that the customer named -> its ticket


def _language(message: InboundMessage) -> str:
    """The language that the customer chose himself, as a form knows it; "" when he did not."""
    chosen = message.facts.get("language")
    return chosen if chosen in ("ru", "en") else ""


def promise(minutes: int, language: str) -> str:
    """The promised time in words: «в течение 1 часа», "within 3 days"."""
    number, unit = (minutes, 0) if minutes < 60 else (minutes // 60, 1) if minutes <= 48 * 60 else (minutes // 1440, 2)
    one = number % 10 == 1 and number % 100 != 11
    if language == "en":
        return f"within {number} {('minute', 'hour', 'day')[unit]}{'' if number == 1 else 's'}"
    words = ("минуты", "часа", "дня") if one else ("минут", "часов", "дней")
    return f"в течение {number} {words[unit]}"


def _cited(message: InboundMessage) -> tuple[str, ...]:
    """The references that are looked up: a hostile mail may name a hundred thousand."""
    return (
        message.references
        if len(message.references) <= CITED
        else (message.references[0], *message.references[-CITED:])
    )


def _roots(message: InboundMessage) -> tuple[str, ...]:
    """What a threadless conversation may be known by: the oldest message that this one answers, and its own name."""
    own = message.reference or message.external_id
    return (message.references[0], own) if message.references else (own,)


def _subject(message: InboundMessage) -> str:
    return (message.subject or _preview(message).partition("\n")[0])[:SUBJECT]


def _preview(message: InboundMessage) -> str:
    if message.text:
        return message.text.strip()[:PREVIEW]
    return next((part.text or part.name or part.kind for part in message.parts), message.subject)[:PREVIEW]
