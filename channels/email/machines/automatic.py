"""Mail that no person wrote: replies of programs, bounces, delays, receipts, complaints, lists. Each finding names its evidence.

Sources: RFC 3834 (Auto-Submitted), 3464 (delivery status), 8098 (read receipts), 5965 (complaints), 2919/2369 (lists); beyond them
the fields and phrases that mail servers really use. Nothing here answers or deletes anything.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from channels.email import prefixes
from channels.email.ids import is_ours
from channels.email.machines import absence, bounce, phrases
from channels.email.machines.reasons import claims
from channels.email.reading.addresses import addresses
from channels.email.reading.charset import unix_lines
from channels.email.reading.headers import Headers, message_ids
from channels.email.reading.mime import Entity, read_headers
from channels.email.replies import reply
from channels.email.sender import domains
from channels.email.words import Hints
from router.schema import AutomaticKind, ReceiptState


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`kind` "" means a person wrote it. `state` is news of a mail of ours: `original` its Message-ID, `reason` the server's words."""

    kind: AutomaticKind
    because: str = ""
    state: ReceiptState | None = None
    original: str = ""
    recipient: str = ""
    reason: str = ""
    permanent: bool = True
    deliveries: tuple[bounce.Delivery, ...] = ()


PERSON = Finding(kind="")


MAX_NOTICE = 3000  # characters of a mail that may call itself automatic in its words alone
_TO_LINE = re.compile(r"^[>\s]{0,8}to:\s{0,10}([^\n]{3,500})", re.IGNORECASE | re.MULTILINE)
_ID_LINE = re.compile(
    r"(?:^[>\s]{0,8}message-id:|\bmessage(?:[ -]id)?\)?:?)\s{0,10}(<[^<>\s@]{1,300}@[^<>\s]{1,200}>)",
    re.IGNORECASE | re.MULTILINE,
)
# As Amazon SES tells it by SNS.
_ID_JSON = re.compile(r'"message-?id"[:,](?:"value":)?"(<[^<>\s"]{3,500}>)"', re.IGNORECASE)


def find(tree: Entity, *, subject: str, sender: str, text: str, own: frozenset[str]) -> Finding:
    """What kind of automatic mail this is. `own` are the desk's mailboxes: a list that is one of them is no mailing list."""
    sender = sender or tree.headers.text("from")[:200].strip(' "<>').lower()  # «From: MAILER-DAEMON»
    subject = subject[tag.end() :] if (tag := prefixes.GATEWAY.match(subject)) else subject
    text = unix_lines(text)
    report = _report(tree, subject, sender, text)
    if report is not None:
        return report
    if bounce := _free_bounce(tree, subject, sender, text, own):
        return bounce
    return _reply_or_machine(tree, subject, sender, text, own)


def _report(tree: Entity, subject: str, sender: str, text: str) -> Finding | None:
    trusted = tree.type == "multipart/report" or _nobody(tree.headers) or phrases.DAEMON.match(sender) is not None
    for entity in tree.walk():
        if entity.type in {"message/delivery-status", "message/global-delivery-status"}:
            return (
                _delivery(tree, entity, text) if trusted or not (_shows(tree.headers, subject) or _asks(text)) else None
            )
        if entity.type in {"message/disposition-notification", "message/global-disposition-notification"}:
            return _disposition(tree, entity, text)
        if entity.type == "message/feedback-report":
            return Finding(kind="complaint", because="message/feedback-report (RFC 5965)", original=_returned_id(tree))
        if entity.type in {"message/rfc822", "message/global"} and not trusted:
            return None  # somebody forwards a report: the report isn't about us
        if trusted and entity.path and entity.type in _RELABELLED and bounce.is_report(entity.content()):
            return _delivery(tree, entity, text)
    return None


def _by_hand(headers: Headers) -> bool:
    """A program that people write with sent it."""
    return any(phrases.PROGRAMS.search(headers.raw(name)) for name in ("x-mailer", "user-agent"))


def _shows(headers: Headers, subject: str) -> bool:
    """A person passes on what came to him."""
    return prefixes.FORWARD.match(subject) is not None or _by_hand(headers)


def _asks(text: str) -> bool:
    return phrases.ASKS.search(text[:2000].lower()) is not None


