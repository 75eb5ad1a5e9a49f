"""A text as the desk keeps it."""

import re
import unicodedata

from channels.email.reading.charset import unix_lines

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2066-\u2069\u202a-\u202e\ud800-\udfff\ufeff]")
_READ_AS = {"\x1d": "\x1d", "\x0b": "\n", "\x0c": "\n"}  # Word's line end inside a paragraph, a page's end


def clean(text: str) -> str:
    """NFC, LF line ends, no control and direction characters but tab and the HTML reader's mark."""
    text = unix_lines(text)
    plain = text.replace("\n", " ").replace("\t", " ")  # of the same length: 20 times as quick as without them
    if plain.isprintable() and (plain.isascii() or unicodedata.is_normalized("NFC", plain)):
        return text  # what can be printed has no controls in it: ten times as quick as looking for each
    return unicodedata.normalize("NFC", _CONTROLS.sub(lambda found: _READ_AS.get(found.group(), ""), text))
