"""An event of VK's in its envelope, and what reading one needs everywhere. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from channels.vk.fields import Obj, facts, first, moment, number, obj, text
from router.schema import Ignored, InboundMessage, Json, Part, Sender

CHATS = 2_000_000_000  # peer ids above are chats of several people
MAX_PAYLOAD = 4_096  # characters
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


def sender_of(event: Event, author: int) -> Sender:
    return Sender(address=f"vk:{author}", name=event.name if author > 0 else "")


def ignored(event: Event, reason: str) -> Ignored:
    return Ignored(channel=event.channel, reason=f"{event.kind}: {reason}")


def body_of(event: Event) -> Obj:
    """Since 5.103 the message is under `message`, beside `client_info`; before, it is the object itself."""
    return obj(event.body.get("message")) or event.body


def author_in(body: Obj) -> int:
    """A dialogue with one person is named after him."""
    author = first(body, "from_id", "user_id")
    if author:
        return author
    peer = number(body.get("peer_id"))
    return peer if 0 < peer < CHATS else 0


def payload_of(value: object) -> Json:
    """A payload is JSON in a string, or already read; text that isn't JSON stays text."""
    written = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    if len(written) > MAX_PAYLOAD or written.count("[") + written.count("{") > 50:
        return text(written, MAX_PAYLOAD)
    try:
        return msgspec.json.decode(written)  # type: ignore[no-any-return]
    except (msgspec.DecodeError, RecursionError):
        return text(written)


def peer_reference(peer: int, number_in_dialogue: int) -> str:
    return f"{peer}:{number_in_dialogue}"


def to_person(event: Event, person: int, external_id: str, written: str, parts: tuple[Part, ...]) -> InboundMessage:
    return InboundMessage(
        channel=event.channel, external_id=external_id, sender=sender_of(event, person), text=written, thread=str(person),
        parts=parts, sent_at=moment(event.body.get("date"), event.received_at), facts=facts(event=event.kind),
    )  # fmt: skip
