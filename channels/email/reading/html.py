"""HTML to text that a person can read: lists, tables, links and quotes kept. One pass over the tags, linear on hostile input.

Our own reader of tags: a tree of the page costs five times as much as the text, and a parser that asks "is there an open <p>?" of a
stack of open elements takes 19 s for 100,000 nested <div>. Here only what shapes text is remembered: quotes, lists, rows, links.
Bounds: 1 MiB of source, 200,000 tags, 300 links, 400 levels; beyond them the text is said to be cut.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Any
from urllib.parse import unquote

import msgspec

MAX_SOURCE = 1024 * 1024
MAX_TAGS = 200_000
MAX_LEVELS = 400
MAX_SHOWN_LEVELS = 20
MAX_LINKS = 300
MAX_TEXT = 400_000
MAX_TAG = 10_000
MAX_REMEMBERED = 100  # characters of a tag that is looked at once for all pages
MAX_BROKEN_QUOTES = 100
MAX_UNSHOWN = 50  # rules of a style sheet that hide
MAX_RULE = 2000  # characters of one

# A line of its own before what the mail program marked as quoted or as its signature. Control characters never survive from
# the source, so the marks can't be forged. `reply.strip_reply` understands them.
QUOTE_MARK = "\x1dquote"
SIGNATURE_MARK = "\x1dsignature"

_SPACE = re.compile(r"[ \t\r\n\f]+")
_DIGITS = re.compile(r"\D")
_REFERENCE = re.compile(r"&#?\w{1,10};")
_TO_BRACKET = re.compile("<[^>]*+>?")  # `re` skips to one character twice as fast as to one of two
_BRACKETS = re.compile("<(?:[^<>]*+>)?")
_ATTRIBUTE = re.compile(
    r"(?<![\w:-])([A-Za-z][\w:-]{0,60})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*))"
)
_UNREAD = re.compile("<(?:!--|head|style|script|HEAD|STYLE|SCRIPT)")
# What newsletters put behind the line that in-boxes preview: joiners and blanks that show nothing.
_FILLER = re.compile("[\u034f\u200b-\u200d\u2007\u00ad\ufeff][\u034f\u200b-\u200d\u2007\u00ad\ufeff\xa0 ]{5,}")
_BLANK = re.compile(r"\n{3,}")
_RAW = {"style", "script", "title", "xml"}  # their content is no markup; <xml> is Word's notes to itself
_SKIPPED = _RAW | {"template", "iframe", "object", "svg", "math", "select"}
_BLOCK = {
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th",
    "tr", "ul", "body", "html", "caption", "thead", "tfoot", "details", "summary", "figcaption", "legend", "menu", "dir",
    "signature",
}  # fmt: skip
_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre", "dl"}
_ENDS_ALONE = {
    "p",
    "li",
    "td",
    "th",
    "tr",
    "dd",
    "dt",
    "html",
    "body",
}  # their closing tags may be left out (HTML section 13.1.2.4)
# What ends a hidden element whose own closing tag is missing, and what is inside it whole, whatever tags that has.
_ROW_ENDS = {"tr", "tbody", "/tbody", "tfoot", "/thead", "/body"}
_CELL_ENDS = {"td", "th", "/td", "/th", "/tr", *_ROW_ENDS}
_ENDED_BY = {
    "p": _BLOCK | {f"/{name}" for name in _BLOCK}, "li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "tr": _ROW_ENDS,
    "tbody": {"tbody"}, "thead": {"tbody"}, "tfoot": {"tbody"}, "table": set(),
}  # fmt: skip
_HOLDS_WHOLE = {"li": {"table", "ul", "ol"}, "dd": {"table", "dl"}, "dt": {"table", "dl"}}
_IN_CELLS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6"}
_EMPTY_LINES = {"", ">", "> >"}
_VOID = {"br", "img", "hr", "input", "meta", "link", "col", "area", "base", "wbr"}
_HIDDEN = re.compile(
    r"display\s?:\s?none|max-height\s?:\s?0(?:px)?\s?(?:;|$)|visibility\s?:\s?hidden"
    r"|(?<![\w-])opacity\s?:\s?0\s?(?:;|$)",
    re.I,
)
_NO_HEIGHT = re.compile(r"(?<![\w-])height\s?:\s?0(?:px)?\s?(?:;|$)", re.I)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s?:\s?([a-z-]{1,20})")
_NUMBERINGS = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "decimal": "1",
}  # fmt: skip
_ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1,
}  # fmt: skip
# Word writes a bullet as the letter that has its shape in Symbol, Wingdings or Courier, and fills up to the words behind.
_WORD_LABEL = re.compile(
    "(mso-list: ?Ignore[^<>]{0,100}>)(?:([^<>\\s]{2,10})|[·o§üØvq\uf0a7\uf0b7\uf0d8\uf0fc])(<span[^<>]{0,100}>)(?:&nbsp;|\\s)*+(?=</span>)"
)
_UNDISPLAYED = re.compile(r"display ?: ?none")
_RULE_END = re.compile(r"[};]|\*/|<!--|<style[^>]{0,200}>")
_SELECTOR = re.compile(r"([a-z0-9]{0,10})([.#])([\w-]{1,60})")
_PRE_STYLE = re.compile(r"white-space\s?:\s?(?:break-spaces|pre)", re.I)
_HIDDEN_ATTRIBUTE = re.compile(r"\shidden(?:[\s/=]|$)")
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:_-]{0,40}")
_NO_TAG = re.compile(r"[\w.+-]{1,100}(?:@|://)")
_TAG_END = re.compile(r"(?:[^>\"=]++|=\"[^\"]*+\"|='[^']*+'|\"[^\"]*+\"|=(?!'))*+>")
# A character beyond the first plane as two numbers of UTF-16.
_SURROGATES = re.compile(
    r"&#(?:(5[56]\d{3});&#(5[67]\d{3})|x(d[89ab][\da-f]{2});&#x(d[c-f][\da-f]{2}));", re.IGNORECASE
)
_ENDLESS = re.compile(r"&#\d{10,}+;?")
_QUOTE_CLASSES = {
    "gmail_quote", "gmail_quote_container", "gmail_extra_quote", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "moz-forward-container", "ox-quote", "mail-quote-collapse", "front-blockquote", "missive_quote",
    "freshdesk_quote", "ntes-mailmaster-quote",
}  # fmt: skip
_QUOTE_IDS = {"divrplyfwdmsg", "appendonsend", "isforwardcontent", "isreplycontent", "olk_src_body_section", "mail-app-auto-quote",
              "reply-intro", "replybody1", "mail-editor-reference-message-container", "orimsghtmlseperator", "edo-original"}  # fmt: skip
# How classes and ids end that programs give to signatures: gmail_signature, AppleMailSignature, ms-outlook-mobile-signature …
_SIGNATURES = ("signature", "signature_block", "signature_old", "bloop_sign", "_rc_sig")
_SHOWN_SCHEMES = ("http://", "https://", "mailto:", "tel:", "ftp://")


def to_text(source: str) -> tuple[str, bool]:
    """The text, and whether something was cut by a bound."""
    page = _Page(source)
    return page.read(), page.cut


def _one_spaced(source: str) -> str:
    """White space as single blanks, in a few passes at the speed of memory instead of one step a run."""
    source = source.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\f", " ")
    while "  " in source:
        source = source.replace("  ", " ")
    return source


class _Tag(msgspec.Struct, frozen=True):
    """One spelling of a tag and what it does. Pages repeat a few spellings many times: each is looked at once, and never changed."""

    name: str
    act: "Callable[[_Page, _Tag], None] | None" = None
    attributes: dict[str, str] = {}
    hides: bool = False
    keeps_lines: bool = False
    mark: str = ""
    nests: int = 0


class _Row(msgspec.Struct):
    """A row of a table: where its cells begin among the lines. `layout`: blocks are in it, so it is a frame and no line of data."""

    cells: list[int] = []
    layout: bool = False
    blocks: int = 0


class _List(msgspec.Struct):
    """An open list: the number of its next item, and how its numbers are written, "" for bullets."""

    numbering: str
    next: int


_TEXT, _NOTHING = _Tag("text"), _Tag("nothing")


class _Page:
    """The state of one reading: the lines so far, and the quotes, lists, rows and the link that are open around what comes next."""

    def __init__(self, source: str) -> None:
        self.cut = len(source) > MAX_SOURCE
        source = source[:MAX_SOURCE].removeprefix("\ufeff").replace("\x1d", "").replace("\0", "")
        # Asked of the whole page, so by words and not by a pattern: 2 µs instead of 300.
        self.spaced = not any(word in source for word in ("<pre", "<PRE", "white-space", "WHITE-SPACE"))
        if "mso-list" in source:
            source = _WORD_LABEL.sub(lambda found: f"{found[1]}{found[2] or '•'}{found[3]} ", source)
        self.source = _one_spaced(source) if self.spaced else source
        self.lines: list[str] = []
        self.current: list[str] = []
        self.quotes = self.links = self.broken = self.verbatim = 0
        self.quoting: list[bool] = []
        self.lists: list[_List] = []
        self.rows: list[_Row | None] = []
        self.keeping: list[list[Any]] = []
        self.paragraph = self.pictured = self.after_pre = False
        self.bullet = self.target = ""
        self.linked = (0, 0)
        self.unshown = _unshown(self.source) if "<style" in self.source else []
        self.tags: dict[str, _Tag] = {}  # as they are written; with the bracket, too, where no text stands behind it

    # --- tags and texts ---

    def read(self) -> str:
        first, *pieces = self.source.split("<", MAX_TAGS + 1)
        self.cut = self.cut or len(pieces) > MAX_TAGS
        del pieces[MAX_TAGS:]
        self.text(first)
        tags, keeping, size, levels, place, end = self.tags, self.keeping, 0, 0, 0, len(pieces)
        while place < end:
            piece = pieces[place]
            place += 1
            tag, text = tags.get(piece), ""
            if tag is None:
                written, closed, text = piece.partition(">")
                tag = tags.get(written)
                if tag is None:
                    tag, place, text = self._first_seen(pieces, place, written, closed, text)
            if tag.act is not None:
                tag.act(self, tag)
                levels += tag.nests
                if levels > MAX_LEVELS:
                    self.cut = True
            if keeping or tag.keeps_lines:
                self._keep(tag)
            if tag.hides:
                place, text = _behind_hidden(tag.name, pieces, place)
            if text:
                size += len(text)
                if size > MAX_TEXT:
                    self.cut = True
                    break
                self.text(text)
        return self._result()

    def _first_seen(self, pieces: list[str], place: int, written: str, closed: str, text: str) -> tuple[_Tag, int, str]:
        """A spelling that this page didn't have yet: what it does, where reading goes on, and the text behind it."""
        if written.startswith("!--"):
            return _NOTHING, *_after_comment(pieces, place)
        if _is_open(written) and self.broken < MAX_BROKEN_QUOTES:
            place, written, closed, text = self._whole(pieces, place, written + closed + text)
        tag = (_remembered if len(written) <= MAX_REMEMBERED else _tag)(written, closed)
        if tag is _TEXT:
            return tag, place, f"<{written}{closed}{text}"
        if self.unshown and self._is_unshown(tag, written):
            tag = _Tag(tag.name, hides=True)
        if closed:
            self.tags[written if text else written + closed] = tag
        return tag, place, text if closed else ""

    def _is_unshown(self, tag: _Tag, written: str) -> bool:
        """By a style sheet, unless its own style says how it is shown."""
        for attribute, word, name in self.unshown:
            if word in written and name in ("", tag.name) and word in tag.attributes.get(attribute, "").split():
                return tag.name not in _VOID and "display" not in tag.attributes.get("style", "")
        return False

    def _whole(self, pieces: list[str], place: int, written: str) -> tuple[int, str, str, str]:
        """A tag that has brackets inside a quoted value (`title="a > b"`): up to its end. One whose quote never closes ends at once."""
        joined, ahead = written, place
        while (
            (found := _TAG_END.match(joined, 0, MAX_TAG)) is None
            and ahead < min(place + 8, len(pieces))
            and len(joined) < MAX_TAG
        ):
            joined += "<" + pieces[ahead]
            ahead += 1
        if found is None:
            self.broken += 1
            return place, *written.partition(">")
        return ahead, joined[: found.end() - 1], ">", joined[found.end() :]

    def _keep(self, tag: _Tag) -> None:
        """`white-space: pre-line` and its kind: line ends count until the element that says so is closed."""
        if tag.keeps_lines:
            self.keeping.append([tag.name, 1])
            self.verbatim += 1
        elif tag.name == self.keeping[-1][0]:
            self.keeping[-1][1] += 1
        elif tag.name == f"/{self.keeping[-1][0]}":
            self.keeping[-1][1] -= 1
            if not self.keeping[-1][1]:
                self.keeping.pop()
                self.verbatim -= 1

    def text(self, value: str) -> None:
        coded = "&" in value
        if coded:
            value = _unescaped(_SURROGATES.sub(_joined, value) if "&#" in value else value).replace("\x1d", "")
        if self.verbatim:
            self._verbatim(value)
            return
        if coded or not self.spaced:
            value = _one_spaced(value)
        current = self.current
        if value[:1] == " " and (not current or current[-1][-1:] in " \n"):
            value = value[1:]
        if value:
            if self.bullet:
                current.append(self.bullet)
                self.bullet = ""
            current.append(value)

    def _verbatim(self, value: str) -> None:
        if self.after_pre:
            value = value.removeprefix("\r").removeprefix(
                "\n"
            )  # the one line end behind <pre> is none (HTML section 13.1.2.5)
            self.after_pre = False
        for index, line in enumerate(value.replace("\r\n", "\n").split("\n")):
            if index:
                self.line_break()
            if line:
                if self.bullet:
                    line, self.bullet = self.bullet + line, ""
                self.current.append(line)

    # --- lines ---

    def line_break(self) -> None:
        line = "".join(self.current)
        if not self.verbatim:  # there «-- » is a signature's line
            line = line.rstrip()
        self.current = []
        if self.quotes:
            line = self._prefix() + line if line else self._prefix().rstrip()
        self.lines.append(line)

    def _prefix(self) -> str:
        return "> " * min(self.quotes, MAX_SHOWN_LEVELS)

    def block(self) -> None:
        if self.current:
            self.line_break()

    def apart(self) -> None:
        if self.current:
            self.line_break()
        self.paragraph = False
        lines = self.lines
        if lines and lines[-1] and not self.lists and not self.bullet and lines[-1].strip("> "):
            lines.append(self._prefix().rstrip() if self.quotes else "")

    def _result(self) -> str:
        self._close_link(_NOTHING)
        while self.rows:
            self._end_row()
            self.rows.pop()
        self.block()
        text = "\n".join(self.lines)
        if any(char in text for char in "\u034f\u200b\u200c\u200d\u2007\u00ad\ufeff"):
            text = _FILLER.sub(" ", text).replace("\u200b", "").replace("\u00ad", "")
        if len(text) > MAX_TEXT:  # marks of deep quotes and lists may be many times what they mark
            text, self.cut = text[:MAX_TEXT], True
        text = text.replace("\xa0", " ")
        return (_BLANK.sub("\n\n", text) if "\n\n\n" in text else text).strip("\n")

    # --- what tags do ---

    def _open_block(self, tag: _Tag) -> None:
        if self.paragraph:
            self.apart()
        elif self.current:
            self.line_break()
        self._began(tag)

    def _open_apart(self, tag: _Tag) -> None:
        self.apart()
        self.paragraph = tag.name == "p"
        self._began(tag)

    def _began(self, tag: _Tag) -> None:
        if tag.mark:
            self.block()
            self._in_layout()
            if not self.quotes:
                self.lines.append(tag.mark)
        if self.rows and (row := self.rows[-1]) is not None and tag.name in _IN_CELLS:
            row.blocks += 1
            row.layout = row.layout or row.blocks > 1

    def _close_block(self, tag: _Tag) -> None:
        if self.paragraph:
            self.apart()
        elif self.current:
            self.line_break()

    def _close_apart(self, tag: _Tag) -> None:
        self.apart()

    def _break(self, tag: _Tag) -> None:
        self.line_break()
        if tag.mark:  # Apple's lineBreakAtBeginningOfSignature
            self._began(tag)

    def _rule(self, tag: _Tag) -> None:
        self.block()
        self.lines.append(self._prefix() + "_" * 32)

    def _image(self, tag: _Tag) -> None:
        if "width" in tag.attributes and (row := self._row()) is not None:
            row.layout = True
        self.pictured = True
        alt = _SPACE.sub(" ", _unescaped(tag.attributes.get("alt", ""))).strip()
        if len(alt) <= 8 and alt and not any(map(str.isalnum, alt)) and not alt.isascii():
            self.text(alt)  # an emoji drawn as a picture
        elif alt and len(alt) <= 200 and not tag.attributes.get("src", "").lower().startswith("cid:"):
            self.text(f"[{alt}]")

    def _open_link(self, tag: _Tag) -> None:
        self._close_link(tag)
        target = _unescaped(tag.attributes.get("href", "")).replace(" ", "").replace("\n", "")
        if target.lower().startswith(_SHOWN_SCHEMES):
            self.target, self.linked, self.pictured = target, (len(self.lines), len(self.current)), False

    def _close_link(self, tag: _Tag) -> None:
        """The target behind the link's words, where they don't say it themselves."""
        target, self.target = self.target, ""
        if not target:
            return
        self.links += 1
        if self.links > MAX_LINKS:
            self.cut = True
            return
        line, place = self.linked
        shown = (
            "".join(self.current[place:] if line == len(self.lines) else [*self.lines[line : line + 50], *self.current])
            .strip()
            .strip("> ")
        )
        if _says(shown, target) or (not shown and self.pictured):
            return
        if shown and not self.current:  # blocks were the link: their last line gets the target
            last = len(self.lines) - 1
            while not self.lines[last].strip("> "):
                last -= 1
            self.lines[last] += f" ({target[:2000]})"
        else:
            self.text(f" ({target[:2000]})" if self.current else target[:2000])

    def _open_quote(self, tag: _Tag) -> None:
        self._in_layout()
        self._open_apart(tag)
        indented = _is_indent(tag.attributes)
        self.quoting.append(not indented)
        self.quotes += not indented

    def _close_quote(self, tag: _Tag) -> None:
        self._close_block(tag)
        if self.quoting and self.quoting.pop():
            while self.lines and self.lines[-1].startswith(">") and not self.lines[-1].strip("> "):
                self.lines.pop()
            self.quotes -= 1
        self.apart()

    def _open_list(self, tag: _Tag) -> None:
        self._in_layout()
        self._open_apart(tag)
        numbering = _numbering(tag.attributes, tag.attributes.get("type") or "1") if tag.name == "ol" else ""
        self.lists.append(_List(numbering, _whole_number(tag.attributes.get("start", ""), 1)))

    def _close_list(self, tag: _Tag) -> None:
        self._close_block(tag)
        if self.lists:
            self.lists.pop()
        self.bullet = ""
        self.apart()

    def _open_item(self, tag: _Tag) -> None:
        self._open_block(tag)
        indent = "  " * (min(len(self.lists), MAX_SHOWN_LEVELS) - 1)
        if self.lists and (around := self.lists[-1]).numbering:
            number, numbering = around.next, around.numbering
            if tag.attributes:
                number = _whole_number(tag.attributes.get("value", ""), number)
                numbering = _numbering(tag.attributes, numbering)
            around.next = number + 1
            self.bullet = f"{indent}{_ordinal(number, numbering)}. "
        else:
            self.bullet = f"{indent}• "

    def _close_item(self, tag: _Tag) -> None:
        self._close_block(tag)
        self.bullet = ""

    def _open_pre(self, tag: _Tag) -> None:
        self._open_apart(tag)
        self.verbatim += 1
        self.after_pre = True

    def _close_pre(self, tag: _Tag) -> None:
        if self.verbatim > len(self.keeping):
            self.verbatim -= 1
        self._close_apart(tag)

    # --- tables ---

    def _row(self) -> _Row | None:
        return self.rows[-1] if self.rows else None

    def _in_layout(self) -> None:
        if (row := self._row()) is not None:
            row.layout = True

    def _open_table(self, tag: _Tag) -> None:
        self._in_layout()
        self._open_apart(tag)
        self.rows.append(None)

    def _close_table(self, tag: _Tag) -> None:
        self._close_block(tag)
        if self.rows:
            self._end_row()
            self.rows.pop()
        self.apart()

    def _open_row(self, tag: _Tag) -> None:
        self._open_block(tag)
        if self.rows:
            self._end_row()
            self.rows[-1] = _Row()

    def _close_row(self, tag: _Tag) -> None:
        self._close_block(tag)
        if self.rows:
            self._end_row()

    def _open_cell(self, tag: _Tag) -> None:
        self._open_block(tag)
        if (row := self._row()) is not None:
            row.cells.append(len(self.lines))
            row.blocks = 0

    def _end_row(self) -> None:
        """A row of data (several cells without blocks, one at most of several lines) becomes one line; one of a layout stays."""
        row = self.rows[-1]
        self.rows[-1] = None
        if row is None or row.layout or not 2 <= len(row.cells) < 60:
            return
        self.block()
        prefix, begins = self._prefix(), set(row.cells)
        joined: list[str] = []
        begun = False  # a cell that hasn't shown anything yet
        height = tall = 0  # lines of the cell, and cells of several
        for place in range(row.cells[0], len(self.lines)):
            if place in begins:
                begun, height = True, 0
            line = self.lines[place].removeprefix(prefix)
            if line in _EMPTY_LINES or line.isspace():
                continue
            height += 1
            tall += height == 2
            if begun and joined:
                joined[-1] += " | " + line
            else:
                joined.append(line)
            begun = False
        if tall < 2:
            self.lines[row.cells[0] :] = [prefix + line for line in joined] if prefix else joined


