"""What an admin is told: a verdict in words, a phrase in forms, two revisions side by side."""

from datetime import UTC, datetime

import pytest

from router.schema import InboundMessage, Sender, Span
from rules.changes import compare, diff
from rules.engine import compile_packs
from rules.explain import explain, highlight, spell
from rules.model import RuleErrors
from rules.source import read_sources

PACK = """schema: 1
pack: p
lists: {synonyms: {деньги: [деньги, средства]}}
rules:
  # about money
  - id: refund
    kind: fraud
    weight: 60
    when: "верните @деньги"
    why: |
      Просит
      вернуть

  - {id: trial, kind: fraud, weight: 60, status: shadow, when: "верните @деньги"}
  - id: last
    kind: guard
    means: harmless
    suppresses: [refund]
    when: "это мои"
scoring:
  thresholds: {notice: 20}
"""


def message(text: str) -> InboundMessage:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return InboundMessage(channel="c", external_id="1", sender=Sender(address="c:1"), text=text, sent_at=at)


def test_an_explanation_names_places_sums_and_what_took_a_cue_back() -> None:
    rules = compile_packs({"p": PACK})
    asked = message("Верните деньги, это мои")
    told = "\n".join(explain(asked, rules.judge(asked)))
    assert "текст: 【Верните деньги】, 【это мои】" in told
    assert "(снято: last) refund" in told
    assert "(проба 60) trial «trial» text 0–14 «Верните деньги»" in told
    english = "\n".join(explain(message("Верните средства"), rules.judge(message("Верните средства")), "en"))
    assert "level: suspicious 60, role: attack" in english
    assert "+60 refund" in english
    assert f"revision: {rules.revision}" in english


def test_a_shadow_rule_changes_nothing_but_what_is_counted() -> None:
    both, without = compile_packs({"p": PACK}), compile_packs({"p": PACK.replace("status: shadow", "status: disabled")})
    asked = message("Верните деньги")
    one, other = both.judge(asked), without.judge(asked)
    assert (one.risk, one.level, one.role, one.topic) == (other.risk, other.level, other.role, other.topic)
    change = compare(other, one)
    assert change is not None
    assert ([found.rule for found in change.gained], change.lost, change.decided) == (["trial"], (), {})
    guard = PACK.replace("means: harmless", "means: harmless\n    status: shadow")
    assert compile_packs({"p": guard}).judge(message("Верните деньги, это мои")).level == "suspicious"


def test_highlights_join_where_they_overlap() -> None:
    spans = [Span(field="text", start=2, end=4), Span(field="text", start=0, end=3), Span(field="text", start=6, end=6)]
    assert highlight("abcdefg", spans) == "【abcd】efg"


def test_a_phrase_in_forms() -> None:
    first, second = spell("-не верните * @деньги|!код", {"p": PACK})
    assert (first.written, second.written) == ("верните", "@деньги|!код")
    assert {"верните", "верни"} <= set(first.forms)
    assert {"средствами", "денег", "код"} <= set(second.forms)
    assert "кода" not in second.forms
    with pytest.raises(RuleErrors, match="нет такой пометы"):
        spell("верните[xyz]", {"p": PACK})


def test_a_diff_is_by_rule() -> None:
    after = PACK.replace("weight: 60\n    when", "weight: 70\n    when").replace("notice: 20", "notice: 25")
    after = after.replace(
        "  - {id: trial, kind: fraud, weight: 60, status: shadow,", "  - {id: second, kind: fraud, weight: 60,"
    )
    changed = {(one.rule, one.kind): one.lines for one in diff({"p": PACK}, {"p": after})}
    assert changed["refund", "changed"] == (
        "     kind: fraud",
        "-    weight: 60",
        "+    weight: 70",
        '     when: "верните @деньги"',
    )
    assert set(changed) == {("refund", "changed"), ("trial", "removed"), ("second", "added"), ("", "changed")}
    assert "+  thresholds: {notice: 25}" in changed["", "changed"]
    assert diff({"p": PACK}, {"p": PACK}) == ()
    assert diff({}, {"q": "schema: 1\npack: q\n"})[0].kind == "added"


def test_a_rule_has_its_own_lines() -> None:
    rules = {rule.id: (rule.first, rule.last) for rule in read_sources({"p": PACK}).rules}
    assert rules == {"refund": (6, 12), "trial": (14, 14), "last": (15, 19)}
