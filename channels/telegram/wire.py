"""One update of the Bot API -> the desk's words. Pure: the same bytes always give the same list.

Source: the Bot API reference (core.telegram.org/bots/api, version 10.3), "Getting updates" and "Available types". Nothing here trusts
a field: what is missing or odd reads as empty.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from channels.telegram.fields import Obj, nfc, obj, text, whole
from channels.telegram.messages import edited, read_edit, read_message
from channels.telegram.parts import unsupported
from channels.telegram.presses import deleted, membership, payment, press, reaction
from channels.telegram.rich import inline
from channels.telegram.update import Account, ignored, moment, sender_of, update_id
from router.json_reading import json_object
from router.schema import Inbound, InboundMessage, Malformed, Raw

MAX_UPDATE = 1_000_000  # bytes; the largest rich message has 32,768 characters, so a larger body is not an update
ALLOWED_UPDATES = (
    "message", "edited_message", "callback_query", "my_chat_member", "message_reaction", "business_message",
    "edited_business_message", "deleted_business_messages", "guest_message", "pre_checkout_query", "shipping_query",
)  # fmt: skip
CHANNEL_UPDATES = ("channel_post", "edited_channel_post")  # asked for only where all of a group is for the desk
PAYMENTS = ("pre_checkout_query", "shipping_query")
_MESSAGES = ("message", "business_message", "channel_post", "guest_message")
_EDITS = ("edited_message", "edited_business_message", "edited_channel_post")
# Understood, and nothing that a person says to us.
_NOT_FOR_US = {
    "message_reaction_count": "anonymous reactions", "inline_query": "an inline query", "chosen_inline_result": "an inline result",
    "purchased_paid_media": "paid media bought", "chat_join_request": "a request to join a chat",
    "poll": "the state of a poll", "poll_answer": "a vote in a poll", "chat_member": "news of a chat's member",
    "chat_boost": "a boost of a chat", "removed_chat_boost": "a boost taken away", "business_connection": "a business connection",
    "managed_bot": "news of a managed bot", "subscription": "news of a subscription",
    "stopped_message_generation": "a draft was stopped",
}  # fmt: skip


class _Head(msgspec.Struct):
    update_id: int


_head = msgspec.json.Decoder(_Head)


def update_key(body: bytes) -> str:
    """The Raw's key, from `update_id` alone; raises Malformed when these bytes are no update."""
    try:
        return _key(_head.decode(body).update_id)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return _key(decode(body)["update_id"])


def parse(raw: Raw, account: Account) -> list[Inbound]:
    """An update, or several in a saved answer of getUpdates. Raises Malformed for bytes that are no JSON object with an `update_id`,
    are too long or nested too deep; nothing else."""
    found = json_object(raw.body, MAX_UPDATE)
    if "update_id" in found or type(saved := found.get("result")) is not list:
        return _update(found, raw, account)
    return [one for update in saved for one in _update(update, raw, account)]


def decode(body: bytes) -> dict[str, Any]:
    """One update. Raises Malformed."""
    return _checked(json_object(body, MAX_UPDATE))


def _update(given: Any, raw: Raw, account: Account) -> list[Inbound]:
    update = _checked(given)
    if raw.key != (key := _key(update["update_id"])):  # what is read depends on the bytes alone
        raw = replace(raw, key=key)
    for kind, value in update.items():
        if kind == "update_id" or type(value) is not dict:
            continue
        return _read(kind, value, raw, account)
    kinds = ", ".join(kind[:50] for kind in update if kind != "update_id")
    return [ignored(raw, f"an update with nothing in it: {kinds[:200]}" if kinds else "an empty update")]


def _checked(update: Any) -> dict[str, Any]:
    if type(update) is not dict or type(update.get("update_id")) is not int:
        raise Malformed("there is no update_id")
    return update


def _key(number: int) -> str:
    if not -(2**63) <= number < 2**63:
        raise Malformed("the update_id is not a 64-bit number")
    return f"update:{number}"


def _read(kind: str, value: Obj, raw: Raw, account: Account) -> list[Inbound]:
    if kind in _MESSAGES:
        return [read_message(kind, value, raw, account)]
    if kind in _EDITS:
        return [read_edit(kind, value, raw, account)]
    if kind == "callback_query":
        return [press(value, raw)]
    if kind in PAYMENTS:
        return [payment(kind, value, raw)]
    if kind == "message_reaction":
        return [reaction(value, raw)]
    if kind == "my_chat_member":
        return [membership(value, raw)]
    if kind == "deleted_business_messages":
        return deleted(value, raw)
    if kind in _NOT_FOR_US:
        return [ignored(raw, _NOT_FOR_US[kind])]
    return [_unknown(kind, value, raw, account)]


def _unknown(kind: str, value: Obj, raw: Raw, account: Account) -> Inbound:
    """An update that this code doesn't know: visible where a person or a private chat is named. Most new kinds are messages."""
    if whole(value, "message_id"):
        read = read_message(kind, value, raw, account)
        if not isinstance(read, InboundMessage):
            return read
        shown = replace(
            read, parts=(unsupported(kind), *read.parts), facts={**read.facts, "telegram.update": kind[:100]}
        )
        return edited(shown, value, raw) if "edit_date" in value else shown
    chat = obj(value, "chat")
    person = next((one for one in (obj(value, "from"), obj(value, "user"), chat) if whole(one, "id") > 0), chat)
    chat_id = whole(value, "user_chat_id") or whole(chat, "id") or whole(person, "id")
    if whole(person, "id") <= 0:
        return ignored(raw, f"{kind[:100]} names no person")
    said = nfc(text(value, "text") or text(value, "caption") or text(value, "bio") or inline(value.get("message")))
    return InboundMessage(
        channel=raw.channel, external_id=f"{chat_id}:{update_id(raw)}", sender=sender_of(person, {}), text=said, thread=str(chat_id),
        parts=(unsupported(kind),), facts={"telegram.update": kind[:100]},
        sent_at=moment(whole(value, "date"), raw),
    )  # fmt: skip
