"""What a message carries beside its text: one typed Part for each thing sent. Pure.

Field names are those of Message in the Bot API reference (10.3). `SERVICE` are the messages that no person wrote; a field that
is in none of these tables becomes a visible part `unsupported: …`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from channels.telegram.fields import Obj, flag, number, obj, objs, person_name, text, whole
from channels.telegram.utf16 import nfc
from router.schema import Json, Part, PartKind, PartState

ONE_LINE = 300  # characters of a part's `text`: it is read in one line
VCARD = 5_000

# Everything about a message that is neither content nor an event; the last two lines are of Bot API before 7.0.
_META = """
message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count sender_business_bot sender_tag receiver_user
ephemeral_message_id date guest_query_id business_connection_id chat forward_origin is_topic_message is_automatic_forward
reply_to_message external_reply quote reply_to_story reply_to_checklist_task_id reply_to_poll_option_id via_bot
guest_bot_caller_user guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id
author_signature paid_star_count text entities link_preview_options suggested_post_info effect_id caption caption_entities
show_caption_above_media has_media_spoiler reply_markup rich_message
forward_from forward_from_chat forward_from_message_id forward_signature forward_sender_name forward_date reply_to_message_id
"""
META = frozenset(_META.split())

# Events of a chat that nobody wrote: they say something about the chat, not to us.
_SERVICE = """
new_chat_members new_chat_member new_chat_participant left_chat_member left_chat_participant chat_owner_left chat_owner_changed
new_chat_title new_chat_photo delete_chat_photo group_chat_created supergroup_chat_created channel_chat_created
message_auto_delete_timer_changed migrate_to_chat_id migrate_from_chat_id pinned_message connected_website write_access_allowed
proximity_alert_triggered boost_added chat_background_set direct_message_price_changed paid_message_price_changed
forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden
general_forum_topic_unhidden giveaway_created managed_bot_created video_chat_scheduled video_chat_started video_chat_ended
video_chat_participants_invited voice_chat_scheduled voice_chat_started voice_chat_ended voice_chat_participants_invited
community_chat_added community_chat_removed
"""
SERVICE = frozenset(_SERVICE.split())


def parts_of(message: Obj, max_file: int) -> list[Part]:
    """All parts in the message's own order. `max_file`: what the API server gives out, in bytes."""
    found: list[Part] = []
    unknown: list[str] = []
    for key, value in message.items():
        if key in META:
            continue
        if key in CONTENT:
            if not _doubled(key, message):
                found += CONTENT[key](message, key, max_file)
        elif key not in SERVICE and value not in (None, False, "", [], {}):
            unknown.append(key)
    if unknown and not found and "text" not in message and "rich_message" not in message:
        found += [Part(kind="unsupported", text=f"unsupported: {_line(key)}") for key in unknown[:20]]
    return found


def media(
    kind: PartKind, file: Obj, max_file: int, *, name: str = "", media_type: str = "", line: str = "", **facts: Json
) -> Part:
    """A file that can be fetched later; its `ref` is the file_id."""
    size, ref = max(whole(file, "file_size"), 0), text(file, "file_id")
    state: PartState = "pending" if ref else "failed"
    reason = "" if ref else "the provider gave no file_id"
    if size > max_file:
        state, reason = "too_large", f"the API server gives out files of at most {max_file >> 20} MB"
    known: dict[str, Json] = {
        key: value for key in ("width", "height", "duration", "length") if (value := whole(file, key))
    }
    if unique := text(file, "file_unique_id"):
        known["file_unique_id"] = unique
    return Part(
        kind=kind, name=nfc(text(file, "file_name")) or name, media_type=text(file, "mime_type") or media_type, size=size, ref=ref,
        state=state, reason=reason, text=_line(line), facts=known | {key: value for key, value in facts.items() if value},
    )  # fmt: skip


def _photo(holder: Obj, key: str, max_file: int) -> list[Part]:
    sizes = objs(holder, key)
    if not sizes:
        return [Part(kind="unsupported", text=f"unsupported: {key}")]
    largest = max(sizes, key=lambda size: (whole(size, "width") * whole(size, "height"), whole(size, "file_size")))
    spoiler = flag(holder, "has_media_spoiler")
    return [media("image", largest, max_file, name="photo.jpg", media_type="image/jpeg", spoiler=spoiler)]


