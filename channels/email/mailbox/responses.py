"""What an IMAP server says, read without I/O: lines with their literals to words, lists and numbers (RFC 3501 section 7).

A response is its text, in which each literal is a NUL, and the literals in order. Servers are taken as they are: bare line feeds,
`{12+}` and `~{12}` where `{12}` is right, UID before or after the body, news between two mails.
"""

import base64
import binascii
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

LITERAL = b"\0"
MAX_LINE = 16 * 1024 * 1024  # the UIDs of a million mails in one answer of SEARCH
MAX_FOUND = 2_000_000
MAX_LITERALS = 200  # in one answer
MAX_DEPTH = 20

Word = bytes | None | list["Word"]

_ANNOUNCED = re.compile(rb"~?\{(\d{1,12})\+?\}$")
# What is opened and never closed reaches to the end: looking for its end from each beginning would take quadratic time.
_TOKEN = re.compile(rb'[()\0]|"(?:[^"\\]|\\.)*"?|[^\s()"\0\[]*\[[^\]]*\]?[^\s()"\0\[]*|[^\s()"\0\[]+', re.DOTALL)
_FETCH = re.compile(rb"\* \d{1,10} FETCH \(", re.IGNORECASE)  # ends with a parenthesis, never with a literal
_ALL = re.compile(rb" UID\b.{0,200}? ALL ([\d:,]+)", re.IGNORECASE)
_SPAN = re.compile(rb"(\d{1,10})(?::(\d{1,10}))?")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_CODE = re.compile(rb"\[([A-Za-z0-9-]{1,40})(?: ([^\]]{0,200}))?\]")
_DATE = re.compile(rb'"?\s?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"?')
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Response:
    """One answer of the server: `text` without its line end, a NUL where a literal stood."""

    text: bytes
    literals: tuple[bytes, ...] = ()

    @property
    def words(self) -> str:
        """For people: what the server says behind its codes."""
        return " ".join(self.text.replace(LITERAL, b" ").decode("utf-8", "replace").split())[:300]

    def code(self, name: bytes) -> bytes | None:
        """The value of `[NAME value]` (RFC 3501 section 7.1), b"" for a bare `[NAME]`, None where it isn't there."""
        for found in _CODE.finditer(self.text[:2000]):
            if found.group(1).upper() == name:
                return found.group(2) or b""
        return None


class TooMuch(ValueError):
    """The server sends or announces more than it may."""


class Reader:
    """Whole answers out of bytes as they come. `largest` is how many bytes a literal may have, `buffer` what is no whole answer yet."""

    def __init__(self) -> None:
        self.buffer = bytearray()
        self.largest = 64 * 1024 * 1024
        self._steps = self._read()

    def feed(self, data: bytes) -> Iterator[Response]:
        """The answers that `data` completes. Raises TooMuch at the announcement, before anything of a literal is kept."""
        self.buffer += data
        while (response := next(self._steps)) is not None:
            yield response

    def _read(self) -> Generator[Response | None, None, None]:
        """None where more bytes are needed."""
        while True:
            yield (yield from self._response())

    def _response(self) -> Generator[None, None, Response]:
        line = yield from self._line()
        while not line:  # some servers end a literal with a line of its own
            line = yield from self._line()
        text, literals = line.replace(LITERAL, b"?"), list[bytes]()
        while (size := announced(line)) is not None:
            if size > self.largest or len(literals) >= MAX_LITERALS:
                raise TooMuch(f"the server announces {size} bytes where at most {self.largest} were asked for")
            text = without_announcement(text)
            while len(self.buffer) < size:
                yield
            literals.append(self._taken(size))
            line = yield from self._line()
            if not line and _FETCH.match(text):  # a server that counts the literal's last line end wrongly
                line = yield from self._line()
            text += line.replace(LITERAL, b"?")
        return Response(text, tuple(literals))

    def _line(self) -> Generator[None, None, bytes]:
        """Without its end; a bare line feed ends one, too."""
        scanned = 0
        while (end := self.buffer.find(b"\n", scanned)) < 0:
            scanned = len(self.buffer)
            if scanned > MAX_LINE:
                raise TooMuch(f"the server sent a line of more than {MAX_LINE} bytes")
            yield
        return self._taken(end + 1)[:-1].removesuffix(b"\r")

    def _taken(self, size: int) -> bytes:
        taken = bytes(self.buffer[:size])
        del self.buffer[:size]
        return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a FETCH answer told of one mail. `bodies` are its BODY[…] by their names in upper case, in the server's order."""

    number: int
    uid: int = 0
    size: int = 0
    received_at: datetime | None = None
    flags: frozenset[str] = frozenset()
    bodies: dict[bytes, bytes] = field(default_factory=dict)


def announced(line: bytes) -> int | None:
    """How many bytes of a literal follow this line."""
    found = _ANNOUNCED.search(line[-24:])
    return int(found.group(1)) if found else None


def without_announcement(line: bytes) -> bytes:
    """The line with a NUL in place of the literal that it announces."""
    return _ANNOUNCED.sub(LITERAL, line)


