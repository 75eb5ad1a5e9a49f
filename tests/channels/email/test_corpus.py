"""Our mails: what a reader must find in each (by hand), and the whole of it (golden files)."""

import json
from typing import Any

import pytest

from router.schema import Ignored, InboundMessage, Receipt
from tests.channels.email.corpus import FIXTURES, normalised, shown
from tests.channels.email.letters import MAILS, Mail


@pytest.mark.parametrize("mail", [pytest.param(mail, id=mail.name) for mail in MAILS])
def test_expected_by_hand(mail: Mail) -> None:
    found = normalised(mail.data)
    if mail.expect.get("ignored"):
        assert isinstance(found[0], Ignored)
        return
    message = found[0]
    assert isinstance(message, InboundMessage)
    facts = _facts(message, [one for one in found if isinstance(one, Receipt)])
    for name, wanted in mail.expect.items():
        if name.endswith("_starts"):
            assert facts[name.removesuffix("_starts")].startswith(wanted)
        elif name.endswith("_ends"):
            assert facts[name.removesuffix("_ends")].endswith(wanted)
        elif name.endswith("_has"):
            assert wanted in facts[name.removesuffix("_has")]
        else:
            assert facts[name] == wanted


@pytest.mark.parametrize("mail", [pytest.param(mail, id=mail.name) for mail in MAILS])
def test_golden(mail: Mail) -> None:
    assert (FIXTURES / f"{mail.name}.eml").read_bytes() == mail.data
    golden = json.loads((FIXTURES / f"{mail.name}.expected.json").read_text(encoding="utf-8"))
    assert shown(normalised(mail.data)) == golden


def test_names_are_distinct() -> None:
    assert len({mail.name for mail in MAILS}) == len(MAILS) >= 40


def test_every_name_is_documented() -> None:
    """`okno normalize` prints them: docs/operate.md says what each means."""
    document = (FIXTURES.parents[3] / "docs" / "operate.md").read_text(encoding="utf-8")
    names: set[str] = set()
    for golden in FIXTURES.glob("*.expected.json"):
        for one in json.loads(golden.read_text(encoding="utf-8")):
            names |= set(one) | set(one.get("facts", {}))
            for recipient in one.get("facts", {}).get("delivery", []):
                names |= set(recipient)
    assert sorted(name for name in names - {"is"} if f"`{name}`" not in document) == []


def _facts(message: InboundMessage, receipts: list[Receipt]) -> dict[str, Any]:
    return {
        "text": message.text,
        "quoted": message.quoted,
        "subject": message.subject,
        "sender": message.sender.address,
        "name": message.sender.name,
        "references": list(message.references),
        "reference": message.reference,
        "token": message.reply_token,
        "automatic": message.automatic,
        "forwarded": message.forwarded,
        "forwarded_from": message.facts.get("forwarded_from", ""),
        "protection": message.facts.get("protection", ""),
        "sent_at": message.sent_at.isoformat().replace("+00:00", "Z"),
        "parts": [f"{part.name} {part.media_type}{' inline' if part.inline else ''}" for part in message.parts],
        "sizes": [part.size for part in message.parts],
        "part_text": next((part.text for part in message.parts if part.text), ""),
        "delivery": _deliveries(message),
        "reasons": _reasons(message),
        "receipt": next(([one.state, one.reference, one.permanent] for one in receipts), None),
    }


def _deliveries(message: InboundMessage) -> list[dict[str, Any]]:
    found: Any = message.facts.get("delivery", [])
    wanted = ("recipient", "action", "status", "permanent")
    return [{name: one[name] for name in wanted} for one in found]


def _reasons(message: InboundMessage) -> list[str]:
    found: Any = message.facts.get("delivery", [])
    return [one.get("reason", "") for one in found]
