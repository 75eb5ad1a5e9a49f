"""Header fields as mail really carries them: encoded words, parameters, addresses, message ids, dates.

RFC 5322, 2047 and 2231 say how it should be; every tolerance here is for something that programs send. Nothing raises.
"""

import binascii
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from functools import lru_cache
from urllib.parse import unquote_to_bytes

import msgspec

from channels.email.reading.charset import decode, once

MAX_VALUE = 64 * 1024  # one field; longer ones are attacks or loops
MAX_ADDRESSES = 500
MAX_FOOTER = 20_000  # bytes at the end of a coded body where a list may have added plain words
MAX_COPIED = 64 * 1024  # bytes of base64 whose line ends are taken out first; a larger copy costs more than it saves
MAX_REMEMBERED = 200  # bytes of a mailbox or a type that is read once for all mails

# The label may be missing, quoted, or have a blank behind it: all three are sent.
# What is coded and its closing mark are found at once where they are as they should be.
_WORD = re.compile(
    rb"=\?([\w!#$%&'\"+.:()/-]{0,60}) ?(?:\*[\w-]{0,20})?\?([bBqQ])\?(?:([^?]*+)\?=(?![0-9A-Fa-f]{2}|\?))?+"
)
_UNFOLD = re.compile(rb"\r?\n[ \t]*|\r(?!\n)")
_CUT_LETTER = re.compile(rb"(?<=[\xc2-\xf4\x80-\xbf])\r?\n[ \t]+(?=[\x80-\xbf])")  # folded inside a character of UTF-8
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")
_IN_ADDRESS = r"[^\s<>()\[\]\\,;:\"@']"
_ADDRESS = re.compile(rf"(?<!{_IN_ADDRESS}){_IN_ADDRESS}{{1,200}}+(?:'{_IN_ADDRESS}{{1,100}}+)?@{_IN_ADDRESS}{{1,253}}")
_QUOTED_LOCAL = re.compile(r'("[^"<>]{1,100}")\s?@\s?([^\s<>()\[\],;:\"@\']{1,253})')
_HIDDEN_AT = re.compile(
    r"^([\w.+-]{1,100})\s{0,3}[(\[]?\s?\bat\b\s?[)\]]?\s{0,3}([\w-]{1,100}(?:\.[\w-]{1,63}){1,8})$", re.IGNORECASE
)
_MESSAGE_ID = re.compile(r"<[^<>]{1,990}>")
_CONTINUED = re.compile(r"^([^*]{1,60})\*(\d{1,3})?(\*?)$")


class Address(msgspec.Struct, frozen=True):
    """One mailbox of an address field; `address` is normalised (lower case, domain decoded), "" when there is none."""

    name: str
    address: str


class Headers:
    """The fields of one entity in order, names in lower case, values as the bytes that came (unfolded on reading)."""

    __slots__ = ("_texts", "_values", "fields")

    def __init__(self, fields: list[tuple[str, bytes]]) -> None:
        self.fields = fields
        self._values: dict[str, list[bytes]] = {}
        for name, value in fields:
            self._values.setdefault(name, []).append(value)
        self._texts: dict[tuple[str, str], str] = {}

    def raw(self, name: str) -> bytes:
        """The first field of that name that isn't blank; b"" when there is none."""
        values = self._values.get(name)
        if values is None:
            return b""
        value = values[0]
        if not value or value.isspace():
            value = next(filter(bytes.strip, values), b"")
        return value[:MAX_VALUE]

    def all(self, name: str) -> list[bytes]:
        return [value[:MAX_VALUE] for value in self._values.get(name, ())]

    def text(self, name: str, hint: str = "") -> str:
        """Read once for each hint: several questions ask for the same field."""
        if name not in self._values:
            return ""
        text = self._texts.get((name, hint))
        if text is None:
            text = self._texts[name, hint] = text_of(self.raw(name), hint)
        return text

    def word(self, name: str) -> str:
        """The value in lower case without comments and parameters, for fields whose values are keywords."""
        text = self.text(name)
        return text.partition(";")[0].partition("(")[0].strip().lower() if text else ""

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def those_of(self, names: Sequence[str]) -> Sequence[str]:
        """Which of the names there are, in their order: none of many in one step."""
        return () if self._values.keys().isdisjoint(names) else [name for name in names if name in self._values]


# --- encoded words ------------------------------------------------------------------------------------------------------


