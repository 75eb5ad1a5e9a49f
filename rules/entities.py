"""Facts worth extracting from a message, with their places: cards, INN, phones, links, order numbers, sums, dates …

Every pattern is bounded and starts at an anchor, so a hostile text costs linear time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rules.text import ZERO_WIDTH, Normal, normalise


@dataclass(frozen=True, slots=True)
class Found:
    """One fact. `start`/`end` are places in the original text; `value` is its normal form (a card: its last four digits)."""

    type: str
    value: str
    start: int
    end: int


# --- cards --------------------------------------------------------------------------------------------------------------

_SEPARATORS = " \t\u00a0\u2007\u2009\u202f._\\-\u2010-\u2015" + "".join(sorted(ZERO_WIDTH))
_DIGITS = re.compile(rf"\d[\d{_SEPARATORS}]{{11,}}")
_GROUP = re.compile(r"\d+")
_MAX_CARD = 19
_SHORTEST_CARD = 13
_CARD_GAP = 3  # separators between two groups of one number


def find_cards(text: str) -> list[Found]:
    """Bank card numbers by issuer range (ISO/IEC 7812), length and Luhn; value is the last four digits."""
    return [Found("card", last, start, end) for start, end, last in _cards(text)]


def mask_cards(text: str) -> str:
    """The text with every card number's digits but the last four replaced by •: the same length, separators kept."""
    cards = _cards(text)
    if not cards:
        return text
    letters = list(text)
    for start, end, _ in cards:
        digits = [place for place in range(start, end) if letters[place].isdecimal()]
        for place in digits[:-4]:
            letters[place] = "•"
    return "".join(letters)


