"""The real desk on SQLite in a temporary folder, filled through the real filing; no provider is needed to look at screens."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.inbox.office import Browser, Office


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await Office.open(tmp_path)
    yield made
    await made.close()


@pytest.fixture
async def client(office: Office) -> AsyncIterator[Browser]:
    """Nobody is logged in."""
    async with TestClient(TestServer(office.app())) as found:
        yield found
