"""Regular expressions, an expert's operator: google-re2 only (linear time), and only behind a literal that must be there."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from rules.cues.phrase import PhraseError

# RE2's \w, \d and \b are ASCII: Russian words need these instead.
_CLASSES = {r"\w": r"[\p{L}\p{N}_]", r"\W": r"[^\p{L}\p{N}_]", r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}
_INSIDE = {r"\w": r"\p{L}\p{N}_", r"\d": r"\p{Nd}"}
_ESCAPE = re.compile(r"\\.|\[|\]", re.DOTALL)
_MOST_MATCHES = 8


class Pattern:
    """A compiled expression over normalised (lower case, ё→е) text."""

    def __init__(self, source: str, literals: Sequence[str], capture: str = "") -> None:
        """`capture` names the whole of what is found; groups `(?P<name>…)` name their part of it."""
        if not all(literals) or not literals:
            raise PhraseError(
                "у выражения нет «literal»: букв, без которых оно не сработает",
                "the regex has no `literal`: letters without which it can't match",
            )
        self._literals = tuple(literal.lower().replace("ё", "е") for literal in literals)
        self._compiled = _compile(translate(source))
        self._groups: dict[str, int] = dict(self._compiled.groupindex)
        self._capture = capture
        self.names = (capture, *self._groups) if capture else tuple(self._groups)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Places of at most eight matches and of their named groups; none unless a literal is in the text."""
        if not any(literal in text for literal in self._literals):
            return
        for count, match in enumerate(self._compiled.finditer(text)):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                yield self._capture, start, end
            for name, group in self._groups.items():
                first, last = match.span(group)
                if 0 <= first < last:
                    yield name, first, last
            if count + 1 == _MOST_MATCHES:
                return


def translate(source: str) -> str:
    """The expression with classes that know Cyrillic. `\\b` may stand at either end only: RE2 has no Unicode boundary."""
    head, tail = source.startswith(r"\b"), source.endswith(r"\b") and len(source) > 2
    body = source[2 if head else 0 : -2 if tail else None]
    inside = False

    def one(match: re.Match[str]) -> str:
        nonlocal inside
        mark = match.group()
        if mark in "[]":
            inside = mark == "["
            return mark
        if mark == r"\b":
            raise PhraseError(r"\b может стоять только в начале и в конце", r"\b may stand only at either end")
        return (_INSIDE if inside else _CLASSES).get(mark, mark)

    body = _ESCAPE.sub(one, body)
    start = r"(?:^|[^\p{L}\p{N}_])" if head else ""
    end = r"(?:$|[^\p{L}\p{N}_])" if tail else ""
    return f"{start}(?:{body}){end}"


@cache
def _re2() -> Any:
    import re2

    return re2


def _compile(source: str) -> Any:
    re2 = _re2()
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    try:
        return re2.compile(source, options)
    except re2.error as error:
        raise PhraseError(
            f"выражение не линейное или с ошибкой: {error}", f"not linear-time, or wrong: {error}"
        ) from None
