"""The reader of config.yaml's sections: types, defaults, and sentences that help and give nothing away."""

from collections.abc import Callable
from typing import Any

import pytest

from router.channel import ConfigProblem
from router.section import Section

READ: list[tuple[object, Callable[[Section], Any], object]] = [
    (None, lambda s: s.text("k", "d"), "d"),
    ("  a ", lambda s: s.text("k"), "a"),
    (" a ", lambda s: s.text("k", strip=False), " a "),
    ("", lambda s: s.text("k", "d"), "d"),
    (["a", "b"], lambda s: s.texts("k"), ("a", "b")),
    ("b", lambda s: s.choice("k", ("a", "b"), "a"), "b"),
    (None, lambda s: s.choice("k", ("a", "b"), "a"), "a"),
    (False, lambda s: s.flag("k", True), False),
    ("12", lambda s: s.number("k", 5, 1, 20), 12),
    ("", lambda s: s.number("k", 5, 1, 20), 5),
    (0.5, lambda s: s.real("k", 1, 0, 2), 0.5),
    ("2", lambda s: s.real("k", 1, 0, 2), 2.0),
    ("25 MB", lambda s: s.size("k", 1), 25_000_000),
    (36_700_160, lambda s: s.size("k", 1), 36_700_160),
    ("https://a.ru:8443/x/", lambda s: s.address("k"), "https://a.ru:8443/x"),
    ("", lambda s: s.address("k", "http://b.ru"), "http://b.ru"),
    ([{"a": 1}], lambda s: [one.number("a", 0, 0, 9) for one in s.sections("k")], [1]),
    ({"a": "b"}, lambda s: s.section("k").text("a"), "b"),
    (None, lambda s: s.section("k").names(), []),
]


@pytest.mark.parametrize(("given", "read", "found"), READ)
def test_what_is_read(given: object, read: Callable[[Section], Any], found: object) -> None:
    section = Section("place", {"k": given})
    assert read(section) == found
    section.end()


WRONG: list[tuple[object, Callable[[Section], Any], str]] = [
    (20261122, lambda s: s.text("k"), "must be text, not a number; put it in quotes"),
    (None, lambda s: s.text("k", missing="write it"), "is missing; write it"),
    ("hush", lambda s: s.texts("k"), "must be a list of texts"),
    ("aa", lambda s: s.choice("k", ("aaa", "b")), "'aa' is not one of aaa, b; did you mean 'aaa'?"),
    (None, lambda s: s.choice("k", ("a", "b")), "is missing; choose one of a, b"),
    (1, lambda s: s.flag("k", True), "must be true or false, not a number"),
    (None, lambda s: s.number("k", None, 1, 2, missing="see there"), "is missing; see there"),
    (True, lambda s: s.number("k", 1, 1, 2), "must be a whole number from 1 to 2, not true"),
    ("hush", lambda s: s.number("k", 1, 1, 2), "must be a whole number from 1 to 2, not this text"),
    (9, lambda s: s.number("k", 1, 1, 2), "must be a whole number from 1 to 2, not 9"),
    ("9" * 5000, lambda s: s.number("k", 1, 1, 2), "must be a whole number from 1 to 2"),
    (float("nan"), lambda s: s.real("k", 1, 0, 2), "must be a number from 0 to 2"),
    ("5 parsecs", lambda s: s.size("k", 1), "must be a size like 25 MB"),
    (
        100,
        lambda s: s.size("k", 1000, low=500),
        "must be a size like 25 MB or a number of bytes, at least 500 bytes, not 100",
    ),
    (0, lambda s: s.size("k", 1), "must be a size"),
    ("ftp://u:hush@h", lambda s: s.address("k"), "must be an address like https://example.ru (https, http)"),
    ("http://[hush", lambda s: s.address("k"), "must be an address"),
    ("http://a?hush", lambda s: s.address("k"), "must be an address"),
    ("hush", lambda s: s.section("k"), "must be a list of keys with values, not this text"),
    ("hush", lambda s: s.sections("k"), "must be a list, not this text"),
]


@pytest.mark.parametrize(("given", "read", "words"), WRONG)
def test_what_is_wrong(given: object, read: Callable[[Section], Any], words: str) -> None:
    with pytest.raises(ConfigProblem) as problem:
        read(Section("place", {"k": given}))
    said = str(problem.value)
    assert said.startswith(f"place.k: {words}")
    assert "hush" not in said
    assert "20261122" not in said
    assert "\n" not in said


def test_unknown_keys_are_refused_with_the_nearest_right_one() -> None:
    section = Section("place", {"titel": 1})
    section.text("title")
    section.text("token")
    with pytest.raises(ConfigProblem, match=r"^place\.titel: there is no such key; did you mean 'title'\?$"):
        section.end()
    section = Section("", {"zzz": 1})
    section.text("title")
    with pytest.raises(ConfigProblem, match=r"^zzz: there is no such key; known are title$"):
        section.end()


def test_a_missing_key_with_a_letter_wrong_is_named() -> None:
    with pytest.raises(ConfigProblem, match=r"^place\.tokn: there is no such key; did you mean 'token'\?$"):
        Section("place", {"tokn": "hush"}).text("token", missing="write it")


def test_a_section_is_a_mapping() -> None:
    with pytest.raises(ConfigProblem, match=r"^config: must be a list of keys with values, not a list$"):
        Section("", [])
