"""Reading VK's JSON with distrust: whatever a field holds, these give a value of the wanted type or its empty one."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

from router.schema import Json

MAX_TEXT = 100_000  # VK takes 4,096 characters a message and 16,384 a post; more is somebody's trick
MAX_LINE = 1_000

Obj = Mapping[str, object]
_MOST = 2**63
_EMPTY: dict[str, object] = {}


def obj(value: object) -> Obj:
    return value if isinstance(value, dict) else _EMPTY


def items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def number(value: object) -> int:
    """A whole number, also when VK (or a proxy of it) wrote it as text; 0 where there is none."""
    if isinstance(value, str):
        digits = value.removeprefix("-")
        value = int(value) if len(value) <= 19 and digits.isascii() and digits.isdigit() else 0
    elif isinstance(value, float):
        value = int(value) if value.is_integer() and abs(value) < _MOST else 0
    return int(value) if isinstance(value, int) and -_MOST < value < _MOST else 0


def first(source: Obj, *names: str) -> int:
    """The first of the named numbers that isn't 0."""
    return next((found for name in names if (found := number(source.get(name)))), 0)


def text(value: object, limit: int = MAX_TEXT) -> str:
    """NFC, without NUL (no database column takes it)."""
    if not isinstance(value, str) or not value:
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
    value = value[:limit]
    if value.isascii():
        return value.replace("\0", "") if "\0" in value else value
    return unicodedata.normalize("NFC", value.replace("\0", ""))


def line(value: object, limit: int = MAX_LINE) -> str:
    """Text on one line."""
    return " ".join(text(value, limit).split())


def web_address(value: object) -> str:
    """An http or https address, or nothing: it becomes a link that people click and an address that we fetch."""
    found = text(value, 4_096).strip()
    if not found.startswith(("https://", "http://")) or any(sign in found for sign in ' \t\r\n"<>\\'):
        return ""
    return found


def moment(value: object, otherwise: datetime) -> datetime:
    """Unix seconds as a time; `otherwise` for none or for one that no calendar has."""
    seconds = number(value)
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < 32_503_680_000 else otherwise


def joined(*texts: str, sep: str = " — ") -> str:
    return sep.join(piece for piece in texts if piece)


def facts(**values: Json) -> dict[str, Json]:
    """Facts only VK knows, in its own namespace; the empty ones are left out."""
    return {f"vk.{name}": value for name, value in values.items() if value not in (None, "", 0, [], {})}


def name_of(kind: str, body: Obj) -> str:
    """VK's own name of a thing, `photo1_2_key`: how calls cite it."""
    owner, number_ = number(body.get("owner_id")), first(body, "id", "vid", "aid", "pid", "did")
    if not owner or not number_:
        return ""
    return joined(f"{kind}{owner}_{number_}", line(body.get("access_key"), 100), sep="_")


def page_of(kind: str, body: Obj) -> str:
    """The address of its page."""
    owner, number_ = number(body.get("owner_id")), first(body, "id", "vid", "aid", "pid")
    return f"https://vk.com/{kind}{owner}_{number_}" if owner and number_ else ""
