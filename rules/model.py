"""The values of the rules: what is handed in, what a pack declares, what is wrong with one. Frozen, no behaviour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the desk knows of a message beside the message itself. The rules look nothing up: it is handed in.

    `same_text_senders` is how many other senders sent the same text within a day; `repeated`: this contact wrote about
    the same matter before and was not helped.
    """

    channel: str = ""
    mailbox: str = ""
    first_contact: bool = False
    direction: Literal["in", "out"] = "in"
    same_text_senders: int = 0
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a topic: the more exact it is, the sooner the right person answers."""

    id: str
    title: str
    title_en: str = ""


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
    addresses whose mail is about it unless the text says otherwise."""

    id: str
    title: str
    title_en: str = ""
    audience: Literal["buyer", "seller", "other"] = "buyer"
    queue: str = ""
    promise_minutes: int = 24 * 60
    sections: tuple[Section, ...] = ()
    fields: tuple[FormField, ...] = ()
    mailboxes: tuple[str, ...] = ()


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
    (`report`) or beside a fraud cue (`report_hint`), and from which a topic is decided (`topic`)."""

    notice: int = 30
    suspicious: int = 50
    fraud: int = 80
    report: int = 50
    report_hint: int = 25
    topic: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rules that say the same thing twice: together they weigh `cap` at most."""

    id: str
    rules: tuple[str, ...]
    cap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTests:
    """Texts that a rule must, and must not, hit."""

    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = field(default=())
