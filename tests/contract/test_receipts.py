"""What providers tell of the desk's own messages."""

from sqlalchemy import Connection

from router.store import messages as message_store
from router.store import outbox
from router.store.tables import (
    conversations,
    deliveries,
    events,
)
from router.store.tables import raws as raw_table
from tests.contract.desk import Desk
from tests.contract.shop import said


async def test_receipts_mark_the_delivery(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    (delivery,) = await shop.rows(deliveries)
    await shop.store.write(message_store.name, [("shop", "sent-1", delivery.message_id)])

    def sent(tx: Connection) -> None:
        tx.execute(deliveries.update().values(state="sent"))

    await shop.store.write(sent)
    await shop.arrive({"is": "receipt", "receipt": {"state": "delivered", "reference": "sent-1"}})
    await shop.arrive({"is": "receipt", "receipt": {"state": "read", "reference": "sent-1"}})
    (delivery,) = await shop.rows(deliveries)
    assert (delivery.delivered_at, delivery.read_at, delivery.state) == (shop.clock(), shop.clock(), "sent")
    await shop.arrive(
        {"is": "receipt", "receipt": {"state": "bounced", "reference": "sent-1", "reason": "no such user"}}
    )
    (delivery,) = await shop.rows(deliveries)
    assert (delivery.state, delivery.reason) == ("failed", "no such user")
    await shop.arrive({"is": "receipt", "receipt": {"state": "blocked", "thread": "t1", "reason": "bot was blocked"}})
    assert (await shop.rows(conversations))[0].blocked == "bot was blocked"
    await shop.arrive({"is": "receipt", "receipt": {"state": "allowed", "thread": "t1"}})
    assert (await shop.rows(conversations))[0].blocked == ""
    await shop.arrive({"is": "receipt", "receipt": {"state": "allowed", "thread": "t1"}}, key="allowed once more")
    await shop.arrive({"is": "receipt", "receipt": {"state": "read", "reference": "unheard"}})
    assert [row.state for row in await shop.rows(raw_table)] == ["done"] * 6 + ["ignored"] * 2
    assert [row.kind for row in await shop.rows(events)] == [
        "opened",
        "delivered",
        "read",
        "bounced",
        "blocked",
        "allowed",
    ]


async def test_a_receipt_that_is_quicker_than_the_record_of_its_sending_waits_for_it(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    now = shop.clock()
    (job,) = await shop.store.write(outbox.claim, "shop", "w", now, now, 1)
    await shop.arrive(
        {"is": "receipt", "receipt": {"state": "bounced", "reference": "<1@desk>", "reason": "no such user"}}
    )
    assert (await shop.rows(raw_table, "state"))[-1] == ("new",)
    await shop.store.write(outbox.sent, outbox.Claimed(id=job.id, worker="w"), ["<1@desk>"], now)
    shop.clock.pass_(seconds=3)
    await shop.work()
    assert (await shop.rows(raw_table, "state"))[-1] == ("done",)
    assert await shop.rows(deliveries, "state", "reason") == [("failed", "no such user")]


async def test_a_receipt_of_nothing_of_ours_does_not_wait_for_ever(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    await shop.store.write(outbox.claim, "shop", "w", shop.clock(), shop.clock(), 1)
    await shop.arrive({"is": "receipt", "receipt": {"state": "read", "reference": "unheard"}})
    for _ in range(5):
        shop.clock.pass_(minutes=1)
        await shop.work()
    assert (await shop.rows(raw_table, "state", "reason"))[-1] == (
        "ignored", "a receipt for a message that the desk has not sent",
    )  # fmt: skip


async def test_a_block_without_a_conversation_blocks_nobody(shop: Desk) -> None:
    await shop.arrive(said("1", "письмо", thread=""))
    await shop.arrive({"is": "receipt", "receipt": {"state": "blocked", "thread": ""}})
    assert await shop.rows(conversations, "blocked") == [("",)]
    assert (await shop.rows(raw_table, "state", "reason"))[-1] == ("ignored", "a block without a conversation")