def _file(kind: PartKind, name: str, media_type: str) -> Callable[[Obj, str, int], list[Part]]:
    def read(holder: Obj, key: str, max_file: int) -> list[Part]:
        file = obj(holder, key)
        facts: dict[str, Json] = {
            "performer": text(file, "performer"),
            "title": text(file, "title"),
            "spoiler": flag(holder, "has_media_spoiler"),
        }
        line = " — ".join(value for value in (text(file, "performer"), text(file, "title")) if value)
        return [media(kind, file, max_file, name=name, media_type=media_type, line=line, **facts)]

    return read


def _live_photo(holder: Obj, key: str, max_file: int) -> list[Part]:
    file = obj(holder, key)
    still = _photo(file, "photo", max_file) if objs(file, "photo") else []
    if not still and objs(holder, "photo"):
        still = _photo(holder, "photo", max_file)
    return [*still, media("video", file, max_file, name="live_photo.mp4", media_type="video/mp4", live_photo=True)]


def _sticker(holder: Obj, key: str, max_file: int) -> list[Part]:
    file = obj(holder, key)
    name, media_type = ("sticker.webp", "image/webp")
    if flag(file, "is_animated"):
        name, media_type = ("sticker.tgs", "application/x-tgsticker")
    elif flag(file, "is_video"):
        name, media_type = ("sticker.webm", "video/webm")
    emoji = text(file, "emoji")
    return [
        media(
            "sticker",
            file,
            max_file,
            name=name,
            media_type=media_type,
            line=emoji,
            emoji=emoji,
            set_name=text(file, "set_name"),
        )
    ]


def _location(holder: Obj, key: str, _: int) -> list[Part]:
    return [_place(obj(holder, key))]


def _venue(holder: Obj, key: str, _: int) -> list[Part]:
    venue = obj(holder, key)
    return [_place(obj(venue, "location"), text(venue, "title"), text(venue, "address"))]


def _place(location: Obj, title: str = "", address: str = "") -> Part:
    latitude, longitude = number(location, "latitude"), number(location, "longitude")
    facts: dict[str, Json] = {"latitude": latitude, "longitude": longitude, "address": address}
    facts |= {key: whole(location, key) for key in ("live_period", "heading", "horizontal_accuracy")}
    point = "" if latitude is None or longitude is None else f"{latitude:.6g}, {longitude:.6g}"
    return Part(
        kind="location", name=nfc(title), text=_line(", ".join(value for value in (title, address, point) if value)),
        facts={key: value for key, value in facts.items() if value not in (None, "", 0)},
        url=f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}" if point else "",
    )  # fmt: skip


def phone_of(contact: Obj) -> str:
    """The number as +digits: apps of this provider leave the plus out as often as not."""
    digits = "".join(char for char in text(contact, "phone_number")[:40] if char in "0123456789")
    return f"+{digits}" if digits else ""


def _contact(holder: Obj, key: str, _: int) -> list[Part]:
    contact = obj(holder, key)
    name, phone = nfc(person_name(contact)), phone_of(contact)
    facts: dict[str, Json] = {
        "phone": phone,
        "user_id": whole(contact, "user_id"),
        "vcard": text(contact, "vcard")[:VCARD],
    }
    line = " ".join(value for value in (name, phone) if value)
    return [
        Part(kind="contact", name=name, text=_line(line), facts={key: value for key, value in facts.items() if value})
    ]


def _shared_users(holder: Obj, key: str, _: int) -> list[Part]:
    shared = obj(holder, key)
    users = objs(shared, "users", 20)
    if not users:  # user_shared of Bot API 6.5, and user_ids of 7.0
        ids = shared.get("user_ids")
        single = [whole(shared, "user_id")] if whole(shared, "user_id") else []
        users = [{"user_id": item} for item in (ids[:20] if type(ids) is list else single)]
    return [_shared("user_id", user) for user in users] or [Part(kind="unsupported", text=f"unsupported: {key}")]


def _shared_chat(holder: Obj, key: str, _: int) -> list[Part]:
    return [_shared("chat_id", obj(holder, key))]


def _shared(id_key: str, entry: Obj) -> Part:
    name, handle, number_ = nfc(person_name(entry)), text(entry, "username"), whole(entry, id_key)
    line = " ".join(
        value for value in (name, f"@{handle}" if handle else "", f"id {number_}" if number_ else "") if value
    )
    return Part(kind="contact", name=name, text=_line(line), facts={id_key: number_, "handle": handle})


