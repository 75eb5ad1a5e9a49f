"""What tags of blocks do: line ends and empty lines, quotes, text whose line ends count."""

import re

from channels.email.reading.pages.page import Page
from channels.email.reading.pages.tags import Tag

_IN_CELLS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6"}
_BARRED = {"div", "p", "section", "article", "table"}  # a cell's line parts columns
_FRAMED = re.compile(r"border-(?:right|top|bottom)(?:-style)?\s?:\s?[^;]{0,40}(?:solid|double|dashed|dotted)")
_BAR = re.compile(
    r"border-left(?:-style)?\s?:\s?[^;]{0,40}(?:solid|double|dashed|dotted)|border-style\s?:\s?none none none solid"
)
_WROTE = re.compile(r"\d[:.]\d\d.{0,100}[^\W\d_]\s?:$|\b(?:wrote|писали)\b")
_PRE_STYLE = re.compile(r"white-space\s?:\s?(?:break-spaces|pre)")


def open_block(page: Page, tag: Tag) -> None:
    if page.paragraph:
        page.apart()
    elif page.current:
        page.line_break()
    begin(page, tag)


def open_apart(page: Page, tag: Tag) -> None:
    page.apart()
    page.paragraph = tag.name == "p"
    begin(page, tag)


def begin(page: Page, tag: Tag) -> None:
    """What is marked or a block begins here."""
    if tag.mark:
        page.block()
        page.in_layout()
        if not page.quotes:
            page.lines.append(tag.mark)
    if page.rows and tag.name in _IN_CELLS and (row := page.rows[-1]) is not None and not row.layout:
        # A block in a block is one; a second below words is a second.
        row.layout = (
            row.blocks
            and not page.tables[-1].framed
            and any(line.strip("> ") for line in page.lines[max([*row.cells[-1:], len(page.lines) - 2]) :])
        )
        row.blocks = True


def close_block(page: Page, tag: Tag) -> None:
    if page.paragraph:
        page.apart()
    elif page.current:
        page.line_break()


def close_apart(page: Page, tag: Tag) -> None:
    page.apart()


def break_line(page: Page, tag: Tag) -> None:
    page.line_break()
    if tag.mark:  # Apple's lineBreakAtBeginningOfSignature
        begin(page, tag)


def draw_rule(page: Page, tag: Tag) -> None:
    page.block()
    page.lines.append(page.prefix() + "_" * 32)


# --- quotes ---


def open_quote(page: Page, tag: Tag) -> None:
    page.in_layout()
    open_apart(page, tag)
    indented = _is_indent(tag.attributes)
    page.quoting.append(not indented)
    page.quotes += not indented


def close_quote(page: Page, tag: Tag) -> None:
    close_block(page, tag)
    if page.quoting and page.quoting.pop():
        while page.lines and page.lines[-1].startswith(">") and not page.lines[-1].strip("> "):
            page.lines.pop()
        page.quotes -= 1
    page.apart()


def _is_indent(attributes: dict[str, str]) -> bool:
    """Old editors indent with <blockquote style="margin: 0 0 0 40px; border: none; …">: not a quote."""
    style = attributes.get("style", "").replace(" ", "")
    return "border:none" in style and attributes.get("type") != "cite"


# --- text whose line ends count ---


def open_pre(page: Page, tag: Tag) -> None:
    open_apart(page, tag)
    page.verbatim += 1
    page.listings += 1
    page.after_pre = True


def close_pre(page: Page, tag: Tag) -> None:
    if page.listings:
        page.listings -= 1
        page.verbatim -= 1
    close_apart(page, tag)


def keeps_lines(name: str, style: str) -> bool:
    """By `white-space: pre-line` and its kind."""
    return "white-space" in style and name != "pre" and _PRE_STYLE.search(style) is not None


def is_barred(name: str, style: str) -> bool:
    """Whether a line is drawn on its left, as sanitizers leave of <blockquote>, and Word writes it."""
    if name not in _BARRED or "border" not in style:
        return False
    return _BAR.search(style) is not None and _FRAMED.search(style) is None


def quote_barred(page: Page, bar: str, begin: int, first: int) -> None:
    """The lines from `first` on have a bar beside them, which is drawn from `begin` on. It stands beside a quote where an attribution
    stands above or inside, or one drawn alike did. Others stand beside what matters."""
    page.block()
    lines = page.lines
    above = " ".join(lines[max(0, begin - 3) : begin]).rstrip()
    while first < len(lines) and not lines[first]:
        first += 1
    inside = lines[first] if first < len(lines) else ""
    if bar not in page.bars and not (_introduces(above) or ("@" in inside and _introduces(inside))):
        return
    page.bars.add(bar)
    page.in_layout()
    while len(lines) > first and not lines[-1]:
        lines.pop()
    quoted = [f"> {line}" if line and line[0] != "\x1d" else ">" for line in lines[first:]]
    lines[first:] = ["", *quoted] if first and lines[first - 1] else quoted
    page.apart()


def _introduces(line: str) -> bool:
    """With an address, or a time and a verb: «Заказ 5512 от 03.11.2026:» heads what is the matter."""
    said = line.rstrip(" *")
    if not said.endswith(":") or not any(map(str.isdigit, said)):
        return False
    return "@" in said or _WROTE.search(said[-300:]) is not None
