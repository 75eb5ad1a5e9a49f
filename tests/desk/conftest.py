from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.desk.house import House, employ, make


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A desk with the admin `ADMIN` (id 1) and the operator Вера (id 2)."""
    built = await make(tmp_path)
    await employ(built.store)
    yield built
    await built.store.close()
