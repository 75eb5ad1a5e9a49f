from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import BaseTestServer, TestServer

from tests.customer.house import House
from tests.customer.pages import Client, browser


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = await House.open(tmp_path)
    yield made
    await made.close()


@pytest.fixture
async def server(house: House) -> AsyncIterator[BaseTestServer]:
    async with TestServer(house.app()) as running:
        yield running


@pytest.fixture
async def anna(server: BaseTestServer) -> AsyncIterator[Client]:
    """A browser of a customer."""
    async with browser(server) as client:
        yield client


@pytest.fixture
async def boris(server: BaseTestServer) -> AsyncIterator[Client]:
    """A browser of another customer."""
    async with browser(server) as client:
        yield client


@pytest.fixture
async def stranger(server: BaseTestServer) -> AsyncIterator[Client]:
    """A browser that has never been here."""
    async with browser(server) as client:
        yield client
