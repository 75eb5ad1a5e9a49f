"""What was there before the desk: filed for the record, in its own time, and silently."""

from datetime import timedelta
from typing import Any

import pytest

from router.store import cursors
from router.store import raws as raw_store
from router.store.tables import deliveries, events, messages, tickets
from tests.contract.desk import Desk
from tests.contract.shop import START


async def told(shop: Desk, days: float, name: str, text: str, **extra: Any) -> None:
    """A message of so many days before now."""
    shop.clock.now = START - timedelta(days=days)
    await shop.arrive(
        {"is": "message", "id": name, "by": "anna", "text": text, "extra": {"mailbox": "support@shop", **extra}}
    )
    shop.clock.now = START


async def ticket(shop: Desk) -> Any:
    (found,) = await shop.rows(tickets)
    return found


async def test_an_old_conversation_is_one_closed_ticket_of_its_time(shop: Desk) -> None:
    await told(shop, 300, "<1>", "где деньги", history="ended")
    await told(shop, 200, "<2>", "всё ещё нет", history="ended", references=["<1>"])
    found = await ticket(shop)
    assert (found.status, found.unread, found.held, found.topic) == ("closed", False, False, "payment")
    assert (found.promised_at, found.waiting_since) == (None, None)
    assert found.created_at == START - timedelta(days=300)
    assert found.updated_at == found.closed_at == START - timedelta(days=200)
    assert found.preview == "всё ещё нет"
    assert not await shop.rows(deliveries)
    assert (await shop.rows(events))[0].created_at == START - timedelta(days=300)


async def test_a_young_letter_of_an_old_conversation_waits(shop: Desk) -> None:
    await told(shop, 300, "<1>", "где деньги", history="ended")
    await told(shop, 2, "<2>", "так где же", history="open", references=["<1>"])
    found = await ticket(shop)
    assert (found.status, found.unread, found.closed_at, found.promised_at) == ("open", True, None, None)
    assert found.waiting_since == START - timedelta(days=2)
    assert not await shop.rows(deliveries)


async def test_what_was_answered_with_another_program_waits_for_the_customer(shop: Desk) -> None:
    await told(shop, 3, "<1>", "где деньги", history="open")
    await told(shop, 2, "<2>", "в пути", history="open", references=["<1>"], ours=True, to="shop:anna")
    found = await ticket(shop)
    assert (found.status, found.waiting_since, found.preview_by) == ("pending", None, "out")
    assert found.answered_at == START - timedelta(days=2)


async def test_the_answer_may_be_taken_in_before_what_it_answers(shop: Desk) -> None:
    """Two folders are read at once."""
    await told(shop, 2, "<2>", "в пути", history="open", references=["<1>"], ours=True, to="shop:anna")
    await told(shop, 3, "<1>", "где деньги", history="open")
    found = await ticket(shop)
    assert (found.status, found.waiting_since, found.preview) == ("pending", None, "в пути")
    assert len(await shop.rows(messages)) == 2


async def test_history_behind_a_new_letter_changes_nothing_of_its_ticket(shop: Desk) -> None:
    await told(shop, 0, "<2>", "ещё раз", references=["<1>"])
    before = await ticket(shop)
    await told(shop, 3, "<1>", "мошенник", history="ended")
    found = await ticket(shop)
    assert found == before
    assert len([one for one in await shop.rows(messages) if one.direction == "in"]) == 2
    assert len(await shop.rows(deliveries)) == 1  # the new letter's acknowledgement


async def test_a_ticket_that_a_person_closed_stays_closed(shop: Desk) -> None:
    await told(shop, 5, "<1>", "где деньги", history="open")
    closing = tickets.update().values(status="closed", closed_at=START, updated_at=START, waiting_since=None)
    await shop.store.write(lambda tx: tx.execute(closing) and None)
    await told(shop, 2, "<2>", "так где же", history="open", references=["<1>"])
    assert (await ticket(shop)).status == "closed"


async def test_a_new_letter_to_an_old_conversation_opens_a_linked_ticket_and_is_answered(shop: Desk) -> None:
    await told(shop, 300, "<1>", "где деньги", history="ended")
    await told(shop, 0, "<2>", "снова нет", references=["<1>"])
    old, new = await shop.rows(tickets)
    assert (old.status, new.status, new.linked_from) == ("closed", "new", old.id)
    assert len(await shop.rows(deliveries)) == 1


@pytest.mark.parametrize("text", ["обманули", "мошенник", "придержать", "деньги"])
async def test_no_verdict_makes_history_speak(shop: Desk, text: str) -> None:
    await told(shop, 0.001, "<1>", text, history="open")
    assert not await shop.rows(deliveries)
    assert (await ticket(shop)).promised_at is None


async def test_raws_are_counted_by_the_beginning_of_their_keys(shop: Desk) -> None:
    one = {"is": "message", "id": "1", "by": "anna", "text": "привет"}
    await shop.arrive(one, key="in/1/1")
    await shop.arrive(one, key="in/2/1")
    await shop.arrive({"is": "ignored", "reason": "ours"}, key="in/2/2")
    await shop.arrive(body=b"garbage", key="in/2/3")
    await shop.arrive({**one, "id": "2"}, key="into/1/1")
    counted = await shop.store.read(cursors.stored, "shop", "in/")
    assert counted == cursors.Stored(all=4, doubles=1, ignored=1, parked=1)
    (aside,) = await shop.store.read(raw_store.parked_of, "shop", "in/", 10)
    assert aside.raw.key == "in/2/3"
    assert await shop.store.read(raw_store.known, "shop", ["in/1/1", "in/9/9"]) == {"in/1/1"}
    assert await shop.store.write(raw_store.replay, None) == [aside.id]
    await shop.work()
    assert (await shop.store.read(cursors.stored, "shop", "in/")).parked == 1  # nothing is doubled by reading again


async def test_an_empty_entry_of_a_cursor_is_gone(shop: Desk) -> None:
    await shop.store.write(cursors.move, "shop", {"a": "1", "b": "2"}, START)
    await shop.store.write(cursors.move, "shop", {"a": "", "c": ""}, START)
    assert await shop.store.read(cursors.load, "shop") == {"b": "2"}
