"""Every operator of a condition: what it holds for, what it doesn't, and what a mistake is told."""

from typing import Any

import pytest

from router.schema import InboundMessage, Sender, Verdict
from rules.engine import RuleSet, compile_packs
from rules.examples import NOON
from rules.model import RuleErrors

PACK = """schema: 1
pack: small
hours:
  zone: Europe/Moscow
  week: {{mon-fri: "09:00-18:00", sat: ["10:00-13:00", "14:00-16:00"]}}
  holidays: [2026-11-04]
  working_days: [2026-11-07]
lists:
  official: [shop.ru]
  official_names: [Поддержка Магазина, Shop Support]
topics:
  - {{id: delivery, title: Доставка}}
templates:
  sorry: {{ru: Извините}}
rules:
  - id: one
    kind: {kind}
    {more}
    when: {when}
    tests:
      {expected}: [{example}]
  - id: about_delivery
    kind: topic
    topic: delivery
    weight: 50
    when: "где заказ"
"""
WHEN = 1 + PACK.splitlines().index("    when: {when}")


def holds(when: str, example: str, kind: str = "fraud") -> bool:
    """Whether a rule hits its own example; the pack has to compile."""
    more = "stop: true" if kind == "route" else "weight: 60"
    pack = PACK.format(when=when, example=example, kind=kind, more=more, expected="match")
    return not compile_packs({"small": pack}).run_tests()


