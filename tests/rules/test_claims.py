"""Formal claims and authorities: the legal queue, the promise, the deadline that was set, and which parts of a claim are there."""

import pytest

from router.schema import Verdict
from rules.effects import asked
from tests.rules.gold.score import obfuscate
from tests.rules.test_packs import judge

PARTS = {
    "claim-no-order-date", "claim-no-item", "claim-no-substance", "claim-no-demands", "claim-no-penalty", "claim-no-deadline",
    "claim-no-court", "claim-no-bank", "claim-no-name", "claim-no-signature",
}  # fmt: skip
WHOLE = """ДОСУДЕБНАЯ ПРЕТЕНЗИЯ
Я, Иванова Анна Сергеевна, 12.10.2026 оформила заказ на чайник «Волна», модель В-17, артикул 33107123.
Чайник ненадлежащего качества: не включается. В возврате мне отказали.
Требую вернуть уплаченные 2 490 руб. в течение 10 календарных дней. Неустойка на сегодня составляет 498 руб.
Реквизиты: БИК 044525225, счёт 40817810099910004312. В случае отказа обращусь в суд.
12.11.2026, подпись: Иванова"""


def lacking(verdict: Verdict) -> set[str]:
    return {tag for tag in verdict.tags if tag.startswith("claim-no-")}


def test_a_whole_claim_lacks_nothing_and_says_its_parts() -> None:
    verdict = judge(WHOLE)
    assert (verdict.topic, verdict.section, verdict.queue, verdict.priority) == ("claim", "pretrial", "legal", "high")
    assert lacking(verdict) == set()
    fields = dict(verdict.fields)
    assert fields["deadline"] == "10 календарных дней"
    assert (fields["order_date"], fields["penalty"], fields["sku"]) == ("12.10.2026", "498 руб", "33107123")


def test_what_a_claim_lacks_is_seen_by_its_tags() -> None:
    assert lacking(judge("Направляю досудебную претензию.")) == PARTS
    some = judge(
        "Досудебная претензия. Прошу вернуть деньги за чайник, артикул 33107123, до 15.12.2026, иначе обращусь в суд"
    )
    assert lacking(some) == PARTS - {"claim-no-item", "claim-no-demands", "claim-no-deadline", "claim-no-court"}
    assert some.fields["deadline"] == "15.12.2026"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Требую вернуть деньги в течение 10 дней, иначе суд", "10 дней"),
        ("Претензия. Верните сумму в течение десяти рабочих дней", "десяти рабочих дней"),
        ("Прошу ответить на претензию в течение 10 (десяти) дней", "10 (десяти) дней"),
        ("Даю вам 3 дня, потом иду в Роспотребнадзор", "3 дня"),
        ("Жду до 15.12, дальше прокуратура", "15.12"),
        ("Если до 15 декабря не вернёте, подаю иск", "15 декабря"),
        ("Ответ на претензию не позднее 01.12.2026", "01.12.2026"),
        ("Требую возврата в десятидневный срок, ФАС в копии", "десятидневный"),
        ("У вас 48 часов, потом заявление в суд", "48 часов"),
        ("Юрист готовит исковое, у вас десять дней на добровольное исполнение", "десять дней"),
        ("Даю вам неделю, потом Роспотребнадзор", "неделю"),
        ("Претензия. Срок исполнения — 7 дней", "7 дней"),
        ("Даю на ответ 5 рабочих дней, дальше прокуратура", "5 рабочих дней"),
        ("Претензия: замените товар в двухнедельный срок", "двухнедельный"),
        ("В срок до пятницы верните деньги, иначе суд", "до пятницы"),
        ("Жду до конца месяца, потом иск", "до конца месяца"),
        ("Ждал неделю, теперь суд", None),
        ("Через неделю подаю в суд", None),
        ("Роспотребнадзор уже в курсе", None),
    ],
)
def test_a_deadline_becomes_a_field(text: str, deadline: str | None) -> None:
    assert judge(text).fields.get("deadline") == deadline


@pytest.mark.parametrize(
    "text", ["Где заказ? Обещали до 15.12", "Деньги вернут в течение 10 дней?", "Как продлить хранение на 3 дня?"]
)
def test_a_date_without_a_claim_is_no_deadline(text: str) -> None:
    verdict = judge(text)
    assert "deadline" not in verdict.fields
    assert "legal" not in verdict.tags


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Напишу в Роспотребнадзор", "authority"),
        ("Подам жалобу в ФАС на ваши цены", "authority"),
        ("Заявление в прокуратуру уже отправлено", "authority"),
        ("Вынужден обратиться в суд, исковое заявление готово", "pretrial"),
        ("Это досудебная претензия, жду письменный ответ", "pretrial"),
        ("Требую неустойку по закону о защите прав потребителей", None),
    ],
)
@pytest.mark.parametrize("disguised", [False, True])
def test_the_law_goes_to_its_queue_with_its_promise(text: str, section: str | None, disguised: bool) -> None:
    verdict = judge(obfuscate(text) if disguised else text)
    assert (verdict.topic, verdict.queue, verdict.priority) == ("claim", "legal", "high")
    assert "legal" in verdict.tags
    assert list(asked(verdict.actions, "promise")) == [str(7 * 24 * 60)]
    if section:
        assert verdict.section == section


@pytest.mark.parametrize(
    "text",
    [
        "Претензий не имею, спасибо",
        "Сертификат Роспотребнадзора на крем у вас есть?",
        "Суда под парусом в наборе? Сколько деталей?",
        "Ваша поддержка — просто суд присяжных, шучу, спасибо",
        "Работаю юристом, ищу вакансию",
    ],
)
def test_hard_negatives_stay_out_of_the_legal_queue(text: str) -> None:
    assert judge(text).queue != "legal"
