"""Comments under posts, in discussions, under photos, videos and products; posts on the wall. Pure."""

from dataclasses import dataclass

from channels.vk.attachments import part_of
from channels.vk.carried import MAX_DEPTH, MAX_PARTS, Inside, add_posts, carry, parts_of, say
from channels.vk.event import Event, ignored, sender_of
from channels.vk.fields import facts, first, items, line, moment, number, obj
from channels.vk.formatting import plain
from router.schema import Inbound, InboundDelete, InboundEdit, InboundMessage


@dataclass(frozen=True, slots=True)
class Commented:
    """What people comment on: the word for it in threads, and the fields that name it and its owner."""

    word: str
    item: str
    owners: tuple[str, ...]


COMMENTED = {
    "wall_reply": Commented("wall", "post_id", ("post_owner_id", "owner_id")),
    "board_post": Commented("topic", "topic_id", ("topic_owner_id", "owner_id")),
    "photo_comment": Commented("photo", "photo_id", ("photo_owner_id", "owner_id")),
    "video_comment": Commented("video", "video_id", ("video_owner_id", "owner_id")),
    "market_comment": Commented("market", "item_id", ("market_owner_id", "owner_id")),
}


def _where(event: Event) -> str:
    place = COMMENTED[event.kind.rpartition("_")[0]]
    owner = first(event.body, *place.owners) or -event.group_id
    return f"{place.word}{owner}_{number(event.body.get(place.item))}"


def comment(event: Event) -> Inbound:
    body, where = event.body, _where(event)
    author, answered = number(body.get("from_id")), number(body.get("reply_to_user"))
    ours = author == -event.group_id
    if ours and answered <= 0:
        return ignored(event, "the community's own comment, to nobody in particular")
    if not author:
        return ignored(event, "a comment that was deleted before it was delivered")
    before = number(body.get("reply_to_comment"))
    return _public(event, f"{where}_r{number(body.get('id'))}", f"{where}/{answered if ours else author}", author,
                   (f"{where}_r{before}" if before else where,), ours=ours)  # fmt: skip


def comment_edit(event: Event) -> Inbound:
    found = comment(event)
    return InboundEdit(message=found, edited_at=event.received_at) if isinstance(found, InboundMessage) else found


def comment_delete(event: Event) -> Inbound:
    return InboundDelete(channel=event.channel, external_id=f"{_where(event)}_r{number(event.body.get('id'))}",
                         deleted_at=event.received_at)  # fmt: skip


def wall_post(event: Event) -> Inbound:
    """A visitor's post on the community's wall, or one that he suggests; the community's own posts are not for the desk."""
    body = event.body
    author, owner = first(body, "from_id", "signer_id"), first(body, "owner_id", "to_id") or -event.group_id
    if author == -event.group_id or not author:
        return ignored(event, "the community's own post")
    where = f"wall{owner}_{number(body.get('id'))}"
    return _public(event, where, f"{where}/{author}", author, (), ours=False)


def _public(
    event: Event, external_id: str, thread: str, author: int, references: tuple[str, ...], *, ours: bool
) -> InboundMessage:
    body = event.body
    written, entities = plain(body.get("text"), body.get("format_data"))
    inside = Inside(event, author)
    add_posts(inside, items(body.get("attachments")), 0)
    for entry in items(body.get("copy_history"))[:MAX_DEPTH]:
        original = obj(entry)
        say(inside, original, 0)
        pictures = items(original.get("attachments"))[:MAX_PARTS]
        carry(inside, [part_of(part) for part in pictures], number(original.get("from_id")))
    return InboundMessage(
        channel=event.channel, external_id=external_id, sender=sender_of(event, author), text=written, thread=thread,
        quoted=inside.quoted, references=references, parts=parts_of(body, inside), entities=entities, ours=ours,
        facts={"public": True, **facts(place=event.kind, post_type=line(body.get("post_type"), 32))},
        sent_at=moment(body.get("date"), event.received_at),
    )  # fmt: skip
