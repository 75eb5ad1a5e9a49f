"""The engine on small packs: phrases, the tree, guards, and what a wrong pack is told."""

from datetime import UTC, datetime

import pytest

from router.schema import InboundMessage, Sender, Verdict
from rules.engine import RuleSet, compile_packs
from rules.model import RuleErrors
from rules.words import forms

PACK = """schema: 1
pack: small
lists:
  official: [shop.ru]
  synonyms:
    деньги: [деньги, средства]
rules:
  - id: one
    kind: fraud
    weight: {weight}
    when: {when}
"""


def small(when: str, weight: int = 60) -> RuleSet:
    return compile_packs({"small": PACK.format(when=when, weight=weight)})


def judge(rules: RuleSet, text: str) -> Verdict:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return rules.judge(
        InboundMessage(channel="c", external_id="1", sender=Sender(address="c:1"), text=text, sent_at=at)
    )


def hits(when: str, text: str) -> bool:
    return any(cue.rule == "one" and cue.hit and not cue.suppressed_by for cue in judge(small(when), text).cues)


PHRASES = [
    ('"вернуть деньги"', "Верните мне мои деньги!", True),
    ('{phrase: "вернуть деньги", order: any}', "деньги так и не вернули", True),
    ('"вернуть деньги"', "деньги так и не вернули", False),
    ('{phrase: "вернуть деньги", gap: 1}', "верните мне пожалуйста мои деньги", False),
    ('{phrase: "вернуть * деньги", gap: 2}', "верните мне пожалуйста мои деньги", True),
    ('"@деньги"', "где средства", True),
    ('"!вернуть"', "верните", False),
    ('"перейти[impr]"', "перейдите", True),
    ('"перейти[impr]"', "я перешла", False),
    ('"написал"', "они написали", True),
    ('"написал"', "напишите", False),
    ('"-не перевести деньги"', "не переводите деньги", False),
    ('"-не перевести деньги"', "переведите деньги", True),
    ('"-не перевести деньги"', "не надо переводить деньги", False),
    ('"-не перевести деньги"', "код не приходит, переведите деньги", True),
    ('"-не перевести деньги"', "код не пришёл. Переведите деньги", True),
    ('"заказ|посылка"', "моя посылка", True),
    ('"вернуть деньги"', "Верните. Деньги нужны.", False),
    ('{url: {foreign: "@official"}}', "тут evil.top/x", True),
    ('{url: {foreign: "@official"}}', "тут www.shop.ru/x", False),
    ("{url: {lookalike: [longshop.ru]}}", "longsh0p.com", True),
    ("{entity: card}", "4111 1111 1111 1111", True),
    ("{entity: {type: phone, foreign: ['+78001007505']}}", "8 800 100-75-05", False),
    ("{obfuscation: zero_width}", "де\u200bньги", True),
    ('{regex: "\\\\bкод\\\\s+\\\\d+\\\\b", literal: код}', "назови код 1234 сейчас", True),
    ('{regex: "\\\\bкод\\\\s+\\\\d+\\\\b", literal: код}', "штрихкод 1234", False),
    ("{length: {min: 5}}", "мало", False),
    ("{capitals: {min: 60}}", "ВЕРНИТЕ ДЕНЬГИ", True),
    ('{all: ["деньги", {none: ["карта"]}]}', "деньги на карту", False),
    ('{all: ["деньги", {none: ["карта"]}]}', "деньги где", True),
]


@pytest.mark.parametrize(("when", "text", "expected"), PHRASES)
def test_conditions(when: str, text: str, expected: bool) -> None:
    assert hits(when, text) is expected


DISGUISES = [
    "дeньги",
    "де\u200bнь\u200bги",
    "д е н ь г и",
    "д.е.н.ь.г.и",
    "д3ньги",
    "деееньги",
    "ДЕНЬГИ",
    "ДЕ\u0301НЬГИ",
    "ｄеньги",
    "ДЕНЬГИИИ",
]


@pytest.mark.parametrize("word", DISGUISES)
def test_a_disguised_word_is_read_and_its_place_is_where_it_was_written(word: str) -> None:
    text = f"Мои {word} где?"
    verdict = judge(small('"деньги"'), text)
    assert [text[span.start : span.end] for span in verdict.cues[0].spans] == [word]


