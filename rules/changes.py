"""What differs: between two revisions, rule by rule, and between two verdicts on one message."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from router.schema import Cue, Span, Verdict
from rules.policy import SHADOW
from rules.routing import traced
from rules.source import read_sources

_DECIDED = ("topic", "section", "level", "role", "queue", "priority", "tags", "actions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A rule that was added, removed or changed, with its lines marked "+", "-" and " ". `rule` is "" for the rest of a pack."""

    rule: str
    pack: str
    kind: Literal["added", "removed", "changed"]
    lines: tuple[str, ...]


def diff(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """By pack and place. Raises RuleErrors for packs that are no YAML."""
    old, new = read_sources(before), read_sources(after)
    was, now = ({rule.id: rule for rule in source.rules} for source in (old, new))
    found = [
        Change(rule=rule.id, pack=rule.pack, kind="removed", lines=_marked("-", rule.lines))
        for rule in old.rules if rule.id not in now
    ]  # fmt: skip
    for rule in new.rules:
        if rule.id not in was:
            found.append(Change(rule=rule.id, pack=rule.pack, kind="added", lines=_marked("+", rule.lines)))
        elif rule.lines != was[rule.id].lines:
            lines = _compared(was[rule.id].lines, rule.lines)
            found.append(Change(rule=rule.id, pack=rule.pack, kind="changed", lines=lines))
    for pack in sorted({*before, *after}):
        lines = _compared(old.rest.get(pack, ()), new.rest.get(pack, ()))
        if lines:
            kind: Literal["added", "removed", "changed"] = "changed" if pack in before else "added"
            found.append(Change(rule="", pack=pack, kind=kind if pack in after else "removed", lines=lines))
    return tuple(found)


def _marked(mark: str, lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{mark}{line}" for line in lines)


def _compared(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    lines = difflib.unified_diff(before, after, n=1, lineterm="")
    return tuple(line for line in lines if not line.startswith(("--- ", "+++ ", "@@ ")))


# --- verdicts -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule that holds in a message: where, and why. Routes have no place."""

    rule: str
    title: str = ""
    because: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictChange:
    """Rules that hold now and didn't, that held and don't, and what is decided otherwise: name → (before, after)."""

    gained: tuple[Found, ...]
    lost: tuple[Found, ...]
    decided: Mapping[str, tuple[str, str]]


def holding(verdict: Verdict) -> dict[str, Cue | None]:
    """The rules that hold: those whose cues count, those on trial included, and routes, which have no cue."""
    cues = {cue.rule: cue for cue in verdict.cues if cue.hit and cue.suppressed_by in ("", SHADOW)}
    return {**cues, **{name: None for name, _ in traced(verdict.trace)}}


def compare(before: Verdict, after: Verdict) -> VerdictChange | None:
    """None when nothing that matters differs."""
    was, now = holding(before), holding(after)
    decided = {
        name: (_word(getattr(before, name)), _word(getattr(after, name)))
        for name in _DECIDED if getattr(before, name) != getattr(after, name)
    }  # fmt: skip
    gained = tuple(_found(name, cue) for name, cue in now.items() if name not in was)
    lost = tuple(_found(name, cue) for name, cue in was.items() if name not in now)
    return VerdictChange(gained=gained, lost=lost, decided=decided) if gained or lost or decided else None


def _found(rule: str, cue: Cue | None) -> Found:
    return Found(rule=rule, title=cue.title, because=cue.because, spans=cue.spans) if cue else Found(rule=rule)


def _word(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
