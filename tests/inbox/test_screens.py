"""The screens over HTTP: who may see and do what, what is escaped, what each action does."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer
from msgspec import structs

from inbox.guard import POLICY
from inbox.views.ticket import UNDO
from router.readmodels import Actor, Filter
from router.schema import Entity, Part, Raw, Sender, Span, Suggestion, Verdict
from router.store import outbox, raws
from tests.inbox.office import PASSWORD, Browser, Office, media, suspicious
from tests.inbox.screens import HTML, HTMX, XSS, log_in, look, thread
from tests.waiting import LIMIT

STAFF = ("/inbox", "/tickets/1", "/live", "/files/1", "/raws/1", "/raws/1/page", "/raws/1/bytes")
ADMIN = ("/admin", "/admin/channels", "/admin/parked", "/admin/users", "/admin/rules", "/admin/articles")


# --- who may come in ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", STAFF + ADMIN)
async def test_a_stranger_is_sent_to_log_in(client: Browser, path: str) -> None:
    answer = await client.get(path, headers=HTML, allow_redirects=False)
    assert answer.status == 302
    assert answer.headers["Location"] == f"/login?next={quote(path)}"


@pytest.mark.parametrize("path", ADMIN)
async def test_an_operator_is_no_admin(client: Browser, path: str) -> None:
    await log_in(client)
    assert "Это вам недоступно" in await look(client, path, 403)


@pytest.mark.parametrize("path", ADMIN)
async def test_an_admin_sees_everything(client: Browser, path: str) -> None:
    await log_in(client, "anna")
    await look(client, path)


async def test_wrong_password(client: Browser) -> None:
    answer = await client.post("/login", data={"login": "oleg", "password": "wrong", "next": "/inbox"}, headers=HTML)
    assert answer.status == 401
    assert "Неверный логин или пароль" in await answer.text()
    assert not answer.cookies


async def test_tries_are_counted(client: Browser) -> None:
    for _ in range(5):
        await client.post("/login", data={"login": "oleg", "password": "wrong"})
    answer = await client.post("/login", data={"login": "oleg", "password": PASSWORD}, headers=HTML)
    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"]
)
async def test_log_in_leads_nowhere_else(client: Browser, onward: str) -> None:
    answer = await client.post(
        "/login", data={"login": "oleg", "password": PASSWORD, "next": onward}, allow_redirects=False
    )
    assert answer.headers["Location"] == "/inbox"


async def test_the_cookie(client: Browser) -> None:
    answer = await client.post("/login", data={"login": "oleg", "password": PASSWORD}, allow_redirects=False)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


async def test_over_https_the_cookie_is_secure(office: Office) -> None:
    office.config = replace(office.config, public_url="https://desk.example")
    async with TestClient(TestServer(office.app())) as client:
        answer = await client.post("/login", data={"login": "oleg", "password": PASSWORD}, allow_redirects=False)
        assert answer.headers["Set-Cookie"].startswith("__Host-okno=")
        assert "Secure" in answer.headers["Set-Cookie"]
        assert answer.headers["Strict-Transport-Security"]


async def test_log_out(client: Browser) -> None:
    csrf = await log_in(client)
    await client.post("/logout", data={"csrf": csrf})
    answer = await client.get("/inbox", allow_redirects=False)
    assert answer.status == 302


async def test_a_script_without_a_session_takes_the_page_to_the_form(client: Browser) -> None:
    answer = await client.get("/tickets/1", headers=HTMX | {"HX-Current-URL": "http://desk.example/inbox?level=risky"})
    assert answer.status == 401
    assert answer.headers["HX-Redirect"] == "/login?next=/inbox%3Flevel%3Drisky"


async def test_a_disabled_user_is_out_at_once(client: Browser, office: Office) -> None:
    await log_in(client)
    assert office.operator.user_id is not None
    await office.desk.set_user(office.admin, office.operator.user_id, disabled=True)
    answer = await client.get("/inbox", allow_redirects=False)
    assert answer.status == 302


# --- forged requests ------------------------------------------------------------------------------------------------------

POSTS = (
    "/logout", "/language", "/tickets/1/write", "/tickets/1/status", "/tickets/1/assign", "/tickets/1/merge", "/tickets/1/tags",
    "/tickets/1/messages/1/split",
    "/tickets/1/messages/1/opinion", "/tickets/1/deliveries/1/retry", "/tickets/1/deliveries/1/cancel", "/tickets/1/parts/1/refetch",
    "/admin/users", "/admin/users/1", "/admin/parked/replay", "/admin/articles", "/admin/articles/preview",
)  # fmt: skip


@pytest.mark.parametrize("path", POSTS)
async def test_without_the_token_nothing_happens(client: Browser, office: Office, path: str) -> None:
    await office.write("Добрый день")
    await log_in(client, "anna")
    before = await office.desk.last_event()
    for token in ({}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": "ё"}):
        answer = await client.post(path, data={"status": "closed", "text": "да", **token})
        assert answer.status == 403
    assert await office.desk.last_event() == before


async def test_another_site_is_refused_even_with_the_token(client: Browser) -> None:
    csrf = await log_in(client)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        answer = await client.post("/logout", data={"csrf": csrf}, headers=headers)
        assert answer.status == 403


async def test_a_script_of_ours_may_send_the_token_as_a_header(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    answer = await client.post(
        f"/tickets/{ticket}/status", data={"status": "open"}, headers={"X-CSRF-Token": csrf} | HTMX
    )
    assert answer.status == 200


@pytest.mark.parametrize("path", ["/inbox", "/login", "/nothing", "/tickets/999"])
async def test_every_page_has_its_policy(client: Browser, path: str) -> None:
    await log_in(client)
    answer = await client.get(path, headers=HTML)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


async def test_pages_carry_no_inline_script_or_style(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    await log_in(client, "anna")
    for path in ("/inbox", f"/tickets/{ticket}", "/admin/channels", "/admin/users", "/login"):
        text = await look(client, path)
        assert "style=" not in text
        assert "<style" not in text
        assert not re.search(r"<script(?![^>]*src=)", text)
        assert not re.search(r"\son\w+=", text)


async def test_static_files_are_kept_for_a_year_under_their_hash(client: Browser) -> None:
    found = re.search(r'href="(/static/([0-9a-f]{12})/okno\.css)"', await look(client, "/login"))
    assert found is not None
    answer = await client.get(found[1])
    assert "immutable" in answer.headers["Cache-Control"]
    old = await client.get(found[1].replace(found[2], "0" * 12))
    assert old.headers["Cache-Control"] == "no-cache"
    for path in ("/static/000000000000/../pages.py", "/static/000000000000/nothing.css"):
        assert (await client.get(path)).status == 404


# --- what is shown ----------------------------------------------------------------------------------------------------------


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
    verdict = structs.replace(suspicious("карта", "карта"), fields={"card": "•••• 1234", "sum": "500", "odd": "1"})
    ticket = await office.write(
        "карта", verdict=verdict, channel="site", thread="", sender=Sender(address="web:k3yk3y")
    )
    await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    for words in (
        "<dt>Карта</dt><dd>•••• 1234",
        "<dt>Сумма</dt><dd>500",
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


# --- what is done -----------------------------------------------------------------------------------------------------------


async def test_a_reply_waits_five_seconds_and_can_be_taken_back(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    form = {"csrf": csrf, "mode": "reply", "text": "Здравствуйте!", "key": "k1"}
    answer = await client.post(f"/tickets/{ticket}/write", data=form, allow_redirects=False)
    assert answer.status == 303
    assert answer.headers["Location"] == f"/tickets/{ticket}#end"
    await client.post(f"/tickets/{ticket}/write", data=form)  # twice is once
    (_, reply) = await thread(office, ticket)
    assert reply.delivery is not None
    assert reply.delivery.state == "queued"
    assert reply.delivery.due_at is not None
    assert round((reply.delivery.due_at - reply.sent_at).total_seconds()) == UNDO
    # The second on a machine that took longer than that.
    assert re.search("Вернуть|Не отправлять", await look(client, f"/tickets/{ticket}"))
    back = await client.post(
        f"/tickets/{ticket}/deliveries/{reply.delivery.id}/cancel", data={"csrf": csrf}, headers=HTMX
    )
    text = await back.text()
    assert re.search(r"<textarea[^>]*>Здравствуйте!</textarea>", text)
    assert "возвращено, не отправлялось" in text
    again = await client.post(
        f"/tickets/{ticket}/deliveries/{reply.delivery.id}/cancel", data={"csrf": csrf}, headers=HTMX
    )
    assert again.status == 409
    assert "Поздно" in await again.text()


async def test_a_note_is_never_sent(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    await client.post(
        f"/tickets/{ticket}/write", data={"csrf": csrf, "mode": "note", "text": "между нами", "key": "k1"}
    )
    (_, note) = await thread(office, ticket)
    assert (note.direction, note.delivery) == ("note", None)


async def test_files_go_with_a_note(client: Browser, office: Office) -> None:
    ticket = await office.write("Где счёт?")
    for text in ("Вот он", ""):
        form = FormData({"csrf": await log_in(client), "text": text, "mode": "note", "key": f"k{text}"})
        form.add_field("files", b"%PDF-1.4 \n", filename="счёт.pdf", content_type="application/pdf")
        assert (await client.post(f"/tickets/{ticket}/write", data=form)).status == 200
    notes = (await office.desk.ticket(office.operator, ticket)).messages[1:]
    assert [(note.direction, note.text, len(note.parts)) for note in notes] == [("note", "Вот он", 1), ("note", "", 1)]
    assert await (await client.get(f"/files/{notes[0].parts[0].id}/x.pdf")).read() == b"%PDF-1.4 \n"


async def test_files_go_with_the_reply(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    form = FormData({"csrf": csrf, "mode": "reply", "text": "", "key": "k1"}, quote_fields=False)
    form.add_field("files", b"%PDF-1.4 \n", filename="счёт.pdf", content_type="application/pdf")
    form.add_field("files", b"", filename="", content_type="application/octet-stream")
    await client.post(f"/tickets/{ticket}/write", data=form)
    (_, reply) = await thread(office, ticket)
    (part,) = reply.parts
    assert part.part.name == "счёт.pdf"
    answer = await client.get(f"/files/{part.id}/x.pdf")
    assert await answer.read() == b"%PDF-1.4 \n"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (
        "sandbox" in answer.headers["Content-Security-Policy"] or "attachment" in answer.headers["Content-Disposition"]
    )


async def test_an_empty_reply_is_not_sent(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    await client.post(f"/tickets/{ticket}/write", data={"csrf": csrf, "mode": "reply", "text": " \n", "key": "k1"})
    assert len(await thread(office, ticket)) == 1


async def test_properties(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    for name, form in {
        "assign": {"assignee": "me"}, "status": {"status": "open"}, "priority": {"priority": "high"}, "topic": {"topic": "delivery/where"},
        "queue": {"queue": "first"}, "tags": {"tags": "брак,  возврат ,брак,"},
    }.items():  # fmt: skip
        answer = await client.post(f"/tickets/{ticket}/{name}", data={"csrf": csrf, **form}, headers=HTMX)
        assert answer.status == 200, name
        assert 'id="composer"' in await answer.text()
    (row,) = (await office.desk.tickets(office.operator, Filter())).rows
    assert (row.assignee, row.status, row.priority, row.topic, row.section, row.queue, row.tags) == (
        "Олег Громов", "open", "high", "delivery", "where", "first", ("брак", "возврат"),
    )  # fmt: skip
    page = await look(client, f"/tickets/{ticket}")
    for line in (
        "исполнитель — Олег Громов",
        "тема «Доставка → Где заказ»",
        "очередь «Первая линия»",
        "метки брак, возврат",
    ):
        assert line in page, line


@pytest.mark.parametrize(
    ("name", "form", "status"),
    [
        ("status", {"status": "nonsense"}, 422), ("priority", {"priority": ""}, 422), ("topic", {"topic": "nonsense"}, 422),
        ("queue", {"queue": "nonsense"}, 422), ("merge", {"into": "x"}, 400), ("merge", {"into": "999"}, 404), ("link", {"to": "1"}, 409),
        ("assign", {"assignee": "999"}, 404), ("unmerge", {}, 409), ("nonsense", {}, 404),
    ],
)  # fmt: skip
async def test_what_cannot_be_done_is_said(
    client: Browser, office: Office, name: str, form: dict[str, str], status: int
) -> None:
    ticket = await office.write("Добрый день")
    csrf = await log_in(client)
    answer = await client.post(f"/tickets/{ticket}/{name}", data={"csrf": csrf, **form}, headers=HTMX)
    assert answer.status == status
    assert re.match("[А-ЯЁ]", await answer.text())


async def test_merge_split_and_link(client: Browser, office: Office) -> None:
    first = await office.write("Первое", who="anna")
    other = await office.write("Другое", who="boris")
    await office.write("Второе", who="anna")
    csrf = await log_in(client)
    await client.post(f"/tickets/{other}/merge", data={"csrf": csrf, "into": f"№{first}"})
    assert f"Объединено с №\u00a0{first}" in await look(client, f"/tickets/{other}")
    await client.post(f"/tickets/{other}/unmerge", data={"csrf": csrf})
    await client.post(f"/tickets/{other}/link", data={"csrf": csrf, "to": str(first)})
    assert f'href="/tickets/{other}"' in await look(client, f"/tickets/{first}")
    second = (await thread(office, first))[1]
    answer = await client.post(f"/tickets/{first}/messages/{second.id}/split", data={"csrf": csrf}, headers=HTMX)
    made = int(answer.headers["HX-Redirect"].rpartition("/")[2])
    assert [message.text for message in await thread(office, made)] == ["Второе"]


async def test_a_failed_delivery_is_shown_in_the_providers_words_and_retried(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    await office.desk.reply(office.operator, ticket, "Здравствуйте!")
    now = office.desk.now() + timedelta(seconds=1)
    (job,) = await office.store.write(outbox.claim, "bot", "w1", now, now + timedelta(minutes=1), 5)
    claimed = outbox.Claimed(id=job.delivery.id, worker="w1")
    await office.store.write(outbox.failed, claimed, "Forbidden: bot was blocked by the user", now)
    csrf = await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    assert "ошибка: Forbidden: bot was blocked by the user" in page
    answer = await client.post(
        f"/tickets/{ticket}/deliveries/{job.delivery.id}/retry", data={"csrf": csrf}, headers=HTMX
    )
    assert "ждёт отправки" in await answer.text()


async def test_parked_raws_are_seen_and_replayed(client: Browser, office: Office) -> None:
    raw = Raw(channel="bot", key="bad", body=b"\x00<script>", received_at=office.desk.now())
    (raw_id,) = await office.store.write(raws.insert, [raw])
    await office.store.write(raws.park, raw_id, "not JSON", None, office.desk.now())
    csrf = await log_in(client, "anna")
    page = await look(client, f"/admin/parked/{raw_id}")
    assert "not JSON" in page
    assert "&lt;script&gt;" in page
    await client.post("/admin/parked/replay", data={"csrf": csrf, "raw": str(raw_id)})
    assert "Всё, что пришло, прочитано" in await look(client, "/admin/parked")
    answer = await client.get(f"/raws/{raw_id}/bytes")
    assert (await answer.read(), answer.content_type) == (b"\x00<script>", "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_a_mail_is_shown_in_a_frame_that_may_do_nothing(client: Browser, office: Office) -> None:
    mail = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p onclick=alert(1)>hello<script>alert(1)</script></p>"
    await office.write("hello", body=mail)
    await log_in(client)
    page = await look(client, "/raws/1")
    assert 'sandbox="allow-popups' in page
    assert '<a href="/tickets/1">№1</a>' in page, "it leads back to where it was opened"
    assert 'data-toggle="menu"' in page, "a narrow screen has its menu"
    assert 'aria-current="page"' not in page, "it is no list"
    answer = await client.get("/raws/1/page")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "alert" not in await answer.text()
    await office.write("без письма", who="other")
    await look(client, "/raws/2/page", 404)


async def test_channels_say_how_they_are(client: Browser, office: Office) -> None:
    await log_in(client, "anna")
    await office.desk.check_channels()
    page = await look(client, "/admin/channels")
    assert page.count('class="card channel"') == 4
    assert 'class="health good"' in page
    assert 'class="health bad"' in page


async def test_users_are_made_and_changed(client: Browser, office: Office) -> None:
    csrf = await log_in(client, "anna")
    new = {"csrf": csrf, "login": "vera", "name": "Вера", "role": "operator", "password": "long enough"}
    answer = await client.post("/admin/users", data=new)
    assert "Вера" in await answer.text()
    answer = await client.post("/admin/users", data=new, headers=HTML)
    assert answer.status == 422
    assert "Логин vera занят" in await answer.text()
    answer = await client.post("/admin/users", data=new | {"login": "v2", "password": "short"}, headers=HTML)
    assert "не меньше 8 символов" in await answer.text()
    vera = next(user for user in await office.desk.users(office.admin) if user.login == "vera")
    await client.post(
        f"/admin/users/{vera.id}",
        data={"csrf": csrf, "name": "Вера П.", "role": "admin", "disabled": "1", "password": ""},
    )
    vera = next(user for user in await office.desk.users(office.admin) if user.login == "vera")
    assert (vera.name, vera.role, vera.disabled) == ("Вера П.", "admin", True)
    own = await client.post(
        f"/admin/users/{office.admin.user_id}", data={"csrf": csrf, "name": "Анна", "role": "operator"}, headers=HTML
    )
    assert own.status == 422
    assert "Нельзя отключить себя" in await own.text()
    await look(client, "/admin/users/999", 404)


async def test_a_user_chooses_the_language(client: Browser) -> None:
    csrf = await log_in(client)
    answer = await client.post("/language", data={"csrf": csrf, "language": "en", "next": "/inbox"})
    text = await answer.text()
    assert '<html lang="en">' in text
    assert "Everything is answered. Have a good day!" in text


async def test_whoever_is_not_in_has_the_browsers_language_or_a_cookie(client: Browser) -> None:
    answer = await client.get("/login", headers={"Accept-Language": "en-GB,en"})
    assert "Log in to Okno" in await answer.text()
    answer = await client.post(
        "/language", data={"language": "ru", "next": "/login"}, headers={"Accept-Language": "en"}
    )
    assert "Вход в «Окно»" in await answer.text()


# --- live -------------------------------------------------------------------------------------------------------------------


async def test_the_stream_names_what_changed_and_goes_on_after_a_break(client: Browser, office: Office) -> None:
    await log_in(client)
    async with client.get("/live?after=0") as answer:
        assert answer.content_type == "text/event-stream"
        assert await answer.content.readuntil(b"\n\n") == b"retry: 2000\n\n"
        ticket = await office.write("Добрый день")
        assert await answer.content.readuntil(b"\n\n") == f"event: ticket-{ticket}\ndata: {ticket}\n\n".encode()
        last = await answer.content.readuntil(b"\n\n")
        assert last.startswith(b"id: ")
    seen = last.split(b"\n")[0].removeprefix(b"id: ").decode()
    other = await office.write("Ещё", who="boris")
    async with client.get("/live", headers={"Last-Event-ID": seen}) as answer:
        await answer.content.readuntil(b"\n\n")
        assert await answer.content.readuntil(b"\n\n") == f"event: ticket-{other}\ndata: {other}\n\n".encode()


async def test_a_stopping_server_ends_its_streams(client: Browser) -> None:
    await log_in(client)
    answer = await client.get("/live")
    await answer.content.readuntil(b"\n\n")
    async with asyncio.timeout(LIMIT):
        await client.server.close()
    answer.close()


async def test_a_stranger_to_a_ticket_is_named_and_joined_in_one_click(client: Browser, office: Office) -> None:
    mailbox: dict[str, Any] = {"channel": "post", "thread": "", "mailbox": "support@shop.ru"}
    first = await office.write("Где заказ?", who="anna@mail.ru", subject="Заказ", **mailbox)
    other = await office.write(
        "Я её муж", who="boris@mail.ru", name="Борис", subject=f"Re: [№{first}] Заказ", **mailbox
    )
    csrf = await log_in(client)
    page = await look(client, f"/tickets/{other}")
    assert f"Пишет об обращении №{first}, но не участвует в нём." in page
    assert f"Не учтено: [№{first}] → №{first} — автор не участвовал в той переписке." in page
    assert "Пишет об обращении" not in await look(client, f"/tickets/{first}")
    await client.post(f"/tickets/{other}/merge", data={"csrf": csrf, "into": str(first)})
    assert "Пишет об обращении" not in await look(client, f"/tickets/{other}")
    again = await office.write("Ещё слово", who="boris@mail.ru", subject=f"Re: [№{first}] Заказ", **mailbox)
    assert again in (first, other)


async def test_an_address_that_takes_no_mail_is_named_before_the_answer(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    await office.desk.reply(office.operator, ticket, "Здравствуйте!")
    now = office.desk.now() + timedelta(seconds=1)
    (job,) = await office.store.write(outbox.claim, "bot", "w1", now, now + timedelta(minutes=1), 5)
    claimed = outbox.Claimed(id=job.delivery.id, worker="w1")
    await office.store.write(partial(outbox.failed, dead=True), claimed, "550 5.1.1 no such user <x>", now)
    await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    assert "Адрес не принимает почту: 550 5.1.1 no such user &lt;x&gt;" in page
    assert "не принимает почту</span>" in page
