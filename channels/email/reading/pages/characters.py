"""References as characters, letters of pictorial fonts as what they show, and white space as blanks."""

import re
from html import unescape

# A character beyond the first plane as two numbers of UTF-16.
_SURROGATES = re.compile(
    r"&#(?:(5[56]\d{3});&#(5[67]\d{3})|x(d[89ab][\da-f]{2});&#x(d[c-f][\da-f]{2}));", re.IGNORECASE
)
# Without its semicolon a reference in an attribute is none if more follows (HTML section 13.2.5.73): `?id=1&region=5`.
_NO_REFERENCE = re.compile(r"&(?=[A-Za-z][A-Za-z0-9]{1,31}(?:[^A-Za-z0-9;]|$))")
# What Outlook makes of «:)» and «-->», and people of check boxes. The table of Wingdings in Unicode 7.0.
_WINGDINGS = {
    "J": "☺", "K": "😐", "L": "☹", "à": "→", "ß": "←", "ó": "↔", "è": "➔", "ü": "✓", "û": "✗",
    "þ": "☑", "ý": "☒", "¨": "☐", "o": "☐", "(": "☎", "*": "✉",
}  # fmt: skip
_IN_WINGDINGS = re.compile(
    r"(?<=Wingdings)(?! [23])([^<>]{0,300}>(?:<span[^<>]{0,300}>)?)([JKLàßóèüûþý¨o(*]|&[a-zA-Z]{2,6};|&#\d{2,3};)(?=</)"
)
_ENDLESS = re.compile(r"&#\d{10,}+;?")


def unescaped(value: str) -> str:
    """References read as characters. `int` refuses a number of more than 4,300 digits, and no character has one of ten."""
    if "&#" in value:
        value = _SURROGATES.sub(_joined, value)
    return unescape(_ENDLESS.sub("\ufffd", value) if len(value) > 4_000 else value)


def attribute(value: str) -> str:
    """An attribute's value with its references read."""
    return unescaped(_NO_REFERENCE.sub("&amp;", value)) if "&" in value else value


def show_wingdings(source: str) -> str:
    """The source with single letters in Wingdings as the pictures that people see."""
    return _IN_WINGDINGS.sub(lambda found: found[1] + _WINGDINGS.get(unescape(found[2]), found[2]), source)


def _joined(found: re.Match[str]) -> str:
    pair = b"".join(int(one, 10 if one.isdecimal() else 16).to_bytes(2, "big") for one in found.groups() if one)
    return pair.decode("utf-16-be", "replace")


def one_spaced(source: str) -> str:
    """White space as single blanks, in a few passes at the speed of memory instead of one step a run."""
    source = source.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\f", " ")
    while "  " in source:
        source = source.replace("  ", " ")
    return source
