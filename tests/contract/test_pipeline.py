"""The pipeline: what arrives on its way from the raw to the ticket, once however often it comes, and who is answered by itself."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from router.filing.replies import MOST_AN_HOUR
from router.pipeline import BREATH, BREATH_BYTES, BREATH_LETTERS, HEAVY
from router.schema import Inbound, InboundMessage, Raw, Verdict
from router.store import raws, tickets
from router.store.tables import (
    contacts,
    conversations,
    deliveries,
    events,
    identities,
    messages,
)
from router.store.tables import raws as raw_table
from router.store.tables import tickets as ticket_table
from rules.model import Context
from tests.contract.desk import Desk, desk
from tests.contract.shop import Shop, Words, said


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
    raws = [shop.raw(one, key=str(n)) for n, one in enumerate(mails)]
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
        shop.raw(said(f"m{n}", "привет", thread=f"t{n % 7}"), key=f"k{n}")
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
    arrived = [shop.raw(said(f"m{n}", "привет"), key=f"k{n}") for n in range(10)]
    ids = await asyncio.gather(*(shop.ingest.accept("shop", [raw]) for raw in arrived))
    await asyncio.gather(*(shop.pipeline.process(one) for one in ids))
    for table, number in ((contacts, 1), (identities, 1), (conversations, 1), (ticket_table, 1), (messages, 11)):
        assert len(await shop.rows(table)) == number, table.name


@pytest.mark.parametrize("facts", [{"one_answer": True}, {"no_auto_reply": "All"}])
async def test_what_a_person_is_to_answer_is_not_acknowledged(shop: Desk, facts: dict[str, Any]) -> None:
    await shop.arrive(said("1", "вопрос гостя", facts=facts))
    assert await shop.rows(deliveries) == []
    assert await shop.rows(ticket_table, "status") == [("new",)]


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


async def test_thanks_wait_for_no_answer(shop: Desk) -> None:
    await shop.arrive(said("1", "Здравствуйте, ваш заказ готов", by="community", ours=True, to="shop:anna"))
    await shop.arrive(said("2", "спасибо"))
    assert [(row.status, row.waiting_since, row.unread) for row in await shop.rows(ticket_table)] == [
        ("pending", None, True)
    ]
    await shop.arrive(said("3", "а где он лежит"))
    await shop.arrive(said("4", "спасибо"))
    (row,) = await shop.rows(ticket_table)
    assert (row.status, row.waiting_since is None) == ("open", False)  # what was asked before it still waits


async def test_the_acknowledgement_speaks_the_language_that_the_customer_chose(shop: Desk) -> None:
    await shop.arrive(said("1", "12345", facts={"language": "en"}))
    assert [row.text for row in await shop.rows(messages) if row.direction == "out"] == [
        "acknowledge en 1 within 24\N{NO-BREAK SPACE}hours"
    ]


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


async def test_two_workers_on_one_database_make_one_of_each(tmp_path: Path) -> None:
    async with desk(tmp_path, Shop()) as one, desk(tmp_path, Shop()) as other:
        many = [
            one.raw(said(f"m{n}", "вопрос", by=f"p{n % 5}", thread=f"t{n % 5}", group_id="g" if n % 5 == 0 else ""))
            for n in range(60)
        ]
        ids = await one.ingest.accept("shop", many)
        halves = [desk.pipeline.process(some) for desk in (one, other) for some in (ids[:40], ids[20:], ids)]
        await asyncio.gather(*halves)
        assert set(await one.rows(raw_table, "state")) == {("done",)}
        assert len(await one.rows(conversations)) == len(await one.rows(ticket_table)) == 5
        assert len([row for row in await one.rows(messages) if row.direction == "in"]) == 48 + 1
        assert len(await one.rows(deliveries)) == 5


class Turns:
    """Counts the turns that others had, and in how many of them work was done."""

    def __init__(self) -> None:
        self.now, self.worked = 0, set[int]()

    def note(self) -> None:
        self.worked.add(self.now)

    async def others(self) -> None:
        while True:
            self.now += 1
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("count", "size", "breaths"), [(2 * BREATH, 10, 2), (2 * BREATH_BYTES // HEAVY, HEAVY - 1000, 2)]
)
async def test_others_go_on_while_a_batch_is_read(tmp_path: Path, count: int, size: int, breaths: int) -> None:
    turns = Turns()

    class Watched(Shop):
        def parse(self, raw: Raw) -> list[Inbound]:
            turns.note()
            return super().parse(raw)

    async with desk(tmp_path, Watched()) as shop:
        await filed_beside(turns, shop, count, size)
    assert len(turns.worked) == breaths


@pytest.mark.parametrize(("count", "size", "breaths"), [(2 * BREATH, 10, 2), (6, BREATH_LETTERS // 2 - 100, 3)])
async def test_others_go_on_while_a_batch_is_judged(tmp_path: Path, count: int, size: int, breaths: int) -> None:
    turns = Turns()

    class Watched(Words):
        def judge_all(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Verdict]:
            turns.note()
            return super().judge_all(asked)

    async with desk(tmp_path, Shop(), rules=Watched()) as shop:
        await filed_beside(turns, shop, count, size)
    assert len(turns.worked) == breaths


async def filed_beside(turns: Turns, shop: Desk, count: int, size: int) -> None:
    at_work = asyncio.create_task(turns.others())
    await shop.take(*(shop.raw(said(f"m{n}", "?" * size, by=f"p{n}", thread=f"t{n}")) for n in range(count)))
    at_work.cancel()
