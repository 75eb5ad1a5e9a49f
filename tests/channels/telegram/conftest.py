"""A bot at the emulated provider."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from channels.telegram.channel import TelegramChannel
from channels.telegram.config import read
from router.schema import Outbound
from tests.emulators.telegram import TelegramEmulator

SECRET = "s3cret-of_the-hook"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


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
