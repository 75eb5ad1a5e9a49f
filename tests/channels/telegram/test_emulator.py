"""The emulator refuses what the provider refuses, in its words; otherwise the other tests would prove little."""

from typing import Any

import aiohttp
import pytest

from tests.emulators.telegram import TelegramEmulator


async def call(tg: TelegramEmulator, method: str, **params: object) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session, session.post(f"{tg.url}/bot{tg.token}/{method}", json=params) as got:
        body: dict[str, Any] = await got.json()
        assert got.status == (200 if body["ok"] else body["error_code"])
        return body


def keyboard(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[button]]}


REFUSALS: list[tuple[str, dict[str, object], str]] = [
    ("sendMessage", {"chat_id": 0, "text": "a"}, "chat not found"),
    ("sendMessage", {"text": "a"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": True, "text": "a"}, "chat not found"),
    ("sendMessage", {"text": " \n"}, "message text is empty"),
    ("sendMessage", {"text": 5}, "must be a string"),
    ("sendMessage", {"text": "👍" * 2049}, "message is too long"),
    ("sendMessage", {"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ("sendMessage", {"text": "a", "reply_parameters": {"message_id": "x"}}, "can't parse reply parameters"),
    ("sendMessage", {"text": "a", "message_thread_id": "x"}, "must be an integer"),
    ("sendMessage", {"text": "a", "reply_markup": []}, "object expected as reply markup"),
    ("sendMessage", {"text": "a", "reply_markup": keyboard(text="b", callback_data="я" * 33)}, "BUTTON_DATA_INVALID"),
    ("sendMessage", {"text": "a", "reply_markup": keyboard(text="b", url="javascript:1")}, "BUTTON_URL_INVALID"),
    ("sendMessage", {"text": "a", "reply_markup": keyboard(text="b")}, "text buttons are unallowed"),
    ("sendPhoto", {}, "there is no photo"),
    ("answerCallbackQuery", {"callback_query_id": "old"}, "query is too old"),
    ("getFile", {"file_id": "none"}, "invalid file_id"),
    ("editMessageText", {"message_id": 1, "text": "a"}, "message to edit not found"),
    ("deleteMessage", {"message_id": 1}, "message to delete not found"),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action"),
    ("setWebhook", {"url": "http://example.ru"}, "An HTTPS URL must be provided"),
    ("setWebhook", {"url": "https://example.ru", "secret_token": "a b"}, "unallowed characters"),
    ("inventMessage", {}, "Not Found"),
]


@pytest.mark.parametrize(("method", "params", "words"), REFUSALS)
async def test_refusals(tg: TelegramEmulator, method: str, params: dict[str, object], words: str) -> None:
    chat = {} if "chat not" in words or "chat_id" in words else {"chat_id": tg.chat_id("anna")}
    body = await call(tg, method, **(chat | params))
    assert not body["ok"]
    assert words in body["description"]


async def test_an_answer_is_edited_and_deleted(tg: TelegramEmulator) -> None:
    chat = tg.chat_id("anna")
    sent = await call(tg, "sendMessage", chat_id=str(chat), text="Черновик", a_parameter_of_the_future=1)
    number = sent["result"]["message_id"]
    assert (await call(tg, "editMessageText", chat_id=chat, message_id=number, text="Чистовик"))["ok"]
    assert (
        "not modified"
        in (await call(tg, "editMessageText", chat_id=chat, message_id=number, text="Чистовик"))["description"]
    )
    assert [line.text for line in tg.transcript("anna")] == ["Чистовик"]
    assert (await call(tg, "deleteMessage", chat_id=chat, message_id=number))["ok"]
    assert tg.transcript("anna") == []


async def test_offset_confirms_and_webhook_excludes(tg: TelegramEmulator) -> None:
    for text in ("1", "2", "3"):
        await tg.write("anna", text)
    numbers = [item["update_id"] for item in (await call(tg, "getUpdates"))["result"]]
    assert numbers == [item["update_id"] for item in (await call(tg, "getUpdates"))["result"]]
    assert [item["update_id"] for item in (await call(tg, "getUpdates", offset=numbers[1]))["result"]] == numbers[1:]
    assert [item["update_id"] for item in (await call(tg, "getUpdates", offset=1, limit=1))["result"]] == numbers[1:2]
    assert (await call(tg, "getWebhookInfo"))["result"]["pending_update_count"] == 2
    await call(tg, "setWebhook", url="http://127.0.0.1:9/x")
    assert (await call(tg, "getUpdates"))["error_code"] == 409
    await call(tg, "deleteWebhook", drop_pending_updates=True)
    assert (await call(tg, "getUpdates"))["result"] == []


async def test_only_what_was_asked_for_arrives(tg: TelegramEmulator) -> None:
    await call(tg, "getUpdates", allowed_updates=["callback_query"])
    await tg.write("anna", "Не спрошено")
    assert (await call(tg, "getUpdates"))["result"] == []


async def test_people_and_transcript(tg: TelegramEmulator) -> None:
    assert tg.people() == []
    assert tg.transcript("nobody") == []
    await tg.write("anna", "Раз", name="Анна Ковалёва")
    await tg.write("oleg", "Два")
    await tg.edit("oleg", "Два с половиной")
    await tg.location("anna", "Я здесь")
    assert set(tg.people()) == {"anna", "oleg"}
    assert [line.text for line in tg.transcript("oleg")] == ["Два с половиной"]
    assert [line.by for line in tg.transcript("anna")] == ["customer"] * 3
