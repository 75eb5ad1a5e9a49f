"""A channel on an emulated VK, and the words to speak to both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from channels.vk import build
from channels.vk.channel import VkChannel
from channels.vk.wire import raw_of
from router.channel import ChannelSetup, Hook
from router.schema import InboundMessage, Outbound, Part, Raw
from router.signing import Signer
from tests.emulators.customer import Attachment
from tests.emulators.vk import VkEmulator

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SIGNER = Signer(b"0123456789abcdef0123456789abcdef")


def channel(vk: VkEmulator | None = None, **section: object) -> VkChannel:
    """A channel of the emulator's community, or of community 190001 with no VK at all."""
    at_vk = (
        {"group_id": vk.group_id, "token": vk.token, "api_url": vk.api_url}
        if vk
        else {"group_id": 190_001, "token": "t"}
    )
    return build(
        ChannelSetup(name="vk", section={**at_vk, "timeout": 60, **section}, signer=SIGNER, public_url="http://desk")
    )


@asynccontextmanager
async def opened(vk: VkEmulator, **section: object) -> AsyncIterator[VkChannel]:
    found = channel(vk, **section)
    try:
        yield found
    finally:
        await found.close()


@pytest.fixture
async def vk() -> AsyncIterator[VkEmulator]:
    async with VkEmulator(retry_after=0.02) as emulator:
        yield emulator


@pytest.fixture
async def desk(vk: VkEmulator) -> AsyncIterator[VkChannel]:
    async with opened(vk) as found:
        yield found


def reply(thread: object, text: str = "Здравствуйте!", *, id: str = "d-1", **more: Any) -> Outbound:
    return Outbound(id=id, thread=str(thread), address=f"vk:{thread}", text=text, created_at=NOW, **more)


def raw(body: bytes, key: str = "event:1") -> Raw:
    return Raw(channel="vk", key=key, body=body, received_at=NOW)


def hook(body: bytes, method: str = "POST") -> Hook:
    return Hook(method=method, path="/in/vk", headers={}, query={}, body=body, remote="127.0.0.1", received_at=NOW)


def part(address: str) -> Part:
    return Part(kind="file", ref=address, state="pending")


async def got(desk: VkChannel, address: str) -> bytes:
    """What is fetched from there."""
    return b"".join([chunk async for chunk in desk.fetch(part(address), raw(b"{}"))])


async def sent_file(vk: VkEmulator, desk: VkChannel, data: bytes) -> Part:
    await vk.write("anna", "", [Attachment(name="акт.pdf", media_type="application/pdf", data=data)])
    message = desk.parse(raw_of("vk", vk._events[-1][1], NOW))[0]
    assert isinstance(message, InboundMessage)
    return message.parts[0]
