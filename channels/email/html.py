"""HTML to text that a person can read: lists, tables, links and quotes kept; bounded on hostile input.

Bounds: 1 MiB of source, 200,000 nodes, 400 levels, 300 links. The parser checks "is there an open <p>?" by walking the stack of open
elements, so depth costs a square: 100,000 nested <div> took 19 s. Deeper openings are dropped before parsing.
"""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

MAX_SOURCE = 1024 * 1024
MAX_NODES = 200_000
MAX_LEVELS = 400
MAX_LINKS = 300
MAX_TEXT = 400_000

# A line of its own before what the mail program marked as quoted or as its signature. Control characters never survive from
# the source, so the marks can't be forged. `reply.strip_reply` understands them.
QUOTE_MARK = "\x1dquote"
SIGNATURE_MARK = "\x1dsignature"

_OPENING = re.compile(
    r"<(/?)(div|ul|ol|li|dl|dd|dt|blockquote|section|article|center|p|table|span|h[1-6])\b", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_REFERENCE = re.compile(r"&#?\w{1,10};")
_UNREAD = (("<!--", "-->"), ("<head", "</head"), ("<style", "</style"), ("<script", "</script"))
# What newsletters put behind the line that in-boxes preview: joiners and blanks that show nothing.
_FILLER = re.compile("[\u034f\u200b-\u200d\u2007\u00ad\ufeff][\u034f\u200b-\u200d\u2007\u00ad\ufeff\xa0 ]{5,}")
_BLANK = re.compile(r"\n{3,}")
_SKIP = {
    "head",
    "style",
    "script",
    "title",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "select",
    "meta",
    "link",
}
_BLOCK = {
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th",
    "tr", "ul", "body", "html", "caption", "thead", "tfoot",
}  # fmt: skip
_CLOSED = _BLOCK | {"a"}
_VOID = {"br", "img", "hr"}
_PLAIN = {"br", "tr", "tbody", "b", "i", "strong", "em", "u", "o:p", "html", "head"}
_NONE: dict[str, str | None] = {}
_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre", "dl"}
_HIDDEN = re.compile(
    r"display\s?:\s?none|max-height\s?:\s?0(?:px)?\s?(?:;|$)|mso-hide\s?:\s?all|visibility\s?:\s?hidden|font-size\s?:\s?0(?:px|pt|em)?\s?(?:;|$)",
    re.I,
)
_QUOTE_CLASSES = {
    "gmail_quote", "gmail_quote_container", "gmail_extra_quote", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra",
    "moz-forward-container", "ox-quote", "mail-quote-collapse",
}  # fmt: skip
_QUOTE_IDS = {"divrplyfwdmsg", "appendonsend", "isforwardcontent", "isreplycontent", "olk_src_body_section", "mail-app-auto-quote",
              "x_divrplyfwdmsg", "reply-intro", "replybody1", "mail-editor-reference-message-container", "oriMsgHtmlSeperator"}  # fmt: skip
_SIGNATURE_CLASSES = {
    "gmail_signature",
    "moz-signature",
    "protonmail_signature_block",
    "mail-signature",
    "js-compose-signature",
}
_SIGNATURE_IDS = {"ms-outlook-mobile-signature", "signature", "applemailsignature", "composer_signature"}


def to_text(source: str) -> tuple[str, bool]:
    """The text, and whether something was cut by a bound."""
    cut = len(source) > MAX_SOURCE
    source = source[:MAX_SOURCE].replace("\x1d", "").replace("\0", "")
    source, flattened = _flatten(source)
    writer = _Writer()
    writer.cut = cut or flattened
    root: Any = LexborHTMLParser(source).root
    if root is not None:
        _visit(root, writer)
    return writer.result(), writer.cut


def readable_size(source: str) -> int:
    """About how many characters there are to read, without building the tree: linear whatever the source."""
    source = source[:MAX_SOURCE].lower()
    for opening, closing in _UNREAD:
        source = _without(source, opening, closing)
    text = "".join([piece.partition(">")[2] or piece for piece in source.split("<")])
    if "&" in text:
        text = _REFERENCE.sub(" ", text)
    return len(" ".join(text.split()))


def _without(source: str, opening: str, closing: str) -> str:
    if opening not in source:
        return source
    kept: list[str] = []
    position = 0
    while (start := source.find(opening, position)) >= 0 and (end := source.find(closing, start)) >= 0:
        kept.append(source[position:start])
        position = end + len(closing)
    return "".join([*kept, source[position:]])


def _flatten(source: str) -> tuple[str, bool]:
    lowered = source.lower()
    if sum(lowered.count(opening) for opening in ("<d", "<ul", "<ol", "<li", "<bl", "<p")) < MAX_LEVELS:
        return source, False
    depth = 0
    kept: list[str] = []
    position = 0
    for found in _OPENING.finditer(source):
        if found.group(1):
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > MAX_LEVELS:
                end = source.find(">", found.end())
                kept.append(source[position : found.start()])
                position = len(source) if end < 0 else end + 1
                depth -= 1 if end < 0 else 0
    # Unclosed <p> and <li> are legal and counted here as nesting: only a depth that no mail program writes is cut.
    if not kept or (depth < MAX_LEVELS and len(kept) < 50):
        return source, False
    kept.append(source[position:])
    return "".join(kept), True


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.current: list[str] = []
        self.quotes = 0
        self.lists: list[int] = []
        self.pre = 0
        self.links = 0
        self.size = 0
        self.cut = False
        self.pending_bullet = ""
        self.rows: list[bool] = []

    def in_data_row(self) -> bool:
        return bool(self.rows) and self.rows[-1]

    def text(self, value: str) -> None:
        if not self.pre:
            if "\n" in value or "  " in value or "\t" in value or "\r" in value or "\f" in value:
                value = _SPACE.sub(" ", value)
            if not self.current or self.current[-1].endswith((" ", "\n")):
                value = value.lstrip(" ")
            if value:
                self._add(value)
            return
        for index, line in enumerate(value.split("\n")):
            if index:
                self.line_break()
            if line:
                self._add(line)

    def _add(self, value: str) -> None:
        if self.pending_bullet:
            self.current.append(self.pending_bullet)
            self.pending_bullet = ""
        self.current.append(value)
        self.size += len(value)

    def line_break(self) -> None:
        line = "".join(self.current).rstrip() if not self.pre else "".join(self.current)
        self.current = []
        self.lines.append(("> " * self.quotes + line).rstrip() if self.quotes else line)

    def block(self) -> None:
        if self.current:
            self.line_break()

    def apart(self) -> None:
        self.block()
        if self.lines and not self.lists and self.lines[-1].strip("> ") and not self.pending_bullet:
            self.lines.append(("> " * self.quotes).rstrip())

    def end_quote(self) -> None:
        while self.lines and self.lines[-1].startswith(">") and not self.lines[-1].strip("> "):
            self.lines.pop()
        self.quotes -= 1

    def mark(self, mark: str) -> None:
        self.block()
        if not self.quotes:
            self.lines.append(mark)

    def result(self) -> str:
        self.block()
        text = _FILLER.sub(" ", "\n".join(self.lines))
        text = text.replace("\xa0", " ").replace("\u200b", "").replace("\u00ad", "")
        return _BLANK.sub("\n\n", text).strip("\n")


def _visit(root: Any, out: _Writer) -> None:
    """Depth first without recursion: the tree may be deeper than Python's stack."""
    stack: list[tuple[Any, str]] = [(root, "")]
    nodes = 0
    while stack:
        node, closing = stack.pop()
        if closing:
            _close(node, closing, out)
            continue
        nodes += 1
        if nodes > MAX_NODES or out.size > MAX_TEXT:
            out.cut = True
            return
        tag = node.tag
        if tag == "-text":
            out.text(node.text_content or "")
            continue
        if tag is None or tag in _SKIP or (tag.startswith(("-", "_", "!")) and tag != "-document"):
            continue
        attributes = node.attributes if tag not in _PLAIN else _NONE
        if attributes and _hidden(attributes):
            continue
        if (tag in _BLOCK or tag in _VOID) and not _open(tag, node, attributes, out):
            continue
        if tag in _CLOSED:
            stack.append((node, tag))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend([(child, "") for child in reversed(children)])


def _hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    # The pattern is asked only where one of its words stands: a style on every word is what Outlook writes.
    return bool(
        style and ("0" in style or "none" in style or "hid" in style or not style.islower()) and _HIDDEN.search(style)
    )


def _open(tag: str, node: Any, attributes: dict[str, str | None], out: _Writer) -> bool:
    """Writes what stands before an element's content; False when the element has none to visit."""
    if tag == "br":
        out.line_break()
        return False
    if tag == "img":
        _image(attributes, out)
        return False
    if tag == "hr":
        out.block()
        out.current.append("_" * 32)
        out.line_break()
        return False
    _open_block(tag, node, attributes, out)
    return True


def _open_block(tag: str, node: Any, attributes: dict[str, str | None], out: _Writer) -> None:
    if tag in _APART:
        out.apart()
    elif tag not in {"td", "th"} or not out.in_data_row():
        out.block()
    elif out.current:
        out.current.append(" | ")
    if tag == "tr":
        out.rows.append(_is_data_row(node))
    if attributes and tag != "blockquote":
        _mark_program(attributes, out)
    if tag == "blockquote" and not _is_indent(attributes):
        out.quotes += 1
    elif tag in {"ul", "ol", "li"}:
        _open_list(tag, attributes, out)
    elif tag == "pre":
        out.pre += 1


def _open_list(tag: str, attributes: dict[str, str | None], out: _Writer) -> None:
    """`lists` holds the next number of every open list, 0 for bullets."""
    start = attributes.get("start") or "1"
    if tag != "li":
        out.lists.append(int(start) if tag == "ol" and start.isdecimal() and len(start) < 6 else int(tag == "ol"))
        return
    indent = "  " * max(0, len(out.lists) - 1)
    if out.lists and out.lists[-1]:
        out.pending_bullet = f"{indent}{out.lists[-1]}. "
        out.lists[-1] += 1
    else:
        out.pending_bullet = f"{indent}• "


def _is_indent(attributes: dict[str, str | None]) -> bool:
    """Old editors indent with <blockquote style="margin: 0 0 0 40px; border: none; …">: not a quote."""
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "border:none" in style and attributes.get("type") != "cite"


def _is_data_row(row: Any) -> bool:
    """A row of a data table: several short cells without blocks in them. Layout tables read as paragraphs."""
    cells = 0
    cell = row.child
    while cell is not None and cells < 60:
        cells += cell.tag in {"td", "th"}
        cell = cell.next
    return 2 <= cells < 60 and row.css_first("table, ul, ol, blockquote, img[width], p + p, div div") is None


def _mark_program(attributes: dict[str, str | None], out: _Writer) -> None:
    named, marked = attributes.get("class"), attributes.get("id")
    if not named and not marked and "name" not in attributes and "data-smartmail" not in attributes:
        return
    classes = set(named.lower().split()) if named else set()
    name = (marked or "").lower()
    if not classes.isdisjoint(_QUOTE_CLASSES) or name in _QUOTE_IDS or attributes.get("name") == "messageReplySection":
        out.mark(QUOTE_MARK)
    elif (
        classes & _SIGNATURE_CLASSES or name in _SIGNATURE_IDS or attributes.get("data-smartmail") == "gmail_signature"
    ):
        out.mark(SIGNATURE_MARK)


def _image(attributes: dict[str, str | None], out: _Writer) -> None:
    source = attributes.get("src") or ""
    alt = _SPACE.sub(" ", attributes.get("alt") or "").strip()
    if alt and len(alt) <= 200 and not source.lower().startswith("cid:"):
        out.text(f"[{alt}]")


def _close(node: Any, tag: str, out: _Writer) -> None:
    if tag == "a":
        _link(node, out)
        return
    if tag not in _BLOCK:
        return
    if tag in {"td", "th"} and out.in_data_row():
        return
    out.block()
    if tag == "tr":
        out.rows.pop()
    elif tag == "pre":
        out.pre -= 1
    elif tag in {"ul", "ol"} and out.lists:
        out.lists.pop()
    elif tag == "li":
        out.pending_bullet = ""
    elif tag == "blockquote" and not _is_indent(node.attributes):
        out.end_quote()
    if tag in _APART:
        out.apart()


def _link(node: Any, out: _Writer) -> None:
    target = _SPACE.sub("", node.attributes.get("href") or "")
    if not target.lower().startswith(("http://", "https://", "mailto:", "tel:", "ftp://")):
        return
    out.links += 1
    if out.links > MAX_LINKS:
        out.cut = True
        return
    shown = _SPACE.sub(" ", node.text() or "").strip()
    bare = target.partition(":")[2].strip("/")
    if target.lower().startswith(("mailto:", "tel:")):
        bare = bare.partition("?")[0]
    if (
        bare
        and bare not in shown
        and target not in shown
        and (shown or node.css_first("img:not([alt]), img[alt='']") is None)
    ):
        out.text(f" ({target[:2000]})" if out.current else target[:2000])
