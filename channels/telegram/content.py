"""What a message carries beside its text: one typed Part for each thing sent. Pure.

Field names are those of Message in the Bot API reference (10.3). A field that
is in none of these tables becomes a visible part `unsupported: …`. What nobody wrote is read in service.py.
"""

from collections.abc import Callable

from msgspec.structs import replace

from channels.telegram.fields import Obj, flag, nfc, obj, objs, person_name, text, whole
from channels.telegram.parts import ONE_LINE, facts_of, joined, media, money, one_line, phone_of, place, unsupported
from router.schema import Json, Part, PartKind

# (message, field, bytes that the API server gives out) -> its parts
Reader = Callable[[Obj, str, int], list[Part]]

VCARD = 5_000
TILE = 200 * 160  # pixels in which a message shows a picture

# Everything about a message that is neither content nor an event; the last two lines are of Bot API before 7.0.
_META = """
message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count sender_business_bot sender_tag receiver_user
ephemeral_message_id date guest_query_id business_connection_id chat forward_origin is_topic_message is_automatic_forward
reply_to_message external_reply quote reply_to_checklist_task_id reply_to_poll_option_id via_bot
guest_bot_caller_user guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id
author_signature paid_star_count text entities link_preview_options effect_id caption caption_entities
show_caption_above_media has_media_spoiler reply_markup rich_message write_access_allowed
forward_from forward_from_chat forward_from_message_id forward_signature forward_sender_name forward_date reply_to_message_id
"""
META = frozenset(_META.split())


def parts_of(message: Obj, max_file: int) -> list[Part]:
    """All parts in the message's own order. `max_file`: what the API server gives out, in bytes."""
    found: list[Part] = []
    unknown: list[str] = []
    for key, value in message.items():
        if key in META:
            continue
        if key in CONTENT:
            # For backward compatibility the provider sets the old field beside the new one.
            if _SAID_BY.get(key) not in message:
                found += CONTENT[key](message, key, max_file)
        elif value not in (None, False, "", [], {}):
            unknown.append(key)
    if unknown and not found and "text" not in message and "rich_message" not in message:
        found += [unsupported(key) for key in unknown[:20]]
    return found


_SAID_BY = {"document": "animation", "location": "venue", "photo": "live_photo"}


# --- files ------------------------------------------------------------------------------------------------------------


def _photo(holder: Obj, key: str, max_file: int) -> list[Part]:
    sizes = objs(holder, key)
    if not sizes:
        return [unsupported(key)]
    *smaller, largest = sorted(sizes, key=lambda size: (_area(size), whole(size, "file_size")))
    small = next((text(size, "file_id") for size in smaller if _area(size) >= TILE), "")
    spoiler = flag(holder, "has_media_spoiler")
    return [media("image", largest, max_file, ("photo.jpg", "image/jpeg"), small=small, spoiler=spoiler)]


def _area(size: Obj) -> int:
    return whole(size, "width") * whole(size, "height")


def _file(kind: PartKind, name: str, media_type: str) -> Reader:
    def read(holder: Obj, key: str, max_file: int) -> list[Part]:
        file = obj(holder, key)
        performer, title = text(file, "performer"), text(file, "title")
        spoiler = flag(holder, "has_media_spoiler")
        line, said = joined(" — ", performer, title), facts_of(performer=performer, title=title, spoiler=spoiler)
        picture = text(file, "mime_type").startswith("image/")
        small = text(obj(file, "thumbnail") or obj(file, "thumb"), "file_id") if picture else ""
        return [media(kind, file, max_file, (name, media_type), line, small=small, **said)]

    return read


def _live_photo(holder: Obj, key: str, max_file: int) -> list[Part]:
    file = obj(holder, key)
    still = next((source for source in (file, holder) if objs(source, "photo")), None)
    motion = media("video", file, max_file, ("live_photo.mp4", "video/mp4"), live_photo=True)
    return [*(_photo(still, "photo", max_file) if still else ()), motion]


def _sticker(holder: Obj, key: str, max_file: int) -> list[Part]:
    file = obj(holder, key)
    default = ("sticker.webp", "image/webp")
    if flag(file, "is_animated"):
        default = ("sticker.tgs", "application/x-tgsticker")
    elif flag(file, "is_video"):
        default = ("sticker.webm", "video/webm")
    emoji = text(file, "emoji")
    return [media("sticker", file, max_file, default, emoji, emoji=emoji, set_name=text(file, "set_name"))]


def _paid_media(holder: Obj, key: str, max_file: int) -> list[Part]:
    paid = obj(holder, key)
    found: list[Part] = []
    for item in objs(paid, "paid_media", 20):
        kind = text(item, "type")
        if kind == "preview":  # of what isn't bought there is no file
            found.append(Part(kind="video" if whole(item, "duration") else "image", text="Платное, не куплено"))
            continue
        known = kind in ("photo", "video", "live_photo")
        found += CONTENT[kind](item, kind, max_file) if known else [unsupported(f"paid_media {kind}")]
    stars = whole(paid, "star_count")
    return [replace(part, facts={**part.facts, "stars": stars}) for part in found] or [unsupported(key)]


