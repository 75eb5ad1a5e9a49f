"""Rules at work on a desk: revisions that act or may not, trying a draft, counting, opinions and corrections."""

import asyncio
from dataclasses import replace

import pytest

from router.desk import Conflict, Forbidden, Invalid, NotFound, WrongRules
from router.judging.rulebook import Rulebook
from router.readmodels import Actor, Filter
from router.schema import InboundMessage, Sender, Verdict
from router.store import messages, models, tickets
from router.store.messages import Change
from rules.engine import compile_packs
from rules.learn import Learned
from rules.source import with_status
from rules.suggest import BadModel, Task, dump
from tests.desk.house import ADMIN, START, House
from tests.waiting import until

VERA = Actor(role="operator", user_id=2, name="Вера")
PACK = """schema: 1
pack: small
topics:
  - {id: delivery, title: Доставка, sections: [{id: where, title: Где заказ}]}
rules:
  - {id: parcel, title: Посылка, kind: topic, weight: 40, topic: delivery, when: "где посылка", tests: {match: [Где посылка?]}}
  - {id: refund, title: Возврат, kind: fraud, weight: 60, STATUS when: "вернём деньги"}
"""
SHADOW = PACK.replace("STATUS", "status: shadow,")
ACTIVE = PACK.replace("STATUS ", "")
SEED = {"small": PACK.replace("STATUS ", "").replace("где посылка", "где посылка|заказ")}


async def judged(house: House, text: str, packs: dict[str, str], person: str = "anna") -> int:
    """A stored message with the verdict of these packs; its id."""
    ticket = await house.arrives(person, text)
    message_id = (await house.desk.ticket(ADMIN, ticket)).messages[-1].id
    message = InboundMessage(
        channel="post", external_id=f"{message_id}", sender=Sender(address=f"post:{person}"), text=text, sent_at=START
    )
    verdict = compile_packs(packs).judge(message)
    change = Change(message_id=message_id, text=text, quoted="", entities=(), verdict=verdict)
    await house.store.write(messages.change, change)
    return message_id


async def test_a_revision_is_drafted_activated_and_followed(house: House) -> None:
    here = await Rulebook.open(house.store, SEED, house.clock.now)
    there = await Rulebook.open(house.store, SEED, house.clock.now)  # another process
    following = asyncio.create_task(there.follow())
    try:
        first = here.active().revision
        second = await house.desk.draft_rules(ADMIN, {"small": ACTIVE}, "без «заказ»")
        assert there.active().revision == first  # a draft doesn't act
        assert await house.desk.activate_rules(ADMIN, second[:6], "пора") == second
        await until(lambda: there.active().revision == second)
        rows = await house.desk.rule_revisions(VERA)
        assert [(row.revision, row.author, row.comment, row.active) for row in rows] == [
            (second, "user:1", "без «заказ»", True),
            (first, "okno", "the packs that come with the desk", False),
        ]
        assert await house.desk.rollback_rules(ADMIN) == first
        await until(lambda: there.active().revision == first)
        # what a person chose is not replaced by the packs of a newer version
        assert (await Rulebook.open(house.store, {"small": SHADOW}, house.clock.now)).active().revision == first
    finally:
        following.cancel()


async def test_a_bad_revision_never_replaces_a_good_one(house: House) -> None:
    book = await Rulebook.open(house.store, SEED, house.clock.now)
    with pytest.raises(WrongRules) as wrong:
        await house.desk.draft_rules(ADMIN, {"small": ACTIVE.replace("weight: 40", "weigth: 40")})
    (problem,) = wrong.value.problems
    assert (problem.line, problem.key) == (6, "weigth")
    assert "did you mean 'weight'" in problem.said("en")
    assert "может быть, «weight»" in problem.said("ru")
    failing = await house.desk.draft_rules(ADMIN, {"small": ACTIVE.replace("[Где посылка?]", "[Верните товар]")})
    with pytest.raises(WrongRules) as failed:
        await house.desk.activate_rules(ADMIN, failing)
    assert [(one.rule, one.expected) for one in failed.value.failures] == [("parcel", "match")]
    assert (await house.desk.rule_packs(ADMIN)).revision == book.active().revision


