"""The markup of answers, the same on every channel (docs/messengers.md): text as people type it into text with spans. Pure.

    **bold**  _italic_  `code`  [words](https://address)  > quotation  ``` block ```  - lists of two lines or more

What isn't clearly meant stays as it was typed: snake_case, 2 * 3, a price with an asterisk, addresses with underscores.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from router.cutting import cuts
from router.schema import Entity

MAX_LABEL, MAX_ADDRESS, MAX_BRACKETS = 300, 2_000, 3
FENCE, QUOTE, ITEM, BULLET = "```", "> ", "- ", "• "
_SIGN = re.compile(r"\*\*|_|`|\[|https?://")
_ADDRESS = re.compile(r"https?://[^\s<>\"«»]{1,2000}")
_STOP = re.compile(r"[()\s<>\"]")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#-]{1,20}\n")
_KINDS = {"**": "bold", "_": "italic"}
_TRAILING = ".,;:!?)]}…*_`"
_BINDING = "/\\@#=&._*-"  # between a sign and a letter they say: this is a name or an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Text without the signs, and what they said of it. Spans nest and never cross; types: bold, italic, code, pre, quote, text_link."""

    text: str
    spans: tuple[Entity, ...] = ()

    def part(self, start: int, end: int) -> "Marked":
        """A piece of the text; a span that goes over its edge is closed here and opened again in the next piece."""
        inside = (
            structs.replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in self.spans
        )
        return Marked(text=self.text[start:end], spans=tuple(span for span in inside if span.start < span.end))

    def split(self, limit: int) -> list["Marked"]:
        """In pieces of at most `limit` UTF-16 units (see router.cutting)."""
        return [self.part(start, end) for start, end in cuts(self.text, limit)]


@dataclass(slots=True)
class _Writer:
    pieces: list[str] = field(default_factory=list)
    spans: list[Entity] = field(default_factory=list)
    size: int = 0

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)

    def span(self, kind: str, start: int, value: str = "") -> None:
        if start < self.size:
            self.spans.append(Entity(type=kind, start=start, end=self.size, value=value))


def parse(text: str) -> Marked:
    """Linear in the text's length, whatever it is. A text without markup comes out as it went in."""
    writer, place = _Writer(), 0
    while (fence := _fence(text, place)) is not None:
        start, inner, end, after = fence
        _lines(text[place:start], writer)
        begun = writer.size
        writer.put(text[inner:end])
        writer.span("pre", begun)
        place = after
    _lines(text[place:], writer)
    # What begins and ends together was written from within outwards.
    writer.spans.reverse()
    spans = sorted(writer.spans, key=lambda span: (span.start, -span.end))
    return Marked(text="".join(writer.pieces), spans=tuple(spans))


def plain(marked: Marked) -> str:
    """For channels without formatting: links written out, quotations with their sign."""
    pieces, place = [], 0
    for at, insertion in sorted(_insertions(marked), key=lambda one: one[0]):
        pieces += [marked.text[place:at], insertion]
        place = at
    return "".join([*pieces, marked.text[place:]])


def tagged(marked: Marked, tags: Callable[[Entity], tuple[str, str]], text: Callable[[str], str]) -> str:
    """As markup of tags: `tags` gives a span's opening and closing one, `text` escapes what stands between."""
    written: list[str] = []
    opened: list[Entity] = []
    place = 0

    def go(to: int) -> None:
        nonlocal place
        while opened and opened[-1].end <= to:
            written.extend((text(marked.text[place : opened[-1].end]), tags(opened[-1])[1]))
            place = opened.pop().end
        written.append(text(marked.text[place:to]))
        place = to

    for span in marked.spans:
        go(span.start)
        written.append(tags(span)[0])
        opened.append(span)
    go(len(marked.text))
    return "".join(written)


def linked(marked: Marked) -> Marked:
    """With the bare addresses as spans, too: for channels whose readers' programs don't find them themselves."""
    apart = [span for span in marked.spans if span.type in ("text_link", "code", "pre")]
    found = list(marked.spans)
    place = 0
    for one in _ADDRESS.finditer(marked.text):
        while place < len(apart) and apart[place].end <= one.start():
            place += 1
        address = _address(marked.text, one.start())
        if place < len(apart) and apart[place].start < one.start() + len(address):
            continue
        found.append(Entity(type="text_link", start=one.start(), end=one.start() + len(address), value=address))
    return replace(marked, spans=tuple(sorted(found, key=lambda span: (span.start, -span.end))))


def _insertions(marked: Marked) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for span in marked.spans:
        if span.type == "text_link" and marked.text[span.start : span.end] != span.value:
            found.append((span.end, f" ({span.value})"))
        elif span.type == "quote":
            quoted = marked.text[span.start : span.end]
            found += [(span.start, QUOTE)]
            found += [(span.start + at + 1, QUOTE) for at, char in enumerate(quoted) if char == "\n"]
    return found


# --- blocks -----------------------------------------------------------------------------------------------------------


def _fence(text: str, place: int) -> tuple[int, int, int, int] | None:
    """The next block: where its sign is, where its contents begin and end, and what follows."""
    while (start := text.find(FENCE, place)) >= 0:
        end = text.find(FENCE, start + len(FENCE))
        if end < 0:
            return None
        inner = start + len(FENCE)
        line = max(text.rfind("\n", place, start) + 1, place)
        if not text[line:start].strip():
            named = _LANGUAGE.match(text, inner)
            inner = named.end() if named else inner + text.startswith("\n", inner)
            stop = end - 1 if end > inner and text[end - 1] == "\n" else end
            if text[inner:stop].strip():
                return start, inner, stop, end + len(FENCE)
        place = end + len(FENCE)
    return None


