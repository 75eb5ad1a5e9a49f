"""Contacts that are one person: who said so, when and why. Joins are edges between contacts; nothing of a contact is moved by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, and_, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from router.schema import Json
from router.store.events import Event, record
from router.store.rows import chunks, insert_all
from router.store.tables import claims, contacts, identities, joins, sightings, tickets
from router.store.tickets import Impossible

MOST = 50  # contacts of one person
MOST_TICKETS = 200  # of a contact, that a join is written down in
MOST_FOUND = 100  # rows that are looked at for one suggestion
BY_HIMSELF = ("link", "verified")  # proofs of the customer's own

JoinRow = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two contacts and why they are one person. `proof`: link, verified, or operator."""

    contact_id: int
    other_id: int
    proof: str
    evidence: Mapping[str, Json]
    actor: str
    at: datetime


def members(tx: Connection, contact_ids: Iterable[int], *, proven: bool = False) -> dict[int, frozenset[int]]:
    """The contacts of each one's person, itself among them. `proven`: by the customer's own proofs alone."""
    wanted = set(contact_ids)
    near: dict[int, set[int]] = {}
    asked: set[int] = set()
    frontier = set(wanted)
    while frontier:
        asked |= frontier
        for one, other in _edges(tx, frontier, proven):
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
        frontier = {number for number in near if number not in asked}
    return {number: _reached(near, number) for number in wanted}


def person(tx: Connection, contact_id: int, *, proven: bool = False) -> frozenset[int]:
    """`members` of one contact."""
    return members(tx, [contact_id], proven=proven)[contact_id]


def of(tx: Connection, contact_ids: Iterable[int]) -> Sequence[JoinRow]:
    """The active joins of these contacts."""
    some = sorted(contact_ids)
    theirs = or_(joins.c.contact_id.in_(some), joins.c.other_id.in_(some))
    return tx.execute(select(joins).where(_ACTIVE, joins.c.state == "joined", theirs).order_by(joins.c.id)).all()


def get(tx: Connection, join_id: int) -> JoinRow | None:
    return tx.execute(select(joins).where(joins.c.id == join_id)).first()


def settled(tx: Connection, contact_ids: Iterable[int]) -> set[int]:
    """Contacts of whom somebody said already whether they are the same person as one of these, or not, or no longer."""
    mine = set(contact_ids)
    some = sorted(mine)
    theirs = or_(joins.c.contact_id.in_(some), joins.c.other_id.in_(some))
    rows = tx.execute(select(joins.c.contact_id, joins.c.other_id).where(theirs, joins.c.state != "asked"))
    return {number for row in rows for number in row if number not in mine}


def join(tx: Connection, one: Joined) -> int:
    """Makes one person of two contacts and writes it down in their tickets; returns the join, 0 where there was nothing to do.

    What the desk sees by itself (`verified`) does not undo what a person has undone. Raises Impossible for the same contact, for
    one that isn't there, and for too many.
    """
    low, high = _lock(tx, one.contact_id, one.other_id)
    if high in person(tx, low, proven=one.proof in BY_HIMSELF):
        return 0
    if one.proof == "verified" and _undone(tx, low, high):
        return 0
    return _put(tx, one, low, high)


def ask(tx: Connection, one: Joined) -> int:
    """A link came back: its owner's word is still to come. 0 where they are one person by proof already."""
    low, high = _lock(tx, one.contact_id, one.other_id)
    if high in person(tx, low, proven=True):
        return 0
    return insert_all(tx, joins, [_row(one, low, high) | {"state": "asked"}])[0]


def confirm(tx: Connection, join_id: int, since: datetime, now: datetime) -> bool:
    """The owner's yes to what was asked since then. False: nothing such is asked."""
    asked = _asked(tx, join_id, since)
    if asked is None:
        return False
    _close(tx, join_id, "customer", now)
    join(tx, Joined(
        contact_id=asked.contact_id, other_id=asked.other_id, proof=asked.proof, evidence=asked.evidence, actor="customer", at=now,
    ))  # fmt: skip
    return True


def refuse(tx: Connection, join_id: int, since: datetime, now: datetime) -> bool:
    """The owner's no."""
    if _asked(tx, join_id, since) is None:
        return False
    _close(tx, join_id, "customer", now)
    return True


def decline(tx: Connection, contact_id: int, other_id: int, *, actor: str, now: datetime) -> None:
    """They are not the same person, says an operator: it isn't suggested again."""
    low, high = _lock(tx, contact_id, other_id)
    if tx.execute(select(joins.c.id).where(_ACTIVE, _pair(low, high))).first() is not None:
        return
    said = Joined(contact_id=low, other_id=high, proof="operator", evidence={}, actor=actor, at=now)
    number = insert_all(tx, joins, [_row(said, low, high) | {"state": "declined"}])[0]
    _tell(tx, "not_joined", number, said)