def text_of(value: bytes, hint: str = "") -> str:
    """A field's value for people: unfolded, encoded words decoded (RFC 2047), raw 8-bit read, NFC, no controls, one line."""
    value = value[:MAX_VALUE]
    if b"=?" not in value:
        if value.isascii() and (text := value.decode("ascii")).isprintable() and "  " not in text:  # as nearly all are
            return text.strip()
        value = _unfolded(value).strip()
        plain = value.isascii() and b"\x1b" not in value
        return tidy(value.decode("ascii") if plain else once(decode(value, hint=hint)))
    value = _unfolded(value).strip()
    text = _decoded(value, hint)
    if "=?" in text and text.isascii():  # encoded twice, as gateways do
        text = _decoded(text.encode(), hint)
    return tidy(once(text))


def _decoded(value: bytes, hint: str) -> str:
    return "".join([decode(data, charset, hint=hint) for charset, data in _runs(value)])


def _unfolded(value: bytes) -> bytes:
    if b"\n" not in value and b"\r" not in value:
        return value
    if not value.isascii() and _is_readable(_UNFOLD.sub(b" ", whole := _CUT_LETTER.sub(b"", value))):
        value = whole
    return _UNFOLD.sub(b" ", value)


def tidy(text: str) -> str:
    """NFC, white space collapsed, control and direction characters out: one line that is safe to show anywhere."""
    if text.isprintable() and "  " not in text:  # then there is no other blank and no control in it
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
    return _SPACES.sub(" ", _CONTROLS.sub("", unicodedata.normalize("NFC", text))).strip()


def _runs(value: bytes) -> list[tuple[str, bytes]]:
    """(charset, bytes), the charset "" for what is no encoded word. Blanks between words are nothing (RFC 2047 section 6.2).

    Adjacent words of one charset are joined as bytes before decoding: many programs split a character between two words.
    """
    runs: list[tuple[str, bytes]] = []
    held: list[bytes] = []
    charset, position, encodings = "", 0, b""
    following = _WORD.search(value)
    while (found := following) is not None:
        following = _WORD.search(value, found.end())
        between = value[position : found.start()]
        written, encoding, payload = found.groups()
        label = written.decode().lower()
        follows = bool(held) and not between.strip()
        if held and not (follows and label == charset):
            runs.append((charset, _undone(held, encodings)))
            held, encodings = [], b""
        if between and not follows:
            runs.append(("", between))
        position = found.end()
        if payload is None:
            end, position = _word_end(value, position, following.start() if following else len(value), encoding)
            payload = value[found.end() : end]
        charset = label
        held.append(payload)
        encodings += encoding
    if held:
        runs.append((charset, _undone(held, encodings)))
    if position < len(value):
        runs.append(("", value[position:]))
    return runs


def _word_end(value: bytes, start: int, limit: int, encoding: bytes) -> tuple[int, int]:
    """Where the payload ends and where to go on; the next word begins at `limit`. A `?=` inside Q text that goes on with hex digits
    is text of a sloppy encoder."""
    end = value.find(b"?=", start, limit)
    while encoding in b"qQ" and _is_hex(value[end + 2 : end + 4]) and (later := value.find(b"?=", end + 2, limit)) >= 0:
        end = later
    if end >= 0:
        return end, end + 2
    # No closing mark: the word ends where the next one starts, or at white space.
    blank = value.find(b" ", start, limit)
    stop = blank if blank >= 0 else limit
    return stop - value.endswith(b"?", start, stop), stop  # half of the closing mark may be there


def _is_hex(pair: bytes) -> bool:
    return len(pair) == 2 and all(byte in b"0123456789ABCDEFabcdef" for byte in pair)


def _undone(words: list[bytes], encodings: bytes) -> bytes:
    """The bytes of adjacent words of one charset. Some encoders code the whole and cut the code, not the text."""
    if not encodings.strip(b"qQ"):
        return _q(b"".join(words))
    coded = list(zip(words, encodings, strict=True))
    data = b"".join([_b(word) if encoding in b"bB" and word.isascii() else _q(word) for word, encoding in coded])
    if len(words) > 1 and any(encoding in b"bB" and len(word) % 4 for word, encoding in coded[:-1]):
        whole = _b(b"".join(words))
        if not _is_readable(data) and _is_readable(whole):
            return whole
    return data


