"""One update of the Bot API -> the desk's words. Pure: the same bytes always give the same list.

Source: the Bot API reference (core.telegram.org/bots/api, version 10.3), "Getting updates" and "Available types". Nothing here trusts
a field: what is missing or odd reads as empty. Names used by the rest of this folder:

thread    "<chat>", "<chat>/<topic>" (a forum topic), "<chat>/d<topic>" (direct messages of a channel), "<chat>/b<connection>" (a
          business account's chat with its customer), "<chat>/g<query>" (a guest's question, in a chat without us; it takes one answer)
reference "<chat>:<message id>", "<chat>/b<connection>:<message id>" for a business account, whose ids are not the bot's own
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from channels.telegram.fields import Obj, flag, nfc, obj, objs, person_name, text, whole, wholes
from channels.telegram.parts import CONTENT, META, ONE_LINE, money, parts_of, phone_of, unsupported
from channels.telegram.rich import inline, rich_parts, rich_text
from channels.telegram.service import SERVICE, event
from router.channel import LINK_TOKEN, json_object
from router.cutting import cut_units, positions
from router.schema import (
    REACTION,
    Action,
    Entity,
    Identity,
    Ignored,
    Inbound,
    InboundDelete,
    InboundEdit,
    InboundMessage,
    Json,
    Malformed,
    Part,
    Raw,
    Receipt,
    Sender,
)

MAX_UPDATE = 1_000_000  # bytes; the largest rich message has 32,768 characters, so a larger body is not an update
MAX_ENTITIES = 1000  # Telegram keeps 100 a message
ALLOWED_UPDATES = (
    "message", "edited_message", "callback_query", "my_chat_member", "message_reaction", "business_message",
    "edited_business_message", "deleted_business_messages", "guest_message", "pre_checkout_query", "shipping_query",
)  # fmt: skip
CHANNEL_UPDATES = ("channel_post", "edited_channel_post")  # asked for only where all of a group is for the desk

_CITING = frozenset(("reply_to_message", "external_reply", "quote"))
_ABSENT: tuple[object, ...] = (None, False, "", [])
_LAST_SECOND = 253_402_300_799  # of the year 9999
_MESSAGES = ("message", "business_message", "channel_post", "guest_message")
_EDITS = ("edited_message", "edited_business_message", "edited_channel_post")
PAYMENTS = ("pre_checkout_query", "shipping_query")
# Understood, and nothing that a person says to us.
_NOT_FOR_US = {
    "message_reaction_count": "anonymous reactions", "inline_query": "an inline query", "chosen_inline_result": "an inline result",
    "purchased_paid_media": "paid media bought", "chat_join_request": "a request to join a chat",
    "poll": "the state of a poll", "poll_answer": "a vote in a poll", "chat_member": "news of a chat's member",
    "chat_boost": "a boost of a chat", "removed_chat_boost": "a boost taken away", "business_connection": "a business connection",
    "managed_bot": "news of a managed bot", "subscription": "news of a subscription",
    "stopped_message_generation": "a draft was stopped",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What reading an update needs to know of our bot. `max_file`: bytes that the API server gives out."""

    channel: str
    bot_id: int
    username: str = ""
    all_of_groups: bool = False
    max_file: int = 20 << 20


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
    return [_ignored(raw, f"an update with nothing in it: {kinds[:200]}" if kinds else "an empty update")]


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
        return [_message(kind, value, raw, account)]
    if kind in _EDITS:
        return [_edit(kind, value, raw, account)]
    if kind == "callback_query":
        return [_press(value, raw)]
    if kind in PAYMENTS:
        return [_payment(kind, value, raw)]
    if kind == "message_reaction":
        return [_reaction(value, raw)]
    if kind == "my_chat_member":
        return [_membership(value, raw)]
    if kind == "deleted_business_messages":
        return _deleted(value, raw)
    if kind in _NOT_FOR_US:
        return [_ignored(raw, _NOT_FOR_US[kind])]
    return [_unknown(kind, value, raw, account)]


# --- messages ---------------------------------------------------------------------------------------------------------


