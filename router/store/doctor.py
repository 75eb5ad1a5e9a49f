"""What is wrong with a database, if anything. Looks only: neither makes nor changes one."""

from collections.abc import Iterable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError


def examine(url: str) -> Iterable[tuple[bool, str]]:
    """(well?, what) for the file, its integrity and its tables. Raises ValueError for a database that isn't supported."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        raise ValueError(f"{address.render_as_string(hide_password=True)} is not supported: use sqlite:///file.db")
    if not Path(address.database).exists():
        yield True, f"{address.database} is not there yet; okno run makes it"
        return
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            yield found == "ok", f"integrity: {found}"
            at = MigrationContext.configure(connection).get_current_revision()
            newest = _newest()
            yield at == newest, f"tables at {at or 'none'}, the newest are {newest}; okno migrate brings them there"
    except DatabaseError as problem:
        yield False, f"{address.database} can't be read: {problem.orig}; restore it from a backup"
    finally:
        engine.dispose()


def _newest() -> str | None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return ScriptDirectory.from_config(config).get_current_head()
