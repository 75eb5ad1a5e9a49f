"""The pipeline: every Inbound on its way from the raw to the ticket, and what bad raws get."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from router.channel import Signer
from router.desk.views import message_views
from router.filing.replies import MOST_AN_HOUR
from router.pipeline import DEADLY, FAULT
from router.schema import Inbound, Malformed, Raw
from router.store import messages as message_store
from router.store import outbox, raws, reading, tickets
from router.store.engine import Unavailable
from router.store.outbox import Claimed
from router.store.tables import (
    contacts,
    conversations,
    deliveries,
    events,
    identities,
    message_keys,
    messages,
    parts,
    revisions,
)
from router.store.tables import raws as raw_table
from router.store.tables import tickets as ticket_table
from tests.contract.desk import SECRET, Desk, desk
from tests.contract.shop import Shop, said


async def test_a_message_becomes_a_ticket_with_its_verdict_and_an_acknowledgement(shop: Desk) -> None:
    raw_id = await shop.arrive(said("1", "Где мои деньги?\nЖду."))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.topic, ticket.queue, ticket.subject) == ("new", "payment", "first", "Где мои деньги?")
    assert (ticket.unread, ticket.waiting_since, ticket.tags) == (True, shop.clock(), ["first"])
    assert (ticket.promised_at - ticket.created_at).total_seconds() == 3600
    message, reply = await shop.rows(messages)
    assert (message.direction, message.text, message.raw_id) == ("in", "Где мои деньги?\nЖду.", raw_id)
    assert message.verdict["cues"][0]["spans"] == [{"field": "text", "start": 8, "end": 14}]
    assert message.threading == {"method": "new", "evidence": "", "rejected": []}
    assert (reply.direction, reply.automatic) == ("out", "machine")
    assert reply.text == f"acknowledge ru {ticket.id} в\u00a0течение 1\u00a0часа"
    assert await shop.rows(deliveries, "uid", "state", "automatic", "message_id") == [
        ("uid-1", "queued", True, reply.id)
    ]
    assert await shop.rows(raw_table, "state", "ticket_id") == [("done", ticket.id)]
    assert await shop.rows(events, "kind", "data") == [("opened", {"message": message.id})]


async def test_a_message_goes_on_in_its_thread_and_one_acknowledgement_is_enough(shop: Desk) -> None:
    for number in range(5):
        await shop.arrive(said(str(number), f"строка {number}"))
        shop.clock.pass_(hours=2)
    assert len(await shop.rows(ticket_table)) == 1
    assert len(await shop.rows(messages)) == 6
    assert len(await shop.rows(deliveries)) == 1
    assert (await shop.rows(messages))[-1].threading["method"] == "thread"


async def test_a_machine_that_says_nothing_of_itself_is_not_answered_for_ever(shop: Desk) -> None:
    for number in range(9):
        await shop.arrive(said(str(number), "I am out of office", thread=f"t{number}"))
        shop.clock.pass_(minutes=1)
    assert len(await shop.rows(ticket_table)) == 9
    assert len(await shop.rows(deliveries)) == 5
    shop.clock.pass_(hours=1)
    await shop.arrive(said("later", "вопрос", thread="later"))
    assert len(await shop.rows(deliveries)) == 6


async def test_our_own_answer_from_elsewhere_joins_what_it_cites(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос", thread=""))
    await shop.arrive(said("2", "ответ из почты", by="desk", thread="", ours=True, to="shop:anna", references=["1"]))
    assert len(await shop.rows(ticket_table)) == 1
    assert [row.direction for row in await shop.rows(messages)] == ["in", "out", "out"]


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("status", ["new", "solved"])
async def test_our_own_answer_may_be_filed_before_the_letter_that_it_answers(
    shop: Desk, together: bool, status: str
) -> None:
    """The folder of sent mail is read beside the one of mail that came."""
    letter = {"thread": "", "mailbox": "support@shop"}
    await shop.arrive(said("1", "вопрос", **letter))
    await shop.store.write(tickets.set_status, 1, status, actor="user:1", now=shop.clock())
    mails = [
        said("3", "ответ на второй", by="desk", ours=True, to="shop:anna", references=["1", "2"], **letter),
        said("2", "второй вопрос", references=["1"], **letter),
    ]
    raws = [
        Raw(channel="shop", key=str(n), body=json.dumps([one]).encode(), received_at=shop.clock())
        for n, one in enumerate(mails)
    ]
    for some in [raws] if together else [[one] for one in raws]:
        await shop.take(*some)
    (found,) = await shop.rows(ticket_table)
    assert (found.status, found.waiting_since, found.preview, found.preview_by) == (
        "pending",
        None,
        "ответ на второй",
        "out",
    )
    await shop.arrive(said("4", "третий вопрос", references=["3"], **letter))
    (found,) = await shop.rows(ticket_table)
    assert (found.status, found.preview_by) == ("open", "in")
    assert found.waiting_since is not None


async def test_at_most_one_automatic_reply_an_hour(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    await shop.store.write(tickets.set_status, 1, "closed", actor="user:1", now=shop.clock())
    shop.clock.pass_(minutes=50)
    await shop.arrive(said("2", "ещё вопрос"))
    assert len(await shop.rows(ticket_table)) == 2
    assert len(await shop.rows(deliveries)) == 1
    await shop.store.write(tickets.set_status, 2, "closed", actor="user:1", now=shop.clock())
    shop.clock.pass_(minutes=11)
    await shop.arrive(said("3", "и ещё"))
    assert len(await shop.rows(deliveries)) == 2
    assert await shop.rows(ticket_table, "linked_from") == [(None,), (1,), (2,)]


@pytest.mark.parametrize(
    ("text", "extra", "reply"),
    [
        ("мошенник пишет", {}, ""),
        ("меня обманули", {}, "safety_reply"),
        ("придержать", {}, ""),
        ("я в отпуске", {"automatic": "auto_reply"}, ""),
        ("where is my order", {}, "acknowledge en"),
    ],
)
async def test_who_is_answered_automatically(shop: Desk, text: str, extra: dict[str, Any], reply: str) -> None:
    await shop.arrive(said("1", text, **extra))
    replies = [row.text for row in await shop.rows(messages) if row.direction == "out"]
    assert [said.startswith(reply) for said in replies] == ([True] if reply else [])
    (ticket,) = await shop.rows(ticket_table)
    assert ticket.held == (text == "придержать")


async def test_a_report_in_an_open_ticket_raises_it_and_is_answered(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    shop.clock.pass_(hours=2)
    await shop.arrive(said("2", "меня обманули"))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.level, ticket.role, ticket.queue, ticket.priority, ticket.risk) == (
        "fraud",
        "report",
        "antifraud",
        "urgent",
        90,
    )
    assert [row.text.split()[0] for row in await shop.rows(messages) if row.direction == "out"] == [
        "acknowledge",
        "safety_reply",
    ]


async def test_each_raw_three_times_in_parallel_makes_one_message(shop: Desk) -> None:
    arrived = [
        Raw(channel="shop", key=f"k{n}", body=json.dumps([said(f"m{n}", "привет", thread=f"t{n % 7}")]).encode(),
            received_at=shop.clock())
        for n in range(40)
    ]  # fmt: skip
    work = [shop.ingest.accept("shop", [raw]) for raw in arrived * 3]
    ids = await asyncio.gather(*work)
    await asyncio.gather(*(shop.pipeline.process([number for one in ids for number in one]) for _ in range(3)))
    assert len(await shop.rows(messages)) == 40 + MOST_AN_HOUR  # in seven threads, by one person
    assert len(await shop.rows(ticket_table)) == 7
    assert len(await shop.rows(contacts)) == 1


async def test_the_same_message_in_different_raws_is_one(shop: Desk) -> None:
    await shop.arrive(said("1", "привет"), key="webhook")
    await shop.arrive(said("1", "привет"), said("1", "привет"), key="poll")
    assert len([row for row in await shop.rows(messages) if row.direction == "in"]) == 1
    assert await shop.rows(raw_table, "state", "ticket_id") == [("done", 1), ("double", 1)]


async def test_ten_first_messages_at_once_make_one_contact_and_one_conversation(shop: Desk) -> None:
    arrived = [
        Raw(channel="shop", key=f"k{n}", body=json.dumps([said(f"m{n}", "привет")]).encode(), received_at=shop.clock())
        for n in range(10)
    ]
    ids = await asyncio.gather(*(shop.ingest.accept("shop", [raw]) for raw in arrived))
    await asyncio.gather(*(shop.pipeline.process(one) for one in ids))
    for table, number in ((contacts, 1), (identities, 1), (conversations, 1), (ticket_table, 1), (messages, 11)):
        assert len(await shop.rows(table)) == number, table.name


async def test_an_album_is_one_message_with_its_caption(shop: Desk) -> None:
    def picture(n: int, text: str = "") -> dict[str, object]:
        return said(str(n), text, group_id="g", parts=[{"kind": "image", "ref": f"file:{n}", "state": "pending"}])

    arrived = [picture(1), picture(2, "Вот деньги"), picture(3)]
    await shop.take(
        *(
            Raw(channel="shop", key=str(n), body=json.dumps([one]).encode(), received_at=shop.clock())
            for n, one in enumerate(arrived)
        )
    )
    await shop.arrive(picture(4))
    await shop.arrive(picture(2, "Вот деньги"), key="again")
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert (album.text, album.external_id, album.verdict["topic"]) == ("Вот деньги", "1", "payment")
    assert await shop.rows(parts, "message_id", "position", "ref") == [
        (album.id, n - 1, f"file:{n}") for n in (1, 2, 3, 4)
    ]
    assert await shop.rows(message_keys, "key") == [("1",), ("2",), ("3",), ("4",)]
    assert {row[0] for row in await shop.rows(raw_table, "ticket_id")} == {1}
    assert (await shop.rows(ticket_table))[0].topic == "payment"


async def test_an_album_split_over_batches_takes_a_late_caption(shop: Desk) -> None:
    await shop.arrive(said("1", "", group_id="g", parts=[{"kind": "image"}]))
    await shop.arrive(said("2", "меня обманули", group_id="g", parts=[{"kind": "image"}]))
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert (album.text, album.verdict["role"]) == ("меня обманули", "report")
    assert (await shop.rows(ticket_table))[0].level == "fraud"


@pytest.mark.parametrize("together", [True, False])
async def test_no_words_under_the_pictures_of_an_album_are_lost(shop: Desk, together: bool) -> None:
    pictures = [
        said("1", "Чек", quoted="Олег:", group_id="g", parts=[{"kind": "image"}]),
        said("2", "", quoted="Олег: брак", group_id="g", parts=[{"kind": "image"}]),
        said("3", "Скол", quoted="Олег:", group_id="g", parts=[{"kind": "image"}]),
    ]
    if together:
        await shop.arrive(*pictures)
    else:
        for picture in pictures:
            await shop.arrive(picture, key=str(picture["id"]))
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert (album.text, album.quoted) == ("Чек\nСкол", "Олег: брак")
    assert len(await shop.rows(parts)) == 3


@pytest.mark.parametrize("together", [True, False])
async def test_an_edit_of_a_caption_leaves_the_others(shop: Desk, together: bool) -> None:
    bold = {"type": "bold", "start": 0, "end": 3}
    pictures = [
        said(str(n), text, group_id="g", parts=[{"kind": "image", "ref": str(n)}])
        for n, text in enumerate(("", "Чек", "Скол", "Чек"))
    ]
    if together:
        await shop.arrive(*pictures)
    else:
        for picture in pictures:
            await shop.arrive(picture, key=str(picture["id"]))
    shop.clock.pass_(minutes=1)
    await shop.arrive({**said("2", "Вот деньги", group_id="g", entities=[bold]), "is": "edit"}, key="edited")
    shop.clock.pass_(minutes=1)
    await shop.arrive({**said("0", "Смотрите", group_id="g"), "is": "edit"}, key="edited too")
    await shop.arrive({**said("0", "Смотрите", group_id="g"), "is": "edit"}, key="again")
    (album,) = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert album.text == "Смотрите\nЧек\nВот деньги"
    assert [album.text[entity["start"] : entity["end"]] for entity in album.entities] == ["Вот"]
    assert await shop.rows(revisions, "text") == [("Чек\nСкол",), ("Чек\nВот деньги",)]
    assert (await shop.rows(ticket_table))[0].topic == "payment"
    assert len(await shop.rows(parts)) == 4


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


@pytest.mark.parametrize("facts", [{"one_answer": True}, {"no_auto_reply": "All"}])
async def test_what_a_person_is_to_answer_is_not_acknowledged(shop: Desk, facts: dict[str, Any]) -> None:
    await shop.arrive(said("1", "вопрос гостя", facts=facts))
    assert await shop.rows(deliveries) == []
    assert await shop.rows(ticket_table, "status") == [("new",)]


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


@pytest.mark.parametrize("together", [True, False])
async def test_a_deleted_picture_leaves_the_rest_of_its_album(shop: Desk, together: bool) -> None:
    pictures = [said(n, "", group_id="g", parts=[{"kind": "image", "ref": n}]) for n in ("1", "2", "3")]
    for number, some in enumerate([pictures] if together else [[one] for one in pictures]):
        await shop.arrive(*some, key=str(number))

    async def gone() -> list[str]:
        page = await shop.store.read(reading.ticket_page, 1)
        assert page is not None
        album = message_views(page.messages, page.parts, (), ())[0]
        return ["the album"] if album.deleted_at else [view.part.ref for view in album.parts if view.gone]

    await shop.arrive({"is": "delete", "id": "2"})
    assert await gone() == ["2"]
    await shop.arrive({"is": "delete", "id": "1"})
    assert await gone() == ["1", "2"]
    await shop.arrive({**said("2", "", group_id="g", parts=[{"kind": "image", "ref": "4"}]), "is": "edit"})
    assert await gone() == ["1", "2", "4"]
    await shop.arrive({"is": "delete", "id": "3"})
    assert await gone() == ["the album"]


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


async def test_what_is_not_for_the_desk_says_why(shop: Desk) -> None:
    await shop.arrive({"is": "ignored", "reason": "a typing notice"})
    await shop.arrive(key="empty", body=b"[]")
    assert await shop.rows(raw_table, "state", "reason") == [
        ("ignored", "a typing notice"),
        ("ignored", "nothing for the desk"),
    ]


async def test_our_own_words_from_outside_the_desk_are_answers(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    await shop.arrive(said("2", "ответ с телефона", by="community", ours=True))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.waiting_since, ticket.preview_by) == ("pending", None, "out")
    mine = (await shop.rows(messages))[-1]
    assert (mine.direction, mine.text, mine.verdict) == ("out", "ответ с телефона", None)
    assert len(await shop.rows(contacts)) == 1


async def test_a_message_without_words_is_previewed_by_what_it_is(shop: Desk) -> None:
    voice = [{"kind": "voice", "name": "voice.ogg"}]
    bill = [{"kind": "file", "name": "счёт.pdf"}]
    await shop.arrive(said("1", "", thread="t1", parts=voice))
    await shop.arrive(said("2", "", thread="t2", parts=bill))
    await shop.arrive(said("3", "", thread="t3", quoted="Переведите взнос", forwarded=True))
    assert [row.preview for row in await shop.rows(ticket_table)] == [
        "Голосовое сообщение",
        "счёт.pdf",
        "Переведите взнос",
    ]


async def test_our_own_first_words_open_the_ticket_of_whom_they_were_said_to(shop: Desk) -> None:
    await shop.arrive(said("1", "Здравствуйте, ваш заказ готов", by="community", ours=True, to="shop:anna"))
    await shop.arrive(said("2", "спасибо, приду"))
    assert len(await shop.rows(ticket_table)) == 1
    assert [row.address for row in await shop.rows(identities)] == ["shop:anna"]
    assert (await shop.rows(conversations))[0].address == "shop:anna"


async def test_the_acknowledgement_speaks_the_language_that_the_customer_chose(shop: Desk) -> None:
    await shop.arrive(said("1", "12345", facts={"language": "en"}))
    assert [row.text for row in await shop.rows(messages) if row.direction == "out"] == [
        "acknowledge en 1 within 24\N{NO-BREAK SPACE}hours"
    ]


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


async def test_card_numbers_are_masked_wherever_they_are_stored(shop: Desk) -> None:
    await shop.arrive(
        said("1", "деньги на 4276 1600 1234 5675 верните", subject="4276160012345675", quoted="> 4276-1600-1234-5675")
    )
    message = (await shop.rows(messages))[0]
    assert message.text == "деньги на •••• •••• •••• 5675 верните"
    dump = await shop.store.read(lambda tx: "\n".join(tx.connection.iterdump()))
    stored = "\n".join(line for line in dump.splitlines() if not line.startswith('INSERT INTO "raws"'))
    assert "1600" not in stored
    assert "•••• 5675" in stored


async def test_solved_reopens_unless_it_is_thanks(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос"))
    await shop.store.write(tickets.set_status, 1, "solved", actor="user:1", now=shop.clock())
    shop.clock.pass_(days=1)
    await shop.arrive(said("2", "Спасибо!"))
    assert await shop.rows(ticket_table, "status") == [("solved",)]
    await shop.arrive(said("3", "опять не работает"))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.solved_at) == ("open", None)
    assert [row.kind for row in await shop.rows(events)] == ["opened", "status", "message", "reopened"]
    await shop.store.write(tickets.set_status, 1, "solved", actor="user:1", now=shop.clock())
    shop.clock.pass_(days=8)
    await shop.arrive(said("4", "опять"))
    assert await shop.rows(ticket_table, "status", "linked_from") == [("solved", None), ("new", 1)]


async def test_a_reply_token_leads_home_and_a_strangers_reference_does_not(shop: Desk) -> None:
    await shop.arrive(said("<1@a>", "вопрос", thread=""))
    token = Signer(SECRET).sign("reply", "1")
    await shop.arrive(said("<2@a>", "с другого адреса", by="anna-work", thread="", reply_token=token))
    await shop.arrive(said("<3@a>", "чужой", by="mallory", thread="", references=["<1@a>"]))
    await shop.arrive(said("<4@a>", "свой", thread="", references=["<0@a>", "<1@a>"]))
    await shop.arrive(said("<5@a>", "поддельный", by="mallory", thread="", reply_token="1.aaaaaaaaaaaaaaaa"))
    rows = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert [(row.ticket_id, row.threading["method"]) for row in rows] == [
        (1, "new"), (1, "token"), (2, "new"), (1, "reference"), (3, "new"),
    ]  # fmt: skip
    rejected = {"method": "reference", "evidence": "<1@a>", "reason": "stranger", "ticket": 1}
    assert rows[2].threading["rejected"] == [rejected]


async def test_answers_to_a_message_never_seen_are_one_conversation_of_their_writer(shop: Desk) -> None:
    await shop.arrive(said("<2@a>", "ответ", thread="", references=["<1@a>"]))
    await shop.arrive(said("<3@a>", "ещё ответ", thread="", references=["<1@a>"]))
    await shop.arrive(said("<1@a>", "начало, пришло последним", thread=""))
    await shop.arrive(said("<4@a>", "чужой", by="mallory", thread="", references=["<1@a>"]))
    rows = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert [row.conversation_id for row in rows] == [1, 1, 1, 2]


async def test_a_stranger_can_not_take_a_name_before_its_owner(shop: Desk) -> None:
    await shop.arrive(said("<9@m>", "подставной", by="mallory", thread="", references=["<1@a>"]))
    await shop.arrive(said("<1@a>", "настоящее", thread=""))
    await shop.arrive(said("<2@a>", "продолжение", thread="", references=["<1@a>"]))
    rows = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert [row.conversation_id for row in rows] == [1, 2, 2]
    assert rows[1].threading["rejected"][0]["reason"] == "stranger"


async def test_a_hundred_thousand_references_are_a_message_like_any_other(shop: Desk) -> None:
    await shop.arrive(said("<1@a>", "начало", thread=""))
    await shop.arrive(
        said("<2@a>", "много ссылок", thread="", references=[*(f"<{n}@x>" for n in range(100_000)), "<1@a>"])
    )
    assert await shop.rows(raw_table, "state") == [("done",), ("done",)]
    assert {row.ticket_id for row in await shop.rows(messages)} == {1}


async def test_an_own_ticket_counts_only_for_its_owner(shop: Desk) -> None:
    await shop.arrive(said("1", "вопрос", thread=""))
    await shop.arrive(said("2", "добавлю", thread="", own_ticket=1))
    await shop.arrive(said("3", "и я", by="mallory", thread="", own_ticket=1, linked_from=1))
    await shop.store.write(tickets.set_status, 1, "closed", actor="customer", now=shop.clock())
    await shop.arrive(said("4", "снова", thread="", linked_from=1))
    rows = [row for row in await shop.rows(messages) if row.direction == "in"]
    assert [row.ticket_id for row in rows] == [1, 1, 2, 3]
    assert [one["reason"] for one in rows[2].threading["rejected"]] == ["not_his", "not_his"]
    assert await shop.rows(ticket_table, "linked_from") == [(None,), (None,), (1,)]


async def test_a_merged_ticket_goes_on_where_it_was_merged_and_comes_back(shop: Desk) -> None:
    await shop.arrive(said("1", "первый", thread="a"))
    await shop.arrive(said("2", "второй", by="boris", thread="b"))
    await shop.store.write(tickets.merge, 1, 2, actor="user:1", now=shop.clock())
    await shop.arrive(said("3", "ещё", thread="a"))
    assert (await shop.rows(messages))[-1].ticket_id == 2
    assert await shop.store.read(tickets.family, 2) == [2, 1]
    await shop.store.write(tickets.unmerge, 1, actor="user:1", now=shop.clock())
    await shop.arrive(said("4", "и ещё", thread="a"))
    assert (await shop.rows(messages))[-1].ticket_id == 1


async def test_a_merged_solved_ticket_does_not_reopen_beside_an_active_one(shop: Desk) -> None:
    await shop.arrive(said("1", "первый", thread="a"))
    await shop.arrive(said("2", "второй", by="boris", thread="b"))
    await shop.store.write(tickets.merge, 1, 2, actor="user:1", now=shop.clock())
    await shop.store.write(tickets.set_status, 2, "closed", actor="user:1", now=shop.clock())
    await shop.arrive(said("3", "новое дело", by="boris", thread="b"))

    def solved(tx: Connection) -> None:
        tx.execute(ticket_table.update().where(ticket_table.c.id == 2).values(status="solved", solved_at=shop.clock()))

    await shop.store.write(solved)
    await shop.arrive(said("4", "ещё", thread="a"))
    assert (await shop.rows(messages))[-1].ticket_id == 3
    assert await shop.rows(ticket_table, "status") == [("new",), ("solved",), ("new",)]


async def test_a_split_ticket_is_found_by_its_references(shop: Desk) -> None:
    await shop.arrive(said("1", "первое"))
    await shop.arrive(said("2", "второе дело"))
    second = (await shop.rows(messages))[-1]
    assert await shop.store.write(tickets.split, second.id, actor="user:1", now=shop.clock()) == 2
    await shop.arrive(said("3", "по второму", references=["2"]))
    await shop.arrive(said("4", "по первому"))
    assert [row.ticket_id for row in await shop.rows(messages) if row.direction == "in"] == [1, 2, 2, 1]
    with pytest.raises(tickets.Impossible, match="first_message"):
        await shop.store.write(tickets.split, 1, actor="user:1", now=shop.clock())


async def test_replaying_every_raw_into_an_empty_database_gives_the_same_tickets(shop: Desk, tmp_path: Path) -> None:
    await shop.arrive(said("1", "Где деньги?"))
    await shop.arrive(body=b"garbage")
    shop.clock.pass_(hours=3)
    await shop.arrive(said("2", "ещё", parts=[{"kind": "image", "ref": "r"}]))
    await shop.arrive({**said("1", "Где мои деньги?"), "is": "edit"})
    await shop.arrive(said("3", "меня обманули", by="boris", thread="t2"))
    (tmp_path / "copy").mkdir()
    stored = [row.raw for n in range(1, 6) if (row := await shop.store.read(raws.get, n)) is not None]
    async with desk(tmp_path / "copy", Shop()) as copy:
        copy.clock.now = shop.clock()
        await copy.take(*stored)
        for table in (contacts, conversations, ticket_table):
            ours, theirs = await shop.rows(table), await copy.rows(table)
            assert [tuple(row) for row in ours] == [tuple(row) for row in theirs]


async def test_a_full_disk_costs_no_raw_an_attempt(shop: Desk) -> None:
    (raw_id,) = await shop.ingest.accept("shop", [_raw_of(shop, said("1", "длинно " * 50_000))])
    await shop.store.write(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count = 1").all())
    for _ in range(6):
        with pytest.raises(Unavailable):
            await shop.pipeline.process([raw_id])
    assert await shop.rows(raw_table, "state", "attempts") == [("new", 0)]
    await shop.store.write(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count = 1000000").all())
    await shop.pipeline.process([raw_id])
    assert await shop.rows(raw_table, "state") == [("done",)]


class Odd(Shop):
    """Says of what it can't read what no database takes."""

    def parse(self, raw: Raw) -> list[Inbound]:
        if raw.key == "odd":
            raise Malformed("neither UTF-8 nor anything else: \udcff" + "!" * 10_000)
        return Shop.parse(self, raw)


