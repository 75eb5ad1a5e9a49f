"""A page's text as it grows, line by line."""

import re

import msgspec

from channels.email.reading.pages.characters import one_spaced, unescaped

MAX_TEXT = 400_000
MAX_SHOWN_LEVELS = 20

# What newsletters put behind the line that in-boxes preview: joiners and blanks that show nothing.
_FILLER = re.compile("[\u034f\u200b-\u200e\u2007\u00ad\ufeff][\u034f\u200b-\u200e\u2007\u00ad\ufeff\xa0 ]{5,}")
_BLANK = re.compile(r"\n{3,}")


class Row(msgspec.Struct):
    """A row of a table: where its cells begin among the lines, and those of them that head a column or a row. `layout`: blocks are in it,
    so it is a frame and no line of data; `blocks`: one is in the cell; `between`: what parts the cells of its line; `barred`: one is a
    bar that is drawn."""

    cells: list[int] = []
    heads: list[int] = []
    layout: bool = False
    blocks: bool = False
    between: str = " | "
    barred: bool = False


class Table(msgspec.Struct):
    """An open table: whether lines are drawn around its cells, so that it holds data, and how many columns its first row without an empty
    cell has."""

    framed: bool
    columns: int = 0


class List(msgspec.Struct):
    """An open list: the number of its next item, and how its numbers are written, "" for bullets."""

    numbering: str
    next: int


class Lasting(msgspec.Struct):
    """An element whose style lasts until it is closed: what ends there ("line", "price", "raised", "box" or ""), how it lays out what is
    right inside ("row", "column", "boxes" or ""), how many of its name are open, itself among them, and how many elements in it. With a bar
    beside it: how that is drawn, and the first of its lines. As a row: where it stands among the open ones."""

    name: str
    keeps_lines: bool
    ends: str
    lays_out: str
    bar: str = ""
    first: int = 0
    depth: int = 1
    inside: int = 0
    row: int = -1


class Page:
    """The lines so far, and the quotes, lists, rows and the link that are open around what comes next."""

    def __init__(self, spaced: bool) -> None:
        self.spaced = spaced  # white space is single blanks in what comes
        self.cut = False
        self.lines: list[str] = []
        self.current: list[str] = []
        self.quotes = self.links = self.verbatim = self.listings = 0
        self.quoting: list[bool] = []
        self.lists: list[List] = []
        self.rows: list[Row | None] = []
        self.tables: list[Table] = []
        self.lasting: list[Lasting] = []
        self.bars: set[str] = set()  # that stand beside quotes
        self.paragraph = self.pictured = self.after_pre = self.barred = False
        self.bullet = self.target = self.before = ""
        self.linked = self.raised = (0, 0)

    def text(self, value: str) -> None:
        """Text between two tags, as it stands in the source."""
        coded = "&" in value
        if coded:
            value = unescaped(value).replace("\x1d", "")
        if self.verbatim:
            self._verbatim(value)
            return
        if coded or not self.spaced:
            value = one_spaced(value)
        current = self.current
        if value[:1] == " " and (not current or current[-1][-1:] in " \n"):
            value = value[1:]
        if value:
            if self.bullet:
                current.append(self.bullet)
                self.bullet = ""
            current.append(value)

    def _verbatim(self, value: str) -> None:
        if self.after_pre:  # the one line end behind <pre> is none (HTML section 13.1.2.5)
            value = value.removeprefix("\r").removeprefix("\n")
            self.after_pre = False
        for index, line in enumerate(value.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if index:
                self.line_break()
            if line:
                if self.bullet:
                    line, self.bullet = self.bullet + line, ""
                self.current.append(line)

    def line_break(self) -> None:
        """The line ends, be it empty."""
        line = "".join(self.current)
        if not self.verbatim:  # there «-- » is a signature's line
            line = line.rstrip()
        self.current = []
        if self.quotes:
            line = self.prefix() + line if line else self.prefix().rstrip()
        self.lines.append(line)

    def prefix(self) -> str:
        """What every line of a quote begins with."""
        return "> " * min(self.quotes, MAX_SHOWN_LEVELS)

    def block(self) -> None:
        """What comes begins a line."""
        if self.current:
            self.line_break()

    def apart(self) -> None:
        """What comes begins a line behind an empty one; in lists behind none."""
        if self.current:
            self.line_break()
        self.paragraph = False
        lines = self.lines
        if lines and lines[-1] and not self.lists and not self.bullet and lines[-1].strip("> "):
            lines.append(self.prefix().rstrip() if self.quotes else "")

    def row(self) -> Row | None:
        """The open row of the innermost table."""
        return self.rows[-1] if self.rows else None

    def in_layout(self) -> None:
        """What comes is nothing for a cell of data."""
        if (row := self.row()) is not None:
            row.layout = True

    def result(self) -> str:
        """The whole text, bounded."""
        self.block()
        text = "\n".join(self.lines)
        if any(char in text for char in "\u034f\u200b\u200c\u200d\u200e\u2007\u00ad\ufeff"):
            text = _FILLER.sub(" ", text).replace("\u200b", "").replace("\u00ad", "").replace("\ufeff", "")
        if len(text) > MAX_TEXT:  # marks of deep quotes and lists may be many times what they mark
            text, self.cut = text[:MAX_TEXT], True
        text = text.replace("\xa0", " ")
        return (_BLANK.sub("\n\n", text) if "\n\n\n" in text else text).strip("\n")
