"""Databases for tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from argon2 import PasswordHasher

from router.store.database import migrate


def database(folder: Path) -> str:
    """The address of a new one in this folder, with every table and nothing in them."""
    (folder / "okno.db").write_bytes(_empty())
    return f"sqlite:///{folder}/okno.db"


@cache
def cheap(password: str) -> str:
    """The password as the tables keep it, only that this hash took no time: a real one takes a tenth of a second, on purpose."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(password)


@cache
def _empty() -> bytes:
    """Migrated once a process: all migrations take longer than most tests."""
    with TemporaryDirectory() as folder:
        migrate(f"sqlite:///{folder}/okno.db")
        return Path(folder, "okno.db").read_bytes()
