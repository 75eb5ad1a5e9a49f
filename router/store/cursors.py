"""How far each poller got at its provider, and the last trouble of each channel."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, or_, select, text, update

from router.store.raws import IS_NEW
from router.store.rows import chunks, insert_new, put
from router.store.tables import APART, channel_states, cursors, raws


def load(tx: Connection, channel: str) -> dict[str, str]:
    """The channel's cursor; empty before the first `move`."""
    return {row.name: row.value for row in tx.execute(select(cursors).where(cursors.c.channel == channel))}


def move(tx: Connection, channel: str, cursor: Mapping[str, str], now: datetime) -> None:
    """Merges entries into the channel's cursor; an empty one is removed. Call it in the transaction that stores what the cursor
    has passed."""
    rows = [
        {"channel": channel, "name": name, "value": value, "moved_at": now} for name, value in cursor.items() if value
    ]
    put(tx, cursors, rows, key=["channel", "name"])
    for some in chunks(name for name, value in cursor.items() if not value):
        tx.execute(delete(cursors).where(cursors.c.channel == channel, cursors.c.name.in_(some)))


def note(tx: Connection, channel: str, error: str, now: datetime) -> None:
    """The channel's last trouble; "" when it is well again."""
    put(tx, channel_states, [{"channel": channel, "error": error, "error_at": now if error else None}], key=["channel"])


def lease(tx: Connection, owner: str, channels: Collection[str], until: datetime, now: datetime) -> set[str]:
    """The channels that `owner` alone may poll until `until`: those it had already, and those that nobody has any more."""
    insert_new(tx, channel_states, [{"channel": name} for name in channels])
    named, state = channel_states.c.channel.in_(channels), channel_states.c
    free = or_(state.poller.in_(("", owner)), state.poller_until < now)
    tx.execute(update(channel_states).where(named, free).values(poller=owner, poller_until=until))
    return set(tx.execute(select(state.channel).where(named, state.poller == owner)).scalars())


def release(tx: Connection, owner: str) -> None:
    """Others may poll at once what `owner` polled."""
    tx.execute(update(channel_states).where(channel_states.c.poller == owner).values(poller="", poller_until=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The raws whose keys begin alike: all of them, and of these what was known already, is not for the desk, can't be read, waits."""

    all: int = 0
    doubles: int = 0
    ignored: int = 0
    parked: int = 0
    waiting: int = 0


def stored(tx: Connection, channel: str, prefix: str) -> Stored:
    """Counted in indexes alone: the rows carry the mails."""
    mine = (raws.c.channel == channel) & (raws.c.key >= prefix) & (raws.c.key < prefix + "\U0010ffff")
    every: int = tx.execute(select(func.count()).select_from(raws).where(mine)).scalar_one()
    rows = tx.execute(select(raws.c.state, func.count()).where(mine, text(APART)).group_by(raws.c.state)).all()
    number: dict[str, int] = {row[0]: row[1] for row in rows}
    # Of all channels: asked for the channel's, SQLite goes through all that ever came on it.
    waits = tx.execute(select(raws.c.channel, raws.c.key).where(IS_NEW))
    return Stored(
        all=every, doubles=number.get("double", 0), ignored=number.get("ignored", 0), parked=number.get("parked", 0),
        waiting=sum(row.channel == channel and row.key.startswith(prefix) for row in waits),
    )  # fmt: skip
