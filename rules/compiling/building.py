"""What is read so far, and what it is read of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from rules.conditions import Defaults
from rules.cues.phrase import Phrase
from rules.model import Group, Hours, Queue, Template, Thresholds, Topic
from rules.program import Rule
from rules.reading import Problems, Table


@dataclass(slots=True)
class OpenPack:
    """A pack that is being read. `quoted`: its rules of fraud also read what is quoted, unless they say where they read."""

    table: Table
    problems: Problems
    defaults: Defaults
    quoted: bool


@dataclass(slots=True)
class Build:
    """What all packs gave so far."""

    lists: dict[str, Sequence[str]] = field(default_factory=dict)
    synonyms: dict[str, Sequence[str]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    queues: dict[str, Queue] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    phrases: list[tuple[int, Phrase]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    thresholds: Thresholds = field(default_factory=Thresholds)
    default_queue: str = ""
    hours: Hours | None = None
    captures: set[str] = field(default_factory=set)
    literals: set[str] = field(default_factory=set)
    seen: dict[str, str] = field(default_factory=dict)  # "rule:refund" -> where it is, "fraud:12:5"


def is_first(pack: OpenPack, build: Build, what: str, name: str, node: yaml.Node) -> bool:
    """Whether no `what` of this name is there yet; otherwise that is a problem of the pack."""
    here = f"{pack.problems.pack}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    first = build.seen.setdefault(f"{what}:{name}", here)
    if first != here:
        pack.problems.add(
            node, "id", f"«{name}» уже есть ({first}): дайте другое имя", f"{what} {name!r} exists already ({first}): choose another name"
        )  # fmt: skip
    return first == here
