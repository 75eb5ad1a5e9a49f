"""What the screens read: few queries a page, each bounded. Rows come back as they are; router.desk makes views of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, and_, cast, exists, func, or_, select

from router.store import joins, outbox
from router.store.outbox import IN_TROUBLE
from router.store.parts import AnyRow
from router.store.raws import IS_NEW, IS_PARKED
from router.store.tables import (
    channel_states,
    claims,
    contacts,
    conversations,
    deliveries,
    events,
    from_micros,
    identities,
    messages,
    parts,
    raws,
    revisions,
    tickets,
    to_micros,
    users,
)  # fmt: skip
from router.store.tickets import IS_ACTIVE, Ticket, family, get, need, root

RISKY = ("suspicious", "fraud")
MESSAGES = 1000  # of one ticket's page; the latest
EVENTS = 1000
NEIGHBOURS = 50  # other tickets of the same person

Rows = Sequence[AnyRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """A list's conditions, empty ones don't narrow. `status` may also be "active", "overdue" or "failed", `level` also "risky",
    "attack" or "report". `assignee` is a user's id, -1 for nobody's, 0 for anybody's."""

    queue: str = ""
    status: str = ""
    channel: str = ""
    topic: str = ""
    level: str = ""
    assignee: int = 0
    contact_id: int = 0
    text: str = ""
    sort: str = "updated"
    before: str = ""
    limit: int = 50


class BadCursor(Exception):
    """A list's cursor that this desk didn't make."""


def ticket_list(tx: Connection, query: ListQuery, now: datetime) -> tuple[Rows, int, str, Mapping[int, int]]:
    """One page, the number of all, the cursor of the next page ("" at the end), the files of each row."""
    conditions = _conditions(tx, query, now)
    total = tx.execute(select(func.count()).select_from(tickets.join(contacts)).where(*conditions)).scalar_one()
    page = _row_query().where(*conditions)
    if query.before:
        page = page.where(_after(query.sort, query.before))
    rows = tx.execute(page.order_by(*_order(query.sort)).limit(query.limit + 1)).all()
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    cursor = _cursor(query.sort, rows[-1]) if more else ""
    return rows, total, cursor, file_counts(tx, [row.id for row in rows])


def ticket_rows(tx: Connection, ids: Sequence[int]) -> Rows:
    return tx.execute(_row_query().where(tickets.c.id.in_(ids))).all()


def contact_tickets(tx: Connection, contact_ids: Iterable[int], limit: int = NEIGHBOURS) -> Rows:
    """A person's tickets, the newest first."""
    query = _row_query().where(tickets.c.contact_id.in_(sorted(contact_ids)), tickets.c.merged_into.is_(None))
    return tx.execute(query.order_by(tickets.c.id.desc()).limit(limit)).all()


def file_counts(tx: Connection, ticket_ids: Sequence[int]) -> dict[int, int]:
    """How many files each ticket holds; tickets without any are left out."""
    query = (
        select(messages.c.ticket_id, func.count())
        .join(parts, parts.c.message_id == messages.c.id)
        .where(messages.c.ticket_id.in_(ticket_ids), parts.c.state != "none")
        .group_by(messages.c.ticket_id)
    )
    return dict(tx.execute(query).all())


