"""Phrases on a lexeme index: words in any form, found by dictionary look-ups on a message's words.

Syntax of a phrase: words in any form, `!слово` exactly so, `а|б` either, `@имя` any word of that synonym list,
`слово[impr]` only forms with that grammeme, `*` one more word that may stand there, and, first of all, `-не`: none of these
words just before.
`gap` is how many other words may stand between neighbours; `order` is strict or any.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from rules.text import Tokens
from rules.words import GRAMMEMES, forms

_ELEMENT = re.compile(r"([!@]?)([^\W_][\w-]*)(?:\[([\w,]+)\])?\Z")
_BEFORE = 2  # how far before a phrase its `-words` are looked for
_FEW = 16  # pairs of places that are compared one by one
_MOST_HITS = 8  # of one phrase in one text: enough to show, too few to flood
_ENOUGH = 2  # hits of a leaf after which its other phrases needn't be asked


class PhraseError(ValueError):
    """A phrase that can't be read: what is wrong, in Russian and in English."""

    def __init__(self, russian: str, english: str) -> None:
        self.russian, self.english = russian, english
        super().__init__(english)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: the forms that fit it, and how many words besides the gap may be skipped before it."""

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


Match = tuple[int, int]  # where a phrase was found: its first and last word, as indexes into the message's tokens


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    leaf: int
    bits: tuple[int, ...]  # one for each slot; slots with the same words share theirs
    mask: int
    phrase: Phrase


class PhraseIndex:
    """Every phrase of a rule set; `scan` finds them all in one pass over a message's words."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        """`phrases` are (leaf, phrase): hits are given by leaf, several phrases may share one."""
        slots: dict[frozenset[str], int] = {}
        entries: list[_Entry] = []
        for leaf, phrase in _merged(phrases):
            bits = tuple(1 << slots.setdefault(slot.words, len(slots)) for slot in phrase.slots)
            entries.append(_Entry(leaf, bits, reduce(or_, bits), phrase))
        uses = Counter(word for words in slots for word in words)
        waiting: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            # Each phrase waits at the slot whose words the fewest others use, so that common words wake up nobody.
            rarest = min(
                (slot.words for slot in entry.phrase.slots), key=lambda words: sum(uses[word] for word in words)
            )
            for word in rarest:
                waiting.setdefault(word, []).append(place)
        masks: dict[str, int] = {}
        for words, number in slots.items():
            for word in words:
                masks[word] = masks.get(word, 0) | 1 << number
        self.words = {word: (mask, tuple(waiting.get(word, ()))) for word, mask in masks.items()}
        self._entries = entries

    def scan(self, tokens: Tokens) -> dict[int, list[Match]]:
        """All phrases of the text by leaf."""
        present, awake, where = self._look_up(tokens)
        entries = self._entries
        ready = [entry for entry in map(entries.__getitem__, sorted(awake)) if entry.mask & present == entry.mask]
        needed = 0
        for entry in ready:
            needed |= entry.mask
        places = self._places(where, needed)
        found: dict[int, list[Match]] = {}
        for entry in ready:
            known = found.get(entry.leaf)
            if known is not None and len(known) >= _ENOUGH:
                continue
            matches = _matches(entry.phrase, [places[bit] for bit in entry.bits], tokens)
            if matches:
                found.setdefault(entry.leaf, []).extend(matches)
        return found

    def _look_up(self, tokens: Tokens) -> tuple[int, set[int], dict[str, list[int]]]:
        """The slots that are present, the phrases that wait for a word of the text, and where each known word stands."""
        known = self.words
        present = 0
        awake: set[int] = set()
        where: dict[str, list[int]] = {}
        for index, word in enumerate(tokens.words):
            if word in where:
                where[word].append(index)
            elif (of := known.get(word)) is not None:
                where[word] = [index]
                present |= of[0]
                awake.update(of[1])
        return present, awake, where

    def _places(self, where: Mapping[str, list[int]], needed: int) -> dict[int, list[int]]:
        """Where the words of each needed slot (by its bit) stand."""
        places: dict[int, list[int]] = {}
        for word, indexes in where.items():
            mask = self.words[word][0] & needed
            while mask:
                bit = mask & -mask
                mask ^= bit
                other = places.get(bit)
                places[bit] = indexes if other is None else sorted(other + indexes)
        return places


def _merged(phrases: Iterable[tuple[int, Phrase]]) -> Iterator[tuple[int, Phrase]]:
    """The same phrases, a leaf's single words made one: half of all phrases are one word long."""
    words: dict[int, set[str]] = {}
    for leaf, phrase in phrases:
        if len(phrase.slots) > 1 or phrase.never_before:
            yield leaf, phrase
        else:
            words.setdefault(leaf, set()).update(phrase.slots[0].words)
    for leaf, either in words.items():
        yield leaf, Phrase("", (Slot(frozenset(either)),))


def _matches(phrase: Phrase, where: list[list[int]], tokens: Tokens) -> list[Match]:
    if len(where) == 1:
        matches = [(index, index) for index in where[0][:_MOST_HITS]]
    elif len(where) == 2 and len(where[0]) * len(where[1]) <= _FEW:
        matches = _pairs(where[0], where[1], phrase, tokens.positions)
    elif phrase.ordered:
        matches = _in_order(where, phrase, tokens.positions)
    else:
        matches = _any_order(where, phrase, tokens.positions)
    if matches and phrase.never_before:
        matches = [match for match in matches if not _preceded(match[0], phrase.never_before, tokens)]
    return matches


def _pairs(left: list[int], right: list[int], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Phrases of two words, most of all phrases: compared directly where both are rare."""
    far = 1 + phrase.slots[1].skip + phrase.gap
    matches = []
    for first in left:
        start = positions[first]
        for last in right:
            distance = positions[last] - start
            if 0 < distance <= far:
                matches.append((first, last))
            elif distance < 0 and not phrase.ordered and -distance <= far:
                matches.append((last, first))
    return matches


def _in_order(where: list[list[int]], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Chains of words, each within its gap of the one before. Linear: every step keeps, for a place, its latest start."""
    chains = {index: index for index in where[0]}  # place of the last word -> place of the first
    for slot, indexes in zip(phrase.slots[1:], where[1:], strict=True):
        far = 1 + slot.skip + phrase.gap
        reached: dict[int, int] = {}
        ends = sorted(chains)
        for index in indexes:
            cut = bisect_right(ends, index - 1)
            for end in reversed(ends[max(0, cut - far - 1) : cut]):
                distance = positions[index] - positions[end]
                if distance > far:
                    break
                reached[index] = chains[end]
                break
        if not reached:
            return []
        chains = reached
    return [(first, last) for last, first in sorted(chains.items())[:_MOST_HITS]]


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
            matches.append((first, index))
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
