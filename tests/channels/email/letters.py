"""How the mails of the corpus are written: fields that every mail has, parts, encodings. `MAILS` collects them."""

import base64
import quopri
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
    return line.encode() if isinstance(line, str) else line


def multi(kind: str, mark: str, *parts: bytes) -> bytes:
    inner = b"".join(b"--%s\n%s\n" % (mark.encode(), part) for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n'.encode() + inner + f"--{mark}--\n".encode()


def part(kind: str, body: bytes, *lines: str | bytes, encoding: str = "") -> bytes:
    fields = [f"Content-Type: {kind}", *([f"Content-Transfer-Encoding: {encoding}"] if encoding else []), *lines]
    return b"\n".join(_bytes(line) for line in fields) + b"\n\n" + body


def add(name: str, data: bytes, /, **expect: Any) -> None:
    MAILS.append(Mail(name, data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), expect))


def exact(name: str, data: bytes, /, **expect: Any) -> None:
    MAILS.append(Mail(name, data, expect))


HELLO = "Здравствуйте! Где мой заказ № 88210077?"
PLAIN8 = ("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit")
