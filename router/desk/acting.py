"""What operators do. Each act is one transaction, and its event in the ticket's history is part of it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import get_args

from sqlalchemy import Connection

from router.channel import Capabilities
from router.desk import rating
from router.desk.base import Base, Conflict, DeskError, Invalid, NotFound, signature, staff
from router.media import Blob, settled
from router.readmodels import Actor
from router.schema import Button, Json, Part, PartKind, Priority
from router.store import messages, outbox, parts, raws, reading, requests, tickets, users
from router.store.messages import Note, Reply
from router.store.tickets import Event, Impossible

MAX_TEXT = 100_000
MAX_FILE = 50_000_000  # bytes, where the channel names no limit of its own
MAX_DELAY = 60.0  # seconds
NOTES = Capabilities(title="", safe_repeat=True)  # what a note takes: no provider bounds it
MAX_TAGS, MAX_TAG = 20, 50
MAX_KEY = 200
REPLAY = 5000  # raws of one transaction
PREVIEW = 200
KINDS: dict[str, PartKind] = {"image": "image", "audio": "audio", "video": "video"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that an operator attached; `media_type` is only his browser's word."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A checked reply on its way into the store."""

    ticket_id: int
    text: str
    parts: tuple[Part, ...]
    buttons: tuple[Button, ...]
    solve: bool
    key: str
    uid: str
    delay: float
    seen: int | None
    answers: int | None


