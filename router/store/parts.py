"""Attachments on their way: pending → stored | too_large | expired | blocked | failed; a person may ask again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, cast, or_, select, update

from router.schema import Json, Part, Raw
from router.store import events, raws
from router.store.engine import announce
from router.store.raws import StoredRaw
from router.store.tables import messages, parts

AnyRow = Row[*tuple[Any, ...]]
Rows = Sequence[AnyRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePart:
    """A part to be fetched, with the raw it came with. `attempts` counts this one."""

    id: int
    message_id: int
    ticket_id: int
    channel: str
    part: Part
    raw: Raw | None
    attempts: int


def take(tx: Connection, now: datetime, lease_until: datetime, limit: int, busy: Sequence[str] = ()) -> list[DuePart]:
    """Takes parts that are due, the oldest first; they are due again at `lease_until` if nothing is heard of them.

    `busy` channels are passed over.
    """
    due = or_(parts.c.due_at.is_(None), parts.c.due_at <= now)
    query = (
        select(parts, messages.c.ticket_id, messages.c.channel)
        .join(messages, messages.c.id == parts.c.message_id)
        .where(parts.c.state == "pending", due, messages.c.channel.not_in(busy))
        .order_by(parts.c.id)
        .limit(limit)
    )
    rows = tx.execute(query).all()
    ids = [row.id for row in rows]
    if ids:
        values = {"due_at": lease_until, "attempts": parts.c.attempts + 1}
        tx.execute(update(parts).where(parts.c.id.in_(ids)).values(values))
    arrived = raws.of_ids(tx, {row.raw_id for row in rows if row.raw_id is not None})
    return [_due(row, arrived.get(row.raw_id)) for row in rows]


def has(tx: Connection, sha256: str) -> bool:
    """Whether any part, or a smaller copy of one, has these bytes. Looks at every part: not for what is asked often."""
    named = or_(parts.c.sha256 == sha256, cast(parts.c.facts, String).contains(sha256))
    return tx.execute(select(parts.c.id).where(named).limit(1)).first() is not None


def stored(tx: Connection, due: DuePart, kept: Part, now: datetime) -> None:
    """`kept`: the part as it is now that its bytes are here."""
    values = {
        "state": "stored", "reason": "", "sha256": kept.sha256, "size": kept.size, "media_type": kept.media_type, "facts": kept.facts,
        "due_at": None,
    }  # fmt: skip
    tx.execute(update(parts).where(parts.c.id == due.id).values(values))
    _tell(tx, due, "stored", "", now)


def failed(tx: Connection, due: DuePart, state: str, reason: str, now: datetime) -> None:
    """The last word of an attachment, until a person asks again."""
    tx.execute(update(parts).where(parts.c.id == due.id).values(state=state, reason=reason, due_at=None))
    _tell(tx, due, state, reason, now)


def put_off(tx: Connection, part_id: int, reason: str, due_at: datetime) -> None:
    tx.execute(
        update(parts).where(parts.c.id == part_id, parts.c.state == "pending").values(reason=reason, due_at=due_at)
    )


def again(tx: Connection, part_id: int) -> bool:
    """Asks for an attachment once more, at once. False: it is stored already or never was one."""
    asked = parts.c.state.in_(("pending", "too_large", "expired", "blocked", "failed"))
    values = {"state": "pending", "attempts": 0, "due_at": None, "reason": ""}
    found = tx.execute(update(parts).where(parts.c.id == part_id, asked).values(values)).rowcount
    announce(tx, "parts")
    return bool(found)


def _tell(tx: Connection, due: DuePart, state: str, reason: str, now: datetime) -> None:
    data: dict[str, Json] = {"part": due.id, "message": due.message_id, "state": state, "reason": reason}
    events.tell(tx, due.ticket_id, "file", "system", data, now)


def part_of(row: AnyRow) -> Part:
    """The schema's part of a row."""
    return Part(
        kind=row.kind, name=row.name, media_type=row.media_type, size=row.size, sha256=row.sha256, ref=row.ref,
        state=row.state, reason=row.reason, text=row.text, url=row.url, inline=row.inline, facts=row.facts,
    )  # fmt: skip


def _due(row: AnyRow, raw: StoredRaw | None) -> DuePart:
    return DuePart(
        id=row.id, message_id=row.message_id, ticket_id=row.ticket_id, channel=row.channel, part=part_of(row),
        raw=None if raw is None else raw.raw, attempts=row.attempts + 1,
    )  # fmt: skip
