"""How mails are written: fields that every mail has, parts, encodings. `MAILS` collects the corpus, `WHOLE` what needs no golden file."""

import base64
import binascii
import quopri
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

OURS = "<okno-0123456789abcdef.17.abcdefghijklmnop@shop.example>"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x00\x00" + b"\0" * 40


@dataclass(frozen=True, slots=True)
class Mail:
    name: str
    data: bytes
    expect: dict[str, Any] = field(default_factory=dict)


MAILS: list[Mail] = []
WHOLE: list[Mail] = []


def b64(data: bytes | str, charset: str = "utf-8") -> bytes:
    return base64.encodebytes(data.encode(charset) if isinstance(data, str) else data)


def qp(text: str, charset: str = "utf-8") -> bytes:
    return quopri.encodestring(text.encode(charset))


def word(text: str, charset: str = "utf-8", *, b: bool = True) -> str:
    data = text.encode(charset)
    if b:
        return f"=?{charset}?B?{base64.b64encode(data).decode()}?="
    return f"=?{charset}?Q?{''.join(f'={byte:02X}' for byte in data)}?="


def cut_words(text: str, at: int = 5) -> str:
    """Encoded words cut in the middle of a character, as many programs do."""
    data = text.encode()
    return "\n ".join(
        f"=?utf-8?B?{base64.b64encode(data[start : start + at]).decode()}?=" for start in range(0, len(data), at)
    )


def head(
    *lines: str | bytes,
    sender: str | bytes = "Anna <anna@mail.example>",
    subject: str | bytes = "Order",
    number: str = "1",
) -> bytes:
    """The fields that every mail has, then `lines`."""
    fields: list[str | bytes] = [
        "Return-Path: <anna@mail.example>",
        "Received: from mail.example by mx.shop.example with ESMTP id 1; Tue, 12 Nov 2024 15:30:05 +0300",
        b"From: " + _bytes(sender),
        "To: support@shop.example",
        b"Subject: " + _bytes(subject),
        "Date: Tue, 12 Nov 2024 15:30:00 +0300",
        f"Message-ID: <{number}@mail.example>",
        "MIME-Version: 1.0",
        *lines,
    ]
    return b"\n".join(_bytes(line) for line in fields) + b"\n"


def _bytes(line: str | bytes) -> bytes:
    return line.encode("utf-8", "surrogateescape") if isinstance(line, str) else line


def frame(parts: Iterable[bytes], mark: str = "BB", *, close: bool = True) -> bytes:
    inner = b"".join(b"--%s\n%s\n" % (mark.encode(), part) for part in parts)
    return inner + (f"--{mark}--\n".encode() if close else b"")


def multi(kind: str, mark: str, *parts: bytes, close: bool = True) -> bytes:
    return f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n'.encode() + frame(parts, mark, close=close)


def part(kind: str, body: bytes, *lines: str | bytes, encoding: str = "") -> bytes:
    fields = [f"Content-Type: {kind}", *([f"Content-Transfer-Encoding: {encoding}"] if encoding else []), *lines]
    return b"\n".join(_bytes(line) for line in fields) + b"\n\n" + body


def add(name: str, data: bytes, /, **expect: Any) -> None:
    MAILS.append(Mail(name, data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), expect))


def exact(name: str, data: bytes, /, **expect: Any) -> None:
    MAILS.append(Mail(name, data, expect))


HELLO = "Здравствуйте! Где мой заказ № 88210077?"
QUESTION = "Здравствуйте! Где мой заказ N 88210077? Жду ответа."
PLAIN8 = ("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit")
UTF8 = "text/plain; charset=utf-8"
T = f"Content-Type: {UTF8}"
TEXT = part(UTF8, HELLO.encode(), encoding="8bit")
PAGE = part("text/html; charset=utf-8", f"<p>{HELLO}</p>".encode(), encoding="8bit")
ACT = part("application/pdf", b64(PDF), "Content-Disposition: attachment; filename=act.pdf", encoding="base64")
A_PDF = part(
    'application/pdf; name="a.pdf"', b64(PDF), 'Content-Disposition: attachment; filename="a.pdf"', encoding="base64"
)
NAMED = ["act.pdf application/pdf"]
PICTURE = part("image/png", b64(PNG), "Content-ID: <p@1>", encoding="base64")
LOGO = part("image/png", b64(PNG), "Content-ID: <p1>", encoding="base64")


