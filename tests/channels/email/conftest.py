"""A desk's side of the seam, a mail provider beside it, and short ways to say what a test needs."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from channels.email import build
from channels.email.client import EmailChannel
from router.channel import ChannelSetup
from router.schema import InboundMessage, Outbound, Raw
from router.signing import Signer
from tests.emulators.mail import MailEmulator

SIGNER = Signer(b"a secret for the tests of e-mail")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Kept:
    """The seam's own contract (router.channel.Sink), in memory: a raw seen before is nothing new."""

    raws: dict[str, Raw] = field(default_factory=dict)
    cursor: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    backlog: int = 0

    async def load(self) -> dict[str, str]:
        return dict(self.cursor)

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        for raw in raws:
            self.raws.setdefault(raw.key, raw)
        self.cursor |= cursor or {}
        self.cursor = {name: value for name, value in self.cursor.items() if value}

    async def note(self, error: str) -> None:
        self.notes.append(error)

    async def known(self, keys: Sequence[str]) -> set[str]:
        return {key for key in keys if key in self.raws}

    async def waiting(self) -> int:
        return self.backlog


def connect(section: Mapping[str, object], password: str = "", **more: object) -> EmailChannel:
    """A channel on that section, with the environment filled in as the desk does it."""
    filled = json.loads(json.dumps({**section, **more}).replace("${MAIL_PASSWORD}", password))
    return build(ChannelSetup(name="mail", section=filled, signer=SIGNER, public_url="http://127.0.0.1:1"))


@asynccontextmanager
async def watching(channel: EmailChannel, kept: Kept) -> AsyncIterator[None]:
    """The poller runs inside; an error of its own comes out at the end."""
    task = asyncio.create_task(channel.run(kept))
    try:
        yield
    finally:
        if not task.done():
            task.cancel()
        result = (await asyncio.gather(task, return_exceptions=True))[0]
        if isinstance(result, Exception):
            raise result


def message(channel: EmailChannel, raw: Raw) -> InboundMessage:
    found = channel.parse(raw)[0]
    assert isinstance(found, InboundMessage)
    return found


def reply(**more: object) -> Outbound:
    values: dict[str, object] = {
        "id": "delivery-1", "thread": "", "address": "email:anna@mail.example", "name": "Анна Смирнова", "mailbox": "support@shop.example",
        "text": "Ваш заказ в пути.", "subject": "Где заказ?", "reply_token": SIGNER.sign("reply", "17"), "created_at": NOW,
    }  # fmt: skip
    return Outbound(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
async def mail() -> AsyncIterator[MailEmulator]:
    async with MailEmulator() as emulator:
        yield emulator


@pytest.fixture
async def channel(mail: MailEmulator) -> AsyncIterator[EmailChannel]:
    opened = connect(mail.section, mail.password)
    yield opened
    await opened.close()