def _is_readable(data: bytes) -> bool:
    try:
        return data.decode().isprintable()
    except UnicodeDecodeError:
        return False


_CUT_CODE = re.compile(rb"(?<==[89A-F][0-9A-F]) +(?==[89AB][0-9A-F])")  # folded inside a character of UTF-8


def _q(payload: bytes) -> bytes:
    if b" =" in payload:  # scripts code a title as if it were a body, with soft line breaks
        payload = _CUT_CODE.sub(b"", payload.replace(b"= =", b"="))
    if payload.endswith(b"="):
        payload += b"3D"  # in a word it is a character that wasn't coded, and no soft line break
    return binascii.a2b_qp(payload.replace(b" ", b"_"), header=True) if b"=" in payload else payload.replace(b"_", b" ")


_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


_BASE64_OR_SPACE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\t "
_BASE64_OR_BREAK = _BASE64_OR_SPACE.rstrip(b"\t ")
_FROM_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def _b(payload: bytes) -> bytes:
    try:
        return binascii.a2b_base64(payload, strict_mode=True)
    except binascii.Error:
        return b"".join(_base64_run(run) for run in payload.split(b"=") if run)


def _base64_run(run: bytes) -> bytes:
    clean = run.translate(None, _NOT_BASE64)
    spare = len(clean) % 4
    if spare == 1:
        clean, spare = clean[:-1], 0
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def decode_base64(payload: bytes) -> bytes:
    """Base64 as mail carries it: white space and strange bytes skipped, missing padding supplied, several runs joined.

    A plain footer that a mailing list put below the coded lines, behind a blank or a drawn one, is no code.
    """
    if len(payload) < MAX_COPIED:
        try:
            return binascii.a2b_base64(payload.replace(b"\r", b"").replace(b"\n", b""), strict_mode=True)
        except binascii.Error:
            pass  # strange bytes, a footer, several runs, no padding: all read below
    payload = _without_footer(payload.rstrip(b"\0"))  # as disks fill up their last block
    sample = payload[:2000].strip()
    if len(sample.translate(None, _BASE64_OR_BREAK)) * 10 > len(sample) > 20:
        return payload  # text that was labelled base64 and never encoded
    if (b"_" in sample or b"-" in sample) and b"+" not in payload and b"/" not in payload:
        payload = payload.translate(
            _FROM_URL_SAFE
        )  # RFC 4648 section 5: web programs use their own alphabet in mail, too
    padding = payload.find(b"=")
    if padding >= 0 and payload[padding:].strip(b"=\r\n\t "):
        return _b(payload)  # several runs
    try:
        return binascii.a2b_base64(payload)
    except binascii.Error:  # its padding is missing or wrong
        return _b(payload)


def _without_footer(payload: bytes) -> bytes:
    """Without what is below the first blank or drawn line, if that is no code; blank lines above the code don't count."""
    if not payload[-MAX_FOOTER:].translate(None, _BASE64_OR_SPACE):
        return payload
    start = max(len(payload) - MAX_FOOTER, len(payload[:1000]) - len(payload[:1000].lstrip(b"\r\n")))
    blanks = [
        place
        for mark in (b"\n\n", b"\n\r\n", b"\n____", b"\n----", b"\n-- ")
        if (place := payload.find(mark, start)) >= 0
    ]
    if not blanks or not payload[min(blanks) :].translate(None, _BASE64_OR_SPACE):
        return payload
    return payload[: min(blanks)] or payload


# --- parameters -----------------------------------------------------------------------------------------------------------


def parameters(value: bytes, hint: str = "") -> tuple[str, dict[str, str]]:
    """`text/plain; charset=x` as ("text/plain", {"charset": "x"}); RFC 2231 pieces joined and decoded, encoded words too."""
    if len(value) > MAX_REMEMBERED:
        return _parameters(value[:MAX_VALUE], hint)
    main, params = _remembered_parameters(value, hint)
    return main, params.copy()


@lru_cache(maxsize=512)
def _remembered_parameters(value: bytes, hint: str) -> tuple[str, dict[str, str]]:
    return _parameters(value, hint)