def _poll(holder: Obj, key: str, _: int) -> list[Part]:
    poll = obj(holder, key)
    options = [text(option, "text") for option in objs(poll, "options", 50)]
    facts: dict[str, Json] = {
        "type": text(poll, "type"),
        "options": list[Json](options),
        "votes": whole(poll, "total_voter_count"),
    }
    return [
        Part(
            kind="poll",
            name=nfc(text(poll, "question")),
            text=_line(f"{text(poll, 'question')} — {' / '.join(options)}"),
            facts=facts,
        )
    ]


def _poll_option(holder: Obj, key: str, _: int) -> list[Part]:
    sign = "+" if key.endswith("added") else "−"
    return [Part(kind="poll", text=_line(f"{sign} {text(obj(holder, key), 'option_text')}"))]


def _dice(holder: Obj, key: str, _: int) -> list[Part]:
    dice = obj(holder, key)
    emoji, value = text(dice, "emoji"), whole(dice, "value")
    return [
        Part(
            kind="sticker", name="dice", text=_line(f"{emoji} {value}".strip()), facts={"emoji": emoji, "value": value}
        )
    ]


def _game(holder: Obj, key: str, max_file: int) -> list[Part]:
    game = obj(holder, key)
    line = " — ".join(value for value in (text(game, "title"), text(game, "description"), text(game, "text")) if value)
    return [
        Part(kind="link", name=nfc(text(game, "title")), text=_line(line), facts={"game": True}),
        *_inner(game, max_file),
    ]


def _inner(holder: Obj, max_file: int) -> list[Part]:
    return _photo(holder, "photo", max_file) if objs(holder, "photo") else []


def _money(holder: Obj) -> str:
    """Amounts come in the currency's smallest unit; XTR (stars) and a few currencies have none (Bot API, "Payments")."""
    amount, currency = whole(holder, "total_amount"), text(holder, "currency")
    if currency in ("XTR", "JPY", "KRW", "VND", "CLP", "PYG", "UGX", "ISK"):
        return f"{amount} {currency}"
    return f"{amount // 100}.{abs(amount) % 100:02d} {currency}".strip()


def _payment(word: str) -> Callable[[Obj, str, int], list[Part]]:
    def read(holder: Obj, key: str, _: int) -> list[Part]:
        payment = obj(holder, key)
        title = text(payment, "title")
        facts: dict[str, Json] = {
            "amount": whole(payment, "total_amount"), "currency": text(payment, "currency"),
            "payload": text(payment, "invoice_payload")[:200], "description": text(payment, "description")[:ONE_LINE],
            "charge": text(payment, "provider_payment_charge_id") or text(payment, "telegram_payment_charge_id"),
        }  # fmt: skip
        line = " — ".join(value for value in (word, title, _money(payment)) if value)
        return [
            Part(kind="product", name=nfc(title) or word, text=_line(line), facts={k: v for k, v in facts.items() if v})
        ]

    return read


def _story(holder: Obj, key: str, _: int) -> list[Part]:
    story = obj(holder, key)
    chat = obj(story, "chat")
    handle, number_ = text(chat, "username"), whole(story, "id")
    url = f"https://t.me/{handle}/s/{number_}" if handle.replace("_", "").isalnum() and number_ else ""
    return [
        Part(
            kind="story",
            name=nfc(person_name(chat)),
            url=url,
            text=_line(person_name(chat)),
            facts={"story_id": number_},
        )
    ]


def _gift(holder: Obj, key: str, max_file: int) -> list[Part]:
    info = obj(holder, key)
    gift = obj(info, "gift")
    title = " ".join(
        value
        for value in (text(gift, "base_name"), f"#{whole(gift, 'number')}" if whole(gift, "number") else "")
        if value
    )
    stars = whole(gift, "star_count")
    line = " — ".join(
        value
        for value in (title or text(obj(gift, "sticker"), "emoji"), f"{stars} ⭐" if stars else "", text(info, "text"))
        if value
    )
    return [
        Part(
            kind="gift",
            name=nfc(title),
            text=_line(line or key),
            facts={"gift_id": text(gift, "id") or text(gift, "name"), "stars": stars},
        )
    ]


