"""The helper on the customer's page: its articles unfold in place, and its two buttons are there without a script."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from tests.customer import application as api
from tests.customer.house import ARTICLES, House, helped
from tests.customer.pages import Client, Page, ask, browser, get, send
from tests.waiting import until

SAID = "принято."  # the end of every text of the house's rules


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with helped(tmp_path) as made:
        yield made


@pytest.fixture
async def client(house: House) -> AsyncIterator[Client]:
    async with TestServer(house.app()) as running, browser(running) as found:
        yield found


async def asked(client: Client, house: House) -> tuple[str, Page]:
    number = await ask(client, "Где мой заказ, сколько ждать?")
    await house.settle(number)
    return f"/my/{number}", await get(client, f"/my/{number}")


async def press(client: Client, page: Page, address: str, label: str) -> Page:
    """The page's button of that label, as a browser without scripts sends it."""
    (button,) = [one for one in page.tree.css(".help button") if one.text() == label]
    await send(
        client, page, {button.attributes["name"] or "": button.attributes["value"] or ""}, action=f"{address}#latest"
    )
    return await get(client, address)


async def test_offered_articles_unfold_in_place(client: Client, house: House) -> None:
    _, page = await asked(client, house)
    titles = [one.text() for one in page.tree.css(".help summary")]
    assert sorted(titles) == sorted(one.title for one in ARTICLES)
    body = page.tree.css(".help .words")[titles.index("Где мой заказ")]
    assert body.text() == "Статус виден в кабинете.\n\n• Раз: ждите.\n• Два: <script>."
    assert "<b>ждите</b>" in (body.html or "")
    assert [one.text() for one in page.tree.css(".help button")] == ["Помогло", "Позвать оператора"]
    offer = page.tree.css(".message.ours .words")[-1].text()
    assert offer.count(SAID) == 2, "it is acknowledged and offered: what to press is below"


async def test_helped_is_rated_on_the_page(client: Client, house: House) -> None:
    address, page = await asked(client, house)
    assert page.tree.css_first("#stars") is None
    await press(client, page, address, "Помогло")

    async def solved() -> Page | None:
        shown = await get(client, address)
        return shown if len(shown.tree.css(".message.ours .words")) == 2 else None

    shown = await until(solved, "the helper's last word")
    assert shown.tree.css(".message.ours .words")[-1].text().count(SAID) == 1, "the stars ask for the rating"
    assert shown.tree.css(".help button") == []
    await send(client, shown, {"stars": "5"}, action=f"{address}/rating")
    assert (await house.desk.ticket(house.operator, int(address.rpartition("/")[2]))).rating == 5


async def test_a_called_person_ends_the_buttons_and_not_the_reading(client: Client, house: House) -> None:
    address, _ = await asked(client, house)
    english = await get(client, f"{address}?lang=en")
    assert [one.text() for one in english.tree.css(".help button")] == ["It helped", "Call a person"]
    await press(client, english, address, "Call a person")

    async def called() -> Page | None:
        shown = await get(client, address)
        return shown if shown.tree.css_first(".help button") is None else None

    shown = await until(called, "the helper's silence")
    assert len(shown.tree.css(".help details")) == len(ARTICLES)
    kinds = [event.kind for event in (await house.desk.ticket(house.operator, int(address.rpartition("/")[2]))).events]
    assert "helper_called" in kinds


async def test_nobody_is_offered_what_was_not_found(client: Client, house: House) -> None:
    number = await ask(client, "Здравствуйте")
    await house.settle(number)
    assert (await get(client, f"/my/{number}")).tree.css_first(".help") is None


async def test_a_program_gets_the_articles_too(client: Client, house: House) -> None:
    number, token = await api.ask(client, "Где мой заказ, сколько ждать?")
    await house.settle(number)
    _, shown = await api.call(client, "GET", f"/requests/{number}", token=token)
    assert shown["helping"] is True
    assert sorted(one["title"] for one in shown["help"]) == sorted(one.title for one in ARTICLES)
    (where,) = [one for one in shown["help"] if one["title"] == "Где мой заказ"]
    (bold,) = where["entities"]
    assert (where["text"][bold["start"] : bold["end"]], bold["type"]) == ("ждите", "bold")
