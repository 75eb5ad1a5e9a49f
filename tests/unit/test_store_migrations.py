"""Migrations build exactly the tables of router/store/tables.py."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

import router.store.migrations
from router.store.database import migrate
from router.store.tables import metadata

_MIGRATIONS = str(Path(router.store.migrations.__path__[0]))

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


def test_what_arrived_before_keeps_its_bytes(tmp_path: Path) -> None:
    engine, config = create_engine(f"sqlite:///{tmp_path}/okno.db"), Config()
    config.set_main_option("script_location", _MIGRATIONS)
    with engine.begin() as tx:
        config.attributes["connection"] = tx
        command.upgrade(config, "0003")
        old = "INSERT INTO raws (id, channel, \"key\", body, meta, received_at) VALUES (7, 'shop', 'a', x'00ff0a', '{}', 1)"
        tx.execute(text(old))
        command.upgrade(config, "0004")
        whole = text("SELECT id, size, hex(body) FROM raws JOIN raw_bodies ON raw_id = id")
        assert [tuple(row) for row in tx.execute(whole)] == [(7, 3, "00FF0A")]
        command.downgrade(config, "0003")
        assert [tuple(row) for row in tx.execute(text("SELECT id, hex(body) FROM raws"))] == [(7, "00FF0A")]
    engine.dispose()


def test_a_step_back_brings_back_the_indexes_of_then(tmp_path: Path) -> None:
    engine, config = create_engine(f"sqlite:///{tmp_path}/okno.db"), Config()
    config.set_main_option("script_location", _MIGRATIONS)
    with engine.begin() as tx:
        config.attributes["connection"] = tx
        command.upgrade(config, "0005")
        then = {tuple(row) for row in tx.execute(_INDEXES)}
        command.upgrade(config, "0006")
        assert {name for name, _ in {tuple(row) for row in tx.execute(_INDEXES)} - then} == {
            "ix_raws_apart",
            "uq_tickets_active",
        }
        command.downgrade(config, "0005")
        assert {tuple(row) for row in tx.execute(_INDEXES)} == then
    engine.dispose()
