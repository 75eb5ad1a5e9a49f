"""Invitations and the answers to them (RFC 5545, 5546), in a few lines for people."""

import re
from datetime import datetime, timedelta

MAX_LINES = 500
MAX_EVENT = 100_000  # characters

# Values of parameters may be quoted and have colons then: `DTSTART;TZID="(UTC+03:00) Moscow":20241113T090000`.
_PROPERTY = re.compile(r"\s*+([\w-]{1,40})(?:[^\":]++|\"[^\"]*+\")*+:(.*)")
_PARTICIPATION = re.compile(r"PARTSTAT=\"?(ACCEPTED|DECLINED|TENTATIVE)\b")
_ANSWERS = {"ACCEPTED": "Принято", "DECLINED": "Отклонено", "TENTATIVE": "Под вопросом"}
_ALARM = re.compile(r"BEGIN:VALARM.{0,2000}?END:VALARM", re.DOTALL)
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?")
_DURATION = re.compile(r"\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?")


def read(source: str) -> str:
    """What, when, where, who; "" when there is no event in it."""
    source = source.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    event = _ALARM.sub("", source.partition("BEGIN:VEVENT")[2][:MAX_EVENT].partition("END:VEVENT")[0])
    if not event:
        return ""
    values: dict[str, str] = {}
    for line in event.split("\n")[:MAX_LINES]:
        if (found := _PROPERTY.match(line)) is not None:
            values.setdefault(found.group(1).upper(), _unescape(found.group(2).strip()))
    method = next((line[7:].strip().upper() for line in source.split("\n") if line.startswith("METHOD:")), "")
    title = {"CANCEL": "Встреча отменена", "REPLY": "Ответ на приглашение"}.get(method, "Приглашение")
    answer = _PARTICIPATION.search(event) if method == "REPLY" else None
    start = values.get("DTSTART", "")
    end = values.get("DTEND") or _ending(start, values.get("DURATION", ""))
    organizer = values.get("ORGANIZER", "")
    lines = [
        f"{title}: {values.get('SUMMARY', '')}".rstrip(": "),
        _ANSWERS[answer.group(1)] if answer else "",
        _told("Когда", _span(start, end)),
        _told("Где", values.get("LOCATION", "")),
        _told("Организатор", organizer[7:] if organizer[:7].lower() == "mailto:" else organizer),
        values.get("DESCRIPTION", ""),
    ]
    return "\n".join(filter(None, lines))


def _told(title: str, value: str) -> str:
    return f"{title}: {value}" if value else ""


def _span(start: str, end: str) -> str:
    """From when till when; what takes whole days says the day behind its last (RFC 5545 section 3.6.1)."""
    if len(end) == 8 and end.isdecimal() and end > start:
        try:
            end = f"{datetime.strptime(end, '%Y%m%d') - timedelta(days=1):%Y%m%d}"
        except (ValueError, OverflowError):
            return _shown(start)
    return " – ".join(dict.fromkeys(_shown(one) for one in (start, end) if one))


def _ending(start: str, duration: str) -> str:
    """DTEND where the event says how long it takes instead (section 3.3.6); "" where it says neither, or nonsense."""
    begun, lasts = _TIME.match(start), _DURATION.match(duration)
    if begun is None or lasts is None:
        return ""
    weeks, days, hours, minutes = (int(one or 0) for one in lasts.groups())
    form = "%Y%m%dT%H%M" if begun.group(4) else "%Y%m%d"
    try:
        end = datetime.strptime(begun.group(), form) + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return ""
    return end.strftime(form) + start[15:]


def _shown(value: str) -> str:
    found = _TIME.match(value)
    if found is None:
        return value[:40]
    year, month, day, hour, minute = found.groups()
    return f"{day}.{month}.{year}" + (f" {hour}:{minute}" if hour else "") + (" UTC" if value.endswith("Z") else "")


def _unescape(value: str) -> str:
    return value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
