"""How times, sizes and numbers read on the screens, in one language and one time zone.

No-break spaces keep a number with its unit; thousands are parted by thin no-break spaces (U+202F) in Russian.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal
from markupsafe import Markup

from inbox.i18n import Catalogue

NBSP = "\u00a0"
THIN = "\u202f"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of one language. `clock` gives the present as aware UTC."""

    words: Catalogue
    zone: tzinfo
    clock: Callable[[], datetime] = _now

    def all(self) -> Mapping[str, Callable[..., Any]]:
        """What a Jinja environment gets, by the names templates use."""
        return {
            "when": self.when, "day": self.day, "clock": self.time, "age": self.age, "left": self.left, "size": self.size,
            "number": self.number, "calendar": self.calendar, "moment": self.moment, "minutes": self.minutes,
        }  # fmt: skip

    def when(self, moment: datetime | None) -> Markup:
        """`<time>` with «сегодня 14:05», «вчера 14:05», «завтра 14:05», «12 ноября 14:05»; in full with its zone on hover."""
        if moment is None:
            return Markup("")
        return self._time(moment, f"{self._day(moment)} {self.time(moment)}")

    def day(self, moment: datetime | None) -> Markup:
        """`<time>` with the day only: «сегодня», «вчера», «12 ноября», «12 ноября 2024»."""
        return Markup("") if moment is None else self._time(moment, self._day(moment))

    def calendar(self, text: str) -> str:
        """A day written as 2026-11-12 («12 ноября 2026»), or as --11-12 where nobody said the year; any other text as it is."""
        yearless = text.startswith("--")
        try:
            day = date.fromisoformat(f"2000{text[1:]}" if yearless else text) if "-" in text else None
        except ValueError:
            day = None
        form = "d MMMM" if yearless else "d MMMM y"
        return text if day is None else format_date(day, form, locale=self.words.language).replace(" ", NBSP)

    def time(self, moment: datetime) -> str:
        """Hours and minutes: 14:05."""
        return format_time(moment, "HH:mm", tzinfo=self.zone, locale=self.words.language)

    def moment(self, moment: datetime) -> str:
        """In full, with the zone."""
        return format_datetime(moment, "d MMMM y, HH:mm:ss z", tzinfo=self.zone, locale=self.words.language)

    def age(self, moment: datetime | None) -> Markup:
        """`<time>` with how long ago, in its largest unit: «5 мин», «2 ч», «3 дн»; «сейчас» under a minute."""
        if moment is None:
            return Markup("")
        return self._time(moment, self._span(self.clock() - moment))

    def left(self, moment: datetime | None) -> Markup:
        """`<time>` with the time to a promise: «ещё 40 мин» or «просрочено на 2 ч»."""
        if moment is None:
            return Markup("")
        delta = moment - self.clock()
        text = self.words.gettext("%(span)s left") if delta > timedelta() else self.words.gettext("%(span)s overdue")
        return self._time(moment, text % {"span": self._span(abs(delta), short=self.words.gettext("a minute"))})

    def minutes(self, number: int) -> str:
        """A span given in minutes: «1 ч», «3 дн»."""
        return self._span(timedelta(minutes=number)).replace(" ", NBSP)

    def size(self, octets: int) -> str:
        """Bytes in the largest decimal unit that keeps the number above one: «12 КБ», «1,5 МБ»."""
        units = (
            self.words.gettext("B"), self.words.gettext("kB"), self.words.gettext("MB"), self.words.gettext("GB"),
        )  # fmt: skip
        value, unit = float(octets), 0
        while value >= 1000 and unit < len(units) - 1:
            value, unit = value / 1000, unit + 1
        digits = "0.#" if unit and value < 10 else "0"
        return f"{format_decimal(value, digits, locale=self.words.language)}{NBSP}{units[unit]}"

    def number(self, value: float) -> str:
        """With its thousands parted: «12 345»."""
        return format_decimal(value, locale=self.words.language).replace(NBSP, THIN)

    def _time(self, moment: datetime, text: str) -> Markup:
        return Markup('<time datetime="{}" title="{}">{}</time>').format(
            moment.isoformat(timespec="seconds"), self.moment(moment), text.replace(" ", NBSP)
        )

    def _day(self, moment: datetime) -> str:
        day, today = moment.astimezone(self.zone).date(), self.clock().astimezone(self.zone).date()
        if day == today:
            return self.words.gettext("today")
        if day == today - timedelta(days=1):
            return self.words.gettext("yesterday")
        if day == today + timedelta(days=1):
            return self.words.gettext("tomorrow")
        pattern = "d MMMM" if day.year == today.year else "d MMMM y"
        return format_date(day, pattern, locale=self.words.language)

    def _span(self, span: timedelta, short: str = "") -> str:
        seconds = int(span.total_seconds())
        if seconds < 60:
            return short or self.words.gettext("now")
        if seconds < 3600:
            return self.words.gettext("%(n)s min") % {"n": seconds // 60}
        if seconds < 86_400:
            return self.words.gettext("%(n)s h") % {"n": seconds // 3600}
        days = seconds // 86_400
        return self.words.ngettext("%(num)s d", "%(num)s d", days) % {"num": self.number(days)}
