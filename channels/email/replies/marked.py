"""Answers within a quote that has no prefixes, by the mark that the person names above it: "my answers are below, with [OB]"."""

import re

from channels.email.replies.lines import MIN_WRAPPED
from channels.email.replies.phrases import quotes

MAX_SAID = 600  # characters above a quote that may name the mark

_BELOW = re.compile(rf"\b(?:{quotes.ANSWERED_WITHIN})\b")
_MARK = re.compile(
    r"(?<![\w>*#+])(?P<signs>(?=[-=]{0,3}[>*#+])[>*#+=-]{2,5})(?![\w>*#+])"  # «***», «>>>», «-->»
    r"|\[(?:[^\]\n]{1,20}\s)?(?P<bracketed>\w{1,12})\]"
    rf"|\b(?i:{quotes.MARKED_WITH})\s[\"'«(]?(?P<initials>[A-ZА-ЯЁ]{{2,3}})\b"
)


def answers(lines: list[str], start: int, after: int) -> list[int]:
    """The answers among the lines from `after` on, below an introduction that begins at `start`."""
    said = "\n".join(lines[:start])[-MAX_SAID:]
    if not _BELOW.search(said.lower()):
        return []
    marks = [_begun(found) for found in _MARK.finditer(said)]
    found: list[int] = []
    for index in range(after, len(lines)) if marks else ():
        line = lines[index]
        below = bool(found) and found[-1] == index - 1 and line.strip() != ""
        wrapped = below and (line[:1].islower() or len(lines[index - 1]) >= MIN_WRAPPED)
        if wrapped or any(mark.match(line) for mark in marks):
            found.append(index)
    return found


def _begun(mark: re.Match[str]) -> re.Pattern[str]:
    """How a line begins that has this mark."""
    if mark["signs"]:
        return re.compile(rf"\s{{0,8}}{re.escape(mark['signs'])}(?=[\s\w])")
    return re.compile(rf"\s{{0,8}}[\[({{<]{{0,2}}{re.escape(mark['bracketed'] or mark['initials'])}[\])}}>:.]{{1,2}}\s")
