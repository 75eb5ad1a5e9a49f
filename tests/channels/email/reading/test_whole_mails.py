"""Whole mails in any form give who wrote, the subject, the text and every file, whatever their line ends are."""

import pytest

from router.schema import InboundMessage
from tests.channels.email.corpus import normalised
from tests.channels.email.reading import whole_further, whole_mails
from tests.channels.email.reading.whole_mails import WHOLE, Whole

TABLES = (whole_mails, whole_further)


@pytest.mark.parametrize("mail", [pytest.param(mail, id=mail.name) for mail in WHOLE])
def test_whole_mail(mail: Whole) -> None:
    message = normalised(mail.raw)[0]
    assert isinstance(message, InboundMessage)
    text = " ".join(message.text.split())
    assert mail.sender is None or message.sender.address == f"email:{mail.sender}"
    assert mail.sname in {None, message.sender.name}
    assert mail.subject in {None, message.subject}
    assert mail.text in {None, text}
    assert [one for one in mail.has if one not in text] == []
    assert [one for one in mail.hasnot if one in text] == []
    assert mail.kind in {None, message.automatic}
    everything = " ".join(f"{message.text} {message.quoted}".split())
    assert [one for one in mail.anywhere if one not in everything] == []
    known = {
        "sent": message.sent_at.isoformat(), "refs": list(message.references), "inline": [part.inline for part in message.parts],
    }  # fmt: skip
    assert {name: known.get(name, message.facts.get(name)) for name in mail.more} == mail.more
    if mail.parts is not None:
        found = sorted((part.name, part.media_type, part.size) for part in message.parts)
        assert len(found) == len(mail.parts)
        for wanted, had in zip(sorted(mail.parts, key=lambda one: one[0] or ""), found, strict=True):
            assert [b for a, b in zip(wanted, had, strict=True) if a is not None] == [
                a for a in wanted if a is not None
            ]


def test_names_are_distinct() -> None:
    assert len(TABLES) == 2
    assert len({mail.name for mail in WHOLE}) == len(WHOLE) > 650