def words(response: Response) -> list[Word]:
    """The response as nested lists: strings without quotes and escapes, literals, None for NIL. Raises ValueError for nonsense."""
    literals, stack, current = iter(response.literals), list[list[Word]](), list[Word]()
    for token in _TOKEN.findall(response.text):
        if token == b"(":
            if len(stack) >= MAX_DEPTH:
                raise ValueError("lists in lists in lists")
            stack.append(current)
            current = []
        elif token == b")":
            if not stack:
                continue  # one too many: what was before it still counts
            stack[-1].append(current)
            current = stack.pop()
        elif token == LITERAL:
            current.append(next(literals, None))
        elif token.startswith(b'"'):
            inner = token[1:-1] if len(token) > 1 and token.endswith(b'"') else token[1:]
            current.append(_ESCAPED.sub(rb"\1", inner) if b"\\" in inner else inner)
        else:
            current.append(None if token.upper() == b"NIL" else token)
    while stack:  # the server forgot to close it
        stack[-1].append(current)
        current = stack.pop()
    return current


def item(response: Response) -> Item | None:
    """A FETCH answer; None for every other. Raises ValueError for one that makes no sense."""
    head = response.text[:40].split(b" ", 3)
    if len(head) < 4 or head[0] != b"*" or head[2].upper() != b"FETCH" or not head[1].isdigit():
        return None
    found = words(response)
    values = next((one for one in found if isinstance(one, list)), [])
    uid = size = 0
    received, flags, bodies = None, frozenset[str](), dict[bytes, bytes]()
    for name, value in zip(values[::2], values[1::2], strict=False):
        if not isinstance(name, bytes):
            continue
        name = name.upper()
        if name == b"UID":
            uid = _number(value)
        elif name == b"RFC822.SIZE":
            size = _number(value)
        elif name == b"INTERNALDATE" and isinstance(value, bytes):
            received = moment(value)
        elif name == b"FLAGS" and isinstance(value, list):
            flags = frozenset(one.decode("latin-1").lower() for one in value if isinstance(one, bytes))
        elif name.startswith((b"BODY[", b"RFC822")) and isinstance(value, bytes):  # NIL is no mail, not an empty one
            bodies[name] = value
    return Item(number=int(head[1]), uid=uid, size=size, received_at=received, flags=flags, bodies=bodies)


def numbers(response: Response) -> Iterator[int]:
    """The UIDs of a SEARCH answer, or of ESEARCH, by which IMAP4rev2 answers (RFC 9051 section 7.3.4). Raises TooMuch."""
    if response.text[:8].upper() == b"* SEARCH":
        yield from (int(one) for one in response.text[8:].split() if one.isdigit() and len(one) <= 10)
    elif response.text[:10].upper() == b"* ESEARCH " and (found := _ALL.search(response.text)):
        most = MAX_FOUND
        for low, high in _SPAN.findall(found.group(1)):
            first, last = sorted((int(low), int(high or low)))
            span = range(first, last + 1)
            if (most := most - len(span)) < 0:
                raise TooMuch(f"the server found more than {MAX_FOUND} mails")
            yield from span


def folder(response: Response) -> tuple[str, frozenset[str]]:
    """A LIST answer's name that can be selected, and its flags in small letters; "" for another answer."""
    name, flags = _listed(response)
    if not name or flags & {"\\noselect", "\\nonexistent"}:  # the second implies the first (RFC 5258 section 3)
        return "", frozenset()
    return from_modified_utf7(name.decode("utf-8", "replace")), flags


def given(response: Response) -> str:
    """A LIST answer's name as the server has it: some write plain UTF-8, or an ampersand alone."""
    return _listed(response)[0].decode("utf-8", "replace")


def _listed(response: Response) -> tuple[bytes, frozenset[str]]:
    if response.text[:7].upper() != b"* LIST ":
        return b"", frozenset()
    found = words(response)
    listed, name = found[2] if len(found) > 4 else [], found[4] if len(found) > 4 else found[-1]
    flags = (
        {one.decode("latin-1").lower() for one in listed if isinstance(one, bytes)}
        if isinstance(listed, list)
        else set()
    )
    return (name, frozenset(flags)) if isinstance(name, bytes) else (b"", frozenset())


def moment(text: bytes) -> datetime | None:
    """An INTERNALDATE as UTC (RFC 3501 section 9, date-time), or None."""
    found = _DATE.fullmatch(text.strip())
    if found is None or (name := found.group(2).decode().capitalize()) not in MONTHS:
        return None
    day, _, year, hour, minute, second, sign, hours, minutes = found.groups()
    shift = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == b"-" else 1)
    try:
        local = datetime(
            int(year), MONTHS.index(name) + 1, int(day), int(hour), int(minute), min(int(second), 59), tzinfo=timezone(shift)
        )  # fmt: skip
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def from_modified_utf7(name: str) -> str:
    """The reverse; what isn't well coded stays as it is."""
    return re.sub(r"&([A-Za-z0-9+,]{0,500})-", _decoded, name)


def _decoded(found: re.Match[str]) -> str:
    coded = found.group(1)
    if not coded:
        return "&"
    try:
        return base64.b64decode(coded.replace(",", "/") + "=" * (-len(coded) % 4)).decode("utf-16-be")
    except (binascii.Error, UnicodeDecodeError):
        return found.group()


def _number(value: Word) -> int:
    return int(value) if isinstance(value, bytes) and value.isdigit() and len(value) <= 19 else 0
