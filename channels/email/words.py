"""Long lists of words, looked for quickly: `Hints` tells whether there is any of them, `any_of` makes one pattern of them, which `Sought`
looks for where it is hardly ever found; `either` makes a part of a pattern of a table of phrases.

`re` tries every alternative at every place of a text, so those that begin alike go together.

`spam|spoof|virus` becomes `s(?:p(?:am|oof))|virus`: a place with another letter costs one look for each first letter, and not one for each
word. Where all begin with a letter `re` skips to the first that is one of them: so a boundary at the beginning is asked behind the letter,
and a group there is opened. Nothing else changes: of alternatives that can both stand at a place the first is still found.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import re2

MAX_REPEATED = 60  # characters behind a group that stand in the pattern once for each of its alternatives
_REPEATS = frozenset("?*+{")
_CAPTURES = re.compile(r"\((?!\?)|\(\?P<")


class Hints:
    """Which of some lists of words a text has any of, told in one pass over it, however many and long they are."""

    def __init__(self, **lists: Iterable[str]) -> None:
        self._names = tuple(lists)
        self._all = re2.Set.SearchSet()
        for words in lists.values():
            self._all.Add("|".join(map(re2.escape, words)))
        self._all.Compile()

    def within(self, text: str) -> list[str]:
        """The names of the lists."""
        return [self._names[place] for place in self._all.Match(text.encode("utf-8", "replace")) or ()]


class Sought:
    """A long pattern that hardly a text has. RE2 is asked first: it takes a tenth of the time, but knows letters only by their
    properties and the boundaries of Latin words alone, so that `re` has the last word."""

    def __init__(self, pattern: str) -> None:
        self._exactly = re.compile(pattern)
        self._about = re2.Set.SearchSet()
        self._about.Add(pattern.replace(r"\w", r"[\pL\pN_]").replace(r"\b", ""))
        self._about.Compile()

    def within(self, text: str) -> bool:
        return bool(self._about.Match(text.encode("utf-8", "replace"))) and self._exactly.search(text) is not None


def either(*phrases: str) -> str:
    """A group of patterns, a part of a larger one, of which the first that fits is found."""
    return f"(?:{'|'.join(phrases)})"


def any_of(*lists: str) -> str:
    """The alternatives of all lists (patterns in small letters), grouped by the letters they begin with."""
    return _grouped(opened for one in _alternatives("|".join(lists)) for opened in _opened(one))


def _opened(one: str) -> Iterator[str]:
    """`(?:is|was) it` as `is it` and `was it`, `\\bit` as `i(?<!\\wi)t`."""
    if one.startswith(r"\b"):
        for rest in _opened(one[2:]):
            yield f"{rest[0]}(?<!\\w{rest[0]}){rest[1:]}" if _begins_with_letter(rest) else rf"\b{rest}"
        return
    end = next(_outside(one, ")")) if one.startswith("(?:") else 0
    rest = one[end + 1 :]
    if not end or rest[:1] in _REPEATS:
        yield one
    elif len(rest) > MAX_REPEATED or _CAPTURES.search(rest):
        yield f"(?:{any_of(one[3:end])}){rest}"
    else:
        for inner in _alternatives(one[3:end]):
            yield from _opened(inner + rest)


def _begins_with_letter(one: str) -> bool:
    return one[:1].isalnum() and one[1:2] not in _REPEATS


def _grouped(alternatives: Iterable[str]) -> str:
    parts: list[str] = []
    groups: dict[str, list[str]] = {}
    for one in [*alternatives, None]:
        if one is not None and _begins_with_letter(one):
            groups.setdefault(one[0], []).append(one[1:])
            continue
        for letter, rests in groups.items():
            parts.append(f"{letter}(?:{_grouped(rests)})" if len(rests) > 1 else letter + rests[0])
        groups.clear()  # what begins with no plain letter may match as well, so that its place among the others counts
        if one is not None:
            parts.append(one)
    return "|".join(parts)


def _alternatives(pattern: str) -> list[str]:
    """What stands between the bars that are in no group and in no class."""
    bars = [-1, *_outside(pattern, "|"), len(pattern)]
    return [pattern[first + 1 : last] for first, last in pairwise(bars)]


def _outside(pattern: str, sign: str) -> Iterator[int]:
    """Where the sign stands in no group and in no class; what closes a group stands outside of it."""
    place = depth = 0
    while place < len(pattern):
        char = pattern[place]
        depth += (char == "(") - (char == ")")
        if char == sign and not depth:
            yield place
        if char == "[":
            place = pattern.index("]", place + 2)  # as its first character it is one of the class
        place += 2 if char == "\\" else 1