def counts(tx: Connection, user_id: int | None, now: datetime) -> tuple[dict[str, int], dict[str, int]]:
    """The active tickets by queue, and the fixed views' numbers."""
    queues = tx.execute(select(tickets.c.queue, func.count()).where(IS_ACTIVE).group_by(tickets.c.queue))
    views: dict[str, ColumnElement[bool]] = {
        "mine": tickets.c.assignee_id == (user_id or 0),
        "unassigned": tickets.c.assignee_id.is_(None),
        "risky": tickets.c.level.in_(RISKY),
        "overdue": _overdue(now),
    }
    numbers = tx.execute(
        select(func.count(), *(func.count().filter(condition) for condition in views.values())).where(IS_ACTIVE)
    ).one()
    found = dict(zip(("all", *views), numbers, strict=True))
    found["parked"] = tx.execute(select(func.count()).select_from(raws).where(IS_PARKED)).scalar_one()
    found["failed"] = tx.execute(select(func.count()).select_from(tickets).where(_troubled())).scalar_one()
    return dict(queues.all()), found


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
        **_thread(tx, messages.c.ticket_id.in_(members)),
        events=_history(tx, members),
        identities=_identities(tx, person),
        claims=tx.execute(select(claims).where(claims.c.contact_id.in_(sorted(person))).order_by(claims.c.id)).all(),
        joined=joins.of(tx, person) if len(person) > 1 else (),
        persons=joins.names(tx, person) if len(person) > 1 else {},
        neighbours=neighbours,
        files=file_counts(tx, [ticket_id, *(other.id for other in neighbours)]),
        linked_to=_ids(tx, tickets.c.linked_from == ticket_id),
        merged_from=_ids(tx, tickets.c.merged_into == ticket_id),
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


def reply_channel(tx: Connection, ticket_id: int) -> str | None:
    """The channel of `conversation_of`; None: there is no such ticket."""
    own = tx.execute(select(tickets.c.conversation_id).where(tickets.c.id == ticket_id)).scalar_one_or_none()
    if own is None:
        return None
    channel: str = conversation_of(tx, own, family(tx, ticket_id)).channel
    return channel


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """A customer's own request, as rows."""

    row: AnyRow
    messages: Rows
    parts: Rows
    linked_to: tuple[int, ...]


def request_page(tx: Connection, ticket_id: int, contact_ids: Iterable[int]) -> RequestPage | None:
    """What the customer with these contacts may see of the ticket: no notes, no answer that hasn't left yet or never will, and of
    what was merged with it nothing from another customer's conversation."""
    ticket = get(tx, ticket_id)
    if ticket is None:
        return None
    row = tx.execute(_requests(contact_ids).where(tickets.c.id == ticket_id)).first()
    if row is None and ticket.merged_into is not None:  # into another one of his
        return request_page(tx, ticket.merged_into, contact_ids)
    if row is None:
        return None
    thread = _thread(tx, and_(_told(tx, ticket, contact_ids), messages.c.direction != "note"))
    hidden = {
        row.message_id for row in thread["deliveries"] if row.kind == "send" and row.state not in ("sent", "unknown")
    }
    return RequestPage(
        row=row,
        messages=[message for message in thread["messages"] if message.id not in hidden],
        parts=thread["parts"],
        linked_to=_ids(tx, tickets.c.linked_from == ticket_id),
    )


def request_tickets(tx: Connection, contact_ids: Iterable[int], limit: int = 500) -> Rows:
    """A customer's own requests, the newest first; see `_requests`."""
    return tx.execute(_requests(contact_ids).order_by(tickets.c.id.desc()).limit(limit)).all()


def unread_requests(tx: Connection, contact_ids: Iterable[int]) -> set[int]:
    """The customer's tickets with answers to him that he has not opened."""
    there = and_(tickets.c.merged_into == messages.c.ticket_id, tickets.c.conversation_id == messages.c.conversation_id)
    query = (
        select(tickets.c.id)
        .join(messages, or_(messages.c.ticket_id == tickets.c.id, there))
        .join(deliveries, deliveries.c.message_id == messages.c.id)
        .where(tickets.c.contact_id.in_(sorted(contact_ids)), _own_words(contact_ids), _unread_answer())
        .distinct()
    )
    return set(tx.execute(query).scalars())


def mark_answers_read(tx: Connection, ticket_id: int, contact_ids: Iterable[int], now: datetime) -> None:
    """The customer with these contacts has opened his request."""
    theirs = select(messages.c.id).where(_told(tx, need(tx, ticket_id), contact_ids))
    tx.execute(
        deliveries.update()
        .where(deliveries.c.message_id.in_(theirs), deliveries.c.state == "sent", deliveries.c.read_at.is_(None))
        .values(read_at=now)
    )


