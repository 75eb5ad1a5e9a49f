"""What a message carries beside its own words: files, forwards, the answered message, attached posts. Pure."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from channels.vk.attachments import part_of, text_inside, unsupported
from channels.vk.event import Event, author_in
from channels.vk.fields import Obj, facts, first, items, joined, line, obj
from channels.vk.formatting import plain, written_in
from channels.vk.things import geo_part
from router.schema import Part

MAX_PARTS = 100
MAX_FORWARDS, MAX_DEPTH = 500, 45  # in one message, nested ones counted (reference/objects/message)
MAX_QUOTED = 200_000  # characters


@dataclass(slots=True)
class Inside:
    """What was gathered from forwards so far, and how many messages more may be read. `author` wrote the message around them."""

    event: Event
    author: int
    lines: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    left: int = MAX_FORWARDS
    room: int = MAX_QUOTED
    cut: int = 0

    @property
    def quoted(self) -> str:
        return "\n".join(self.lines)


def carried(event: Event, body: Obj) -> Inside:
    """What stands around the words of a message in a dialogue."""
    inside = Inside(event, author_in(body))
    answered = obj(body.get("reply_message"))
    if answered:
        if written_in(answered):  # its files are in the thread already, where the message itself is
            say(inside, answered, 0)
        _forwards(inside, answered, 1)
    attached = body.get("attachments")
    if attached:
        add_posts(inside, items(attached), 0)
    if body.get("fwd_messages"):
        _forwards(inside, body, 0)
    return inside


def parts_of(body: Obj, inside: Inside, label: str = "") -> tuple[Part, ...]:
    """The message's own files and the gathered ones. `label` is the one of the link that opened the dialogue."""
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


def _forwards(inside: Inside, body: Obj, depth: int) -> None:
    forwarded = items(body.get("fwd_messages"))
    for place, entry in enumerate(forwarded):
        message = obj(entry)
        if inside.left <= 0 or depth >= MAX_DEPTH:
            inside.cut += len(forwarded) - place
            return
        inside.left -= 1
        say(inside, message, depth)
        carried = items(message.get("attachments"))
        author = first(message, "from_id", "user_id")
        carry(inside, [part_of(part) for part in carried[:MAX_PARTS]], author)
        if located := geo_part(message.get("geo")):
            carry(inside, [located], author)
        add_posts(inside, carried, depth)
        if answered := obj(message.get("reply_message")):
            say(inside, answered, depth + 1)
        _forwards(inside, message, depth + 1)


def carry(inside: Inside, parts: list[Part], author: int) -> None:
    room = max(MAX_PARTS - len(inside.parts), 0)
    inside.cut += max(len(parts) - room, 0)
    inside.parts += [replace(part, facts={**part.facts, **facts(forwarded_from=author)}) for part in parts[:room]]


def add_posts(inside: Inside, attached: list[object], depth: int) -> None:
    """A post or a comment that is attached: its words are quoted, its pictures are shown."""
    for entry in attached[:MAX_PARTS]:
        said, carried = text_inside(entry)
        if said:
            _quote(inside, said, depth)
        if carried:
            carry(inside, [part_of(part) for part in carried[:MAX_PARTS]], 0)


def say(inside: Inside, message: Obj, depth: int) -> None:
    said = plain(written_in(message), None)[0]
    author = first(message, "from_id", "user_id")
    names = {-inside.event.group_id: "Сообщество", inside.author: inside.event.name}
    name = names.get(author) or f"vk:{author}"
    _quote(inside, f"{name}: {said}" if author else said, depth)


def _quote(inside: Inside, said: str, depth: int) -> None:
    if len(said) > inside.room:
        inside.cut += 1
        return
    indent = "> " * min(depth, 10)
    shown = [indent + shown.rstrip() for shown in said.splitlines() if shown]
    inside.room -= sum(map(len, shown))
    inside.lines += shown
