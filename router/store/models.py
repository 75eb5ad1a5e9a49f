"""What was learned from corrected tickets: every model with its author and figures; the newest one suggests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from router.store.engine import announce
from router.store.tables import models


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredModel:
    """A model as plain data; without `data` nothing is suggested from then on."""

    revision: str
    data: str
    author: str
    comment: str = ""
    figures: Mapping[str, Any]
    created_at: datetime


def add(tx: Connection, new: StoredModel) -> None:
    """Makes a model, or none, the one that suggests."""
    row = {
        "revision": new.revision, "data": new.data, "author": new.author, "comment": new.comment, "figures": dict(new.figures),
        "created_at": new.created_at,
    }  # fmt: skip
    tx.execute(insert(models).values(row))
    announce(tx, "rules")


def newest_revision(tx: Connection) -> str:
    """ "" for none: cheap enough to be asked often."""
    return tx.execute(select(models.c.revision).order_by(models.c.id.desc()).limit(1)).scalar() or ""


def newest(tx: Connection) -> StoredModel | None:
    """The one that suggests; None while nothing was ever learned."""
    row = tx.execute(select(models).order_by(models.c.id.desc()).limit(1)).first()
    if row is None:
        return None
    return StoredModel(
        revision=row.revision, data=row.data, author=row.author, comment=row.comment, figures=row.figures,
        created_at=row.created_at,
    )  # fmt: skip