def contact_of(tx: Connection, address: str) -> int | None:
    """Whose the typed address is."""
    return tx.execute(select(identities.c.contact_id).where(identities.c.address == address)).scalar_one_or_none()


def own_contacts(tx: Connection, address: str) -> frozenset[int]:
    """The contacts that whoever has the typed address has shown to be his, by his own proofs; none for an unknown address."""
    contact_id = contact_of(tx, address)
    return frozenset() if contact_id is None else joins.person(tx, contact_id, proven=True)


def ticket_owner(tx: Connection, ticket_id: int) -> int | None:
    return tx.execute(select(tickets.c.contact_id).where(tickets.c.id == ticket_id)).scalar_one_or_none()


def part(tx: Connection, part_id: int) -> AnyRow | None:
    """The part with its message's direction and the conversation's contact."""
    query = (
        select(parts, messages.c.direction, conversations.c.contact_id)
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


# --- pieces of the queries --------------------------------------------------------------------------------------------


def _row_query() -> Select[Any]:
    return (
        select(tickets, contacts.c.name.label("customer"), users.c.name.label("assignee"))
        .join(contacts, contacts.c.id == tickets.c.contact_id)
        .outerjoin(users, users.c.id == tickets.c.assignee_id)
    )


def _requests(contact_ids: Iterable[int]) -> Select[Any]:
    """A customer's tickets, as rows with `status_there`: the status of another customer's ticket that one was merged into. What was
    merged into another one of his own is left out."""
    his, into = sorted(contact_ids), tickets.alias("into")
    joined = _row_query().outerjoin(into, into.c.id == tickets.c.merged_into)
    seen = or_(tickets.c.merged_into.is_(None), into.c.contact_id.not_in(his))
    return joined.add_columns(into.c.status.label("status_there")).where(tickets.c.contact_id.in_(his), seen)


def _told(tx: Connection, ticket: Ticket, contact_ids: Iterable[int]) -> ColumnElement[bool]:
    """The messages of all that was merged with the ticket, as far as they are between this customer and us."""
    return and_(messages.c.ticket_id.in_(family(tx, root(tx, ticket).id)), _own_words(contact_ids))


def _own_words(contact_ids: Iterable[int]) -> ColumnElement[bool]:
    his = select(conversations.c.id).where(conversations.c.contact_id.in_(sorted(contact_ids)))
    return messages.c.conversation_id.in_(his)


def _overdue(now: datetime) -> ColumnElement[bool]:
    return and_(tickets.c.waiting_since.is_not(None), tickets.c.promised_at < now)


def _troubled() -> ColumnElement[bool]:
    # Begins at the few failed deliveries, not at every ticket.
    failed = select(messages.c.ticket_id).join(deliveries, deliveries.c.message_id == messages.c.id).where(IN_TROUBLE)
    return and_(tickets.c.id.in_(failed), tickets.c.status != "closed", tickets.c.merged_into.is_(None))


def _unread_answer() -> ColumnElement[bool]:
    return and_(
        messages.c.direction == "out", messages.c.automatic == "", deliveries.c.state == "sent",
        deliveries.c.read_at.is_(None), deliveries.c.kind == "send",
    )  # fmt: skip


def _conditions(tx: Connection, query: ListQuery, now: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        tickets.c.merged_into.is_(None),
        *_status(query.status, now),
        *_level(query.level),
    ]
    for column, value in (
        (tickets.c.queue, query.queue),
        (tickets.c.channel, query.channel),
        (tickets.c.topic, query.topic),
    ):
        if value:
            found.append(column == value)
    if query.contact_id:
        found.append(tickets.c.contact_id.in_(sorted(joins.person(tx, query.contact_id))))
    if query.assignee:
        found.append(tickets.c.assignee_id.is_(None) if query.assignee < 0 else tickets.c.assignee_id == query.assignee)
    if query.text.strip():
        found.append(_matches(tx, query.text.strip()))
    return found


def _status(status: str, now: datetime) -> list[ColumnElement[bool]]:
    match status:
        case "":
            return []
        case "active":
            return [IS_ACTIVE]
        case "overdue":
            return [IS_ACTIVE, _overdue(now)]
        case "failed":
            return [_troubled()]
        case _:
            return [tickets.c.status == status]


def _level(level: str) -> list[ColumnElement[bool]]:
    match level:
        case "":
            return []
        case "risky":
            return [tickets.c.level.in_(RISKY)]
        case "attack" | "report":
            return [tickets.c.role == level]
        case _:
            return [tickets.c.level == level]


def _matches(tx: Connection, text: str) -> ColumnElement[bool]:
    """Case doesn't matter in any alphabet: SQLite's own LIKE and lower() fold ASCII only."""
    fold, find = _folding(tx)
    needle = text.casefold()[:200]

    def has(column: ColumnElement[str]) -> ColumnElement[bool]:
        found: ColumnElement[bool] = find(fold(column), needle) > 0
        return found

    said = exists().where(messages.c.ticket_id == tickets.c.id, or_(has(messages.c.text), has(messages.c.subject)))
    known = exists().where(identities.c.contact_id == tickets.c.contact_id, has(identities.c.address))
    anywhere = or_(has(tickets.c.subject), has(tickets.c.preview), has(contacts.c.name), said, known)
    number = text.removeprefix("#").removeprefix("№").strip()
    if number.isascii() and number.isdigit():
        return or_(cast(tickets.c.id, String) == number, anywhere)
    return anywhere


def _folding(tx: Connection) -> tuple[Any, Any]:
    if tx.dialect.name != "sqlite":
        return func.lower, func.strpos
    driver = tx.connection.dbapi_connection
    assert driver is not None
    driver.create_function("casefold", 1, lambda value: value.casefold() if value else value, deterministic=True)
    return func.casefold, func.instr


def _order(sort: str) -> list[ColumnElement[Any]]:
    match sort:
        case "created":
            return [tickets.c.id.desc()]
        case "waiting":
            return [tickets.c.waiting_since.is_(None), tickets.c.waiting_since, tickets.c.id]
        case _:
            return [tickets.c.updated_at.desc(), tickets.c.id.desc()]


def _cursor(sort: str, row: AnyRow) -> str:
    moment = {"created": row.created_at, "waiting": row.waiting_since}.get(sort, row.updated_at)
    return f"{'' if moment is None else to_micros(moment)}.{row.id}"


def _after(sort: str, cursor: str) -> ColumnElement[bool]:
    micros, _, number = cursor.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 19 and len(micros) < 18):
        raise BadCursor(cursor)
    if micros and not (micros.isascii() and micros.isdigit()):
        raise BadCursor(cursor)
    ticket_id, waiting, updated = int(number), tickets.c.waiting_since, tickets.c.updated_at
    if sort == "created":
        return tickets.c.id < ticket_id
    if sort == "waiting" and not micros:
        return and_(waiting.is_(None), tickets.c.id > ticket_id)
    if not micros:
        raise BadCursor(cursor)
    moment = from_micros(int(micros))
    if sort == "waiting":
        return or_(waiting.is_(None), waiting > moment, and_(waiting == moment, tickets.c.id > ticket_id))
    return or_(updated < moment, and_(updated == moment, tickets.c.id < ticket_id))


def _thread(tx: Connection, which: ColumnElement[bool]) -> dict[str, Rows]:
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


def _ids(tx: Connection, condition: ColumnElement[bool]) -> tuple[int, ...]:
    return tuple(tx.execute(select(tickets.c.id).where(condition).order_by(tickets.c.id)).scalars())
