"""Reading a part of config.yaml key by key: whatever is wrong is one sentence with the key's path, the problem and what is right.

No sentence carries the value of a text or of a credential: it may be a secret.
"""

import difflib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from router.channel import ConfigProblem

_UNITS = {"": 1, "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}
_WORDS = {dict: "a list of keys", list: "a list", str: "this text", int: "a number", float: "a number", type(None): "nothing"}  # fmt: skip


class Section:
    """A mapping of the file. Every reader gives its default for a key that is missing or empty; every one raises ConfigProblem.
    Numbers and sizes may be text, as they come from the environment. Call `end` when all keys are read."""

    def __init__(self, path: str, value: object) -> None:
        if not isinstance(value, dict):
            raise ConfigProblem(f"{path or 'config'}: must be a list of keys with values, not {_what(value)}")
        self.path, self._values, self._known = path, value, list[str]()

    def at(self, key: str) -> str:
        """The key's path."""
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, words: str) -> ConfigProblem:
        """To be raised by a caller that knows better what the key should be."""
        return ConfigProblem(f"{self.at(key)}: {words}")

    def names(self) -> list[str]:
        return list(self._values)

    def section(self, key: str) -> "Section":
        value = self._take(key)
        return Section(self.at(key), {} if value is None else value)

    def sections(self, key: str) -> "tuple[Section, ...]":
        """A list of such mappings."""
        value = self._take(key) or []
        if not isinstance(value, list):
            raise self.wrong(key, f"must be a list, not {_what(value)}; begin each of its items with -")
        return tuple(Section(f"{self.at(key)}[{index}]", item) for index, item in enumerate(value))

    def value(self, key: str) -> object:
        """As YAML read it, for a type that no other reader knows."""
        return self._take(key)

    def text(self, key: str, default: str = "", *, missing: str = "", strip: bool = True) -> str:
        """`missing` are the words for a key that has to be there: what to write, and where it is found."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(key, f"must be text, not {_what(value)}; put it in quotes")
        found = (value or "").strip() if strip else value or ""
        found = found or default
        if missing and not found:
            raise self._missing(key, missing)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "must be a list of texts, like [10.0.0.1, 10.0.0.2]")
        return tuple(value)

    def choice(self, key: str, allowed: Sequence[str], default: str = "") -> str:
        value = self.text(key, default, missing=f"choose one of {', '.join(allowed)}")
        if value not in allowed:
            raise self.wrong(key, f"{value[:40]!r} is not one of {', '.join(allowed)}{nearest(value, allowed)}")
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, f"must be true or false, not {_what(value)}")
        return default if value is None else value

    def number(self, key: str, default: int | None, low: int, high: int, *, missing: str = "") -> int:
        """A whole number; without a default it has to be there."""
        value = self._number(key, default, missing)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(key, f"must be a whole number from {low} to {high}, not {_what(value, shown=True)}")
        return value

    def real(self, key: str, default: float, low: float, high: float) -> float:
        """Seconds, hours, megabytes."""
        value = self._number(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(key, f"must be a number from {low:g} to {high:g}, not {_what(value, shown=True)}")
        return float(value)

    def size(self, key: str, default: int, low: int = 1) -> int:
        """Bytes, or "25 MB"."""
        value = self._take(key)
        match = re.fullmatch(r"([0-9]{1,12})\s?([a-z]{0,2})", str(default if value is None else value).strip().lower())
        size = int(match[1]) * _UNITS.get(match[2], 0) if match else 0
        if size < low:
            least = f", at least {low} bytes" if low > 1 else ""
            raise self.wrong(
                key, f"must be a size like 25 MB or a number of bytes{least}, not {_what(value, shown=True)}"
            )
        return size

    def address(
        self, key: str, default: str = "", schemes: Sequence[str] = ("https", "http"), *, missing: str = ""
    ) -> str:
        """A web address without query, fragment and final slash. Its value is never shown: it may carry a password."""
        value = self.text(key, default, missing=missing).rstrip("/")
        try:
            parts = urlsplit(value)
            good = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
        except ValueError:
            good = False
        if value and (not good or parts.query or parts.fragment):
            raise self.wrong(key, f"must be an address like {schemes[0]}://example.ru ({', '.join(schemes)})")
        return value

    def rest(self) -> dict[str, object]:
        """The keys nobody has asked for yet."""
        return {key: value for key, value in self._values.items() if key not in self._known}

    def end(self) -> None:
        """Refuses what nobody has asked for."""
        for key in self.rest():
            raise self.wrong(str(key)[:80], f"there is no such key{nearest(str(key), self._known)}")

    def _take(self, key: str) -> object:
        self._known.append(key)
        return self._values.get(key)

    def _missing(self, key: str, words: str) -> ConfigProblem:
        """A key that is missing may be there with a letter wrong."""
        unread = [str(other) for other in self.rest()]
        if typo := difflib.get_close_matches(key, unread, 1, 0.75):
            return self.wrong(typo[0], f"there is no such key; did you mean {key!r}?")
        return self.wrong(key, f"is missing; {words}")

    def _number(self, key: str, default: float | None, missing: str = "") -> object:
        value = self._take(key)
        if value is None or value == "":
            if default is None:
                raise self._missing(key, missing)
            return default
        if isinstance(value, str) and value.isascii() and value.isdigit():
            return int(value[:12])
        return value


def nearest(name: str, known: Sequence[str]) -> str:
    """The end of a sentence about a wrong name: the nearest right one, or all of them."""
    close = difflib.get_close_matches(name[:80], known, 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def _what(value: object, *, shown: bool = False) -> str:
    """How a wrong value reads in a sentence; a number itself only where it can't be a secret."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if shown and isinstance(value, int | float) else _WORDS.get(type(value), "this value")
