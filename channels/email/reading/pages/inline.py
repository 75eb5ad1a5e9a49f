"""What elements inside a line do: those that a style makes blocks or boxes, quotation marks, raised numbers."""

import re
from collections.abc import Callable

from channels.email.reading.pages.blocks import open_block
from channels.email.reading.pages.names import BLOCKS, VOID
from channels.email.reading.pages.page import Page
from channels.email.reading.pages.tags import Tag

Act = Callable[[Page, Tag], None]

_AS_BLOCK = re.compile(r"display\s?:\s?(?:block|flex|grid|list-item|table(?!-))", re.I)
_AS_BOX = re.compile(
    r"display\s?:\s?(?:inline-|table-cell)|(?<![\w-])float\s?:\s?(?:left|right)|margin-left\s?:\s?[1-9]", re.I
)
_UNSTYLED = BLOCKS | (VOID - {"img"})
_CURRENCIES = {"₽", "€", "$", "£"}
_CLOSING = {")", "]", "»", "”", "%", ".", ":", ";", "!", "?", "…", *_CURRENCIES}
_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def styled(name: str, style: str, act: Act | None) -> tuple[Act | None, bool]:
    """What an element of this style does, and whether a line ends with it; `act` is what it does without one."""
    written = style.lower()
    if name in _UNSTYLED or not ("display" in written or "float" in written or "margin-left" in written):
        return act, False
    if _AS_BLOCK.search(style):
        return (_both(_both(open_block, act), open_block), False) if name == "img" else (_both(open_block, act), True)
    return (_both(open_box, act) if _AS_BOX.search(style) else act), False


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
