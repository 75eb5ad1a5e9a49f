"""Working hours: the section `hours` of a pack, and whether somebody is there at a moment. Pure; the moment is handed in."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import yaml

from rules.model import Hours
from rules.reading import Table, nearest, text_of, texts_of

MOSCOW = "Europe/Moscow"
_LOOKED = 15  # days: New Year's holidays are shorter
_DAY, _CALENDAR = 24 * 60, 7 * 24 * 60  # minutes
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@lru_cache(maxsize=16)
def zone(name: str) -> ZoneInfo:
    """The zone of the IANA database. Raises KeyError (of which ZoneInfoNotFoundError is one) or ValueError for no zone's name."""
    return ZoneInfo(name)


def local(moment: datetime, hours: Hours) -> datetime:
    """The moment by the clock on the desk's wall."""
    return moment.astimezone(zone(hours.zone))


def is_holiday(day: date, hours: Hours) -> bool:
    return day in hours.holidays


def is_open(moment: datetime, hours: Hours) -> bool:
    """Whether the moment is within working hours. A span that ends at 24:00 or before it begins goes on to midnight only."""
    there = local(moment, hours)
    return any(start <= minute_of(there) < end for start, end in spans_of(there.date(), hours))


def spans_of(day: date, hours: Hours) -> tuple[tuple[int, int], ...]:
    """When somebody is there on a day, in minutes since its midnight, the earliest first; nothing on a holiday."""
    if day in hours.holidays:
        return ()
    return tuple(sorted(hours.week.get(0 if day in hours.working_days else day.weekday(), ())))


def opens_at(moment: datetime, hours: Hours) -> datetime | None:
    """The next moment at which somebody is there, by the desk's clock, within two weeks; None while it is open or if it never opens."""
    there = local(moment, hours)
    opened = _opened(there, hours)
    return None if opened is there else opened


def _opened(there: datetime, hours: Hours) -> datetime | None:
    """The moment itself while somebody is there, or else the next one at which somebody is, within two weeks."""
    for days in range(_LOOKED):
        for start, end in spans_of(there.date() + timedelta(days=days), hours):
            if days or start > minute_of(there):
                return _at_minute(_midnight(there) + timedelta(days=days), start)
            if minute_of(there) < end:
                return there
    return None


def due(moment: datetime, minutes: int, hours: Hours | None) -> datetime:
    """The end of a time that was promised at a moment, by the desk's clock. Less than a day is counted while somebody is there, a day
    is a day on which somebody is there; a week or more is the calendar's, as laws count it, up to when somebody is there last."""
    start = _opened(local(moment, hours), hours) if hours is not None else None
    if hours is None or start is None:
        return moment + timedelta(minutes=minutes)
    if minutes >= _CALENDAR:
        return _last_open(moment + timedelta(minutes=minutes), moment, hours)
    days, rest = divmod(minutes, _DAY)
    return _days_on(_minutes_on(start, rest, hours) if rest else start, days, hours)


def _last_open(end: datetime, since: datetime, hours: Hours) -> datetime:
    """The last moment up to `end` at which somebody is there; `end` itself where nobody is after `since`."""
    there = local(end, hours)
    midnights = [_midnight(there) - timedelta(days=days) for days in range(_LOOKED)]
    closings = (_at_minute(midnight, close) for midnight in midnights for _, close in spans_of(midnight.date(), hours))
    return end if is_open(end, hours) else max((one for one in closings if since < one <= there), default=end)


