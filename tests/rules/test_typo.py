"""Slips of the keyboard: read as the rules' words, and no ordinary word is."""

import itertools
import random

import pytest

from router.schema import Verdict
from rules.engine import RuleSet, compile_packs
from rules.packs import default_packs
from rules.words import _analyser, is_word
from tests.rules.gold.score import message

PACK = """schema: 1
pack: p
rules:
  - {id: refund, kind: fraud, weight: 60, when: "возврат|доставка|мошенник|!оплатила"}
  - {id: pair, kind: fraud, weight: 60, when: "вернуть посылка"}
"""


@pytest.fixture(scope="module")
def small() -> RuleSet:
    return compile_packs({"p": PACK})


@pytest.fixture(scope="module")
def default() -> RuleSet:
    return compile_packs(default_packs())


def judge(rules: RuleSet, text: str) -> Verdict:
    return rules.judge(message(text))


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("Где мой вазврат?", "вазврат", "вазврат (возврат)"),
        ("это мошеники", "мошеники", "мошеники (мошенники)"),
        ("где ДОСТВКА", "ДОСТВКА", "ДОСТВКА (доставка)"),
        ("о дотсавке", "дотсавке", "дотсавке (доставке)"),
        ("верните мою псылку сейчас", "верните мою псылку", "верните мою псылку (посылку)"),
        # Which of the forms of «посылка» was meant doesn't matter.
        ("вернтие посылк", "вернтие посылк", "вернтие (верните) посылк (посыл"),
    ],
)
def test_a_slip_is_read_and_said(small: RuleSet, text: str, place: str, said: str) -> None:
    cues = [cue for cue in judge(small, text).cues if cue.hit]
    assert len(cues) == 1
    assert [text[span.start : span.end] for span in cues[0].spans] == [place]
    assert f"«{said}" in cues[0].because


@pytest.mark.parametrize(
    "text",
    [
        "доставщик",  # a word of its own
        "разврат",  # one edit from «возврат» it is not, but a word anyway
        "оплатилв",  # the rule wants exactly «оплатила»
        "мошник",  # two edits
        "kozvrat",
    ],
)
def test_what_is_no_slip_is_left_as_it_is(small: RuleSet, text: str) -> None:
    assert not [cue for cue in judge(small, text).cues if cue.hit]


@pytest.fixture(scope="module")
def ordinary(default: RuleSet) -> list[str]:
    """Three thousand of the dictionary's words that no rule knows, from all over the alphabet."""
    dictionary, known = _analyser().dictionary.words, default._program.index.words
    begun = map("".join, itertools.product("абвгдежзиклмнопрстуфхцчшэюя", "аеиоулнр"))
    words = (word for start in begun for word in itertools.islice(dictionary.iterkeys(start), 20, 620, 20))
    found = [word for word in words if len(word) >= 6 and word not in known and "ё" not in word]
    return random.Random(5).sample(found, 3000)


def test_no_ordinary_word_is_read_as_a_rules_word(default: RuleSet, ordinary: list[str]) -> None:
    meant = default._program.index.meant
    assert [word for word in ordinary if meant(word)] == []


def _slip(word: str, chance: random.Random) -> str:
    place, letter = chance.randrange(len(word) - 1), chance.choice("абвгдежзиклмнопрстуфхцчшыьэюя")
    left, here, right = word[:place], word[place], word[place + 1 :]
    return chance.choice(
        (left + right, left + letter + here + right, left + letter + right, left + right[0] + here + right[1:])
    )


def test_misspelt_words_of_the_rules_are_read_and_others_hardly_ever(default: RuleSet, ordinary: list[str]) -> None:
    chance = random.Random(7)
    index = default._program.index
    mine = [word for word in sorted(index.words) if len(word) >= 7 and is_word(word)]
    right = asked = 0
    for word in chance.sample(mine, 1000):
        slip = _slip(word, chance)
        if slip not in index.words and not is_word(slip):
            asked += 1
            meant = index.meant(slip)
            right += bool(meant) and index.words[meant][0] == index.words[word][0]
    assert right >= 0.9 * asked
    wrong = [slip for word in ordinary[:1000] if index.meant(slip := _slip(word, chance)) and slip not in index.words]
    assert len(wrong) <= 20, wrong


def test_what_is_too_long_to_be_a_word_is_not_remembered(small: RuleSet) -> None:
    remembered = small._program.index.meant.cache_info
    judge(small, "вазврат")
    before = remembered().currsize
    judge(small, "ы" * 10_000 + " " + "пере1веди" * 1_000)
    assert remembered().currsize == before > 0