def _replies(headers: Headers, subject: str) -> bool:
    return "in-reply-to" in headers or prefixes.ANSWER.match(subject) is not None


# What relays and old servers call the part for machines.
_RELABELLED = {
    "text/plain",
    "application/octet-stream",
    "message/rfc822-headers",
    "text/rfc822-headers",
    "message/report",
}


def _nobody(headers: Headers) -> bool:
    """The empty sender of RFC 5321 section 4.5.5, as the receiving server wrote it down, or the daemon's name that some write for it."""
    return phrases.NOBODY.match(headers.raw("return-path")) is not None


def _delivery(tree: Entity, entity: Entity, text: str) -> Finding | None:
    """RFC 3464: the worst recipient decides. None when the part names no recipient: the words may."""
    found, blocks = bounce.from_report(entity.content(), text)
    if not found:
        return None
    told = [block.raw(name) for block in blocks for name in ("x-original-message-id", "original-message-id")]
    original = _returned_id(tree) or _told_id(text) or _cited([*told, *_thread(tree.headers)])
    because = f"{entity.type} says {found[0].action} (RFC 3464)"
    return _found(found[0], tuple(found), because, original)


_MAYBE_MAIL = {"text/plain", "application/octet-stream"}


def _thread(headers: Headers) -> list[bytes]:
    return [headers.raw("in-reply-to"), headers.raw("references")]


def _cited(values: Iterable[bytes]) -> str:
    """The last Message-ID of the first of these fields that has one."""
    return next((found[-1] for value in values if (found := message_ids(value))), "")


def _found(worst: bounce.Delivery, deliveries: tuple[bounce.Delivery, ...], because: str, original: str) -> Finding:
    """`worst` decides the kind; the mail is lost for good if one of its recipients is."""
    kind: AutomaticKind = "bounce"
    state: ReceiptState | None = "bounced"
    if worst.action == "delayed":
        kind, state = "delay", None
    elif worst.action in {"delivered", "relayed", "expanded"}:
        kind, state = "receipt", "delivered"
    reason = worst.diagnostic if worst.status in worst.diagnostic else f"{worst.status} {worst.diagnostic}".strip()
    return Finding(
        kind=kind, because=because, state=state, original=original, recipient=worst.asked or worst.recipient, reason=reason[:500],
        permanent=worst.permanent or any(one.permanent for one in deliveries), deliveries=deliveries,
    )  # fmt: skip


def _disposition(tree: Entity, entity: Entity, text: str) -> Finding:
    """RFC 8098: displayed, deleted, dispatched, processed. A recipient's filter that refuses says «deleted» (RFC 3028 section 4.1)."""
    fields = next(iter(bounce.fields_of(entity.content())), Headers([]))
    what = fields.text("disposition").rpartition(";")[2].strip().lower() or fields.text("disposition").lower()
    original = _cited([fields.raw("original-message-id")]) or _returned_id(tree) or _cited(_thread(tree.headers))
    recipient = bounce.address_of(fields.text("final-recipient"))
    because = f"message/disposition-notification says {what[:40] or 'nothing'} (RFC 8098)"
    if what.startswith("deleted") and phrases.REFUSED.search(text[:600].lower()):
        refused = bounce.told(recipient, text[: bounce.MAX_REPORT], action="failed")
        return _found(refused, (refused,), because, original)
    state: ReceiptState | None = "read" if "displayed" in what else None
    return Finding(
        kind="receipt", because=because, state=state, original=original, recipient=recipient, reason=what[:200]
    )


def _returned_id(tree: Entity) -> str:
    """The Message-ID of the mail that a report returns, whole or its headers only."""
    return next((found[0] for fields in _returned(tree) if (found := message_ids(fields.raw("message-id")))), "")


def _id_line(text: str) -> re.Match[str] | None:
    """Looked for where the word stands at all: a pattern that ignores case is asked at every character."""
    text = text[:200_000]
    return _ID_LINE.search(text) if "message" in text.lower() else None


def _told_id(text: str) -> str:
    """The Message-ID of a mail that is copied into the words."""
    found = _id_line(text) or _ID_JSON.search(text[:20_000])
    return found.group(1) if found is not None else ""


