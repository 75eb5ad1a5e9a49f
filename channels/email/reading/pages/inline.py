"""What elements inside a line do: those that a style makes blocks or boxes, quotation marks, raised numbers."""

import re
from collections.abc import Callable

from channels.email.reading.pages.blocks import open_block
from channels.email.reading.pages.names import BLOCKS, UNCLOSED, VOID
from channels.email.reading.pages.page import Page
from channels.email.reading.pages.tags import Tag

Act = Callable[[Page, Tag], None]

_AS_BLOCK = re.compile(r"display\s?:\s?(?:block|flex|grid|list-item|table(?!-c))")
_LAID_OUT = re.compile(r"display\s?:\s?(inline-)?(flex|grid|table-row)\b")
_IN_COLUMN = re.compile(r"flex-(?:direction|flow)\s?:\s?column")
_STRUCK = re.compile(r"text-decoration(?:-line)?\s?:[^;]{0,60}line-through")
_AS_BOX = re.compile(
    r"display\s?:\s?(?:inline-|table-cell)|(?<![\w-])float\s?:\s?(?:left|right)|margin-left\s?:\s?[1-9]|padding-left\s?:\s?(?:[4-9]|[1-9]\d)"
    r"|(?<![\w-])(?:margin|padding)\s?:\s?(?:|\S{1,9} |(?:\S{1,9} ){3})(?:[4-9]|[1-9]\d)[\d.]{0,5}px(?: \S{1,9})?\s?(?:[;!]|$)"
)
_OF_TABLES_AND_LISTS = UNCLOSED | {"table", "tbody", "thead", "tfoot", "ul", "ol", "dl"}
_UNSTYLED = BLOCKS | (VOID - {"img"})
_ROOM_BEHIND = re.compile(
    r"(?:margin|padding)-right\s?:\s?(?:[4-9]|[1-9]\d)|(?:inline-block|float\s?:\s?left).{0,200}(?<![\w-])(?:min-)?width\s?:\s?[1-9]"
    r"|(?<![\w-])(?:min-)?width\s?:\s?[1-9].{0,200}(?:inline-block|float\s?:\s?left)"
)
_RAISED_BY_STYLE = re.compile(r"vertical-align\s?:\s?(?:super|text-top)")
_CURRENCIES = {"₽", "€", "$", "£"}
_CLOSING = {")", "]", "»", "”", "%", ".", ":", ";", "!", "?", "…", *_CURRENCIES}
_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def styled(name: str, style: str, act: Act | None) -> tuple[Act | None, str]:
    """What an element of this style does, and what ends with it (`Lasting.ends`); `act` is what it does without one."""
    if not style or name in _UNSTYLED:
        return act, ""
    ends = "price" if "line-through" in style and _STRUCK.search(style) else ""
    if "vertical-align" in style and _RAISED_BY_STYLE.search(style):
        return _both(open_raised, act), "raised"
    if not ("display" in style or "float" in style or "margin" in style or "padding" in style):
        return act, ends
    if "display" in style and _AS_BLOCK.search(style):
        return (_both(_both(open_block, act), open_block), "") if name == "img" else (_both(open_block, act), "line")
    if not ends and _ROOM_BEHIND.search(style):
        ends = "box"
    return (_both(open_box, act) if _AS_BOX.search(style) else act), ends


def lays_out(name: str, style: str) -> str:
    """How a style lays out the elements right inside: as the cells of a "row", in a "column", as "boxes", or "" as usual."""
    if not ("flex" in style or "grid" in style or "table-row" in style) or (found := _LAID_OUT.search(style)) is None:
        return ""
    if _IN_COLUMN.search(style):
        return "column"
    return "boxes" if found[1] or found[2] == "grid" or name in _OF_TABLES_AND_LISTS else "row"


def _both(first: Act, second: Act | None) -> Act:
    if second is None:
        return first

    def both(page: Page, tag: Tag) -> None:
        first(page, tag)
        second(page, tag)

    return both


def open_box(page: Page, tag: Tag) -> None:
    """Between boxes in a line there is room, be there white space in the source or none."""
    if page.current and ((last := page.current[-1][-1:]).isalnum() or last in _CLOSING):
        page.current.append(" ")


def part(page: Page) -> None:
    """What stands side by side is no word."""
    if page.current and page.current[-1][-1:] not in " \xa0\n":
        page.current.append(" ")


def end_struck(page: Page, tag: Tag) -> None:
    """An old price and the new one right behind it are two numbers."""
    if page.current and ((last := page.current[-1][-1:]).isdecimal() or last in _CURRENCIES):
        page.current.append(" ")


def quote_words(page: Page, tag: Tag) -> None:
    """The marks that <q> and its end put."""
    page.text('"')


def open_raised(page: Page, tag: Tag) -> None:
    page.raised = len(page.lines), len(page.current)


def close_raised(page: Page, tag: Tag) -> None:
    """10², and the pennies of 1 299⁹⁰: a raised number right behind another is none of its digits."""
    (line, place), page.raised = page.raised, (-1, 0)
    if line == len(page.lines) and 0 < place < len(page.current) and page.current[place - 1][-1:].isdecimal():
        raised = "".join(page.current[place:])
        page.current[place:] = [raised.translate(_RAISED) if raised.lstrip("-−").isdecimal() else raised]
