"""The history of tickets: lines that are only ever appended."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete

from router.schema import Json
from router.store.engine import announce
from router.store.rows import insert_all
from router.store.tables import events

TYPING = "typing"  # the kind of a line that is no history


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a ticket's history. `actor` is "user:7", "customer", "system" or "rules"."""

    ticket_id: int | None
    kind: str
    actor: str = "system"
    data: Mapping[str, Json]
    created_at: datetime


def record(tx: Connection, lines: Sequence[Event]) -> list[int]:
    """Appends lines to the history and wakes who follows it; returns their ids."""
    announce(tx, "events")
    return insert_all(
        tx,
        events,
        [
            {"ticket_id": e.ticket_id, "kind": e.kind, "actor": e.actor, "data": e.data, "created_at": e.created_at}
            for e in lines
        ],
    )


def typing(tx: Connection, ticket_id: int, at: datetime) -> None:
    """The customer is typing. A ticket keeps the last line of this kind alone: it wakes who looks, and is no history."""
    tx.execute(delete(events).where(events.c.ticket_id == ticket_id, events.c.kind == TYPING))
    record(tx, [Event(ticket_id=ticket_id, kind=TYPING, actor="customer", data={}, created_at=at)])


def tell(tx: Connection, ticket_id: int, kind: str, actor: str, data: Mapping[str, Json], now: datetime) -> None:
    """One line of the ticket's history."""
    record(tx, [Event(ticket_id=ticket_id, kind=kind, actor=actor, data=data, created_at=now)])
