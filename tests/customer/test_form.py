"""The form, step by step, without scripts."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from inbox.bodies import Bodies
from router.readmodels import Filter
from rules.model import Hours
from tests.customer.house import PNG, PUBLIC_URL, House, Rules
from tests.customer.pages import Client, browser, get, send
from tests.waiting import until


async def test_a_customer_asks_and_gets_a_number_and_a_private_link(anna: Client, house: House) -> None:
    start = await get(anna, "/")
    assert start.status == 200
    form = await get(anna, next(address for words, address in start.links().items() if words.startswith("Доставка")))
    assert form.text("h1") == "Доставка"
    assert form.text(".lead").startswith("Ответим до:")
    sent = await send(
        anna, form, {"section": "where", "text": "Где мой заказ 1234567?", "name": "Анна", "email": "anna@example.ru"}
    )
    assert re.fullmatch(r"/sent/\d+", sent.address), sent.html
    number = int(sent.address.rpartition("/")[2])
    assert f"№ {number}" in sent.text(".number").replace("\xa0", " ")
    link = sent.node("#link").attributes["value"] or ""
    assert link.startswith(f"{PUBLIC_URL}/my/")
    view = await house.desk.ticket(house.operator, number)
    assert (view.row.topic, view.row.section, view.row.customer) == ("delivery", "where", "Анна")
    assert [claim.address for claim in view.contact.claims] == ["anna@example.ru"]


async def test_the_payment_topic_asks_its_three_questions(anna: Client, house: House) -> None:
    form = await get(anna, "/?topic=payment")
    labels = [" ".join(node.text().split()) for node in form.tree.css("form label")]
    assert {"Сумма", "Дата", "Какая ошибка возникает"} <= set(labels)
    refused = await send(anna, form, {"field-sum": "1 990", "text": "Списали дважды"})
    assert refused.status == 422
    assert set(refused.links().values()) >= {"#field-date", "#field-error"}
    for name in ("field-date", "field-error"):
        field = refused.node(f"#{name}")
        assert field.attributes["aria-invalid"] == "true"
        assert refused.tree.css_first(f"#{field.attributes['aria-describedby']}") is not None
    assert "aria-invalid" not in refused.node("#field-sum").attributes
    assert refused.node("#text").text() == "Списали дважды", "nothing written is lost"
    sent = await send(anna, refused, {"field-date": "2026-11-12", "field-error": "Отказ банка"})
    assert sent.status == 200
    number = int(sent.address.rpartition("/")[2])
    assert (await get(anna, f"/my/{number}")).text(
        ".facts"
    ) == "Сумма 1 990 Дата 12 ноября 2026 Какая ошибка возникает Отказ банка"
    view = await house.desk.ticket(house.operator, number)
    assert view.fields == {"sum": "1 990", "date": "2026-11-12", "error": "Отказ банка"}


async def test_every_refusal_stands_beside_its_field_and_above_the_form(anna: Client) -> None:
    form = await get(anna, "/?topic=delivery")
    refused = await send(anna, form, {"text": " ", "email": "anna at mail"})
    assert {"#section", "#text"} <= set(refused.links().values())
    assert refused.node(".problems").attributes["role"] == "alert"
    wrong = await send(anna, form, {"section": "where", "text": "я", "email": "anna at mail", "video": "ftp://x"})
    assert wrong.status == 422
    assert "почты" in wrong.text("#email-error")
    assert wrong.node("#email").attributes["value"] == "anna at mail"
    assert wrong.node("input[value=where]").attributes.get("checked", "no") != "no"


async def test_files_and_a_video_come_with_the_words(anna: Client, house: House) -> None:
    form = await get(anna, "/?topic=")
    files = [("чек.png", "image/png", PNG), ("письмо.eml", "message/rfc822", b"From: a@example.ru\r\n\r\nhello")]
    sent = await send(anna, form, {"text": "Чайник течёт", "video": "https://video.example/1"}, files)
    assert await house.fetcher.once() == 2
    page = await get(anna, f"/my/{sent.address.rpartition('/')[2]}")
    picture = page.node(".attachment img")
    assert picture.attributes["alt"] == "чек.png"
    async with anna.get(picture.attributes["src"] or "") as answer:
        assert (answer.status, await answer.read(), answer.content_type) == (200, PNG, "image/png")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    mail = next(address for words, address in page.links().items() if words == "письмо.eml")
    async with anna.get(mail) as answer:
        assert await answer.read() == files[1][2]
        assert answer.headers["Content-Disposition"].startswith("attachment")
    assert page.links()["https://video.example/1"] == "https://video.example/1"


async def test_a_refused_form_asks_for_its_files_again(anna: Client) -> None:
    form = await get(anna, "/?topic=payment")
    for files, asked in (([("чек.png", "image/png", PNG)], True), ([], False)):
        refused = await send(anna, form, {"text": "я"}, files)
        assert ("Приложите файлы ещё раз" in refused.text(".drop")) is asked


async def test_a_double_submit_is_one_request(anna: Client, house: House) -> None:
    form = await get(anna, "/?topic=")
    first = await send(anna, form, {"text": "Где мой заказ?"}, [("чек.png", "image/png", PNG)])
    second = await send(anna, form, {"text": "Где мой заказ?"}, [("чек.png", "image/png", PNG)])
    assert first.address == second.address
    assert (await house.desk.tickets(house.operator, Filter(status=""))).total == 1


async def test_two_browsers_are_two_customers(anna: Client, boris: Client) -> None:
    for client in (anna, boris):
        await send(client, await get(client, "/?topic="), {"text": "Где мой заказ?"})
    for client in (anna, boris):
        assert len((await get(client, "/my")).tree.css(".request")) == 1


async def test_a_second_request_is_the_same_customers_and_is_not_asked_for_his_name(anna: Client, house: House) -> None:
    for text in ("Первый вопрос", "Второй вопрос"):
        form = await get(anna, "/?topic=")
        await send(anna, form, {"text": text})
    assert (await get(anna, "/?topic=")).tree.css_first("#name") is None
    listed = await get(anna, "/my")
    assert len(listed.tree.css(".request")) == 2
    rows = (await house.desk.tickets(house.operator, Filter(status=""))).rows
    contacts = {(await house.desk.ticket(house.operator, row.id)).contact.id for row in rows}
    assert len(contacts) == 1


async def test_a_filled_honeypot_still_arrives(anna: Client, house: House) -> None:
    sent = await send(
        anna, await get(anna, "/?topic="), {"text": "Я человек с менеджером паролей", "website": "https://x.example"}
    )
    assert sent.status == 200
    [message] = (await house.desk.ticket(house.operator, int(sent.address.rpartition("/")[2]))).messages[:1]
    stored = await house.desk.raw(house.operator, message.raw_id or 0)
    assert stored.raw.meta["honeypot"] == "1"


async def test_an_old_page_is_asked_to_be_sent_again_with_its_words(anna: Client, house: House) -> None:
    form = await get(anna, "/?topic=")
    late = await send(
        anna, form, {"text": "Где мой заказ?", "nonce": house.desk.services.signer.sign("form", "1700000000-00")}
    )
    assert late.status == 403
    assert "слишком долго" in late.text(".problems")
    assert (await send(anna, late, {})).address.startswith("/sent/"), "the words are kept and the page is fresh"


async def test_english_is_complete_and_remembered(anna: Client) -> None:
    assert (await get(anna, "/", **{"Accept-Language": "en-GB"})).text("h1") == "Write to us"
    assert (await get(anna, "/?lang=en")).text("h1") == "Write to us"
    form = await get(anna, "/?topic=payment")
    assert form.text("h1") == "Payment"
    assert not re.search("[А-Яа-яЁё]", form.html.replace("Русский", "")), "no Russian word is left on the English page"
    assert (await get(anna, "/?topic=payment&lang=ru")).text("h1") == "Оплата"


async def test_a_body_that_is_too_large_is_refused_while_it_is_read(house: House) -> None:
    async with browser(TestServer(house.app(body_limit=100_000))) as client:
        form = await get(client, "/?topic=")
        big = await send(client, form, {"text": "я"}, [("a.bin", "application/octet-stream", b"x" * 200_000)])
        assert big.status == 413

        async def endless() -> Any:
            for _ in range(1000):
                yield b"x" * 1000

        async with client.post(
            "/", data=endless(), headers={"Content-Type": "application/x-www-form-urlencoded"}
        ) as answer:
            assert answer.status == 413, "no Content-Length to believe"


async def test_who_writes_too_often_is_told_so_and_keeps_his_words(house: House) -> None:
    async with browser(TestServer(house.app(per_minute=2))) as client:
        for text in ("раз", "два"):
            await send(client, await get(client, "/?topic="), {"text": text})
        third = await send(client, await get(client, "/?topic="), {"text": "три"})
        assert third.status == 429
        assert "слишком часто" in third.text(".problems")
        assert third.node("#text").text() == "три"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x00\xff" * 100, "multipart/form-data; boundary=x"),
        (b"text=%ff%fe", "application/x-www-form-urlencoded"),
        (b"a=1&" * 5000, "application/x-www-form-urlencoded"),
        (b"", "multipart/form-data"),
        (b"--x\r\n" * 1000, "multipart/form-data; boundary=x"),
        (b'{"text": "hello"}', "application/json"),
        (b"text=hello", "text/plain"),
        (b"text=hello&topic=%00", "application/x-www-form-urlencoded"),
    ],
)
async def test_garbage_gets_the_form_again(anna: Client, body: bytes, content_type: str) -> None:
    async with anna.post("/", data=body, headers={"Content-Type": content_type, "Accept": "text/html"}) as answer:
        assert 400 <= answer.status < 500
        assert "<form" in await answer.text()


async def test_words_are_never_markup(anna: Client) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    refused = await send(anna, await get(anna, "/?topic=payment"), {"text": evil, "field-sum": evil})
    assert refused.node("#text").text() == evil
    sent = await send(
        anna,
        await get(anna, "/?topic="),
        {"text": evil},
        [(evil.replace('"', "").replace("/", ""), "text/html", b"<b>")],
    )
    page = await get(anna, f"/my/{sent.address.rpartition('/')[2]}")
    assert page.node(".words").text() == evil
    assert len(page.tree.css("script")) == 1
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")


async def test_bodies_that_arrive_at_once_are_bounded() -> None:
    """Slow senders hold what they have sent so far in our memory."""
    bodies = Bodies(100_000)
    app = web.Application()

    async def length(request: web.Request) -> web.Response:
        return web.Response(text=str(len(await bodies.read(request))))

    app.router.add_post("/", length)
    go_on = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"a" * 90_000
        await go_on.wait()

    async with TestClient(TestServer(app)) as client:
        first = [asyncio.create_task(client.post("/", data=slow())) for _ in range(2)]
        await until(lambda: bodies._held.total() == 180_000, "both")
        refused = await client.post("/", data=b"a" * 90_000)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
        go_on.set()
        assert [await (await answer).text() for answer in first] == ["90000", "90000"]
        assert (await client.post("/", data=b"a" * 90_000)).status == 200
        assert (await client.post("/", data=b"a" * 100_001)).status == 413


@pytest.mark.parametrize(
    ("now", "hour", "day"),
    [
        ("2026-03-05T12:28", "2026-03-05T13:30", "2026-03-06T12:30"),  # told to five minutes, as in the acknowledgement
        ("2026-03-06T22:00", "2026-03-09T10:00", "2026-03-10T09:00"),  # Friday night: the weekend is nobody's
        ("2026-03-08T12:00", "2026-03-09T10:00", "2026-03-10T09:00"),
    ],
)
async def test_each_topic_says_by_when_it_is_answered_in_working_hours(
    anna: Client, house: House, now: str, hour: str, day: str
) -> None:
    moscow = ZoneInfo("Europe/Moscow")
    office = Rules(hours=Hours(week=dict.fromkeys(range(5), ((540, 1080),))))
    clock = datetime.fromisoformat(now).replace(tzinfo=moscow)
    house.desk.services = replace(house.desk.services, guide=lambda: office, now=lambda: clock)
    expected = [datetime.fromisoformat(one).replace(tzinfo=moscow).isoformat() for one in (hour, day)]
    listed = [one.attributes["datetime"] for one in (await get(anna, "/")).tree.css(".choice time")]
    assert listed[:2] == expected
    for topic, moment in zip(("delivery", "payment"), expected, strict=True):
        assert (await get(anna, f"/?topic={topic}")).node(".lead time").attributes["datetime"] == moment