def _cards(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    if len(text) < _SHORTEST_CARD:
        return found
    for run in _DIGITS.finditer(text):
        groups = [(run.start() + m.start(), run.start() + m.end()) for m in _GROUP.finditer(run.group())]
        first = 0
        while first < len(groups):
            last = _card_from(text, groups, first)
            if last is None:
                first += 1
                continue
            start, end = groups[first][0], groups[last][1]
            digits = "".join(text[a:b] for a, b in groups[first : last + 1])
            found.append((start, end, "".join(str(int(digit)) for digit in digits[-4:])))
            first = last + 1
    return found


def _card_from(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last group of a card number that begins with group `first`; the longest that holds."""
    digits = ""
    best = None
    for place in range(first, min(first + _MAX_CARD, len(groups))):
        start, end = groups[place]
        if place > first and start - groups[place - 1][1] > _CARD_GAP:
            break
        digits += text[start:end]
        if len(digits) > _MAX_CARD:
            break
        if _is_card(digits):
            best = place
            if len(digits) == 16:
                break  # the common length wins over a longer chance
    return best


def _is_card(digits: str) -> bool:
    length = len(digits)
    if length < _SHORTEST_CARD:
        return False
    head = int(digits[:4])
    if length == 16:
        known = 2200 <= head <= 2204 or 2221 <= head <= 2720 or 4000 <= head <= 6999 or 3528 <= head <= 3589
    elif length == 15:
        known = head // 100 in (34, 37)
    elif length == 13:
        known = head // 1000 == 4
    else:
        known = head // 1000 == 6 or head // 100 in (22, 50, 56, 57, 58) or (head // 1000 == 4 and length == 19)
    return known and _luhn([int(digit) for digit in digits])


def _luhn(number: list[int]) -> bool:
    total = sum(number[-1::-2]) + sum(digit * 2 - 9 * (digit > 4) for digit in number[-2::-2])
    return total % 10 == 0


# --- INN ----------------------------------------------------------------------------------------------------------------

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def is_inn(value: str) -> bool:
    """Whether ten or twelve digits carry the control digits of a Russian taxpayer's number (INN)."""
    if not (value.isascii() and value.isdecimal()) or len(set(value)) == 1:
        return False
    digits = [int(digit) for digit in value]
    if len(digits) == 10:
        return _control(digits, _INN_10) == digits[9]
    return len(digits) == 12 and _control(digits, _INN_11) == digits[10] and _control(digits, _INN_12) == digits[11]


def _control(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10


# --- everything else ----------------------------------------------------------------------------------------------------

_NUMBER = r"(?:\s{0,2}(?:номер\w{0,2}|№|no|n|#|id|:|-|–|—|\.|\()){0,3}\s{0,2}"
_FROM = r"(?:\s?от\s[\d. /-]{5,12}(?:г\.?)?)?"
_ORDER = re.compile(
    rf"\b(?:заказ\w{{0,3}}|order|отправлени\w{{1,3}}|посылк\w{{1,2}}){_FROM}{_NUMBER}([a-z]{{0,3}}-?\d[\d-]{{3,24}})"
)
_SUPPLY = re.compile(
    rf"\b(?:поставк\w{{1,2}}|supply|паллет\w{{0,2}}){_FROM}{_NUMBER}((?:[a-z]{{2}}-){{0,2}}\d{{5,14}})\b"
)
_SKU = re.compile(
    rf"\b(?:артикул\w{{0,3}}|арт|sku|номенклатур\w{{1,2}}|nm|нм){_NUMBER}((?=[a-z-]{{0,10}}\d)[a-zа-я0-9][a-zа-я0-9_-]{{3,24}})"
)
_RETURN = re.compile(
    rf"\b(?:код\w{{0,2}} (?:на )?возврат\w?|код\w{{0,2}} заявк\w|заявк\w{{1,2}} на возврат){_NUMBER}((?=[a-z-]{{0,10}}\d)[a-z0-9-]{{4,24}})"
)
_INN = re.compile(r"\bинн\s{0,2}(?:ип|ооо)?[\s:№-]{0,4}(\d{12}|\d{10})\b")
_INN_FIRST = re.compile(r"\s{0,4}(\d{12}|\d{10})\b")
_PHONE = re.compile(
    r"(?<![\w+№#.-])(?:\+?7|8)[ \u00a0(-]{0,3}\d{3}[ \u00a0)-]{0,3}\d{3}[ \u00a0-]{0,2}\d{2}[ \u00a0-]{0,2}\d{2}(?![\w-])"
)
_SUM = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[ \u00a0\u2009]\d{3}){1,3}|\d{1,9})([.,]\d{1,2})?\s?(тыс\w{0,4}\.?\s?)?"
    r"(к|руб(?:л\w{1,3})?|р|₽|rub|тр|т\.р)(?![\w])"
)
_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_MONTHS_OF = tuple("мая" if month == "ма" else month for month in _MONTHS)
_DATE_FAST = re.compile(r"\d[./-]\d\d")
_DATE = re.compile(r"(?<![\w.,/-])(\d{1,2})[./](\d{2})(?:[./](\d{4}|\d{2}))?(?![\w/,-]|\.\d)")
_DATE_ISO = re.compile(r"(?<![\w-])(20\d{2})-(\d{2})-(\d{2})(?![\w-])")
_DATE_WORD = re.compile(
    r"(?<!\d)(\d{1,2})(?:-?го)?\s(январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[яа])\b(?:\s(20\d{2}))?"
)
_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@((?:[\w-]{1,63}\.){1,4}[a-zа-я]{2,24})\b")
_HANDLE = re.compile(r"(?<![\w@./+-])@([a-z][a-z0-9_]{3,31})\b(?!\.[a-z])")
_ADDRESS = re.compile(
    r"\b((?:ул\.?|улиц\w|проспект\w?|пр-т|переулок|переулке|шоссе|бульвар\w?|площад\w)\s[\w «»\"-]{2,40}"
    r",?\s{0,2}(?:д\.?|дом)?\s?\d{1,4}\w?)"
)
# What follows a digit in a sum or a date: without any of it there is neither.
_UNIT = re.compile(r"\d(?:[./-]\d\d|(?:-?го)?\s[яфмаисонд]|\s?(?:тыс|к\b|р|₽|rub|т))")
_STREETS = ("ул.", "ул ", "ул\n", "ул\u00a0", "улиц", "проспект", "пр-т", "переул", "шоссе", "бульвар", "площад")
_ANY_DIGIT = re.compile(r"\d")
_SHORTEST_INN = 10
_SHORTEST_PHONE = 11


def find(original: str, normal: Normal | None = None) -> tuple[Found, ...]:
    """Every fact of the text but its links (`rules.cues.link`), in order. Spans lie inside `original`."""
    if not _ANY_DIGIT.search(original) and "@" not in original:
        return ()
    normal = normal or normalise(original)
    numbers = [match.span() for match in _GROUP.finditer(normal.text)]
    digits = sum([end - start for start, end in numbers])
    found = find_cards(original) if digits >= _SHORTEST_CARD else []
    taken = [(card.start, card.end) for card in found]
    for type_, value, start, end in chain(
        _accounts(normal.text), _numbered(normal.text, numbers, digits) if digits else ()
    ):
        first, last = normal.span(start, end)
        if not any(first < stop and begin < last for begin, stop in taken):
            found.append(Found(type_, value, first, last))
    found.sort(key=lambda fact: (fact.start, fact.end, fact.type))
    return tuple(found)


