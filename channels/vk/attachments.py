"""VK's attachments as parts: what was sent beside the text. Pure.

Source: dev.vk.com «Медиавложения» (reference/objects/attachments-message) and the page of each object; kinds that VK sends
without a page of their own are read by the names that are common to all of them. A kind nobody knows is `unsupported: <kind>`.
"""

from collections.abc import Callable

from msgspec.structs import replace

from channels.vk import media, things
from channels.vk.fields import Obj, facts, items, joined, line, name_of, obj, text, web_address
from router.schema import Part

MAX_REPOSTS = 10


def part_of(attachment: object) -> Part:
    """One attachment as one part; never raises, never vanishes."""
    known = obj(attachment)
    kind = line(known.get("type"), 64)
    body = obj(known.get(_BODY.get(kind, kind)) or known.get(kind))
    read = _READERS.get(kind)
    if read is None:
        return _unknown(kind or "attachment", body)
    part = read(body)
    said = part.text or part.name or part.url or part.ref or part.reason
    return part if said else replace(part, text=f"Вложение без содержимого ({kind})")


def text_inside(attachment: object) -> tuple[str, list[object]]:
    """What an attached post or comment says and carries itself: words of others, which belong to the quoted text."""
    known = obj(attachment)
    if known.get("type") == "note":
        return text(obj(known.get("note")).get("text"), 20_000), []
    if known.get("type") not in ("wall", "wall_reply"):
        return "", []
    body = obj(known.get(line(known.get("type"), 16)))
    said, inner, left = [text(body.get("text"), 20_000)], items(body.get("attachments")), MAX_REPOSTS
    waiting = items(body.get("copy_history"))[:left]
    while waiting and left:  # a repost's originals, and theirs
        left, original = left - 1, obj(waiting[0])
        said.append(text(original.get("text"), 20_000))
        inner = [*inner, *items(original.get("attachments"))]
        waiting = [*waiting[1:], *items(original.get("copy_history"))[:left]]
    return joined(*said, sep="\n"), inner


def _unknown(kind: str, body: Obj) -> Part:
    name = line(body.get("title") or body.get("name") or body.get("text"), 300)
    return Part(kind="unsupported", text=joined(f"unsupported: {kind}", name), url=web_address(body.get("url")),
                facts=facts(type=kind, id=name_of(kind, body)))  # fmt: skip


def unsupported(kind: str, shown: str = "") -> Part:
    """The visible trace of what the desk has no form for."""
    return Part(kind="unsupported", text=joined(f"unsupported: {kind}", shown), facts=facts(type=kind))


_BODY = {"market_album": "market_market_album", "share": "link"}
_READERS: dict[str, Callable[[Obj], Part]] = {
    "photo": media.photo,
    "posted_photo": media.photo,
    "video": things.video,
    "clip": things.video,
    "video_message": media.video_message,
    "audio": media.audio,
    "audio_message": media.voice,
    "doc": media.doc,
    "link": things.link,
    "share": things.link,
    "market": things.product,
    "market_album": things.market_album,
    "wall": things.wall,
    "wall_reply": things.wall_reply,
    "sticker": media.sticker,
    "ugc_sticker": media.sticker,
    "gift": media.gift,
    "story": things.story,
    "poll": things.poll,
    "graffiti": media.graffiti,
    "call": things.call,
    "group_call_in_progress": things.named("Групповой звонок", "call"),
    "podcast": media.podcast,
    "podcasts": things.named("Подкасты"),
    "article": things.named("Статья"),
    "event": things.event,
    "mini_app": things.named("Мини-приложение"),
    "app": things.named("Приложение"),
    "app_action": things.named("Приложение"),
    "album": things.named("Альбом", page="album"),
    "page": things.named("Страница", page="page"),
    "note": things.named("Заметка", page="note"),
    "audio_playlist": things.named("Плейлист", page="audio_playlist"),
    "video_playlist": things.named("Плейлист", page="video_playlist"),
    "narrative": things.named("Сюжет", "story", page="narrative"),
    "textlive": things.named("Репортаж", page="textlive"),
    "textpost": things.named("Репортаж"),
    "textpost_publish": things.named("Репортаж"),
    "group": things.named("Сообщество"),
    "situational_theme": things.named("Тема"),
    "photos_list": things.named("Фотографии"),
    "artist": things.named("Исполнитель"),
    "curator": things.named("Куратор"),
    "donut_link": things.named("Подписка VK Donut"),
    "money_transfer": things.money("money_transfer", "Денежный перевод"),
    "money_request": things.money("money_request", "Запрос денег"),
}
KNOWN = tuple(_READERS)
