"""What was said, in either direction, with its parts, its names on the channel and its earlier revisions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, func, select, tuple_, update

from router.schema import Entity, InboundMessage, Json, Part, Receipt, Verdict
from router.store.engine import announce
from router.store.rows import by_channel, chunks, insert_all, insert_new
from router.store.tables import deliveries, message_keys, messages, parts, revisions


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's message and where it belongs. The texts are masked; `ours` ones become outbound."""

    conversation_id: int
    ticket_id: int
    contact_id: int | None
    raw_id: int
    message: InboundMessage
    verdict: Verdict | None
    context: Mapping[str, Json] | None = None
    threading: Mapping[str, Json]
    created_at: datetime


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stored message is."""

    message_id: int
    conversation_id: int
    ticket_id: int
    direction: str
    raw_id: int | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """New contents of a message: an edit, or a part of its album that came later. Without `facts` they stay."""

    message_id: int
    text: str
    quoted: str
    entities: tuple[Entity, ...]
    verdict: Verdict | None
    context: Mapping[str, Json] | None = None
    facts: Mapping[str, Json] | None = None
    edited_at: datetime | None = None


def insert(tx: Connection, arrived: Sequence[Arrived]) -> list[int]:
    """Stores messages with their names and parts; returns their ids in order. The caller has looked for doubles with `known`."""
    ids = insert_all(tx, messages, [_incoming(one) for one in arrived])
    name(tx, [pair for message_id, one in zip(ids, arrived, strict=True) for pair in _names(message_id, one.message)])
    add_parts(tx, [(message_id, one.raw_id, one.message.parts) for message_id, one in zip(ids, arrived, strict=True)])
    return ids


def name(tx: Connection, names: Sequence[tuple[str, str, int]]) -> None:
    """Gives messages the names they are known by: (channel, key, message id). A name that is taken stays where it is."""
    insert_new(tx, message_keys, [{"channel": c, "key": k, "message_id": m} for c, k, m in names])


def known(tx: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Place]:
    """The messages known by these (channel, key) names."""
    found: dict[tuple[str, str], Place] = {}
    for channel, keys in by_channel(names):
        found |= {(channel, row.key): _place(row) for row in tx.execute(_KNOWN, {"channel": channel, "keys": keys})}
    return found


def readers(tx: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Sequence[str]]:
    """The addresses outside of ours that the messages of these (channel, key) names went to, as they were filed."""
    found: dict[tuple[str, str], Sequence[str]] = {}
    for channel, keys in by_channel(names):
        for key, told in tx.execute(_TOLD, {"channel": channel, "keys": keys}):
            found[channel, key] = (told or {}).get("readers", ())
    return found


def last_texts(tx: Connection, conversation_id: int, most: int = 20) -> list[str]:
    """What was said last in a conversation, notes left out."""
    spoken = (messages.c.conversation_id == conversation_id) & (messages.c.direction != "note")
    return list(tx.execute(select(messages.c.text).where(spoken).order_by(messages.c.id.desc()).limit(most)).scalars())


def answered_elsewhere(tx: Connection, ticket_ids: Iterable[int]) -> dict[int, list[str]]:
    """The names of what the latest answers in each ticket that were not sent by the desk say that they answer."""
    found: dict[int, list[str]] = {number: [] for number in ticket_ids}
    for some in chunks(found):
        for ticket_id, told in tx.execute(_ELSEWHERE, {"tickets": some}):
            found[ticket_id] += (told or {}).get("answers", ())
    return found


def last_sent(tx: Connection, channel: str, conversation_id: int, before: datetime) -> Place | None:
    """The last message that left in a conversation of the channel until then."""
    left = (deliveries.c.state == "sent") & (deliveries.c.sent_at <= before)
    query = (
        select(messages.c.id, messages.c.conversation_id, messages.c.ticket_id, messages.c.direction, messages.c.raw_id)
        .join(deliveries, deliveries.c.message_id == messages.c.id)
        .where(messages.c.conversation_id == conversation_id, messages.c.channel == channel, left)
        .order_by(messages.c.id.desc())
    )
    row = tx.execute(query.limit(1)).first()
    return None if row is None else _place(row)


def groups(tx: Connection, names: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """The first message of each album: (conversation id, group id) → message id."""
    wanted = sorted(set(names))
    if not wanted:
        return {}
    mine = tuple_(messages.c.conversation_id, messages.c.group_id).in_(wanted)
    statement = select(messages.c.conversation_id, messages.c.group_id, func.min(messages.c.id).label("first"))
    rows = tx.execute(
        statement.where(mine, messages.c.group_id != "").group_by(messages.c.conversation_id, messages.c.group_id)
    )
    return {(row.conversation_id, row.group_id): row.first for row in rows}


def get(tx: Connection, message_id: int) -> Row[*tuple[Any, ...]] | None:
    """The row itself, with the table's columns as attributes."""
    return tx.execute(select(messages).where(messages.c.id == message_id)).first()


