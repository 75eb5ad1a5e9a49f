"""Deliveries: queued → sending → sent | queued again | failed | unknown; cancelled before they began. An edit or a deletion of a
message that was sent is a delivery of its own kind, in the same order as all others.

Every change is conditional on the state it starts from, so two workers, or a worker and a person, can't both win.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Update,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from router.schema import Json
from router.store import contacts
from router.store.engine import announce
from router.store.events import tell
from router.store.jobs import SENDING, Job, jobs
from router.store.parts import AnyRow
from router.store.rows import insert_all, insert_new
from router.store.tables import channel_states, conversations, deliveries, message_keys, messages, tickets
from router.store.tickets import Impossible

OPEN = ("queued", "sending")
# A partial index is chosen only for its own words: said literally, and beside every narrower state. What was sent is never looked through.
_OPEN: BindParameter[str] = bindparam("open", OPEN, expanding=True, literal_execute=True)
_TROUBLE: BindParameter[str] = bindparam("trouble", ("failed", "unknown"), expanding=True, literal_execute=True)
IN_TROUBLE = deliveries.c.state.in_(_TROUBLE)
TAKEN_BACK = "a part was delivered, the rest was taken back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery in somebody's hands: results count only from the worker who holds it."""

    id: int
    worker: str


def next_due(tx: Connection, channel: str) -> datetime | None:
    """When the channel has something to do next: a delivery that is due, a lease that ends, a hold that is over."""
    first = tx.execute(select(func.min(deliveries.c.due_at)).where(_mine(channel), _may_go())).scalar()
    lease = tx.execute(select(func.min(deliveries.c.lease_until)).where(_mine(channel), _sending())).scalar()
    held = tx.execute(select(channel_states.c.held_until).where(channel_states.c.channel == channel)).scalar()
    if first is not None and held is not None:
        first = max(first, held)
    return min((moment for moment in (first, lease) if moment is not None), default=None)


def lead(tx: Connection, channel: str, worker: str, now: datetime, until: datetime) -> bool:
    """Whether the worker alone sends on the channel until then: nobody else does now."""
    insert_new(tx, channel_states, [{"channel": channel}])
    free = or_(
        channel_states.c.sender == worker, channel_states.c.sender_until.is_(None), channel_states.c.sender_until <= now
    )
    mine = update(channel_states).where(channel_states.c.channel == channel, free)
    return tx.execute(mine.values(sender=worker, sender_until=until)).rowcount > 0


def led_by_another(tx: Connection, channel: str, worker: str, now: datetime) -> bool:
    """Asked on a reader, so that those who wait disturb nobody."""
    row = tx.execute(select(channel_states).where(channel_states.c.channel == channel)).first()
    return row is not None and row.sender != worker and row.sender_until is not None and row.sender_until > now


def stand_down(tx: Connection, channel: str, worker: str, until: datetime) -> None:
    """Another may send on the channel from then on."""
    mine = (channel_states.c.channel == channel) & (channel_states.c.sender == worker)
    tx.execute(update(channel_states).where(mine).values(sender="", sender_until=until))
    announce(tx, "deliveries")