def undo(tx: Connection, join_id: int, *, actor: str, now: datetime) -> None:
    """Each has again what is his. Raises Impossible where the join isn't, or is undone already."""
    found = get(tx, join_id)
    if found is None or found.state != "joined":
        raise Impossible("no_join")
    _lock(tx, found.contact_id, found.other_id)
    found = get(tx, join_id)
    if found is None or found.undone_at is not None:
        raise Impossible("join_undone")
    _close(tx, join_id, actor, now)
    _tell(tx, "parted_contacts", join_id, Joined(
        contact_id=found.contact_id, other_id=found.other_id, proof=found.proof, evidence=found.evidence, actor=actor, at=now,
    ))  # fmt: skip


def said_by(tx: Connection, contact_ids: Iterable[int]) -> list[tuple[int, str, str, str]]:
    """What contacts said or were shown to own, their addresses among it: contact, type, value, proof."""
    some = sorted(contact_ids)
    rows = tx.execute(
        select(claims.c.contact_id, claims.c.type, claims.c.value, claims.c.verified_by)
        .where(claims.c.contact_id.in_(some)).order_by(claims.c.id).limit(MOST_FOUND)
    )  # fmt: skip
    found = [(row.contact_id, row.type, row.value, row.verified_by) for row in rows]
    typed = tx.execute(
        select(identities.c.contact_id, identities.c.address).where(identities.c.contact_id.in_(some)).limit(MOST_FOUND)
    )
    known = {(number, kind, value) for number, kind, value, _ in found}
    for number, address in typed:
        kind, _, value = address.partition(":")
        if (number, kind, value) not in known:
            found.append((number, kind, value, ""))
    return found


def owners(tx: Connection, values: Iterable[tuple[str, str]]) -> list[tuple[int, str, str, str]]:
    """Everybody who was shown to own one of (type, value): contact, type, value, proof."""
    by_type: dict[str, set[str]] = {}
    for kind, value in values:
        by_type.setdefault(kind, set()).add(value)
    shown = select(claims.c.contact_id, claims.c.type, claims.c.value, claims.c.verified_by).where(
        claims.c.verified_by != ""
    )
    return [
        (row.contact_id, row.type, row.value, row.verified_by)
        for kind, wanted in sorted(by_type.items())
        for some in chunks(sorted(wanted))
        for row in tx.execute(
            shown.where(claims.c.type == kind, claims.c.value.in_(some)).order_by(claims.c.contact_id)
        )
    ]


def sayers(tx: Connection, values: Iterable[tuple[str, str]]) -> list[tuple[int, str, str, str]]:
    """Everybody who said or was shown to own one of (type, value), or writes from it: contact, type, value, proof."""
    wanted = sorted(set(values))
    found: list[tuple[int, str, str, str]] = []
    for kind, value in wanted[:MOST]:
        same = and_(claims.c.type == kind, claims.c.value == value)
        query = select(claims.c.contact_id, claims.c.type, claims.c.value, claims.c.verified_by).where(same)
        found += [tuple(row) for row in tx.execute(query.order_by(claims.c.id).limit(MOST_FOUND))]
    shown = {(number, kind, value) for number, kind, value, _ in found}
    addresses = {f"{kind}:{value}": (kind, value) for kind, value in wanted[:MOST]}
    for some in chunks(addresses):
        whose = select(identities.c.contact_id, identities.c.address).where(identities.c.address.in_(some))
        for row in tx.execute(whose):
            kind, value = addresses[row.address]
            if (row.contact_id, kind, value) not in shown:
                found.append((row.contact_id, kind, value, ""))
    return found


def namesakes(tx: Connection, contact_ids: Iterable[int]) -> list[tuple[int, str]]:
    """Others of the same name who wrote about an order of these contacts' tickets: contact, order."""
    mine = sorted(contact_ids)
    names = {name for (name,) in tx.execute(select(contacts.c.name).where(contacts.c.id.in_(mine))) if name}
    fields = tx.execute(
        select(tickets.c.fields).where(tickets.c.contact_id.in_(mine)).order_by(tickets.c.id.desc()).limit(MOST_FOUND)
    )
    orders = {str(row.fields["order"]) for row in fields if row.fields.get("order")}
    if not names or not orders:
        return []
    query = (
        select(sightings.c.contact_id, sightings.c.value)
        .join(contacts, contacts.c.id == sightings.c.contact_id)
        .where(sightings.c.value.in_([f"order:{one}" for one in sorted(orders)][:MOST]), contacts.c.name.in_(sorted(names)))
        .where(contacts.c.id.not_in(mine))
        .limit(MOST_FOUND)
    )  # fmt: skip
    return [(number, value.removeprefix("order:")) for number, value in tx.execute(query)]


