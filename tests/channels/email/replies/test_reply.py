"""What the person wrote, apart from the rest: the table of replies, and what must hold for any text."""

import re
import textwrap
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email import strip_reply
from channels.email.reading.addresses import Address
from channels.email.reading.pages import glance
from channels.email.reading.pages.html import to_text
from channels.email.replies.reply import forwarded_from, split
from tests.channels.email.replies.below import below
from tests.channels.email.replies.closings import closings, words
from tests.channels.email.replies.flattened import FLATTENED, WHOLE
from tests.channels.email.replies.introductions import laid_out
from tests.channels.email.replies.mixed import mixed
from tests.channels.email.replies.tables import letters, pages, signed

ON = "On Mon, Jan 1, 2024 at 10:00 AM Shop <support@shop.example> wrote:"
UNMARKABLE = [
    ("empty", "", ""),
    ("carriage returns only", f"Order 123\r\r{ON}\r\r> Hello!\r> Which?\r", "Order 123"),
    ("byte order mark", f"\ufeffOrder 123\n\n{ON}\n> Hello!\n> Which order?\n", "Order 123"),
    ("attribution glued to the text", f"Order 123 {ON}\n> Hello!\n> Which order?\n", "Order 123"),
    (
        "attribution glued to the text, bare address",
        "tomorrow On Mon, Mar 4, 2024 at 4:20 PM, boris@mail.example wrote:\n> When?",
        "tomorrow",
    ),
    (
        "attribution glued to the text and wrapped",
        "Good day\nThe link <http://shop.example\n> is of no\nuse On Mar 4, 2024, at 4:20 PM, Shop <\n"
        "desk-0123456789abcdef0123456789abcdef\n@shop.example>wrote:\n\n> Try the link",
        "Good day\nThe link <http://shop.example\n> is of no\nuse",
    ),
    ("a page's source that was quoted", f"Ok.\n\n{ON}\n> <p>It is here.</p>\n> <p>Shop</p>\n", "Ok."),
    (
        "quoted attribution without an unquoted one, answers between",
        "Thank you.\n> Am 16.01.2023 um 11:29 schrieb Support:\n> Dear customer,\n>\n> text\n>\nexactly, that is it\n> text\n>\nand this\n",
        "Thank you.\n> Dear customer,\n>\n> text\n>\nexactly, that is it\n> text\n>\nand this",
    ),
]
ADDRESS = re.compile(r"[\w.]{1,40}@[\w-]{1,40}\.example")
ADDED = [
    "Sent from my iPhone",
    "Отправлено из мобильной Яндекс Почты",
    "_______________________________________________\nLids mailing list\nlids@lists.example\nhttps://lists.example/lids",
]
FORWARDS = {text for _, text, _ in letters("forwards")}
INTRODUCED = list(laid_out())


@pytest.mark.parametrize(
    ("text", "own"), [pytest.param(text, own, id=what) for what, text, own in letters() + UNMARKABLE]
)
def test_own_part_of_a_letter(text: str, own: str) -> None:
    found, quoted = strip_reply(text)
    assert found == own
    assert _words(f"{found}\n{quoted}") == _words(text)
    assert split(text).forwarded == (text in FORWARDS)


@pytest.mark.parametrize(("sender", "text", "own"), [pytest.param(*one, id=one[0]) for one in signed()])
def test_own_part_of_a_letter_whose_sender_is_known(sender: str, text: str, own: str) -> None:
    name, _, address = sender.partition("<")
    parts = split(text, Address(name.strip(), address.partition(">")[0]))
    assert parts.text == own
    assert _words(f"{parts.text}\n{parts.quoted}") == _words(text)


@pytest.mark.parametrize(("own", "rest"), [pytest.param(own, rest, id=what) for what, own, rest in FLATTENED])
def test_own_part_of_a_flattened_letter(own: str, rest: str) -> None:
    found, quoted = strip_reply(own + rest)
    assert found == own
    assert _words(f"{found}\n{quoted}") == _words(own + rest)