class Acting(Base):
    """All of these raise NotFound for what isn't there and Conflict for what can't be done as things are."""

    async def reply(
        self, actor: Actor, ticket_id: int, text: str, *, files: Sequence[Upload] = (), buttons: Sequence[Button] = (),
        solve: bool = False, key: str = "", delay: float = 0, seen: int | None = None, answers: int | None = None,
    ) -> int:  # fmt: skip
        """An answer on the channel the question came from; the message's id. The same `key` again gives the same message.

        It leaves after `delay` seconds (60 at most) and can be cancelled until then. `seen` is the last message that the writer had
        before his eyes: Conflict("answered_meanwhile") if a colleague has answered after it. `answers` is the customer's message that
        it answers, the last that was seen if none is named. Raises Invalid for what the channel can't take.
        """
        staff(actor)
        answer = _Answer(
            ticket_id=ticket_id, text=_text(text, bool(files)), parts=(), buttons=tuple(buttons), solve=solve,
            key=_key(actor, f"reply:{ticket_id}", key), uid=secrets.token_hex(12), delay=min(max(0.0, delay), MAX_DELAY),
            seen=seen, answers=answers,
        )  # fmt: skip
        channel = self.capabilities(await self._channel(ticket_id))
        if buttons and not channel.buttons:
            raise Invalid("buttons_unsupported", field="buttons")
        asking = self._rating() if solve else None
        async with self._stored(files, channel) as stored:
            return await self._write(_reply, actor, replace(answer, parts=stored), self.now(), asking)

    async def note(
        self, actor: Actor, ticket_id: int, text: str, *, files: Sequence[Upload] = (), key: str = ""
    ) -> int:
        """What operators tell each other; never sent. The message's id. Raises Invalid for too much of it."""
        staff(actor)
        text, key = _text(text, bool(files)), _key(actor, f"note:{ticket_id}", key)
        async with self._stored(files, NOTES) as stored:
            return await self._write(_note, actor, ticket_id, text, stored, key, self.now())

    async def assign(self, actor: Actor, ticket_id: int, user_id: int | None) -> None:
        """To an enabled user, or to nobody."""
        staff(actor)
        if user_id is not None:
            user = await self.store.read(users.get, user_id)
            if user is None or user.disabled:
                raise NotFound("user")
        await self._write(tickets.assign, ticket_id, user_id, actor=signature(actor), now=self.now())

    async def set_status(self, actor: Actor, ticket_id: int, status: str) -> None:
        staff(actor)
        if status not in tickets.TRANSITIONS:
            raise Invalid("status_wrong", field="status")
        if status == "solved":
            await self._write(_solve, actor, ticket_id, self.now(), self._rating())
        else:
            await self._write(tickets.set_status, ticket_id, status, actor=signature(actor), now=self.now())

    async def set_priority(self, actor: Actor, ticket_id: int, priority: str) -> None:
        staff(actor)
        if priority not in get_args(Priority):
            raise Invalid("priority_wrong", field="priority")
        await self._write(tickets.set_field, ticket_id, "priority", priority, actor=signature(actor), now=self.now())

    async def set_queue(self, actor: Actor, ticket_id: int, queue: str) -> None:
        staff(actor)
        if queue not in {known for known, _, _ in self.services.guide().queues()}:
            raise Invalid("queue_wrong", field="queue")
        await self._write(tickets.set_field, ticket_id, "queue", queue, actor=signature(actor), now=self.now())

    async def set_topic(self, actor: Actor, ticket_id: int, topic: str, section: str = "") -> None:
        """Empty texts take the topic or section away."""
        staff(actor)
        known = {found.id: {part.id for part in found.sections} for found in self.services.guide().topics()}
        if topic and topic not in known:
            raise Invalid("topic_wrong", field="topic")
        if section and section not in known.get(topic, set()):
            raise Invalid("section_wrong", field="section")
        await self._write(tickets.set_topic, ticket_id, topic, section, actor=signature(actor), now=self.now())

    async def set_tags(self, actor: Actor, ticket_id: int, tags: Sequence[str]) -> None:
        staff(actor)
        tidy = tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag.strip()))
        if len(tidy) > MAX_TAGS or any(len(tag) > MAX_TAG for tag in tidy):
            raise Invalid("tags_wrong", field="tags", most=MAX_TAGS, longest=MAX_TAG)
        await self._write(tickets.set_tags, ticket_id, tidy, actor=signature(actor), now=self.now())

    async def read(self, actor: Actor, ticket_id: int) -> None:
        """Marks the ticket as read."""
        staff(actor)
        await self._write(tickets.mark_read, ticket_id)

    async def retry(self, actor: Actor, delivery_id: int) -> None:
        """Sends a failed or unknown delivery again, at once."""
        staff(actor)
        await self._write(outbox.retry, delivery_id, self.now(), actor=signature(actor))

    async def cancel(self, actor: Actor, delivery_id: int) -> None:
        """Takes a queued answer back. Of one that has not begun to leave nothing is seen, and the customer waits as before it."""
        staff(actor)
        await self._write(_cancel, actor, delivery_id, self.now())

    async def merge(self, actor: Actor, ticket_id: int, into_id: int) -> None:
        """`ticket_id` becomes part of `into_id`."""
        staff(actor)
        await self._write(tickets.merge, ticket_id, into_id, actor=signature(actor), now=self.now())

    async def unmerge(self, actor: Actor, ticket_id: int) -> None:
        staff(actor)
        await self._write(tickets.unmerge, ticket_id, actor=signature(actor), now=self.now())

    async def split(self, actor: Actor, message_id: int) -> int:
        """The message and all after it become a ticket of their own; its id."""
        staff(actor)
        return await self._write(tickets.split, message_id, actor=signature(actor), now=self.now())

    async def link(self, actor: Actor, ticket_id: int, to_id: int) -> None:
        """`ticket_id` goes on from `to_id`; each shows the other."""
        staff(actor)
        await self._write(tickets.link, ticket_id, to_id, actor=signature(actor), now=self.now())

    async def release(self, actor: Actor, ticket_id: int) -> None:
        """A person has looked at a held ticket and lets it go on."""
        staff(actor)
        await self._write(tickets.release, ticket_id, actor=signature(actor), now=self.now())

    async def replay(self, actor: Actor, raw_ids: Sequence[int] | None) -> int:
        """Puts raws through the pipeline again, all parked ones for None; how many. What came of one before isn't doubled."""
        staff(actor)
        return len(await self._write(raws.replay, raw_ids))

    async def replay_all(self, actor: Actor) -> int:
        """Puts everything that ever arrived through the pipeline again; how many raws that is."""
        staff(actor)
        after, number = 0, 0
        while ids := await self.store.read(reading.raw_ids, after, REPLAY):
            number += len(await self._write(raws.replay, ids))
            after = ids[-1]
        return number

    async def refetch(self, actor: Actor, part_id: int) -> None:
        """Asks for an attachment once more."""
        staff(actor)
        if not await self._write(parts.again, part_id):
            raise Conflict("file_state")

    async def close_solved(self, actor: Actor, reopen_days: int) -> int:
        """Closes what was solved longer ago than its customer may reopen it; how many."""
        staff(actor)
        return await self._write(_close_solved, actor, self.now() - timedelta(days=reopen_days), self.now())

    def _rating(self) -> rating.Asking | None:
        """How customers are asked for a rating; None where they aren't."""
        texts = self.services.rating
        return rating.Asking(texts=texts(), capabilities=self.capabilities) if texts is not None else None

    async def _channel(self, ticket_id: int) -> str:
        """The channel that an answer leaves on."""
        found = await self.store.read(reading.reply_target, ticket_id)
        if found is None:
            raise NotFound("ticket")
        return found[0]

    @asynccontextmanager
    async def _stored(self, files: Sequence[Upload], channel: Capabilities) -> AsyncIterator[tuple[Part, ...]]:
        """The files as parts. Of what is refused then nothing is kept."""
        if files:
            _fit(files, channel)
        blobs = [await self.services.blobs.put_bytes(upload.data, len(upload.data)) for upload in files]
        try:
            yield tuple(map(_part, files, blobs))
        except DeskError:
            for blob in blobs:
                await asyncio.to_thread(self.services.blobs.forget, blob)
            raise


