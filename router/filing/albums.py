"""An album comes as a message a picture: the later ones become parts of the first, and what stands under each is kept."""

from dataclasses import replace

import msgspec

from router.filing import cases, lookup
from router.filing.batch import Batch, Home, Letter
from router.schema import Entity, InboundMessage, Verdict
from router.store import messages, tickets
from router.store.messages import Change


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
    text, entities = _both(kept.text, kept.entities, message)
    caption = not kept.text and bool(message.text)
    first.letter.message = replace(
        message if caption else kept,
        external_id=kept.external_id, reference=kept.reference, sent_at=kept.sent_at, parts=kept.parts + message.parts,
        text=text, entities=entities, quoted=_with(kept.quoted, message.quoted),
    )  # fmt: skip
    if text != kept.text:
        cases.raised(batch, first.case, letter)
    if caption:
        first.letter.verdict, first.letter.told = letter.verdict, letter.told
    first.names += [(message.channel, key) for key in (message.external_id, message.reference) if key]
    batch.doubles.append((letter.raw.id, first.letter.raw.id))
    return True


def _extend(batch: Batch, message_id: int, letter: Letter) -> None:
    message = letter.message
    messages.append_parts(batch.tx, message_id, letter.raw.id, message.parts)
    keys = [key for key in (message.external_id, message.reference) if key]
    messages.name(batch.tx, [(message.channel, key, message_id) for key in keys])
    row = messages.get(batch.tx, message_id)
    if row is None:
        return
    batch.filed[letter.raw.id] = row.ticket_id
    text, entities = _both(row.text, msgspec.convert(row.entities, tuple[Entity, ...]), message)
    quoted = _with(row.quoted, message.quoted)
    if text != row.text:
        cases.raised(batch, lookup.case(batch, tickets.root(batch.tx, tickets.need(batch.tx, row.ticket_id))), letter)
    if (text, quoted) != (row.text, row.quoted):
        caption = not row.text and bool(text)
        change = Change(
            message_id=message_id, text=text, quoted=quoted, entities=entities,
            verdict=letter.verdict if caption else row.verdict and msgspec.convert(row.verdict, Verdict),
            context=letter.told.context if caption else row.context,
        )  # fmt: skip
        messages.change(batch.tx, change)
    batch.event(row.ticket_id, "album", {"message": message_id}, letter.at)


def _both(text: str, entities: tuple[Entity, ...], message: InboundMessage) -> tuple[str, tuple[Entity, ...]]:
    """What was said so far and what stands under one more picture."""
    whole = _with(text, message.text)
    by = len(whole) - len(message.text)
    if whole == text:
        return text, entities
    return whole, (
        *(entities if by else ()),
        *(replace(one, start=one.start + by, end=one.end + by) for one in message.entities),
    )


def _with(text: str, more: str) -> str:
    """Each once: the author of a forward, or what is answered, may stand at every picture."""
    if more.startswith(text):
        return more
    return text if text.startswith(more) else f"{text}\n{more}"