def _acts() -> dict[str, Callable[[_Page, _Tag], None]]:
    acts: dict[str, Callable[[_Page, _Tag], None]] = dict.fromkeys(_BLOCK, _Page._open_block)
    acts.update({f"/{name}": _Page._close_block for name in _BLOCK})
    acts.update(dict.fromkeys(_APART, _Page._open_apart))
    acts.update({f"/{name}": _Page._close_apart for name in _APART})
    acts.update({
        "br": _Page._break, "/br": _Page._break, "img": _Page._image, "hr": _Page._rule, "a": _Page._open_link, "/a": _Page._close_link,
        "li": _Page._open_item, "/li": _Page._close_item, "ul": _Page._open_list, "ol": _Page._open_list,
        "/ul": _Page._close_list, "/ol": _Page._close_list, "blockquote": _Page._open_quote, "/blockquote": _Page._close_quote,
        "pre": _Page._open_pre, "/pre": _Page._close_pre, "table": _Page._open_table, "/table": _Page._close_table,
        "tr": _Page._open_row, "/tr": _Page._close_row, "td": _Page._open_cell, "th": _Page._open_cell,
    })  # fmt: skip
    return acts


_ACTS = _acts()


def _tag(written: str, closed: str) -> _Tag:
    """What a spelling of a tag does; `_TEXT` for what isn't one."""
    found = _NAME.match(written)
    if found is None:
        return _NOTHING if written[:1] in ("!", "?", "/") and closed else _TEXT
    name = found.group().lower()
    act = _ACTS.get(name)
    if name in _SKIPPED:
        return _Tag(name, hides=True)
    if act is None and (not closed or _NO_TAG.match(written)):
        return _TEXT  # <anna@mail.example> that nobody escaped, and «if a <b»
    nests = _nests(name)
    if "=" not in written[:MAX_TAG] and " hidden" not in written:
        return _Tag(name, act, nests=nests)
    attributes = _attributes(written[:MAX_TAG])
    if name not in _VOID and _is_hidden(attributes, written):
        return _Tag(name, hides=True)
    style = attributes.get("style", "")
    keeps_lines = "white-space" in style.lower() and name != "pre" and _PRE_STYLE.search(style) is not None
    return _Tag(name, act, attributes, keeps_lines=keeps_lines, mark=_mark(name, attributes), nests=nests)


