"""What operators do to an answer that they wrote: cancel it, send it again, edit it, take it back; and telling the customer that one
is being written."""

import asyncio
import secrets
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection

from router.channel import Capabilities, Typing
from router.desk import rating
from router.desk.base import Base, NotFound, Services, signature, staff
from router.desk.writing import PREVIEW, text_of
from router.readmodels import Actor
from router.store import events, messages, outbox, reading, tickets
from router.store.messages import Change
from router.store.tickets import Impossible

TYPING_EVERY = 5.0  # seconds: as long as the shortest of the providers shows it
TYPING_SECONDS = 4.0
CONVERSATIONS = 5_000  # whose last sign is remembered

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    message_id: int
    text: str
    kind: str  # edit | delete
    uid: str


class Changing(Base):
    """All of these raise NotFound for what isn't there and Conflict for what can't be done as things are."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._typed: dict[tuple[str, str], float] = {}  # by channel and thread: when it was shown last

    async def edit(self, actor: Actor, message_id: int, text: str) -> None:
        """New words of an answer. One that hasn't begun to leave is simply written anew; of one that was sent the customer sees the edit
        in its turn, and the thread keeps the earlier words. Raises Invalid for words that can't be sent."""
        staff(actor)
        text = text_of(text)
        await self._change(actor, _Edit(message_id=message_id, text=text, kind="edit", uid=secrets.token_hex(12)))

    async def take_back(self, actor: Actor, message_id: int) -> None:
        """Deletes a sent answer at the customer's, too."""
        staff(actor)
        await self._change(actor, _Edit(message_id=message_id, text="", kind="delete", uid=secrets.token_hex(12)))

    async def cancel(self, actor: Actor, delivery_id: int) -> None:
        """Takes a queued answer back. Of one that has not begun to leave nothing is seen, and the customer waits as before it."""
        staff(actor)
        await self._write(_cancel, actor, delivery_id, self.now())

    async def retry(self, actor: Actor, delivery_id: int) -> None:
        """Sends a failed or unknown delivery again, at once."""
        staff(actor)
        await self._write(outbox.retry, delivery_id, self.now(), actor=signature(actor))

    async def typing(self, actor: Actor, ticket_id: int) -> None:
        """Shows the customer that an answer is being written. Best effort, at most once in five seconds, kept nowhere."""
        staff(actor)
        found = await self._target(ticket_id)
        channel = self._accounts.get(found[0])
        now = time.monotonic()
        if not isinstance(channel, Typing) or now - self._typed.get(found, -TYPING_EVERY) < TYPING_EVERY:
            return
        self._typed.pop(found, None)
        self._typed[found] = now
        if len(self._typed) > CONVERSATIONS:
            del self._typed[next(iter(self._typed))]
        try:
            async with asyncio.timeout(TYPING_SECONDS):
                await channel.typing(found[1])
        except Exception as problem:  # noqa: BLE001 - a sign that nobody misses must not disturb who writes
            log.info("typing not shown", channel=found[0], reason=type(problem).__name__)

    async def _change(self, actor: Actor, edit: _Edit) -> None:
        row = await self.store.read(messages.get, edit.message_id)
        if row is None or row.direction != "out":
            raise NotFound("message")
        can = self.capabilities(row.channel)
        await self._write(_apply, actor, edit, can, self.now())


def _apply(tx: Connection, actor: Actor, edit: _Edit, can: Capabilities, now: datetime) -> None:
    message, sending = messages.get(tx, edit.message_id), outbox.sending_of(tx, edit.message_id)
    if message is None or sending is None:
        raise Impossible("not_sent_here")
    if message.deleted_at is not None:
        raise Impossible("deleted_already")
    if edit.kind == "edit" and message.text == edit.text:
        return
    begun = sending.state != "queued" or sending.attempts > 0 or bool(sending.sent_ids)
    if edit.kind == "delete" or begun:
        _check(sending.sent_at, sending.state, edit.kind, can, now)
        outbox.change(tx, message.id, edit.kind, edit.uid, now)
    if edit.kind == "edit":
        messages.change(tx, _words(edit, now if begun else None))
    else:
        messages.mark_deleted(tx, message.id, now)
        if not message.automatic:
            waits_again(tx, message.ticket_id, message.created_at, now)
    data = {"message": message.id}
    events.tell(tx, message.ticket_id, edit.kind, signature(actor), dict(data), now)


def _words(edit: _Edit, edited_at: datetime | None) -> Change:
    return Change(message_id=edit.message_id, text=edit.text, quoted="", entities=(), verdict=None, edited_at=edited_at)


def _check(sent_at: datetime | None, state: str, kind: str, can: Capabilities, now: datetime) -> None:
    edit = kind == "edit"
    within = can.edit_for if edit else can.delete_for
    if within <= 0:
        raise Impossible("edit_unsupported" if edit else "delete_unsupported", channel=can.title)
    if state != "sent" or sent_at is None:
        raise Impossible("delivery_state", state=state)
    if now - sent_at > timedelta(seconds=within):
        key = "edit_too_late" if edit else "delete_too_late"
        raise Impossible(key, channel=can.title, hours=round(within / 3600))


def _cancel(tx: Connection, actor: Actor, delivery_id: int, now: datetime) -> None:
    message = outbox.cancel(tx, delivery_id, now, actor=signature(actor))
    if message is not None and not message.automatic:
        rating.take_back(tx, message.ticket_id, message.created_at, now)
        waits_again(tx, message.ticket_id, message.created_at, now)


def waits_again(tx: Connection, ticket_id: int, answered_at: datetime, now: datetime) -> None:
    """The answer of that moment never left: unless another one did, the customer still waits, and for as long as before."""
    asked = reading.unanswered_question(tx, ticket_id)
    ticket = tickets.need(tx, ticket_id)
    if asked is None or ticket.status == "closed" or ticket.merged_into is not None:
        return
    if ticket.status == "pending" or (ticket.status == "solved" and ticket.solved_at == answered_at):
        tickets.set_status(tx, ticket_id, "open", actor="system", now=now)
    outbox.waits_again(tx, ticket_id, asked.created_at, " ".join(asked.text.split())[:PREVIEW])
