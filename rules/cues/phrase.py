"""Phrases on a lexeme index: words in any form, found by dictionary look-ups on a message's words.

Syntax of a phrase: words in any form, `!слово` exactly so, `а|б` either, `@имя` any word of that synonym list,
`слово[impr]` only forms with that grammeme, `*` any one word, and first of all `-не`: none of these words just before.
`gap` is how many other words may stand between neighbours; `order` is strict or any.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.text import Tokens
from rules.words import GRAMMEMES, forms

_ELEMENT = re.compile(r"([!@]?)([^\W_][\w-]*)(?:\[([\w,]+)\])?\Z")
_BEFORE = 2  # how far before a phrase its `-words` are looked for
_MOST_HITS = 8  # of one phrase in one text: enough to show, too few to flood


class PhraseError(ValueError):
    """A phrase that can't be read: what is wrong, in Russian and in English."""

    def __init__(self, russian: str, english: str) -> None:
        self.russian, self.english = russian, english
        super().__init__(english)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: the forms that fit it, and how many words may be skipped before it for each `*`."""

    words: frozenset[str]
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase. `source` is as the admin wrote it."""

    source: str
    slots: tuple[Slot, ...]
    never_before: frozenset[str] = frozenset()
    gap: int = 2
    ordered: bool = True


def parse_phrase(source: str, synonyms: Mapping[str, Sequence[str]], *, gap: int, ordered: bool) -> Phrase:
    """Compile a phrase; raises PhraseError that says what to change."""
    slots: list[Slot] = []
    never: frozenset[str] = frozenset()
    stars = 0
    for place, element in enumerate(source.split()):
        if element == "*":
            stars += 1
        elif element.startswith("-") and len(element) > 1:
            if place:
                raise PhraseError(
                    f"«{element}» может стоять только в начале фразы", f"{element!r} may only begin a phrase"
                )
            never = _alternatives(element[1:], synonyms)
        else:
            slots.append(Slot(_alternatives(element, synonyms), stars))
            stars = 0
    if not slots:
        raise PhraseError("во фразе нет ни одного слова", "the phrase has no word")
    return Phrase(source, tuple(slots), never, gap, ordered or len(slots) == 1)


