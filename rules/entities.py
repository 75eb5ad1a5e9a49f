"""Facts worth extracting from a message, with their places: cards, INN, phones, links, order numbers, sums, dates …

Every pattern is bounded and starts at an anchor, so a hostile text costs linear time.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from rules.hints import NAMES
from rules.text import ZERO_WIDTH, Normal, normalise


class Found(NamedTuple):
    """One fact. `start`/`end` are places in the original text; `value` is its normal form (a card: its last four digits)."""

    type: str
    value: str
    start: int
    end: int


# --- cards --------------------------------------------------------------------------------------------------------------

_SEPARATORS = " \t\u00a0\u2007\u2009\u202f._\\-\u2010-\u2015" + "".join(sorted(ZERO_WIDTH))
_CHAIN = re.compile(rf"\d+(?:[{_SEPARATORS}]{{1,3}}\d+)*")  # groups of digits that may be one number
_GROUP = re.compile(r"\d\d*")  # said so, a number is quicker to look for
_MAX_CARD = 19
_SHORTEST_CARD = 13
# Is in every text with a card: where a number begins, and not with a digit that no card begins with.
_LIKELY = re.compile(rf"\d(?<!\d\d)(?<![01789])[\d{_SEPARATORS}]{{{_SHORTEST_CARD - 1}}}")
_ISSUERS = frozenset((2, 3, 4, 5, 6))  # first digits of all ranges below


def find_cards(text: str) -> list[Found]:
    """Bank card numbers by issuer range (ISO/IEC 7812), length and Luhn; value is the last four digits."""
    return [Found("card", last, start, end) for start, end, last in _cards(text)]


def mask_cards(text: str) -> str:
    """The text with every card number's digits but the last four replaced by •: the same length, separators kept."""
    return masked(text, [(start, end) for start, end, _ in _cards(text)])


def masked(text: str, cards: Sequence[tuple[int, int]]) -> str:
    """What `mask_cards` gives, if it is known already between which places the cards are."""
    if not cards:
        return text
    letters = list(text)
    for start, end in cards:
        digits = [place for place in range(start, end) if letters[place].isdecimal()]
        for place in digits[:-4]:
            letters[place] = "•"
    return "".join(letters)


