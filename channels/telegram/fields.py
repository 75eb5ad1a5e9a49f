"""Reading provider objects that may hold anything: a missing or odd field reads as empty, never as an error. Pure."""

import unicodedata
from collections.abc import Mapping
from typing import Any

Obj = Mapping[str, Any]

_NONE: Obj = {}
_BIG = 2**63


def obj(holder: Obj, key: str) -> Obj:
    value = holder.get(key)
    return value if type(value) is dict else _NONE


def objs(holder: Obj, key: str, most: int = 1000) -> list[Obj]:
    """The objects of a list, at most `most`: what is no object is left out."""
    value = holder.get(key)
    return [item for item in value[:most] if type(item) is dict] if type(value) is list else []


def text(holder: Obj, key: str) -> str:
    """A NUL becomes U+FFFD: databases refuse it, and the length stays what entity offsets count on."""
    value = holder.get(key)
    if type(value) is not str:
        return ""
    return value.replace("\x00", "\ufffd") if "\x00" in value else value


def nfc(value: str) -> str:
    return value if value.isascii() or unicodedata.is_normalized("NFC", value) else unicodedata.normalize("NFC", value)


def whole(holder: Obj, key: str) -> int:
    """A whole number that fits 64 bits, or 0. Digits in quotes and 7.0 count: servers between us and the provider write so."""
    value = holder.get(key)
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is str and 0 < len(value) <= 18 and value.removeprefix("-").isdecimal() and value.isascii():
        return int(value)
    return value if type(value) is int and -_BIG <= value < _BIG else 0


def wholes(holder: Obj, key: str, most: int = 1000) -> list[int]:
    """The whole numbers of a list, without those that are 0."""
    value = holder.get(key)
    return [one for item in value[:most] if (one := whole({key: item}, key))] if type(value) is list else []


def number(holder: Obj, key: str) -> float | None:
    value = holder.get(key)
    return float(value) if isinstance(value, int | float) and type(value) is not bool and abs(value) < _BIG else None


def flag(holder: Obj, key: str) -> bool:
    return holder.get(key) is True


def person_name(person: Obj) -> str:
    """The display name of a User or a Chat."""
    names = (text(person, "first_name").strip(), text(person, "last_name").strip())
    return " ".join(name for name in names if name) or text(person, "title").strip() or text(person, "username")