def _parameters(value: bytes, hint: str) -> tuple[str, dict[str, str]]:
    value = _unfolded(value)
    if value.lstrip().startswith(b"=?"):  # Apple Mail once coded the whole value
        value = text_of(value, hint).encode()
    pieces = _split(value, b";")
    main = text_of(_without_comments(pieces[0])).lower() if pieces else ""
    plain: dict[str, bytes] = {}
    continued: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for piece in [one for written in pieces[1:200] for one in _unglued(written)]:
        name, sign, data = piece.partition(b"=" if b"=" in piece else b":")
        key = name.strip().decode("ascii", "replace").lower()
        if not sign or not key:
            continue
        data = _unquote(data.strip())
        if (found := _CONTINUED.match(key)) is not None:
            number = int(found.group(2) or 0)
            continued.setdefault(found.group(1), {})[number] = (data, bool(found.group(3)) or found.group(2) is None)
        else:
            plain.setdefault(key, data)
    # `filename=utf-8''%D0…` without its asterisk: the form says what it is.
    decoded = {
        key: text_of(data, hint) if not _EXTENDED.match(data) else _rfc2231({0: (data, True)})
        for key, data in plain.items()
    }
    for key, numbered in continued.items():
        if text := _rfc2231(numbered):
            decoded[key] = text
    return main, decoded


_GLUED = re.compile(
    rb"[\s,]{1,20}(?=(?:name|filename|charset|boundary|format|delsp)(?:\*\d{0,3}\*?)?\s?=)", re.IGNORECASE
)


def _unglued(piece: bytes) -> list[bytes]:
    """`x-unix-mode=0600 name="a.pdf"`: parameters whose semicolon was forgotten, as archivers and scanners do."""
    found: list[bytes] = []
    while b"=" in piece and len(found) < 10 and (glued := _GLUED.search(piece, piece.find(b"=") + 1)) is not None:
        before = piece[: glued.start()]
        bare_name = b'"' not in before and before.lstrip()[:4].lower() in (b"name", b"file")
        if bare_name or before.count(b'"') % 2 or not before.rpartition(b"=")[2].strip():
            break
        found.append(before)
        piece = piece[glued.end() :]
    return [*found, piece]


_EXTENDED = re.compile(rb"[A-Za-z][\w-]{1,20}'[\w-]{0,10}'[^%]{0,250}%[0-9A-Fa-f]{2}")
# Also with one apostrophe, or with a quotation mark for both, as in `Cp1252"Best%E4tigung.pdf`.
_CHARSET = re.compile(rb"([^']*)'[^']*'|((?:utf|iso|windows|koi|cp)[\w-]{1,20})['\"]{1,2}", re.IGNORECASE)


def _rfc2231(numbered: dict[int, tuple[bytes, bool]]) -> str:
    charset = ""
    data = coded = b""
    first, marked = next(iter(numbered.values()))
    if not marked and _EXTENDED.match(first):  # the asterisks behind the numbers are forgotten
        numbered = {number: (piece, True) for number, (piece, _) in numbered.items()}
    for index, number in enumerate(sorted(numbered)):
        piece, extended = numbered[number]
        if not extended:
            data, coded = data + unquote_to_bytes(coded) + piece, b""
        elif index == 0 and (found := _CHARSET.match(piece)) is not None:
            charset, coded = (found[1] or found[2] or b"").decode("ascii", "replace"), piece[found.end() :]
        else:
            coded += piece  # a code may be cut between two pieces
    data += unquote_to_bytes(coded)
    if b"=?" in data:
        return text_of(data)
    return tidy(decode(data, charset))


def _split(value: bytes, separator: bytes) -> list[bytes]:
    """Splits at separators outside quotes. A quote that never closes ends at the next separator, not at the field's end."""
    if b'"' not in value:
        return value.split(separator)
    pieces: list[bytes] = []
    start = position = 0
    while position < len(value):
        char = value[position : position + 1]
        if char == b'"':
            closing = _closing_quote(value, position + 1)
            position = closing if closing > 0 else position
        elif char == separator:
            pieces.append(value[start:position])
            start = position + 1
        position += 1
    pieces.append(value[start:])
    return pieces


def _closing_quote(value: bytes, position: int) -> int:
    while (end := value.find(b'"', position)) >= 0:
        slashes = end
        while slashes > 0 and value[slashes - 1] == 0x5C:
            slashes -= 1
        if (end - slashes) % 2 == 0:
            return end
        position = end + 1
    return -1


