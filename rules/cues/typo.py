"""Slips of the keyboard: «вазврат», «мошеники», «доствка». A word that no dictionary knows is read as the rules' only word that is one
edit away from it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from rules.text import Tokens

SHORTEST = 6  # letters: shorter words have too many neighbours
LONGEST = 24  # what is longer is no word that somebody meant
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_RUSSIAN = frozenset(_LETTERS)


def read_slips(tokens: Tokens, odd: Iterable[str], nearest: Callable[[str], str]) -> None:
    """Puts what was meant in the place of each slip among the odd words, and notes that in `tokens.slips`."""
    meant = {word: read for word in odd if (read := nearest(word))}
    for index, word in enumerate(tokens.words) if meant else ():
        if word in meant:
            tokens.words[index] = tokens.slips[index] = meant[word]


def nearest(
    word: str, known: Mapping[str, tuple[Any, ...]], exact: Collection[str], is_word: Callable[[str], bool]
) -> str:
    """The known word one edit away; "" if there is none or they are forms of different words.

    `known` gives what kind of word each is; those of `exact` are never meant otherwise than they are written.
    """
    if not SHORTEST <= len(word) <= LONGEST or not _RUSSIAN.issuperset(word) or is_word(word):
        return ""
    found = [one for one in dict.fromkeys(_edited(word)) if one in known and len(one) >= SHORTEST and one not in exact]
    return found[0] if len({known[one][0] for one in found}) == 1 else ""


def _edited(word: str) -> Iterator[str]:
    """The words one insertion, deletion, replacement or swap of neighbours away."""
    for place in range(len(word)):
        left, right = word[:place], word[place + 1 :]
        yield left + right
        if right:
            yield left + right[0] + word[place] + right[1:]
        for letter in _LETTERS:
            yield left + letter + right
            yield left + letter + word[place:]
    for letter in _LETTERS:
        yield word + letter
