"""The JSON API as an application calls it."""

import base64
import json
from pathlib import Path

import pytest
from aiohttp.test_utils import BaseTestServer, TestServer

from inbox.api import MESSAGES
from router.desk import Upload
from tests.bare import status_of
from tests.customer.application import API, ask, call
from tests.customer.house import PNG, PUBLIC_URL, House
from tests.customer.pages import Client, browser


@pytest.mark.parametrize("token", [b"\xff", b"anna.\xff\xff", b"\xff.aaaaaaaaaaaaaaaa", "ё.я".encode()])
async def test_a_token_that_is_no_text_is_no_token(server: BaseTestServer, token: bytes) -> None:
    bearer = b"Content-Type: application/json", b"Authorization: Bearer " + token
    assert await status_of(server, f"POST {API}/requests/1/close", *bearer) == 401
    assert await status_of(server, f"POST {API}/messages", *bearer) == 401


async def test_the_whole_round(stranger: Client, house: House) -> None:
    picture = {"name": "чек.png", "media_type": "image/png", "data": base64.b64encode(PNG).decode()}
    number, token = await ask(
        stranger, "Списали дважды", topic="payment", fields={"sum": "1 990"}, files=[picture], name="Анна"
    )
    await house.fetcher.once()
    await house.settle(number)
    status, listed = await call(stranger, "GET", "/requests", token=token)
    assert (status, [one["id"] for one in listed["requests"]]) == (200, [number])
    status, one = await call(stranger, "GET", f"/requests/{number}", token=token)
    assert (one["topic"], one["fields"], one["status"], one["can_write"]) == ("payment", {"sum": "1 990"}, "new", True)
    assert [message["by"] for message in one["messages"]] == ["customer", "automatic"]
    [part] = one["messages"][0]["parts"]
    async with stranger.get(part["url"], headers={"Authorization": f"Bearer {token}"}) as answer:
        assert await answer.read() == PNG
    status, made = await call(stranger, "POST", f"/requests/{number}/messages", {"text": "Вчера"}, token)
    assert (status, made) == (201, {"ticket": number})
    await house.desk.note(house.operator, number, "заметка")
    await house.answer(
        number, "Вернём", solve=True, files=[Upload(name="акт.pdf", media_type="application/pdf", data=b"%PDF-1.7")]
    )
    assert (await call(stranger, "GET", "/requests", token=token))[1]["requests"][0]["unread"] is True
    one = (await call(stranger, "GET", f"/requests/{number}", token=token))[1]
    last = one["messages"][-1]
    assert (last["by"], last["author"], last["text"], last["parts"][0]["name"]) == (
        "support",
        "Олег Громов",
        "Вернём",
        "акт.pdf",
    )
    status, rated = await call(
        stranger, "POST", f"/requests/{number}/rating", {"stars": 5, "comment": "спасибо"}, token
    )
    assert (status, rated["rating"]) == (200, 5)
    second, _ = await ask_as(stranger, token, {"text": "Снова", "linked_from": number})
    assert (await call(stranger, "GET", f"/requests/{second}", token=token))[1]["id"] == second
    status, closed = await call(stranger, "POST", f"/requests/{second}/close", {}, token)
    assert (status, closed["status"], closed["can_write"]) == (200, "closed", False)
    status, refused = await call(stranger, "POST", f"/requests/{second}/messages", {"text": "ещё"}, token)
    assert (status, refused["error"]["code"]) == (409, "conflict")


async def ask_as(client: Client, token: str, data: object) -> tuple[int, str]:
    status, made = await call(client, "POST", "/messages", data, token)
    assert status == 201
    assert made["token"] == token
    return made["ticket"], made["token"]


async def test_the_answer_names_the_private_link(stranger: Client) -> None:
    _, made = await call(stranger, "POST", "/messages", {"text": "я"})
    assert made["link"] == f"{PUBLIC_URL}/my/{made['token']}"
    async with stranger.get(f"/my/{made['token']}", headers={"Accept": "text/html"}) as page:
        assert page.url.path == "/my"


async def test_a_repeated_post_is_one_request(stranger: Client) -> None:
    headers = {"Idempotency-Key": "5f0c8a6e-0d5b-4a65-9a77-0c7d3a0f1b11"}
    one, two = [await call(stranger, "POST", "/messages", {"text": "я"}, **headers) for _ in range(2)]
    assert one == two
    other = await call(stranger, "POST", "/messages", {"text": "не я"}, **headers)
    assert other[1]["ticket"] != one[1]["ticket"]


