"""VK's attachments as parts: what was sent beside the text. Pure.

Source: dev.vk.com «Медиавложения» (reference/objects/attachments-message) and the page of each object; kinds that VK sends
without a page of their own are read by the names that are common to all of them. A kind nobody knows is `unsupported: <kind>`.
"""

import mimetypes
import re
from collections.abc import Callable

from msgspec.structs import replace

from channels.vk.fields import Obj, facts, first, items, joined, line, number, obj, text, web_address
from channels.vk.pictures import IMAGES, largest, picture_type, smaller
from router.schema import SMALL, Json, Part, PartKind

# The types that come with Python: the machine's own list would make the same raw read differently elsewhere.
_TYPES = mimetypes.MimeTypes()
_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,20})?")
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


def geo_part(value: object) -> Part | None:
    """The place that a message carries in `geo` (reference/objects/geo), in both of VK's spellings of coordinates."""
    geo = obj(value)
    if not geo:
        return None
    place, point = obj(geo.get("place")), geo.get("coordinates")
    spelt = (
        joined(*(line(point.get(name), 24) for name in ("latitude", "longitude")), sep=" ")
        if isinstance(point, dict)
        else point
    )
    numbers = line(spelt, 64).split()
    where, title = joined(*numbers, sep=", "), line(place.get("title"))
    known = len(numbers) == 2 and all(map(_DEGREES.fullmatch, numbers))
    url = f"https://www.openstreetmap.org/?mlat={numbers[0]}&mlon={numbers[1]}" if known else ""
    return Part(kind="location", url=url, text=joined(where, title if title != where else "", _town(place)),
                facts=facts(place=number(place.get("id")), live=geo.get("type") == "live"))  # fmt: skip


def _town(place: Obj) -> str:
    names = [line(place.get(name), 200) for name in ("country", "city", "address")]
    return ", ".join(name for name in names if name and name.lower() not in line(place.get("title")).lower())


def name_of(kind: str, body: Obj) -> str:
    """VK's own name of a thing, `photo1_2_key`: how calls cite it."""
    owner, number_ = number(body.get("owner_id")), first(body, "id", "vid", "aid", "pid", "did")
    if not owner or not number_:
        return ""
    return joined(f"{kind}{owner}_{number_}", line(body.get("access_key"), 100), sep="_")


def _page(kind: str, body: Obj) -> str:
    owner, number_ = number(body.get("owner_id")), first(body, "id", "vid", "aid", "pid")
    return f"https://vk.com/{kind}{owner}_{number_}" if owner and number_ else ""


def _fetched(part: Part) -> Part:
    """A part with bytes to fetch. Without an address it is still shown, and says why there is nothing to open."""
    if part.ref:
        return replace(part, state="pending")
    return replace(part, state="failed", reason="ВКонтакте не дала адреса файла")


def _photo(body: Obj) -> Part:
    ref = largest(body)
    small = smaller(body, ref)
    about = facts(id=name_of("photo", body)) | ({SMALL: {"ref": small}} if small else {})
    return _fetched(
        Part(
            kind="image",
            ref=ref,
            media_type=picture_type(ref),
            text=line(body.get("text")),
            url=_page("photo", body),
            facts=about,
        )
    )


def _video(body: Obj) -> Part:
    """VK gives communities a page and no file; the page is the link that opens it."""
    about = facts(id=name_of("video", body), duration=number(body.get("duration")), platform=line(body.get("platform"), 100),
                  description=line(body.get("description")), picture=largest({"sizes": body.get("image")}))  # fmt: skip
    shown = joined(line(body.get("title")), line(body.get("content_restricted_message"), 300))
    return Part(kind="video", name=line(body.get("title"), 255), text=shown, facts=about,
                url=_page("video", body) or web_address(body.get("player")))  # fmt: skip