@pytest.mark.parametrize("text", WHOLE)
def test_own_words_that_look_like_an_introduction(text: str) -> None:
    for letter in (text, f"Hello.\n{text}\nWhat now?"):
        assert strip_reply(letter) == (letter, "")


def test_line_ends_make_no_difference() -> None:
    assert not [what for what, text, _ in letters() if strip_reply(text.replace("\n", "\r\n")) != strip_reply(text)]


def test_blanks_at_the_ends_of_lines_make_no_difference() -> None:
    """As format=flowed has them (RFC 3676), where "-- " alone means something."""
    for what, text, own in letters():
        found, _ = strip_reply(re.sub(r"(?<=\S)(?<!^--)(?<!\*)$", " ", text, flags=re.MULTILINE))
        assert _words(found) == _words(own), what


def test_lines_wrapped_on_the_way_make_no_difference() -> None:
    """Quoted ones go on without a prefix, as relays wrap them; but not lines that had no ends at all."""
    for what, text, own in [
        one for subject in ("introductions_*", "answers", "copied_fields", "forwards") for one in letters(subject)
    ]:
        if not re.search(r":   |wrote: >", text):
            assert _words(strip_reply(_wrapped(text, 65, but=">"))[0]) == _words(own), what


def _wrapped(text: str, width: int, but: str) -> str:
    return "\n".join(
        line
        if len(line) <= width or line.startswith(but) or "://" in line
        else textwrap.fill(line, width, break_on_hyphens=False)
        for line in text.split("\n")
    )


def test_brackets_written_as_on_pages_make_no_difference() -> None:
    for what, text, own in letters("introductions_*") + letters("answers"):
        if "8<" not in text:
            found, _ = strip_reply(text.replace("<", "&lt;").replace(">", "&gt;"))
            assert _words(found.replace("&lt;", "<").replace("&gt;", ">")) == _words(own), what


