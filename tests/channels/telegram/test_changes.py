"""Formatting, albums, edits, deletions, keyboards and typing at the emulated provider, and what it refuses."""

import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from channels.telegram.channel import TelegramChannel
from channels.telegram.outgoing import MAX_CAPTION, MAX_TEXT, Impossible, plan
from router.schema import Button, Outbound, OutFile, Rejected, Retry, Sent, Unknown
from tests.channels.telegram.conftest import reply
from tests.emulators.faults import Fault
from tests.emulators.pictures import photo
from tests.emulators.telegram import TelegramEmulator

PDF, JPEG, MP4 = "application/pdf", "image/jpeg", "video/mp4"


def out_file(folder: Path, name: str, media_type: str, data: bytes = b"") -> OutFile:
    data = data or (photo(name) if media_type == JPEG else b"%PDF-1.4")
    (folder / name).write_bytes(data)
    return OutFile(name=name, media_type=media_type, size=len(data), path=str(folder / name))


def shown(tg: TelegramEmulator, person: str = "anna") -> list[dict[str, Any]]:
    chat = tg.chats[tg.chat_id(person)]
    return [chat.messages[number] for number, by in chat.lines if by == "desk" and number in chat.messages]


async def sends(bot: TelegramChannel, answer: Outbound) -> tuple[str, ...]:
    """All pieces; the external ids in order."""
    sent: tuple[str, ...] = ()
    while True:
        outcome = await bot.send(
            reply(answer.thread, answer.text, files=answer.files, buttons=answer.buttons, sent=sent)
        )
        assert isinstance(outcome, Sent), outcome
        sent += outcome.external_ids
        if outcome.complete:
            return sent


