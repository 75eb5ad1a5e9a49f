"""The operators' JSON API: what the screens do in a ticket, with the same checks."""

from typing import Any

import pytest

from router.schema import Verdict
from tests.customer import application as api
from tests.inbox.office import PASSWORD, Browser, Office


async def call(client: Browser, method: str, path: str, *given: Any, **headers: str) -> tuple[int, Any]:
    return await api.call(client, method, f"/desk{path}", *given, **headers)


async def log_in(client: Browser) -> str:
    status, given = await call(client, "POST", "/session", {"login": "oleg", "password": PASSWORD})
    assert status == 201
    return str(given["token"])


async def test_an_answer_is_written_changed_and_taken_back(client: Browser, office: Office) -> None:
    ticket, token = await office.write("Где заказ?"), await log_in(client)
    said = {"text": "Смотрим"}
    status, made = await call(client, "POST", f"/tickets/{ticket}/messages", said, token, **{"Idempotency-Key": "k1"})
    assert status == 201
    assert (await call(client, "POST", f"/tickets/{ticket}/messages", said, token, **{"Idempotency-Key": "k1"}))[
        1
    ] == made
    await office.delivered("bot")
    assert (await call(client, "PATCH", f"/messages/{made['id']}", {"text": "Нашли"}, token)) == (200, {})
    status, shown = await call(client, "GET", f"/tickets/{ticket}", token=token)
    assert (status, shown["messages"][-1]["text"], shown["messages"][-1]["direction"]) == (200, "Нашли", "out")
    assert (await call(client, "DELETE", f"/messages/{made['id']}", token=token))[0] == 200
    status, refused = await call(client, "PATCH", f"/messages/{made['id']}", {"text": " "}, token)
    assert (status, refused["error"]["code"], refused["error"]["field"]) == (422, "text_required", "text")
    note = await call(client, "POST", f"/tickets/{ticket}/messages", {"text": "звонил", "note": True}, token)
    assert note[0] == 201
    assert (await office.desk.ticket(office.operator, ticket)).messages[-1].direction == "note"


async def test_long_keys_are_told_apart_and_too_long_ones_refused(client: Browser, office: Office) -> None:
    ticket, token = await office.write("Где заказ?"), await log_in(client)

    async def answer(key: str) -> int:
        path, header = f"/tickets/{ticket}/messages", {"Idempotency-Key": key}
        return (await call(client, "POST", path, {"text": key[-1]}, token, **header))[0]

    assert [await answer("k" * 64 + end) for end in "ab"] == [201, 201]
    assert [one.text for one in (await office.desk.ticket(office.operator, ticket)).messages[1:]] == ["a", "b"]
    assert await answer("k" * 201) == 422


async def test_a_customers_words_are_not_ours_to_change(client: Browser, office: Office) -> None:
    ticket, token = await office.write("Где заказ?"), await log_in(client)
    message = (await office.desk.ticket(office.operator, ticket)).messages[0].id
    for method, data in (("PATCH", {"text": "не писал"}), ("DELETE", None)):
        status, refused = await call(client, method, f"/messages/{message}", data, token)
        assert status in (404, 409)
        assert refused["error"]["message"]


async def test_people_are_joined_parted_and_told_apart(client: Browser, office: Office) -> None:
    one = await office.write("Где заказ?")
    other = await office.write("Это снова я", who="club_anna", channel="club")
    token = await log_in(client)
    contact = (await office.desk.ticket(office.operator, other)).contact.id
    assert (await call(client, "POST", f"/tickets/{one}/joins", {"contact": contact}, token)) == (200, {})
    shown = (await call(client, "GET", f"/tickets/{one}", token=token))[1]
    (joined,) = shown["contact"]["joined"]
    assert (await call(client, "DELETE", f"/tickets/{one}/joins/{joined['id']}", token=token))[0] == 200
    status, refused = await call(client, "DELETE", f"/tickets/{one}/joins/{joined['id']}", token=token)
    assert (status, refused["error"]["code"]) == (404, "not_found")
    assert (await call(client, "POST", f"/tickets/{one}/declined", {"contact": contact}, token))[0] == 200
    assert (await call(client, "GET", f"/tickets/{one}/links", token=token))[0] == 200


async def test_typing_and_opinions(client: Browser, office: Office) -> None:
    ticket, token = await office.write("Зайдите в чат", verdict=Verdict(revision="r1")), await log_in(client)
    assert (await call(client, "POST", f"/tickets/{ticket}/typing", {}, token)) == (200, {})
    message = (await office.desk.ticket(office.operator, ticket)).messages[0].id
    assert (await call(client, "POST", f"/messages/{message}/opinion", {"says": True}, token))[0] == 200
    assert (await office.desk.fraud_marks(office.operator)).missed == 1
    assert (await call(client, "POST", f"/messages/{message}/opinion", {"says": None}, token))[0] == 200
    assert (await office.desk.fraud_marks(office.operator)).missed == 0
    assert (await call(client, "POST", f"/messages/{message}/opinion", {"says": True, "rule": "none"}, token))[0] == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/tickets/1"), ("POST", "/tickets/1/messages"), ("PATCH", "/messages/1"), ("DELETE", "/messages/1"),
     ("POST", "/messages/1/opinion"), ("POST", "/tickets/1/typing"), ("GET", "/tickets/1/links"), ("POST", "/tickets/1/joins"),
     ("POST", "/tickets/1/declined"), ("DELETE", "/tickets/1/joins/1"), ("DELETE", "/session")],
)  # fmt: skip
async def test_a_token_is_needed_and_a_cookie_is_none(client: Browser, office: Office, method: str, path: str) -> None:
    await office.write("Добрый день")
    await client.post("/login", data={"login": "anna", "password": PASSWORD, "next": "/inbox"})
    for token in ("", "wrong", "x" * 300):
        status, refused = await call(client, method, path, {"text": "a"}, token)
        assert (status, refused["error"]["code"]) == (401, "session_wrong")


async def test_sessions_end_and_logins_are_bounded(client: Browser, office: Office) -> None:
    token = await log_in(client)
    assert (await call(client, "DELETE", "/session", token=token))[0] == 200
    assert (await call(client, "GET", "/tickets/1", token=token))[0] == 401
    wrong = [await call(client, "POST", "/session", {"login": "oleg", "password": "wrong"}) for _ in range(6)]
    assert (wrong[0][0], wrong[0][1]["error"]["code"]) == (401, "login_refused")
    assert (wrong[-1][0], wrong[-1][1]["error"]["code"]) == (429, "too_many")
    assert (await call(client, "POST", "/session", {"login": 1}))[0] == 400
