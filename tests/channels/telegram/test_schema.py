"""Every kind of update and of content that the Bot API names, generated with all of its fields: nothing raises, nothing vanishes."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.telegram.wire import parse
from router.schema import Action, Ignored, Inbound, InboundEdit, InboundMessage, Receipt
from tests.channels.generated import ANYTHING, texts
from tests.channels.telegram.golden import ACCOUNT, raw
from tests.channels.telegram.schema import CONTENT, MESSAGES, TYPES, UPDATES, filled

SAID = (
    "text",
    "title",
    "question",
    "description",
    "performer",
    "address",
    "data",
    "prize_description",
    "comment",
    "reason",
    "emoji",
)
INSIDE = (
    "sticker",
    "photo",
    "thumbnail",
    "suggested_post_message",
    "giveaway_message",
    "model",
    "publisher_chat",
    "chat",
    "chats",
    "checklist_message",
)
CHAT, PERSON = {"id": 5, "type": "private", "first_name": "Анна"}, {"id": 5, "is_bot": False, "first_name": "Анна"}


def read(kind: str, value: Any) -> Inbound:
    [one] = parse(raw(json.dumps({"update_id": 1, kind: value}, ensure_ascii=False).encode()), ACCOUNT)
    return one


def message(**more: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 1_795_334_400, "chat": CHAT, "from": PERSON, **more}


def visible(one: InboundMessage) -> str:
    """All that an operator can see of a message."""
    parts = [(part.text, part.name, part.url, list(part.facts.values())) for part in one.parts]
    return json.dumps([one.text, one.quoted, parts, list(one.facts.values())], ensure_ascii=False)


def own(path: str) -> bool:
    """Whether a generated text is something that the thing itself says."""
    *holders, last = path.strip("‹›").split(".")
    return last in SAID and not any(holder in INSIDE for holder in holders[1:])


@pytest.mark.parametrize("key", sorted(CONTENT))
@pytest.mark.parametrize("kind", MESSAGES)
def test_no_content_vanishes(kind: str, key: str) -> None:
    value = filled(CONTENT[key], key)
    more = (
        {"business_connection_id": "c1"} if "business" in kind else {"guest_query_id": "g1"} if "guest" in kind else {}
    )
    one = read(kind, message(**{key: value}, **more))
    found = one.message if isinstance(one, InboundEdit) else one
    assert isinstance(found, InboundMessage)
    assert found.text or found.parts
    assert all(part.text or part.url or part.ref or part.name for part in found.parts)
    shown = visible(found)
    assert [text for text in texts(value) if own(text) and text not in shown] == []


@pytest.mark.parametrize("key", sorted(CONTENT))
def test_a_caption_stays_beside_any_content(key: str) -> None:
    marks = [{"type": "bold", "offset": 2, "length": 5}]
    more = {} if key == "text" else {"caption": "👍 Чек", "caption_entities": [{**marks[0], "offset": 3, "length": 3}]}
    one = read("message", message(**{key: filled(CONTENT[key], key)}, **more))
    assert isinstance(one, InboundMessage)
    if more:
        assert one.text == "👍 Чек"
        assert [one.text[entity.start : entity.end] for entity in one.entities] == ["Чек"]


@pytest.mark.parametrize("kind", sorted(UPDATES))
def test_every_kind_of_update_is_understood(kind: str) -> None:
    value = filled(UPDATES[kind], kind)
    [one] = parse(raw(json.dumps({"update_id": 1, kind: value}).encode()), ACCOUNT)
    if isinstance(one, Ignored):
        assert "names no" not in one.reason, "an update that this code knows"
    elif isinstance(one, InboundMessage):
        assert one.text or one.parts


ORIGINS = [
    {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "Пётр"}},
    {"type": "hidden_user", "date": 1, "sender_user_name": "Пётр"},
    {
        "type": "chat",
        "date": 1,
        "sender_chat": {"id": -9, "type": "supergroup", "title": "Пётр"},
        "author_signature": "админ",
    },
    {"type": "channel", "date": 1, "chat": {"id": -9, "type": "channel", "title": "Пётр"}, "message_id": 3},
]


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["type"])
@pytest.mark.parametrize("key", sorted(CONTENT))
def test_a_forward_of_any_content_names_its_origin(origin: dict[str, Any], key: str) -> None:
    one = read("message", message(**{key: filled(CONTENT[key], key)}, forward_origin=origin))
    assert isinstance(one, InboundMessage)
    assert one.forwarded
    assert not one.text
    assert "Пётр" in visible(one)


SELLER = {"id": 8, "is_bot": False, "first_name": "Продавец"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Клиенты", "is_forum": True}
SETTINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "a reply": ("message", {"reply_to_message": message(text="Раньше")}),
    "a reply to elsewhere": (
        "message",
        {"external_reply": {"origin": ORIGINS[3], "photo": filled("PhotoSize[]", "photo")}},
    ),
    "a topic": ("message", {"chat": GROUP, "message_thread_id": 3, "is_topic_message": True}),
    "an album": ("message", {"media_group_id": "g1"}),
    "an edit": ("edited_message", {"edit_date": 1_795_334_500}),
    "a business account's customer": ("business_message", {"business_connection_id": "c1"}),
    "a business account": ("business_message", {"business_connection_id": "c1", "from": SELLER}),
}
SIDES: dict[str, Callable[[InboundMessage], bool]] = {
    "a reply": lambda one: one.quoted == "Анна: Раньше" and one.references == ("5:1",),
    "a reply to elsewhere": lambda one: one.quoted == "Пётр:" and one.parts[-1].kind == "image",
    "a topic": lambda one: one.thread == "-100500/3" and one.facts["public"] is True,
    "an album": lambda one: one.group_id == "g1",
    "an edit": lambda one: one.external_id == "5:1",
    "a business account's customer": lambda one: not one.ours and one.thread == "5/bc1",
    "a business account": lambda one: one.ours and one.to == "telegram:5" and one.sender.name == "Продавец",
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("key", sorted(CONTENT))
def test_any_content_keeps_its_sides_in_any_setting(key: str, setting: str) -> None:
    kind, around = SETTINGS[setting]
    update = {"update_id": 1, kind: message(**{key: filled(CONTENT[key], key)}, **around)}
    [one] = parse(raw(json.dumps(update, ensure_ascii=False).encode()), replace(ACCOUNT, all_of_groups=True))
    found = one.message if isinstance(one, InboundEdit) else one
    assert isinstance(found, InboundMessage)
    assert isinstance(one, InboundEdit) == (kind == "edited_message")
    assert found.text or found.parts
    assert SIDES[setting](found)


def test_a_quotation_and_a_reply_from_elsewhere_are_facts() -> None:
    reply = filled("ExternalReplyInfo", "external_reply") | {"origin": ORIGINS[0]}
    one = read("message", message(text="Вот это", external_reply=reply, quote=filled("TextQuote", "quote")))
    assert isinstance(one, InboundMessage)
    assert "‹quote.text›" in visible(one)
    assert "Пётр" in visible(one)


@pytest.mark.parametrize(
    "sender",
    [{"id": -100500, "type": "supergroup", "title": "Клиенты"}, {"id": -7, "type": "channel", "title": "Новости"}],
)
def test_who_writes_as_a_chat_has_that_chat_for_a_name(sender: dict[str, Any]) -> None:
    """An anonymous administrator, and a channel's own voice: the `from` beside it is a stand-in of the server's."""
    group = {"id": -100500, "type": "supergroup", "title": "Клиенты"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    mark = [{"type": "mention", "offset": 0, "length": 17}]
    one = read(
        "message",
        message(chat=group, **{"from": anonymous}, sender_chat=sender, text="@okno_support_bot Вопрос", entities=mark),
    )
    assert isinstance(one, InboundMessage)
    assert one.sender.name == sender["title"]
    assert one.automatic == ""


def test_a_custom_reaction_is_a_pressed_button() -> None:
    custom = {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"}
    change = {
        "chat": CHAT,
        "message_id": 4,
        "user": PERSON,
        "date": 1,
        "old_reaction": [],
        "new_reaction": [custom, {"type": "paid"}],
    }
    one = read("message_reaction", change)
    assert isinstance(one, Action)
    assert one.data == "reaction:custom_emoji paid"


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
def test_every_state_of_our_membership_is_told(status: str) -> None:
    change = filled("ChatMemberUpdated", "x") | {"chat": CHAT}
    one = read("my_chat_member", change | {"new_chat_member": {"status": status, "user": PERSON}})
    assert isinstance(one, Receipt)
    assert one.state == ("blocked" if status in ("left", "kicked") else "allowed")


@settings(max_examples=200)
@given(st.data())
def test_a_field_that_is_anything_else_is_no_error(data: st.DataObject) -> None:
    """One field of a complete object, wherever it is, holds what it shouldn't; the text beside it stays."""
    key = data.draw(st.sampled_from(sorted(CONTENT)))
    value: Any = filled(CONTENT[key], key)
    place = value
    while isinstance(place, dict | list) and place:
        at = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[at], dict | list) or data.draw(st.booleans()):
            place[at] = data.draw(ANYTHING)
            break
        place = place[at]
    one = read("message", message(**{key: value}, caption="Чек"))
    assert isinstance(one, InboundMessage)
    assert one.parts or one.text


def test_the_types_are_whole() -> None:
    named = {kind.removesuffix("[]") for fields in TYPES.values() for _, kind in fields if kind[0].isupper()}
    assert {kind for kind in named if kind not in TYPES} <= {
        "Integer", "Float", "Boolean", "True", "String", "Handle", "Phone", "Private", "Mime", "Photo", "Quiz", "Regular", "Currency",
        "Bold", "Member", "Emoji",
    }  # fmt: skip