def _unquote(data: bytes) -> bytes:
    if data[:1] == b'"':
        end = _closing_quote(data, 1)
        if end > 0 and data[-1:] == b'"' and data[end + 1 : end + 2].strip():
            end = len(data) - 1  # quotes inside quotes that nobody escaped
        inner = data[1:end] if end > 0 else data[1:]
        # A Windows path in quotes isn't escaping: only \" and \\ are.
        return inner.replace(b'\\"', b'"').replace(b"\\\\", b"\\")
    bare = _without_comments(data) if data.endswith(b")") else data  # «scan (2).pdf» without quotes has no comment
    return bare.strip(b"'" if bare[:1] == b"'" else b'"')


def _without_comments(value: bytes) -> bytes:
    """RFC 5322 comments out, nesting respected; an unbalanced bracket is text, as is one in quotes."""
    if b"(" not in value:
        return value.strip()
    kept = bytearray()
    depth = 0
    closing, quotes = -1, b'"' in value
    escaped = -1
    for place, byte in enumerate(value):
        if quotes and byte == 0x22 and not depth and place > closing:
            closing = _closing_quote(value, place + 1)
            quotes = closing > 0
        if place <= closing:
            kept.append(byte)
        elif depth and byte == 0x5C and place != escaped:
            escaped = place + 1
        elif place == escaped:
            continue
        elif byte == 0x28:
            depth += 1
        elif byte == 0x29 and depth:
            depth -= 1
        elif not depth:
            kept.append(byte)
    return bytes(kept).strip() if depth == 0 else value.strip()


# --- addresses ------------------------------------------------------------------------------------------------------------


def addresses(values: Iterable[bytes], hint: str = "") -> list[Address]:
    """Every mailbox of address fields (RFC 5322 section 3.4) with its name, groups dissolved, broken ones rescued."""
    found: list[Address] = []
    for value in values:
        value = _unfolded(value[:MAX_VALUE])
        if b"&lt;" in value:  # a script's field that was made safe for a page
            value = value.replace(b"&lt;", b"<").replace(b"&gt;", b">")
        if b"\x1b$" in value:  # raw ISO-2022-JP, whose bytes may be commas and brackets
            value = decode(value, hint=hint).encode()
        single = b"," not in value and b";" not in value and b":" not in value
        last = len(value.rstrip(b" ,;"))
        first = pieces = 0
        for start, end in ((0, len(value)),) if single else _mailboxes(value):
            if not pieces and not value[start:end].strip():
                continue  # nothing between two commas
            first = first if pieces else start
            pieces += 1
            one = _mailbox(value[first:end], hint)
            if not one.address and pieces < 5 and end < last:
                continue  # «Иванов, Иван, ООО <i@x.ru>» without quotes: the commas belong to the name
            pieces = 0
            found.append(one)
            if len(found) >= MAX_ADDRESSES:
                return found
    return [one for one in found if one.address or one.name]


def _mailboxes(value: bytes) -> Iterator[tuple[int, int]]:
    """From where to where they stand: cut at commas and semicolons outside quotes, comments and angle brackets, without group names."""
    start = position = depth = 0
    angle = False
    while position < len(value):
        byte = value[position]
        if byte == 0x22 and not depth:
            closing = _closing_quote(value, position + 1)
            # A stray quote (no partner, or the partner is beyond an address) is a character like any other.
            if closing > 0 and b"<" not in value[position:closing].replace(b'\\"', b""):
                position = closing
        elif byte == 0x28 and not angle and value.find(b")", position) > 0:
            depth += 1
        elif byte == 0x29 and depth:
            depth -= 1
        elif not depth:
            if byte in (0x3C, 0x3E):
                angle = byte == 0x3C and value.find(b">", position) > 0
            elif byte in (0x2C, 0x3B) and not angle:
                yield start, position
                start = position + 1
            elif byte == 0x3A and not angle and _is_group(value, start, position):
                start = position + 1
        position += 1
    yield start, len(value)


def _is_group(value: bytes, start: int, colon: int) -> bool:
    """Without the semicolon that ends a group the colon is the name's: «Магазин: новости <a@x.ru>»."""
    name = value[start:colon]
    if value.find(b";", colon) < 0:
        return False
    return b"@" not in name and not name.strip().lower().endswith(b"mailto") and b"=?" not in name[-3:]


def _mailbox(piece: bytes, hint: str) -> Address:
    """Short ones are remembered: every mail to a desk names its mailbox, and people write more than once."""
    return _remembered(piece, hint) if len(piece) <= MAX_REMEMBERED else _read_mailbox(piece, hint)


