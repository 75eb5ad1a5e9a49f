"""Where the parts of a multipart begin and end (RFC 2046 section 5.1), also where its boundary is missing or wrong."""

import re

from channels.email.reading.headers import read_headers
from channels.email.reading.parameters import parameters
from channels.email.reading.transfer import CODING, undo

MAX_PARTS = 600
MIN_INDENTED = 8  # bytes of a boundary line that nobody writes behind blanks by chance

_FIRST_BOUNDARY = re.compile(
    rb"(?:^|\n)--([^\s-][^\r\n]{0,200}?(?=[ \t]{0,40}\r?\n(?:content-|mime-|x-|\r?\n))"
    rb"|[^\r\n]{2,200}?(?=[ \t]{0,40}(?:\r?\n){1,3}(?:(?:mime-|x-)[!-9;-~]{1,60}:[^\n]{1,200}\n){0,3}content-))",
    re.IGNORECASE,
)
_BEGINS_PARTS = re.compile(
    rb"\s{0,20}(?:This is a multi-?part message[^\n]{0,100}\n(?:(?!--)[^\n]{0,100}\n){0,5})?--([^\r\n]{1,200})(?:\r?\n){1,3}"
    rb"(?:(?:mime-|x-)[!-9;-~]{1,60}:[^\n]{1,200}\n){0,3}content-",
    re.IGNORECASE,
)
# The first part's fields, its boundary line lost
_HEADED = re.compile(rb"^content-(?:type|transfer-encoding|disposition):", re.IGNORECASE | re.MULTILINE)
# The fields of a part inside of a text: the boundary line above them is damaged or lost.
_FIELDS = re.compile(
    rb"\n((?:content-[a-z-]{2,30}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){1,12}+)\r?\n",
    re.IGNORECASE,
)
_IN_BASE64 = re.compile(rb"content-transfer-encoding:[ \t]{0,5}base64", re.IGNORECASE)
_ONLY_BASE64 = re.compile(rb"\s{0,10}[A-Za-z0-9+/]{20}[A-Za-z0-9+/=\r\n]*+\s{0,10}\Z")
MAX_PREAMBLE = 100_000  # bytes that are looked through
_CODED_TYPE = re.compile(rb"\ncontent-type:[^\n]{0,200}=3D", re.IGNORECASE)


def boundary_of(params: dict[str, str]) -> bytes:
    """The boundary that Content-Type declares; b"" without one."""
    return params.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()


def is_all(body: bytes) -> bool:
    """Whether a body that is declared as a text consists of parts, from its first line to its last."""
    first = _BEGINS_PARTS.match(body)
    return first is not None and b"\n--" + first.group(1).rstrip() + b"--" in body


def uncoded(body: bytes, encoding: str, boundary: bytes) -> tuple[bytes, str]:
    """The body and its encoding. To code a multipart is forbidden by RFC 2045 section 6.4; undone only if it hides the boundary."""
    hidden = b"--" not in body or (boundary not in body and _FIRST_BOUNDARY.search(body[:MAX_PREAMBLE]) is None)
    if encoding in CODING and (hidden or _CODED_TYPE.search(body)):
        return undo(encoding, body), ""
    return body, encoding


def spans(body: bytes, boundary: bytes) -> list[tuple[int, int]]:
    """Where the parts stand between the boundary lines; a missing or wrong boundary is read off the body. [] when there is none."""
    found = _cuts(body, b"--" + boundary) if boundary else []
    if not found and (guess := _FIRST_BOUNDARY.search(body[:MAX_PREAMBLE])) is not None:
        found = _cuts(body, b"--" + guess.group(1)) if guess.group(1) != boundary + b"--" else []
        boundary = guess.group(1) if found else boundary
    if not found and boundary and (bare := _without_dashes(boundary).search(body[:MAX_PREAMBLE])) is not None:
        found = _cuts(body, bare.group(1))
    for number, (start, end) in enumerate(found):
        if _reuses(body[start : min(end, start + 2000)], boundary):
            return [*found[:number], (start, found[-1][1])]
    return found + _below(body, boundary, found[-1][1]) if found else found


