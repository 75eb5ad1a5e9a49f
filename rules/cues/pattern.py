"""Regular expressions, an expert's operator: google-re2 only (linear time), and only behind a literal that must be there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import re2

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
        self.literals = tuple(literal.lower().replace("ё", "е") for literal in literals)
        self.signs = frozenset(map(_sign, self.literals))
        self._compiled = _compile(translate(source))
        self._groups = (capture, 0), *self._compiled.groupindex.items()
        self.names = tuple([name for name, _ in self._groups if name])

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Places of at most eight matches and of their named groups; none unless a literal is in the text."""
        if not any(map(text.__contains__, self.literals)):
            return
        # Given letters, RE2's wrapper counts them for each match, six times as slow as the search.
        written = text.encode()
        for match in islice(self._compiled.finditer(written), _MOST_MATCHES):
            for name, group in self._groups:
                start, end = match.span(group)
                found = written[start:end].decode()
                if not group:
                    found = found.lstrip()
                if found:
                    last = len(written[:end].decode())
                    yield name, last - len(found), last


class Literals:
    """The literals of many expressions, looked for in one pass; it takes as long for hundreds as for one."""

    def __init__(self, literals: Iterable[str]) -> None:
        sought = sorted(set(literals))
        self._signs = list(map(_sign, sought))
        self._all = re2.Set.SearchSet()
        for literal in sought:
            self._all.Add(re2.escape(literal))
        self._all.Compile()

    def within(self, text: str) -> list[str]:
        """The signs of those that a normalised text has."""
        if not self._signs:
            return []
        return [self._signs[place] for place in self._all.Match(text.encode()) or ()]


def _sign(literal: str) -> str:
    return f"letters {literal}"


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


def _compile(source: str) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    try:
        return re2.compile(source, options)
    except re2.error as error:
        said = error.args[0] if error.args else ""
        raise _wrong(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from None


# What RE2 says → why it can't be, and what to do, in Russian and English.
_REASONS = (
    ("(?=", "заглядывание вперёд (?=…) не линейное: опишите весь кусок или дайте второе условие",
     "looking ahead by (?=…) is not linear-time: describe the whole, or add a second condition"),
    ("(?!", "отрицание (?!…) не линейное: вынесите его в unless",
     "a negation by (?!…) is not linear-time: put it into `unless`"),
    ("(?<", "заглядывание назад (?<…) не линейное: опишите весь кусок или вынесите его в unless",
     "looking back by (?<…) is not linear-time: describe the whole, or put it into `unless`"),
    ("(?>", "атомарная группа (?>…) не поддерживается: уберите ?>", "an atomic group (?>…) is not supported: remove ?>"),
    ("back reference", "со ссылкой назад (\\1) выражение не линейное: повторите его само",
     "a back reference (\\1) is not linear-time: repeat the expression itself"),
    ("invalid escape sequence", "такого знака после \\ нет: уберите \\ или удвойте",
     "no such letter after \\: remove it, or double it"),
    ("bad repetition operator", "два повтора подряд: поставьте скобки", "two repetitions in a row: use brackets"),
    ("repetition", "повтор неверен или слишком велик (не больше 1000 всего)",
     "a repetition that is wrong or too large (1000 in all at most)"),
    ("missing )", "не закрыта скобка (", "a bracket ( isn't closed"),
    ("unexpected )", "лишняя скобка )", "a bracket ) too many"),
    ("missing ]", "не закрыта скобка [", "a bracket [ isn't closed"),
    ("trailing \\", "лишний \\ в конце", "a \\ too many at the end"),
    ("character class", "неверный набор знаков в [ ]", "a wrong set of characters in [ ]"),
    ("too large", "выражение слишком велико: упростите его", "the expression is too large: make it simpler"),
)  # fmt: skip


_BACK = re.compile(r"\\[1-9]")


def _wrong(said: str) -> PhraseError:
    said = f"back reference {said}" if _BACK.search(said) else said
    for part, russian, english in _REASONS:
        if part in said:
            return PhraseError(russian, english)
    return PhraseError(f"выражение с ошибкой: {said}", f"the expression is wrong: {said}")
