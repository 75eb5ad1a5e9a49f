"""The engine: one commit for many, each alone in its failure, nothing answered before the commit."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, func, select
from sqlalchemy.exc import OperationalError

from router.schema import Raw
from router.store import cursors, lists, outbox, raws, reading
from router.store.engine import Closed, Store, Unavailable
from router.store.tables import channel_states
from router.store.tables import raws as table
from tests.database import database
from tests.waiting import LIMIT

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


def _raw(key: str, body: bytes = b"{}") -> Raw:
    return Raw(channel="shop", key=key, body=body, meta={"path": "/"}, received_at=NOW)


@pytest.fixture
async def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    store = Store.open(database(tmp_path))
    yield store
    await store.close()


async def test_functions_that_wait_together_share_a_commit_and_fail_alone(store: Store, tmp_path: Path) -> None:
    def broken(tx: Connection) -> None:
        raws.insert(tx, [_raw("lost")])
        raise RuntimeError("no")

    results = await asyncio.gather(
        *(store.write(raws.insert, [_raw(str(n))]) for n in range(50)), store.write(broken), return_exceptions=True
    )
    assert isinstance(results.pop(), RuntimeError)
    assert sorted(ids[0] for ids in results if isinstance(ids, list)) == list(range(1, 51))
    with sqlite3.connect(f"{tmp_path}/okno.db") as other:
        assert other.execute("select count(*), count(distinct key), sum(key = 'lost') from raws").fetchone() == (
            50,
            50,
            0,
        )
        assert other.execute("pragma journal_mode").fetchone() == ("wal",)


async def test_a_database_error_reaches_its_caller_only(store: Store) -> None:
    def orphan(tx: Connection) -> None:
        tx.exec_driver_sql("INSERT INTO identities (contact_id, address, created_at) VALUES (7, 'x:1', 0)")

    async def refused() -> str:
        with pytest.raises(Exception, match="FOREIGN KEY"):
            await store.write(orphan)
        return "refused"

    said, ids = await asyncio.gather(refused(), store.write(raws.insert, [_raw("a")]))
    assert (said, ids) == ("refused", [1])


async def test_reads_see_a_snapshot_and_writes_survive_a_reopen(store: Store, tmp_path: Path) -> None:
    await store.write(raws.insert, [_raw("a", b"\x00\xff")])
    assert await store.read(lambda tx: tx.execute(select(func.count()).select_from(table)).scalar()) == 1
    await store.close()
    with pytest.raises(Closed):
        await store.write(raws.insert, [_raw("b")])
    again = Store.open(f"sqlite:///{tmp_path}/okno.db")
    (stored,) = await again.read(raws.load, [1])
    assert stored.raw == _raw("a", b"\x00\xff")
    await again.close()


async def test_close_finishes_what_it_was_handed(store: Store, tmp_path: Path) -> None:
    pending = [asyncio.ensure_future(store.write(raws.insert, [_raw(str(n))])) for n in range(20)]
    await asyncio.sleep(0)
    await store.close()
    assert len(await asyncio.gather(*pending)) == 20


async def test_changed_wakes_after_the_commit(store: Store) -> None:
    before = store.changed.version("raws")
    waiter = asyncio.ensure_future(store.changed.wait("raws", before, LIMIT))
    await asyncio.sleep(0)
    await store.write(raws.insert, [_raw("a")])
    assert await waiter == before + 1
    assert await store.changed.wait("raws", before + 1, 0.01) == before + 1
    assert await store.changed.wait("raws", before, 5) == before + 1


def test_only_a_file_is_a_database() -> None:
    with pytest.raises(ValueError, match="must be a file"):
        Store.open("sqlite://")
    with pytest.raises(ValueError, match="not supported: use sqlite") as refusal:
        Store.open("mysql://root:hush@localhost/okno")
    assert "hush" not in str(refusal.value)


async def test_a_redelivered_raw_has_the_id_of_the_first(store: Store) -> None:
    assert await store.write(raws.insert, [_raw("a"), _raw("b")]) == [1, 2]
    b, c, again, a = await store.write(raws.insert, [_raw("b", b"other"), _raw("c"), _raw("c"), _raw("a")])
    assert (a, b) == (1, 2)
    assert c == again > 2
    (kept,) = await store.read(raws.load, [2])
    assert kept.raw.body == b"{}"
    rows = await store.read(reading.channel_rows)
    assert rows.states["shop"].last_raw_at == NOW
    assert await store.read(raws.counts) == {"shop": 3}


async def test_a_failing_raw_waits_longer_each_time_and_is_parked_at_the_fifth(store: Store) -> None:
    await store.write(raws.insert, [_raw("a")])
    for wait in (2, 4, 8, 16):
        assert not await store.write(raws.fail, 1, "boom", NOW)
        assert await store.read(raws.waiting, NOW + timedelta(seconds=wait - 1), 10) == []
        assert await store.read(raws.waiting, NOW + timedelta(seconds=wait), 10) == [1]
    assert await store.write(raws.fail, 1, "boom", NOW)
    await store.write(raws.park, 1, "boom", None, NOW)
    assert [(row.id, row.state, row.attempts, row.reason) for row in await store.read(raws.parked)] == [
        (1, "parked", 5, "boom")
    ]
    assert await store.write(raws.claim, [1]) == set()
    assert await store.write(raws.replay) == [1]
    assert await store.write(raws.claim, [1]) == {1}
    await store.write(raws.finish, [raws.Finished(id=1, state="ignored", reason="echo")], NOW)
    assert await store.read(raws.waiting, NOW, 10) == []


async def test_the_cursor_moves_with_the_raws_or_not_at_all(store: Store) -> None:
    def arrive(tx: Connection, key: str, cursor: dict[str, str], fail: bool = False) -> None:
        raws.insert(tx, [_raw(key)])
        cursors.move(tx, "shop", cursor, NOW)
        if fail:
            raise RuntimeError("no")

    await store.write(arrive, "a", {"offset": "1", "other": "x"})
    await store.write(arrive, "b", {"offset": "2"})
    with pytest.raises(RuntimeError):
        await store.write(arrive, "c", {"offset": "3"}, fail=True)
    assert await store.read(cursors.load, "shop") == {"offset": "2", "other": "x"}
    await store.write(cursors.note, "shop", "refused", NOW)
    await store.write(outbox.hold, "shop", NOW)
    state = (await store.read(reading.channel_rows)).states["shop"]
    assert (state.error, state.error_at, state.held_until) == ("refused", NOW, NOW)
    assert await store.read(lambda tx: tx.execute(select(func.count()).select_from(channel_states)).scalar()) == 1


def _full(tx: Connection) -> None:
    """No page more than there are: to SQLite that is a full disk."""
    tx.exec_driver_sql("PRAGMA max_page_count = 1").all()


async def test_a_full_disk_is_told_from_a_mistake(store: Store) -> None:
    await store.write(_full)
    with pytest.raises(Unavailable, match="full"):
        await store.write(raws.insert, [_raw("a", b"x" * 1_000_000)])
    with pytest.raises(OperationalError, match="no such table") as mistake:
        await store.write(lambda tx: tx.exec_driver_sql("SELECT * FROM nowhere WHERE x = ?", ("4111 secret",)))
    assert "secret" not in str(mistake.value)


async def test_raws_come_in_portions_of_bounded_size(store: Store) -> None:
    sizes = (10, 10, 50, 1, 1, 29)
    ids = await store.write(raws.insert, [_raw(str(n), b"x" * size) for n, size in enumerate(sizes)])
    assert await store.read(raws.portions, [*reversed(ids), 99], 30) == [[1, 2], [3], [4, 5], [6]]
    assert await store.read(raws.portions, [], 30) == []
    await store.write(raws.tried, [4])
    assert await store.read(raws.portions, ids, 30) == [[1, 2], [3], [4], [5, 6]]


async def test_questions_of_every_second_do_not_go_through_all_that_ever_was(store: Store) -> None:
    asked: list[str] = []
    event.listen(store.reader, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for question in (raws.counts, outbox.counts, reading.channel_rows):
        await store.read(question)
    await store.read(lists.counts, 1, NOW)
    await store.read(reading.raw_gauges, NOW)
    await store.read(raws.waiting, NOW, 10)
    await store.read(outbox.next_due, "shop")
    await store.read(outbox.any_lost, "shop", NOW)
    await store.read(outbox.under_way, "shop")
    await store.read(cursors.stored, "shop", "in/")
    del asked[-3]  # how many there are is counted in the index of all names

    def plan(tx: Connection, statement: str) -> str:
        values = ("x",) * statement.count("?")
        return "; ".join(row[3] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))

    questions = [one for one in asked if " raws" in one or " deliveries" in one]
    assert len(questions) == 15
    for one in questions:
        found = await store.read(plan, one)
        used = ("ix_raws_new", "ix_raws_parked", "ix_raws_apart", "ix_deliveries_open", "ix_deliveries_trouble")
        assert any(index in found for index in used), (one, found)