_remembered = lru_cache(maxsize=4096)(_tag)


def _nests(name: str) -> int:
    """What a tag adds to the depth: 1, -1, or 0 for those that may be left open."""
    if name.lstrip("/") not in _BLOCK or name.lstrip("/") in _ENDS_ALONE:
        return 0
    return -1 if name.startswith("/") else 1


def _mark(name: str, attributes: dict[str, str]) -> str:
    """By classes and ids mail programs know their own quotes and signatures; Outlook puts "x_" before those of others."""
    if (name not in _BLOCK and name != "br") or name == "blockquote":  # that says itself what it is
        return ""
    classes = {one.removeprefix("x_") for one in attributes.get("class", "").lower().split()}
    marked = attributes.get("id", "").lower().removeprefix("x_")
    if (
        not classes.isdisjoint(_QUOTE_CLASSES)
        or marked in _QUOTE_IDS
        or attributes.get("name") == "messageReplySection"
    ):
        return QUOTE_MARK
    if (
        any(one.endswith(_SIGNATURES) for one in (name, marked, *classes))
        or attributes.get("data-smartmail") == "gmail_signature"
        or attributes.get("name") == "messageSignatureSection"
        or "data-signature-widget" in attributes
    ):
        return SIGNATURE_MARK
    return ""