async def test_topics_are_for_everybody(stranger: Client) -> None:
    status, given = await call(stranger, "GET", "/topics")
    assert status == 200
    payment = next(topic for topic in given["topics"] if topic["id"] == "payment")
    assert [field["id"] for field in payment["fields"]] == ["sum", "date", "error"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("GET", "/{n}"), ("POST", "/{n}/messages"), ("POST", "/{n}/close"), ("POST", "/{n}/rating")],
)
async def test_requests_are_only_the_owners(stranger: Client, house: House, method: str, path: str) -> None:
    number, _ = await ask(stranger)
    _, other = await ask(stranger, "Другой вопрос")
    await house.answer(number, "Готово", solve=True)
    before = await house.desk.ticket(house.operator, number)
    data = {"/{n}/messages": {"text": "чужое"}, "/{n}/rating": {"stars": 1}}.get(path)
    address = "/requests" + path.format(n=number)
    status, answer = await call(stranger, method, address, data)
    assert (status, answer["error"]["code"]) == (401, "unauthorized")
    status, answer = await call(stranger, method, address, data, "anna.aaaaaaaaaaaaaaaa")
    assert (status, answer["error"]["code"]) == (401, "token_wrong")
    status, answer = await call(stranger, method, address, data, other)
    if path:
        assert (status, answer["error"]["code"]) == (404, "not_found")
    else:
        assert number not in [one["id"] for one in answer["requests"]]
    assert await house.desk.ticket(house.operator, number) == before


async def test_files_are_only_the_owners(stranger: Client, house: House) -> None:
    number, token = await ask(stranger, files=[{"name": "a.png", "data": base64.b64encode(PNG).decode()}])
    _, other = await ask(stranger, "Другой вопрос")
    await house.fetcher.once()
    part = (await house.desk.ticket(house.operator, number)).messages[0].parts[0].id
    for given, status in ((token, 200), (other, 404), ("", 401)):
        headers = {"Authorization": f"Bearer {given}"} if given else {}
        async with stranger.get(f"{API}/files/{part}", headers=headers) as answer:
            assert answer.status == status


@pytest.mark.parametrize(
    ("path", "body", "content_type", "status", "code", "field"),
    [
        ("/messages", b"{}", "application/json", 422, "text_required", "text"),
        ("/messages", b"{", "application/json", 400, "json_unreadable", ""),
        ("/messages", b'{"text": 1}', "application/json", 400, "json_field", "text"),
        (
            "/messages",
            b'{"text": "a", "files": [{"name": "a", "data": 5}]}',
            "application/json",
            400,
            "json_field",
            "files[0].data",
        ),
        ("/messages", b'{"text": "a", "ticket": 1}', "application/json", 401, "sign_in", "ticket"),
        ("/messages", b"text=a", "application/x-www-form-urlencoded", 415, "content_type", ""),
        ("/messages", b"x" * 200_000, "application/json", 413, "too_large", ""),
        ("/nowhere", b"{}", "application/json", 404, "not_found", ""),
    ],
)
async def test_errors_have_a_code_a_sentence_and_a_field(
    house: House, path: str, body: bytes, content_type: str, status: int, code: str, field: str
) -> None:
    async with browser(TestServer(house.app(body_limit=100_000))) as client:
        headers = {"Content-Type": content_type, "Accept-Language": "en"}
        async with client.post(API + path, data=body, headers=headers) as answer:
            error = (await answer.json())["error"]
            assert (answer.status, error["code"], error["field"]) == (status, code, field)
            assert error["message"].endswith((".", "/", "ru")), error["message"]
            assert error["message"].isascii()


@pytest.mark.parametrize(
    ("rating", "status", "code", "field"),
    [({"stars": 6}, 422, "stars_required", "stars"), ({"stars": 0}, 422, "stars_required", "stars"),
     ({"stars": "5"}, 400, "json_field", "stars"), ({}, 400, "json_field", "stars"), ([], 400, "json_field", ""),
     ({"stars": 5, "coment": ""}, 400, "json_field", "coment")],
)  # fmt: skip
async def test_a_wrong_rating(
    stranger: Client, house: House, rating: object, status: int, code: str, field: str
) -> None:
    number, token = await ask(stranger)
    await house.answer(number, "Готово", solve=True)
    answered, body = await call(stranger, "POST", f"/requests/{number}/rating", rating, token)
    assert (answered, body["error"]["code"], body["error"]["field"]) == (status, code, field)


async def test_too_often_says_when_to_come_again(house: House) -> None:
    async with browser(TestServer(house.app(per_minute=1))) as client:
        await ask(client)
        async with client.post(f"{API}/messages", json={"text": "я"}) as answer:
            assert answer.status == 429
            assert 0 < int(answer.headers["Retry-After"]) <= 61
            assert (await answer.json())["error"]["code"] == "too_many"


async def test_the_cookie_of_the_pages_is_no_token(stranger: Client) -> None:
    _, made = await call(stranger, "POST", "/messages", {"text": "я"})
    async with stranger.get(f"/my/{made['token']}"):
        pass
    assert (await call(stranger, "GET", "/requests"))[0] == 401


def test_the_page_names_every_address_and_every_error() -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
    of_pages_alone = {"required", "section_required", "form_expired", "body_unreadable", "request_closed"}
    assert not {code for code in set(MESSAGES) - of_pages_alone if f"`{code}`" not in page}
    for path in ("/topics", "/messages", "/requests", "/requests/{id}", "/requests/{id}/messages", "/requests/{id}/close",
                 "/requests/{id}/rating", "/files/{id}", "/links", "/joins"):  # fmt: skip
        assert f"{path}`" in page, path
    for block in page.split("```json")[1:]:
        json.loads(block.split("```")[0])