FACTS = [
    ("{channel: [vk, mail]}", "{text: x, channel: vk}", "{text: x, channel: bot}"),
    ("{mailbox: claims}", "{text: x, mailbox: claims@shop.ru}", "{text: x, mailbox: help@shop.ru}"),
    ("{direction: out}", "{text: x, direction: out}", "x"),
    ("{first_contact: true}", "{text: x, first_contact: true}", "x"),
    ("{parts: [image, video]}", "{text: x, parts: [file, video]}", "{text: x, parts: voice}"),
    ("{attachments: '>= 2'}", "{text: x, parts: [file, video]}", "{text: x, parts: voice}"),
    ("{automatic: any}", "{text: x, automatic: auto_reply}", "x"),
    ("{forwarded: true}", "{text: x, forwarded: true}", "x"),
    ("{edited: true}", "{text: x, edited: true}", "x"),
    ("{public: true}", "{text: x, public: true}", "x"),
    ("{length: '> 5'}", "шесть!", "пять!"),
    ("{length: {min: 2, max: 3}}", "два", "четыре"),
    ("{words: '<= 2'}", "два слова", "здесь три слова"),
    ("{capitals: {min: 70}}", "ГДЕ МОЙ ЗАКАЗ", "Где мой заказ"),
    ("{links: '= 2'}", "a.top и b.top", "только a.top"),
    ("{language: en}", "'Hello, where is my order?'", "Здравствуйте где мой заказ?"),
    ("{language: [uk, be]}", "Добрий день! Де моє замовлення?", "Добрый день! Где мой заказ?"),
    ("{authentication: {dmarc: [fail, none]}}", "{text: x, authentication: {dmarc: fail}}", "{text: x, authentication: {dmarc: pass}}"),
    ("{authentication: {spf: fail, dkim: unknown}}", "{text: x, authentication: {spf: fail}}", "x"),
    ("{authentication: {proof: none}}", "{text: x, authentication: {spf: pass}}", "{text: x, authentication: {proof: dkim}}"),
    ('{sender: {like: "@official_names"}}', "{text: x, sender: {name: 'Служба пoддeржки магазuна'}}", "{text: x, sender: {name: Анна}}"),
    ('{sender: {like: "@official_names"}}', "{text: x, sender: {name: 'П о д д е р ж к а магазина'}}", "{text: x, sender: {name: Магаз}}"),
    ('{sender: {like: "@official_names"}}', "{text: x, sender: {name: 'Sh0p  Supp0rt | official'}}", "{text: x, sender: {name: Shopping}}"),
    ("{sender: {like: ВБ}}", "{text: x, sender: {name: Менеджер ВБ}}", "{text: x, sender: {name: Вбивашкин}}"),
    ("{sender: {domain: '@official'}}", "{text: x, sender: {address: a@mail.shop.ru}}", "{text: x, sender: {address: a@shop.com}}"),
    ("{sender: {foreign: '@official'}}", "{text: x, sender: {address: a@mail.ru}}", "{text: x, sender: {address: a@shop.ru}}"),
    ("{sender: {foreign: '@official'}}", "{text: x, sender: {address: a@mail.ru}}", "{text: x, sender: {name: без адреса}}"),
    ("{sender: {lookalike: [longshop.ru]}}", "{text: x, sender: {address: a@1ongshop.ru}}", "{text: x, sender: {address: a@longshop.ru}}"),
    ("{sender: {address: [a@shop.ru]}}", "{text: x, sender: {address: A@Shop.ru}}", "{text: x, sender: {address: b@shop.ru}}"),
    (
        "{sender: {like: '@official_names', foreign: '@official'}}",
        "{text: x, sender: {name: Shop Support, address: a@mail.ru}}",
        "{text: x, sender: {name: Shop Support, address: a@shop.ru}}",
    ),
]  # fmt: skip
HISTORY = [
    ("{same_text_senders: '>= 3', within: 1d}", "{same_text_senders: 3}", "{same_text_senders: [1h, 2h, 2d]}"),
    ("{same_text_senders: '= 0'}", "{}", "{same_text_senders: 1}"),
    ("{link_senders: '>= 2', within: 7d}", "{link_senders: {a.top: 2}}", "{link_senders: {a.top: 1}}"),
    ("{new_link: true}", "{}", "{link_senders: {a.top: 1}}"),
    ("{messages: '> 1', within: 1h}", "{messages: 2}", "{messages: [1m, 2h]}"),
    ("{same_order: true, apart: 1h}", "{same_order: 2h}", "{same_order: 30m}"),
    ("{contact_age: '< 1d'}", "{}", "{contact_age: 3d}"),
    ("{contact_age: {min: 2d, max: 1w}}", "{contact_age: 3d}", "{contact_age: 2w}"),
    ("{same_text_senders: '>= 1', messages: '>= 1'}", "{same_text_senders: 1, messages: 1}", "{messages: 1}"),
]
TIMES = [
    ("{inside: working_hours}", "2026-11-23T12:00+03:00", "2026-11-23T18:00+03:00"),
    ("{outside: working_hours}", "2026-11-22T12:00+03:00", "2026-11-21T14:30+03:00"),
    ("{outside: working_hours}", "2026-11-21T13:30+03:00", "2026-11-21T12:59+03:00"),
    ("{outside: working_hours}", "2026-11-04T12:00+03:00", "2026-11-05T06:00Z"),
    ("{holiday: true}", "2026-11-03T22:00Z", "2026-11-04T22:00Z"),
    ("{weekday: [sat, sun]}", "2026-11-20T21:30Z", "2026-11-20T20:30Z"),
    ("{from: '22:00', to: '08:00'}", "2026-11-23T23:00+03:00", "2026-11-23T08:00+03:00"),
    ("{from: '09:00', to: '09:30'}", "2026-11-23T06:29Z", "2026-11-23T06:30Z"),
]
TREES = [
    ("{all: [ссылка, {none: [{channel: vk}]}]}", "{text: ссылка, channel: bot}", "{text: ссылка, channel: vk}"),
    ("{any: [код, {all: [ссылка, {public: true}]}]}", "{text: ссылка, public: true}", "ссылка"),
    ("{phrase: ссылка, unless: [{phrase: мошенники}]}", "вот ссылка", "мошенники и ссылка"),
    ("{all: [{any: [код, пароль]}, {none: [{any: [{channel: vk}, верните]}]}]}", "мой пароль", "верните пароль"),
    ("[ссылка, {words: '< 3'}]", "ссылка тут", "ссылка вот тут"),
]
PLACES = [
    ("{phrase: срочно, in: subject}", "{text: x, subject: Срочно!}", "срочно"),
    ("{phrase: срочно, in: text}", "срочно", "{text: x, subject: Срочно!}"),
    ("{phrase: срочно, in: quoted}", "{text: x, quoted: Срочно!}", "срочно"),
    ("{phrase: срочно, in: any}", "{text: x, quoted: Срочно!}", "x"),
    ("{phrase: срочно, in: any}", "{text: x, subject: Срочно!}", "x"),
    ("{all: [{phrase: пишут, in: text}, {phrase: код, in: quoted}]}", "{text: пишут, quoted: назовите код}", "пишут и код"),
    ("{regex: 'ср[оа]чно', literal: чно, in: quoted}", "{text: x, quoted: Срочно!}", "срочно"),
    ("{url: any, in: quoted}", "{text: x, quoted: a.top}", "a.top"),
    ("{entity: phone, in: quoted}", "{text: x, quoted: '+7 999 123-45-67'}", "+7 999 123-45-67"),
    ("{obfuscation: any, in: quoted}", "{text: x, quoted: 'с\\u200bсылка'}", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "yes", "no"), FACTS + TREES + PLACES)
