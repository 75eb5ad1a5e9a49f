"""Lists of words as patterns: grouped, sifted, and still the same."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from channels.email.machines import phrases, refusals
from channels.email.words import Sought, any_of, either


@pytest.mark.parametrize(
    ("words", "grouped"),
    [
        ("spam|spoof|virus", "s(?:p(?:am|oof))|virus"),
        (r"best|b\.?r\.?|best regards", r"b(?:est|\.?r\.?|est regards)"),
        ("de|(?:with )?love|des|dear", "de|(?:with )?love|d(?:e(?:s|ar))"),
        ("ab?c|abd|x[|\\]]|(?:a|b)", "a(?:b?c|bd|)|x[|\\]]|b"),
        ("no|not|now", "n(?:o(?:|t|w))"),
        ("a?b|ac", "a?b|ac"),
        (r"\b(?:is|was) it|\bif", r"i(?:(?<!\wi)s it|(?<!\wi)f)|w(?<!\ww)as it"),
        (r"\b\d|\bf?x|(?:a\)|c)d|(?:ef|eg)?", r"\b\d|\bf?x|a\)d|cd|(?:ef|eg)?"),
        (r"(?:ef|eg)(h)", r"(?:e(?:f|g))(h)"),
    ],
)
def test_words_that_begin_alike_go_together(words: str, grouped: str) -> None:
    assert any_of(words) == grouped


def test_the_first_of_several_is_found_as_before() -> None:
    text = (
        "spoofing a virus no now nothing deal des with love ham inside beside out outside of it offer an offer a offer"
    )
    words = r"spam|spoof|no|now|not|virus|de|(?:with )?love|des|dear|\b(?:in|out)side|\bof\b|(?:a|the) offer"
    assert [found.span() for found in re.finditer(any_of(words), text)] == [
        found.span() for found in re.finditer(words, text)
    ]


@pytest.mark.parametrize(
    "text",
    ["", "коммерческая тайна", "коммерческий тайник", "public records", "republic records", "тайн\ud800а", "a" * 9000 + "тайна",
     "лист до вас", "листи до вас", "x²", "é́"],
)  # fmt: skip
def test_what_is_sought_is_what_a_search_finds(text: str) -> None:
    pattern = r"коммерческ\w{2,3} тайн|\bpublic records?\b|а$|лист\b|x\w|\w\W"
    assert Sought(pattern).within(text) == (re.search(pattern, text) is not None)


def _tables() -> Iterator[tuple[str, tuple[str, ...]]]:
    for room in (phrases, refusals):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for name, rows in vars(import_module(module.name)).items():
                if isinstance(rows, tuple):
                    yield f"{module.name}.{name}", rows


@pytest.mark.parametrize(("name", "rows"), [*_tables()], ids=lambda given: given if isinstance(given, str) else "")
def test_a_phrase_stands_once_in_its_table_and_alone_in_its_row(name: str, rows: tuple[str, ...]) -> None:
    assert len(set(rows)) == len(rows), "twice"
    assert all(row.strip() for row in rows), "an empty row is found everywhere"
    assert re.compile(either(*rows)).groups == 0, "a group that is found moves those of the pattern around it"