def plain(name: str, kind: str, body: bytes, text: str, *lines: str | bytes, **expect: Any) -> None:
    add(name, head(f"Content-Type: {kind}", *lines, number=name) + b"\n" + body, text=text, **expect)


def mixed(name: str, *parts: bytes, **expect: Any) -> None:
    add(name, head(number=name) + multi("mixed", "b", *parts), **expect)


# Mails without a golden file
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9"
MIX = {"Content-Type": "multipart/mixed; boundary=BB"}
ALT = {"Content-Type": "multipart/alternative; boundary=BB"}
REL = {"Content-Type": "multipart/related; boundary=BB"}
BASE = {
    "From": "Anna <anna@mail.example>", "To": "help@desk.example", "Subject": "Order", "Date": "Mon, 18 Nov 2024 10:00:00 +0300",
    "Message-ID": "<x@mail.example>", "MIME-Version": "1.0",
}  # fmt: skip


def letter(body: str | bytes, fields: dict[str, Any] | None = None) -> bytes:
    """A mail with `fields` beside the usual ones or, by name, instead of them; None leaves one out."""
    top = [
        _bytes(key) + b": " + _bytes(value) for key, value in {**BASE, **(fields or {})}.items() if value is not None
    ]
    return b"\n".join([*top, b"", _bytes(body)])


def whole(name: str, data: bytes, /, **expect: Any) -> None:
    """A mail and what must be found in it; None where it may be anything."""
    wanted = {"sender": "anna@mail.example", **expect}
    WHOLE.append(Mail(name, data, {field: value for field, value in wanted.items() if value is not None}))


def mail(name: str, body: str | bytes, fields: dict[str, Any] | None = None, /, **expect: Any) -> None:
    whole(name, letter(body, fields).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), **expect)


def piece(fields: str | bytes, body: str | bytes) -> bytes:
    return _bytes(fields) + b"\n\n" + _bytes(body)


GREETING = piece(T, "Hello there")
GREETING_PAGE = piece("Content-Type: text/html; charset=utf-8", "<p>Hello there</p>")


def page_part(page: str) -> bytes:
    return piece("Content-Type: text/html; charset=utf-8", page)


def file_part(kind: str, name: str, content: bytes, disposition: str = "attachment") -> bytes:
    named = f'Content-Type: {kind}; name="{name}"\nContent-Disposition: {disposition}; filename="{name}"'
    return piece(f"{named}\nContent-Transfer-Encoding: base64", b64(content))


def cid(ident: str, name: str = "i.png", more: str = "") -> bytes:
    named = f'Content-Type: image/png; name="{name}"\nContent-ID: <{ident}>{more}'
    return piece(f"{named}\nContent-Transfer-Encoding: base64", b64(PNG))


A_PNG = cid("i1", more='\nContent-Disposition: inline; filename="i.png"')
SEEN: dict[str, Any] = {"text": "see", "parts": [("a.pdf", "application/pdf", len(PDF))]}


def att(name: str, shown: str | None, fields: str | bytes, content: bytes = PDF, kind: str = "application/pdf") -> None:
    """A file after a text."""
    parts = piece(T, "see file"), piece(_bytes(fields) + b"\nContent-Transfer-Encoding: base64", b64(content))
    mail(name, frame(parts), MIX, text="see file", parts=[(shown, kind, len(content))])


def uu(name: str, content: bytes) -> bytes:
    lines = [binascii.b2a_uu(content[place : place + 45]) for place in range(0, len(content), 45)]
    return b"".join([f"begin 644 {name}\n".encode(), *lines, b"`\nend\n"])


def yenc(content: bytes) -> bytes:
    coded = bytearray()
    for byte in content:
        value = (byte + 42) % 256
        coded += bytes([0x3D, (value + 64) % 256]) if value in {0, 10, 13, 0x3D} else bytes([value])
    return bytes(coded)