def _fit(files: Sequence[Upload], channel: Capabilities) -> None:
    if not channel.attachments:
        raise Invalid("files_unsupported", field="files")
    if len(files) > channel.max_files:
        raise Invalid("too_many_files", field="files", most=channel.max_files)
    if channel.max_total and sum(len(upload.data) for upload in files) > channel.max_total:
        raise Invalid("files_too_large", field="files", most=channel.max_total // 1_000_000)
    most = channel.max_file or MAX_FILE
    large = next((upload for upload in files if len(upload.data) > most), None)
    if large is not None:
        raise Invalid("file_too_large", field="files", name=large.name, most=most)


def _part(upload: Upload, blob: Blob) -> Part:
    media_type = settled(upload.media_type, blob.media_type)
    return Part(
        kind=KINDS.get(media_type.partition("/")[0], "file"), name=_file_name(upload.name), media_type=media_type,
        size=blob.size, sha256=blob.sha256, state="stored",
    )  # fmt: skip


def _solve(tx: Connection, actor: Actor, ticket_id: int, now: datetime, asking: rating.Asking | None) -> None:
    before = tickets.need(tx, ticket_id).status
    tickets.set_status(tx, ticket_id, "solved", actor=signature(actor), now=now)
    if asking is not None and before != "solved" and actor.user_id is not None:
        rating.ask(tx, ticket_id, asking, now=now, due_at=now)


def _close_solved(tx: Connection, actor: Actor, solved_before: datetime, now: datetime) -> int:
    old = reading.solved_before(tx, solved_before)
    for ticket_id in old:
        tickets.set_status(tx, ticket_id, "closed", actor=signature(actor), now=now)
    return len(old)


def _reply(tx: Connection, actor: Actor, answer: _Answer, now: datetime, asking: rating.Asking | None = None) -> int:
    def act() -> dict[str, Json]:
        ticket = tickets.need(tx, answer.ticket_id)
        if ticket.merged_into is not None:
            raise Impossible("merged", ticket=ticket.id, into=ticket.merged_into)
        if ticket.status == "closed":
            raise Impossible("closed", ticket=ticket.id)
        family = tickets.family(tx, ticket.id)
        colleague = None if answer.seen is None else messages.answered_by(tx, family, answer.seen, actor.user_id)
        if colleague is not None:
            raise Impossible("answered_meanwhile", name=colleague)
        conversation = reading.conversation_of(tx, ticket.conversation_id, family)
        added = messages.add_reply(
            tx,
            Reply(
                conversation_id=conversation.id, ticket_id=ticket.id, channel=conversation.channel, uid=answer.uid,
                text=answer.text, author_id=actor.user_id, subject=conversation.subject, parts=answer.parts,
                buttons=answer.buttons,
                answers_id=reading.question(tx, conversation.id, answer.answers, answer.seen),
                created_at=now, due_at=now + timedelta(seconds=answer.delay),
            ),
        )  # fmt: skip
        preview = " ".join(answer.text.split())[:PREVIEW] or ", ".join(part.name for part in answer.parts)[:PREVIEW]
        tickets.answered(tx, ticket.id, preview, now=now)
        data: dict[str, Json] = {"message": added.message_id, "delivery": added.delivery_id}
        tickets.record(
            tx, [Event(ticket_id=ticket.id, kind="reply", actor=signature(actor), data=data, created_at=now)]
        )
        if answer.solve:
            tickets.set_status(tx, ticket.id, "solved", actor=signature(actor), now=now)
            if asking is not None:
                rating.ask(tx, ticket.id, asking, now=now, due_at=now + timedelta(seconds=answer.delay))
        return data

    return _number(_once(tx, answer.key, act, now))


def _note(
    tx: Connection, actor: Actor, ticket_id: int, text: str, parts: tuple[Part, ...], key: str, now: datetime
) -> int:
    if actor.user_id is None:
        raise Impossible("no_user")

    def act() -> dict[str, Json]:
        ticket = tickets.need(tx, ticket_id)
        author = actor.user_id or 0
        note = Note(
            conversation_id=ticket.conversation_id, ticket_id=ticket_id, channel=ticket.channel, text=text,
            author_id=author, parts=parts, created_at=now,
        )  # fmt: skip
        data: dict[str, Json] = {"message": messages.add_note(tx, note)}
        tickets.record(tx, [Event(ticket_id=ticket_id, kind="note", actor=signature(actor), data=data, created_at=now)])
        return data

    return _number(_once(tx, key, act, now))


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


def _text(text: str, may_be_empty: bool) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text and not may_be_empty:
        raise Invalid("text_required", field="text")
    if len(text) > MAX_TEXT:
        raise Invalid("text_too_long", field="text", most=MAX_TEXT)
    return text


def _key(actor: Actor, act: str, key: str) -> str:
    """One user's key doesn't meet another's, nor another act's."""
    if len(key) > MAX_KEY:
        raise Invalid("key_too_long", field="key")
    return f"{signature(actor)}:{act}:{key}" if key else ""


def _once(tx: Connection, key: str, act: Callable[[], Mapping[str, Json]], now: datetime) -> Mapping[str, Json]:
    """`act`'s result, now or at the first time with this key. An empty key is no key."""
    if not key:
        return act()
    if not requests.first(tx, key, now):
        return requests.result(tx, key) or {}
    given = act()
    requests.keep(tx, key, given)
    return given


def _number(result: Mapping[str, Json]) -> int:
    number = result["message"]
    assert isinstance(number, int)
    return number


def _file_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:200] or "file"
