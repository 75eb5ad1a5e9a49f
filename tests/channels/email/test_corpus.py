"""Our mails: what a reader must find in each (by hand), and the whole of it (golden files)."""

import json

import pytest

from channels.email.wire import parse, parse_all
from router.pipeline import BREATH
from router.schema import Ignored, InboundMessage, Raw, Receipt
from router.store.rows import chunks
from tests.channels.email.corpus import DESK, FIXTURES, RECEIVED, facts, normalised, shown
from tests.channels.email.letters import MAILS, Mail


@pytest.mark.parametrize("mail", [pytest.param(mail, id=mail.name) for mail in MAILS])
def test_expected_by_hand(mail: Mail) -> None:
    found = normalised(mail.data)
    if mail.expect.get("ignored"):
        assert isinstance(found[0], Ignored)
        return
    message = found[0]
    assert isinstance(message, InboundMessage)
    known = facts(message, [one for one in found if isinstance(one, Receipt)])
    for name, wanted in mail.expect.items():
        if name.endswith("_starts"):
            assert known[name.removesuffix("_starts")].startswith(wanted)
        elif name.endswith("_ends"):
            assert known[name.removesuffix("_ends")].endswith(wanted)
        elif name.endswith("_has"):
            assert wanted in known[name.removesuffix("_has")]
        else:
            assert known[name] == wanted


@pytest.mark.parametrize("mail", [pytest.param(mail, id=mail.name) for mail in MAILS])
def test_golden(mail: Mail) -> None:
    assert (FIXTURES / f"{mail.name}.eml").read_bytes() == mail.data
    golden = json.loads((FIXTURES / f"{mail.name}.expected.json").read_text(encoding="utf-8"))
    assert shown(normalised(mail.data)) == golden


def test_mails_that_are_read_together_are_read_the_same() -> None:
    raws = [Raw(channel="mail", key=mail.name, body=mail.data, received_at=RECEIVED) for mail in MAILS]
    for some in chunks(raws, BREATH):
        assert parse_all(some, DESK) == [parse(raw, DESK) for raw in some]


def test_names_are_distinct() -> None:
    assert len({mail.name for mail in MAILS}) == len(MAILS) >= 40


def test_every_name_is_documented() -> None:
    """`okno normalize` prints them: docs/normalize.md says what each means."""
    document = (FIXTURES.parents[3] / "docs" / "normalize.md").read_text(encoding="utf-8")
    names: set[str] = set()
    for golden in FIXTURES.glob("*.expected.json"):
        for one in json.loads(golden.read_text(encoding="utf-8")):
            names |= set(one) | set(one.get("facts", {}))
            for recipient in one.get("facts", {}).get("delivery", []):
                names |= set(recipient)
    assert sorted(name for name in names - {"is"} if f"`{name}`" not in document) == []