def _message(kind: str, message: Obj, raw: Raw, account: Account) -> Inbound:
    if not all(message.values()):  # libraries that write an update anew name what it hasn't: as null, false, or empty
        message = {key: value for key, value in message.items() if value not in _ABSENT}
    chat, person = obj(message, "chat"), obj(message, "from")
    chat_id = whole(chat, "id") or whole(person, "id")
    if not chat_id:
        return _ignored(raw, f"{kind} without a chat")
    if not _says(message) and ("migrate_to_chat_id" in message or "write_access_allowed" in message):
        moved, moment = whole(message, "migrate_to_chat_id"), _moment(whole(message, "date"), raw)
        return Receipt(
            channel=raw.channel, state="allowed", thread=str(chat_id), moved_to=str(moved or ""), happened_at=moment
        )
    if reason := _not_for_us(kind, message, chat, raw, account):
        return _ignored(raw, reason)
    business = text(message, "business_connection_id")
    thread = _thread(message, chat_id, business)
    author = next((one for one in (obj(message, "sender_chat"), person) if whole(one, "id")), chat)
    if _is_event(message):
        return _event(message, author, thread, raw)
    parts = parts_of(message, account.max_file)
    written, entities = _written(message, parts, account)
    if not written and not parts:
        unknown = [key for key in message if key not in META]
        parts = [unsupported(", ".join(unknown)[:200] or "empty message")]
    origin = _origin(message)
    customer = _written_to(message, chat, author)
    if origin:
        parts += _hidden_links(written, entities)
    quoted = _by(str(origin.get("name", "")), _shown(written)) if origin else ""
    if not _CITING.isdisjoint(message):
        parts += _cited_parts(message, chat, account)
        quoted = "\n".join(said for said in (_cited(message), quoted) if said)
    return InboundMessage(
        channel=raw.channel,
        external_id=_own_id(message, thread, raw),
        sender=_sender(author, {} if origin else obj(message, "contact")),
        text="" if origin else _shown(written),
        link_token="" if origin else _link_token(written),
        quoted=quoted,
        thread=thread,
        references=_references(message, chat_id, business),
        group_id=text(message, "media_group_id"),
        forwarded=bool(origin),
        parts=tuple(parts),
        entities=() if origin else entities,
        facts=_facts(message, chat, written, origin),
        automatic="machine" if not customer and _by_machine(message, person) else "",
        ours=bool(customer),
        to=f"telegram:{customer}" if customer else "",
        sent_at=_moment(whole(message, "date"), raw),
    )


def _says(message: Obj) -> bool:
    return "text" in message or "rich_message" in message or not CONTENT.keys().isdisjoint(message)


def _written_to(message: Obj, chat: Obj, author: Obj) -> int:
    """The customer to whom our side wrote this outside the desk, for a business account or as a channel; 0: a customer wrote it."""
    customer = whole(chat, "id") if "business_connection_id" in message else 0
    if flag(chat, "is_direct_messages"):
        customer = whole(obj(obj(message, "direct_messages_topic"), "user"), "id")
    return customer if customer > 0 and whole(author, "id") not in (0, customer) else 0


def _cited(message: Obj) -> str:
    """What is answered, as the app shows it above the message: the chosen words, or all of them."""
    answered, elsewhere = _answered(message), obj(message, "external_reply")
    said = (
        text(obj(message, "quote"), "text")
        or text(answered, "text")
        or text(answered, "caption")
        or rich_text(answered)
    )
    author = person_name(obj(answered, "sender_chat") or obj(answered, "from"))
    if elsewhere:
        author = str((_origin({"forward_origin": elsewhere.get("origin")}) or {}).get("name", ""))
    return _by(nfc(author), nfc(_shown(said))) if said or elsewhere else ""


def _answered(message: Obj) -> Obj:
    answered = obj(message, "reply_to_message")
    return {} if "forum_topic_created" in answered else answered  # every message of a topic "answers" the topic's first


def _cited_parts(message: Obj, chat: Obj, account: Account) -> list[Part]:
    """Files of what is answered, where the thread hasn't got them: in another chat, or in a group of which we hear a part only."""
    seen = account.all_of_groups or text(chat, "type") not in ("group", "supergroup")
    answered = {} if seen or _is_by(_answered(message), account) else _answered(message)
    holders = (answered, obj(message, "external_reply"))
    cited = [{key: value for key, value in holder.items() if key in CONTENT} for holder in holders]
    return [part for holder in cited if holder for part in parts_of(holder, account.max_file)]


