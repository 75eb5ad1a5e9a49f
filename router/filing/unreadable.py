"""A raw that can't be read: a ticket stands in for it, until a fix makes it a message after all."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from router.filing.batch import Batch, Case, Letter, conversation_row
from router.schema import InboundMessage, Json, Part, Sender
from router.store import contacts, conversations, events, merging, messages, raws, tickets
from router.store.messages import Arrived

UNREADABLE = "unreadable"
PREVIEW = 200
UNREAD = "could not be read"


def set_aside(tx: Connection, raw: raws.StoredRaw, reason: str, now: datetime) -> int:
    """Parks a raw that can't be read, in a ticket where people see it. Returns the ticket; 0 if another worker has the raw."""
    if not raws.claim(tx, [raw.id]):
        return 0
    key = f"{UNREADABLE}:{raw.id}"
    place = messages.known(tx, [(raw.raw.channel, key)]).get((raw.raw.channel, key))
    ticket_id = place.ticket_id if place else _unreadable_ticket(tx, raw, key, reason)
    raws.park(tx, raw.id, reason, ticket_id, now)
    data: dict[str, Json] = {"raw": raw.id, "reason": reason}
    events.tell(tx, ticket_id, "parked", "system", data, now)
    return ticket_id


def _unreadable_ticket(tx: Connection, raw: raws.StoredRaw, key: str, reason: str) -> int:
    channel, at = raw.raw.channel, raw.raw.received_at
    sender = Sender(address=f"{UNREADABLE}:{channel}", name=channel)
    contact_id = contacts.ensure(tx, [contacts.Writer(sender=sender, channel=channel, at=at)])[sender.address]
    home = conversation_row(channel, key, contact_id, at) | {"blocked": UNREAD}
    (conversation_id,) = conversations.ensure(tx, [home])
    subject = "Не удалось прочитать сообщение"
    row = {
        "conversation_id": conversation_id, "contact_id": contact_id, "channel": channel, "subject": subject,
        "unread": True, "preview": reason[:PREVIEW], "preview_by": "in", "created_at": at, "updated_at": at, "waiting_since": at,
    }  # fmt: skip
    (ticket_id,) = tickets.insert(tx, [row])
    part = Part(kind="unsupported", text=f"{UNREAD}: {reason}", size=len(raw.raw.body))
    message = InboundMessage(channel=channel, external_id=key, sender=sender, text="", parts=(part,), sent_at=at)
    arrived = Arrived(
        conversation_id=conversation_id, ticket_id=ticket_id, contact_id=contact_id, raw_id=raw.id, message=message,
        verdict=None, threading={"method": UNREADABLE}, created_at=at,
    )  # fmt: skip
    messages.insert(tx, [arrived])
    return ticket_id


def remember(batch: Batch, again: Sequence[raws.StoredRaw]) -> None:
    """Finds what stands in for raws that are read again."""
    keys = {(raw.raw.channel, f"{UNREADABLE}:{raw.id}"): raw.id for raw in again}
    batch.unread = {keys[name]: place for name, place in messages.known(batch.tx, keys).items()}


def give_up_stand_in(batch: Batch, letter: Letter, case: Case) -> None:
    """The message has a ticket of its own: the one that stood for it while it could not be read becomes part of it."""
    before = batch.unread.pop(letter.raw.id, None)
    if before is not None:
        messages.remove_stand_in(batch.tx, before.message_id)
        merging.merge(batch.tx, before.ticket_id, case.id, actor="system", now=batch.office.now)
