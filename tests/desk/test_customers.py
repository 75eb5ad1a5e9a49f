"""The customer's side: own requests, and never anybody else's. Owner, colleague and stranger in every test."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from router.channel import Hook
from router.desk import Answer, Conflict, Forbidden, NotFound
from router.readmodels import Actor
from router.store import customers, raws
from router.store.engine import announce
from router.store.outbox import Claimed, claim, sent
from tests.desk.house import House
from tests.waiting import until

VERA = Actor(role="operator", user_id=2, name="Вера")
ANNA, MALLORY = Actor(role="customer", address="post:anna"), Actor(role="customer", address="post:mallory")


def hook(house: House, body: bytes) -> Hook:
    return Hook(
        method="POST", path="/", headers={}, query={}, body=body, remote="10.0.0.1", received_at=house.clock.now()
    )


@pytest.fixture
def forms(house: House) -> House:
    house.post.capabilities = replace(house.post.capabilities, forms=True)
    return house


async def answered(house: House, ticket_id: int, text: str, *, deliver: bool = True) -> None:
    await house.desk.reply(VERA, ticket_id, Answer(text))
    if deliver:
        now = house.clock.now()
        for job in await house.store.write(claim, "post", "w", now, now, 10):
            await house.store.write(sent, Claimed(id=job.id, worker="w"), [f"x{job.id}"], now)


async def test_he_sees_his_thread_and_nothing_of_the_desks(forms: House) -> None:
    ticket_id = await forms.arrives("anna")
    await forms.desk.note(VERA, ticket_id, "подозрительно")
    await answered(forms, ticket_id, "Завтра")
    await answered(forms, ticket_id, "ещё не ушло", deliver=False)
    (listed,) = await forms.desk.requests(ANNA)
    assert (listed.id, listed.unread, listed.messages) == (ticket_id, True, ())
    shown = await forms.desk.request(ANNA, ticket_id)
    assert [(message.direction, message.text) for message in shown.messages] == [
        ("in", "Где заказ?"),
        ("out", "Завтра"),
    ]
    assert all(
        m.verdict is None and m.threading is None and m.raw_id is None and m.delivery is None for m in shown.messages
    )
    assert (shown.can_write, shown.can_close, shown.can_rate) == (True, True, False)
    (listed,) = await forms.desk.requests(ANNA)
    assert not listed.unread
    read = (await forms.desk.ticket(VERA, ticket_id)).messages[2].delivery
    assert read is not None
    assert read.read_at == forms.clock.now()


async def test_an_answer_that_leaves_while_he_looks_stays_unread(forms: House) -> None:
    ticket_id = await forms.arrives("anna")
    await answered(forms, ticket_id, "Завтра")
    his = await forms.store.read(customers.own_contacts, ANNA.address)
    page = await forms.store.read(customers.request_page, ticket_id, his)
    assert page is not None
    await answered(forms, ticket_id, "Нет, сегодня")
    await forms.store.write(customers.mark_answers_read, page, forms.clock.now())
    assert await forms.store.read(customers.unread_requests, his) == {ticket_id}
    await forms.desk.request(ANNA, ticket_id)
    assert await forms.store.read(customers.unread_requests, his) == set()


async def test_a_stranger_sees_nothing(forms: House) -> None:
    ticket_id = await forms.arrives("anna")
    await forms.arrives("mallory")
    assert [request.id for request in await forms.desk.requests(MALLORY)] != [ticket_id]
    for act in (
        forms.desk.request(MALLORY, ticket_id), forms.desk.close_request(MALLORY, ticket_id), forms.desk.rate(MALLORY, ticket_id, 5),
        forms.desk.request(Actor(role="customer", address="post:nobody"), ticket_id), forms.desk.request(ANNA, 99),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            await act
    for nobody in (VERA, Actor(role="customer"), Actor(role="")):
        with pytest.raises(Forbidden):
            await forms.desk.requests(nobody)


async def test_closing_and_rating(forms: House) -> None:
    ticket_id = await forms.arrives("anna")
    with pytest.raises(Conflict):
        await forms.desk.rate(ANNA, ticket_id, 5)
    await forms.desk.reply(VERA, ticket_id, Answer("Готово", solve=True))
    assert (await forms.desk.request(ANNA, ticket_id)).can_rate
    with pytest.raises(Conflict):
        await forms.desk.rate(ANNA, ticket_id, 6)
    await forms.desk.rate(ANNA, ticket_id, 4, " спасибо ")
    view = await forms.desk.ticket(VERA, ticket_id)
    assert (view.row.status, view.rating, view.rating_comment) == ("closed", 4, "спасибо")
    with pytest.raises(Conflict):
        await forms.desk.rate(ANNA, ticket_id, 1)
    shown = await forms.desk.request(ANNA, ticket_id)
    assert (shown.can_write, shown.can_close, shown.can_rate) == (False, False, False)


async def test_he_closes_his_own(forms: House) -> None:
    ticket_id = await forms.arrives("anna")
    await forms.desk.close_request(ANNA, ticket_id)
    assert (await forms.desk.ticket(VERA, ticket_id)).row.status == "closed"


async def test_a_form_gets_its_number(forms: House) -> None:
    ticket_id = await forms.arrives("anna")

    def process(tx: Connection) -> None:
        raws.finish(tx, [raws.Finished(id=2, state="done", ticket_id=ticket_id)], forms.clock.now())
        announce(tx, "events")

    sending = asyncio.create_task(forms.desk.submit(hook(forms, b"form-1")))
    await until(
        lambda: forms.store.read(lambda tx: tx.exec_driver_sql("SELECT 1 FROM raws WHERE id = 2").all()), "the raw"
    )
    await forms.store.write(process)
    got = await sending
    assert (got.status, got.ticket_id, got.token, got.error) == (200, ticket_id, "t", "")


async def test_a_refused_form_stores_nothing(forms: House) -> None:
    got = await forms.desk.submit(hook(forms, b"bad"))
    assert (got.status, got.error, got.field, got.ticket_id) == (422, "text_required", "text", 0)
    assert (await forms.desk.channels(VERA))[0].waiting == 0


async def test_without_such_a_channel(house: House) -> None:
    assert house.desk.forms() is None
    assert house.desk.customer(house.signer.sign("customer", "anna")) is None
    with pytest.raises(NotFound):
        await house.desk.submit(hook(house, b"x"))


def test_only_our_links(forms: House) -> None:
    assert forms.desk.customer(forms.signer.sign("customer", "anna")) == ANNA
    for token in ("", "anna", "anna.aaaaaaaaaaaaaaaa", forms.signer.sign("reply", "anna"), "x" * 5000):
        assert forms.desk.customer(token) is None