def _video_message(body: Obj) -> Part:
    """A round video; its file is under the address of the best quality that VK names."""
    files = obj(body.get("files"))
    named = [
        (number(key.removeprefix("mp4_")), web_address(value)) for key, value in files.items() if key.startswith("mp4_")
    ]
    ref = max((entry for entry in named if entry[1]), default=(0, ""))[1] or web_address(body.get("url"))
    said, about = (
        line(body.get("transcript"), 4_096),
        facts(id=name_of("video_message", body), duration=number(body.get("duration"))),
    )
    if not ref:
        return Part(kind="video_note", url=_page("video_message", body), text=said, facts=about)
    return _fetched(Part(kind="video_note", ref=ref, media_type="video/mp4", text=said, facts=about))


def _audio(body: Obj) -> Part:
    """A track of VK's music. Its address is empty for communities more often than not: then the title is what was sent."""
    title = joined(line(body.get("artist"), 500), line(body.get("title"), 500))
    ref, about = web_address(body.get("url")), facts(id=name_of("audio", body), duration=number(body.get("duration")))
    if not ref or ref.partition("?")[0].endswith("audio_api_unavailable.mp3"):
        return Part(kind="audio", name=title[:255], text=title, url=_page("audio", body), facts=about)
    return _fetched(
        Part(
            kind="audio",
            ref=ref,
            name=title[:255],
            media_type="audio/mpeg",
            text=title,
            url=_page("audio", body),
            facts=about,
        )
    )


def _voice(body: Obj) -> Part:
    ogg = web_address(body.get("link_ogg"))
    ref = ogg or web_address(body.get("link_mp3")) or web_address(body.get("url"))
    return _fetched(
        Part(
            kind="voice",
            ref=ref,
            name=line(body.get("title"), 255),
            media_type="audio/ogg" if ogg else "audio/mpeg",
            text=line(body.get("transcript"), 8_000),
            facts=facts(id=name_of("audio_message", body), duration=number(body.get("duration"))),
        )
    )


def _doc(body: Obj) -> Part:
    """A document; VK sends voice, drawings and animations as documents as well, told by `preview` and `type`."""
    preview = obj(body.get("preview"))
    if isinstance(preview.get("audio_msg") or preview.get("audio_message"), dict):
        return _voice({**body, **obj(preview.get("audio_msg") or preview.get("audio_message"))})
    ref, ending = web_address(body.get("url")), line(body.get("ext"), 16).lower().lstrip(".")
    name = line(body.get("title"), 255) or "document"
    if ending and not name.lower().endswith(f".{ending}"):
        name = f"{name}.{ending}"
    kind: PartKind = "file"
    if isinstance(preview.get("graffiti"), dict):
        kind, ref = "image", ref or web_address(obj(preview.get("graffiti")).get("src"))
    elif number(body.get("type")) == 3 or ending == "gif":
        kind = "animation"
    elif number(body.get("type")) == 4 and ending in IMAGES:
        kind = "image"
    return _fetched(
        Part(
            kind=kind,
            ref=ref,
            name=name,
            media_type=_TYPES.guess_type(f"x.{ending}")[0] or "application/octet-stream",
            size=max(number(body.get("size")), 0),
            facts=facts(id=name_of("doc", body)),
        )
    )


def _link(body: Obj) -> Part:
    title, about = line(body.get("title")), joined(line(body.get("caption")), line(body.get("description")))
    price = line(obj(obj(body.get("product")).get("price")).get("text"), 100)
    url = web_address(body.get("url"))
    button, video = obj(body.get("button")), obj(body.get("video"))
    picture = largest(obj(body.get("photo")))
    about = joined(about, line(body.get("text")), line(button.get("title"), 200), line(video.get("title"), 300))
    return Part(kind="link", text=joined(title or url, price), url=url, facts=facts(about=about, picture=picture))


def _product(body: Obj) -> Part:
    price, owner, number_ = obj(body.get("price")), number(body.get("owner_id")), number(body.get("id"))
    url = (
        f"https://vk.com/market{owner}?w=product{owner}_{number_}"
        if owner and number_
        else web_address(body.get("url"))
    )
    return Part(
        kind="product", name=line(body.get("title"), 255), text=joined(line(body.get("title")), _price(price)), url=url,
        facts=facts(id=name_of("market", body), amount=line(price.get("amount"), 30), sku=line(body.get("sku"), 100),
                    currency=line(obj(price.get("currency")).get("name"), 8), description=line(body.get("description")),
                    category=line(obj(body.get("category")).get("name"), 200), picture=web_address(body.get("thumb_photo"))),
    )  # fmt: skip


