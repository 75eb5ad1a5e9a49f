"""Units of work. Each change of a ticket leaves one event, in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Update, bindparam, select, update

from router.schema import Json
from router.store.events import tell
from router.store.rows import insert_all, run_many
from router.store.tables import conversations, tickets

ACTIVE = frozenset({"new", "open", "pending"})
IS_ACTIVE = tickets.c.status.in_(sorted(ACTIVE)) & tickets.c.merged_into.is_(None)

# The state machine. Closed is final: what its customer writes afterwards opens a linked ticket.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    "new": frozenset({"open", "pending", "solved", "closed"}),
    "open": frozenset({"pending", "solved", "closed"}),
    "pending": frozenset({"open", "solved", "closed"}),
    "solved": frozenset({"open", "pending", "closed"}),
    "closed": frozenset(),
}


class Impossible(Exception):
    """What was asked can't be done to this ticket as it is. `key` names the sentence for people, `data` fills it."""

    def __init__(self, key: str, **data: Json) -> None:
        super().__init__(f"{key} {data}" if data else key)
        self.key, self.data = key, data


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table, as it is."""

    id: int
    conversation_id: int
    contact_id: int
    channel: str
    subject: str
    status: str
    topic: str
    section: str
    priority: str
    queue: str
    tags: list[str]
    assignee_id: int | None
    risk: int
    level: str
    role: str
    fields: dict[str, str]
    unread: bool
    held: bool
    promised_at: datetime | None
    answered_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    rating: int | None
    rating_comment: str
    linked_from: int | None
    merged_into: int | None
    preview: str
    preview_by: str
    created_at: datetime
    updated_at: datetime
    waiting_since: datetime | None

    @property
    def active(self) -> bool:
        return self.status in ACTIVE and self.merged_into is None


def get(tx: Connection, ticket_id: int) -> Ticket | None:
    row = tx.execute(select(*_COLUMNS).where(tickets.c.id == ticket_id)).first()
    return None if row is None else _ticket(row)


def need(tx: Connection, ticket_id: int) -> Ticket:
    """The ticket; Impossible("no_ticket") if there is none."""
    ticket = get(tx, ticket_id)
    if ticket is None:
        raise Impossible("no_ticket", ticket=ticket_id)
    return ticket


def by_ids(tx: Connection, ids: Iterable[int]) -> dict[int, Ticket]:
    wanted = sorted(set(ids))
    return {row.id: _ticket(row) for row in tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


def of_conversations(tx: Connection, conversation_ids: Iterable[int]) -> dict[int, list[Ticket]]:
    """All tickets of each conversation, the oldest first; a merged one is replaced by the ticket it was merged into."""
    wanted = sorted(set(conversation_ids))
    found: dict[int, list[Ticket]] = {}
    if not wanted:
        return found
    for row in tx.execute(_BY_CONVERSATIONS, {"ids": wanted}):
        ticket = _ticket(row)
        found.setdefault(ticket.conversation_id, []).append(ticket if ticket.merged_into is None else root(tx, ticket))
    return found


def open_conversations(tx: Connection, contact_ids: Iterable[int], most: int) -> set[int]:
    """The conversations of these contacts' active tickets, of the latest `most` a contact."""
    wanted = sorted(set(contact_ids))
    if not wanted:
        return set()
    theirs = tickets.c.contact_id.in_(wanted)
    latest = select(tickets.c.conversation_id).where(theirs, IS_ACTIVE).order_by(tickets.c.id.desc())
    return set(tx.execute(latest.limit(most * len(wanted))).scalars())


def unsolved_of(tx: Connection, contact_ids: Iterable[int], *, besides: int) -> int:
    """The newest active ticket of these contacts but that one; 0 if they have none."""
    mine = tickets.c.contact_id.in_(sorted(contact_ids)) & (tickets.c.id != besides) & IS_ACTIVE
    return tx.execute(select(tickets.c.id).where(mine).order_by(tickets.c.id.desc()).limit(1)).scalar() or 0


def conversations_of(tx: Connection, ticket_id: int, contact_ids: Iterable[int]) -> list[int]:
    """The latest conversation of those contacts in the ticket, or in what was merged into it; none if they have none there."""
    theirs = tickets.join(conversations, conversations.c.id == tickets.c.conversation_id)
    query = select(conversations.c.id).select_from(theirs).where(tickets.c.id.in_(family(tx, ticket_id)))
    return list(
        tx.execute(
            query.where(conversations.c.contact_id.in_(sorted(contact_ids))).order_by(tickets.c.id.desc()).limit(1)
        ).scalars()
    )


def root(tx: Connection, ticket: Ticket) -> Ticket:
    """The ticket that this one was merged into, at the end of the chain."""
    while ticket.merged_into is not None:
        ticket = need(tx, ticket.merged_into)
    return ticket


