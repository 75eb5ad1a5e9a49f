"""What came before: who was seen with what, when contacts wrote, what of theirs is unsolved. Asked once a batch, by index only.

Every answer is bounded: a text that ten thousand people sent, or a contact that wrote a million times, costs no more than a hundred.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, String, bindparam, cast, func, literal_column, select, text, type_coerce
from sqlalchemy.types import BigInteger

from router.store import joins
from router.store.rows import chunks, run_many
from router.store.tables import Time, contacts, conversations, identities, messages, sightings, tickets

MOST = 100  # contacts that are kept of one value, messages that are looked at of one contact
MOST_TICKETS = 20  # of one contact, the newest


class Person(msgspec.Struct, frozen=True):
    """A contact that wrote before: when first, when lately (microseconds since 1970, the newest first), and his last tickets."""

    id: int
    since: int
    messages: Sequence[int]
    tickets: Sequence[int]


class Unsolved(msgspec.Struct, frozen=True):
    """What a contact's unsolved ticket is about, and the conversation that it is in."""

    contact_id: int
    topic: str
    channel: str
    thread: str


class Sighting(msgspec.Struct, frozen=True):
    """A contact that was seen with a value: when first and last (microseconds since 1970), and in which message last."""

    contact_id: int
    first: int
    last: int
    message_id: int


def people(tx: Connection, addresses: Iterable[str], since: datetime) -> dict[str, Person]:
    """Those of the addresses that wrote before; their messages since then."""
    found: dict[str, Person] = {}
    for some in chunks(addresses):
        for address, contact, met, said, cases in tx.execute(_PEOPLE, {"addresses": some, "since": since}):
            found[address] = Person(contact, met, sorted(_numbers(said), reverse=True), _numbers(cases))
    return found


def whole(tx: Connection, found: Mapping[str, Person], since: datetime) -> tuple[dict[str, Person], dict[int, int]]:
    """The same people with what was said from all contacts that are joined with theirs; and the one number of each such contact."""
    persons = {
        number: members
        for number, members in joins.members(tx, {person.id for person in found.values()}).items()
        if len(members) > 1
    }
    if not persons:
        return dict(found), {}
    everybody = sorted({other for members in persons.values() for other in members})
    one = {other: min(members) for members in persons.values() for other in members}
    addresses = [
        row.address
        for some in chunks(everybody)
        for row in tx.execute(_ADDRESSES.where(identities.c.contact_id.in_(some)))
    ]
    parts: dict[int, dict[int, Person]] = {}
    for part in people(tx, addresses, since).values():
        parts.setdefault(one[part.id], {})[part.id] = part
    together = {number: _together(number, list(some.values())) for number, some in parts.items()}
    return {address: together[one[who.id]] if who.id in one else who for address, who in found.items()}, one


def _together(number: int, parts: Sequence[Person]) -> Person:
    said = sorted((moment for part in parts for moment in part.messages), reverse=True)[:MOST]
    cases = sorted((ticket for part in parts for ticket in part.tickets), reverse=True)[:MOST_TICKETS]
    return Person(number, min(part.since for part in parts), said, cases)


def _numbers(joined: str | None) -> list[int]:
    return list(map(int, joined.split(","))) if joined else []


def moments(tx: Connection, message_ids: Iterable[int]) -> dict[int, int]:
    """When messages came, in microseconds since 1970."""
    came = select(messages.c.id, type_coerce(messages.c.created_at, _MICROS))
    return {
        number: at for some in chunks(message_ids) for number, at in tx.execute(came.where(messages.c.id.in_(some)))
    }


def unsolved(tx: Connection, ticket_ids: Iterable[int]) -> list[Unsolved]:
    """Those of the tickets that are active and have a topic."""
    return [Unsolved(*row) for some in chunks(ticket_ids) for row in tx.execute(_UNSOLVED, {"ids": some})]


def seen(tx: Connection, values: Iterable[str]) -> dict[str, list[Sighting]]:
    """Who was seen with each of the values, the latest last."""
    found: dict[str, list[Sighting]] = {}
    for some in chunks(values):
        for value, *row in tx.execute(_SEEN, {"values": some}):
            found.setdefault(value, []).append(Sighting(*row))
    for rows in found.values():
        rows.sort(key=lambda one: one.last)
    return found


def record(tx: Connection, rows: Sequence[Mapping[str, object]], crowded: Sequence[str]) -> None:
    """Puts down who was seen with what: rows of value, contact_id, message_id and at. Of `crowded` values the oldest are forgotten."""
    if rows:
        run_many(tx, _RECORD, rows)
    if crowded:
        run_many(tx, _FORGET, [{"value": value, "most": MOST} for value in sorted(set(crowded))])


# The driver's own numbers are taken, not times: there are thousands in a batch, and ages are what is asked.
_MICROS = BigInteger()
_WROTE = (
    select(cast(type_coerce(messages.c.created_at, _MICROS), String).label("one"))
    .where(
        messages.c.contact_id == literal_column("contacts.id"), messages.c.direction == literal_column("'in'"),
        messages.c.created_at >= bindparam("since", type_=Time()),
    )
    .order_by(messages.c.created_at.desc())
    .limit(literal_column(str(MOST)))
    .subquery()
)  # fmt: skip
_CASES = (
    select(cast(tickets.c.id, String).label("one"))
    .where(tickets.c.contact_id == literal_column("contacts.id"))
    .order_by(tickets.c.id.desc())
    .limit(literal_column(str(MOST_TICKETS)))
    .subquery()
)
_PEOPLE = (
    select(
        identities.c.address, contacts.c.id, type_coerce(contacts.c.created_at, _MICROS),
        select(func.aggregate_strings(_WROTE.c.one, ",")).scalar_subquery(),
        select(func.aggregate_strings(_CASES.c.one, ",")).scalar_subquery(),
    )
    .join(contacts, contacts.c.id == identities.c.contact_id)
    .where(identities.c.address.in_(bindparam("addresses", expanding=True)))
)  # fmt: skip
_ADDRESSES = select(identities.c.address)
_UNSOLVED = (
    select(tickets.c.contact_id, tickets.c.topic, conversations.c.channel, conversations.c.thread)
    .join(conversations, conversations.c.id == tickets.c.conversation_id)
    .where(
        tickets.c.id.in_(bindparam("ids", expanding=True)), tickets.c.status.in_(("new", "open", "pending")),
        tickets.c.merged_into.is_(None), tickets.c.topic != "",
    )
)  # fmt: skip
_SEEN = select(
    sightings.c.value, sightings.c.contact_id, type_coerce(sightings.c.first_at, _MICROS),
    type_coerce(sightings.c.last_at, _MICROS), sightings.c.message_id,
).where(sightings.c.value.in_(bindparam("values", expanding=True)))  # fmt: skip
_RECORD = text(
    "INSERT INTO sightings (value, contact_id, message_id, first_at, last_at)"
    " VALUES (:value, :contact_id, :message_id, :at, :at)"
    " ON CONFLICT (value, contact_id) DO UPDATE SET message_id = excluded.message_id, last_at = excluded.last_at"
    " WHERE excluded.last_at >= sightings.last_at"
).bindparams(bindparam("at", type_=Time()))
_FORGET = text(
    "DELETE FROM sightings WHERE value = :value AND contact_id NOT IN"
    " (SELECT contact_id FROM sightings WHERE value = :value ORDER BY last_at DESC LIMIT :most)"
)