NOTICES = [
    "_______________________________________________\nTea mailing list\ntea@lists.example\nhttps://lists.example/tea",
    "---\nЭто письмо проверено на вирусы антивирусной программой.\nhttps://antivirus.example",
    "This e-mail is confidential and intended solely for the addressee. If you received it in error, delete it.",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_below_answers_no_quote(notice: str) -> None:
    for what, text, own in letters("answers"):
        assert _words(strip_reply(f"{text.rstrip()}\n\n{notice}\n")[0]) == _words(own), what


def test_letters_in_parts_make_no_difference() -> None:
    """«й» as и and a breve, "é" as e and an accent."""
    for what, text, own in letters():
        found, _ = strip_reply(unicodedata.normalize("NFD", text))
        assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", own), what


def test_a_margin_makes_no_difference() -> None:
    for what, text, own in letters():
        found, _ = strip_reply(
            "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))
        )
        assert _words(found) == _words(own), what


def test_a_greeting_above_makes_no_difference() -> None:
    for what, text, own in letters():
        if own and text.lstrip().startswith(own.partition("\n")[0]):
            found, _ = strip_reply(f"Добрый день, Анна!\n\n{text.lstrip()}")
            assert _words(found) == _words(f"Добрый день, Анна!\n{own}"), what


@pytest.mark.parametrize("mark", ["*", "_"])
def test_bold_letters_of_a_closing_make_no_difference(mark: str) -> None:
    for what, text, own in letters("[ds]*"):
        if ">" in text:
            continue
        said = {line.rstrip() for line in own.split("\n")}
        bold = "\n".join(
            f"{mark}{line}{mark}"
            if line not in said and line[:1].isalpha() and mark not in line and len(line) < 90
            else line
            for line in map(str.rstrip, text.split("\n"))
        )
        assert _words(strip_reply(bold)[0]) == _words(own), what


def test_own_words_are_answers_between_quotes() -> None:
    """But few that sound like notices, or lead in what stands below them."""
    own = [
        text.strip()
        for _, text, own in letters("whole")
        if own == text.strip() and "\n>" not in f"\n{own}" and "`" not in own
    ]
    between = [f"> When?\n\n{text}\n\n> And where?\n\nIn Leeds." for text in own]
    lost = [text for text in between if _words(strip_reply(f"{ON}\n{text}\n")[0]) != _words(text)]
    assert len(between) > 900
    assert len(lost) < 12, lost


def test_links_of_addresses_make_no_difference() -> None:
    for what, text, own in letters("[!cfi]*"):
        if "<" not in text and (found := strip_reply(ADDRESS.sub(r"\g<0><mailto:\g<0>>", text))[0]) != own:
            assert found == ADDRESS.sub(r"\g<0><mailto:\g<0>>", own), what


def test_what_programs_add_below_makes_no_difference() -> None:
    for what, text, own in letters("[!cfi]*"):
        for added in ADDED if own else ():
            found, _ = strip_reply(f"{text.rstrip()}\n\n{added}")
            assert _words(found) == _words(own), (what, added)


def test_line_ends_written_twice_make_no_difference() -> None:
    for what, text, own in letters():
        if len(text.split("\n")) > 4 and "\n\n" in text.strip("\n"):
            found, _ = strip_reply(text.strip("\n").replace("\n", "\n\n"))
            assert _words(found) == _words(own), what


@pytest.mark.parametrize(("page", "own"), [pytest.param(page, own, id=what) for what, page, own in pages()])
def test_own_part_of_a_page(page: str, own: str) -> None:
    found, quoted = strip_reply(page)
    assert found == own
    assert not set(_words(to_text(page)[0])) - set(_words(f"{found}\n{quoted}\n\x1dquote\n\x1dsignature"))


TAG = re.compile(r"</?[a-z][a-z0-9:]{0,20}(?=[\s>])")
WRITTEN: list[tuple[str, Callable[[str], str]]] = [
    ("tags in capitals", lambda page: TAG.sub(lambda tag: tag.group().upper(), page)),
    ("letters by number", lambda page: re.sub("[а-яё]", lambda one: f"&#{ord(one.group())};", page)),
    ("in a table", lambda page: f"<table><tr><td>{page}</td></tr></table>"),
    ("in a font", lambda page: f'<font face="Arial"><span style="color:#000">{page}</span></font>'),
    ("a picture below", lambda page: f'{page}<br><img src="https://t.example/o.gif" width=1 height=1>'),
]


@pytest.mark.parametrize("written", [pytest.param(one, id=how) for how, one in WRITTEN])
def test_how_a_page_is_written_makes_no_difference(written: Callable[[str], str]) -> None:
    for what, page, own in pages():
        assert _words(strip_reply(written(page))[0]) == _words(own), what


@pytest.mark.parametrize(
    "says", ["Внимание! Это письмо от внешнего отправителя.", "[EXTERNAL] This mail came from outside."]
)
def test_a_gateways_banner_above_a_page_makes_no_difference(says: str) -> None:
    banner = f'<table width="100%"><tr><td style="background:#fdd">{says}</td></tr></table>'
    for what, page, own in pages():
        found, _ = strip_reply(re.sub(r"(?i)^(.*?<body[^>]*>)?", rf"\1{banner}", page, count=1, flags=re.DOTALL))
        assert not own or _words(found) == _words(own), what


def test_every_introduction_in_every_layout() -> None:
    wrong = [what for what, text, own in INTRODUCED if strip_reply(text)[0] != own]
    assert len(INTRODUCED) > 4000
    assert not wrong
    assert not [what for what, text, _ in INTRODUCED if _words("\n".join(strip_reply(text))) != _words(text)]


def test_every_mix_of_words_closings_footers_and_quotes() -> None:
    assert not [text for text, own in mixed() if strip_reply(text)[0] != own]


def test_closings_of_many_languages() -> None:
    assert not [text for text, own in closings() if strip_reply(text)[0] != own]


def test_a_word_or_two_below_a_question() -> None:
    assert not [text for text in words() if strip_reply(text) != (text, "")]


def test_what_stands_below_a_signature() -> None:
    assert not [text for text, own in below() if strip_reply(text)[0] != own]


SIGNED = [
    "С уважением,\nГлеб Ким",
    "Best regards,\nGleb Kim",
    "Отправлено с iPhone",
    "-- \nГлеб Ким\nООО «Ромб»\n+7 900 000-00-00",
]


@pytest.mark.parametrize("signature", SIGNED)
def test_own_words_stay_above_a_signature(signature: str) -> None:
    own = [text for _, text, own in letters("whole") if text == own]
    assert not [text for text in own if not strip_reply(f"{text}\n\n{signature}")[0].startswith(text)]


def test_forwards_are_told_in_every_language() -> None:
    told = {what: split(text).forwarded for what, text, _ in INTRODUCED if not what.endswith(": prefixed")}
    assert [what for what, forwarded in told.items() if forwarded != what.startswith("forward ")] == []


@pytest.mark.parametrize("text", [pytest.param(text, id=what) for what, text, _ in letters("forwards")])
def test_a_forward_names_its_writer(text: str) -> None:
    writer = forwarded_from(split(text).quoted)
    assert writer == writer.strip() != ""
    assert "@" in writer or "@" not in text


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


@given(st.text(max_size=400).filter(lambda text: not glance.begins(text)))
@settings(max_examples=200)
def test_any_text_keeps_every_word(text: str) -> None:
    own, quoted = strip_reply(text)
    given_words = _words(unicodedata.normalize("NFC", text.replace("\x1d", "")))
    assert sorted("".join(_words(own + quoted))) == sorted("".join(given_words))


def test_what_is_too_long_to_be_looked_at_is_as_its_beginning() -> None:
    log = "12:05 printed\n" * 25_000
    assert strip_reply(log) == (log.strip(), "")
    assert strip_reply(f"See\n\nOn 12.11.2024 15:30, A <a@b.example> wrote:\n{log}")[0] == "See"


@pytest.mark.parametrize(
    "text",
    [
        ">" * 200_000, "> " * 100_000, "a:\n" * 50_000, "On " * 60_000 + "wrote:", "От: а@б.рф\n" * 30_000, "-" * 200_000, "<a@b " * 40_000,
        "12.11.2024 15:30 " * 12_000, "> x\n" * 20_000, "a" * 1_000_000, "12.11.2024 15:30, А <a@b.example> пишет:\n" * 5_000,
        "On Mon, Jan 1, 2024 at 10:00 AM A <a@b.example> wrote: " * 5_000, "On Mon, Jan 1, 2024\n" * 20_000, "| a\n" * 20_000,
        "С уважением,\n" * 20_000, "Sent from my \n" * 20_000, "-- \n" * 20_000, "a@b.example, " * 60_000 + ":", "\u200b" * 400_000,
        " wrote:" * 60_000, "-----Original Message-----\n" * 15_000, "x\n\n" * 10_000 + "> y\nz\n" * 5_000,
        "--\nx.\n" * 10_000, "--\nIs it a sentence?\n" * 9_000, "---\n" * 20_000, "```\n" * 20_000, ">>> a 1 >>>\n> b\n" * 8_000,
        "<a@b.example>: " * 30_000, "Да. 12.11.2024 15:30 А <a@b.example>: " * 10_000, "От: А <a@b.example> Отправлено: " * 8_000,
        "12.11.2024 15:30 <\n" * 20_000, "---- " + "a" * 180 + " wrote -" * 3_000, "P.S. a\n" * 20_000,
        "С уважением,\nИван\n\nСрочно верните\n\nА когда же вы пришлёте чек, за который я заплатил?\n\n" * 2_500,
    ],
)  # fmt: skip
def test_hostile_text_takes_bounded_time(text: str) -> None:
    started = time.process_time()
    strip_reply(text)
    assert time.process_time() - started < 3


def _words(text: str) -> list[str]:
    """But for characters without a width: a line of nothing else is a blank one."""
    return sorted(re.sub("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", "", text).split())
