"""Whom a mail is written to, as it says itself: «Hi Anna,», "Dear Mr Holm", «Кому: Анна Ким <a@kim.example>»."""

import re
from collections.abc import Iterable
from itertools import islice

from channels.email.reading.addresses import Address
from channels.email.replies.attributions import EMAIL
from channels.email.replies.copied import category
from channels.email.replies.lines import MAX_LINE
from channels.email.replies.phrases import openings

MAX_GREETING = 60  # characters of a line that only greets
MAX_HEAD = 16  # lines with words in which a quote says it

_NAME = r"[^\W\d_][\w.'-]{0,30}"
_GREETING = re.compile(rf"(?:{openings.ADDRESSES})(?P<whom>(?:,? {_NAME}){{0,4}})\s?[,!.)]{{0,3}}\s{{0,4}}$")
_GREETED = re.compile(rf"(?:{openings.ADDRESSES}),?(?P<whom>(?: {_NAME}){{1,4}})\s?(?:[,!.)]|$)")
_NAMED_FIRST = re.compile(rf"(?P<whom>{_NAME}(?: {_NAME}){{0,2}}), (?:{openings.ADDRESSES})\b")
_MAILBOX = re.compile(r"[^\s<>;,]{0,64}@[^\s<>;,]{0,120}")


def greets(line: str) -> bool:
    """«Dear Anna,»"""
    line = line.strip()
    found = _GREETING.match(line.lower()) if len(line) < MAX_GREETING else None
    return found is not None and _are_names(line[slice(*found.span("whom"))].replace(",", " "))


def addressee(quoted: Iterable[str]) -> Address:
    """To whom the mail went of which these lines are the first; without a name or an address where they do not say. It is he who
    answers it."""
    said = (line.strip("> \t\xa0*")[:MAX_LINE] for line in quoted)
    head = list(islice(filter(None, said), MAX_HEAD))
    field = next((line for line in head if category(line) == "to"), "").partition(":")[2]
    greeted = next(filter(None, map(_greeted, head)), "")
    mailbox = EMAIL.search(field)
    return Address(f"{_MAILBOX.sub('', field)} {greeted}".strip(" <>;,'\""), mailbox.group() if mailbox else "")


def _greeted(line: str) -> str:
    """The name in «Hi Anna, thank you for …» or «Анна, добрый день!»; "" where there is none."""
    low = line.lower()
    found = _GREETED.match(low) or _NAMED_FIRST.match(low)
    whom = line[slice(*found.span("whom"))] if found is not None else ""
    return whom if _are_names(whom) else ""


def _are_names(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split())
