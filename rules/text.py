"""Text as the rules read it: normalised, with a way back to every character the person wrote.

NFKC, zero-width characters out, lower case, ё→е; look-alike letters are folded only inside words that mix scripts, because
folding everywhere invents words that nobody wrote.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from rules.hints import hints_of

# Plain letters, digits and the usual punctuation: lower() keeps their number and NFKC would change none that matters.
_PLAIN = re.compile(r"[ -~\n\tа-яА-ЯёЁ«»—–„“”’‘…№₽°•\u00a0]*\Z")
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[а-я]")
_RUSSIAN = re.compile(r"[а-я0-9]*\Z")

# Latin (and Greek, Ukrainian …) letters that pass for a Cyrillic one, by their shape as written: B is В, b is ь.
_TO_CYRILLIC = {
    **dict(zip("aceopxykmtnruiAEOPCXYKMTBHaα", "асеорхукмтпгииаеорсхукмтвнаа", strict=True)),
    "b": "ь", "ο": "о", "Ο": "о", "ρ": "р", "Ρ": "р", "ε": "е", "Α": "а", "Β": "в", "Η": "н", "Κ": "к", "Μ": "м",
    "Τ": "т", "Χ": "х", "Ε": "е", "Ν": "н", "і": "и", "І": "и", "ѕ": "с", "ј": "й", "һ": "н", "ԁ": "д", "g": "д",
    "N": "н", "I": "и", "h": "н", "v": "у", "w": "ш", "W": "ш", "z": "з", "d": "д", "s": "с", "l": "л", "R": "я",
    "U": "и", "V": "у", "Z": "з", "D": "д", "S": "с", "L": "л", "f": "ф", "F": "ф", "G": "д", "ɡ": "д",
}  # fmt: skip
_TO_LATIN = dict(zip("асеорхуктвнмьиѕіј", "aceopxykTBHMbusij".lower(), strict=True)) | {"з": "3"}

ZERO_WIDTH = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"
    "\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff"
    "\uffa0"
)


class Normal(NamedTuple):
    """A normalised text and what it may hold. `origin[i]` is the place in the original of its character i; None: nothing moved.

    `mixed` are the words (start, end in the normalised text) that mixed two scripts and were folded. `plain`: the original has
    only ordinary letters, digits and punctuation, so nothing is hidden between them.
    """

    text: str
    hints: Sequence[str]
    origin: Sequence[int] | None = None
    mixed: tuple[tuple[int, int], ...] = ()
    plain: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` was in the original; (0, 0) for an empty span."""
        if start >= end:
            return (0, 0)
        if self.origin is None:
            return (start, end)
        return (self.origin[start], self.origin[end - 1] + 1)

    def places(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """Where words were in the original, as two lists; they are given by two."""
        if self.origin is None:
            return starts, ends
        return [self.origin[start] for start in starts], [self.origin[end - 1] + 1 for end in ends]


def normalise(original: str) -> Normal:
    """The text as rules read it. Linear in its length; never raises."""
    if _PLAIN.match(original):
        text = original.lower().replace("ё", "е")
        hints = hints_of(text)
        if "mixed" in hints:
            return _fold_mixed(text, range(len(text)), original)._replace(plain=True)
        return Normal(text, hints, plain=True)
    folded = {character: fold_character(character) for character in set(original)}
    if "\u0306" not in folded and all(len(letters) == 1 for letters in folded.values()):
        return _fold_mixed("".join(map(folded.__getitem__, original)), range(len(original)), original)
    letters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(original):
        if character == "\u0306" and letters and letters[-1] == "и":
            letters[-1] = "й"  # и with a combining breve is й; all other marks fall away with their category
            continue
        for letter in folded[character]:
            letters.append(letter)
            origin.append(place)
    return _fold_mixed("".join(letters), origin, original)


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """One character as rules read it: "" for what can't be seen, several letters for a ligature."""
    if character in ZERO_WIDTH or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0000":
        return ""
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half of a pair: no library can encode it
    folded = unicodedata.normalize("NFKC", character).lower().replace("ё", "е")
    return "".join(letter for letter in folded if unicodedata.category(letter) != "Mn" and letter not in ZERO_WIDTH)


def _fold_mixed(text: str, origin: Sequence[int], original: str) -> Normal:
    letters: list[str] | None = None
    mixed: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or _RUSSIAN.match(word) or not _is_mixed(word):
            continue
        start, end = match.span()
        written = [original[origin[place]] for place in range(start, end)]
        folded = _fold_word(word, written)
        if folded is None:
            continue
        letters = letters or list(text)
        letters[start:end] = folded
        mixed.append((start, end))
    if letters is None:
        return Normal(text, hints_of(text), None if isinstance(origin, range) else origin)
    text = "".join(letters)
    return Normal(text, hints_of(text), origin, tuple(mixed))


def _is_mixed(word: str) -> bool:
    cyrillic = sum(1 for letter in word if "а" <= letter <= "я")
    return bool(cyrillic) and any(letter.isalpha() and not "а" <= letter <= "я" for letter in word)


def _fold_word(word: str, written: Sequence[str]) -> list[str] | None:
    """The word in one script: the one most of its letters are of. None if some letter has no look-alike there."""
    cyrillic = len(_CYRILLIC.findall(word))
    foreign = sum(1 for letter in word if letter.isalpha()) - cyrillic
    tables = (_to_cyrillic, _to_latin) if cyrillic >= foreign else (_to_latin, _to_cyrillic)
    for table in tables:
        folded = table(word, written)
        if folded is not None:
            return folded
    return None


def _to_cyrillic(word: str, written: Sequence[str]) -> list[str] | None:
    letters = []
    for letter, shape in zip(word, written, strict=True):
        if "а" <= letter <= "я" or not letter.isalpha():
            letters.append(letter)
            continue
        like = _TO_CYRILLIC.get(shape) or _TO_CYRILLIC.get(letter)
        if like is None:
            return None
        letters.append(like)
    return letters


def _to_latin(word: str, written: Sequence[str]) -> list[str] | None:
    letters = [letter if letter.isascii() else _TO_LATIN.get(letter, "") for letter in word]
    return letters if all(letters) else None


_SPLIT = re.compile(r"([^\W_]+)")
_SPLIT_PLAIN = re.compile(r"([0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё]*)")  # the same for plain texts, and quicker
_SENTENCE_ENDS = frozenset(".!?;\n")
_SENTENCE_GAP = 4  # a sentence's end counts as this many words: phrases seldom reach across it


class Tokens(Struct):
    """The words of a normalised text with their places in it and their positions for gaps.

    `slips` are misspelt words' places and what is read instead.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    positions: list[int]
    slips: dict[int, str] = {}


def tokenise(text: str) -> Tokens:
    """Words in order. Positions count words; the end of a sentence counts as four more, once."""
    words = _SPLIT_PLAIN if _PLAIN.match(text) else _SPLIT
    parts = words.split(text)  # what is between words at even places, the words at odd ones
    edges = list(accumulate(map(len, parts)))
    between = parts[2:-1:2]
    steps = {gap: 1 if _SENTENCE_ENDS.isdisjoint(gap) else 1 + _SENTENCE_GAP for gap in set(between)}
    positions = list(accumulate(map(steps.__getitem__, between), initial=0)) if len(parts) > 1 else []
    return Tokens(text, parts[1::2], edges[0:-1:2], edges[1::2], positions)
