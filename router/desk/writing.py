"""What operators write: answers, which are sent, and notes, which never are."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from router.channel import Capabilities
from router.desk import rating
from router.desk.base import Base, DeskError, Invalid, signature, staff
from router.media.blobs import Blob
from router.media.sniffing import settled
from router.readmodels import Actor
from router.schema import Button, Json, Part, PartKind
from router.store import events, outgoing, reading, requests, tickets
from router.store.outgoing import Note, Reply
from router.store.tickets import Impossible, Ticket

MAX_TEXT = 100_000
MAX_FILE = 50_000_000  # bytes, where the channel names no limit of its own
MAX_DELAY = 60.0  # seconds
MAX_KEY = 200
PREVIEW = 200
NOTES = Capabilities(title="", safe_repeat=True)  # what a note takes: no provider bounds it
KINDS: dict[str, PartKind] = {"image": "image", "audio": "audio", "video": "video"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that an operator attached; `media_type` is only his browser's word."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operator says to a customer, and how it goes out."""

    text: str
    files: Sequence[Upload] = ()
    buttons: Sequence[Button] = ()
    solve: bool = False  # it also solves the ticket
    key: str = ""  # with the same one again it is the same answer
    delay: float = 0  # seconds until it leaves, 60 at most; until then it can be cancelled
    seen: int | None = None  # the last message that its writer had before his eyes
    answers: int | None = None  # the customer's message that it answers; the last that was seen if none is named


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """An answer that may go into the store. Its text and key are as they are kept there, and `parts` are its files."""

    ticket_id: int
    answer: Answer
    parts: tuple[Part, ...]
    uid: str
    asking: rating.Asking | None


class Writing(Base):
    """Both raise NotFound for what isn't there and Conflict for what can't be done as things are."""

    async def reply(self, actor: Actor, ticket_id: int, answer: Answer) -> int:
        """An answer on the channel the question came from; the message's id.

        Raises Conflict("answered_meanwhile") if a colleague has answered after the last message that was seen, and Invalid for what
        the channel can't take.
        """
        staff(actor)
        answer = replace(
            answer,
            text=text_of(answer.text, bool(answer.files)),
            key=_key(actor, f"reply:{ticket_id}", answer.key),
            delay=min(max(0.0, answer.delay), MAX_DELAY),
        )
        channel = self.capabilities((await self._target(ticket_id))[0])
        if answer.buttons and not channel.buttons:
            raise Invalid("buttons_unsupported", field="buttons")
        asking = rating.asking_of(self) if answer.solve else None
        async with self._stored(answer.files, channel) as parts:
            checked = _Checked(
                ticket_id=ticket_id, answer=answer, parts=parts, uid=secrets.token_hex(12), asking=asking
            )
            return await self._write(_reply, actor, checked, self.now())

    async def note(
        self, actor: Actor, ticket_id: int, text: str, *, files: Sequence[Upload] = (), key: str = ""
    ) -> int:
        """What operators tell each other; never sent. The message's id. Raises Invalid for too much of it."""
        staff(actor)
        text, key = text_of(text, bool(files)), _key(actor, f"note:{ticket_id}", key)
        async with self._stored(files, NOTES) as stored:
            return await self._write(_note, actor, ticket_id, text, stored, key, self.now())

    @asynccontextmanager
    async def _stored(self, files: Sequence[Upload], channel: Capabilities) -> AsyncIterator[tuple[Part, ...]]:
        """The files as parts. Of what is refused then nothing is kept."""
        if files:
            _fit(files, channel)
        blobs = self.services.blobs
        notes = [await asyncio.to_thread(blobs.hold, upload.data) for upload in files]
        kept = [await blobs.put_bytes(upload.data, len(upload.data)) for upload in files]
        try:
            yield tuple(map(_part, files, kept))
        except DeskError:
            for blob in kept:
                await asyncio.to_thread(blobs.forget, blob)
            await _remove(notes)
            raise
        await _remove(notes)  # of any other trouble they stay: nobody knows whether it was stored


async def _remove(notes: Sequence[Path]) -> None:
    for note in notes:
        await asyncio.to_thread(note.unlink, missing_ok=True)


def text_of(text: str, may_be_empty: bool = False) -> str:
    """As it is kept. Raises Invalid for none and for too much of it."""
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


def _answerable(tx: Connection, ticket_id: int) -> Ticket:
    ticket = tickets.need(tx, ticket_id)
    if ticket.merged_into is not None:
        raise Impossible("merged", ticket=ticket.id, into=ticket.merged_into)
    if ticket.status == "closed":
        raise Impossible("closed", ticket=ticket.id)
    return ticket


def _reply(tx: Connection, actor: Actor, checked: _Checked, now: datetime) -> int:
    answer, parts, asking = checked.answer, checked.parts, checked.asking
    due_at = now + timedelta(seconds=answer.delay)

    def act() -> dict[str, Json]:
        ticket = _answerable(tx, checked.ticket_id)
        family = tickets.family(tx, ticket.id)
        colleague = None if answer.seen is None else outgoing.answered_by(tx, family, answer.seen, actor.user_id)
        if colleague is not None:
            raise Impossible("answered_meanwhile", name=colleague)
        conversation = reading.conversation_of(tx, ticket.conversation_id, family)
        added = outgoing.add_reply(
            tx,
            Reply(
                conversation_id=conversation.id, ticket_id=ticket.id, channel=conversation.channel, uid=checked.uid,
                text=answer.text, author_id=actor.user_id, subject=conversation.subject, parts=parts,
                buttons=tuple(answer.buttons),
                answers_id=reading.question(tx, conversation.id, answer.answers, answer.seen),
                created_at=now, due_at=due_at,
            ),
        )  # fmt: skip
        preview = " ".join(answer.text.split())[:PREVIEW] or ", ".join(part.name for part in parts)[:PREVIEW]
        tickets.answered(tx, ticket.id, preview, now=now)
        data: dict[str, Json] = {"message": added.message_id, "delivery": added.delivery_id}
        events.tell(tx, ticket.id, "reply", signature(actor), data, now)
        if answer.solve:
            tickets.set_status(tx, ticket.id, "solved", actor=signature(actor), now=now)
            if asking is not None:
                rating.ask(tx, ticket.id, asking, now=now, due_at=due_at)
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
        data: dict[str, Json] = {"message": outgoing.add_note(tx, note)}
        events.tell(tx, ticket_id, "note", signature(actor), data, now)
        return data

    return _number(_once(tx, key, act, now))


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


def _file_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:200] or "file"
