"""What customers do to what was said: edits, deletions, reactions, buttons; and what happens in a chat."""

from router.store import outbox, tickets
from router.store.outbox import Claimed
from router.store.tables import (
    deliveries,
    events,
    messages,
    revisions,
)
from router.store.tables import raws as raw_table
from router.store.tables import tickets as ticket_table
from tests.contract.desk import Desk
from tests.contract.shop import said


async def test_an_edit_keeps_the_earlier_text_and_is_judged_again(shop: Desk) -> None:
    await shop.arrive(said("1", "старое"))
    shop.clock.pass_(minutes=1)
    await shop.arrive({**said("1", "новые деньги"), "is": "edit"})
    message = (await shop.rows(messages))[0]
    assert (message.text, message.edited_at, message.verdict["topic"]) == ("новые деньги", shop.clock(), "payment")
    assert await shop.rows(revisions, "message_id", "text") == [(message.id, "старое")]
    await shop.arrive({**said("1", "новые деньги"), "is": "edit"}, key="again")
    assert len(await shop.rows(revisions)) == 1
    assert (await shop.rows(raw_table))[-1].state == "ignored"


async def test_an_edit_of_a_message_never_seen_is_a_message(shop: Desk) -> None:
    await shop.arrive({**said("1", "уже исправлено"), "is": "edit"})
    assert (await shop.rows(messages))[0].text == "уже исправлено"
    await shop.arrive(said("1", "первое"), key="late")
    assert [row.text for row in await shop.rows(messages) if row.direction == "in"] == ["уже исправлено"]


async def test_a_deleted_message_is_marked_and_stays(shop: Desk) -> None:
    await shop.arrive(said("1", "ой"))
    await shop.arrive({"is": "delete", "id": "1"})
    message = (await shop.rows(messages))[0]
    assert (message.text, message.deleted_at) == ("ой", shop.clock())
    await shop.arrive({"is": "delete", "id": "2"})
    assert await shop.rows(raw_table, "state") == [("done",), ("done",), ("ignored",)]


async def test_a_deleted_piece_of_an_answer_leaves_the_others(shop: Desk) -> None:
    """What was sent in two messages is taken back at the provider's own screen, one after the other."""
    await shop.arrive(said("1", "вопрос"))
    (answer,) = [row for row in await shop.rows(messages) if row.direction == "out"]
    now = shop.clock()
    (job,) = await shop.store.write(outbox.claim, "shop", "w", now, now, 1)
    for name in ("a", "b"):
        await shop.store.write(outbox.sent, Claimed(id=job.id, worker="w"), (name,), now, complete=name == "b")
    await shop.arrive({"is": "delete", "id": "a"})
    assert [row.deleted_at for row in await shop.rows(messages) if row.id == answer.id] == [None]
    await shop.arrive({"is": "delete", "id": "b"})
    assert [row.deleted_at for row in await shop.rows(messages) if row.id == answer.id] == [now]


async def test_a_message_that_is_put_back_is_not_deleted_any_more(shop: Desk) -> None:
    await shop.arrive(said("1", "ой"))
    await shop.arrive({"is": "delete", "id": "1"})
    await shop.arrive({**said("1", "ой"), "is": "edit"}, key="of the same moment")
    assert (await shop.rows(messages))[0].deleted_at is not None
    shop.clock.pass_(minutes=1)
    await shop.arrive({**said("1", "ой"), "is": "edit"}, key="later")
    assert (await shop.rows(messages))[0].deleted_at is None
    assert await shop.rows(revisions) == []


async def test_a_reaction_is_told_and_opens_nothing(shop: Desk) -> None:
    await shop.arrive({"is": "action", "id": "r0", "by": "anna", "thread": "t1", "data": "reaction:👍"})
    assert await shop.rows(ticket_table) == []
    await shop.arrive(said("1", "вопрос"))
    for number, data in enumerate(("reaction:👍 🔥", "reaction:")):
        await shop.arrive({"is": "action", "id": f"r{number + 1}", "by": "anna", "thread": "t1", "data": data})
    told = [(row.kind, row.data["data"]) for row in await shop.rows(events) if "reacted" in row.kind]
    assert told == [("reacted", "👍 🔥"), ("unreacted", "")]


async def test_what_happens_in_a_chat_is_told_and_does_nothing(shop: Desk) -> None:
    event = {"is": "action", "id": "e0", "by": "anna", "thread": "t1", "happened": "chat_title", "data": "close"}
    await shop.arrive(event)
    assert await shop.rows(ticket_table) == []
    await shop.arrive(said("1", "вопрос"))
    await shop.store.write(tickets.set_status, 1, "solved", actor="user:1", now=shop.clock())
    await shop.arrive({**event, "id": "e1"})
    await shop.arrive({**event, "id": "e1"}, key="again")
    told = [(row.kind, row.data["data"], row.actor) for row in await shop.rows(events) if row.kind.startswith("chat_")]
    assert told == [("chat_title", "close", "customer")]
    # A title that reads as a button's data presses none.
    assert await shop.rows(ticket_table, "status") == [("solved",)]


async def test_buttons_act_for_the_tickets_owner_only_and_are_answered(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    press = {"is": "action", "id": "a1", "by": "anna", "thread": "t1", "data": "operator", "answer": "callback-1"}
    await shop.arrive(press)
    await shop.arrive(press, key="again")
    assert [row.answer for row in await shop.rows(deliveries)] == ["", "callback-1"]
    assert (await shop.rows(ticket_table))[0].status == "open"
    await shop.arrive({**press, "id": "a2", "by": "boris", "data": "close"})
    assert (await shop.rows(ticket_table))[0].status == "open"
    await shop.store.write(tickets.set_status, 1, "solved", actor="user:1", now=shop.clock())
    await shop.arrive({**press, "id": "a3", "data": "rate:5"})
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.rating) == ("closed", 5)
    await shop.arrive({**press, "id": "a4", "data": "\u0000odd:thing"})
    assert [row.data["data"] for row in await shop.rows(events) if row.kind == "action"] == [
        "operator", "close", "rate:5", "\u0000odd:thing",
    ]  # fmt: skip
