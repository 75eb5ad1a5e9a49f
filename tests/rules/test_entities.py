"""Entities: what is found, where, and what a card leaves behind."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cues.link import find_links
from rules.entities import find, is_inn, mask_cards

FACTS = [
    ("ИНН 7707083893, поставка №12345678", [("inn", "7707083893"), ("supply", "12345678")]),
    ("7707083893 поставка 12345678", [("inn", "7707083893"), ("supply", "12345678")]),
    ("ИНН 7707083894", []),
    ("Списали 4 500,50 руб. 12.03.2026", [("sum", "4500.50"), ("date", "2026-03-12")]),
    ("вернули 5 тыс. руб", [("sum", "5000")]),
    ("заказ от 12.03.2026 №123456", [("date", "2026-03-12"), ("order", "123456")]),
    ("номер заказа: 998877-0011", [("order", "998877-0011")]),
    ("артикул 12345678", [("sku", "12345678")]),
    ("код возврата AB-12345", [("return_code", "ab-12345")]),
    ("пишите @Wb_help или a@b.ru", [("handle", "wb_help"), ("email", "a@b.ru")]),
    ("+7 (916) 123-45-67", [("phone", "+79161234567")]),
    ("8 800 100 75 05", [("phone", "+78001007505")]),
    ("12 ноября получил", [("date", "--11-12")]),
    ("карта 4111 1111 1111 1111", [("card", "1111")]),
    ("32.13.2026 и 5 штук по 3 раза", []),
]


# The ways people write them.
AS_WRITTEN = [
    ("нм 12345678", [("sku", "12345678")]),
    ("нм: 123456", [("sku", "123456")]),
    ("арт. 123456", [("sku", "123456")]),
    ("арт 123456", [("sku", "123456")]),
    ("артикул: 12345678", [("sku", "12345678")]),
    ("артикул WB 123456789", [("sku", "123456789")]),
    ("артикул товара 12345678", [("sku", "12345678")]),
    ("арт.№ 123456", [("sku", "123456")]),
    ("Арт: 123456, 654321", [("sku", "123456")]),
    ("номенклатура 123456789", [("sku", "123456789")]),
    ("nmId 12345678", [("sku", "12345678")]),
    ("nm_id: 12345678", [("sku", "12345678")]),
    ("sku ABC-123", [("sku", "abc-123")]),
    ("артикул продавца futb-01-black", [("sku", "futb-01-black")]),
    ("нм12345678", [("sku", "12345678")]),
    ("заказ №123456", [("order", "123456")]),
    ("заказ № 123456789", [("order", "123456789")]),
    ("заказа номер 123456", [("order", "123456")]),
    ("номер заказа 123456", [("order", "123456")]),
    ("номер заказа — 123456", [("order", "123456")]),
    ("№ заказа 123456", [("order", "123456")]),
    ("заказ 12345-0001", [("order", "12345-0001")]),
    ("заказ#123456", [("order", "123456")]),
    ("order #123456", [("order", "123456")]),
    ("мой заказ (123456789)", [("order", "123456789")]),
    ("сборочное задание 123456789", [("order", "123456789")]),
    ("заказ номер: 123456", [("order", "123456")]),
    ("по заказу 123456", [("order", "123456")]),
    ("заказ от 12.05 № 123456", [("date", "--05-12"), ("order", "123456")]),
    ("поставка от 5 мая WB-GI-12345678", [("date", "--05-05"), ("supply", "wb-gi-12345678")]),
    ("12.05", [("date", "--05-12")]),
    ("5 мая", [("date", "--05-05")]),
    ("12.05.2026", [("date", "2026-05-12")]),
    ("12.05.26", [("date", "2026-05-12")]),
    ("12/05/2026", [("date", "2026-05-12")]),
    ("2026-05-12", [("date", "2026-05-12")]),
    ("5-го мая", [("date", "--05-05")]),
    ("5 мая 2026 года", [("date", "2026-05-05")]),
    ("05 мая 26 г", [("date", "--05-05")]),
    ("12-05-2026", [("date", "2026-05-12")]),
    ("5 марта", [("date", "--03-05")]),
    ("3 августа", [("date", "--08-03")]),
    ("12.05 в 18.30", [("date", "--05-12")]),
    ("1 янв", [("date", "--01-01")]),
    ("15 окт", [("date", "--10-15")]),
    ("поставка WB-GI-12345678", [("supply", "wb-gi-12345678")]),
    ("поставка wb gi 12345678", [("supply", "wb-gi-12345678")]),
    ("поставке №12345678", [("supply", "12345678")]),
    ("номер поставки 12345678", [("supply", "12345678")]),
    ("WB-GI-12345678", [("supply", "wb-gi-12345678")]),
    ("поставки FBS WB-GI-12345678", [("supply", "wb-gi-12345678")]),
    ("WB-GI-12345678 поставка WB-GI-12345678", [("supply", "wb-gi-12345678"), ("supply", "wb-gi-12345678")]),
    ("код возврата 123456", [("return_code", "123456")]),
    ("код возврата: AB-12345", [("return_code", "ab-12345")]),
    ("код на возврат 4455", [("return_code", "4455")]),
    ("заявка на возврат №123456", [("return_code", "123456")]),
    ("ИНН 7707083893", [("inn", "7707083893")]),
    ("инн:7707083893", [("inn", "7707083893")]),
    ("ИНН организации 7707083893", [("inn", "7707083893")]),
    ("мой инн 500100732259", [("inn", "500100732259")]),
    ("ИНН/КПП 7707083893/773601001", [("inn", "7707083893")]),
    ("инн 770 708 3893", [("inn", "7707083893")]),
    ("ИНН - 7707083893", [("inn", "7707083893")]),
    ("7707083893", [("inn", "7707083893")]),
    ("ИНН ИП Иванов 500100732259", [("inn", "500100732259")]),
    ("ИНН 7707083894", []),
    ("9991234567", []),
    ("50 евро", []),
    ("$50", []),
    ("тысячу рублей", []),
    ("3 раза", []),
    ("5 книг", []),
    ("2 кг", []),
    ("1 комната", []),
    ("5 тыс штук", []),
    ("отдала 5 к 18 числу", []),
    ("10 рабочих дней", []),
    ("45 размер", []),
    ("версия 12.05.1", []),
    ("размер 12.05 см", []),
    ("скидка 12.5%", []),
    ("8-804-123-45-67", [("phone", "+78041234567")]),
    ("8 (800) 123-45-67", [("phone", "+78001234567")]),
    ("8(800)1234567", [("phone", "+78001234567")]),
    ("+7 999 123 45 67", [("phone", "+79991234567")]),
    ("+79991234567", [("phone", "+79991234567")]),
    ("89991234567", [("phone", "+79991234567")]),
    ("7 999 123-45-67", [("phone", "+79991234567")]),
    ("8 800 100 75 05", [("phone", "+78001007505")]),
    ("8-800-100-7505", [("phone", "+78001007505")]),
    ("8 999 12 34 567", [("phone", "+79991234567")]),
    ("тел.89991234567", [("phone", "+79991234567")]),
    ("8.999.123.45.67", [("phone", "+79991234567")]),
    ("т. 999 123-45-67", [("phone", "+79991234567")]),
    ("+7(999)1234567", [("phone", "+79991234567")]),
    ("+ 7 999 123 45 67", [("phone", "+79991234567")]),
    ("8—999—123—45—67", [("phone", "+79991234567")]),
    ("8‑999‑123‑45‑67", [("phone", "+79991234567")]),
    ("+375 29 123-45-67", [("phone", "+375291234567")]),
    ("+7 701 123 45 67", [("phone", "+77011234567")]),
    ("8 499 123-45-67", [("phone", "+74991234567")]),
    ("тел 8 (495) 123 45 67", [("phone", "+74951234567")]),
    ("8 800 100-75-05 звоните", [("phone", "+78001007505")]),
    ("5 тыс", [("sum", "5000")]),
    ("5 тыс.", [("sum", "5000")]),
    ("1,5к", [("sum", "1500")]),
    ("1.5к", [("sum", "1500")]),
    ("5к", [("sum", "5000")]),
    ("5000р", [("sum", "5000")]),
    ("5000 р.", [("sum", "5000")]),
    ("100 500 ₽", [("sum", "100500")]),
    ("100500₽", [("sum", "100500")]),
    ("1500 руб", [("sum", "1500")]),
    ("1500 рублей", [("sum", "1500")]),
    ("1 млн руб", [("sum", "1000000")]),
    ("1,5 млн", [("sum", "1500000")]),
    ("2 миллиона рублей", [("sum", "2000000")]),
    ("5 тысяч рублей", [("sum", "5000")]),
    ("1,5 тысячи", [("sum", "1500")]),
    ("10тр", [("sum", "10000")]),
    ("10 т.р.", [("sum", "10000")]),
    ("10 000,50 руб.", [("sum", "10000.50")]),
    ("10.000 руб", [("sum", "10000")]),
    ("10'000 руб", [("sum", "10000")]),
    ("1.500,00 ₽", [("sum", "1500.00")]),
    ("500 RUB", [("sum", "500")]),
    ("500 рублей 50 копеек", [("sum", "500")]),
    ("5-7 тыс", [("sum", "7000")]),
    ("12.05 руб", [("sum", "12.05")]),
    ("@name", [("handle", "name")]),
]


@pytest.mark.parametrize(("text", "facts"), [*FACTS, *AS_WRITTEN])
def test_facts_are_found_with_their_places(text: str, facts: list[tuple[str, str]]) -> None:
    found = find(text)
    assert [(fact.type, fact.value) for fact in found] == facts
    assert all(0 <= fact.start < fact.end <= len(text) for fact in found)


MASKED = [
    ("карта 4111 1111 1111 1111 до 12.26", "карта •••• •••• •••• 1111 до 12.26"),
    ("4111-1111-1111-1111", "••••-••••-••••-1111"),
    ("x4111\u200b111111111111x", "x••••\u200b••••••••1111x"),
    ("4111\u00a01111\u20091111\u202f1111", "••••\u00a0••••\u2009••••\u202f1111"),
    ("4111 1111 1111 1111 10 000 руб", "•••• •••• •••• 1111 10 000 руб"),
    ("12 4111 1111 1111 1111", "12 •••• •••• •••• 1111"),
    ("6304000000000000000", "•••••••••••••••0000"),  # the longest
    ("4111111111111112", "4111111111111112"),  # Luhn says no
    ("41111111111111111", "41111111111111111"),
    ("+7 912 345-67-89", "+7 912 345-67-89"),
    ("заказ 1234567890123", "заказ 1234567890123"),
    ("две: 4111111111111111 5500000000000004", "две: ••••••••••••1111 ••••••••••••0004"),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_cards_keep_only_their_last_four_digits(text: str, masked: str) -> None:
    assert mask_cards(text) == masked


def seconds(work: Callable[[], object]) -> float:
    """Of CPU time. What is compared with it is a hundred times what the work takes: quadratic work would take a minute."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