def _returned(tree: Entity) -> Iterator[Headers]:
    """The fields of the mail that a report returns, in whatever form."""
    for entity in tree.walk():
        if entity.path == "":
            continue
        yield entity.headers
        if entity.type.startswith(("text/rfc822", "message/")) or (entity.type in _MAYBE_MAIL and entity.path != "1"):
            fields, _ = read_headers(entity.content().lstrip())
            yield fields


def _returned_to(tree: Entity, text: str, own: frozenset[str]) -> str:
    """The one address that the returned mail was sent to, where the report names none; "" for several."""
    found = [one.address for fields in _returned(tree) for one in addresses(fields.all("to"))]
    if not found and (line := _TO_LINE.search(text[:200_000])) is not None:
        found = [one.address for one in addresses([line.group(1).encode()])]
    distinct = {one for one in found if "@" in one and one not in own}
    return distinct.pop() if len(distinct) == 1 else ""


def _free_bounce(tree: Entity, subject: str, sender: str, text: str, own: frozenset[str]) -> Finding | None:
    """Bounces in free form (qmail, Exim, old Exchange, web mails): a daemon's sender and words, codes and ids in the text."""
    if not _may_bounce(tree, subject, sender):
        return None
    text = bounce.unwrapped(text) if text.strip() else subject
    head = bounce.without_copy(text)
    status, code = bounce.STATUS.search(head), bounce.CODE.search(head)
    has_code = bool(status or code) or _id_line(text) is not None
    to = addresses([*tree.headers.all("to"), *tree.headers.all("delivered-to")])
    ours = own | {sender, *(one.address for one in to)}
    returned = _returned_to(tree, text, ours) or bounce.first_address(subject, ours) or bounce.of_verp(ours)
    because = _bounce_evidence(tree, subject, sender, head, has_code, ours, returned)
    if not because:
        return None
    original = _told_id(text) or _returned_id(tree) or _cited(_thread(tree.headers))
    final = bool(code and code.group(1)[0] == "5") or bool(status and status.group(1) == "5")
    final = final or phrases.GIVEN_UP.search(head[:3000].lower()) is not None
    delayed = bool(
        phrases.DELAY.search(subject.lower())
        or phrases.DELAY_SUBJECT.match(subject)
        or (phrases.DELAY.search(claims(head[:3000].lower())) and not final)
    )
    action = "delivered" if phrases.DELIVERED_SUBJECT.search(subject) else "delayed" if delayed else "failed"
    named = tree.headers.text("x-failed-recipients")
    found = bounce.from_words(text, named, ours, action=action, returned=returned)
    worst = next((one for one in found if one.permanent), found[0] if found else None)
    if worst is None:
        worst = bounce.told("", head, action=action)
    return _found(worst, tuple(found), because, original)


def _may_bounce(tree: Entity, subject: str, sender: str) -> bool:
    """The cheap half of the question: nearly every mail is none."""
    by_field = "x-failed-recipients" in tree.headers or _nobody(tree.headers) or _is_delivery_report(tree)
    by_sender = _daemon(tree.headers, sender) or phrases.NO_REPLY.match(sender)
    return by_field or bool(by_sender) or _named_report(subject)


def _named_report(subject: str) -> bool:
    return bool(phrases.BOUNCE_SUBJECT.match(subject) or phrases.DELAY_SUBJECT.match(subject))


def _is_delivery_report(tree: Entity) -> bool:
    return (
        tree.type == "multipart/report"
        and tree.params.get("report-type", "delivery-status").lower() == "delivery-status"
    )


def _bounce_evidence(
    tree: Entity, subject: str, sender: str, text: str, has_code: bool, ours: frozenset[str], returned: str
) -> str:
    """Why this is a bounce; "" when it is none. The further the sender is from a mail system's, the more the rest must say."""
    if failed := tree.headers.text("x-failed-recipients"):
        return f"x-failed-recipients: {failed[:80]}"
    if _is_delivery_report(tree):
        return "multipart/report of a delivery (RFC 3464)"
    if (
        phrases.AUTO_SUBJECT.match(subject)
        or phrases.READ_SUBJECT.match(subject)
        or phrases.AGGREGATE_SUBJECT.match(subject)
    ):
        return ""
    if _named_report(subject) and (_daemon(tree.headers, sender) or _nobody(tree.headers)):
        return f"a mail system's sender ({sender[:60] or '<>'}) and subject ({subject[:60]})"
    return _told_bounce(tree.headers, subject, sender, text, has_code, ours, returned)


