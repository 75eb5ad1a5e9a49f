"""Lists of tickets and their numbers, each bounded. Rows come back as they are; router.desk makes views of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, and_, cast, exists, func, or_, select

from router.store import joins
from router.store.outbox import IN_TROUBLE
from router.store.parts import AnyRow, Rows
from router.store.raws import IS_PARKED
from router.store.tables import (
    contacts,
    conversations,
    deliveries,
    from_micros,
    identities,
    messages,
    parts,
    raws,
    tickets,
    to_micros,
    users,
)  # fmt: skip
from router.store.tickets import IS_ACTIVE

RISKY = ("suspicious", "fraud")


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
    page = row_query().where(*conditions)
    if query.before:
        page = page.where(_after(query.sort, query.before))
    rows = tx.execute(page.order_by(*_order(query.sort)).limit(query.limit + 1)).all()
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    cursor = _cursor(query.sort, rows[-1]) if more else ""
    return rows, total, cursor, file_counts(tx, [row.id for row in rows])


def ticket_rows(tx: Connection, ids: Sequence[int]) -> Rows:
    return tx.execute(row_query().where(tickets.c.id.in_(ids))).all()


def contact_tickets(tx: Connection, contact_ids: Iterable[int], limit: int) -> Rows:
    """A person's tickets, the newest first."""
    query = row_query().where(tickets.c.contact_id.in_(sorted(contact_ids)), tickets.c.merged_into.is_(None))
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


def row_query() -> Select[Any]:
    """Tickets with the names of their customer and their assignee, and where answers go."""
    return (
        select(
            tickets,
            contacts.c.name.label("customer"),
            conversations.c.address.label("address"),
            users.c.name.label("assignee"),
        )
        .join(contacts, contacts.c.id == tickets.c.contact_id)
        .join(conversations, conversations.c.id == tickets.c.conversation_id)
        .outerjoin(users, users.c.id == tickets.c.assignee_id)
    )


def _overdue(now: datetime) -> ColumnElement[bool]:
    return and_(tickets.c.waiting_since.is_not(None), tickets.c.promised_at < now)


def _troubled() -> ColumnElement[bool]:
    # Begins at the few failed deliveries, not at every ticket.
    failed = select(messages.c.ticket_id).join(deliveries, deliveries.c.message_id == messages.c.id).where(IN_TROUBLE)
    return and_(tickets.c.id.in_(failed), tickets.c.status != "closed", tickets.c.merged_into.is_(None))


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
