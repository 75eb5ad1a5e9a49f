"""What the desk says by itself beside its acknowledgement, or why it says nothing. Pure; filing does what is decided here.

The helper offers the likeliest articles once, gives the whole of one that is asked for, asks for what is missing, one question at a
time, and leaves as soon as a person is wanted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from router.articles.search import Found
from router.helper import hearing
from router.helper.hearing import MOST_ANSWER
from router.schema import InboundMessage, Verdict
from router.store.articles import Helping
from rules.model import Topic

MOST_SPOKEN = 5  # times in a ticket: articles once, then short questions, each only after an answer
Say = Literal["", "offer", "whole", "ask", "wrong", "thanks", "called", "solved"]
Reason = Literal["", "fraud", "held", "legal", "public", "asked", "angry", "topic", "repeated", "urgent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The ticket as the helper sees it. `answered`: a person has taken it up; `topic` is None where it is undecided."""

    number: int
    topic: Topic | None = None
    section: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do: what to `say`, with which `articles`, the `whole` of which one (its id), which field to `ask` for, which `fields`
    the message gave, and what to remember. `because` names the reason of silence, for the ticket's history; "" where there is
    nothing to tell."""

    say: Say = ""
    articles: tuple[Found, ...] = ()
    whole: str = ""
    ask: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    state: Helping
    because: Reason = ""


def first(message: InboundMessage, verdict: Verdict, ticket: Seen, likely: Sequence[Found]) -> Step:
    """Of a message that opened a ticket. `likely` are the articles that the search found."""
    state = Helping(ticket_id=ticket.number)
    reason = quiet(message, verdict, ticket)
    if reason:
        return Step(state=replace(state, silent=True), because=reason)
    missing = _missing(ticket, {})
    if not likely and not missing:
        return Step(state=state)
    offered = tuple(one.article.id for one in likely)
    state = replace(state, spoken=1, asking=missing, offered=offered)
    return Step(say="offer" if likely else "ask", articles=tuple(likely), ask=missing, state=state)


def later(message: InboundMessage, verdict: Verdict, ticket: Seen, state: Helping) -> Step:
    """Of a message that came to a ticket where the helper has spoken."""
    text = hearing.tidy(message.text)
    nothing, left = Step(state=state), replace(state, silent=True, asking="")
    if state.silent or ticket.answered:
        return nothing
    if hearing.wants_person(text) or hearing.refuses(text):
        return Step(say="called" if len(text) <= MOST_ANSWER else "", state=left, because="asked")
    if state.offered and hearing.thanks_for_help(text):
        return Step(say="solved", state=left)
    if whole := hearing.chosen(text, state.offered):
        return Step(say="whole", whole=whole, state=state)
    if reason := quiet(message, verdict, ticket):
        return Step(state=left, because=reason)
    if not state.asking:
        return nothing
    return _answered(message.text.strip(), ticket, state)


def _answered(text: str, ticket: Seen, state: Helping) -> Step:
    """Something came where an answer was waited for. What isn't one is for a person: nobody is asked twice the same."""
    given = ticket.fields.get(state.asking, "") or (
        hearing.value_of(state.asking, text) if len(text) <= MOST_ANSWER else ""
    )
    left = replace(state, asking="")
    if len(text) > MOST_ANSWER or state.spoken >= MOST_SPOKEN:
        return Step(fields={state.asking: given} if given else {}, state=left)
    if given:
        learned = {state.asking: given}
        missing = _missing(ticket, learned)
        after = replace(state, spoken=state.spoken + 1, asking=missing, doubted=False)
        return Step(say="ask" if missing else "thanks", ask=missing, fields=learned, state=after)
    if hearing.looks_like(state.asking, text) and not state.doubted:
        return Step(say="wrong", ask=state.asking, state=replace(state, spoken=state.spoken + 1, doubted=True))
    return Step(state=left)


def quiet(message: InboundMessage, verdict: Verdict, ticket: Seen) -> Reason:
    """Why this message goes straight to a person: "" if the helper may speak."""
    if verdict.role != "none" or verdict.level in ("suspicious", "fraud"):
        return "fraud"
    if "hold" in verdict.actions:
        return "held"
    if any(cue.kind == "legal" and cue.hit and not cue.suppressed_by for cue in verdict.cues):
        return "legal"
    if message.facts.get("public") is True:
        return "public"
    if hearing.wants_person(message.text):
        return "asked"
    if hearing.angry(message.text):
        return "angry"
    if ticket.topic is not None and not ticket.topic.helper:
        return "topic"
    if verdict.priority in ("high", "urgent"):  # the rules saw something: a repeated contact, a danger
        return "repeated" if "repeated" in verdict.tags else "urgent"
    return ""


def _missing(ticket: Seen, learned: Mapping[str, str]) -> str:
    """The next field that the topic needs; "" if nothing is missing."""
    if ticket.topic is None:
        return ""
    section = next((one for one in ticket.topic.sections if one.id == ticket.section), None)
    asks = (section.asks if section else ()) or ticket.topic.asks
    return next((name for name in asks if not ticket.fields.get(name) and not learned.get(name)), "")
