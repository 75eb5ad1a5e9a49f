"""Messages: what a person wrote or our side wrote elsewhere, and what happened in a chat. Pure."""

from channels.telegram.cited import cited, cited_parts, origin_of, references, said_by
from channels.telegram.content import CONTENT, META, parts_of
from channels.telegram.fields import Obj, flag, nfc, obj, objs, text, whole
from channels.telegram.formatting import link_token, marked, shown
from channels.telegram.parts import ONE_LINE, unsupported
from channels.telegram.rich import rich_parts, rich_text
from channels.telegram.service import SERVICE, event
from channels.telegram.update import Account, ignored, is_by, moment, sender_of, thread_of, update_id
from router.cutting import cut_units
from router.schema import (
    Action,
    Entity,
    Inbound,
    InboundEdit,
    InboundMessage,
    Json,
    Part,
    Raw,
    Receipt,
)

MAX_ENTITIES = 1000  # Telegram keeps 100 a message
_ABSENT: tuple[object, ...] = (None, False, "", [])


def read_message(kind: str, message: Obj, raw: Raw, account: Account) -> Inbound:
    if not all(message.values()):  # libraries that write an update anew name what it hasn't: as null, false, or empty
        message = {key: value for key, value in message.items() if value not in _ABSENT}
    chat, person = obj(message, "chat"), obj(message, "from")
    chat_id = whole(chat, "id") or whole(person, "id")
    if not chat_id:
        return ignored(raw, f"{kind} without a chat")
    if not _says(message) and ("migrate_to_chat_id" in message or "write_access_allowed" in message):
        moved, at = whole(message, "migrate_to_chat_id"), moment(whole(message, "date"), raw)
        return Receipt(
            channel=raw.channel, state="allowed", thread=str(chat_id), moved_to=str(moved or ""), happened_at=at
        )
    if reason := _not_for_us(kind, message, chat, raw, account):
        return ignored(raw, reason)
    thread = thread_of(message, chat_id)
    author = next((one for one in (obj(message, "sender_chat"), person) if whole(one, "id")), chat)
    if _is_event(message):
        return _event(message, author, thread, raw)
    return _said(message, author, thread, chat_id, raw, account)


def _said(message: Obj, author: Obj, thread: str, chat_id: int, raw: Raw, account: Account) -> InboundMessage:
    chat = obj(message, "chat")
    parts = parts_of(message, account.max_file)
    written, entities = _written(message, parts, account)
    if not written and not parts:
        unknown = [key for key in message if key not in META]
        parts = [unsupported(", ".join(unknown)[:200] or "empty message")]
    origin, customer = origin_of(message), _written_to(message, chat, author)
    quoted = [cited(message)]
    if origin:
        parts += _hidden_links(written, entities)
        quoted.append(said_by(str(origin.get("name", "")), shown(written)))
    parts += cited_parts(message, chat, account)
    return InboundMessage(
        channel=raw.channel,
        external_id=_own_id(message, thread, raw),
        sender=sender_of(author, {} if origin else obj(message, "contact")),
        text="" if origin else shown(written),
        link_token="" if origin else link_token(written),
        quoted="\n".join(filter(None, quoted)),
        thread=thread,
        references=references(message, chat_id),
        group_id=text(message, "media_group_id"),
        forwarded=bool(origin),
        parts=tuple(parts),
        entities=() if origin else entities,
        facts=_facts(message, chat, written, origin),
        automatic="machine" if not customer and _by_machine(message) else "",
        ours=bool(customer),
        to=f"telegram:{customer}" if customer else "",
        sent_at=moment(whole(message, "date"), raw),
    )


def _says(message: Obj) -> bool:
    return "text" in message or "rich_message" in message or not CONTENT.keys().isdisjoint(message)


