"""By when an answer is promised: counted in working hours, and told as people say it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from router.filing import spoken
from rules.cues import hours as clock
from rules.model import Hours
from tests.shipped import rules

MOSCOW = ZoneInfo("Europe/Moscow")
# Monday to Friday, nine to six; the ninth of March is a holiday, Saturday the fourteenth a working day.
OFFICE = Hours(
    week=dict.fromkeys(range(5), ((540, 1080),)), holidays=frozenset({date(2026, 3, 9)}), working_days=frozenset({date(2026, 3, 14)})
)  # fmt: skip
LUNCH = Hours(week={3: ((840, 1080), (540, 780))})
HOUR, DAY = 60, 1440


def desk_hours() -> Hours | None:
    return rules().hours


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("moment", "minutes", "due"),
    [
        ("2026-03-05T12:30", HOUR, "2026-03-05T13:30"),
        ("2026-03-05T17:30", HOUR, "2026-03-06T09:30"),  # the rest on the next morning
        ("2026-03-05T03:00", HOUR, "2026-03-05T10:00"),  # at night
        ("2026-03-06T19:00", 2 * HOUR, "2026-03-10T11:00"),  # over the weekend and the holiday
        ("2026-03-13T17:00", 2 * HOUR, "2026-03-14T10:00"),  # the Saturday that is worked
        ("2026-03-05T12:00", 10 * HOUR, "2026-03-06T13:00"),
        ("2026-03-06T10:00", DAY, "2026-03-10T10:00"),
        ("2026-03-05T12:00", 3 * DAY, "2026-03-11T12:00"),
        ("2026-03-05T12:00", 7 * DAY, "2026-03-12T12:00"),  # a week is the calendar's
    ],
)
def test_a_promise_is_counted_while_somebody_is_there(moment: str, minutes: int, due: str) -> None:
    assert clock.due(at(moment), minutes, OFFICE) == at(due)


def test_a_break_is_left_out() -> None:
    assert clock.due(at("2026-03-05T12:30"), HOUR, LUNCH) == at("2026-03-05T14:30")


def test_hours_that_follow_each_other_are_no_break() -> None:
    always, halves = (Hours(week=dict.fromkeys(range(7), spans)) for spans in (((0, 1440),), ((540, 720), (720, 1080))))
    assert clock.due(at("2026-03-05T20:00"), 10 * HOUR, always) == at("2026-03-06T06:00")
    assert clock.due(at("2026-03-05T11:00"), 3 * HOUR, halves) == at("2026-03-05T14:00")


def test_without_hours_and_where_nobody_ever_works_the_clock_counts() -> None:
    assert clock.due(at("2026-03-07T12:00"), HOUR, None) == at("2026-03-07T13:00")
    assert clock.due(at("2026-03-07T12:00"), HOUR, Hours()) == at("2026-03-07T13:00")


@pytest.mark.parametrize(
    ("now", "minutes", "russian", "english"),
    [
        ("2026-03-05T12:28", HOUR, "сегодня до 13:30 (по Москве)", "today by 13:30 (Moscow time)"),
        ("2026-03-05T19:00", 2 * HOUR, "завтра до 11:00 (по Москве)", "tomorrow by 11:00 (Moscow time)"),
        ("2026-03-06T19:00", 2 * HOUR, "во вторник, 10.03, до 11:00 (по Москве)", "on Tuesday, 10 Mar, by 11:00 (Moscow time)"),
    ],
)  # fmt: skip
def test_it_is_told_as_people_say_it(now: str, minutes: int, russian: str, english: str) -> None:
    moment = clock.due(at(now), minutes, OFFICE)
    told = [spoken.by_then(moment, at(now), OFFICE, language) for language in ("ru", "en")]
    assert [one.replace("\u00a0", " ") for one in told] == [russian, english]


@pytest.mark.parametrize(
    ("now", "minutes", "told", "opens"),
    [
        ("2026-03-04T00:00", HOUR, "сегодня до 10:00", "сегодня после 9:00"),
        ("2026-03-04T21:00", HOUR, "завтра до 10:00", "завтра после 9:00"),
        ("2026-03-04T20:58", HOUR, "завтра до 10:00", ""),  # 9:58 is told as 10:00
        ("2026-03-07T17:40", HOUR, "во вторник, 10.03, до 9:40", ""),  # Saturday's end, then two holidays
        ("2026-05-08T20:59", HOUR, "в воскресенье, 10.05, до 11:00", ""),  # the Sunday between two holidays
        ("2026-12-30T20:30", HOUR, "в субботу, 09.01, до 10:30", ""),  # over New Year's holidays into the next year
        ("2026-12-31T12:00", HOUR, "в субботу, 09.01, до 11:00", "в субботу, 09.01, после 10:00"),
        ("2026-03-13T23:00", DAY, "в воскресенье, 15.03, до 10:00", "завтра после 10:00"),
        ("2026-02-20T12:00", 3 * DAY, "во вторник, 24.02, до 12:00", ""),  # the holiday is no day of the three
        ("2026-03-04T12:00", 7 * DAY, "в среду, 11.03, до 12:00", ""),
        ("2026-03-04T04:20", 7 * DAY, "во вторник, 10.03, до 21:00", "сегодня после 9:00"),  # nobody answers at 4:20
        ("2026-12-28T12:00", 7 * DAY, "в среду, 30.12, до 21:00", ""),  # the calendar doesn't wait for the holidays' end
        ("2026-12-31T12:00", 7 * DAY, "в четверг, 07.01, до 12:00", "в субботу, 09.01, после 10:00"),  # nobody is there at all
    ],
)  # fmt: skip
def test_by_the_hours_that_come_with_the_desk(now: str, minutes: int, told: str, opens: str) -> None:
    hours = desk_hours()
    zone = " (по Москве)"
    said = spoken.promised(minutes, at(now), hours, "ru"), spoken.opening(hours, at(now), "ru")
    assert [one.replace("\u00a0", " ") for one in said] == [told + zone, opens and opens + zone]
