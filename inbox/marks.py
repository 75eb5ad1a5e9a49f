"""A message's text as markup: cues underlined with their reasons, links, formatting. Offsets are code points, as in the schema."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from router.readmodels import MessageView, TicketView
from router.schema import Cue, Entity, Suggestion

_LINK = re.compile(r"https?://[^\s<>\"«»]+")
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "code",
    "quote": "cite",
}
QUOTED = "quoted"  # Cue.suppressed_by of what stands in words that the writer only passes on
_ANSWER = re.compile(r"^\s*(?:re|fwd?|fw|отв|ответ|пересл)(?:\[\d{1,3}\])?:", re.IGNORECASE)
_WORD = re.compile(r"\w+")
COURTESIES = frozenset(
    ["здравствуйте", "здравствуй", "приветствуем", "привет", "добрый", "доброе", "доброго", "день", "дня", "утро", "вечер",
     "уважаемый", "уважаемая", "пожалуйста", "спасибо", "hello", "hi", "dear", "please", "thanks"]
)  # fmt: skip
_TRAILING = ".,;:!?)]}…"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    cue: Cue | None = None
    tag: str = ""
    link: str = ""


def marked(message: MessageView, *, quoted: bool = False) -> Markup:
    """The text (or what it quotes), escaped. Links of a message with a risk, or of one that tells of a fraudster, stay plain text:
    nobody should open them by a slip."""
    body = message.quoted if quoted else message.text
    marks = list(_cues(message, "quoted" if quoted else "text"))
    verdict = message.verdict
    risky = verdict is not None and (verdict.level not in ("none", "notice") or verdict.role != "none")
    if quoted:  # a fraudster's words that a customer passes on
        risky = risky or any(mark.cue is not None for mark in marks)
    if not quoted:
        marks.extend(_formats(message.text, message.entities, risky))
    if not risky and not any(mark.link for mark in marks):
        marks.extend(_links(body))
    return Markup("").join(_segments(body, marks))


def formatted(text: str, entities: Iterable[Entity]) -> Markup:
    """A text of our own with its formatting, escaped."""
    return Markup("").join(_segments(text, list(_formats(text, entities, risky=False))))


def hits(message: MessageView) -> tuple[Cue, ...]:
    """The cues that tell of a risk or a claim, the heaviest first; those in quoted words are shown though they don't count.

    A fraud cue in a message without a risk says nothing: half of all letters have some hurry in them.
    """
    if message.verdict is None:
        return ()
    kinds = ("legal",) if message.verdict.level == "none" else ("fraud", "legal")
    found = (cue for cue in message.verdict.cues if cue.hit and cue.kind in kinds and cue.suppressed_by in ("", QUOTED))
    return tuple(sorted(found, key=lambda cue: (bool(cue.suppressed_by), -cue.weight)))


def words_of(message: MessageView, cue: Cue) -> tuple[str, ...]:
    """The customer's own words that the cue stands on; none where the cue's reason names words itself: it chose the telling ones."""
    if "«" in cue.because:
        return ()
    fields = {"text": message.text, "quoted": message.quoted, "subject": message.subject}
    found = dict.fromkeys(fields[span.field][span.start : span.end] for span in cue.spans)
    return tuple(words for words in found if not _is_courtesy(words))


def because(cue: Cue) -> str:
    """The cue's reason without the courtesies among the words that it names."""
    told, colon, named = cue.because.rpartition(": ")
    words = [one for one in named.split(", ") if not (one.startswith("«") and _is_courtesy(one))]
    return f"{told}{colon}{', '.join(words)}" if words else told


def suggested(ticket: TicketView, about: str) -> tuple[MessageView, Suggestion] | None:
    """What a model suggests of the newest message that it was asked of; None where people or rules decided meanwhile."""
    row = ticket.row
    if row.topic if about == "topic" else (row.level, row.role) != ("none", "none"):
        return None
    judged = [message for message in ticket.messages if message.verdict is not None and message.direction == "in"]
    for message in reversed(judged):
        for one in message.verdict.suggestions if message.verdict is not None else ():
            if one.about == about:
                return message, one
    return None


def told_by(message: MessageView, suggestion: Suggestion) -> str:
    """The customer's words that a suggestion rests on: «слово», «слово»."""
    fields = {"text": message.text, "quoted": message.quoted, "subject": message.subject}
    return ", ".join(f"«{fields[span.field][span.start : span.end]}»" for span in suggestion.spans)


def same_subject(one: str, other: str) -> bool:
    """Whether two subjects differ only by the marks of answers and forwards before them."""
    return _bare(one) == _bare(other)


def _bare(subject: str) -> str:
    while (cut := _ANSWER.sub("", subject, count=1)) != subject:
        subject = cut
    return subject.strip().casefold()


def _cues(message: MessageView, field: str) -> Iterator[_Mark]:
    body = message.quoted if field == "quoted" else message.text
    for cue in hits(message):
        for span in cue.spans:
            if span.field == field and not _is_courtesy(body[span.start : span.end]):
                yield _Mark(span.start, span.end, cue=cue)


def _is_courtesy(words: str) -> bool:
    """A greeting tells nothing to a reader, even where it belongs to the wording of a whole kind of letters."""
    said = _WORD.findall(words.lower())
    return bool(said) and COURTESIES.issuperset(said)


def _formats(text: str, entities: Iterable[Entity], risky: bool) -> Iterator[_Mark]:
    for entity in entities:
        if entity.type in _TAGS:
            yield _Mark(entity.start, entity.end, tag=_TAGS[entity.type])
        elif entity.type in ("url", "text_link") and not risky:
            target = entity.value or text[entity.start : entity.end]
            if target.startswith(("http://", "https://")):
                yield _Mark(entity.start, entity.end, link=target)


def _links(body: str) -> Iterator[_Mark]:
    for match in _LINK.finditer(body):
        address = match[0].rstrip(_TRAILING)
        yield _Mark(match.start(), match.start() + len(address), link=address)


def _segments(body: str, marks: Sequence[_Mark]) -> Iterator[Markup]:
    """The text cut at every mark's edges, each piece in what lies over it."""
    waiting = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(body)), key=lambda mark: -mark.start)
    edges = sorted({0, len(body), *(edge for mark in waiting for edge in (mark.start, mark.end))})
    over: list[_Mark] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.end > start]
        while waiting and waiting[-1].start == start:
            over.append(waiting.pop())
        yield _piece(body[start:end], over)


def _piece(text: str, over: Sequence[_Mark]) -> Markup:
    piece: Markup = escape(text)
    for tag in sorted({mark.tag for mark in over if mark.tag}):
        piece = Markup(f"<{tag}>{{}}</{tag}>").format(piece)  # noqa: S704 - a tag of _TAGS
    link = next((mark.link for mark in over if mark.link), "")
    if link:
        shown = Markup('<a href="{}" title="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>')
        piece = shown.format(link, link, piece)
    # One cue may lie here twice: a short find within a longer one.
    reasons = list({mark.cue.rule: mark.cue for mark in over if mark.cue is not None}.values())
    if reasons:
        tip = "\n\n".join(f"{cue.title}{_weight(cue)}\n{because(cue)}" for cue in reasons)
        shown = Markup('<mark class="cue" tabindex="0">{}<span class="tip" role="tooltip">{}</span></mark>')
        piece = shown.format(piece, tip)
    return piece


def _weight(cue: Cue) -> str:
    return "" if cue.suppressed_by else f" · {cue.weight:+d}"