def _is_by(message: Obj, account: Account) -> bool:
    return whole(obj(message, "from"), "id") == account.bot_id


def _by(author: str, said: str) -> str:
    return f"{author}: {said}".rstrip() if author else said


def _link_token(written: str) -> str:
    """Our own token, as a link that opens the bot brings it back ("Deep linking" of the Bots page): nobody is shown it."""
    command, _, brought = written[:200].partition(" ")
    return brought if command.partition("@")[0] == "/start" and LINK_TOKEN.fullmatch(brought) else ""


def _shown(written: str) -> str:
    return written.split()[0] if _link_token(written) else written


def _hidden_links(written: str, entities: tuple[Entity, ...]) -> list[Part]:
    """Entities belong to `text`, which a forward hasn't; where its words lead must be seen all the same."""
    links = (entity for entity in entities if entity.type == "text_link")
    return [Part(kind="link", url=link.value, text=written[link.start : link.end][:ONE_LINE]) for link in links]


def _by_machine(message: Obj, person: Obj) -> bool:
    """Another bot, or a channel's post that comes to its discussion group by itself. A chat's own voice has a bot for `from`."""
    return (flag(person, "is_bot") and "sender_chat" not in message) or flag(message, "is_automatic_forward")


def _edit(kind: str, message: Obj, raw: Raw, account: Account) -> Inbound:
    read = _message(kind, message, raw, account)
    return _edited(read, message, raw) if isinstance(read, InboundMessage) else read


def _edited(read: InboundMessage, message: Obj, raw: Raw) -> InboundEdit:
    return InboundEdit(message=read, edited_at=_moment(whole(message, "edit_date") or whole(message, "date"), raw))


def _not_for_us(kind: str, message: Obj, chat: Obj, raw: Raw, account: Account) -> str:
    """Why this message isn't for the desk; "" when it is."""
    if whole(obj(message, "sender_business_bot"), "id") == account.bot_id:
        return "our own answer, sent for the business account"
    if _is_by(message, account) and "sender_chat" not in message:
        return "our own message"
    if text(chat, "type") not in ("group", "supergroup") or account.all_of_groups:
        return ""
    if kind not in ("message", "edited_message") or flag(chat, "is_direct_messages"):
        return ""
    return "" if _is_event(message) or _addressed(message, account, raw) else "not addressed to the bot"


def _addressed(message: Obj, account: Account, raw: Raw) -> bool:
    """A reply to us, a mention of us, or a command that isn't for another bot.

    Where our username isn't known a mention of any bot counts: a ticket too many is better than a customer unheard.
    """
    body_key, entity_key = ("text", "entities") if "text" in message else ("caption", "caption_entities")
    body, username = text(message, body_key), account.username or raw.meta.get("bot", "")
    if _is_by(obj(message, "reply_to_message"), account):
        return True
    for entity in objs(message, entity_key, MAX_ENTITIES):
        kind = entity.get("type")
        if kind == "text_mention" and whole(obj(entity, "user"), "id") == account.bot_id:
            return True
        if kind in ("mention", "bot_command"):
            name = cut_units(body, whole(entity, "offset"), whole(entity, "length")).lower()
            _, at, target = name.partition("@")
            if kind == "bot_command" and not at:
                return True
            if at and (target == username.lower() if username else target.endswith("bot")):
                return True
    return False


def _is_event(message: Obj) -> bool:
    return not (_says(message) or SERVICE.keys().isdisjoint(message))


def _event(message: Obj, author: Obj, thread: str, raw: Raw) -> Action:
    """What nobody wrote: a line in the ticket of this chat, never a new one."""
    happened, about = event(message)
    own, pinned = _own_id(message, thread, raw), whole(obj(message, "pinned_message"), "message_id")
    return Action(
        channel=raw.channel, external_id=f"event:{own}", sender=_sender(author, {}), thread=thread, data=about, happened=happened,
        reference=f"{own.rpartition(':')[0]}:{pinned}" if pinned else "", acted_at=_moment(whole(message, "date"), raw),
    )  # fmt: skip


