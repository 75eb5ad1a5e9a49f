"""Immutable revisions of the rules; one of them is active."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from router.store.engine import announce, insert_new
from router.store.tables import rulesets


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Packs (name → YAML) under the hash of their content."""

    revision: str
    packs: Mapping[str, str]
    author: str
    created_at: datetime


def active(tx: Connection) -> Revision | None:
    row = tx.execute(select(rulesets).where(rulesets.c.active)).first()
    if row is None:
        return None
    return Revision(revision=row.revision, packs=row.packs, author=row.author, created_at=row.created_at)


def active_revision(tx: Connection) -> str:
    """The active revision's hash, "" before the first: cheap enough to be asked often."""
    return tx.execute(select(rulesets.c.revision).where(rulesets.c.active)).scalar() or ""


def activate(tx: Connection, new: Revision, comment: str) -> None:
    """Makes the revision the active one, storing it if it wasn't there. The others stay as they are."""
    row = {
        "revision": new.revision,
        "packs": dict(new.packs),
        "author": new.author,
        "comment": comment,
        "created_at": new.created_at,
    }
    insert_new(tx, rulesets, [row])
    tx.execute(update(rulesets).values(active=rulesets.c.revision == new.revision))
    announce(tx, "rules")