def family(tx: Connection, ticket_id: int) -> list[int]:
    """The ticket and all that were merged into it: their messages and events together are its thread."""
    found = [ticket_id]
    level = [ticket_id]
    while level:
        level = list(
            tx.execute(select(tickets.c.id).where(tickets.c.merged_into.in_(level)).order_by(tickets.c.id)).scalars()
        )
        found += level
    return found


def absorbing(tx: Connection, ids: Iterable[int]) -> set[int]:
    """Those of the tickets that others were merged into."""
    wanted = sorted(set(ids))
    return set(tx.execute(_ABSORBING, {"ids": wanted}).scalars()) if wanted else set()


def insert(tx: Connection, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """New tickets, all with the same columns; returns their ids in order. The caller records the events."""
    return insert_all(tx, tickets, rows)


# What every message of a customer changes of a ticket, and what only some do. An UPDATE rewrites the index of each column it names.
TOUCHED = (
    "status",
    "unread",
    "preview",
    "preview_by",
    "updated_at",
    "waiting_since",
    "solved_at",
    "fields",
    "tags",
    "risk",
)
CHANGING = (
    "contact_id", "channel", "subject", "status", "topic", "section", "priority", "queue", "tags", "risk", "level", "role",
    "fields", "unread", "held", "promised_at", "answered_at", "solved_at", "closed_at", "linked_from", "preview", "preview_by",
    "updated_at", "waiting_since",
)  # fmt: skip


def update_all(tx: Connection, rows: Sequence[Mapping[str, Any]], *, touched_only: bool = False) -> None:
    """New values for many tickets: each row has `id`, `conversation_id` and CHANGING; `touched_only`: no more than TOUCHED differs."""
    if rows:
        names = TOUCHED if touched_only else ("conversation_id", *CHANGING)
        values = [{f"to_{name}": row[name] for name in names} | {"row": row["id"]} for row in rows]
        run_many(tx, _TOUCH if touched_only else _UPDATE, values)


def set_status(tx: Connection, ticket_id: int, status: str, *, actor: str, now: datetime) -> None:
    """Moves along TRANSITIONS. Impossible("transition") where there is no such way, ("another_active") on a second active ticket."""
    ticket = need(tx, ticket_id)
    if status == ticket.status:
        return
    if ticket.merged_into is not None:
        raise Impossible("merged", ticket=ticket_id, into=ticket.merged_into)
    if status not in TRANSITIONS[ticket.status]:
        raise Impossible("transition", ticket=ticket_id, **{"from": ticket.status, "to": status})
    values: dict[str, object] = {"status": status}
    if status in ACTIVE:
        only_active(tx, ticket)
        values |= {"solved_at": None}
    elif status == "solved":
        values |= {"solved_at": now, "waiting_since": None}
    else:
        values |= {"closed_at": now, "closed_by": actor, "waiting_since": None}
    kind = "reopened" if ticket.status == "solved" and status in ACTIVE else "status"
    change(tx, ticket_id, values, kind, actor, {"from": ticket.status, "to": status}, now)


def answered(tx: Connection, ticket_id: int, preview: str, *, now: datetime) -> None:
    """An operator's answer is on its way: nobody waits for us any more, and an active ticket waits for the customer."""
    ticket = need(tx, ticket_id)
    values: dict[str, object] = {
        "answered_at": now, "waiting_since": None, "preview": preview, "preview_by": "out", "unread": False, "updated_at": now,
    }  # fmt: skip
    if ticket.status in ACTIVE:
        values["status"] = "pending"
        if ticket.status != "pending":
            tell(tx, ticket_id, "status", "system", {"from": ticket.status, "to": "pending"}, now)
    tx.execute(update(tickets).where(tickets.c.id == ticket_id).values(values))


def assign(tx: Connection, ticket_id: int, user_id: int | None, *, actor: str, now: datetime) -> None:
    """Gives the ticket to a user, or to nobody."""
    ticket = need(tx, ticket_id)
    if ticket.assignee_id == user_id:
        return
    change(tx, ticket_id, {"assignee_id": user_id}, "assigned", actor, {"from": ticket.assignee_id, "to": user_id}, now)


def set_field(tx: Connection, ticket_id: int, name: str, value: str, *, actor: str, now: datetime) -> None:
    """Sets priority or queue."""
    if name not in {"priority", "queue"}:
        raise ValueError(f"{name} is not set this way")
    ticket = need(tx, ticket_id)
    before = ticket.priority if name == "priority" else ticket.queue
    if before != value:
        change(tx, ticket_id, {name: value}, name, actor, {"from": before, "to": value}, now)


def set_topic(tx: Connection, ticket_id: int, topic: str, section: str, *, actor: str, now: datetime) -> None:
    ticket = need(tx, ticket_id)
    if (ticket.topic, ticket.section) == (topic, section):
        return
    before: list[Json] = [ticket.topic, ticket.section]
    after: list[Json] = [topic, section]
    change(tx, ticket_id, {"topic": topic, "section": section}, "topic", actor, {"from": before, "to": after}, now)


def learn(tx: Connection, ticket_id: int, new: Mapping[str, str], *, actor: str, now: datetime) -> None:
    """Puts what a customer told into the ticket's fields; one event for each."""
    ticket = need(tx, ticket_id)
    for name, value in new.items():
        fields = {**ticket.fields, name: value}
        data: dict[str, Json] = {"field": name, "to": value}
        change(tx, ticket_id, {"fields": fields}, "learned", actor, data, now)
        ticket = need(tx, ticket_id)


def set_tags(tx: Connection, ticket_id: int, tags: Sequence[str], *, actor: str, now: datetime) -> None:
    ticket = need(tx, ticket_id)
    new = list(dict.fromkeys(tags))
    if ticket.tags != new:
        change(tx, ticket_id, {"tags": new}, "tags", actor, {"from": list(ticket.tags), "to": list(new)}, now)


def rate(tx: Connection, ticket_id: int, stars: int, comment: str, *, actor: str, now: datetime) -> None:
    """A rating, 1 to 5 stars, closes a solved ticket. Impossible("not_solved") for one that is still active."""
    ticket = need(tx, ticket_id)
    if not 1 <= stars <= 5:
        raise Impossible("stars", stars=stars)
    if ticket.status in ACTIVE:
        raise Impossible("not_solved", ticket=ticket_id)
    change(tx, ticket_id, {"rating": stars, "rating_comment": comment}, "rated", actor, {"stars": stars}, now)
    if ticket.status == "solved":
        set_status(tx, ticket_id, "closed", actor=actor, now=now)


def mark_read(tx: Connection, ticket_id: int) -> bool:
    """True if it was unread. No event: looking is not history."""
    read = update(tickets).where(tickets.c.id == ticket_id, tickets.c.unread).values(unread=False)
    return tx.execute(read).rowcount > 0


def release(tx: Connection, ticket_id: int, *, actor: str, now: datetime) -> None:
    """A person looked at a held ticket and lets it go on."""
    if need(tx, ticket_id).held:
        change(tx, ticket_id, {"held": False}, "released", actor, {}, now)


def wants_person(tx: Connection, ticket_id: int, *, now: datetime) -> None:
    """The customer asked for a person: the ticket is open and waits."""
    set_status(tx, ticket_id, "open", actor="customer", now=now)
    values = {"waiting_since": now, "unread": True, "updated_at": now}
    tx.execute(update(tickets).where(tickets.c.id == ticket_id).values(values))


def only_active(tx: Connection, ticket: Ticket) -> None:
    """Raises Impossible("another_active") where its conversation has another active ticket."""
    others = of_conversations(tx, [ticket.conversation_id]).get(ticket.conversation_id, [])
    for other in others:
        if other.id != ticket.id and other.active and other.conversation_id == ticket.conversation_id:
            raise Impossible("another_active", ticket=ticket.id, other=other.id)


def change(
    tx: Connection,
    ticket_id: int,
    values: Mapping[str, object],
    kind: str,
    actor: str,
    data: Mapping[str, Json],
    now: datetime,
) -> None:
    """New values of a ticket, with the event that tells of them. Raises Impossible("no_ticket")."""
    changed = tx.execute(update(tickets).where(tickets.c.id == ticket_id).values({**values, "updated_at": now}))
    if not changed.rowcount:
        raise Impossible("no_ticket", ticket=ticket_id)
    tell(tx, ticket_id, kind, actor, data, now)


def _ticket(row: Row[*tuple[Any, ...]]) -> Ticket:
    return Ticket(**dict(zip(_NAMES, row, strict=True)))


_NAMES = Ticket.__struct_fields__
_COLUMNS = [tickets.c[name] for name in _NAMES]


def _update(names: Sequence[str]) -> Update:
    new = {name: bindparam(f"to_{name}", type_=tickets.c[name].type) for name in names}
    return update(tickets).where(tickets.c.id == bindparam("row")).values(new)


_TOUCH, _UPDATE = _update(TOUCHED), _update(("conversation_id", *CHANGING))
_IDS = bindparam("ids", expanding=True, type_=tickets.c.id.type)
_BY_IDS = select(*_COLUMNS).where(tickets.c.id.in_(_IDS))
_ABSORBING = select(tickets.c.merged_into).where(tickets.c.merged_into.in_(_IDS))
_BY_CONVERSATIONS = select(*_COLUMNS).where(tickets.c.conversation_id.in_(_IDS)).order_by(tickets.c.id)