def find_orders(normal: Normal) -> list[str]:
    """The order numbers of a normalised text, each once, without looking for anything else."""
    stems = _NAMED[0][2]
    return list(dict.fromkeys(match.group(1).rstrip("-") for match in _after(stems, _ORDER, normal.text)))


_Candidate = tuple[str, str, int, int]


def _accounts(text: str) -> Iterator[_Candidate]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield "email", match.group(), match.start(), match.end()
        for match in _HANDLE.finditer(text):
            yield "handle", match.group(1), match.start(), match.end()


def _numbered(text: str, numbers: Sequence[tuple[int, int]], digits: int) -> Iterator[_Candidate]:
    """What has digits in it. A plain search for letters or digits that must be there spares most of the patterns."""
    for type_, pattern, stems in _NAMED:
        for match in _after(stems, pattern, text):
            yield type_, match.group(1).rstrip("-"), match.start(1), match.end(1)
    if digits >= _SHORTEST_INN:
        yield from _inns(text)
    if digits >= _SHORTEST_PHONE:
        yield from _phones(text)
    if _UNIT.search(text):
        yield from _sums(text, numbers)
        yield from _dates(text, numbers)
    if any(map(text.__contains__, _STREETS)):
        for match in _ADDRESS.finditer(text):
            yield "address", match.group(1), match.start(1), match.end(1)


# Kinds of numbers that follow their name, and the letters that each pattern begins with.
_NAMED = (
    ("order", _ORDER, ("заказ", "посылк", "отправлени", "order")),
    ("supply", _SUPPLY, ("поставк", "supply", "паллет")),
    ("sku", _SKU, ("арт", "sku", "номенклатур", "nm", "нм")),
    ("return_code", _RETURN, ("код", "заявк")),
)


def _after(stems: tuple[str, ...], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins with one of the stems."""
    for stem in stems:
        place = text.find(stem)
        while place >= 0:
            match = pattern.match(text, place)
            if match:
                yield match
            place = text.find(stem, match.end() if match else place + 1)


def _inns(text: str) -> Iterator[_Candidate]:
    first = _INN_FIRST.match(text)
    if first and is_inn(first.group(1)):
        yield "inn", first.group(1), first.start(1), first.end(1)
    if "инн" in text:
        for match in _INN.finditer(text):
            if is_inn(match.group(1)) and not (first and first.start(1) == match.start(1)):
                yield "inn", match.group(1), match.start(1), match.end(1)


def _phones(text: str) -> Iterator[_Candidate]:
    for match in _PHONE.finditer(text):
        digits = "".join(letter for letter in match.group() if letter.isdecimal())
        if digits[1] in "3489":  # Russian area and mobile codes; anything else is some other number
            yield "phone", "+7" + digits[1:], match.start(), match.end()


def _at(numbers: Sequence[tuple[int, int]], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins where a number does: trying it there only is faster than at every letter."""
    end = 0
    for start, _ in numbers:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _sums(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
    for match in _at(numbers, _SUM, text):
        whole = int("".join(letter for letter in match.group(1) if letter.isdecimal()))
        thousands = match.group(3) or match.group(4) in ("к", "тр", "т.р")
        cents = (match.group(2) or "")[1:]
        value = str(whole * 1000) if thousands else f"{whole}.{cents:0<2}" if cents else str(whole)
        yield "sum", value, match.start(), match.end()


def _dates(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
    if _DATE_FAST.search(text):
        for match in _at(numbers, _DATE, text):
            yield from _date(match, match.group(1), match.group(2), match.group(3))
        for match in _at(numbers, _DATE_ISO, text):
            yield from _date(match, match.group(3), match.group(2), match.group(1))
    for match in _at(numbers, _DATE_WORD, text) if any(map(text.__contains__, _MONTHS_OF)) else ():
        yield from _date(match, match.group(1), str(_MONTHS.index(match.group(2)) + 1), match.group(3))


def _date(match: re.Match[str], day: str, month: str, year: str | None) -> Iterator[_Candidate]:
    """ISO with a year, `--MM-DD` (RFC 6350 §4.3.1) without one: a year is never guessed, there is no clock here."""
    if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
        if year and len(year) == 2:
            year = "20" + year
        date = f"{int(month):02}-{int(day):02}"
        yield "date", f"{int(year)}-{date}" if year else f"--{date}", match.start(), match.end()
