"""Every topic and section of the desk, the six mailboxes, thanks that reopen nothing, and the doubt that decides nothing."""

import pytest

from rules.engine import compile_packs
from rules.model import Context
from tests.rules.gold.score import message, obfuscate
from tests.rules.test_packs import judge, rules

# (topic, section): a message of a customer's or seller's own. Sections without one of their own are refused by the test below.
SECTIONS = {
    ("delivery", "where_order"): "Где мой заказ? Должен был прийти ещё в среду",
    ("delivery", "pickup_point"): "Во сколько открывается пункт выдачи на Садовой?",
    ("delivery", "courier"): "Курьер не приехал и не позвонил",
    ("delivery", "terms"): "Сколько стоит доставка в другой город?",
    ("delivery", "storage"): "Можно продлить срок хранения заказа в пункте?",
    ("cancellation", "cancel_order"): "Передумала, хочу отменить заказ",
    ("cancellation", "cancelled_by_shop"): "Почему мой заказ отменили без объяснений?",
    ("return", "how_to"): "Как оформить возврат товара, платье не подошло?",
    ("return", "money"): "Сдала товар неделю назад, деньги за возврат не вернули",
    ("return", "courier"): "Можно отдать возврат курьеру, чтобы забрал из дома?",
    ("return", "refused"): "Мне отказали в возврате, заявку отклонили",
    ("return", "code"): "Где взять код возврата?",
    ("payment", "failed"): "Не проходит оплата картой, выдаёт ошибку",
    ("payment", "double"): "С карты дважды списали деньги за одну покупку",
    ("payment", "receipt"): "Где найти чек за покупку? На почту не пришёл",
    ("payment", "method"): "Можно ли оплатить при получении наличными?",
    ("payment", "bonuses"): "Не начислили баллы за покупку, промокод не сработал",
    ("defect", "broken"): "Кружка пришла разбитой, трещина сбоку",
    ("defect", "wrong_item"): "Прислали не тот товар: вместо чёрной куртки положили синюю",
    ("defect", "incomplete"): "В комплекте не хватает зарядки",
    ("defect", "counterfeit"): "Духи — подделка, не оригинал",
    ("account", "sign_in"): "Не могу войти в личный кабинет, код из смс не приходит",
    ("account", "change_data"): "Как сменить номер телефона в профиле?",
    ("account", "blocked"): "Мой аккаунт заблокировали, разблокируйте",
    ("account", "delete"): "Удалите мой аккаунт и персональные данные",
    ("account", "hacked"): "Мой аккаунт взломали, кто-то зашёл в профиль",
    ("app", "crash"): "Приложение вылетает после обновления на айфоне",
    ("app", "suggestion"): "Предлагаю добавить тёмную тему в приложение",
    ("reviews", "not_published"): "Почему не опубликовали мой отзыв?",
    ("reviews", "edit"): "Как изменить свой отзыв о товаре?",
    ("complaint", "seller"): "Жалоба на продавца: хамит и обманывает",
    ("complaint", "pickup_point"): "Хочу пожаловаться на пункт выдачи, там грязно и хамят",
    ("complaint", "staff"): "Курьер нахамил и швырнул посылку",
    ("claim", "pretrial"): "Направляю досудебную претензию, требую неустойку",
    ("claim", "authority"): "Жалоба отправлена в Роспотребнадзор",
    ("partnership", "start_selling"): "Как стать продавцом на вашей площадке?",
    ("partnership", "pickup_point"): "Хочу открыть пункт выдачи по франшизе",
    ("partnership", "rent"): "Предлагаю помещение в аренду, 60 квм",
    ("partnership", "food"): "Хотим торговать в категории продукты и БАДы",
    ("partnership", "advertising"): "Предлагаем сотрудничество и совместную рекламу",
    ("supply", "planning"): "Не могу создать поставку, как перенести дату?",
    ("supply", "limits"): "Нет лимитов на склад, почему такой высокий коэффициент?",
    ("supply", "packing"): "Какие требования к упаковке и маркировке коробов для поставки?",
    ("supply", "pass"): "Как оформить пропуск на машину?",
    ("weekly_reports", "mismatch"): "В недельном отчёте не сходятся цифры",
    ("weekly_reports", "deductions"): "За что удержали штраф в недельном отчёте?",
    ("weekly_reports", "missing"): "Отчёт за прошлую неделю не сформирован, где скачать?",
    ("acceptance", "shortage"): "При приёмке поставки недостача 20 штук",
    ("acceptance", "delay"): "Поставка неделю на приёмке, склад не принимает товар",
    ("acceptance", "surplus"): "Склад записал излишек: оприходовали не на тот артикул",
    ("buyer_feedback", "remove_review"): "Удалите необоснованный отзыв покупателя под нашим товаром",
    ("buyer_feedback", "answer"): "Как ответить на вопрос покупателя о нашем товаре?",
    ("shipment", "refused"): "На отгрузке развернули машину, груз не приняли",
    ("shipment", "queue"): "Водитель стоит в очереди на склад 6 часов",
    ("weekly_payouts", "not_paid"): "Не пришла недельная выплата за продажи",
    ("weekly_payouts", "details"): "Как сменить реквизиты и расчётный счёт для выплат?",
    ("own_warehouse", "orders"): "Как сдать заказы FBS, сборочное задание не закрывается?",
    ("own_warehouse", "stock"): "Не обновляются остатки на нашем складе FBS",
    ("product_card", "edit"): "Не загружаются фото в карточку товара",
    ("product_card", "blocked"): "Почему заблокировали карточку товара?",
    ("product_card", "copyright"): "Конкурент украл наши фото, нарушение авторских прав",
    ("product_card", "search"): "Карточка просела в поиске, товар не индексируется",
    ("prices", "promotion"): "Товар сам попал в акцию, как из неё выйти?",
    ("prices", "price"): "Не обновляются цены, товар в карантине цен",
    ("documents", "contract"): "Где скачать договор оферты?",
    ("documents", "certificates"): "Не загружается декларация соответствия на товар",
    ("documents", "accounting"): "Нужен акт сверки и УПД за квартал",
}
WITHOUT_SECTIONS = {
    "vacancies": "Есть ли вакансии на складе, куда отправить резюме?",
    "press": "Запрос от редакции газеты, нужен комментарий пресс-службы",
}
MAILBOXES = {
    "foodzoo": "partnership", "mhelp": "app", "marketplace-support": "other", "sales": "account", "claims": "product_card",
    "franchise": "partnership",
}  # fmt: skip


