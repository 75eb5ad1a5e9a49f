"""All phrases of a rule set found in one pass over a message's words.

Every phrase of two words and more has a bit, and of its words a pair that is rare. A word knows the bits of the phrases whose pair
it opens and of those whose pair it closes; walking the text, what was opened just before and is closed now is worth a look.
A phrase is then compared word by word only if it is one of these few. One-word phrases are found by the look-up itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial, reduce
from itertools import pairwise
from operator import or_

from msgspec import Struct

from rules.cues import obfuscation, typo
from rules.cues.phrase import MOST_HITS, Match, Phrase, Slot, find_in
from rules.text import Tokens
from rules.words import is_word

_ENOUGH = 2  # hits of a leaf after which its other phrases needn't be asked
_MOST_REMEMBERED = 16_384  # words
_BLOCK = 6  # words: a pair that may stand further apart is only asked to stand in the same text

# What the forms of a word share: its kind; the bits that it opens and closes, then those of pairs that may stand far apart; the slots
# that it fits, a bit each; the leaves it is a phrase of by itself.
Known = tuple[int, int, int, int, int, int, tuple[int, ...]]


class _Entry(Struct, frozen=True):
    """A phrase of several words: the kinds of words that fit each slot, and its slots as bits."""

    leaf: int
    phrase: Phrase
    slots: tuple[frozenset[int], ...]
    asked: int


class Found(Struct, frozen=True, eq=False):
    """The phrases of a text by leaf. They are compared with it word by word when a leaf is asked for: most never are."""

    tokens: Tokens
    where: Mapping[int, list[int]]  # kind of word -> its places
    kinds: frozenset[int]  # the keys of `where`
    likely: Mapping[int, list[_Entry]]  # leaf -> phrases of several words whose words are all there
    singles: Mapping[int, frozenset[int]]  # leaf -> kinds of words that are a phrase of it by themselves, wherever
    leaves: set[int]  # of `likely`, and those of `singles` that have a word here

    def at(self, leaf: int) -> list[Match]:
        """Where the leaf's phrases are, first and last word; those of several words first, and not all of a word that is everywhere."""
        matches: list[Match] = []
        for entry in self.likely.get(leaf, ()):
            matches += find_in(entry.phrase, list(map(self._places, entry.slots)), self.tokens)
            if len(matches) >= _ENOUGH:
                return matches
        if leaf in self.singles:
            places = self._places(self.singles[leaf])[:MOST_HITS]
            matches += zip(places, places, strict=True)
        return matches

    def _places(self, kinds: frozenset[int]) -> list[int]:
        """Where any word of these kinds stands, in order."""
        present = kinds & self.kinds
        if len(present) == 1:
            (kind,) = present
            return self.where[kind]
        places: list[int] = []
        for kind in present:
            places += self.where[kind]
        places.sort()
        return places


class PhraseIndex:
    """Every phrase of a rule set; `scan` finds them all in one pass over a message's words."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        """`phrases` are (leaf, phrase): hits are given by leaf, several phrases may share one."""
        phrases = list(phrases)
        several, singles = _parted(phrases)
        roles = _roles([phrase for _, phrase in several], singles)
        self.words: dict[str, Known] = _by_word(roles)
        self.singles = {leaf: _kinds(words, self.words) for leaf, words in singles.items()}
        self.entries = _entries(several, roles, self.words)
        exact = frozenset(word for _, phrase in phrases for word in phrase.exact)
        self.undisguised = partial(obfuscation.undisguised, known=self.words)
        nearest = partial(typo.nearest, known=self.words, exact=exact, is_word=is_word)
        # The word of a phrase that a disguised or a misspelt one stands for, or "". Remembered: people write the same words.
        self.meant = lru_cache(_MOST_REMEMBERED)(lambda word: self.undisguised(word) or nearest(word))

    def scan(self, tokens: Tokens) -> Found:
        """All phrases of the text by leaf."""
        where, present, candidates, leaves = self._look_up(tokens)
        likely: dict[int, list[_Entry]] = {}
        for number in _bits(candidates):
            entry = self.entries[number]
            if entry.asked & present == entry.asked:
                likely.setdefault(entry.leaf, []).append(entry)
        leaves.update(likely)
        return Found(tokens, where, frozenset(where), likely, self.singles, leaves)

    def _look_up(self, tokens: Tokens) -> tuple[dict[int, list[int]], int, int, set[int]]:
        """Where each kind of word stands, the slots that have one, the phrases whose pair is there, the leaves of single words."""
        known = self.words
        positions = tokens.positions
        where: dict[int, list[int]] = {}
        alone: set[int] = set()
        present = candidates = older = newer = opened = closed = 0
        end = _BLOCK
        for index, of in enumerate(map(known.get, tokens.words)):
            if of is None:
                continue
            kind, opens, closes, far_opens, far_closes, fits, leaves = of
            position = positions[index]
            if position >= end:
                older = newer if position < end + _BLOCK else 0
                newer = 0
                end = position - position % _BLOCK + _BLOCK
            candidates |= closes & (older | newer)
            newer |= opens
            if kind in where:
                where[kind].append(index)
                continue
            where[kind] = [index]
            present |= fits
            if far_opens or far_closes:
                opened |= far_opens
                closed |= far_closes
            alone.update(leaves)
        return where, present, candidates | opened & closed, alone


def _bits(number: int) -> list[int]:
    """The places of a number's bits, lowest first. Written out, they are searched for at the speed of memory."""
    return [one.start() for one in _ONE.finditer(f"{number:b}"[::-1])]


