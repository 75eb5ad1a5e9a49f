"""Header fields as mail really carries them.

RFC 5322, 2047 and 2231 say how they should be; every tolerance in what reads them is for something that programs send.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from channels.email.reading.encoded import MAX_VALUE, text_of

MAX_HEADER = 512 * 1024
MAX_FIELDS = 2000
MAX_LINE = 1000  # bytes of a line that is no field

_MESSAGE_ID = re.compile(r"<[^<>]{1,990}>")
# Brackets without a blank beside them are a program's that knows no comments: whoever answers names the id with them.
_COMMENT = re.compile(r" \([^()]{0,200}\)|\([^()]{0,200}\) ")
# A line of a header that is neither a field's first nor a folded one with words in it: hardly a mail has one.
_ILL_FORMED = re.compile(rb"\n(?![!-9;-~]{1,100}[ \t]{0,20}:|[ \t]{1,200}[^\s])")
_NEXT_FIELD = re.compile(rb"\n(?![ \t])")
_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,20}:")
_BLANK_LINE = re.compile(rb"\n\r?\n")
# Fields that mails have
KNOWN = {"from", "to", "cc", "date", "subject", "message-id", "mime-version", "content-type", "reply-to", "received",
          "content-transfer-encoding", "content-disposition", "in-reply-to", "references", "return-path", "x-mailer",
          "content-id", "sender", "dkim-signature", "content-language", "x-priority"}  # fmt: skip

_ENVELOPE = re.compile(rb">?From \S{1,200} [^\n]{0,60}\d\d:\d\d")  # as an mbox keeps it (RFC 4155)
_PARAMETER = re.compile(rb"(?:name|filename|charset|boundary|type|format|size)[*\d]{0,4}[ ]?=", re.IGNORECASE)
_TRACES = {"received", "dkim-signature"}  # that a mail has several of


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

    def joined(self, name: str) -> bytes:
        """The first fields of that name as one: gateways put theirs beside the program's."""
        values = self._values.get(name)
        if values is None:
            return b""
        return (values[0] if len(values) == 1 else b" ".join(values[:3]))[:MAX_VALUE]

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
        if "(" in text:
            text = _COMMENT.sub(" ", text)  # it may stand before the word (RFC 3834 section 5)
        return text.partition(";")[0].partition("(")[0].strip().lower() if text else ""

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def those_of(self, names: Collection[str]) -> Sequence[str]:
        """Which of the names there are, in their order: none of many in one step."""
        return () if self._values.keys().isdisjoint(names) else [name for name in names if name in self._values]


def message_ids(value: bytes) -> list[str]:
    """Message ids in order, each as `<left@right>` without white space; also bare ones that lost their brackets."""
    if not value:
        return []
    text = text_of(value)
    if "(" in text:
        text = _MESSAGE_ID.sub(lambda one: _COMMENT.sub("", one.group()), text)
    return _MESSAGE_ID.findall(text.replace(" ", "")) or [
        f"<{token.strip('<>,;')}>" for token in text.split() if "@" in token and len(token) < 990
    ]


def read_headers(data: bytes) -> tuple[Headers, int]:
    """The fields and where the body begins. A line that is no field is skipped when more fields follow before the blank line.

    Beyond MAX_FIELDS only fields of known kinds are kept, and beyond MAX_HEADER bytes nothing; the body begins at the blank line still.
    """
    blank = _BLANK_LINE.search(data, 0, MAX_HEADER) if _FIELD.match(data) else None
    if blank is not None and not _ILL_FORMED.search(data, 0, blank.start()):
        parted = [field.partition(b":") for field in _NEXT_FIELD.split(data[: blank.start()])]
        return _headers([(field_name(name), value.rstrip(b"\r")) for name, _, value in parted], {}, b""), blank.end()
    return _read_odd(data)


