"""What the style of an element does until it is closed: line ends count in it, a line ends with it, what is inside stands side by side,
it is a quote."""

from channels.email.reading.pages.blocks import close_block, quote_barred
from channels.email.reading.pages.inline import close_raised, end_struck, part
from channels.email.reading.pages.names import VOID
from channels.email.reading.pages.page import Lasting, Page
from channels.email.reading.pages.tags import Tag


def follow(page: Page, tag: Tag) -> None:
    """What a tag does, beside its act, where such an element is open or begins."""
    around = page.lasting[-1] if page.lasting else None
    begins = tag.lasts and not (tag.bar and (page.quotes or page.barred))
    if around is not None:
        if tag.name == f"/{around.name}":
            around.depth -= 1
            if not around.depth:
                _close(page, tag)
                return
        if not tag.hides and tag.name not in VOID:
            if tag.name == around.name and not begins:
                around.depth += 1
            if around.lays_out:
                _place(page, around, tag.name)
    if begins:
        page.lasting.append(Lasting(tag.name, tag.keeps_lines, tag.ends, tag.lays_out, tag.bar, len(page.lines)))
        page.barred |= tag.bar != ""
        page.verbatim += tag.keeps_lines


def _close(page: Page, tag: Tag) -> None:
    closed = page.lasting.pop()
    page.verbatim -= closed.keeps_lines
    if closed.ends == "line":
        close_block(page, tag)
    elif closed.ends == "price":
        end_struck(page, tag)
    elif closed.ends == "raised":
        close_raised(page, tag)
    if closed.bar:
        page.barred = False
        quote_barred(page, closed)
    if page.lasting and page.lasting[-1].lays_out:
        _place(page, page.lasting[-1], tag.name)


def _place(page: Page, around: Lasting, name: str) -> None:
    """What begins and ends right inside is a box of its own."""
    if name.startswith("/"):
        around.inside = max(around.inside - 1, 0)
    if not around.inside:
        if around.lays_out == "column":
            page.block()
        else:
            part(page)
    if not name.startswith("/"):
        around.inside += 1
