"""Who a sender says he is: display names folded until look-alikes are equal, and the domain of his address. Pure."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from rules.cues.link import damerau, registered, shape, sound
from rules.text import fold_character

_SHORT = 5  # letters: a shorter name counts as a whole word only
_MOST, _MOST_WORDS = 200, 20  # characters and words of a display name


@lru_cache(maxsize=4096)
def likeness(name: str, official: frozenset[str]) -> str:
    """The official name that a display name is or imitates, or "". Homoglyphs, digits for letters, spacing, transliteration and a
    typo or two don't hide it."""
    whole = _readings(name[:_MOST])
    words = {reading for words in _neighbours(_words(name[:_MOST])) for reading in _readings(words)}
    for one in sorted(official, key=lambda one: (-len(one), one)):
        for mark in _readings(one):
            if len(mark) < _SHORT:
                if mark and mark in words | whole:
                    return one
            elif any(mark in reading or _near(reading, mark) for reading in whole) or any(
                _near(w, mark) for w in words
            ):
                return one
    return ""


def _words(name: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in name).split()[:_MOST_WORDS]


def _neighbours(words: Sequence[str]) -> Iterator[str]:
    """One to three words that stand side by side: «Служба поддержки магазина» has an official name in its middle or end."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + 4, len(words) + 1)):
            yield "".join(words[start:end])


def _readings(name: str) -> frozenset[str]:
    """The name without spaces and signs: as it looks, and as it looks when spelt in Latin letters."""
    letters = "".join(folded for character in name for folded in fold_character(character) if folded.isalnum())
    return frozenset((shape(letters), shape(sound(letters))))


def _near(reading: str, mark: str) -> bool:
    typos = 2 if len(mark) >= 10 else 1
    return len(mark) > _SHORT and abs(len(reading) - len(mark)) <= typos and damerau(reading, mark, typos) <= typos


def address_domain(address: str) -> str:
    """The host after @ of a typed address (`email:a@b.ru`), lower case; "" where there is none."""
    return address.partition(":")[2].rpartition("@")[2].lower().strip(".") if "@" in address else ""


def listed(host: str, domains: Collection[str]) -> bool:
    """Whether the host or its registered domain is in the list."""
    return host in domains or registered(host) in domains
