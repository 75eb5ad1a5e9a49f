"""Lists of words as patterns: grouped, and still the same."""

import re

import pytest

from channels.email.words import any_of


@pytest.mark.parametrize(
    ("words", "grouped"),
    [
        ("spam|spoof|virus", "s(?:p(?:am|oof))|virus"),
        (r"best|b\.?r\.?|best regards", r"b(?:est|\.?r\.?|est regards)"),
        ("de|(?:with )?love|des|dear", "de|(?:with )?love|d(?:e(?:s|ar))"),
        ("ab?c|abd|x[|\\]]|(?:a|b)", "a(?:b?c|bd)|x[|\\]]|(?:a|b)"),
        ("no|not|now", "n(?:o(?:|t|w))"),
        ("a?b|ac", "a?b|ac"),
    ],
)
def test_words_that_begin_alike_go_together(words: str, grouped: str) -> None:
    assert any_of(words) == grouped


@pytest.mark.parametrize("text", ["spoofing", "a virus", "no", "now", "nothing", "deal", "des", "with love", "ham"])
def test_the_first_of_several_is_found_as_before(text: str) -> None:
    words = "spam|spoof|no|now|not|virus|de|(?:with )?love|des|dear"
    assert [found.span() for found in re.finditer(any_of(words), text)] == [
        found.span() for found in re.finditer(words, text)
    ]
