"""VK's attachments without a file: what is shown as a line of text and a link. Pure."""

import re
from collections.abc import Callable

from channels.vk.fields import Obj, facts, first, items, joined, line, name_of, number, obj, page_of, web_address
from channels.vk.pictures import largest
from router.schema import Json, Part, PartKind

_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,20})?")


def video(body: Obj) -> Part:
    """VK gives communities a page and no file; the page is the link that opens it."""
    about = facts(id=name_of("video", body), duration=number(body.get("duration")), platform=line(body.get("platform"), 100),
                  description=line(body.get("description")), picture=largest({"sizes": body.get("image")}))  # fmt: skip
    shown = joined(line(body.get("title")), line(body.get("content_restricted_message"), 300))
    return Part(kind="video", name=line(body.get("title"), 255), text=shown, facts=about,
                url=page_of("video", body) or web_address(body.get("player")))  # fmt: skip


def link(body: Obj) -> Part:
    title, about = line(body.get("title")), joined(line(body.get("caption")), line(body.get("description")))
    price = line(obj(obj(body.get("product")).get("price")).get("text"), 100)
    url = web_address(body.get("url"))
    button, video = obj(body.get("button")), obj(body.get("video"))
    picture = largest(obj(body.get("photo")))
    about = joined(about, line(body.get("text")), line(button.get("title"), 200), line(video.get("title"), 300))
    return Part(kind="link", text=joined(title or url, price), url=url, facts=facts(about=about, picture=picture))


def product(body: Obj) -> Part:
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


def market_album(body: Obj) -> Part:
    owner, number_ = number(body.get("owner_id")), number(body.get("id"))
    url = f"https://vk.com/market{owner}?section=album_{number_}" if owner and number_ else ""
    return Part(
        kind="link",
        text=line(body.get("title")) or "Подборка товаров",
        url=url,
        facts=facts(count=number(body.get("count"))),
    )


def wall(body: Obj) -> Part:
    owner = first(body, "owner_id", "to_id", "from_id")
    post = number(body.get("id"))
    where = f"wall{owner}_{post}" if owner and post else ""
    asked = line(obj(body.get("feedback")).get("question"), 200)  # VK asks readers beside some posts what they think
    return Part(kind="link", text=joined("Запись на стене", line(body.get("text"), 300), asked),
                url=f"https://vk.com/{where}" if where else "", facts=facts(id=where))  # fmt: skip


def wall_reply(body: Obj) -> Part:
    owner, post = first(body, "owner_id", "post_owner_id"), number(body.get("post_id"))
    url = f"https://vk.com/wall{owner}_{post}?reply={number(body.get('id'))}" if owner and post else ""
    return Part(kind="link", text=joined("Комментарий", line(body.get("text"), 300)), url=url,
                facts=facts(author=first(body, "from_id", "uid")))  # fmt: skip


def story(body: Obj) -> Part:
    state = "История недоступна" if body.get("is_expired") or body.get("is_deleted") else "История"
    about = facts(id=name_of("story", body), picture=largest(obj(body.get("photo"))),
                  link=web_address(obj(body.get("link")).get("url")))  # fmt: skip
    return Part(kind="story", text=state, url=page_of("story", body), facts=about)


def poll(body: Obj) -> Part:
    answers = [line(obj(answer).get("text"), 200) for answer in items(body.get("answers"))[:50]]
    return Part(kind="poll", text=joined(line(body.get("question")), " / ".join(answers)), url=page_of("poll", body),
                facts=facts(id=name_of("poll", body), answers=list[Json](answers)))  # fmt: skip


def call(body: Obj) -> Part:
    state, seconds = line(body.get("state"), 60), number(body.get("duration"))
    length = f"{seconds // 60}:{seconds % 60:02}" if seconds > 0 else ""
    title = "Видеозвонок" if body.get("video") else "Звонок"
    return Part(kind="call", text=joined(title, _CALLS.get(state, state), length, sep=", "), url=web_address(body.get("join_link")),
                facts=facts(state=state, duration=seconds, initiator=number(body.get("initiator_id"))))  # fmt: skip


_CALLS = {"reached": "состоялся", "canceled_by_initiator": "отменён", "canceled_by_receiver": "отклонён"}


def event(body: Obj) -> Part:
    number_ = number(body.get("id"))
    return Part(kind="link", text=joined("Мероприятие", line(body.get("text")), line(body.get("address"))),
                url=f"https://vk.com/event{number_}" if number_ else "", facts=facts(time=number(body.get("time"))))  # fmt: skip


def money(kind: str, title: str) -> Callable[[Obj], Part]:
    def read(body: Obj) -> Part:
        amount = body.get("amount")
        shown = _price(obj(amount)) if isinstance(amount, dict) else line(amount, 40)
        return Part(kind="form", text=joined(title, shown, line(body.get("comment")), sep=", "),
                    facts=facts(type=kind, id=number(body.get("id"))))  # fmt: skip

    return read


def named(title: str, kind: PartKind = "link", page: str = "") -> Callable[[Obj], Part]:
    """Reader of things that VK sends with a title and an address of some name, and of which no more is worth telling."""

    def read(body: Obj) -> Part:
        name = line(body.get("title") or body.get("name") or body.get("question") or body.get("text"), 300)
        app = number(obj(body.get("app")).get("id")) or number(body.get("app_id"))
        url = next((found for key in ("url", "view_url", "webview_url", "join_link", "player")
                    if (found := web_address(body.get(key)))), "")  # fmt: skip
        return Part(kind=kind, text=joined(title, name or line(obj(body.get("app")).get("title"), 300)),
                    url=url or (page_of(page, body) if page else "") or (f"https://vk.com/app{app}" if app else ""),
                    facts=facts(description=line(body.get("description") or body.get("subtitle"))))  # fmt: skip

    return read


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
