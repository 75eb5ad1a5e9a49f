"""A link of support's, opened in «Мои обращения»: asked first, once, by its form alone; and the same for an application."""

from datetime import datetime
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from channels import load
from router.channel import ChannelSetup
from router.signing import LINK_TOKEN, Signer
from tests.customer import application
from tests.customer.application import call
from tests.customer.house import SECRET, House
from tests.customer.pages import Client, ask, browser, get, send


async def test_a_link_shows_other_requests_after_a_yes(anna: Client, boris: Client, house: House) -> None:
    own, other = await ask(anna), await ask(boris, "С телефона")
    token = await house.desk.page_link_token(house.operator, other)
    assert LINK_TOKEN.fullmatch(token)
    page = await get(anna, f"/my/join/{token}")
    assert page.status == 200
    assert "Соглашайтесь, только если они ваши" in page.text().replace("\xa0", " ")
    assert f"/my/{other}" not in (await get(anna, "/my")).links().values()
    assert (await get(anna, f"/my/{other}")).status == 404
    async with anna.post(f"/my/join/{token}", data={}) as answer:
        assert answer.status == 403  # another site's form
    assert (await get(anna, f"/my/{other}")).status == 404
    listed = await send(anna, page, {}, action=f"/my/join/{token}")
    assert listed.address == "/my"
    assert {f"/my/{own}", f"/my/{other}"} <= set(listed.links().values())
    assert (await get(anna, f"/my/{other}")).status == 200
    assert (await get(anna, f"/my/join/{token}")).status == 404  # used


async def test_a_stranger_and_a_wrong_link_see_nothing(anna: Client, boris: Client, house: House) -> None:
    number = await ask(anna)
    token = await house.desk.page_link_token(house.operator, number)
    page = await get(boris, f"/my/join/{token}")  # no private link in this browser
    assert page.status == 403
    assert "Анна" not in page.text()
    assert (await get(anna, f"/my/join/{token}")).status == 404  # his own
    assert (await get(anna, "/my/join/1-2-0123456789abcdef_aaaaaaaaaaaaaaaa")).status == 404
    assert (await get(anna, f"/my/{number}")).status == 200


async def test_without_a_messenger_the_page_says_so(anna: Client) -> None:
    await ask(anna)
    page = await send(anna, await get(anna, "/my"), {}, action="/my/connect")
    assert "Сейчас это не работает" in page.text().replace("\xa0", " ")


async def test_an_application_gets_links_that_open_messengers(tmp_path: Path) -> None:
    section = {"token": "123456:TEST", "username": "desk_bot", "api_url": "http://127.0.0.1:9"}
    bot = load("telegram").build(ChannelSetup(name="bot", section=section, signer=Signer(SECRET), public_url=""))
    house = await House.open(tmp_path, messengers={"bot": bot})
    async with browser(TestServer(house.app())) as client:
        _, token = await application.ask(client)
        status, body = await call(client, "GET", "/links", token=token)
        assert status == 200
        [link] = body["links"]
        address, _, brought = link["url"].partition("?start=")
        assert (link["title"], address) == ("Telegram", "https://t.me/desk_bot")
        assert LINK_TOKEN.fullmatch(brought)
        assert datetime.fromisoformat(link["until"]).tzinfo
        assert (await call(client, "GET", "/links"))[0] == 401
        assert (await call(client, "GET", "/links", token="1.aaaaaaaaaaaaaaaa"))[0] == 401
        assert (await call(client, "POST", "/joins", {"token": brought}, token))[0] == 404  # his own
    await bot.close()
    await house.close()


async def test_an_application_joins_by_its_token_once(anna: Client, boris: Client, house: House) -> None:
    own, token = await application.ask(anna)
    other, others_token = await application.ask(boris, "С телефона")
    brought = {"token": await house.desk.page_link_token(house.operator, other)}
    assert (await call(anna, "GET", "/links", token=token)) == (200, {"links": []})  # there is no messenger here
    assert (await call(anna, "POST", "/joins", brought))[0] == 401
    assert (await call(boris, "POST", "/joins", brought, others_token))[0] == 404
    assert (await call(anna, "GET", f"/requests/{other}", token=token))[0] == 404
    status, body = await call(anna, "POST", "/joins", brought, token)
    assert (status, {one["id"] for one in body["requests"]}) == (200, {own, other})
    assert (await call(anna, "GET", f"/requests/{other}", token=token))[0] == 200
    assert (await call(boris, "GET", f"/requests/{own}", token=others_token))[0] == 200  # one person
    assert (await call(anna, "POST", "/joins", brought, token))[0] == 404  # used


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [({}, 400, "json_field"), ({"token": 5}, 400, "json_field"), ({"token": "a", "more": 1}, 400, "json_field"), ([], 400, "json_field"),
     ({"token": ""}, 404, "not_found"), ({"token": "1-2-0123456789abcdef_aaaaaaaaaaaaaaaa"}, 404, "not_found"),
     ({"token": "x" * 5000}, 404, "not_found")],
)  # fmt: skip
async def test_what_is_no_link_joins_nothing(anna: Client, body: object, status: int, code: str) -> None:
    _, token = await application.ask(anna)
    answered, said = await call(anna, "POST", "/joins", body, token)
    assert (answered, said["error"]["code"]) == (status, code)
    assert len((await call(anna, "GET", "/requests", token=token))[1]["requests"]) == 1
