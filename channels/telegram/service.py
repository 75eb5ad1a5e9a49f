"""Service messages: what happened in a chat without anybody writing. Pure.

Field names are those of Message in the Bot API reference (10.3) that it calls a service message; the last lines of SERVICE are of
versions before 6.0.
"""

from collections.abc import Callable

from channels.telegram.fields import Obj, nfc, obj, objs, person_name, text, whole, wholes
from channels.telegram.parts import one_line
from router.schema import Happened

# (message, field) -> whom or what the event is about
Named = Callable[[Obj, str], str]


def event(message: Obj) -> tuple[Happened, str]:
    """What happened, and whom or what it is about, of a message that has a field of SERVICE."""
    field = next(field for field in SERVICE if field in message)  # a newer field stands before those it replaced
    happened, named = SERVICE[field]
    about = one_line(named(message, field))
    return ("chat_timer_off", "") if (happened, about) == ("chat_timer", "0") else (happened, about)


def _hours(message: Obj, field: str) -> str:
    return f"{round(max(whole(obj(message, field), 'message_auto_delete_time'), 0) / 3600, 2):g}"


def _nothing(message: Obj, field: str) -> str:
    return ""


def _itself(message: Obj, field: str) -> str:
    return text(message, field)


def _said(inside: str) -> Named:
    return lambda message, field: text(obj(message, field), inside)


def _number(inside: str, unit: str = "") -> Named:
    return lambda message, field: f"{whole(obj(message, field), inside)}{unit}"


def _name(person: Obj) -> str:
    return nfc(person_name(person)) or f"id {whole(person, 'id')}"


def _person(message: Obj, field: str) -> str:
    return _name(obj(message, field))


def _people(message: Obj, field: str) -> str:
    return ", ".join(map(_name, objs(message, field, 20)))


def _inside(field: str, named: Named) -> Named:
    return lambda message, outer: named(obj(message, outer), field)


def _pinned(message: Obj, field: str) -> str:
    pinned = obj(message, field)
    return text(pinned, "text") or text(pinned, "caption") or f"№ {whole(pinned, 'message_id')}"


def _near(message: Obj, field: str) -> str:
    alert = obj(message, field)
    return f"{_person(alert, 'traveler')}, {_person(alert, 'watcher')}, {whole(alert, 'distance')} м"


def _option(message: Obj, field: str) -> str:
    return f"{'+' if field.endswith('added') else '−'} {text(obj(message, field), 'option_text')}"


def _tasks(message: Obj, field: str) -> str:
    """Tasks by their words as far as the list comes along, else by their numbers."""
    change = obj(message, field)
    checklist = obj(obj(change, "checklist_message"), "checklist")
    names = {whole(task, "id"): text(task, "text") for task in objs(checklist, "tasks", 100)}
    said = [f"+ {text(task, 'text')}" for task in objs(change, "tasks", 100)]
    for sign, ids in (("☑", "marked_as_done_task_ids"), ("☐", "marked_as_not_done_task_ids")):
        said += [f"{sign} {names.get(number) or number}" for number in wholes(change, ids)]
    return ": ".join(words for words in (text(checklist, "title"), ", ".join(said)) if words)


SERVICE: dict[str, tuple[Happened, Named]] = {
    "new_chat_members": ("chat_joined", _people),
    "left_chat_member": ("chat_left", _person),
    "chat_owner_left": ("chat_owner", _inside("new_owner", _person)),
    "chat_owner_changed": ("chat_owner", _inside("new_owner", _person)),
    "new_chat_title": ("chat_title", _itself),
    "new_chat_photo": ("chat_photo", _nothing),
    "delete_chat_photo": ("chat_photo_removed", _nothing),
    "group_chat_created": ("chat_created", _nothing),
    "supergroup_chat_created": ("chat_created", _nothing),
    "channel_chat_created": ("chat_created", _nothing),
    "migrate_to_chat_id": ("chat_upgraded", _nothing),
    "migrate_from_chat_id": ("chat_upgraded", _nothing),
    "message_auto_delete_timer_changed": ("chat_timer", _hours),
    "pinned_message": ("chat_pinned", _pinned),
    "connected_website": ("chat_website", _itself),
    "proximity_alert_triggered": ("chat_near", _near),
    "boost_added": ("chat_boosted", _number("boost_count")),
    "chat_background_set": ("chat_background", _nothing),
    "direct_message_price_changed": ("chat_price", _number("direct_message_star_count", " ⭐")),
    "paid_message_price_changed": ("chat_price", _number("paid_message_star_count", " ⭐")),
    "forum_topic_created": ("chat_topic_opened", _said("name")),
    "forum_topic_edited": ("chat_topic_changed", _said("name")),
    "forum_topic_closed": ("chat_topic_closed", _nothing),
    "forum_topic_reopened": ("chat_topic_opened", _nothing),
    "general_forum_topic_hidden": ("chat_topic_closed", _nothing),
    "general_forum_topic_unhidden": ("chat_topic_opened", _nothing),
    "giveaway_created": ("chat_giveaway", _nothing),
    "giveaway_completed": ("chat_giveaway_ended", _number("winner_count")),
    "managed_bot_created": ("chat_bot_made", _inside("bot", _person)),
    "video_chat_scheduled": ("chat_call_planned", _nothing),
    "video_chat_started": ("chat_call_started", _nothing),
    "video_chat_ended": ("chat_call_ended", _nothing),
    "video_chat_participants_invited": ("chat_call_invited", _inside("users", _people)),
    "community_chat_added": ("chat_community_joined", _inside("community", _said("name"))),
    "community_chat_joined": ("chat_community_joined", _inside("community", _said("name"))),
    "community_chat_removed": ("chat_community_left", _nothing),
    "checklist_tasks_done": ("chat_tasks", _tasks),
    "checklist_tasks_added": ("chat_tasks", _tasks),
    "poll_option_added": ("chat_poll", _option),
    "poll_option_deleted": ("chat_poll", _option),
    "new_chat_member": ("chat_joined", _person),
    "new_chat_participant": ("chat_joined", _person),
    "left_chat_participant": ("chat_left", _person),
    "voice_chat_scheduled": ("chat_call_planned", _nothing),
    "voice_chat_started": ("chat_call_started", _nothing),
    "voice_chat_ended": ("chat_call_ended", _nothing),
    "voice_chat_participants_invited": ("chat_call_invited", _inside("users", _people)),
}
