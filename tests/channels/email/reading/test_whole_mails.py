"""Whole mails in any form give who wrote, the subject, the text and every file, whatever their line ends are."""

from typing import Any

import pytest

from router.schema import InboundMessage
from tests.channels.email.corpus import facts, normalised
from tests.channels.email.letters import WHOLE, Mail


@pytest.mark.parametrize("mail", [pytest.param(mail, id=mail.name) for mail in WHOLE])
def test_whole_mail(mail: Mail) -> None:
    message = normalised(mail.data)[0]
    assert isinstance(message, InboundMessage)
    found = known(message)
    for name, wanted in mail.expect.items():
        if name in {"has", "anywhere"}:
            assert [one for one in listed(wanted) if one not in found[name]] == []
        elif name == "hasnot":
            assert [one for one in listed(wanted) if one in found["has"]] == []
        elif name == "parts":
            check_files(wanted, message)
        else:
            assert found.get(name, message.facts.get(name)) == wanted, name


def known(message: InboundMessage) -> dict[str, Any]:
    text = " ".join(message.text.split())
    return facts(message) | {
        "text": text,
        "has": text,
        "anywhere": " ".join(f"{message.text} {message.quoted}".split()),
        "sender": message.sender.address.removeprefix("email:"),
        "references": list(message.references),
        "inline": [part.inline for part in message.parts],
    }


def listed(wanted: str | list[str]) -> list[str]:
    return [wanted] if isinstance(wanted, str) else wanted


def check_files(wanted: list[tuple[str | None, str | None, int | None]], message: InboundMessage) -> None:
    """A file is (name, type, size); None where it may be anything."""
    found = sorted((part.name, part.media_type, part.size) for part in message.parts)
    expected = sorted(wanted, key=lambda one: one[0] or "")
    kept = [
        tuple(b if a is not None else None for a, b in zip(*pair, strict=True))
        for pair in zip(expected, found, strict=False)
    ]
    assert (kept, len(found)) == (expected, len(expected))


def test_names_are_distinct() -> None:
    assert len({mail.name for mail in WHOLE}) == len(WHOLE) > 650
