"""People and the addresses they write from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, bindparam, delete, literal_column, select, update

from router.schema import Sender
from router.store.rows import chunks, insert_all, insert_new, run_many
from router.store.tables import claims, contacts, conversations, identities


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """A sender on a channel, first seen at a moment."""

    sender: Sender
    channel: str
    at: datetime


class Met(NamedTuple):
    """The contact of each address, and which of them were made just now: nothing of theirs is stored."""

    ids: dict[str, int]
    new: frozenset[int]


def ensure(tx: Connection, writers: Sequence[Writer]) -> dict[str, int]:
    """The contact of each address, made where it is new."""
    return meet(tx, writers).ids


def meet(tx: Connection, writers: Sequence[Writer]) -> Met:
    """`ensure`, and who is new. Names follow the provider's; what a sender says of himself is kept as a claim."""
    by_address: dict[str, Writer] = {}
    for writer in writers:  # the latest name, the first moment
        first = by_address.setdefault(writer.sender.address, writer)
        by_address[writer.sender.address] = replace(writer, at=first.at)
    known = _look(tx, by_address)
    missing = {address: writer for address, writer in by_address.items() if address not in known}
    added, new = _add(tx, missing.values()) if missing else ({}, frozenset())
    known |= added
    _rename(tx, [writer for writer in by_address.values() if known[writer.sender.address].differs(writer.sender)])
    found = {address: row.contact_id for address, row in known.items()}
    said = [
        {"contact_id": found[writer.sender.address], "type": i.type, "value": i.value, "verified_by": i.verified_by,
         "created_at": writer.at}
        for writer in by_address.values() for i in writer.sender.identities
    ]  # fmt: skip
    insert_new(tx, claims, said)
    proofs = [row for row in said if row["verified_by"]]
    if proofs:  # what was only said before is shown now
        run_many(tx, _PROVE, [{f"_{name}": row[name] for name in _PROVEN} for row in proofs])
    return Met(found, new)


def known(tx: Connection, addresses: Iterable[str]) -> set[str]:
    """Those of the addresses that wrote before."""
    return set(_look(tx, addresses))


def of(tx: Connection, addresses: Iterable[str]) -> set[int]:
    """The contacts of those of the addresses that wrote before."""
    return {row.contact_id for row in _look(tx, addresses).values()}


def undeliverable(tx: Connection, conversation_id: int, reason: str, at: datetime, *, permanent: bool) -> None:
    """The address of that conversation takes no messages: `reason` in its server's words."""
    marks = {"undeliverable": reason or "bounced", "undeliverable_at": at, "undeliverable_for_good": permanent}
    tx.execute(update(identities).where(_address_of(conversation_id)).values(marks))


def deliverable(tx: Connection, conversation_id: int) -> None:
    """A message got to the address of that conversation."""
    tx.execute(update(identities).where(_address_of(conversation_id), identities.c.undeliverable != "").values(_WELL))


def taken(tx: Connection, conversation_id: int) -> None:
    """A server took a message for that address: what may pass has passed. That nobody is there a relay's yes doesn't deny."""
    passing = identities.c.undeliverable_for_good.is_(False) & (identities.c.undeliverable != "")
    tx.execute(update(identities).where(_address_of(conversation_id), passing).values(_WELL))


def heard(tx: Connection, when: Mapping[str, datetime]) -> None:
    """Something was written from these addresses at those moments: what was said of them before is over."""
    marked = select(identities.c.id, identities.c.address, identities.c.undeliverable_at).where(
        identities.c.address.in_(sorted(when)), identities.c.undeliverable != ""
    )
    over = [
        row.id for row in tx.execute(marked) if row.undeliverable_at is None or row.undeliverable_at < when[row.address]
    ]
    if over:
        tx.execute(update(identities).where(identities.c.id.in_(over)).values(_WELL))


_PROVEN = ("contact_id", "type", "value", "verified_by")
_PROVE = (
    update(claims)
    .where(
        claims.c.contact_id == bindparam("_contact_id"), claims.c.type == bindparam("_type"),
        claims.c.value == bindparam("_value"), claims.c.verified_by == literal_column("''"),
    )
    .values(verified_by=bindparam("_verified_by"))
)  # fmt: skip
_WELL = {"undeliverable": "", "undeliverable_at": None, "undeliverable_for_good": False}


def _address_of(conversation_id: int) -> ColumnElement[bool]:
    address = select(conversations.c.address).where(conversations.c.id == conversation_id)
    return identities.c.address == address.scalar_subquery()


class _Known(msgspec.Struct, frozen=True):
    contact_id: int
    name: str
    handle: str

    def differs(self, sender: Sender) -> bool:
        return bool((sender.name and sender.name != self.name) or (sender.handle and sender.handle != self.handle))


def _look(tx: Connection, addresses: Iterable[str]) -> dict[str, _Known]:
    rows = [row for some in chunks(addresses) for row in tx.execute(_BY_ADDRESS, {"addresses": some})]
    return {row.address: _Known(row.contact_id, row.name, row.handle) for row in rows}


def _add(tx: Connection, writers: Iterable[Writer]) -> tuple[dict[str, _Known], frozenset[int]]:
    """The contacts of new addresses, and those of them that were made here."""
    new = list(writers)
    ids = insert_all(tx, contacts, [{"name": writer.sender.name, "created_at": writer.at} for writer in new])
    rows = [
        {"contact_id": contact_id, "address": writer.sender.address, "channel": writer.channel,
         "name": writer.sender.name, "handle": writer.sender.handle, "verified_by": "", "created_at": writer.at}
        for contact_id, writer in zip(ids, new, strict=True)
    ]  # fmt: skip
    if insert_new(tx, identities, rows) == len(rows):
        known = {
            one.sender.address: _Known(number, one.sender.name, one.sender.handle)
            for number, one in zip(ids, new, strict=True)
        }
        return known, frozenset(ids)
    # Another worker was first with an address: its contact stays, ours goes.
    known = _look(tx, [writer.sender.address for writer in new])
    ours = frozenset(ids) & {row.contact_id for row in known.values()}
    tx.execute(delete(contacts).where(contacts.c.id.in_(set(ids) - ours)))
    return known, ours


def _rename(tx: Connection, writers: Sequence[Writer]) -> None:
    for writer in writers:
        sender = writer.sender
        values = {name: value for name, value in (("name", sender.name), ("handle", sender.handle)) if value}
        tx.execute(update(identities).where(identities.c.address == sender.address).values(values))
        if sender.name:
            own = select(identities.c.contact_id).where(identities.c.address == sender.address).scalar_subquery()
            tx.execute(update(contacts).where(contacts.c.id == own, contacts.c.name == "").values(name=sender.name))


_BY_ADDRESS = select(identities.c.address, identities.c.contact_id, identities.c.name, identities.c.handle).where(
    identities.c.address.in_(bindparam("addresses", expanding=True))
)
