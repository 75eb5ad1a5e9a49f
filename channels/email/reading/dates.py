"""The moment that a Date field tells (RFC 5322 section 3.3), in the forms that programs write. Nothing raises."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

from channels.email.reading.encoded import text_of
from channels.email.reading.parameters import without_comments

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen oca sty янв січ сту", "feb fev fév şub lut фев лют", "mar mär mrz mrt мар бер", "apr avr abr nis kwi апр кві кра",
            "may mai maj mei mag май мая тра", "jun juin giu haz cze июн чер", "jul juil lug tem lip июл лип",
            "aug ago aoû ağu sie авг сер жні", "sep set eyl wrz сен вер", "oct okt ott out eki paź окт жов кас", "nov kas lis ноя лис",
            "dec dez dic déc ara gru дек гру сне",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
# RFC 5322 section 4.3, and the names that European and Russian servers write (Moscow as it has been since 2014).
_ZONES = {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "msk": 3, "msd": 4, "cet": 1, "cest": 2,
    "met": 1, "mest": 2, "eet": 2, "eest": 3, "bst": 1, "west": 1, "samt": 4, "yekt": 5, "omst": 6, "krat": 7, "irkt": 8, "yakt": 9,
    "vlat": 10, "magt": 11, "pett": 12, "almt": 5, "jst": 9, "kst": 9, "hkt": 8,
    "sgt": 8, "awst": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "sast": 2, "brt": -3, "ast": -4, "adt": -3, "akst": -9,
    "akdt": -8, "hst": -10,
}  # fmt: skip
_CLOCK = (
    r"(\d{1,2})[:.h](\d\d?)(?:[:.](\d\d?))?(?:[.,]\d{1,9})?\s{0,3}(?:([ap])\.?m\b\.?)?\s{0,3}"
    r"(?:utc|gmt)?\s?(?:[+-]?([+-])\s?(\d\d?):?(\d\d)?\b|(0\d|1[0-4])([03]0)$|[(\"]?([a-z]{3,4})\b)?"
)
# As Windows calls the zones that RFC 5322 section 4.3 names by their initials
_SPELT_ZONE = re.compile(r"\b([ecmpa])(?:astern|entral|ountain|acific|tlantic) ([sd])(?:tandard|aylight) (t)ime\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[\s.-]{1,3}([^\W\d_]{3,12})[\s.,-]{1,3}(\d{2,4})(?:\s?г(?:ода|\.)?)?[\s,]{1,3}(?:[вatо]{1,2}\s)?"
    + _CLOCK
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]{{3,12}})\.?\s(\d{{1,2}}),?\s(\d{{4}})[\s,]{{1,3}}(?:at\s)?{_CLOCK}")
_YEAR_LAST = re.compile(r"([a-z]{3})\s{1,2}(\d{1,2})\s(\d\d):(\d\d):(\d\d)\s([a-z]{3,4}|[+-]\d{4})\s(\d{4})")  # date(1)
_DIGITS = re.compile(rf"(\d{{1,2}})([./])(\d{{1,2}})[./](\d{{4}}|\d\d)[\s,]{{1,3}}{_CLOCK}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z?$")
_CJK = str.maketrans("年月", "--", "日")
_ISO = re.compile(rf"(\d{{4}})[-/](\d\d)[-/](\d\d)[t ]{_CLOCK}")


# As RFC 5322 has it and nearly every program writes it.
_USUAL = re.compile(
    rb"\s?(?:[A-Z][a-z]{2},\s)?(\d{1,2})\s([A-Z][a-z]{2})\s(\d{4})\s(\d\d):(\d\d):(\d\d)\s([+-])(\d\d)(\d\d)\b"
)
_ENGLISH = dict(zip(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13), strict=True))


def date_of(value: bytes, earliest: int = 1980, latest: int = 2200) -> datetime | None:
    """The moment a Date field means (RFC 5322 section 3.3, obsolete forms, ISO 8601, months in other languages), or None.

    Before the year `earliest` it is that of a clock which was never set, behind `latest` of one that is broken.
    """
    try:
        moment = _usual_moment(value) or _moment(_SPELT_ZONE.sub(r"\1\2\3", text_of(value)[:200].lower()))
        if moment is None:  # comments and blanks inside (RFC 5322 section 4.3)
            moment = _moment(_AROUND_COLON.sub(":", text_of(without_comments(value[:200])).lower()))
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        return None
    return moment if moment is not None and earliest <= moment.year <= latest else None


_AROUND_COLON = re.compile(r" ?: ?")


def _usual_moment(value: bytes) -> datetime | None:
    if (found := _USUAL.match(value)) is None or (month := _ENGLISH.get(found.group(2))) is None:
        return None
    day, _, year, hour, minute, second, sign, zone_hours, zone_minutes = found.groups()
    if hour == b"24" or second == b"60" or zone_hours > b"14":
        return None
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
    moment = datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    return moment + offset if sign == b"-" else moment - offset


def _moment(text: str) -> datetime | None:
    if (found := _DAY_FIRST.search(text)) is not None and (month := _month(found.group(2))) is not None:
        return _built(int(found.group(3)), month, int(found.group(1)), found.groups()[3:])
    if (found := _ISO.search(text.translate(_CJK))) is not None:
        return _built(int(found.group(1)), int(found.group(2)), int(found.group(3)), found.groups()[3:])
    if (found := _YEAR_LAST.search(text)) is not None:
        month_name, day, hour, minute, second, zone, year = found.groups()
        text = f"{day} {month_name} {year} {hour}:{minute}:{second} {zone}"
        return _moment(text) if month_name in _MONTHS else None
    if (found := _MONTH_FIRST.search(text)) is not None and (month := _month(found.group(1))) is not None:
        return _built(int(found.group(3)), month, int(found.group(2)), found.groups()[3:])
    if (found := _DIGITS.search(text)) is not None:
        day, month = int(found.group(1)), int(found.group(3))
        if month > 12 or (found.group(2) == "/" and day <= 12):
            day, month = month, day  # slashes are American
        return _built(int(found.group(4)), month, day, found.groups()[4:])
    if (found := _COMPACT.fullmatch(text)) is not None:
        return datetime.strptime("".join(found.groups()), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    if text.isdecimal() and len(text) in (10, 13):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if (parsed := parsedate_tz(text)) is not None:
        offset = parsed[9] or 0
        return datetime(*parsed[:6], tzinfo=UTC) - timedelta(seconds=offset if abs(offset) < 90_000 else 0)
    return None


def _month(name: str) -> int | None:
    return _MONTHS.get(name[:3]) or _MONTHS.get(name[:4])


def _built(year: int, month: int, day: int, clock: tuple[str | None, ...]) -> datetime:
    hour, minute, second, half, sign, zone_hours, zone_minutes, bare_hours, bare_minutes, zone_name = clock
    hours = int(hour or 0)
    days = hours == 24  # midnight at the day's end
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if year < 1000:  # two digits, or the years since 1900 of a program from before 2000 (RFC 5322 section 4.3)
        year += 2000 if year < 50 else 1900
    if zone_hours or bare_hours:
        size = timedelta(hours=int(zone_hours or bare_hours or 0), minutes=int(zone_minutes or bare_minutes or 0))
        offset = (-size if sign == "-" else size) if size < timedelta(hours=15) else timedelta()
    else:
        offset = timedelta(hours=_ZONES.get(zone_name or "", 0))
    start = datetime(year, month, day, 0 if days else hours, int(minute or 0), min(int(second or 0), 59), tzinfo=UTC)
    return start + timedelta(days=days) - offset