def _daemon(headers: Headers, sender: str) -> bool:
    return bool(phrases.DAEMON.match(sender) or phrases.SYSTEM.match(headers.raw("from")))


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail says of another one's delivery."""

    undelivered: bool  # or delayed
    named: bool  # somebody's address stands where reports have the failed one,
    addressed: bool  # or anywhere
    code: bool  # a server's reply stands there
    tells: bool  # why
    mail: bool  # it is a mail that did not arrive,
    parcel: bool  # or something else
    asks: bool


def _said(subject: str, text: str, has_code: bool, ours: frozenset[str]) -> _Said:
    low = f"{subject}\n{text[:6000]}".lower()
    named = bounce.names_a_recipient(text)
    return _Said(
        undelivered=bool(phrases.UNDELIVERED.search(low) or phrases.DELAY.search(low)),
        named=named,
        addressed=named or any(bounce.first_address(line, ours) for line in text[:6000].split("\n")),
        code=bounce.CODE.search(text) is not None,
        tells=has_code or bounce.tells(low),
        mail=phrases.OF_MAIL.search(low) is not None,
        parcel=phrases.OF_PARCELS.search(low) is not None,
        asks=_asks(low),
    )


def _told_bounce(
    headers: Headers, subject: str, sender: str, text: str, has_code: bool, ours: frozenset[str], returned: str
) -> str:
    """Evidence in what it says: that a mail didn't arrive, somebody's address, and why."""
    said = _said(subject, text, has_code, ours)
    daemon, strict = _daemon(headers, sender), phrases.STRICT_DAEMON.match(sender) is not None
    from_daemon = daemon and _daemon_says(said, headers, strict)
    if (
        (strict and said.undelivered)
        or from_daemon
        or (_nobody(headers) and _nobody_says(said, headers, subject, has_code))
    ):
        return f"a mail system's sender ({sender[:60] or '<>'}) and words"
    role = phrases.ROLE.match(sender) and _named_report(subject) and returned and not said.asks
    no_reply = phrases.NO_REPLY.match(sender) and said.mail and not said.parcel
    program = role or (no_reply and not _for_somebody(headers, sender))
    if program and said.undelivered and said.addressed and said.tells:
        return f"a program's sender ({sender[:60]}), words, reason and address"
    shown = said.asks or _wants_reports(headers)
    if _named_report(subject) and said.undelivered and has_code and (said.named or returned) and not shown:
        return f"a bounce's subject ({subject[:60]}), words and codes"
    if strict or (daemon and _nobody(headers)):
        return f"a mail system's sender ({sender[:60]}), in words that are not known"
    return ""


def _daemon_says(said: _Said, headers: Headers, strict: bool) -> bool:
    """People write as postmaster@, too."""
    enough = said.undelivered or (said.tells and (strict or not _wants_reports(headers)))
    return said.addressed and enough and not said.asks and "in-reply-to" not in headers


def _nobody_says(said: _Said, headers: Headers, subject: str, has_code: bool) -> bool:
    """Replies come from nobody, too, and name a colleague."""
    answers = (
        headers.word("auto-submitted").startswith("auto-replied")
        or prefixes.ANSWER.match(subject)
        or phrases.AWAY_SUBJECT.match(subject)
    )
    told = said.named and not answers
    fails = (said.undelivered and (has_code or told)) or (told and said.code)
    return fails and (said.mail or not said.parcel)


def _wants_reports(headers: Headers) -> bool:
    """The envelope names who gets reports of this mail: so it is hardly one itself (RFC 3464 section 2)."""
    return "return-path" in headers and not _nobody(headers)


