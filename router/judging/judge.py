"""What arrived, judged as it was written and then masked. Pure: it is told what the desk saw before."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from router.filing import Judged, Texts
from router.filing.given import NOTHING_TOLD, Told
from router.judging.past import Past
from router.schema import Inbound, InboundEdit, InboundMessage, Part, Verdict
from rules.entities import mask_cards
from rules.model import Context


class Judge(Texts, Protocol):
    """A compiled revision of the rules."""

    def judge_all(self, asked: Sequence[tuple[InboundMessage, Context]]) -> list[Verdict]:
        """The verdict of each. Pure. Sees the texts as they were written, unmasked."""


class Question(NamedTuple):
    """Something that came, with what the rules are told beside it; no context: they are not asked."""

    inbound: Inbound
    message: InboundMessage | None
    context: Context | None = None
    told: Told = NOTHING_TOLD


def message_of(inbound: Inbound) -> InboundMessage | None:
    """The message that came or was edited; None of anything else."""
    if isinstance(inbound, InboundEdit):
        return inbound.message
    return inbound if isinstance(inbound, InboundMessage) else None


def question(inbound: Inbound, before: Past, at: datetime) -> Question:
    """It came `at` that moment; `before` is what the desk saw until then, and this one is added."""
    message = message_of(inbound)
    if message is None or message.ours:
        return Question(inbound, message)
    return Question(inbound, message, *before.tell(message, at, edited=isinstance(inbound, InboundEdit)))


def judged(questions: Sequence[Question], rules: Judge) -> list[Judged]:
    """What came of each, in order."""
    asked = [(one.message, one.context) for one in questions if one.message is not None and one.context is not None]
    verdicts = iter(rules.judge_all(asked))
    return [_masked(one, None if one.context is None else next(verdicts)) for one in questions]


def _masked(asked: Question, verdict: Verdict | None) -> Judged:
    inbound, message = asked.inbound, asked.message
    if message is None:
        return Judged(inbound=inbound)
    safe = _masked_message(message)
    if safe is not message and verdict is not None:
        verdict = _masked_verdict(verdict)
    return Judged(
        inbound=replace(inbound, message=safe) if isinstance(inbound, InboundEdit) else safe,
        verdict=verdict,
        told=asked.told,
    )


def _masked_message(message: InboundMessage) -> InboundMessage:
    """The same object if there is nothing to mask."""
    texts = {name: mask_cards(getattr(message, name)) for name in ("text", "quoted", "subject")}
    fields = {name: mask_cards(value) for name, value in message.fields.items()}
    parts = tuple(_masked_part(part) for part in message.parts)
    if fields == message.fields and parts == message.parts and all(getattr(message, n) == t for n, t in texts.items()):
        return message
    return replace(message, fields=fields, parts=parts, **texts)


def _masked_part(part: Part) -> Part:
    text, name = mask_cards(part.text), mask_cards(part.name)
    return part if (text, name) == (part.text, part.name) else replace(part, text=text, name=name)


def _masked_verdict(verdict: Verdict) -> Verdict:
    """Evidence quotes the text, so it is masked as the text is."""
    return replace(
        verdict,
        fields={name: mask_cards(value) for name, value in verdict.fields.items()},
        cues=tuple(replace(cue, because=mask_cards(cue.because)) for cue in verdict.cues),
        trace=_all_masked(verdict.trace),
    )


def _all_masked(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(mask_cards(line) for line in lines)