@lru_cache(maxsize=2048)
def _remembered(piece: bytes, hint: str) -> Address:
    return _read_mailbox(piece, hint)


def _read_mailbox(piece: bytes, hint: str) -> Address:
    piece = piece.strip()
    opening = piece.rfind(b"<")
    if opening >= 0:
        closing = piece.find(b">", opening)
        inner = piece[opening + 1 : closing if closing > 0 else len(piece)]
        before = piece[:opening].replace(b"<" + inner + b">", b"").rstrip(b" <")  # the address may stand there twice
        outside = before + (b" " + piece[closing + 1 :].strip(b" >") if closing > 0 else b"")
        name = display_name(outside, hint)
        inside = text_of(inner if b"@" not in inner else _without_comments(inner), hint)
        if inside.count("@") > 1 and '"' not in inside and (one := _ADDRESS.search(inside)) is not None:
            inside = one.group()  # «Anna <a@x.ru,b@x.ru>»
        address = normalise(_with_at(inside))
        if "@" in address or not (rescued := _ADDRESS.search(name)):
            return Address("" if name.lower() == address else name, address)
        return Address(tidy(name.replace(rescued.group(), " ")).strip("\"'<>() "), normalise(rescued.group()))
    whole = text_of(piece, hint)
    if inner_address := re.search(r"<([^<>\s]{1,300}@[^<>\s]{1,253})>", whole):
        # The whole field was one encoded word, address included.
        return Address(whole[: inner_address.start()].strip(" \"'"), normalise(inner_address.group(1)))
    bare = _without_comments(piece)
    comment = text_of(piece[piece.find(b"(") + 1 : piece.rfind(b")")], hint) if bare != piece else ""
    text = _with_at(text_of(bare, hint))
    if '"' in text and (quoted := _QUOTED_LOCAL.search(text)) is not None:
        return Address(comment, normalise(f"{quoted.group(1)}@{quoted.group(2)}"))
    if (found := _ADDRESS.search(text)) is not None:
        rest = tidy(text.replace(found.group(), " ")).strip("\"'<>[]() ")
        rest = _SCHEME_LAST.sub("", rest).rstrip("[( ")
        return Address(comment or rest, normalise(found.group()))
    if "@" in text:
        return Address(comment, normalise(text))
    return Address(display_name(piece, hint), "")


def _with_at(text: str) -> str:
    """Archives write «anna at mail.example»."""
    if "@" not in text and (hidden := _HIDDEN_AT.match(text)) is not None:
        return f"{hidden.group(1)}@{hidden.group(2)}"
    return text


def display_name(value: bytes, hint: str = "") -> str:
    """A phrase for people: quotes and escapes undone, encoded words decoded also inside quotes, comments kept only when alone."""
    value = value.strip()
    if b"=?" in value and b"(" in value:  # brackets in an encoded word are no comment's
        value = _WORD.sub(lambda word: word.group().replace(b"(", b"=28").replace(b")", b"=29"), value)
    bare = _without_comments(value)
    if not bare:  # only a comment: then it is the name
        bare = value[1:-1] if value[:1] == b"(" and value[-1:] == b")" else value
    if bare[:1] == b'"' and bare[-1:] == b'"' and len(bare) > 1:
        bare = _unquote(bare.replace(b'" "', b" "))
    name = text_of(bare, hint)
    if "\\" in name:
        name = _ESCAPED.sub(r"\1", name)
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name.strip('"').strip() if name.count('"') == 1 else name


_USUAL_ADDRESS = re.compile(r"[a-z0-9][a-z0-9.+_-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}[a-z0-9]")
_ATOM = re.compile(r"[^\s\"(),:;<>@\[\\\]]{1,200}")
_SCHEME = re.compile(r"(?:mailto|smtp):", re.IGNORECASE)
_SCHEME_LAST = re.compile(r"\b(?:mailto|smtp):?$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\"'(),])")  # also outside of quotes, as scripts do to every name
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def normalise(address: str) -> str:
    """One spelling for one mailbox: no white space, no source route, lower case, internationalised domain in letters."""
    low = address.lower()
    if _USUAL_ADDRESS.fullmatch(low) and "xn--" not in low:
        return low
    local, at, domain = address.rpartition("@")
    if at and local.strip()[:1] == local.strip()[-1:] == '"' and not _ATOM.fullmatch(local.strip()[1:-1]):
        # Quotes that are needed stay (RFC 5322 section 3.4.1).
        return f"{unicodedata.normalize('NFC', local.strip())}@{domain_in_letters(domain)}".lower()[:320]
    address = unicodedata.normalize("NFC", _UNSEEN.sub("", address)).strip("<>\"'.,;")
    if (scheme := _SCHEME.match(address)) is not None:
        address = address[scheme.end() :].partition("?")[0]
    if address.startswith("@") and ":" in address:
        address = address.rpartition(":")[2]
    local, at, domain = address.rpartition("@")
    if not at:
        return address.lower()[:320]
    return f"{local.strip(chr(34)).lower()}@{domain_in_letters(domain)}"[:320]


