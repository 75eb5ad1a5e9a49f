"""A verdict in words, and a phrase in forms: what an admin asks before he believes a rule. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from router.schema import Cue, InboundMessage, Span, Verdict
from rules.cues.phrase import PhraseError, parse_phrase
from rules.model import ConditionResult, Problem, RouteResult, RuleErrors
from rules.policy import SHADOW
from rules.source import read_sources

_WORDS = {
    "ru": {
        "topic": "тема", "runner_up": "вторая", "role": "роль", "level": "уровень", "queue": "очередь", "priority": "приоритет",
        "tags": "метки", "actions": "действия", "fields": "найдено", "none": "нет", "off": "снято", "miss": "почти",
        "trial": "проба", "trace": "ход", "route": "маршрут", "acted": "сработал", "stops": "сработал, дальше не идём",
        "ended": "не спрошен, остановил", "skipped": "не подошёл", "shadow": "подошёл бы, но на испытании", "asked": "нужно", "is": "есть",
        "yes": "да", "no": "нет", "all": "всё из", "any": "любое из", "none_of": "ничего из", "unless": "кроме", "does": "делает",
        "revision": "ревизия", "text": "текст", "quoted": "цитата", "subject": "тема письма",
    },
    "en": {
        "topic": "topic", "runner_up": "runner-up", "role": "role", "level": "level", "queue": "queue", "priority": "priority",
        "tags": "tags", "actions": "actions", "fields": "found", "none": "none", "off": "off", "miss": "nearly",
        "trial": "trial", "trace": "trace", "route": "route", "acted": "acted", "stops": "acted, and stopped",
        "ended": "not asked, stopped by", "skipped": "did not fit", "shadow": "would fit, but is on trial", "asked": "asked", "is": "is",
        "yes": "yes", "no": "no", "all": "all of", "any": "any of", "none_of": "none of", "unless": "unless", "does": "does",
        "revision": "revision", "text": "text", "quoted": "quoted", "subject": "subject",
    },
}  # fmt: skip


def explain(message: InboundMessage, verdict: Verdict, language: str = "ru") -> Iterator[str]:
    """Lines: the text with what was found in 【】, each decision, each cue with its place, what took it back, and the sums."""
    words = _WORDS["en" if language == "en" else "ru"]
    shown = [cue for cue in verdict.cues if cue.hit]
    for name, text in (("subject", message.subject), ("text", message.text), ("quoted", message.quoted)):
        if text:
            yield f"{words[name]}: {highlight(text, [span for cue in shown for span in cue.spans if span.field == name])}"
    topic = " / ".join(part for part in (verdict.topic, verdict.section) if part) or words["none"]
    second = f" ({words['runner_up']}: {verdict.runner_up})" if verdict.runner_up else ""
    yield f"{words['topic']}: {topic}{second}"
    yield f"{words['level']}: {verdict.level} {verdict.risk}, {words['role']}: {verdict.role}"
    yield f"{words['queue']}: {verdict.queue or words['none']}, {words['priority']}: {verdict.priority}"
    for name in ("tags", "actions"):
        if found := getattr(verdict, name):
            yield f"{words[name]}: {', '.join(found)}"
    if verdict.fields:
        yield f"{words['fields']}: " + ", ".join(f"{name} {value}" for name, value in verdict.fields.items())
    for cue in verdict.cues:
        yield f"  {_mark(cue, words)} {cue.rule} «{cue.title}» {_places(message, cue)}".rstrip()
        if cue.because:
            yield f"      {cue.because}"
    for line in verdict.trace:
        yield f"  {words['trace']}: {line}"
    yield f"{words['revision']}: {verdict.revision}"


def explain_routes(routes: Sequence[RouteResult], language: str = "ru") -> Iterator[str]:
    """Lines: each route with what became of it, and each of its conditions as asked and as the message has it."""
    words = _WORDS["en" if language == "en" else "ru"]
    for route in routes:
        yield f"{words['route']} {route.rule} «{route.title}»: {_became(route, words)}"
        yield from _condition(route.when, words, "  ")
        if route.unless is not None:
            yield f"  {words['unless']}"
            yield from _condition(route.unless, words, "    ")
        if route.acted and route.effects:
            yield f"  {words['does']} {', '.join(route.effects)}"


def _became(route: RouteResult, words: Mapping[str, str]) -> str:
    if route.ended_by:
        return f"{words['ended']} {route.ended_by}"
    if route.acted:
        return words["stops" if route.stops else "acted"]
    fits = route.when.held and not (route.unless is not None and route.unless.held)
    return words["shadow" if fits and route.status == "shadow" else "skipped"]


def _condition(one: ConditionResult, words: Mapping[str, str], indent: str) -> Iterator[str]:
    mark = words["yes" if one.held else "no"]
    if one.key in ("all", "any", "none"):
        if one.parts:
            yield f"{indent}[{mark}] {words['none_of' if one.key == 'none' else one.key]}"
        for part in one.parts:
            yield from _condition(part, words, indent + "  ")
        return
    yield f"{indent}[{mark}] {one.key}: {words['asked']} {one.expected}, {words['is']} {one.actual}"


def highlight(text: str, spans: Sequence[Span]) -> str:
    """The text with its spans in 【】; overlapping ones become one."""
    pieces, at = [], 0
    for start, end in _merged(spans):
        pieces += [text[at:start], "【", text[start:end], "】"]
        at = end
    return "".join((*pieces, text[at:]))


def _merged(spans: Sequence[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.end > span.start):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _mark(cue: Cue, words: Mapping[str, str]) -> str:
    if not cue.hit:
        return words["miss"]
    if cue.suppressed_by == SHADOW:
        return f"({words['trial']} {cue.weight})"
    return f"({words['off']}: {cue.suppressed_by})" if cue.suppressed_by else f"+{cue.weight}"


def _places(message: InboundMessage, cue: Cue) -> str:
    return ", ".join(
        f"{span.field} {span.start}–{span.end} «{getattr(message, span.field)[span.start : span.end]}»" for span in cue.spans
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a phrase: what was written, and every form that fits it."""

    written: str
    forms: tuple[str, ...]


def spell(phrase: str, packs: Mapping[str, str]) -> tuple[Place, ...]:
    """What a phrase means, word by word, with the synonym lists of the packs. Raises RuleErrors for what is no phrase."""
    try:
        slots = parse_phrase(phrase, read_sources(packs).synonyms, gap=3, ordered=True).slots
    except PhraseError as wrong:
        problem = Problem(
            pack="phrase", line=1, column=1, key="phrase", message_ru=wrong.russian, message_en=wrong.english
        )
        raise RuleErrors([problem]) from None
    written = [word for place, word in enumerate(phrase.split()) if word != "*" and not (place == 0 and word[0] == "-")]
    return tuple(
        Place(written=word, forms=tuple(sorted(slot.words))) for word, slot in zip(written, slots, strict=True)
    )
