"""A field's value and its parameters (RFC 2045, 2231), its comments and quoted strings. Nothing raises."""

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from channels.email.reading.charset import decode, once
from channels.email.reading.encoded import MAX_VALUE, text_of, tidy, unfolded

MAX_REMEMBERED = 200  # bytes of a mailbox or a type that is read once for all mails
_CONTINUED = re.compile(r"^([^*]{1,60})\*(\d{1,3})?(\*?)$")


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
    value = unfolded(value)
    if value.lstrip().startswith(b"=?"):  # Apple Mail once coded the whole value
        value = text_of(value, hint).encode()
    pieces = _split(value, b";")
    main = text_of(without_comments(pieces[0])).lower() if pieces else ""
    plain: dict[str, bytes] = {}
    continued: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for piece in [one for written in pieces[1:200] for one in _unglued(written)]:
        name, sign, data = piece.partition(b"=" if b"=" in piece else b":")
        key = name.strip().decode("ascii", "replace").lower()
        if not sign or not key:
            continue
        data = unquote(data.strip())
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
    return tidy(once(decode(data, charset)))


def _split(value: bytes, separator: bytes) -> list[bytes]:
    """Splits at separators outside quotes. A quote that never closes ends at the next separator, not at the field's end."""
    if b'"' not in value:
        return value.split(separator)
    pieces: list[bytes] = []
    start = position = 0
    closes = True
    while position < len(value):
        char = value[position : position + 1]
        if char == b'"' and closes:
            closing = closing_quote(value, position + 1)
            closes = closing > 0  # behind a quote that never closes no other does
            position = closing if closes else position
        elif char == separator:
            pieces.append(value[start:position])
            start = position + 1
        position += 1
    pieces.append(value[start:])
    return pieces


def closing_quote(value: bytes, position: int) -> int:
    while (end := value.find(b'"', position)) >= 0:
        slashes = end
        while slashes > 0 and value[slashes - 1] == 0x5C:
            slashes -= 1
        if (end - slashes) % 2 == 0:
            return end
        position = end + 1
    return -1


def unquote(data: bytes) -> bytes:
    if data[:1] == b'"':
        end = closing_quote(data, 1)
        if end > 0 and data[-1:] == b'"' and data[end + 1 : end + 2].strip():
            end = len(data) - 1  # quotes inside quotes that nobody escaped
        inner = data[1:end] if end > 0 else data[1:]
        # A Windows path in quotes isn't escaping: only \" and \\ are.
        return inner.replace(b'\\"', b'"').replace(b"\\\\", b"\\")
    bare = without_comments(data) if data.endswith(b")") else data  # «scan (2).pdf» without quotes has no comment
    return bare.strip(b"'" if bare[:1] == b"'" else b'"')


def without_comments(value: bytes) -> bytes:
    """RFC 5322 comments out, nesting respected; an unbalanced bracket is text, as is one in quotes."""
    if b"(" not in value:
        return value.strip()
    kept = bytearray()
    depth = 0
    closing, quotes = -1, b'"' in value
    escaped = -1
    for place, byte in enumerate(value):
        if quotes and byte == 0x22 and not depth and place > closing:
            closing = closing_quote(value, place + 1)
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