def _attached(holder: Obj, max_file: int) -> list[Part]:
    """Media inside another thing: of a poll (PollMedia), of a game."""
    return [part for key in holder if key in _ATTACHABLE for part in CONTENT[key](holder, key, max_file)]


_ATTACHABLE = frozenset(
    ("photo", "live_photo", "video", "animation", "audio", "document", "sticker", "location", "venue")
)


# --- places and people ------------------------------------------------------------------------------------------------


def _location(holder: Obj, key: str, _: int) -> list[Part]:
    return [place(obj(holder, key))]


def _venue(holder: Obj, key: str, _: int) -> list[Part]:
    venue = obj(holder, key)
    return [place(obj(venue, "location"), text(venue, "title"), text(venue, "address"))]


def _contact(holder: Obj, key: str, _: int) -> list[Part]:
    contact = obj(holder, key)
    name, phone = nfc(person_name(contact)), phone_of(contact)
    facts = facts_of(phone=phone, user_id=whole(contact, "user_id"), vcard=text(contact, "vcard")[:VCARD])
    return [Part(kind="contact", name=name, text=one_line(joined(" ", name, phone)), facts=facts)]


def _shared_users(holder: Obj, key: str, _: int) -> list[Part]:
    shared = obj(holder, key)
    users = objs(shared, "users", 20)
    ids = shared.get("user_ids", [shared.get("user_id")])  # of Bot API 7.0 and 6.5
    if not users and type(ids) is list:
        users = [{"user_id": item} for item in ids[:20]]
    return [_shared("user_id", user) for user in users] or [unsupported(key)]


def _shared_chat(holder: Obj, key: str, _: int) -> list[Part]:
    return [_shared("chat_id", obj(holder, key))]


def _shared(id_key: str, entry: Obj) -> Part:
    name, handle, identifier = nfc(person_name(entry)), text(entry, "username"), whole(entry, id_key)
    line = joined(" ", name, f"@{handle}" if handle else "", f"id {identifier}" if identifier else "")
    return Part(kind="contact", name=name, text=one_line(line), facts=facts_of(handle=handle, **{id_key: identifier}))


# --- the rest ---------------------------------------------------------------------------------------------------------


def _poll(holder: Obj, key: str, max_file: int) -> list[Part]:
    poll = obj(holder, key)
    question, options = text(poll, "question"), objs(poll, "options", 50)
    names = [text(option, "text") for option in options]
    line = joined(" — ", question, text(poll, "description"), " / ".join(names))
    facts = facts_of(type=text(poll, "type"), options=list[Json](names), votes=whole(poll, "total_voter_count"))
    inside = (obj(poll, "media"), obj(poll, "explanation_media"), *(obj(option, "media") for option in options))
    found = [Part(kind="poll", name=nfc(question), text=one_line(line), facts=facts)]
    return found + [part for each in inside for part in _attached(each, max_file)]


def _dice(holder: Obj, key: str, _: int) -> list[Part]:
    dice = obj(holder, key)
    emoji, value = text(dice, "emoji"), whole(dice, "value")
    line = one_line(f"{emoji} {value}".strip())
    return [Part(kind="sticker", name="dice", text=line, facts=facts_of(emoji=emoji, value=value))]


def _game(holder: Obj, key: str, max_file: int) -> list[Part]:
    game = obj(holder, key)
    line = joined(" — ", text(game, "title"), text(game, "description"), text(game, "text"))
    return [
        Part(kind="link", name=nfc(text(game, "title")), text=one_line(line), facts={"game": True}),
        *_attached(game, max_file),
    ]


def _payment(word: str) -> Reader:
    def read(holder: Obj, key: str, _: int) -> list[Part]:
        payment = obj(holder, key)
        title, amount, currency = text(payment, "title"), whole(payment, "total_amount"), text(payment, "currency")
        facts = facts_of(
            amount=amount,
            currency=currency,
            payload=text(payment, "invoice_payload")[:ONE_LINE],
            description=text(payment, "description")[:ONE_LINE],
            charge=text(payment, "provider_payment_charge_id") or text(payment, "telegram_payment_charge_id"),
        )
        line = joined(" — ", word, title, money(amount, currency))
        return [Part(kind="product", name=nfc(title) or word, text=one_line(line), facts=facts)]

    return read


def _story(holder: Obj, key: str, _: int) -> list[Part]:
    story = obj(holder, key)
    chat, identifier = obj(story, "chat"), whole(story, "id")
    name, handle = nfc(person_name(chat)), text(chat, "username")
    url = f"https://t.me/{handle}/s/{identifier}" if handle.replace("_", "").isalnum() and identifier else ""
    answered = "Ответ на историю" if key == "reply_to_story" else ""
    line = joined(": ", answered, name or f"История {identifier}")
    return [Part(kind="story", name=name, url=url, text=one_line(line), facts=facts_of(story_id=identifier))]


_GIFTS = {"gift": "Подарок", "unique_gift": "Коллекционный подарок", "gift_upgrade_sent": "Улучшение подарка"}


