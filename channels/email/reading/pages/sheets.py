"""What a page's style sheets say of its elements, as far as it shapes text (CSS Cascading and Inheritance 4, section 6)."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from channels.email.reading.pages.tags import Tag

MAX_RULES = 200  # of a page that tell something
MAX_STYLE = 2000  # characters of one
MAX_CONDITIONS = 20  # within each other
MAX_REMEMBERED = 20_000  # characters of sheets that are read once for all pages: a program has the same in each

# What is read of a style elsewhere in this folder, and the words without which a rule says nothing of it.
_PROPERTIES = {
    "display", "visibility", "white-space", "text-decoration", "text-decoration-line", "float", "opacity", "max-height", "height",
    "overflow", "font-size", "left", "top", "text-indent", "clip", "flex-direction", "vertical-align", "list-style", "list-style-type",
    "margin", "margin-left", "margin-right", "padding", "padding-left", "padding-right", "width", "min-width",
}  # fmt: skip
_TELLING = (
    "display", "visibility", "white-space", "line-through", "float", "opacity", "overflow", "max-height", "absolute", "-99", "super",
    "list-style", "margin-left", "padding-left", "-right", "size:0", "size: 0", "size:1px", "size: 1px",
)  # fmt: skip
# By a name alone nothing is hidden: pages for AMP hide their body until a script shows it.
_OF_ALL = {"display", "white-space", "text-decoration", "text-decoration-line", "float"}
_DECLARATION = re.compile(r"([a-zA-Z-]{1,40})\s{0,20}:\s{0,20}([^;]{1,300})")
_SELECTOR = re.compile(
    r"(?:(?:html|body|\*) ){0,3}(\*|[a-z][a-z0-9]{0,9})?"
    r"((?:[.#][\w-]{1,60}|\[(?:class~|id)=[\"']?[\w-]{1,60}[\"']?\]){0,4})",
    re.IGNORECASE,
)
_WORD = re.compile(r"([.#]|\[class|\[id)~?=?[\"']?([\w-]+)")
_MEDIA = re.compile(r"[^>]{0,500}?\bmedia\s?=\s?(?:\"([^\">]{0,300})|'([^'>]{0,300})|([^\s>]{1,100}))", re.IGNORECASE)
# A wide window meets these.
_ON_SCREENS = re.compile(
    r"(?:(?:only )?(?:all|screen)|\(min-(?:device-)?width ?: ?[1-7]?\d{1,2}px\))(?: and \(min-(?:device-)?width ?: ?[1-7]?\d{1,2}px\))?",
    re.IGNORECASE,
)


class Rule(msgspec.Struct, frozen=True):
    """Its style is that of elements with this name ("" for any), these classes and this id ("" for any)."""

    element: str
    classes: frozenset[str]
    id: str
    place: int
    style: list[tuple[str, str]]

    def key(self) -> str:
        """Where it stands among `Sheets`."""
        return min(self.classes, default="") or (f"#{self.id}" if self.id else self.element)

    def weight(self) -> tuple[bool, int, bool, int]:
        """The heavier decides."""
        return bool(self.id), len(self.classes), bool(self.element), self.place

    def matches(self, name: str, classes: list[str], marked: str) -> bool:
        return self.element in ("", name) and self.id in ("", marked) and self.classes.issubset(classes)


class Sheets(msgspec.Struct, frozen=True, eq=False):
    """Rules by a class, else by "#" and the id, else by the element's name; and by their spellings tags as they have them, which pages
    fill in: those of white space made single blanks, and others."""

    rules: dict[str, list[Rule]] = {}
    tags: dict[str, Tag] = {}
    unspaced: dict[str, Tag] = {}


NO_SHEETS = Sheets()


def read_sheets(source: str) -> Sheets:
    """The rules of a page for every program and every wide screen that say something of how its text is read."""
    sheets = tuple(_sheets(source))
    return (_remembered if sum(map(len, sheets)) <= MAX_REMEMBERED else _read)(sheets)


def _read(sheets: tuple[str, ...]) -> Sheets:
    found: dict[str, list[Rule]] = {}
    place = 0
    for sheet in sheets:
        for selectors, declared in _blocks(sheet):
            if place >= MAX_RULES:
                return Sheets(found)
            style = [one for one in _declarations(declared[:MAX_STYLE]) if one[0] in _PROPERTIES]
            for selector in selectors[-MAX_STYLE:].split(","):
                place += 1
                if (rule := _rule(" ".join(selector.split()), style, place)) is not None:
                    found.setdefault(rule.key(), []).append(rule)
    return Sheets(found) if found else NO_SHEETS


_remembered = lru_cache(maxsize=32)(_read)


def style(sheets: Sheets, name: str, attributes: dict[str, str]) -> str:
    """The style of an element by sheets and by its own attribute."""
    classes, marked = attributes.get("class", "").split(), attributes.get("id", "")
    keys = [name, *classes, f"#{marked}"]
    rules = [rule for key in keys for rule in sheets.rules.get(key, ()) if rule.matches(name, classes, marked)]
    if not rules:
        return attributes.get("style", "")
    said = [one for rule in sorted(rules, key=Rule.weight) for one in rule.style]
    said += _declarations(attributes.get("style", ""))
    said.sort(key=lambda one: "!" in one[1])  # what is important comes last
    return "; ".join(f"{key}: {value.partition('!')[0].strip()}" for key, value in dict(said).items())


def _sheets(source: str) -> Iterator[str]:
    """The content of every <style>: in no comment, as those for Outlook are, and of no other medium."""
    opening, closing = ("<style", "</style") if "<style" in source else ("<STYLE", "</STYLE")
    start, closed = source.find(opening), 0
    while start >= 0 and (end := source.find(closing, start)) >= 0:
        comment = source.rfind("<!--", closed, start)
        if comment < 0 or source.find("-->", comment + 2, start) >= 0:
            media = _MEDIA.match(source, start)
            if media is None or _is_met(media[1] or media[2] or media[3] or ""):
                yield source[source.find(">", start) + 1 : end]
        start, closed = source.find(opening, end), end


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of the rules that tell something."""
    words = [word for word in _TELLING if word in sheet]
    if not words:
        return
    first, *comments = sheet.split("/*")
    sheet = first + "".join(comment.partition("*/")[2] for comment in comments)
    met: list[bool] = []  # the conditions that are open around
    for block in sheet.replace("<!--", " ").replace("-->", " ").split("}"):
        *above, declared = block.split("{")
        if not above:
            met = met[:-1]
            continue
        *conditions, selectors = above
        met += [_is_met(one.strip().removeprefix("@media")) for one in conditions[:MAX_CONDITIONS]]
        if len(met) > MAX_CONDITIONS:
            return
        if all(met) and any(word in declared for word in words):
            yield selectors.rpartition(";")[2], declared


def _is_met(media: str) -> bool:
    return any(_ON_SCREENS.fullmatch(" ".join(one.split())) for one in media.split(","))


def _declarations(written: str) -> list[tuple[str, str]]:
    return [(name.lower(), value) for name, value in _DECLARATION.findall(written)]


def _rule(selector: str, style: list[tuple[str, str]], place: int) -> Rule | None:
    found = _SELECTOR.fullmatch(selector)
    if found is None:
        return None
    element, words = (found[1] or "").lower().removeprefix("*"), _WORD.findall(found[2])
    if not words:
        style = [one for one in style if one[0] in _OF_ALL and "none" not in one[1]]
        return Rule(element, frozenset(), "", place, style) if element and style else None
    ids = [word for mark, word in words if "#" in mark or "id" in mark]
    classes = frozenset(word for mark, word in words if "." in mark or "class" in mark)
    return Rule(element, classes, ids[0] if ids else "", place, style) if len(ids) < 2 else None
