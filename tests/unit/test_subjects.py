"""Subject lines: prefixes of programs, our tags, what is about one thing."""

import time

import pytest

from router.subjects import bare, is_answer, quotes, related, tags


@pytest.mark.parametrize(
    "subject",
    ["Где заказ?", "Re: Где заказ?", "RE[2]: Где заказ?", "Отв: Fwd: Где заказ?", "Re: [№12] Где заказ?", "HA: где  заказ? (№ 12)",
     "AW: WG: Где заказ?", "re : Где заказ?", "[EXT] Re: [№12] RE: Где заказ?"],
)  # fmt: skip
def test_a_subject_is_known_behind_its_prefixes(subject: str) -> None:
    assert bare(subject) == "где заказ?"
    assert is_answer(subject) == (subject != "Где заказ?")


def test_words_are_no_prefixes() -> None:
    assert bare("Возврат: деньги") == "возврат: деньги"
    assert not is_answer("Реклама: скидки")


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("Re: Заказ [№12]", (("[№12]", 12),)),
        ("[Okno #123] Re: Заказ", (("[Okno #123]", 123),)),
        ("[Ticket#7]", (("Ticket#7", 7),)),
        ("По обращению № 45", (("обращению № 45", 45),)),
        ("По заявке №45, снова", (("заявке №45", 45),)),
        ("Ticket #9 still open", (("Ticket #9", 9),)),
        ("[№1] [№2] [№1] [№3] [№4]", (("[№1]", 1), ("[№2]", 2), ("[№3]", 3))),
        ("Заказ №88213456", ()),
        ("Дом 12, заявка", ()),
        ("Re: [N12] Заказ", (("[N12]", 12),)),
        ("Re: [No. 12] Заказ", (("[No. 12]", 12),)),
        ("Re: [?12] Заказ", (("[?12]", 12),)),
        ("Re: (N 12)", (("(N 12)", 12),)),
        ("[12]", ()),
        ("Re[12]: Заказ [Nokia12] [Ivan12] (now 12)", ()),
        ("[№1234567890123]", ()),
    ],
)
def test_tags(subject: str, named: tuple[tuple[str, int], ...]) -> None:
    assert tags(subject) == named


@pytest.mark.parametrize(
    ("subject", "others", "expected"),
    [
        ("Re: Где заказ?", ["Где заказ?"], True),
        ("Вопрос по доставке", ["Доставка заказа"], True),
        ("Возврат денег", ["Где заказ 123?"], False),
        ("Не приходит код", ["Возврат денег", "Не пришёл код подтверждения"], True),
        ("Re:", ["Где заказ?"], True),
        ("Вопрос", ["Где заказ?"], True),
        ("?????", ["Где заказ?"], True),
        ("Заказ 123", ["Вопрос"], True),
        ("*** SPAM *** Re: Где заказ?", ["Где заказ?"], True),
        ("Refund please", ["Where is my parcel?"], False),
    ],
)
def test_what_is_about_one_thing(subject: str, others: list[str], expected: bool) -> None:
    assert related(subject, others) is expected


def test_a_quote_is_known_however_it_was_broken() -> None:
    said = "Здравствуйте!\nДеньги вернутся на карту в течение трёх дней."
    assert quotes("22.11.2026 пишет:\n> Здравствуйте!\n> Деньги вернутся на карту\n> в течение трёх дней.", [said])
    assert not quotes("-- \nС уважением, Анна", [said])
    assert not quotes("> Здравствуйте!", [said])
    assert not quotes("", [said])


def test_hostile_subjects_take_bounded_time() -> None:
    started = time.process_time()
    for subject in ("Re: " * 100_000, "[№" * 100_000, "[" + "a" * 100_000, "обращение " * 10_000, "re(" * 100_000):
        bare(subject), tags(subject), related(subject, [subject])
    assert time.process_time() - started < 1
