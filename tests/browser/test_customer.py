"""A customer at the form and at «Мои обращения», in Chromium, with scripts and without."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import pytest
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.browser.conftest import MILLISECONDS, number_of
from tests.browser.day import picture
from tests.customer.house import House

pytestmark = pytest.mark.browser
PHOTO = cast(FilePayload, {"name": "коробка.png", "mimeType": "image/png", "buffer": picture()})
DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, {type: "text/plain"}));
  document.querySelector("form.write").dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
}"""
PASTE = """() => {
  const files = new DataTransfer();
  files.items.add(new File(["x"], "image.png", {type: "image/png"}));
  document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", {clipboardData: files, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = await House.open(tmp_path)
    yield made
    await made.close()


@pytest.fixture
def app(house: House) -> web.Application:
    return house.app()


async def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


async def test_a_question_with_a_photo_its_answer_and_a_rating(page: Page, house: House) -> None:
    await page.goto("/")
    await page.get_by_role("searchbox").fill("опла")
    await expect(page.get_by_role("link", name="Доставка")).to_be_hidden()
    await page.get_by_role("link", name="Оплата").click()
    await page.wait_for_url("**/?topic=payment")  # loaded with its scripts, which take what is dropped
    await page.get_by_label("Сумма").fill("3 490")
    await page.get_by_label("Дата").fill("2026-11-12")
    await page.get_by_label("Какая ошибка возникает").fill("Списали дважды")
    await page.get_by_label("Что случилось?").fill("Коробка порвана, а деньги списали дважды")
    await page.set_input_files("#files", [PHOTO])
    await page.evaluate(DROP, ["чек.txt", "итого 3 490"])
    await page.evaluate(PASTE)
    picked = page.locator(".picked li")
    await expect(picked).to_have_count(3)
    await picked.nth(2).get_by_role("button").click()
    await expect(picked).to_have_count(2)
    await page.get_by_role("button", name="Отправить").click()
    number = await number_of(page)
    await expect(page.locator("#link")).to_have_value(re.compile(r"/my/[a-z0-9]+\.[a-z2-7]+$"))
    assert await house.fetcher.once() == 2
    message = (await house.desk.ticket(house.operator, number)).messages[0]
    assert [part.part.name for part in message.parts] == ["коробка.png", "чек.txt"]

    await page.get_by_role("link", name="Открыть обращение").click()
    await expect(page.get_by_role("img", name="коробка.png")).to_be_visible()
    assert await page.evaluate("document.querySelector('.attachment img').decode().then(() => true)")
    await house.answer(number, "Деньги вернутся сегодня.", solve=True)
    await page.goto("/my")
    await page.get_by_role("link", name="Новый ответ").click()
    await expect(page.get_by_text("Деньги вернутся сегодня.")).to_be_visible()
    await page.locator("label[for=stars-4]").click()
    await page.get_by_label("Что можно улучшить?").fill("быстрее")
    await page.get_by_role("button", name="Оценить").click()
    await expect(page.get_by_text("Вы оценили ответ: 4")).to_be_visible()
    assert (await house.desk.ticket(house.operator, number)).rating == 4


async def test_a_phone_without_scripts(chromium: Browser, address: str, house: House) -> None:
    phone = await chromium.new_context(
        base_url=address,
        locale="ru-RU",
        java_script_enabled=False,
        viewport={"width": 360, "height": 640},
        has_touch=True,
    )
    phone.set_default_timeout(MILLISECONDS)
    page = await phone.new_page()
    await page.goto("/")
    assert await page.locator(".with-script").first.is_visible() is False
    await page.get_by_role("link", name="Доставка").click()
    await page.get_by_text("Где мой заказ").click()
    await page.get_by_label("Что случилось?").fill("Где заказ 88213456?")
    await page.set_input_files("#files", [PHOTO])
    await page.get_by_text("Оставить имя").click()
    await page.get_by_label("Электронная почта").fill("anna@example.ru")
    await page.get_by_role("button", name="Отправить").click()
    number = await number_of(page)
    await page.goto(f"/my/{number}")
    await page.get_by_label("Дополнить обращение").fill("Спасибо, уже привезли")
    await page.get_by_role("button", name="Отправить").click()
    await expect(page.get_by_text("Спасибо, уже привезли")).to_be_visible()
    await page.get_by_role("button", name="Закрыть обращение").click()
    await expect(page.get_by_text("Обращение закрыто.")).to_be_visible()
    view = await house.desk.ticket(house.operator, number)
    assert (view.row.status, len(view.messages[0].parts)) == ("closed", 1)
    await phone.close()


async def test_what_is_missing_is_said_where_the_reader_is(context: BrowserContext) -> None:
    page = await context.new_page()  # the browser itself writes the answer 422 to the console
    await page.goto("/?topic=payment")
    await page.evaluate("document.querySelector('form.write').noValidate = true")
    await page.get_by_label("Что случилось?").fill("не проходит")
    await page.get_by_role("button", name="Отправить").click()
    summary = page.locator(".problems")
    await expect(summary).to_be_focused()
    await summary.get_by_role("link", name="Сумма").click()
    await expect(page.get_by_label("Сумма")).to_be_focused()
    await expect(page.get_by_label("Сумма")).to_have_accessible_description(
        "Ответьте, пожалуйста, на\u00a0этот вопрос."
    )
    await expect(page.get_by_label("Что случилось?")).to_have_value("не проходит")


async def test_news_is_announced_and_moves_nothing(page: Page, house: House) -> None:
    await page.clock.install()
    await page.goto("/?topic=")
    await page.get_by_label("Что случилось?").fill("Где заказ?")
    await page.get_by_role("button", name="Отправить").click()
    number = await number_of(page)
    await house.settle(number)
    await page.goto(f"/my/{number}")
    before = await page.locator(".thread").inner_html()
    await house.answer(number, "В пути")
    await page.clock.run_for(16_000)
    await expect(page.locator(".news[role=status]")).to_contain_text("Пришёл новый ответ")
    assert await page.locator(".thread").inner_html() == before
    await page.get_by_role("link", name="Показать").click()
    await expect(page.get_by_text("В пути")).to_be_visible()


async def test_every_page_is_usable_by_keyboard_and_fits_a_phone(page: Page, house: House) -> None:
    await page.set_viewport_size({"width": 320, "height": 600})
    await page.goto("/?topic=delivery")
    assert await fits(page)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="К содержанию")).to_be_focused()
    await page.locator("#section input").first.focus()
    await page.keyboard.press("Space")
    await page.locator("#text").fill("Ж" * 300 + " https://example.ru/" + "a" * 200)
    await page.locator("form.write button[type=submit]").focus()
    await page.keyboard.press("Enter")
    number = await number_of(page)
    for path in (f"/sent/{number}", "/my", f"/my/{number}", "/"):
        await page.goto(path)
        assert await fits(page), path
        unnamed = await page.evaluate("""[...document.querySelectorAll('input:not([type=hidden]), textarea, select')]
            .filter((field) => !field.labels.length && !field.ariaLabel).map((field) => field.outerHTML)""")
        assert unnamed == [], path