def _read_odd(data: bytes) -> tuple[Headers, int]:
    """Line by line, as hardly a mail needs."""
    fields: list[tuple[str, bytes]] = []
    names: set[str] = set()
    more: dict[int, list[bytes]] = {}  # further lines of a field
    envelope = b""
    position = 0
    limit = min(len(data), MAX_HEADER)
    while position < limit:
        end = data.find(b"\n", position)
        end = len(data) if end < 0 else end + 1
        line = data[position:end]
        stripped = line.rstrip(b"\r\n")
        # A folded line of blanks only, as some gateways leave it, ends nothing.
        if not stripped.strip() and not (stripped and _fields_follow(data, end, names)):
            return _headers(fields, more, envelope), end
        if fields and (line[:1] in b" \t" or _is_parameter(line, more.get(len(fields) - 1) or [fields[-1][1]])):
            more.setdefault(len(fields) - 1, []).append(stripped)
        elif (found := _FIELD.match(line)) is not None:
            fields.append((field_name(found.group(1)), stripped[found.end() :]))
            names.add(fields[-1][0])
        elif position == 0 and line.startswith((b"From ", b">From ")):
            envelope = stripped.partition(b" ")[2]
        else:
            if _begins_part(stripped, fields, more, data[end : end + 8]) or not _fields_follow(data, end, names):
                return _headers(fields, more, envelope), position if fields else 0
            if fields and not _is_misspelt(stripped):
                more.setdefault(len(fields) - 1, []).append(stripped[:MAX_LINE])
        position = end
    blank = _BLANK_LINE.search(data, position - 1) if position < len(data) else None
    return _headers(fields, more, envelope), len(data) if blank is None else blank.end()


@lru_cache(maxsize=1024)
def field_name(written: bytes) -> str:
    return written.decode("ascii").rstrip().lower()


def _headers(fields: list[tuple[str, bytes]], more: dict[int, list[bytes]], envelope: bytes) -> Headers:
    """`envelope` is the address and the time in an mbox's first line: who sent it and when, where the mail itself doesn't say."""
    for number, lines in more.items():
        name, value = fields[number]
        fields[number] = (name, b"\n".join([value, *lines]))
    if len(fields) > MAX_FIELDS:
        fields[MAX_FIELDS:] = [one for one in fields[MAX_FIELDS:] if one[0] in KNOWN]
    address, _, moment = envelope.partition(b" ")
    return Headers([*fields, ("return-path", address), ("delivery-date", moment)] if b"@" in address else fields)


def _is_parameter(line: bytes, above: list[bytes]) -> bool:
    """A parameter that nobody folded, below a line that promises one: the header goes on even if nothing else follows."""
    return b"=" in line and above[-1].rstrip().endswith(b";") and _PARAMETER.match(line) is not None


def _is_misspelt(line: bytes) -> bool:
    """A field with blanks in its name, or without the colon, or an mbox's line: it doesn't go on with the field above."""
    if _ENVELOPE.match(line) is not None:
        return True
    name, colon, _ = line[:200].partition(b":")
    words = name.lower().split()
    spelt = b"-".join(words if colon else words[:1])
    return b"-" in spelt and (spelt.decode("latin-1") in KNOWN or (bool(colon) and spelt.startswith(b"x-")))


def _begins_part(line: bytes, fields: list[tuple[str, bytes]], more: dict[int, list[bytes]], following: bytes) -> bool:
    """The first part's boundary, right behind the fields that declare it."""
    if len(line) < 3 or not line.startswith(b"--"):
        return False
    if following.lower() == b"content-":
        return True
    values = (
        b"".join([value, *more.get(number, ())])
        for number, (name, value) in enumerate(fields)
        if name == "content-type"
    )
    return any(line[2:].rstrip() in value for value in values)


def _fields_follow(data: bytes, position: int, names: set[str]) -> bool:
    """True when a field of a kind that mails have stands in the next lines before a blank one. One that may be there but once, and is
    there, is cited in a text whose blank line above is lost."""
    for line in data[position : position + 2000].split(b"\n")[:8]:
        if not line.strip():
            return False
        found = _FIELD.match(line)
        if (
            found is not None
            and (name := field_name(found.group(1))) in KNOWN
            and (name in _TRACES or name not in names)
        ):
            return True
    return False
