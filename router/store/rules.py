"""Immutable revisions of the rules; one of them is active, and every activation is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from router.store.engine import announce
from router.store.rows import insert_new
from router.store.tables import activations, rulesets


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Packs (name → YAML) under the hash of their content."""

    revision: str
    packs: Mapping[str, str]
    author: str
    comment: str = ""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """From `at` on `revision` acted, because `actor` wanted it."""

    revision: str
    actor: str
    comment: str = ""
    at: datetime


def add(tx: Connection, new: Revision) -> None:
    """Stores a revision. One that is there already stays as it is: its author and time are the first ones."""
    row = {
        "revision": new.revision, "packs": dict(new.packs), "author": new.author, "comment": new.comment,
        "created_at": new.created_at,
    }  # fmt: skip
    insert_new(tx, rulesets, [row])


def activate(tx: Connection, new: Activation) -> None:
    """Makes a stored revision the active one. The others stay as they are."""
    tx.execute(update(rulesets).values(active=rulesets.c.revision == new.revision))
    line = {"revision": new.revision, "actor": new.actor, "comment": new.comment, "created_at": new.at}
    tx.execute(insert(activations).values(line))
    announce(tx, "rules")


def active(tx: Connection) -> Revision | None:
    row = tx.execute(select(rulesets).where(rulesets.c.active)).first()
    return None if row is None else _revision(row)


def active_revision(tx: Connection) -> str:
    """The active revision's hash, "" before the first. Cheap enough to be asked every second: it doesn't pass over the packs."""
    return tx.execute(select(activations.c.revision).order_by(activations.c.id.desc()).limit(1)).scalar() or ""


def get(tx: Connection, revision: str) -> Revision | None:
    row = tx.execute(select(rulesets).where(rulesets.c.revision == revision)).first()
    return None if row is None else _revision(row)


def beginning(tx: Connection, letters: str) -> list[str]:
    """The revisions whose hash begins with `letters`, two at most: one is an answer, two are a question."""
    found = rulesets.c.revision.startswith(letters, autoescape=True)
    return list(tx.execute(select(rulesets.c.revision).where(found).limit(2)).scalars())


def newest(tx: Connection, limit: int) -> list[Row[tuple[str, str, str, datetime, bool]]]:
    """(revision, author, comment, created_at, active), the newest first."""
    columns = (rulesets.c.revision, rulesets.c.author, rulesets.c.comment, rulesets.c.created_at, rulesets.c.active)
    return list(tx.execute(select(*columns).order_by(rulesets.c.id.desc()).limit(limit)))


def last_activations(tx: Connection, limit: int) -> list[Activation]:
    """The newest first."""
    rows = tx.execute(select(activations).order_by(activations.c.id.desc()).limit(limit))
    return [Activation(revision=row.revision, actor=row.actor, comment=row.comment, at=row.created_at) for row in rows]


def first_activation(tx: Connection) -> datetime | None:
    """Since when rules act here."""
    return tx.execute(select(activations.c.created_at).order_by(activations.c.id).limit(1)).scalar()


def active_before(tx: Connection) -> str:
    """The revision that acted before the active one, "" if there was none."""
    others = select(activations.c.revision).where(activations.c.revision != active_revision(tx))
    return tx.execute(others.order_by(activations.c.id.desc()).limit(1)).scalar() or ""


def _revision(row: Row[tuple[object, ...]]) -> Revision:
    return Revision(
        revision=row.revision, packs=row.packs, author=row.author, comment=row.comment, created_at=row.created_at
    )
