"""What is read off a message without rules: its language, its sender's claim to be somebody, what it is recognised by."""

from datetime import UTC, datetime
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.schema import InboundMessage, Sender
from rules.cues.language import LANGUAGES, language_of
from rules.cues.naming import likeness
from rules.cues.sameness import fingerprint, marks_of

LANGUAGE = {
    "ru": [
        "Здравствуйте! Где мой заказ 88213456?", "не пришёл товар", "Когда вернут деньги за возврат", "Товар не подошел размер маленький",
        "ГДЕ ПОСЫЛКА УЖЕ НЕДЕЛЮ ЖДУ", "Подскажите номер пункта выдачи на Ленина", "Спасибо большое за помощь, wildberries лучшие",
        "Оформил возврат через app store, деньги не вернули", "верните деньги пожалуйста", "Почему заблокировали мой аккаунт?",
    ],
    "uk": [
        "Добрий день, де моє замовлення? Вже тиждень чекаю", "Кажіть будь ласка коли буде доставка", "Не можу увійти в особистий кабінет",
        "Поверніть гроші за товар, він зламаний", "привіт", "Чому мені не повернули кошти", "Товар прийшов пошкоджений, що робити",
    ],
    "be": [
        "Добры дзень, дзе мой заказ? Яшчэ не прыйшоў", "Калі ласка, вярніце грошы за тавар", "Не магу ўвайсці ў асабісты кабінет",
        "Чаму заказ так доўга ідзе", "Тавар прыйшоў пашкоджаны",
    ],
    "kk": [
        "Сәлеметсіз бе, тапсырысым қайда?", "Ақшаны қашан қайтарасыз?", "Тауар келген жоқ, көмектесіңізші",
        "Маған басқа тауар келді, не істеу керек",
        "Жеткізу қашан болады",
    ],
    "en": [
        "Hello, where is my order? I have been waiting for a week", "I want a refund please", "The item is broken, what can I do",
        "My account was blocked and I can not sign in", "When will it be delivered to me?",
    ],
    "other": [
        "zdravstvuyte gde moy zakaz", "Wo ist meine Bestellung bitte sehr", "Здравейте, къде е поръчката ми? Моля отговорете",
        "订单在哪里", "Où est ma commande, merci de répondre", "Где је моја поруџбина, љубазно молим",
    ],
    "unknown": ["", "ок", "спасибо", "Hello", "👍👍👍", "12345", "@anna_k", "https://example.ru/where/is/my/order"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, some in LANGUAGE.items() for text in some])
def test_language(language: str, text: str) -> None:
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_any_text_has_a_language_and_a_fingerprint(text: str) -> None:
    assert language_of(text) in LANGUAGES
    assert len(fingerprint(text)) in (0, 16)


OFFICIAL = frozenset({"поддержка wildberries", "вайлдберриз", "wb", "служба безопасности"})


@pytest.mark.parametrize(
    "name",
    [
        "Вайлдберриз", "Вайлдбeрриз", "B4йлдбeppиз поддержка", "в а й л д б е р р и з", "Vayldberriz", "Поддержка Wildberries",
        "Пoддepжкa  WILDBERRIES ✅", "podderzhka wildberries", "W B", "WB | помощь", "Менеджер wb", "Служба безопасноcти банка",
        "Вайлдбериз", "ПоддержкаWildberries24",
    ],
)  # fmt: skip
def test_a_display_name_that_looks_official_is_seen(name: str) -> None:
    assert likeness(name, OFFICIAL)


@pytest.mark.parametrize(
    "name",
    [
        "Анна Ковалёва",
        "Служба доставки",
        "Web Master",
        "ООО Безопасность",
        "",
        "Wbivanov",
        "Поддержка",
        "Магазин у дома",
        "Барри",
    ],
)
def test_an_ordinary_name_is_not(name: str) -> None:
    assert not likeness(name, OFFICIAL)


SPAM = (
    "Поздравляем, Анна! Вам положена выплата 12 500 рублей, заберите её до 20:00 по ссылке https://evil.top/a?x=1 🎁🎁"
)
COPIES = [
    "Поздравляем, Ольга! Вам положена выплата 3 рублей, заберите её до 19:00 по ссылке http://other.site/zzz",
    "Поздравляем Мария !!! Вам положена выплата 99999 рублей , заберите ее до 1:00 по ссылке t.me/some 🎉",
    "Поздравляем, Анна! Вам полoжена выплатa 12 500 рублей, заберите её до 20:00 по сcылке @pay_bot",
    "Поздравляем, Анна! Вам поло\u200bжена выплата 12\u00a0500 рублей, заберите её до 20:00 по ссылке evil.top",
]


@pytest.mark.parametrize("copy", COPIES)
def test_copies_of_a_text_have_one_fingerprint(copy: str) -> None:
    assert fingerprint(copy) == fingerprint(SPAM) != ""


def test_other_texts_have_others_and_short_ones_none() -> None:
    assert fingerprint(SPAM.replace("выплата", "посылка")) != fingerprint(SPAM)
    assert fingerprint("Где мой заказ?") == ""


def test_masking_a_card_keeps_the_fingerprint() -> None:
    text = "Переведите остаток суммы на карту {} и дождитесь подтверждения оператора"
    assert fingerprint(text.format("4111 1111 1111 1111")) == fingerprint(text.format("•••• •••• •••• 1111"))


HOSTILE = [
    "a" * 20_000,
    "а." * 10_000,
    "@" * 20_000,
    "a@b/" * 5_000,
    "Аb " * 7_000,
    "\u200b" * 20_000,
    "і" * 20_000,
    "1 " * 10_000,
    "a.b" * 7_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:4]))
def test_hostile_texts_cost_little(text: str) -> None:
    message = InboundMessage(
        channel="c", external_id="1", sender=Sender(address="c:1"), text=text, sent_at=datetime.now(UTC)
    )
    start = thread_time()
    language_of(text)
    likeness(text, OFFICIAL)
    marks_of(message)
    assert thread_time() - start < 3  # 0.05 on a machine of its own; quadratic work would take a minute


def test_marks_are_the_text_its_links_and_its_orders() -> None:
    text = "Заказ 88213456, а теперь пишут с evil.top и www.evil.top/x, кому из них мне верить?"
    message = InboundMessage(
        channel="c", external_id="1", sender=Sender(address="c:1"), text=text, sent_at=datetime.now(UTC)
    )
    assert marks_of(message) == (f"text:{fingerprint(text)}", "order:88213456", "link:evil.top")
