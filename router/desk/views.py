"""Rows of the store into the screens' values. Pure."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from msgspec import structs

from router.channel import Capabilities
from router.filing import albums
from router.markup import Marked, linked, parse
from router.media.sniffing import may_inline
from router.readmodels import (
    ContactView,
    DeliveryView,
    EventView,
    HelpView,
    IdentityView,
    JoinView,
    MessageView,
    PartView,
    RequestView,
    RevisionView,
    TicketRow,
    TicketView,
    Undeliverable,
)
from router.schema import SMALL, Button, Entity, Json, Part, Verdict
from router.store.articles import Article
from router.store.customers import RequestPage
from router.store.events import TYPING
from router.store.joins import nameless
from router.store.parts import AnyRow, Rows, part_of
from router.store.reading import TicketPage
from rules.policy import on_trial

# Providers tell of it every five to ten seconds while it goes on; desk.css hides it as late.
TYPES_FOR = timedelta(seconds=10)
NOWHERE = "no address to answer to"
CapabilitiesOf = Callable[[str], Capabilities]


def ticket_row(row: AnyRow, files: int, capabilities: CapabilitiesOf) -> TicketRow:
    return TicketRow(
        id=row.id, subject=row.subject, preview=row.preview, preview_by=row.preview_by,
        customer=_named(row.customer, row.address), channel=row.channel, channel_title=capabilities(row.channel).title,
        status=row.status, topic=row.topic, section=row.section, priority=row.priority, queue=row.queue,
        risk=row.risk, level=row.level, role=row.role, assignee=row.assignee or "", tags=tuple(row.tags),
        unread=row.unread, held=row.held, files=files,
        waiting_since=row.waiting_since, promised_at=row.promised_at, created_at=row.created_at, updated_at=row.updated_at,
    )  # fmt: skip


def _named(name: str, address: str) -> str:
    """What people know somebody by: a name that is none, or that is an address itself, gives way to his true address."""
    readable = _readable(address)
    return readable if readable and (not name or "@" in name) else name


def _readable(address: str) -> str:
    """The address without its type; "" for a number, and for one that stands for none (RFC 2606 section 2)."""
    place = address.partition(":")[2]
    return place if "@" in place and not place.endswith(".invalid") else ""


def ticket_view(page: TicketPage, capabilities: CapabilitiesOf, now: datetime) -> TicketView:
    row, conversation = page.row, page.conversation
    shown = message_views(page.messages, page.parts, page.deliveries, page.revisions)
    return TicketView(
        row=ticket_row(row, page.files.get(row.id, 0), capabilities),
        messages=tuple(
            _changeable(_from_elsewhere(message, row, conversation), capabilities(message.channel), now)
            for message, row in zip(shown, page.messages, strict=True)
        ),
        events=tuple(event_view(event, page.names) for event in page.events if event.kind != TYPING),
        contact=_contact(page, capabilities),
        fields=row.fields,
        capabilities=capabilities(conversation.channel),
        reply_to=_reply_to(conversation),
        blocked=conversation.blocked or _nowhere(conversation),
        undeliverable=_undeliverable(conversation),
        assignee_id=row.assignee_id,
        linked_from=row.linked_from,
        linked_to=page.linked_to,
        merged_into=row.merged_into,
        merged_from=page.merged_from,
        strangers_to=_strangers_to(page),
        rating=row.rating,
        rating_comment=row.rating_comment,
        last_event=page.last_event,
        typing_at=_typing_at(page, now),
    )


def _from_elsewhere(message: MessageView, row: AnyRow, conversation: AnyRow) -> MessageView:
    """With its writer's address if answers go to another one: a reader of the ticket learns it nowhere else."""
    address = _readable(row.sender_address)
    if message.direction != "in" or row.sender_address == conversation.address or address == message.author:
        return message
    return replace(message, address=address)


def _nowhere(conversation: AnyRow) -> str:
    """Why nobody can be answered whose mail names nobody: his address stands for none (RFC 2606 section 2)."""
    return NOWHERE if conversation.address.endswith(".invalid") else ""


def _typing_at(page: TicketPage, now: datetime) -> datetime | None:
    written = max((row.sent_at for row in page.messages if row.direction == "in"), default=now)
    moments = [event.created_at for event in page.events if event.kind == TYPING and event.created_at > written]
    return moments[-1] if moments and now - moments[-1] < TYPES_FOR else None


def message_views(messages: Rows, parts: Rows, deliveries: Rows, revisions: Rows) -> tuple[MessageView, ...]:
    """The thread, with what hangs on each message."""
    parts_of, revisions_of = _grouped(parts), _grouped(revisions)
    delivery_of = {row.message_id: row for row in deliveries if row.kind == "send"}
    change_of = {row.message_id: row for row in deliveries if row.kind != "send"}  # the latest
    return tuple(
        replace(
            _message(row, parts_of[row.id], delivery_of.get(row.id), revisions_of[row.id]),
            change=_delivery(change_of[row.id]) if row.id in change_of else None,
        )
        for row in messages
    )