def _reply_or_machine(tree: Entity, subject: str, sender: str, text: str, own: frozenset[str]) -> Finding:
    headers = tree.headers
    return (
        _read_by_words(headers, subject, text)
        or _declared_reply(headers, subject, text)
        or _reply_by_words(headers, text)
        or _complaint_by_words(tree, subject, sender, text)
        or _aggregate(tree, subject, text)
        or _list(headers, own, subject, text)
        or _machine(headers, subject, sender)
    )


def _read_by_words(headers: Headers, subject: str, text: str) -> Finding | None:
    """«Прочтено: …» without the part that RFC 8098 asks for. Which mail was read nobody can tell for sure."""
    if not (phrases.READ_SUBJECT.match(subject) and phrases.READ_WORDS.search(text[:3000])):
        return None
    declared = _nobody(headers) or headers.word("auto-submitted") not in {"", "no"}
    lines = bounce.unwrapped(text[:3000]).split("\n")
    when = any(phrases.WHEN.search(line) and phrases.READ_WORDS.search(line) for line in lines)
    if declared or (when and "?" not in text[:3000]):
        return Finding(kind="receipt", because=f"a read receipt's subject ({subject[:60]}) and words")
    return None


def _complaint_by_words(tree: Entity, subject: str, sender: str, text: str) -> Finding | None:
    """A provider's complaint without the part that RFC 5965 asks for: Microsoft's junk mail reporting, Amazon SES by SNS."""
    if phrases.NO_REPLY.match(sender) and '"notificationType":"Complaint"' in text[:2000]:
        return Finding(kind="complaint", because="Amazon SES says «Complaint»", original=_told_id(text))
    if tree.headers.those_of(phrases.COMPLAINT_FIELDS) or phrases.COMPLAINT_SUBJECT.match(subject):
        original = _returned_id(tree) or _cited(_thread(tree.headers))
        return Finding(kind="complaint", because=f"a provider's complaint: {subject[:60]}", original=original)
    return None


def _aggregate(tree: Entity, subject: str, text: str) -> Finding | None:
    if phrases.AGGREGATE_SUBJECT.match(subject):
        return Finding(kind="machine", because=f"the subject of a DMARC or TLS report: {subject[:80]}")
    files = map(_file_name, tree.walk()) if not tree.type.startswith("text/") else ()
    named = next(filter(phrases.AGGREGATE_FILE.match, files), "")
    shown = named and (_shows(tree.headers, subject) or _replies(tree.headers, subject) or _asks(text))
    if named and not shown:
        return Finding(kind="machine", because=f"a DMARC report's file (RFC 7489 section 7.2.1.1): {named[:80]}")
    return None


def _file_name(entity: Entity) -> str:
    return entity.disposition_params.get("filename") or entity.params.get("name", "")


def _declared_reply(headers: Headers, subject: str, text: str) -> Finding | None:
    named = phrases.AUTO_SUBJECT.match(subject)
    away = named or phrases.AWAY_SUBJECT.match(subject)
    submitted = headers.word("auto-submitted")
    if submitted and submitted != "no":
        answers = (
            submitted.startswith("auto-replied") or "in-reply-to" in headers or away or _acknowledges(subject, text)
        )
        kind: AutomaticKind = "auto_reply" if answers else "machine"
        return Finding(kind=kind, because=f"Auto-Submitted: {submitted[:40]} (RFC 3834)")
    for name in headers.those_of(phrases.AUTO_FIELDS):
        if headers.word(name) not in {"no", "none", "false"}:
            return Finding(kind="auto_reply", because=f"{name}: {headers.text(name)[:60]}")
    if _precedence(headers) in {"auto_reply", "auto-reply", "autoreply"}:
        return Finding(kind="auto_reply", because="Precedence: auto_reply")
    if named and not _speaks_of_it(named.group(), subject[named.end() :], text):
        return Finding(kind="auto_reply", because=f"the subject begins as automatic replies do: {subject[:60]}")
    if away and (sign := _sign_of_a_machine(headers, text)):
        return Finding(kind="auto_reply", because=f"the subject is one of absence ({subject[:60]}), beside {sign}")
    challenge = phrases.CHALLENGE_SUBJECT.search(subject)
    if challenge and (sign := _sign_of_a_machine(headers, text) or _asks_to_release(text)):
        return Finding(kind="auto_reply", because=f"it asks the sender to confirm ({subject[:60]}), beside {sign}")
    return None


