from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.desk.house import SYSTEM, House, make


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A desk with the admin `ADMIN` (id 1) and the operator Вера (id 2)."""
    built = await make(tmp_path)
    await built.desk.add_user(SYSTEM, "ada", "correct horse", "Ада", "admin")
    await built.desk.add_user(SYSTEM, "vera", "battery staple", "Вера", "operator")
    yield built
    await built.store.close()
