"""Many rows by one statement, and the ids of new ones. How databases differ in that (ON CONFLICT, sequences) stays in this file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ClauseElement, Connection, Table, TableClause, bindparam, column, func, insert, select
from sqlalchemy import table as light_table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.compiler import SQLCompiler

T = TypeVar("T")


def insert_all(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Inserts rows that all have the same keys, by one statement; returns their ids in the order of `rows`."""
    if not rows:
        return []
    ids = _reserve(tx, table, len(rows))
    run_many(tx, _insert(table, ("id", *rows[0])), rows, id=ids)
    return ids


def insert_new(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Inserts the rows that break no unique constraint, leaves out the others (ON CONFLICT DO NOTHING); how many were inserted."""
    return run_many(tx, _insert_new(tx.dialect.name, table, tuple(rows[0])), rows) if rows else 0


def insert_unless_there(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """`insert_new` with ids: those of `rows`, in order, if all of them were new. Else nothing: the caller has to look them up."""
    if not rows:
        return []
    ids = _reserve(tx, table, len(rows))
    new = run_many(tx, _insert_new(tx.dialect.name, table, ("id", *rows[0])), rows, id=ids)
    return ids if new == len(rows) else []


def put(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]) -> None:
    """Inserts rows, or gives the ones already there (same `key` columns) the other columns' new values."""
    if rows:
        run_many(tx, _put(tx.dialect.name, table, tuple(rows[0]), tuple(key)), rows)


def run_many(tx: Connection, statement: ClauseElement, rows: Sequence[Mapping[str, Any]], **more: Sequence[Any]) -> int:
    """The statement once for each row, in one call of the driver; how many rows it changed. Every row has all of its parameters
    but those that `more` has, a value a row.

    SQLAlchemy compiles the statement and converts the values; its own executemany does for each row what is needed but once, and
    that was a third of the pipeline's time. The statement has to be a constant: its plan is kept.
    """
    plan = _PLANS.get((statement, tx.dialect.name))
    if plan is None:
        plan = _PLANS[statement, tx.dialect.name] = _plan(tx, statement)
    sql, names, converts = plan
    columns: list[Iterable[Any]] = [more[name] if name in more else [row[name] for row in rows] for name in names]
    for place, convert in converts:
        columns[place] = map(convert, columns[place])
    return tx.exec_driver_sql(sql, list(zip(*columns, strict=True))).rowcount


_Plan = tuple[str, Sequence[str], Sequence[tuple[int, Callable[[Any], Any]]]]
_PLANS: dict[tuple[ClauseElement, str], _Plan] = {}


def _plan(tx: Connection, statement: ClauseElement) -> _Plan:
    compiled = statement.compile(dialect=tx.dialect)
    assert isinstance(compiled, SQLCompiler)
    names = list(compiled.positiontup or ())
    types = [compiled.binds[name].type.dialect_impl(tx.dialect) for name in names]
    converts = [
        (place, made) for place, kind in enumerate(types) if (made := kind.bind_processor(tx.dialect)) is not None
    ]
    return str(compiled), names, converts


def _reserve(tx: Connection, table: Table, number: int) -> list[int]:
    """Ids for new rows. On SQLite the transaction is the only writer; elsewhere the table's sequence gives them."""
    if tx.dialect.name == "sqlite":
        last: int = tx.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table.name}").scalar_one()  # noqa: S608 — our own name
        return list(range(last + 1, last + 1 + number))
    sequence = func.pg_get_serial_sequence(table.name, "id")
    return list(tx.execute(select(func.nextval(sequence)).select_from(func.generate_series(1, number))).scalars())


@cache
def _insert(table: Table, names: tuple[str, ...]) -> ClauseElement:
    return insert(_columns(table, names)).values({name: bindparam(name, type_=table.c[name].type) for name in names})


@cache
def _insert_new(dialect: str, table: Table, names: tuple[str, ...]) -> ClauseElement:
    return _conflict_insert(dialect, table, names).on_conflict_do_nothing()


@cache
def _put(dialect: str, table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> ClauseElement:
    statement = _conflict_insert(dialect, table, names)
    new = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=new)


def _conflict_insert(dialect: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    made = sqlite.insert if dialect == "sqlite" else postgresql.insert
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    return made(_columns(table, names)).values(values)


def _columns(table: Table, names: tuple[str, ...]) -> TableClause:
    """The table with these columns alone: the others get the database's own defaults."""
    return light_table(table.name, *(column(name, table.c[name].type) for name in names))


def chunks(values: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """Values for questions with IN: SQLite takes 32,766 parameters in one, PostgreSQL 65,535."""
    rest = list(values)
    for start in range(0, len(rest), size):
        yield rest[start : start + size]


def by_channel(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Names of the form (channel, key) for questions with `channel = … AND key IN …`: an IN of pairs takes SQLAlchemy
    two and a half times as long."""
    keys: dict[str, dict[str, None]] = {}
    for channel, key in names:
        keys.setdefault(channel, {})[key] = None
    for channel, some in keys.items():
        for part in chunks(some):
            yield channel, part
