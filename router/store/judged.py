"""Stored messages as the rules see them: to be judged again, counted, rated and learned from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Text, and_, case, cast, delete, func, select

from router.schema import Entity, InboundMessage, Json, Part, Sender
from router.store.events import tell
from router.store.parts import AnyRow
from router.store.rows import put
from router.store.tables import contacts, cue_opinions, events, messages, parts, tickets
from router.store.tickets import Impossible

WHOLE = ""  # stands for the rule in an opinion on a whole message: then `correct` says that it is a fraud
_PAGE = 500
_CITED = "stored"  # stands for the references of a message that answers another


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A customer's message as it is stored: bank cards are masked in it, and what a form declared belongs to its ticket."""

    id: int
    ticket_id: int
    message: InboundMessage
    first_contact: bool
    context: Mapping[str, Json] | None = None  # what the rules were told when it came; None: nobody put it down


def inbound(tx: Connection, before: int, limit: int) -> list[Known]:
    """The customers' messages with ids below `before` (0: all), the newest first."""
    columns = (messages, contacts.c.created_at.label("met_at"))
    query = select(*columns).outerjoin(contacts, contacts.c.id == messages.c.contact_id).where(_theirs(before))
    rows = tx.execute(query.order_by(messages.c.id.desc()).limit(min(limit, _PAGE))).all()
    found = tx.execute(select(parts).where(parts.c.message_id.in_([row.id for row in rows])).order_by(parts.c.id))
    carried: dict[int, list[Part]] = {}
    for part in found:
        carried.setdefault(part.message_id, []).append(Part(kind=part.kind, name=part.name, url=part.url))
    return [_known(row, tuple(carried.get(row.id, ()))) for row in rows]


class GistCue(msgspec.Struct):
    rule: str
    hit: bool
    suppressed_by: str = ""


class Gist(msgspec.Struct):
    """What of a stored verdict is counted; the rest isn't even decoded."""

    cues: list[GistCue] = []
    trace: list[str] = []


@dataclass(frozen=True, slots=True)
class Dated:
    id: int
    at: datetime
    gist: Gist


def verdicts(tx: Connection, before: int, since: datetime) -> list[Dated]:
    """Those of up to 500 messages with ids below `before` (0: all) that came since, the newest first."""
    query = select(messages.c.id, messages.c.created_at, cast(messages.c.verdict, Text)).where(
        _theirs(before), messages.c.created_at >= since
    )
    rows = tx.execute(query.order_by(messages.c.id.desc()).limit(_PAGE))
    return [Dated(row[0], row[1], msgspec.json.decode(row[2], type=Gist)) for row in rows]


def of_ids(tx: Connection, ids: Sequence[int]) -> Sequence[AnyRow]:
    """Messages with their verdicts, the newest first: id, ticket_id, text, quoted, subject, verdict, created_at."""
    columns = (
        messages.c.id, messages.c.ticket_id, messages.c.text, messages.c.quoted, messages.c.subject, messages.c.verdict,
        messages.c.created_at,
    )  # fmt: skip
    return tx.execute(select(*columns).where(messages.c.id.in_(ids)).order_by(messages.c.id.desc())).all()


def _theirs(before: int) -> Any:
    theirs = and_(messages.c.direction == "in", messages.c.verdict.is_not(None))
    return and_(theirs, messages.c.id < before) if before else theirs


def _known(row: AnyRow, carried: tuple[Part, ...]) -> Known:
    message = InboundMessage(
        channel=row.channel, external_id=row.external_id, sender=Sender(address=row.sender_address, name=row.sender_name),
        text=row.text, quoted=row.quoted, subject=row.subject, mailbox=row.mailbox, forwarded=row.forwarded,
        automatic=row.automatic, entities=msgspec.convert(row.entities, tuple[Entity, ...]), facts=row.facts, parts=carried,
        sent_at=row.sent_at, references=(_CITED,) if (row.context or {}).get("answers") else (),
    )  # fmt: skip
    first = row.met_at is not None and row.met_at >= row.created_at
    return Known(id=row.id, ticket_id=row.ticket_id, message=message, first_contact=first, context=row.context)


# --- opinions on cues -----------------------------------------------------------------------------------------------------


def judge_cue(tx: Connection, message_id: int, rule: str, actor: str, correct: bool | None, now: datetime) -> None:
    """Puts down what the actor thinks of a cue, None takes it back. Impossible("no_cue") where the rule didn't hit."""
    verdict = tx.execute(select(messages.c.verdict).where(messages.c.id == message_id)).scalar()
    if not verdict or not any(cue["rule"] == rule and cue["hit"] for cue in verdict["cues"]):
        raise Impossible("no_cue", message=message_id, rule=rule)
    _put_opinion(tx, message_id, rule, actor, correct, now)


def judge_message(tx: Connection, message_id: int, actor: str, fraud: bool | None, now: datetime) -> None:
    """Puts down whether the actor takes a message for a fraud, None takes it back; the ticket's history says so.

    Impossible("no_message") for what no rule was asked of.
    """
    row = tx.execute(select(messages.c.ticket_id, messages.c.verdict).where(messages.c.id == message_id)).first()
    if row is None or not row.verdict:
        raise Impossible("no_message", message=message_id)
    _put_opinion(tx, message_id, WHOLE, actor, fraud, now)
    kind = "fraud_unsaid" if fraud is None else "fraud_said" if fraud else "fraud_denied"
    tell(tx, row.ticket_id, kind, actor, {"message": message_id}, now)


