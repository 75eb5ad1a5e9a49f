"""Prefixes of subjects, by what they say of a mail."""

import pytest

from channels.email import prefixes


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
        "YNT: sipariş",
    ],
)
def test_answers(subject: str) -> None:
    assert prefixes.ANSWER.match(subject)
    assert not prefixes.OF_FORWARD.match(subject)


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
    ],
)
def test_forwards(subject: str) -> None:
    assert prefixes.FORWARD.match(subject)
    assert prefixes.OF_FORWARD.match(f"Re: Отв: {subject}")


@pytest.mark.parametrize(
    "subject", ["Заказ: где он", "Reklamation: Ware", "Награда: 100", "Tracking: 118", "Перевод: 15 000", "Ivan: заказ"]
)
def test_words(subject: str) -> None:
    assert not prefixes.ANSWER.match(subject)
    assert not prefixes.OF_FORWARD.match(subject)
