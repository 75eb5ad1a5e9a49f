"""How the desk puts things to customers: the rules' texts filled in, in the customer's language, with times as people say them."""

import re
from datetime import datetime
from functools import lru_cache

import msgspec

from router.filing.given import Texts
from router.schema import Json
from rules.cues import hours as clock
from rules.latin import is_russian
from rules.model import Hours

_CYRILLIC, _LATIN = re.compile("[а-яёА-ЯЁ]"), re.compile("[a-zA-Z]")
_DAYS = {
    "ru": ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ZONES = {clock.MOSCOW: ("по\N{NO-BREAK SPACE}Москве", "Moscow time")}


class Fill(msgspec.Struct, frozen=True, kw_only=True):
    """What the texts are filled with: the ticket's number, the minutes that are promised for it, the fields that are missing."""

    texts: Texts
    language: str
    number: int
    minutes: int
    now: datetime
    missing: tuple[str, ...] = ()

    @property
    def opens(self) -> str:
        """When people answer again, in words; "" while they are there."""
        return opening(self.texts.hours, self.now, self.language)

    @property
    def promise(self) -> str:
        """By when it is answered."""
        return promised(self.minutes, self.now, self.texts.hours, self.language)

    def __call__(self, name: str, **more: str) -> str:
        """The text of that name. Raises KeyError if the rules have none."""
        contacts = self.texts.template("official_contacts", self.language) if name == "safety_reply" else ""
        return self.texts.template(
            name, self.language, number=self.number, promise=self.promise, contacts=contacts, opens=self.opens,
            fields=", ".join(map(self.field, self.missing)), **more,
        )  # fmt: skip

    def field(self, name: str) -> str:
        """What a field is called in a letter: the text `field_<name>`, or its code where the rules have none."""
        try:
            return self.texts.template(f"field_{name}", self.language).strip()
        except KeyError:
            return name


def language(text: str, chosen: Json = "") -> str:
    """The language that the customer chose himself, as a form knows it, or else that of his letters; Russian ones may be Latin."""
    if isinstance(chosen, str) and chosen in ("ru", "en"):
        return chosen
    return "ru" if _CYRILLIC.search(text) or not _LATIN.search(text) or is_russian(text) else "en"


@lru_cache(maxsize=256)  # a batch says the same to most of its letters
def promised(minutes: int, now: datetime, hours: Hours | None, language: str) -> str:
    """By when it is answered, «сегодня до 18:00»; where nobody said when people answer, how long it takes at most."""
    if hours is None:
        return promise(minutes, language)
    return by_then(clock.due(now, minutes, hours), now, hours, language)


def promise(minutes: int, language: str) -> str:
    """The promised time in words: «в течение 1 часа», "within 3 days"."""
    number, unit = (minutes, 0) if minutes < 60 else (minutes // 60, 1) if minutes <= 48 * 60 else (minutes // 1440, 2)
    one = number % 10 == 1 and number % 100 != 11
    if language == "en":
        return f"within {number}\N{NO-BREAK SPACE}{('minute', 'hour', 'day')[unit]}{'' if number == 1 else 's'}"
    words = ("минуты", "часа", "дня") if one else ("минут", "часов", "дней")
    return f"в\N{NO-BREAK SPACE}течение {number}\N{NO-BREAK SPACE}{words[unit]}"


@lru_cache(maxsize=16)
def opening(hours: Hours | None, now: datetime, language: str) -> str:
    """«завтра после 9:00 (по Москве)»; "" while somebody is there, or where nobody said when."""
    moment = clock.opens_at(now, hours) if hours is not None else None
    if hours is None or moment is None:
        return ""
    return _at(moment, "после" if language == "ru" else "after", now, hours, language)


def by_then(moment: datetime, now: datetime, hours: Hours, language: str) -> str:
    """«сегодня до 18:00 (по Москве)», "on Monday, 16 Nov, by 11:00 (Moscow time)"; minutes are rounded up to five."""
    return _at(clock.local(clock.as_told(moment), hours), "до" if language == "ru" else "by", now, hours, language)


def _at(moment: datetime, word: str, now: datetime, hours: Hours, language: str) -> str:
    """A moment by the desk's clock, with the word that stands before the time."""
    russian = language == "ru"
    days = (moment.date() - clock.local(now, hours).date()).days
    offset = moment.strftime("UTC%z")[:-2]
    zone = _ZONES.get(hours.zone, (offset, offset))[0 if russian else 1]
    weekday = _DAYS["ru" if russian else "en"][moment.weekday()]
    if days < 2:
        day = (("сегодня", "завтра") if russian else ("today", "tomorrow"))[days]
    elif russian:
        day = f"{'во' if weekday[:2] == 'вт' else 'в'}\N{NO-BREAK SPACE}{weekday}, {moment:%d.%m},"
    else:
        day = f"on {weekday}, {moment.day} {moment:%b},"
    return f"{day} {word}\N{NO-BREAK SPACE}{moment.hour}:{moment:%M} ({zone})"
