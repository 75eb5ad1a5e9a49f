"""A bot at the emulated provider, and a sink in memory that keeps what a desk would keep."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from channels.telegram.channel import TelegramChannel
from channels.telegram.config import read
from router.schema import Outbound, Raw
from tests.emulators.telegram import TelegramEmulator

SECRET = "s3cret-of_the-hook"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Kept:
    """The seam's own contract (router.channel.Sink), in memory: a raw seen before is nothing new."""

    raws: dict[str, Raw] = field(default_factory=dict)
    cursor: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    async def load(self) -> dict[str, str]:
        return dict(self.cursor)

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        for raw in raws:
            self.raws.setdefault(raw.key, raw)
        self.cursor |= cursor or {}

    async def note(self, error: str) -> None:
        self.notes.append(error)

    async def known(self, keys: Sequence[str]) -> set[str]:
        return {key for key in keys if key in self.raws}

    async def waiting(self) -> int:
        return 0


def connect(
    emulator: TelegramEmulator, *, public_url: str = "http://127.0.0.1:1", **section: object
) -> TelegramChannel:
    whole = {"token": emulator.token, "api_url": emulator.url, "poll_timeout": 1, **section}
    return TelegramChannel("tg", read("tg", whole), public_url=public_url, first_pause=0.01)


def reply(thread: object, text: str = "", **more: object) -> Outbound:
    values: dict[str, object] = {
        "id": "r1",
        "thread": str(thread),
        "address": f"telegram:{thread}",
        "text": text,
        "created_at": NOW,
    }
    return Outbound(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
async def tg() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator


@pytest.fixture
async def bot(tg: TelegramEmulator) -> AsyncIterator[TelegramChannel]:
    channel = connect(tg)
    yield channel
    await channel.close()