def _cards(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    likely = _LIKELY.search(text)
    for number in _CHAIN.finditer(text, likely.start()) if likely else ():
        start, end = number.span()
        if end - start >= _SHORTEST_CARD:
            groups = [group.span() for group in _GROUP.finditer(text, start, end)]
            found += _cards_of(text, groups)
    return found


def _cards_of(text: str, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The cards among groups of digits. Sums of Luhn's are kept running, so each candidate is one subtraction."""
    digits = [int(digit) for digit in "".join([text[start:end] for start, end in groups])]
    edges = list(accumulate([end - start for start, end in groups], initial=0))  # digits before each group
    # Running sums with the digits at odd, or at even, places doubled: a card's last digit says which of them counts.
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits]
    odd, even = digits.copy(), digits.copy()
    odd[1::2], even[::2] = doubled[1::2], doubled[::2]
    sums = list(accumulate(odd, initial=0)), list(accumulate(even, initial=0))
    first = 0
    while edges[-1] - edges[first] >= _SHORTEST_CARD:
        last = _card_from(edges, digits, sums, first) if digits[edges[first]] in _ISSUERS else None
        if last is None:
            first += 1
            continue
        end = edges[last + 1]
        yield groups[first][0], groups[last][1], "".join(map(str, digits[end - 4 : end]))
        first = last + 1


def _card_from(edges: list[int], digits: list[int], sums: Sequence[list[int]], first: int) -> int | None:
    """The last group of a card number that begins with group `first`; the longest that holds."""
    begin = edges[first]
    best = None
    for place in range(bisect_left(edges, begin + _SHORTEST_CARD) - 1, bisect_right(edges, begin + _MAX_CARD) - 1):
        end = edges[place + 1]
        length = end - begin
        luhn = sums[(end - 1) % 2]  # the last digit counts once, the one before it twice
        if (luhn[end] - luhn[begin]) % 10 == 0 and _is_issued(digits[begin : begin + 4], length):
            best = place
            if length == 16:
                break  # the common length wins over a longer chance
    return best


def _is_issued(first: list[int], length: int) -> bool:
    """Whether cards of this length begin with these four digits."""
    a, b, c, d = first
    head = 1000 * a + 100 * b + 10 * c + d
    if length == 16:
        return 2200 <= head <= 2204 or 2221 <= head <= 2720 or 4000 <= head <= 6999 or 3528 <= head <= 3589
    if length == 15:
        return head // 100 in (34, 37)
    if length == 13:
        return a == 4
    return a == 6 or head // 100 in (22, 50, 56, 57, 58) or (a == 4 and length == 19)


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
# The date of an order, whole: its year is no number of the order's.
_FROM = r"(?:\s?от\s(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?+|\d{1,2}\s[а-я]{3,8}(?:\s20\d\d)?+)(?:\s?г(?:ода|\.)?)?)?+"
_ORDER = re.compile(
    rf"\b(?:заказ\w{{0,3}}|order|отправлени\w{{1,3}}|посылк\w{{1,2}}|сборочн\w{{2,3}}\sзадани\w{{1,2}}){_FROM}{_NUMBER}"
    r"([a-z]{0,3}-?\d[\d-]{3,24})"
)
_SUPPLY = re.compile(
    rf"\b(?:поставк\w{{1,2}}|supply|паллет\w{{0,2}})(?:\s(?:fb[sow]|dbs))?{_FROM}{_NUMBER}((?:wb[ -]?gi[ -]?|[a-z]{{2}}-)?\d{{5,14}})\b"
)
_WB_SUPPLY = re.compile(r"\b(wb-gi-\d{5,14})\b")  # how a supply made from orders is numbered
_SKU = re.compile(
    rf"\b(?:артикул\w{{0,3}}|арт|sku|номенклатур\w{{1,2}}|nm(?:_?id)?|нм)(?:\s(?:товара|продавца|поставщика|wb|вб))?{_NUMBER}"
    r"((?=[a-zа-я-]{0,10}\d)[a-zа-я0-9][a-zа-я0-9_-]{3,24})"
)
_RETURN = re.compile(
    rf"\b(?:код\w{{0,2}} (?:на )?возврат\w?|код\w{{0,2}} заявк\w|заявк\w{{1,2}} на возврат){_NUMBER}((?=[a-z-]{{0,10}}\d)[a-z0-9-]{{4,24}})"
)
_INN = re.compile(
    r"\bинн(?:[\s:№/«»\"().-]{1,3}[a-zа-я]{1,20}){0,4}[\s:№«»\"().-]{0,4}"
    r"(\d{12}|\d{10}|\d{4} \d{4} \d{4}|\d{3} \d{3} \d{4}|\d{4} \d{6})(?!\d)"
)
_INN_FIRST = re.compile(r"\s{0,4}(\d{12}|\d{10})\b")
_GAP = r"[ \u00a0.()\u2010-\u2015-]{0,3}"
# What follows the first digit of a ten-digit number: it is grouped 3-3-2-2, 3-2-2-3 or 3-2-3-2, or not at all.
_REST = rf"\d{{2}}{_GAP}(?:\d{{3}}{_GAP}\d{{2}}{_GAP}\d{{2}}|\d{{2}}{_GAP}(?:\d{{2}}{_GAP}\d{{3}}|\d{{3}}{_GAP}\d{{2}}))(?![\w-])"
# Russian area and mobile codes begin with these; anything else is some other number.
_PHONE = re.compile(rf"(?<![\w+№#-])(?<!\d\.)(?:\+\s?7{_GAP}([34789]{_REST})|[78]{_GAP}([3489]{_REST}))")
_SHORT = re.compile(f"9{_REST}")
_PHONE_SHORT = re.compile(rf"\b(?:тел\w{{0,6}}|моб|т(?=[.:]))[.: ]{{1,3}}({_SHORT.pattern})")
_PHONE_ABROAD = re.compile(r"(?<!\w)\+([1-689](?:[ \u00a0()\u2010-\u2015-]{0,2}\d){9,13})(?![\w-])")
_SUM = re.compile(
    r"(?<![\w.,'])(\d{1,3}+(?:[ \u00a0\u2009'.]\d{3}){1,3}(?!\d)|\d{1,9}+)([.,]\d{1,2})?"
    r"(?:(к)|\s?(тыс\w{0,4}\.?|т\.?\s?р\.?|тр|млн\.?|миллион\w{0,2})?\s?(руб(?:л\w{1,3})?|р|₽|rub)?)(?![\w])"
)
# Thousands of these are no money.
_COUNTED = re.compile(
    r"\s?(?:шт|чел|подпис|просмотр|раз|км|отзыв|заказ|товар|позиц|единиц|артикул|лет|книг|штук|знак|символ)"
)
# The first letters of the months, in order.
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_UNITS = r"(?!\s?(?:руб|р\b|₽|к\b|тыс|млн|т\.?р|[смк]?м\b|к?г\b|м?л\b|%|шт|гб|[хx*]))"
_ENDS = r"(?![\w/-]|[.,]\d)"
_DATE = re.compile(rf"(?<![\w.,/-])(\d{{1,2}})[./](\d{{2}})(?:[./](\d{{4}}|\d{{2}}){_ENDS}|{_ENDS}{_UNITS})")
_DATE_DASHES = re.compile(r"(?<![\w.,/-])(\d{1,2})-(\d{2})-(20\d{2})(?![\w/-])")
_DATE_ISO = re.compile(r"(?<![\w-])(20\d{2})-(\d{2})-(\d{2})(?![\w-])")
_DATE_WORD = re.compile(
    r"(?<!\d)(\d{1,2})(?:-?го)?\s(янв(?:аря)?|фев(?:раля|р)?|мар(?:та)?|апр(?:еля)?|ма[яй]|июн[яь]?|июл[яь]?|авг(?:уста)?|сен(?:тября|т)?"
    r"|окт(?:ября)?|ноя(?:бря|б)?|дек(?:абря)?)(?![а-я])\.?(?:\s(20\d{2}))?"
)
_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@((?:[\w-]{1,63}\.){1,4}[a-zа-я]{2,24})\b")
_HANDLE = re.compile(r"(?<![\w@./+-])@([a-z][a-z0-9_]{3,31})\b(?!\.[a-z])")
_ADDRESS = re.compile(
    r"\b((?:ул\.?|улиц\w|проспект\w?|пр-т|переулок|переулке|шоссе|бульвар\w?|площад\w)\s[\w «»\"-]{2,40}"
    r",?\s{0,2}(?:д\.?|дом)?\s?\d{1,4}\w?)"
)
# What follows a digit in a sum or a date: without any of it there is neither.
_UNIT = re.compile(r"\d(?:[./-]\d\d|(?:-?го)?\s[яфмаисонд]|\s?(?:тыс|к\b|р|₽|rub|т|м[ли]))")
_SHORTEST_INN = 10
_SHORTEST_PHONE = 10


def find(original: str, normal: Normal | None = None) -> tuple[Found, ...]:
    """Every fact of the text but its links (`rules.cues.link`), in order. Spans lie inside `original`."""
    normal = normal or normalise(original)
    text = normal.text
    if not (normal.plain or _GROUP.search(original) or "@" in original):
        return ()  # what «½» reads as is no number by itself
    numbers = [match.span() for match in _GROUP.finditer(text)]
    if not (numbers or "@" in text):
        return ()
    digits = sum([end - start for start, end in numbers])
    found = find_cards(original) if digits >= _SHORTEST_CARD else []
    taken = bytearray(len(original))  # characters whose meaning is known: a supply's number is no telephone
    for card in found:
        taken[card.start : card.end] = b"1" * (card.end - card.start)
    for type_, value, start, end in chain(_accounts(text), _numbered(normal, numbers, digits)):
        first, last = normal.span(start, end)
        if not any(taken[first:last]):
            found.append(Found(type_, value, first, last))
            taken[first:last] = b"1" * (last - first)
    found.sort(key=lambda fact: (fact.start, fact.end, fact.type))
    return tuple(found)


def find_orders(normal: Normal) -> list[str]:
    """The order numbers of a normalised text, each once."""
    return list(dict.fromkeys(match.group(1).rstrip("-") for match in _after(NAMES["order"], _ORDER, normal.text)))


_Candidate = tuple[str, str, int, int]


def _accounts(text: str) -> Iterator[_Candidate]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield "email", match.group(), match.start(), match.end()
        for match in _HANDLE.finditer(text):
            yield "handle", match.group(1), match.start(), match.end()


def _numbered(normal: Normal, numbers: Sequence[tuple[int, int]], digits: int) -> Iterator[_Candidate]:
    """What has digits in it."""
    text, hints = normal.text, normal.hints
    for type_, pattern in _NAMED if numbers else ():
        if type_ in hints:
            for match in _after(NAMES[type_], pattern, text):
                yield type_, match.group(1).rstrip("-").replace(" ", "-"), match.start(1), match.end(1)
    if digits >= _SHORTEST_INN:
        yield from _inns(text)
    if digits >= _SHORTEST_PHONE:
        yield from _phones(text, numbers)
    units = [number for number in numbers if _UNIT.match(text, number[1] - 1)]
    if units:
        yield from _sums(text, numbers)
        yield from _dates(text, units)
    if "address" in hints:
        for match in _ADDRESS.finditer(text):
            yield "address", match.group(1), match.start(1), match.end(1)


_NAMED = (
    ("order", _ORDER),
    ("supply", _SUPPLY),
    ("supply", _WB_SUPPLY),
    ("sku", _SKU),
    ("return_code", _RETURN),
)  # numbers that follow their name


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
    for match in _after(("инн",), _INN, text):
        value = match.group(1).replace(" ", "")
        if is_inn(value) and not (first and first.start(1) == match.start(1)):
            yield "inn", value, match.start(1), match.end(1)


def _phones(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
    russian = [number for number in numbers if text[number[0]] in "78"]
    for match in _at(_with_plus(text, russian), _PHONE, text):
        yield "phone", "+7" + _digits(match.group(1) or match.group(2)), match.start(), match.end()
    for match in _PHONE_SHORT.finditer(text) if any(_at(numbers, _SHORT, text)) else ():
        yield "phone", "+7" + _digits(match.group(1)), match.start(1), match.end(1)
    for match in _PHONE_ABROAD.finditer(text) if "+" in text else ():
        yield "phone", "+" + _digits(match.group(1)), match.start(), match.end()


def _digits(written: str) -> str:
    return "".join([letter for letter in written if letter.isdecimal()])


def _at(numbers: Sequence[tuple[int, int]], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins where a number does: trying it there only is faster than at every letter."""
    end = 0
    for start, _ in numbers:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _with_plus(text: str, numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers, and before those that have one theirs with the plus."""
    if "+" not in text:
        return list(numbers)
    found = []
    for start, end in numbers:
        found += [(place, end) for place in range(max(0, start - 2), start) if text[place] == "+"]
        found.append((start, end))
    return found


def _sums(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
    for match in _at(numbers, _SUM, text):
        written, cents, kilo, many, money = match.groups()
        if not (kilo or many or money) or (many and not money and _COUNTED.match(text, match.end())):
            continue
        whole, cents = int(_digits(written)), (cents or "")[1:]
        if kilo or many:
            times = 1_000_000 if many and many.startswith("м") else 1000
            value = str(whole * times + (int(cents) * times // 10 ** len(cents) if cents else 0))
        else:
            value = f"{whole}.{cents:0<2}" if cents else str(whole)
        yield "sum", value, match.start(), match.end()


def _dates(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
    for match in _at(numbers, _DATE, text):
        yield from _date(match, match.group(1), match.group(2), match.group(3))
    if "-" in text:
        for match in _at(numbers, _DATE_DASHES, text):
            yield from _date(match, match.group(1), match.group(2), match.group(3))
        for match in _at(numbers, _DATE_ISO, text):
            yield from _date(match, match.group(3), match.group(2), match.group(1))
    for match in _at(numbers, _DATE_WORD, text):
        month = next(place for place, begun in enumerate(_MONTHS, 1) if match.group(2).startswith(begun))
        yield from _date(match, match.group(1), str(month), match.group(3))


def _date(match: re.Match[str], day: str, month: str, year: str | None) -> Iterator[_Candidate]:
    """ISO with a year, `--MM-DD` (RFC 6350 §4.3.1) without one: a year is never guessed, there is no clock here."""
    if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
        if year and len(year) == 2:
            year = "20" + year
        date = f"{int(month):02}-{int(day):02}"
        yield "date", f"{int(year)}-{date}" if year else f"--{date}", match.start(), match.end()
