"""winmail.dat: what Outlook hides in TNEF ([MS-OXTNEF]): the body in any of its three forms, and the attachments by their names."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels.email.reading import rtf
from channels.email.reading.charset import decode

SIGNATURE = b"\x78\x9f\x3e\x22"
MAX_FILES = 200
MAX_PROPERTIES = 2000
MAX_DEPTH = 5

# IID_IMessage, as it stands before an attached mail's own TNEF stream ([MS-OXTNEF] section 2.1.3.4.2).
_MESSAGE_ID = bytes.fromhex("0703020000000000c000000000000046")

_RENDERING, _TITLE, _DATA, _ATTACHMENT, _MESSAGE, _BODY = 0x69002, 0x18010, 0x6800F, 0x69005, 0x69003, 0x2800C
_CODEPAGE = 0x69007
_PR_BODY, _PR_RTF, _PR_HTML, _PR_DATA, _PR_NAME, _PR_LONG_NAME, _PR_DISPLAY = (
    0x1000,
    0x1009,
    0x1013,
    0x3701,
    0x3704,
    0x3707,
    0x3001,
)
_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING8, _UNICODE, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D


@dataclass(slots=True, kw_only=True)
class Tnef:
    """`html` says what `body` is; `files` are (name, bytes)."""

    body: str = ""
    html: bool = False
    files: list[tuple[str, bytes]] = field(default_factory=list)


def read(data: bytes, depth: int = 0) -> Tnef:
    """What can be read of a TNEF stream; what is broken is left out, nothing raises.

    A mail attached to the mail gives its body as a file and its files beside ours.
    """
    found = Tnef()
    properties: dict[int, bytes | str] = {}
    files: list[list[str | bytes]] = []
    plain = charset = ""
    for attribute, value in _attributes(data):
        if attribute == _CODEPAGE:  # attOemCodepage: of every text that isn't UTF-16
            charset = f"cp{int.from_bytes(value[:4], 'little')}"
        elif attribute == _BODY:
            plain = decode(value.rstrip(b"\0"), charset)
        elif attribute == _MESSAGE:
            properties = _properties(value, charset)
        elif attribute == _RENDERING and len(files) < MAX_FILES:
            files.append(["", b""])
        elif files:
            _extend(files[-1], attribute, value, charset)
    for name, content in files:
        if isinstance(content, bytes) and content:
            found.files += _opened(str(name), content, depth)
    found.body, found.html = _body(plain or properties.get(_PR_BODY, ""), properties)
    return found


def _opened(name: str, content: bytes, depth: int) -> list[tuple[str, bytes]]:
    if not content.startswith(_MESSAGE_ID + SIGNATURE) or depth >= MAX_DEPTH:
        return [(name, content)]
    inner = read(content[len(_MESSAGE_ID) :], depth + 1)
    text = [(f"{name}.{'html' if inner.html else 'txt'}", inner.body.encode())] if inner.body.strip() else []
    return [*text, *inner.files][:MAX_FILES]


def _extend(file: list[str | bytes], attribute: int, value: bytes, charset: str) -> None:
    if attribute == _TITLE:
        file[0] = file[0] or decode(value.rstrip(b"\0"), charset)
    elif attribute == _DATA:
        file[1] = value
    elif attribute == _ATTACHMENT:
        _describe(file, _properties(value, charset))


def _describe(file: list[str | bytes], properties: dict[int, bytes | str]) -> None:
    for tag in (_PR_NAME, _PR_DISPLAY, _PR_LONG_NAME):
        if (name := properties.get(tag)) and (tag == _PR_LONG_NAME or not file[0]):
            file[0] = name if isinstance(name, str) else decode(name)
    content = properties.get(_PR_DATA)
    if not file[1] and isinstance(content, bytes):
        file[1] = content


def _body(plain: str | bytes, properties: dict[int, bytes | str]) -> tuple[str, bool]:
    if isinstance(plain, str) and plain.strip("\0 \r\n"):
        return plain.strip("\0"), False
    if html := properties.get(_PR_HTML):
        return (html if isinstance(html, str) else decode(html, html=True)), True
    packed = properties.get(_PR_RTF)
    if isinstance(packed, bytes) and (source := rtf.unpack(packed)):
        return rtf.read(source)
    return "", False


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    if data[:4] != SIGNATURE:
        return
    position = 6
    while position + 9 <= len(data):
        _, attribute, size = struct.unpack_from("<BII", data, position)
        position += 9
        if position + size > len(data):
            return
        yield attribute, data[position : position + size]
        position += size + 2


def _properties(data: bytes, charset: str) -> dict[int, bytes | str]:
    """MAPI properties by their id: text and bytes only, the first value of each (section 2.1.3.4)."""
    found: dict[int, bytes | str] = {}
    try:
        count = min(struct.unpack_from("<I", data)[0], MAX_PROPERTIES)
        position = 4
        for _ in range(count):
            kind, tag = struct.unpack_from("<HH", data, position)
            position += 4
            if tag >= 0x8000:
                position = _after_name(data, position)
            values, position = _values(data, position, kind, charset)
            if values:
                found.setdefault(tag, values[0])
    except (struct.error, ValueError):
        return found
    return found


def _after_name(data: bytes, position: int) -> int:
    """A named property says its name before its value: a set's GUID, then a number or a string."""
    (kind,) = struct.unpack_from("<I", data, position + 16)
    if kind == 0:
        return position + 24
    size: int = struct.unpack_from("<I", data, position + 20)[0]
    return position + 24 + size + (-size % 4)


def _values(data: bytes, position: int, kind: int, charset: str) -> tuple[list[bytes | str], int]:
    many, kind = bool(kind & 0x1000), kind & ~0x1000
    if (width := _SIZES.get(kind)) is not None:
        count = 1
        if many:
            (count,) = struct.unpack_from("<I", data, position)
            position += 4
        return [], position + width * count
    if kind not in {_STRING8, _UNICODE, _BINARY, _OBJECT}:
        raise ValueError(f"unknown property type {kind:#x}")
    (count,) = struct.unpack_from("<I", data, position)
    position += 4
    values: list[bytes | str] = []
    for _ in range(min(count, MAX_PROPERTIES)):
        (size,) = struct.unpack_from("<I", data, position)
        value = data[position + 4 : position + 4 + size]
        position += 4 + size + (-size % 4)
        if kind == _UNICODE:
            values.append(value.decode("utf-16-le", "replace").rstrip("\0"))
        elif kind == _STRING8:
            values.append(decode(value.rstrip(b"\0"), charset))
        else:
            values.append(value)
    return values, position
