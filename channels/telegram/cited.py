"""What a message cites or passes on: the answered message, a quotation, a reply to another chat, a forward. Pure."""

from channels.telegram.content import CONTENT, parts_of
from channels.telegram.fields import Obj, nfc, obj, person_name, text, whole
from channels.telegram.formatting import shown
from channels.telegram.rich import rich_text
from channels.telegram.update import Account, is_by, reference
from router.schema import Json, Part

_CITING = frozenset(("reply_to_message", "external_reply", "quote"))
_FORWARDED = frozenset(("forward_date", "forward_from", "forward_from_chat", "forward_sender_name"))


def cited(message: Obj) -> str:
    """What is answered, as the app shows it above the message: the chosen words, or all of them."""
    if _CITING.isdisjoint(message):
        return ""
    answered, elsewhere = _answered(message), obj(message, "external_reply")
    said = (
        text(obj(message, "quote"), "text")
        or text(answered, "text")
        or text(answered, "caption")
        or rich_text(answered)
    )
    author = person_name(obj(answered, "sender_chat") or obj(answered, "from"))
    if elsewhere:
        author = str((origin_of({"forward_origin": elsewhere.get("origin")}) or {}).get("name", ""))
    return said_by(nfc(author), nfc(shown(said))) if said or elsewhere else ""


def _answered(message: Obj) -> Obj:
    answered = obj(message, "reply_to_message")
    return {} if "forum_topic_created" in answered else answered  # every message of a topic "answers" the topic's first


def cited_parts(message: Obj, chat: Obj, account: Account) -> list[Part]:
    """Files of what is answered, where the thread hasn't got them: in another chat, or in a group of which we hear a part only."""
    if _CITING.isdisjoint(message):
        return []
    seen = account.all_of_groups or text(chat, "type") not in ("group", "supergroup")
    answered = {} if seen or is_by(_answered(message), account) else _answered(message)
    holders = (answered, obj(message, "external_reply"))
    contents = [{key: value for key, value in holder.items() if key in CONTENT} for holder in holders]
    return [part for content in contents if content for part in parts_of(content, account.max_file)]


def said_by(author: str, said: str) -> str:
    return f"{author}: {said}".rstrip() if author else said


def references(message: Obj, chat_id: int) -> tuple[str, ...]:
    number = whole(_answered(message), "message_id")
    return (reference(chat_id, number, text(message, "business_connection_id")),) if number else ()


def origin_of(message: Obj) -> dict[str, Json] | None:
    """Where a forwarded message came from; None when it isn't one. The flat forward_* fields are those before Bot API 7.0."""
    origin = obj(message, "forward_origin")
    if type(message.get("forward_origin")) is dict:
        source = obj(origin, "sender_user") or obj(origin, "sender_chat") or obj(origin, "chat")
        hidden, signature = text(origin, "sender_user_name"), text(origin, "author_signature")
        kind, date, number = text(origin, "type"), whole(origin, "date"), whole(origin, "message_id")
    elif not _FORWARDED.isdisjoint(message):
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
