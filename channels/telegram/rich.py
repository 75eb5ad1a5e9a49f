"""Rich messages (Bot API 10.1, RichMessage): a tree of blocks, read as plain text and parts. Pure.

The tree is of the sender's making, so its depth is bounded; what lies deeper is left out.
"""

from typing import Any

from channels.telegram.content import CONTENT
from channels.telegram.fields import Obj, obj, objs, text
from channels.telegram.parts import one_line, place
from router.schema import Part

_DEPTH = 24
_LINES = ("summary", "text", "expression")  # fields of a block that read as a line of their own
_WORDS = ("text", "expression", "alternative_text", "button")  # fields of a RichText that hold what is read
# Type and field of a block -> the kind of content that it is.
_MEDIA = {
    "photo": "photo", "video": "video", "animation": "animation", "audio": "audio", "voice_note": "voice", "document": "document",
}  # fmt: skip


def rich_text(message: Obj) -> str:
    """The plain text of a `rich_message` : a line for each block."""
    lines: list[str] = []
    _blocks(obj(message, "rich_message").get("blocks"), lines, 0)
    return "\n".join(line for line in lines if line.strip())


def rich_parts(message: Obj, max_file: int) -> list[Part]:
    """Media, places and links of a `rich_message`, wherever in the tree they stand."""
    found: list[Part] = []
    _walk(message.get("rich_message"), found, max_file, 0)
    return found


def _blocks(blocks: Any, lines: list[str], depth: int) -> None:
    if type(blocks) is not list or depth > _DEPTH:
        return
    for block in blocks:
        if type(block) is dict:
            _block(block, lines, depth)


def _block(block: Obj, lines: list[str], depth: int) -> None:
    lines.extend(inline(block[key], depth) for key in _LINES if key in block)
    for item in objs(block, "items"):
        inner: list[str] = []
        _blocks(item.get("blocks"), inner, depth + 1)
        lines.append(f"{text(item, 'label') or '•'} {' '.join(line for line in inner if line)}")
    rows = block.get("cells")
    for row in rows[:1000] if type(rows) is list else ():
        lines.append(" | ".join(inline(cell, depth) for cell in row[:100]) if type(row) is list else "")
    lines.append(" | ".join(inline(button, depth) for button in objs(block, "buttons")))
    _blocks(block.get("blocks"), lines, depth + 1)
    lines.extend(inline(block[key], depth) for key in ("caption", "credit") if key in block)
    lines.append(inline(obj(block, "caption").get("credit"), depth))


def inline(value: Any, depth: int = 0) -> str:
    """The plain text of a RichText: a string, a list of them, or an object that wraps one."""
    if type(value) is str:
        return value.replace("\x00", "\ufffd")
    if depth > _DEPTH:
        return ""
    if type(value) is list:
        return "".join(inline(item, depth + 1) for item in value)
    if type(value) is dict:
        for key in _WORDS:
            if key in value:
                return inline(value[key], depth + 1)
    return ""


def _walk(value: Any, found: list[Part], max_file: int, depth: int) -> None:
    if depth > 2 * _DEPTH or len(found) >= 100:
        return
    if type(value) is list:
        for item in value:
            _walk(item, found, max_file, depth + 1)
    elif type(value) is dict:
        found.extend(_own_parts(value, max_file))
        for key, item in value.items():
            if key not in _MEDIA:
                _walk(item, found, max_file, depth + 1)


def _own_parts(node: Obj, max_file: int) -> list[Part]:
    kind = text(node, "type")
    if kind in _MEDIA and kind in node:
        return CONTENT[_MEDIA[kind]]({_MEDIA[kind]: node[kind]}, _MEDIA[kind], max_file)
    if kind == "map":
        return [place(obj(node, "location"))]
    url = text(node, "url")
    return [Part(kind="link", url=url[:2000], text=one_line(inline(node)))] if url else []
