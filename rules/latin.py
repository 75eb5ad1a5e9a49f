"""Russian typed in Latin letters, as on a phone without a Russian keyboard: «gde moi zakaz». Pure.

There is no one way to type it; this reads the habits that BGN/PCGN, ISO 9 and chats share.
"""

import re
from functools import lru_cache

from rules.words import is_word

_MOST_WORDS = 60
_WORD = re.compile(r"[a-z']+")
_LETTERS = re.compile(r"shch|sch|yo|jo|yu|ju|ya|ja|ye|zh|kh|ts|ch|sh|iy|[aeou][yi](?![aou])|[a-z']")
_READ = {
    "shch": "щ", "sch": "щ", "yo": "е", "jo": "е", "yu": "ю", "ju": "ю", "ya": "я", "ja": "я", "ye": "е", "zh": "ж", "kh": "х",
    "ts": "ц", "ch": "ч", "sh": "ш", "iy": "ий", "ay": "ай", "ey": "ей", "oy": "ой", "uy": "уй",
    "ai": "ай", "ei": "ей", "oi": "ой", "ui": "уй", "a": "а", "b": "б", "c": "ц",
    "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о",
    "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "х", "y": "ы", "z": "з", "'": "ь",
}  # fmt: skip
# English words that read as Russian ones.
_ENGLISH_WORDS = """
    hi a i in is it my no not on or to do be me he we as at so us by am an if up out get got that this the and one for you good ask man
    order bank code status cash return refund please money pay help
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def cyrillic(word: str) -> str:
    """How a word in small Latin letters is read in Russian ones."""
    return "".join(_READ[part] for part in _LETTERS.findall(word))


@lru_cache(maxsize=256)
def is_russian(text: str) -> bool:
    """Whether most words of a text in Latin letters are Russian ones."""
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    russian = sum(len(word) > 1 and word not in _ENGLISH and is_word(cyrillic(word)) for word in words)
    return 2 * russian > len(words)
