"""References as characters, and white space as blanks."""

import re
from html import unescape

# A character beyond the first plane as two numbers of UTF-16.
_SURROGATES = re.compile(
    r"&#(?:(5[56]\d{3});&#(5[67]\d{3})|x(d[89ab][\da-f]{2});&#x(d[c-f][\da-f]{2}));", re.IGNORECASE
)
_ENDLESS = re.compile(r"&#\d{10,}+;?")


def unescaped(value: str) -> str:
    """References read as characters. `int` refuses a number of more than 4,300 digits, and no character has one of ten."""
    if "&#" in value:
        value = _SURROGATES.sub(_joined, value)
    return unescape(_ENDLESS.sub("\ufffd", value) if len(value) > 4_000 else value)


def _joined(found: re.Match[str]) -> str:
    pair = b"".join(int(one, 10 if one.isdecimal() else 16).to_bytes(2, "big") for one in found.groups() if one)
    return pair.decode("utf-16-be", "replace")


def one_spaced(source: str) -> str:
    """White space as single blanks, in a few passes at the speed of memory instead of one step a run."""
    source = source.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\f", " ")
    while "  " in source:
        source = source.replace("  ", " ")
    return source
