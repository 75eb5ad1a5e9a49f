"""What the screens show, and that whatever people wrote is escaped there."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from msgspec import structs

from router.readmodels import Actor, Filter
from router.schema import Entity, Part, Sender, Span, Suggestion, Verdict
from tests.inbox.office import PASSWORD, Browser, Office, media, suspicious
from tests.inbox.screens import HTML, HTMX, XSS, log_in, look


async def test_whatever_a_customer_writes_is_escaped(client: Browser, office: Office) -> None:
    parts = (
        Part(kind="unsupported", name=XSS, text=XSS, url=XSS),
        media("file", XSS, "application/pdf"),
        Part(kind="contact", text=XSS),
    )
    verdict = structs.replace(suspicious(XSS, XSS), fields={XSS: XSS}, tags=(XSS,), topic=XSS)
    ticket = await office.write(
        XSS, who=XSS, name=XSS, quoted=XSS, subject=XSS, parts=parts, verdict=verdict,
        entities=(Entity(type="text_link", start=0, end=3, value=XSS),),
        fields={XSS: XSS},
    )  # fmt: skip
    await office.desk.note(office.operator, ticket, XSS)
    await log_in(client, "anna")
    for path in (
        f"/tickets/{ticket}",
        "/inbox",
        f"/inbox?text={quote(XSS)}",
        f"/inbox?queue={quote(XSS)}",
        "/raws/1",
        "/admin/parked/1",
    ):
        text = await look(client, path)
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert "6049261729" not in text, path


async def test_a_users_own_name_is_escaped(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    answer = await client.post(
        "/admin/users", data={"csrf": csrf, "login": "x1", "name": XSS, "role": "operator", "password": PASSWORD}
    )
    assert "<script>alert" not in await answer.text()
    answer = await client.post(
        "/admin/users", data={"csrf": csrf, "login": XSS, "name": XSS, "role": XSS, "password": "1"}, headers=HTML
    )
    assert answer.status == 422
    assert "<script>alert" not in await answer.text()


async def test_facts_have_names(client: Browser, office: Office) -> None:
    fields = {"card": "•••• 1234", "sum": "500", "date": "--12-01", "odd": "1"}
    verdict = structs.replace(suspicious("карта", "карта"), fields=fields)
    ticket = await office.write(
        "карта", verdict=verdict, channel="site", thread="", sender=Sender(address="web:k3yk3y")
    )
    await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    for words in (
        "<dt>Карта</dt><dd>•••• 1234",
        "<dt>Сумма</dt><dd>500",
        "<dt>Дата</dt><dd>1\u00a0декабря",
        "<dt>odd</dt><dd>1",
        "Ответ: Сайт, <b>«Мои обращения»</b>",
    ):
        assert words in page, words
    assert "k3yk3y" not in page


async def test_a_suggestion_shows_its_words_and_is_accepted_by_one_click(client: Browser, office: Office) -> None:
    text = f"Где же посылка {XSS}"
    spans = (Span(field="text", start=7, end=14), Span(field="text", start=15, end=len(text)))
    guess = Suggestion(about="topic", value="delivery", sure=0.7, spans=spans, model="m1")
    warning = Suggestion(about="role", value="attack", sure=0.9, spans=spans[:1], model="m1")
    ticket = await office.write(text, verdict=Verdict(suggestions=(guess, warning)))
    other = await office.write(
        "Что-то", who="boris", verdict=Verdict(suggestions=(structs.replace(guess, value="gone", spans=()),))
    )
    token = await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    assert "Похоже на: <b>Доставка</b>" in page
    assert "по словам «посылка», «&#34;&gt;&lt;script&gt;" in page
    assert "Возможно: <b>пишет мошенник</b>" in page
    assert 'id="suggested"' not in await look(client, f"/tickets/{other}")  # a topic that is no more
    (form,) = re.findall(r'<input type="hidden" name="topic" value="([^"]+)">', page)
    await client.post(f"/tickets/{ticket}/topic", data={"csrf": token, "topic": form}, headers=HTMX)
    page = await look(client, f"/tickets/{ticket}")
    assert "Похоже на" not in page
    assert "Возможно: <b>" in page
    (line,) = [one async for one in office.desk.corrections(Actor(role="system"))]
    assert (line.was_topic, line.topic) == ("", "delivery")


async def test_the_empty_inbox_wishes_a_good_day(client: Browser) -> None:
    await log_in(client)
    assert "Всё отвечено. Хорошего дня!" in await look(client, "/inbox")
    assert "Ничего такого нет" in await look(client, "/inbox?text=%D0%B0")


async def test_fifty_tickets_are_under_sixty_kilobytes(client: Browser, office: Office) -> None:
    text = "Добрый день, " + "где мой заказ? " * 20
    for number in range(60):
        await office.write(
            text, who=f"customer_{number}", name="Максимилиан Константинопольский", verdict=suspicious(text, "заказ")
        )
    await log_in(client, "anna")
    page = await look(client, "/inbox")
    assert len(page.encode()) < 60_000
    assert page.count('<li id="t') == 50
    more = re.search(r'hx-get="([^"]+before[^"]+)"', page)
    assert more is not None
    answer = await client.get(more[1].replace("&amp;", "&"), headers=HTMX)
    assert (await answer.text()).count('<li id="t') == 10


async def test_filters_are_the_address(client: Browser, office: Office) -> None:
    scam = "Верните деньги по ссылке"
    await office.write(scam, who="mallory", name="Мэллори", verdict=suspicious(scam, "по ссылке"))
    await office.write("Где заказ?", who="anna", name="Анна Котова")
    await log_in(client)
    for query, found in {
        "level=risky": "Мэллори", "queue=antifraud": "Мэллори", "topic=payment": "Мэллори", "text=%D0%B3%D0%B4%D0%B5": "Анна Котова",
    }.items():  # fmt: skip
        page = await look(client, f"/inbox?{query}")
        assert found in page
        assert page.count('<li id="t') == 1, query
    assert "Мэллори" not in await look(client, "/inbox?assignee=me")
    assert (await look(client, "/inbox?status=any&sort=created&channel=bot&nonsense=1")).count('<li id="t') == 2


async def test_a_cursor_that_is_not_ours(client: Browser) -> None:
    await log_in(client)
    assert "Адрес устарел" in await look(client, "/inbox?before=nonsense", 422)


@pytest.mark.parametrize(
    "path", ["/tickets/999", "/tickets/999999999999999999", "/tickets/0", "/raws/999", "/files/999", "/tickets/x"]
)
async def test_what_is_not_there(client: Browser, path: str) -> None:
    await log_in(client)
    assert "Такой страницы нет" in await look(client, path, 404)


async def test_a_huge_thread_shows_its_end(client: Browser, office: Office) -> None:
    for number in range(130):
        ticket = await office.write(f"Сообщение {number}.", who="anna", ago=timedelta(seconds=200 - number))
    await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    assert page.count('class="message in"') == 100
    assert "Показать 30 более ранних сообщений" in page
    assert "Сообщение 129." in page
    assert (await look(client, f"/tickets/{ticket}?all=1")).count('class="message in"') == 130


async def test_opening_marks_as_read(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    await log_in(client)
    await look(client, f"/tickets/{ticket}")
    (row,) = (await office.desk.tickets(office.operator, Filter())).rows
    assert not row.unread


async def test_the_ticket_tells_what_it_knows(client: Browser, office: Office) -> None:
    text = "Чтобы вернуть деньги, перейдите по ссылке"
    ticket = await office.write(
        text, who="mallory", quoted="> прежнее", verdict=suspicious(text, "перейдите по ссылке"),
        parts=(media("image", "чек.png", "image/png"),),
        sender=Sender(address="bot:mallory", name="Мэллори", handle="mallory"),
    )  # fmt: skip
    await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    for words in (
        "мошенничество 85", "пишет мошенник", '<mark class="cue" tabindex="0">перейдите по ссылке', "просит перейти по чужой ссылке",
        "Показать цитату", "чек.png", "скачивается", "Ответ: Telegram, <b>@mallory</b>", "Ничто не указывало на прежнее обращение",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    ("name", "address", "shown"),
    [
        ("Анна Смирнова", "email:anna@mail.example", "Анна Смирнова"),
        ("", "email:anna@mail.example", "anna@mail.example"),
        ("support@shop.example", "email:win@prize.example", "win@prize.example"),
        ("", "email:unknown-1@missing.invalid", "Без имени"),
        ("", "vk:5", "Без имени"),
        ("anna@mail.example", "vk:5", "anna@mail.example"),
    ],
)
async def test_who_has_no_name_is_shown_by_his_address(
    client: Browser, office: Office, name: str, address: str, shown: str
) -> None:
    """A name that is an address itself may be anybody's."""
    ticket = await office.write("Где заказ?", channel="site", thread="", sender=Sender(address=address, name=name))
    await log_in(client, "anna")
    assert f'<span class="who">{shown}</span>' in await look(client, "/inbox")
    assert f'<b class="author">{shown}</b>' in await look(client, f"/tickets/{ticket}")


async def test_to_whom_a_letter_went_beside_us_stands_above_it(client: Browser, office: Office) -> None:
    sender, copies = (
        Sender(address="email:anna@mail.example", name="Anna"),
        ("email:boss@firm.example", "email:x<b>@y.example"),
    )
    ticket = await office.write("Где заказ?", channel="site", thread="", sender=sender, copies=copies)
    await log_in(client, "anna")
    page = await look(client, f"/tickets/{ticket}")
    assert "Копия: boss@firm.example, x&lt;b&gt;@y.example" in page
