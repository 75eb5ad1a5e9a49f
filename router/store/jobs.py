"""A claimed delivery with all that its `Outbound` is built from, in few statements for many of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import BindParameter, Connection, and_, bindparam, or_, select

from router.schema import Json, Quote
from router.store.parts import AnyRow
from router.store.tables import conversations, deliveries, messages, parts

REFERENCES = 20  # of the conversation's latest messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A claimed delivery with what its `Outbound` is built from. `message` is None for a bare button's answer."""

    delivery: AnyRow
    conversation: AnyRow
    message: AnyRow | None
    files: Sequence[AnyRow]
    in_reply_to: str
    references: tuple[str, ...]
    cites: bool = False
    facts: Mapping[str, Json] = field(default_factory=dict)  # of the answered message
    pieces: tuple[str, ...] = ()  # of an edit or a deletion: what was sent
    quote: Quote | None = None

    @property
    def id(self) -> int:
        number: int = self.delivery.id
        return number


def jobs(tx: Connection, ids: Sequence[int]) -> list[Job]:
    """All that the deliveries need, in few statements for all of them."""
    rows = tx.execute(_DELIVERIES, {"ids": ids}).all()
    said = {row.id: row for row in tx.execute(_MESSAGES, {"ids": _some(row.message_id for row in rows)})}
    homes = {row.id: row for row in tx.execute(_CONVERSATIONS, {"ids": _some(row.conversation_id for row in rows)})}
    files: dict[int, list[AnyRow]] = {}
    for part in tx.execute(_FILES, {"ids": list(said)}):
        files.setdefault(part.message_id, []).append(part)
    changed = {"ids": [row.message_id for row in rows if row.kind != "send"]}
    pieces = {row.message_id: tuple(row.sent_ids) for row in tx.execute(SENDING, changed)} if changed["ids"] else {}
    made = [
        _job(tx, row, homes[row.conversation_id], said.get(row.message_id), files.get(row.message_id, ()), pieces)
        for row in rows
    ]
    return [job if job.message is None or job.message.automatic else _quoting(tx, job) for job in made]


def _quoting(tx: Connection, job: Job) -> Job:
    """With the customer's last words before this answer of a person's."""
    values = {"conversation": job.conversation.id, "before": job.delivery.message_id}
    row = tx.execute(_ANSWERED, values).first()
    if row is None:
        return job
    quote = Quote(text=row.text, name=row.sender_name, address=row.sender_address, sent_at=row.sent_at)
    return replace(job, quote=quote)


def _job(
    tx: Connection, delivery: AnyRow, conversation: AnyRow, message: AnyRow | None, files: Sequence[AnyRow],
    pieces: Mapping[int, tuple[str, ...]],
) -> Job:  # fmt: skip
    cited = _cited(tx, delivery)
    answered = next((one for one in cited if one.direction == "in"), None)
    if message is not None and message.answers_id is not None:
        answered = tx.execute(_CHOSEN, {"row": message.answers_id}).first() or answered
    cites = answered is not None and tx.execute(_SINCE, _about(delivery, answered.id)).first() is not None
    return Job(
        delivery=delivery, conversation=conversation, message=message, files=files, cites=cites,
        in_reply_to=answered.reference if answered else "", facts=answered.facts if answered else {},
        references=tuple(one.reference for one in reversed(cited)),
        pieces=pieces.get(delivery.message_id, ()) if delivery.kind != "send" else (),
    )  # fmt: skip


def _cited(tx: Connection, row: AnyRow) -> list[AnyRow]:
    """The conversation's messages before this one that have a reference, the latest first, and at last the first of all."""
    values = {"conversation": row.conversation_id, "before": row.message_id or 2**62}
    found = list(tx.execute(_CITED, values))
    if len(found) == REFERENCES:
        found += tx.execute(_FIRST_CITED, values)
    return found


def _about(row: AnyRow, answered: int) -> dict[str, int]:
    return {"conversation": row.conversation_id, "answered": answered, "own": row.message_id or 2**62}


def _some(ids: Iterable[int | None]) -> list[int]:
    return sorted({number for number in ids if number is not None})


# Built once: putting these statements together costs more than running them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_DELIVERIES = select(deliveries).where(deliveries.c.id.in_(_IDS)).order_by(deliveries.c.id)
_MESSAGES = select(messages).where(messages.c.id.in_(_IDS))
_CONVERSATIONS = select(conversations).where(conversations.c.id.in_(_IDS))
_FILES = (
    select(parts).where(parts.c.message_id.in_(_IDS), parts.c.state == "stored").order_by(parts.c.position, parts.c.id)
)
_BEFORE = (messages.c.conversation_id == bindparam("conversation")) & (messages.c.id < bindparam("before"))
_REFERENCE = select(messages.c.id, messages.c.reference, messages.c.direction, messages.c.facts)
_NAMED = _REFERENCE.where(_BEFORE, messages.c.reference != "")
_CHOSEN = _REFERENCE.where(messages.c.id == bindparam("row"), messages.c.reference != "")
# What stands after the answered message when the answer comes: the customer's own words, or a person's earlier answer.
_SINCE = (
    select(messages.c.id)
    .where(
        messages.c.conversation_id == bindparam("conversation"), messages.c.id > bindparam("answered"), messages.c.automatic == "",
        messages.c.deleted_at.is_(None),
        or_(messages.c.direction == "in", and_(messages.c.direction == "out", messages.c.id < bindparam("own"))),
    )
    .limit(1)
)  # fmt: skip
SENDING = (
    select(deliveries).where(deliveries.c.message_id.in_(_IDS), deliveries.c.kind == "send").order_by(deliveries.c.id)
)
_CITED = _NAMED.order_by(messages.c.id.desc()).limit(REFERENCES)
_FIRST_CITED = _NAMED.order_by(messages.c.id).limit(1)
_ANSWERED = (
    select(messages.c.text, messages.c.sender_name, messages.c.sender_address, messages.c.sent_at)
    .where(_BEFORE, messages.c.direction == "in", messages.c.automatic == "", messages.c.deleted_at.is_(None))
    .order_by(messages.c.id.desc())
    .limit(1)
)
