"""What a page doesn't show: which elements are hidden, by themselves or by a style sheet, and where they end."""

import re

import msgspec

from channels.email.reading.pages.names import BLOCKS, NAME, RAW, VOID
from channels.email.reading.pages.tags import Tag

MAX_RULES = 50  # of a page that hide
MAX_RULE = 2000  # characters of one
MAX_TAGS_INSIDE = 20  # of an element of tiny letters

_HIDDEN = re.compile(
    r"max-height\s?:\s?0(?:px)?\s?(?:[;!]|$)"
    r"|(?<![\w-])(?:visibility\s?:\s?hidden|opacity\s?:\s?(?:0|0?\.0)\s?(?:[;!]|$))"
    # For those who listen: beside the screen, or clipped to nothing.
    r"|(?<![\w-])(?:left|top|text-indent)\s?:\s?-(?:9{3}|\d{4,6})(?:px|em)|(?<![\w-])clip\s?:\s?rect\s?\([01, px]{4,30}\)",
    re.I,
)
_DISPLAY = re.compile(r"(?<![\w-])display\s?:\s?([a-z]{1,20})[^;!]{0,20}(!?)", re.I)
_NO_HEIGHT = re.compile(r"(?<![\w-])height\s?:\s?0(?:px)?\s?(?:[;!]|$)", re.I)
_SMALL = re.compile(r"font-size\s?:\s?(?:[01](?:px|pt)?|0r?em|0%)\s?(?:[;!]|$)", re.I)
_ATTRIBUTE = re.compile(r"\shidden(?:[\s/=]|$)")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNDISPLAYED = re.compile(r"display ?: ?none|visibility ?: ?hidden")
_COMMENT_END = re.compile("--!?>")
_MEDIA = re.compile(r"[^>]{0,500}?\bmedia=[\"' ]{0,2}((?!screen and)\w{0,20})", re.I)
_RULE_END = re.compile(r"[};]|\*/|<!--|<style[^>]{0,200}>")
_SELECTOR = re.compile(r"([a-z0-9]{0,10})([.#])([\w-]{1,60})")
# What ends a hidden element whose own closing tag is missing, and what is inside it whole, whatever tags that has.
_ROW_ENDS = {"tr", "tbody", "/tbody", "tfoot", "/thead", "/body"}
_CELL_ENDS = {"td", "th", "/td", "/th", "/tr", *_ROW_ENDS}
_ENDED_BY = {
    "p": BLOCKS | {f"/{name}" for name in BLOCKS}, "li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "tr": _ROW_ENDS,
    "tbody": {"tbody"}, "thead": {"tbody"}, "tfoot": {"tbody"}, "table": set(),
}  # fmt: skip
_HOLDS_WHOLE = {"li": {"table", "ul", "ol"}, "dd": {"table", "dl"}, "dt": {"table", "dl"}}


def is_hidden(attributes: dict[str, str], written: str) -> bool:
    """By its own style or the attribute `hidden`; `written` is the tag's source."""
    if " hidden" in written and _ATTRIBUTE.search(_VALUE.sub("", written)):
        return True
    style = attributes.get("style")
    # The patterns are asked only where one of their words stands: a style on every word is what Outlook writes.
    if not style or not ("0" in style or "none" in style or "hid" in style or "-9" in style or not style.islower()):
        return False
    if _HIDDEN.search(style) or ("overflow" in style and "hidden" in style and _NO_HEIGHT.search(style)):
        return True
    if "none" not in style and style.islower():
        return False
    displayed: list[tuple[str, str]] = _DISPLAY.findall(style)  # of two the last decides, or the important one
    deciding = [value for value, mark in displayed if mark] or [value for value, _ in displayed]
    return bool(deciding) and deciding[-1].lower() == "none"


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


class Rule(msgspec.Struct, frozen=True):
    """A style sheet hides what has this word among its classes or as its id; of one element, or of any for ""."""

    element: str
    attribute: str
    word: str

    def hides(self, tag: Tag, written: str) -> bool:
        """Unless the tag's own style says how it is shown; `written` is the tag's source."""
        return (
            self.word in written
            and self.element in ("", tag.name)
            and self.word in tag.attributes.get(self.attribute, "").split()
            and tag.name not in VOID
            and "display" not in tag.attributes.get("style", "")
        )


def hiding_rules(source: str) -> list[Rule]:
    """What a page's style sheets hide on every screen: by rules that stand in no @media."""
    found: list[Rule] = []
    start, closed = source.find("<style"), 0
    while start >= 0 and (end := source.find("</style", start)) >= 0:
        place, depth = start, 0
        if not _is_for_all(source, closed, start):
            place = end
        while len(found) < MAX_RULES and (hiding := _UNDISPLAYED.search(source, place, end)) is not None:
            depth += source.count("{", place, hiding.start()) - source.count("}", place, hiding.start())
            place = hiding.end()
            if depth == 1 and source[hiding.start() - 1] != "-":  # backface-visibility
                above = source[max(start, place - MAX_RULE) : place].rpartition("{")[0]
                found += _rules(_RULE_END.split(above)[-1])
        start, closed = source.find("<style", end), end
    return found


def _is_for_all(source: str, closed: int, start: int) -> bool:
    """Whether a style sheet is for every program and screen: in no comment, as those for Outlook are, and of no other medium; `closed` is
    where the one before ended."""
    comment = source.rfind("<!--", closed, start)
    if comment >= 0 and source.find("-->", comment + 2, start) < 0:
        return False
    media = _MEDIA.match(source, start)
    return media is None or media[1].lower().startswith(("all", "screen"))


def _rules(selectors: str) -> list[Rule]:
    every = (_SELECTOR.fullmatch(one.strip()) for one in selectors.split(","))
    return [Rule(one[1], "class" if one[2] == "." else "id", one[3]) for one in every if one]


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
    """Where reading goes on behind a hidden element, and the text there. One that never ends takes all."""
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
    return place, ""
