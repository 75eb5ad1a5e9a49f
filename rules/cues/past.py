"""What came before a message: how often, by whom, how long ago."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rules.look import Look
from rules.model import History
from rules.reading import Table, duration

MONTH = 30 * 86_400  # seconds: what came earlier is not handed in
MOST_COUNTED = 100
DAY = 86_400
HOUR = 3600
_MOST_AGE = 100 * 365 * DAY


Span = tuple[int, int]  # seconds: the least and the greatest age that counts


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about the past: whether it holds, and what there is."""

    holds: Callable[[History, Look], bool]
    tell: Callable[[History, Look], str]


def _counted(ages: Callable[[History], Sequence[int]]) -> Callable[[Table, str, Span], Asked]:
    def read(ask: Table, key: str, span: Span) -> Asked:
        least, most = ask.bounds(key, MOST_COUNTED)
        return Asked(
            lambda past, look: least <= _count(ages(past), *span) <= most,
            lambda past, look: str(_count(ages(past), *span)),
        )

    return read


def _link_senders(ask: Table, key: str, span: Span) -> Asked:
    least, most = ask.bounds(key, MOST_COUNTED)
    return Asked(
        lambda past, look: any(least <= _count(ages, *span) <= most for ages in past.links.values()),
        lambda past, look: ", ".join(f"{name} {_count(ages, *span)}" for name, ages in past.links.items()) or "—",
    )


def _new_link(ask: Table, key: str, span: Span) -> Asked:
    wanted = ask.flag(key)
    return Asked(
        lambda past, look: any(not ages for ages in past.links.values()) == wanted,
        lambda past, look: ", ".join(name for name, ages in past.links.items() if not ages) or "false",
    )


def _same_order(ask: Table, key: str, span: Span) -> Asked:
    wanted = ask.flag(key)
    return Asked(
        lambda past, look: (_count(past.same_order, *span) > 0) == wanted,
        lambda past, look: _said(_count(past.same_order, *span) > 0),
    )


def _same_topic(ask: Table, key: str, span: Span) -> Asked:
    wanted = ask.flag(key)
    return Asked(lambda past, look: _on_topic(past, look) == wanted, lambda past, look: _said(_on_topic(past, look)))


def _contact_age(ask: Table, key: str, span: Span) -> Asked:
    least, most = ask.bounds(key, _MOST_AGE, duration)
    return Asked(lambda past, look: least <= past.known_for <= most, lambda past, look: _age(past.known_for))


QUESTIONS: Mapping[str, Callable[[Table, str, Span], Asked]] = {
    "same_text_senders": _counted(lambda past: past.same_text),
    "messages": _counted(lambda past: past.messages),
    "link_senders": _link_senders,
    "new_link": _new_link,
    "same_order": _same_order,
    "same_topic": _same_topic,
    "contact_age": _contact_age,
}


def repeated(look: Look) -> bool:
    """Whether somebody asks about the same order again, an hour later or more."""
    past = look.context.history
    return past is not None and _count(past.same_order, HOUR, MONTH) > 0


def _count(ages: Sequence[int], apart: int, within: int) -> int:
    return sum(1 for age in ages if apart <= age <= within)


def _age(seconds: int) -> str:
    return f"{seconds // DAY}d" if seconds >= DAY else f"{seconds // HOUR}h" if seconds >= HOUR else f"{seconds // 60}m"


def _on_topic(past: History, look: Look) -> bool:
    return look.decided is not None and bool(look.decided.topic) and look.decided.topic in past.open_topics


def _said(value: bool) -> str:
    return "true" if value else "false"
