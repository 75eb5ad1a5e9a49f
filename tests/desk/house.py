"""A desk on a real SQLite file, with a channel of the tests' own and customers' messages put straight into the store."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from router.channel import Accepted, Capabilities, Channel, Health, Hook
from router.desk import Desk, Services
from router.media.blobs import Blobs
from router.readmodels import Actor, FieldView, SectionView, TopicView
from router.schema import Inbound, InboundMessage, Outbound, Outcome, Part, Raw, Sender, Sent
from router.signing import Signer
from router.store import contacts, conversations, events, messages, raws, tickets, users
from router.store.engine import Store
from rules.model import Hours
from tests.database import database

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADMIN = Actor(role="admin", user_id=1, name="Ада")
SYSTEM = Actor(role="system")


@dataclass(slots=True)
class Clock:
    """The desk's time, moved by hand."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> datetime:
        self.at += timedelta(seconds=seconds)
        return self.at


@dataclass(slots=True)
class Post:
    """A channel in memory: says what it is told to say, keeps what it was given."""

    name: str = "post"
    kind: str = "post"
    capabilities: Capabilities = field(
        default_factory=lambda: Capabilities(
            title="Почта", safe_repeat=True, buttons=True, max_file=1000, max_files=2, max_total=1500
        )
    )
    outcomes: list[Outcome | Exception] = field(default_factory=list)
    sent: list[Outbound] = field(default_factory=list)
    files: dict[str, bytes | Exception] = field(default_factory=dict)

    def parse(self, raw: Raw) -> list[Inbound]:
        return []

    def accept(self, hook: Hook) -> Accepted:
        if hook.body == b"bad":
            return Accepted(status=422, body=json.dumps({"error": "text_required", "field": "text"}))
        raw = Raw(channel=self.name, key=hook.body.decode(), body=hook.body, received_at=hook.received_at)
        return Accepted(raws=(raw,), body=json.dumps({"token": "t"}))

    async def send(self, reply: Outbound) -> Outcome:
        self.sent.append(reply)
        outcome = self.outcomes.pop(0) if self.outcomes else Sent(external_ids=(f"{reply.id}.{len(reply.sent)}",))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        found = self.files[part.ref]
        if isinstance(found, Exception):
            raise found
        for start in range(0, len(found), 7):
            yield found[start : start + 7]

    async def check(self) -> Health:
        return Health(ok=True, detail="fine")

    async def close(self) -> None:
        return None


class Topics:
    hours: Hours | None = None

    def topics(self) -> tuple[TopicView, ...]:
        section = SectionView(id="where", title="Где заказ", title_en="Where is it")
        asked = FieldView(id="order", title="Номер", title_en="Number", type="text", required=True)
        return (
            TopicView(
                id="delivery", title="Доставка", title_en="Delivery", audience="buyer", sections=(section,), fields=(asked,),
                promise_minutes=60,
            ),
        )  # fmt: skip

    def queues(self) -> tuple[tuple[str, str, str], ...]:
        return (("main", "Общая", "Main"), ("fraud", "Антифрод", "Antifraud"))


@dataclass(slots=True)
class House:
    """Everything of one test."""

    store: Store
    clock: Clock
    post: Post
    desk: Desk
    blobs: Blobs
    signer: Signer

    async def arrives(
        self, person: str = "anna", text: str = "Где заказ?", parts: tuple[Part, ...] = (), **more: object
    ) -> int:
        """A message of a person; it goes on with his active ticket or opens one. Returns the ticket's id."""
        return await self.store.write(_arrive, person, text, parts, self.clock.now(), more)


@asynccontextmanager
async def opened(folder: Path, post: Post | None = None) -> AsyncIterator[House]:
    """Ада is the admin (id 1) and Вера the operator (id 2). They can't log in: hashing a password is slow on purpose."""
    store, clock, post = Store.open(database(folder)), Clock(), post or Post()
    signer, blobs = Signer(b"0123456789abcdef"), Blobs(folder / "blobs")

    async def take(channel: Channel, hook: Hook) -> Accepted:
        accepted = post.accept(hook)
        await store.write(raws.insert, accepted.raws)
        return accepted

    services = Services(
        store=store, channels={post.name: post}, guide=Topics, take=take, blobs=blobs, signer=signer, now=clock.now,
    )  # fmt: skip
    for login, name, role in (("ada", "Ада", "admin"), ("vera", "Вера", "operator")):
        await store.write(users.add, login, "", name, role, START)
    try:
        yield House(store, clock, post, Desk(services), blobs, signer)
    finally:
        await store.close()


def _arrive(
    tx: Connection, person: str, text: str, parts: tuple[Part, ...], now: datetime, more: dict[str, object]
) -> int:
    address, channel = f"post:{person}", "post"
    raw = Raw(channel=channel, key=f"{person}{now.timestamp()}{text}", body=text.encode(), received_at=now)
    (raw_id,) = raws.insert(tx, [raw])
    sender = Sender(address=address, name=person.title(), handle=person)
    contact = contacts.ensure(tx, [contacts.Writer(sender=sender, channel=channel, at=now)])[address]
    row = {
        "channel": channel, "key": person, "thread": f"t-{person}", "address": address, "name": person.title(),
        "mailbox": "", "subject": "", "contact_id": contact, "created_at": now,
    }  # fmt: skip
    (conversation,) = conversations.ensure(tx, [row])
    active = [t for t in tickets.of_conversations(tx, [conversation]).get(conversation, []) if t.active]
    ticket = {
        "conversation_id": conversation, "contact_id": contact, "channel": channel, "preview": text, "preview_by": "in",
        "unread": True, "created_at": now, "updated_at": now, "waiting_since": now, **more,
    }  # fmt: skip
    ticket_id = active[0].id if active else tickets.insert(tx, [ticket])[0]
    message = InboundMessage(
        channel=channel, external_id=raw.key, sender=sender, text=text, parts=parts, sent_at=now, thread=f"t-{person}"
    )
    arrived = messages.Arrived(
        conversation_id=conversation, ticket_id=ticket_id, contact_id=contact, raw_id=raw_id, message=message, verdict=None,
        threading={"method": "thread"}, created_at=now,
    )  # fmt: skip
    (message_id,) = messages.insert(tx, [arrived])
    raws.finish(tx, [raws.Finished(id=raw_id, state="done", ticket_id=ticket_id)], now)
    event = events.Event(
        ticket_id=ticket_id, kind="message", actor="customer", data={"message": message_id}, created_at=now
    )
    events.record(tx, [event])
    return ticket_id