def domain_in_letters(domain: str) -> str:
    """`xn--e1aybc.xn--p1ai` as `тест.рф`; anything that isn't valid punycode stays as it is, in lower case."""
    domain = domain.strip().rstrip(".").lower()
    if "xn--" not in domain:
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def domain_in_ascii(domain: str) -> str:
    """The domain for SMTP commands (RFC 5891); raises UnicodeError for what can't be a domain."""
    return domain if domain.isascii() else domain.encode("idna").decode("ascii")


# --- message ids and dates --------------------------------------------------------------------------------------------------


def message_ids(value: bytes) -> list[str]:
    """Message ids in order, each as `<left@right>` without white space; also bare ones that lost their brackets."""
    if not value:
        return []
    text = text_of(value)
    return _MESSAGE_ID.findall(text.replace(" ", "")) or [
        f"<{token.strip('<>,;')}>" for token in text.split() if "@" in token and len(token) < 990
    ]


# By the first letters of their names: English, then what programs of other languages write into Date.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen oca sty янв січ сту", "feb fev fév şub lut фев лют", "mar mär mrz mrt мар бер", "apr avr abr nis kwi апр кві кра",
            "may mai maj mei mag май мая тра", "jun juin giu haz cze июн чер", "jul juil lug tem lip июл лип",
            "aug ago aoû ağu sie авг сер жні", "sep set eyl wrz сен вер", "oct okt ott out eki paź окт жов кас", "nov kas lis ноя лис",
            "dec dez dic déc ara gru дек гру сне",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
# RFC 5322 section 4.3, and the names that European and Russian servers write (Moscow as it has been since 2014).
_ZONES = {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "msk": 3, "msd": 4, "cet": 1, "cest": 2,
    "met": 1, "mest": 2, "eet": 2, "eest": 3, "bst": 1, "west": 1, "samt": 4, "yekt": 5, "omst": 6, "krat": 7, "irkt": 8, "yakt": 9,
    "vlat": 10, "magt": 11, "pett": 12, "almt": 5, "jst": 9, "kst": 9, "hkt": 8,
    "sgt": 8, "awst": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "sast": 2, "brt": -3, "ast": -4, "adt": -3, "akst": -9,
    "akdt": -8, "hst": -10,
}  # fmt: skip
_CLOCK = (
    r"(\d{1,2})[:.h](\d\d?)(?:[:.](\d\d?))?(?:[.,]\d{1,9})?\s{0,3}(?:([ap])\.?m\b\.?)?\s{0,3}"
    r"(?:utc|gmt)?\s?(?:([+-])\s?(\d\d?):?(\d\d)?\b|(0\d|1[0-4])([03]0)$|[(\"]?([a-z]{3,4})\b)?"
)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[\s.-]{1,3}([^\W\d_]{3,12})[\s.,-]{1,3}(\d{2,4})(?:\s?г(?:ода|\.)?)?[\s,]{1,3}(?:[вatо]{1,2}\s)?"
    + _CLOCK
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]{{3,12}})\.?\s(\d{{1,2}}),?\s(\d{{4}})[\s,]{{1,3}}(?:at\s)?{_CLOCK}")
_YEAR_LAST = re.compile(r"([a-z]{3})\s{1,2}(\d{1,2})\s(\d\d):(\d\d):(\d\d)\s([a-z]{3,4}|[+-]\d{4})\s(\d{4})")  # date(1)
_DIGITS = re.compile(rf"(\d{{1,2}})([./])(\d{{1,2}})[./](\d{{4}}|\d\d)[\s,]{{1,3}}{_CLOCK}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z?$")
_CJK = str.maketrans("年月", "--", "日")
_ISO = re.compile(rf"(\d{{4}})[-/](\d\d)[-/](\d\d)[t ]{_CLOCK}")


