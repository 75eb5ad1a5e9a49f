"""How a message is worded: the model that ships is the one of the samples, it can be asked by rules, and it says why."""

import json
from importlib.resources import files

import pytest

from router.schema import Verdict
from rules.engine import RuleSet, compile_packs
from rules.model import RuleErrors
from rules.packs import default_packs
from rules.samples import digest, samples
from rules.wording import model
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
    data = json.loads((files("rules") / "wording.json").read_text(encoding="utf-8"))
    assert data["examples"] == digest(), "the samples have changed: python -m rules.samples"
    assert {task.about for task in model().tasks} == {"topic", "role"}


def test_every_sample_says_what_it_is() -> None:
    topics = {topic.id for topic in compile_packs(default_packs()).topics}
    for one in samples():
        assert one.text.strip()
        assert one.role in ("attack", "report", "none"), one.text
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
    unsure = hits(rules.judge(message("Подскажите по заказу и оплате, привезут или вернут деньги")))
    assert sure["delivery"] == 100
    assert 0 < unsure.get("delivery", 20) < 100


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
