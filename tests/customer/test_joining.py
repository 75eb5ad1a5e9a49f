"""A link of support's, opened in «Мои обращения»: asked first, once, by its form alone."""

from router.channel import LINK_TOKEN
from tests.customer.house import House
from tests.customer.pages import Client, get, send
from tests.customer.test_requests import ask


async def test_a_link_shows_other_requests_after_a_yes(anna: Client, boris: Client, house: House) -> None:
    own, other = await ask(anna), await ask(boris, "С телефона")
    token = await house.desk.page_link_token(house.operator, other)
    assert LINK_TOKEN.fullmatch(token)
    page = await get(anna, f"/my/join/{token}")
    assert page.status == 200
    assert "Соглашайтесь, только если они ваши" in page.text().replace("\xa0", " ")
    assert f"/my/{other}" not in (await get(anna, "/my")).html
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