def _after_comment(pieces: list[str], place: int) -> tuple[int, str]:
    """Where reading goes on behind a comment, and the text there. One that never ends takes all (HTML section 13.2.5)."""
    piece = pieces[place - 1][1:]  # `<!-->` is a whole comment
    while "-->" not in piece:
        if place >= len(pieces):
            return place, ""
        piece = pieces[place]
        place += 1
    return place, piece.partition("-->")[2]


def _behind_hidden(name: str, pieces: list[str], place: int) -> tuple[int, str]:
    """Where reading goes on behind a hidden element, and the text there. One that never ends takes all."""
    ended_by, whole, closing = _ENDED_BY.get(name, _CELL_ENDS), _HOLDS_WHOLE.get(name, {"table"}), f"/{name}"
    raw, depth, inside = name in _RAW, 1, 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        found = _NAME.match(piece)
        tag = found.group().lower() if found else ""
        if tag == closing and not inside:
            depth -= 1
            if not depth:
                return place, piece.partition(">")[2]
        elif raw:
            continue
        elif not inside and (tag in ended_by or (tag[:1] == "/" and tag[1:] in whole)):
            return place - 1, ""
        elif tag in whole:
            inside += 1
        elif tag[1:] in whole:
            inside -= 1
        elif tag == name and not inside and not piece.partition(">")[0].endswith("/"):
            depth += 1
        elif piece.startswith("!--"):
            place, _ = _after_comment(pieces, place)
    return place, ""


