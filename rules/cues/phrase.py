"""Phrases on a lexeme index: words in any form, found by dictionary look-ups on a message's words.

Syntax of a phrase: words in any form, `!слово` exactly so, `а|б` either, `@имя` any word of that synonym list,
`слово[impr]` only forms with that grammeme, `*` one more word that may stand there, and, first of all, `-не`: none of these
words just before.
`gap` is how many other words may stand between neighbours; `order` is strict or any.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.reading import nearest
from rules.text import Tokens
from rules.words import GRAMMEMES, forms

_ELEMENT = re.compile(r"([!@]?)([^\W_][\w-]*)(?:\[([\w,]+)\])?\Z")
_EXACT = re.compile(r"!([^\W_][\w-]*)")
_BEFORE = 2  # how far before a phrase its `-words` are looked for
_PAUSE = re.compile(r"[,;:.!?()\n…—–]")
_FEW = 16  # pairs of places that are compared one by one
MOST_HITS = 8  # of one phrase in one text: enough to show, too few to flood


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
    """A compiled phrase. `source` is as the admin wrote it, `exact` the words that he wants exactly so."""

    source: str
    slots: tuple[Slot, ...]
    never_before: frozenset[str] = frozenset()
    gap: int = 2
    ordered: bool = True
    exact: frozenset[str] = frozenset()


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
    return Phrase(source, tuple(slots), never, gap, ordered or len(slots) == 1, _exact(source, synonyms))


def _exact(source: str, synonyms: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The words with `!`, in the phrase or in the lists it names."""
    names = (one.lstrip("@") for one in re.split(r"[\s|]+", source) if one.startswith("@"))
    written = [source, *(value for name in names for value in synonyms.get(name.replace("ё", "е"), ()))]
    return frozenset(word.lower().replace("ё", "е") for one in written if "!" in one for word in _EXACT.findall(one))


def _alternatives(element: str, synonyms: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    for alternative in element.split("|"):
        match = _ELEMENT.match(alternative.replace("ё", "е").replace("Ё", "Е"))
        if match is None:
            raise PhraseError(
                f"не понимаю «{alternative}» во фразе: слово — это буквы и цифры; варианты через |, список через @, ровно так через !",
                f"can't read {alternative!r} in a phrase: a word is letters and digits; alternatives by |, a list by @, exactly so by !",
            )
        mark, word, marks = match.groups()
        grammemes = tuple(marks.split(",")) if marks else ()
        unknown = [grammeme for grammeme in grammemes if grammeme not in GRAMMEMES]
        if unknown:
            known = ", ".join(GRAMMEMES)
            raise PhraseError(
                f"нет такой пометы «{unknown[0]}»; есть: {known}", f"no grammeme {unknown[0]!r}; known: {known}"
            )
        if mark == "@" and word not in synonyms:
            russian, english = nearest(word, synonyms)
            raise PhraseError(f"нет списка синонимов «{word}»{russian}", f"no synonym list {word!r}{english}")
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


def find_in(phrase: Phrase, where: list[list[int]], tokens: Tokens) -> list[Match]:
    """Where a phrase stands in a text, given the places of each of its slots' words in it, in order."""
    if len(where) == 1:
        matches = [(index, index) for index in where[0][:MOST_HITS]]
    elif len(where) == 2 and len(where[0]) * len(where[1]) <= _FEW:
        matches = _pairs(where[0], where[1], phrase, tokens.positions)
    elif phrase.ordered:
        matches = _in_order(where, phrase, tokens.positions)
    elif len(where) == 2:
        matches = _neighbours(set(where[0]), set(where[1]), phrase, tokens.positions)
    else:
        matches = _any_order(where, phrase, tokens.positions)
    if len(matches) > 1:
        matches = _tightest(matches)
    if matches and phrase.never_before:
        matches = [match for match in matches if not _preceded(match[0], phrase.never_before, tokens)]
    return matches


def _tightest(matches: list[Match]) -> list[Match]:
    """The matches that hold no other one: in «верните … верните деньги» the second is the evidence."""
    tight: list[Match] = []
    for first, last in sorted(matches, key=lambda match: (-match[0], match[1])):
        if not tight or last < tight[-1][1]:
            tight.append((first, last))
    return tight[::-1]


def _pairs(left: list[int], right: list[int], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Two words that are both rare: every pair of places is compared."""
    far = 1 + phrase.slots[1].skip + phrase.gap
    matches: list[Match] = []
    for one in left:
        here = positions[one]
        for other in right:
            apart = positions[other] - here
            if 0 < apart <= far:
                matches.append((one, other))
            elif 0 < -apart <= far and not phrase.ordered:
                matches.append((other, one))
    return matches


def _in_order(where: list[list[int]], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Chains of words, each within its gap of the one before. Linear: every step keeps, for a place, its latest start."""
    starts: Sequence[int] = where[0]  # places of the chains' first words
    ends = starts  # and of their last ones
    for slot, indexes in zip(phrase.slots[1:], where[1:], strict=True):
        far = 1 + slot.skip + phrase.gap
        chains = []
        for index in indexes:
            before = bisect_left(ends, index) - 1
            if before >= 0 and positions[index] - positions[ends[before]] <= far:
                chains.append((starts[before], index))
        if not chains:
            return []
        starts, ends = zip(*chains, strict=True)
    return chains[:MOST_HITS]


def _neighbours(left: set[int], right: set[int], phrase: Phrase, positions: list[int]) -> list[Match]:
    """What `_any_order` finds for two slots: then a word is all that has to be kept of those before."""
    far = 1 + phrase.gap + sum([slot.skip for slot in phrase.slots])
    matches: list[Match] = []
    before = -1
    for index in sorted(left | right):
        others = right if index in left else left
        if before not in others or positions[index] - positions[before] > far:
            before = index
            continue
        matches.append((before, index))
        before = -1
        if len(matches) >= MOST_HITS:
            break
    return matches


def _any_order(where: list[list[int]], phrase: Phrase, positions: list[int]) -> list[Match]:
    """Windows that hold one word for each slot, neighbours within the gap."""
    slack = phrase.gap + sum([slot.skip for slot in phrase.slots])
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
        first = _covers(run, owners, wanted) if len(run) >= wanted else None
        if first is not None:
            matches.append((first, index))
            run = []
            if len(matches) >= MOST_HITS:
                break
    return matches


def _covers(run: list[int], owners: Mapping[int, list[int]], wanted: int) -> int | None:
    """The first index of the shortest tail of `run` that gives each slot a word of its own; None if there is none."""
    filled: set[int] = set()
    for index in reversed(run):
        for slot in owners[index]:
            if slot not in filled:
                filled.add(slot)
                if len(filled) == wanted:
                    return index
                break
    return None


def _preceded(first: int, never: frozenset[str], tokens: Tokens) -> bool:
    """Whether one of the words stands just before, in the same breath: in «не приходит, переведите» nothing is forbidden."""
    for index in range(max(0, first - _BEFORE), first):
        if tokens.words[index] in never and tokens.positions[first] - tokens.positions[index] <= _BEFORE:
            pause = _PAUSE.search(tokens.text, tokens.ends[index], tokens.starts[first])
            if pause is None:
                return True
    return False
