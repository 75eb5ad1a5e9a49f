"""Which of a mail's alternatives is the one to read."""

import re

import msgspec

from channels.email.reading.mime import Entity
from channels.email.reading.pages import glance

_STUB = re.compile(
    r"html|не поддержива|your (?:mail|email) client|view (?:this|it)\b.{0,20} in\b|браузер", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(nbsp;|[lr](?:aquo|dquo);|[mn]dash;|hellip;|quot;|amp;|#\d{2,5};)")
_WORDS = re.compile(r"\w{2,40}")
_RULE_OF_STYLE = re.compile(r"[^{}]{1,200}\{[^{}]{0,200}:[^{}]{1,100}[;}]")
_NUMBER = re.compile(r"\d{2,}")
_LETTER = re.compile(r"[^\W\d_]")
MIN_NUMBERS = 3
BODY_TYPES = {"text/plain", "text/html", "text/enriched", "text/richtext", "text/x-plain", "text/markdown"}
_NOTHING = re.compile(r"(?:\s|&nbsp;)*+")  # some programs put a page's blank into the plain text
_TARGET = re.compile(r"(?:https?://|mailto:)\S{1,2000}")  # of a link, which a plain text may leave out


class Text(msgspec.Struct):
    """A readable piece. HTML is converted only when it is chosen: that is the dearest step of reading a mail."""

    source: str
    html: bool = False
    seen: str | None = None

    def visible(self) -> str:
        """About what there is to read; looked at once."""
        if self.seen is None:
            self.seen = glance.visible(self.source) if self.html else self.source.strip()
        return self.seen

    def blank(self) -> bool:
        return _NOTHING.fullmatch(self.source) is not None or (self.html and not self.visible())


def without_twins(texts: list[str]) -> list[str]:
    """Without a text that only repeats another: some programs send both forms one after the other as if they were two texts."""
    if len(texts) < 2:
        return texts
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault("".join(filter(str.isalnum, _TARGET.sub("", text))) or text, text)
    return list(found.values())


class Alternative(msgspec.Struct, frozen=True, eq=False):
    """One of them: its type, and what there is to read in it."""

    flavour: str
    texts: list[Text]

    def size(self) -> int:
        return sum(len(one.visible()) for one in self.texts)

    def blank(self) -> bool:
        return all(one.blank() for one in self.texts)


def flavour(entity: Entity) -> str:
    """The type of the text in it, however deep."""
    if entity.type in BODY_TYPES:
        return entity.type
    for child in entity.children:
        if (found := flavour(child)) in BODY_TYPES:
            return found
    return entity.type


def best(offered: list[Alternative]) -> Alternative | None:
    """Plain text as its writer's program made it, unless it is empty, a stub, or far poorer than the HTML."""
    plain = next((one for one in offered if one.flavour != "text/html" and not one.blank()), None)
    markup = sum(len(text.source) for one in offered if one.flavour == "text/html" for text in one.texts)
    plain_size = plain.size() if plain is not None else 0
    if plain is not None and plain_size >= 300 and markup <= 2 * plain_size + 80:
        return plain  # there can't be more to read in the HTML
    rich = next((one for one in reversed(offered) if one.flavour == "text/html" and not one.blank()), None)
    if plain is None or rich is None:
        return plain or rich or (offered[-1] if offered else None)
    rich_size = rich.size()
    said = plain.texts[0].visible()[:300]
    stub = plain_size < 300 and rich_size > plain_size and _STUB.search(said) is not None
    if stub or rich_size > 2 * plain_size + 80 or _is_made(said, rich.texts):
        return rich
    if plain_size < 300 and _is_a_piece(said, " ".join(one.visible() for one in rich.texts)):
        return rich
    return rich if plain_size <= 2 * rich_size + 80 and _is_another(said, rich.texts) else plain


def _is_made(said: str, page: list[Text]) -> bool:
    """A script made it of the page by throwing the tags away, so that references or styles stand in it, which nobody wrote."""
    return ("&" in said and _is_stripped(said, page)) or (
        "{" in said
        and _RULE_OF_STYLE.match(said) is not None
        and all("<style" in one.source and "{" not in one.visible() for one in page)
    )


def _is_a_piece(said: str, seen: str) -> bool:
    """Its beginning, as a preview; or what is left without its numbers, or without its letters."""
    if said.endswith(("..", "…")) and seen.startswith(said.rstrip(".… ")) and not seen.startswith(said):
        return True
    if _NUMBER.search(said) is None and len(_NUMBER.findall(seen[:1000])) >= MIN_NUMBERS:
        return True
    return "??" in said and _LETTER.search(said) is None and _LETTER.search(seen) is not None


def _is_stripped(said: str, page: list[Text]) -> bool:
    found = _REFERENCE.search(said)
    return found is not None and not any(f"&amp;{found[1]}" in one.source for one in page)


def _is_another(said: str, page: list[Text]) -> bool:
    """Hardly a word of it stands in the page: it is about the mail and not of it («Your program shows no HTML», a style, a dot). Unless
    the page is a piece of it, or has no words left."""
    seen = " ".join(one.visible() for one in page)
    # Large and small letters are mostly the same in both, and a page takes long to be made small.
    if not (_lacks(seen, said) and _lacks(seen.lower(), said.lower())):
        return False
    return _WORDS.search(seen) is not None and _lacks(said.lower(), seen.lower())


def _lacks(seen: str, said: str) -> bool:
    words = _WORDS.findall(_TARGET.sub("", said))[:30]
    return sum([word in seen for word in words]) * 2 <= len(words)
