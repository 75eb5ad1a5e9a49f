"""What tags of tables do: a row of data becomes one line, a layout's cells stay blocks."""

import re

from channels.email.reading.pages.blocks import close_block, open_apart, open_block, quote_barred
from channels.email.reading.pages.page import Page, Row, Table
from channels.email.reading.pages.tags import Tag

MAX_CELLS = 60  # of a row that is still one line
MAX_LINES = 100  # of one
MIN_COLUMNS = 3  # of two nobody takes one for the other
LONG_LINE = 120  # characters: a screen makes several lines of it
EMPTY_CELL = "— | "

_DRAWN = re.compile(r"(?<![\w-])border:\s?(?:solid|[a-z]{1,20} solid|[.\d]{0,4}[1-9])")
_THIN = {"1", "2", "3", "4", "5"}
_NO_BORDER = {"", "0", "0px", "none"}
_EMPTY_LINES = {"", ">", "> >"}


def open_table(page: Page, tag: Tag) -> None:
    page.in_layout()
    open_apart(page, tag)
    page.rows.append(None)
    page.tables.append(Table(tag.attributes.get("border", "0") not in _NO_BORDER))


def close_table(page: Page, tag: Tag) -> None:
    close_block(page, tag)
    end_table(page)
    page.apart()


def open_row(page: Page, tag: Tag) -> None:
    open_block(page, tag)
    if page.rows:
        _end_row(page)
        page.rows[-1] = Row()


def close_row(page: Page, tag: Tag) -> None:
    close_block(page, tag)
    if page.rows:
        _end_row(page)


def open_cell(page: Page, tag: Tag) -> None:
    open_block(page, tag)
    if page.rows:
        row = page.rows[-1]
        if row is None:  # whose <tr> is left out
            row = page.rows[-1] = Row()
        row.cells.append(len(page.lines))
        if tag.name == "th":
            row.heads.append(len(page.lines))
        row.blocks = False
        if "bgcolor" in tag.attributes and tag.attributes.get("width", "") in _THIN:
            row.barred = True
        if tag.attributes and not page.tables[-1].framed and "border:" in (style := tag.attributes.get("style", "")):
            page.tables[-1].framed = _DRAWN.search(style) is not None


def end_table(page: Page) -> None:
    """The innermost table ends, if one is open."""
    if page.rows:
        _end_row(page)
        page.rows.pop()
        page.tables.pop()


def _end_row(page: Page) -> None:
    """A row of data becomes one line, one that draws a bar a quote."""
    row = page.rows[-1]
    page.rows[-1] = None
    if row is None:
        return
    if row.barred and not _shows(page, row.cells[0], row.cells[-1]):
        quote_barred(page, "td", row.cells[0], row.cells[-1])  # as The Bat! draws them
    elif not row.layout and 2 <= len(row.cells) < MAX_CELLS and len(page.lines) - row.cells[0] <= MAX_LINES:
        _join(page, row)


def _join(page: Page, row: Row) -> None:
    """A row of data (several cells without blocks, one at most of several lines) becomes one line; one of a layout stays. Headings are
    lines, however they are wrapped; an empty cell has a dash where it shows that one stands there."""
    page.block()
    prefix, begins = page.prefix(), set(row.cells)
    placed = len(row.cells) >= MIN_COLUMNS and _is_placed(row, page.tables[-1])
    joined: list[str] = []
    heading = wide = False
    waiting = shown = several = 0  # cells that haven't shown anything yet, that have, and that are of several lines
    for place in range(row.cells[0], len(page.lines)):
        if place in begins:
            waiting += row.cells.count(place)
            heading, wide = place in row.heads, False
        line = page.lines[place].removeprefix(prefix)
        if line in _EMPTY_LINES or line.isspace():
            continue
        if waiting:
            line = EMPTY_CELL * (waiting - 1) + line if placed else line
            if joined:
                joined[-1] += row.between + line
            else:
                joined.append(line)
            shown, waiting = shown + 1, 0
            wide = len(line) > LONG_LINE
            several += wide
        elif heading:
            joined[-1] += " " + line
        else:
            joined.append(line)
            several += not wide
            wide = True
    if several < 2:
        page.lines[row.cells[0] :] = [prefix + line for line in joined] if prefix else joined
        if shown == len(row.cells) >= MIN_COLUMNS and not page.tables[-1].columns:
            page.tables[-1].columns = shown


def _shows(page: Page, first: int, end: int) -> bool:
    return any(line.strip("> ") for line in page.lines[first:end])


def _is_placed(row: Row, table: Table) -> bool:
    """Whether it shows where a row's cells are empty: a row above or its own headings say what stands in each, or a frame is drawn."""
    return table.framed or len(row.cells) == table.columns or (not table.columns and bool(row.heads))
