"""One event of VK as the desk's words. Pure: the same raw always gives the same list; Malformed is the only exception.

Source: dev.vk.com «События в сообществах» (api/community-events/json-schema); the Callback API and Bots Long Poll deliver the same
object. Threads: a dialogue is its peer id ("5", "2000000001"); a comment is the place and its author ("wall-1_45/5"), because
everybody under a post is a customer of his own. External ids: "peer:conversation_message_id" and "wall-1_45_r678".
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from msgspec.structs import replace

from channels.vk.attachments import geo_part, part_of, text_inside, unsupported
from channels.vk.fields import Obj, facts, first, items, joined, line, moment, number, obj, text
from router.channel import LINK_TOKEN, json_object
from router.cutting import positions
from router.schema import (
    REACTION,
    Action,
    Entity,
    Happened,
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
    ReceiptState,
    Sender,
)

MAX_BODY = 4_000_000
MAX_PAYLOAD = 4_096
MAX_PARTS = 100
MAX_FORWARDS, MAX_DEPTH = 500, 45  # in one message, nested ones counted (reference/objects/message)
MAX_QUOTED = 200_000
CHATS = 2_000_000_000  # peer ids above are chats of several people
NAME = (
    "name"  # in a raw's meta: who the author of the event is, asked when it arrived; the event itself has numbers only
)
MARK = "okno"  # our key in a payload: the signed mark of an answer of ours, or a button's data

Ours = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The envelope, read; `body` is the event's object."""

    channel: str
    kind: str
    id: str
    group_id: int
    body: Obj
    name: str
    received_at: datetime
    ours: Ours


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
    reader = _EVENTS.get(event.kind)
    if reader is not None:
        if not event.body:
            raise Malformed(f"the event {event.kind} has no object")
        return [reader(event)]
    if event.kind in _NOT_FOR_US:
        return [_ignored(event, _NOT_FOR_US[event.kind])]
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


def _sender(event: Event, author: int) -> Sender:
    return Sender(address=f"vk:{author}", name=event.name if author > 0 else "")


def unread_event(message: Obj, group_id: int) -> dict[str, object]:
    """A message out of a dialogue as the event that it would have been."""
    place = f"{number(message.get('peer_id'))}:{number(message.get('conversation_message_id')) or number(message.get('id'))}"
    return {"type": "message_new", "group_id": group_id, "event_id": f"unread:{place}", "object": {"message": message}}


def peer_reference(peer: int, number_in_dialogue: int) -> str:
    return f"{peer}:{number_in_dialogue}"


# --- messages ---------------------------------------------------------------------------------------------------------


def _body(event: Event) -> Obj:
    """Since 5.103 the message is under `message`, beside `client_info`; before, it is the object itself."""
    return obj(event.body.get("message")) or event.body


def _message_new(event: Event) -> Inbound:
    return _arrived(event, _body(event), ours=False)


def _message_reply(event: Event) -> Inbound:
    """What the community wrote: typed by an administrator at VK's own screen, sent by another program, or our own echo."""
    body = _body(event)
    return _ignored(event, "our own answer came back") if _marked(event, body) else _arrived(event, body, ours=True)


def _arrived(event: Event, body: Obj, *, ours: bool) -> Inbound:
    if body.get("action") and not any((_written(body), *map(body.get, ("attachments", "fwd_messages", "geo")))):
        return _happened(event, body)
    return _message(event, body, ours=ours)


def _happened(event: Event, body: Obj) -> Action:
    """Somebody joined the chat, renamed it, pinned a message: `action` of a message (reference/objects/message)."""
    action, read = obj(body["action"]), _message(event, body)
    kind, member, pinned = (
        line(action.get("type"), 64),
        number(action.get("member_id")),
        number(action.get("conversation_message_id")),
    )
    whom = f"vk:{member}" if member and member != _author(body) else read.sender.name
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


