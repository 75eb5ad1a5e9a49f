"""Threads on a channel: where answers go."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select, update

from router.store.rows import by_channel, insert_unless_there, run_many
from router.store.tables import conversations, deliveries, messages


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table. `key` is the provider's first name for it, `thread` where answers go now."""

    id: int
    channel: str
    key: str
    thread: str
    address: str
    name: str
    mailbox: str
    subject: str
    contact_id: int
    blocked: str
    answered_at: datetime | None


def by_ids(tx: Connection, ids: Iterable[int]) -> dict[int, Conversation]:
    wanted = sorted(set(ids))
    return {row.id: _conversation(row) for row in tx.execute(_BY_IDS, {"ids": wanted})} if wanted else {}


def by_keys(tx: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Conversation]:
    """By (channel, key)."""
    found: dict[tuple[str, str], Conversation] = {}
    for channel, keys in by_channel(names):
        rows = tx.execute(_BY_KEYS, {"channel": channel, "keys": keys})
        found |= {(channel, row.key): _conversation(row) for row in rows}
    return found


def by_threads(tx: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Conversation]:
    """By (channel, thread): a thread's first conversation, found by its key, or by where it moved to."""
    wanted = set(names)
    found = by_keys(tx, wanted)
    for channel, threads in by_channel(wanted - set(found)):
        for row in tx.execute(_BY_THREADS, {"channel": channel, "threads": threads}):
            found.setdefault((channel, row.thread), _conversation(row))
    return found


def ensure(tx: Connection, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Makes the conversations that are not there; returns the ids of all, in order."""
    ids = insert_unless_there(tx, conversations, rows)
    if ids:
        return ids
    names = [(str(row["channel"]), str(row["key"])) for row in rows]
    found = by_keys(tx, names)
    return [found[name].id for name in names]


def participants(tx: Connection, ids: Iterable[int]) -> dict[int, set[int]]:
    """The contacts who wrote in each conversation."""
    wanted = sorted(set(ids))
    found: dict[int, set[int]] = {}
    statement = select(messages.c.conversation_id, messages.c.contact_id).distinct()
    for row in tx.execute(statement.where(messages.c.conversation_id.in_(wanted), messages.c.direction == "in")):
        found.setdefault(row.conversation_id, set()).add(row.contact_id)
    return found


def block(tx: Connection, channel: str, thread: str, reason: str) -> list[int]:
    """Nothing can be sent to the thread, and why; "" when it can again. Returns the conversations for which that is news."""
    mine = (
        (conversations.c.channel == channel) & (conversations.c.thread == thread) & (conversations.c.blocked != reason)
    )
    return list(
        tx.execute(update(conversations).where(mine).values(blocked=reason).returning(conversations.c.id)).scalars()
    )


def move(tx: Connection, conversation_id: int, thread: str) -> None:
    """The provider gave the thread a new name; answers go there from now on, and it is still found by the old one."""
    tx.execute(update(conversations).where(conversations.c.id == conversation_id).values(thread=thread))


def auto_answered(tx: Connection, when: Mapping[int, datetime]) -> None:
    """An automatic reply was queued in each conversation, at its moment."""
    if when:
        run_many(
            tx, _AUTO_ANSWERED, [{"row": conversation_id, "at": at} for conversation_id, at in sorted(when.items())]
        )


def lately_answered(tx: Connection, contact_ids: Iterable[int], since: datetime) -> dict[int, int]:
    """How many automatic replies each contact was given since then; who was given none is left out."""
    counted = (
        select(conversations.c.contact_id, func.count())
        .join(deliveries, deliveries.c.conversation_id == conversations.c.id)
        .where(conversations.c.contact_id.in_(sorted(contact_ids)), conversations.c.answered_at > since)
        .where(deliveries.c.automatic, deliveries.c.created_at > since)
        .group_by(conversations.c.contact_id)
    )
    return {int(row[0]): int(row[1]) for row in tx.execute(counted)}


def _conversation(row: Row[*tuple[Any, ...]]) -> Conversation:
    return Conversation(**dict(zip(_NAMES, row, strict=True)))


_NAMES = Conversation.__struct_fields__
_COLUMNS = [conversations.c[name] for name in _NAMES]
_BY_IDS = select(*_COLUMNS).where(
    conversations.c.id.in_(bindparam("ids", expanding=True, type_=conversations.c.id.type))
)
_ON = conversations.c.channel == bindparam("channel")
_BY_KEYS = select(*_COLUMNS).where(_ON, conversations.c.key.in_(bindparam("keys", expanding=True)))
_BY_THREADS = (
    select(*_COLUMNS)
    .where(_ON, conversations.c.thread.in_(bindparam("threads", expanding=True)))
    .order_by(conversations.c.id)
)
_AUTO_ANSWERED = (
    update(conversations)
    .where(conversations.c.id == bindparam("row"))
    .values(answered_at=bindparam("at", type_=conversations.c.answered_at.type))
)