def _giveaway(holder: Obj, key: str, _: int) -> list[Part]:
    giveaway = obj(holder, key)
    prize = text(giveaway, "prize_description")
    count = whole(giveaway, "winner_count")
    stars, months = whole(giveaway, "prize_star_count"), whole(giveaway, "premium_subscription_month_count")
    line = " — ".join(
        value
        for value in (
            prize,
            f"× {count}" if count else "",
            f"{stars} ⭐" if stars else "",
            f"Premium {months}" if months else "",
        )
        if value
    )
    return [Part(kind="gift", name=key, text=_line(line or key), facts={"winners": count, "stars": stars})]


def _paid_media(holder: Obj, key: str, max_file: int) -> list[Part]:
    paid = obj(holder, key)
    found: list[Part] = []
    for item in objs(paid, "paid_media", 20):
        kind = text(item, "type")
        if kind in ("photo", "video", "live_photo"):
            found += CONTENT[kind](item, kind, max_file)
        else:
            found.append(Part(kind="unsupported", text=f"unsupported: paid_media {_line(kind)}".strip()))
    stars = whole(paid, "star_count")
    return [replace(part, facts={**part.facts, "stars": stars}) for part in found] or [_unsupported(key)]


def _checklist(holder: Obj, key: str, _: int) -> list[Part]:
    checklist = obj(holder, key)
    tasks = [f"{'☑' if _is_done(task) else '☐'} {text(task, 'text')}" for task in objs(checklist, "tasks", 100)]
    title = text(checklist, "title")
    return [
        Part(
            kind="form", name=nfc(title), text=_line(f"{title}: {', '.join(tasks)}"), facts={"tasks": list[Json](tasks)}
        )
    ]


def _is_done(task: Obj) -> bool:
    return bool(whole(task, "completion_date") or obj(task, "completed_by_user") or obj(task, "completed_by_chat"))


def _checklist_change(holder: Obj, key: str, _: int) -> list[Part]:
    change = obj(holder, key)
    title = text(obj(obj(change, "checklist_message"), "checklist"), "title")
    lines = [f"+ {text(task, 'text')}" for task in objs(change, "tasks", 100)]
    for field, sign in (("marked_as_done_task_ids", "☑"), ("marked_as_not_done_task_ids", "☐")):
        ids = change.get(field)
        if type(ids) is list and ids:
            lines.append(
                f"{sign} {', '.join(str(item) for item in ids[:100] if type(item) is int and abs(item) < 2**63)}"
            )
    return [Part(kind="form", name=nfc(title), text=_line(f"{title}: {'; '.join(lines)}".removeprefix(": ")))]


def _web_app_data(holder: Obj, key: str, _: int) -> list[Part]:
    data = obj(holder, key)
    sent = text(data, "data")[:4096]
    return [Part(kind="form", name=nfc(text(data, "button_text")), text=_line(sent), facts={"data": sent})]


def _unsupported(key: str) -> Part:
    return Part(kind="unsupported", text=f"unsupported: {_line(key)}")


def _visible(holder: Obj, key: str, _: int) -> list[Part]:
    return [_unsupported(key)]


def _line(value: str) -> str:
    flat = nfc(value) if value.isprintable() else nfc(" ".join(value.split()))
    return flat if len(flat) <= ONE_LINE else flat[: ONE_LINE - 1] + "…"


def _doubled(key: str, message: Obj) -> bool:
    """Whether a newer field says the same: an animation comes as a document too, a venue as a location, a live photo as a photo."""
    return any(
        key == old and new in message
        for old, new in (("document", "animation"), ("location", "venue"), ("photo", "live_photo"))
    )


