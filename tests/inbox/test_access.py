"""Who may come in, and requests that somebody forged."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from aiohttp.test_utils import TestClient, TestServer

from inbox.guard import POLICY
from tests.inbox.office import PASSWORD, Browser, Office
from tests.inbox.screens import HTML, HTMX, log_in, look

STAFF = ("/inbox", "/tickets/1", "/live", "/files/1", "/raws/1", "/raws/1/page", "/raws/1/bytes")
ADMIN = ("/admin", "/admin/channels", "/admin/parked", "/admin/users", "/admin/rules", "/admin/articles")


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
