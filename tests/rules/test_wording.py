"""How a message is worded: the model that ships is the one of the samples, it can be asked by rules, and it says why."""

import json
from importlib.resources import files

import pytest

from router.schema import Verdict
from rules.engine import RuleSet, compile_packs
from rules.model import RuleErrors
from rules.packs import default_packs
from rules.samples import digest, samples, sections
from rules.wording import NO_SECTION, model
from tests.rules.gold.score import message

PACK = """
schema: 1
pack: worded
topics: [{id: delivery, title: Доставка}]
rules:
  - {id: attack, kind: fraud, weight: 50, when: {wording: {role: attack, from: 40, full: 85}}}
  - {id: report, kind: guard, means: report, weight: 60, when: {wording: {role: report, from: 50, full: 90}}}
  - {id: delivery, kind: topic, topic: delivery, weight: 100, when: {wording: {topic: delivery, from: 10, full: 50}}}
"""
LURE = "Вам одобрена выплата 43 000, для зачисления перейдите по ссылке и подтвердите данные карты"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return compile_packs({"worded": PACK})


def hits(verdict: Verdict) -> dict[str, int]:
    return {cue.rule: cue.weight for cue in verdict.cues if cue.hit}


def test_the_model_was_trained_from_these_samples() -> None:
    shipped = {
        name: json.loads((files("rules") / name).read_text(encoding="utf-8"))
        for name in ("wording.json", "sections.json")
    }
    assert {data["examples"] for data in shipped.values()} == {digest()}, (
        "the samples have changed: python -m rules.samples"
    )
    assert set(shipped["sections.json"]["topics"]) == set(sections())
    assert {task.about for task in model().tasks} == {"topic", "role"}


def test_every_sample_says_what_it_is() -> None:
    declared = compile_packs(default_packs()).topics
    topics = {topic.id for topic in declared}
    told = {topic: {one.topic for one in examples} - {NO_SECTION} for topic, examples in sections().items()}
    assert told == {topic.id: {section.id for section in topic.sections} for topic in declared if topic.sections}
    for one in samples():
        assert one.text.strip()
        assert one.role in ("attack", "report", "none", ""), one.text
        assert one.topic in {"", "nothing", *topics}, one.text


def test_an_attack_shows_the_words_that_tell(rules: RuleSet) -> None:
    verdict = rules.judge(message(LURE))
    assert verdict.role == "attack"
    (cue,) = [cue for cue in verdict.cues if cue.rule == "attack"]
    told = [LURE[span.start : span.end] for span in cue.spans]
    assert 1 <= len(told) <= 3
    assert all(word.isalnum() for word in told)
    assert all(f"«{word}»" in cue.because for word in told)


def test_a_rule_weighs_by_the_share(rules: RuleSet) -> None:
    sure = hits(rules.judge(message("Когда привезут мою посылку, третий день стоит на сортировке?")))
    unsure = hits(rules.judge(message("Отменить нельзя, привезут или нет")))
    assert sure["delivery"] == 100
    assert 0 < unsure.get("delivery", 20) < 100


SECTIONED = PACK.replace(
    "{id: delivery, title: Доставка}",
    "{id: delivery, title: Доставка, sections: [{id: courier, title: Курьер}, {id: storage, title: Хранение}, {id: drone, title: Дрон}]}",
)
COURIER = "Доставщик не поднялся на этаж и уехал, пусть привезёт ещё раз вечером домой"


def sectioned(*rules: str) -> RuleSet:
    return compile_packs({"worded": SECTIONED + "\n".join(rules)})


def test_the_wording_names_a_section_that_no_rule_does() -> None:
    plain = sectioned()
    said = plain.judge(message(COURIER))
    assert (said.topic, said.section) == ("delivery", "courier")
    assert any(line.startswith("section: courier ") for line in said.trace)
    unsure = plain.judge(message("Вопрос по доставке посылки, кто поможет?"))
    assert (unsure.topic, unsure.section) == ("delivery", "")


def test_a_rule_weighs_against_the_wording_and_decides_alone_on_a_section_it_never_heard_of() -> None:
    rule = "  - {id: said, kind: topic, topic: delivery, section: %s, weight: %d, when: этаж, tests: {match: [этаж]}}"
    assert sectioned(rule % ("storage", 5)).judge(message(COURIER)).section == "courier"
    split = message("Привезут ли мою посылку на этаж?")
    assert sectioned(rule % ("storage", 1)).judge(split).section == "courier"
    assert sectioned(rule % ("storage", 100)).judge(split).section != "courier"
    assert sectioned(rule % ("drone", 5)).judge(message(COURIER)).section == "drone"


def test_rules_that_never_listen_name_sections_by_phrases_alone() -> None:
    rule = (
        "  - {id: said, kind: topic, topic: delivery, section: storage, weight: 40, when: этаж, tests: {match: [этаж]}}"
    )
    deaf = compile_packs({"deaf": SECTIONED.partition("rules:")[0] + "rules:\n" + rule})
    assert deaf.judge(message(COURIER)).section == "storage"
    assert deaf.judge(message("Доставщик уехал")).section == ""


def test_disguised_letters_change_little(rules: RuleSet) -> None:
    plain = hits(rules.judge(message(LURE)))["attack"]
    hidden = hits(rules.judge(message(LURE.replace("выплата", "вы\u200bпл\u200bата").replace("карты", "кaрты"))))[
        "attack"
    ]
    assert abs(plain - hidden) <= 5


def test_a_victim_who_cites_is_no_fraudster(rules: RuleSet) -> None:
    assert rules.judge(message(LURE)).role == "attack"
    told = rules.judge(message(f"Мне прислали вот такое, это мошенники? «{LURE}»"))
    assert "attack" not in hits(told)
    assert told.role == "report"


@pytest.mark.parametrize("text", ["", "+", "ок", "🙂", "1234 5678", "?" * 30_000, "а " * 10_000])
def test_what_says_nothing_is_worded_like_nothing(rules: RuleSet, text: str) -> None:
    assert rules.judge(message(text)).role == "none"


def test_a_topic_without_samples_is_refused() -> None:
    with pytest.raises(RuleErrors, match="примеров такой темы нет"):
        compile_packs({"worded": PACK.replace("{topic: delivery, from", "{topic: flowers, from")})
    with pytest.raises(RuleErrors, match="нужно целое от 5 до 100"):
        compile_packs({"worded": PACK.replace("from: 40", "from: 400")})


def test_the_model_is_part_of_the_revision() -> None:
    deaf = PACK.partition("rules:")[0]
    assert compile_packs({"worded": deaf}).revision != compile_packs({"worded": PACK}).revision
    assert compile_packs({"worded": PACK}).revision == compile_packs({"worded": PACK}).revision
