"""Reports on mails of ours: deliveries (RFC 3464), read receipts (RFC 8098), complaints (RFC 5965).

The last two also without the parts that these ask for; `undelivered` reads such reports of deliveries.
"""

import re
from collections.abc import Iterator

import msgspec

from channels.email.machines import bounce, delivery, worded
from channels.email.machines.finding import Finding, of_deliveries
from channels.email.machines.original import cited, returned_id, sent_to, told_id
from channels.email.machines.phrases import bounces, fields, receipts
from channels.email.machines.signs import Mail, asks, paragraphs
from channels.email.reading.headers import Headers
from channels.email.reading.mime import Entity
from router import prefixes
from router.schema import ReceiptState


def by_parts(mail: Mail) -> Finding | None:
    """A report that has the part for machines."""
    tree = mail.tree
    trusted = tree.type == "multipart/report" or mail.from_nobody() or fields.DAEMON.match(mail.sender) is not None
    for entity in tree.walk():
        if entity.type in _DELIVERIES:
            return _delivery(mail, entity) if trusted or not (mail.passes_on() or mail.asks()) else None
        if entity.type in {"message/disposition-notification", "message/global-disposition-notification"}:
            return _disposition(mail, entity)
        if entity.type == "message/feedback-report":
            return Finding(kind="complaint", because="message/feedback-report (RFC 5965)", original=returned_id(tree))
        if entity.type in _MAILS and not trusted:
            return None  # somebody forwards a report: the report isn't about us
        if trusted and entity.type in _RELABELLED and bounce.is_report(entity.content()):
            return _delivery(mail, entity)
    if tree.type == "multipart/report" and tree.params.get("report-type", "").lower() == "feedback-report":
        return Finding(
            kind="complaint", because="multipart/report of a complaint (RFC 5965)", original=returned_id(tree)
        )
    return _by_fields(mail) if tree.type == "text/plain" else None


# The fields that RFC 8098 section 3.2.6 and RFC 5965 section 3.1 ask for, where a gateway made one text of the parts.
_DISPOSITION = re.compile(r"^disposition ?: ?(?:manual|automatic)-action ?/", re.IGNORECASE | re.MULTILINE)
_AGENT = re.compile(r"^(?:user-agent|version) ?:", re.IGNORECASE | re.MULTILINE)  # both are asked for beside it
_FEEDBACK = re.compile(r"^feedback-type ?: ?[a-z-]{3,20}$", re.IGNORECASE | re.MULTILINE)


def _by_fields(mail: Mail) -> Finding | None:
    if "-action" not in mail.text and "Feedback-Type" not in mail.text:
        return None
    if prefixes.is_forward(mail.subject) or mail.asks():
        return None
    if _FEEDBACK.search(mail.text) and _AGENT.search(mail.text):
        return Finding(kind="complaint", because="fields of a complaint (RFC 5965)", original=told_id(mail.text))
    return _disposition(mail, mail.tree) if _DISPOSITION.search(mail.text) else None


_DELIVERIES = {"message/delivery-status", "message/global-delivery-status"}
_MAILS = {"message/rfc822", "message/global"}
# What relays and old servers call the part for machines.
_RELABELLED = {
    "text/plain",
    "application/octet-stream",
    "message/rfc822-headers",
    "text/rfc822-headers",
    "message/report",
}


def _deliveries(tree: Entity) -> Iterator[Entity]:
    """The parts for machines of the mail itself: a gateway may hand on several reports as one. A mail that it returns has its own."""
    for entity in tree.children:
        if entity.type in _DELIVERIES:
            yield entity
        elif entity.type not in _MAILS:
            yield from _deliveries(entity)


