"""One person on many channels, as operators see it: a suggestion with its evidence, one click, and back again."""

import re

from router.schema import Identity, Sender
from tests.inbox.office import Browser, Office
from tests.inbox.screens import HTMX, XSS, log_in, look


async def two(office: Office) -> tuple[int, int]:
    typed = (Identity(type="email", value="anna@mail.example"),)
    first = await office.write(
        "Где заказ?", sender=Sender(address="telegram:anna", name=f"Анна {XSS}", identities=typed)
    )
    second = await office.write(
        "Привет", who="5", channel="club", sender=Sender(address="vk:5", name="Аня", identities=typed)
    )
    return first, second


async def press(client: Browser, ticket: int, name: str, token: str, **values: str) -> None:
    answer = await client.post(f"/tickets/{ticket}/{name}", data={"csrf": token, **values}, headers=HTMX)
    assert answer.status == 200


async def test_a_suggestion_is_joined_and_parted_by_one_click_each(client: Browser, office: Office) -> None:
    first, second = await two(office)
    token = await log_in(client)
    page = (await look(client, f"/tickets/{first}")).replace("\xa0", " ")
    assert "Возможно, это тот же человек" in page
    assert "anna@mail.example: указано и там, и там, но не подтверждено" in page
    assert "<script>alert" not in page
    assert "<script>alert" not in await look(client, f"/tickets/{second}")
    (contact,) = re.findall(r'<input type="hidden" name="contact" value="(\d+)">', page)[:1]
    await press(client, first, "join", token, contact=contact)
    page = (await look(client, f"/tickets/{first}")).replace("\xa0", " ")
    assert 'id="likely"' not in page
    assert "Один человек с <b>Аня</b>" in page
    assert "Олег Громов: один человек с Аня" in page
    assert page.count("anna@mail.example") == 1  # both said it
    assert f"/tickets/{second}" in page
    (join,) = re.findall(r'<input type="hidden" name="join" value="(\d+)">', page)
    await press(client, first, "part", token, join=join)
    page = (await look(client, f"/tickets/{first}")).replace("\xa0", " ")
    assert "Один человек" not in page
    assert 'id="likely"' not in page


async def test_somebody_else_is_not_suggested_again(client: Browser, office: Office) -> None:
    first, second = await two(office)
    token = await log_in(client)
    (contact,) = re.findall(r'name="contact" value="(\d+)"', await look(client, f"/tickets/{second}"))[:1]
    await press(client, second, "decline", token, contact=contact)
    for ticket in (first, second):
        assert 'id="likely"' not in await look(client, f"/tickets/{ticket}")


async def test_links_are_made_for_the_tickets_customer(client: Browser, office: Office) -> None:
    first, _ = await two(office)
    token = await log_in(client)
    answer = await client.post(f"/tickets/{first}/links", data={"csrf": token})
    page = await answer.text()
    assert answer.status == 200
    assert re.search(r'value="https://vk\.me/club1\?ref=[0-9a-f-]+_[a-z2-7]{16}"', page)
    assert re.search(r'value="[^"]+/my/join/[0-9a-f-]+_[a-z2-7]{16}"', page)
    assert answer.headers["Cache-Control"] == "no-store"
    assert (await client.post(f"/tickets/{first}/links", data={})).status == 403
