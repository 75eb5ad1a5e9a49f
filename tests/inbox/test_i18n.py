"""The catalogues are complete in both languages, and nothing in them is left over."""

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.extract import extract_from_dir

import inbox
from inbox.i18n import FOLDER, LANGUAGES, catalogue, negotiate, read
from inbox.words import EVENTS, PROBLEMS
from router.schema import Happened
from tests.source import ROOT, strings

METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {
    "templates/**.html": {
        "extensions": "jinja2.ext.i18n",
        "trimmed": "true",
        "newstyle_gettext": "true",
        "silent": "false",
    }
}
KEYWORDS = {"_": None, "gettext": None, "_gettext": None, "N_": None, "ngettext": (1, 2), "forms": (1, 2)}
FILES = [path for language in LANGUAGES for path in sorted((FOLDER / language).glob("*.po"))]


@cache
def used() -> set[str | tuple[str, ...]]:
    """Every message that templates and code ask for; one with plural forms is a tuple."""
    folder = str(Path(inbox.__file__).parent)
    found = extract_from_dir(folder, METHODS, OPTIONS, keywords=KEYWORDS)
    return {tuple(message) if isinstance(message, tuple | list) else message for _, _, message, _, _ in found}


def translated(language: str) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    entries = {}
    for path in (FOLDER / language).glob("*.po"):
        for message in read(path):
            if message.id:
                texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                entries[message.id if isinstance(message.id, str) else tuple(message.id)] = texts
    return entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    entries = translated(language)
    missing = [message for message in used() if not all(entries.get(message, ("",)))]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_over(language: str) -> None:
    assert not [message for message in translated(language) if message not in used()]


def test_a_message_stands_in_one_file() -> None:
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for path in (FOLDER / language).glob("*.po"):
            for message in read(path):
                key = message.id if isinstance(message.id, str) else message.id[0]
                if key:
                    assert key not in seen, f"“{key}” is in {seen[key]} and {path.name}"
                    seen[key] = path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_placeholders_are_kept(path: Path) -> None:
    holes = re.compile(r"%\(\w+\)s|\{\w*\}")
    for message in read(path):
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else message.id
        texts = (message.string,) if isinstance(message.string, str) else message.string or ()
        for text in texts:
            assert set(holes.findall(text)) == set(holes.findall(ids[-1])), message.id


def test_plural_forms() -> None:
    forms = {
        number: catalogue("ru").ngettext("%(num)s new", "%(num)s new", number) for number in (1, 3, 5, 11, 21, 112)
    }
    assert forms == {
        1: "%(num)s новое", 3: "%(num)s новых", 5: "%(num)s новых", 11: "%(num)s новых", 21: "%(num)s новое", 112: "%(num)s новых",
    }  # fmt: skip
    assert catalogue("ru").forms("%(num)s attempt", "%(num)s attempts") == {
        "one": "%(num)s попытка", "few": "%(num)s попытки", "many": "%(num)s попыток",
    }  # fmt: skip
    assert catalogue("en").forms("%(num)s attempt", "%(num)s attempts") == {
        "one": "%(num)s attempt", "other": "%(num)s attempts",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en-US,en;q=0.5", "en"),
        ("de,en;q=0.5", "en"),
        ("de", "ru"),
        ("", "ru"),
        ("," * 5000, "ru"),
    ],
)
def test_negotiation(header: str, language: str) -> None:
    assert negotiate(header) == language


def test_an_unknown_message_shows_as_itself() -> None:
    assert catalogue("ru").gettext("no such message") == "no such message"


def test_every_refusal_has_a_sentence() -> None:
    refusals = re.compile(r"(?:Impossible|Conflict|Invalid)\(\s*\"([a-z_]+)\"")
    keys = {key for file in (ROOT / "router").rglob("*.py") for key in refusals.findall(file.read_text())}
    assert keys
    told_by_the_status = {key for key in keys if key.startswith("no_")}  # 404
    assert keys - told_by_the_status <= set(PROBLEMS)


def test_every_problem_is_a_refusal() -> None:
    said = {value for file in (ROOT / "router").rglob("*.py") for value, _ in strings(file)}
    assert set(PROBLEMS) <= said
    assert set(EVENTS) <= said


def test_all_that_can_happen_in_a_chat_has_a_sentence() -> None:
    assert set(get_args(Happened)) == {kind for kind in EVENTS if kind.startswith("chat_")}
