"""Tickets made one, parted, linked, and what undoes it."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from router.store.events import tell
from router.store.rows import insert_all
from router.store.tables import conversations, messages
from router.store.tickets import ACTIVE, Impossible, change, family, insert, need, only_active


def merge(tx: Connection, ticket_id: int, into_id: int, *, actor: str, now: datetime) -> None:
    """`ticket_id` becomes part of `into_id`: its thread is shown there and its conversation goes on there. See `family`."""
    ticket, into = need(tx, ticket_id), need(tx, into_id)
    if ticket.merged_into is not None:
        raise Impossible("merged", ticket=ticket_id, into=ticket.merged_into)
    if into_id in family(tx, ticket_id) or into.merged_into is not None:
        raise Impossible("merge_circle", ticket=ticket_id, into=into_id)
    change(tx, ticket_id, {"merged_into": into_id}, "merged", actor, {"into": into_id}, now)
    values = {"risk": max(into.risk, ticket.risk), "unread": into.unread or ticket.unread}
    change(tx, into_id, values, "absorbed", actor, {"ticket": ticket_id}, now)


def unmerge(tx: Connection, ticket_id: int, *, actor: str, now: datetime) -> None:
    """Takes a merge back. Impossible("another_active") if its conversation has got another active ticket meanwhile."""
    ticket = need(tx, ticket_id)
    if ticket.merged_into is None:
        raise Impossible("not_merged", ticket=ticket_id)
    if ticket.status in ACTIVE:
        only_active(tx, ticket)
    change(tx, ticket_id, {"merged_into": None}, "unmerged", actor, {"from": ticket.merged_into}, now)
    tell(tx, ticket.merged_into, "parted", actor, {"ticket": ticket_id}, now)


def split(tx: Connection, message_id: int, *, actor: str, now: datetime) -> int:
    """Moves a message and the later ones of its ticket to a new ticket; returns its id. A merge undoes it.

    A conversation has one active ticket at most, so the new one gets a conversation of its own with the same address. Impossible
    ("first_message") when nothing would be left.
    """
    message = tx.execute(select(messages).where(messages.c.id == message_id)).first()
    if message is None:
        raise Impossible("no_message", message=message_id)
    ticket = need(tx, message.ticket_id)
    moved = (messages.c.ticket_id == ticket.id) & (messages.c.id >= message_id)
    if not tx.execute(
        select(messages.c.id).where(messages.c.ticket_id == ticket.id, messages.c.id < message_id)
    ).first():
        raise Impossible("first_message", message=message_id)
    home = tx.execute(select(conversations).where(conversations.c.id == message.conversation_id)).one()._mapping
    copied = {
        k: home[k] for k in ("channel", "thread", "address", "name", "mailbox", "subject", "contact_id", "blocked")
    }
    (conversation_id,) = insert_all(tx, conversations, [copied | {"key": f"split:{message_id}", "created_at": now}])
    row = {
        "conversation_id": conversation_id, "contact_id": ticket.contact_id, "channel": ticket.channel,
        "subject": ticket.subject, "status": "open", "topic": ticket.topic, "section": ticket.section,
        "priority": ticket.priority, "queue": ticket.queue, "linked_from": ticket.id, "preview": message.text[:200],
        "preview_by": "in" if message.direction == "in" else "out", "created_at": now, "updated_at": now, "waiting_since": now,
    }  # fmt: skip
    (new_id,) = insert(tx, [row])
    tx.execute(update(messages).where(moved).values(ticket_id=new_id, conversation_id=conversation_id))
    tell(tx, ticket.id, "split", actor, {"into": new_id, "message": message_id}, now)
    tell(tx, new_id, "split_from", actor, {"ticket": ticket.id}, now)
    return new_id


def link(tx: Connection, ticket_id: int, to_id: int, *, actor: str, now: datetime) -> None:
    """`ticket_id` goes on from `to_id`: each shows the other."""
    need(tx, to_id)
    if ticket_id == to_id:
        raise Impossible("link_itself", ticket=ticket_id)
    ticket = need(tx, ticket_id)
    change(tx, ticket_id, {"linked_from": to_id}, "linked", actor, {"from": ticket.linked_from, "to": to_id}, now)
