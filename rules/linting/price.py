"""What costs much."""

from collections.abc import Iterator, Mapping, Sequence

import yaml

from rules.linting.finding import Finding, finding
from rules.linting.phrases import Place
from rules.source import RuleSource, items, pairs, words

SLOW = 10.0  # microseconds a message from which a rule is costly: a tenth of what all of judging takes
_SHORT = 3  # letters: a shorter literal is in nearly every message
_WIDE, _MANY = 10, 3  # gap and slots from which an any-order phrase is compared again and again


def wide(places: Sequence[Place]) -> Iterator[Finding]:
    """Phrases in any order whose words may be far apart."""
    for place in places:
        phrase = place.phrase
        if not phrase.ordered and phrase.gap >= _WIDE and len(phrase.slots) >= _MANY:
            yield finding(
                "costly", place.rule, place.node,
                (f"дорогая фраза: {len(phrase.slots)} слова в любом порядке на расстоянии {phrase.gap}",
                 f"a costly phrase: {len(phrase.slots)} words in any order, {phrase.gap} apart"),
                (f"уменьшите gap (до {_WIDE - 1}) или задайте порядок", f"lessen the gap (to {_WIDE - 1}) or give an order"),
            )  # fmt: skip


def slow(rules: Sequence[RuleSource], costs: Mapping[str, float]) -> Iterator[Finding]:
    """Rules of which judging was measured; `costs` in microseconds a message."""
    for rule in rules:
        cost = costs.get(rule.id, 0.0)
        if cost >= SLOW:
            yield finding(
                "costly", rule, rule.node,
                (f"дорогое правило: {cost:.0f} мкс на каждое сообщение", f"a costly rule: {cost:.0f} µs on every message"),
                ("сделайте фразы точнее, gap меньше, у выражений — длиннее literal",
                 "make its phrases more exact, its gap smaller, its regexes' literals longer"),
            )  # fmt: skip


def patterns(rules: Sequence[RuleSource]) -> Iterator[Finding]:
    """Regular expressions whose literal spares them few messages."""
    for rule in rules:
        for table in _tables(rule.node):
            if "regex" not in table:
                continue
            short = [one for one in words(table.get("literal")) if len(one) < _SHORT and one.isalnum()]
            if short:
                yield finding(
                    "costly", rule, table["regex"],
                    (f"литерал «{short[0]}» есть почти в каждом сообщении: выражение считается на всех",
                     f"the literal {short[0]!r} is in nearly every message: the regex runs on all of them"),
                    (f"дайте литерал из {_SHORT} букв и больше", f"give a literal of {_SHORT} letters or more"),
                )  # fmt: skip


def _tables(node: yaml.Node) -> Iterator[Mapping[str, yaml.Node]]:
    table = pairs(node)
    if table:
        yield table
    children = table.values() if table else items(node) if isinstance(node, yaml.SequenceNode) else ()
    for child in children:
        yield from _tables(child)
