"""Patches that are sent in a letter's text: their `---`, `===` and `> ` are no signature's and no quote's.

Unified diffs as `git format-patch` sends them, with what it tells of them below its `---`, and context diffs (`***************`).
"""

import re

_HUNK = re.compile(r"@@ -\d{1,7}[, ]|\*{3} \d{1,7}(?:,\d{1,7})? \*{4}$")
_NAMED = re.compile(
    r"(?:---|\+\+\+|\*\*\*) \S|\*{15}$|diff |index |Index: |={67}$|RCS file: |retrieving |(?:new|old|deleted|similarity|rename)\b"
)
_COUNTED = re.compile(r" .{1,200} \| {1,9}(?:\d|Bin)| \d{1,6} files? changed| (?:create|delete|rename|mode) |$")
_ENDS = re.compile(r"-- ?$|-[-=]{20,80}$")  # a signature, a list's footer
_OF_HUNK = re.compile(r"[ +\-!@\\]|\*{3}|$")


def cover(lines: list[str]) -> None:
    """What belongs to a patch is code from now on."""
    place = 0
    while place < len(lines):
        if _HUNK.match(lines[place]) is None:
            place += 1
            continue
        start, end = _start(lines, place), _end(lines, place)
        lines[start:end] = [line and "code" for line in lines[start:end]]
        place = end


def _start(lines: list[str], place: int) -> int:
    """The first line of those above a hunk that name its files and count what was changed."""
    while place and _NAMED.match(lines[place - 1]):
        place -= 1
    counted = place
    while counted and _COUNTED.match(lines[counted - 1]):
        counted -= 1
    return counted - 1 if counted and lines[counted - 1] == "---" else place


def _end(lines: list[str], place: int) -> int:
    """The line below the last of a file's hunks; "-- " above git's version and a list's rule end the letter."""
    while place < len(lines) and _OF_HUNK.match(lines[place]) and not _ENDS.match(lines[place]):
        place += 1
    return place
