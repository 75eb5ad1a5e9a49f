"""The helper through filing: what customers get, what the ticket keeps, what the history says, what is counted."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from router.articles.document import default_articles
from router.channel import Capabilities
from router.filing.replies import MOST_AN_HOUR
from router.store import articles as article_store
from router.store import tickets as ticket_store
from router.store.tables import articles, deliveries, events, messages
from router.store.tables import tickets as ticket_table
from tests.contract.desk import Desk, desk
from tests.contract.shop import Shop, said
from tests.shipped import index, rules

ASK = "Как отменить заказ? Передумала"
OPEN, CLOSED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC), datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


def made(folder: Path, *, buttons: bool) -> Any:
    shop = Shop(capabilities=Capabilities(title="Shop", safe_repeat=True, buttons=buttons))
    return desk(folder, shop, rules=rules(), articles=index)


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Desk]:
    async with made(tmp_path, buttons=True) as opened:
        await opened.store.write(article_store.save, default_articles(), author="okno", now=opened.clock())
        yield opened


def pressed(number: str, data: str, by: str = "anna", thread: str = "t1") -> dict[str, object]:
    return {"is": "action", "id": number, "by": by, "thread": thread, "data": data}


async def told(shop: Desk) -> list[Any]:
    return [row for row in await shop.rows(messages) if row.direction == "out"]


async def history(shop: Desk) -> list[tuple[str, str]]:
    return [(row.kind, row.actor) for row in await shop.rows(events)]


async def counted(shop: Desk, name: str) -> tuple[int, int, int]:
    (row,) = [row for row in await shop.rows(articles) if row.id == name]
    return row.offered, row.helped, row.called


async def test_a_question_gets_its_number_articles_and_buttons(shop: Desk) -> None:
    await shop.arrive(said("1", ASK))
    (reply,) = await told(shop)
    assert "номер — 1" in reply.text
    assert "Ответим сегодня до\u00a013:00" in reply.text
    assert "**1. Как отменить заказ**\nВ\u00a0течение 30\u00a0минут" in reply.text
    assert "номер заказа" in reply.text.splitlines()[-1]
    assert [(one["label"], one["data"]) for one in reply.buttons[-2:]] == [
        ("Помогло", "helped:1"),
        ("Позвать оператора", "operator"),
    ]
    assert ("helper_offered", "helper") in await history(shop)
    assert await counted(shop, "cancel-order") == (1, 0, 0)


async def test_an_article_is_read_as_a_whole_by_its_button(shop: Desk) -> None:
    await shop.arrive(said("1", ASK))
    ((label, data), *_) = [
        (one["label"], one["data"]) for one in (await told(shop))[0].buttons if "read" in one["data"]
    ]
    titles = {f"Читать: {one.title}"[:20]: one for one in default_articles()}
    article = titles[label[:20]]
    await shop.arrive(pressed("a1", data) | {"reference": "out-1"})
    reply = (await told(shop))[-1]
    assert reply.text == f"**{article.title}**\n\n{article.body}"
    assert [one["data"] for one in reply.buttons] == ["helped:1", "operator"]
    assert (await shop.rows(ticket_table, "status")) == [("new",)]
    assert (await counted(shop, article.id))[0] == 1
    await shop.arrive(pressed("a2", "read:9"))
    await shop.arrive(pressed("a3", "read:сто"))
    assert len(await told(shop)) == 2
    await shop.arrive(pressed("a4", "helped:1"))
    await shop.arrive(pressed("a5", data))
    assert [one["data"] for one in (await told(shop))[-1].buttons] == []


async def test_every_offered_article_can_be_read_and_the_last_word_is_still_heard(shop: Desk) -> None:
    """Reading is no reason to be told nothing any more within the hour."""
    await shop.arrive(said("1", ASK))
    for number in range(2 * MOST_AN_HOUR):
        await shop.arrive(pressed(f"a{number}", "read:1"))
    await shop.arrive(pressed("last", "helped:1"))
    assert "Рады, что помогло" in (await told(shop))[-1].text


@pytest.mark.parametrize("gone", ["removed", "taken back"])
async def test_an_article_that_is_offered_no_more_is_read_by_nobody(shop: Desk, gone: str) -> None:
    await shop.arrive(said("1", ASK))
    if gone == "removed":
        await shop.store.write(article_store.remove, [one.id for one in default_articles()])
    else:
        drafts = [replace(one, status="draft") for one in default_articles()]
        await shop.store.write(article_store.save, drafts, author="admin", now=shop.clock())
    await shop.arrive(pressed("a1", "read:1"))
    await shop.arrive(said("2", "1"))
    assert len(await told(shop)) == 1


async def test_helped_solves_the_ticket_and_asks_for_a_rating(shop: Desk) -> None:
    await shop.arrive(said("1", ASK))
    await shop.arrive(pressed("a1", "helped:1"))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.unread) == ("solved", False)
    reply = (await told(shop))[-1]
    assert "Рады, что помогло" in reply.text
    assert [one["data"] for one in reply.buttons] == [f"rate:{n}" for n in (5, 4, 3, 2, 1)]
    assert await counted(shop, "cancel-order") == (1, 1, 0)
    await shop.arrive(pressed("a2", "helped:1"))
    await shop.arrive(pressed("a3", "rate:4"))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.rating) == ("closed", 4)
    assert await counted(shop, "cancel-order") == (1, 1, 0)
    assert len(await told(shop)) == 2
    kinds = await history(shop)
    assert [one for one in kinds if one[0].startswith("helper_") or one[0] in ("status", "rated", "action")] == [
        ("helper_offered", "helper"), ("helper_asked", "helper"), ("action", "customer"), ("helper_helped", "customer"),
        ("status", "helper"), ("action", "customer"), ("action", "customer"), ("rated", "customer"), ("status", "customer"),
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["button", "word"])
async def test_a_person_is_called_and_the_helper_is_silent(shop: Desk, way: str) -> None:
    await shop.arrive(said("1", ASK))
    await shop.arrive(pressed("a1", "operator") if way == "button" else said("2", "Оператор!!"))
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.status, ticket.unread) == ("open", True)
    assert "оператору" in (await told(shop))[-1].text
    assert await counted(shop, "cancel-order") == (1, 0, 1)
    kinds = [kind for kind, _ in await history(shop)]
    assert kinds.index("helper_called") < kinds.index("status"), "first what was said, then what came of it"
    await shop.arrive(said("3", "88213456"))
    await shop.arrive(said("4", "помогло"))
    assert len(await told(shop)) == 2
    assert (await shop.rows(ticket_table))[0].status == "open"


async def test_who_was_solved_too_soon_gets_his_person(shop: Desk) -> None:
    await shop.arrive(said("1", ASK))
    await shop.arrive(pressed("a1", "helped:1"))
    await shop.arrive(pressed("a2", "operator"))
    assert (await shop.rows(ticket_table, "status")) == [("open",)]


async def test_a_stranger_in_the_chat_presses_nothing(shop: Desk) -> None:
    await shop.arrive(said("1", ASK))
    await shop.arrive(pressed("a1", "helped:1", by="boris"))
    assert (await shop.rows(ticket_table, "status")) == [("new",)]


async def test_a_press_without_an_offer_solves_nothing(shop: Desk) -> None:
    await shop.arrive(said("1", "Здравствуйте"))
    await shop.arrive(pressed("a1", "helped:1"))
    assert (await shop.rows(ticket_table, "status")) == [("new",)]


async def test_without_buttons_it_is_said_in_words(tmp_path: Path) -> None:
    async with made(tmp_path, buttons=False) as shop:
        await shop.arrive(said("1", ASK))
        (reply,) = await told(shop)
        assert reply.buttons == []
        assert "ответьте «помогло»" in reply.text
        assert "ответьте «оператор»" in reply.text
        assert "ответьте её номером" in reply.text
        await shop.store.write(article_store.save, default_articles(), author="okno", now=shop.clock())
        await shop.arrive(said("1а", "1."))
        whole = (await told(shop))[-1].text
        assert whole.startswith("**Как отменить заказ**\n\nВ\u00a0течение 30\u00a0минут")
        assert "или\u00a0курьеру." in whole
        assert (await shop.rows(ticket_table, "status")) == [("new",)]
        await shop.arrive(said("2", "спасибо, помогло"))
        assert (await shop.rows(ticket_table, "status")) == [("solved",)]
        assert "от 1 до 5" in (await told(shop))[-1].text
        await shop.arrive(said("3", "5"))
        assert (await shop.rows(ticket_table, "status", "rating")) == [("closed", 5)]


async def test_a_number_in_an_open_ticket_is_no_rating(shop: Desk) -> None:
    await shop.arrive(said("1", ASK))
    await shop.arrive(said("2", "5"))
    assert (await shop.rows(ticket_table, "status", "rating")) == [("new", None)]


async def test_missing_fields_are_asked_for_and_kept(shop: Desk) -> None:
    await shop.arrive(said("1", "Почему не принимают нашу поставку, приёмка стоит"))
    assert "ИНН" in (await told(shop))[-1].text
    await shop.arrive(said("2", "7707083894"))
    assert "проверочные цифры" in (await told(shop))[-1].text
    await shop.arrive(said("3", "7707083893"))
    assert "номер поставки" in (await told(shop))[-1].text
    await shop.arrive(said("4", "12345678"))
    assert "Спасибо" in (await told(shop))[-1].text
    (ticket,) = await shop.rows(ticket_table)
    assert (ticket.fields["inn"], ticket.fields["supply"]) == ("7707083893", "12345678")
    learned = [(row.data["field"], row.data["to"]) for row in await shop.rows(events) if row.kind == "learned"]
    assert learned == [("inn", "7707083893"), ("supply", "12345678")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Подаю в суд, верните деньги за возврат. Досудебная претензия", "legal"), ("КАК ОТМЕНИТЬ ЗАКАЗ ВЫ ЧТО ТАМ ВСЕ УСНУЛИ", "angry"),
     ("Позовите оператора, хочу отменить заказ", "asked"), ("Жалоба на продавца, хамит в ответах на отзывы", "angry")],
)  # fmt: skip
async def test_it_keeps_quiet_and_the_history_says_why(shop: Desk, text: str, reason: str) -> None:
    await shop.arrive(said("1", text))
    (reply,) = await told(shop)
    assert "справке" not in reply.text
    assert reply.buttons == []
    assert [row.data for row in await shop.rows(events) if row.kind == "helper_quiet"] == [{"reason": reason}]


async def test_a_victim_gets_the_safety_reply_and_no_articles(shop: Desk) -> None:
    text = "Мне написали в личку от имени поддержки и просят перевести деньги по ссылке, это мошенники?"
    await shop.arrive(said("1", text))
    (reply,) = await told(shop)
    assert "Ничего не оплачивайте" in reply.text
    assert "справке" not in reply.text


@pytest.mark.parametrize(
    ("text", "facts", "title"),
    [
        ("How can I cancel my order?", {}, "1. How to cancel an order**\n"),
        ("cancel order 88213456", {"language": "en"}, "1. How to cancel an order**\n"),
        ("Как отменить заказ?", {"language": "en"}, "1. How to cancel an order**\n"),
        ("kak otmenit zakaz", {}, "1. Как отменить заказ**\n"),
    ],
)
async def test_each_is_answered_in_his_language(shop: Desk, text: str, facts: dict[str, str], title: str) -> None:
    await shop.arrive(said("1", text, facts=facts))
    assert title in (await told(shop))[0].text


async def test_a_machine_gets_nothing(shop: Desk) -> None:
    await shop.arrive(said("1", ASK, automatic="auto_reply"))
    assert await told(shop) == []


async def test_the_limit_of_an_hour_holds_for_the_helper_too(shop: Desk) -> None:
    for number in range(MOST_AN_HOUR):
        await shop.arrive(said(f"q{number}", ASK, thread=f"t{number}"))
    await shop.arrive(said("more", ASK, thread="t9"))
    await shop.arrive(said("more2", "помогло", thread="t0"))
    assert len(await shop.rows(deliveries)) == MOST_AN_HOUR
    assert (await shop.rows(ticket_table, "status"))[0] == ("solved",)


async def test_after_an_operators_answer_it_says_nothing(shop: Desk) -> None:
    await shop.arrive(said("1", "Где мой заказ?"))
    await shop.store.write(ticket_store.answered, 1, "Сейчас посмотрим", now=shop.clock())
    await shop.arrive(said("2", "88213456"))
    assert len(await told(shop)) == 1


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (OPEN, "Ответим сегодня до\u00a013:00 (по\u00a0Москве)"),
        (CLOSED, "ответим завтра до\u00a011:00 (по\u00a0Москве)"),
    ],
)
async def test_the_acknowledgement_says_when_people_answer(shop: Desk, at: datetime, says: str) -> None:
    shop.clock.now = at
    await shop.arrive(said("1", ASK))
    assert says in (await told(shop))[0].text