def _delivery(mail: Mail, entity: Entity) -> Finding | None:
    """RFC 3464: the worst recipient decides. None when the part names no recipient: the words may."""
    text = mail.text if entity.path else bounce.before_fields(mail.text)
    further = [one.content() for one in _deliveries(mail.tree) if one is not entity]
    found, blocks = bounce.from_report(b"\n\n".join([entity.content(), *further]), text)
    found = _with_names(mail, found)
    if not found:
        return None
    told = [block.raw(name) for block in blocks for name in ("x-original-message-id", "original-message-id")]
    original = returned_id(mail.tree) or told_id(mail.text) or cited([*told, *mail.thread()])
    because = f"{entity.type} says {found[0].action} (RFC 3464)"
    return of_deliveries(found[0], tuple(found), because, original)


def _with_names(mail: Mail, found: list[delivery.Delivery]) -> list[delivery.Delivery]:
    """Whom the fields don't name is the one to whom the returned mail was sent; without one they tell of nobody."""
    if all(one.recipient for one in found):
        return found
    to = sent_to(mail.tree, mail.text, mail.subject, mail.ours())
    named = [one if one.recipient else msgspec.structs.replace(one, recipient=to, asked=to) for one in found]
    return [one for one in named if one.recipient]


def _disposition(mail: Mail, entity: Entity) -> Finding:
    """RFC 8098: displayed, deleted, dispatched, processed. A recipient's filter that refuses says «deleted» (RFC 3028 section 4.1)."""
    fields = next((one for one in bounce.fields_of(entity.content()) if "disposition" in one), Headers([]))
    what = fields.text("disposition").rpartition(";")[2].strip().lower() or fields.text("disposition").lower()
    original = cited([fields.raw("original-message-id")]) or returned_id(mail.tree) or cited(mail.thread())
    recipient = bounce.address_of(fields.text("final-recipient"))
    because = f"message/disposition-notification says {what[:40] or 'nothing'} (RFC 8098)"
    if what.startswith("deleted") and bounces.REFUSED.search(mail.text[:600].lower()):
        refused = delivery.told(recipient, mail.text[: worded.MAX_REPORT], action="failed")
        return of_deliveries(refused, (refused,), because, original)
    state: ReceiptState | None = "read" if "displayed" in what else None
    return Finding(
        kind="receipt", because=because, state=state, original=original, recipient=recipient, reason=what[:200]
    )


def read_by_words(mail: Mail) -> Finding | None:
    """«Прочтено: …» without the part that RFC 8098 asks for. Which mail was read nobody can tell for sure."""
    if not receipts.READ_SUBJECT.match(mail.subject) or not receipts.READ_WORDS.search(said := mail.said()[:3000]):
        return None
    declared = mail.from_nobody() or mail.headers.word("auto-submitted") not in {"", "no"}
    lines = paragraphs(said).split("\n")
    when = any(receipts.WHEN.search(line) and receipts.READ_WORDS.search(line) for line in lines)
    if declared or (when and "?" not in said):
        return Finding(kind="receipt", because=f"a read receipt's subject ({mail.subject[:60]}) and words")
    return None


def complaint_by_words(mail: Mail) -> Finding | None:
    """A provider's complaint without the part that RFC 5965 asks for: Microsoft's junk mail reporting, Amazon SES by SNS."""
    if fields.NO_REPLY.match(mail.sender) and '"notificationType":"Complaint"' in mail.text[:2000]:
        return Finding(kind="complaint", because="Amazon SES says «Complaint»", original=told_id(mail.text))
    if mail.headers.those_of(receipts.COMPLAINT_FIELDS) or receipts.COMPLAINT_SUBJECT.match(mail.subject):
        original = returned_id(mail.tree) or cited(mail.thread())
        return Finding(kind="complaint", because=f"a provider's complaint: {mail.subject[:60]}", original=original)
    beginning = mail.text[:3000]
    if not ("eedback-" in beginning or "EEDBACK-" in beginning):
        return None
    typed = receipts.COMPLAINT_TYPE.search(low := beginning.lower())
    if typed and not (mail.passes_on() or asks(low)):
        return Finding(kind="complaint", because=f"{typed.group()} (RFC 5965)", original=told_id(mail.text))
    return None
