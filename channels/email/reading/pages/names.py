"""What there is among elements, by their names (HTML section 4)."""

import re

NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:_-]{0,40}")
RAW = {"style", "script", "title", "xml"}  # their content is no markup; <xml> is Word's notes to itself
SKIPPED = RAW | {"template", "iframe", "svg", "math", "select"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th",
    "tr", "ul", "body", "html", "caption", "thead", "tfoot", "details", "summary", "figcaption", "legend", "menu", "dir",
    "signature", "dialog", "hgroup", "search", "listing",
}  # fmt: skip
# With an empty line around.
APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre", "dl"}
# Their closing tags may be left out (HTML section 13.1.2.4).
UNCLOSED = {"p", "li", "td", "th", "tr", "dd", "dt", "html", "body"}
VOID = {"br", "img", "hr", "input", "meta", "link", "col", "area", "base", "wbr"}
BREAKING = {*BLOCKS, *(f"/{name}" for name in BLOCKS), "br", "/br"}  # tags that end a line
