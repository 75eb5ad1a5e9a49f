"""Edits and deletions as deliveries, who sends on a channel, and what an answer cites."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from router.desk import Answer, Conflict, NotFound
from router.readmodels import Actor, MessageView
from router.schema import Rejected, Retry
from router.store import outbox
from router.store.tables import deliveries, events
from tests.desk.house import House, Post, opened
from tests.outbox.sending import VERA, sender, settled, work

DAY = 86_400.0


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as built:
        built.post.capabilities = replace(built.post.capabilities, edit_for=DAY, delete_for=2 * DAY)
        yield built


async def answered(house: House, text: str = "старое") -> tuple[int, int]:
    """A ticket with a sent answer: their ids."""
    ticket_id = await house.arrives()
    message_id = await house.desk.reply(VERA, ticket_id, Answer(text))
    await work(house, len(house.post.sent) + 1)
    return ticket_id, message_id


async def last(house: House, ticket_id: int) -> MessageView:
    return (await house.desk.ticket(VERA, ticket_id)).messages[-1]


async def test_an_edit_is_sent_and_the_earlier_text_kept(house: House) -> None:
    ticket_id, message_id = await answered(house)
    await house.desk.edit(VERA, message_id, "**новое**")
    await work(house, 2)
    first, edit = house.post.sent
    assert (edit.change, edit.text, edit.pieces) == ("edit", "**новое**", (f"{first.id}.0",))
    assert edit.id != first.id
    message = await last(house, ticket_id)
    assert (message.text, message.typed) == ("новое", "**новое**")
    assert [(one.type, one.start, one.end) for one in message.entities] == [("bold", 0, 5)]
    assert [old.text for old in message.revisions] == ["старое"]
    assert message.edited_at == house.clock.now()
    assert (message.delivery and message.delivery.state, message.change and message.change.state) == ("sent", "sent")
    kinds = await house.store.read(lambda tx: list(tx.execute(select(events.c.kind)).scalars()))
    assert "edit" in kinds


async def test_the_same_text_again_is_no_edit(house: House) -> None:
    _, message_id = await answered(house)
    await house.desk.edit(VERA, message_id, "старое")
    assert await house.store.read(lambda tx: len(tx.execute(select(deliveries.c.id)).all())) == 1


async def test_what_has_not_begun_to_leave_is_written_anew(house: House) -> None:
    ticket_id = await house.arrives()
    message_id = await house.desk.reply(VERA, ticket_id, Answer("с опечяткой", delay=5))
    assert (await last(house, ticket_id)).can_edit
    await house.desk.edit(VERA, message_id, "без опечатки")
    house.clock.move(6)
    await work(house, 1)
    assert [(one.text, one.change) for one in house.post.sent] == [("без опечатки", "")]
    assert (await last(house, ticket_id)).revisions == ()


async def test_an_edit_waits_in_its_turn(house: House) -> None:
    ticket_id, message_id = await answered(house)
    house.post.outcomes = [Retry(reason="502", after=5)]
    await house.desk.reply(VERA, ticket_id, Answer("второй"))
    await house.desk.edit(VERA, message_id, "новое")
    await house.desk.edit(VERA, message_id, "ещё новее")
    await work(house, 2)
    house.clock.move(6)
    await work(house, 4)
    assert [(one.change, one.text) for one in house.post.sent[1:]] == [
        ("", "второй"), ("", "второй"), ("edit", "ещё новее"),
    ]  # fmt: skip


async def test_a_failed_edit_says_so_and_can_be_tried_again(house: House) -> None:
    ticket_id, message_id = await answered(house)
    house.post.outcomes = [Rejected(reason="too old")]
    await house.desk.edit(VERA, message_id, "новое")
    await work(house, 2)
    change = (await last(house, ticket_id)).change
    assert change is not None
    assert (change.kind, change.state, change.reason, change.can_retry) == ("edit", "failed", "too old", True)
    delivery = (await last(house, ticket_id)).delivery
    assert delivery is not None
    assert delivery.state == "sent", "the answer itself has arrived"
    await house.desk.retry(VERA, change.id)
    await work(house, 3)
    assert (await last(house, ticket_id)).change != change


async def test_a_lost_edit_is_repeated_where_a_lost_answer_is_not(house: House) -> None:
    house.post.capabilities = replace(house.post.capabilities, safe_repeat=False)
    ticket_id, message_id = await answered(house)
    house.post.outcomes = [TimeoutError()]
    await house.desk.edit(VERA, message_id, "новое")
    await work(house, 2)
    change = (await last(house, ticket_id)).change
    assert change is not None
    assert change.state == "queued"
    house.clock.move(60)
    now = house.clock.now()
    assert len(await house.store.write(outbox.claim, "post", "dead", now, now, 10)) == 1
    await house.store.write(outbox.lost, "post", False, now)
    change = (await last(house, ticket_id)).change
    assert change is not None
    assert change.state == "queued"


async def test_a_deletion_marks_and_the_customer_waits_again(house: House) -> None:
    ticket_id, message_id = await answered(house)
    assert (await last(house, ticket_id)).can_delete
    await house.desk.take_back(VERA, message_id)
    await work(house, 2)
    assert house.post.sent[-1].change == "delete"
    view = await house.desk.ticket(VERA, ticket_id)
    assert view.messages[-1].deleted_at == house.clock.now()
    assert view.messages[-1].text == "старое", "colleagues still see what was said"
    assert view.row.waiting_since is not None
    with pytest.raises(Conflict, match="deleted_already"):
        await house.desk.edit(VERA, message_id, "x")
    customer = Actor(role="customer", address="post:anna")
    shown = (await house.desk.request(customer, ticket_id)).messages[-1]
    assert (shown.text, shown.parts, bool(shown.deleted_at)) == ("", (), True)


async def test_a_deletion_that_was_refused_leaves_the_answer(house: House) -> None:
    ticket_id, message_id = await answered(house)
    house.post.outcomes = [Rejected(reason="message can't be deleted")]
    await house.desk.take_back(VERA, message_id)
    await work(house, 2)
    assert (await last(house, ticket_id)).deleted_at is None


async def test_the_providers_window_and_channels_without_one(house: House) -> None:
    ticket_id, message_id = await answered(house)
    house.clock.move(DAY + 1)
    assert [(one.can_edit, one.can_delete) for one in [await last(house, ticket_id)]] == [(False, True)]
    with pytest.raises(Conflict, match="edit_too_late"):
        await house.desk.edit(VERA, message_id, "новое")
    house.post.capabilities = replace(house.post.capabilities, edit_for=0, delete_for=0)
    with pytest.raises(Conflict, match="edit_unsupported"):
        await house.desk.edit(VERA, message_id, "новое")
    with pytest.raises(Conflict, match="delete_unsupported"):
        await house.desk.take_back(VERA, message_id)
    with pytest.raises(NotFound):
        await house.desk.edit(VERA, message_id - 1, "чужое")


# --- typing -----------------------------------------------------------------------------------------------------------


class Shows(Post):
    """A channel that shows typing, and sometimes can't."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    async def typing(self, thread: str) -> None:
        self.shown.append(thread)
        raise OSError("no line")