def test_every_section_of_every_topic_is_tried() -> None:
    declared = {(topic.id, section.id) for topic in rules().topics for section in topic.sections}
    assert set(SECTIONS) == declared
    assert {topic.id for topic in rules().topics if not topic.sections} - {"other"} == set(WITHOUT_SECTIONS)


@pytest.mark.parametrize(("place", "text"), SECTIONS.items())
def test_a_section_is_found_as_written(place: tuple[str, str], text: str) -> None:
    verdict = judge(text)
    assert (verdict.topic, verdict.section) == place


@pytest.mark.parametrize(("place", "text"), SECTIONS.items())
def test_its_topic_is_found_under_disguise(place: tuple[str, str], text: str) -> None:
    assert judge(obfuscate(text)).topic == place[0]


@pytest.mark.parametrize(("topic", "text"), WITHOUT_SECTIONS.items())
def test_topics_without_sections(topic: str, text: str) -> None:
    assert (judge(text).topic, judge(obfuscate(text)).topic) == (topic, topic)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Забанили ни за что, а мы просто много возвращаем. Снимите блокировку с аккаунта", "return"),
        ("Отмените штраф за поставку", "cancellation"),
        ("Подарочный сертификат не работает", "documents"),
        ("Сертификат соответствия на куртку не загружается", "payment"),
        ("Пылесос не включается", "app"),
        ("В наборе не хватает детали", "acceptance"),
        ("Нашла поддельный сайт", "defect"),
        ("Какой график работы пункта выдачи?", "vacancies"),
        ("Пункт выдачи закрыт, когда откроется?", "partnership"),
        ("Удержали за брак в поставке", "defect"),
    ],
)
def test_a_word_of_another_topic_does_not_decide(text: str, never: str) -> None:
    assert judge(text).topic != never


@pytest.mark.parametrize(("box", "topic"), MAILBOXES.items())
def test_each_mailbox_has_its_purpose_and_the_text_prevails(box: str, topic: str) -> None:
    at = Context(mailbox=f"{box}@example.ru")
    assert judge("Добрый день!", at).topic == topic
    assert judge("Где мой заказ? Должен был прийти в среду", at).topic == "delivery"


def test_the_mailboxes_of_the_desk_are_these() -> None:
    assert {box for topic in rules().topics for box in topic.mailboxes} == set(MAILBOXES)


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо!", "Спасибо большое, всё пришло", "Благодарю за помощь, вопрос решён", "спс", "Спасибо, деньги пришли",
        "Претензий не имею, спасибо", "Вопросов больше нет", "Хорошо, спасибо", "Ок, понял",
    ],
)  # fmt: skip
def test_thanks_reopen_nothing(text: str) -> None:
    assert judge(text).actions == ("no_reopen",)


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо, но деньги так и не пришли", "Спасибо за испорченный праздник", "Спасибо вам огромное за сорванный юбилей!",
        "Большое спасибо за ваше хамство", "Ну спасибо, удружили", "Спасибо за обман", "Спасибо, что потеряли мою посылку",
        "Спасибо, а второй товар?", "Подскажите, где заказ? Заранее спасибо", "Спасибо, жду ответа", "Вопрос не решён, спасибо",
    ],
)  # fmt: skip
def test_thanks_with_a_matter_or_in_mockery_do_reopen(text: str) -> None:
    assert "no_reopen" not in judge(text).actions


_TWO = """
schema: 1
pack: two
topics: [{id: a, title: А}, {id: b, title: Б}, {id: law, title: Закон}]
rules:
  - {id: one, kind: topic, topic: a, weight: 50, when: заказ, tests: {match: [заказ]}}
  - {id: two, kind: topic, topic: b, weight: 40, when: возврат, tests: {match: [возврат]}}
  - {id: three, kind: legal, topic: law, weight: 10, when: суд, tests: {match: [суд]}}
scoring: {thresholds: {topic: 10, topic_margin: 20}}
"""


def test_two_nearly_as_heavy_decide_nothing_and_the_law_always_does() -> None:
    small = compile_packs({"two": _TWO})
    assert small.judge(message("заказ")).topic == "a"
    undecided = small.judge(message("заказ и возврат"))
    assert (undecided.topic, undecided.runner_up) == ("", "a")
    assert small.judge(message("заказ и возврат, иначе суд")).topic == "law"
