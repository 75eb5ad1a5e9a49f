"""Service messages: a line in the thread for each, in any kind of chat, and never a ticket."""

import json
from typing import Any

import pytest

from channels.telegram.service import SERVICE
from channels.telegram.wire import parse
from router.schema import Action, InboundMessage, Receipt
from tests.channels.telegram.golden import ACCOUNT, raw

OLEG = {"id": 8, "is_bot": False, "first_name": "Олег"}
GONE = {"id": 9, "is_bot": False, "first_name": ""}
CHATS = [{"id": 5, "type": "private"}, {"id": -100500, "type": "supergroup", "title": "Клиенты"}]
LIST = {"checklist": {"title": "Возврат", "tasks": [{"id": 1, "text": "Упаковать"}]}}
EVENTS: list[tuple[str, Any, str, str]] = [
    ("new_chat_members", [OLEG, GONE], "chat_joined", "Олег, id 9"),
    ("new_chat_member", OLEG, "chat_joined", "Олег"),
    ("new_chat_participant", OLEG, "chat_joined", "Олег"),
    ("left_chat_member", OLEG, "chat_left", "Олег"),
    ("left_chat_participant", OLEG, "chat_left", "Олег"),
    ("chat_owner_left", {"new_owner": OLEG}, "chat_owner", "Олег"),
    ("chat_owner_changed", {"new_owner": OLEG}, "chat_owner", "Олег"),
    ("new_chat_title", "Новое имя", "chat_title", "Новое имя"),
    ("new_chat_photo", [{"file_id": "a"}], "chat_photo", ""),
    ("delete_chat_photo", True, "chat_photo_removed", ""),
    ("group_chat_created", True, "chat_created", ""),
    ("supergroup_chat_created", True, "chat_created", ""),
    ("channel_chat_created", True, "chat_created", ""),
    ("migrate_from_chat_id", -4001, "chat_upgraded", ""),
    ("message_auto_delete_timer_changed", {"message_auto_delete_time": 86_400}, "chat_timer", "24"),
    ("message_auto_delete_timer_changed", {"message_auto_delete_time": 31_622_400}, "chat_timer", "8784"),
    ("message_auto_delete_timer_changed", {"message_auto_delete_time": 0}, "chat_timer_off", ""),
    ("pinned_message", {"message_id": 3, "date": 1, "text": "Важно"}, "chat_pinned", "Важно"),
    ("pinned_message", {"message_id": 3, "date": 0}, "chat_pinned", "№ 3"),
    ("connected_website", "shop.example", "chat_website", "shop.example"),
    ("proximity_alert_triggered", {"traveler": OLEG, "watcher": GONE, "distance": 50}, "chat_near", "Олег, id 9, 50 м"),
    ("boost_added", {"boost_count": 2}, "chat_boosted", "2"),
    ("chat_background_set", {"type": {"type": "fill"}}, "chat_background", ""),
    ("direct_message_price_changed", {"direct_message_star_count": 7}, "chat_price", "7 ⭐"),
    ("paid_message_price_changed", {"paid_message_star_count": 0}, "chat_price", "0 ⭐"),
    ("forum_topic_created", {"name": "Возвраты"}, "chat_topic_opened", "Возвраты"),
    ("forum_topic_edited", {}, "chat_topic_changed", ""),
    ("forum_topic_closed", {}, "chat_topic_closed", ""),
    ("forum_topic_reopened", {}, "chat_topic_opened", ""),
    ("general_forum_topic_hidden", {}, "chat_topic_closed", ""),
    ("general_forum_topic_unhidden", {}, "chat_topic_opened", ""),
    ("giveaway_created", {}, "chat_giveaway", ""),
    ("giveaway_completed", {"winner_count": 3}, "chat_giveaway_ended", "3"),
    ("managed_bot_created", {"bot": OLEG}, "chat_bot_made", "Олег"),
    ("video_chat_scheduled", {"start_date": 1}, "chat_call_planned", ""),
    ("video_chat_started", {}, "chat_call_started", ""),
    ("video_chat_ended", {"duration": 1}, "chat_call_ended", ""),
    ("video_chat_participants_invited", {"users": [OLEG]}, "chat_call_invited", "Олег"),
    ("voice_chat_scheduled", {"start_date": 1}, "chat_call_planned", ""),
    ("voice_chat_started", {}, "chat_call_started", ""),
    ("voice_chat_ended", {"duration": 1}, "chat_call_ended", ""),
    ("voice_chat_participants_invited", {"users": [OLEG]}, "chat_call_invited", "Олег"),
    ("community_chat_added", {"community": {"id": 1, "name": "Дом"}}, "chat_community_joined", "Дом"),
    ("community_chat_joined", {"community": {"id": 1, "name": "Дом"}}, "chat_community_joined", "Дом"),
    ("community_chat_removed", {}, "chat_community_left", ""),
    ("checklist_tasks_done", {"checklist_message": LIST, "marked_as_done_task_ids": [1]}, "chat_tasks", "Возврат: ☑ Упаковать"),
    ("checklist_tasks_done", {"marked_as_not_done_task_ids": [2]}, "chat_tasks", "☐ 2"),
    ("checklist_tasks_added", {"tasks": [{"id": 2, "text": "Отдать"}]}, "chat_tasks", "+ Отдать"),
    ("poll_option_added", {"option_text": "Завтра"}, "chat_poll", "+ Завтра"),
    ("poll_option_deleted", {"option_text": "Завтра"}, "chat_poll", "− Завтра"),
]  # fmt: skip


