"""Text by the units that providers count, and long text in pieces that they take, cut where it hurts least. Pure.

Lengths are UTF-16 code units: what Telegram counts (Bot API, MessageEntity); VK's page says characters, and no character is more.
"""

import unicodedata

_TIED = ("\u200d", "\ufe0e", "\ufe0f")  # a joiner and the variation selectors hold an emoji together
_KEEP = ("\u00a0", "\u202f", "\u2007", "\u2060", "\ufeff")  # white space that forbids a break
_BACK = 64  # an emoji family or a stack of accents is never longer than this


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def positions(text: str) -> list[int]:
    """For each unit of `text`, and its end, the number of characters before it."""
    found: list[int] = []
    for index, char in enumerate(text):
        found += (index, index) if char > "\uffff" else (index,)
    return [*found, len(text)]


def cut_units(text: str, offset: int, length: int) -> str:
    """The piece of `text` that begins at a unit and has so many of them; what lies outside is left out."""
    if text.isascii():
        return text[max(offset, 0) : max(offset + length, 0)]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[max(offset, 0) * 2 : max(offset + length, 0) * 2].decode("utf-16-le", "ignore")


def cuts(text: str, limit: int) -> list[tuple[int, int]]:
    """Start and end of each piece of at most `limit` units: cut at paragraphs, else lines, else words, else between characters
    as people see them (UAX #29: an emoji with its modifiers, a flag, a letter with its accents).

    White space at a cut belongs to no piece; a text of white space alone gives none.
    """
    found: list[tuple[int, int]] = []
    start, last = _spaceless(text, 0), len(text.rstrip())
    while start < last:
        end = start + _fitting(text[start : min(start + limit, last)], limit)
        if end < last:
            end = _cut(text, start, end)
        found.append((start, start + len(text[start:end].rstrip())))
        start = _spaceless(text, end)
    return found


def split(text: str, limit: int) -> list[str]:
    """The pieces of `cuts` themselves."""
    return [text[start:end] for start, end in cuts(text, limit)]


def _spaceless(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _fitting(head: str, limit: int) -> int:
    """How many characters of `head` make at most `limit` units."""
    if units(head) <= limit:
        return len(head)
    used = 0
    for index, char in enumerate(head):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return index
    return len(head)


def _cut(text: str, start: int, end: int) -> int:
    """The best place in (start, end] to cut; `text` goes on after `end`."""
    middle = (start + end) // 2
    for mark in ("\n\n", "\n"):
        found = text.rfind(mark, middle, end + len(mark))
        if found > start:
            return found
    for index in range(end, start, -1):
        if text[index].isspace() and text[index] not in _KEEP:
            return index
    for index in range(end, max(end - _BACK, start), -1):
        if not _tied(text, start, index):
            return index
    return end


def _tied(text: str, start: int, index: int) -> bool:
    """Whether the character at `index` belongs to the one before it, in a piece that begins at `start`."""
    char, before = text[index], text[index - 1]
    if char in _TIED or before == "\u200d" or unicodedata.category(char).startswith("M"):
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f" or "\u1160" <= char <= "\u11ff":
        return True  # a skin tone, the letters of a region's flag, the middle and end of a Korean syllable
    return _is_flag(char) and _flags_before(text, start, index) % 2 == 1


def _flags_before(text: str, start: int, index: int) -> int:
    first = index
    while first > start and _is_flag(text[first - 1]):
        first -= 1
    return index - first


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
