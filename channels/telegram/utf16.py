"""Text as this provider counts it: in UTF-16 code units. Pure."""

import unicodedata

_TIED = ("\u200d", "\ufe0e", "\ufe0f")  # a joiner and the variation selectors hold an emoji together
_KEEP = ("\u00a0", "\u202f", "\u2007", "\u2060", "\ufeff")  # white space that forbids a break
_BACK = 64  # an emoji family or a stack of accents is never longer than this


def units(text: str) -> int:
    """Length in UTF-16 code units: what Telegram's limits and entity offsets count (Bot API, MessageEntity)."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_units(text: str, offset: int, length: int) -> str:
    """The piece of `text` that an entity names; what lies outside is left out."""
    if text.isascii():
        return text[max(offset, 0) : max(offset + length, 0)]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[max(offset, 0) * 2 : max(offset + length, 0) * 2].decode("utf-16-le", "ignore")


def positions(text: str) -> list[int]:
    """For each UTF-16 unit of `text`, and its end, the number of characters before it."""
    found: list[int] = []
    for index, char in enumerate(text):
        found.append(index)
        if char > "\uffff":
            found.append(index)
    found.append(len(text))
    return found


def nfc(text: str) -> str:
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def split(text: str, limit: int) -> list[str]:
    """`text` in pieces of at most `limit` UTF-16 units, cut at paragraphs, else lines, else words, else between characters.

    White space at a cut is dropped: Telegram trims messages anyway. A text of white space alone gives no piece.
    """
    pieces, rest = [], text.strip()
    while rest:
        end = _fitting(rest, limit)
        if end < len(rest):
            end = _cut(rest, end)
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return pieces


def _fitting(text: str, limit: int) -> int:
    """How many characters of `text` make at most `limit` units."""
    head = text[:limit]
    excess = units(head) - limit
    if excess <= 0:
        return len(head)
    used = 0
    for index, char in enumerate(head):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return index
    return len(head)


def _cut(text: str, end: int) -> int:
    """The best place in (0, end] to cut; `text` goes on after `end`."""
    for mark in ("\n\n", "\n"):
        found = text.rfind(mark, end // 2, end + len(mark))
        if found > 0:
            return found
    for index in range(end, 0, -1):
        if text[index].isspace() and text[index] not in _KEEP:
            return index
    for index in range(end, max(end - _BACK, 0), -1):
        if not _tied(text, index):
            return index
    return end


def _tied(text: str, index: int) -> bool:
    """Whether the character at `index` belongs to the one before it."""
    char = text[index]
    joined = char in _TIED or text[index - 1] == "\u200d" or "\U0001f3fb" <= char <= "\U0001f3ff"
    return joined or unicodedata.combining(char) != 0
