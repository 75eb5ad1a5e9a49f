"""What arrived, byte for byte, and how far it got: new → done | ignored | parked; a replay makes it new again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Row, bindparam, literal, null, or_, select, update

from router.schema import Raw
from router.store.engine import announce
from router.store.rows import by_channel, chunks, insert_new, insert_unless_there, put, run_many
from router.store.tables import channel_states, raw_bodies, raws

ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=2)


class StoredRaw(msgspec.Struct, frozen=True, kw_only=True):
    """A raw with its row: `state` is new, done, ignored or parked; `reason` says why it was ignored, parked or tried again."""

    id: int
    raw: Raw
    state: str
    attempts: int
    reason: str
    due_at: datetime | None
    ticket_id: int | None


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """How a raw ended: state "done", "double" (its message is another raw's) or "ignored" (with the reason), and its ticket, if any."""

    id: int
    state: str
    reason: str = ""
    ticket_id: int | None = None


def insert(tx: Connection, arrived: Sequence[Raw]) -> list[int]:
    """Stores what is new and returns the row's id of each, in order, those that were already there too."""
    if not arrived:
        return []
    ids = insert_unless_there(tx, raws, [_row(raw) for raw in arrived]) or _ids(tx, arrived)
    bodies = [{"raw_id": number, "body": raw.body} for number, raw in zip(ids, arrived, strict=True)]
    insert_new(tx, raw_bodies, bodies)
    last = {raw.channel: raw.received_at for raw in arrived}
    put(tx, channel_states, [{"channel": name, "last_raw_at": at} for name, at in last.items()], key=["channel"])
    announce(tx, "raws")
    return ids


def _row(raw: Raw) -> dict[str, object]:
    return {
        "channel": raw.channel, "key": raw.key, "meta": raw.meta, "received_at": raw.received_at, "size": len(raw.body),
    }  # fmt: skip


def _ids(tx: Connection, stored: Sequence[Raw]) -> list[int]:
    names = [(raw.channel, raw.key) for raw in stored]
    found = {
        (channel, row.key): row.id
        for channel, keys in by_channel(names)
        for row in tx.execute(_BY_KEY, {"channel": channel, "keys": keys})
    }
    return [found[name] for name in names]


def known(tx: Connection, channel: str, keys: Sequence[str]) -> set[str]:
    """Those of the keys that are stored."""
    return {row.key for some in chunks(keys) for row in tx.execute(_BY_KEY, {"channel": channel, "keys": some})}


def waiting(tx: Connection, now: datetime, limit: int) -> list[int]:
    """Ids of raws to be looked at: new, and not put off beyond `now`; the oldest first."""
    due = or_(raws.c.due_at.is_(None), raws.c.due_at <= now)
    return list(tx.execute(select(raws.c.id).where(IS_NEW, due).order_by(raws.c.id).limit(limit)).scalars())


def portions(tx: Connection, ids: Sequence[int], size: int) -> list[list[int]]:
    """Those of `ids` that are still new, by id, in portions whose bodies have at most `size` bytes together; a larger one is alone,
    and so is one that failed before."""
    made: list[list[int]] = []
    filled = size
    for row in (row for some in chunks(sorted(ids)) for row in tx.execute(_SIZES, {"ids": some})):
        if not made or row.attempts or filled + row.size > size:
            made.append([])
            filled = 0
        made[-1].append(row.id)
        filled = size if row.attempts else filled + row.size
    return made


def load(tx: Connection, ids: Sequence[int]) -> list[StoredRaw]:
    """The raws of `ids` that are still new, by id."""
    return [_stored(row) for some in chunks(sorted(ids)) for row in tx.execute(_NEW, {"ids": some})]


def get(tx: Connection, raw_id: int) -> StoredRaw | None:
    row = tx.execute(_WHOLE.where(raws.c.id == raw_id)).first()
    return _stored(row) if row else None


def of_ids(tx: Connection, ids: Iterable[int]) -> dict[int, StoredRaw]:
    """The raws of `ids`, however far they got."""
    return {row.id: _stored(row) for some in chunks(ids) for row in tx.execute(_WHOLE.where(raws.c.id.in_(some)))}


def claim(tx: Connection, ids: Sequence[int]) -> set[int]:
    """The raws of `ids` that are still new and now belong to this transaction: another worker passes them over."""
    return {number for some in chunks(ids) for number in tx.execute(_CLAIM, {"ids": some}).scalars()}


def finish(tx: Connection, ended: Sequence[Finished], now: datetime) -> None:
    """Records the end of claimed raws."""
    if ended:
        run_many(
            tx,
            _FINISH,
            [{"row": end.id, "to": end.state, "why": end.reason, "ticket": end.ticket_id, "at": now} for end in ended],
        )


def fail(tx: Connection, raw_id: int, reason: str, now: datetime) -> bool:
    """One more failed attempt: due again after 2, 4, 8 … seconds. True when it was the last and the raw has to be parked."""
    attempts = tx.execute(select(raws.c.attempts).where(raws.c.id == raw_id, raws.c.state == "new")).scalar()
    if attempts is None:
        return False
    due = now + FIRST_WAIT * 2**attempts
    tx.execute(update(raws).where(raws.c.id == raw_id).values(attempts=attempts + 1, reason=reason, due_at=due))
    return bool(attempts + 1 >= ATTEMPTS)


def tried(tx: Connection, ids: Sequence[int]) -> None:
    """Counts an attempt before it is made: it may be the last thing that the process does."""
    for some in chunks(ids):
        tx.execute(update(raws).where(raws.c.id.in_(some), raws.c.state == "new").values(attempts=raws.c.attempts + 1))


def park(tx: Connection, raw_id: int, reason: str, ticket_id: int | None, now: datetime) -> None:
    """Sets a raw aside, visible and replayable. Nothing of it is lost."""
    tx.execute(
        update(raws)
        .where(raws.c.id == raw_id)
        .values(state="parked", reason=reason, ticket_id=ticket_id, processed_at=now, due_at=None)
    )


def parked(tx: Connection, limit: int = 500) -> list[StoredRaw]:
    """What was set aside, the newest first."""
    statement = _WHOLE.where(IS_PARKED).order_by(raws.c.id.desc()).limit(limit)
    return [_stored(row) for row in tx.execute(statement)]


def parked_of(tx: Connection, channel: str, prefix: str, limit: int) -> list[StoredRaw]:
    """What was set aside of the raws whose keys begin so, the newest first."""
    mine = (raws.c.channel == channel) & (raws.c.key >= prefix) & (raws.c.key < prefix + "\U0010ffff")
    statement = _WHOLE.where(mine, IS_PARKED).order_by(raws.c.id.desc()).limit(limit)
    return [_stored(row) for row in tx.execute(statement)]


def replay(tx: Connection, ids: Sequence[int] | None = None) -> list[int]:
    """Makes raws new again, all parked ones without `ids`; returns the ids. A message that came of one before isn't doubled."""
    chosen = raws.c.state == "parked" if ids is None else raws.c.id.in_(list(ids))
    statement = update(raws).where(chosen, raws.c.state != "new")
    again = tx.execute(
        statement.values(state="new", attempts=0, reason="", due_at=None, processed_at=None).returning(raws.c.id)
    )
    announce(tx, "raws")
    return sorted(again.scalars())


def counts(tx: Connection) -> Mapping[str, int]:
    """Raws not yet processed, by channel."""
    return Counter(tx.execute(select(raws.c.channel).where(IS_NEW)).scalars())  # GROUP BY would go through all raws


# A partial index is chosen only for its own words, said literally.
IS_NEW = raws.c.state == literal("new", literal_execute=True)
IS_PARKED = raws.c.state == literal("parked", literal_execute=True)
_BY_KEY = select(raws.c.id, raws.c.key).where(
    raws.c.channel == bindparam("channel"), raws.c.key.in_(bindparam("keys", expanding=True))
)
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_WHOLE = select(
    raws.c.id, raws.c.channel, raws.c.key, raw_bodies.c.body, raws.c.meta, raws.c.received_at, raws.c.state, raws.c.attempts,
    raws.c.reason, raws.c.due_at, raws.c.ticket_id,
).join(raw_bodies, raw_bodies.c.raw_id == raws.c.id)  # fmt: skip
_NEW = _WHOLE.where(raws.c.id.in_(_IDS), raws.c.state == "new").order_by(raws.c.id)
_SIZES = (
    select(raws.c.id, raws.c.size, raws.c.attempts)
    .where(raws.c.id.in_(_IDS), raws.c.state == "new")
    .order_by(raws.c.id)
)
_CLAIM = select(raws.c.id).where(raws.c.id.in_(_IDS), raws.c.state == "new").with_for_update(skip_locked=True)
_FINISH = (
    update(raws)
    .where(raws.c.id == bindparam("row"))
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        ticket_id=bindparam("ticket"),
        processed_at=bindparam("at", type_=raws.c.processed_at.type),
        due_at=null(),
    )
)


def _stored(row: Row[*tuple[Any, ...]]) -> StoredRaw:
    number, channel, key, body, meta, received_at, state, attempts, reason, due_at, ticket_id = row
    raw = Raw(channel=channel, key=key, body=body, meta=meta, received_at=received_at)
    return StoredRaw(
        id=number, raw=raw, state=state, attempts=attempts, reason=reason, due_at=due_at, ticket_id=ticket_id
    )
