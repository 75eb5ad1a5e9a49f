"""Large mails wait for each other, so that ten mailboxes don't bring ten of them into memory at once."""

import asyncio
from collections.abc import Mapping, Sequence

from channels.email.mailbox.room import Room
from channels.email.mailbox.taking import BATCH
from router.schema import Raw
from tests.channels.email.conftest import Kept, connect, watching
from tests.channels.email.mailbox.odd_imap import OddImap
from tests.channels.email.mailbox.test_poll import letter, odd_section
from tests.waiting import until


async def test_whoever_asks_first_is_let_in_first() -> None:
    room, order, leave = Room(10), list[int](), asyncio.Event()

    async def enter(size: int) -> None:
        async with room.taken(size):
            order.append(size)
            await leave.wait()

    tasks = [asyncio.create_task(enter(size)) for size in (6, 8, 3)]
    await until(lambda: order)
    for _ in range(10):
        await asyncio.sleep(0)
    assert order == [6]  # 3 would fit, and would keep 8 waiting for ever if others like it came
    leave.set()
    await asyncio.gather(*tasks)
    assert order == [6, 8, 3]
    assert room.free == 10


async def test_what_is_larger_than_the_room_has_it_alone() -> None:
    room = Room(10)
    async with room.taken(50):
        assert room.free == 0
    assert room.free == 10


async def test_one_who_gives_up_waiting_leaves_nothing_taken() -> None:
    room = Room(10)
    async with room.taken(10):
        waiting = asyncio.create_task(room.taken(5).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    assert room.free == 10
    async with room.taken(10):
        pass


class Slow(Kept):
    """Counts what is stored at the same moment."""

    most = now = 0

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        large = sum(len(raw.body) > BATCH for raw in raws)
        self.now += large
        self.most = max(self.most, self.now)
        for _ in range(20):
            await asyncio.sleep(0)
        self.now -= large
        await super().store(raws, cursor)


async def test_large_mails_of_several_mailboxes_come_one_after_another() -> None:
    kept = Slow()
    async with (
        OddImap(mails={1: letter(1, 3_000_000), 2: letter(2)}) as one,
        OddImap(mails={1: letter(3, 3_000_000)}) as two,
    ):
        section = odd_section(one, deadline=30)
        other = odd_section(two)["mailboxes"][0] | {"address": "claims@shop.example"}
        channel = connect({**section, "mailboxes": [*section["mailboxes"], other]})
        channel.room = Room(4_000_000)
        async with watching(channel, kept):
            await until(lambda: len(kept.raws) == 3)
    assert kept.most == 1
