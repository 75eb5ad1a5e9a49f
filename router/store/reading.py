"""What the screens read of a ticket, of channels and of what happens: few queries a page, each bounded.

Rows come back as they are; router.desk makes views of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select

from router.store import joins, outbox
from router.store.lists import contact_tickets, file_counts, ticket_rows
from router.store.parts import AnyRow, Rows
from router.store.raws import IS_NEW, IS_PARKED
from router.store.tables import (
    channel_states,
    claims,
    contacts,
    conversations,
    deliveries,
    events,
    identities,
    messages,
    parts,
    raws,
    revisions,
    tickets,
    users,
)  # fmt: skip
from router.store.tickets import family

MESSAGES = 1000  # of one ticket's page; the latest
EVENTS = 1000
NEIGHBOURS = 50  # other tickets of the same person


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPage:
    """Everything a ticket's page needs, as rows."""

    row: AnyRow
    conversation: AnyRow
    contact: AnyRow
    messages: Rows
    parts: Rows
    deliveries: Rows
    revisions: Rows
    events: Rows
    identities: Rows
    claims: Rows
    joined: Rows
    persons: Mapping[int, str]
    neighbours: Rows
    files: Mapping[int, int]
    linked_to: tuple[int, ...]
    merged_from: tuple[int, ...]
    names: Mapping[int, str]
    last_event: int


def ticket_page(tx: Connection, ticket_id: int) -> TicketPage | None:
    """One ticket whole, in a fixed number of queries whatever its length. What was merged into it is shown with it."""
    found = ticket_rows(tx, [ticket_id])
    if not found:
        return None
    row = found[0]
    members = family(tx, ticket_id)
    person = joins.person(tx, row.contact_id)
    neighbours = [other for other in contact_tickets(tx, person, NEIGHBOURS + 1) if other.id != ticket_id]
    return TicketPage(
        row=row,
        conversation=conversation_of(tx, row.conversation_id, members),
        contact=tx.execute(select(contacts).where(contacts.c.id == row.contact_id)).one(),
        **correspondence(tx, messages.c.ticket_id.in_(members)),
        events=_history(tx, members),
        identities=_identities(tx, person),
        claims=tx.execute(select(claims).where(claims.c.contact_id.in_(sorted(person))).order_by(claims.c.id)).all(),
        joined=joins.of(tx, person) if len(person) > 1 else (),
        persons=joins.names(tx, person) if len(person) > 1 else {},
        neighbours=neighbours,
        files=file_counts(tx, [ticket_id, *(other.id for other in neighbours)]),
        linked_to=ticket_ids(tx, tickets.c.linked_from == ticket_id),
        merged_from=ticket_ids(tx, tickets.c.merged_into == ticket_id),
        names=_names(tx),
        last_event=last_event(tx),
    )


def conversation_of(tx: Connection, own: int, members: Sequence[int]) -> AnyRow:
    """Where an answer goes: the conversation of the customer's last message, among all that was merged into the ticket.
    With the `handle` of the person there, and whether his address takes messages."""
    last = (
        select(messages.c.conversation_id)
        .where(messages.c.ticket_id.in_(members), messages.c.direction == "in")
        .order_by(messages.c.id.desc())
        .limit(1)
    )
    chosen = tx.execute(last).scalar_one_or_none() or own
    whose = conversations.outerjoin(identities, identities.c.address == conversations.c.address)
    address = (identities.c.undeliverable, identities.c.undeliverable_at, identities.c.undeliverable_for_good)
    query = select(conversations, identities.c.handle, *address).select_from(whose)
    return tx.execute(query.where(conversations.c.id == chosen)).one()


def reply_target(tx: Connection, ticket_id: int) -> tuple[str, str] | None:
    """The channel of `conversation_of` and its thread (its address where there is none); None: there is no such ticket."""
    own = tx.execute(select(tickets.c.conversation_id).where(tickets.c.id == ticket_id)).scalar_one_or_none()
    if own is None:
        return None
    found = conversation_of(tx, own, family(tx, ticket_id))
    return found.channel, found.thread or found.address


def question(tx: Connection, conversation_id: int, chosen: int | None, seen: int | None) -> int | None:
    """The customer's message that an answer answers: the chosen one if it is of that conversation, else the last that was seen."""
    if chosen is None and seen is None:
        return None
    asked = (messages.c.conversation_id == conversation_id) & (messages.c.direction == "in")
    which = messages.c.id == chosen if chosen is not None else messages.c.id <= seen
    return tx.execute(select(func.max(messages.c.id)).where(asked, which)).scalar()


def unanswered_question(tx: Connection, ticket_id: int) -> AnyRow | None:
    """The customer's last message, unless a person's answer that wasn't taken back came after it."""
    ours = messages.c.ticket_id.in_(family(tx, ticket_id))
    spoken = and_(ours, messages.c.direction != "note", messages.c.automatic == "", messages.c.deleted_at.is_(None))
    last = tx.execute(select(messages).where(spoken).order_by(messages.c.id.desc()).limit(1)).first()
    return last if last is not None and last.direction == "in" else None


def part(tx: Connection, part_id: int) -> AnyRow | None:
    """The part with its message's channel, direction and raw, and the conversation's contact."""
    query = (
        select(parts, messages.c.channel, messages.c.direction, messages.c.raw_id, conversations.c.contact_id)
        .join(messages, messages.c.id == parts.c.message_id)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(parts.c.id == part_id)
    )
    return tx.execute(query).first()


