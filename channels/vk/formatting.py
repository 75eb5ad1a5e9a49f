"""What is written in VK's notation, as people see it. Pure."""

import re

from channels.vk.fields import Obj, items, line, number, obj, text
from router.cutting import positions
from router.schema import Entity

_MENTION = re.compile(r"\[((?:id|club|public|event|app)\d{1,18}|https?://[^\s|\[\]]{1,2000})\|([^|\[\]]{1,500})\]")


def written_in(body: Obj) -> object:
    """`text`, which was `body` before 5.80; one page of VK's calls it `message`."""
    return next((found for name in ("text", "body", "message") if isinstance(found := body.get(name), str)), None)


def plain(written: object, formats: object) -> tuple[str, tuple[Entity, ...]]:
    """VK's text as people see it: `[id1|Павел]` is «Павел», and what was marked becomes entities."""
    shown = text(written)
    if not formats and "[" not in shown:
        return shown, ()
    marked = _formats(shown, formats) if shown == written else []
    pieces: list[str] = []
    moved: list[tuple[int, int, int]] = []  # start and end in VK's text, and how much shorter the text is after it
    entities: list[Entity] = []
    place = length = 0
    for found in list(_MENTION.finditer(shown))[:500]:
        pieces += [shown[place : found.start()], found[2]]
        start = length + found.start() - place
        length, place = start + len(found[2]), found.end()
        moved.append((found.start(), found.end(), place - length))
        link = found[1].startswith("http")
        kind, value = ("text_link", found[1]) if link else ("mention", _who(found[1]))
        entities.append(Entity(type=kind, start=start, end=length, value=value))
    result = "".join([*pieces, shown[place:]])
    for kind, start, end, value in marked:
        entities.append(Entity(type=kind, start=_shift(moved, start), end=_shift(moved, end), value=value))
    return result, tuple(entities)


def _who(mention: str) -> str:
    number_ = mention.lstrip("abcdefghijklmnopqrstuvwxyz")
    return f"vk:{number_}" if mention.startswith("id") else f"vk:-{number_}"


def _formats(shown: str, formats: object) -> list[tuple[str, int, int, str]]:
    """`format_data` counts as JavaScript does, in UTF-16 units: the units of VK's clients that make it."""
    found, place = [], positions(shown)
    for entry in items(obj(formats).get("items"))[:500]:
        mark = obj(entry)
        offset, kind = number(mark.get("offset")), line(mark.get("type"), 32)
        end = offset + number(mark.get("length"))
        if kind and 0 <= offset < end < len(place):
            found.append(
                ("text_link" if kind == "url" else kind, place[offset], place[end], line(mark.get("url"), 2_000))
            )
    return found


def _shift(moved: list[tuple[int, int, int]], place: int) -> int:
    shorter = 0
    for start, end, after in moved:
        if place < end:
            return min(place, start) - shorter if place <= start else end - after
        shorter = after
    return place - shorter
