"""What each action of the screens does."""

import re
from datetime import timedelta

import pytest
from aiohttp import FormData

from inbox.views.ticket import UNDO
from router.desk import Answer
from router.readmodels import Filter
from router.schema import Raw
from router.store import outbox, raws
from tests.inbox.office import Browser, Office
from tests.inbox.screens import HTML, HTMX, log_in, look, thread


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
    await office.desk.reply(office.operator, ticket, Answer("Здравствуйте!"))
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
