"""What a page doesn't show: which elements are hidden, by themselves or by a style sheet, and where they end."""

import re

from channels.email.reading.pages.names import BLOCKS, NAME, RAW

MAX_TAGS_INSIDE = 20  # of an element of tiny letters
MAX_SHOWN_AGAIN = 2000  # tags behind a hidden cell that never ends

_HIDDEN = re.compile(
    r"max-height\s?:\s?0(?:px)?\s?(?:[;!]|$)"
    r"|(?<![\w-])(?:visibility\s?:\s?(?:hidden|collapse)|opacity\s?:\s?(?:0|0?\.0)\s?(?:[;!]|$))"
    # For those who listen: beside the screen, or clipped to nothing.
    r"|(?<![\w-])(?:left|top|text-indent)\s?:\s?-(?:9{3}|\d{4,6})(?:px|em)|(?<![\w-])clip\s?:\s?rect\s?\([01, px]{4,30}\)"
)
# One of these stands where that may match: a style on every word is what Outlook writes.
_CUES = ("max-height", "visibility", "opacity", ":-", ": -", "clip")
_DISPLAY = re.compile(r"(?<![\w-])display\s?:\s?([a-z]{1,20})[^;!]{0,20}(!?)")
_NO_HEIGHT = re.compile(r"(?<![\w-])height\s?:\s?0(?:px)?\s?(?:[;!]|$)")
_SMALL = re.compile(r"font-size\s?:\s?(?:[01](?:px|pt)?|0r?em|0%)\s?(?:[;!]|$)")
_ATTRIBUTE = re.compile(r"\shidden(?:[\s/=]|$)")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_COMMENT_END = re.compile("--!?>")
# What ends a hidden element whose own closing tag is missing, and what is inside it whole, whatever tags that has.
_ROW_ENDS = {"tr", "tbody", "/tbody", "tfoot", "/thead", "/body"}
_CELL_ENDS = {"td", "th", "/td", "/th", "/tr", *_ROW_ENDS}
_ENDED_BY = {
    "p": BLOCKS | {f"/{name}" for name in BLOCKS}, "li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "tr": _ROW_ENDS,
    "tbody": {"tbody"}, "thead": {"tbody"}, "tfoot": {"tbody"}, "table": set(),
}  # fmt: skip
_PARTS_OF_TABLES = {"td", "th", "tr", "tbody", "thead", "tfoot"}
_HOLDS_WHOLE = {"li": {"table", "ul", "ol"}, "dd": {"table", "dl"}, "dt": {"table", "dl"}}


def is_hidden(attributes: dict[str, str], written: str) -> bool:
    """By its own style or the attribute `hidden`; `written` is the tag's source."""
    if " hidden" in written and _ATTRIBUTE.search(_VALUE.sub("", written)):
        return True
    style = attributes.get("style", "")
    if any(cue in style for cue in _CUES) and _HIDDEN.search(style):
        return True
    if "overflow" in style and "hidden" in style and _NO_HEIGHT.search(style):
        return True
    if "none" not in style:
        return False
    displayed: list[tuple[str, str]] = _DISPLAY.findall(style)  # of two the last decides, or the important one
    deciding = [value for value, mark in displayed if mark] or [value for value, _ in displayed]
    return bool(deciding) and deciding[-1] == "none"


def is_small(style: str) -> bool:
    """Whether its letters are too small to be read, unless what is inside has a size of its own."""
    return _SMALL.search(style) is not None


def is_bare(name: str, pieces: list[str], place: int) -> bool:
    """Whether an element has nothing inside that could have a style of its own."""
    for piece in pieces[place : place + MAX_TAGS_INSIDE]:
        written = piece.partition(">")[0]
        if written.lower() == f"/{name}":
            return True
        if "=" in written:
            return False
    return False


def behind_comment(pieces: list[str], place: int) -> tuple[int, str]:
    """Where reading goes on behind a comment, and the text there. One that never ends takes all (HTML section 13.2.5)."""
    piece = pieces[place - 1][1:]  # `<!-->` is a whole comment
    while (found := _COMMENT_END.search(piece)) is None:
        if place >= len(pieces):
            return place, ""
        piece = pieces[place]
        place += 1
    return place, piece[found.end() :]


def behind_hidden(name: str, pieces: list[str], place: int) -> tuple[int, str]:
    """Where reading goes on behind a hidden element, and the text there. One that never ends takes all, unless it is a cell or a row: most
    of these stand in no table, where browsers know no cells (HTML section 13.2.6.4.7)."""
    if (found := _behind(name, pieces, place)) is not None:
        return found
    if name in _PARTS_OF_TABLES and len(pieces) - place < MAX_SHOWN_AGAIN:
        return place, pieces[place - 1].partition(">")[2]
    return len(pieces), ""


def _behind(name: str, pieces: list[str], place: int) -> tuple[int, str] | None:
    ended_by, whole, closing = _ENDED_BY.get(name, _CELL_ENDS), _HOLDS_WHOLE.get(name, {"table"}), f"/{name}"
    raw, depth, inside = name in RAW, 1, 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        found = NAME.match(piece)
        tag = found.group().lower() if found else ""
        if tag == closing and not inside:
            depth -= 1
            if not depth:
                return place, piece.partition(">")[2]
        elif raw:
            continue
        elif not inside and (tag in ended_by or (tag[:1] == "/" and tag[1:] in whole)):
            return place - 1, ""
        elif tag in whole:
            inside += 1
        elif tag[1:] in whole:
            inside -= 1
        elif tag == name and not inside and not piece.partition(">")[0].endswith("/"):
            depth += 1
        elif piece.startswith("!--"):
            place, _ = behind_comment(pieces, place)
    return None
