"""Offsets as this provider counts them: in UTF-16 code units. Pure."""

import unicodedata


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