def _is_open(written: str) -> bool:
    """Whether the tag's bracket stands in a quoted value, so that the tag goes on behind it."""
    return written.count('"') & 1 == 1 or ("='" in written and "'" not in written.rpartition("='")[2])


def _unescaped(value: str) -> str:
    """References read as characters. `int` refuses a number of more than 4,300 digits, and no character has one of ten."""
    return unescape(_ENDLESS.sub("\ufffd", value) if len(value) > 4_000 else value)


def _joined(found: re.Match[str]) -> str:
    pair = b"".join(int(one, 10 if one.isdecimal() else 16).to_bytes(2, "big") for one in found.groups() if one)
    return pair.decode("utf-16-be", "replace")


def _says(shown: str, target: str) -> bool:
    """Whether the words of a link are its target."""
    scheme, _, bare = target.partition(":")
    bare = bare.strip("/")
    if scheme.lower() == "tel":
        return _DIGITS.sub("", bare) in _DIGITS.sub("", shown)
    if scheme.lower() == "mailto":
        bare = bare.partition("?")[0]
    if not bare or bare in shown or target in shown:
        return True
    return unquote(bare).lower().removeprefix("www.") in shown.lower()


def _whole_number(written: str, otherwise: int) -> int:
    return int(written) if written.isdecimal() and len(written) < 6 else otherwise


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


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found


