"""Whole mails in any form give who wrote, the subject, the text and every file, whatever their line ends are."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from channels.email.parts import content
from channels.email.reading import mime
from router.schema import InboundMessage
from tests.channels.email.corpus import facts, normalised
from tests.channels.email.letters import (
    A_PDF,
    GREETING,
    MAILS,
    PDF,
    PNG,
    WHOLE,
    Mail,
    T,
    file_part,
    head,
    letter,
    multi,
    piece,
)


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


NAME, FIRST_BLANK = re.compile(rb"^[^:\s]+"), re.compile(rb":[ \t]+(?=\S)")
ORDINARY = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n\r]*\n(?:[ \t][^\n\r]*\n)*)+\n")
WRITTEN: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "in capitals": lambda fields: [NAME.sub(lambda name: name.group().upper(), one, count=1) for one in fields],
    "the last first": lambda fields: fields[::-1],
    "a blank before the colon": lambda fields: [one.replace(b":", b" :", 1) for one in fields],
    "no blank behind it": lambda fields: [FIRST_BLANK.sub(b":", one, count=1) for one in fields],
    "folded at once": lambda fields: [FIRST_BLANK.sub(b":\n ", one, count=1) for one in fields],
    "blanks at the end": lambda fields: [one + b"  " for one in fields],
    "others around them": lambda fields: [b"X-First: 1", *fields, b"Comments:", "X-Last: я".encode()],
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_how_fields_are_written_makes_no_difference(written: Callable[[list[bytes]], list[bytes]]) -> None:
    mails = [mail.data.replace(b"\r\n", b"\n") for mail in MAILS]
    parted = [(data, head.end()) for data in mails if (head := ORDINARY.match(data)) is not None]
    assert len(parted) > 800
    for data, end in parted:
        fields = re.split(rb"\n(?![ \t])", data[: end - 2])
        if len({one.partition(b":")[0].lower() for one in fields}) < len(fields):
            continue  # of two that are the same the first counts
        now = b"\n".join(written(fields)) + data[end - 2 :]
        assert told(now) == told(data)


def test_a_mail_in_parts_of_parts_reads_the_same() -> None:
    mails = [mail.data.replace(b"\r\n", b"\n") for mail in MAILS]
    parted = [(data, head.end()) for data in mails if (head := ORDINARY.match(data)) is not None]
    for data, end in parted:
        fields = re.split(rb"\n(?![ \t])", data[: end - 2])
        own = [one for one in fields if one[:8].lower() == b"content-"]
        if not own or any(one.lower().startswith(b"content-disposition") for one in own):
            continue  # a whole mail may say that it is a file, a part is one then
        others = [one for one in fields if one not in own]
        within = multi("related", "=_inner", b"\n".join([*own, b"", data[end:]]))
        now = b"\n".join([*others, multi("mixed", "=_outer", within, close=False)])
        assert told(now) == told(data)


def told(data: bytes) -> list[Any]:
    found = normalised(data)[0]
    return [known(found), found.sender, found.quoted] if isinstance(found, InboundMessage) else [type(found)]


def test_blank_lines_below_a_closing_mark_behind_the_last_word() -> None:
    (mail,) = [one for one in MAILS if one.name == "boundary-behind-the-last-word"]
    for more in (b"\r\n" * 9, b" \n\n\t\n" * 20):
        message = normalised(mail.data + more)[0]
        assert isinstance(message, InboundMessage)
        assert message.text == mail.expect["text"]


def test_files_of_an_attached_mail_are_named() -> None:
    inner = head() + multi("mixed", "i", piece(T, "deep"), file_part("image/png", "фото.png", PNG))
    enclosed = piece("Content-Type: message/rfc822; name=inner.eml", inner)
    outer = piece("Content-Type: message/rfc822; name=a.eml", head() + multi("mixed", "o", GREETING, A_PDF, enclosed))
    plain = piece("Content-Type: message/rfc822; name=plain.eml", letter("hello"))
    data = head() + multi("mixed", "m", GREETING, outer, plain)
    message = normalised(data)[0]
    assert isinstance(message, InboundMessage)
    files: list[Any] = [part.facts.get("files") for part in message.parts]
    refs = [one.pop("ref") for one in files[0]]
    assert [content(ref, mime.read(data)) for ref in refs] == [PDF, inner, PNG]
    assert [content(ref, mime.read(data)) for ref in ("2/in/9", "1/in/1", "9/in/1", "2/in/2/in/7")] == [None] * 4
    assert [part.name for part in message.parts] == ["a.eml", "plain.eml"]
    assert files == [
        [
            {"name": "a.pdf", "media_type": "application/pdf", "size": len(PDF)},
            {"name": "inner.eml", "media_type": "message/rfc822", "size": len(inner)},
            {"name": "фото.png", "media_type": "image/png", "size": len(PNG)},
        ],
        None,
    ]


def test_names_are_distinct() -> None:
    assert len({mail.name for mail in WHOLE}) == len(WHOLE) > 650
