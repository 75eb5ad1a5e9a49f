"""What a hostile stranger, customer or colleague tries on the screens."""

import asyncio

import pytest
from aiohttp import FormData

from inbox.views import live
from router.desk import TooMany
from tests.bare import status_of
from tests.inbox.office import PASSWORD, Browser, Office
from tests.inbox.screens import HTML, HTMX, log_in
from tests.waiting import LIMIT

BROKEN = "http://["


async def test_broken_addresses_in_headers_break_nothing(client: Browser) -> None:
    answer = await client.get("/inbox", headers={**HTMX, "HX-Current-URL": BROKEN})
    assert answer.status == 401
    assert answer.headers["HX-Redirect"] == "/login?next=/inbox"
    answer = await client.post("/login", data={"login": "oleg"}, headers={"Origin": BROKEN})
    assert answer.status == 403


@pytest.mark.parametrize("path", ["/login", "/language"])
async def test_a_stranger_sends_no_large_form_to_the_staffs_door(client: Browser, path: str) -> None:
    large = FormData({"next": "x" * 100_000})
    assert (await client.post(path, data=large)).status == 413

    async def endless() -> object:
        for _ in range(100):
            yield b"a" * 1000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await client.post(path, data=endless(), headers=headers)).status == 413


async def test_a_form_token_that_is_no_text_is_a_wrong_one(client: Browser) -> None:
    await log_in(client)
    token = client.session.cookie_jar.filter_cookies(client.make_url("/"))["okno"].value
    assert await status_of(client, "POST /logout", f"Cookie: okno={token}".encode(), b"X-CSRF-Token: \xff") == 403


async def test_one_address_tries_few_logins(office: Office) -> None:
    """A list of stolen names and passwords has one try each."""
    for number in range(30):
        assert await office.desk.login(f"somebody{number}", "x" * 2000, "203.0.113.7") is None
    with pytest.raises(TooMany):
        await office.desk.login("one more", "x" * 2000, "203.0.113.7")
    assert await office.desk.login("oleg", PASSWORD, "203.0.113.8")


async def test_the_addresses_of_one_ipv6_network_are_one(office: Office) -> None:
    for last in range(5):
        assert await office.desk.login("oleg", "x" * 2000, f"2001:db8:1:2::{last}") is None
    with pytest.raises(TooMany):
        await office.desk.login("oleg", PASSWORD, "2001:db8:1:2:ffff::1")
    assert await office.desk.login("oleg", PASSWORD, "2001:db8:1:3::1")


async def test_a_login_ends_the_session_that_was_there(client: Browser, office: Office) -> None:
    await log_in(client)
    first = client.session.cookie_jar.filter_cookies(client.make_url("/"))["okno"].value
    await log_in(client, "anna")
    assert await office.desk.session(first) is None


async def test_the_streams_of_one_user_are_bounded(client: Browser) -> None:
    await log_in(client)
    opened = [await client.get("/live") for _ in range(live.MOST)]
    assert {answer.status for answer in opened} == {200}
    assert (await client.get("/live", headers=HTML)).status == 429
    for answer in opened:
        answer.close()


async def test_a_stream_tells_an_ended_session_nothing(client: Browser, office: Office) -> None:
    await log_in(client)
    token = client.session.cookie_jar.filter_cookies(client.make_url("/"))["okno"].value
    stream = await client.get("/live")
    await office.desk.logout(token)
    ticket = await office.write("Ещё вопрос")
    async with asyncio.timeout(LIMIT):
        told = await stream.content.read()
    assert f"ticket-{ticket}" not in told.decode()