def fraud_marks(tx: Connection, since: datetime) -> Sequence[tuple[str, bool]]:
    """What people said of whole messages since then: the rules' role of each, and whether it is a fraud."""
    query = select(messages.c.verdict, cue_opinions.c.correct).join(
        messages, messages.c.id == cue_opinions.c.message_id
    )
    rows = tx.execute(query.where(cue_opinions.c.rule == WHOLE, cue_opinions.c.created_at >= since))
    return [(str(row.verdict["role"]), bool(row.correct)) for row in rows]


def _put_opinion(tx: Connection, message_id: int, rule: str, actor: str, correct: bool | None, now: datetime) -> None:
    if correct is None:
        mine = and_(cue_opinions.c.message_id == message_id, cue_opinions.c.rule == rule, cue_opinions.c.actor == actor)
        tx.execute(delete(cue_opinions).where(mine))
        return
    row = {"message_id": message_id, "rule": rule, "actor": actor, "correct": correct, "created_at": now}
    put(tx, cue_opinions, [row], key=("message_id", "rule", "actor"))


def opinions_of(tx: Connection, actor: str, message_ids: Sequence[int]) -> Mapping[tuple[int, str], bool]:
    """(message, rule) → right or wrong, as this actor said."""
    mine = and_(cue_opinions.c.actor == actor, cue_opinions.c.message_id.in_(message_ids))
    rows = tx.execute(select(cue_opinions.c.message_id, cue_opinions.c.rule, cue_opinions.c.correct).where(mine))
    return {(row.message_id, row.rule): row.correct for row in rows}


def opinions_on(tx: Connection, rule: str, message_ids: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """Message → how many said right, how many wrong, of one rule's cue."""
    right = func.sum(case((cue_opinions.c.correct, 1), else_=0))
    mine = and_(cue_opinions.c.rule == rule, cue_opinions.c.message_id.in_(message_ids))
    counted = select(cue_opinions.c.message_id, right, func.count()).where(mine)
    return {
        message: (good, number - good) for message, good, number in tx.execute(counted.group_by(cue_opinions.c.message_id))
    }  # fmt: skip


def opinions(tx: Connection, since: datetime) -> Mapping[str, tuple[int, int]]:
    """Rule → how many said right, how many wrong."""
    right = func.sum(case((cue_opinions.c.correct, 1), else_=0))
    counted = select(cue_opinions.c.rule, right, func.count()).where(cue_opinions.c.created_at >= since)
    return {rule: (good, number - good) for rule, good, number in tx.execute(counted.group_by(cue_opinions.c.rule))}


def judged_cues(tx: Connection, after: int) -> Sequence[AnyRow]:
    """Of up to 500 messages with ids above `after` whose cues people judged: message_id, subject, text, verdict, rule, correct."""
    some = select(cue_opinions.c.message_id).where(cue_opinions.c.message_id > after).distinct()
    query = (
        select(
            messages.c.id.label("message_id"), messages.c.subject, messages.c.text, messages.c.verdict, cue_opinions.c.rule,
            cue_opinions.c.correct,
        )
        .join(messages, messages.c.id == cue_opinions.c.message_id)
        .where(messages.c.id.in_(some.order_by(cue_opinions.c.message_id).limit(_PAGE)))
    )  # fmt: skip
    return tx.execute(query.order_by(messages.c.id)).all()


# --- corrected topics -----------------------------------------------------------------------------------------------------


def corrections(tx: Connection, after: int, limit: int = _PAGE) -> Sequence[AnyRow]:
    """The last correction of each ticket's topic by a person, in order of the events' ids, with the message that opened the ticket.

    Rows: event, ticket_id, data ({"from": [topic, section], "to": …}), actor, created_at, message_id, channel, subject, text,
    quoted, mailbox, verdict, revision.
    """
    people = and_(events.c.kind == "topic", events.c.actor.startswith("user:"))
    last = select(func.max(events.c.id)).where(people).group_by(events.c.ticket_id)
    theirs = messages.alias()
    opening = select(func.min(theirs.c.id)).where(
        theirs.c.ticket_id == tickets.c.id, theirs.c.direction == "in", theirs.c.verdict.is_not(None)
    )
    query = (
        select(
            events.c.id.label("event"), events.c.ticket_id, events.c.data, events.c.actor, events.c.created_at,
            messages.c.id.label("message_id"), messages.c.channel, messages.c.subject, messages.c.text, messages.c.quoted,
            messages.c.mailbox, messages.c.verdict, messages.c.revision,
        )
        .join(tickets, tickets.c.id == events.c.ticket_id)
        .join(messages, messages.c.id == opening.correlate(tickets).scalar_subquery())
        .where(events.c.id > after, events.c.id.in_(last))
    )  # fmt: skip
    return tx.execute(query.order_by(events.c.id).limit(limit)).all()