async def test_markup_becomes_entities(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    text = "👍 **Важно** & <b>: `a<b`, [правила](https://a.ru/?x=1&y=2)\n> цитата"
    assert isinstance(await bot.send(reply(chat, text)), Sent)
    (message,) = shown(tg)
    assert message["text"] == "👍 Важно & <b>: a<b, правила\nцитата"
    kinds = {(one["type"], one["offset"], one["length"]) for one in message["entities"]}
    assert kinds == {("bold", 3, 5), ("code", 16, 3), ("text_link", 21, 7), ("blockquote", 29, 6)}
    assert next(one["url"] for one in message["entities"] if "url" in one) == "https://a.ru/?x=1&y=2"


async def test_without_markup_it_leaves_as_it_was_typed(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    text = "snake_case, 2 * 3 * 4, 1 990 ₽* <b>не тег</b> & всё"
    await bot.send(reply(tg.chat_id("anna"), text))
    assert tg.calls[-1][1]["text"] == text
    assert "parse_mode" not in tg.calls[-1][1]


async def test_refused_formatting_leaves_without_it(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    body = {"ok": False, "error_code": 400, "description": "Bad Request: can't parse entities: Unsupported start tag"}
    tg.faults.add(Fault(path="/sendMessage", trouble="status", status=400, body=body))
    assert isinstance(await bot.send(reply(tg.chat_id("anna"), "**Да**, [тут](https://a.ru)")), Sent)
    assert [one["text"] for one in shown(tg)] == ["Да, тут (https://a.ru)"]


async def test_a_long_formatted_text_is_cut_within_the_limit(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    text = "**" + "очень важно 👨‍👩‍👧‍👦 " * 400 + "конец**"
    sent = await sends(bot, reply(chat, text))
    messages = shown(tg)
    assert len(messages) == len(sent) == 3
    for message in messages:
        (bold,) = message["entities"]
        size = len(message["text"].encode("utf-16-le")) // 2
        assert (bold["type"], bold["offset"], bold["length"]) == ("bold", 0, size)
        assert size <= MAX_TEXT
    assert " ".join(message["text"] for message in messages) == text.strip("*")


async def test_photos_and_videos_are_one_album(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    files = (
        out_file(tmp_path, "1.jpg", JPEG),
        out_file(tmp_path, "акт.pdf", PDF),
        out_file(tmp_path, "2.mp4", MP4, b"\0\0\0\x18ftypmp42"),
        out_file(tmp_path, "3.jpg", JPEG),
        out_file(tmp_path, "чек.pdf", PDF),
    )
    sent = await sends(bot, reply(tg.chat_id("anna"), "Вот **фото**", files=files))
    messages = shown(tg)
    assert [name for name, _ in tg.calls] == ["sendMediaGroup", "sendMediaGroup"]
    assert [next(k for k in ("photo", "video", "document") if k in one) for one in messages] == [
        "photo", "video", "photo", "document", "document",
    ]  # fmt: skip
    assert len({one["media_group_id"] for one in messages}) == 2
    assert sent == tuple(f"{tg.chat_id('anna')}:{one['message_id']}" for one in messages)
    assert messages[0]["caption"] == "Вот фото"
    assert messages[0]["caption_entities"] == [{"type": "bold", "offset": 4, "length": 4}]


async def test_eleven_photos_are_an_album_and_one(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    files = tuple(out_file(tmp_path, f"{number}.jpg", JPEG) for number in range(11))
    assert len(await sends(bot, reply(tg.chat_id("anna"), "", files=files))) == 11
    assert [name for name, _ in tg.calls] == ["sendMediaGroup", "sendPhoto"]


async def test_an_album_with_buttons_has_them_under_its_text(
    tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path
) -> None:
    files = tuple(out_file(tmp_path, f"{number}.jpg", JPEG) for number in range(3))
    button = (Button(label="Помогло", data="ok"),)
    await sends(bot, reply(tg.chat_id("anna"), "Вот", files=files, buttons=button))
    assert ["reply_markup" in one for one in shown(tg)] == [True, False, False, False]
    await sends(bot, reply(tg.chat_id("boris"), "", files=files, buttons=button))
    assert ["reply_markup" in one for one in shown(tg, "boris")] == [False, False, True]


async def test_a_lost_answer_to_an_album_is_unknown(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    files = tuple(out_file(tmp_path, f"{number}.jpg", JPEG) for number in range(2))
    tg.faults.add(Fault(path="/sendMediaGroup", trouble="lost_response"))
    assert isinstance(await bot.send(reply(tg.chat_id("anna"), "", files=files)), Unknown)
    assert len(shown(tg)) == 2


async def test_an_album_with_no_picture_in_it_goes_as_files(
    tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path
) -> None:
    files = (out_file(tmp_path, "1.jpg", JPEG), out_file(tmp_path, "2.jpg", JPEG, b"not a picture"))
    assert len(await sends(bot, reply(tg.chat_id("anna"), "Вот", files=files))) == 2
    assert [("document" in one, one.get("caption")) for one in shown(tg)] == [(True, "Вот"), (True, None)]


# --- edits and deletions ----------------------------------------------------------------------------------------------


async def changes(bot: TelegramChannel, change: str, pieces: tuple[str, ...], text: str = "", **more: Any) -> Any:
    sent: tuple[str, ...] = ()
    while True:
        outcome = await bot.send(reply(pieces[0].split(":")[0], text, change=change, pieces=pieces, sent=sent, **more))
        if not isinstance(outcome, Sent) or outcome.complete:
            return outcome
        sent += outcome.external_ids


async def test_an_edit_of_every_piece(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat, button = tg.chat_id("anna"), (Button(label="Да", data="yes"),)
    sent = await sends(bot, reply(chat, "старое " * 1000, buttons=button))
    assert len(sent) == 2
    assert isinstance(await changes(bot, "edit", sent, "**новое** " * 1000, buttons=button), Sent)
    messages = shown(tg)
    assert all(one["text"].startswith("новое") and one["edit_date"] for one in messages)
    assert [bool(one.get("reply_markup")) for one in messages] == [False, True]
    again = await changes(bot, "edit", sent, "**новое** " * 1000, buttons=button)
    assert isinstance(again, Sent), "what is so already is no trouble"
    assert isinstance(await changes(bot, "edit", sent, "коротко"), Rejected)


async def test_an_edit_of_a_caption(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    files = tuple(out_file(tmp_path, f"{number}.jpg", JPEG) for number in range(2))
    sent = await sends(bot, reply(tg.chat_id("anna"), "старое", files=files))
    assert isinstance(await changes(bot, "edit", sent, "_новое_", files=files), Sent)
    assert [one.get("caption") for one in shown(tg)] == ["новое", None]


async def test_a_deletion_takes_every_piece(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    files = tuple(out_file(tmp_path, f"{number}.jpg", JPEG) for number in range(3))
    sent = await sends(bot, reply(tg.chat_id("anna"), "x", files=files))
    tg.faults.add(Fault(path="/deleteMessage", trouble="lost_response"))
    assert isinstance(await changes(bot, "delete", sent), Retry), "a second try deletes nothing else"
    assert isinstance(await changes(bot, "delete", sent), Sent)
    assert shown(tg) == []
    assert isinstance(await changes(bot, "delete", sent), Sent)


async def test_a_message_of_three_days_ago_stays(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    sent = await sends(bot, reply(tg.chat_id("anna"), "x"))
    shown(tg)[0]["date"] = int(time.time()) - 3 * 86_400
    outcome = await changes(bot, "delete", sent)
    assert outcome == Rejected(reason="Bad Request: message can't be deleted for everyone")
    assert bot.capabilities.delete_for == 48 * 3600


# --- keyboards, typing, citing, pace ----------------------------------------------------------------------------------


async def test_buttons_below_the_field(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    below = (Button(label="Мой телефон", share="phone"), Button(label="Не сейчас"))
    assert isinstance(await bot.send(reply(chat, "Телефон?", buttons=below)), Sent)
    assert tg.chats[chat].keyboard == [[{"text": "Мой телефон", "request_contact": True}], [{"text": "Не сейчас"}]]
    assert isinstance(await bot.send(reply(chat, "?", buttons=(*below, Button(label="Да", data="x")))), Rejected)
    fits = Button(label="Да", data="ы" * 32)
    assert isinstance(await bot.send(reply(chat, "?", buttons=(fits,))), Sent)
    with pytest.raises(Impossible, match="66 bytes"):
        plan(reply(chat, "?", buttons=(Button(label="Да", data="ы" * 33),)), 50 << 20)


async def test_typing_is_shown_and_never_a_trouble(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    await bot.typing(str(chat))
    assert tg.chats[chat].typing == 1
    await bot.typing("nowhere")
    await tg.block("anna")
    await bot.typing(str(chat))


async def test_it_cites_when_it_is_asked_to(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    await tg.write("anna", "вопрос")
    number = tg.chats[chat].lines[-1][0]
    await bot.send(reply(chat, "сразу", in_reply_to=f"{chat}:{number}", cites=False))
    await bot.send(reply(chat, "потом", in_reply_to=f"{chat}:{number}", cites=True))
    assert [one.get("reply_to_message", {}).get("text") for one in shown(tg)] == [None, "вопрос"]


def test_groups_have_a_longer_pause(bot: TelegramChannel) -> None:
    assert (bot.pause("5000001"), bot.pause("-1001000000001/7")) == (1.0, 3.0)
    assert 60 / bot.pause("-1") <= 20


async def test_limits_of_two_chats_hold_the_bot(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    tg.per_second = 1
    assert isinstance(await bot.send(reply(tg.chat_id("anna"), "1")), Sent)
    first = await bot.send(reply(tg.chat_id("anna"), "2"))
    second = await bot.send(reply(tg.chat_id("boris"), "3"))
    assert isinstance(first, Retry)
    assert isinstance(second, Retry)
    assert (first.scope, second.scope) == ("thread", "channel")


# --- the emulator is as strict as the provider ------------------------------------------------------------------------

MEDIA = {"type": "photo", "media": "attach://a"}
STRICT: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    ("sendMessage", {"text": "<b><i>x</b></i>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag"),
    ("sendMessage", {"text": "<div>x</div>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "div"'),
    ("sendMessage", {"text": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendMessage", {"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    ("sendMessage", {"text": "я" * (MAX_TEXT + 1)}, "message is too long"),
    ("sendMessage", {"text": "🙂" * (MAX_TEXT // 2) + "x"}, "message is too long"),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "ы" * 33}]]}},
     "BUTTON_DATA_INVALID"),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}, "text buttons are unallowed"),
    ("sendMediaGroup", {"media": [MEDIA]}, "GROUP_SEND_MEDIA_SIZE_INVALID"),
    ("sendMediaGroup", {"media": [MEDIA] * 11}, "GROUP_SEND_MEDIA_SIZE_INVALID"),
    ("sendMediaGroup", {"media": [MEDIA, {"type": "document", "media": "attach://b"}]}, "can't use the media"),
    ("editMessageText", {"text": "x", "message_id": 1}, "message to edit not found"),
    ("deleteMessage", {"message_id": 1}, "message to delete not found"),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "params", "words"), STRICT, ids=[f"{case[0]}-{case[2][:30]}" for case in STRICT])
async def test_the_emulator_refuses(tg: TelegramEmulator, method: str, params: dict[str, Any], words: str) -> None:
    async with aiohttp.ClientSession() as session:
        body = {"chat_id": tg.chat_id("anna"), **params}
        async with session.post(f"{tg.url}/bot{tg.token}/{method}", json=body) as response:
            answer = await response.json()
    assert (response.status, answer["ok"]) == (400, False)
    assert words in answer["description"]


async def test_the_emulator_counts_captions_after_parsing(tg: TelegramEmulator) -> None:
    for text, status in (("<b>" + "я" * MAX_CAPTION + "</b>", 200), ("я" * (MAX_CAPTION + 1), 400)):
        form = aiohttp.FormData()
        for key, value in {"chat_id": str(tg.chat_id("anna")), "caption": text, "parse_mode": "HTML"}.items():
            form.add_field(key, value)
        form.add_field("photo", photo("x"), filename="x.jpg", content_type=JPEG)
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{tg.url}/bot{tg.token}/sendPhoto", data=form) as response,
        ):
            assert response.status == status


async def test_the_emulator_keeps_a_groups_minute() -> None:
    async with TelegramEmulator(per_group_minute=20, second=0.05) as tg, aiohttp.ClientSession() as session:
        group = tg.group("Партнёры")
        statuses = []
        for _ in range(21):
            async with session.post(
                f"{tg.url}/bot{tg.token}/sendMessage", json={"chat_id": group.id, "text": "x"}
            ) as response:
                statuses.append(response.status)
    assert (statuses[:20], statuses[20]) == ([200] * 20, 429)