def _message_edit(event: Event) -> Inbound:
    body = _body(event)
    if _marked(event, body):
        return _ignored(event, "our own answer came back, edited")
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
    mark = obj(_payload(payload)).get(MARK)
    return isinstance(mark, str) and event.ours(mark)


def _payload(value: object) -> Json:
    """A payload is JSON in a string, or already read; text that isn't JSON stays text."""
    written = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    if len(written) > MAX_PAYLOAD or written.count("[") + written.count("{") > 50:
        return text(written, MAX_PAYLOAD)
    try:
        return msgspec.json.decode(written)  # type: ignore[no-any-return]
    except (msgspec.DecodeError, RecursionError):
        return text(written)


def _message(event: Event, body: Obj, *, ours: bool = False) -> InboundMessage:
    author = _author(body)
    ours = ours or bool(body.get("out")) or (author < 0 and -author == event.group_id)
    peer = number(body.get("peer_id")) or (CHATS + number(body["chat_id"]) if number(body.get("chat_id")) else 0)
    peer = peer or (number(body.get("user_id")) or author)
    if ours and author >= 0:
        author = -event.group_id  # before 5.80 `user_id` was the other side, whoever wrote
    written, entities = _plain(_written(body), body.get("format_data"))
    quoted, inside = _quoted(event, body)
    label, token = _ref(body)
    answered = obj(body.get("reply_message"))
    return InboundMessage(
        channel=event.channel, external_id=_message_id(event, body, peer), sender=_sender(event, author), text=written,
        quoted=quoted, subject=line(body.get("title")).removeprefix("...").strip(), thread=str(peer),
        references=_answers(answered, peer) if answered else (),
        forwarded=not written and bool(items(body.get("fwd_messages"))), entities=entities,
        parts=_parts(body, inside, label) or (() if written or quoted else _EMPTY),
        facts=_message_facts(event, body, peer, label), link_token=token, ours=ours,
        to=f"vk:{peer}" if ours and 0 < peer < CHATS else "",
        sent_at=moment(body.get("date"), event.received_at),
        automatic="machine" if ours and event.kind == "message_reply" and not number(body.get("admin_author_id")) else "",
    )  # fmt: skip


def _author(body: Obj) -> int:
    """A dialogue with one person is named after him."""
    author = first(body, "from_id", "user_id")
    if author:
        return author
    peer = number(body.get("peer_id"))
    return peer if 0 < peer < CHATS else 0


# A kind of message that VK doesn't show to communities arrives with nothing in it.
_EMPTY = (unsupported("empty message"),)


def _written(body: Obj) -> object:
    """`text`, which was `body` before 5.80; one page of VK's calls it `message`."""
    return next((found for name in ("text", "body", "message") if isinstance(found := body.get(name), str)), None)


def _message_id(event: Event, body: Obj, peer: int) -> str:
    in_dialogue, message_id = number(body.get("conversation_message_id")), number(body.get("id"))
    if in_dialogue:
        return peer_reference(peer, in_dialogue)
    return f"{peer}:id{message_id}" if message_id else event.id


def _answers(answered: Obj, peer: int) -> tuple[str, ...]:
    peer = number(answered.get("peer_id")) or peer
    in_dialogue, message_id = number(answered.get("conversation_message_id")), number(answered.get("id"))
    if in_dialogue:
        return (peer_reference(peer, in_dialogue),)
    return (f"{peer}:id{message_id}",) if message_id else ()


def _ref(body: Obj) -> tuple[str, str]:
    """What a vk.me link that opened the dialogue brings: somebody's label of the link, or our own token."""
    brought = line(body.get("ref"), 255)
    return ("", brought) if brought and LINK_TOKEN.fullmatch(brought) else (brought, "")


def _message_facts(event: Event, body: Obj, peer: int, label: str) -> dict[str, Json]:
    app, others = (
        obj(event.body.get("client_info")),
        {"public": True} if peer > CHATS else {},
    )  # who is in the chat reads it
    return others | facts(
        payload=_payload(body["payload"]) if body.get("payload") else None,
        ref=label, ref_source=text(body.get("ref_source"), 255),
        chat=peer - CHATS if peer > CHATS else 0, admin=number(body.get("admin_author_id")), message_id=number(body.get("id")),
        expires=number(body.get("expire_ttl")), lacks=_lacks(app) if app else None,
    )  # fmt: skip


