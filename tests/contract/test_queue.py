"""The job queue: ids only, each in one pair of hands at a time, and what it loses is found by the sweep."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from router.queue import LocalQueue, sweep
from router.schema import Raw
from router.store import raws
from router.store.engine import Store
from tests.database import database
from tests.waiting import LIMIT

NOW = datetime(2026, 3, 2, tzinfo=UTC)


async def test_ids_come_in_order_each_once_until_done() -> None:
    queue = LocalQueue()
    await queue.put([3, 1, 2, 1])
    assert await queue.take(2, 1) == [3, 1]
    await queue.put([1, 2, 4])
    assert await queue.take(10, 1) == [2, 4]
    assert await queue.take(10, 0.01) == []
    await queue.done([1])
    await queue.put([1, 3])
    assert await queue.take(10, 1) == [1]


async def test_a_waiting_taker_is_woken() -> None:
    queue = LocalQueue()
    taker = asyncio.ensure_future(queue.take(5, LIMIT))
    await asyncio.sleep(0)
    await queue.put([7])
    assert await taker == [7]


async def test_a_full_queue_forgets_and_never_waits() -> None:
    queue = LocalQueue(size=3)
    await queue.put(range(10))
    assert await queue.take(10, 1) == [0, 1, 2]


async def test_the_sweep_finds_what_the_queue_never_heard_of(tmp_path: Path) -> None:
    store, queue = Store.open(database(tmp_path)), LocalQueue()
    await store.write(raws.insert, [Raw(channel="c", key=str(n), body=b"", received_at=NOW) for n in range(3)])
    await store.write(raws.finish, [raws.Finished(id=2, state="done")], NOW)
    task = asyncio.create_task(sweep(store, queue, lambda: NOW, every=0.01))
    assert await queue.take(10, 5) == [1, 3]
    await queue.done([1, 3])
    assert await queue.take(10, 5) == [1, 3]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await store.close()
