"""RTF bodies of Outlook's winmail.dat: unpacked ([MS-OXRTFCP]), then as HTML where RTF only wraps it ([MS-OXRTFEX]), else as text."""

import re
import struct
from typing import NamedTuple

from channels.email.reading.charset import decode

MAX_RTF = 4 * 1024 * 1024

_PRESET = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_SKIPPED = {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"listtable"}
_WORDS = {b"par": "\n", b"line": "\n", b"row": "\n", b"nestrow": "\n", b"tab": "\t", b"cell": "\x04", b"nestcell": "\x04",
          b"emdash": "—", b"endash": "–", b"bullet": "•",
          b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
          b"fldinst": "\x01", b"fldrslt": "\x02"}  # fmt: skip
_CODEPAGES = {b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
# What \fcharset of a font means (Rich Text Format 1.9.1, font table); 0 is the document's own.
_OF_FONTS = {77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
             177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
_END = "\x03"  # of a field, as \x01 is put before its instruction and \x02 before its result
_LINK = re.compile(r'\x01(?:[^\x01-\x03"]*HYPERLINK\s*"([^\x01-\x03"]*)")?[^\x01-\x03]*\x02([^\x01-\x03]*)\x03')
_MARKS = re.compile("[\x01-\x03]")
_ROW = re.compile("[^\n\x04]*\x04[^\n]*")  # \x04 is a cell's end


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


class _State(NamedTuple):
    """Of an open group: is it skipped, an HTML tag, the RTF copy of HTML, inside a field, in hidden letters, an item's bullet or number;
    how many characters follow \\u; the font's charset, "" for the document's own."""

    skipped: bool = False
    tag: bool = False
    copy: bool = False
    field: bool = False
    hidden: bool = False
    label: bool = False
    width: int = 1
    charset: str = ""


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.html = b"\\fromhtml" in data[:2000]
        self.codepage = "cp1252"
        self.out: list[str] = []
        self.held = bytearray()
        self.state = _State()
        self.stack: list[_State] = []
        self.fonts: dict[int, str] = {}
        self.font = 0
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
        text = "".join(self.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _ROW.sub(_in_one_line, text) if "\x04" in text else text
        return _MARKS.sub("", _LINK.sub(_linked, text)).strip("\n\0"), self.html

    def _visible(self) -> bool:
        return not (self.state.skipped or self.state.hidden) and (self.state.tag or not self.state.copy)

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
            self.out.append(
                data.decode("ascii") if data.isascii() else decode(data, self.state.charset or self.codepage)
            )
            self.held.clear()

    def _group(self, brace: bytes) -> None:
        self.star = False
        self.after_unicode = 0
        if brace == b"{":
            if len(self.stack) < 1000:
                self.stack.append(self.state)
        elif self.stack:
            if self.state.field and not self.stack[-1].field:
                self._text(_END)
            self._turn(self.stack.pop())

    def _turn(self, state: _State) -> None:
        if state.charset != self.state.charset:
            self._flush()
        self.state = state

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.star = True
        elif symbol in b"\\{}":
            self._bytes(symbol)
        elif symbol == b"~":
            self._text("\xa0")
        elif symbol == b"_":
            self._text("-")
        elif symbol in b"\r\n":
            self._text("\n")

    def _word(self, name: bytes, number: int | None) -> None:
        if (text := _WORDS.get(name)) is not None:
            self._text(" " if self.state.label and name == b"tab" else text)
        elif name == b"u" and number is not None:
            self._text(chr(number & 0xFFFF))
            self.after_unicode = self.state.width
        elif name == b"ansicpg" and number:
            self.codepage = f"cp{number}"
        elif name == b"fcharset":
            self.fonts[self.font] = _OF_FONTS.get(number or 0, "")
        else:
            self.codepage = _CODEPAGES.get(name, self.codepage)
            self._turn(self._changed(name, number))
        self.star = False

    def _changed(self, name: bytes, number: int | None) -> _State:
        if name in _SKIPPED or (self.star and name != b"htmltag"):
            return self.state._replace(skipped=True)
        if self.star:
            return self.state._replace(tag=True, skipped=False)
        if name == b"htmlrtf":
            return self.state._replace(copy=number != 0)
        if name == b"field":
            return self.state._replace(field=True)
        if name in {b"v", b"plain"}:
            return self.state._replace(hidden=name == b"v" and number != 0)
        if name in {b"pntext", b"listtext"}:
            return self.state._replace(label=True)
        if name == b"uc":
            return self.state._replace(width=number if number is not None and 0 <= number < 10 else 1)
        if name == b"f" and number is not None:
            self.font = number
            return self.state._replace(charset=self.fonts.get(number, ""))
        return self.state


def _in_one_line(found: re.Match[str]) -> str:
    return " | ".join(filter(None, map(str.strip, found.group().split("\x04"))))


def _linked(found: re.Match[str]) -> str:
    target, shown = found.groups()
    return f"{shown} ({target})" if target and target not in shown else shown
