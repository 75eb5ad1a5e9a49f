"""What routes ask beside a ticket's columns: who gets it, when an answer is promised, what it goes on from, what is missing.

A verdict's actions with a value read "name:value" (`rules/effects.py`). All of it is done in filing's own transaction, by the rules.
"""

from collections.abc import Sequence
from datetime import datetime

from router.filing.batch import Batch, Entry, Letter
from router.schema import Json
from router.store import merging, tickets, users
from router.store.events import Event
from rules.cues import hours as clock
from rules.effects import asked

ACTOR = "rules"


def promised_minutes(batch: Batch, letter: Letter, topic: str) -> int:
    """The time that the message's routes promise, or else its topic."""
    own = asked(letter.verdict.actions, "promise") if letter.verdict else ()
    return int(own[0]) if own else batch.office.texts.promise_minutes(topic)


def promised_at(batch: Batch, letter: Letter, topic: str) -> datetime:
    """The moment by which it is promised, counted in working hours."""
    return clock.due(letter.at, promised_minutes(batch, letter, topic), batch.office.texts.hours)


def missing(entry: Entry) -> list[str]:
    """The fields that routes ask for and the ticket doesn't have."""
    wanted = asked(entry.letter.verdict.actions, "ask") if entry.letter.verdict else ()
    return [name for name in wanted if not entry.case.values["fields"].get(name)]


def carry_out(batch: Batch, entries: Sequence[Entry]) -> None:
    """Does what is asked of stored tickets. Only what was just opened is given to somebody or linked: later, people decide."""
    for entry in entries:
        actions = entry.letter.verdict.actions if entry.letter.verdict else ()
        if entry.letter.message.history or not any(_asks(action) for action in actions):
            continue
        if entry.kind in ("opened", "read"):
            _assign(batch, entry, asked(actions, "assign"))
            if "link_open" in actions:
                _link(batch, entry)
        if whom := asked(actions, "notify"):
            _event(batch, entry, "notified", {"to": ", ".join(whom)})
        if names := missing(entry):
            _event(batch, entry, "asked", {"to": ", ".join(names)})
        if "block_links" in actions and entry.letter.message.facts.get("public") is True:
            _event(batch, entry, "links_blocked", {})


def _asks(action: str) -> bool:
    return ":" in action or action in ("link_open", "block_links")


def _assign(batch: Batch, entry: Entry, logins: Sequence[str]) -> None:
    if not logins:
        return
    found = users.by_login(batch.tx, logins[0])
    if found is None or found[0].disabled:
        _event(batch, entry, "assign_failed", {"to": logins[0]})
        return
    tickets.assign(batch.tx, entry.case.id, found[0].id, actor=ACTOR, now=entry.letter.at)


def _link(batch: Batch, entry: Entry) -> None:
    """To the newest unsolved ticket that the contact has elsewhere."""
    if entry.case.values["linked_from"] is None:
        other = tickets.unsolved_of(batch.tx, batch.contacts_of(entry.letter.contact), besides=entry.case.id)
        if other:
            merging.link(batch.tx, entry.case.id, other, actor=ACTOR, now=entry.letter.at)


def _event(batch: Batch, entry: Entry, kind: str, data: dict[str, Json]) -> None:
    batch.events.append(Event(ticket_id=entry.case.id, kind=kind, actor=ACTOR, data=data, created_at=entry.letter.at))
