"""What the person wrote, apart from the rest: the table of replies, and what must hold for any text."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email import strip_reply
from channels.email.reading.html import to_text
from channels.email.replies.reply import split
from tests.channels.email.replies.replies import CASES as FIRST
from tests.channels.email.replies.replies_abroad import ABROAD
from tests.channels.email.replies.replies_html import CASES as HTML
from tests.channels.email.replies.replies_letters import CASES as LETTERS
from tests.channels.email.replies.replies_marked import CASES as MARKED
from tests.channels.email.replies.replies_mixed import mixed
from tests.channels.email.replies.replies_odd import CASES as ODD
from tests.channels.email.replies.replies_places import CASES as PLACES
from tests.channels.email.replies.replies_programs import laid_out
from tests.channels.email.replies.replies_russian import CASES as RUSSIAN
from tests.channels.email.replies.replies_traps import CASES as TRAPS
from tests.channels.email.replies.replies_west import CASES as WEST
from tests.channels.email.replies.replies_world import CASES as WORLD

CASES = FIRST + ABROAD + PLACES + ODD + WORLD + TRAPS + LETTERS + RUSSIAN + WEST
INTRODUCED = list(laid_out())


@pytest.mark.parametrize(("text", "own"), [pytest.param(text, own, id=what) for what, text, own in CASES])
def test_own_part(text: str, own: str) -> None:
    found, _ = strip_reply(text)
    assert found == own


@pytest.mark.parametrize(("text", "own"), [pytest.param(text, own, id=what) for what, text, own in MARKED])
def test_own_lines(text: str, own: list[str]) -> None:
    found, quoted = strip_reply(text)
    assert [line for line in found.split("\n") if line] == own
    assert _words(f"{found}\n{quoted}") == _words(text)


def test_line_ends_make_no_difference() -> None:
    assert not [what for what, text, _ in MARKED if strip_reply(text.replace("\n", "\r\n")) != strip_reply(text)]


@pytest.mark.parametrize(("page", "own"), [pytest.param(page, own, id=what) for what, page, own in HTML])
def test_own_part_of_a_page(page: str, own: str) -> None:
    found, quoted = strip_reply(page)
    assert found == own
    assert not set(_words(to_text(page)[0])) - set(_words(f"{found}\n{quoted}\n\x1dquote\n\x1dsignature"))


def test_every_introduction_in_every_layout() -> None:
    wrong = [what for what, text, own in INTRODUCED if strip_reply(text)[0] != own]
    assert len(INTRODUCED) > 4000
    assert not wrong
    assert not [what for what, text, _ in INTRODUCED if _words("\n".join(strip_reply(text))) != _words(text)]


def test_every_mix_of_words_closings_footers_and_quotes() -> None:
    assert not [text for text, own in mixed() if strip_reply(text)[0] != own]


def test_forwards_are_told_in_every_language() -> None:
    told = {what: split(text).forwarded for what, text, _ in INTRODUCED if not what.endswith(": prefixed")}
    assert [what for what, forwarded in told.items() if forwarded != what.startswith("forward ")] == []


@pytest.mark.parametrize("text", [pytest.param(text, id=what) for what, text, _ in CASES])
def test_nothing_is_thrown_away(text: str) -> None:
    own, quoted = strip_reply(text)
    assert _words(own + "\n" + quoted) == _words(text)


@pytest.mark.parametrize("what", [what for what, _, _ in CASES if "forward" in what])
def test_forwards_are_told_from_quotes(what: str) -> None:
    assert split(next(text for name, text, _ in CASES if name == what)).forwarded


_REPLIES = ("gmail en", "outlook", "yandex web", "the bat")


@pytest.mark.parametrize("what", [what for what, _, _ in CASES if what.startswith(_REPLIES)])
def test_quotes_are_no_forwards(what: str) -> None:
    assert not split(next(text for name, text, _ in CASES if name == what)).forwarded


_LINES = [
    "Привет", "", "> цитата", ">> ещё", "-- ", "От: а", "Кому: б", "Тема: в", "12.11.2024 15:30, А пишет:", "С уважением,",
    "Отправлено с iPhone", "________________", "-----Original Message-----",
]  # fmt: skip


@given(st.lists(st.sampled_from(_LINES), max_size=30))
@settings(max_examples=200)
def test_any_order_keeps_every_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    own, quoted = strip_reply(text)
    assert _words(own + "\n" + quoted) == _words(text)


@given(st.text(max_size=400))
@settings(max_examples=200)
def test_any_text_keeps_every_word(text: str) -> None:
    own, quoted = strip_reply(text)
    assert sorted("".join(_words(own + quoted))) == sorted("".join(_words(text.replace("\x1d", ""))))


@pytest.mark.parametrize(
    "text",
    [
        ">" * 200_000, "> " * 100_000, "a:\n" * 50_000, "On " * 60_000 + "wrote:", "От: а@б.рф\n" * 30_000, "-" * 200_000, "<a@b " * 40_000,
        "12.11.2024 15:30 " * 12_000, "> x\n" * 20_000, "a" * 1_000_000, "12.11.2024 15:30, А <a@b.example> пишет:\n" * 5_000,
        "On Mon, Jan 1, 2024 at 10:00 AM A <a@b.example> wrote: " * 5_000, "On Mon, Jan 1, 2024\n" * 20_000, "| a\n" * 20_000,
        "С уважением,\n" * 20_000, "Sent from my \n" * 20_000, "-- \n" * 20_000, "a@b.example, " * 60_000 + ":", "\u200b" * 400_000,
        " wrote:" * 60_000, "-----Original Message-----\n" * 15_000, "x\n\n" * 10_000 + "> y\nz\n" * 5_000,
        "--\nx.\n" * 10_000, "--\nIs it a sentence?\n" * 9_000, "---\n" * 20_000, "```\n" * 20_000, ">>> a 1 >>>\n> b\n" * 8_000,
        "12.11.2024 15:30 <\n" * 20_000, "---- " + "a" * 180 + " wrote -" * 3_000,
    ],
)  # fmt: skip
def test_hostile_text_takes_bounded_time(text: str) -> None:
    started = time.process_time()
    strip_reply(text)
    assert time.process_time() - started < 3


def _words(text: str) -> list[str]:
    """But for characters without a width: a line of nothing else is a blank one."""
    return sorted(re.sub("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", "", text).split())
