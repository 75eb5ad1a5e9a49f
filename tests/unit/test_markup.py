"""The markup of answers: what is meant becomes spans, and everything else stays as it was typed."""

import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.cutting import cuts, split, units
from router.markup import Marked, parse, plain, tagged
from router.schema import Entity

TAGS = {"bold": "b", "italic": "i", "code": "code", "pre": "pre", "quote": "q"}


def shown(text: str) -> str:
    return tagged(parse(text), _tags, lambda piece: escape(piece, quote=False))


def _tags(span: Entity) -> tuple[str, str]:
    if span.type == "text_link":
        return f"<a {span.value}>", "</a>"
    return f"<{TAGS[span.type]}>", f"</{TAGS[span.type]}>"


MEANT = [
    ("**Важно:** до _пятницы_", "<b>Важно:</b> до <i>пятницы</i>"),
    ("**_оба_**", "<b><i>оба</i></b>"),
    ("_**оба**, да_", "<i><b>оба</b>, да</i>"),
    ("(**скобки**)", "(<b>скобки</b>)"),
    ("наберите `okno _run_ **x**`", "наберите <code>okno _run_ **x**</code>"),
    ("[Правила](https://a.ru/p_(1)_x)", "<a https://a.ru/p_(1)_x>Правила</a>"),
    ("[**Правила** возврата](https://a.ru)!", "<a https://a.ru><b>Правила</b> возврата</a>!"),
    ("**[тут](https://a.ru)**", "<b><a https://a.ru>тут</a></b>"),
    ("_см. https://a.ru/y_?z=1_", "<i>см. https://a.ru/y_?z=1</i>"),
    ("[почта](mailto:a@b.ru)", "<a mailto:a@b.ru>почта</a>"),
    ("> раз\n> _два_\nтри", "<q>раз\n<i>два</i></q>\nтри"),
    ("> конец", "<q>конец</q>"),
    ("```\nif a < b:\n    _x_\n```", "<pre>if a &lt; b:\n    _x_</pre>"),
    ("вот\n```python\nx = 1\n```\nвсё", "вот\n<pre>x = 1</pre>\nвсё"),
    ("- раз\n- **два**\n- три", "• раз\n• <b>два</b>\n• три"),
    ("**https://a.ru/x_y**", "<b>https://a.ru/x_y</b>"),
    ("🎉**да**🎉", "🎉<b>да</b>🎉"),
]


@pytest.mark.parametrize(("text", "wanted"), MEANT)
def test_what_is_meant(text: str, wanted: str) -> None:
    assert shown(text) == wanted


TYPED = [
    "snake_case и __init__ и _private_var.py",
    "2 * 3 = 6, 2**3 = 8, 2 ** 3",
    "1 990 ₽*, 100** и 200**",
    "* звёздочка: без учёта доставки **",
    "ФИО: _____ дата: __.__.2026",
    "https://a.ru/_b_/**c**?x=_y_ и ещё",
    "почта anna_petrova_1@mail.ru, @user_name_, #тег_с_чертой_",
    "C:\\_temp_\\_x_ и /var/_log_/x",
    "- Да, слушаю.\nЭто одна реплика.",
    ">5 кг и <3",
    "O`Brien и `",
    "[не ссылка](тут) и [ссылка](javascript:alert(1)) и [](https://a.ru) [a] (https://a.ru)",
    "**не закрыто",
    "_и это\nтоже_",
    "** пусто ** и `` и ****",
    "``` не закрыт\n  отступ",
    "a_b_ и _c_d",
    "5_000_000 и 1*2*3",
    "  пробелы  \n\n\n\tи табуляция ",
]


@pytest.mark.parametrize("text", TYPED)
def test_what_is_only_typed_stays(text: str) -> None:
    assert parse(text) == Marked(text=text)


def test_plain_writes_links_out() -> None:
    text = "> было\n> так\n**Да**: [правила](https://a.ru) [https://b.ru](https://b.ru) `x`"
    assert plain(parse(text)) == "> было\n> так\nДа: правила (https://a.ru) https://b.ru x"


def test_a_span_over_a_cut_is_closed_and_opened_again() -> None:
    pieces = parse("**" + "слово " * 30 + "конец**").split(50)
    assert len(pieces) > 3
    assert all(piece.spans == (Entity(type="bold", start=0, end=len(piece.text)),) for piece in pieces)


FAMILY, FLAG, THUMB, KEY = "👨‍👩‍👧‍👦", "🇷🇺", "👍🏽", "1️⃣"


@pytest.mark.parametrize("cluster", [FAMILY, FLAG, THUMB, KEY, "é", "각", "🏴\U000e0067\U000e0062\U000e007f"])
def test_what_people_see_as_one_is_never_cut(cluster: str) -> None:
    for limit in range(units(cluster), 3 * units(cluster) + 2):
        pieces = split(cluster * 40, limit)
        assert "".join(pieces) == cluster * 40
        assert all(len(piece) % len(cluster) == 0 and units(piece) <= limit for piece in pieces)


def test_cut_at_paragraphs_then_lines_then_words() -> None:
    assert split("аб вг\n\nде жз", 8) == ["аб вг", "де жз"]
    assert split("аб вг\nде жз", 8) == ["аб вг", "де жз"]
    assert split("раз два три", 8) == ["раз два", "три"]
    assert split("10\u00a0000 рублей", 8) == ["10\u00a0000", "рублей"]
    assert split(" \n ", 8) == []
    assert split("😀" * 5, 4) == ["😀😀", "😀😀", "😀"]


@given(st.text(alphabet="аб _*`[]()>-\n\U0001f600\u0301", max_size=200), st.integers(8, 40))
def test_any_text(text: str, limit: int) -> None:
    found = parse(text)
    previous: list[Entity] = []
    for span in found.spans:
        assert 0 <= span.start < span.end <= len(found.text)
        while previous and previous[-1].end <= span.start:
            previous.pop()
        assert not previous or span.end <= previous[-1].end
        previous.append(span)
    letters = [char for char in plain(found) if char in "аб\U0001f600\u0301"]
    assert letters == [char for char in text if char in "аб\U0001f600\u0301"]
    pieces = found.split(limit)
    assert all(0 < units(piece.text) <= limit for piece in pieces)
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(found.text.split())
    assert all(start < end for start, end in cuts(text, limit))


@pytest.mark.parametrize(
    "unit", ["**a ", "_a ", "[a](https://(", "[", "`a ", "```", "> **", "- _", "**_`[a", "_a_", "https://", "[a]("]
)
def test_time_grows_with_length_only(unit: str) -> None:
    started = time.process_time()
    parse(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 2.0