def _lacks(app: Obj) -> list[Json]:
    """What of a keyboard the person's app can't show (`client_info`), as far as it says."""
    actions = items(app.get("button_actions"))
    missing = [kind for kind in ("text", "open_link", "callback") if actions and kind not in actions]
    return [*missing, *(name for name in ("keyboard", "inline_keyboard") if app.get(name) is False)]


def _parts(body: Obj, inside: "_Inside", label: str = "") -> tuple[Part, ...]:
    attached, place, action = body.get("attachments"), body.get("geo"), obj(body.get("action"))
    if not (attached or place or action or label or inside.parts or inside.cut or body.get("is_cropped")):
        return ()
    parts = [part_of(entry) for entry in items(attached)[:MAX_PARTS]]
    if attached and not isinstance(attached, list):
        parts.append(unsupported("attachments"))
    if located := geo_part(place):
        parts.append(located)
    if label:
        parts.append(
            Part(kind="form", text=joined(f"Пришёл по ссылке с меткой «{label}»", line(body.get("ref_source"), 255)))
        )
    if action:
        what = line(action.get("type"), 64) or "action"
        parts.append(unsupported(what, line(action.get("text") or action.get("message"))))
    if body.get("is_cropped"):
        parts.append(
            unsupported("cropped", "ВКонтакте передала сообщение не целиком, остальное — в диалоге сообщества")
        )
    parts += inside.parts
    left = max(len(items(attached)) - MAX_PARTS, 0) + max(len(parts) - MAX_PARTS, 0) + inside.cut
    if left:
        parts = [*parts[: MAX_PARTS - 1], unsupported("more", f"показано не всё, ещё не менее {left}")]
    return tuple(parts)


_MENTION = re.compile(r"\[((?:id|club|public|event|app)\d{1,18}|https?://[^\s|\[\]]{1,2000})\|([^|\[\]]{1,500})\]")


def _plain(written: object, formats: object) -> tuple[str, tuple[Entity, ...]]:
    """VK's text as people see it: `[id1|Павел]` is «Павел», and what was marked becomes entities."""
    shown = text(written)
    if not formats and "[" not in shown:
        return shown, ()
    marked = _formats(shown, formats) if shown == written else []
    pieces: list[str] = []
    moved: list[tuple[int, int, int]] = []  # start and end in VK's text, and how much shorter the text is after it
    entities: list[Entity] = []
    place = length = 0
    for found in list(_MENTION.finditer(shown))[:500]:
        pieces += [shown[place : found.start()], found[2]]
        start = length + found.start() - place
        length, place = start + len(found[2]), found.end()
        moved.append((found.start(), found.end(), place - length))
        link = found[1].startswith("http")
        kind, value = ("text_link", found[1]) if link else ("mention", _who(found[1]))
        entities.append(Entity(type=kind, start=start, end=length, value=value))
    result = "".join([*pieces, shown[place:]])
    for kind, start, end, value in marked:
        entities.append(Entity(type=kind, start=_shift(moved, start), end=_shift(moved, end), value=value))
    return result, tuple(entities)


def _who(mention: str) -> str:
    number_ = mention.lstrip("abcdefghijklmnopqrstuvwxyz")
    return f"vk:{number_}" if mention.startswith("id") else f"vk:-{number_}"


def _formats(shown: str, formats: object) -> list[tuple[str, int, int, str]]:
    """`format_data` counts as JavaScript does, in UTF-16 units: the units of VK's clients that make it."""
    found, place = [], positions(shown)
    for entry in items(obj(formats).get("items"))[:500]:
        mark = obj(entry)
        offset, kind = number(mark.get("offset")), line(mark.get("type"), 32)
        end = offset + number(mark.get("length"))
        if kind and 0 <= offset < end < len(place):
            found.append(
                ("text_link" if kind == "url" else kind, place[offset], place[end], line(mark.get("url"), 2_000))
            )
    return found


