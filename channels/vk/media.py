"""VK's attachments with bytes to fetch: pictures, voices, films, music, documents. Pure."""

import mimetypes

from msgspec.structs import replace

from channels.vk.fields import Obj, facts, first, joined, line, name_of, number, obj, page_of, web_address
from channels.vk.pictures import IMAGES, largest, picture_type, smaller
from router.schema import SMALL, Part, PartKind

# The types that come with Python: the machine's own list would make the same raw read differently elsewhere.
_TYPES = mimetypes.MimeTypes()


def photo(body: Obj) -> Part:
    ref = largest(body)
    small = smaller(body, ref)
    about = facts(id=name_of("photo", body)) | ({SMALL: {"ref": small}} if small else {})
    return _fetched(
        Part(
            kind="image",
            ref=ref,
            media_type=picture_type(ref),
            text=line(body.get("text")),
            url=page_of("photo", body),
            facts=about,
        )
    )


def video_message(body: Obj) -> Part:
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
        return Part(kind="video_note", url=page_of("video_message", body), text=said, facts=about)
    return _fetched(Part(kind="video_note", ref=ref, media_type="video/mp4", text=said, facts=about))


def audio(body: Obj) -> Part:
    """A track of VK's music. Its address is empty for communities more often than not: then the title is what was sent."""
    title = joined(line(body.get("artist"), 500), line(body.get("title"), 500))
    ref, about = web_address(body.get("url")), facts(id=name_of("audio", body), duration=number(body.get("duration")))
    if not ref or ref.partition("?")[0].endswith("audio_api_unavailable.mp3"):
        return Part(kind="audio", name=title[:255], text=title, url=page_of("audio", body), facts=about)
    return _fetched(
        Part(
            kind="audio",
            ref=ref,
            name=title[:255],
            media_type="audio/mpeg",
            text=title,
            url=page_of("audio", body),
            facts=about,
        )
    )


def podcast(body: Obj) -> Part:
    part = audio(body)
    about = {**part.facts, **facts(id=name_of("podcast", body))}
    return replace(part, facts=about, text=joined("Подкаст", part.text), url=page_of("podcast", body))


def voice(body: Obj) -> Part:
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


def doc(body: Obj) -> Part:
    """A document; VK sends voice, drawings and animations as documents as well, told by `preview` and `type`."""
    preview = obj(body.get("preview"))
    if isinstance(preview.get("audio_msg") or preview.get("audio_message"), dict):
        return voice({**body, **obj(preview.get("audio_msg") or preview.get("audio_message"))})
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


def sticker(body: Obj) -> Part:
    about = facts(id=first(body, "sticker_id", "id"), product=number(body.get("product_id")),
                  animation=web_address(body.get("animation_url")))  # fmt: skip
    return _fetched(Part(kind="sticker", ref=largest(body), media_type="image/png", facts=about))


def gift(body: Obj) -> Part:
    return _fetched(
        Part(
            kind="gift",
            ref=largest(body),
            media_type="image/jpeg",
            text="Подарок",
            facts=facts(id=number(body.get("id"))),
        )
    )


def graffiti(body: Obj) -> Part:
    return _fetched(
        Part(
            kind="image",
            ref=largest(body),
            media_type="image/png",
            text="Граффити",
            facts=facts(id=name_of("graffiti", body)),
        )
    )


def _fetched(part: Part) -> Part:
    """A part with bytes to fetch. Without an address it is still shown, and says why there is nothing to open."""
    if part.ref:
        return replace(part, state="pending")
    return replace(part, state="failed", reason="ВКонтакте не дала адреса файла")