async def test_typing_is_shown_now_and_then(tmp_path: Path) -> None:
    post = Shows()
    async with opened(tmp_path, post) as house:
        anna, boris = await house.arrives("anna"), await house.arrives("boris")
        for ticket_id in (anna, anna, boris, anna):
            await house.desk.typing(VERA, ticket_id)
        assert post.shown == ["t-anna", "t-boris"]
        with pytest.raises(NotFound):
            await house.desk.typing(VERA, 999)


# --- what is cited ----------------------------------------------------------------------------------------------------


async def test_it_cites_only_what_is_not_the_last(house: House) -> None:
    ticket_id = await house.arrives("anna", "раз")
    await house.desk.reply(VERA, ticket_id, Answer("ответ на раз"))
    await work(house, 1)
    assert not house.post.sent[-1].cites
    await house.desk.reply(VERA, ticket_id, Answer("и ещё"))
    await work(house, 2)
    assert house.post.sent[-1].cites, "our own answer stands between"
    await house.arrives("anna", "два")
    seen = (await house.desk.ticket(VERA, ticket_id)).messages[-1].id
    await house.arrives("anna", "три")
    await house.desk.reply(VERA, ticket_id, Answer("ответ на два", seen=seen))
    await work(house, 3)
    answer, questions = house.post.sent[-1], (await house.desk.ticket(VERA, ticket_id)).messages
    assert answer.cites
    assert (answer.in_reply_to, answer.in_reply_to in answer.references) == (answer.references[-2], True)
    await house.desk.reply(VERA, ticket_id, Answer("ответ на самое первое", answers=questions[0].id))
    await work(house, 4)
    assert (house.post.sent[-1].in_reply_to, house.post.sent[-1].cites) == (answer.references[0], True)


# --- one process at a time --------------------------------------------------------------------------------------------


async def test_one_worker_leads_until_its_time_is_over(house: House) -> None:
    now, later = house.clock.now(), house.clock.now() + timedelta(seconds=15)
    write = house.store.write
    assert await write(outbox.lead, "post", "a", now, later)
    assert not await write(outbox.lead, "post", "b", now, later)
    assert await house.store.read(outbox.led_by_another, "post", "b", now)
    assert await write(outbox.lead, "other", "b", now, later), "every channel has its own"
    assert await write(outbox.lead, "post", "a", now, later), "renewed"
    assert await write(outbox.lead, "post", "b", later, later + timedelta(seconds=15))
    await write(outbox.stand_down, "post", "a", now)
    assert not await write(outbox.lead, "post", "a", later, later), "what one doesn't hold one can't give back"
    await write(outbox.stand_down, "post", "b", later)
    assert await write(outbox.lead, "post", "a", later, later)


async def test_who_lost_the_lead_sends_nothing(house: House) -> None:
    await house.desk.reply(VERA, await house.arrives(), Answer("x"))
    now = house.clock.now()
    assert await house.store.write(outbox.lead, "post", "elsewhere", now, now + timedelta(seconds=15))
    stop = asyncio.Event()
    running = asyncio.create_task(sender(house).run(stop))
    await asyncio.sleep(0.3)
    assert house.post.sent == []
    house.clock.move(16)
    await settled(house, 1)
    stop.set()
    await running
    assert len(house.post.sent) == 1
