"""Packs as their author wrote them: every rule with its lines, every list with its words. Of packs that compile."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from rules.document import compose


@dataclass(frozen=True, slots=True, eq=False)
class RuleSource:
    """A rule in its pack. `first` and `last` are its lines, counted from 1; `keys` the nodes of its keys."""

    id: str
    pack: str
    kind: str
    status: str
    first: int
    last: int
    node: yaml.Node
    keys: Mapping[str, yaml.Node]
    lines: tuple[str, ...]

    def word(self, key: str) -> str:
        """The text of a key, "" where it isn't there."""
        node = self.keys.get(key)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""

    def number(self, key: str) -> int:
        return int(self.word(key) or 0)


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Everything of a set of packs. `groups` are (pack, group, node) of the scoring; `rest` a pack's lines outside of its rules."""

    rules: tuple[RuleSource, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, Mapping[str, yaml.Node]]
    groups: tuple[tuple[str, str, Mapping[str, yaml.Node]], ...]
    rest: Mapping[str, tuple[str, ...]]


def read_sources(packs: Mapping[str, str]) -> Sources:
    """Raises RuleErrors for what is no YAML; other mistakes are compile_packs' to tell."""
    rules: list[RuleSource] = []
    lists: dict[str, tuple[str, ...]] = {}
    defaults: dict[str, Mapping[str, yaml.Node]] = {}
    groups: list[tuple[str, str, Mapping[str, yaml.Node]]] = []
    rest: dict[str, tuple[str, ...]] = {}
    for name in sorted(packs):
        root, lines = pairs(compose(name, packs[name])), packs[name].splitlines()
        own = list(_rules(name, root.get("rules"), lines))
        rules += own
        for word, node in pairs(pairs(root.get("lists")).get("synonyms")).items():
            lists[word.replace("ё", "е")] = tuple(_members(node, lists))
        defaults[name] = pairs(root.get("defaults"))
        scoring = pairs(pairs(root.get("scoring")).get("groups"))
        groups += [(name, group, pairs(node)) for group, node in scoring.items()]
        taken = {number for rule in own for number in range(rule.first, rule.last + 1)}
        rest[name] = tuple(line for number, line in enumerate(lines, 1) if number not in taken)
    return Sources(tuple(rules), lists, defaults, tuple(groups), rest)


def pairs(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """A mapping's nodes by key; empty for anything else."""
    return {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """A list's nodes; a single value is a list of one."""
    if node is None:
        return []
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def words(node: yaml.Node | None) -> list[str]:
    return [str(one.value) for one in items(node) if isinstance(one, yaml.ScalarNode)]


def shape(node: yaml.Node | None) -> object:
    """What a node says, whatever its lines and comments: equal for nodes that mean the same."""
    if isinstance(node, yaml.MappingNode):
        return frozenset((str(key.value), shape(value)) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple(shape(one) for one in node.value)
    return None if node is None else node.value


def with_status(packs: Mapping[str, str], rule: str, status: str) -> dict[str, str]:
    """The packs with a rule in another state; nothing else of its text changes, comments stay. Raises KeyError for no such rule."""
    found = next((one for one in read_sources(packs).rules if one.id == rule), None)
    if found is None:
        raise KeyError(rule)
    text = packs[found.pack]
    node = found.keys.get("status")
    if node is not None:
        changed = _replaced(text, node, status)
    else:
        after = found.keys["id"]
        flow = isinstance(found.node, yaml.MappingNode) and found.node.flow_style
        step = ", " if flow else "\n" + " " * found.node.start_mark.column
        place = after.end_mark.index if flow else _line_end(text, after.end_mark.index)
        changed = f"{text[:place]}{step}status: {status}{text[place:]}"
    return {**packs, found.pack: changed}


def _replaced(text: str, node: yaml.Node, value: str) -> str:
    return text[: node.start_mark.index] + value + text[node.end_mark.index :]


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _rules(pack: str, node: yaml.Node | None, lines: list[str]) -> Iterator[RuleSource]:
    for one in items(node):
        keys = pairs(one)
        first, last = one.start_mark.line + 1, _end(one, lines)
        name, kind, status = (words(keys.get(key)) for key in ("id", "kind", "status"))
        yield RuleSource(
            id="".join(name), pack=pack, kind="".join(kind), status="".join(status) or "active", first=first, last=last,
            node=one, keys=keys, lines=tuple(lines[first - 1 : last]),
        )  # fmt: skip


def _end(node: yaml.Node, lines: Sequence[str]) -> int:
    """The last line of a node. The mark of a block is at what follows it, comments and empty lines skipped."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, lines)
    first, end = node.start_mark.line, int(node.end_mark.line)
    if end > first and (end == len(lines) or not lines[end][: node.end_mark.column].strip()):
        end -= 1
    while end > first and not lines[end].strip():
        end -= 1
    return end + 1


def _members(node: yaml.Node, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for value in words(node):
        if value.startswith("@"):
            yield from lists.get(value[1:].replace("ё", "е"), ())
        else:
            yield value
