"""What a tag does, by how it is spelled."""

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec.structs import replace

from channels.email.reading.pages import blocks, inline, links, lists, tables
from channels.email.reading.pages.hidden import is_hidden, is_small
from channels.email.reading.pages.marks import is_box, mark
from channels.email.reading.pages.names import APART, BLOCKS, BREAKING, NAME, SKIPPED, UNCLOSED, VOID
from channels.email.reading.pages.page import Page
from channels.email.reading.pages.sheets import Sheets, style
from channels.email.reading.pages.tags import Tag, read_attributes

MAX_TAG = 10_000
MAX_WHOLE = 100  # characters of a tag: shorter ones come again as they are
MAX_REMEMBERED = 400  # of one, without the values that are its own, that is looked at once for all pages

TEXT, NOTHING = Tag("text"), Tag("")

_OWN = {"a": ["href"], "img": ["src", "alt"]}

_NO_TAG = re.compile(r"[\w.+-]{1,100}(?:@|://)|(?:mailto|tel|cid|sip):", re.I)
_ACTS: dict[str, Callable[[Page, Tag], None]] = {
    **dict.fromkeys(BLOCKS, blocks.open_block), **dict.fromkeys((f"/{name}" for name in BLOCKS), blocks.close_block),
    **dict.fromkeys(APART, blocks.open_apart), **dict.fromkeys((f"/{name}" for name in APART), blocks.close_apart),
    "br": blocks.break_line, "/br": blocks.break_line, "hr": blocks.draw_rule,
    "pre": blocks.open_pre, "/pre": blocks.close_pre, "blockquote": blocks.open_quote, "/blockquote": blocks.close_quote,
    "ul": lists.open_list, "/ul": lists.close_list, "ol": lists.open_list, "/ol": lists.close_list,
    "li": lists.open_item, "/li": lists.close_item,
    "table": tables.open_table, "/table": tables.close_table, "tr": tables.open_row, "/tr": tables.close_row,
    "td": tables.open_cell, "th": tables.open_cell,
    "q": inline.quote_words, "/q": inline.quote_words, "sup": inline.open_raised, "/sup": inline.close_raised,
    "button": inline.open_box, **dict.fromkeys(("/s", "/del", "/strike"), inline.end_struck),
    "a": links.open_link, "/a": links.close_link, "img": links.show_image,
}  # fmt: skip


def tag(written: str, closed: str, sheets: Sheets) -> Tag:
    """The tag of a spelling without its brackets, `closed` ">" or "", as the page's style sheets have it; `TEXT` for what isn't one,
    `NOTHING` for what shows nothing."""
    shape, own = _parted(written) if len(written) > MAX_WHOLE else (written, {})
    found = (_remembered if len(shape) <= MAX_REMEMBERED else _looked_at)(shape, closed, sheets)
    if not own:
        return found
    if not own.keys().isdisjoint(found.attributes):
        return _looked_at(written, closed, sheets)
    return replace(found, attributes=own | found.attributes, once=True)


def _parted(written: str) -> tuple[str, dict[str, str]]:
    """A spelling without the values that each link and each picture has of its own, and these: they change nothing of what it does."""
    own: dict[str, str] = {}
    for name in _OWN.get(written.partition(" ")[0], ()):
        before, _, behind = written.partition(f' {name}="')
        value, closed, behind = behind.partition('"')
        if closed and "'" not in before and before.count('"') % 2 == 0 and not before.rstrip().endswith("="):
            own[name], written = value, f"{before} {behind}"
    return written, own


def _looked_at(written: str, closed: str, sheets: Sheets) -> Tag:
    found = NAME.match(written)
    if found is None:
        return NOTHING if written[:1] in ("!", "?", "/") and closed else TEXT
    name = found.group().lower()
    act = _ACTS.get(name)
    if name in SKIPPED:
        shown = written.endswith("/")  # as programs write that build pages as XML
        return Tag(name, hides=not shown, lasts=not shown)
    if act is None and (not closed or _NO_TAG.match(written)):
        return TEXT  # <anna@mail.example> that nobody escaped, and «if a <b»
    attributes = read_attributes(written[:MAX_TAG]) if "=" in written[:MAX_TAG] else {}
    said = style(sheets, name, attributes) if sheets.rules else attributes.get("style", "")
    if said:
        attributes["style"] = said.lower()
    if not attributes and " hidden" not in written:
        return Tag(name, act, breaks=name in BREAKING, nests=_nests(name))
    return _with(name, attributes, written)


def _with(name: str, attributes: dict[str, str], written: str) -> Tag:
    """A tag with its attributes."""
    if is_hidden(attributes, written):
        hides = name not in VOID
        return Tag(name, attributes=attributes, hides=hides, lasts=hides)
    style = attributes.get("style", "")
    act, ends = inline.styled(name, style, _ACTS.get(name))
    bar = style if blocks.is_barred(name, style) else "box" if is_box(attributes) else ""
    keeps_lines, lays_out = blocks.keeps_lines(name, style), "" if bar else inline.lays_out(name, style)
    small, marked = is_small(style), mark(name, attributes)
    if marked and act is None:
        act = blocks.begin
    return Tag(
        name, act, attributes, small=small, breaks=name in BREAKING and not small, keeps_lines=keeps_lines, ends=ends, lays_out=lays_out,
        lasts=keeps_lines or bool(ends or lays_out or bar), bar=bar, mark=marked, nests=_nests(name),
    )  # fmt: skip


_remembered = lru_cache(maxsize=2048)(_looked_at)


def _nests(name: str) -> int:
    """What a tag adds to the depth: 1, -1, or 0 for those that may be left open."""
    if name.lstrip("/") not in BLOCKS or name.lstrip("/") in UNCLOSED:
        return 0
    return -1 if name.startswith("/") else 1