def _reply_by_words(headers: Headers, text: str) -> Finding | None:
    """What `_says_it` finds, if it stands in the mail's own words: people answer above such replies, and cite them."""
    found = _says_it(headers, text) if len(text) < MAX_NOTICE else None
    if found is None:
        return None
    split = reply.split(text)
    own = phrases.CITED.sub(" ", split.text if split.quoted else text)
    return _says_it(headers, own) if own.strip() else found


def _says_it(headers: Headers, text: str) -> Finding | None:
    """The text begins as such a subject, or says in its first lines that no person wrote it."""
    beginning = text[:600].partition("\n>")[0]
    low = beginning.lower()
    hints = _HINTS.within(low)
    if "auto" in hints:
        if "banner" in hints:  # it may stand below a gateway's banner
            beginning = reply.split(text).text[:600]
        first = beginning[:80].lstrip("*=-# ").partition("\n")[0]
        if (named := phrases.AUTO_SUBJECT.match(first)) and not _speaks_of_it(
            named.group(), first[named.end() :], text
        ):
            return Finding(kind="auto_reply", because=f"it begins as automatic replies do: {first}")
        if said := phrases.AUTO_WORDS.search(bounce.unwrapped(phrases.QUOTED.split(beginning, 1)[0])):
            return Finding(kind="auto_reply", because=f"it says so itself: {' '.join(said.group().split())[:80]}")
    if "?" in low:
        return None
    if "whose" in hints and phrases.TAKEN_VERB.search(low) and (said := phrases.TAKEN.search(bounce.unwrapped(low))):
        return Finding(kind="auto_reply", because=f"another desk has it: {' '.join(said.group().split())[:80]}")
    if "desk" in hints and (voice := _voice_of_a_desk(low)) and not _by_hand(headers):
        return Finding(kind="auto_reply", because=f"another desk speaks: {voice}")
    if "away" in hints and absence.is_told(low) and not _by_hand(headers):
        return Finding(kind="auto_reply", because="it says who is away, and until when nobody reads")
    return None


# Words without one of which nothing of the kind is said: all of them together are a tenth of the price of the patterns.
_HINTS = Hints(
    auto=phrases.AUTO_HINTS,
    banner=("extern", "outside", "внешн"),
    whose=("your ", "ваш", "присвоен"),
    desk=phrases.DESK_HINTS,
    away=absence.HINTS,
)


def _voice_of_a_desk(low: str) -> str:
    said = phrases.DESK.search(low)
    told = phrases.DESK_TELLS.search(low, said.start()) if said else None
    return f"{said.group()}, {told.group()}"[:120] if said and told else ""


def _acknowledges(subject: str, text: str) -> bool:
    """Another desk says that it has our mail."""
    return phrases.RECEIVED.search(f"{subject}\n{text[:600]}".lower()) is not None


def _speaks_of_it(named: str, rest: str, text: str) -> bool:
    """«Автоответ от вас»: a person who got one. Programs put a sign behind the words, or of whom it is."""
    rest = rest.strip()
    if rest and not (named[-1] + rest[0]).isalnum():
        return False
    own_words = bool(rest) and phrases.OF_WHOM.match(rest) is None
    return own_words or "?" in (rest or text[:600]) or phrases.GOT.search(text[:600]) is not None


def _asks_to_release(text: str) -> str:
    return "what releases the mail" if phrases.RELEASE.search(text[:1500].lower()) else ""


def _sign_of_a_machine(headers: Headers, text: str) -> str:
    if _nobody(headers):
        return "Return-Path: <>"
    if "x-auto-response-suppress" in headers:
        return "X-Auto-Response-Suppress"
    if _precedence(headers) in {"bulk", "junk"}:
        return f"Precedence: {_precedence(headers)}"
    if absence.stand_in(text[:600].lower()):
        return "whom to ask meanwhile"
    return (
        "In-Reply-To" if "in-reply-to" in headers and "x-mailer" not in headers and "user-agent" not in headers else ""
    )