def _shift(moved: list[tuple[int, int, int]], place: int) -> int:
    shorter = 0
    for start, end, after in moved:
        if place < end:
            return min(place, start) - shorter if place <= start else end - after
        shorter = after
    return place - shorter


# --- what others said: forwards, the answered message, attached posts -----------------------------------------------------


@dataclass(slots=True)
class _Inside:
    """What was gathered from forwards so far, and how many messages more may be read. `author` wrote the message around them."""

    event: Event
    author: int
    lines: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    left: int = MAX_FORWARDS
    room: int = MAX_QUOTED
    cut: int = 0


def _quoted(event: Event, body: Obj) -> tuple[str, _Inside]:
    inside = _Inside(event, _author(body))
    answered = obj(body.get("reply_message"))
    if answered:
        if _written(answered):  # its files are in the thread already, where the message itself is
            _say(inside, answered, 0)
        _forwards(inside, answered, 1)
    attached = body.get("attachments")
    if attached:
        _posts(inside, items(attached), 0)
    if body.get("fwd_messages"):
        _forwards(inside, body, 0)
    return "\n".join(inside.lines), inside


def _forwards(inside: _Inside, body: Obj, depth: int) -> None:
    forwarded = items(body.get("fwd_messages"))
    for place, entry in enumerate(forwarded):
        message = obj(entry)
        if inside.left <= 0 or depth >= MAX_DEPTH:
            inside.cut += len(forwarded) - place
            return
        inside.left -= 1
        _say(inside, message, depth)
        carried = items(message.get("attachments"))
        author = first(message, "from_id", "user_id")
        _carry(inside, [part_of(part) for part in carried[:MAX_PARTS]], author)
        if located := geo_part(message.get("geo")):
            _carry(inside, [located], author)
        _posts(inside, carried, depth)
        if answered := obj(message.get("reply_message")):
            _say(inside, answered, depth + 1)
        _forwards(inside, message, depth + 1)


def _carry(inside: _Inside, parts: list[Part], author: int) -> None:
    room = max(MAX_PARTS - len(inside.parts), 0)
    inside.cut += max(len(parts) - room, 0)
    inside.parts += [replace(part, facts={**part.facts, **facts(forwarded_from=author)}) for part in parts[:room]]


def _posts(inside: _Inside, attached: list[object], depth: int) -> None:
    """A post or a comment that is attached: its words are quoted, its pictures are shown."""
    for entry in attached[:MAX_PARTS]:
        said, carried = text_inside(entry)
        if said:
            _quote(inside, said, depth)
        if carried:
            _carry(inside, [part_of(part) for part in carried[:MAX_PARTS]], 0)


def _say(inside: _Inside, message: Obj, depth: int) -> None:
    said = _plain(_written(message), None)[0]
    author = first(message, "from_id", "user_id")
    name = inside.event.name if author == inside.author else "Сообщество" if author == -inside.event.group_id else ""
    _quote(inside, f"{name or f'vk:{author}'}: {said}" if author else said, depth)


def _quote(inside: _Inside, said: str, depth: int) -> None:
    if len(said) > inside.room:
        inside.cut += 1
        return
    indent = "> " * min(depth, 10)
    shown = [indent + shown.rstrip() for shown in said.splitlines() if shown]
    inside.room -= sum(map(len, shown))
    inside.lines += shown


# --- buttons, receipts ------------------------------------------------------------------------------------------------


