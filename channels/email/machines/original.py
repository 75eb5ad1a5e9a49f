"""Which mail of ours a report is about, and to whom that one was sent."""

import re
from collections.abc import Iterable, Iterator

from channels.email.machines.recipients import first_address, of_verp
from channels.email.reading.addresses import addresses
from channels.email.reading.headers import Headers, message_ids, read_headers
from channels.email.reading.mime import Entity

_TO_LINE = re.compile(r"^[>\s]{0,8}to:\s{0,10}([^\n]{3,500})", re.IGNORECASE | re.MULTILINE)
_CALLED = r"(?:message[ -]?id|nachrichten-?id|идентификатор (?:письма|сообщения))"
_ID_LINE = re.compile(
    rf"(?:(?:^[>\s]{{0,8}}message-id ?:|\b{_CALLED}\)?(?: ?[:=|])?)\s{{0,10}}|\bmessage\)?:?[ \t]{{0,4}})"
    rf"(<[^<>\s@]{{1,300}}@[^<>\s]{{1,200}}>)"
    rf"|\b{_CALLED}\)?(?: ?[:=])?[ \t]{{0,10}}[\"']?([\w.$%+=-]{{1,200}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})",
    re.IGNORECASE | re.MULTILINE,
)
_ID_WORDS = ("message", "nachricht", "идентификатор")
# As Amazon SES tells it by SNS.
_ID_JSON = re.compile(r'"message-?id"[:,](?:"value":)?"(<[^<>\s"]{3,500}>)"', re.IGNORECASE)
_MAYBE_MAIL = {"text/plain", "application/octet-stream"}


def cited(values: Iterable[bytes]) -> str:
    """The last Message-ID of the first of these fields that has one."""
    return next((found[-1] for value in values if (found := message_ids(value))), "")


def returned_id(tree: Entity) -> str:
    """The Message-ID of the mail that a report returns, whole or its headers only."""
    return next((found[0] for fields in _returned(tree) if (found := message_ids(fields.raw("message-id")))), "")


def id_line(text: str) -> re.Match[str] | None:
    """Looked for where the word stands at all: a pattern that ignores case is asked at every character."""
    text = text[:200_000]
    low = text.lower()
    return _ID_LINE.search(text) if any(word in low for word in _ID_WORDS) else None


def told_id(text: str) -> str:
    """The Message-ID of a mail that is copied into the words."""
    found = id_line(text) or _ID_JSON.search(text[:20_000])
    if found is None:
        return ""
    return found.group(1) or f"<{found.group(2)}>"  # some leave its brackets out


def _returned(tree: Entity) -> Iterator[Headers]:
    """The fields of the mail that a report returns, in whatever form."""
    for entity in tree.walk():
        if entity.path == "":
            continue
        yield entity.headers
        if entity.type.startswith(("text/rfc822", "message/")) or (entity.type in _MAYBE_MAIL and entity.path != "1"):
            fields, _ = read_headers(entity.content().lstrip())
            yield fields


def sent_to(tree: Entity, text: str, subject: str, ours: frozenset[str]) -> str:
    """Whom a report is about that names nobody: to whom the mail was sent that it returns, or its subject or an address of ours names."""
    return _returned_to(tree, text, ours) or first_address(subject, ours) or of_verp(ours)


def _returned_to(tree: Entity, text: str, own: frozenset[str]) -> str:
    """The one address that the returned mail was sent to, where the report names none; "" for several."""
    found = [one.address for fields in _returned(tree) for one in addresses(fields.all("to"))]
    if not found and (line := _TO_LINE.search(text[:200_000])) is not None:
        found = [one.address for one in addresses([line.group(1).encode()])]
    distinct = {one for one in found if "@" in one and one not in own}
    return distinct.pop() if len(distinct) == 1 else ""
