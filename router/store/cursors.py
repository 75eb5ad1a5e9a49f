"""How far each poller got at its provider, and the last trouble of each channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from router.store.engine import put
from router.store.tables import channel_states, cursors


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """`held_until`: the provider asked for silence; nothing is sent before."""

    last_raw_at: datetime | None = None
    error: str = ""
    error_at: datetime | None = None
    held_until: datetime | None = None


def load(tx: Connection, channel: str) -> dict[str, str]:
    """The channel's cursor; empty before the first `move`."""
    return {row.name: row.value for row in tx.execute(select(cursors).where(cursors.c.channel == channel))}


def move(tx: Connection, channel: str, cursor: Mapping[str, str], now: datetime) -> None:
    """Merges entries into the channel's cursor. Call it in the transaction that stores what the cursor has passed."""
    rows = [{"channel": channel, "name": name, "value": value, "moved_at": now} for name, value in cursor.items()]
    put(tx, cursors, rows, key=["channel", "name"])


def note(tx: Connection, channel: str, error: str, now: datetime) -> None:
    """The channel's last trouble; "" when it is well again."""
    put(tx, channel_states, [{"channel": channel, "error": error, "error_at": now if error else None}], key=["channel"])


def hold(tx: Connection, channel: str, until: datetime | None) -> None:
    """Nothing is sent on the channel before `until`."""
    put(tx, channel_states, [{"channel": channel, "held_until": until}], key=["channel"])


def states(tx: Connection) -> dict[str, ChannelState]:
    """By channel; a channel that never had anything to tell is missing."""
    return {
        row.channel: ChannelState(
            last_raw_at=row.last_raw_at, error=row.error, error_at=row.error_at, held_until=row.held_until
        )
        for row in tx.execute(select(channel_states))
    }
