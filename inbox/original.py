"""What arrived, byte for byte, made safe to look at: JSON laid out, the HTML of a mail sanitised, anything else as text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

import nh3

SHOWN = 200_000
"""Characters of an original that a page shows; the rest is in the file to download."""
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
"""The policy of a sanitised page in its frame: no scripts, no forms, nothing remote."""
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ATTRIBUTES = {
    "*": {"align", "dir", "lang", "style", "title", "valign", "width", "height", "bgcolor"}, "a": {"href"},
    "img": {"alt", "src"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "font": {"color", "face", "size"},
}  # fmt: skip
_STYLES = {
    "color", "background-color", "font-weight", "font-style", "font-size", "font-family", "text-align", "text-decoration", "padding",
    "margin", "border", "border-collapse", "width", "height", "line-height", "vertical-align",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """`text` to show, cut at SHOWN characters; `html` is not empty when the raw is a mail with an HTML part."""

    text: str
    html: str
    cut: bool


def original(body: bytes) -> Original:
    """Reads a raw's bytes. Never raises: what can't be decoded shows replacement characters."""
    html = _html(body)
    text = _laid_out(body)
    return Original(text=text[:SHOWN], html=html, cut=len(text) > SHOWN)


def _laid_out(body: bytes) -> str:
    text = _decoded(body, "")
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
        except (ValueError, RecursionError):
            return text
    return text


def _html(body: bytes) -> str:
    if body.lstrip()[:1] in (b"{", b"["):
        return ""
    try:
        part = next((part for part in _own(message_from_bytes(body)) if part.get_content_type() == "text/html"), None)
        payload = None if part is None else part.get_payload(decode=True)
    except (ValueError, RecursionError):
        return ""
    if part is None or not isinstance(payload, bytes):
        return ""
    return _sanitised(_decoded(payload, part.get_content_charset(""))[:SHOWN])


def _own(part: Message) -> Iterator[Message]:
    """What its author wrote: no file and no attached mail, whatever pages are in them."""
    if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
        return
    if not part.is_multipart():
        yield part
    for inner in part.get_payload() if part.is_multipart() else ():
        if isinstance(inner, Message):
            yield from _own(inner)


def _decoded(data: bytes, label: str) -> str:
    """By the first that can read it: UTF-8 (labels lie), its label, what it names itself, what most Russian mail without one is in."""
    named = _CHARSET.search(data[:SHOWN])
    inside = named[1].decode("ascii", "replace") if named else ""
    unmarked = label if data.isascii() else "utf-8"  # seven-bit charsets look like UTF-8
    for charset in filter(None, (unmarked, label, inside, "windows-1251")):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _sanitised(html: str) -> str:
    clean = nh3.clean(
        html,
        tags=(nh3.ALLOWED_TAGS | {"font", "center"}),
        attributes=_ATTRIBUTES,
        filter_style_properties=_STYLES,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        link_rel="noopener noreferrer nofollow",
        attribute_filter=_harmless,
    )
    return f'<!doctype html><meta charset="utf-8"><base target="_blank">{clean}'


def _harmless(tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if value.startswith(("data:image/png", "data:image/jpeg", "data:image/gif")) else None
    # Browsers drop tabs, line ends and leading blanks before they read the scheme (WHATWG URL §4.4).
    bare = "".join(letter for letter in value if letter > " ").lower()
    return None if bare.startswith("data:") else value
