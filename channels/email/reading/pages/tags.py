"""A tag: its name, its attributes, and what it does to the page."""

import re
from collections.abc import Callable

import msgspec

from channels.email.reading.pages.page import Page

_ATTRIBUTE = re.compile(
    r"(?<![\w:-])([A-Za-z][\w:-]{0,60})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*))"
)


class Tag(msgspec.Struct, frozen=True):
    """One spelling of a tag and what it does; at one that `breaks` a line ends, so that a blank behind it shows nothing; one
    `once` has an address that hardly comes again. Pages repeat a few spellings many times: each is looked at once, and never changed."""

    name: str
    act: "Callable[[Page, Tag], None] | None" = None
    attributes: dict[str, str] = {}
    hides: bool = False
    small: bool = False
    keeps_lines: bool = False
    ends: str = ""
    lays_out: str = ""
    lasts: bool = False
    bar: str = ""
    mark: str = ""
    breaks: bool = False
    nests: int = 0
    once: bool = False


def read_attributes(written: str) -> dict[str, str]:
    """Those that have a value; of two of one name the first (HTML section 13.2.5.33)."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found
