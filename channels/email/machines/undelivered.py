"""Bounces in free form (qmail, Exim, old Exchange, web mails): a daemon's sender and words, codes and ids in the text."""

import msgspec

from channels.email.machines import delivery, recipients, worded
from channels.email.machines.codes import CODE, STATUS
from channels.email.machines.finding import Finding, of_deliveries
from channels.email.machines.original import cited, returned_id, sent_to, told_id
from channels.email.machines.phrases import bounces, fields, people, receipts, subjects
from channels.email.machines.reasons import claims
from channels.email.machines.signs import Mail, asks, paragraphs
from router import prefixes


def by_words(mail: Mail) -> Finding | None:
    """A bounce, a delay or news of a delivery that has no part for machines."""
    if not _may_bounce(mail):
        return None
    text = worded.unwrapped(mail.text) if mail.text.strip() else mail.subject
    words = _words(mail, text)
    because = _evidence(mail, words)
    if not because:
        return None
    action = _CERTIFIES.get(mail.headers.word(_CERTIFIED)) or _action(mail.subject, words)
    named = mail.headers.text("x-failed-recipients")
    found = worded.from_words(text, named, words.ours, action=action, returned=words.returned)
    worst = next((one for one in found if one.permanent), found[0] if found else None)
    if worst is None:
        worst = delivery.told("", words.head, action=action)
    original = (
        words.told or returned_id(mail.tree) or cited([mail.headers.raw("x-original-message-id"), *mail.thread()])
    )
    return of_deliveries(worst, tuple(found), because, original)


# What a provider of Italian certified mail tells of ours (RFC 6109 section 3.1, "X-Ricevuta").
_CERTIFIED = "x-ricevuta"
_CERTIFIES = {
    "accettazione": "relayed", "presa-in-carico": "relayed", "avvenuta-consegna": "delivered",
    "non-accettazione": "failed", "rilevazione-virus": "failed", "errore-consegna": "failed", "preavviso-errore-consegna": "delayed",
}  # fmt: skip


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for in a report's words."""

    head: str  # the report without the copy of our mail
    final: bool  # a code says «for good»
    told: str  # the Message-ID that stands there
    coded: bool  # it, or a code
    ours: frozenset[str]  # addresses that can't be the failed one
    returned: str  # to whom the returned mail was sent


def _words(mail: Mail, text: str) -> _Words:
    head = worded.without_copy(text)
    status, code = STATUS.search(head), CODE.search(head)
    told = told_id(text)
    ours = mail.ours() | {told.strip("<>").lower()}
    return _Words(
        head=head,
        final=bool(code and code.group(1)[0] == "5") or bool(status and status.group(1) == "5"),
        told=told,
        coded=bool(status or code or told),
        ours=ours,
        returned=sent_to(mail.tree, text, mail.subject, ours),
    )


def _action(subject: str, words: _Words) -> str:
    """As RFC 3464 section 2.3.3 names what became of the mail."""
    if subjects.DELIVERED_SUBJECT.search(subject):
        return "delivered"
    low = paragraphs(words.head[:3000]).lower()
    if bounces.GIVEN_UP.search(low) or subjects.RETURNED_SUBJECT.search(subject.lower().replace("ё", "е")):
        return "failed"
    if bounces.DELAY.search(subject.lower()) or subjects.DELAY_SUBJECT.match(subject):
        return "delayed"
    return "failed" if words.final or not bounces.DELAY.search(claims(low)) else "delayed"


def _may_bounce(mail: Mail) -> bool:
    """The cheap half of the question: nearly every mail is none."""
    by_field = (
        "x-failed-recipients" in mail.headers
        or _CERTIFIED in mail.headers
        or mail.from_nobody()
        or _is_delivery_report(mail)
    )
    by_sender = mail.from_daemon() or fields.NO_REPLY.match(mail.sender)
    return by_field or bool(by_sender) or _named_report(mail.subject)


def _named_report(subject: str) -> bool:
    return bool(subjects.BOUNCE_SUBJECT.match(subject) or subjects.DELAY_SUBJECT.match(subject))


def _is_delivery_report(mail: Mail) -> bool:
    kind = mail.tree.params.get("report-type", "delivery-status").lower()
    return mail.tree.type == "multipart/report" and kind == "delivery-status"


