"""docs/rules.md is true: every example compiles, its own tests hold, and nothing is left out."""

import re
import textwrap

import pytest

from rules.conditions import ENTITY_TYPES, OPERATORS
from rules.cues.language import LANGUAGES
from rules.cues.past import QUESTIONS
from rules.effects import PLAIN
from rules.engine import compile_packs
from rules.knowledge import AUTHENTICATION
from tests.source import ROOT

PAGE = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
BASE, EXAMPLES = BLOCKS[0], BLOCKS[1:]


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.partition("\n")[0])
def test_an_example_compiles_and_its_tests_hold(block: str) -> None:
    rules = compile_packs({"example": f"{BASE}rules:\n{textwrap.indent(block, '  ')}"})
    assert rules.run_tests() == []


def test_all_examples_stand_together() -> None:
    together = "".join(textwrap.indent(block, "  ") for block in EXAMPLES)
    assert compile_packs({"example": f"{BASE}rules:\n{together}"}).topics


@pytest.mark.parametrize(
    "name",
    [
        *OPERATORS,
        *ENTITY_TYPES,
        *PLAIN,
        *LANGUAGES,
        *QUESTIONS,
        "assignee",
        "promise_minutes",
        "reply",
        "ask",
        "notify",
    ],
)
def test_nothing_is_left_out(name: str) -> None:
    assert f"`{name}`" in PAGE or f"`{name}:" in PAGE
    if name not in (*ENTITY_TYPES, *LANGUAGES):
        assert any(name in block for block in EXAMPLES), f"{name} has no example"


def test_results_of_authentication_are_named() -> None:
    assert all(f"`{name}`" in PAGE for name in AUTHENTICATION[:5])