def _message_event(event: Event) -> Inbound:
    """A pressed callback button. VK wants the answer within a minute, by messages.sendMessageEventAnswer."""
    body = event.body
    user, peer = number(body.get("user_id")), first(body, "peer_id", "user_id")
    event_id, payload = text(body.get("event_id"), 200), _payload(body["payload"]) if body.get("payload") else ""
    data = payload.get(MARK) if isinstance(payload, dict) else payload
    in_dialogue = number(body.get("conversation_message_id"))
    return Action(
        channel=event.channel, external_id=event_id or event.id, sender=_sender(event, user), thread=str(peer),
        data=data if isinstance(data, str) else json.dumps(payload, ensure_ascii=False),
        reference=peer_reference(peer, in_dialogue) if in_dialogue else "", acted_at=event.received_at,
        answer=json.dumps({"event_id": event_id, "user_id": user, "peer_id": peer}) if event_id else "",
    )  # fmt: skip


def _reaction(event: Event) -> Inbound:
    """A reaction is pressed, not written: it must not open a ticket, and the desk shows it at the message it is on."""
    body = event.body
    author, peer = first(body, "reacted_id", "user_id"), first(body, "peer_id", "reacted_id")
    if author <= 0:
        return _ignored(event, "a reaction of a community")
    in_dialogue, sign = first(body, "cmid", "conversation_message_id"), number(body.get("reaction_id"))
    return Action(
        channel=event.channel, external_id=event.id, sender=_sender(event, author), thread=str(peer),
        data=REACTION + (_SIGNS.get(sign, f"№ {sign}") if sign else ""), acted_at=event.received_at,
        reference=peer_reference(peer, in_dialogue) if in_dialogue else "",
    )  # fmt: skip


# As VK's own apps show them: the reference has numbers only (messages.sendReaction, messages.getReactionsAssets).
_SIGNS = dict(
    enumerate(("❤️", "🔥", "😂", "👍", "💩", "❓", "😭", "😡", "👎", "👌", "😃", "🤔", "🙏", "😘", "😍", "🎉"), 1)
)


def _allow(event: Event) -> Inbound:
    return _consent(event, "allowed", "разрешил сообщения сообщества")


def _deny(event: Event) -> Inbound:
    return _consent(event, "blocked", "запретил сообщения сообщества")


def _consent(event: Event, state: ReceiptState, reason: str) -> Inbound:
    user = first(event.body, "user_id", "from_id")
    if not user:
        return _ignored(event, "names nobody")
    return Receipt(channel=event.channel, state=state, thread=str(user), reason=reason, happened_at=event.received_at)


def _read(event: Event) -> Inbound:
    body = event.body
    peer, in_dialogue = first(body, "peer_id", "from_id"), number(body.get("conversation_message_id"))
    if not peer or not in_dialogue:
        return _ignored(event, "names no message")
    return Receipt(channel=event.channel, state="read", reference=peer_reference(peer, in_dialogue), thread=str(peer),
                   happened_at=event.received_at)  # fmt: skip


def _typing(event: Event) -> Inbound:
    user = number(event.body.get("from_id"))
    if user <= 0:
        return _ignored(event, "the community itself is typing")
    return Receipt(channel=event.channel, state="typing", thread=str(user), happened_at=event.received_at)


# --- comments: under posts, in discussions, under photos, videos and products ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where comments of a kind stand: the word for it in threads, and the fields that name the place and its owner."""

    word: str
    item: str
    owners: tuple[str, ...]


PLACES = {
    "wall_reply": Place("wall", "post_id", ("post_owner_id", "owner_id")),
    "board_post": Place("topic", "topic_id", ("topic_owner_id", "owner_id")),
    "photo_comment": Place("photo", "photo_id", ("photo_owner_id", "owner_id")),
    "video_comment": Place("video", "video_id", ("video_owner_id", "owner_id")),
    "market_comment": Place("market", "item_id", ("market_owner_id", "owner_id")),
}


def _where(event: Event) -> str:
    place = PLACES[event.kind.rpartition("_")[0]]
    owner = first(event.body, *place.owners) or -event.group_id
    return f"{place.word}{owner}_{number(event.body.get(place.item))}"


