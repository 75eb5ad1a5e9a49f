"""What the messengers bring of a link between channels and of a shared phone, as their updates are; and what a stranger makes of them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from channels import load
from router import joining
from router.channel import ChannelSetup, Linked
from router.schema import Identity, InboundMessage, Raw
from router.signing import Signer
from router.store import joins
from router.store.tables import messages, tickets
from tests.contract.desk import SECRET, desk
from tests.contract.shop import START, Shop, said

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOKEN = joining.sign(Signer(SECRET), 12, "0123456789abcdef", NOW)
SECTIONS: dict[str, dict[str, object]] = {
    "telegram": {"token": "123456:TEST", "username": "desk_bot"},
    "vk": {"group_id": 190_001, "token": "test"},
}


def channel(kind: str) -> Any:
    return load(kind).build(ChannelSetup(name=kind, section=SECTIONS[kind], signer=Signer(SECRET), public_url=""))


def read(kind: str, update: object) -> InboundMessage:
    raw = Raw(channel=kind, key="update:1", body=json.dumps(update).encode(), received_at=NOW)
    (one,) = channel(kind).parse(raw)
    assert isinstance(one, InboundMessage)
    return one


def telegram(**content: object) -> InboundMessage:
    author = {"id": 5, "is_bot": False, "first_name": "Анна"}
    message = {"message_id": 1, "date": 1_772_442_600, "chat": {"id": 5, "type": "private"}, "from": author, **content}
    return read("telegram", {"update_id": 1, "message": message})


def vk(**content: object) -> InboundMessage:
    message = {
        "id": 1,
        "date": 1_772_442_600,
        "from_id": 5,
        "peer_id": 5,
        "conversation_message_id": 2,
        "text": "привет",
        **content,
    }
    return read("vk", {"type": "message_new", "group_id": 190_001, "event_id": "e", "object": {"message": message}})


def test_addresses_bring_the_token_whole() -> None:
    assert channel("telegram").link(TOKEN) == f"https://t.me/desk_bot?start={TOKEN}"
    assert channel("vk").link(TOKEN) == f"https://vk.me/club190001?ref={TOKEN}"
    assert all(isinstance(channel(kind), Linked) for kind in SECTIONS)


def test_a_start_with_our_token_shows_the_token_to_nobody() -> None:
    command = [{"type": "bot_command", "offset": 0, "length": 6}]
    one = telegram(text=f"/start {TOKEN}", entities=command)
    assert (one.link_token, one.text) == (TOKEN, "/start")
    assert [(entity.start, entity.end) for entity in one.entities] == [(0, 6)]
    assert TOKEN not in repr(replace(one, link_token=""))
    assert joining.link(Signer(SECRET), one.link_token) is not None
    other = telegram(text="/start promo-17")
    assert (other.link_token, other.text) == ("", "/start promo-17")


@pytest.mark.parametrize(
    "written", [f"вот {TOKEN}", TOKEN, f"/help {TOKEN}", f"/start {TOKEN} и ещё", f"/start {TOKEN.upper()}"]
)
def test_a_token_anywhere_else_is_only_text(written: str) -> None:
    assert (telegram(text=written).link_token, telegram(text=written).text) == ("", written)


def test_a_forwarded_start_brings_nothing() -> None:
    origin = {"type": "user", "date": 1, "sender_user": {"id": 7, "is_bot": False, "first_name": "Мэллори"}}
    passed_on = telegram(text=f"/start {TOKEN}", forward_origin=origin)
    answered = telegram(text="да", reply_to_message={"message_id": 1, "text": f"/start {TOKEN}"})
    for one in (passed_on, answered):
        assert one.link_token == ""
        assert TOKEN not in repr(one)


def test_a_ref_with_our_token_is_kept_apart() -> None:
    one = vk(ref=TOKEN, ref_source="x")
    assert (one.link_token, one.text) == (TOKEN, "привет")
    assert TOKEN not in repr(replace(one, link_token=""))
    assert vk(ref="promo").link_token == ""


def test_a_from_that_nobody_proved_proves_nothing() -> None:
    server = {"host": "127.0.0.1", "port": 9, "login": "help", "password": "test", "security": "none"}
    section = {"mailboxes": [{"address": "help@shop.example", "name": "Поддержка"}], "imap": server, "smtp": server}
    made = load("email").build(ChannelSetup(name="email", section=section, signer=Signer(SECRET), public_url=""))
    said = "Authentication-Results: mallory.example; dkim=pass header.d=mail.example; dmarc=pass header.from=mail.example\r\n"
    body = (
        f"{said}From: Анна <anna@mail.example>\r\nTo: help@shop.example\r\nMessage-ID: <1@x>\r\n\r\nПривет\r\n".encode()
    )
    (one,) = made.parse(Raw(channel="email", key="1", body=body, received_at=NOW))
    assert isinstance(one, InboundMessage)
    assert one.sender.address == "email:anna@mail.example"
    assert joining.proven(one) == ()


def test_a_phone_of_ones_own_is_vouched_for() -> None:
    one = telegram(contact={"phone_number": "8 900 123-45-67", "first_name": "Анна", "user_id": 5})
    assert joining.proven(one) == (Identity(type="phone", value="+79001234567", verified_by="telegram"),)


@pytest.mark.parametrize(
    "content",
    [
        {"contact": {"phone_number": "+79001234567", "first_name": "Анна", "user_id": 7}},
        {"contact": {"phone_number": "+79001234567", "first_name": "Анна"}},
        {"contact": {"phone_number": "", "first_name": "Анна", "user_id": 5}},
        {
            "contact": {"phone_number": "+79001234567", "first_name": "Анна", "user_id": 5},
            "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Анна"},
        },
    ],
    ids=["a stranger's", "nobody's", "no number", "forwarded"],
)
def test_any_other_card_proves_nothing(content: dict[str, object]) -> None:
    assert joining.proven(telegram(**content)) == ()


async def test_a_whole_link_from_its_making_to_the_yes(tmp_path: Path) -> None:
    person = {"id": 5, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    private = {"id": 5, "type": "private"}
    async with desk(tmp_path, Shop(), channel("telegram")) as rooms:

        async def update(number: int, **body: object) -> None:
            raw = json.dumps({"update_id": number, **body}).encode()
            await rooms.arrive(key=f"update:{number}", body=raw, channel="telegram")

        await rooms.arrive(said("m1", "Где заказ?"))
        token = joining.sign(Signer(SECRET), 1, "0123456789abcdef", START)
        start = {"message_id": 1, "date": 1_772_442_600, "chat": private, "from": person, "text": f"/start {token}"}
        await update(1, message=start)
        assert [row.text for row in await rooms.rows(messages) if row.direction == "in"] == ["Где заказ?", "/start"]
        assert {row.subject for row in await rooms.rows(tickets)} == {"Где заказ?", "Ссылка из «Моих обращений»"}
        asked = [row for row in await rooms.rows(messages) if row.direction == "out"][-1]
        assert [button["label"] for button in asked.buttons] == ["Да, это я", "Нет"]
        pressed = {"message_id": 2, "date": 1_772_442_601, "chat": private, "text": "?"}
        for number, presser in ((2, {"id": 6, "is_bot": False, "first_name": "Мэллори"}), (3, person)):
            assert await rooms.store.read(joins.person, 1, proven=True) == {1}
            query = {
                "id": f"q{number}",
                "from": presser,
                "chat_instance": "1",
                "message": pressed,
                "data": asked.buttons[0]["data"],
            }
            await update(number, callback_query=query)
        assert await rooms.store.read(joins.person, 1, proven=True) == {1, 2}
