"""What can't be read, what a fault of ours or a full disk does, and who goes on meanwhile."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from router.pipeline import DEADLY, FAULT
from router.schema import Inbound, Malformed, Raw
from router.store import raws
from router.store.engine import Unavailable
from router.store.tables import (
    messages,
)
from router.store.tables import raws as raw_table
from router.store.tables import tickets as ticket_table
from tests.contract.desk import Desk, desk
from tests.contract.shop import Shop, said


class Odd(Shop):
    """Says of what it can't read what no database takes."""

    def parse(self, raw: Raw) -> list[Inbound]:
        if raw.key == "odd":
            raise Malformed("neither UTF-8 nor anything else: \udcff" + "!" * 10_000)
        return Shop.parse(self, raw)


async def test_garbage_is_a_ticket_and_becomes_its_message_after_the_fix(tmp_path: Path) -> None:
    channel = Shop()
    async with desk(tmp_path, channel) as shop:
        bad = await shop.arrive(body=b"garbage \xff")
        await shop.arrive(said("1", "сосед"))
        (parked,) = await shop.store.read(raws.parked)
        assert (parked.id, parked.reason, parked.raw.body) == (bad, "not JSON: garbage", b"garbage \xff")
        unreadable, _ = await shop.rows(ticket_table)
        assert (unreadable.id, unreadable.unread, unreadable.status) == (parked.ticket_id, True, "new")
        assert (await shop.rows(messages))[0].raw_id == bad
        await shop.store.write(raws.replay, [bad])
        await shop.work()
        assert len(await shop.rows(ticket_table)) == 2
        assert len(await shop.store.read(raws.parked)) == 1

        channel.healed = True
        bad2 = await shop.arrive(body=b"garbage 2")
        await shop.store.write(raws.replay, [bad2])
        await shop.work()
        channel.healed = False
        other = await shop.arrive(body=b"garbage 3")
        channel.healed = True
        await shop.store.write(raws.replay, [other])
        await shop.work()
        healed = next(row for row in await shop.rows(messages) if row.text == "garbage 3")
        stood = await shop.store.read(raws.get, other)
        assert stood is not None
        assert (stood.state, stood.ticket_id) == ("done", healed.ticket_id)
        assert not [row for row in await shop.rows(messages) if row.external_id == f"unreadable:{other}"]


async def test_a_fault_of_a_channel_or_rule_stops_nobody_else(shop: Desk) -> None:
    crash = Raw(channel="shop", key="c", body=b"crash", received_at=shop.clock())
    burst = Raw(channel="shop", key="b", body=json.dumps([said("b", "взрыв")]).encode(), received_at=shop.clock())
    good = Raw(channel="shop", key="g", body=json.dumps([said("g", "вопрос")]).encode(), received_at=shop.clock())
    await shop.take(crash, burst, good)
    assert await shop.rows(raw_table, "state", "attempts") == [("new", 1), ("new", 1), ("done", 0)]
    for _ in range(4):
        shop.clock.pass_(minutes=1)
        await shop.work()
    assert await shop.rows(raw_table, "state", "reason") == [
        ("parked", f"{FAULT} (RuntimeError: a fault of the channel)"),
        ("parked", f"{FAULT} (RuntimeError: a fault of the rules)"), ("done", ""),
    ]  # fmt: skip
    assert len(await shop.rows(ticket_table)) == 3


async def test_of_raws_that_are_read_together_each_waits_for_its_own_fault(tmp_path: Path) -> None:
    class Together(Odd):
        def parse_all(self, some: Sequence[Raw]) -> list[list[Inbound]]:
            read.append([raw.key for raw in some])
            return [self.parse(raw) for raw in some]

    read: list[list[str]] = []
    async with desk(tmp_path, Together()) as shop:

        def raw(key: str, body: bytes) -> Raw:
            return Raw(channel="shop", key=key, body=body, received_at=shop.clock())

        await shop.take(raw("odd", b"[]"), raw("c", b"crash"), shop.raw(said("g", "вопрос")))
        assert await shop.rows(raw_table, "state", "attempts") == [("parked", 0), ("new", 1), ("done", 0)]
        await shop.take(shop.raw(said("h", "раз")), shop.raw(said("i", "два")))
        assert [len(some) for some in read] == [3, 2]
        assert [row.text for row in await shop.rows(messages)][-2:] == ["раз", "два"]


async def test_a_raw_that_kills_the_process_at_each_start_is_set_aside(tmp_path: Path) -> None:
    class Deadly(Shop):
        def parse(self, raw: Raw) -> list[Inbound]:
            if raw.body == b"deadly":
                raise KeyboardInterrupt  # stands for whatever ends a process: no memory left, a fault in C
            return Shop.parse(self, raw)

    async with desk(tmp_path, Deadly()) as shop:
        for number, body in enumerate((b"[]", b"deadly", json.dumps([said("1", "Где заказ?")]).encode())):
            arrived = Raw(channel="shop", key=f"k{number}", body=body, received_at=shop.clock())
            await shop.ingest.accept("shop", [arrived])
        died = 0
        for _ in range(9):
            shop.clock.pass_(minutes=1)
            shop.pipeline = replace(shop.pipeline, began=shop.clock())  # a new process
            try:
                await shop.work()
            except KeyboardInterrupt:
                died += 1
        assert (died, await shop.rows(raw_table, "state")) == (raws.ATTEMPTS, [("ignored",), ("parked",), ("done",)])
        assert (await shop.store.read(raws.parked))[0].reason == DEADLY


async def test_a_poisoned_raw_fails_alone_in_the_database(shop: Desk) -> None:
    poison = said("p", "\ud800 не текст")
    arrived = [
        Raw(channel="shop", key=str(n), body=json.dumps([one]).encode(), received_at=shop.clock())
        for n, one in enumerate([said("1", "раз", thread="a"), poison, said("2", "два", thread="b")])
    ]
    await shop.take(*arrived)
    assert await shop.rows(raw_table, "state", "attempts") == [("done", 0), ("new", 1), ("done", 0)]
    assert len(await shop.rows(ticket_table)) == 2


async def test_a_full_disk_costs_no_raw_an_attempt(shop: Desk) -> None:
    (raw_id,) = await shop.ingest.accept("shop", [shop.raw(said("1", "длинно " * 50_000))])
    await shop.store.write(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count = 1").all())
    for _ in range(6):
        with pytest.raises(Unavailable):
            await shop.pipeline.process([raw_id])
    assert await shop.rows(raw_table, "state", "attempts") == [("new", 0)]
    await shop.store.write(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count = 1000000").all())
    await shop.pipeline.process([raw_id])
    assert await shop.rows(raw_table, "state") == [("done",)]


async def test_the_reason_of_a_malformed_raw_may_be_no_text_either(tmp_path: Path) -> None:
    async with desk(tmp_path, Odd()) as shop:
        odd = Raw(channel="shop", key="odd", body=b"?", received_at=shop.clock())
        await shop.take(odd, shop.raw(said("1", "сосед")))
        assert await shop.rows(raw_table, "state") == [("parked",), ("done",)]
        (parked,) = await shop.store.read(raws.parked)
        assert parked.reason.startswith("neither UTF-8 nor anything else: \\udcff")
        assert len(parked.reason) == 500
