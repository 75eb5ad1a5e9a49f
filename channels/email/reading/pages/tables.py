"""What tags of tables do: a row of data becomes one line, a layout's cells stay blocks."""

from channels.email.reading.pages.blocks import close_block, open_apart, open_block
from channels.email.reading.pages.page import Page, Row
from channels.email.reading.pages.tags import Tag

MAX_CELLS = 60  # of a row that is still one line
MIN_COLUMNS = 3  # of two nobody takes one for the other
EMPTY_CELL = "— | "

_EMPTY_LINES = {"", ">", "> >"}


def open_table(page: Page, tag: Tag) -> None:
    page.in_layout()
    open_apart(page, tag)
    page.rows.append(None)
    page.columns.append(0)


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
    if (row := page.row()) is not None:
        row.cells.append(len(page.lines))
        if tag.name == "th":
            row.heads.append(len(page.lines))
        row.blocks = 0


def end_table(page: Page) -> None:
    """The innermost table ends, if one is open."""
    if page.rows:
        _end_row(page)
        page.rows.pop()
        page.columns.pop()


def _end_row(page: Page) -> None:
    """A row of data (several cells without blocks, one at most of several lines) becomes one line; one of a layout stays. Headings are
    lines, however they are wrapped; an empty cell has a dash where an earlier row says what stands there."""
    row = page.rows[-1]
    page.rows[-1] = None
    if row is None or row.layout or not 2 <= len(row.cells) < MAX_CELLS:
        return
    page.block()
    prefix, begins, placed = page.prefix(), set(row.cells), len(row.cells) == page.columns[-1]
    joined: list[str] = []
    heading = False
    waiting = shown = 0  # cells that haven't shown anything yet, and that have
    height = tall = 0  # lines of the cell, and cells of several
    for place in range(row.cells[0], len(page.lines)):
        if place in begins:
            waiting += row.cells.count(place)
            heading, height = place in row.heads, 0
        line = page.lines[place].removeprefix(prefix)
        if line in _EMPTY_LINES or line.isspace():
            continue
        if heading and not waiting:
            joined[-1] += " " + line
            continue
        height += 1
        tall += height == 2
        if not waiting:
            joined.append(line)
            continue
        line = EMPTY_CELL * (waiting - 1) + line if placed else line
        if joined:
            joined[-1] += " | " + line
        else:
            joined.append(line)
        shown, waiting = shown + 1, 0
    if tall < 2:
        page.lines[row.cells[0] :] = [prefix + line for line in joined] if prefix else joined
        if shown == len(row.cells) >= MIN_COLUMNS and not page.columns[-1]:
            page.columns[-1] = shown