def _written_to(message: Obj, chat: Obj, author: Obj) -> int:
    """The customer to whom our side wrote this outside the desk, for a business account or as a channel; 0: a customer wrote it."""
    customer = whole(chat, "id") if "business_connection_id" in message else 0
    if flag(chat, "is_direct_messages"):
        customer = whole(obj(obj(message, "direct_messages_topic"), "user"), "id")
    return customer if customer > 0 and whole(author, "id") not in (0, customer) else 0


def _hidden_links(written: str, entities: tuple[Entity, ...]) -> list[Part]:
    """Entities belong to `text`, which a forward hasn't; where its words lead must be seen all the same."""
    links = (entity for entity in entities if entity.type == "text_link")
    return [Part(kind="link", url=link.value, text=written[link.start : link.end][:ONE_LINE]) for link in links]


def _by_machine(message: Obj) -> bool:
    """Another bot, or a channel's post that comes to its discussion group by itself. A chat's own voice has a bot for `from`."""
    return (flag(obj(message, "from"), "is_bot") and "sender_chat" not in message) or flag(
        message, "is_automatic_forward"
    )


def read_edit(kind: str, message: Obj, raw: Raw, account: Account) -> Inbound:
    read = read_message(kind, message, raw, account)
    return edited(read, message, raw) if isinstance(read, InboundMessage) else read


def edited(read: InboundMessage, message: Obj, raw: Raw) -> InboundEdit:
    return InboundEdit(message=read, edited_at=moment(whole(message, "edit_date") or whole(message, "date"), raw))


def _not_for_us(kind: str, message: Obj, chat: Obj, raw: Raw, account: Account) -> str:
    """Why this message isn't for the desk; "" when it is."""
    if whole(obj(message, "sender_business_bot"), "id") == account.bot_id:
        return "our own answer, sent for the business account"
    if is_by(message, account) and "sender_chat" not in message:
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
    if is_by(obj(message, "reply_to_message"), account):
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
        channel=raw.channel, external_id=f"event:{own}", sender=sender_of(author, {}), thread=thread, data=about, happened=happened,
        reference=f"{own.rpartition(':')[0]}:{pinned}" if pinned else "", acted_at=moment(whole(message, "date"), raw),
    )  # fmt: skip


def _written(message: Obj, parts: list[Part], account: Account) -> tuple[str, tuple[Entity, ...]]:
    """Text or caption with its entities in characters of the text as we store it."""
    if "text" in message:
        return marked(text(message, "text"), objs(message, "entities", MAX_ENTITIES))
    if "caption" in message:
        return marked(text(message, "caption"), objs(message, "caption_entities", MAX_ENTITIES))
    if "rich_message" in message:
        parts += rich_parts(message, account.max_file)
        return nfc(rich_text(message)), ()
    return "", ()


def _own_id(message: Obj, thread: str, raw: Raw) -> str:
    # Ids of a business account's or a guest's chat are not the bot's own numbering, so their chat is told apart.
    chat, _, tail = thread.partition("/")
    place = thread if tail[:1] in ("b", "g") else chat
    number = whole(message, "message_id")
    # An ephemeral message has 0 for a message_id, and its own number is used again later.
    if ephemeral := whole(message, "ephemeral_message_id"):
        return f"{place}:e{ephemeral}.{whole(message, 'date')}"
    return f"{place}:{number}" if number else f"{place}:{update_id(raw)}"


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
        facts["telegram.start"] = "" if link_token(written) else written.partition(" ")[2].strip()[:200]
    if origin:
        facts["telegram.forward"] = origin
    elsewhere = obj(message, "external_reply")
    more: dict[str, Json] = {
        "reply_to": origin_of({"forward_origin": elsewhere.get("origin")}) if elsewhere else None,
        "via": text(obj(message, "via_bot"), "username")[:64],
        "implicit": flag(message, "is_from_offline"),
        "sender_tag": text(message, "sender_tag")[:200],
        "author_signature": text(message, "author_signature")[:200],
    }
    return facts | {f"telegram.{key}": value for key, value in more.items() if value}
