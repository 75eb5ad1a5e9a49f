from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import router.desk
from router.channel import Capabilities
from router.media.blobs import Blobs
from router.signing import Signer
from tests.contract.desk import SECRET, Desk, desk
from tests.contract.joined import House, Stand
from tests.contract.shop import Ear, Shop
from tests.desk.house import Topics


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk with one channel, the smallest there can be."""
    async with desk(tmp_path, Shop()) as made:
        yield made


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A desk with a form and a chat, where people write on both."""
    site = Stand(name="site", kind="site", capabilities=Capabilities(title="Сайт", safe_repeat=True, forms=True))
    chat = Stand(name="chat", kind="chat", capabilities=Capabilities(title="Чат", safe_repeat=True, buttons=True))
    ear = Ear()
    async with desk(tmp_path, site, chat, rules=ear) as made:

        async def take(*_: object) -> Any:
            raise AssertionError("no form is sent here")

        services = router.desk.Services(
            store=made.store, channels={"site": site, "chat": chat}, guide=Topics, take=take, blobs=Blobs(tmp_path / "blobs"),
            signer=Signer(SECRET), now=made.clock,
        )  # fmt: skip
        yield House(made, router.desk.Desk(services), ear, made.clock)
