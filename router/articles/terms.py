"""How a text becomes the terms that are compared: stems, forms led to one, families of words, slips forgiven. Pure.

Snowball makes stems («поставку» → «поставк»); where a word's own forms have several («деньги», «денег»), the forms that pymorphy
knows are led to one. `families-ru.txt` and its likes name words of one meaning: each is a term of its own and its family's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import Stemmer

from rules.latin import cyrillic
from rules.words import HELPERS, forms, is_word

MOST_READ = 2_000  # characters of a message: who writes more doesn't ask what an article answers
MOST_TERMS = 120
_SHORTEST_SLIP = 5  # letters of a stem in which a slip is looked for
_WORD = re.compile(r"[a-zа-яё0-9]+(?:-[a-zа-яё]+)?")
_DOUBLED = re.compile(r"([a-zа-я])\1+")
_SNOWBALL = {"ru": "russian", "en": "english"}
# Words of a message to support, which say nothing of what it is about.
_TOLD_TO_SUPPORT = """
    здравствуйте добрый день вечер утро доброе привет подскажите скажите пожалуйста спасибо помогите помощь вопрос можно нужно надо хочу
    могу можете делать сделать такое такой очень просто уважаемые wildberries вайлдберриз вб wb который которая которые сегодня вчера дня
    присылаю пришлю отправляю отправлю скину скинула скинул прикладываю прикрепляю прикрепила прикрепил держите фото скрин скриншот видео
    извините беспокойство договорились подождите минуту минутку быть будет большое огромное дела дело хорошо привет ок окей ладно почему
    каким образом понять узнать меня зовут
    hello hi good day please thanks thank help need want how do does did what why can could would have has been with from this that there
    am are be so if no not when where
"""
COMMON = HELPERS | frozenset(_TOLD_TO_SUPPORT.split())


class Terms:
    """What the words of a text are counted as. `told` are the texts whose words have all their forms led to one."""

    def __init__(self, language: str, told: Iterable[str]) -> None:
        self._stem = Stemmer.Stemmer(_SNOWBALL.get(language, "russian"))
        self._russian = language == "ru"
        self._families = _families(language)
        self._alias = self._aliases({word for text in told for word in words(text)}) if self._russian else {}
        self._slips: dict[str, str] = {}
        self._small = frozenset(map(self._stemmed, COMMON))

    def learn(self, known: Mapping[str, int]) -> None:
        """From now on a word that is one slip off a known term is that term; of several the most frequent."""
        frequent = sorted(known, key=lambda one: (-known[one], one))
        for term in dict.fromkeys((*frequent, *self._alias, *self._families)):
            if len(term) >= _SHORTEST_SLIP and term.isalpha():
                for one in (term, *_shortened(term)):
                    self._slips.setdefault(one, term)

    def telling(self, text: str) -> Counter[str]:
        """The terms of the words that say what a text is about, and how often."""
        return Counter(term for word in words(text) if word not in COMMON for term in self._of(word))

    def all_of(self, text: str) -> frozenset[str]:
        """The terms of all words, small ones too: «где заказ» is more than «заказ»."""
        return frozenset(term for word in words(text) for term in self._of(word))

    def meant(self, text: str) -> frozenset[str]:
        """`all_of` a message, with words that aren't known read as those that were meant."""
        found: dict[str, None] = {}
        for word in words(text[:MOST_READ]):
            typed = cyrillic(word) if self._russian and word.isascii() and word.isalpha() else word
            for term in (*self._of(word), *self._of(typed), *self._called(self._unslipped(typed))):
                found[term] = None
            if len(found) >= MOST_TERMS:
                break
        return frozenset(found)

    def is_small(self, term: str) -> bool:
        """Whether a term says nothing of what a text is about."""
        return term in self._small

    def _of(self, word: str) -> Iterator[str]:
        yield from self._called(self._stemmed(word))

    def _called(self, stem: str) -> Iterator[str]:
        """What a stem is counted as."""
        yield self._alias.get(stem, stem)
        yield from self._families.get(stem, ())

    def _unslipped(self, word: str) -> str:
        """The stem that was meant by a word that nobody knows."""
        stem = self._stemmed(word)
        if len(stem) < _SHORTEST_SLIP or not stem.isalpha() or self._slips.get(stem) == stem:
            return stem
        for one in (stem, *_shortened(stem)):
            meant = self._slips.get(one, "")
            if meant and _one_slip(stem, meant):
                return stem if self._russian and is_word(word) else meant
        return stem

    def _stemmed(self, word: str) -> str:
        """The stem with no letter twice in a row: «акаунт», «балы» are written more often than one thinks."""
        return _DOUBLED.sub(r"\1", self._stem.stemWord(word))

    def _aliases(self, told: set[str]) -> dict[str, str]:
        """Stems of other forms of a word → the stem of the word itself."""
        found: dict[str, str] = {}
        for word in sorted(told - COMMON):
            own = found.get(self._stemmed(word), self._stemmed(word))
            for form in forms(word):
                found.setdefault(self._stemmed(form), own)
        return {stem: meant for stem, meant in found.items() if stem != meant}


@cache
def _families(language: str) -> dict[str, tuple[str, ...]]:
    """Stems of all forms of a family's words → the families. A language without such a file has none."""
    stem = Stemmer.Stemmer(_SNOWBALL.get(language, "russian"))
    found: dict[str, dict[str, None]] = {}
    file = files(__package__) / f"families-{language}.txt"
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        members = [] if line.startswith("#") else line.split()
        for form in {form for word in members for form in forms(word)}:
            found.setdefault(_DOUBLED.sub(r"\1", stem.stemWord(form)), {})[f"={members[0]}"] = None
    return {one: tuple(names) for one, names in found.items()}


def words(text: str) -> list[str]:
    """The words of a text, small, ё as е."""
    return _WORD.findall(text.lower().replace("ё", "е"))


def _shortened(word: str) -> Iterator[str]:
    """The word without each of its letters but the first, which people seldom miss."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter more, a letter less, another letter or two letters exchanged make one of the other (Damerau 1964)."""
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]
