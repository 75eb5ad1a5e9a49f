"""The phrases of a rule, each with its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from rules.cues.phrase import Phrase, parse_phrase
from rules.source import RuleSource, Sources, items, pairs, words

_LONG = 80  # characters of a phrase that a finding repeats


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A phrase in a rule. `alone`: it is enough for the rule to hold. Phrases of one `group` are alternatives of each other."""

    rule: RuleSource
    node: yaml.Node
    phrase: Phrase
    alone: bool
    group: int
    fields: frozenset[str]

    @property
    def shown(self) -> str:
        return brief(self.phrase.source)


class Phrases:
    """Walks the conditions of a rule as the compiler does, and keeps what it forgets: where a phrase stands."""

    def __init__(self, sources: Sources, rule: RuleSource) -> None:
        self._sources, self._rule, self._group = sources, rule, 0
        self._default = sources.defaults.get(rule.pack, {})

    def found(self) -> Iterator[Place]:
        yield from self._walk(self._rule.keys.get("when"), alone=True, group=0)
        unless = self._rule.keys.get("unless")
        group = self._next()
        for node in items(unless):
            yield from self._walk(node, alone=False, group=group)

    def _next(self) -> int:
        self._group += 1
        return self._group

    def _walk(self, node: yaml.Node | None, *, alone: bool, group: int) -> Iterator[Place]:
        if isinstance(node, yaml.ScalarNode):
            yield from self._read([node], {}, alone, group)
            return
        if isinstance(node, yaml.SequenceNode):
            yield from self._parts(node.value, alone and len(node.value) == 1)
            return
        table = pairs(node)
        operators = [name for name in table if name not in ("gap", "order", "in", "literal", "least")]
        if len(operators) > 1:
            alone, group = False, self._next()
        if "phrase" in table:
            yield from self._read(items(table["phrase"]), table, alone, group)
        for one in items(table.get("any")):
            yield from self._walk(one, alone=alone, group=group)
        every = items(table.get("all"))
        yield from self._parts(every, alone and len(every) == 1)
        inner = self._next()
        for one in items(table.get("none")):
            yield from self._walk(one, alone=False, group=inner)

    def _parts(self, nodes: Sequence[yaml.Node], alone: bool) -> Iterator[Place]:
        for one in nodes:
            yield from self._walk(one, alone=alone, group=self._next())

    def _read(
        self, nodes: Iterable[yaml.Node], table: Mapping[str, yaml.Node], alone: bool, group: int
    ) -> Iterator[Place]:
        gap = int("".join(words(table.get("gap", self._default.get("gap")))) or 3)
        ordered = "".join(words(table.get("order", self._default.get("order")))) != "any"
        fields = frozenset(words(table.get("in"))) - {"any"}
        for node in nodes:
            source = str(node.value)
            phrase = parse_phrase(source, self._sources.synonyms, gap=gap, ordered=ordered)
            yield Place(self._rule, node, phrase, alone, group, fields)


def brief(source: str) -> str:
    """As much of a phrase as a finding repeats."""
    return source if len(source) <= _LONG else f"{source[: _LONG - 1]}…"


def grouped(places: Iterable[Place], key: Callable[[Place], Any]) -> Iterable[list[Place]]:
    """The places with one key together, in their order."""
    groups: dict[Any, list[Place]] = {}
    for place in places:
        groups.setdefault(key(place), []).append(place)
    return groups.values()