def _written(message: Obj, parts: list[Part], account: Account) -> tuple[str, tuple[Entity, ...]]:
    """Text or caption with its entities in characters of the text as we store it."""
    if "text" in message:
        return _marked(text(message, "text"), objs(message, "entities", MAX_ENTITIES))
    if "caption" in message:
        return _marked(text(message, "caption"), objs(message, "caption_entities", MAX_ENTITIES))
    if "rich_message" in message:
        parts += rich_parts(message, account.max_file)
        return nfc(rich_text(message)), ()
    return "", ()


def _marked(body: str, marks: list[Obj]) -> tuple[str, tuple[Entity, ...]]:
    stored = nfc(body)
    if not marks:
        return stored, ()
    where = positions(body)
    spans = []
    for mark in marks:
        offset, length = whole(mark, "offset"), whole(mark, "length")
        if 0 <= offset < len(where) and length > 0:
            spans.append((where[offset], where[min(offset + length, len(where) - 1)], mark))
    if stored != body:
        moved = _normal_places(body, sorted({place for start, end, _ in spans for place in (start, end)}))
        spans = [(moved[start], min(moved[end], len(stored)), mark) for start, end, mark in spans]
    found = (
        Entity(type=text(mark, "type"), start=start, end=end, value=_value(mark))
        for start, end, mark in spans
        if start < end and text(mark, "type")
    )
    return stored, tuple(found)


def _normal_places(body: str, places: list[int]) -> dict[int, int]:
    """Where each place of `body` is after normalisation; each stretch between two of them is normalised once."""
    found, last, length = {}, 0, 0
    for place in places:
        length += len(nfc(body[last:place]))
        found[place], last = length, place
    return found


def _value(mark: Obj) -> str:
    """What an entity carries that its text doesn't say."""
    if url := text(mark, "url"):
        return url[:2000]
    if user := whole(obj(mark, "user"), "id"):
        return f"telegram:{user}"
    moment = whole(mark, "unix_time")
    return (text(mark, "language") or text(mark, "custom_emoji_id"))[:200] or (str(moment) if moment else "")


def _sender(author: Obj, contact: Obj) -> Sender:
    number = whole(author, "id")
    identities: tuple[Identity, ...] = ()
    # The server fills in whose number a shared contact is: the sender's own id proves the number, another's proves nothing.
    if contact and whole(contact, "user_id") == number and (phone := phone_of(contact)):
        identities = (Identity(type="phone", value=phone, verified_by="telegram"),)
    name, handle = nfc(person_name(author)), text(author, "username")
    return Sender(address=f"telegram:{number}", name=name, handle=handle, identities=identities)


def _thread(message: Obj, chat_id: int, business: str) -> str:
    if business:
        return f"{chat_id}/b{business}"
    if guest := text(message, "guest_query_id"):
        return f"{chat_id}/g{guest}"
    if topic := whole(obj(message, "direct_messages_topic"), "topic_id"):
        return f"{chat_id}/d{topic}"
    topic = whole(message, "message_thread_id")
    # Without is_topic_message the number only names a thread of replies, to which nothing can be sent.
    return f"{chat_id}/{topic}" if topic and flag(message, "is_topic_message") else str(chat_id)


def _own_id(message: Obj, thread: str, raw: Raw) -> str:
    # Ids of a business account's or a guest's chat are not the bot's own numbering, so their chat is told apart.
    chat, _, tail = thread.partition("/")
    place = thread if tail[:1] in ("b", "g") else chat
    number = whole(message, "message_id")
    # An ephemeral message has 0 for a message_id, and its own number is used again later.
    if ephemeral := whole(message, "ephemeral_message_id"):
        return f"{place}:e{ephemeral}.{whole(message, 'date')}"
    return f"{place}:{number}" if number else f"{place}:{_update_id(raw)}"


def _update_id(raw: Raw) -> str:
    return f"u{raw.key.removeprefix('update:')}"


def _references(message: Obj, chat_id: int, business: str) -> tuple[str, ...]:
    number = whole(_answered(message), "message_id")
    if not number:
        return ()
    return (f"{chat_id}/b{business}:{number}" if business else f"{chat_id}:{number}",)