def parked(tx: Connection, limit: int = 500) -> Rows:
    """Raws that wait for a person, the latest first."""
    query = select(
        raws.c.id, raws.c.channel, raws.c.reason, raws.c.size, raws.c.attempts,
        raws.c.received_at, raws.c.ticket_id,
    )  # fmt: skip
    return tx.execute(query.where(IS_PARKED).order_by(raws.c.id.desc()).limit(limit)).all()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRows:
    states: Mapping[str, AnyRow]
    waiting: Mapping[str, int]
    oldest: Mapping[str, datetime]  # of those that wait
    queued: Mapping[str, int]


def channel_rows(tx: Connection) -> ChannelRows:
    """How each channel fares, by its name."""
    waiting = tx.execute(select(raws.c.channel, raws.c.received_at).where(IS_NEW)).all()
    oldest, queued = dict[str, datetime](), Counter[str]()
    for row in waiting:
        oldest[row.channel] = min(row.received_at, oldest.get(row.channel, row.received_at))
    for (channel, state), number in outbox.counts(tx).items():
        queued[channel] += number if state in outbox.OPEN else 0
    return ChannelRows(
        states={row.channel: row for row in tx.execute(select(channel_states))},
        waiting=Counter(row.channel for row in waiting),
        oldest=oldest,
        queued=queued,
    )


def raw_ids(tx: Connection, after: int, limit: int) -> list[int]:
    return list(tx.execute(select(raws.c.id).where(raws.c.id > after).order_by(raws.c.id).limit(limit)).scalars())


def raw_gauges(tx: Connection, now: datetime) -> tuple[int, float]:
    """How many raws are set aside, and the age in seconds of the oldest that waits."""
    parked_ones = tx.execute(select(func.count()).select_from(raws).where(IS_PARKED)).scalar_one()
    oldest = tx.execute(select(raws.c.received_at).where(IS_NEW).order_by(raws.c.id).limit(1)).scalar()
    return parked_ones, max(0.0, (now - oldest).total_seconds()) if oldest else 0.0


def solved_before(tx: Connection, moment: datetime, limit: int = 500) -> list[int]:
    """Tickets that were solved before the moment and are not closed yet."""
    over = and_(tickets.c.status == "solved", tickets.c.solved_at < moment, tickets.c.merged_into.is_(None))
    return list(tx.execute(select(tickets.c.id).where(over).limit(limit)).scalars())


def events_after(tx: Connection, after: int, limit: int = 500) -> Rows:
    return tx.execute(select(events).where(events.c.id > after).order_by(events.c.id).limit(limit)).all()


def last_event(tx: Connection) -> int:
    newest: int = tx.execute(select(func.coalesce(func.max(events.c.id), 0))).scalar_one()
    return newest


def raw_ticket(tx: Connection, channel: str, key: str) -> tuple[str, int | None] | None:
    """The state of a raw and the ticket it became part of."""
    query = select(raws.c.state, raws.c.ticket_id).where(raws.c.channel == channel, raws.c.key == key)
    row = tx.execute(query).first()
    return (row.state, row.ticket_id) if row else None


def correspondence(tx: Connection, which: ColumnElement[bool]) -> dict[str, Rows]:
    """The messages and what hangs on them. The latest MESSAGES of them, oldest first."""
    latest = (
        select(messages.c.id).where(which).order_by(messages.c.sent_at.desc(), messages.c.id.desc()).limit(MESSAGES)
    )
    chosen = list(tx.execute(latest).scalars())
    query = (
        select(messages, users.c.name.label("author"))
        .outerjoin(users, users.c.id == messages.c.author_id)
        .where(messages.c.id.in_(chosen))
    )
    return {
        "messages": tx.execute(query.order_by(messages.c.sent_at, messages.c.id)).all(),
        "parts": tx.execute(
            select(parts)
            .where(parts.c.message_id.in_(chosen))
            .order_by(parts.c.message_id, parts.c.position, parts.c.id)
        ).all(),
        "deliveries": tx.execute(
            select(deliveries).where(deliveries.c.message_id.in_(chosen)).order_by(deliveries.c.id)
        ).all(),
        "revisions": tx.execute(
            select(revisions).where(revisions.c.message_id.in_(chosen)).order_by(revisions.c.id)
        ).all(),
    }


def _history(tx: Connection, ticket_ids: Sequence[int]) -> Rows:
    latest = select(events).where(events.c.ticket_id.in_(ticket_ids)).order_by(events.c.id.desc()).limit(EVENTS)
    return tx.execute(latest).all()[::-1]


def _names(tx: Connection) -> Mapping[int, str]:
    return dict(tx.execute(select(users.c.id, users.c.name)).all())


def _identities(tx: Connection, contact_ids: Iterable[int]) -> Rows:
    theirs = identities.c.contact_id.in_(sorted(contact_ids))
    return tx.execute(select(identities).where(theirs).order_by(identities.c.id)).all()


def ticket_ids(tx: Connection, condition: ColumnElement[bool]) -> tuple[int, ...]:
    """The tickets of which the condition holds."""
    return tuple(tx.execute(select(tickets.c.id).where(condition).order_by(tickets.c.id)).scalars())
