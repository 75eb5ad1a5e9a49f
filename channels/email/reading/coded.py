"""Files coded inside a text, as they were sent before MIME and still are: uuencode, yEnc, BinHex."""

import binascii
import re

from channels.email.reading.encoded import decode_base64, text_of

MAX_BINHEX = 32 * 1024 * 1024  # bytes of a file, which runs may make much of little


_YENC = bytes((byte - 42) % 256 for byte in range(256))
_BINHEX = b"(This file must be converted with BinHex"
_FROM_BINHEX = bytes.maketrans(
    b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr",
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
)
_APPLE_SINGLE, _DATA_FORK = b"\0\x05\x16\0", 1
_UU_BEGIN = re.compile(rb"^begin(-base64)? [0-7]{3,4} ([^\r\n]{1,250})\r?\n", re.MULTILINE)


def files_in_text(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """Files coded inside a text, in order: (name, bytes, where the block stands)."""
    if b"begin" not in body and _BINHEX not in body:
        return []
    return sorted(uu_files(body) + _yenc_files(body) + _binhex_files(body), key=lambda one: one[2])


def _yenc_files(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """yEnc (draft of 2002-01-31): every byte 42 higher, "=" before the few that lines can't hold, those 64 higher again."""
    found: list[tuple[str, bytes, tuple[int, int]]] = []
    position = 0
    while (start := body.find(b"=ybegin ", position)) >= 0 and len(found) < 50:
        end = body.find(b"\n=yend", start)
        if end < 0:
            break
        first = body.find(b"\n", start)
        name = text_of(body[start:first].partition(b"name=")[2])
        if body.startswith(b"=ypart", first + 1):
            first = body.find(b"\n", first + 1)
        head, *escaped = body[first + 1 : end].translate(None, b"\r\n").split(b"=")
        data = head.translate(_YENC) + b"".join(
            bytes([(one[0] - 106) % 256]) + one[1:].translate(_YENC) for one in escaped if one
        )
        position = body.find(b"\n", end + 1)
        position = len(body) if position < 0 else position + 1
        found.append((name, data, (start, position)))
    return found


def _binhex_files(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """BinHex 4.0 (RFC 1741 appendix A), as Macs sent files before MIME: of its two forks the data."""
    found: list[tuple[str, bytes, tuple[int, int]]] = []
    end = 0
    while (start := body.find(_BINHEX, end)) >= 0 and len(found) < 50:
        first = body.find(b"\n:", start)
        end = body.find(b":", first + 2)
        if first < 0 or end < 0:
            break
        coded = body[first + 2 : end].translate(_FROM_BINHEX, b"\r\n\t ")
        plain = _without_runs(decode_base64(coded))
        header = plain[0] + 22 if plain else 0  # the name, its length, type, creator, flags, two sizes, a checksum
        size = int.from_bytes(plain[header - 10 : header - 6])
        if size and len(plain) >= header + size:
            name = plain[1 : header - 21].decode("mac-roman")
            found.append((name, plain[header : header + size], (start, end + 1)))
    return found


def apple_single(data: bytes) -> bytes:
    """The data fork of an AppleSingle file (RFC 1740 appendix A); b"" where there is none, as in AppleDouble's header file."""
    if not data.startswith(_APPLE_SINGLE):
        return b""
    for place in range(26, 26 + 12 * min(int.from_bytes(data[24:26]), 20), 12):
        entry, start, size = (int.from_bytes(data[place + at : place + at + 4]) for at in (0, 4, 8))
        if entry == _DATA_FORK:
            return data[start : start + size]
    return b""


def _without_runs(data: bytes) -> bytes:
    """Runs written out: a byte, 0x90 and how often it stands there; 0x90 itself is followed by 0."""
    plain = bytearray()
    position = 0
    while (mark := data.find(b"\x90", position)) >= 0 and len(plain) < MAX_BINHEX:
        plain += data[position:mark]
        count = data[mark + 1] if mark + 1 < len(data) else 0
        plain += plain[-1:] * (count - 1) if count else b"\x90"
        position = mark + 2
    return bytes(plain + data[position:])


def uu_files(body: bytes) -> list[tuple[str, bytes, tuple[int, int]]]:
    """Uuencoded files inside a text: (name, bytes, where the block stands)."""
    found: list[tuple[str, bytes, tuple[int, int]]] = []
    position = 0
    while (begin := _UU_BEGIN.search(body, position)) is not None and len(found) < 50:
        start = begin.end()
        if begin.group(1):  # POSIX uuencode -m
            end = body.find(b"\n====", start)
            data, position = (decode_base64(body[start:end]), end + len(b"\n====")) if end > 0 else (b"", start)
        else:
            data, position = _uu_block(body, start)
        if data:
            found.append((text_of(begin.group(2)).strip('"'), data, (begin.start(), position)))
    return found


def uu_content(body: bytes) -> bytes:
    """The file that a body is, of which a program may have left out the first line and the last; b"" if it is none."""
    if files := uu_files(body):
        return files[0][1]
    bare = body.lstrip(b"\r\n")
    line = bare[:100].partition(b"\n")[0].rstrip(b"\r")
    size = (line[0] - 32) & 63 if line else 0
    return _uu_block(bare, 0)[0] if size and abs(len(line) - 1 - (size + 2) // 3 * 4) < 2 else b""


def _uu_block(body: bytes, position: int) -> tuple[bytes, int]:
    """The block's bytes and its end. A line that is no uuencoding ends it with nothing: it was text that begins with «begin»."""
    pieces: list[bytes] = []
    while position < len(body):
        end = body.find(b"\n", position)
        end = len(body) if end < 0 else end + 1
        line = body[position:end].rstrip(b"\r\n")
        position = end
        if line.rstrip() == b"end":
            return b"".join(pieces), position
        if not line.strip(b"` "):
            continue
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                pieces.append(binascii.a2b_uu(line[:size]))  # some encoders append a checksum character
            except binascii.Error:
                return b"", position
    return b"".join(pieces), position