def _list(headers: Headers, own: frozenset[str], subject: str, text: str) -> Finding | None:
    if found := headers.those_of(phrases.LIST_FIELDS):
        if _answers_us(headers) or any(_same_list(headers.text(name), own) for name in _LISTED):
            return None
        return Finding(kind="list", because=f"{found[0]}: {headers.text(found[0])[:80]}")
    precedence = _precedence(headers)
    if "list-unsubscribe" in headers or precedence in {"bulk", "junk", "list"}:
        return _to_many(headers, precedence, subject, text)
    # «You get this because…» and how to get it no more: the way out is a link.
    if (
        not _replies(headers, subject)
        and "http" in (end := text[-1500:])
        and phrases.SUBSCRIBED.search(end := end.lower())
    ):
        out = ("отпис" in end or "unsubscribe" in end) and not _shows(headers, subject)
        return Finding(kind="list", because="it says why it comes, and how to unsubscribe") if out else None
    return None


_LISTED = ("list-id", "list-post", "mailing-list")


def _answers_us(headers: Headers) -> bool:
    """People of a firm answer from its group's address."""
    return any(is_ours(one) for value in _thread(headers) for one in message_ids(value))


def _to_many(headers: Headers, precedence: str, subject: str, text: str) -> Finding | None:
    """Marked as mail to many, or as of a program; some relays put these fields on whatever their people write."""
    answers = _replies(headers, subject)
    if answers and (_by_hand(headers) or "?" in text[:600]):
        return None
    if "list-unsubscribe" in headers:
        return Finding(kind="list", because="List-Unsubscribe")
    answers = answers and precedence != "list"
    kind: AutomaticKind = "auto_reply" if answers else "machine" if precedence == "junk" else "list"
    return Finding(kind=kind, because=f"Precedence: {precedence}" + " of a reply" * answers)


def _machine(headers: Headers, subject: str, sender: str) -> Finding:
    if subject.startswith("Cron <") and "@" in subject:
        return Finding(kind="machine", because=f"cron's subject: {subject[:60]}")
    for name in headers.those_of(phrases.MACHINE_FIELDS):
        said = headers.word(name) not in {"", "none", "no"} and "amazonses" not in headers.text(name).lower()
        if said and not _by_hand(headers):
            kind: AutomaticKind = "auto_reply" if headers.word(name) == "reply" else "machine"
            return Finding(kind=kind, because=f"{name}: {headers.text(name)[:60]}")
    if phrases.UNANSWERED.match(sender) and not _for_somebody(headers, sender):
        of_program: AutomaticKind = "list" if phrases.LIST_SENDER.match(sender) else "machine"
        return Finding(kind=of_program, because=f"the sender {sender[:80]} takes no answers")
    if _nobody(headers):
        if _replies(headers, subject):
            return Finding(kind="auto_reply", because="Return-Path: <> of a reply (RFC 3834 sections 3.1.6 and 3.3)")
        return Finding(kind="machine", because="Return-Path: <> (RFC 3834 section 2)")
    return PERSON


def _for_somebody(headers: Headers, sender: str) -> bool:
    """A form on a site sends for who filled it in: its answers go to another domain."""
    to = [one.address for one in addresses(headers.all("reply-to"))]
    site, theirs = sender.rpartition("@")[2], to[0].rpartition("@")[2] if len(to) == 1 else ""
    return bool(theirs) and not phrases.UNANSWERED.match(to[0]) and not domains.aligned(site, theirs)


def declines_answers(headers: Headers) -> str:
    """X-Auto-Response-Suppress where it asks programs not to answer ([MS-OXCMAIL] section 2.1.3.2.20); "" where it doesn't.

    It says nothing of who wrote: people whose mail passes Exchange carry it, too.
    """
    value = headers.text("x-auto-response-suppress")[:200]
    return value if _DECLINED & {one.strip() for one in value.lower().split(",")} else ""


_DECLINED = {"all", "oof", "autoreply"}  # the rest is about receipts and reports


def _precedence(headers: Headers) -> str:
    return headers.word("precedence") or headers.word("x-precedence")


def _same_list(value: str, own: frozenset[str]) -> bool:
    """support@x.ru as a group has `List-ID: <support.x.ru>` and `List-Post: <mailto:support@x.ru>`."""
    value = value.lower()
    return any(address in value or address.replace("@", ".") in value for address in own)
