"""The values of the rules: what is handed in, what a pack declares, what is wrong with one. Frozen, no behaviour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

import msgspec

from router.schema import InboundMessage


class History(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk saw before a message. Ages are seconds before it, the youngest first, at most a hundred, of the last thirty days.

    `same_text`: when each of the other contacts last sent this text (numbers, links, names and emoji don't matter);
    `links`: for the registered domain of each of its links, when each of the other contacts last sent one;
    `messages`: this contact's own messages; `same_order`: when he first and last named an order that he names now;
    `open_topics`: topics of his unsolved tickets in other conversations; `known_for`: seconds since his first message ever.
    """

    same_text: tuple[int, ...] = ()
    links: Mapping[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    messages: tuple[int, ...] = ()
    same_order: tuple[int, ...] = ()
    open_topics: tuple[str, ...] = ()
    known_for: int = 0


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk knows of a message beside the message itself. The rules look nothing up: it is handed in.

    `at` is when the message came, by the desk's clock; without it the message's own time counts. `edited`: this is a later
    revision of it. `history` is None where nothing is known of earlier messages; then no condition on it holds.
    """

    channel: str = ""
    mailbox: str = ""
    first_contact: bool = False
    direction: Literal["in", "out"] = "in"
    edited: bool = False
    at: datetime | None = None
    history: History | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When people answer: by weekday (0 is Monday) the spans (from, to) in minutes of the day, in the zone's time.

    `holidays` are closed whatever their weekday is; `working_days` are open as a Monday is.
    """

    zone: str = "Europe/Moscow"
    week: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict, hash=False)
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a topic: the more exact it is, the sooner the right person answers."""

    id: str
    title: str
    title_en: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A question that a topic asks in the form. `type` is text, money or date."""

    id: str
    title: str
    title_en: str = ""
    type: Literal["text", "money", "date"] = "text"
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a request is about. `promise_minutes` is the time promised for an answer; `mailboxes` are the local parts of
    addresses whose mail is about it unless the text says otherwise. `asks` are fields that a request about it (or about a section
    of it) needs: the helper asks for them. Without `helper` such a request goes straight to a person."""

    id: str
    title: str
    title_en: str = ""
    audience: Literal["buyer", "seller", "other"] = "buyer"
    queue: str = ""
    promise_minutes: int = 24 * 60
    sections: tuple[Section, ...] = ()
    fields: tuple[FormField, ...] = ()
    mailboxes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    helper: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A ticket queue: who works on what."""

    id: str
    title: str
    title_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text for the customer by language, with `{names}` to fill in."""

    id: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in a pack: where it is (`line` and `column` count from 1), which key, and what to do about it."""

    pack: str
    line: int
    column: int
    key: str
    message_ru: str
    message_en: str

    def __str__(self) -> str:
        return self.said("ru")

    def said(self, language: str) -> str:
        """One line, as compilers write them; Russian unless English ("en") is asked for."""
        message = self.message_en if language == "en" else self.message_ru
        key = f"{self.key}: " if self.key else ""
        return f"{self.pack}:{self.line}:{self.column}: {key}{message}"


class RuleErrors(ValueError):
    """A pack, or several, with every mistake that was found. Nothing of a wrong pack is used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rule's own test that does not hold: the rule did (`expected` no_match) or did not (match) hit this text."""

    rule: str
    expected: Literal["match", "no_match"]
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a route asks of the desk when its condition holds."""

    topic: str = ""
    section: str = ""
    queue: str = ""
    priority: str = ""
    tags: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    stop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Sums from which a level begins (`notice`, `suspicious`, `fraud`), from which a text is a report by itself
    (`report`) or beside a fraud cue (`report_hint`), and from which a topic is decided (`topic`), if it is so much heavier
    than the next (`topic_margin`)."""

    notice: int = 30
    suspicious: int = 50
    fraud: int = 80
    report: int = 50
    report_hint: int = 25
    topic: int = 20
    topic_margin: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rules that say the same thing twice: together they weigh `cap` at most."""

    id: str
    rules: tuple[str, ...]
    cap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A message of a rule's test, as it was written: `said` is its text or all that was given."""

    said: str
    message: InboundMessage
    context: Context


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTests:
    """Messages that a rule must, and must not, hit."""

    match: tuple[Example, ...] = ()
    no_match: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionResult:
    """A condition of a route on one message: what was asked (as in the pack), what the message has, whether it held.

    `key` is the operator, or all, any, none with their `parts`.
    """

    key: str
    expected: str
    actual: str
    held: bool
    parts: tuple["ConditionResult", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteResult:
    """A route on one message. `ended_by`: the route that had stopped before this one was asked; then it did nothing.

    `acted`: its conditions held, no exception did, and it was asked. `stops`: it acted, and no later route was asked.
    """

    rule: str
    title: str
    status: str
    acted: bool
    stops: bool
    ended_by: str
    when: ConditionResult
    unless: ConditionResult | None
    effects: tuple[str, ...]
