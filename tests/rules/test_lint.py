"""Lint: each doubt once, at its place, with its fix; and silence about what is meant."""

import pytest

from rules.engine import compile_packs
from rules.lint import lint
from rules.linting.finding import Finding
from rules.linting.price import SLOW
from rules.packs import default_packs

HEAD = """schema: 1
pack: p
lists:
  synonyms: {деньги: [деньги, средства]}
topics:
  - {id: one, title: Одна}
  - {id: two, title: Две}
queues: [{id: q, title: Q, default: true}]
rules:
"""
GOOD = "  - {id: good, kind: topic, topic: one, weight: 30, when: 'где посылка'}\n"


def findings(rules: str, hits: dict[str, int] | None = None) -> tuple[Finding, ...]:
    packs = {"p": HEAD + GOOD + rules}
    compile_packs(packs)  # lint is of packs that compile
    return lint(packs, hits)


def fraud(when: str, name: str = "a") -> str:
    return f"  - {{id: {name}, kind: fraud, weight: 50, when: {when}}}\n"


SAID = [
    ("duplicate_rule", fraud("'верните деньги'") + fraud("'верните деньги'", "b"), (12, "b")),
    ("duplicate_phrase", fraud("{phrase: ['верните деньги', 'верните деньги']}"), (11, "a")),
    ("shadowed_phrase", fraud("{phrase: ['деньги', 'верните деньги']}"), (11, "a")),
    ("shadowed_phrase", fraud("{any: ['верните мои деньги сейчас', 'мои @деньги']}"), (11, "a")),
    ("split_alternation", fraud("{phrase: ['оплата|перевод по|ссылка']}"), (11, "a")),
    ("split_alternation", fraud("{phrase: ['хочу|можно ли|прошу']}"), (11, "a")),
    ("split_alternation", fraud("{phrase: ['отмените|остановите|не отправляйте|собирайте']}"), (11, "a")),
    ("shadowed_rule", fraud("'верните мои деньги'") + fraud("{phrase: ['мои деньги', 'мой счёт']}", "b"), (11, "a")),
    ("weightless", "  - {id: w, kind: fraud, when: 'назовите код'}\n", (11, "w")),
    ("stop_words", fraud("'это не'"), (11, "a")),
    ("costly", fraud("{phrase: 'деньги карта код', order: any, gap: 12}"), (11, "a")),
    ("costly", fraud("{regex: 'на +карту', literal: на}"), (11, "a")),
    (
        "conflicting_topics",
        "  - {id: c, kind: topic, topic: two, weight: 30, when: {phrase: [где посылка, куда девалась]}}\n",
        (11, "c"),
    ),
    (
        "unreachable",
        "  - {id: r1, kind: route, queue: q, stop: true}\n  - {id: r2, kind: route, when: {role: attack}, queue: q}\n",
        (12, "r2"),
    ),
    (
        "unknown_rule",
        "  - {id: g, kind: guard, means: harmless, suppresses: [good, gone], when: 'посылка пришла'}\n",
        (11, "g"),
    ),
    ("cap_unreachable", fraud("'верните деньги'") + "scoring: {groups: {money: {rules: [a], cap: 50}}}\n", (12, "money")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "rules", "place"), SAID, ids=[f"{code}-{at}" for at, (code, _, _) in enumerate(SAID)])
def test_each_doubt_is_said_once(code: str, rules: str, place: tuple[int, str]) -> None:
    (finding,) = findings(rules)
    assert (finding.code, (finding.line, finding.rule)) == (code, place)
    assert finding.column > 1
    assert finding.message_ru != finding.message_en
    assert finding.said("en").startswith(f"p:{place[0]}:{finding.column}: {place[1]}: ")
    assert finding.fix_ru in finding.said("ru")


MEANT = [
    fraud("{phrase: ['верните|переведите деньги|средства']}"),
    fraud("{phrase: ['не могу|получается оплатить']}"),
    fraud("{phrase: ['развели|обманули|кинули на|меня|нас']}"),
    fraud("{phrase: ['терминал|ячейка не|открылась|завис']}"),
    fraud("'верните мои деньги'") + fraud("'мои деньги'", "b") + "scoring: {groups: {m: {rules: [a, b], cap: 60}}}\n",
    fraud("'верните мои деньги'") + "  - {id: b, kind: fraud, weight: 50, when: 'мои деньги', unless: 'спасибо'}\n",
    "  - {id: c, kind: topic, topic: two, weight: 40, when: 'где моя посылка'}\n",
    fraud("{phrase: ['верните деньги', '-не верните средства']}"),
    fraud("{phrase: ['верните деньги', 'деньги верните']}"),
    fraud("{any: [{phrase: 'деньги', in: subject}, {phrase: 'верните деньги', in: text}]}"),
    fraud("{any: [{phrase: 'верните деньги', gap: 0}, {phrase: 'верните деньги', gap: 5, in: subject}]}"),
    fraud("{all: [{phrase: 'вы|вам'}, {phrase: 'верните деньги'}]}"),
    "  - {id: c, kind: topic, topic: two, weight: 40, when: {phrase: [где посылка]}}\n",
    "  - {id: d, kind: fraud, weight: 50, status: disabled, when: 'это не'}\n",
    "  - {id: r1, kind: route, when: {role: report}, queue: q, stop: true}\n"
    "  - {id: r2, kind: route, when: {role: attack}, queue: q}\n",
    fraud("'верните деньги'") + fraud("'назовите код'", "b") + "scoring: {groups: {m: {rules: [a, b], cap: 60}}}\n",
]


@pytest.mark.parametrize("rules", MEANT)
def test_what_is_meant_is_left_alone(rules: str) -> None:
    assert findings(rules) == ()


def test_a_wider_gap_shadows_a_narrower_one() -> None:
    (finding,) = findings(
        fraud("{any: [{phrase: 'верните деньги', gap: 0}, {phrase: 'верните * деньги', gap: 5}]}")
    )  # fmt: skip
    assert finding.code == "shadowed_phrase"
    assert "«верните деньги» находится только там, где и «верните * деньги»" in finding.message_ru


def test_never_hit_needs_statistics() -> None:
    draft = "  - {id: d, kind: fraud, weight: 50, status: draft, when: 'верните деньги'}\n"
    assert findings(draft + fraud("'назовите код'")) == ()
    assert [(one.code, one.rule) for one in findings(draft + fraud("'назовите код'"), {"good": 3})] == [
        ("never_hit", "a")
    ]


def test_a_rule_that_was_measured_to_be_costly() -> None:
    packs = {"p": HEAD + GOOD}
    assert lint(packs, None, {"good": SLOW - 1}) == ()
    (finding,) = lint(packs, None, {"good": SLOW + 2})
    assert (finding.code, finding.rule, finding.line) == ("costly", "good", 10)
    assert "12 µs on every message" in finding.said("en")


def test_what_is_only_about_order_is_told_apart() -> None:
    assert [one.tidy for one in findings(fraud("{phrase: ['деньги', 'верните деньги']}"))] == [True]
    assert [one.tidy for one in findings(fraud("'верните деньги'") + fraud("'верните деньги'", "b"))] == [False]


def test_the_packs_of_the_desk_can_act_and_be_looked_at() -> None:
    for finding in lint(default_packs()):
        assert finding.tidy or finding.code in {"split_alternation", "costly", "stop_words", "cap_unreachable"}, (
            finding.said("en")
        )