def read(**message: Any) -> Any:
    body = {"message_id": 4, "date": 1, "chat": CHATS[0], "from": {"id": 5, "first_name": "Анна"}, **message}
    [one] = parse(raw(json.dumps({"update_id": 1, "message": body}).encode()), ACCOUNT)
    return one


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat["type"])
@pytest.mark.parametrize(("field", "value", "happened", "about"), EVENTS, ids=lambda one: str(one)[:40])
def test_an_event_is_told(chat: dict[str, Any], field: str, value: Any, happened: str, about: str) -> None:
    one = read(chat=chat, **{field: value})
    assert isinstance(one, Action)
    assert (one.happened, one.data, one.thread) == (happened, about, str(chat["id"]))
    assert one.external_id == f"event:{chat['id']}:4"
    assert one.reference == (f"{chat['id']}:3" if happened == "chat_pinned" else "")


def test_every_service_message_is_in_the_table() -> None:
    shown = {field for field, *_ in EVENTS}
    elsewhere = {"migrate_to_chat_id"}  # news of the conversation: test_changes of the group's number
    assert shown | elsewhere == SERVICE.keys()


@pytest.mark.parametrize("field", sorted(SERVICE))
def test_an_odd_event_is_an_event(field: str) -> None:
    odd: tuple[object, ...] = ({}, [{}], "x", 7, True, {"users": 5, "distance": "far", "tasks": [5]})
    for value in odd:
        assert isinstance(read(**{field: value}), Action | Receipt)


def test_a_newer_field_speaks_for_those_it_replaced() -> None:
    one = read(new_chat_participant=GONE, new_chat_member=GONE, new_chat_members=[OLEG])
    assert one.data == "Олег"


def test_a_message_that_says_something_is_a_message_whatever_happened() -> None:
    assert isinstance(read(text="Здравствуйте", new_chat_title="Имя"), InboundMessage)


def test_what_stands_in_an_event_is_bounded() -> None:
    assert len(read(new_chat_title="Ы" * 5000).data) == 300


@pytest.mark.parametrize("value", [{}, {"web_app_name": "shop"}, {"from_request": True}])
def test_who_lets_the_bot_write_may_be_written_to(value: dict[str, Any]) -> None:
    one = read(write_access_allowed=value)
    assert isinstance(one, Receipt)
    assert (one.state, one.thread) == ("allowed", "5")
