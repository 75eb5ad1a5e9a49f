"""One attempt at the provider's socket: every way it can end has its Outcome."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from channels.telegram.channel import TelegramChannel
from router.schema import Button, Outcome, OutFile, Rejected, Retry, Sent, Unknown
from tests.channels.telegram.conftest import connect, reply
from tests.emulators.faults import Fault, Trouble
from tests.emulators.pictures import photo
from tests.emulators.telegram import TelegramEmulator


def out_file(folder: Path, name: str, media_type: str, data: bytes) -> OutFile:
    path = folder / "blob"
    path.write_bytes(data)
    return OutFile(name=name, media_type=media_type, size=len(data), path=str(path))


async def test_text_arrives_under_the_question(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    await tg.write("anna", "Где мой заказ?")
    chat = tg.chat_id("anna")
    question = next(iter(tg.chats[chat].messages))
    result = await bot.send(reply(chat, "Завтра «до двери»", in_reply_to=f"{chat}:{question}"))
    assert isinstance(result, Sent)
    assert result.complete
    number = int(result.external_ids[0].split(":")[1])
    assert tg.chats[chat].messages[number]["reply_to_message"]["text"] == "Где мой заказ?"
    assert [line.text for line in tg.transcript("anna")] == ["Где мой заказ?", "Завтра «до двери»"]


async def test_a_question_taken_back_still_gets_its_answer(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    assert isinstance(await bot.send(reply(chat, "Ответ", in_reply_to=f"{chat}:999999")), Sent)


async def test_pieces_go_one_a_call_in_order(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    chat = tg.chat_id("anna")
    text = "слово " * 1000 + "конец"
    file = out_file(tmp_path, "чек.pdf", "application/pdf", b"%PDF-1.4")
    sent: tuple[str, ...] = ()
    complete = False
    for _ in range(3):
        assert not complete
        outcome = await bot.send(
            reply(chat, text, files=(file,), sent=sent, buttons=(Button(label="Помогло", data="ok"),))
        )
        assert isinstance(outcome, Sent)
        sent, complete = sent + outcome.external_ids, outcome.complete
    assert complete
    lines = tg.transcript("anna")
    assert [len(line.text) > 0 for line in lines] == [True, True, False]
    assert lines[2].files == ("чек.pdf",)
    assert [line.buttons for line in lines] == [(), ("Помогло",), ()]
    assert await bot.send(reply(chat, text, files=(file,), sent=sent)) == Sent(external_ids=())


async def test_short_text_is_the_caption_of_the_first_photo(
    tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path
) -> None:
    chat = tg.chat_id("anna")
    file = out_file(tmp_path, "фото.jpg", "image/jpeg", photo("Полка"))
    assert isinstance(await bot.send(reply(chat, "Вот здесь", files=(file,))), Sent)
    assert [(line.text, line.files) for line in tg.transcript("anna")] == [("Вот здесь", ("photo.jpg",))]


async def test_a_picture_that_is_none_goes_as_a_file(
    tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path
) -> None:
    chat = tg.chat_id("anna")
    file = out_file(tmp_path, "scan.png", "image/png", b"not a picture")
    assert isinstance(await bot.send(reply(chat, "", files=(file,))), Sent)
    assert tg.transcript("anna")[0].files == ("scan.png",)


async def test_a_topic_and_a_moved_group(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    group = tg.group("Партнёры")
    assert isinstance(await bot.send(reply(f"{group.id}/7", "В теме")), Sent)
    assert tg.calls[-1][1]["message_thread_id"] == 7
    tg.migrate(group.id, -1002000000002)
    outcome = await bot.send(reply(group.id, "После переезда", in_reply_to=f"{group.id}:3"))
    assert isinstance(outcome, Sent)
    assert outcome.moved_to == "-1002000000002"
    assert outcome.external_ids[0].startswith("-1002000000002:")


async def test_a_business_chat_and_direct_messages(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    sent = await bot.send(reply(f"{chat}/bBc1", "За хозяина", in_reply_to=f"{chat}/bBc1:12"))
    assert isinstance(sent, Sent)
    assert sent.external_ids[0].startswith(f"{chat}/bBc1:")
    assert tg.calls[-1][1]["business_connection_id"] == "Bc1"
    assert tg.calls[-1][1]["reply_parameters"]["message_id"] == 12
    group = tg.group("Канал")
    assert isinstance(await bot.send(reply(f"{group.id}/d77", "Лично")), Sent)
    assert tg.calls[-1][1]["direct_messages_topic_id"] == 77
    assert isinstance(await bot.send(reply(f"{group.id}/gq1", "Гостю")), Rejected)


async def test_pressed_button_is_answered_first(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    await bot.send(
        reply(
            chat, "Помогло?", buttons=(Button(label="Да", data="yes"), Button(label="Сайт", url="https://example.ru"))
        )
    )
    await tg.press("anna", "Да")
    query = str(tg._numbers["query"])
    assert await bot.send(reply(chat, answer=query)) == Sent(external_ids=())
    assert tg.answered == [query]
    assert isinstance(await bot.send(reply(chat, "Отлично", answer="too-old")), Sent)
    assert await bot.send(reply(chat, answer="too-old")) == Sent(external_ids=())


def refusal(code: int, words: str, **parameters: object) -> Fault:
    body = {"ok": False, "error_code": code, "description": words, "parameters": parameters}
    return Fault(path="/sendMessage", trouble="status", status=code, body=body)


def trouble(kind: Trouble, status: int = 500, body: object = None) -> Fault:
    return Fault(path="/sendMessage", trouble=kind, status=status, body=body)


OUTCOMES: list[tuple[str, Fault, type[Outcome]]] = [
    ("refused", refusal(400, "Bad Request: BUTTON_URL_INVALID"), Rejected),
    ("blocked", refusal(403, "Forbidden: user is deactivated"), Rejected),
    ("limit", refusal(429, "Too Many Requests: retry after 7", retry_after=7), Retry),
    ("bad token", refusal(401, "Unauthorized"), Retry),
    ("no token", refusal(404, "Not Found"), Retry),
    ("server error", refusal(500, "Internal Server Error: restart"), Unknown),
    ("no JSON", trouble("not_json", 502), Unknown),
    ("odd JSON", trouble("status", 200, ["ok"]), Unknown),
    ("nothing named", trouble("status", 200, {"ok": True, "result": True}), Unknown),
    ("half an answer", trouble("half_close"), Unknown),
    ("lost answer", trouble("lost_response"), Unknown),
    ("dropped", trouble("drop"), Unknown),
]


@pytest.mark.parametrize(("fault", "wanted"), [case[1:] for case in OUTCOMES], ids=[case[0] for case in OUTCOMES])
async def test_outcomes(tg: TelegramEmulator, bot: TelegramChannel, fault: Fault, wanted: type[Outcome]) -> None:
    chat = tg.chat_id("anna")
    tg.faults.add(fault)
    outcome = await bot.send(reply(chat, "Текст"))
    assert type(outcome) is wanted
    assert tg.token.split(":")[1] not in repr(outcome)
    if isinstance(outcome, Retry):
        assert (outcome.after, outcome.scope) == ((7, "thread") if "Many" in outcome.reason else (None, "channel"))
    assert isinstance(await bot.send(reply(chat, "Ещё")), Sent)


async def test_lost_answer_did_arrive_once(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    tg.faults.add(Fault(path="/sendMessage", trouble="lost_response"))
    assert isinstance(await bot.send(reply(chat, "Один раз")), Unknown)
    assert [line.text for line in tg.transcript("anna")] == ["Один раз"]


async def test_nobody_listens(tg: TelegramEmulator) -> None:
    for section in (
        {"api_url": "http://127.0.0.1:9"},
        {"proxy": "http://127.0.0.1:9"},
        {"proxy": "socks5://user:pass@127.0.0.1:9"},
    ):
        channel = connect(tg, **section)
        outcome = await channel.send(reply(5, "Текст"))
        await channel.close()
        assert isinstance(outcome, Retry), section
        assert "pass" not in repr(outcome)


async def test_words_of_the_provider(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    chat = tg.chat_id("anna")
    await tg.block("anna")
    assert await bot.send(reply(chat, "Текст")) == Rejected(reason="Forbidden: bot was blocked by the user")
    assert await bot.send(reply(123, "Текст")) == Rejected(reason="Bad Request: chat not found")


async def test_the_limit_of_a_chat(tg: TelegramEmulator, bot: TelegramChannel) -> None:
    tg.per_chat_second = 1
    chat = tg.chat_id("anna")
    assert isinstance(await bot.send(reply(chat, "1")), Sent)
    outcome = await bot.send(reply(chat, "2"))
    assert isinstance(outcome, Retry)
    assert outcome.after == 1


async def test_what_can_not_be_sent(tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path) -> None:
    chat = tg.chat_id("anna")
    huge = OutFile(name="a.iso", media_type="application/x-iso", size=3_000_000_000, path=str(tmp_path / "none"))
    gone = OutFile(name="a.txt", media_type="text/plain", size=3, path=str(tmp_path / "none"))
    assert isinstance(await bot.send(reply(chat, " \n")), Rejected)
    assert isinstance(await bot.send(reply("nowhere", "Текст")), Rejected)
    assert isinstance(await bot.send(reply(chat, "Текст", files=(huge,))), Rejected)
    assert isinstance(await bot.send(reply(chat, "Текст", buttons=(Button(label="Да", data="ы" * 33),))), Rejected)
    assert isinstance(await bot.send(reply(chat, "Текст", files=(gone,))), Retry)
    assert tg.calls == []


async def test_a_hostile_file_name_stays_in_its_header(
    tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path
) -> None:
    file = out_file(tmp_path, 'a"\r\nX-Evil: 1.txt', "text/plain\r\nX: y", b"x")
    assert isinstance(await bot.send(reply(tg.chat_id("anna"), "", files=(file,))), Sent)
    assert "\n" not in json.dumps(tg.transcript("anna")[0].files)


async def test_a_guests_question_takes_one_answer_of_a_person(
    tg: TelegramEmulator, bot: TelegramChannel, tmp_path: Path
) -> None:
    query = await tg.ask_as_guest("anna", "@okno_support_bot где заказ?")
    answer = reply(f"-1000777/g{query}", "В **пути** & скоро будет")
    file = out_file(tmp_path, "чек.pdf", "application/pdf", b"%PDF-1.4")
    for wrong in (
        replace(answer, automatic=True),
        replace(answer, files=(file,)),
        replace(answer, text="слово " * 1000),
    ):
        assert isinstance(await bot.send(wrong), Rejected)
    assert await bot.send(answer) == Sent(external_ids=(f"-1000777/g{query}:inline{query}",))
    assert tg.guests == {query: "В пути & скоро будет"}
    again = await bot.send(answer)
    assert isinstance(again, Rejected)
    assert "too old" in again.reason
    for change in (replace(answer, change="edit", pieces=("x",)), replace(answer, change="delete", pieces=("x",))):
        assert isinstance(await bot.send(change), Rejected)
    before = len(tg.calls)
    await bot.typing(answer.thread)
    assert len(tg.calls) == before  # there is nobody to see it