@pytest.mark.parametrize("piece", ["4", "4 ", "4111-", "4 4 4444 ", "4\u200b", "41111111111111111 "])
def test_masking_takes_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert seconds(lambda: mask_cards(text)) < 5


HOSTILE = [
    "1", "1 ", "1-", "1.", "8 ", "8(", "+7 ", "+1 2 ", "8 800 ", "заказ ", "заказ №", "заказ от 1.1.1 ",
    "заказ 12345 ", "поставка wb gi ", "wb-gi-", "арт.", "артикул товара ", "нм", "код возврата ", "инн ",
    "инн а а а а ", "инн ооо ", "1 000 ", "1'", "1,5", "5 тыс ", "5 тыс шт ", "1 мая ", "1.1.", "12-12-", "2026-",
    "@a", "a@", "a@b.", "ул. ", "ул. а 1", "улица а ", "т. 9", "4111 1111 1111 1111 ", "a.ru ", "http://", "www.",
    "a[.]", "[dot] ", "xn--a.ru ", "точка ", "a" * 63 + ".", "a-", "//", "\u200b", "а\u200b", "\u0301", "wb",
    "wildberries-", "а.б.", "(", "%20",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert seconds(lambda: find(text)) < 2
    assert seconds(lambda: find_links(text)) < 2


@given(
    st.text(alphabet=st.one_of(st.sampled_from("0123456789 -.@№инкартазaz\u200b\u0306"), st.characters()), max_size=200)
)
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(0 <= fact.start < fact.end <= len(text) for fact in find(text))
    assert len(mask_cards(text)) == len(text)
    assert mask_cards(mask_cards(text)) == mask_cards(text)


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    return (sum(map(int, digits[::-2])) + sum(number - 9 * (number > 9) for number in doubled)) % 10 == 0


_GROUPS = st.lists(
    st.tuples(st.text("0123456789", min_size=1, max_size=6), st.sampled_from(["", " ", "-", " . ", "    "])),
    max_size=12,
)


@given(_GROUPS)
def test_a_card_is_whole_groups_of_digits_near_each_other_that_end_with_the_check_digit(
    groups: list[tuple[str, str]],
) -> None:
    text = "".join(digits + gap for digits, gap in groups)
    for fact in find(text):
        if fact.type == "card":
            digits = "".join(filter(str.isdecimal, text[fact.start : fact.end]))
            assert 13 <= len(digits) <= 19
            assert _luhn(digits)
            assert "    " not in text[fact.start : fact.end]
            assert not text[fact.end : fact.end + 1].isdecimal()
            assert fact.value == digits[-4:]


@given(st.sampled_from(["4111111111111111", "5555555555554444", "2200000000000004", "378282246310005"]), st.data())
def test_a_card_is_found_however_it_is_parted(card: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-", " - "]), min_size=len(card), max_size=len(card)))
    before = data.draw(st.sampled_from(["", "карта ", "1    ", "счёт 12, "]))
    text = before + "".join(digit + gap for digit, gap in zip(card, gaps, strict=True))
    assert card[-4:] in [fact.value for fact in find(text) if fact.type == "card"]
    assert sum(map(str.isdecimal, mask_cards(text))) == sum(map(str.isdecimal, before)) + 4


def test_inn_needs_its_control_digits() -> None:
    assert is_inn("7707083893")
    assert is_inn("500100732259")
    assert not is_inn("500100732258")
    assert not is_inn("1111111111")
