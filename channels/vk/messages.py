"""Messages of dialogues and chats: new, edited, deleted, and what happened in a chat. Pure."""

from channels.vk.attachments import unsupported
from channels.vk.carried import carried, parts_of
from channels.vk.event import CHATS, MARK, Event, author_in, body_of, ignored, payload_of, peer_reference, sender_of
from channels.vk.fields import Obj, facts, items, joined, line, moment, number, obj, text
from channels.vk.formatting import plain, written_in
from router.schema import Action, Happened, Inbound, InboundDelete, InboundEdit, InboundMessage, Json
from router.signing import LINK_TOKEN


def message_new(event: Event) -> Inbound:
    return _arrived(event, body_of(event), ours=False)


def message_reply(event: Event) -> Inbound:
    """What the community wrote: typed by an administrator at VK's own screen, sent by another program, or our own echo."""
    body = body_of(event)
    return ignored(event, "our own answer came back") if _marked(event, body) else _arrived(event, body, ours=True)


def _arrived(event: Event, body: Obj, *, ours: bool) -> Inbound:
    if body.get("action") and not any((written_in(body), *map(body.get, ("attachments", "fwd_messages", "geo")))):
        return _happened(event, body)
    return _message(event, body, ours=ours)


def _happened(event: Event, body: Obj) -> Action:
    """Somebody joined the chat, renamed it, pinned a message: `action` of a message (reference/objects/message)."""
    action, read = obj(body["action"]), _message(event, body)
    kind, member = line(action.get("type"), 64), number(action.get("member_id"))
    pinned = number(action.get("conversation_message_id"))
    whom = f"vk:{member}" if member and member != author_in(body) else read.sender.name
    happened = _CHAT_ACTIONS.get(kind, "chat_unknown")
    about = line(action.get("text") or action.get("message"), 300) or whom
    return Action(
        channel=event.channel, external_id=event.id, sender=read.sender, thread=read.thread, happened=happened,
        data=joined(f"unsupported: {kind or 'action'}", about) if happened == "chat_unknown" else about,
        reference=peer_reference(number(read.thread), pinned) if pinned else "", acted_at=read.sent_at,
    )  # fmt: skip


_CHAT_ACTIONS: dict[str, Happened] = {
    "chat_invite_user": "chat_joined", "chat_invite_user_by_link": "chat_joined", "chat_invite_user_by_message_request": "chat_joined",
    "chat_kick_user": "chat_left", "chat_title_update": "chat_title", "chat_photo_update": "chat_photo",
    "chat_photo_remove": "chat_photo_removed", "chat_create": "chat_created", "chat_pin_message": "chat_pinned",
    "chat_unpin_message": "chat_unpinned", "chat_screenshot": "chat_screenshot",
}  # fmt: skip


def message_edit(event: Event) -> Inbound:
    body = body_of(event)
    if _marked(event, body):
        return ignored(event, "our own answer came back, edited")
    message = _message(event, body)
    if body.get("deleted"):
        return InboundDelete(channel=event.channel, external_id=message.external_id, deleted_at=event.received_at)
    return InboundEdit(message=message, edited_at=moment(body.get("update_time"), event.received_at))


def _marked(event: Event, body: Obj) -> bool:
    """The echo may come before the call that sent it has returned, so it is known by what it carries, not by what we remember.

    The mark is signed: a customer can't hide a message from the desk by copying the key.
    """
    payload = body.get("payload")
    if not payload or (number(body.get("from_id")) > 0 and not body.get("out")):
        return False
    mark = obj(payload_of(payload)).get(MARK)
    return isinstance(mark, str) and event.ours(mark)


def _message(event: Event, body: Obj, *, ours: bool = False) -> InboundMessage:
    author = author_in(body)
    ours = ours or bool(body.get("out")) or (author < 0 and -author == event.group_id)
    chat = number(body.get("chat_id"))
    peer = number(body.get("peer_id")) or (chat and CHATS + chat) or number(body.get("user_id")) or author
    if ours and author >= 0:
        author = -event.group_id  # before 5.80 `user_id` was the other side, whoever wrote
    written, entities = plain(written_in(body), body.get("format_data"))
    inside = carried(event, body)
    label, token = _ref(body)
    answered = _reference(obj(body.get("reply_message")), peer)
    return InboundMessage(
        channel=event.channel, external_id=_reference(body, peer) or event.id, sender=sender_of(event, author), text=written,
        quoted=inside.quoted, subject=line(body.get("title")).removeprefix("...").strip(), thread=str(peer),
        references=(answered,) if answered else (),
        forwarded=not written and bool(items(body.get("fwd_messages"))), entities=entities,
        parts=parts_of(body, inside, label) or (() if written or inside.quoted else _EMPTY),
        facts=_message_facts(event, body, peer, label), link_token=token, ours=ours,
        to=f"vk:{peer}" if ours and 0 < peer < CHATS else "",
        sent_at=moment(body.get("date"), event.received_at),
        automatic="machine" if ours and event.kind == "message_reply" and not number(body.get("admin_author_id")) else "",
    )  # fmt: skip


# A kind of message that VK doesn't show to communities arrives with nothing in it.
_EMPTY = (unsupported("empty message"),)


def _reference(message: Obj, dialogue: int) -> str:
    """How a message of the dialogue is cited; "" where it has no number."""
    peer = number(message.get("peer_id")) or dialogue
    in_dialogue, message_id = number(message.get("conversation_message_id")), number(message.get("id"))
    if in_dialogue:
        return peer_reference(peer, in_dialogue)
    return f"{peer}:id{message_id}" if message_id else ""


def _ref(body: Obj) -> tuple[str, str]:
    """What a vk.me link that opened the dialogue brings: somebody's label of the link, or our own token."""
    brought = line(body.get("ref"), 255)
    return ("", brought) if brought and LINK_TOKEN.fullmatch(brought) else (brought, "")


def _message_facts(event: Event, body: Obj, peer: int, label: str) -> dict[str, Json]:
    app = obj(event.body.get("client_info"))
    others = {"public": True} if peer > CHATS else {}  # who is in the chat reads it
    return others | facts(
        payload=payload_of(body["payload"]) if body.get("payload") else None,
        ref=label, ref_source=text(body.get("ref_source"), 255),
        chat=peer - CHATS if peer > CHATS else 0, admin=number(body.get("admin_author_id")), message_id=number(body.get("id")),
        expires=number(body.get("expire_ttl")), lacks=_lacks(app) if app else None,
    )  # fmt: skip


def _lacks(app: Obj) -> list[Json]:
    """What of a keyboard the person's app can't show (`client_info`), as far as it says."""
    actions = items(app.get("button_actions"))
    missing = [kind for kind in ("text", "open_link", "callback") if actions and kind not in actions]
    return [*missing, *(name for name in ("keyboard", "inline_keyboard") if app.get(name) is False)]