def test_conditions(when: str, yes: str, no: str) -> None:
    quoted = yes.replace("'с\\u200bсылка'", '"с\\u200bсылка"')
    assert holds(when, quoted)
    assert not holds(when, no)


@pytest.mark.parametrize(("asked", "yes", "no"), HISTORY)
def test_history(asked: str, yes: str, no: str) -> None:
    assert holds(f"{{history: {asked}}}", f"{{text: a.top, history: {yes}}}")
    assert not holds(f"{{history: {asked}}}", f"{{text: a.top, history: {no}}}")


@pytest.mark.parametrize(("asked", "yes", "no"), TIMES)
def test_time(asked: str, yes: str, no: str) -> None:
    assert holds(f"{{time: {asked}}}", f"{{text: x, at: '{yes}'}}")
    assert not holds(f"{{time: {asked}}}", f"{{text: x, at: '{no}'}}")


def test_a_moved_saturday_is_a_working_day() -> None:
    assert holds("{time: {inside: working_hours}}", "{text: x, at: '2026-11-07T17:00+03:00'}")


def test_what_was_decided_and_an_unsolved_topic_are_for_routes() -> None:
    asked = "{history: {same_topic: true}}"
    assert holds(asked, "{text: где заказ, history: {open_topics: [delivery]}}", "route")
    assert not holds(asked, "{text: где заказ, history: {open_topics: [payment]}}", "route")
    assert holds("{all: [{topic: delivery}, {seen: about_delivery}]}", "где заказ", "route")


def test_without_history_no_condition_on_it_holds() -> None:
    rules = small("{any: [{history: {same_text_senders: '= 0'}}, {history: {contact_age: '>= 1s'}}, {repeated: true}]}")
    assert not [cue for cue in judge(rules, "x").cues if cue.rule == "one"]


def small(when: str, more: str = "weight: 60") -> RuleSet:
    return compile_packs({"small": PACK.format(when=when, example="x", kind="fraud", more=more, expected="no_match")})


def judge(rules: RuleSet, text: str, **more: Any) -> Verdict:
    message = InboundMessage(
        channel="c", external_id="1", sender=Sender(address="c:1"), text=text, sent_at=NOON, **more
    )
    return rules.judge(message)


@pytest.mark.parametrize(
    ("when", "text", "field", "value"),
    [
        ("{phrase: номер договора, capture: contract}", "Номер договора А-17", "contract", "Номер договора"),
        ("{regex: 'договор[а-я]* (?P<contract>[а-я]-[0-9]+)', literal: договор}", "По договору А-17 тишина", "contract", "А-17"),
        ("{regex: 'а-[0-9]+', literal: 'а-', capture: contract}", "По договору А-17", "contract", "А-17"),
        ("{entity: order, capture: order_number}", "Заказ 8821 3456 и заказ 88213456", "order_number", "8821"),
        ("{url: any, capture: page}", "смотрите a.top/x", "page", "a.top/x"),
        ("{entity: card, capture: paid_by}", "карта 4111 1111 1111 1111", "paid_by", "•••• 1111"),
        ("{phrase: срочно, in: quoted, capture: mood}", "x", "mood", "Срочно"),
    ],
)  # fmt: skip
def test_what_is_captured_becomes_a_field(when: str, text: str, field: str, value: str) -> None:
    assert judge(small(when, "weight: 20"), text, quoted="Срочно!").fields[field] == value


def test_a_suppressed_rule_captures_nothing() -> None:
    rules = small("{entity: order, capture: number}", "weight: 60\n    unless: [спасибо]")
    assert "number" not in judge(rules, "спасибо за заказ 88213456").fields


def test_a_rule_on_quoted_words_alone_is_heard_in_the_quoted_voice() -> None:
    verdict = judge(small("{phrase: назовите код, in: quoted}"), "это вы?", quoted="Назовите код")
    assert verdict.role == "report"
    assert [(span.field, span.start, span.end) for span in verdict.cues[0].spans] == [("quoted", 0, 12)]


def test_none_of_facts_is_false_when_a_fact_holds() -> None:
    assert not holds("{none: [{channel: vk}]}", "{text: x, channel: vk}")


