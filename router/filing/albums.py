"""An album comes as a message a picture: the later ones become parts of the first."""

from dataclasses import replace

from router.filing import cases, lookup
from router.filing.batch import Batch, Home, Letter
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
    caption = not kept.text and bool(message.text)
    first.letter.message = replace(
        message if caption else kept,
        external_id=kept.external_id, reference=kept.reference, sent_at=kept.sent_at, parts=kept.parts + message.parts,
    )  # fmt: skip
    if caption:
        first.letter.verdict, first.letter.told = letter.verdict, letter.told
        cases.raised(batch, first.case, letter)
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
    if message.text and not row.text:
        cases.raised(batch, lookup.case(batch, tickets.root(batch.tx, tickets.need(batch.tx, row.ticket_id))), letter)
        new = Change(
            message_id=message_id,
            text=message.text,
            quoted=message.quoted,
            entities=message.entities,
            verdict=letter.verdict,
            context=letter.told.context,
        )
        messages.change(batch.tx, new)
    batch.event(row.ticket_id, "album", {"message": message_id}, letter.at)
