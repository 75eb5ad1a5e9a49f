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
_PR_BODY, _PR_RTF, _PR_HTML, _PR_DATA = 0x1000, 0x1009, 0x1013, 0x3701
_PR_NAME, _PR_LONG_NAME, _PR_DISPLAY, _PR_EXTENSION = 0x3704, 0x3707, 0x3001, 0x3703
_PR_MEDIA_TYPE, _PR_CONTENT_ID = 0x370E, 0x3712
_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING8, _UNICODE, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D


@dataclass(slots=True)
class Attached:
    """A file; `cid` is the id by which an HTML body shows it."""

    name: str = ""
    data: bytes = b""
    media_type: str = ""
    cid: str = ""


@dataclass(slots=True, kw_only=True)
class Tnef:
    """`html` says what `body` is."""

    body: str = ""
    html: bool = False
    files: list[Attached] = field(default_factory=list)


def read(data: bytes, depth: int = 0) -> Tnef:
    """What can be read of a TNEF stream; what is broken is left out, nothing raises.

    A mail attached to the mail gives its body as a file and its files beside ours.
    """
    found = Tnef()
    properties: dict[int, bytes | str] = {}
    files: list[Attached] = []
    plain = charset = ""
    for attribute, value in _attributes(data):
        if attribute == _CODEPAGE:  # attOemCodepage: of every text that isn't UTF-16
            charset = f"cp{int.from_bytes(value[:4], 'little')}"
        elif attribute == _BODY:
            plain = decode(value.rstrip(b"\0"), charset)
        elif attribute == _MESSAGE:
            properties = _properties(value, charset)
        elif attribute == _RENDERING and len(files) < MAX_FILES:
            files.append(Attached())
        elif files:
            _extend(files[-1], attribute, value, charset)
    for one in files:
        if one.name or one.data:
            found.files += _opened(one, depth)
    found.body, found.html = _body(plain or properties.get(_PR_BODY, ""), properties)
    return found


def _opened(file: Attached, depth: int) -> list[Attached]:
    if not file.data.startswith(_MESSAGE_ID + SIGNATURE) or depth >= MAX_DEPTH:
        return [file]
    inner = read(file.data[len(_MESSAGE_ID) :], depth + 1)
    ending = "html" if inner.html else "txt"
    text = [Attached(f"{file.name}.{ending}", inner.body.encode())] if inner.body.strip() else []
    return [*text, *inner.files][:MAX_FILES]


def _extend(file: Attached, attribute: int, value: bytes, charset: str) -> None:
    if attribute == _TITLE:
        file.name = file.name or decode(value.rstrip(b"\0"), charset)
    elif attribute == _DATA:
        file.data = value
    elif attribute == _ATTACHMENT:
        _describe(file, _properties(value, charset))


def _describe(file: Attached, properties: dict[int, bytes | str]) -> None:
    told = {tag: value for tag, value in properties.items() if isinstance(value, str)}
    file.name = told.get(_PR_LONG_NAME) or file.name or told.get(_PR_NAME) or told.get(_PR_DISPLAY, "")
    if file.name and "." not in file.name:
        file.name += told.get(_PR_EXTENSION, "")
    file.media_type, file.cid = told.get(_PR_MEDIA_TYPE, "").lower(), told.get(_PR_CONTENT_ID, "")
    content = properties.get(_PR_DATA)
    if not file.data and isinstance(content, bytes):
        file.data = content


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
        if position + size > len(data) and attribute != _DATA:  # of a file that was cut the beginning is there
            return
        yield attribute, data[position : position + size]
        position += size + 2


def _properties(data: bytes, charset: str) -> dict[int, bytes | str]:
    """MAPI properties by their id: text and bytes only, the first value of each (section 2.1.3.4). A text in UTF-16 before one in a
    charset that may not have its letters."""
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
            if values and (kind == _UNICODE or tag not in found):
                found[tag] = values[0]
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