MISTAKES = [
    ("{chanel: vk}", "chanel", "channel"),
    ("{language: ру}", "language", "ru, uk"),
    ("{length: 5}", "length", '">= 3"'),
    ("{length: '>= много'}", "length", '">= 3"'),
    ("{length: {least: 3}}", "least", "неизвестный ключ"),
    ("{history: {}}", "history", "ничего не спрошено"),
    ("{history: {same_text: 3}}", "same_text", "same_text_senders"),
    ("{history: {messages: '> 1', within: 1y}}", "within", "7d"),
    ("{history: {messages: '> 1', within: 40d}}", "within", "до 30 дней"),
    ("{history: {contact_age: '< 1'}}", "contact_age", '">= 2d"'),
    ("{history: {same_topic: true}}", "same_topic", "только в правилах route"),
    ("{time: {outside: working_hour}}", "outside", "working_hours"),
    ("{time: {weekday: [пн]}}", "weekday", "mon, tue"),
    ("{time: {from: '25:00'}}", "from", "09:30"),
    ("{time: {}}", "time", "ничего не спрошено"),
    ("{sender: {like: '@oficial_names'}}", "like", "official_names"),
    ("{sender: {names: [x]}}", "names", "неизвестный ключ"),
    ("{authentication: {spf: failed}}", "spf", "fail"),
    ("{authentication: {dane: pass}}", "dane", "неизвестный ключ"),
    ("{channel: vk, in: text}", "in", "только рядом с: phrase"),
    ("{phrase: код, literal: к}", "literal", "только рядом с: regex"),
    ("{phrase: код, capture: Номер}", "capture", "латинские"),
    ("{phrase: код, in: body}", "in", "text, quoted, subject"),
    ("{all: []}", "all", "ни одного условия"),
    ("{none: код}", "none", "нужен список"),
    ("[]", "when", "пустое условие"),
    ("{public: да}", "public", "true или false"),
    ("{repeated: maybe}", "repeated", "true или false"),
    ("{entity: inn_number}", "entity", "есть: card"),
    ("{url: {}}", "url", "ничего не спрошено"),
    ("{obfuscation: hidden}", "obfuscation", "есть: any"),
]


@pytest.mark.parametrize(("when", "key", "says"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_the_fix(when: str, key: str, says: str) -> None:
    with pytest.raises(RuleErrors) as wrong:
        small(when)
    problem = wrong.value.problems[0]
    assert (problem.line, problem.key) == (WHEN, key)
    assert problem.column > 4
    assert says in problem.message_ru
    assert problem.message_en not in ("", problem.message_ru)


@pytest.mark.parametrize(
    ("example", "key", "says"),
    [
        ("{txt: x}", "txt", "text"),
        ("{text: x, at: завтра}", "at", "2026-11-22"),
        ("{text: x, parts: [picture]}", "parts", "image"),
        ("{text: x, history: {same_text_senders: [вчера]}}", "same_text_senders", "30m"),
        ("{text: x, history: {same_text: 1}}", "same_text", "same_text_senders"),
        ("{text: x, sender: {mail: x}}", "mail", "неизвестный ключ"),
        ("{text: x, authentication: {spf: yes}}", "spf", "pass"),
        ("[x]", "match", "строка"),
    ],
)
def test_a_wrong_example_is_refused(example: str, key: str, says: str) -> None:
    with pytest.raises(RuleErrors) as wrong:
        compile_packs(
            {"small": PACK.format(when="код", example=example, kind="fraud", more="weight: 1", expected="match")}
        )
    assert (wrong.value.problems[0].line, wrong.value.problems[0].key) == (WHEN + 2, key)
    assert says in wrong.value.problems[0].message_ru


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("Europe/Moscow", "Europe/Nowhere", "zone", "Europe/Moscow"),
        ("mon-fri", "mon-fry", "mon-fry", "fri"),
        ('"09:00-18:00"', '"18:00-09:00"', "mon-fri", "09:00-18:00"),
        ("2026-11-04", "2026-13-04", "holidays", "2026-12-31"),
        ("  week", "  weeks", "weeks", "week"),
    ],
)
def test_wrong_hours_are_refused(old: str, new: str, key: str, says: str) -> None:
    pack = PACK.format(when="код", example="код", kind="fraud", more="weight: 1", expected="match").replace(old, new)
    with pytest.raises(RuleErrors) as wrong:
        compile_packs({"small": pack})
    assert wrong.value.problems[0].key == key
    assert says in wrong.value.problems[0].message_ru


def test_working_hours_that_nobody_set_are_refused() -> None:
    with pytest.raises(RuleErrors, match="hours"):
        compile_packs(
            {"a": "schema: 1\npack: a\nrules: [{id: a, kind: guard, when: {time: {outside: working_hours}}}]\n"}
        )


def test_tests_of_drafts_and_disabled_rules_run_and_the_rules_never_act() -> None:
    for status in ("draft", "disabled"):
        more = f"weight: 90\n    status: {status}"
        rules = compile_packs(
            {"small": PACK.format(when="код", example="верните", kind="fraud", more=more, expected="match")}
        )
        assert [failure.text for failure in rules.run_tests()] == ["верните"]
        assert judge(rules, "код").cues == ()
