"""Strict YAML: every value with its line and column, every mistake collected, nothing guessed.

PyYAML's nodes carry positions; its constructors don't, and accept duplicate keys, so values are read from the nodes.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import yaml

from rules.model import Problem

_Value = TypeVar("_Value")
_COMPARISON = re.compile(r"(>=|<=|>|<|=) {0,3}(\d{1,9}[a-z]?)\Z")
_WHOLE = re.compile(r"-?[0-9]{1,12}\Z")
_DURATION = re.compile(r"(\d{1,6})([smhdw])\Z")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


@dataclass(slots=True)
class Problems:
    """Collects what is wrong with one pack."""

    pack: str
    found: list[Problem] = field(default_factory=list)

    def add(self, node: yaml.Node | None, key: str, russian: str, english: str) -> None:
        line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (1, 1)
        self.found.append(
            Problem(pack=self.pack, line=line, column=column, key=key, message_ru=russian, message_en=english)
        )


class Table:
    """A mapping whose keys are read one by one; `done` refuses those nobody asked for."""

    def __init__(self, node: yaml.Node, problems: Problems, name: str) -> None:
        self.node, self.name, self.problems = node, name, problems
        self.nodes: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            problems.add(node, name, "здесь нужны пары «ключ: значение»", "a mapping is needed here")
            return
        for key_node, value in node.value:
            key = str(key_node.value)
            if key in self.nodes:
                problems.add(key_node, key, f"ключ «{key}» повторён", f"the key {key!r} is repeated")
            self.nodes[key] = value

    def done(self, *more: str) -> bool:
        """Whether all keys are known: those that were asked for, and `more` that might have been."""
        known = sorted(self._asked.union(more))
        strange = [(key, value) for key, value in self.nodes.items() if key not in known]
        for key, value in strange:
            russian, english = nearest(key, known)
            has = ", ".join(known)
            self.problems.add(
                value, key, f"неизвестный ключ «{key}»{russian}; есть: {has}",
                f"unknown key {key!r}{english}; known: {has}",
            )  # fmt: skip
        return not strange

    def take(self, key: str) -> yaml.Node | None:
        self._asked.add(key)
        return self.nodes.get(key)

    def missing(self, key: str) -> None:
        """A key that must be there isn't; nothing is said of what is no mapping at all."""
        if not isinstance(self.node, yaml.MappingNode):
            return
        self.problems.add(self.node, key, f"не хватает ключа «{key}»", f"the key {key!r} is missing")

    def text(self, key: str, default: str | None = None) -> str:
        node = self.take(key)
        if node is None:
            if default is None:
                self.missing(key)
            return default or ""
        return text_of(node, key, self.problems)

    def number(self, key: str, default: int, least: int, most: int) -> int:
        node = self.take(key)
        if node is None:
            return default
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not _WHOLE.match(value) or not least <= int(value) <= most:
            self.problems.add(
                node, key, f"нужно целое от {least} до {most}", f"a whole number from {least} to {most} is needed"
            )
            return default
        return int(value)

    def seconds(self, key: str, default: int, most: int) -> int:
        """A duration as "30m", "2h", "7d" or "2w"."""
        node = self.take(key)
        if node is None:
            return default
        value = duration(node.value) if isinstance(node, yaml.ScalarNode) else 0
        if not 0 < value <= most:
            self.problems.add(
                node, key, f"нужен срок до {most // 86_400} дней: 30m, 2h, 7d или 2w",
                f"a duration of at most {most // 86_400} days is needed: 30m, 2h, 7d or 2w",
            )  # fmt: skip
            return default
        return value

    def bounds(self, key: str, top: int, read: Callable[[str], int] | None = None) -> tuple[int, int]:
        """The least and the greatest of `{min: 3, max: 10}` or of a comparison, ">= 3"; `read` makes numbers of what it compares with."""
        node = self.take(key)
        if isinstance(node, yaml.MappingNode):
            ask = Table(node, self.problems, key)
            if read is None:
                limits = ask.number("min", 0, 0, top), ask.number("max", top, 0, top)
            else:
                limits = ask.seconds("min", 0, top), ask.seconds("max", top, top)
            ask.done()
            return limits
        match = _COMPARISON.match(node.value) if isinstance(node, yaml.ScalarNode) else None
        number = (read or _whole)(match.group(2)) if match else -1
        if match is None or not 0 <= number <= top or (read is not None and number == 0):
            example = ">= 2d" if read is not None else ">= 3"
            self.problems.add(
                node, key, f'нужно сравнение, например "{example}", или {{min: …, max: …}}',
                f'a comparison is needed, as "{example}", or {{min: …, max: …}}',
            )  # fmt: skip
            return 0, top
        least = {">=": number, ">": number + 1, "=": number}.get(match.group(1), 0)
        most = {"<=": number, "<": number - 1, "=": number}.get(match.group(1), top)
        return least, most

    def flag(self, key: str, default: bool = False) -> bool:
        node = self.take(key)
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
            self.problems.add(node, key, "нужно true или false", "true or false is needed")
            return default
        return bool(node.value == "true")

    def known(self, key: str, values: Iterable[str], options: Collection[str]) -> None:
        """Each value that is no option is a problem of the key."""
        for value in values:
            if value not in options:
                russian, english = nearest(value, options)
                has = ", ".join(options)
                self.problems.add(
                    self.nodes.get(key), key, f"нет значения «{value}»{russian}; есть: {has}",
                    f"no such value {value!r}{english}; known: {has}",
                )  # fmt: skip

    def choice(self, key: str, options: Collection[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if not value or value in options:
            return value
        self.known(key, [value], options)
        return default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """One string or a list of them."""
        node = self.take(key)
        return () if node is None else texts_of(node, key, self.problems)

    def items(self, key: str) -> list[yaml.Node]:
        node = self.take(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.problems.add(node, key, "здесь нужен список", "a list is needed here")
            return []
        return list(node.value)

    def tables(self, key: str) -> Iterator["Table"]:
        for node in self.items(key):
            yield Table(node, self.problems, key)

    def table(self, key: str) -> "Table | None":
        node = self.take(key)
        return None if node is None else Table(node, self.problems, key)

    def pairs(self, key: str) -> dict[str, yaml.Node]:
        """A mapping whose keys are names that the pack makes up."""
        table = self.table(key)
        return table.nodes if table is not None else {}


def text_of(node: yaml.Node, key: str, problems: Problems) -> str:
    if not isinstance(node, yaml.ScalarNode):
        problems.add(node, key, "здесь нужна строка", "a string is needed here")
        return ""
    if node.tag == "tag:yaml.org,2002:null":
        problems.add(
            node,
            key,
            "здесь пусто: напишите значение или уберите ключ",
            "nothing here: write a value, or remove the key",
        )
        return ""
    return str(node.value)


def duration(value: str) -> int:
    """Seconds of "45s", "30m", "2h", "7d" or "2w"; 0 for anything else."""
    match = _DURATION.match(value)
    return int(match.group(1)) * _UNITS[match.group(2)] if match else 0


def _whole(value: str) -> int:
    """The number; -1 if it isn't one."""
    return int(value) if value.isdecimal() else -1


def written(node: yaml.Node) -> str:
    """A value as its author would write it on one line."""
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{key.value}: {written(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(written(one) for one in node.value) + "]"
    return str(node.value)


def texts_of(node: yaml.Node, key: str, problems: Problems) -> tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return tuple(text_of(one, key, problems) for one in node.value)
    return (text_of(node, key, problems),)


def nearest(name: str, known: Collection[str]) -> tuple[str, str]:
    """ "; может быть, «x»?" in both languages, or nothing when no known name is near."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return (f"; может быть, «{close[0]}»?", f"; did you mean {close[0]!r}?") if close else ("", "")


def attempt(
    problems: Problems, node: yaml.Node, key: str, make: Callable[[], _Value], error: type[Exception]
) -> _Value | None:
    """`make()`, or None with its error (which has `russian` and `english`) put down at the node."""
    try:
        return make()
    except error as wrong:
        problems.add(node, key, str(getattr(wrong, "russian", wrong)), str(getattr(wrong, "english", wrong)))
        return None