@pytest.mark.parametrize("status", ["draft", "shadow", "disabled"])
async def test_a_failing_test_of_any_rule_blocks(house: House, status: str) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    failing = ACTIVE.replace(
        'when: "вернём деньги"', f"status: {status}, when: вернём деньги, tests: {{match: [Спасибо]}}"
    )
    assert failing != ACTIVE
    revision = await house.desk.draft_rules(ADMIN, {"small": failing})
    with pytest.raises(WrongRules) as failed:
        await house.desk.activate_rules(ADMIN, revision)
    assert [(one.rule, one.expected, one.text) for one in failed.value.failures] == [("refund", "match", "Спасибо")]


async def test_who_may_do_what(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    for act in (
        lambda: house.desk.draft_rules(VERA, SEED), lambda: house.desk.activate_rules(VERA, "00"),
        lambda: house.desk.rollback_rules(VERA), lambda: house.desk.dry_run(VERA, SEED, 10),
        lambda: house.desk.rule_stats(Actor(role="customer")),
    ):  # fmt: skip
        with pytest.raises(Forbidden):
            await act()
    with pytest.raises(NotFound):
        await house.desk.activate_rules(ADMIN, "zzzz")
    with pytest.raises(Conflict, match="no_earlier_rules"):
        await house.desk.rollback_rules(ADMIN)


async def test_a_dry_run_names_every_message_that_changes(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    for number, text in enumerate(("Где посылка?", "Где мой заказ?", "Мы вернём деньги", "Спасибо")):
        house.clock.move(60)
        await judged(house, text, SEED, f"person{number}")
    draft = {"small": ACTIVE.replace("вернём деньги", "вернём деньги|товар").replace("где посылка", "посылка")}
    done: list[int] = []
    seen: list[object] = []
    run = await house.desk.dry_run(ADMIN, draft, 100, done.append, seen.append)
    assert (run.judged, run.changed, done) == (4, 1, [4])
    assert seen == run.messages
    (changed,) = run.messages
    (lost,) = changed.change.lost
    assert (changed.text, lost.rule, changed.change.decided["topic"]) == ("Где мой заказ?", "parcel", ("delivery", ""))
    assert [changed.text[span.start : span.end] for span in lost.spans] == ["Где мой заказ"]
    assert (run.rules["parcel"].gained, run.rules["parcel"].lost, run.rules["parcel"].kept) == (0, 1, 1)
    assert (await house.desk.dry_run(ADMIN, draft, 2)).judged == 2
    assert run.before != run.after


async def test_a_phrase_shows_what_it_finds(house: House) -> None:
    await Rulebook.open(
        house.store, {"small": SEED["small"] + "lists: {synonyms: {вещь: [посылка, коробка]}}\n"}, house.clock.now
    )
    for number, text in enumerate(("Где моя коробка?", "Где заказ?", "Посылку не вижу")):
        await judged(house, text, SEED, f"person{number}")
    run = await house.desk.try_phrase(VERA, "где|вижу @вещь", 100)
    assert (run.judged, run.changed) == (3, 1)
    (found,) = run.messages[0].change.gained
    assert [run.messages[0].text[span.start : span.end] for span in found.spans] == ["Где моя коробка"]
    with pytest.raises(WrongRules):
        await house.desk.try_phrase(VERA, "где @нет", 100)


async def test_a_shadow_rule_is_counted_and_never_acts_nor_shows(house: House) -> None:
    await Rulebook.open(house.store, {"small": SHADOW}, house.clock.now)
    await judged(house, "Мы вернём деньги", {"small": SHADOW})
    ticket = (await house.desk.tickets(ADMIN, Filter())).rows[0].id
    (message,) = (await house.desk.ticket(VERA, ticket)).messages
    assert message.verdict is not None
    assert (message.verdict.level, message.verdict.cues) == ("none", ())
    stats = {one.rule: one for one in await house.desk.rule_stats(VERA)}
    assert (stats["refund"].status, stats["refund"].shadow, stats["refund"].hits) == ("shadow", 1, 0)


async def test_statistics_count_opinions_and_what_hits_together(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    await judged(house, "Где заказ? Мы вернём деньги", SEED, "old")
    house.clock.move(40 * 86_400)
    ids = [await judged(house, "Где заказ? Мы вернём деньги", SEED, f"p{number}") for number in range(3)]
    await house.desk.judge_cue(VERA, ids[0], "refund", False)
    await house.desk.judge_cue(VERA, ids[0], "refund", True)  # another thought
    await house.desk.judge_cue(ADMIN, ids[0], "refund", False)
    await house.desk.judge_cue(VERA, ids[1], "refund", True)
    await house.desk.judge_cue(VERA, ids[1], "refund", None)
    with pytest.raises(NotFound):
        await house.desk.judge_cue(VERA, ids[2], "nothing", True)
    assert await house.desk.cue_opinions(VERA, ids) == {(ids[0], "refund"): True}
    stats = {one.rule: one for one in await house.desk.rule_stats(VERA, days=30)}
    refund = stats["refund"]
    assert (refund.hits, refund.right, refund.wrong, refund.together) == (3, 1, 1, (("parcel", 3),))
    assert refund.a_day == pytest.approx(0.1)
    assert refund.last_hit == house.clock.now()
    assert {one.rule: one.hits for one in await house.desk.rule_stats(VERA, days=60)} == {"parcel": 4, "refund": 4}


async def test_what_rules_cost_is_measured_on_stored_messages(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    assert await house.desk.rule_costs(VERA) == ()
    for number in range(4):
        await judged(house, "Где заказ?" if number % 2 else "Где заказ? Мы вернём деньги", SEED, f"p{number}")
    found = {one.rule: one for one in await house.desk.rule_costs(VERA)}
    assert {name: (one.asked, one.messages) for name, one in found.items()} == {
        "": (4, 4),
        "parcel": (4, 4),
        "refund": (2, 4),
    }
    assert sum(one.share for one in found.values()) == pytest.approx(1)
    assert all(0 < one.micros < 100_000 for one in found.values())
    assert {one.messages for one in await house.desk.rule_costs(VERA, 1)} == {1}


async def test_what_never_hit_is_said_when_the_desk_is_old_enough(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    assert (await house.desk.examine_rules(ADMIN, SEED)).findings == ()
    house.clock.move(31 * 86_400)
    await judged(house, "Где заказ?", SEED)
    examined = await house.desk.examine_rules(ADMIN, SEED)
    assert [(one.code, one.rule) for one in examined.findings] == [("never_hit", "refund")]
    assert examined.good


async def test_corrected_topics_are_labelled_data(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    message_id = await judged(house, "Куда делась коробка", SEED)
    ticket = (await house.desk.tickets(ADMIN, Filter())).rows[0].id
    await house.desk.set_topic(VERA, ticket, "delivery")
    await house.desk.set_topic(ADMIN, ticket, "delivery", "where")
    await house.store.write(tickets.set_topic, ticket, "delivery", "where", actor="rules", now=START)
    (line,) = [one async for one in house.desk.corrections(ADMIN)]
    assert (line.message_id, line.text, line.was_topic, line.topic, line.section, line.actor) == (
        message_id, "Куда делась коробка", "", "delivery", "where", "user:1",
    )  # fmt: skip
    assert line.revision == compile_packs(SEED).revision


async def test_a_trial_shows_its_hits_and_opinions_and_is_promoted(house: House) -> None:
    await Rulebook.open(house.store, {"small": SHADOW}, house.clock.now)
    ids = [await judged(house, "Мы вернём деньги", {"small": SHADOW}, f"p{number}") for number in range(3)]
    await judged(house, "Где посылка?", {"small": SHADOW}, "other")
    await house.desk.judge_cue(VERA, ids[0], "refund", True)
    await house.desk.judge_cue(ADMIN, ids[0], "refund", False)
    found = await house.desk.rule_hits(VERA, "refund", 2)
    assert [(hit.message_id, hit.right, hit.wrong) for hit in found] == [(ids[2], 0, 0), (ids[1], 0, 0)]
    last = (await house.desk.rule_hits(VERA, "refund"))[-1]
    assert (last.right, last.wrong, [last.text[span.start : span.end] for span in last.spans]) == (
        1,
        1,
        ["вернём деньги"],
    )
    with pytest.raises(Forbidden):
        await house.desk.promote_rule(VERA, "refund", "active")
    with pytest.raises(NotFound):
        await house.desk.promote_rule(ADMIN, "nothing", "active")
    with pytest.raises(Invalid, match="rule_status_wrong"):
        await house.desk.promote_rule(ADMIN, "refund", "on")
    with pytest.raises(Conflict, match="rule_is_so"):
        await house.desk.promote_rule(ADMIN, "refund", "shadow")
    before = (await house.desk.rule_packs(ADMIN)).revision
    revision = await house.desk.promote_rule(ADMIN, "refund", "active", "пора")
    acting = await house.desk.rule_packs(ADMIN)
    assert (acting.revision, acting.author, acting.comment) == (revision, "user:1", "refund: shadow → active; пора")
    assert acting.packs["small"] == SHADOW.replace("status: shadow", "status: active")
    with pytest.raises(Conflict, match="rules_changed"):  # somebody else was quicker
        await house.desk.activate_rules(ADMIN, before, instead_of=before)


async def test_a_state_is_changed_in_any_style_of_writing() -> None:
    block = "rules:\n  # первое\n  - id: a   # имя\n    kind: fraud\n  - {id: b, kind: fraud}\n"
    packs = {"p": block}
    assert with_status(packs, "a", "shadow")["p"] == block.replace("# имя\n", "# имя\n    status: shadow\n")
    assert with_status(packs, "b", "draft")["p"] == block.replace("{id: b,", "{id: b, status: draft,")
    again = with_status(with_status(packs, "b", "draft"), "b", "active")["p"]
    assert again == block.replace("{id: b,", "{id: b, status: active,")


async def test_a_corrected_topic_counts_against_the_rule_that_led_to_it(house: House) -> None:
    packs = {"small": SEED["small"].replace("topics:\n", "topics:\n  - {id: return, title: Возврат}\n")}
    await Rulebook.open(house.store, packs, house.clock.now)
    await judged(house, "Где посылка?", packs)
    ticket = (await house.desk.tickets(ADMIN, Filter())).rows[0].id
    await house.store.write(tickets.set_topic, ticket, "return", "", actor="user:2", now=house.clock.now())
    stats = {one.rule: one.corrected for one in await house.desk.rule_stats(VERA)}
    assert stats == {"parcel": 1, "refund": 0}
    house.clock.move(40 * 86_400)
    assert {one.corrected for one in await house.desk.rule_stats(VERA, days=30)} == {0}


async def test_what_people_said_becomes_examples(house: House) -> None:
    await Rulebook.open(house.store, SEED, house.clock.now)
    await judged(house, "Куда делась коробка", SEED, "anna")
    ticket = (await house.desk.tickets(ADMIN, Filter())).rows[0].id
    await house.desk.set_topic(VERA, ticket, "delivery")
    right = await judged(house, "Мы вернём деньги сегодня", SEED, "boris")
    wrong = await judged(house, "Когда мы вернём деньги?", SEED, "vera")
    await house.desk.judge_cue(VERA, right, "refund", True)
    await house.desk.judge_cue(VERA, wrong, "refund", False)
    assert [(one.text, one.topic, one.role) for one in await house.desk.examples(ADMIN)] == [
        ("Куда делась коробка", "delivery", "none"),
        ("Мы вернём деньги сегодня", "", "attack"),
        ("Когда мы вернём деньги?", "", "none"),
    ]
    with pytest.raises(Forbidden):
        await house.desk.examples(VERA)


async def test_a_model_is_followed_by_every_process_and_forgotten(house: House) -> None:
    here = await Rulebook.open(house.store, SEED, house.clock.now)
    following = asyncio.create_task(here.follow())
    message = InboundMessage(
        channel="post", external_id="1", sender=Sender(address="post:a"), text="коробка едет", sent_at=START
    )
    try:
        assert here.advise(message, Verdict()) == Verdict()
        data = dump(
            [Task("topic", ("delivery", "return"), (0.0, 0.0), 0.6)], ["кор", "дет"], [9.0, -9.0, 3.0, -3.0], [1.0, 1.0]
        )
        revision = await house.desk.keep_model(ADMIN, Learned(data=data, figures=()), "первая")
        await until(lambda: bool(here.advise(message, Verdict()).suggestions))
        (told,) = here.advise(message, Verdict()).suggestions
        assert (told.about, told.value, told.model) == ("topic", "delivery", revision)
        assert [message.text[span.start : span.end] for span in told.spans] == ["коробка", "едет"]
        decided = Verdict(topic="return")
        assert here.advise(message, decided) is decided  # a rule decided
        kept = await house.desk.model(ADMIN)
        assert kept is not None
        assert (kept.revision, kept.author, kept.comment) == (revision, "user:1", "первая")
        await house.store.write(models.add, replace(kept, revision="bad", data="{}"))
        for _ in range(20):
            await asyncio.sleep(0.01)
            assert here.advise(message, Verdict()).suggestions  # what can't be read never replaces a good one
        await house.desk.forget_model(ADMIN)
        await until(lambda: not here.advise(message, Verdict()).suggestions)
        with pytest.raises(Conflict, match="no_model"):
            await house.desk.forget_model(ADMIN)
        with pytest.raises(BadModel):
            await house.desk.keep_model(ADMIN, Learned(data="[]", figures=()))
    finally:
        following.cancel()