def _facts(message: Obj, chat: Obj, written: str, origin: dict[str, Json] | None) -> dict[str, Json]:
    """What only this provider knows."""
    facts: dict[str, Json] = {}
    if language := text(obj(message, "from"), "language_code"):
        facts["telegram.language"] = language[:20]
    if (kind := text(chat, "type")) not in ("private", ""):
        facts["telegram.chat"] = {"type": kind[:20], "title": nfc(text(chat, "title"))[:200]}
        if not flag(chat, "is_direct_messages") and "ephemeral_message_id" not in message:
            facts["public"] = True  # others read it
    if "guest_query_id" in message:
        facts |= {"public": True, "one_answer": True}
    if written.startswith("/start") and written[6:7] in ("", " ", "@"):
        facts["telegram.start"] = "" if _link_token(written) else written.partition(" ")[2].strip()[:200]
    if origin:
        facts["telegram.forward"] = origin
    elsewhere = obj(message, "external_reply")
    more: dict[str, Json] = {
        "reply_to": _origin({"forward_origin": elsewhere.get("origin")}) if elsewhere else None,
        "via": text(obj(message, "via_bot"), "username")[:64],
        "implicit": flag(message, "is_from_offline"),
        "sender_tag": text(message, "sender_tag")[:200],
        "author_signature": text(message, "author_signature")[:200],
    }
    return facts | {f"telegram.{key}": value for key, value in more.items() if value}


def _origin(message: Obj) -> dict[str, Json] | None:
    """Where a forwarded message came from; None when it isn't one. The flat forward_* fields are those before Bot API 7.0."""
    origin = obj(message, "forward_origin")
    if type(message.get("forward_origin")) is dict:
        source = obj(origin, "sender_user") or obj(origin, "sender_chat") or obj(origin, "chat")
        hidden, signature = text(origin, "sender_user_name"), text(origin, "author_signature")
        kind, date, number = text(origin, "type"), whole(origin, "date"), whole(origin, "message_id")
    elif (
        "forward_date" in message
        or "forward_from" in message
        or "forward_from_chat" in message
        or "forward_sender_name" in message
    ):
        source = obj(message, "forward_from") or obj(message, "forward_from_chat")
        hidden, signature = text(message, "forward_sender_name"), text(message, "forward_signature")
        kind = "user" if "forward_from" in message else "hidden_user" if hidden else "channel"
        date, number = whole(message, "forward_date"), whole(message, "forward_from_message_id")
    else:
        return None
    found: dict[str, Json] = {
        "type": kind[:20], "name": nfc(person_name(source) or hidden)[:200], "handle": text(source, "username")[:64],
        "id": whole(source, "id"), "signature": nfc(signature)[:200], "date": date, "message_id": number,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value} or {"type": "unknown"}


# --- everything else --------------------------------------------------------------------------------------------------


def _press(query: Obj, raw: Raw) -> Inbound:
    """A pressed button (CallbackQuery). One under an inline result has no chat: the person's own chat stands for it."""
    person, message = obj(query, "from"), obj(query, "message")
    chat_id = whole(obj(message, "chat"), "id") or whole(person, "id")
    if not chat_id:
        return _ignored(raw, "callback_query without a person")
    number, business = whole(message, "message_id"), text(message, "business_connection_id")
    identifier = text(query, "id")[:100]
    return Action(
        channel=raw.channel,
        external_id=f"callback:{identifier or raw.key}",
        sender=_sender(person if whole(person, "id") else obj(message, "chat"), {}),
        thread=_thread(message, chat_id, business),
        data=text(query, "data") or text(query, "game_short_name"),
        reference=(f"{chat_id}/b{business}:{number}" if business else f"{chat_id}:{number}") if number else "",
        answer=identifier,
        acted_at=raw.received_at,
    )


def _payment(kind: str, query: Obj, raw: Raw) -> Inbound:
    """Somebody would pay by an invoice that another program sent. It is refused at once (outgoing.refusal) and told in the thread."""
    person, identifier = obj(query, "from"), text(query, "id")[:100]
    if not whole(person, "id"):
        return _ignored(raw, f"{kind} without a person")
    cost = money(whole(query, "total_amount"), text(query, "currency")) if "total_amount" in query else ""
    return Action(
        channel=raw.channel, external_id=f"{kind}:{identifier or raw.key}", sender=_sender(person, {}),
        thread=str(whole(person, "id")), data=cost or text(query, "invoice_payload")[:ONE_LINE],
        happened="chat_payment_refused", acted_at=raw.received_at,
    )  # fmt: skip


