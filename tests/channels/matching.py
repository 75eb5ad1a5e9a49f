"""What must come out, said in part: a dict names some of the fields, a list has as many things, a function says yes."""

from collections.abc import Callable
from typing import Any

Wanted = Any  # a value, a dict or a list of wanted ones, or a question
Question = Callable[[Any], bool]


def fits(wanted: Wanted, found: Any) -> bool:
    if callable(wanted):
        return bool(wanted(found))
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(key in found and fits(one, found[key]) for key, one in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and len(wanted) == len(found) and all(map(fits, wanted, found))
    return bool(wanted == found)


def some(found: Any) -> bool:
    return bool(found)


def has(*words: str) -> Question:
    """The words stand anywhere in it."""
    return lambda found: all(word in str(found) for word in words)


def without(word: str) -> Question:
    return lambda found: word not in str(found)


def one_of(*values: str) -> Question:
    return lambda found: found in values


def both(*wanted: Wanted) -> Question:
    return lambda found: all(fits(one, found) for one in wanted)


def message(text: Wanted = None, **more: Wanted) -> Wanted:
    return {"type": "message", **({} if text is None else {"text": text}), **more}


def part(kind: str, **more: Wanted) -> Wanted:
    """A message of this one part."""
    return message(parts=[{"kind": kind, **more}])


def unsupported(kind: str, **more: Wanted) -> Wanted:
    return both(message(**more), {"parts": has(f"unsupported: {kind}")})
