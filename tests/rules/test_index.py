"""The index finds what comparing every phrase with the whole text would find, and nothing else."""

import gc
import weakref
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.cues.phrase import MOST_HITS, Match, Phrase, Slot, _any_order, _neighbours, find_in
from rules.engine import compile_packs
from rules.index import PhraseIndex
from rules.text import Tokens, normalise, tokenise
from rules.words import forms

_WORDS = st.sampled_from(["раз", "два", "три", "четыре", "пять", "шесть", "семь", "восемь"])
_SLOTS = st.builds(Slot, st.frozensets(_WORDS, min_size=1, max_size=3), st.integers(0, 2))
_PHRASES = st.builds(
    Phrase,
    st.just(""),
    st.lists(_SLOTS, min_size=1, max_size=4).map(tuple),
    st.frozensets(_WORDS, max_size=1),
    st.integers(0, 7),
    st.booleans(),
)
_TEXTS = st.lists(st.one_of(_WORDS, st.sampled_from(["слово", ".", "-", "!?"])), max_size=40).map(" ".join)


def compared(phrase: Phrase, tokens: Tokens) -> list[Match]:
    places = [[place for place, word in enumerate(tokens.words) if word in slot.words] for slot in phrase.slots]
    return find_in(phrase, places, tokens) if all(places) else []


@settings(max_examples=300)
@given(st.lists(_PHRASES, min_size=1, max_size=12), _TEXTS)
def test_every_phrase_is_found_where_comparing_all_of_them_finds_it(phrases: list[Phrase], text: str) -> None:
    tokens = tokenise(text)
    found = PhraseIndex(enumerate(phrases)).scan(tokens)
    for leaf, phrase in enumerate(phrases):
        assert found.at(leaf) == compared(phrase, tokens)
        assert leaf in found.leaves or not found.at(leaf)


_PLACES = st.sets(st.integers(0, 30), min_size=1)


@given(_PLACES, _PLACES, st.integers(0, 5), st.integers(0, 2))
def test_two_words_in_any_order_are_found_as_several_are(left: set[int], right: set[int], gap: int, skip: int) -> None:
    phrase = Phrase("", (Slot(frozenset(["раз"]), skip), Slot(frozenset(["два"]))), gap=gap, ordered=False)
    positions = [place + 4 * (place // 7) for place in range(31)]  # sentences of seven words
    assert _neighbours(left, right, phrase, positions) == _any_order([sorted(left), sorted(right)], phrase, positions)


def test_phrases_of_one_leaf_give_their_hits_together_and_not_without_end() -> None:
    pair = Phrase("", (Slot(frozenset(["раз"])), Slot(frozenset(["два"]))))
    single = Phrase("", (Slot(frozenset(["три"])),))
    index = PhraseIndex([(0, pair), (0, single)])
    assert index.scan(tokenise("раз два три")).at(0) == [(0, 1), (2, 2)]
    assert index.scan(tokenise("раз два. раз два три")).at(0) == [(0, 1), (2, 3)]
    assert index.scan(tokenise("три " * 100)).at(0) == [(place, place) for place in range(MOST_HITS)]


@given(st.text(alphabet="абв a1_-.,!?\n\u00a0ёй", max_size=60))
def test_words_lie_where_they_are_said_to_and_sentences_stand_apart(text: str) -> None:
    text = normalise(text).text
    tokens = tokenise(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    for left, right in pairwise(range(len(tokens.words))):
        between = text[tokens.ends[left] : tokens.starts[right]]
        ended = any(mark in between for mark in ".!?;\n")
        assert tokens.positions[right] - tokens.positions[left] == (5 if ended else 1)


def test_compiling_leaves_the_collector_as_it_was_and_forms_to_be_had() -> None:
    compile_packs({"p": "schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, when: вернуть}\n"})
    assert gc.isenabled()
    assert "полотенцами" in forms("полотенце")
    gc.disable()
    try:
        compile_packs({"p": "schema: 1\npack: p\n"})
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_rule_set_that_nobody_refers_to_is_freed_without_the_collector() -> None:
    rules = compile_packs({"p": "schema: 1\npack: p\nrules:\n  - {id: a, kind: fraud, when: вернуть}\n"})
    gone = weakref.ref(rules)
    gc.disable()
    try:
        del rules
        assert gone() is None
    finally:
        gc.enable()