EVIDENCE = [
    # Helper words tell nothing beside others, and what overlaps is one place.
    ('{all: ["вам|вас", "переведите", "деньги"]}', "Вас просят: переведите деньги", ["переведите", "деньги"]),
    ('{all: ["переведите деньги", "деньги на карту"]}', "Переведите деньги на карту", ["Переведите деньги на карту"]),
    ('{all: ["перейдите по ссылке", "ссылка"]}', "Перейдите по ссылке", ["Перейдите по ссылке"]),
    ('"вам"', "Вам и Вам", ["Вам", "Вам"]),
    ('{phrase: "вернуть деньги", order: any}', "верните, ну верните деньги", ["верните деньги"]),
    ('{all: ["карта", {entity: card}]}', "Карта 4111 1111 1111 1111", ["Карта", "4111 1111 1111 1111"]),
]


@pytest.mark.parametrize(("when", "text", "places"), EVIDENCE)
def test_evidence_is_what_tells_and_is_said_as_it_is_shown(when: str, text: str, places: list[str]) -> None:
    cue = judge(small(when), text).cues[0]
    assert [text[span.start : span.end] for span in cue.spans] == places
    said = dict.fromkeys(place.replace("4111 1111 1111 1111", "•••• 1111") for place in places)
    assert cue.because == "one: " + ", ".join(f"«{words}»" for words in said)


WRONG = [
    ("schema: 1\npack: p\nrulez: []\n", 3, "rulez", "rules"),
    ("schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, when: {frase: x}}\n", 4, "frase", "phrase"),
    ("schema: 1\npack: p\nrules:\n  - {id: a, kind: froud, when: x}\n", 4, "kind", "fraud"),
    ("schema: 1\npack: p\nrules:\n  - {id: a, id: b, kind: fraud, when: x}\n", 4, "id", "повторён"),
    ("schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, when: '@нет'}\n", 4, "phrase", "нет списка синонимов"),
    ("schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, when: {regex: 'x+'}}\n", 4, "regex", "literal"),
    (
        "schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, when: {regex: '(a)\\1', literal: aa}}\n",
        4,
        "regex",
        "не линейное",
    ),
    ("schema: 1\npack: p\nrules:\n  - {id: a, kind: topic, topic: nope, when: x}\n", 4, "topic", "нет темы"),
    ("schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, weight: 1000, when: x}\n", 4, "weight", "от 0 до 100"),
    ("schema: 1\npack: p\nlists:\n  a: ['@a']\n", 4, "a", "сам себя"),
    ("schema: 1\npack: p\nrules:\n  - &x {id: a, kind: fraud, when: x}\n  - *x\n", 5, "*", "якоря"),
    ("schema: 1\npack: p\nrules: [\n", 4, "", "не YAML"),
    ("[" * 5000, 1, "", "вложенность"),
    ("", 1, "p", "пуст"),
]


@pytest.mark.parametrize(("text", "line", "key", "says"), WRONG)
def test_a_wrong_pack_is_refused_with_its_place_and_the_fix(text: str, line: int, key: str, says: str) -> None:
    with pytest.raises(RuleErrors) as refused:
        compile_packs({"p": text})
    problems = refused.value.problems
    assert any(problem.line == line and problem.key == key and says in problem.message_ru for problem in problems), (
        problems
    )
    assert all(problem.message_en and problem.column >= 1 for problem in problems)


def test_every_mistake_of_every_pack_is_told_at_once() -> None:
    with pytest.raises(RuleErrors) as refused:
        compile_packs({"a": "schema: 1\npack: a\nx: 1\ny: 2\n", "b": "schema: 1\npack: b\nz: 3\n"})
    assert [(problem.pack, problem.key) for problem in refused.value.problems] == [("a", "x"), ("a", "y"), ("b", "z")]


def test_caps_thresholds_and_near() -> None:
    pack = """schema: 1
pack: p
rules:
  - {id: a, kind: fraud, weight: 50, when: раз}
  - {id: b, kind: fraud, weight: 50, when: два}
  - {id: c, kind: fraud, weight: 10, when: {all: [три, четыре]}, near: 3}
scoring:
  groups: {both: {rules: [a, b], cap: 55}}
"""
    rules = compile_packs({"p": pack})
    assert (judge(rules, "раз").risk, judge(rules, "раз и два").risk) == (50, 55)
    assert judge(rules, "три и четыре").risk == 10
    assert judge(rules, "три " + "слово " * 10 + "четыре").risk == 0


