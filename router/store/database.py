"""A database file: brought to the newest tables, and opened so that what is committed stays."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

BUSY_SECONDS = 30
PAGE = 8192  # bytes
CACHE = 2_000  # KiB of pages in memory, as SQLite has it by itself


def migrate(url: str) -> None:
    """Brings the database (made if missing) to the newest tables. Blocking; run it before `Store.open`."""
    engine = connected(url, begin="BEGIN IMMEDIATE", size=1)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def connected(url: str, *, begin: str, size: int, kib: int = CACHE) -> Engine:
    """At most `size` connections whose transactions start with `begin`, each with `kib` KiB of pages in memory."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        raise ValueError(
            f"the database {address.render_as_string(hide_password=True)} is not supported: use sqlite:///file.db"
        )
    if not address.database or address.database == ":memory:":
        raise ValueError("the database must be a file: sqlite:///file.db")
    Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address, pool_size=size, max_overflow=0, json_serializer=_ENCODER.encode, json_deserializer=msgspec.json.decode,
        hide_parameters=True,  # an error's words are logged and shown: what customers wrote stays out of them
    )  # fmt: skip
    event.listen(engine, "connect", partial(_configure, kib))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _configure(kib: int, connection: Any, _record: object) -> None:
    # Python's sqlite3 opens transactions by itself and late; without that BEGIN is ours (SQLAlchemy, "SQLite: Transactions").
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    # Heard by a new file alone. Mails and verdicts are larger than SQLite's own 4 KB; of 16 KB a large desk would write too many.
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{kib}")
    connection.execute("PRAGMA temp_store = MEMORY")  # what undoes a savepoint


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} can't be stored as JSON")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)
