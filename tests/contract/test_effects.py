"""What routes ask of the desk is done: to whom a ticket goes, what is promised, linked, asked and told."""

from pathlib import Path
from typing import Any

import pytest

from router.store import tickets as ticket_store
from router.store import users
from router.store.tables import events, messages
from router.store.tables import tickets as ticket_table
from rules.engine import RuleSet, compile_packs
from rules.model import RuleErrors
from tests.contract.desk import desk
from tests.contract.shop import Shop, said

PACK = """schema: 1
pack: small
queues: [{id: support, title: Общая}, {id: vip, title: Важные}]
topics: [{id: delivery, title: Доставка, queue: support, promise_minutes: 60}]
templates:
  acknowledge: {ru: "№ {number}, {promise}"}
  ask_details: {ru: "Пришлите: {fields}"}
  closed_now: {ru: "Закрыто, {promise}, № {number}"}
  field_order: {ru: номер заказа}
rules:
  - {id: about_delivery, kind: topic, topic: delivery, weight: 50, when: заказ}
  - id: route
    kind: route
    when: {none: [{role: attack}]}
"""


def routed(*lines: str) -> RuleSet:
    return compile_packs({"small": PACK + "".join(f"    {line}\n" for line in lines)})


async def one(folder: Path, rules: RuleSet, text: str, **extra: Any) -> tuple[dict[str, Any], list[str], list[Any]]:
    """The last ticket, the automatic replies and the rules' events after a text."""
    async with desk(folder, Shop(), rules=rules) as shop:
        await shop.store.write(users.add, "olga", "hash", "Ольга", "operator", shop.clock())
        await shop.arrive(said("1", text, **extra))
        replies = [row.text for row in await shop.rows(messages) if row.direction == "out"]
        told = [(row.kind, row.data) for row in await shop.rows(events) if row.actor == "rules"]
        return dict((await shop.rows(ticket_table))[-1]._mapping), replies, told


async def test_a_ticket_goes_to_the_user_that_a_route_names(tmp_path: Path) -> None:
    ticket, _, told = await one(tmp_path, routed("assignee: olga"), "где заказ")
    assert ticket["assignee_id"] == 1
    assert told == [("assigned", {"from": None, "to": 1})]


async def test_a_user_who_is_not_there_is_told_of(tmp_path: Path) -> None:
    ticket, _, told = await one(tmp_path, routed("assignee: nobody"), "где заказ")
    assert (ticket["assignee_id"], told) == (None, [("assign_failed", {"to": "nobody"})])


async def test_a_route_promises_its_own_time(tmp_path: Path) -> None:
    ticket, replies, _ = await one(tmp_path, routed("promise_minutes: 15", "queue: vip"), "где заказ")
    assert (ticket["promised_at"] - ticket["created_at"]).total_seconds() == 15 * 60
    assert ticket["queue"] == "vip"
    assert replies == ["№ 1, в\u00a0течение 15\u00a0минут"]


async def test_a_route_answers_with_its_own_text(tmp_path: Path) -> None:
    _, replies, _ = await one(tmp_path, routed("reply: closed_now"), "где заказ")
    assert replies == ["Закрыто, в\u00a0течение 1\u00a0часа, № 1"]


async def test_what_is_missing_is_asked_for_and_what_is_there_is_not(tmp_path: Path) -> None:
    for folder in ("without", "with"):
        (tmp_path / folder).mkdir()
    _, replies, told = await one(tmp_path / "without", routed("ask: [order]"), "где заказ")
    assert (replies, told) == (["Пришлите: номер заказа"], [("asked", {"to": "order"})])
    ticket, replies, told = await one(tmp_path / "with", routed("ask: [order]"), "где заказ 88213456")
    assert (ticket["fields"], told) == ({"order": "88213456"}, [])
    assert replies == ["№ 1, в\u00a0течение 1\u00a0часа"]


async def test_who_is_to_look_is_told_in_the_history_and_by_a_tag(tmp_path: Path) -> None:
    ticket, _, told = await one(tmp_path, routed("notify: [olga, vip]", "tags: [big]"), "где заказ")
    assert told == [("notified", {"to": "olga, vip"})]
    assert ticket["tags"] == ["big", "@olga", "@vip"]


async def test_links_in_public_are_marked_and_in_private_are_not(tmp_path: Path) -> None:
    for folder in ("public", "private"):
        (tmp_path / folder).mkdir()
    rules = routed("actions: [block_links]")
    _, _, told = await one(tmp_path / "public", rules, "заказ a.top", facts={"public": True})
    assert told == [("links_blocked", {})]
    _, _, told = await one(tmp_path / "private", rules, "заказ a.top")
    assert told == []


async def test_a_new_ticket_is_linked_to_the_contacts_unsolved_one(tmp_path: Path) -> None:
    async with desk(tmp_path, Shop(), rules=routed("actions: [link_open]")) as shop:
        for number in range(3):
            await shop.arrive(said(str(number), "где заказ", thread=f"t{number}"))
            if number == 1:
                await shop.store.write(ticket_store.set_status, 2, "closed", actor="user:1", now=shop.clock())
        assert await shop.rows(ticket_table, "linked_from") == [(None,), (1,), (1,)]


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        ("actions: [holdd]", "actions", "hold"),
        ("reply: acknowledged", "reply", "acknowledge"),
        ("ask: [ordr]", "ask", "order"),
        ("promise_minutes: 0", "promise_minutes", "целое"),
        ("queue: vips", "queue", "vip"),
        ("assign: olga", "assign", "assignee"),
    ],
)
def test_what_the_desk_cannot_do_is_refused(line: str, key: str, says: str) -> None:
    with pytest.raises(RuleErrors) as wrong:
        routed(line)
    assert wrong.value.problems[0].key == key
    assert says in wrong.value.problems[0].message_ru