def as_told(moment: datetime) -> datetime:
    """The end of a promised time as people are told it: up to five minutes later."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=-moment.minute % 5)


def _minutes_on(there: datetime, minutes: int, hours: Hours) -> datetime:
    """So many open minutes later."""
    while True:
        end = next(end for start, end in spans_of(there.date(), hours) if start <= minute_of(there) < end)
        left = end - minute_of(there)
        if minutes <= left:
            return there + timedelta(minutes=minutes)
        minutes -= left
        following = _opened(_at_minute(_midnight(there), end), hours)
        if following is None:  # the last day of which anything is known
            return there + timedelta(minutes=minutes)
        there = following


def _days_on(there: datetime, days: int, hours: Hours) -> datetime:
    """So many open days later, at that time of day or as near to it as somebody is there."""
    for _ in range(days):
        midnights = (_midnight(there) + timedelta(days=number) for number in range(1, _LOOKED))
        opened = next(((one, spans) for one in midnights if (spans := spans_of(one.date(), hours))), None)
        if opened is None:
            return there + timedelta(days=1)
        midnight, spans = opened
        there = _at_minute(midnight, min(max(minute_of(there), spans[0][0]), spans[-1][1]))
    return there


def _midnight(there: datetime) -> datetime:
    return there.replace(hour=0, minute=0, second=0, microsecond=0)


def _at_minute(midnight: datetime, minute: int) -> datetime:
    """By the clock on the wall, which a change to summer time moves."""
    return midnight + timedelta(minutes=minute)


def minute_of(there: datetime) -> int:
    """Minutes since midnight."""
    return 60 * there.hour + there.minute


def read_hours(table: Table) -> Hours:
    """The section `hours`: zone, week ("mon-fri": "09:00-18:00", or a list of such spans), holidays and working_days (dates)."""
    name = table.text("zone", MOSCOW) or MOSCOW
    try:
        zone(name)
    except (KeyError, ValueError, OSError):
        table.problems.add(
            table.nodes["zone"], "zone", f"нет часового пояса «{name}», нужно как Europe/Moscow",
            f"no time zone {name!r}, as Europe/Moscow is",
        )  # fmt: skip
        name = MOSCOW
    week: dict[int, tuple[tuple[int, int], ...]] = {}
    for days, node in table.pairs("week").items():
        spans = _spans(node, days, table)
        for day in _days(days, node, table):
            week[day] = week.get(day, ()) + spans
    hours = Hours(zone=name, week=week, holidays=_dates(table, "holidays"), working_days=_dates(table, "working_days"))
    table.done()
    return hours


def minutes(table: Table, key: str, default: int) -> int:
    """Minutes since midnight of "09:30"; "24:00" is the day's end."""
    if key not in table.nodes:
        table.take(key)
        return default
    found = _minutes_of(table.text(key))
    if found < 0:
        _no_time(table.nodes[key], key, table)
        return default
    return found


def _minutes_of(value: str) -> int:
    """Minutes since midnight, -1 for what is no time of day."""
    hour, colon, minute = value.strip().partition(":")
    digits = hour.isdecimal() and minute.isdecimal()
    if not (colon and digits and len(hour) <= 2 and len(minute) == 2):
        return -1
    total = 60 * int(hour) + int(minute)
    return total if int(minute) < 60 and total <= 24 * 60 else -1


def _no_time(node: yaml.Node, key: str, table: Table) -> None:
    table.problems.add(node, key, 'это не время, нужно "09:30"', 'no time of day, as "09:30" is')


def _spans(node: yaml.Node, key: str, table: Table) -> tuple[tuple[int, int], ...]:
    found = []
    for value in texts_of(node, key, table.problems):
        start, dash, end = value.replace("–", "-").partition("-")
        span = _minutes_of(start), _minutes_of(end)
        if not dash or min(span) < 0 or span[0] >= span[1]:
            table.problems.add(
                node,
                key,
                f'«{value}» — не часы работы, нужно "09:00-18:00"',
                f'{value!r} are no hours as "09:00-18:00"',
            )
        else:
            found.append(span)
    return tuple(found)


def _days(key: str, node: yaml.Node, table: Table) -> Sequence[int]:
    first, _, last = key.partition("-")
    for day in (first, last or first):
        if day not in WEEKDAYS:
            russian, english = nearest(day, WEEKDAYS)
            known = ", ".join(WEEKDAYS)
            table.problems.add(
                node, key, f"нет дня «{day}»{russian}; есть: {known}", f"no day {day!r}{english}; known: {known}"
            )
            return ()
    return range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1)


def _dates(table: Table, key: str) -> frozenset[date]:
    found = set()
    for node in table.items(key):
        value = text_of(node, key, table.problems)
        try:
            found.add(date.fromisoformat(value))
        except ValueError:
            table.problems.add(
                node, key, f"«{value}» — не дата, нужно 2026-12-31", f"{value!r} is no date as 2026-12-31"
            )
    return frozenset(found)
