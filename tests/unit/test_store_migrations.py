"""Migrations build exactly the tables of router/store/tables.py."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from router.store.engine import migrate
from router.store.tables import metadata

_INDEXES = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")


def test_a_migrated_database_is_the_metadata(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/migrated.db")
    migrate(f"sqlite:///{tmp_path}/migrated.db")
    migrated = create_engine(f"sqlite:///{tmp_path}/migrated.db")
    declared = create_engine(f"sqlite:///{tmp_path}/declared.db")
    metadata.create_all(declared)
    with migrated.connect() as left, declared.connect() as right:
        context = MigrationContext.configure(left, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        # the comparison above doesn't look at the conditions of partial indexes
        assert {tuple(row) for row in left.execute(_INDEXES)} == {tuple(row) for row in right.execute(_INDEXES)}
        for name in metadata.tables:
            columns = text(f"SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('{name}') ORDER BY name")
            assert [tuple(row) for row in left.execute(columns)] == [tuple(row) for row in right.execute(columns)]
    migrated.dispose()
    declared.dispose()