def names(tx: Connection, contact_ids: Iterable[int]) -> dict[int, str]:
    """The name of each contact."""
    return dict(tx.execute(select(contacts.c.id, contacts.c.name).where(contacts.c.id.in_(sorted(contact_ids)))).all())


def addresses(tx: Connection, contact_ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The addresses of each contact: channel, typed address."""
    query = select(identities.c.contact_id, identities.c.channel, identities.c.address).order_by(identities.c.id)
    found: dict[int, list[tuple[str, str]]] = {}
    for number, channel, address in tx.execute(query.where(identities.c.contact_id.in_(sorted(contact_ids)))):
        found.setdefault(number, []).append((channel, address))
    return found


_ACTIVE = and_(joins.c.undone_at.is_(None), joins.c.state != "asked")


def _pair(low: int, high: int) -> ColumnElement[bool]:
    return and_(joins.c.contact_id == low, joins.c.other_id == high)


def _edges(tx: Connection, contact_ids: Iterable[int], proven: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for some in chunks(sorted(contact_ids)):
        theirs = or_(joins.c.contact_id.in_(some), joins.c.other_id.in_(some))
        query = select(joins.c.contact_id, joins.c.other_id).where(_ACTIVE, joins.c.state == "joined", theirs)
        query = query.where(joins.c.proof.in_(BY_HIMSELF)) if proven else query
        found += [(one, other) for one, other in tx.execute(query)]
    return found


def _reached(near: Mapping[int, set[int]], start: int) -> frozenset[int]:
    found, frontier = {start}, {start}
    while frontier:
        frontier = {other for number in frontier for other in near.get(number, ())} - found
        found |= frontier
    return frozenset(found)


def _lock(tx: Connection, one: int, other: int) -> tuple[int, int]:
    """Both contacts, the smaller number first: what is decided of them now is decided by one transaction at a time."""
    low, high = min(one, other), max(one, other)
    found = tx.execute(
        select(contacts.c.id).where(contacts.c.id.in_([low, high])).order_by(contacts.c.id).with_for_update()
    )
    if low == high or len(found.all()) < 2:
        raise Impossible("no_contact")
    return low, high


def _row(one: Joined, low: int, high: int) -> dict[str, object]:
    return {
        "contact_id": low, "other_id": high, "state": "joined", "proof": one.proof, "evidence": dict(one.evidence), "actor": one.actor,
        "at": one.at,
    }  # fmt: skip


def _put(tx: Connection, one: Joined, low: int, high: int) -> int:
    together = person(tx, low) | person(tx, high)
    if len(together) > MOST:
        raise Impossible("too_many_joined", most=MOST)
    # A proof goes before an operator's word, either way.
    replaced = update(joins).where(_ACTIVE, _pair(low, high)).values(undone_at=one.at, undone_by="replaced")
    tx.execute(replaced)
    number = insert_all(tx, joins, [_row(one, low, high)])[0]
    _tell(tx, "joined", number, one)
    return number


def _undone(tx: Connection, low: int, high: int) -> bool:
    """Whether a person has parted them before."""
    parted = and_(_pair(low, high), joins.c.state == "joined", joins.c.undone_by.not_in(("", "replaced")))
    return tx.execute(select(joins.c.id).where(parted).limit(1)).first() is not None


def _asked(tx: Connection, join_id: int, since: datetime) -> JoinRow | None:
    open_ = and_(joins.c.id == join_id, joins.c.state == "asked", joins.c.undone_at.is_(None), joins.c.at >= since)
    return tx.execute(select(joins).where(open_).with_for_update()).first()


def _close(tx: Connection, join_id: int, actor: str, now: datetime) -> None:
    tx.execute(update(joins).where(joins.c.id == join_id).values(undone_at=now, undone_by=actor))


def nameless(contact_id: int) -> str:
    """What a contact is called who said no name: «№» would be a ticket's."""
    return f"ID\N{NO-BREAK SPACE}{contact_id}"


def _tell(tx: Connection, kind: str, number: int, one: Joined) -> None:
    """A line in the history of each one's tickets."""
    names = dict(
        tx.execute(
            select(contacts.c.id, contacts.c.name).where(contacts.c.id.in_([one.contact_id, one.other_id]))
        ).all()
    )
    lines = []
    for mine, other in ((one.contact_id, one.other_id), (one.other_id, one.contact_id)):
        query = (
            select(tickets.c.id).where(tickets.c.contact_id == mine).order_by(tickets.c.id.desc()).limit(MOST_TICKETS)
        )
        data: dict[str, Json] = {
            "join": number, "contact": other, "name": names.get(other) or nameless(other), "proof": one.proof,
            "evidence": dict(one.evidence),
        }  # fmt: skip
        lines += [
            Event(ticket_id=ticket, kind=kind, actor=one.actor, data=data, created_at=one.at)
            for ticket in sorted(tx.execute(query).scalars())
        ]
    if lines:
        record(tx, lines)
