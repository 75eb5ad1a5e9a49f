"""A thread that its provider gives a new name: what is written there goes on in the same conversation and ticket."""

from router.store.tables import conversations, tickets
from router.store.tables import raws as raw_table
from tests.contract.desk import Desk
from tests.contract.shop import said


def moved(old: str, new: str) -> dict[str, object]:
    return {"is": "receipt", "receipt": {"state": "allowed", "thread": old, "moved_to": new}}


async def test_a_moved_thread_goes_on(shop: Desk) -> None:
    await shop.arrive(said("1", "Где мои деньги?", thread="-4001"))
    await shop.arrive(moved("-4001", "-1001"))
    await shop.arrive(said("2", "Так где?", thread="-1001"))
    assert await shop.rows(conversations, "key", "thread") == [("-4001", "-1001")]
    assert len(await shop.rows(tickets)) == 1


async def test_a_thread_that_nobody_knows_is_no_news(shop: Desk) -> None:
    await shop.arrive(moved("-4001", "-1001"))
    assert await shop.rows(raw_table, "state") == [("ignored",)]
    assert await shop.rows(conversations) == []
