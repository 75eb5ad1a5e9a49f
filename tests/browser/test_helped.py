"""The helper's two buttons on a request's page, pressed by a hand that presses twice."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from playwright.async_api import Page, expect

from tests.browser.conftest import number_of
from tests.customer.house import House, helped
from tests.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with helped(tmp_path) as made:
        yield made


@pytest.fixture
def app(house: House) -> web.Application:
    return house.app()


@pytest.mark.parametrize("label", ["Помогло", "Позвать оператора"])
async def test_a_button_of_the_helper_pressed_twice_is_one_message(label: str, page: Page, house: House) -> None:
    await page.goto("/?topic=")
    await page.get_by_label("Что случилось?").fill("Где мой заказ, сколько ждать?")
    await page.get_by_role("button", name="Отправить").click()
    number = await number_of(page)
    await house.settle(number)
    await page.goto(f"/my/{number}")
    await page.get_by_text("Где мой заказ", exact=True).click()
    await expect(page.get_by_text("Статус виден в кабинете.")).to_be_visible()
    await page.get_by_role("button", name=label).dblclick()

    async def said() -> list[str]:
        shown = await house.desk.ticket(house.operator, number)
        return [one.text for one in shown.messages if one.direction == "in"][1:]

    await until(said, "the pressed button among the messages")
    await page.wait_for_url("**#latest")
    await page.reload()
    await expect(page.locator(".help button")).to_have_count(0)
    assert await said() == [label]
