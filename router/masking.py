"""Bank card numbers never reach a table, a screen or a log: only their last four digits do."""

import re

# One digit, then single separators at most between digits: no choice for the matcher, so time is linear.
_RUN = re.compile(r"\d(?:[ \-\u00a0\u2009\u202f]?\d){12,}")
_SHORTEST, _LONGEST, _SHOWN = 13, 19, 4  # ISO/IEC 7812-1: up to 19 digits; 13 is the shortest ever issued
_FIRST = (
    "23456"  # payment systems' first digits (2 Mir and MasterCard, 3 Amex and JCB, 4 Visa, 5 MasterCard, 6 UnionPay)
)
_DOT = "•"


def mask_cards(text: str) -> str:
    """The text with each card number (13–19 digits that pass Luhn's test, single spaces or dashes between) dotted but for its
    last four digits. The length stays, and so do all offsets."""
    return _RUN.sub(lambda run: _mask(run[0]), text)


def _mask(run: str) -> str:
    places = [place for place, letter in enumerate(run) if letter.isdigit()]
    masked = list(run)
    start = 0
    while start <= len(places) - _SHORTEST:
        length = _card_at(run, places, start)
        for place in places[start : max(start, start + length - _SHOWN)]:
            masked[place] = _DOT
        start += length or 1
    return "".join(masked)


def _card_at(run: str, places: list[int], start: int) -> int:
    """How many digits the card has that starts at this digit; 0: none does. A card is whole groups of digits."""
    if run[places[start]] not in _FIRST or not _edge(places, start):
        return 0
    for length in range(min(_LONGEST, len(places) - start), _SHORTEST - 1, -1):
        if _edge(places, start + length) and _luhn([int(run[place]) for place in places[start : start + length]]):
            return length
    return 0


def _edge(places: list[int], number: int) -> bool:
    return number in (0, len(places)) or places[number] - places[number - 1] > 1


def _luhn(digits: list[int]) -> bool:
    total = sum(digits[-1::-2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return total % 10 == 0
