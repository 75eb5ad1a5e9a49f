"""What a text may hold: no pattern is left out where it would find something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cues.obfuscation import uncover
from rules.hints import hints_of
from rules.text import normalise, tokenise

CASES = {
    "где мой заказ": ["order"],
    "wb-gi-12345": ["supply"],
    "артист": ["sku"],  # a hint is no more than that
    "карта": [],
    "(код": ["return_code"],
    "код заявки": ["return_code"],
    "ул. мира, 5": ["address"],
    "ул\u00a0мира": ["address"],
    "улыбка": [],
    "сайт.рф": ["broken"],
    "www.shop.com": ["link"],
    "\ud800/": ["link"],
    "shop[.]com": ["defanged"],
    "shop точка com": ["defanged"],
    "пeревод": ["mixed"],
    "п е р е": ["spaced"],
    "(п .е - р_е)": ["spaced", "defanged", "broken"],
    "я и он, а я в дом": [],
    "1 2 3 4": ["spaced"],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_what_a_text_may_hold(text: str) -> None:
    assert set(hints_of(text)) == set(CASES[text])


_gaps = st.integers(1, 3).flatmap(
    lambda wide: st.lists(st.text(" .-_*•|\u00a0", min_size=wide, max_size=wide), min_size=7, max_size=7)
)
_before, _after = st.sampled_from(["", " ", "(", "\n", "«", "да "]), st.sampled_from(["", " ", ")", "\n", "»", " да"])


@given(_before, _gaps, _after)
def test_a_word_in_pieces_is_read_whatever_stands_between_them(before: str, gaps: list[str], after: str) -> None:
    word = "переведи"
    normal = normalise(before + "".join(map("".join, zip(word, [*gaps, ""], strict=True))) + after)
    tokens, signals = uncover(normal, tokenise(normal.text), (), {word}, str)
    assert word in tokens.words
    assert signals
