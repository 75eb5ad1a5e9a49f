"""What the tests of sending stand on: an outbox that works, and what became of an answer."""

import asyncio

from sqlalchemy import select

from router.outbox import Outbox
from router.readmodels import Actor
from router.store.tables import deliveries
from tests.desk.house import House
from tests.waiting import until

VERA = Actor(role="operator", user_id=2, name="Вера")


def sender(house: House) -> Outbox:
    return Outbox(
        store=house.store, channels={"post": house.post}, signer=house.signer, blobs=house.blobs, now=house.clock.now,
        random=lambda: 1.0,
    )  # fmt: skip


async def work(house: House, pieces: int) -> None:
    """Runs the outbox until the channel was given so many pieces and nothing is in hand."""
    stop = asyncio.Event()
    running = asyncio.create_task(sender(house).run(stop))
    await settled(house, pieces)
    stop.set()
    await running


async def settled(house: House, sent: int, state: str = "") -> None:
    """Until the channel was given `sent` pieces, nothing is in hand, and some delivery is in `state`."""

    async def done() -> bool:
        states = await house.store.read(lambda tx: set(tx.execute(select(deliveries.c.state)).scalars()))
        return len(house.post.sent) >= sent and "sending" not in states and (not state or state in states)

    await until(done, f"{sent} sent")