def _alternatives(element: str, synonyms: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    for alternative in element.split("|"):
        match = _ELEMENT.match(alternative.replace("ё", "е").replace("Ё", "Е"))
        if match is None:
            raise PhraseError(f"не понимаю «{alternative}» во фразе", f"can't read {alternative!r} in a phrase")
        mark, word, marks = match.groups()
        grammemes = tuple(marks.split(",")) if marks else ()
        unknown = [grammeme for grammeme in grammemes if grammeme not in GRAMMEMES]
        if unknown:
            known = ", ".join(GRAMMEMES)
            raise PhraseError(
                f"нет такой пометы «{unknown[0]}»; есть: {known}", f"no grammeme {unknown[0]!r}; known: {known}"
            )
        if mark == "@" and word not in synonyms:
            raise PhraseError(f"нет списка синонимов «{word}»", f"no synonym list {word!r}")
        exact = mark == "!"
        for one in synonyms[word] if mark == "@" else (word,):
            single = one.lower().replace("ё", "е")
            if exact or single.startswith("!"):
                found.add(single.lstrip("!"))
            else:
                found |= forms(single, grammemes)
    if not found:
        raise PhraseError(
            f"у «{element}» нет ни одной формы с такой пометой", f"{element!r} has no form with that grammeme"
        )
    return frozenset(found)


class Match(NamedTuple):
    """Where a phrase was found: its first and last word (indexes into the message's tokens)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Entry:
    leaf: int
    slots: tuple[int, ...]
    mask: int
    phrase: Phrase


class PhraseIndex:
    """Every phrase of a rule set; `scan` finds them all in one pass over a message's words."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        """`phrases` are (leaf, phrase): hits are given by leaf, several phrases may share one."""
        slots: dict[frozenset[str], int] = {}
        entries: list[_Entry] = []
        for leaf, phrase in phrases:
            places = tuple(slots.setdefault(slot.words, len(slots)) for slot in phrase.slots)
            entries.append(_Entry(leaf, places, _mask(places), phrase))
        by_word: dict[str, list[int]] = {}
        for words, slot in slots.items():
            for word in words:
                by_word.setdefault(word, []).append(slot)
        self.words: dict[str, tuple[int, ...]] = {word: tuple(ids) for word, ids in by_word.items()}
        self._anchored = self._anchor(entries, len(slots))

    @staticmethod
    def _anchor(entries: list[_Entry], count: int) -> list[tuple[_Entry, ...]]:
        """Each phrase waits at the slot that fewest phrases use: common words wake up nobody."""
        uses = [0] * count
        for entry in entries:
            for slot in set(entry.slots):
                uses[slot] += 1
        anchored: list[list[_Entry]] = [[] for _ in range(count)]
        for entry in entries:
            anchored[min(entry.slots, key=uses.__getitem__)].append(entry)
        return [tuple(waiting) for waiting in anchored]

    def scan(self, tokens: Tokens, repair: Callable[[str], str] | None = None) -> dict[int, list[Match]]:
        """All phrases of the text by leaf. `repair` reads a word the index doesn't know another way."""
        places: dict[int, list[int]] = {}
        words = self.words
        present = 0
        for index, word in enumerate(tokens.words):
            slots = words.get(word)
            if slots is None:
                if repair is None:
                    continue
                slots = words.get(repair(word))
                if slots is None:
                    continue
            for slot in slots:
                where = places.get(slot)
                if where is None:
                    places[slot] = [index]
                    present |= 1 << slot
                else:
                    where.append(index)
        found: dict[int, list[Match]] = {}
        for slot in places:
            for entry in self._anchored[slot]:
                if entry.mask & present == entry.mask:
                    matches = _matches(entry, places, tokens)
                    if matches:
                        found.setdefault(entry.leaf, []).extend(matches)
        return found


def _mask(slots: Sequence[int]) -> int:
    mask = 0
    for slot in slots:
        mask |= 1 << slot
    return mask


def _matches(entry: _Entry, places: Mapping[int, list[int]], tokens: Tokens) -> list[Match]:
    where = [places[slot] for slot in entry.slots]
    phrase = entry.phrase
    if len(where) == 1:
        matches = [Match(index, index) for index in where[0][:_MOST_HITS]]
    elif phrase.ordered:
        matches = _in_order(where, phrase, tokens.positions)
    else:
        matches = _any_order(where, phrase, tokens.positions)
    if phrase.never_before:
        matches = [match for match in matches if not _preceded(match.first, phrase.never_before, tokens)]
    return matches


def _in_order(where: list[list[int]], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Chains of words, each within its gap of the one before. Linear: every step keeps, for a place, its latest start."""
    chains = {index: index for index in where[0]}  # place of the last word -> place of the first
    for slot, indexes in zip(phrase.slots[1:], where[1:], strict=True):
        near, far = 1 + slot.skip, 1 + slot.skip + phrase.gap
        reached: dict[int, int] = {}
        ends = sorted(chains)
        for index in indexes:
            cut = bisect_right(ends, index - 1)
            for end in reversed(ends[max(0, cut - far - 1) : cut]):
                distance = positions[index] - positions[end]
                if distance > far:
                    break
                if distance >= near:
                    reached[index] = chains[end]
                    break
        if not reached:
            return []
        chains = reached
    return [Match(first, last) for last, first in sorted(chains.items())[:_MOST_HITS]]


def _any_order(where: list[list[int]], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Windows that hold one word for each slot, neighbours within the gap."""
    slack = phrase.gap + sum(slot.skip for slot in phrase.slots)
    owners: dict[int, list[int]] = {}
    for slot, indexes in enumerate(where):
        for index in indexes:
            owners.setdefault(index, []).append(slot)
    wanted = len(where)
    matches: list[Match] = []
    run: list[int] = []  # indexes whose neighbours are within the gap
    for index in sorted(owners):
        if run and positions[index] - positions[run[-1]] > slack + 1:
            run = []
        run.append(index)
        if len(run) > wanted * (slack + 2):
            del run[0]
        first = _covers(run, owners, wanted)
        if first is not None:
            matches.append(Match(first, index))
            run = []
            if len(matches) >= _MOST_HITS:
                break
    return matches


def _covers(run: list[int], owners: Mapping[int, list[int]], wanted: int) -> int | None:
    """The first index of the shortest tail of `run` that gives each slot a word of its own; None if there is none."""
    if len(run) < wanted:
        return None
    filled: set[int] = set()
    for index in reversed(run):
        free = [slot for slot in owners[index] if slot not in filled]
        if free:
            filled.add(free[0])
            if len(filled) == wanted:
                return index
    return None


def _preceded(first: int, never: frozenset[str], tokens: Tokens) -> bool:
    for index in range(max(0, first - _BEFORE), first):
        if tokens.words[index] in never and tokens.positions[first] - tokens.positions[index] <= _BEFORE:
            return True
    return False
