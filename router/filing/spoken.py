"""How the desk puts things to customers: the rules' texts filled in, in the customer's language, with times as people say them."""

import re
from dataclasses import dataclass
from datetime import datetime

from router.filing.given import Texts
from router.latin import is_russian
from router.schema import Json
from rules.cues import hours as clock

_CYRILLIC, _LATIN = re.compile("[а-яёА-ЯЁ]"), re.compile("[a-zA-Z]")
_DAYS = {
    "ru": ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ZONES = {clock.MOSCOW: ("по\N{NO-BREAK SPACE}Москве", "Moscow time")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What the texts are filled with: the ticket's number, the time promised for it in minutes, the fields that are missing."""

    texts: Texts
    language: str
    number: int
    minutes: int
    now: datetime
    missing: tuple[str, ...] = ()

    @property
    def opens(self) -> str:
        """When people answer again, in words; "" while they are there."""
        return opening(self.texts, self.now, self.language)

    def __call__(self, name: str, **more: str) -> str:
        """The text of that name. Raises KeyError if the rules have none."""
        contacts = self.texts.template("official_contacts", self.language) if name == "safety_reply" else ""
        return self.texts.template(
            name, self.language, number=self.number, promise=promise(self.minutes, self.language), contacts=contacts,
            opens=self.opens, fields=", ".join(map(self.field, self.missing)), **more,
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
    return "en" if _LATIN.search(text) and not _CYRILLIC.search(text) and not is_russian(text) else "ru"


def promise(minutes: int, language: str) -> str:
    """The promised time in words: «в течение 1 часа», "within 3 days"."""
    number, unit = (minutes, 0) if minutes < 60 else (minutes // 60, 1) if minutes <= 48 * 60 else (minutes // 1440, 2)
    one = number % 10 == 1 and number % 100 != 11
    if language == "en":
        return f"within {number}\N{NO-BREAK SPACE}{('minute', 'hour', 'day')[unit]}{'' if number == 1 else 's'}"
    words = ("минуты", "часа", "дня") if one else ("минут", "часов", "дней")
    return f"в\N{NO-BREAK SPACE}течение {number}\N{NO-BREAK SPACE}{words[unit]}"


def opening(texts: Texts, now: datetime, language: str) -> str:
    """«завтра после 9:00 (по Москве)»; "" while somebody is there, or where nobody said when."""
    hours = texts.hours
    moment = clock.opens_at(now, hours) if hours is not None else None
    if hours is None or moment is None:
        return ""
    russian = language != "en"
    days = (moment.date() - clock.local(now, hours).date()).days
    offset = moment.strftime("UTC%z")[:-2]
    zone = _ZONES.get(hours.zone, (offset, offset))[0 if russian else 1]
    weekday = _DAYS["ru" if russian else "en"][moment.weekday()]
    if russian:
        day = (
            ("сегодня", "завтра")[days]
            if days < 2
            else f"{'во' if weekday[:2] == 'вт' else 'в'}\N{NO-BREAK SPACE}{weekday}, {moment:%d.%m},"
        )
        return f"{day} после\N{NO-BREAK SPACE}{moment.hour}:{moment:%M} ({zone})"
    day = ("today", "tomorrow")[days] if days < 2 else f"on {weekday}, {moment.day} {moment:%b},"
    return f"{day} after {moment.hour}:{moment:%M} ({zone})"