def _price(price: Obj) -> str:
    shown = line(price.get("text"), 100)
    if shown:
        return shown
    hundredths = number(price.get("amount"))
    return f"{hundredths / 100:g} {line(obj(price.get('currency')).get('name'), 8)}".strip() if hundredths else ""


def _market_album(body: Obj) -> Part:
    owner, number_ = number(body.get("owner_id")), number(body.get("id"))
    url = f"https://vk.com/market{owner}?section=album_{number_}" if owner and number_ else ""
    return Part(
        kind="link",
        text=line(body.get("title")) or "Подборка товаров",
        url=url,
        facts=facts(count=number(body.get("count"))),
    )


def _wall(body: Obj) -> Part:
    owner = first(body, "owner_id", "to_id", "from_id")
    post = number(body.get("id"))
    where = f"wall{owner}_{post}" if owner and post else ""
    asked = line(obj(body.get("feedback")).get("question"), 200)  # VK asks readers beside some posts what they think
    return Part(kind="link", text=joined("Запись на стене", line(body.get("text"), 300), asked),
                url=f"https://vk.com/{where}" if where else "", facts=facts(id=where))  # fmt: skip


def _wall_reply(body: Obj) -> Part:
    owner, post = first(body, "owner_id", "post_owner_id"), number(body.get("post_id"))
    url = f"https://vk.com/wall{owner}_{post}?reply={number(body.get('id'))}" if owner and post else ""
    return Part(kind="link", text=joined("Комментарий", line(body.get("text"), 300)), url=url,
                facts=facts(author=first(body, "from_id", "uid")))  # fmt: skip


def _sticker(body: Obj) -> Part:
    about = facts(id=first(body, "sticker_id", "id"), product=number(body.get("product_id")),
                  animation=web_address(body.get("animation_url")))  # fmt: skip
    return _fetched(Part(kind="sticker", ref=largest(body), media_type="image/png", facts=about))


def _gift(body: Obj) -> Part:
    return _fetched(
        Part(
            kind="gift",
            ref=largest(body),
            media_type="image/jpeg",
            text="Подарок",
            facts=facts(id=number(body.get("id"))),
        )
    )


def _story(body: Obj) -> Part:
    state = "История недоступна" if body.get("is_expired") or body.get("is_deleted") else "История"
    about = facts(id=name_of("story", body), picture=largest(obj(body.get("photo"))),
                  link=web_address(obj(body.get("link")).get("url")))  # fmt: skip
    return Part(kind="story", text=state, url=_page("story", body), facts=about)


def _poll(body: Obj) -> Part:
    answers = [line(obj(answer).get("text"), 200) for answer in items(body.get("answers"))[:50]]
    return Part(kind="poll", text=joined(line(body.get("question")), " / ".join(answers)), url=_page("poll", body),
                facts=facts(id=name_of("poll", body), answers=list[Json](answers)))  # fmt: skip


def _graffiti(body: Obj) -> Part:
    return _fetched(
        Part(
            kind="image",
            ref=largest(body),
            media_type="image/png",
            text="Граффити",
            facts=facts(id=name_of("graffiti", body)),
        )
    )


def _call(body: Obj) -> Part:
    state, seconds = line(body.get("state"), 60), number(body.get("duration"))
    length = f"{seconds // 60}:{seconds % 60:02}" if seconds > 0 else ""
    title = "Видеозвонок" if body.get("video") else "Звонок"
    return Part(kind="call", text=joined(title, _CALLS.get(state, state), length, sep=", "), url=web_address(body.get("join_link")),
                facts=facts(state=state, duration=seconds, initiator=number(body.get("initiator_id"))))  # fmt: skip


_CALLS = {"reached": "состоялся", "canceled_by_initiator": "отменён", "canceled_by_receiver": "отклонён"}


def _money(kind: str, title: str) -> Callable[[Obj], Part]:
    def read(body: Obj) -> Part:
        amount = body.get("amount")
        shown = _price(obj(amount)) if isinstance(amount, dict) else line(amount, 40)
        return Part(kind="form", text=joined(title, shown, line(body.get("comment")), sep=", "),
                    facts=facts(type=kind, id=number(body.get("id"))))  # fmt: skip

    return read