def _changeable(message: MessageView, can: Capabilities, now: datetime) -> MessageView:
    """With what a person may still do to an answer at the provider."""
    sent = message.delivery
    if message.direction != "out" or sent is None or message.deleted_at is not None:
        return message
    if sent.state == "queued" and not sent.attempts:
        return replace(message, can_edit=True)
    if sent.state != "sent" or sent.sent_at is None:
        return message
    age = max(0.0, (now - sent.sent_at).total_seconds())  # clocks differ between processes
    return replace(message, can_edit=bool(message.typed) and age < can.edit_for, can_delete=age < can.delete_for)


def request_row(row: AnyRow, *, unread: bool, can_write: bool) -> RequestView:
    """Without the thread, as a list shows it. One that is part of another customer's ticket is that one's to close and to rate."""
    own, status = row.status_there is None, row.status_there or row.status
    may_rate = status == "solved" or (status == "closed" and row.answered_at is not None)
    return RequestView(
        id=row.id, subject=row.subject or row.preview, status=status, topic=row.topic, section=row.section,
        created_at=row.created_at, updated_at=row.updated_at, promised_at=row.promised_at, messages=(), fields=row.fields,
        unread=unread, can_write=can_write and status != "closed", can_close=own and status != "closed",
        can_rate=own and row.rating is None and may_rate,
        rating=row.rating, linked_from=row.linked_from, linked_to=(),
    )  # fmt: skip


def request_view(page: RequestPage, *, can_write: bool) -> RequestView:
    """The thread as its customer sees it: what the desk thinks of it is left out."""
    seen = tuple(
        replace(
            _as_it_is(message),
            verdict=None,
            threading=None,
            doubted="",
            evidence="",
            delivery=None,
            raw_id=None,
            revisions=(),
            typed="",
            answers=None,
        )
        for message in message_views(page.messages, page.parts, (), ())
    )
    row = request_row(page.row, unread=False, can_write=can_write)
    return replace(row, messages=seen, linked_to=page.linked_to)


def help_view(article: Article) -> HelpView:
    shown = linked(parse(article.body))
    return HelpView(title=article.title, text=shown.text, entities=shown.spans)


def _as_it_is(message: MessageView) -> MessageView:
    """Of an answer that was taken back the customer sees that there was one."""
    if message.direction != "out" or message.deleted_at is None:
        return message
    return replace(message, text="", quoted="", subject="", parts=(), entities=(), buttons=())


def part_view(row: AnyRow, message: AnyRow) -> PartView:
    part = part_of(row)
    shown, small = part.state == "stored" and may_inline(part.media_type), small_of(part) is not None
    major = part.media_type.partition("/")[0]
    return PartView(
        id=row.id, part=part, thumbnail=small or (shown and major == "image"), small=small,
        playable=shown and major in ("audio", "video"), gone=message.raw_id is not None and albums.is_gone(part, message),
    )  # fmt: skip


def small_of(part: Part) -> Part | None:
    """The part as its provider's smaller copy; None where there is none."""
    known = part.facts.get(SMALL)
    if part.state != "stored" or not isinstance(known, dict) or not known.get("sha256"):
        return None
    return structs.replace(part, sha256=str(known["sha256"]), media_type=str(known["media_type"]))


def event_view(row: AnyRow, names: Mapping[int, str]) -> EventView:
    """Users are named; an assignment's data gets `from_name` and `to_name`."""
    data: dict[str, Json] = dict(row.data)
    if row.kind == "assigned":
        data |= {f"{end}_name": names.get(data.get(end), "") for end in ("from", "to")}  # type: ignore[arg-type]
    return EventView(id=row.id, kind=row.kind, actor=_actor(row.actor, names), data=data, created_at=row.created_at)


def _actor(actor: str, names: Mapping[int, str]) -> str:
    """ "user:7" by name; "customer", "system" and "rules" stay, for the screens to translate."""
    kind, _, number = actor.partition(":")
    return names.get(int(number), actor) if kind == "user" and number.isdigit() else actor