def _gift(holder: Obj, key: str, _: int) -> list[Part]:
    info = obj(holder, key)
    gift = obj(info, "gift")
    number_, stars = whole(gift, "number"), whole(gift, "star_count")
    title = joined(" ", text(gift, "base_name"), f"#{number_}" if number_ else "")
    picture = text(obj(gift, "sticker"), "emoji")
    line = joined(" — ", _GIFTS[key], title or picture, f"{stars} ⭐" if stars else "", text(info, "text"))
    facts = facts_of(gift_id=text(gift, "id") or text(gift, "name"), stars=stars)
    return [Part(kind="gift", name=nfc(title), text=one_line(line), facts=facts)]


_GIVEAWAYS = {"giveaway": "Розыгрыш", "giveaway_winners": "Итоги розыгрыша"}


def _giveaway(holder: Obj, key: str, _: int) -> list[Part]:
    giveaway = obj(holder, key)
    count, stars = whole(giveaway, "winner_count"), whole(giveaway, "prize_star_count")
    months = whole(giveaway, "premium_subscription_month_count")
    winners = ", ".join(person_name(winner) for winner in objs(giveaway, "winners", 100))
    line = joined(
        " — ",
        _GIVEAWAYS[key],
        text(giveaway, "prize_description"),
        f"победителей: {count}" if count else "",
        f"{stars} ⭐" if stars else "",
        f"Premium, месяцев: {months}" if months else "",
        winners,
    )
    return [Part(kind="gift", name=_GIVEAWAYS[key], text=one_line(line), facts=facts_of(winners=count, stars=stars))]


def _checklist(holder: Obj, key: str, _: int) -> list[Part]:
    checklist = obj(holder, key)
    title = text(checklist, "title")
    tasks = [f"{'☑' if _is_done(task) else '☐'} {text(task, 'text')}" for task in objs(checklist, "tasks", 100)]
    line = joined(": ", title, ", ".join(tasks))
    return [Part(kind="form", name=nfc(title), text=one_line(line), facts=facts_of(tasks=list[Json](tasks)))]


def _is_done(task: Obj) -> bool:
    return bool(whole(task, "completion_date") or obj(task, "completed_by_user") or obj(task, "completed_by_chat"))


def _web_app_data(holder: Obj, key: str, _: int) -> list[Part]:
    data = obj(holder, key)
    sent = text(data, "data")[:4096]  # Bot API, WebApp.sendData: up to 4096 bytes
    return [Part(kind="form", name=nfc(text(data, "button_text")), text=one_line(sent), facts={"data": sent})]


_SUGGESTED = {
    "suggested_post_info": "Предложенный пост", "suggested_post_approved": "Предложенный пост одобрен",
    "suggested_post_approval_failed": "Предложенный пост не одобрен: не хватило средств",
    "suggested_post_declined": "Предложенный пост отклонён", "suggested_post_paid": "Предложенный пост оплачен",
    "suggested_post_refunded": "Оплата предложенного поста возвращена",
}  # fmt: skip


def _suggested_post(holder: Obj, key: str, _: int) -> list[Part]:
    """A post that somebody suggests to a channel, or what became of it: its price and the words that came with the decision."""
    news = obj(holder, key)
    price = obj(news, "price") or news
    amount = whole(price, "amount") or whole(obj(news, "star_amount"), "amount")
    cost = money(amount, text(price, "currency")) if amount else ""
    said = one_line(joined(" — ", _SUGGESTED[key], text(news, "comment") or text(news, "reason"), cost))
    facts = facts_of(send_date=whole(news, "send_date"), state=text(news, "state"))
    return [Part(kind="form", name=_SUGGESTED[key], text=said, facts=facts)]


_ELEMENT = "type phone_number email"  # what of an element isn't encrypted


def _passport(holder: Obj, key: str, _: int) -> list[Part]:
    """Which documents were given; what is in them is encrypted for their receiver ("Telegram Passport")."""
    elements = objs(obj(holder, key), "data", 50)
    shown = [joined(" ", *(text(element, name) for name in _ELEMENT.split())) for element in elements]
    return [
        Part(kind="form", name="Telegram Passport", text=one_line(joined(": ", "Telegram Passport", ", ".join(shown))))
    ]


CONTENT: dict[str, Reader] = {
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
    "dice": _dice,
    "game": _game,
    "invoice": _payment("Счёт"),
    "successful_payment": _payment("Оплата"),
    "refunded_payment": _payment("Возврат оплаты"),
    "story": _story,
    "reply_to_story": _story,
    "gift": _gift,
    "unique_gift": _gift,
    "gift_upgrade_sent": _gift,
    "giveaway": _giveaway,
    "giveaway_winners": _giveaway,
    "paid_media": _paid_media,
    "checklist": _checklist,
    "web_app_data": _web_app_data,
    "passport_data": _passport,
    "suggested_post_info": _suggested_post,
    "suggested_post_approved": _suggested_post,
    "suggested_post_approval_failed": _suggested_post,
    "suggested_post_declined": _suggested_post,
    "suggested_post_paid": _suggested_post,
    "suggested_post_refunded": _suggested_post,
}