def add_parts(tx: Connection, groups: Sequence[tuple[int, int | None, Sequence[Part]]]) -> None:
    """Appends parts: (message id, raw id, parts). Those that wait to be fetched wake the media worker."""
    rows = [
        {"message_id": message_id, "raw_id": raw_id, "position": position, **_part(part)}
        for message_id, raw_id, many in groups
        for position, part in enumerate(many)
    ]
    if any(row["state"] == "pending" for row in rows):
        announce(tx, "parts")
    if rows:
        insert_all(tx, parts, rows)


def append_parts(tx: Connection, message_id: int, raw_id: int, more: Sequence[Part]) -> None:
    """Parts of an album that came in a message of their own, after those already there."""
    last = tx.execute(select(func.max(parts.c.position)).where(parts.c.message_id == message_id)).scalar()
    first = 0 if last is None else last + 1
    rows = [
        {"message_id": message_id, "raw_id": raw_id, "position": first + offset, **_part(part)}
        for offset, part in enumerate(more)
    ]
    if rows:
        insert_all(tx, parts, rows)
        announce(tx, "parts")


def change(tx: Connection, new: Change) -> None:
    """Puts new contents in place; an edit (`edited_at` set) keeps the earlier text as a revision."""
    old = get(tx, new.message_id)
    if old is None:
        return
    if new.edited_at is not None:
        row = {
            "message_id": new.message_id, "raw_id": old.raw_id, "text": old.text, "quoted": old.quoted,
            "replaced_at": new.edited_at,
        }  # fmt: skip
        insert_all(tx, revisions, [row])
    tx.execute(
        update(messages)
        .where(messages.c.id == new.message_id)
        .values(
            text=new.text,
            quoted=new.quoted,
            entities=new.entities,
            verdict=new.verdict,
            context=new.context,
            revision=new.verdict.revision if new.verdict else "",
            facts=old.facts if new.facts is None else new.facts,
            edited_at=new.edited_at or old.edited_at,
        )
    )


def set_facts(tx: Connection, message_id: int, facts: Mapping[str, Json]) -> None:
    tx.execute(update(messages).where(messages.c.id == message_id).values(facts=dict(facts)))


def mark_deleted(tx: Connection, message_id: int, at: datetime) -> bool:
    """The sender took it back: it is marked, never removed. False if it was marked before."""
    statement = (
        update(messages).where(messages.c.id == message_id, messages.c.deleted_at.is_(None)).values(deleted_at=at)
    )
    return tx.execute(statement).rowcount > 0


def bring_back(tx: Connection, message_id: int, at: datetime) -> bool:
    """The sender put it there again after he had deleted it. False if it wasn't deleted before `at`."""
    statement = update(messages).where(messages.c.id == message_id, messages.c.deleted_at < at).values(deleted_at=None)
    return tx.execute(statement).rowcount > 0


def other_parts(tx: Connection, message_id: int, now: Sequence[Part]) -> list[Part]:
    """Those of `now` that the message doesn't have yet."""
    rows = tx.execute(
        select(parts.c.kind, parts.c.ref, parts.c.text, parts.c.url).where(parts.c.message_id == message_id)
    )
    there = {tuple(row) for row in rows}
    return [part for part in now if (part.kind, part.ref, part.text, part.url) not in there]


def remove_stand_in(tx: Connection, message_id: int) -> None:
    """Removes what stood for a raw while it could not be read: the raw's own message takes its place."""
    for table in (message_keys, parts):
        tx.execute(delete(table).where(table.c.message_id == message_id))
    tx.execute(delete(messages).where(messages.c.id == message_id))