def _is_hidden(attributes: dict[str, str], written: str) -> bool:
    if " hidden" in written and _HIDDEN_ATTRIBUTE.search(written):
        return True
    style = attributes.get("style")
    # The patterns are asked only where one of their words stands: a style on every word is what Outlook writes.
    if not style or not ("0" in style or "none" in style or "hid" in style or not style.islower()):
        return False
    return bool(_HIDDEN.search(style) or ("overflow" in style and "hidden" in style and _NO_HEIGHT.search(style)))


def _unshown(source: str) -> list[tuple[str, str, str]]:
    """What style sheets hide on every screen, by rules that stand in no @media: (attribute, its word, tag or "")."""
    found: list[tuple[str, str, str]] = []
    start = source.find("<style")
    while start >= 0 and (end := source.find("</style", start)) >= 0:
        place, depth = start, 0
        while len(found) < MAX_UNSHOWN and (hiding := _UNDISPLAYED.search(source, place, end)) is not None:
            depth += source.count("{", place, hiding.start()) - source.count("}", place, hiding.start())
            place = hiding.end()
            if depth == 1:
                above = source[max(start, place - MAX_RULE) : place].rpartition("{")[0]
                selectors = _RULE_END.split(above)[-1].split(",")
                found += [_named(one) for written in selectors if (one := _SELECTOR.fullmatch(written.strip()))]
        start = source.find("<style", end)
    return found