CONTENT: dict[str, Callable[[Obj, str, int], list[Part]]] = {
    "photo": _photo,
    "live_photo": _live_photo,
    "video": _file("video", "video.mp4", "video/mp4"),
    "video_note": _file("video_note", "video_note.mp4", "video/mp4"),
    "animation": _file("animation", "animation.mp4", "video/mp4"),
    "audio": _file("audio", "audio.mp3", "audio/mpeg"),
    "voice": _file("voice", "voice.ogg", "audio/ogg"),
    "document": _file("file", "file", "application/octet-stream"),
    "sticker": _sticker,
    "location": _location,
    "venue": _venue,
    "contact": _contact,
    "users_shared": _shared_users,
    "user_shared": _shared_users,
    "chat_shared": _shared_chat,
    "poll": _poll,
    "poll_option_added": _poll_option,
    "poll_option_deleted": _poll_option,
    "dice": _dice,
    "game": _game,
    "invoice": _payment("invoice"),
    "successful_payment": _payment("payment"),
    "refunded_payment": _payment("refund"),
    "story": _story,
    "gift": _gift,
    "unique_gift": _gift,
    "gift_upgrade_sent": _gift,
    "giveaway": _giveaway,
    "giveaway_winners": _giveaway,
    "giveaway_completed": _giveaway,
    "paid_media": _paid_media,
    "checklist": _checklist,
    "checklist_tasks_done": _checklist_change,
    "checklist_tasks_added": _checklist_change,
    "web_app_data": _web_app_data,
    "passport_data": _visible,
    "suggested_post_approved": _visible,
    "suggested_post_approval_failed": _visible,
    "suggested_post_declined": _visible,
    "suggested_post_paid": _visible,
    "suggested_post_refunded": _visible,
}


# --- rich messages -----------------------------------------------------------------------------------------------------

_DEPTH = 24  # a rich message is a tree of the sender's making
_RICH_MEDIA = {
    "photo": "photo",
    "video": "video",
    "animation": "animation",
    "audio": "audio",
    "voice_note": "voice",
    "document": "document",
}


def rich_text(message: Obj) -> str:
    """The plain text of a `rich_message` (Bot API 10.1, RichMessage): a line for each block, media left out."""
    lines: list[str] = []
    _blocks(obj(message, "rich_message").get("blocks"), lines, 0)
    return "\n".join(line for line in lines if line.strip())


def rich_parts(message: Obj, max_file: int) -> list[Part]:
    """Media, places and links of a `rich_message`, wherever in the tree they stand."""
    found: list[Part] = []
    _rich_walk(message.get("rich_message"), found, max_file, 0)
    return found


def _blocks(blocks: Any, lines: list[str], depth: int) -> None:
    if type(blocks) is not list or depth > _DEPTH:
        return
    for block in blocks:
        if type(block) is dict:
            _block(block, lines, depth)


def _block(block: Obj, lines: list[str], depth: int) -> None:
    for key in ("summary", "text", "expression"):
        if key in block:
            lines.append(inline(block[key], depth))
    for item in objs(block, "items"):
        inner: list[str] = []
        _blocks(item.get("blocks"), inner, depth + 1)
        lines.append(f"{text(item, 'label') or '•'} {' '.join(inner)}")
    rows = block.get("cells")
    for row in rows[:1000] if type(rows) is list else ():
        if type(row) is list:
            lines.append(" | ".join(inline(cell.get("text"), depth) for cell in row[:100] if type(cell) is dict))
    _blocks(block.get("blocks"), lines, depth + 1)
    caption = block.get("caption")
    for value in (
        caption.get("text") if type(caption) is dict and "type" not in caption else caption,
        block.get("credit"),
    ):
        if value:
            lines.append(inline(value, depth))


def inline(value: Any, depth: int = 0) -> str:
    """The plain text of a RichText: a string, a list of them, or an object that wraps one."""
    if type(value) is str:
        return value.replace("\x00", "\ufffd")
    if depth > _DEPTH:
        return ""
    if type(value) is list:
        return "".join(inline(item, depth + 1) for item in value)
    if type(value) is dict:
        for key in ("text", "expression", "alternative_text", "alt", "emoji", "name"):
            if key in value:
                return inline(value[key], depth + 1)
    return ""


def _rich_walk(value: Any, found: list[Part], max_file: int, depth: int) -> None:
    if depth > 2 * _DEPTH or len(found) >= 100:
        return
    if type(value) is list:
        for item in value:
            _rich_walk(item, found, max_file, depth + 1)
    elif type(value) is dict:
        kind = value.get("type")
        if kind == "url" and (url := text(value, "url")):
            found.append(Part(kind="link", url=url[:2000], text=_line(inline(value.get("text")))))
        elif kind == "map":
            found.append(_place(obj(value, "location")))
        elif type(kind) is str and kind in _RICH_MEDIA and (kind in value):
            found.extend(CONTENT[_RICH_MEDIA[kind]]({_RICH_MEDIA[kind]: value[kind]}, _RICH_MEDIA[kind], max_file))
        for key, item in value.items():
            if key not in _RICH_MEDIA:
                _rich_walk(item, found, max_file, depth + 1)