def _lines(text: str, writer: _Writer) -> None:
    lines = text.split("\n")
    quoting = -1  # where the open quotation began
    for number, line in enumerate(lines):
        is_quote = line.startswith(QUOTE)
        if quoting >= 0 and not is_quote:
            writer.spans.append(Entity(type="quote", start=quoting, end=max(quoting, writer.size - 1)))
            quoting = -1
        if is_quote and quoting < 0:
            quoting = writer.size
        body = line.removeprefix(QUOTE) if is_quote else line
        if _is_item(lines, number):
            writer.put(BULLET)
            body = body.removeprefix(ITEM)
        _inline(body, writer, ("**", "_", "`", "["))
        if number + 1 < len(lines):
            writer.put("\n")
    if quoting >= 0:
        writer.span("quote", quoting)


def _is_item(lines: Sequence[str], number: int) -> bool:
    """A dash alone may be a word of direct speech; two lines with one are a list."""
    around = lines[max(number - 1, 0) : number + 2]
    return lines[number].startswith(ITEM) and sum(line.startswith(ITEM) for line in around) > 1


# --- within a line ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """`signs` that count here: none counts within itself, so the depth is theirs. `hopeless` ones have nothing that closes them."""

    text: str
    signs: tuple[str, ...]
    addresses: list[tuple[int, int]]
    hopeless: set[str]


def _inline(text: str, writer: _Writer, signs: tuple[str, ...]) -> None:
    addresses = [(one.start(), one.start() + len(_address(text, one.start()))) for one in _ADDRESS.finditer(text)]
    line = _Line(text, signs, addresses, set())
    place = search = 0
    while (found := _SIGN.search(text, search)) is not None:
        sign, start = found[0], found.start()
        if sign.startswith("http"):
            search = start + len(_address(text, start))
            continue
        end = 0
        if sign in signs and sign not in line.hopeless:
            begun = _Writer(size=writer.size + start - place)
            end = _link(line, start, begun) if sign == "[" else _pair(line, start, sign, begun)
        if end:
            writer.put(text[place:start])
            writer.pieces += begun.pieces
            writer.spans += begun.spans
            writer.size, place = begun.size, end
        search = end or found.end()
    writer.put(text[place:])


def _address(text: str, start: int) -> str:
    """The bare address that begins there, without what only follows it. Never empty."""
    found = _ADDRESS.match(text, start)
    return (found[0].rstrip(_TRAILING) if found else "") or text[start : start + 4]


def _pair(line: _Line, start: int, sign: str, writer: _Writer) -> int:
    """Writes what a pair of signs holds; the place after it, 0 if there is no pair."""
    text, inner = line.text, start + len(sign)
    if not _begins(text, start, inner, sign):
        return 0
    end = text.find(sign, inner + 1)
    while end >= 0 and (not _ends(text, end, sign) or _within(line.addresses, end)):
        end = text.find(sign, end + 1)
    if end < 0:
        line.hopeless.add(sign)
        return 0
    begun = writer.size
    if sign == "`":
        writer.put(text[inner:end])
        writer.span("code", begun)
    else:
        _inline(text[inner:end], writer, tuple(one for one in line.signs if one != sign))
        writer.span(_KINDS[sign], begun)
    return end + len(sign)


def _within(ranges: Sequence[tuple[int, int]], place: int) -> bool:
    last = bisect_right(ranges, (place, place)) - 1
    return last >= 0 and place < ranges[last][1]


def _begins(text: str, start: int, inner: int, sign: str) -> bool:
    before, after = text[start - 1 : start] or " ", text[inner : inner + 1] or " "
    return not (before.isalnum() or before in _BINDING or before == sign[0] or after.isspace() or after == sign[0])


def _ends(text: str, end: int, sign: str) -> bool:
    before, after = text[end - 1], text[end + len(sign) : end + len(sign) + 2]
    if before.isspace() or before == sign[0] or after[:1] == sign[0]:
        return False
    return not after[:1].isalnum() and not (after[:1] in _BINDING and after[1:].isalnum())


def _link(line: _Line, start: int, writer: _Writer) -> int:
    """[words](address); the place after it, 0 if it is none."""
    text = line.text
    middle = text.find("](", start + 1, start + 1 + MAX_LABEL)
    label = text[start + 1 : max(middle, start + 1)]
    if middle < 0 or not label.strip() or "[" in label or "]" in label:
        return 0
    end = _closing(text, middle + 2)
    address = text[middle + 2 : end]
    if not address.startswith(("https://", "http://", "mailto:")) or len(address) < 10:
        return 0
    begun = writer.size
    _inline(label, writer, tuple(one for one in line.signs if one != "["))
    writer.span("text_link", begun, address)
    return end + 1


def _closing(text: str, start: int) -> int:
    """The bracket that ends an address, which may have pairs of its own; `start` if there is none."""
    depth, place = 0, start
    for _ in range(2 * MAX_BRACKETS + 1):
        stop = _STOP.search(text, place, start + MAX_ADDRESS)
        if stop is None or stop[0] not in "()":
            return start
        if stop[0] == ")" and depth == 0:
            return stop.start()
        depth += 1 if stop[0] == "(" else -1
        place = stop.end()
    return start
