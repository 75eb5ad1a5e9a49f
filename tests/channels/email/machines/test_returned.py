"""What becomes of a mail that came back, by whichever server; and that people's mail about such things stays theirs."""

from typing import Any

import pytest

from router.schema import InboundMessage
from tests.channels.email.corpus import normalised
from tests.channels.email.machines import (
    returned_fields,
    returned_never,
    returned_pages,
    returned_providers,
    returned_reports,
    returned_servers,
    returned_texts,
    returned_words,
)
from tests.channels.email.machines.returned import CASES, Case

TABLES = (
    returned_fields,
    returned_pages,
    returned_servers,
    returned_providers,
    returned_reports,
    returned_words,
    returned_never,
    returned_texts,
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_what_came_back(case: Case) -> None:
    message = normalised(case.raw)[0]
    assert isinstance(message, InboundMessage)
    assert message.automatic == case.kind
    told: Any = message.facts.get("delivery", [])
    if case.kind not in {"bounce", "delay"}:
        assert [one for one in told if one["action"] in {"failed", "delayed"}] == []
        return
    assert sorted(one["recipient"] for one in told if one["action"] in {"failed", "delayed"}) == sorted(case.rcpt)
    if not told:
        assert case.hard is None
        return
    worst = told[0]
    assert case.hard in {None, worst["permanent"]}
    assert case.status in {"", worst["status"]}
    assert case.reason in {None, worst["reason"]}
    if case.mid:
        assert "okno-77@shop.example" in str(message.facts["original"])


def test_every_table_is_read() -> None:
    assert len(TABLES) == 8
    assert len({case.name for case in CASES}) == len(CASES) > 2400