def _message(row: AnyRow, parts: Sequence[AnyRow], delivery: AnyRow | None, revisions: Sequence[AnyRow]) -> MessageView:
    written = row.direction == "out" and row.raw_id is None
    shown = (
        linked(parse(row.text))
        if written
        else Marked(text=row.text, spans=msgspec.convert(row.entities, tuple[Entity, ...]))
    )
    return MessageView(
        id=row.id,
        direction=row.direction,
        author=row.author
        or (_named(row.sender_name, row.sender_address) if row.direction == "in" else row.sender_name),
        channel=row.channel,
        text=shown.text,
        typed=row.text if written else "",
        answers=row.answers_id,
        quoted=row.quoted,
        subject=row.subject,
        parts=tuple(part_view(part, row) for part in parts),
        entities=shown.spans,
        buttons=msgspec.convert(row.buttons, tuple[Button, ...]),
        forwarded=row.forwarded,
        copies=tuple(one.partition(":")[2] for one in (row.threading or {}).get("readers", ())),
        cut=bool(row.facts.get("cut")),
        doubted=str((row.threading or {}).get("doubted", "")),
        protection=str(row.facts.get("protection", "")),
        evidence=str(row.facts.get("automatic", "")),
        automatic=row.automatic,
        verdict=_verdict(row.verdict) if row.verdict else None,
        threading=row.threading or None,
        delivery=_delivery(delivery) if delivery is not None else None,
        revisions=tuple(RevisionView(text=old.text, replaced_at=old.replaced_at) for old in revisions),
        raw_id=row.raw_id,
        sent_at=row.sent_at,
        edited_at=row.edited_at,
        deleted_at=row.deleted_at,
    )


def _verdict(stored: object) -> Verdict:
    """Without the cues of rules on trial: they are counted and never shown beside a message."""
    verdict: Verdict = msgspec.convert(stored, Verdict)
    return structs.replace(verdict, cues=tuple(cue for cue in verdict.cues if not on_trial(cue)))


def _delivery(row: AnyRow) -> DeliveryView:
    return DeliveryView(
        id=row.id, state=row.state, attempts=row.attempts, due_at=row.due_at if row.state == "queued" else None,
        reason=row.reason, sent_at=row.sent_at, delivered_at=row.delivered_at, read_at=row.read_at,
        can_retry=row.state in ("failed", "unknown"), can_cancel=row.state == "queued",
        kind=row.kind,
    )  # fmt: skip


def _contact(page: TicketPage, capabilities: CapabilitiesOf) -> ContactView:
    return ContactView(
        id=page.contact.id,
        name=page.contact.name,
        identities=tuple(_identity(row) for row in page.identities),
        claims=tuple(
            IdentityView(address=row.value, kind=row.type, handle="", name="", verified_by=row.verified_by)
            for row in _each_once(page.claims)
        ),
        tickets=tuple(ticket_row(row, page.files.get(row.id, 0), capabilities) for row in page.neighbours),
        since=page.contact.created_at,
        joined=tuple(_joined(row, page) for row in page.joined),
    )


def _each_once(claims: Rows) -> list[AnyRow]:
    """Joined contacts may say the same: it is shown once, verified where one of them was."""
    found: dict[tuple[str, str], AnyRow] = {}
    for row in claims:
        if (row.type, row.value) not in found or row.verified_by:
            found[row.type, row.value] = row
    return list(found.values())


def _joined(row: AnyRow, page: TicketPage) -> JoinView:
    """The other side is the one that isn't the ticket's, where one of them is."""
    other = row.contact_id if row.other_id == page.contact.id else row.other_id
    kept = {name: value for name, value in row.evidence.items() if name in ("type", "value", "signs")}
    return JoinView(
        id=row.id, name=page.persons.get(other) or nameless(other), proof=row.proof, evidence=kept, actor=_actor(row.actor, page.names),
        at=row.at,
    )  # fmt: skip


def _identity(row: AnyRow) -> IdentityView:
    kind, _, address = row.address.partition(":")
    return IdentityView(
        address="" if address.endswith(".invalid") else address, kind=kind, handle=row.handle, name=row.name, verified_by=row.verified_by,
        undeliverable=row.undeliverable,
    )  # fmt: skip


def _undeliverable(conversation: AnyRow) -> Undeliverable | None:
    if not conversation.undeliverable:
        return None
    since, for_good = conversation.undeliverable_at, conversation.undeliverable_for_good
    return Undeliverable(reason=conversation.undeliverable, since=since, for_good=for_good)


def _strangers_to(page: TicketPage) -> tuple[int, ...]:
    """Until an operator merged or linked them."""
    known = {page.row.id, page.row.linked_from, page.row.merged_into, *page.linked_to, *page.merged_from}
    named = [
        rejected.get("ticket")
        for message in page.messages
        for rejected in (message.threading or {}).get("rejected", ())
        if rejected.get("reason") in ("stranger", "doubted") and rejected.get("method") != "open_ticket"
    ]
    return tuple(dict.fromkeys(number for number in named if number and number not in known))[:3]


def _reply_to(conversation: AnyRow) -> str:
    """Where an answer goes, as people name it: a handle, else the address without its type; a bare number has a name before it."""
    if conversation.handle:
        return f"@{conversation.handle.removeprefix('@')}"
    address: str = conversation.address.partition(":")[2]
    if address.isdigit() and conversation.name:
        return f"{conversation.name} ({address})"
    return address or conversation.name


def _grouped(rows: Rows) -> Mapping[int, list[AnyRow]]:
    groups: dict[int, list[AnyRow]] = defaultdict(list)
    for row in rows:
        groups[row.message_id].append(row)
    return groups
