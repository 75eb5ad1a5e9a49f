"""Long lists of words as patterns: `re` tries every alternative at every place of a text, so those that begin alike go together.

`spam|spoof|virus` becomes `s(?:p(?:am|oof))|virus`: a place with another letter costs one look for each first letter, and not one for each
word. Nothing else changes: of alternatives that can both stand at a place the first is still found.
"""

from collections.abc import Iterable


def any_of(*lists: str) -> str:
    """The alternatives of all lists (patterns in small letters), grouped by the letters they begin with."""
    return _grouped(_alternatives("|".join(lists)))


def _grouped(alternatives: Iterable[str]) -> str:
    parts: list[str] = []
    groups: dict[str, list[str]] = {}
    for one in [*alternatives, None]:
        if one is not None and one[:1].isalnum() and one[1:2] not in ("?", "*", "+", "{"):
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
    found: list[str] = []
    start = place = depth = 0
    while place < len(pattern):
        match pattern[place]:
            case "\\":
                place += 1
            case "[":
                place = pattern.index("]", place + 2)  # as its first character it is one of the class
            case "(":
                depth += 1
            case ")":
                depth -= 1
            case "|" if not depth:
                found.append(pattern[start:place])
                start = place + 1
        place += 1
    return [*found, pattern[start:]]
