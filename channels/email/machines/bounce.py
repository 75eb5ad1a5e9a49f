"""Reports for machines (RFC 3464): what became of each recipient, field by field."""

import re
from collections.abc import Iterator

import msgspec

from channels.email.machines.codes import CODE, FIELD
from channels.email.machines.delivery import Delivery, is_permanent, worst_first
from channels.email.machines.reasons import reason_of, status_for
from channels.email.machines.recipients import ANYWHERE
from channels.email.machines.worded import MAX_RECIPIENTS, MAX_REPORT, from_words
from channels.email.reading.addresses import normalise
from channels.email.reading.headers import Headers, read_headers

_ESCAPED = re.compile(r"\\x\{([0-9A-Fa-f]{2,6})\}")
_XTEXT = re.compile(r"\+(2B|3D)")  # the two signs of an address that ORCPT escapes (RFC 3461 section 4)
_NAMES = re.compile(rb"^(?:(?:final|original)-recipient|action|status)(?=[ \t]{0,9}:)", re.IGNORECASE | re.MULTILINE)
# A server's further lines, put there as they came.
_UNFOLDED = re.compile(rb"\r?\n(?![ \t]|[A-Za-z][\w-]{0,60}[ \t]{0,9}:)")
_FIELDS = re.compile(r"^(?:reporting-mta|(?:final|original)-recipient|action)[ \t]{0,9}:", re.IGNORECASE | re.MULTILINE)
_RECIPIENTS, _OUTCOMES = frozenset({b"final-recipient", b"original-recipient"}), frozenset({b"action", b"status"})
_ONCE = frozenset({"final-recipient", "original-recipient", "action", "status"})
_ACTIONS = frozenset({"failed", "delayed", "delivered", "relayed", "expanded"})


def from_report(content: bytes, text: str = "") -> tuple[list[Delivery], list[Headers]]:
    """(the recipients, worst first, and the raw blocks) of a message/delivery-status: a block for the mail, then one a recipient.

    `text` is what the report says to people: it tells where the fields have no diagnostic.
    """
    blocks = fields_of(content)
    found = [_reported(one) for block in _joined(blocks) for one in _recipients(block)]
    silent = {one.recipient: one.action for one in found if not one.diagnostic and one.action in {"failed", "delayed"}}
    if silent and text:
        action = "failed" if "failed" in silent.values() else "delayed"
        told = {one.recipient: one for one in from_words(text, " ".join(silent), frozenset(), action=action)}
        found = [_explained(one, told[one.recipient]) if one.recipient in told else one for one in found]
    distinct: dict[tuple[str, str], Delivery] = {}
    for one in worst_first(found):
        distinct.setdefault((one.recipient, one.action), one)  # some name a recipient twice
    return list(distinct.values())[:MAX_RECIPIENTS], blocks


def is_report(content: bytes) -> bool:
    """Whether a part of whatever type holds the fields of a delivery report."""
    named = {one.lower() for one in _NAMES.findall(content[:MAX_REPORT])}
    return not named.isdisjoint(_RECIPIENTS) and not named.isdisjoint(_OUTCOMES)


def before_fields(text: str) -> str:
    """What a report says to people above the fields, where both are one text."""
    fields = _FIELDS.search(text)
    return text[: fields.start()] if fields else text


def fields_of(content: bytes) -> list[Headers]:
    """The blocks of fields of a report for machines, in order."""
    found = []
    for piece in re.split(rb"\r?\n[ \t]*\r?\n", content[:200_000])[:500]:
        fields, _ = read_headers(_UNFOLDED.sub(b" ", piece.strip()) + b"\n")
        if fields.fields:
            found.append(fields)
    return found


def _joined(blocks: list[Headers]) -> list[Headers]:
    """All as one where blank lines part what became of a recipient from his address."""
    named = [any(name in block for name in ("final-recipient", "original-recipient")) for block in blocks]
    told = ["action" in block or "status" in block for block in blocks]
    pairs = list(zip(named, told, strict=True))
    if (True, False) in pairs and (False, True) in pairs:
        return [Headers([field for block in blocks for field in block.fields])]
    return blocks


def _recipients(block: Headers) -> Iterator[Headers]:
    """The recipients of a block: one, or several where the blank lines between them are missing; also one whom it doesn't name."""
    if not (any(name in block for name in ("final-recipient", "original-recipient")) or _tells(block)):
        return
    current: list[tuple[str, bytes]] = []
    seen: set[str] = set()
    for name, value in block.fields:
        if name in _ONCE and name in seen:
            yield Headers(current)
            current, seen = [], set()
        current.append((name, value))
        seen.add(name)
    yield Headers(current)


def _tells(block: Headers) -> bool:
    return "action" in block and "status" in block


def address_of(value: str) -> str:
    """`rfc822; <a@b.example>` as the address; the escapes of RFC 6533 section 3 (`\\x{E9}`) undone."""
    value = _ESCAPED.sub(_unescaped, value.rpartition(";")[2])
    found = ANYWHERE.search(value[:1000])
    return normalise(found.group() if found else value.strip(" <>"))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _reported(block: Headers) -> Delivery:
    diagnostic = block.text("diagnostic-code") or block.text("x-supplementary-info")
    kind, semicolon, words = diagnostic.partition(";")
    words = words.strip() if semicolon and len(kind) < 40 else diagnostic
    code = CODE.search(words)
    status = _status(block.text("status"), diagnostic)
    asked = address_of(_XTEXT.sub(lambda sign: chr(int(sign.group(1), 16)), block.text("original-recipient")))
    final = address_of(block.text("final-recipient"))
    # X.400's, a host's or a channel's own name (Sun's `joe@ims-ms-daemon`), or Exchange's of a mailbox that it no longer knows.
    if "." not in final.partition("@")[2] or final.startswith("imceaex-"):
        final = asked or final
    first = status[:1] or (code.group(1)[0] if code else "")
    action = _action(block.word("action"), first)
    if first == "2" and action in {
        "failed",
        "delayed",
    }:  # an earlier server's answer, or a careless program's: no word of why
        status = words = first = ""
    reason = "" if first == "2" else reason_of(status, words, action=action)
    if not status and action != "delivered":
        status = status_for(reason, code.group(1) if code else "")
    return Delivery(
        recipient=final,
        action=action,
        status=status,
        diagnostic=words[:500],
        permanent=action == "failed" and is_permanent(first or status[:1] or "5", reason),
        reason=reason,
        asked=asked or final,
    )


def _explained(field: Delivery, words: Delivery) -> Delivery:
    """What the fields say of a recipient, with why from the words for people."""
    status = _status(field.status, words.status)
    reason = reason_of(status, words.diagnostic, action=field.action)
    permanent = field.action == "failed" and is_permanent(status[:1] or "5", reason)
    return msgspec.structs.replace(
        field, status=status, diagnostic=words.diagnostic, reason=reason, permanent=permanent
    )


def _status(said: str, diagnostic: str) -> str:
    """The Status field, or the reply's own where the field only says that it was some failure (X.0.0)."""
    field, reply = FIELD.search(said), FIELD.search(diagnostic)
    if field is None:
        return reply.group() if reply else ""
    if reply is not None and field.group().endswith(".0.0") and reply.group(1) == field.group(1):
        return reply.group()
    return field.group()


def _action(said: str, first: str) -> str:
    word = re.match(r"[a-z]{0,20}", said)
    named = word.group() if word else ""
    if named in _ACTIONS:
        return named
    if named:
        return "delayed" if named.startswith("delay") else "failed"
    return {"2": "delivered", "4": "delayed"}.get(first, "failed")
