"""What the style of an element does until it is closed: line ends count in it, a line ends with it, what is inside stands side by side,
it is a quote."""

from itertools import pairwise

from channels.email.reading.pages.blocks import close_block, quote_barred
from channels.email.reading.pages.inline import close_raised, end_struck, part
from channels.email.reading.pages.names import VOID
from channels.email.reading.pages.page import Lasting, Page, Row, Table
from channels.email.reading.pages.tables import end_table
from channels.email.reading.pages.tags import Tag


def follow(page: Page, tag: Tag) -> None:
    """What a tag does, beside its act, where such an element is open or begins."""
    around = page.lasting[-1] if page.lasting else None
    begins = tag.lasts and not tag.hides and not (tag.bar and (page.quotes or page.barred))
    if around is not None:
        if tag.name == f"/{around.name}":
            around.depth -= 1
            if not around.depth:
                _close(page, tag)
                return
        if tag.name and not tag.hides and tag.name not in VOID:
            if tag.name == around.name and not begins:
                around.depth += 1
            if around.lays_out:
                _place(page, around, tag.name)
    if begins:
        page.lasting.append(Lasting(tag.name, tag.keeps_lines, tag.ends, tag.lays_out, tag.bar, len(page.lines)))
        page.barred |= tag.bar != ""
        page.verbatim += tag.keeps_lines
        if tag.lays_out == "row":
            _begin_row(page, page.lasting[-1])


def _close(page: Page, tag: Tag) -> None:
    closed = page.lasting.pop()
    page.verbatim -= closed.keeps_lines
    if closed.lays_out == "row":
        _end_row(page, closed)
    if closed.ends == "line":
        close_block(page, tag)
    elif closed.ends == "price":
        end_struck(page, tag)
    elif closed.ends == "raised":
        close_raised(page, tag)
    elif closed.ends == "box":
        part(page)
    if closed.bar:
        page.barred = False
        quote_barred(page, closed.bar, closed.first, closed.first)
    if page.lasting and page.lasting[-1].lays_out:
        _place(page, page.lasting[-1], tag.name)


def _place(page: Page, around: Lasting, name: str) -> None:
    """What begins and ends right inside is a cell or a box of its own."""
    if name.startswith("/"):
        around.inside = max(around.inside - 1, 0)
    if not around.inside:
        if around.lays_out == "boxes":
            part(page)
        elif around.lays_out == "column":
            page.block()
        else:
            _begin_cell(page, around, behind=name.startswith("/"))
    if not name.startswith("/"):
        around.inside += 1


# --- rows that a style makes ---


def _begin_row(page: Page, around: Lasting) -> None:
    page.block()
    around.row, around.first = len(page.rows), len(page.lines)
    page.rows.append(Row())
    page.tables.append(Table(framed=False))


def _begin_cell(page: Page, around: Lasting, *, behind: bool) -> None:
    """At the beginning of an element, or behind one. Words between elements make the row a sentence."""
    page.block()
    row = page.rows[around.row] if around.row < len(page.rows) else None
    if row is None:
        return
    if behind:
        around.first = len(page.lines)
        row.blocks = False
        return
    if _shows(page, around.first, len(page.lines)):
        row.cells.append(around.first)
        row.between = " "
    row.cells.append(len(page.lines))


def _end_row(page: Page, closed: Lasting) -> None:
    """The cells that show something are joined as a table's are."""
    _begin_cell(page, closed, behind=False)
    row = page.rows[closed.row] if closed.row < len(page.rows) else None
    if row is not None:
        bounds = pairwise([*row.cells, len(page.lines)])
        row.cells = [first for first, end in bounds if _shows(page, first, end)]
    while len(page.rows) > closed.row:
        end_table(page)
    if row is not None and row.layout:
        page.in_layout()


def _shows(page: Page, first: int, end: int) -> bool:
    # No slice of the lines: rows in rows would copy what is inside again and again.
    return any(page.lines[place].strip("> ") for place in range(first, end))
