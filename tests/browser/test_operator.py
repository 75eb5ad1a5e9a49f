"""An operator's day in Chromium: in, list, live arrival, answer, note, keyboard, light and dark, phone."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from router.articles.document import default_articles
from router.desk import Answer
from router.readmodels import Filter
from router.schema import Receipt, Verdict
from tests.browser.conftest import MILLISECONDS, log_in
from tests.browser.day import day, picture, torn_box
from tests.inbox.office import Office, suspicious
from tests.source import ROOT

pytestmark = pytest.mark.browser


async def test_a_new_ticket_announces_itself_and_moves_nothing(page: Page, office: Office) -> None:
    await office.write("Первый вопрос", who="anna", name="Анна")
    await log_in(page)
    row = page.locator("#rows > .row")
    await expect(row).to_have_count(1)
    await office.write("Второй вопрос", who="boris", name="Борис")
    await office.write("Третий вопрос", who="vera", name="Вера")
    await expect(page.locator("#arrivals")).to_have_text("2 новых")
    await expect(row).to_have_count(1)
    await page.click("#arrivals")
    await expect(row).to_have_count(3)
    await expect(row.first.locator(".who")).to_have_text("Вера")
    await expect(page.locator("#arrivals")).to_be_hidden()
    await expect(page.locator("#queues .count").first).to_have_text("3")


async def test_the_first_ticket_replaces_the_empty_list(page: Page, office: Office) -> None:
    await log_in(page)
    await expect(page.locator("#nothing")).to_contain_text("Всё отвечено. Хорошего дня!")
    await office.write("Вопрос", who="anna")
    await expect(page.locator("#rows > .row")).to_have_count(1)


async def test_a_changed_row_changes_where_it_is(page: Page, office: Office) -> None:
    first = await office.write("Первый вопрос", who="anna", name="Анна")
    await office.write("Второй вопрос", who="boris", name="Борис")
    await log_in(page)
    await page.locator(f"#t{first} > a").focus()
    await office.desk.assign(office.operator, first, office.operator.user_id)
    await expect(page.locator(f"#t{first} .owner")).to_have_text("Олег Громов")
    await expect(page.locator("#rows > .row").last).to_have_attribute("id", f"t{first}")
    await expect(page.locator(f"#t{first} > a")).to_be_focused()


async def test_an_answer_by_ctrl_enter_and_taken_back(page: Page, office: Office) -> None:
    ticket = await office.write("Где заказ?", who="anna_k")
    await log_in(page)
    await page.click(f"#t{ticket} > a")
    await expect(page).to_have_url(f"**/tickets/{ticket}".replace("**", page.url.partition("/inbox")[0]))
    await expect(page.locator("#composer .goes")).to_contain_text("Ответ: Telegram, @anna_k")
    await page.fill("#composer textarea", "Уже в пункте выдачи!")
    await page.press("#composer textarea", "Control+Enter")
    answer = page.locator(".message.out")
    await expect(answer.locator(".text")).to_have_text("Уже в пункте выдачи!")
    await expect(page.locator("#composer textarea")).to_have_value("")
    back = re.compile("Вернуть|Не отправлять")  # the second on a machine that took longer than its five seconds
    await answer.get_by_role("button", name=back).click()
    await expect(answer.locator(".delivery")).to_have_text("возвращено, не отправлялось")
    await expect(page.locator("#composer textarea")).to_have_value("Уже в пункте выдачи!")
    assert [message.text for message in (await office.desk.ticket(office.operator, ticket)).messages] == [
        "Где заказ?",
        "Уже в пункте выдачи!",
    ]


async def test_fraud_is_marked_by_a_key_and_taken_back_by_it(page: Page, office: Office) -> None:
    ticket = await office.write("Зайдите в другой чат", verdict=Verdict(revision="r1"))
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    mark = page.locator(".message.in .opinion")
    await expect(mark).to_contain_text("да")
    await page.keyboard.press("f")
    await expect(mark).to_have_text(re.compile(r"Мошенничество:\s*да\s*Отменить"))
    await expect(page.locator("#timeline .event").last).to_contain_text("это мошенничество")
    await page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'а' }))")  # f on a Russian keyboard
    await expect(page.locator("#timeline .event").last).to_contain_text("отметка о мошенничестве снята")
    await expect(mark).to_have_text(re.compile(r"Мошенничество:\s*да\s*нет"))


async def test_a_help_article_is_seen_while_it_is_written(page: Page, office: Office) -> None:
    await office.desk.import_articles(office.admin, default_articles())
    await log_in(page, "anna")
    await page.goto("/admin/articles")
    await page.keyboard.press("/")
    await page.keyboard.type("передумала покупать")
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="Как отменить заказ").click()
    await page.wait_for_url("**/open/cancel-order*")  # the page before it has a form of the same look
    await page.fill("#body", "Нажмите **«Отменить»**.")
    await expect(page.locator("#preview b")).to_have_text("«Отменить»")
    await page.get_by_role("button", name="Снять с публикации").click()
    await expect(page.get_by_role("button", name="Сохранить и опубликовать")).to_be_visible()
    assert (await office.desk.article(office.admin, "cancel-order")).body == "Нажмите **«Отменить»**."


async def test_a_note_has_another_ground(page: Page, office: Office) -> None:
    ticket = await office.write("Где заказ?")
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    composer = page.locator("#composer")
    before = await composer.evaluate("form => getComputedStyle(form).backgroundColor")
    await page.keyboard.press("n")
    assert await composer.evaluate("form => getComputedStyle(form).backgroundColor") != before
    await expect(composer).to_contain_text("Клиент этого не увидит")
    await page.keyboard.type("Ждём склад")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".message.note .text")).to_have_text("Ждём склад")
    await expect(page.locator(".message.note .delivery")).to_have_count(0)


async def test_what_the_customer_adds_appears_and_a_draft_stays(page: Page, office: Office) -> None:
    ticket = await office.write("Где заказ?", who="anna_k")
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    await page.fill("#composer textarea", "Сейчас посмо")
    await office.write("Номер 4471", who="anna_k")
    await expect(page.locator(".message.in")).to_have_count(2)
    await expect(page.locator("#composer textarea")).to_have_value("Сейчас посмо")
    await expect(page.locator("#composer textarea")).to_be_focused()
    await page.reload()
    await expect(page.locator("#composer textarea")).to_have_value("Сейчас посмо")


async def test_a_file_by_picker(page: Page, office: Office, tmp_path: Path) -> None:
    ticket = await office.write("Пришлите схему")
    file = tmp_path / "схема.png"
    file.write_bytes(picture())
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    await page.set_input_files('#composer [type="file"]', file)
    await expect(page.locator("[data-chosen] li")).to_have_text("схема.png")
    await page.get_by_role("button", name="Отправить", exact=True).click()
    image = page.locator(".message.out img")
    await expect(image).to_have_attribute("alt", "схема.png")
    await expect(image).to_have_js_property("naturalWidth", 640)  # the page's own rules forbid waiting by a script


async def test_a_cue_tells_its_reason_on_focus(page: Page, office: Office) -> None:
    await day(office)
    (scam,) = (await office.desk.tickets(office.operator, Filter(level="fraud"))).rows
    await log_in(page)
    await page.goto(f"/tickets/{scam.id}")
    cue = page.locator(".cue")
    await expect(cue.locator(".tip")).to_be_hidden()
    await cue.focus()
    await expect(cue.locator(".tip")).to_contain_text("просит перейти по чужой ссылке")
    await expect(page.locator("#side .evidence")).to_contain_text("Возврат вне личного кабинета +45")


async def test_the_keyboard_is_enough(page: Page, office: Office) -> None:
    first = await office.write("Первый вопрос", who="anna", name="Анна")
    second = await office.write("Второй вопрос", who="boris", name="Борис")
    await log_in(page)
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("j")
    await expect(page.locator(f"#t{second} > a")).to_be_focused()
    await page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'о' }))")  # j on a Russian keyboard
    await expect(page.locator(f"#t{first} > a")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#ticket")).to_have_attribute("data-ticket", str(first))
    await page.keyboard.press("?")
    await expect(page.locator("#keys")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#keys")).to_be_hidden()
    await page.keyboard.press("a")
    await expect(page.locator('#head [name="assignee"]')).to_be_focused()
    await page.keyboard.press("Escape")
    await page.keyboard.press("R")  # with Caps Lock on
    await page.keyboard.type("Ответ")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".message.out")).to_have_count(1)
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    await expect(page.locator('#head [name="status"]')).to_have_value("solved")
    await expect(page.locator(f"#t{first}")).to_have_class(re.compile("gone"))  # the row keeps its place
    await page.go_back()
    await expect(page.locator("#ticket")).to_have_class("ticket none")


async def test_an_edit_in_hand_survives_news_of_its_answer(page: Page, office: Office) -> None:
    ticket = await office.write("Где заказ?")
    await office.desk.reply(office.operator, ticket, Answer("Едет"))
    await office.delivered("bot")
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    field = page.locator(".message.out .edit textarea")
    await page.click(".message.out .edit summary")
    await field.fill("Едет, будет завтра")
    await page.click("#subject")
    await office.arrive(Receipt(channel="bot", state="read", reference="s1", happened_at=datetime.now(UTC)))
    await office.write("И ещё вопрос")
    await expect(page.locator(".message.in")).to_have_count(2)
    await expect(field).to_have_value("Едет, будет завтра")
    await page.click(".message.out .edit .primary")
    await expect(page.locator(".message.out .text").first).to_have_text("Едет, будет завтра")
    await expect(field).to_be_hidden()
    await expect(page.locator(".message.out .delivery").first).to_contain_text("прочитано")


async def test_properties_change_at_once(page: Page, office: Office) -> None:
    ticket = await office.write("Где заказ?")
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    await page.select_option('#head [name="assignee"]', label="Олег Громов")
    await expect(page.locator("#timeline .event").last).to_contain_text("исполнитель — Олег Громов")
    await page.select_option('#head [name="topic"]', label="Доставка → Где заказ")
    await expect(page.locator("#timeline .event").last).to_contain_text("тема «Доставка → Где заказ»")
    await page.fill("#tags", "брак, срочно")
    await page.press("#tags", "Enter")
    await expect(page.locator("#timeline .event").last).to_contain_text("метки брак, срочно")


async def test_a_phone_shows_one_pane(chromium: Browser, context: BrowserContext, page: Page, office: Office) -> None:
    ticket = await torn_box(office)
    await page.set_viewport_size({"width": 390, "height": 844})
    await log_in(page)
    await expect(page.locator("#list")).to_be_visible()
    await expect(page.locator("#ticket")).to_be_hidden()
    await page.locator("#list").get_by_role("link", name="Очереди").click()
    await expect(page.locator("#menu")).to_be_visible()
    await page.locator("#menu .close").click()
    await expect(page.locator("#menu")).to_be_hidden()
    await page.click(f"#t{ticket} > a")
    await expect(page.locator("#list")).to_be_hidden()
    await expect(page.locator("#composer")).to_be_in_viewport()
    await page.get_by_role("link", name="Клиент и подробности").click()
    await expect(page.locator("#side")).to_contain_text("anna@example.ru")
    await page.locator("#side .close").click()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await page.get_by_role("link", name="Назад к списку").click()
    await expect(page.locator("#list")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_is_readable_in_both_schemes(page: Page, office: Office, scheme: str) -> None:
    """Contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3) of every text on the ground that is under it."""
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    ticket = await day(office)
    await log_in(page, "anna")
    (scam,) = (await office.desk.tickets(office.operator, Filter(level="fraud"))).rows
    for path in (f"/tickets/{ticket}", f"/tickets/{scam.id}", "/admin/channels", "/admin/users", "/admin/articles"):
        await page.goto(path)
        assert await page.evaluate(CONTRAST) == []


async def test_it_works_without_scripts(chromium: Browser, address: str, office: Office) -> None:
    ticket = await office.write("Где заказ?")
    context = await chromium.new_context(base_url=address, java_script_enabled=False)
    context.set_default_timeout(MILLISECONDS)
    page = await context.new_page()
    await log_in(page)
    await page.click(f"#t{ticket} > a")
    await page.fill("#composer textarea", "Ответ без скриптов")
    await page.click("[data-send]")
    await expect(page.locator(".message.out .text")).to_have_text("Ответ без скриптов")
    await page.select_option('#head [name="status"]', "solved")
    await page.locator("#head .choice").first.get_by_role("button").click()
    await expect(page.locator('#head [name="status"]')).to_have_value("solved")
    await context.close()


async def test_the_picture_in_the_readme(page: Page, office: Office, tmp_path: Path) -> None:
    """It replaces the one in docs/ only when OKNO_SCREENSHOTS is set."""
    ticket = await day(office)
    await log_in(page)
    await page.goto(f"/tickets/{ticket}")
    await expect(page.locator(".message img").first).to_have_js_property("naturalWidth", 640)
    folder = ROOT / "docs" / "images" if os.environ.get("OKNO_SCREENSHOTS") else tmp_path
    folder.mkdir(exist_ok=True)
    await page.screenshot(path=folder / "inbox.png")
    assert (folder / "inbox.png").read_bytes().startswith(b"\x89PNG")


CONTRAST = """() => {
  const parse = (text) => { const n = text.match(/[0-9.]+/g).map(Number); return { rgb: n.slice(0, 3), a: n[3] ?? 1 }; };
  const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a === 1) return c.rgb; }
    return [255, 255, 255];
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('option, template, :disabled')) continue;
    let alpha = 1;
    for (let e = element; e; e = e.parentElement) alpha *= Number(getComputedStyle(e).opacity);
    const under = ground(element), over = parse(getComputedStyle(element).color).rgb.map((v, i) => v * alpha + under[i] * (1 - alpha));
    const [high, low] = [light(over), light(under)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) found.add(
      `${element.className || element.tagName} “${walker.currentNode.data.trim().slice(0, 30)}” ${ratio.toFixed(2)}`,
    );
  }
  return [...found];
}"""


async def test_two_operators_at_one_ticket(page: Page, office: Office) -> None:
    """What a colleague answers is seen while one writes; the side panel stays folded on the next ticket."""
    first = await office.write("Где заказ?", who="anna", name="Анна")
    second = await office.write("Где возврат?", who="boris", name="Борис")
    await log_in(page)
    await page.click(f"#t{first} > a")
    await page.click(".fold")
    await expect(page.locator("#side")).to_be_hidden()
    await page.fill("#composer textarea", "Через неделю")
    await office.desk.reply(office.admin, first, Answer("Завтра"))
    await expect(page.locator(".message.out .text")).to_have_text("Завтра")
    await page.press("#composer textarea", "Control+Enter")
    await expect(page.locator(".message.out .text")).to_have_text(["Завтра", "Через неделю"])
    await page.click(f"#t{second} > a")
    await expect(page.locator("#subject")).to_have_text("Где возврат?")
    await expect(page.locator("#side")).to_be_hidden()


async def test_an_answer_to_what_a_colleague_has_answered_waits(context: BrowserContext, office: Office) -> None:
    """Without live updates the desk itself says so, shows the answer and keeps the text."""
    tab = await context.new_page()
    await tab.route("**/live*", lambda route: route.abort())
    ticket = await office.write("Где заказ?")
    await log_in(tab)
    await tab.goto(f"/tickets/{ticket}")
    await tab.fill("#composer textarea", "Через неделю")
    await office.desk.reply(office.admin, ticket, Answer("Завтра"))
    await tab.press("#composer textarea", "Control+Enter")
    await expect(tab.locator("#notices")).to_contain_text("Анна Ильина")
    await expect(tab.locator(".message.out .text")).to_have_text("Завтра")
    await expect(tab.locator("#composer textarea")).to_have_value("Через неделю")
    await tab.press("#composer textarea", "Control+Enter")
    await expect(tab.locator(".message.out .text")).to_have_text(["Завтра", "Через неделю"])


async def test_a_cues_reason_is_seen_whole(page: Page, office: Office) -> None:
    words = "Здравствуйте, уважаемый клиент! По вашему заказу одобрен возврат, перейдите по ссылке"
    await office.write(words, verdict=suspicious(words, "перейдите по ссылке"))
    await log_in(page)
    await page.click("#rows > .row > a")
    for show in (page.locator(".cue").hover, page.locator(".cue").focus):
        await show()
        tip, pane = await page.locator(".cue .tip").bounding_box(), await page.locator("#thread").bounding_box()
        assert tip is not None
        assert pane is not None
        assert tip["x"] + tip["width"] <= pane["x"] + pane["width"]
        assert tip["y"] + tip["height"] <= pane["y"] + pane["height"]
        await page.mouse.move(0, 0)
