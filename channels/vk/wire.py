"""One event of VK as the desk's words. Pure: the same raw always gives the same list; Malformed is the only exception.

Source: dev.vk.com «События в сообществах» (api/community-events/json-schema); the Callback API and Bots Long Poll deliver the same
object. Threads: a dialogue is its peer id ("5", "2000000001"); a comment is the place and its author ("wall-1_45/5"), because
everybody under a post is a customer of his own. External ids: "peer:conversation_message_id" and "wall-1_45_r678".
"""

import hashlib
from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from channels.vk.attachments import unsupported
from channels.vk.carried import carried, parts_of
from channels.vk.comments import COMMENTED, comment, comment_delete, comment_edit, wall_post
from channels.vk.event import Event, Ours, author_in, body_of, ignored, to_person
from channels.vk.fields import Obj, first, line, number, obj, text
from channels.vk.formatting import plain, written_in
from channels.vk.forms import app_payload, lead_form, order, payment
from channels.vk.messages import message_edit, message_new, message_reply
from channels.vk.presses import allow, deny, press, reaction, read, typing
from router.json_reading import json_object
from router.schema import Inbound, Malformed, Raw

MAX_BODY = 4_000_000  # bytes
NAME = (
    "name"  # in a raw's meta: who the author of the event is, asked when it arrived; the event itself has numbers only
)


def parse(raw: Raw, group_id: int, ours: Ours) -> list[Inbound]:
    """The event in `raw`, or those of a saved answer of the long poll. `ours` tells whether a mark found in a payload was signed by
    this desk."""
    found = json_object(raw.body, MAX_BODY)
    if "type" not in found and isinstance(saved := found.get("updates"), list):
        events = [_checked(obj(event)) for event in saved]
        return [one for event in events for one in _parsed(event, replace(raw, key=key_of(event)), group_id, ours)]
    return _parsed(_checked(found), raw, group_id, ours)


def _parsed(envelope: Obj, raw: Raw, group_id: int, ours: Ours) -> list[Inbound]:
    event = Event(
        channel=raw.channel, kind=line(envelope.get("type"), 64), id=raw.key, group_id=number(envelope.get("group_id")) or group_id,
        body=obj(envelope.get("object")), name=line(raw.meta.get(NAME, ""), 200), received_at=raw.received_at, ours=ours,
    )  # fmt: skip
    reader = EVENTS.get(event.kind)
    if reader is not None:
        if not event.body:
            raise Malformed(f"the event {event.kind} has no object")
        return [reader(event)]
    if event.kind in NOT_FOR_US:
        return [ignored(event, NOT_FOR_US[event.kind])]
    return [_unknown(event)]


def decode(body: bytes) -> Obj:
    """The envelope of an event: an object with a type. Raises Malformed."""
    return _checked(json_object(body, MAX_BODY))


def _checked(envelope: Obj) -> Obj:
    if not isinstance(envelope.get("type"), str) or not envelope["type"]:
        raise Malformed("the event has no type")
    return envelope


def key_of(envelope: Obj) -> str:
    """The raw's key: VK's event_id, the same over the Callback API and long poll; without one a digest of type and object."""
    event_id = envelope.get("event_id")
    if isinstance(event_id, str) and 0 < len(event_id) <= 200:
        return f"event:{text(event_id)}"
    canonical = msgspec.json.encode([envelope.get("type"), envelope.get("object")], order="sorted")
    return f"digest:{hashlib.sha256(canonical).hexdigest()}"


def raw_of(channel: str, event: object, received_at: datetime, name: str = "") -> Raw:
    """An event as it is stored, with its author's name if that is known. What isn't even an object is stored as well, and
    parked by `parse`."""
    body = msgspec.json.encode(event)
    key = key_of(event) if isinstance(event, dict) else f"digest:{hashlib.sha256(body).hexdigest()}"
    return Raw(channel=channel, key=key, body=body, received_at=received_at, meta={NAME: name} if name else {})


def author_of(event: object) -> int:
    """The person behind an event; 0 for none and for communities."""
    body = obj(obj(event).get("object"))
    return max(first(obj(body.get("message")) or body, *_PERSON[:-1]), 0)


def unread_event(message: Obj, group_id: int) -> dict[str, object]:
    """A message out of a dialogue as the event that it would have been."""
    place = f"{number(message.get('peer_id'))}:{number(message.get('conversation_message_id')) or number(message.get('id'))}"
    return {"type": "message_new", "group_id": group_id, "event_id": f"unread:{place}", "object": {"message": message}}


_PERSON = ("from_id", "user_id", "liker_id", "reacted_id", "sender_id", "author_id", "owner_id")


def _unknown(event: Event) -> Inbound:
    """A kind that VK made after this page was written: shown if somebody stands behind it, with his text where there is one."""
    body = body_of(event)
    person = next((found for name in _PERSON if (found := number(body.get(name))) > 0), 0) or max(author_in(body), 0)
    if not person:
        return ignored(event, f"the event {event.kind!r} names no person")
    shown, entities = plain(written_in(body), body.get("format_data"))
    inside = carried(event, body)
    message = to_person(event, person, event.id, shown, (unsupported(event.kind), *parts_of(body, inside)))
    return replace(message, entities=entities, quoted=inside.quoted, thread=str(number(body.get("peer_id")) or person))


EVENTS: dict[str, Callable[[Event], Inbound]] = {
    "message_new": message_new,
    "message_reply": message_reply,
    "message_edit": message_edit,
    "message_event": press,
    "message_reaction_event": reaction,
    "message_allow": allow,
    "message_deny": deny,
    "message_read": read,
    "message_typing_state": typing,
    "wall_post_new": wall_post,
    "market_order_new": order,
    "market_order_edit": order,
    "lead_forms_new": lead_form,
    "vkpay_transaction": payment,
    "app_payload": app_payload,
    **{f"{kind}_new": comment for kind in COMMENTED},
    **{f"{kind}_{what}": comment_edit for kind in COMMENTED for what in ("edit", "restore")},
    **{f"{kind}_delete": comment_delete for kind in COMMENTED},
}

NOT_FOR_US = {
    "confirmation": "the handshake of the Callback API",
    "like_add": "a like",
    "like_remove": "a like taken back",
    "wall_repost": "a post of ours on somebody's wall",
    "wall_schedule_post_new": "the community's own post",
    "wall_schedule_post_delete": "the community's own post",
    "photo_new": "a new photo of the community",
    "video_new": "a new video of the community",
    "audio_new": "a new track of the community",
    "poll_vote_new": "a vote in a poll",
    "group_join": "somebody joined the community",
    "group_leave": "somebody left the community",
    "group_change_photo": "a change of the community's settings",
    "group_change_settings": "a change of the community's settings",
    "group_officers_edit": "a change of the community's settings",
    "user_block": "an administrator blocked somebody",
    "user_unblock": "a block ended",
    "donut_subscription_create": "a subscription",
    "donut_subscription_prolonged": "a subscription",
    "donut_subscription_expired": "a subscription",
    "donut_subscription_cancelled": "a subscription",
    "donut_subscription_price_changed": "a subscription",
    "donut_money_withdraw": "money of the community",
    "donut_money_withdraw_error": "money of the community",
}
