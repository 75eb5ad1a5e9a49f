"""A customer's application at the JSON API."""

from typing import Any

from tests.customer.pages import Client

API = "/api/v1"


async def call(
    client: Client, method: str, path: str, data: object = None, token: str = "", **headers: str
) -> tuple[int, Any]:
    if token:
        headers["Authorization"] = f"Bearer {token}"
    async with client.request(method, API + path, json=data, headers=headers) as answer:
        assert answer.content_type == "application/json"
        assert answer.headers.get("Cache-Control") == "no-store" or answer.status >= 400
        return answer.status, await answer.json()


async def ask(client: Client, text: str = "Где мой заказ?", **more: object) -> tuple[int, str]:
    status, made = await call(client, "POST", "/messages", {"text": text, **more})
    assert status == 201, made
    return made["ticket"], made["token"]
