"""What is pressed, not written: buttons, reactions, consents, receipts. Pure."""

import json

from channels.vk.event import MARK, Event, ignored, payload_of, peer_reference, sender_of
from channels.vk.fields import first, number, text
from router.schema import REACTION, Action, Inbound, Receipt, ReceiptState


def press(event: Event) -> Inbound:
    """A pressed callback button. VK wants the answer within a minute, by messages.sendMessageEventAnswer."""
    body = event.body
    user, peer = number(body.get("user_id")), first(body, "peer_id", "user_id")
    event_id, payload = text(body.get("event_id"), 200), payload_of(body["payload"]) if body.get("payload") else ""
    data = payload.get(MARK) if isinstance(payload, dict) else payload
    in_dialogue = number(body.get("conversation_message_id"))
    return Action(
        channel=event.channel, external_id=event_id or event.id, sender=sender_of(event, user), thread=str(peer),
        data=data if isinstance(data, str) else json.dumps(payload, ensure_ascii=False),
        reference=peer_reference(peer, in_dialogue) if in_dialogue else "", acted_at=event.received_at,
        answer=json.dumps({"event_id": event_id, "user_id": user, "peer_id": peer}) if event_id else "",
    )  # fmt: skip


def reaction(event: Event) -> Inbound:
    """A reaction is pressed, not written: it must not open a ticket, and the desk shows it at the message it is on."""
    body = event.body
    author, peer = first(body, "reacted_id", "user_id"), first(body, "peer_id", "reacted_id")
    if author <= 0:
        return ignored(event, "a reaction of a community")
    in_dialogue, sign = first(body, "cmid", "conversation_message_id"), number(body.get("reaction_id"))
    return Action(
        channel=event.channel, external_id=event.id, sender=sender_of(event, author), thread=str(peer),
        data=REACTION + (_SIGNS.get(sign, f"№ {sign}") if sign else ""), acted_at=event.received_at,
        reference=peer_reference(peer, in_dialogue) if in_dialogue else "",
    )  # fmt: skip


# As VK's own apps show them: the reference has numbers only (messages.sendReaction, messages.getReactionsAssets).
_SIGNS = dict(
    enumerate(("❤️", "🔥", "😂", "👍", "💩", "❓", "😭", "😡", "👎", "👌", "😃", "🤔", "🙏", "😘", "😍", "🎉"), 1)
)


def allow(event: Event) -> Inbound:
    return _consent(event, "allowed", "разрешил сообщения сообщества")


def deny(event: Event) -> Inbound:
    return _consent(event, "blocked", "запретил сообщения сообщества")


def _consent(event: Event, state: ReceiptState, reason: str) -> Inbound:
    user = first(event.body, "user_id", "from_id")
    if not user:
        return ignored(event, "names nobody")
    return Receipt(channel=event.channel, state=state, thread=str(user), reason=reason, happened_at=event.received_at)


def read(event: Event) -> Inbound:
    body = event.body
    peer, in_dialogue = first(body, "peer_id", "from_id"), number(body.get("conversation_message_id"))
    if not peer or not in_dialogue:
        return ignored(event, "names no message")
    return Receipt(channel=event.channel, state="read", reference=peer_reference(peer, in_dialogue), thread=str(peer),
                   happened_at=event.received_at)  # fmt: skip


def typing(event: Event) -> Inbound:
    user = number(event.body.get("from_id"))
    if user <= 0:
        return ignored(event, "the community itself is typing")
    return Receipt(channel=event.channel, state="typing", thread=str(user), happened_at=event.received_at)
