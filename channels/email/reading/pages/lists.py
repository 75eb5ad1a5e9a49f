"""What tags of lists do, how items are numbered, and the bullets that Word draws."""

import re

from channels.email.reading.pages.blocks import close_block, open_apart, open_block
from channels.email.reading.pages.page import MAX_SHOWN_LEVELS, List, Page
from channels.email.reading.pages.tags import Tag

_LIST_STYLE = re.compile(r"list-style(?:-type)?\s?:\s?([a-z-]{1,20})")
_NUMBERINGS = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "decimal": "1",
    "none": "none",
}  # fmt: skip
_ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1,
}  # fmt: skip
# Word writes a bullet as the letter that has its shape in Symbol, Wingdings or Courier, and fills up to the words behind.
_WORD_LABEL = re.compile(
    "(mso-list: ?Ignore[^<>]{0,100}>)(?:[·o§üØvq\uf0a7\uf0b7\uf0d8\uf0fc]|([^<>\\s]{1,10}))"
    "(<(?i:span)[^<>]{0,100}>)(?:&nbsp;|\\s)*+(?=</(?i:span)>)"
)
# Its items are paragraphs, which people see as close to each other as the items of a list.
_WORD_ITEM = re.compile(
    r"<[pP]([ \r\n][^<>]{0,300}mso-list: ?l[^<>]{0,300}>(?:[^<]++|<(?![pP][ >]|/[pP]>)){0,500}+)</[pP]>"
)


def open_list(page: Page, tag: Tag) -> None:
    page.in_layout()
    open_apart(page, tag)
    numbering = _numbering(tag.attributes, tag.attributes.get("type") or "1") if tag.name == "ol" else ""
    page.lists.append(List(numbering, _whole_number(tag.attributes.get("start", ""), 1)))


def close_list(page: Page, tag: Tag) -> None:
    close_block(page, tag)
    if page.lists:
        page.lists.pop()
    page.bullet = ""
    page.apart()


def open_item(page: Page, tag: Tag) -> None:
    open_block(page, tag)
    indent = "  " * (min(len(page.lists), MAX_SHOWN_LEVELS) - 1)
    if page.lists and (around := page.lists[-1]).numbering:
        number, numbering = around.next, around.numbering
        if tag.attributes:
            number = _whole_number(tag.attributes.get("value", ""), number)
            numbering = _numbering(tag.attributes, numbering)
        around.next = number + 1
        page.bullet = indent if numbering == "none" else f"{indent}{_ordinal(number, numbering)}. "
    else:
        page.bullet = f"{indent}• "


def close_item(page: Page, tag: Tag) -> None:
    close_block(page, tag)
    if page.lines and page.lines[-1].strip("> ") == "•":  # an item of a blank
        page.lines.pop()
    page.bullet = ""


def _numbering(attributes: dict[str, str], otherwise: str) -> str:
    found = _LIST_STYLE.search(attributes.get("style", ""))
    return _NUMBERINGS.get(found.group(1), otherwise) if found else otherwise


def _ordinal(number: int, numbering: str) -> str:
    """An item's number as its list writes it: 3, c or iii (HTML section 4.4.5)."""
    written = ""
    if numbering in {"a", "A"} and number:
        while number:
            number, place = divmod(number - 1, 26)
            written = chr(ord("a") + place) + written
    elif numbering in {"i", "I"} and 0 < number < 4000:
        for sign, value in _ROMAN.items():
            written += sign * (number // value)
            number %= value
    else:
        return str(number)
    return written.upper() if numbering.isupper() else written


def _whole_number(written: str, otherwise: int) -> int:
    return int(written) if written.isdecimal() and len(written) < 6 else otherwise


def show_word_lists(source: str) -> str:
    """The source with the lists of Word as people see them."""
    labelled = _WORD_LABEL.sub(lambda found: f"{found[1]}{found[2] or '•'}{found[3]} ", source)
    return _WORD_ITEM.sub(r"<div\1</div>", labelled)