# As RFC 5322 has it and nearly every program writes it.
_USUAL = re.compile(
    rb"\s?(?:[A-Z][a-z]{2},\s)?(\d{1,2})\s([A-Z][a-z]{2})\s(\d{4})\s(\d\d):(\d\d):(\d\d)\s([+-])(\d\d)(\d\d)\b"
)
_ENGLISH = dict(zip(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13), strict=True))


def date_of(value: bytes, earliest: int = 1980) -> datetime | None:
    """The moment a Date field means (RFC 5322 section 3.3, obsolete forms, ISO 8601, months in other languages), or None.

    Before the year `earliest` it is that of a clock which was never set.
    """
    try:
        moment = _usual_moment(value) or _moment(text_of(value)[:200].lower())
        if moment is None:  # comments and blanks inside (RFC 5322 section 4.3)
            moment = _moment(_AROUND_COLON.sub(":", text_of(_without_comments(value[:200])).lower()))
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        return None
    return moment if moment is not None and earliest <= moment.year <= 2200 else None


_AROUND_COLON = re.compile(r" ?: ?")


def _usual_moment(value: bytes) -> datetime | None:
    if (found := _USUAL.match(value)) is None or (month := _ENGLISH.get(found.group(2))) is None:
        return None
    day, _, year, hour, minute, second, sign, zone_hours, zone_minutes = found.groups()
    if hour == b"24" or second == b"60" or zone_hours > b"14":
        return None
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
    moment = datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    return moment + offset if sign == b"-" else moment - offset


def _moment(text: str) -> datetime | None:
    if (found := _DAY_FIRST.search(text)) is not None and (month := _month(found.group(2))) is not None:
        return _built(int(found.group(3)), month, int(found.group(1)), found.groups()[3:])
    if (found := _ISO.search(text.translate(_CJK))) is not None:
        return _built(int(found.group(1)), int(found.group(2)), int(found.group(3)), found.groups()[3:])
    if (found := _YEAR_LAST.search(text)) is not None:
        month_name, day, hour, minute, second, zone, year = found.groups()
        text = f"{day} {month_name} {year} {hour}:{minute}:{second} {zone}"
        return _moment(text) if month_name in _MONTHS else None
    if (found := _MONTH_FIRST.search(text)) is not None and (month := _month(found.group(1))) is not None:
        return _built(int(found.group(3)), month, int(found.group(2)), found.groups()[3:])
    if (found := _DIGITS.search(text)) is not None:
        day, month = int(found.group(1)), int(found.group(3))
        if month > 12 or (found.group(2) == "/" and day <= 12):
            day, month = month, day  # slashes are American
        return _built(int(found.group(4)), month, day, found.groups()[4:])
    if (found := _COMPACT.fullmatch(text)) is not None:
        return datetime.strptime("".join(found.groups()), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    if text.isdecimal() and len(text) in (10, 13):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if (parsed := parsedate_tz(text)) is not None:
        offset = parsed[9] or 0
        return datetime(*parsed[:6], tzinfo=UTC) - timedelta(seconds=offset if abs(offset) < 90_000 else 0)
    return None


def _month(name: str) -> int | None:
    return _MONTHS.get(name[:3]) or _MONTHS.get(name[:4])


def _built(year: int, month: int, day: int, clock: tuple[str | None, ...]) -> datetime:
    hour, minute, second, half, sign, zone_hours, zone_minutes, bare_hours, bare_minutes, zone_name = clock
    hours = int(hour or 0)
    days = hours == 24  # midnight at the day's end
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if year < 1000:  # two digits, or the years since 1900 of a program from before 2000 (RFC 5322 section 4.3)
        year += 2000 if year < 50 else 1900
    if zone_hours or bare_hours:
        size = timedelta(hours=int(zone_hours or bare_hours or 0), minutes=int(zone_minutes or bare_minutes or 0))
        offset = (-size if sign == "-" else size) if size < timedelta(hours=15) else timedelta()
    else:
        offset = timedelta(hours=_ZONES.get(zone_name or "", 0))
    start = datetime(year, month, day, 0 if days else hours, int(minute or 0), min(int(second or 0), 59), tzinfo=UTC)
    return start + timedelta(days=days) - offset