def _reaction(change: Obj, raw: Raw) -> Inbound:
    """A reaction reads as a pressed button `reaction:👍`; taken back it is `reaction:`."""
    chat_id, number = whole(obj(change, "chat"), "id"), whole(change, "message_id")
    person = obj(change, "user") or obj(change, "actor_chat")
    if not (chat_id and number and whole(person, "id")):
        return _ignored(raw, "a reaction without a chat, a message or a person")
    signs = [text(item, "emoji") or text(item, "type") for item in objs(change, "new_reaction", 20)]
    return Action(
        channel=raw.channel, external_id=f"reaction:{raw.key}", sender=_sender(person, {}), thread=str(chat_id),
        data=REACTION + " ".join(signs), reference=f"{chat_id}:{number}", acted_at=_moment(whole(change, "date"), raw),
    )  # fmt: skip


def _membership(change: Obj, raw: Raw) -> Inbound:
    """Whether we can write to the chat now: a customer blocked or unblocked the bot, a group threw it out or took it in."""
    chat_id, now = whole(obj(change, "chat"), "id"), obj(change, "new_chat_member")
    status = text(now, "status")
    if not chat_id or not status:
        return _ignored(raw, "my_chat_member without a chat or a status")
    reason = ""
    if status in ("kicked", "left"):
        private = text(obj(change, "chat"), "type") == "private"
        reason = "the customer blocked the bot" if private else "the bot is no longer in the group"
    elif status == "restricted" and now.get("can_send_messages") is False:
        reason = "the bot may not write in the group"
    return Receipt(
        channel=raw.channel,
        state="blocked" if reason else "allowed",
        thread=str(chat_id),
        reason=reason,
        happened_at=_moment(whole(change, "date"), raw),
    )


def _deleted(deletion: Obj, raw: Raw) -> list[Inbound]:
    chat_id, business = whole(obj(deletion, "chat"), "id"), text(deletion, "business_connection_id")
    numbers = wholes(deletion, "message_ids")
    if not chat_id or not numbers:
        return [_ignored(raw, "deleted_business_messages that names no message")]
    chat = f"{chat_id}/b{business}"
    return [
        InboundDelete(channel=raw.channel, external_id=f"{chat}:{number}", deleted_at=raw.received_at)
        for number in numbers
    ]


def _unknown(kind: str, value: Obj, raw: Raw, account: Account) -> Inbound:
    """An update that this code doesn't know: visible where a person or a private chat is named. Most new kinds are messages."""
    if whole(value, "message_id"):
        read = _message(kind, value, raw, account)
        if not isinstance(read, InboundMessage):
            return read
        shown = replace(
            read, parts=(unsupported(kind), *read.parts), facts={**read.facts, "telegram.update": kind[:100]}
        )
        return _edited(shown, value, raw) if "edit_date" in value else shown
    chat = obj(value, "chat")
    person = next((one for one in (obj(value, "from"), obj(value, "user"), chat) if whole(one, "id") > 0), chat)
    chat_id = whole(value, "user_chat_id") or whole(chat, "id") or whole(person, "id")
    if whole(person, "id") <= 0:
        return _ignored(raw, f"{kind[:100]} names no person")
    said = nfc(text(value, "text") or text(value, "caption") or text(value, "bio") or inline(value.get("message")))
    return InboundMessage(
        channel=raw.channel, external_id=f"{chat_id}:{_update_id(raw)}", sender=_sender(person, {}), text=said, thread=str(chat_id),
        parts=(unsupported(kind),), facts={"telegram.update": kind[:100]},
        sent_at=_moment(whole(value, "date"), raw),
    )  # fmt: skip


def _ignored(raw: Raw, reason: str) -> Ignored:
    return Ignored(channel=raw.channel, reason=reason)


def _moment(seconds: int, raw: Raw) -> datetime:
    """Unix time as a datetime; what is missing or absurd gives the time of arrival."""
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds <= _LAST_SECOND else raw.received_at
