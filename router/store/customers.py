"""What a customer may see of his own requests, as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from router.store import joins
from router.store.lists import row_query
from router.store.parts import AnyRow, Rows
from router.store.reading import correspondence, ticket_ids
from router.store.tables import (
    conversations,
    deliveries,
    identities,
    messages,
    tickets,
)  # fmt: skip
from router.store.tickets import Ticket, family, get, root


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
    said = correspondence(tx, and_(_told(tx, ticket, contact_ids), messages.c.direction != "note"))
    hidden = {
        row.message_id for row in said["deliveries"] if row.kind == "send" and row.state not in ("sent", "unknown")
    }
    return RequestPage(
        row=row,
        messages=[message for message in said["messages"] if message.id not in hidden],
        parts=said["parts"],
        linked_to=ticket_ids(tx, tickets.c.linked_from == ticket_id),
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


def mark_answers_read(tx: Connection, page: RequestPage, now: datetime) -> None:
    """The customer sees this page of his request. What left after it was read is still to be seen."""
    shown = deliveries.c.message_id.in_([message.id for message in page.messages])
    unread = and_(shown, deliveries.c.state == "sent", deliveries.c.read_at.is_(None))
    tx.execute(deliveries.update().where(unread).values(read_at=now))


def contact_of(tx: Connection, address: str) -> int | None:
    """Whose the typed address is."""
    return tx.execute(select(identities.c.contact_id).where(identities.c.address == address)).scalar_one_or_none()


def own_contacts(tx: Connection, address: str) -> frozenset[int]:
    """The contacts that whoever has the typed address has shown to be his, by his own proofs; none for an unknown address."""
    contact_id = contact_of(tx, address)
    return frozenset() if contact_id is None else joins.person(tx, contact_id, proven=True)


def ticket_owner(tx: Connection, ticket_id: int) -> int | None:
    return tx.execute(select(tickets.c.contact_id).where(tickets.c.id == ticket_id)).scalar_one_or_none()


def _requests(contact_ids: Iterable[int]) -> Select[Any]:
    """A customer's tickets, as rows with `status_there`: the status of another customer's ticket that one was merged into. What was
    merged into another one of his own is left out."""
    his, into = sorted(contact_ids), tickets.alias("into")
    joined = row_query().outerjoin(into, into.c.id == tickets.c.merged_into)
    seen = or_(tickets.c.merged_into.is_(None), into.c.contact_id.not_in(his))
    return joined.add_columns(into.c.status.label("status_there")).where(tickets.c.contact_id.in_(his), seen)


def _told(tx: Connection, ticket: Ticket, contact_ids: Iterable[int]) -> ColumnElement[bool]:
    """The messages of all that was merged with the ticket, as far as they are between this customer and us."""
    return and_(messages.c.ticket_id.in_(family(tx, root(tx, ticket).id)), _own_words(contact_ids))


def _own_words(contact_ids: Iterable[int]) -> ColumnElement[bool]:
    his = select(conversations.c.id).where(conversations.c.contact_id.in_(sorted(contact_ids)))
    return messages.c.conversation_id.in_(his)


def _unread_answer() -> ColumnElement[bool]:
    return and_(
        messages.c.direction == "out", messages.c.automatic == "", deliveries.c.state == "sent",
        deliveries.c.read_at.is_(None), deliveries.c.kind == "send",
    )  # fmt: skip
