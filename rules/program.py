"""What rules are compiled to, and judging works with."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.cues.pattern import Literals
from rules.index import PhraseIndex
from rules.model import Effect, Group, Hours, Queue, RuleTests, Template, Thresholds, Topic
from rules.tree import Condition, Sign

KINDS = ("fraud", "topic", "guard", "legal", "gratitude", "route")
STATUSES = ("draft", "shadow", "active", "disabled")
MEANINGS = ("report", "attack", "harmless", "calm")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A compiled rule. `quoted`: it also reads what the author quotes or forwards. `means` is a guard's verdict on the whole:
    a victim's `report`, an `attack` whatever else it looks like, `harmless` (then `suppresses` names rules; none: all fraud), `calm` (its
    weight is taken off both sums).
    `asks`: beside what `when` needs, of each of these sets one sign must be there for the rule to hold. `missed`: it is told when the
    rule nearly hits."""

    id: str
    title: str
    kind: str
    weight: int
    status: str
    why: str
    when: Condition
    unless: Condition
    asks: tuple[frozenset[Sign], ...]
    missed: bool
    near: int
    quoted: bool
    topic: str
    section: str
    means: str
    suppresses: frozenset[str]
    effect: Effect
    tests: RuleTests


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """What judging needs: the rules, their index, the tables."""

    rules: tuple[Rule, ...]
    routes: tuple[Rule, ...]
    index: PhraseIndex
    literals: Literals
    by_sign: Mapping[Sign, tuple[int, ...]]  # sign -> places of rules that wait for it
    always: tuple[int, ...]  # places of rules that wait for nothing
    hears: bool  # whether some rule asks how a message is worded
    topic_of: Mapping[str, Topic]  # by id, in their order
    by_mailbox: Mapping[str, str]  # part before the @ -> id of the first topic that has it
    queues: tuple[Queue, ...]
    templates: Mapping[str, Template]
    groups: tuple[Group, ...]
    thresholds: Thresholds
    default_queue: str
    idle: tuple[Rule, ...] = ()  # drafts and disabled rules: they never act, but their tests run
    hours: Hours | None = None
