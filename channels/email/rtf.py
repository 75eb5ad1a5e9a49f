"""RTF bodies of Outlook's winmail.dat: unpacked ([MS-OXRTFCP]), then as HTML where RTF only wraps it ([MS-OXRTFEX]), else as text."""

import re
import struct

from channels.email.charset import decode

MAX_RTF = 4 * 1024 * 1024

_PRESET = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_SKIPPED = {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"listtable"}
_BREAKS = {b"par": "\n", b"line": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•",
           b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”"}  # fmt: skip


def unpack(data: bytes) -> bytes:
    """PR_RTF_COMPRESSED as RTF; b"" for what isn't that."""
    if len(data) < 16:
        return b""
    _, size, kind = struct.unpack_from("<III", data)
    if kind == 0x414C454D:  # "MELA": not compressed
        return data[16 : 16 + size]
    if kind != 0x75465A4C or size > MAX_RTF:  # "LZFu"
        return b""
    return _inflate(data[16:], size)


def _inflate(data: bytes, size: int) -> bytes:
    """LZFu (section 2.1.3.2): a byte of eight flags, then a literal byte or a reference into the 4 KiB window for each."""
    window = bytearray(_PRESET.ljust(4096, b"\0"))
    place, position, result = len(_PRESET), 0, bytearray()
    while position < len(data) and len(result) < size:
        flags = data[position]
        position += 1
        for bit in range(8):
            width = 1 + (flags >> bit & 1)
            item = data[position : position + width]
            position += width
            if len(item) < width:
                return bytes(result)
            offset = (item[0] << 4 | item[1] >> 4) if width == 2 else -1
            if offset == place:  # the end's mark
                return bytes(result)
            for step in range((item[1] & 15) + 2 if width == 2 else 1):
                byte = window[(offset + step) & 4095] if offset >= 0 else item[0]
                window[place] = byte
                place = (place + 1) & 4095
                result.append(byte)
    return bytes(result)


def read(data: bytes) -> tuple[str, bool]:
    """(the text, whether it is HTML). Never raises; control words that say nothing of the text are left out."""
    return _Reader(data[:MAX_RTF]).read()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.html = b"\\fromhtml" in data[:2000]
        self.codepage = "cp1252"
        self.out: list[str] = []
        self.held = bytearray()
        # For every open group: is it skipped, is it an HTML tag, is it the RTF copy of HTML; how many characters follow \u.
        self.state = (False, False, False, 1)
        self.stack: list[tuple[bool, bool, bool, int]] = []
        self.star = False
        self.after_unicode = 0

    def read(self) -> tuple[str, bool]:
        for found in _TOKEN.finditer(self.data):
            hexadecimal, name, number, symbol, brace, plain = found.groups()
            if hexadecimal is not None:
                self._bytes(bytes.fromhex(hexadecimal.decode()))
            elif plain is not None:
                self._bytes(plain)
            elif brace is not None:
                self._group(brace)
            elif name is not None:
                self._word(name, int(number) if number else None)
            elif symbol is not None:
                self._symbol(symbol)
        self._flush()
        return "".join(self.out).strip("\n\0"), self.html

    def _visible(self) -> bool:
        skipped, tag, copy, _ = self.state
        return not skipped and (tag or not copy)

    def _bytes(self, data: bytes) -> None:
        left = min(self.after_unicode, len(data))
        self.after_unicode -= left
        self.star = False
        if self._visible():
            self.held += data[left:]

    def _text(self, text: str) -> None:
        if self._visible():
            self._flush()
            self.out.append(text)

    def _flush(self) -> None:
        if self.held:
            data = bytes(self.held)
            self.out.append(data.decode("ascii") if data.isascii() else decode(data, self.codepage))
            self.held.clear()

    def _group(self, brace: bytes) -> None:
        self.star = False
        self.after_unicode = 0
        if brace == b"{":
            if len(self.stack) < 1000:
                self.stack.append(self.state)
        elif self.stack:
            self.state = self.stack.pop()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.star = True
        elif symbol in b"\\{}":
            self._bytes(symbol)
        elif symbol == b"~":
            self._text("\xa0")
        elif symbol in b"\r\n":
            self._text("\n")

    def _word(self, name: bytes, number: int | None) -> None:
        skipped, tag, copy, width = self.state
        if name in _SKIPPED:
            skipped = True
        elif self.star:
            tag = name == b"htmltag"
            skipped = not tag
        elif name == b"htmlrtf":
            copy = number != 0
        elif name == b"uc":
            width = number if number is not None and 0 <= number < 10 else 1
        elif name == b"ansicpg" and number:
            self.codepage = f"cp{number}"
        elif name == b"u" and number is not None:
            code = number & 0xFFFF
            self._text(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd")
            self.after_unicode = width
        elif name in _BREAKS:
            self._text(_BREAKS[name] if not self.html or name not in {b"par", b"line"} else "\n")
        self.star = False
        self.state = (skipped, tag, copy, width)