def claim(tx: Connection, channel: str, worker: str, now: datetime, lease_until: datetime, limit: int) -> list[Job]:
    """Takes the oldest unfinished delivery of each conversation that is due. A delivery that goes out is alone in its conversation."""
    held = tx.execute(select(channel_states.c.held_until).where(channel_states.c.channel == channel)).scalar()
    if held is not None and held > now:
        return []
    due = (
        select(deliveries.c.id)
        .where(_mine(channel), _may_go(), deliveries.c.due_at <= now)
        .order_by(deliveries.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = list(tx.execute(due).scalars())
    if not ids:
        return []
    values = {
        "state": "sending", "worker": worker, "lease_until": lease_until, "updated_at": now,
        "attempts": deliveries.c.attempts + 1,
    }  # fmt: skip
    tx.execute(update(deliveries).where(deliveries.c.id.in_(ids)).values(values))
    return jobs(tx, ids)


def renew(tx: Connection, claimed: Sequence[Claimed], lease_until: datetime) -> None:
    for one in claimed:
        tx.execute(_held(one).values(lease_until=lease_until))


def release(tx: Connection, one: Claimed, now: datetime) -> None:
    """Gives a delivery back that was never tried."""
    values = {
        "state": "queued",
        "worker": "",
        "lease_until": None,
        "attempts": deliveries.c.attempts - 1,
        "updated_at": now,
    }
    tx.execute(_held(one).values(values))
    announce(tx, "deliveries")


def any_lost(tx: Connection, channel: str, now: datetime) -> bool:
    """Whether `lost` has something to do: asked on a reader, so that the writer isn't disturbed."""
    over = and_(_mine(channel), _sending(), deliveries.c.lease_until <= now)
    return tx.execute(select(deliveries.c.id).where(over).limit(1)).first() is not None


def under_way(tx: Connection, channel: str) -> bool:
    """Whether something may have left on the channel of which the desk doesn't know the provider's name yet."""
    trying = and_(_mine(channel), _open(), deliveries.c.attempts > 0)
    return tx.execute(select(deliveries.c.id).where(trying).limit(1)).first() is not None


def lost(tx: Connection, channel: str, safe_repeat: bool, now: datetime, *, in_hand: Collection[int] = ()) -> int:
    """What a worker held when it died: queued again where a repeat is harmless, else unknown. How many there were.

    `in_hand`: what the caller is sending itself, however late its lease is. Doing an edit or a deletion twice is always harmless.
    """
    over = and_(_mine(channel), _sending(), deliveries.c.lease_until <= now)
    rows = [row for row in tx.execute(select(deliveries).where(over)) if row.id not in in_hand]
    for row in rows:
        one = Claimed(id=row.id, worker=row.worker)
        if safe_repeat or row.kind != "send":
            tx.execute(_held(one).values(state="queued", worker="", lease_until=None, due_at=now, updated_at=now))
        else:
            unknown(tx, one, "the desk stopped while this was being sent", now)
    if rows:
        announce(tx, "deliveries")
    return len(rows)


def sent(
    tx: Connection, one: Claimed, external_ids: Sequence[str], now: datetime, *,
    complete: bool = True, moved_to: str = "",
) -> bool:  # fmt: skip
    """A piece, or with `complete` the last one, was delivered under these references. False: it is somebody else's by now."""
    row = tx.execute(_IN_HAND, {"row": one.id, "by": one.worker}).first()
    if row is None:
        return False
    tx.execute(
        _ALL_SENT if complete else _PIECE_SENT, {"row": one.id, "ids": [*row.sent_ids, *external_ids], "at": now}
    )
    if row.kind == "send" and row.message_id is not None and external_ids:
        keys = [{"channel": row.channel, "key": key, "message_id": row.message_id} for key in external_ids]
        insert_new(tx, message_keys, keys)
        if not row.external_id:
            tx.execute(_REFER, {"row": row.message_id, "ref": external_ids[0]})
    if moved_to:
        tx.execute(update(conversations).where(conversations.c.id == row.conversation_id).values(thread=moved_to))
    contacts.taken(tx, row.conversation_id)
    announce(tx, "deliveries")
    if complete and row.ticket_id is not None:
        _write_down(tx, row.ticket_id, row, "sent", "", now)
    return True


def put_off(tx: Connection, one: Claimed, reason: str, due_at: datetime, now: datetime) -> None:
    """Not delivered now; tried again at `due_at`."""
    row = _take_back(tx, one, {"state": "queued", "reason": reason, "due_at": due_at, "worker": ""}, now)
    if row is not None and not row.reason:
        _tell(tx, row, "queued", reason, now)


def hold(tx: Connection, channel: str, until: datetime) -> None:
    """The whole channel waits: its provider asked for it."""
    known = tx.execute(
        update(channel_states).where(channel_states.c.channel == channel).values(held_until=until)
    ).rowcount
    if not known:
        insert_new(tx, channel_states, [{"channel": channel, "held_until": until}])


def failed(tx: Connection, one: Claimed, reason: str, now: datetime, *, dead: bool = False) -> None:
    """Never will be delivered as it is: `reason` is the provider's words. `dead`: nothing is, to that address."""
    row = _take_back(tx, one, {"state": "failed", "reason": reason}, now)
    if row is None:
        return
    _tell(tx, row, "failed", reason, now)
    _still_there(tx, row)
    if dead:
        contacts.undeliverable(tx, row.conversation_id, reason, now, permanent=True)


def unknown(tx: Connection, one: Claimed, reason: str, now: datetime) -> None:
    """May have been delivered; a person decides. The worker's name stays: its result may still come."""
    row = _take_back(tx, one, {"state": "unknown", "reason": reason}, now)
    if row is not None:
        _tell(tx, row, "unknown", reason, now)


def retry(tx: Connection, delivery_id: int, now: datetime, *, actor: str) -> None:
    """A person sends a failed or unknown delivery again, at once; a block on its conversation is tried out, too."""
    row = _need(tx, delivery_id)
    values = {
        "state": "queued",
        "due_at": now,
        "attempts": 0,
        "reason": "",
        "worker": "",
        "lease_until": None,
        "updated_at": now,
    }
    which = and_(deliveries.c.id == delivery_id, deliveries.c.state.in_(("failed", "unknown")))
    if not tx.execute(update(deliveries).where(which).values(values)).rowcount:
        raise Impossible("delivery_state", state=row.state)
    tx.execute(update(conversations).where(conversations.c.id == row.conversation_id).values(blocked=""))
    if row.kind == "delete":
        tx.execute(update(messages).where(messages.c.id == row.message_id).values(deleted_at=now))
    _tell(tx, row, "queued", "", now, actor=actor)


def cancel(tx: Connection, delivery_id: int, now: datetime, *, actor: str) -> AnyRow | None:
    """Takes a queued delivery back, so that what waits behind it may go.

    If nothing of it has left, its message is marked, and the row is returned as it was. If some pieces have, it failed: None. An edit or
    a deletion is given up: None.
    """
    row = _need(tx, delivery_id)
    which = and_(deliveries.c.id == delivery_id, deliveries.c.state == "queued")
    to = {"state": "failed", "reason": TAKEN_BACK} if row.sent_ids else {"state": "cancelled"}
    if row.message_id is None or not tx.execute(update(deliveries).where(which).values(updated_at=now, **to)).rowcount:
        raise Impossible("delivery_state", state=row.state)
    if row.kind != "send":
        _tell(tx, row, "cancelled", "", now, actor=actor)
        _still_there(tx, row)
        return None
    if row.sent_ids:
        _tell(tx, row, "failed", TAKEN_BACK, now, actor=actor)
        return None
    message = tx.execute(select(messages).where(messages.c.id == row.message_id)).one()
    tx.execute(update(messages).where(messages.c.id == row.message_id).values(deleted_at=now))
    _tell(tx, row, "cancelled", "", now, actor=actor)
    return message


def change(tx: Connection, message_id: int, kind: str, uid: str, now: datetime) -> int:
    """Queues an edit (to the message's text as it is then) or a deletion of what was sent; the delivery's id."""
    row = sending_of(tx, message_id)
    if row is None or row.state != "sent":
        raise Impossible("delivery_state", state=row.state if row else "")
    waiting = select(deliveries.c.id).where(
        deliveries.c.message_id == message_id, deliveries.c.kind == kind, deliveries.c.state == "queued", _open(),
        deliveries.c.attempts == 0,
    )  # fmt: skip
    same = tx.execute(waiting).scalar()
    if same is not None:
        return int(same)
    announce(tx, "deliveries")
    values = {
        "uid": uid, "conversation_id": row.conversation_id, "message_id": message_id, "channel": row.channel, "kind": kind,
        "due_at": now, "created_at": now, "updated_at": now,
    }  # fmt: skip
    return insert_all(tx, deliveries, [values])[0]


def sending_of(tx: Connection, message_id: int) -> AnyRow | None:
    """The delivery by which the message itself left; None: it didn't leave from here."""
    return tx.execute(SENDING, {"ids": [message_id]}).first()


def waits_again(tx: Connection, ticket_id: int, since: datetime, preview: str) -> None:
    """After an answer was taken back: the customer waits, and has waited since his own message."""
    values = {"waiting_since": since, "preview": preview, "preview_by": "in"}
    tx.execute(update(tickets).where(tickets.c.id == ticket_id).values(values))


def _still_there(tx: Connection, row: AnyRow) -> None:
    """A deletion that didn't come about: the customer has the message as before."""
    if row.kind == "delete":
        tx.execute(update(messages).where(messages.c.id == row.message_id).values(deleted_at=None))


def counts(tx: Connection) -> dict[tuple[str, str], int]:
    """Deliveries by (channel, state) that are not finished well."""
    state = deliveries.c.channel, deliveries.c.state
    both = union_all(select(*state).where(_open()), select(*state).where(IN_TROUBLE))
    return Counter((row.channel, row.state) for row in tx.execute(both))


def _mine(channel: str) -> Any:
    return deliveries.c.channel == channel


def _sending() -> Any:
    return and_(deliveries.c.state == "sending", _open())


def _open() -> Any:
    return deliveries.c.state.in_(_OPEN)


def _may_go() -> Any:
    other = deliveries.alias("other")
    before = and_(
        other.c.conversation_id == deliveries.c.conversation_id,
        other.c.id != deliveries.c.id,
        other.c.state.in_(_OPEN),
        or_(other.c.state == "sending", other.c.id < deliveries.c.id),
    )
    return and_(deliveries.c.state == "queued", _open(), ~exists().where(before))


def _held(one: Claimed) -> Update:
    return update(deliveries).where(deliveries.c.id == one.id, deliveries.c.worker == one.worker, _sending())


def _take_back(tx: Connection, one: Claimed, values: dict[str, object], now: datetime) -> AnyRow | None:
    """Ends a claim; the row as it was, or None if the claim was no longer ours."""
    row = tx.execute(select(deliveries).where(deliveries.c.id == one.id)).one()
    found = tx.execute(_held(one).values(**values, lease_until=None, updated_at=now)).rowcount
    announce(tx, "deliveries")
    return row if found else None


def _need(tx: Connection, delivery_id: int) -> AnyRow:
    row = tx.execute(select(deliveries).where(deliveries.c.id == delivery_id)).first()
    if row is None:
        raise Impossible("no_delivery", delivery=delivery_id)
    return row


def _tell(tx: Connection, row: AnyRow, state: str, reason: str, now: datetime, *, actor: str = "system") -> None:
    announce(tx, "deliveries")
    if row.message_id is None:
        return
    ticket_id = tx.execute(select(messages.c.ticket_id).where(messages.c.id == row.message_id)).scalar_one()
    _write_down(tx, ticket_id, row, state, reason, now, actor=actor)


def _write_down(
    tx: Connection, ticket_id: int, row: AnyRow, state: str, reason: str, now: datetime, *, actor: str = "system"
) -> None:
    data: dict[str, Json] = {
        "delivery": row.id,
        "message": row.message_id,
        "state": state,
        "reason": reason,
        "act": row.kind,
    }
    tell(tx, ticket_id, "delivery", actor, data, now)


# Built once: putting these statements together costs more than running them.
# A worker that was thought dead may still bring its result: better late than unknown.
_IN_HAND = (
    select(deliveries, messages.c.ticket_id, messages.c.external_id)
    .outerjoin(messages, messages.c.id == deliveries.c.message_id)
    .where(
        deliveries.c.id == bindparam("row"), deliveries.c.worker == bindparam("by"), deliveries.c.state.in_(("sending", "unknown"))
    )
)  # fmt: skip
_PIECE_SENT = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("row"))
    .values(sent_ids=bindparam("ids"), updated_at=bindparam("at"), reason="")
)
_ALL_SENT = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("row"))
    .values(
        sent_ids=bindparam("ids"), updated_at=bindparam("at"), reason="", state="sent", sent_at=bindparam("at"), lease_until=None
    )
)  # fmt: skip
_REFER = (
    update(messages)
    .where(messages.c.id == bindparam("row"))
    .values(external_id=bindparam("ref"), reference=bindparam("ref"))
)
