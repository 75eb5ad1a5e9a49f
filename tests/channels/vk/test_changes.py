"""Formatting, edits, deletions, keyboards and typing at the emulated VK."""

import json
from pathlib import Path
from typing import Any

import pytest

from channels.vk.channel import VkChannel
from channels.vk.outgoing import keyboard
from router.schema import Button, Ignored, OutFile, Rejected, Retry, Sent
from tests.channels.vk.conftest import raw, reply
from tests.emulators.faults import Fault
from tests.emulators.pictures import photo
from tests.emulators.vk import VkEmulator


async def wrote(vk: VkEmulator) -> int:
    await vk.write("anna", "Где мой заказ?")
    return vk.person("anna").id


def last(vk: VkEmulator) -> dict[str, Any]:
    return vk.person("anna").messages[-1]


async def sent_by(desk: VkChannel, *args: Any, **more: Any) -> tuple[str, ...]:
    outcome = await desk.send(reply(*args, **more))
    assert isinstance(outcome, Sent)
    return outcome.external_ids


async def test_markup_is_written_out(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    await desk.send(reply(peer, "**Важно**: [правила](https://a.ru/x), snake_case и 2 * 3\n> так\n- раз\n- два"))
    assert last(vk)["text"] == "Важно: правила (https://a.ru/x), snake_case и 2 * 3\n> так\n• раз\n• два"


async def test_an_edit_keeps_files_citation_and_buttons(vk: VkEmulator, desk: VkChannel, tmp_path: Path) -> None:
    peer = await wrote(vk)
    path = tmp_path / "чек.jpg"
    path.write_bytes(photo("чек"))
    file = OutFile(name="чек.jpg", media_type="image/jpeg", size=path.stat().st_size, path=str(path))
    more: dict[str, Any] = {"files": (file,), "buttons": (Button(label="Да", data="yes", style="positive"),)}
    ids = await sent_by(desk, peer, "старое", in_reply_to=f"{peer}:1", **more)
    before = last(vk)["attachments"]
    edit = reply(peer, "**новое**", change="edit", pieces=ids, **more)
    assert await desk.send(edit) == Sent(external_ids=ids)
    assert (last(vk)["text"], last(vk)["attachments"]) == ("новое", before)
    assert last(vk)["reply_message"]["text"] == "Где мой заказ?"
    assert last(vk)["keyboard"]["buttons"][0][0]["color"] == "positive"
    assert await desk.send(edit) == Sent(external_ids=ids), "twice is the same as once"
    (echo,) = desk.parse(raw(json.dumps(vk._events[-1][1]).encode()))
    assert isinstance(echo, Ignored)
    assert isinstance(await desk.send(reply(peer, "слово " * 1000, change="edit", pieces=ids, **more)), Rejected)


async def test_a_deletion_is_for_everybody(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    ids = await sent_by(desk, peer, "ошибка")
    vk.faults.add(Fault(path="messages.delete", trouble="lost_response"))
    gone = reply(peer, change="delete", pieces=ids)
    assert isinstance(await desk.send(gone), Retry)
    assert await desk.send(gone) == Sent(external_ids=ids)
    assert [line.by for line in vk.transcript("anna")] == ["customer"]
    assert (await sent_by(desk, peer, "верно", id="d-2")) != ids


async def test_after_a_day_it_stays(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    ids = await sent_by(desk, peer, "давно")
    last(vk)["date"] -= 90_000
    for change, words in (("edit", "старше суток"), ("delete", "больше суток")):
        outcome = await desk.send(reply(peer, "новое", change=change, pieces=ids))
        assert isinstance(outcome, Rejected)
        assert words in outcome.reason
    assert (desk.capabilities.edit_for, desk.capabilities.delete_for) == (86_400.0, 86_400.0)


async def test_a_right_that_is_missing_fails_the_edit_alone(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    ids = await sent_by(desk, peer, "было")
    body = {"error": {"error_code": 15, "error_msg": "Access denied"}}
    vk.faults.add(Fault(path="messages.edit", trouble="status", status=200, body=body))
    assert isinstance(await desk.send(reply(peer, "стало", change="edit", pieces=ids)), Rejected)


async def test_a_comment_is_edited_and_deleted(vk: VkEmulator, desk: VkChannel) -> None:
    comment = await vk.comment("anna", "Есть L?")
    place = f"wall-{vk.group_id}_1"
    thread = f"{place}/{comment['from_id']}"
    ids = await sent_by(desk, thread, "Есть", buttons=(Button(label="Беру", data="x"),))
    assert vk.comments[place][-1]["text"] == "Есть\nМожно ответить: «Беру»"
    assert isinstance(await desk.send(reply(thread, "Нет", change="edit", pieces=ids)), Sent)
    assert vk.comments[place][-1]["text"] == "Нет"
    assert isinstance(await desk.send(reply(thread, change="delete", pieces=ids)), Sent)
    assert len(vk.comments[place]) == 1


@pytest.mark.parametrize("code", [911, 912])
async def test_where_no_keyboard_is_shown_its_labels_are(vk: VkEmulator, desk: VkChannel, code: int) -> None:
    peer = await wrote(vk)
    body = {"error": {"error_code": code, "error_msg": "no keyboards"}}
    vk.faults.add(Fault(path="messages.send", trouble="status", status=200, body=body))
    buttons = (Button(label="Помогло", data="y"), Button(label="Сайт", url="https://a.ru/"))
    assert isinstance(await desk.send(reply(peer, "Помогло?", buttons=buttons)), Sent)
    assert last(vk)["text"] == "Помогло?\nСайт: https://a.ru/\nМожно ответить: «Помогло»"


async def test_buttons_below_the_field(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    below = tuple(Button(label=str(number), style="primary") for number in range(40))
    assert isinstance(await desk.send(reply(peer, "Выберите", buttons=below)), Sent)
    shown = last(vk)["keyboard"]
    assert (shown["inline"], shown["one_time"], len(shown["buttons"])) == (False, True, 10)
    assert shown["buttons"][0][0] == {"action": {"type": "text", "label": "0"}, "color": "primary"}
    assert isinstance(await desk.send(reply(peer, "?", id="d-2", buttons=(*below, below[0]))), Rejected)
    assert len(json.loads(keyboard(tuple(Button(label="x", data=str(n)) for n in range(7))))["buttons"]) == 4


async def test_typing_is_shown_and_never_a_trouble(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    await desk.typing(str(peer))
    assert vk.person("anna").typing == 1
    for thread in ("5", "wall-1_2/3", "нигде"):
        await desk.typing(thread)


async def test_it_cites_when_it_is_asked_to(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    await desk.send(reply(peer, "сразу", in_reply_to=f"{peer}:1", cites=False))
    assert "reply_message" not in last(vk)


async def test_calls_keep_vks_pace_whatever_they_are(vk: VkEmulator, desk: VkChannel) -> None:
    peer = await wrote(vk)
    for number in range(24):
        await desk.typing(str(peer))
        assert isinstance(await desk.send(reply(peer, str(number), id=f"d-{number}")), Sent)
