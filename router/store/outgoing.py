"""What our side says: replies with their deliveries, and notes, which never leave."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from router.schema import Button, Part
from router.store.engine import announce
from router.store.messages import add_parts
from router.store.rows import insert_all
from router.store.tables import deliveries, messages, users


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What our side says. `uid` is the delivery's idempotency key; it is not sent before `due_at`. `automatic`: no person wrote it."""

    conversation_id: int
    ticket_id: int
    channel: str
    uid: str
    text: str
    author_id: int | None = None
    automatic: bool = False
    subject: str = ""
    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()
    answer: str = ""
    answers_id: int | None = None
    created_at: datetime
    due_at: datetime


class Inserted(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one reply."""

    message_id: int
    delivery_id: int


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What operators tell each other in a ticket. Never sent."""

    conversation_id: int
    ticket_id: int
    channel: str
    text: str
    author_id: int
    parts: tuple[Part, ...] = ()
    created_at: datetime


def add_reply(tx: Connection, reply: Reply) -> Inserted:
    """The message, its delivery row and its parts; wakes the outbox."""
    return add_replies(tx, [reply])[0]


def add_replies(tx: Connection, replies: Sequence[Reply]) -> list[Inserted]:
    """`add_reply` for many at once."""
    if not replies:
        return []
    ids = insert_all(tx, messages, [_outgoing(reply) for reply in replies])
    sent = insert_all(
        tx, deliveries, [_delivery(reply, message_id) for message_id, reply in zip(ids, replies, strict=True)]
    )
    add_parts(tx, [(message_id, None, reply.parts) for message_id, reply in zip(ids, replies, strict=True)])
    announce(tx, "deliveries")
    return [Inserted(message_id=m, delivery_id=d) for m, d in zip(ids, sent, strict=True)]


def add_answer(tx: Connection, conversation_id: int, channel: str, answer: str, *, uid: str, now: datetime) -> int:
    """A delivery without a message: only acknowledges a pressed button to the provider."""
    announce(tx, "deliveries")
    row = {
        "uid": uid, "conversation_id": conversation_id, "channel": channel, "answer": answer, "automatic": True,
        "due_at": now, "created_at": now, "updated_at": now,
    }  # fmt: skip
    return insert_all(tx, deliveries, [row])[0]


def add_note(tx: Connection, note: Note) -> int:
    """Returns the message's id."""
    row = {
        "conversation_id": note.conversation_id, "ticket_id": note.ticket_id, "channel": note.channel, "direction": "note",
        "author_id": note.author_id, "text": note.text, "sent_at": note.created_at, "created_at": note.created_at,
    }  # fmt: skip
    (message_id,) = insert_all(tx, messages, [row])
    add_parts(tx, [(message_id, None, note.parts)])
    return message_id


def answered_by(tx: Connection, ticket_ids: Sequence[int], after: int, user_id: int | None) -> str | None:
    """Who else answered the tickets after that message, by name; None if nobody did, or took it back."""
    query = (
        select(users.c.name)
        .select_from(messages.join(users, users.c.id == messages.c.author_id))
        .join(deliveries, deliveries.c.message_id == messages.c.id)
        .where(messages.c.ticket_id.in_(ticket_ids), messages.c.id > after, messages.c.direction == "out")
        .where(messages.c.author_id != user_id, deliveries.c.state != "cancelled")
        .order_by(messages.c.id)
    )
    return tx.execute(query.limit(1)).scalar_one_or_none()


def _outgoing(reply: Reply) -> dict[str, object]:
    return {
        "conversation_id": reply.conversation_id, "ticket_id": reply.ticket_id, "channel": reply.channel,
        "direction": "out", "author_id": reply.author_id, "text": reply.text, "subject": reply.subject,
        "automatic": "machine" if reply.automatic else "", "buttons": reply.buttons, "answers_id": reply.answers_id,
        "sent_at": reply.created_at, "created_at": reply.created_at,
    }  # fmt: skip


def _delivery(reply: Reply, message_id: int) -> dict[str, object]:
    return {
        "uid": reply.uid, "conversation_id": reply.conversation_id, "message_id": message_id, "channel": reply.channel,
        "automatic": reply.automatic, "answer": reply.answer, "due_at": reply.due_at,
        "created_at": reply.created_at, "updated_at": reply.created_at,
    }  # fmt: skip
