"""Every event and attachment that VK's own schema names, generated with all of its fields: nothing raises, nothing vanishes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vkbottle_types.codegen import objects
from vkbottle_types.codegen.objects import (
    MessagesMessage,
    MessagesMessageActionStatus,
    MessagesMessageAttachment,
    MessagesMessageAttachmentType,
    WallWallpostAttachment,
    WallWallpostAttachmentType,
)
from vkbottle_types.events import bot_events
from vkbottle_types.events.enums import GroupEventType

from channels.vk.wire import parse, raw_of
from router.schema import Action, Ignored, Inbound, InboundEdit, InboundMessage
from tests.channels.generated import ANYTHING, texts
from tests.channels.vk.conftest import NOW, channel
from tests.channels.vk.schema import filled

DESK = channel()
SAID = ("text", "title", "question", "caption", "description", "artist", "comment", "message", "transcript")
# A thing inside a thing: its own words are on its page, where the address leads.
INSIDE = (
    "photo",
    "thumb",
    "episodes",
    "video",
    "button",
    "category",
    "category_v2",
    "currency",
    "application",
    "background",
    "parent",
)
ATTACHMENTS = [
    pytest.param(model, kind.value, id=f"{model.__name__}-{kind.value}")
    for model, kinds in (
        (MessagesMessageAttachment, MessagesMessageAttachmentType),
        (WallWallpostAttachment, WallWallpostAttachmentType),
    )
    for kind in kinds
]
FILLED = {model: filled(model) for model in (MessagesMessageAttachment, WallWallpostAttachment)}
OBJECTS = {
    kind.value: found.model_fields["object"].annotation
    for kind in GroupEventType
    if (found := getattr(bot_events, "".join(word.capitalize() for word in kind.value.split("_")), None))
}


def read(kind: str, body: Any) -> Inbound:
    (one,) = DESK.parse(raw_of("vk", {"type": kind, "group_id": 190_001, "event_id": "e", "object": body}, NOW))
    return one


def visible(message: InboundMessage) -> str:
    """All that an operator can see of a message."""
    parts = [(part.text, part.name, part.url, list(part.facts.values())) for part in message.parts]
    return json.dumps([message.text, message.quoted, parts, list(message.facts.values())], ensure_ascii=False)


def own(path: str) -> bool:
    """Whether a generated text is something that the thing itself says."""
    *holders, last = path.strip("‹›").split(".")
    return last in SAID and not any(holder in INSIDE for holder in holders[1:])


@pytest.mark.parametrize(("model", "kind"), ATTACHMENTS)
def test_no_attachment_vanishes(model: type[Any], kind: str) -> None:
    body = FILLED[model].get(kind, {})
    message = {"id": 1, "date": 1, "from_id": 5, "peer_id": 5, "conversation_message_id": 2, "text": ""}
    one = read("message_new", {"message": {**message, "attachments": [{"type": kind, kind: body}]}})
    assert isinstance(one, InboundMessage)
    assert one.parts
    assert all(part.text or part.url or part.ref or part.reason or part.name for part in one.parts)
    shown = visible(one)
    lost = [text for text in texts(body) if own(text) and text.count(".") < 3 and text not in shown]
    assert not lost


MESSAGE = {"id": 1, "date": 1, "from_id": 5, "peer_id": 5, "conversation_message_id": 2, "text": "Вот"}
COMMENT = {"id": 3, "date": 1, "from_id": 5, "text": "Вот"}
OURS = {**MESSAGE, "from_id": -190_001, "out": 1, "admin_author_id": 7}
SETTINGS: dict[str, Callable[[Any], tuple[str, Any]]] = {
    "a message": lambda one: ("message_new", {"message": {**MESSAGE, "attachments": [one]}, "client_info": {}}),
    "a flat message": lambda one: ("message_new", {**MESSAGE, "attachments": [one]}),
    "a forward": lambda one: (
        "message_new",
        {"message": {**MESSAGE, "fwd_messages": [{"from_id": 7, "attachments": [one]}]}},
    ),
    "an edit": lambda one: ("message_edit", {**MESSAGE, "attachments": [one]}),
    "an answer at VK's own screen": lambda one: ("message_reply", {**OURS, "attachments": [one]}),
    "a comment": lambda one: ("wall_reply_new", {**COMMENT, "post_id": 4, "owner_id": -190_001, "attachments": [one]}),
    "a post": lambda one: ("wall_post_new", {**COMMENT, "owner_id": -190_001, "attachments": [one]}),
    "an edit in a discussion": lambda one: ("board_post_edit", {**COMMENT, "topic_id": 4, "attachments": [one]}),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize(("model", "kind"), ATTACHMENTS)
def test_any_attachment_keeps_its_sides_in_any_setting(model: type[Any], kind: str, full: bool, setting: str) -> None:
    event, body = SETTINGS[setting]({"type": kind, kind: FILLED[model].get(kind, {}) if full else None})
    one = read(event, body)
    assert isinstance(one, InboundEdit) == event.endswith("_edit")
    found = one.message if isinstance(one, InboundEdit) else one
    assert isinstance(found, InboundMessage)
    assert found.parts
    assert all(part.text or part.url or part.ref or part.reason or part.name for part in found.parts)
    assert (found.ours, found.to) == ((True, "vk:5") if event == "message_reply" else (False, ""))
    assert found.facts.get("public", False) is (not event.startswith("message"))


@pytest.mark.parametrize("kind", sorted(OBJECTS))
def test_no_event_vanishes(kind: str) -> None:
    body = filled(OBJECTS[kind])
    body.pop("deleted", None)
    one = read(kind, body)
    if isinstance(one, Ignored):
        assert one.reason.startswith(kind)
        return
    message = one.message if isinstance(one, InboundEdit) else one
    if isinstance(message, InboundMessage):
        shown = visible(message)
        for text in texts(
            {key: value for key, value in body.items() if key in ("text", "comment", "description", "payload")}
        ):
            assert text in shown


def test_the_schema_is_the_one_that_is_meant() -> None:
    assert len(ATTACHMENTS) > 40
    assert len(OBJECTS) > 55
    assert len(filled(MessagesMessage)["attachments"][0]) > 15


@pytest.mark.parametrize("action", [one.value for one in MessagesMessageActionStatus])
def test_an_action_of_a_chat_is_no_message_unless_it_says_something(action: str) -> None:
    message = {"id": 1, "date": 1, "from_id": 5, "peer_id": 2_000_000_001, "conversation_message_id": 2, "text": ""}
    done = {"type": action, "member_id": 7, "text": "Возвраты"}
    one = read("message_new", {"message": {**message, "action": done}})
    assert isinstance(one, Action)
    assert (one.happened == "chat_unknown") == (action == "NOT_SUPPORTED")
    assert "Возвраты" in one.data
    one = read("message_new", {"message": {**message, "action": done, "text": "Теперь сюда"}})
    assert isinstance(one, InboundMessage)
    assert action in one.parts[0].text
    assert "Возвраты" in one.parts[0].text


@settings(max_examples=150)
@given(st.data())
def test_a_field_that_is_anything_else_is_no_error(data: st.DataObject) -> None:
    """One field of a complete object, wherever it is, holds what it shouldn't."""
    kind = data.draw(st.sampled_from(sorted(OBJECTS)))
    body = filled(OBJECTS[kind])
    place: Any = body
    for _ in range(data.draw(st.integers(1, 6))):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list):
            place[key] = data.draw(ANYTHING)
            break
        place = place[key]
    else:
        if isinstance(place, dict):
            place.clear()
    event = {"type": kind, "group_id": 190_001, "event_id": "e", "object": body or {"x": 1}}
    assert len(parse(raw_of("vk", event, NOW), 190_001, lambda mark: False)) == 1


def test_the_words_of_an_object_are_told_apart() -> None:
    assert set(texts(filled(objects.PollsPoll))) >= {"‹question›", "‹answers.text›"}
