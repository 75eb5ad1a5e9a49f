"""Parameters as the Bot API reads them ("Making requests", "Formatting options"), and the words in which it refuses them."""

import html
import json
import re
from typing import Any

from aiohttp import web

Json = Any
Obj = dict[str, Any]

MAX_BUTTONS = 100
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z-]{0,20})(?P<more>[^<>]{0,4000})>")
_HREF = re.compile(r'\s+href="([^"<>]*)"')
_ENTITIES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler",
}  # fmt: skip


class Refused(Exception):
    """An answer with ok=false."""

    def __init__(self, code: int, words: str, **parameters: Json) -> None:
        super().__init__(words)
        self.code, self.words, self.parameters = code, words, parameters


async def read(request: web.Request) -> Obj:
    """JSON, a form or multipart; in the last two, objects come as JSON text. Parameters that nobody knows are let be."""
    params: Obj = dict(request.query)
    if request.content_type == "application/json":
        try:
            given = await request.json()
        except ValueError:
            raise Refused(400, "Bad Request: can't parse JSON object") from None
        if not isinstance(given, dict):
            raise Refused(400, "Bad Request: object expected")
        return params | given
    if request.content_type.startswith("multipart/") or request.content_type == "application/x-www-form-urlencoded":
        for key, value in (await request.post()).items():
            params[key] = value if isinstance(value, web.FileField) else _from_form(key, str(value))
    return params


def _from_form(key: str, value: str) -> Json:
    if key not in (
        "reply_markup",
        "reply_parameters",
        "media",
        "entities",
        "caption_entities",
        "allowed_updates",
        "message_thread_id",
    ):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Refused(400, f"Bad Request: can't parse {key} JSON object") from None


def text(params: Obj, key: str) -> str:
    """A text; "" without it."""
    value = params.get(key, "")
    if not isinstance(value, str):
        raise Refused(400, f"Bad Request: parameter {key} must be a string")
    return value


def whole(params: Obj, key: str, default: int) -> int:
    """A whole number."""
    value = params.get(key, default)
    try:
        if isinstance(value, bool | float | dict | list) or value is None:
            raise ValueError
        return int(value)
    except ValueError:
        raise Refused(400, f"Bad Request: parameter {key} must be an integer") from None


def upload(params: Obj, key: str) -> tuple[str, str, bytes]:
    """Name, media type and bytes of an uploaded file."""
    value = params.get(key)
    if not isinstance(value, web.FileField):
        raise Refused(400, f"Bad Request: there is no {key} in the request")
    return value.filename, value.content_type, value.file.read()


def keyboard(params: Obj) -> Obj | None:
    """An inline keyboard, or one that stands below the field where people write."""
    markup = params.get("reply_markup")
    if markup is None:
        return None
    name = next((one for one in ("inline_keyboard", "keyboard") if isinstance(markup, dict) and one in markup), "")
    rows = markup.get(name) if name else None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused(400, "Bad Request: object expected as reply markup")
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise Refused(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"]:
            raise Refused(
                400, 'Bad Request: can\'t parse inline keyboard button: Field "text" must be a non-empty String'
            )
        if name == "inline_keyboard":
            _inline_button(button)
    return {name: rows}


def _inline_button(button: Obj) -> None:
    kinds = [key for key in ("url", "callback_data") if key in button]
    if len(kinds) != 1:
        raise Refused(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    if kinds == ["callback_data"] and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    if kinds == ["url"] and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise Refused(400, "Bad Request: BUTTON_URL_INVALID")


def words(params: Obj, name: str, most: int, too_long: str, *, required: bool = False) -> Obj:
    """The text or caption after entities parsing, with its entities, as the provider checks and keeps it."""
    given, mode = text(params, name), text(params, "parse_mode")
    if mode not in ("", "HTML"):
        raise Refused(400, "Bad Request: unsupported parse_mode")
    said, entities = html_entities(given) if mode else (given, [])
    shown = said.strip()
    if not shown:
        if required:
            raise Refused(400, "Bad Request: message text is empty")
        return {}
    if _units(shown) > most:
        raise Refused(400, f"Bad Request: {too_long}")
    return {name: shown} | ({"entities" if name == "text" else "caption_entities": entities} if entities else {})


def html_entities(given: str) -> tuple[str, list[Obj]]:
    """ "Formatting options", HTML style: only the named tags, all closed and nested, all other <, > and & as entities."""
    written: list[str] = []
    opened: list[tuple[str, Obj]] = []
    entities: list[Obj] = []
    place = size = 0

    def put(text: str) -> None:
        nonlocal size
        written.append(text)
        size += _units(text)

    for found in _TAG.finditer(given):
        put(_unescaped(given, place, found.start()))
        place, at = found.end(), len(given[: found.start()].encode())
        tag = found["name"].lower()
        if found["close"]:
            if not opened or opened[-1][0] != tag:
                raise _misread(f"Unexpected end tag at byte offset {at}")
            entity = opened.pop()[1]
            entity["length"] = size - entity["offset"]
            entities += [entity] if entity["length"] else []
            continue
        if tag not in _ENTITIES:
            raise _misread(f'Unsupported start tag "{tag}" at byte offset {at}')
        address = _HREF.fullmatch(found["more"]) if tag == "a" else None
        if found["more"].strip() and tag != "a":
            raise _misread(f"Unexpected attribute of the tag {tag} at byte offset {at}")
        opened.append(
            (tag, {"type": _ENTITIES[tag], "offset": size} | ({"url": html.unescape(address[1])} if address else {}))
        )
    put(_unescaped(given, place, len(given)))
    if opened:
        raise _misread(f"Can't find end tag corresponding to start tag {opened[-1][0]}")
    return "".join(written), sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def _unescaped(given: str, start: int, end: int) -> str:
    piece = given[start:end]
    if "<" in piece:
        raise _misread(f"Unclosed start tag at byte offset {len(given[: start + piece.index('<')].encode())}")
    return html.unescape(piece)


def _misread(words: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {words}")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
