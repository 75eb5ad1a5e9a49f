"""When an operator has solved a ticket its customer is asked how good the answer was: once, with buttons where there are any."""

from dataclasses import replace
from typing import Any

import pytest

from router.channel import Capabilities
from router.desk import Answer, Desk
from router.readmodels import Actor
from router.store import conversations
from router.store.tables import deliveries, messages
from tests.desk.house import House
from tests.shipped import rules

VERA = Actor(role="operator", user_id=2, name="Вера")
SYSTEM = Actor(role="system")


@pytest.fixture
def desk(house: House) -> Desk:
    """The house's desk, asking for ratings."""
    return Desk(replace(house.desk.services, rating=rules))


async def asked(house: House) -> list[Any]:
    """What nobody wrote, with its delivery's state and time."""
    joined = messages.join(deliveries, deliveries.c.message_id == messages.c.id)
    query = (
        joined.select()
        .where(deliveries.c.automatic)
        .with_only_columns(messages.c.text, messages.c.buttons, deliveries.c.state, deliveries.c.due_at)
    )
    return list(await house.store.read(lambda tx: tx.execute(query).all()))


async def test_who_was_answered_is_asked_once_by_buttons(house: House, desk: Desk) -> None:
    ticket_id = await house.arrives()
    await desk.reply(VERA, ticket_id, Answer("Завтра привезут", solve=True, delay=5))
    (question,) = await asked(house)
    assert question.text.startswith(f"Обращение {ticket_id} решено. Оцените")
    assert [one["data"] for one in question.buttons] == [f"rate:{n}" for n in (5, 4, 3, 2, 1)]
    assert (question.due_at - house.clock.now()).total_seconds() == 5
    await desk.set_status(VERA, ticket_id, "open")
    await desk.set_status(VERA, ticket_id, "solved")
    assert len(await asked(house)) == 1


async def test_without_buttons_the_question_is_text(house: House, desk: Desk) -> None:
    house.post.capabilities = Capabilities(title="Почта", safe_repeat=True)
    await desk.set_status(VERA, await house.arrives(text="Where is it?"), "solved")
    (question,) = await asked(house)
    assert "rate the answer from 1 to 5" in question.text
    assert question.buttons == []


async def test_an_answer_taken_back_takes_its_question_back(house: House, desk: Desk) -> None:
    ticket_id = await house.arrives()
    await desk.reply(VERA, ticket_id, Answer("Завтра привезут", solve=True, delay=5))
    delivery = (await desk.ticket(VERA, ticket_id)).messages[1].delivery
    assert delivery is not None
    await desk.cancel(VERA, delivery.id)
    assert [one.state for one in await asked(house)] == ["cancelled"]
    assert (await desk.ticket(VERA, ticket_id)).row.status == "open"


@pytest.mark.parametrize("why", ["form", "blocked", "held", "machine", "public", "nobody", "off"])
async def test_who_is_not_asked(house: House, desk: Desk, why: str) -> None:
    ticket_id = await house.arrives(held=why == "held")
    changed: dict[str, dict[str, object]] = {
        "machine": {"automatic": "auto_reply"},
        "public": {"facts": {"public": True}},
    }
    if why in changed:
        await house.store.write(lambda tx: tx.execute(messages.update().values(changed[why])).rowcount)
    if why == "form":
        house.post.capabilities = Capabilities(title="Форма", safe_repeat=True, forms=True)
    if why == "blocked":
        home = (await house.store.read(lambda tx: tx.execute(messages.select()).first())).conversation_id  # type: ignore[union-attr]
        found = (await house.store.read(conversations.by_ids, [home]))[home]
        await house.store.write(conversations.block, found.channel, found.thread, "blocked")
    actor = SYSTEM if why == "nobody" else VERA
    await (house.desk if why == "off" else desk).set_status(actor, ticket_id, "solved")
    assert await asked(house) == []