def _comment(event: Event) -> Inbound:
    body, where = event.body, _where(event)
    author, answered = number(body.get("from_id")), number(body.get("reply_to_user"))
    ours = author == -event.group_id
    if ours and answered <= 0:
        return _ignored(event, "the community's own comment, to nobody in particular")
    if not author:
        return _ignored(event, "a comment that was deleted before it was delivered")
    before = number(body.get("reply_to_comment"))
    return _public(event, f"{where}_r{number(body.get('id'))}", f"{where}/{answered if ours else author}", author,
                   (f"{where}_r{before}" if before else where,), ours=ours)  # fmt: skip


def _comment_edit(event: Event) -> Inbound:
    found = _comment(event)
    return InboundEdit(message=found, edited_at=event.received_at) if isinstance(found, InboundMessage) else found


def _comment_delete(event: Event) -> Inbound:
    return InboundDelete(channel=event.channel, external_id=f"{_where(event)}_r{number(event.body.get('id'))}",
                         deleted_at=event.received_at)  # fmt: skip


def _wall_post(event: Event) -> Inbound:
    """A visitor's post on the community's wall, or one that he suggests; the community's own posts are not for the desk."""
    body = event.body
    author, owner = first(body, "from_id", "signer_id"), first(body, "owner_id", "to_id") or -event.group_id
    if author == -event.group_id or not author:
        return _ignored(event, "the community's own post")
    where = f"wall{owner}_{number(body.get('id'))}"
    return _public(event, where, f"{where}/{author}", author, (), ours=False)


def _public(
    event: Event, external_id: str, thread: str, author: int, references: tuple[str, ...], *, ours: bool
) -> InboundMessage:
    body = event.body
    written, entities = _plain(body.get("text"), body.get("format_data"))
    inside = _Inside(event, author)
    _posts(inside, items(body.get("attachments")), 0)
    for entry in items(body.get("copy_history"))[:MAX_DEPTH]:
        original = obj(entry)
        _say(inside, original, 0)
        pictures = items(original.get("attachments"))[:MAX_PARTS]
        _carry(inside, [part_of(part) for part in pictures], number(original.get("from_id")))
    return InboundMessage(
        channel=event.channel, external_id=external_id, sender=_sender(event, author), text=written, thread=thread,
        quoted="\n".join(inside.lines), references=references, parts=_parts(body, inside), entities=entities, ours=ours,
        facts={"public": True, **facts(place=event.kind, post_type=line(body.get("post_type"), 32))},
        sent_at=moment(body.get("date"), event.received_at),
    )  # fmt: skip


# --- the shop, forms, and what nobody knows -----------------------------------------------------------------------------


def _order(event: Event) -> Inbound:
    """An order in the community's shop (reference/objects/order); an edit is a new revision of the same message."""
    body = event.body
    user, order = number(body.get("user_id")), line(body.get("display_order_id"), 60) or str(number(body.get("id")))
    cost = line(obj(body.get("total_price")).get("text"), 100)
    whither = line(obj(body.get("recipient")).get("display_text")), line(body.get("address"))
    about = facts(order=order, status=number(body.get("status")), address=line(body.get("address")),
                  track=line(body.get("track_number"), 100), answer=line(body.get("merchant_comment")))  # fmt: skip
    parts = [Part(kind="form", text=joined(f"Заказ № {order}", cost, *whither), facts=about)]
    for entry in map(obj, items(body.get("preview_order_items"))[: MAX_PARTS - 1]):
        bought, count = part_of({"type": "market", "market": entry.get("item") or entry}), number(entry.get("quantity"))
        parts.append(replace(bought, text=joined(bought.text, f"× {count}" if count > 1 else "", sep=" ")))
    message = _to_person(event, user, f"order:{number(body.get('id'))}", text(body.get("comment")), tuple(parts))
    if event.kind == "market_order_edit":
        return InboundEdit(message=message, edited_at=event.received_at)
    return message


