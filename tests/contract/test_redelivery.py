"""What a provider delivers again and again, at the same moment, stays one message: the bench's way, in small."""

from pathlib import Path

import pytest

from bench.messengers import WAYS, redelivery
from tests.shipped import rules


@pytest.mark.parametrize("kind", list(WAYS))
async def test_three_deliveries_at_once_are_one_message(tmp_path: Path, kind: str) -> None:
    left = await redelivery(tmp_path, kind, rules(), 150, at_once=60)
    assert (left.posted, left.raws, left.messages) == (450, 150, 150)
