"""Which ticket a message belongs to: reopened, cited, owned, merged, split."""

import pytest
from sqlalchemy import Connection

from router.signing import Signer
from router.store import merging, tickets
from router.store.tables import (
    events,
    messages,
)
from router.store.tables import raws as raw_table
from router.store.tables import tickets as ticket_table
from tests.contract.desk import SECRET, Desk
from tests.contract.shop import said


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
    await shop.store.write(merging.merge, 1, 2, actor="user:1", now=shop.clock())
    await shop.arrive(said("3", "ещё", thread="a"))
    assert (await shop.rows(messages))[-1].ticket_id == 2
    assert await shop.store.read(tickets.family, 2) == [2, 1]
    await shop.store.write(merging.unmerge, 1, actor="user:1", now=shop.clock())
    await shop.arrive(said("4", "и ещё", thread="a"))
    assert (await shop.rows(messages))[-1].ticket_id == 1


async def test_a_merged_solved_ticket_does_not_reopen_beside_an_active_one(shop: Desk) -> None:
    await shop.arrive(said("1", "первый", thread="a"))
    await shop.arrive(said("2", "второй", by="boris", thread="b"))
    await shop.store.write(merging.merge, 1, 2, actor="user:1", now=shop.clock())
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
    assert await shop.store.write(merging.split, second.id, actor="user:1", now=shop.clock()) == 2
    await shop.arrive(said("3", "по второму", references=["2"]))
    await shop.arrive(said("4", "по первому"))
    assert [row.ticket_id for row in await shop.rows(messages) if row.direction == "in"] == [1, 2, 2, 1]
    with pytest.raises(tickets.Impossible, match="first_message"):
        await shop.store.write(merging.split, 1, actor="user:1", now=shop.clock())