def _lead_form(event: Event) -> Inbound:
    """A filled-in «Форма заявки»: questions and answers, one a line."""
    body = event.body
    answered = []
    for entry in map(obj, items(body.get("answers"))[:100]):
        given = entry.get("answer")
        values = [_answer(value) for value in (given if isinstance(given, list) else [given])]
        answered.append(joined(line(entry.get("question") or entry.get("key")), joined(*values, sep=", "), sep=": "))
    name, user = line(body.get("form_name"), 300), number(body.get("user_id"))
    form = Part(kind="form", text=joined("Форма", name), facts=facts(form=number(body.get("form_id"))))
    return _to_person(event, user, f"lead:{number(body.get('lead_id'))}:{user}", "\n".join(answered), (form,))


def _payment(event: Event) -> Inbound:
    """Somebody paid by VK Pay; the amount is in thousandths of a rouble."""
    body = event.body
    person, amount = number(body.get("from_id")), number(body.get("amount"))
    if person <= 0:
        return _ignored(event, "names no person")
    said = joined("Перевод VK Pay", f"{amount / 1000:g} ₽" if amount else "", line(body.get("description")), sep=", ")
    part = Part(kind="form", text=said, facts=facts(amount=amount))
    return _to_person(event, person, event.id, "", (part,))


def _app_payload(event: Event) -> Inbound:
    """What a person sent from the community's mini-app."""
    payload, person = line(event.body.get("payload"), MAX_PAYLOAD), number(event.body.get("user_id"))
    if person <= 0:
        return _ignored(event, "names no person")
    part = Part(kind="form", text=joined("Мини-приложение", payload[:300]),
                facts=facts(app=number(event.body.get("app_id")), payload=payload))  # fmt: skip
    return _to_person(event, person, event.id, "", (part,))


def _answer(value: object) -> str:
    return line(obj(value).get("value") if isinstance(value, dict) else value)


_PERSON = ("from_id", "user_id", "liker_id", "reacted_id", "sender_id", "author_id", "owner_id")


def _unknown(event: Event) -> Inbound:
    """A kind that VK made after this page was written: shown if somebody stands behind it, with his text where there is one."""
    body = obj(event.body.get("message")) or event.body
    person = next((found for name in _PERSON if (found := number(body.get(name))) > 0), 0) or max(_author(body), 0)
    if not person:
        return _ignored(event, f"the event {event.kind!r} names no person")
    shown, entities = _plain(_written(body), body.get("format_data"))
    quoted, inside = _quoted(event, body)
    message = _to_person(event, person, event.id, shown, (unsupported(event.kind), *_parts(body, inside)))
    return replace(message, entities=entities, quoted=quoted, thread=str(number(body.get("peer_id")) or person))


def _to_person(event: Event, person: int, external_id: str, written: str, parts: tuple[Part, ...]) -> InboundMessage:
    return InboundMessage(
        channel=event.channel, external_id=external_id, sender=_sender(event, person), text=written, thread=str(person),
        parts=parts, sent_at=moment(event.body.get("date"), event.received_at), facts=facts(event=event.kind),
    )  # fmt: skip


def _ignored(event: Event, reason: str) -> Ignored:
    return Ignored(channel=event.channel, reason=f"{event.kind}: {reason}")


_EVENTS: dict[str, Callable[[Event], Inbound]] = {
    "message_new": _message_new,
    "message_reply": _message_reply,
    "message_edit": _message_edit,
    "message_event": _message_event,
    "message_reaction_event": _reaction,
    "message_allow": _allow,
    "message_deny": _deny,
    "message_read": _read,
    "message_typing_state": _typing,
    "wall_post_new": _wall_post,
    "market_order_new": _order,
    "market_order_edit": _order,
    "lead_forms_new": _lead_form,
    "vkpay_transaction": _payment,
    "app_payload": _app_payload,
    **{f"{kind}_new": _comment for kind in PLACES},
    **{f"{kind}_{what}": _comment_edit for kind in PLACES for what in ("edit", "restore")},
    **{f"{kind}_delete": _comment_delete for kind in PLACES},
}

_NOT_FOR_US = {
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