@pytest.mark.parametrize(("weight", "role"), [(60, "report"), (40, "none")])
def test_a_hint_is_about_what_a_harmless_guard_excused_if_that_would_have_been_an_attack(
    weight: int, role: str
) -> None:
    pack = f"""schema: 1
pack: p
rules:
  - {{id: cue, kind: fraud, weight: {weight}, when: приз}}
  - {{id: own, kind: guard, means: harmless, suppresses: [cue], when: мой}}
  - {{id: hint, kind: guard, means: report, weight: 25, when: подскажите}}
"""
    rules = compile_packs({"p": pack})
    verdict = judge(rules, "Подскажите, мой приз?")
    assert verdict.role == role
    assert [cue.suppressed_by for cue in verdict.cues if cue.rule == "cue"] == ["own"]
    assert judge(rules, "Мой приз").role == "none"


def test_a_rule_that_nearly_hit_says_what_was_missing() -> None:
    cue = judge(small('{all: ["раз", "два"]}'), "раз").cues[0]
    assert (cue.hit, cue.because) == (False, "не хватило: «два»")


def test_shadow_is_seen_and_never_acts_and_draft_is_not_even_seen() -> None:
    text = "schema: 1\npack: p\nrules:\n  - {{id: a, kind: fraud, weight: 90, status: {}, when: раз}}\n"
    shadow = judge(compile_packs({"p": text.format("shadow")}), "раз")
    assert (shadow.risk, shadow.role, [cue.suppressed_by for cue in shadow.cues]) == (0, "none", ["shadow"])
    assert judge(compile_packs({"p": text.format("draft")}), "раз").cues == ()


def test_a_rules_own_test_that_fails_is_named() -> None:
    tests = "tests: {match: [раз, три], no_match: [два, раз]}"
    rules = compile_packs({"p": f"schema: 1\npack: p\nrules:\n  - {{id: a, kind: fraud, when: раз, {tests}}}\n"})
    assert [(one.rule, one.expected, one.text) for one in rules.run_tests()] == [
        ("a", "match", "три"),
        ("a", "no_match", "раз"),
    ]


def test_the_revision_is_the_content() -> None:
    assert small('"раз"').revision == small('"раз"').revision != small('"два"').revision


def test_forms() -> None:
    assert {"вернуть", "верните", "вернули", "вернувший"} <= forms("вернуть")
    assert "мойте" not in forms("мой")
    assert forms("мне") == {"мне"}
    assert forms("WhatsApp") == {"whatsapp"}
    assert forms("ссылка") == forms("Ссылка")


@pytest.mark.parametrize(
    ("word", "alone"),
    [
        ("как", {"как", "како"}),  # «к» is its abbreviation in the dictionary, and a preposition in messages
        ("что", {"что", "че", "чо", "шо", "што"}),
        ("вернём", {"вернем", "вернемте", "верну"}),
        ("верните", {"верни", "верните"}),
        ("скам", {"скам"}),
        ("для", {"для"}),
    ],
)
def test_forms_that_nobody_expects_are_not_found(word: str, alone: set[str]) -> None:
    assert forms(word) == alone


def test_a_command_is_to_others_and_a_name_is_not_a_pronoun() -> None:
    assert forms("перейти", ("impr",)) == {"перейди", "перейдите"}
    assert "им" not in forms("имя")


CALM = """
schema: 1
pack: calm
rules:
  - {id: lure, kind: fraud, weight: 60, when: назовите код}
  - {id: told, kind: guard, means: report, weight: 55, when: мне звонили}
  - {id: own, kind: guard, means: calm, weight: 25, when: мой заказ}
"""


@pytest.mark.parametrize(
    ("text", "role", "risk"),
    [
        ("Назовите код", "attack", 60),
        ("Назовите код, мой заказ ждёт", "none", 35),
        ("Мне звонили", "report", 30),
        ("Мне звонили про мой заказ", "none", 0),
    ],
)
def test_a_calming_guard_is_taken_off_both_sums(text: str, role: str, risk: int) -> None:
    verdict = judge(compile_packs({"calm": CALM}), text)
    assert (verdict.role, verdict.risk) == (role, risk)


def test_a_rule_set_that_is_let_go_still_judges_for_who_has_it() -> None:
    rules = small('"вернуть деньги"')
    before = judge(rules, "верните мне деньги")
    parts = rules.parts()
    assert {getattr(part, "id", "") for part in parts} >= {"one"}
    while parts:
        parts.pop()
    assert judge(rules, "верните мне деньги") == before