def receipt(tx: Connection, place: Place, news: Receipt) -> bool:
    """Marks the delivery of our message; False if the message has none. Who read a message has read those before it."""
    mine = deliveries.c.message_id == place.message_id
    at = news.happened_at
    if news.state == "bounced":
        state = {"state": "failed"} if news.permanent else {}
        changed = (
            update(deliveries)
            .where(mine, deliveries.c.kind == "send")
            .values(reason=news.reason or "bounced", updated_at=at, **state)
        )
        return tx.execute(changed).rowcount > 0
    column = deliveries.c.read_at if news.state == "read" else deliveries.c.delivered_at
    if news.state == "read":
        mine = (deliveries.c.conversation_id == place.conversation_id) & (deliveries.c.message_id <= place.message_id)
    known = tx.execute(select(deliveries.c.id).where(deliveries.c.message_id == place.message_id)).first()
    unmarked = mine & column.is_(None) & (deliveries.c.state == "sent")
    tx.execute(update(deliveries).where(unmarked).values({column.name: at, "updated_at": at}))
    return known is not None


def _incoming(one: Arrived) -> dict[str, object]:
    message = one.message
    return {
        "conversation_id": one.conversation_id, "ticket_id": one.ticket_id, "channel": message.channel,
        "direction": "out" if message.ours else "in", "external_id": message.external_id,
        "reference": message.reference or message.external_id, "raw_id": one.raw_id, "contact_id": one.contact_id,
        "sender_name": message.sender.name, "sender_address": message.sender.address, "text": message.text,
        "quoted": message.quoted, "subject": message.subject, "mailbox": message.mailbox, "group_id": message.group_id,
        "automatic": message.automatic, "forwarded": message.forwarded, "entities": message.entities, "facts": message.facts,
        "verdict": one.verdict, "context": one.context, "revision": one.verdict.revision if one.verdict else "", "threading": one.threading,
        "sent_at": message.sent_at, "created_at": one.created_at,
    }  # fmt: skip


def _names(message_id: int, message: InboundMessage) -> list[tuple[str, str, int]]:
    keys = dict.fromkeys((message.external_id, message.reference or message.external_id))
    return [(message.channel, key, message_id) for key in keys]


def _part(part: Part) -> dict[str, object]:
    return {
        "kind": part.kind, "name": part.name, "media_type": part.media_type, "size": part.size, "sha256": part.sha256,
        "ref": part.ref, "state": part.state, "reason": part.reason, "text": part.text, "url": part.url,
        "inline": part.inline, "facts": part.facts,
    }  # fmt: skip


def _place(row: Row[*tuple[Any, ...]]) -> Place:
    return Place(
        message_id=row.id,
        conversation_id=row.conversation_id,
        ticket_id=row.ticket_id,
        direction=row.direction,
        raw_id=row.raw_id,
    )


_KNOWN = (
    select(
        message_keys.c.key,
        messages.c.id,
        messages.c.conversation_id,
        messages.c.ticket_id,
        messages.c.direction,
        messages.c.raw_id,
    )
    .join(messages, messages.c.id == message_keys.c.message_id)
    .where(message_keys.c.channel == bindparam("channel"), message_keys.c.key.in_(bindparam("keys", expanding=True)))
)
_TOLD = (
    select(message_keys.c.key, messages.c.threading)
    .join(messages, messages.c.id == message_keys.c.message_id)
    .where(message_keys.c.channel == bindparam("channel"), message_keys.c.key.in_(bindparam("keys", expanding=True)))
)
_LATEST = 5  # answers of a ticket
_NEWEST_FIRST = func.row_number().over(partition_by=messages.c.ticket_id, order_by=messages.c.id.desc())
_OUTSIDE = (
    select(messages.c.id, messages.c.ticket_id, messages.c.threading, _NEWEST_FIRST.label("place"))
    .where(
        messages.c.ticket_id.in_(bindparam("tickets", expanding=True)), messages.c.direction == "out",
        messages.c.raw_id.is_not(None),
    )
    .subquery()
)  # fmt: skip
_ELSEWHERE = (
    select(_OUTSIDE.c.ticket_id, _OUTSIDE.c.threading).where(_OUTSIDE.c.place <= _LATEST).order_by(_OUTSIDE.c.id.desc())
)
