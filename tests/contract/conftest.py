from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contract.desk import Desk, desk
from tests.contract.shop import Shop


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk with one channel, the smallest there can be."""
    async with desk(tmp_path, Shop()) as made:
        yield made
