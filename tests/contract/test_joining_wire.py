"""What the messengers bring of a link between channels and of a shared phone, as their updates are; and what a stranger makes of them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from channels import load
from router import joining
from router.channel import ChannelSetup, Linked, Signer
from router.schema import Identity, InboundMessage, Raw
from tests.contract.desk import SECRET

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
    assert telegram(text=f"/start {TOKEN}", forward_origin=origin).link_token == ""


def test_a_ref_with_our_token_is_kept_apart() -> None:
    one = vk(ref=TOKEN, ref_source="x")
    assert (one.link_token, one.text) == (TOKEN, "привет")
    assert TOKEN not in repr(replace(one, link_token=""))
    assert vk(ref="promo").link_token == ""


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