_ONE = re.compile("1")


# --- building -------------------------------------------------------------------------------------------------------------


def _parted(phrases: Iterable[tuple[int, Phrase]]) -> tuple[list[tuple[int, Phrase]], dict[int, frozenset[str]]]:
    """The phrases to compare, and apart from them the words that are a leaf's phrase alone: half of all phrases are."""
    several: list[tuple[int, Phrase]] = []
    singles: dict[int, frozenset[str]] = {}
    for leaf, phrase in phrases:
        if len(phrase.slots) > 1 or phrase.never_before:
            several.append((leaf, phrase))
        else:
            singles[leaf] = singles.get(leaf, frozenset()) | phrase.slots[0].words
    return several, singles


def _entries(
    phrases: Iterable[tuple[int, Phrase]], roles: Mapping[frozenset[str], "_Role"], known: Mapping[str, Known]
) -> list[_Entry]:
    """The phrases with their words as kinds. The words themselves are let go: the same synonyms stand in dozens of phrases."""
    kinds = {words: _kinds(words, known) for words in roles}
    entries = []
    for leaf, phrase in phrases:
        sets = [slot.words for slot in phrase.slots]
        bare = tuple([Slot(_NO_WORDS, slot.skip) for slot in phrase.slots])
        asked = reduce(or_, [roles[words].bit for words in sets])
        entries.append(_Entry(leaf, replace(phrase, slots=bare), tuple([kinds[words] for words in sets]), asked))
    return entries


def _kinds(words: Iterable[str], known: Mapping[str, Known]) -> frozenset[int]:
    return frozenset([known[word][0] for word in words])


_NO_WORDS: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Role:
    """What the words of one slot do, whichever phrase it stands in. `bit` is the slot's own; single words need none."""

    bit: int = 0
    opens: int = 0
    closes: int = 0
    far_opens: int = 0
    far_closes: int = 0
    leaves: tuple[int, ...] = ()


def _roles(phrases: Sequence[Phrase], singles: Mapping[int, frozenset[str]]) -> dict[frozenset[str], _Role]:
    """The role of each slot's words."""
    uses = dict.fromkeys(slot.words for phrase in phrases for slot in phrase.slots)
    shares = Counter(word for words in uses for word in words)
    crowd = {words: sum(shares[word] for word in words) for words in uses}
    roles = {words: _Role() for words in singles.values()}
    roles |= {words: _Role(1 << number) for number, words in enumerate(uses)}
    for leaf, words in singles.items():
        roles[words].leaves += (leaf,)
    for number, phrase in enumerate(phrases):
        bit = 1 << number
        if len(phrase.slots) == 1:  # it has words that may not stand before: to be compared wherever its own is
            role = roles[phrase.slots[0].words]
            role.far_opens |= bit
            role.far_closes |= bit
            continue
        left, right, reach = _pair(phrase, crowd)
        if reach > _BLOCK:
            roles[left].far_opens |= bit
            roles[right].far_closes |= bit
            continue
        roles[left].opens |= bit
        roles[right].closes |= bit
        if not phrase.ordered:
            roles[right].opens |= bit
            roles[left].closes |= bit
    return roles


def _pair(phrase: Phrase, crowd: dict[frozenset[str], int]) -> tuple[frozenset[str], frozenset[str], int]:
    """Two slots of a phrase whose words few other phrases share, and how many words they may stand apart.

    In order, neighbours are at most the gap apart; in any order, other slots may stand between the two.
    """
    slots = phrase.slots
    if phrase.ordered:
        left, right = min(pairwise(slots), key=lambda pair: crowd[pair[0].words] * crowd[pair[1].words])
        return left.words, right.words, 1 + right.skip + phrase.gap
    left, right = sorted(slots, key=lambda slot: crowd[slot.words])[:2]
    slack = phrase.gap + sum(slot.skip for slot in slots)
    return left.words, right.words, (len(slots) - 1) * (slack + 1)


def _by_word(roles: dict[frozenset[str], _Role]) -> dict[str, Known]:
    """What each word does: all it does in all its slots. Forms of one word do the same, and share it."""
    slots: dict[str, list[_Role]] = {}
    for words, role in roles.items():
        for word in words:
            slots.setdefault(word, []).append(role)
    shared: dict[tuple[int, ...], Known] = {}
    known: dict[str, Known] = {}
    for word, mine in slots.items():
        key = tuple(map(id, mine))
        of = shared.get(key)
        if of is None:
            of = shared[key] = _together(len(shared), mine)
        known[word] = of
    return known


def _together(kind: int, roles: Iterable[_Role]) -> Known:
    opens = closes = far_opens = far_closes = fits = 0
    leaves: list[int] = []
    for role in roles:
        opens |= role.opens
        closes |= role.closes
        far_opens |= role.far_opens
        far_closes |= role.far_closes
        fits |= role.bit
        leaves += role.leaves
    return kind, opens, closes, far_opens, far_closes, fits, tuple(sorted(set(leaves)))
