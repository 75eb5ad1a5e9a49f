"""Header fields as mail really carries them.

RFC 5322, 2047 and 2231 say how they should be; every tolerance in what reads them is for something that programs send.
"""

import re
from collections.abc import Sequence

from channels.email.reading.encoded import MAX_VALUE, text_of

_MESSAGE_ID = re.compile(r"<[^<>]{1,990}>")


class Headers:
    """The fields of one entity in order, names in lower case, values as the bytes that came (unfolded on reading)."""

    __slots__ = ("_texts", "_values", "fields")

    def __init__(self, fields: list[tuple[str, bytes]]) -> None:
        self.fields = fields
        self._values: dict[str, list[bytes]] = {}
        for name, value in fields:
            self._values.setdefault(name, []).append(value)
        self._texts: dict[tuple[str, str], str] = {}

    def raw(self, name: str) -> bytes:
        """The first field of that name that isn't blank; b"" when there is none."""
        values = self._values.get(name)
        if values is None:
            return b""
        value = values[0]
        if not value or value.isspace():
            value = next(filter(bytes.strip, values), b"")
        return value[:MAX_VALUE]

    def all(self, name: str) -> list[bytes]:
        return [value[:MAX_VALUE] for value in self._values.get(name, ())]

    def text(self, name: str, hint: str = "") -> str:
        """Read once for each hint: several questions ask for the same field."""
        if name not in self._values:
            return ""
        text = self._texts.get((name, hint))
        if text is None:
            text = self._texts[name, hint] = text_of(self.raw(name), hint)
        return text

    def word(self, name: str) -> str:
        """The value in lower case without comments and parameters, for fields whose values are keywords."""
        text = self.text(name)
        return text.partition(";")[0].partition("(")[0].strip().lower() if text else ""

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def those_of(self, names: Sequence[str]) -> Sequence[str]:
        """Which of the names there are, in their order: none of many in one step."""
        return () if self._values.keys().isdisjoint(names) else [name for name in names if name in self._values]


def message_ids(value: bytes) -> list[str]:
    """Message ids in order, each as `<left@right>` without white space; also bare ones that lost their brackets."""
    if not value:
        return []
    text = text_of(value)
    return _MESSAGE_ID.findall(text.replace(" ", "")) or [
        f"<{token.strip('<>,;')}>" for token in text.split() if "@" in token and len(token) < 990
    ]


# By the first letters of their names: English, then what programs of other languages write into Date.
