"""Any text and any valid rules: no exception, and every hit says the words of its place."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from router.schema import Cue, Entity, InboundMessage, Sender
from rules.engine import RuleSet, compile_packs
from rules.entities import mask_cards
from rules.packs import default_packs

WORDS = ["вернуть", "деньги", "перейти", "ссылка", "код", "карта", "мне", "вам", "не", "wb", "заказ", "посылка", "до"]
_word = st.sampled_from(WORDS)
_element = st.one_of(
    _word,
    _word.map("!{}".format),
    st.lists(_word, min_size=2, max_size=4).map("|".join),
    st.sampled_from(["@оплата", "перейти[impr]", "вернуть[past]"]),
)
_phrase = st.builds(
    lambda never, parts, star: " ".join(
        [*never, *(f"* {part}" if star and place else part for place, part in enumerate(parts))]
    ),
    st.sampled_from([[], ["-не"], ["-не|никогда"]]),
    st.lists(_element, min_size=1, max_size=4),
    st.booleans(),
)
_leaf = st.one_of(
    _phrase,
    st.builds(
        lambda phrases, gap, order, where: {"phrase": phrases, "gap": gap, "order": order, "in": where},
        st.lists(_phrase, min_size=1, max_size=3),
        st.integers(0, 30),
        st.sampled_from(["strict", "any"]),
        st.sampled_from(["text", "quoted", "subject", "any"]),
    ),
    st.sampled_from(["any", {"foreign": ["shop.ru"]}, {"lookalike": ["wildberries.ru"]}, {"defanged": True}]).map(
        lambda url: {"url": url}
    ),
    st.sampled_from(["card", "inn", "phone", "handle", "order", "sum", "date", "sku", "supply", "email"]).map(
        lambda kind: {"entity": kind}
    ),
    st.sampled_from(["any", "mixed_script", "zero_width", "spaced", "digits"]).map(lambda kind: {"obfuscation": kind}),
    st.sampled_from([r"\\bкод\\s", r"\\d+", "к.{0,5}а", r"\\?$"]).map(
        lambda source: {"regex": source.replace("\\\\", "\\"), "literal": ["к", "1", "?"]}
    ),
)
_condition = st.recursive(
    _leaf,
    lambda inner: st.builds(
        lambda key, parts: {key: parts},
        st.sampled_from(["all", "any", "none"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
_rule = st.builds(
    lambda kind, weight, when, unless, near: (
        kind | {"weight": weight, "when": when} | ({"unless": unless} if unless else {}) | {"near": near}
    ),
    st.sampled_from(
        [
            {"kind": "fraud"},
            {"kind": "topic", "topic": "any"},
            {"kind": "guard", "means": "report"},
            {"kind": "guard", "means": "attack"},
            {"kind": "guard", "means": "harmless"},
            {"kind": "fraud", "status": "shadow"},
            {"kind": "legal"},
            {"kind": "fraud", "in": "any"},
        ]
    ),
    st.integers(0, 100),
    _condition,
    st.one_of(st.none(), _condition),
    st.sampled_from([0, 0, 3, 40]),
)
_ODD = [
    "верните", "дeньги", "д е н ь г и", "де\u200bньги", "вазврат", "псылка", "перейдите", "ссылке", ",", ".", "!?", "\n",
    "4111 1111 1111 1111", "7707083893", "+7 916 123-45-67", "@name", "t.me/name", "wildberies-refund.ru", "http://xn--a.ru/",
    "1,5к", "5 мая", "е\u0301", "ﬁ", "👍", "Ё",
]  # fmt: skip
_pieces = st.sampled_from([*WORDS, *_ODD])
_text = st.lists(st.one_of(_pieces, st.text(max_size=5)), max_size=25).map(" ".join)


def said(cue: Cue, message: InboundMessage) -> None:
    fields = {"text": message.text, "subject": message.subject, "quoted": message.quoted}
    for span in cue.spans:
        whole = fields[span.field]
        assert 0 <= span.start < span.end <= len(whole)
        words = mask_cards(whole)[span.start : span.end]
        # A card, a hidden link and a slip are said otherwise than they stand.
        assert f"«{words[:40]}" in cue.because or "•••• " in cue.because or "(" in cue.because or "http" in cue.because


def judge(rules: RuleSet, message: InboundMessage) -> None:
    verdict = rules.judge(message)
    assert verdict == rules.judge(message)
    assert 0 <= verdict.risk <= 100
    for cue in verdict.cues:
        said(cue, message)


def message(text: str, quoted: str = "", subject: str = "") -> InboundMessage:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return InboundMessage(
        channel="c",
        external_id="1",
        sender=Sender(address="c:1"),
        text=text,
        quoted=quoted,
        subject=subject,
        sent_at=at,
    )


@settings(max_examples=60)
@given(
    st.lists(_rule, min_size=1, max_size=5),
    st.lists(st.tuples(_text, _text, _text), min_size=1, max_size=5),
    st.booleans(),
)
def test_any_valid_rules_judge_any_text(
    made: list[dict[str, Any]], texts: list[tuple[str, str, str]], forwarded: bool
) -> None:
    pack = {
        "schema": 1,
        "pack": "p",
        "lists": {"synonyms": {"оплата": ["оплатить", "платеж", "!карта"]}},
        "topics": [{"id": "any", "title": "Любая"}],
        "rules": [{"id": f"r{number}"} | one for number, one in enumerate(made)],
    }
    rules = compile_packs({"p": json.dumps(pack, ensure_ascii=False)})
    for text, quoted, subject in texts:
        one = replace(message(text, quoted, subject), forwarded=forwarded)
        judge(rules, replace(one, entities=(Entity(type="text_link", start=0, end=3, value="http://evil.top/"),)))
        judge(rules, one)


DEFAULT = compile_packs(default_packs())


@settings(max_examples=80)
@given(_text, _text)
def test_the_default_packs_judge_any_text(text: str, quoted: str) -> None:
    judge(DEFAULT, message(text, quoted))


def test_half_of_a_surrogate_pair_is_read_like_any_other_sign() -> None:
    text = "Переведите\ud800 деньги на карту, вам придёт код? «Назовите цифры из сообщения»"
    cues = DEFAULT.judge(message(text)).cues
    assert [one.rule for one in cues] == [
        one.rule for one in DEFAULT.judge(message(text.replace("\ud800", "\ufffd"))).cues
    ]