def _evidence(mail: Mail, words: _Words) -> str:
    """Why this is a bounce; "" when it is none. The further the sender is from a mail system's, the more the rest must say."""
    if failed := mail.headers.text("x-failed-recipients"):
        return f"x-failed-recipients: {failed[:80]}"
    if (certified := mail.headers.word(_CERTIFIED)) in _CERTIFIES:
        return f"X-Ricevuta: {certified} (RFC 6109)"
    if _is_delivery_report(mail):
        return "multipart/report of a delivery (RFC 3464)"
    subject = mail.subject
    returned = words.final and fields.STRICT_DAEMON.match(
        mail.sender
    )  # Sendmail's «Return receipt» is of the lost ones, too
    if (not returned and receipts.READ_SUBJECT.match(subject)) or any(
        other.match(subject) for other in (subjects.AUTO_SUBJECT, receipts.AGGREGATE_SUBJECT)
    ):
        return ""
    by_role = mail.from_daemon() and not (_wants_reports(mail) and _shows(mail, words))
    named = _named_report(subject) or (
        subjects.DELIVERED_SUBJECT.match(subject) and recipients.names_a_recipient(words.head)
    )
    if named and (by_role or mail.from_nobody()):
        return f"a mail system's sender ({mail.sender[:60] or '<>'}) and subject ({subject[:60]})"
    return _told(mail, words)


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


def _said(subject: str, words: _Words) -> _Said:
    text = words.head
    low = f"{subject}\n{' '.join(text[:6000].split())}".lower()
    named = recipients.names_a_recipient(text)
    return _Said(
        undelivered=bool(bounces.UNDELIVERED.search(low) or bounces.DELAY.search(low)),
        named=named,
        addressed=named or any(recipients.first_address(line, words.ours) for line in text[:6000].split("\n")),
        code=CODE.search(text) is not None,
        tells=words.coded or delivery.tells(low),
        mail=_of_mail(subject, text),
        parcel=bounces.OF_PARCELS.search(low) is not None,
        asks=asks(low),
    )


def _of_mail(subject: str, text: str) -> bool:
    """A mail is what did not arrive: the word alone stands in a gateway's banner, too."""
    return any(
        bounces.OF_MAIL.search(one) and (bounces.UNDELIVERED.search(one) or bounces.DELAY.search(one))
        for one in (subject.lower(), *paragraphs(text[:6000]).lower().split("\n"))
    )


def _told(mail: Mail, words: _Words) -> str:
    """Evidence in what it says: that a mail didn't arrive, somebody's address, and why."""
    subject, sender, said = mail.subject, mail.sender, _said(mail.subject, words)
    daemon, strict = mail.from_daemon(), fields.STRICT_DAEMON.match(sender) is not None
    by_role = daemon and not _shows(mail, words) and _daemon_says(said, mail, strict=strict)
    by_daemon = (strict and said.undelivered) or by_role
    if by_daemon or (mail.from_nobody() and _nobody_says(said, mail, coded=words.coded)):
        return f"a mail system's sender ({sender[:60] or '<>'}) and words"
    addressed = words.returned or (said.addressed and "return-path" not in mail.headers)
    role = fields.ROLE.match(sender) and _named_report(subject) and addressed and not said.asks
    no_reply = fields.NO_REPLY.match(sender) and said.mail and not said.parcel
    program = role or (no_reply and not mail.for_somebody())
    if program and said.undelivered and said.addressed and said.tells:
        return f"a program's sender ({sender[:60]}), words, reason and address"
    coded = words.coded or (said.tells and said.mail and said.named and "return-path" not in mail.headers)
    told = _named_report(subject) and said.undelivered and coded and (said.named or words.returned)
    if told and not (said.asks or _wants_reports(mail) or _shows(mail, words)):
        return f"a bounce's subject ({subject[:60]}), words and codes"
    if (strict or (daemon and sender and mail.from_nobody())) and not bounces.OTHER_NEWS.search(
        f"{subject}\n{words.head[:600]}".lower()
    ):
        return f"a mail system's sender ({sender[:60]}), in words that are not known"
    return ""


def _daemon_says(said: _Said, mail: Mail, *, strict: bool) -> bool:
    """People write as postmaster@, too."""
    enough = said.undelivered or (said.tells and (strict or not _wants_reports(mail)))
    return said.addressed and enough and not said.asks and "in-reply-to" not in mail.headers


def _nobody_says(said: _Said, mail: Mail, *, coded: bool) -> bool:
    """Replies come from nobody, too, and name a colleague."""
    answers = (
        mail.headers.word("auto-submitted").startswith("auto-replied")
        or prefixes.is_answer(mail.subject)
        or subjects.AWAY_SUBJECT.match(mail.subject)
    )
    told = said.named and not answers
    fails = (said.undelivered and (coded or told)) or (told and said.code)
    return fails and (said.mail or not said.parcel)


def _shows(mail: Mail, words: _Words) -> bool:
    """A person passes a report on, or asks about it."""
    low = words.head[:3000].lower()
    return prefixes.is_forward(mail.subject) or people.SHOWN.search(low) is not None or asks(low)


def _wants_reports(mail: Mail) -> bool:
    """The envelope names who gets reports of this mail: so it is hardly one itself (RFC 3464 section 2)."""
    return "return-path" in mail.headers and not mail.from_nobody()
