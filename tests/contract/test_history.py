"""What the rules are told of the past: counted once, bounded, stored with the verdict, the same when it is judged again."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from router.judging.past import from_json
from router.judging.trial import context_of
from router.store import history, judged
from router.store import tickets as ticket_store
from router.store.tables import messages, sightings
from rules.engine import RuleSet, compile_packs
from tests.contract.desk import Desk, desk
from tests.contract.shop import Ear, Shop, said

SPAM = "Поздравляем! Вам положена выплата {} рублей, заберите её сегодня на сайте {} 🎁"


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def shop(tmp_path: Path, ear: Ear) -> AsyncIterator[Desk]:
    async with desk(tmp_path, Shop(), rules=ear) as made:
        yield made


async def test_the_same_text_is_counted_by_its_other_senders(shop: Desk, ear: Ear) -> None:
    for number in range(4):
        text = SPAM.format(1000 + number, f"win{number}.top")
        await shop.arrive(said(f"m{number}", text, by=f"p{number}", thread=f"t{number}"))
        shop.clock.pass_(minutes=10)
    assert ear.last.same_text == (600, 1200, 1800)
    await shop.arrive(said("again", SPAM.format(7, "other.top"), by="p3", thread="t3"))
    assert ear.last.same_text == (1200, 1800, 2400)


async def test_a_wave_in_one_batch_sees_itself(shop: Desk, ear: Ear) -> None:
    await shop.arrive(*(said(f"m{n}", SPAM.format(n, "a.top"), by=f"p{n}", thread=f"t{n}") for n in range(5)))
    assert [len(one.history.same_text) for one in ear.heard if one.history] == [0, 1, 2, 3, 4]
    assert [one.first_contact for one in ear.heard] == [True] * 5


async def test_a_second_arrival_and_an_edit_count_once(shop: Desk, ear: Ear) -> None:
    order = "Заказ 88213456 не пришёл, где он теперь находится и когда будет"
    await shop.arrive(said("m1", order), key="first")
    shop.clock.pass_(hours=2)
    await shop.arrive(said("m1", order), key="second")
    edit = said("m1", order + "?") | {"is": "edit"}
    await shop.arrive(edit)
    assert ear.heard[-1].edited
    assert (ear.last.messages, ear.last.same_order) == ((), ())
    shop.clock.pass_(hours=1)
    await shop.arrive(said("m2", "Так что с заказом 88213456?"))
    assert ear.last.messages == (3 * 3600,)
    assert ear.last.same_order == (3600, 3 * 3600)
    assert len([row for row in await shop.rows(messages) if row.direction == "in"]) == 2


async def test_links_are_told_by_domain_and_a_new_one_is_told_as_new(shop: Desk, ear: Ear) -> None:
    await shop.arrive(said("1", "смотрите evil.top/a", by="p1", thread="t1"))
    assert ear.last.links == {"evil.top": ()}
    shop.clock.pass_(minutes=1)
    await shop.arrive(said("2", "смотрите www.evil.top/b и new.site", by="p2", thread="t2"))
    assert ear.last.links == {"evil.top": (60,), "new.site": ()}


async def test_who_writes_how_often_and_since_when(shop: Desk, ear: Ear) -> None:
    for number in range(3):
        await shop.arrive(said(str(number), f"строка {number}"))
        shop.clock.pass_(days=1)
    assert (ear.last.messages, ear.last.known_for) == ((86_400, 2 * 86_400), 2 * 86_400)
    shop.clock.pass_(days=60)
    await shop.arrive(said("late", "строка"))
    assert (ear.last.messages, ear.last.known_for) == ((), 63 * 86_400)


async def test_an_unsolved_ticket_elsewhere_is_told_by_its_topic(shop: Desk, ear: Ear) -> None:
    await shop.arrive(said("1", "Где мои деньги?", thread="t1"))
    await shop.arrive(said("2", "Жду деньги", thread="t1"))
    assert not ear.last.open_topics
    await shop.arrive(said("3", "Где мои деньги?", thread="t2"))
    assert ear.last.open_topics == ("payment",)
    for number in (1, 2):
        await shop.store.write(ticket_store.set_status, number, "solved", actor="user:1", now=shop.clock())
    await shop.arrive(said("4", "Где мои деньги?", thread="t3"))
    assert not ear.last.open_topics


async def test_a_crowd_is_remembered_by_its_latest(shop: Desk, ear: Ear) -> None:
    crowd = history.MOST + 30
    for portion in range(0, crowd, 26):
        await shop.arrive(
            *(said(f"m{n}", SPAM.format(n, "a.top"), by=f"p{n}", thread=f"t{n}") for n in range(portion, portion + 26))
        )
        shop.clock.pass_(minutes=1)
    assert len(ear.last.same_text) == history.MOST
    rows = await shop.rows(sightings)
    assert len([row for row in rows if row.value.startswith("text:")]) <= history.MOST + 26


async def test_no_card_is_kept_as_an_order(shop: Desk) -> None:
    await shop.arrive(said("1", "Оплатил заказ 4111111111111111 картой, но ничего не пришло и никто не отвечает"))
    assert [row.value for row in await shop.rows(sightings) if not row.value.startswith("text:")] == []


async def test_history_is_stored_with_its_message_and_judged_again_just_so(tmp_path: Path) -> None:
    rules = compile_packs({"small": _WAVE})
    async with desk(tmp_path, Shop(), rules=rules) as shop:
        for number in range(3):
            shop.clock.pass_(minutes=1)
            text = SPAM.format(number, "win.top")
            await shop.arrive(said(f"m{number}", text, by=f"p{number}", thread=f"t{number}"))
        known = await shop.store.read(judged.inbound, 0, 10)
        live = {row.id: row.verdict for row in await shop.rows(messages) if row.direction == "in"}
        assert [_hits(rules, one) for one in known] == [True, True, False]
        for one in known:
            again = rules.judge(one.message, context_of(one))
            assert live[one.id]["risk"] == again.risk
            assert live[one.id]["trace"] == list(again.trace)


def _hits(rules: RuleSet, one: judged.Known) -> bool:
    return any(cue.rule == "wave" for cue in rules.judge(one.message, context_of(one)).cues)


def test_a_message_without_a_stored_context_has_no_history() -> None:
    context = from_json({"at": 1_000_000, "edited": True}, "shop", "")
    assert (context.history, context.edited, context.channel) == (None, True, "shop")


_WAVE: Any = """
schema: 1
pack: small
templates:
  acknowledge: {ru: ok}
rules:
  - id: wave
    kind: fraud
    weight: 60
    when: {history: {same_text_senders: ">= 1", within: 1d}}
    tests:
      match: [{text: x, history: {same_text_senders: 1}}]
      no_match: [x]
"""
