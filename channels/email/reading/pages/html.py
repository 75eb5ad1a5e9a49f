"""HTML to text that a person can read: lists, tables, links and quotes kept. One pass over the tags, linear on hostile input.

Our own reader of tags: a tree of the page costs five times as much as the text, and a parser that asks "is there an open <p>?" of a
stack of open elements takes 19 s for 100,000 nested <div>. Here only what shapes text is remembered: quotes, lists, rows, links.
Bounds: 1 MiB of source, 200,000 tags, 300 links, 400 levels; beyond them the text is said to be cut.
"""

import re
from collections.abc import Iterator
from itertools import islice

from channels.email.reading.pages import spellings
from channels.email.reading.pages.characters import one_spaced, show_wingdings
from channels.email.reading.pages.hidden import behind_comment, behind_hidden, is_bare
from channels.email.reading.pages.lasting import follow
from channels.email.reading.pages.links import close_link
from channels.email.reading.pages.lists import show_word_lists
from channels.email.reading.pages.page import MAX_TEXT, Page
from channels.email.reading.pages.sheets import NO_SHEETS, read_sheets
from channels.email.reading.pages.spellings import MAX_REMEMBERED, MAX_TAG, NOTHING, TEXT
from channels.email.reading.pages.tables import end_table
from channels.email.reading.pages.tags import Tag

MAX_SOURCE = 1024 * 1024
MAX_TAGS = 200_000
MAX_LEVELS = 400
MAX_BROKEN_QUOTES = 100
MAX_SPELLINGS = 1000  # of tags that are remembered for the pages of one style sheet

_TAG_END = re.compile(r"(?:[^>\"=]++|=\"[^\"]*+\"|='[^']*+'|\"[^\"]*+\"|=(?!'))*+>")


def to_text(source: str) -> tuple[str, bool]:
    """The text, and whether something was cut by a bound."""
    cut = len(source) > MAX_SOURCE
    source = source[:MAX_SOURCE].removeprefix("\ufeff").replace("\x1d", "").replace("\0", "")
    if "mso-list" in source:
        source = show_word_lists(source)
    if "Wingdings" in source:
        source = show_wingdings(source)
    page = Page(spaced="<" in source)
    if page.spaced:
        _Reader(source, page).read()
    else:  # a text that a script sends as a page
        page.verbatim += 1
        page.text(source)
    close_link(page, NOTHING)
    while page.rows:
        end_table(page)
    return page.result(), cut or page.cut


class _Reader:
    """Leads a source through a page, tag by tag. What it knows of this source: what its style sheets say, and the spellings of tags in
    all pages that have these."""

    def __init__(self, source: str, page: Page) -> None:
        self.page, self.source = page, source
        spaced = one_spaced(source)
        self.first, *self.pieces = spaced.split("<", MAX_TAGS + 1)
        page.cut = len(self.pieces) > MAX_TAGS
        del self.pieces[MAX_TAGS:]
        self.sheets = read_sheets(spaced) if "<style" in spaced or "<STYLE" in spaced else NO_SHEETS
        # As they are written, with the bracket, and with the blank behind that shows nothing.
        self.tags = self.sheets.tags
        self.broken = 0

    def read(self) -> None:
        page, pieces, tags, lasting = self.page, self.pieces, self.tags, self.page.lasting
        size = levels = 0
        page.text(self.first)
        steps = enumerate(pieces, 1)
        for place, piece in steps:
            tag, text = tags.get(piece), ""
            if tag is None:
                end = piece.find(">") + 1
                tag, text = tags.get(piece[:end]), piece[end:]
                if tag is None:
                    tag, behind, text = self._first_seen(place, *piece.partition(">"))
                    tags = self.tags
                    if behind > place:
                        _skip(steps, behind - place)
                        place = behind
            act = tag.act
            if act is not None:
                act(page, tag)
                levels += tag.nests
                if levels > MAX_LEVELS:
                    page.cut = True
            if lasting or tag.lasts:
                follow(page, tag)
                text = self._unhidden(tag, place, steps) if tag.hides else text
            if text:
                size += len(text)
                if size > MAX_TEXT:
                    page.cut = True
                    break
                page.text(text)

    def _first_seen(self, place: int, written: str, closed: str, text: str) -> tuple[Tag, int, str]:
        """A spelling that this page didn't have yet: what it does, where reading goes on, and the text behind it."""
        if written.startswith("!--"):
            return NOTHING, *behind_comment(self.pieces, place)
        here = place
        opened = _is_open(written)  # what follows decides each time what it is
        if opened and self.broken < MAX_BROKEN_QUOTES:
            place, written, closed, text = self._whole(place, written + closed + text)
        tag = spellings.tag(written, closed, self.sheets)
        if tag is TEXT:
            return tag, place, f"<{written}{closed}{text}"
        if self.page.spaced and (tag.keeps_lines or tag.name == "pre"):
            self._keep_lines(here - 1)
            return self._first_seen(here, *self.pieces[here - 1].partition(">"))
        if tag.small:  # each time what is inside decides
            bare = is_bare(tag.name, self.pieces, place)
            return Tag(tag.name, hides=True, lasts=True) if bare else tag, place, text
        if closed and not (opened or tag.once) and len(written) <= MAX_REMEMBERED:
            self._remember(f"{written}>", tag)
        return tag, place, text if closed else ""

    def _keep_lines(self, place: int) -> None:
        """From this tag on white space is read as it stands in the source, which has as many tags as the source of single blanks."""
        self.pieces[place:] = self.source.split("<", MAX_TAGS + 1)[place + 1 : len(self.pieces) + 1]
        self.page.spaced, self.tags = False, self.sheets.unspaced

    def _remember(self, written: str, tag: Tag) -> None:
        if len(self.tags) >= MAX_SPELLINGS:
            self.tags.clear()
        self.tags[written] = tag
        if tag.breaks and self.page.spaced:
            self.tags[f"{written} "] = tag

    def _unhidden(self, tag: Tag, place: int, steps: Iterator[object]) -> str:
        """The text behind a hidden element."""
        behind, text = behind_hidden(tag.name, self.pieces, place)
        _skip(steps, behind - place)
        return text

    def _whole(self, place: int, written: str) -> tuple[int, str, str, str]:
        """A tag that has brackets inside a quoted value (`title="a > b"`): up to its end. One whose quote never closes ends at once."""
        joined, ahead = written, place
        while (
            (found := _TAG_END.match(joined, 0, MAX_TAG)) is None
            and ahead < min(place + 8, len(self.pieces))
            and len(joined) < MAX_TAG
        ):
            joined += "<" + self.pieces[ahead]
            ahead += 1
        if found is None:
            self.broken += 1
            return place, *written.partition(">")
        return ahead, joined[: found.end() - 1], ">", joined[found.end() :]


def _skip(steps: Iterator[object], count: int) -> None:
    next(islice(steps, count, count), None)


def _is_open(written: str) -> bool:
    """Whether the tag's bracket stands in a quoted value, so that the tag goes on behind it."""
    return written.count('"') & 1 == 1 or ("='" in written and "'" not in written.rpartition("='")[2])
