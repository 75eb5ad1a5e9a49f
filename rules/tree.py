"""The boolean tree of a rule: conditions, and how all, any and none of them are one condition again. Pure.

A condition gives the places where it held, or None. `needs` are the signs (a phrase's leaf, "url", "entity:card") of which at
least one must be seen for it to hold; None: it may hold without any. Rules whose signs are absent are never evaluated.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rules.look import Hit, Look
from rules.model import ConditionResult

Hits = list[Hit] | None
Check = Callable[[Look], Hits]
Sign = int | str
Join = Literal["", "all", "any", "none"]
_SHOWN = 4  # hits of a condition whose words are told


def nothing_to_say(look: Look) -> str:
    """For conditions whose actual value is what they found."""
    return ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition; `label` says in the admin's words what it looks for, `parts` are those of an `all`.

    `key` and `expected` are as written in the pack; `actual` is what a message really has, for conditions on facts. `join` and
    `branches` are the tree below. A rule whose whole condition has a `share` weighs by it: from 0 to 1 of its weight.
    """

    check: Check
    needs: frozenset[Sign] | None
    label: str
    parts: tuple["Condition", ...] = ()
    key: str = ""
    expected: str = ""
    actual: Callable[[Look], str] = nothing_to_say
    join: Join = ""
    branches: tuple["Condition", ...] = ()
    share: Callable[[Look], float] | None = None

    def can_hold(self, look: Look) -> bool:
        """Whether one of the signs it needs is there."""
        return self.needs is None or not self.needs.isdisjoint(look.signs)

    def result(self, look: Look) -> ConditionResult:
        """What was asked, what the message has, and whether that is enough."""
        hits = self.check(look)
        found = dict.fromkeys(words for hit in (hits or ())[:_SHOWN] if (words := look.words(hit)))
        return ConditionResult(
            key=self.join or self.key,
            expected=self.expected,
            actual="" if self.join else self.actual(look) or ", ".join(f"«{one}»" for one in found) or "—",
            held=hits is not None,
            parts=tuple(one.result(look) for one in self.branches),
        )


NEVER = Condition(lambda look: None, frozenset(), "")


def everything(parts: Sequence[Condition]) -> Condition:
    """All of the parts; it needs what its most demanding part needs."""
    if len(parts) == 1:
        return parts[0]
    needs = min((part.needs for part in parts if part.needs is not None), key=len, default=None)
    checks = _asked(sorted(parts, key=lambda part: part.needs is None))

    def check(look: Look) -> Hits:
        found: list[Hit] = []
        for signs, ask in checks:
            if signs and signs.isdisjoint(look.signs):
                return None
            hits = ask(look)
            if hits is None:
                return None
            found += hits
        return found

    label = " и ".join(part.label for part in parts)
    return Condition(check, needs, label, tuple(parts), join="all", branches=tuple(parts))


def anything(parts: Sequence[Condition]) -> Condition:
    """Any of the parts; all that hold give their places."""
    if len(parts) == 1:
        return parts[0]
    needs: frozenset[Sign] | None = frozenset()
    for part in parts:
        needs = None if needs is None or part.needs is None else needs | part.needs

    checks = _asked(parts)

    def check(look: Look) -> Hits:
        found: list[Hit] | None = None
        for signs, ask in checks:
            if signs and signs.isdisjoint(look.signs):
                continue
            hits = ask(look)
            if hits is not None:
                found = [*found, *hits] if found else list(hits)
        return found

    label = " или ".join(part.label for part in parts[:4])
    return Condition(check, needs, label, join="any", branches=tuple(parts))


def nothing(parts: Sequence[Condition]) -> Condition:
    """None of the parts."""

    def check(look: Look) -> Hits:
        return None if any(part.check(look) is not None for part in parts) else []

    label = "нет: " + " или ".join(part.label for part in parts[:4])
    return Condition(check, None, label, join="none", branches=tuple(parts))


def _asked(parts: Sequence[Condition]) -> list[tuple[frozenset[Sign], Check]]:
    """Each part's check behind the signs that it needs, if it needs any: looking at signs is the cheaper half of the work."""
    return [(part.needs or frozenset(), part.check) for part in parts]


def fact(
    label: str, holds: Callable[[Look], bool], actual: Callable[[Look], str], needs: frozenset[Sign] | None = None
) -> Condition:
    """A condition on what is known, which has no place in the text."""
    return Condition(lambda look: [] if holds(look) else None, needs, label, actual=actual)
