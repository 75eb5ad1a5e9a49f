"""The helper alone: what it says, asks and leaves to people."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from router.helper import hearing, steps
from router.helper.steps import Seen
from router.schema import Cue, InboundMessage, Json, Sender, Verdict
from router.store.articles import Helping
from rules.model import Section, Topic
from tests.shipped import index, rules
from tests.unit.questions import questions

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def message(text: str, *, facts: Mapping[str, Json] | None = None) -> InboundMessage:
    sender = Sender(address="telegram:1")
    return InboundMessage(channel="bot", external_id="1", sender=sender, text=text, sent_at=AT, facts=facts or {})


def test_a_long_hostile_text_costs_little() -> None:
    start = time.process_time()
    for text in ("отмена" * 50_000, "а " * 100_000, " ".join(f"слово{n}" for n in range(50_000)), "\u0301" * 100_000):
        index().search(text)
        hearing.angry(text)
        hearing.stars(text)
        hearing.wants_person(text)
    assert time.process_time() - start < 4


# --- what it does ---------------------------------------------------------------------------------------------------------

PAYMENT = Topic(
    id="payment", title="Оплата", sections=(Section(id="failed", title="Не проходит", asks=("sum", "date", "error")),)
)
SUPPLY = Topic(id="supply", title="Поставка", asks=("inn", "supply"))
STATE = Helping(ticket_id=7, spoken=1, offered=("cancel-order",))
GOOD_INN, BAD_INN = "7707083893", "7707083894"


def test_it_offers_and_asks_for_the_first_missing_field() -> None:
    likely = index().search("оплата не проходит")
    step = steps.first(
        message("оплата не проходит"), Verdict(), Seen(number=7, topic=PAYMENT, section="failed"), likely
    )
    assert (step.say, step.ask, step.state.spoken, step.state.asking) == ("offer", "sum", 1, "sum")
    assert step.state.offered == tuple(one.article.id for one in likely)


def test_it_asks_one_question_at_a_time_until_all_is_there() -> None:
    state = replace(STATE, asking="sum")
    fields: dict[str, str] = {}
    told = []
    for text in ("1 500 руб", "вчера", "пишет «отказано банком»"):
        step = steps.later(
            message(text), Verdict(), Seen(number=7, topic=PAYMENT, section="failed", fields=fields), state
        )
        state, fields = step.state, {**fields, **step.fields}
        told.append((step.say, step.ask))
    assert told == [("ask", "date"), ("ask", "error"), ("thanks", "")]
    assert fields == {"sum": "1500", "date": "вчера", "error": "пишет «отказано банком»"}


def test_a_wrong_inn_is_told_of_once() -> None:
    ticket, state = Seen(number=7, topic=SUPPLY), replace(STATE, asking="inn")
    wrong = steps.later(message(BAD_INN), Verdict(), ticket, state)
    assert (wrong.say, wrong.ask, wrong.state.doubted, wrong.state.asking) == ("wrong", "inn", True, "inn")
    again = steps.later(message(BAD_INN), Verdict(), ticket, wrong.state)
    assert (again.say, again.state.asking) == ("", "")
    right = steps.later(message(f"наш инн {GOOD_INN}"), Verdict(), ticket, wrong.state)
    assert (right.say, right.ask, right.fields) == ("ask", "supply", {"inn": GOOD_INN})


def test_what_is_no_answer_is_left_to_people() -> None:
    step = steps.later(
        message("а можно побыстрее?"), Verdict(), Seen(number=7, topic=SUPPLY), replace(STATE, asking="inn")
    )
    assert (step.say, step.ask, step.state.asking) == ("", "", "")


@pytest.mark.parametrize(
    "text",
    ["оператор", "Оператора!", "Позовите живого человека", "соедините с менеджером", "хочу поговорить с человеком", "человек", "не помогло",
     "operator", "нужен человек, а не бот"],
)  # fmt: skip
def test_who_asks_for_a_person_gets_one(text: str) -> None:
    step = steps.later(message(text), Verdict(), Seen(number=7, topic=SUPPLY), replace(STATE, asking="inn"))
    assert (step.say, step.state.silent, step.state.asking) == ("called", True, "")
    assert steps.later(message("12345678"), Verdict(), Seen(number=7, topic=SUPPLY), step.state).say == ""


@pytest.mark.parametrize(
    "text",
    ["помогло", "Спасибо, помогло!", "да, всё помогло", "it helped", "всё получилось, спасибо", "спасибо, разобралась", "вопрос решён",
     "решилось", "it worked, thank you", "solved"],
)  # fmt: skip
def test_who_was_helped_says_so(text: str) -> None:
    assert steps.later(message(text), Verdict(), Seen(number=7), STATE).say == "solved"


@pytest.mark.parametrize(
    "text",
    [
        "спасибо",
        "а это точно помогло бы, если бы товар уже пришёл и стоял на складе, но его там нет и не было",
        "помогло?",
        "получилось так, что привезли чужое",
    ],
)
def test_who_says_something_else_is_not_taken_as_helped(text: str) -> None:
    assert steps.later(message(text), Verdict(), Seen(number=7), STATE).say == ""


LEGAL = Cue(rule="court", title="Суд", kind="legal", hit=True)


@pytest.mark.parametrize(
    ("text", "verdict", "topic", "reason"),
    [
        ("мне пишут мошенники", Verdict(role="report"), None, "fraud"),
        ("переведите сюда", Verdict(role="attack"), None, "fraud"),
        ("странное", Verdict(level="suspicious"), None, "fraud"),
        ("придержать", Verdict(actions=("hold",)), None, "held"),
        ("подам в суд", Verdict(cues=(LEGAL,)), None, "legal"),
        ("позовите оператора", Verdict(), None, "asked"),
        ("ГДЕ МОЙ ЗАКАЗ СКОЛЬКО ЖДАТЬ", Verdict(), None, "angry"),
        ("верните деньги, идиоты", Verdict(), None, "angry"),
        ("сколько можно ждать, это издевательство", Verdict(), None, "angry"),
        ("жалоба на продавца", Verdict(), Topic(id="complaint", title="Жалоба", helper=False), "topic"),
        ("пишу второй раз", Verdict(priority="high", tags=("repeated",)), None, "repeated"),
        ("пожар", Verdict(priority="urgent"), None, "urgent"),
    ],
)
def test_it_keeps_quiet(text: str, verdict: Verdict, topic: Topic | None, reason: str) -> None:
    likely = index().search("как отменить заказ")
    step = steps.first(message(text), verdict, Seen(number=7, topic=topic), likely)
    assert (step.say, step.because, step.state.silent) == ("", reason, True)


def test_it_keeps_quiet_in_public_and_after_an_operator() -> None:
    likely = index().search("как отменить заказ")
    assert (
        steps.first(message("как отменить заказ", facts={"public": True}), Verdict(), Seen(number=7), likely).because
        == "public"
    )
    state = replace(STATE, asking="inn")
    assert steps.later(message(GOOD_INN), Verdict(), Seen(number=7, topic=SUPPLY, answered=True), state).say == ""


@pytest.mark.parametrize(
    "text",
    ["дайте живого", "есть кто живой?", "человека!", "менеджера", "аператор", "соедините с поддержкой", "вы бот?", "pozovite cheloveka",
     "real person please", "connect me to support staff", "надоели ваши боты",
     "опператор", "оператр", "не хочу с ботом общаться", "уберите бота", "я не с роботом хочу говорить",
     "можно с менеджером пообщаться", "пусть мне ответит человек", "ответьте как люди", "есть тут люди?",
     "тут есть живые?", "нужен консультант", "свяжите меня с поддержкой", "поговорить с сотрудником", "agent please", "stop the bot",
     "human please", "let me talk to a human", "call a person", "оператора в чат",
     "можно мне уже человека", "переведи на менеджера", "есть кто-нибудь из людей", "свяжите с техподдержкой", "не через бота",
     "get me a manager", "speak to customer service"],
)  # fmt: skip
def test_a_person_is_asked_for_in_many_ways(text: str) -> None:
    assert hearing.wants_person(text)


@pytest.mark.parametrize(
    "text",
    ["оператор на пункте сказал нет", "мой оператор связи не присылает смс", "оператор мегафон не присылает код",
     "пьяный человек привёз заказ",
     "робот-пылесос не включается", "не работает робот", "хочу работать оператором", "вакансия оператора", "human hair wig arrived damaged",
     "человек-паук костюм пришел рваный",
     "можно ли чтобы другой человек получил", "support page does not open", "в приложении оператор не указан",
     "сотрудник пункта нагрубил мне", "чат-бот в телеграме есть у вас?",
     "соедините две карточки товара"],
)  # fmt: skip
def test_who_tells_of_a_person_asks_for_none(text: str) -> None:
    assert not hearing.wants_person(text)


@pytest.mark.parametrize(
    "text", ["не получилось", "я не разобрался", "вопрос не решён", "it did not work", "not solved", "не очень помогло"]
)
def test_who_was_not_helped_says_so(text: str) -> None:
    assert hearing.refuses(text)
    assert not hearing.thanks_for_help(text)


@pytest.mark.parametrize(
    "text",
    ["что за бардак", "это просто позор", "ненавижу ваш магазин", "когда это кончится???!!!", "вы нормальные вообще?",
     "хамское обслуживание",
     "никогда больше не закажу у вас", "у вас совести нет", "вы мошенники", "worst service ever", "this is ridiculous", "you are liars"],
)  # fmt: skip
def test_anger_has_many_words(text: str) -> None:
    assert hearing.angry(text)


def test_calm_questions_are_not_angry() -> None:
    assert [text for _, text in questions() if hearing.angry(text)] == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [("1", "one"), ("2.", "two"), ("№ 2", "two"), ("Статья 1", "one"), ("read 2", "two"), ("читать 1!", "one"), ("3", ""),
     ("0", ""), ("12", ""), ("1 и 2", ""), ("1 день жду", ""), ("", ""), ("1" * 5_000, "")],
)  # fmt: skip
def test_an_article_is_asked_for_by_its_number(text: str, whole: str) -> None:
    assert hearing.chosen(text, ("one", "two")) == whole
    state = replace(STATE, offered=("one", "two"), asking="sum")
    step = steps.later(message(text), Verdict(), Seen(number=7, topic=PAYMENT, section="failed"), state)
    assert (step.say == "whole") == bool(whole)
    assert not whole or step.state == state  # the question stands


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", 5), ("⭐⭐⭐⭐⭐", 5), ("⭐️⭐️⭐️", 3), ("4 звезды", 4), ("5/5", 5), ("3 из 5", 3), ("5!", 5), ("6", 0),
     ("55", 0), ("5 дней жду", 0),
     ("⭐⭐⭐⭐⭐⭐", 0), ("", 0), ("5 и 4", 0)],
)  # fmt: skip
def test_a_rating_is_a_rating_and_nothing_else(text: str, number: int) -> None:
    assert hearing.stars(text) == number


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("order", "88213456", "88213456"), ("order", "номер заказа 88213456, жду", "88213456"), ("supply", "WB-GI-1234567", "wb-gi-1234567"),
     ("inn", "7707 083 893", GOOD_INN), ("inn", "500100732259", "500100732259"), ("inn", BAD_INN, ""), ("sum", "1500", "1500"),
     ("sum", "1 500,50 руб", "1500.50"), ("date", "3 марта", "--03-03"), ("date", "не помню", ""), ("error", "отказано", "отказано"),
     ("return_code", "A-12345", "a-12345"), ("order", "не знаю", ""), ("order", "8821 3456", "88213456"),
     ("supply", "поставка № 98 765 432", "98765432"), ("order", "+7 916 123-45-67", ""), ("sum", "1.500,00", "1500.00")],
)  # fmt: skip
def test_what_an_answer_gives(name: str, text: str, value: str) -> None:
    assert hearing.value_of(name, text) == value


def test_a_machine_that_says_nothing_of_itself_is_not_talked_to() -> None:
    """Another desk's acknowledgement is longer than an answer, and may well hold the words that it waits for."""
    theirs = rules().template(
        "acknowledge", "ru", number=88213456, promise="в течение часа", opens="", contacts="", fields=""
    )
    theirs += "\n" + rules().template("helper_how", "ru")
    for asking in ("", "order", "inn"):
        step = steps.later(message(theirs), Verdict(), Seen(number=7, topic=SUPPLY), replace(STATE, asking=asking))
        assert step.say == ""
