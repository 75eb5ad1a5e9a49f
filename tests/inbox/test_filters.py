"""Times, sizes and numbers as people read them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiohttp.web import Application

from inbox import pages
from inbox.filters import NBSP, THIN, Filters
from inbox.i18n import catalogue
from tests.inbox.office import Office

NOW = datetime(2026, 3, 10, 11, 5, tzinfo=UTC)
RUSSIAN = Filters(catalogue("ru"), ZoneInfo("Europe/Moscow"), lambda: NOW)
ENGLISH = Filters(catalogue("en"), ZoneInfo("Europe/Moscow"), lambda: NOW)


def plain(markup: str) -> str:
    return markup.partition(">")[2].removesuffix("</time>").replace(NBSP, " ")


@pytest.mark.parametrize(
    ("moment", "russian", "english"),
    [
        (NOW, "сегодня 14:05", "today 14:05"),
        (NOW - timedelta(hours=15), "вчера 23:05", "yesterday 23:05"),
        (NOW + timedelta(hours=12), "завтра 02:05", "tomorrow 02:05"),
        (datetime(2025, 11, 12, 9, 0, tzinfo=UTC), "12 ноября 2025 12:00", "12 November 2025 12:00"),
        (datetime(2026, 1, 2, 9, 0, tzinfo=UTC), "2 января 12:00", "2 January 12:00"),
    ],
)
def test_when(moment: datetime, russian: str, english: str) -> None:
    assert plain(RUSSIAN.when(moment)) == russian
    assert plain(ENGLISH.when(moment)) == english


@pytest.mark.parametrize(
    ("text", "russian", "english"),
    [
        ("2026-11-12", "12 ноября 2026", "12 November 2026"),
        ("--12-01", "1 декабря", "1 December"),
        ("--02-29", "29 февраля", "29 February"),
        ("--13-01", "--13-01", "--13-01"),
        ("20261112", "20261112", "20261112"),
        ("вчера", "вчера", "вчера"),
    ],
)
def test_a_day_out_of_a_form_a_letter_or_a_configuration(text: str, russian: str, english: str) -> None:
    assert (RUSSIAN.calendar(text), ENGLISH.calendar(text)) == (russian.replace(" ", NBSP), english.replace(" ", NBSP))


def test_the_whole_moment_is_on_hover() -> None:
    assert 'title="10 марта 2026, 14:05:00 ' in RUSSIAN.when(NOW)
    assert 'datetime="2026-03-10T11:05:00+00:00"' in RUSSIAN.when(NOW)


def test_nothing_has_no_time() -> None:
    assert RUSSIAN.when(None) == RUSSIAN.day(None) == RUSSIAN.age(None) == RUSSIAN.left(None) == ""


@pytest.mark.parametrize(
    ("ago", "text"),
    [(10, "сейчас"), (61, "1 мин"), (3600, "1 ч"), (86_400, "1 день"), (3 * 86_400, "3 дня"), (5 * 86_400, "5 дней")],
)
def test_age(ago: int, text: str) -> None:
    assert plain(RUSSIAN.age(NOW - timedelta(seconds=ago))) == text


def test_promise() -> None:
    assert plain(RUSSIAN.left(NOW + timedelta(minutes=40))) == "ещё 40 мин"
    assert plain(RUSSIAN.left(NOW - timedelta(hours=2))) == "просрочено на 2 ч"
    assert plain(RUSSIAN.left(NOW + timedelta(seconds=10))) == "ещё минута"


@pytest.mark.parametrize(
    ("octets", "text"), [(0, "0 Б"), (999, "999 Б"), (1500, "1,5 КБ"), (20_000_000, "20 МБ"), (3 * 10**12, "3000 ГБ")]
)
def test_size(octets: int, text: str) -> None:
    assert RUSSIAN.size(octets).replace(NBSP, " ") == text


def test_number() -> None:
    assert RUSSIAN.number(1_234_567) == f"1{THIN}234{THIN}567"
    assert ENGLISH.number(1_234_567) == "1,234,567"


def test_minutes() -> None:
    assert [RUSSIAN.minutes(number).replace(NBSP, " ") for number in (45, 60, 1440)] == ["45 мин", "1 ч", "1 день"]


def test_screens_go_by_the_clock_of_those_who_answer() -> None:
    app = Application()
    pages.setup(app, ZoneInfo("Asia/Vladivostok"))
    assert app[pages.KEYS["ru"]].filters["clock"](NOW) == "21:05"


async def test_a_desk_that_says_no_hours_goes_by_the_machines_clock(office: Office) -> None:
    assert office.desk.zone() is None