def _named(title: str, kind: PartKind = "link", page: str = "") -> Callable[[Obj], Part]:
    """Reader of things that VK sends with a title and an address of some name, and of which no more is worth telling."""

    def read(body: Obj) -> Part:
        name = line(body.get("title") or body.get("name") or body.get("question") or body.get("text"), 300)
        app = number(obj(body.get("app")).get("id")) or number(body.get("app_id"))
        url = next((found for key in ("url", "view_url", "webview_url", "join_link", "player")
                    if (found := web_address(body.get(key)))), "")  # fmt: skip
        return Part(kind=kind, text=joined(title, name or line(obj(body.get("app")).get("title"), 300)),
                    url=url or (_page(page, body) if page else "") or (f"https://vk.com/app{app}" if app else ""),
                    facts=facts(description=line(body.get("description") or body.get("subtitle"))))  # fmt: skip

    return read


def _event(body: Obj) -> Part:
    number_ = number(body.get("id"))
    return Part(kind="link", text=joined("Мероприятие", line(body.get("text")), line(body.get("address"))),
                url=f"https://vk.com/event{number_}" if number_ else "", facts=facts(time=number(body.get("time"))))  # fmt: skip


def _podcast(body: Obj) -> Part:
    part = _audio(body)
    about = {**part.facts, **facts(id=name_of("podcast", body))}
    return replace(part, facts=about, text=joined("Подкаст", part.text), url=_page("podcast", body))


def _unknown(kind: str, body: Obj) -> Part:
    name = line(body.get("title") or body.get("name") or body.get("text"), 300)
    return Part(kind="unsupported", text=joined(f"unsupported: {kind}", name), url=web_address(body.get("url")),
                facts=facts(type=kind, id=name_of(kind, body)))  # fmt: skip


def unsupported(kind: str, shown: str = "") -> Part:
    """The visible trace of what the desk has no form for."""
    return Part(kind="unsupported", text=joined(f"unsupported: {kind}", shown), facts=facts(type=kind))


_BODY = {"market_album": "market_market_album", "share": "link"}
_READERS: dict[str, Callable[[Obj], Part]] = {
    "photo": _photo,
    "posted_photo": _photo,
    "video": _video,
    "clip": _video,
    "video_message": _video_message,
    "audio": _audio,
    "audio_message": _voice,
    "doc": _doc,
    "link": _link,
    "share": _link,
    "market": _product,
    "market_album": _market_album,
    "wall": _wall,
    "wall_reply": _wall_reply,
    "sticker": _sticker,
    "ugc_sticker": _sticker,
    "gift": _gift,
    "story": _story,
    "poll": _poll,
    "graffiti": _graffiti,
    "call": _call,
    "group_call_in_progress": _named("Групповой звонок", "call"),
    "podcast": _podcast,
    "podcasts": _named("Подкасты"),
    "article": _named("Статья"),
    "event": _event,
    "mini_app": _named("Мини-приложение"),
    "app": _named("Приложение"),
    "app_action": _named("Приложение"),
    "album": _named("Альбом", page="album"),
    "page": _named("Страница", page="page"),
    "note": _named("Заметка", page="note"),
    "audio_playlist": _named("Плейлист", page="audio_playlist"),
    "video_playlist": _named("Плейлист", page="video_playlist"),
    "narrative": _named("Сюжет", "story", page="narrative"),
    "textlive": _named("Репортаж", page="textlive"),
    "textpost": _named("Репортаж"),
    "textpost_publish": _named("Репортаж"),
    "group": _named("Сообщество"),
    "situational_theme": _named("Тема"),
    "photos_list": _named("Фотографии"),
    "artist": _named("Исполнитель"),
    "curator": _named("Куратор"),
    "donut_link": _named("Подписка VK Donut"),
    "money_transfer": _money("money_transfer", "Денежный перевод"),
    "money_request": _money("money_request", "Запрос денег"),
}
KNOWN = tuple(_READERS)


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
