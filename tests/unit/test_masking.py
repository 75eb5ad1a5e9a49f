"""Card numbers are dotted, everything else stays, and so do all offsets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.masking import mask_cards

VISA, MIR, MAESTRO = "4111111111111111", "2200000000000004", "6304000000000000000"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (VISA, "••••••••••••1111"),
        ("карта 4111 1111 1111 1111, спасибо", "карта •••• •••• •••• 1111, спасибо"),
        ("4111-1111-1111-1111", "••••-••••-••••-1111"),
        ("4111\u00a01111\u20091111\u202f1111", "••••\u00a0••••\u2009••••\u202f1111"),
        (f"{MIR}; {VISA}", "••••••••••••0004; ••••••••••••1111"),
        ("4111 1111 1111 1111 10 000 руб", "•••• •••• •••• 1111 10 000 руб"),
        ("12 4111 1111 1111 1111", "12 •••• •••• •••• 1111"),
        (MAESTRO, "•••••••••••••••0000"),
        ("4111111111111112", "4111111111111112"),
        ("41111111111111111", "41111111111111111"),
        ("заказ 123456789012", "заказ 123456789012"),
        ("+7 912 345-67-89", "+7 912 345-67-89"),
        ("4111  1111  1111  1111", "4111  1111  1111  1111"),
    ],
)
def test_cards(text: str, masked: str) -> None:
    assert mask_cards(text) == masked


@given(st.text(alphabet="0123456789 -\u00a0аb", max_size=200))
def test_the_length_and_all_but_digits_stay(text: str) -> None:
    masked = mask_cards(text)
    assert len(masked) == len(text)
    assert all(now == then or (now == "•" and then.isdigit()) for now, then in zip(masked, text, strict=True))
    assert mask_cards(masked) == masked


@pytest.mark.parametrize("text", ["4" * 100_000, "4 " * 50_000, "4111-" * 20_000])
def test_hostile_runs_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    mask_cards(text)
    assert time.perf_counter() - start < 3
