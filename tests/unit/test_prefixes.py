"""Prefixes of subjects, by what they say of a mail."""

import time

import pytest

from router import prefixes


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Заказ",
        "RE[2]: Заказ",
        "Re (3): Заказ",
        "Отв: Заказ",
        "AW: Frage",
        "Odp: pytanie",
        "R: ordine",
        "RE^2: order",
        "Re(4): order",
        "RES: pedido",
        "RIF: ordine",
        "Rép : commande",
        "Antwort: Frage",
        "Vá: rendelés",
        "Odg: narudžba",
        "Răsp: comandă",
        "ΑΠ: παραγγελία",
        "Отв.: Заказ",
        "Ответ: Заказ",
        "НА: Заказ",
        "HA: Заказ",
        "Відп: Замовлення",
        "Адк: Заказ",
        "Жауап: Тапсырыс",
        "Отг: Поръчка",
        "Cevap: sipariş",
        "回复：订单",
        "答复: 订单",
        "返信: 注文",
        "답장: 주문",
        "השב: הזמנה",
        "[EXT] Re: order",
        "[Внешняя почта] Отв: Заказ",
        "***SPAM*** RE: order",
        "{Spam?} Re: order",
        "YNT: sipariş",
    ],
)
def test_answers(subject: str) -> None:
    assert prefixes.is_answer(subject)
    assert not prefixes.is_of_forward(subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Fwd: Заказ",
        "FW: order",
        "Пересл.: Заказ",
        "WG: Frage",
        "TR : commande",
        "İLT: sipariş",
        "I: ordine",
        "[Fwd: order]",
        "(Fwd) order",
        "[EXT] FW: order",
        "轉寄：訂單",
    ],
)
def test_forwards(subject: str) -> None:
    assert prefixes.is_forward(subject)
    assert prefixes.is_of_forward(f"Re: Отв: {subject}")


@pytest.mark.parametrize(
    "subject",
    [
        "Заказ: где он",
        "Reklamation: Ware",
        "Награда: 100",
        "Tracking: 118",
        "Перевод: 15 000",
        "Ivan: заказ",
        "Ref: 118",
        "TL: 200",
        "[EXT] Заказ: 5",
        "12: заказ",
        "Re заказ",
        "",
    ],
)
def test_words(subject: str) -> None:
    assert not prefixes.is_answer(subject)
    assert not prefixes.is_of_forward(subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Заказ", "Re: Fwd: Заказ", "RE[2]: AW: Заказ", "Re: [EXTERNAL] Заказ", "[EXT] Re: ***SPAM*** Отв: Заказ", "[Spam] Заказ",
        "Re:Re:Заказ",
    ],
)  # fmt: skip
def test_what_is_left(subject: str) -> None:
    assert prefixes.bare(subject) == "Заказ"


def test_where_a_prefix_ends() -> None:
    assert prefixes.first("Re: Fwd: Заказ") == ("answer", 3)
    assert prefixes.first("Re: Fwd: Заказ", 3) == ("forward", 8)
    assert prefixes.first("Заказ")[0] == ""


def test_hostile_subjects_take_bounded_time() -> None:
    started = time.process_time()
    for subject in (
        "Re: " * 1000,
        "[EXT] " * 1000,
        "[spam" * 1000,
        " " * 5000,
        "re(" * 1000,
        "я" * 5000,
        "<<<<<<" * 1000,
    ):
        prefixes.bare(subject), prefixes.is_of_forward(subject), prefixes.is_forward(subject)
    assert time.process_time() - started < 0.5
