"""An album comes as a message a picture: the later ones become parts of the first, and what stands under each is kept.

The album's text is its captions, one below the other; whose each is stands in the fact CAPTIONS, so that one can be edited alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from router.filing import cases, lookup
from router.filing.batch import Batch, Home, Letter
from router.schema import Entity, InboundMessage, Json, Part, Verdict
from router.store import messages, outbox, tickets
from router.store.messages import Change

CAPTIONS = "captions"
OF = "of"  # a fact of a part that came with a later picture: that picture's message
GONE = "gone"  # a fact of a message: the pictures or pieces of it that were deleted, by their names


class Caption(msgspec.Struct, frozen=True, array_like=True):
    """What stands under one picture, and the picture's message."""

    id: str
    text: str
    entities: tuple[Entity, ...] = ()


def joins(batch: Batch, letter: Letter, home: Home) -> bool:
    """Whether the letter became a part of an album's earlier message."""
    name = home.id, letter.message.group_id
    if name not in batch.albums and home.id > 0:
        batch.albums.update(messages.groups(batch.tx, [name]))
    first = batch.albums.get(name)
    if first is None:
        return False
    message = letter.message
    if isinstance(first, int):
        _extend(batch, first, letter)
        return True
    kept = first.letter.message
    captions = [*_captions(kept.external_id, kept.text, kept.entities, kept.facts), _caption(message)]
    text, entities = _joined(captions)
    caption = not kept.text and bool(message.text)
    first.letter.message = replace(
        message if caption else kept,
        external_id=kept.external_id, reference=kept.reference, sent_at=kept.sent_at,
        parts=(*kept.parts, *of_picture(message.external_id, message.parts)),
        text=text, entities=entities, quoted=_with(kept.quoted, message.quoted), facts=_facts(kept.facts, captions),
    )  # fmt: skip
    if text != kept.text:
        cases.raised(first.case, letter)
    if caption:
        first.letter.verdict, first.letter.told = letter.verdict, letter.told
    first.names += [(message.channel, key) for key in (message.external_id, message.reference) if key]
    batch.doubles.append((letter.raw.id, first.letter.raw.id))
    return True


def _extend(batch: Batch, message_id: int, letter: Letter) -> None:
    message = letter.message
    messages.append_parts(batch.tx, message_id, letter.raw.id, of_picture(message.external_id, message.parts))
    keys = [key for key in (message.external_id, message.reference) if key]
    messages.name(batch.tx, [(message.channel, key, message_id) for key in keys])
    row = messages.get(batch.tx, message_id)
    if row is None:
        return
    batch.filed[letter.raw.id] = row.ticket_id
    captions = [*_stored(row), _caption(message)]
    text, entities = _joined(captions)
    if text != row.text:
        cases.raised(lookup.case(batch, tickets.root(batch.tx, tickets.need(batch.tx, row.ticket_id))), letter)
    caption = not row.text and bool(text)
    change = Change(
        message_id=message_id, text=text, quoted=_with(row.quoted, message.quoted), entities=entities,
        verdict=letter.verdict if caption else row.verdict and msgspec.convert(row.verdict, Verdict),
        context=letter.told.context if caption else row.context, facts=_facts(row.facts, captions),
    )  # fmt: skip
    messages.change(batch.tx, change)
    batch.event(row.ticket_id, "album", {"message": message_id}, letter.at)


def edited(row: Row[*tuple[Any, ...]], change: Change, picture: InboundMessage) -> Change:
    """The edit of a stored message as it is of the whole album, if it is of an album's picture: the other captions stay."""
    captions = _stored(row)
    if not any(caption.id == picture.external_id for caption in captions) or len(captions) < 2:
        return change
    captions = [_caption(picture) if caption.id == picture.external_id else caption for caption in captions]
    text, entities = _joined(captions)
    before, verdict = text.find(picture.text), change.verdict
    return replace(
        change, text=text, entities=entities, quoted=_with(row.quoted, picture.quoted), facts=_facts(row.facts, captions),
        verdict=verdict and _moved(verdict, before),
    )  # fmt: skip


def of_picture(name: str, parts: Sequence[Part]) -> list[Part]:
    """The parts of a later picture, as they stand among those of the whole album."""
    return [replace(part, facts={**part.facts, OF: name}) for part in parts]


def taken(tx: Connection, row: Row[*tuple[Any, ...]], name: str) -> bool:
    """Whether only a picture of an album, or a piece of a long answer, was deleted: it is marked, and others are left."""
    sending = outbox.sending_of(tx, row.id)
    names = set(sending.sent_ids) if sending else {caption.id for caption in _stored(row)}
    gone = {*row.facts.get(GONE, ()), name}
    if name not in names or names <= gone:
        return False
    messages.set_facts(tx, row.id, {**row.facts, GONE: sorted(gone)})
    return True


def is_gone(part: Part, row: Row[*tuple[Any, ...]]) -> bool:
    """Whether the part came with a picture that was deleted."""
    return part.facts.get(OF, row.external_id) in row.facts.get(GONE, ())


def _moved(verdict: Verdict, by: int) -> Verdict:
    """What was seen in a caption, where it stands in the text of the album."""
    cues = tuple(
        replace(
            cue,
            spans=tuple(
                replace(span, start=span.start + by, end=span.end + by) if span.field == "text" else span
                for span in cue.spans
            ),
        )
        for cue in verdict.cues
    )
    return replace(verdict, cues=cues, suggestions=())


def _caption(message: InboundMessage) -> Caption:
    return Caption(message.external_id, message.text, message.entities)


def _stored(row: Row[*tuple[Any, ...]]) -> list[Caption]:
    return _captions(row.external_id, row.text, msgspec.convert(row.entities, tuple[Entity, ...]), row.facts)


def _captions(first: str, text: str, entities: tuple[Entity, ...], facts: Mapping[str, Json]) -> list[Caption]:
    """The captions so far; while there is one picture, its text is its own."""
    known = facts.get(CAPTIONS)
    return msgspec.convert(known, list[Caption]) if known else [Caption(first, text, entities)]


def _facts(facts: Mapping[str, Json], captions: Sequence[Caption]) -> dict[str, Json]:
    return {**facts, CAPTIONS: msgspec.to_builtins(captions)}


def _joined(captions: Sequence[Caption]) -> tuple[str, tuple[Entity, ...]]:
    """All that is said under the pictures, each once, with its entities where they stand then."""
    text, entities = "", list[Entity]()
    for said, caption in {caption.text: caption for caption in captions if caption.text}.items():
        text += f"\n{said}" if text else said
        by = len(text) - len(said)
        entities += [replace(one, start=one.start + by, end=one.end + by) for one in caption.entities]
    return text, tuple(entities)


def _with(text: str, more: str) -> str:
    """Each once: the author of a forward, or what is answered, may stand at every picture."""
    if more.startswith(text):
        return more
    return text if text.startswith(more) else f"{text}\n{more}"
