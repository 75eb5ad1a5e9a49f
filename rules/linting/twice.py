"""What stands twice: rules, phrases, and one phrase for two topics."""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

import yaml

from rules.cues.phrase import Phrase
from rules.linting.finding import Finding, finding
from rules.linting.phrases import Place, grouped
from rules.source import RuleSource, Sources, items, pairs, shape, words


def double_rules(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    """Rules with one condition and one end."""
    seen: dict[object, RuleSource] = {}
    for rule in rules:
        told = tuple(shape(rule.keys.get(key)) for key in ("kind", "when", "unless", "in", "topic", "near", "means"))
        if rule.kind == "route" and "when" not in rule.keys:
            continue
        first = seen.setdefault(told, rule)
        if first is not rule:
            yield finding(
                "duplicate_rule", rule, rule.node,
                (f"то же условие, что у правила «{first.id}»", f"the same condition as rule {first.id!r}"),
                ("оставьте одно из двух", "keep one of the two"),
            )  # fmt: skip


def covered_rules(sources: Sources, places: Sequence[Place]) -> Iterator[Finding]:
    """A rule that hits only where another of the same end does: the same thing weighs twice."""
    capped = [frozenset(words(keys.get("rules"))) for _, _, keys in sources.groups]
    by_rule = [group for group in grouped(places, lambda place: id(place.rule)) if _plain(group)]
    told: set[str] = set()
    for narrow, wide in permutations(by_rule, 2):
        one, other = narrow[0].rule, wide[0].rule
        if not _same_end(one, other) or one.id in told or any({one.id, other.id} <= group for group in capped):
            continue
        if all(any(_within(place, cover) for cover in wide) for place in narrow):
            told |= {one.id, other.id}
            yield finding(
                "shadowed_rule", one, one.node,
                (f"срабатывает только там, где и «{other.id}»: одно и то же весит дважды",
                 f"hits only where {other.id!r} does: the same thing weighs twice"),
                ("уберите одно из двух или объедините их в группу scoring.groups с пределом",
                 "remove one of the two, or put both into a group of scoring.groups with a cap"),
            )  # fmt: skip


def _plain(places: Sequence[Place]) -> bool:
    """Whether a rule is nothing but alternatives of phrases, so that phrases tell all of when it hits."""
    rule = places[0].rule
    table = pairs(rule.keys.get("when"))
    simple = (
        "unless" not in rule.keys and "near" not in rule.keys and set(table) <= {"phrase", "gap", "order", "in", "any"}
    )
    return simple and all(place.alone for place in places) and _only_phrases(rule.keys.get("when"))


def _only_phrases(node: yaml.Node | None) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return True
    table = pairs(node)
    return ("phrase" in table) != ("any" in table) and all(_only_phrases(one) for one in items(table.get("any")))


def _same_end(one: RuleSource, other: RuleSource) -> bool:
    """Whether two rules that act say the same, by other phrases: those with one condition are told of already."""
    acting = one.status == other.status == "active" and one.kind == other.kind and one.kind in ("fraud", "topic")
    ends = all(one.word(key) == other.word(key) for key in ("topic", "section"))
    return acting and ends and shape(one.keys.get("when")) != shape(other.keys.get("when"))


def double_phrases(places: Sequence[Place]) -> Iterator[Finding]:
    """A phrase beside another that is found wherever it is: it adds nothing."""
    for group in grouped(places, lambda place: (id(place.rule), place.group)):
        told: set[int] = set()
        for one, other in combinations(group, 2):
            for narrow, wide in ((other, one), (one, other)):
                if id(narrow.node) in told or id(wide.node) in told or not _within(narrow, wide):
                    continue
                told.add(id(narrow.node))
                same = _within(wide, narrow)
                name, other_name = narrow.shown, wide.shown
                how, how_en = (
                    ("повторяет", "repeats")
                    if same
                    else ("находится только там, где и", "is found only where there is")
                )
                yield finding(
                    "duplicate_phrase" if same else "shadowed_phrase", narrow.rule, narrow.node,
                    (
                        f"фраза «{name}» {how} «{other_name}»",
                        f"the phrase {name!r} {how_en} {other_name!r}",
                    ),
                    ("уберите её: вторая находит и её места", "remove it: the other finds its places, too"),
                )  # fmt: skip


def _within(narrow: Place, wide: Place) -> bool:
    """Whether every place of `narrow` is one of `wide`, too."""
    if wide.fields and not (narrow.fields and narrow.fields <= wide.fields):
        return False
    small, big = wide.phrase, narrow.phrase
    if small.never_before and not (small.never_before <= big.never_before and _first_alike(small, big)):
        return False
    if len(small.slots) == 1:
        return any(slot.words <= small.slots[0].words for slot in big.slots)
    if not big.ordered:
        return not small.ordered and small.gap >= big.gap and _same_slots(small, big)
    return _in_order(small, big)


def _first_alike(small: Phrase, big: Phrase) -> bool:
    return big.ordered and big.slots[0].words <= small.slots[0].words


def _same_slots(small: Phrase, big: Phrase) -> bool:
    return len(small.slots) == len(big.slots) and all(
        any(slot.words <= other.words for other in small.slots) for slot in big.slots
    )


def _in_order(small: Phrase, big: Phrase) -> bool:
    """Whether neighbouring slots of `big` are the slots of `small`, no further apart than it allows."""
    for start in range(len(big.slots) - len(small.slots) + 1):
        part = big.slots[start : start + len(small.slots)]
        near = all(b.skip + big.gap <= s.skip + small.gap for s, b in zip(small.slots[1:], part[1:], strict=True))
        if near and all(b.words <= s.words for s, b in zip(small.slots, part, strict=True)):
            return True
    return False


def conflicts(places: Sequence[Place]) -> Iterator[Finding]:
    """One phrase that decides two topics with the same weight: chance would tell."""
    topical = [
        place for place in places if place.alone and place.rule.kind == "topic" and place.rule.status == "active"
    ]
    for group in grouped(
        topical, lambda place: (tuple(slot.words for slot in place.phrase.slots), place.rule.number("weight"))
    ):
        first = group[0].rule
        for place in group[1:]:
            if place.rule.word("topic") != first.word("topic"):
                yield finding(
                    "conflicting_topics", place.rule, place.node,
                    (
                        f"фраза «{place.shown}» с тем же весом ведёт в тему «{first.word('topic')}» (правило «{first.id}»)",
                        f"the phrase {place.shown!r} decides {first.word('topic')!r} with the same weight (rule {first.id!r})",
                    ),
                    (
                        "дайте правилам разный вес или сделайте фразу точнее",
                        "give the rules different weights, or make the phrase more exact",
                    ),
                )  # fmt: skip
