"""What is pressed, not written: buttons, reactions, payments; who may be written to; what was deleted. Pure."""

from channels.telegram.fields import Obj, obj, objs, text, whole, wholes
from channels.telegram.parts import ONE_LINE, money
from channels.telegram.update import ignored, moment, reference, sender_of, thread_of
from router.schema import REACTION, Action, Inbound, InboundDelete, Raw, Receipt


def press(query: Obj, raw: Raw) -> Inbound:
    """A pressed button (CallbackQuery). One under an inline result has no chat: the person's own chat stands for it."""
    person, message = obj(query, "from"), obj(query, "message")
    chat_id = whole(obj(message, "chat"), "id") or whole(person, "id")
    if not chat_id:
        return ignored(raw, "callback_query without a person")
    number, business = whole(message, "message_id"), text(message, "business_connection_id")
    identifier = text(query, "id")[:100]
    return Action(
        channel=raw.channel,
        external_id=f"callback:{identifier or raw.key}",
        sender=sender_of(person if whole(person, "id") else obj(message, "chat"), {}),
        thread=thread_of(message, chat_id),
        data=text(query, "data") or text(query, "game_short_name"),
        reference=reference(chat_id, number, business) if number else "",
        answer=identifier,
        acted_at=raw.received_at,
    )


def payment(kind: str, query: Obj, raw: Raw) -> Inbound:
    """Somebody would pay by an invoice that another program sent. It is refused at once (outgoing.refusal) and told in the thread."""
    person, identifier = obj(query, "from"), text(query, "id")[:100]
    if not whole(person, "id"):
        return ignored(raw, f"{kind} without a person")
    cost = money(whole(query, "total_amount"), text(query, "currency")) if "total_amount" in query else ""
    return Action(
        channel=raw.channel, external_id=f"{kind}:{identifier or raw.key}", sender=sender_of(person, {}),
        thread=str(whole(person, "id")), data=cost or text(query, "invoice_payload")[:ONE_LINE],
        happened="chat_payment_refused", acted_at=raw.received_at,
    )  # fmt: skip


def reaction(change: Obj, raw: Raw) -> Inbound:
    """A reaction reads as a pressed button `reaction:👍`; taken back it is `reaction:`."""
    chat_id, number = whole(obj(change, "chat"), "id"), whole(change, "message_id")
    person = obj(change, "user") or obj(change, "actor_chat")
    if not (chat_id and number and whole(person, "id")):
        return ignored(raw, "a reaction without a chat, a message or a person")
    signs = [text(item, "emoji") or text(item, "type") for item in objs(change, "new_reaction", 20)]
    return Action(
        channel=raw.channel, external_id=f"reaction:{raw.key}", sender=sender_of(person, {}), thread=str(chat_id),
        data=REACTION + " ".join(signs), reference=reference(chat_id, number), acted_at=moment(whole(change, "date"), raw),
    )  # fmt: skip


def membership(change: Obj, raw: Raw) -> Inbound:
    """Whether we can write to the chat now: a customer blocked or unblocked the bot, a group threw it out or took it in."""
    chat_id, now = whole(obj(change, "chat"), "id"), obj(change, "new_chat_member")
    status = text(now, "status")
    if not chat_id or not status:
        return ignored(raw, "my_chat_member without a chat or a status")
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
        happened_at=moment(whole(change, "date"), raw),
    )


def deleted(deletion: Obj, raw: Raw) -> list[Inbound]:
    chat_id, business = whole(obj(deletion, "chat"), "id"), text(deletion, "business_connection_id")
    numbers = wholes(deletion, "message_ids")
    if not chat_id or not numbers:
        return [ignored(raw, "deleted_business_messages that names no message")]
    chat = f"{chat_id}/b{business}"
    return [
        InboundDelete(channel=raw.channel, external_id=f"{chat}:{number}", deleted_at=raw.received_at)
        for number in numbers
    ]
