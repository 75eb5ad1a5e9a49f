"""Writes what was placed: few statements for the whole batch."""

from collections.abc import Sequence

from router.filing import effects, helping, knowing, lookup, replies
from router.filing.batch import Batch, Case, Entry
from router.schema import Json
from router.store import conversations, events, history, messages, tickets
from router.store.messages import Arrived

ANSWERED = 10


def store(batch: Batch) -> None:
    """Conversations, tickets, messages, automatic replies and events, in this order: each needs the numbers of those before."""
    new = [(home, home.row) for home in batch.homes.values() if home.row is not None]
    for (home, _), number in zip(new, conversations.ensure(batch.tx, [row for _, row in new]), strict=True):
        home.id, home.row = number, None
    fresh = [case for case in batch.cases.values() if case.new]
    ids = tickets.insert(batch.tx, [_row(batch, case) for case in fresh])
    for case, number in zip(fresh, ids, strict=True):
        case.id, case.new, case.changed = number, False, False
    _link(batch, fresh)
    _store_changes(batch)
    _store_messages(batch)


def _row(batch: Batch, case: Case) -> dict[str, object]:
    """A new ticket's row. One that goes on from another of the batch is linked when both have their numbers."""
    before = case.values["linked_from"]
    linked = {"linked_from": before if before and before > 0 else None}
    return case.values | {"conversation_id": _real(batch, case)} | linked


def _link(batch: Batch, fresh: Sequence[Case]) -> None:
    for case in fresh:
        if (before := case.values["linked_from"]) and before < 0:
            case.values["linked_from"], case.changed = batch.cases[before].id, True
    for entry in batch.entries:
        if "linked_from" in entry.data:
            entry.data["linked_from"] = entry.case.values["linked_from"]


def _store_changes(batch: Batch) -> None:
    rows: dict[bool, list[dict[str, object]]] = {True: [], False: []}  # touched only or not
    for case in batch.cases.values():
        if case.changed:
            row = case.values | {"id": case.id, "conversation_id": _real(batch, case)}
            rows[case.touched_only].append(row)
    for only, some in rows.items():
        tickets.update_all(batch.tx, some, touched_only=only)


def _real(batch: Batch, case: Case) -> int:
    return batch.homes[case.conversation].id if case.conversation in batch.homes else case.conversation


def _store_messages(batch: Batch) -> None:
    def number(ticket: int) -> int:
        return batch.cases[ticket].id if ticket < 0 else ticket

    arrived = [
        Arrived(
            conversation_id=entry.home.id, ticket_id=entry.case.id, contact_id=entry.letter.contact,
            raw_id=entry.letter.raw.id, message=entry.letter.message, verdict=entry.letter.verdict,
            context=entry.letter.told.context, created_at=entry.letter.at,
            threading=entry.decision.as_json(number) | _answers(entry) | _readers(entry) | _doubt(entry),
        )
        for entry in batch.entries
    ]  # fmt: skip
    ids = messages.insert(batch.tx, arrived)
    for message_id, entry in zip(ids, batch.entries, strict=True):
        batch.filed[entry.letter.raw.id] = entry.case.id
        batch.event(entry.case.id, entry.kind, {"message": message_id, **entry.data}, entry.letter.at)
        if entry.names:
            messages.name(batch.tx, [(channel, key, message_id) for channel, key in entry.names])
    _store_sightings(batch, ids)
    for double, first in batch.doubles:
        batch.filed[double] = batch.filed[first]
    effects.carry_out(batch, batch.entries)
    replies.reply(batch)
    helping.rated(batch, batch.entries)
    knowing.come_back(batch)
    events.record(batch.tx, batch.events)
    # What is stored now has its true numbers: a later look starts from the tables.
    for memory in (
        batch.homes, batch.cases, batch.threads, batch.names, batch.readers, batch.answers, batch.theirs, batch.albums,
    ):  # fmt: skip
        memory.clear()
    for log in (batch.entries, batch.doubles, batch.events):
        log.clear()
    batch.newcomers.clear()


def _answers(entry: Entry) -> dict[str, Json]:
    """What our side's own answer says that it answers: that may be filed after it."""
    message = entry.letter.message
    return {"answers": list(message.references[-ANSWERED:])} if message.ours and not message.thread else {}


def _readers(entry: Entry) -> dict[str, Json]:
    """To whom else it went: `messages.readers` asks for them."""
    others: list[Json] = list(lookup.others(entry.letter.message))
    return {"readers": others} if others else {}


def _doubt(entry: Entry) -> dict[str, Json]:
    """What speaks against the sender's being who he says he is: people see it beside the message."""
    return {"doubted": entry.letter.message.doubted} if entry.letter.message.doubted else {}


def _store_sightings(batch: Batch, ids: Sequence[int]) -> None:
    letters = [(message_id, entry.letter) for message_id, entry in zip(ids, batch.entries, strict=True)]
    rows = [
        {"value": mark, "contact_id": letter.contact, "message_id": message_id, "at": letter.at}
        for message_id, letter in letters
        for mark in letter.told.marks
    ]
    history.record(batch.tx, rows, [mark for _, letter in letters for mark in letter.told.crowded])
