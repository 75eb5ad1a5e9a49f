"""Entities: what is found, where, and what a card leaves behind."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(("text", "facts"), FACTS)
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


@pytest.mark.parametrize("text", ["4" * 20_000, "4 " * 10_000, "4111-" * 4_000])
def test_masking_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    mask_cards(text)
    assert time.perf_counter() - start < 3


@given(
    st.text(alphabet=st.one_of(st.sampled_from("0123456789 -.@№инкартазaz\u200b\u0306"), st.characters()), max_size=200)
)
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(0 <= fact.start < fact.end <= len(text) for fact in find(text))
    assert len(mask_cards(text)) == len(text)
    assert mask_cards(mask_cards(text)) == mask_cards(text)


def test_inn_needs_its_control_digits() -> None:
    assert is_inn("7707083893")
    assert is_inn("500100732259")
    assert not is_inn("500100732258")
    assert not is_inn("1111111111")