async def test_the_reason_of_a_malformed_raw_may_be_no_text_either(tmp_path: Path) -> None:
    async with desk(tmp_path, Odd()) as shop:
        odd = Raw(channel="shop", key="odd", body=b"?", received_at=shop.clock())
        await shop.take(odd, _raw_of(shop, said("1", "сосед")))
        assert await shop.rows(raw_table, "state") == [("parked",), ("done",)]
        (parked,) = await shop.store.read(raws.parked)
        assert parked.reason.startswith("neither UTF-8 nor anything else: \\udcff")
        assert len(parked.reason) == 500


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


async def test_two_workers_on_one_database_make_one_of_each(tmp_path: Path) -> None:
    async with desk(tmp_path, Shop()) as one, desk(tmp_path, Shop()) as other:
        many = [
            _raw_of(
                one, said(f"m{n}", "вопрос", by=f"p{n % 5}", thread=f"t{n % 5}", group_id="g" if n % 5 == 0 else "")
            )
            for n in range(60)
        ]
        ids = await one.ingest.accept("shop", many)
        halves = [desk.pipeline.process(some) for desk in (one, other) for some in (ids[:40], ids[20:], ids)]
        await asyncio.gather(*halves)
        assert set(await one.rows(raw_table, "state")) == {("done",)}
        assert len(await one.rows(conversations)) == len(await one.rows(ticket_table)) == 5
        assert len([row for row in await one.rows(messages) if row.direction == "in"]) == 48 + 1
        assert len(await one.rows(deliveries)) == 5


def _raw_of(shop: Desk, *inbound: dict[str, object]) -> Raw:
    body = json.dumps(inbound, ensure_ascii=False).encode()
    return Raw(channel="shop", key=f"key-{hash(body)}", body=body, received_at=shop.clock())
