"""Acts that must happen once: the first with a key is remembered with its result."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select, update

from router.schema import Json
from router.store.rows import insert_new
from router.store.tables import requests


def first(tx: Connection, key: str, now: datetime) -> bool:
    """Remembers the key; False if it was there already."""
    if tx.execute(select(requests.c.key).where(requests.c.key == key)).first() is not None:
        return False
    insert_new(tx, requests, [{"key": key, "created_at": now}])
    return True


def result(tx: Connection, key: str) -> Mapping[str, Json] | None:
    """What the act with this key gave; None if there was none."""
    found: Mapping[str, Json] | None = tx.execute(select(requests.c.result).where(requests.c.key == key)).scalar()
    return found


def keep(tx: Connection, key: str, given: Mapping[str, Json]) -> None:
    """The result of the act that `first` remembered, in the same transaction."""
    tx.execute(update(requests).where(requests.c.key == key).values(result=dict(given)))
