"""Sending, at the socket: what the customer sees, and what each trouble of VK becomes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from channels.vk.channel import VkChannel
from channels.vk.outgoing import random_id
from router.cutting import split
from router.schema import Button, Ignored, InboundMessage, OutFile, Rejected, Retry, Sent
from tests.channels.vk.conftest import opened, raw, reply
from tests.emulators.faults import Fault
from tests.emulators.pictures import photo
from tests.emulators.vk import VkEmulator
from tests.waiting import until


async def wrote(vk: VkEmulator, text: str = "Где мой заказ?") -> int:
    await vk.write("anna", text)
    return vk.person("anna").id


def sends(vk: VkEmulator) -> list[dict[str, Any]]:
    return [params for name, params in vk.calls if name == "messages.send"]


async def test_an_answer_arrives_and_cites(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    outcome = await desk.send(reply(peer, "Заказ в пути.", in_reply_to=f"{peer}:1"))
    assert outcome == Sent(external_ids=(f"{peer}:2",))
    shown = vk.transcript("anna")[-1]
    assert (shown.by, shown.text) == ("desk", "Заказ в пути.")
    assert vk.person("anna").messages[-1]["reply_message"]["text"] == "Где мой заказ?"
    assert sends(vk)[0]["disable_mentions"] == sends(vk)[0]["dont_parse_links"] == "1"


async def test_a_vanished_citation_does_not_hold_the_answer(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    assert await desk.send(reply(peer, in_reply_to=f"{peer}:99")) == Sent(external_ids=(f"{peer}:2",))
    assert len(sends(vk)) == 2
    assert len(vk.transcript("anna")) == 2


async def test_a_lost_response_is_repeated_without_a_double(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    vk.faults.add(Fault(path="messages.send", trouble="lost_response"))
    assert isinstance(await desk.send(reply(peer)), Retry)
    assert await desk.send(reply(peer)) == Sent(external_ids=(f"{peer}:2",))
    assert len(vk.transcript("anna")) == 2
    assert await desk.send(reply(peer, id="d-2")) == Sent(external_ids=(f"{peer}:3",)), (
        "another answer with equal words"
    )


async def test_long_text_leaves_piece_by_piece(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    text = " ".join(f"слово{number}" for number in range(1_500))
    sent: tuple[str, ...] = ()
    while True:
        outcome = await desk.send(reply(peer, text, sent=sent, buttons=(Button(label="Да", data="yes"),)))
        assert isinstance(outcome, Sent)
        sent += outcome.external_ids
        if outcome.complete:
            break
    shown = vk.transcript("anna")[1:]
    assert len(shown) == len(sent) == 4
    assert " ".join(line.text for line in shown) == text
    assert [line.buttons for line in shown] == [(), (), (), ("Да",)]
    assert await desk.send(reply(peer, text, sent=sent)) == Sent(external_ids=())


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("а" * 10_000, 4_096),
        ("🙂" * 5_000, 4_096),
        ("раз два\n\nтри " * 900, 4_096),
        ("", 10),
        ("  \n ", 10),
        ("аб вг", 3),
    ],
)
def test_split_keeps_every_word_within_the_limit(text: str, limit: int) -> None:
    found = split(text, limit)
    assert all(0 < len(piece.encode("utf-16-le")) // 2 <= limit for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_random_id_is_stable_distinct_and_never_zero() -> None:
    ids = {random_id(f"reply-{number}", piece) for number in range(3_000) for piece in range(3)}
    assert len(ids) == 9_000
    assert all(-(2**31) <= one < 2**31 and one != 0 for one in ids)
    assert random_id("a", 0) == random_id("a", 0)


async def test_files_both_as_photo_and_document(vk: VkEmulator, desk: VkChannel, tmp_path: Path) -> None:
    peer = await wrote(vk)
    files = (_file(tmp_path, "чек.jpg", "image/jpeg", photo("чек")), _file(tmp_path, "акт.pdf", "application/pdf", b"%PDF-1.4"),
             _file(tmp_path, "битая.png", "image/png", b"not a picture"))  # fmt: skip
    assert await desk.send(reply(peer, "Документы", files=files)) == Sent(external_ids=(f"{peer}:2",))
    assert vk.transcript("anna")[-1].files == ("чек.jpg", "акт.pdf", "битая.png")
    kinds = [attachment["type"] for attachment in vk.person("anna").messages[-1]["attachments"]]
    assert kinds == ["photo", "doc", "doc"], "what VK can't read as a picture goes as a document"


async def test_more_than_ten_files_are_several_messages(vk: VkEmulator, tmp_path: Path) -> None:
    vk.per_second = 1_000
    files = tuple(_file(tmp_path, f"{number}.txt", "text/plain", b"x") for number in range(12))
    async with opened(vk) as desk:
        peer = await wrote(vk)
        first = await desk.send(reply(peer, "Файлы", files=files))
        assert first == Sent(external_ids=(f"{peer}:2",), complete=False)
        assert await desk.send(reply(peer, "Файлы", files=files, sent=(f"{peer}:2",))) == Sent(
            external_ids=(f"{peer}:3",)
        )
    assert [len(line.files) for line in vk.transcript("anna")] == [0, 10, 2]


async def test_a_forbidden_file_is_refused_in_words(vk: VkEmulator, desk: VkChannel, tmp_path: Path) -> None:
    peer = await wrote(vk)
    outcome = await desk.send(reply(peer, files=(_file(tmp_path, "virus.exe", "application/octet-stream", b"MZ"),)))
    assert isinstance(outcome, Rejected)
    assert "virus.exe" in outcome.reason
    assert "wrong_ext" in outcome.reason
    missing = OutFile(name="нет.txt", media_type="text/plain", size=1, path=str(tmp_path / "none"))
    assert isinstance(await desk.send(reply(peer, files=(missing,))), Retry)


def _file(folder: Path, name: str, media_type: str, data: bytes) -> OutFile:
    path = folder / name
    path.write_bytes(data)
    return OutFile(name=name, media_type=media_type, size=len(data), path=str(path))


async def test_a_button_is_pressed_and_answered_once(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    buttons = (Button(label="Помогло", data="help:yes:17"), Button(label="Сайт", url="https://example.ru/"))
    await desk.send(reply(peer, "Помогло?", buttons=buttons))
    event_id = await vk.press("anna", "Помогло")
    pressed = json.dumps({"event_id": event_id, "user_id": peer, "peer_id": peer})
    assert await desk.send(reply(peer, "Спасибо!", id="d-2", answer=pressed)) == Sent(external_ids=(f"{peer}:3",))
    assert [one["event_id"] for one in vk.answered] == [event_id]
    # VK takes the answer for a minute only; the words leave all the same.
    assert await desk.send(reply(peer, "Ещё раз", id="d-3", answer=pressed)) == Sent(external_ids=(f"{peer}:4",))
    assert await desk.send(reply(peer, "", id="d-4", answer=pressed)) == Sent(external_ids=())


@pytest.mark.parametrize("lacks", [["inline_keyboard"], ["callback"]])
async def test_an_app_without_such_buttons_gets_them_in_words(
    vk: VkEmulator, desk: VkChannel, lacks: list[str]
) -> None:
    peer = await wrote(vk)
    buttons = (Button(label="Помогло", data="helped"), Button(label="Позвать оператора", data="operator"))
    await desk.send(reply(peer, "Это помогло?", buttons=buttons, facts={"vk.lacks": lacks}))
    assert vk.transcript("anna")[-1].text == "Это помогло?\nМожно ответить: «Помогло», «Позвать оператора»"
    assert "keyboard" not in sends(vk)[0]
    await desk.send(reply(peer, "Это помогло?", id="d-2", buttons=buttons, facts={"vk.lacks": ["keyboard"]}))
    assert "keyboard" in sends(vk)[1]


async def test_what_does_not_fit_a_keyboard_is_said(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    many = tuple(Button(label=str(number), data=str(number)) for number in range(10))
    assert isinstance(await desk.send(reply(peer, buttons=many)), Sent)
    assert isinstance(await desk.send(reply(peer, id="2", buttons=(*many, many[0]))), Rejected)
    assert isinstance(await desk.send(reply(peer, id="3", buttons=(Button(label="x", data="я" * 200),))), Rejected)
    assert isinstance(await desk.send(reply(peer, id="4", buttons=(Button(label="д" * 60, data="x"),))), Sent)
    assert vk.transcript("anna")[-1].buttons == ("д" * 39 + "…",)


async def test_an_answer_to_a_comment_is_a_comment(vk: VkEmulator, desk: VkChannel) -> None:
    comment = await vk.comment("anna", "А размер L есть?")
    place = f"wall-{vk.group_id}_1"
    answer = reply(
        f"{place}/{comment['from_id']}",
        "Есть.",
        in_reply_to=f"{place}_r1",
        buttons=(Button(label="Товар", url="https://example.ru/1"),),
    )
    assert await desk.send(answer) == Sent(external_ids=(f"{place}_r2",))
    assert await desk.send(answer) == Sent(external_ids=(f"{place}_r2",)), "guid makes a repeat the same comment"
    (echo,) = desk.parse(raw(json.dumps(vk._events[-1][1]).encode()))
    assert isinstance(echo, InboundMessage)
    assert (echo.ours, echo.external_id, echo.thread) == (True, f"{place}_r2", answer.thread), (
        "the desk knows it by its id"
    )
    left = vk.comments[place][-1]
    assert (left["text"], left["reply_to_comment"]) == ("Есть.\nТовар: https://example.ru/1", 1)
    vk.comments[f"topic-{vk.group_id}_7"] = []
    outcome = await desk.send(
        reply(f"topic-{vk.group_id}_7/5", "Ответ", id="d-9", in_reply_to=f"topic-{vk.group_id}_7_r3")
    )
    assert outcome == Sent(external_ids=(f"topic-{vk.group_id}_7_r1",))


async def test_files_of_a_comment_are_documents(vk: VkEmulator, desk: VkChannel, tmp_path: Path) -> None:
    comment = await vk.comment("anna", "Покажите фото")
    place = f"wall-{vk.group_id}_1"
    file = _file(tmp_path, "вид.jpg", "image/jpeg", photo("вид"))
    assert await desk.send(reply(f"{place}/{comment['from_id']}", "", files=(file,))) == Sent(
        external_ids=(f"{place}_r2",)
    )
    assert [one["type"] for one in vk.comments[place][-1]["attachments"]] == ["doc"]


async def test_our_echo_is_known_before_and_after_the_answer(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    await desk.send(reply(peer, "Ответ"))
    await vk.administrator_writes("anna", "Ответ с экрана ВК")
    echoes = [event for _, event in vk._events if event["type"] == "message_reply"]
    ours, theirs = (desk.parse(raw(json.dumps(event).encode()))[0] for event in echoes)
    assert isinstance(ours, Ignored)
    assert not isinstance(theirs, Ignored)
    assert getattr(theirs, "ours", None) is True


# --- the table of outcomes ---------------------------------------------------------------------------------------------

Check = Callable[[Any], bool]


def later(scope: str = "thread", after: float | None = None) -> Check:
    return lambda got: isinstance(got, Retry) and got.scope == scope and got.after == after


def refused(words: str = "") -> Check:
    return lambda got: isinstance(got, Rejected) and words in got.reason


OUTCOMES: list[tuple[int, Check]] = [
    (1, later()), (6, later("channel", 1.0)), (9, later("thread", 60.0)), (10, later()), (14, later("channel", 600.0)),
    (5, later("channel", 300.0)), (15, later("channel", 300.0)), (27, later("channel", 300.0)), (28, later("channel", 300.0)),
    (3, later("channel", 300.0)), (17, later("channel", 300.0)), (29, later("channel", 3600.0)),
    (7, refused("нет прав")), (18, refused()), (100, refused()), (113, refused()), (900, refused("чёрном списке")),
    (901, refused("не разрешал")), (902, refused("приватности")), (911, refused()), (912, refused("Возможности ботов")),
    (913, refused()), (914, refused("длинное")), (917, refused()), (921, refused()), (936, refused()), (945, refused()),
    (10_007, later()), (0, later()),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), OUTCOMES, ids=[str(code) for code, _ in OUTCOMES])
async def test_every_error_has_its_outcome(vk: VkEmulator, desk: VkChannel, code: int, expected: Check) -> None:
    peer = await wrote(vk)
    body = {
        "error": {"error_code": code, "error_msg": f"said with {vk.token}", "captcha_sid": "1", "redirect_uri": "x"}
    }
    vk.faults.add(Fault(path="messages.send", trouble="status", status=200, body=body))
    outcome = await desk.send(reply(peer))
    assert expected(outcome), outcome
    assert vk.token not in repr(outcome)
    assert len(vk.transcript("anna")) == 1


@pytest.mark.parametrize(
    "body",
    [{}, [], None, "text", 5, {"response": None},
     {"response": {}}, {"response": []}, {"response": [{}]}, {"response": "x"}, {"error": None},
     {"error": "text"}, {"error": {}}, {"error": {"error_code": "x"}}, {"response": [{"error": {}}]}, {"response": [{"message_id": "x"}]},
     {"response": True}, {"response": [[]]}],
    ids=json.dumps,
)  # fmt: skip
async def test_nonsense_is_tried_later(vk: VkEmulator, desk: VkChannel, body: object) -> None:
    peer = await wrote(vk)
    vk.faults.add(Fault(path="messages.send", trouble="status", status=200, body=body))
    assert isinstance(await desk.send(reply(peer)), Retry)


@pytest.mark.parametrize(
    "fault",
    [Fault(path="send", trouble="status", status=500), Fault(path="send", trouble="status", status=403, body={"response": 1}),
     Fault(path="send", trouble="not_json", status=502), Fault(path="send", trouble="not_json", status=200),
     Fault(path="send", trouble="half_close"), Fault(path="send", trouble="drop"), Fault(path="send", trouble="slow", seconds=1.5),
     Fault(path="send", trouble="late_answer", seconds=1.5)],
    ids=lambda fault: f"{fault.trouble}-{fault.status}",
)  # fmt: skip
async def test_a_bad_day_of_the_network_is_survived(vk: VkEmulator, fault: Fault) -> None:
    async with opened(vk, timeout=1 if fault.trouble in ("slow", "late_answer") else 60) as desk:
        peer = await wrote(vk)
        vk.faults.add(
            Fault(path=fault.path, trouble=fault.trouble, status=fault.status, seconds=fault.seconds, body=fault.body)
        )
        outcome = await desk.send(reply(peer))
        assert isinstance(outcome, Retry)
        assert vk.token not in outcome.reason

        async def sent() -> bool:
            return isinstance(await desk.send(reply(peer)), Sent)

        await until(sent)
        assert len(vk.transcript("anna")) == 2


async def test_vk_that_is_not_there_is_tried_later(unused_tcp_port: int) -> None:
    emulator = VkEmulator()
    emulator.url = f"http://127.0.0.1:{unused_tcp_port}"
    async with opened(emulator) as desk:
        outcome = await desk.send(reply(1))
    assert isinstance(outcome, Retry)
    assert emulator.token not in outcome.reason


async def test_refusals_of_people(vk: VkEmulator, desk: VkChannel) -> None:
    assert refused("не разрешал")(await desk.send(reply(5)))
    peer = await wrote(vk)
    await vk.deny("anna")
    assert refused("не разрешал")(await desk.send(reply(peer)))
    await vk.allow("anna")
    assert isinstance(await desk.send(reply(peer)), Sent)
    vk.person("anna").banned = True
    assert refused("чёрном списке")(await desk.send(reply(peer, id="d-2")))
    assert refused("нет ни текста")(await desk.send(reply(peer, "", id="d-3")))
    assert refused("не знает такой беседы")(await desk.send(reply("подъезд 5")))


async def test_a_wrong_key_holds_the_channel(vk: VkEmulator) -> None:
    peer = await wrote(vk)
    async with opened(vk, token="vk1.a.wrong-token") as desk:
        outcome = await desk.send(reply(peer))
    assert isinstance(outcome, Retry)
    assert outcome.scope == "channel"
    assert "ключ" in outcome.reason
    assert "wrong-token" not in outcome.reason


async def test_too_many_calls_wait(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    vk.per_second, vk.second = 2, 600.0
    outcomes = [await desk.send(reply(peer, id=str(number))) for number in range(4)]
    assert [type(outcome) for outcome in outcomes] == [Sent, Sent, Retry, Retry]


async def test_answers_leave_within_the_limit(vk: VkEmulator, desk: VkChannel) -> None:
    assert desk.capabilities.per_second <= vk.per_second
    assert desk.capabilities.safe_repeat