def _named(selector: re.Match[str]) -> tuple[str, str, str]:
    tag, sign, word = selector.groups()
    return "class" if sign == "." else "id", word, tag


def _is_indent(attributes: dict[str, str]) -> bool:
    """Old editors indent with <blockquote style="margin: 0 0 0 40px; border: none; …">: not a quote."""
    style = attributes.get("style", "").replace(" ", "").lower()
    return "border:none" in style and attributes.get("type") != "cite"


def visible(source: str) -> str:
    """About what there is to read, on one line: at a fraction of the price of `to_text`, linear whatever the source."""
    source = _read_part(source[:MAX_SOURCE])
    text, tags = _TO_BRACKET.subn("", source)
    # Brackets that are no tags, as hardly a page has.
    if tags < source.count("<") or source.rfind("<") > source.rfind(">"):
        text = _BRACKETS.sub("", source)
    if "&" in text:
        text = _REFERENCE.sub(" ", text)
    return _one_spaced(text.replace("\xa0", " ")).strip()


def _read_part(source: str) -> str:
    """Without comments, styles and scripts, up to the first that never ends."""
    kept: list[str] = []
    position = 0
    while (found := _UNREAD.search(source, position)) is not None:
        opening = found.group()
        closing = "-->" if opening == "<!--" else f"</{opening[1:]}>"
        if (end := source.find(closing, found.end())) < 0:
            break
        kept.append(source[position : found.start()])
        position = end + len(closing)
    return "".join([*kept, source[position:]])