def _below(body: bytes, boundary: bytes, end: int) -> list[tuple[int, int]]:
    """Parts below the closing mark, where only text that nobody reads should be: their boundary was never declared, or is lost."""
    mark = body.find(boundary, end)
    closed = body.find(b"\n", mark) if mark >= 0 else -1
    if closed < 0 or b"ontent-" not in (rest := body[closed:]):
        return []
    if (first := _BEGINS_PARTS.match(rest)) is not None:
        found = _cuts(rest, b"--" + first.group(1).rstrip())
    else:
        lost = lost_boundary(rest, boundary)
        found = [(lost[1], len(rest))] if lost is not None else []
    return [(closed + start, closed + stop) for start, stop in found]


def _without_dashes(boundary: bytes) -> re.Pattern[bytes]:
    """The first line that is the boundary alone, as scripts write it that don't know of the two dashes."""
    return re.compile(rb"(?:^|\n)([^\s\w]{0,2}%s)[ \t]{0,40}\r?\ncontent-" % re.escape(boundary), re.IGNORECASE)


def lost_boundary(text: bytes, boundary: bytes, *, coded: bool = False) -> tuple[int, int] | None:
    """Where a text ends that has a further part below it, and where that begins: the line between is only like the boundary, or it
    is lost and what stands below the fields is all in base64. In a text that is `coded` itself no fields are its own. None where
    there is no such part."""
    if b"ontent-" not in text and b"ONTENT-" not in text:
        return None
    for fields in _FIELDS.finditer(text):
        above = text.rfind(b"\n", 0, fields.start()) + 1
        line = text[above : fields.start()].strip()
        if _is_like(line, boundary) or (coded and line.startswith(b"--")):
            return max(above - 1, 0), fields.start(1)
        if coded or (_IN_BASE64.search(fields.group(1)) and _ONLY_BASE64.match(text, fields.end())):
            return fields.start(), fields.start(1)
    return None


def _is_like(line: bytes, boundary: bytes) -> bool:
    """A piece of the boundary, all of it in other signs, or with a letter lost or changed."""
    mark, found = boundary.strip(b"-"), line.strip(b"-\"' ")
    if not len(mark) < len(found) * 2 < len(mark) * 4:
        return False
    same = next((place for place, (a, b) in enumerate(zip(mark, found, strict=False)) if a != b), len(found))
    return found in mark or mark in found or mark[same + 1 :] in (found[same:], found[same + 1 :])


def without_end(body: bytes, boundary: bytes) -> bytes:
    """A body that has no parts, without the closing mark that may be all there is of them."""
    return body.rstrip().removesuffix(b"--" + boundary + b"--") if boundary else body


def _reuses(beginning: bytes, boundary: bytes) -> bool:
    """The part is itself a multipart with its parent's boundary: all that follows is inside it."""
    if not boundary or boundary not in beginning:
        return False
    kind, params = parameters(read_headers(beginning)[0].raw("content-type"))
    return kind.startswith("multipart/") and params.get("boundary", "").encode("utf-8", "surrogateescape") == boundary


def _cuts(body: bytes, mark: bytes) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    start, position = -1, body.find(mark)
    while position >= 0 and len(cuts) < MAX_PARTS:
        line_end = body.find(b"\n", position)
        line_end = len(body) if line_end < 0 else line_end + 1
        tail = body[position + len(mark) : line_end].strip(b" \t\r\n\0")
        while position and len(mark) > MIN_INDENTED and body[position - 1] in b" \t":
            position -= 1  # a relay indented it
        if (position == 0 or body[position - 1] == 0x0A) and tail in (b"", b"--"):
            if start < 0 and not cuts and (headed := _HEADED.search(body, 0, min(position, MAX_PREAMBLE))) is not None:
                start = headed.start()
            if start >= 0:
                cuts.append((start, _before_break(body, position, start)))
            goes_on = not tail or body[line_end : line_end + 12].lstrip(b"\r\n")[:8].lower() == b"content-"
            start = line_end if goes_on else -1
        position = body.find(mark, line_end - 1)
    if start >= 0:
        end = len(body)
        tail = body[max(start, end - len(mark) - 1000) :].rstrip()
        # The last line had no end of its own, so that the closing mark stands behind its text.
        if tail.endswith(mark + b"--"):
            end = len(body.rstrip()) - len(mark) - 2
        cuts.append((start, end))
    return cuts


def _before_break(body: bytes, position: int, start: int) -> int:
    """The line break before a boundary belongs to the boundary (RFC 2046 section 5.1.1)."""
    if position > start and body[position - 1] == 0x0A:
        position -= 1
        if position > start and body[position - 1] == 0x0D:
            position -= 1
    return position
