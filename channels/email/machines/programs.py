"""Mail to many, and what programs send by themselves: lists (RFC 2919, 2369), adverts, alarms, aggregate reports."""

from channels.email.machines.finding import Finding
from channels.email.machines.phrases import fields, notices, people, receipts
from channels.email.machines.signs import Mail, paragraphs
from channels.email.reading.mime import Entity
from router.schema import AutomaticKind

MAX_NOTICE = 2000  # characters of a service's notice that are looked at


def aggregate(mail: Mail) -> Finding | None:
    """Reports that domains get of their mail, a day at a time."""
    if receipts.AGGREGATE_SUBJECT.match(mail.subject):
        return Finding(kind="machine", because=f"the subject of a DMARC or TLS report: {mail.subject[:80]}")
    files = map(_file_name, mail.tree.walk()) if not mail.tree.type.startswith("text/") else ()
    named = next(filter(receipts.AGGREGATE_FILE.match, files), "")
    shown = named and (mail.passes_on() or mail.answers() or mail.asks())
    if named and not shown:
        return Finding(kind="machine", because=f"a DMARC report's file (RFC 7489 section 7.2.1.1): {named[:80]}")
    return None


def _file_name(entity: Entity) -> str:
    return entity.disposition_params.get("filename") or entity.params.get("name", "")


def post(mail: Mail) -> Finding | None:
    """A new post of a list: that «this is an automated e-mail», as those of commits say, makes it no answer."""
    return mailing_list(mail) if mail.headers.those_of(fields.LIST_FIELDS) and not mail.answers() else None


def mailing_list(mail: Mail) -> Finding | None:
    """What goes to many at once. A list that is one of our mailboxes is no mailing list; people answer from their firm's group, too."""
    headers = mail.headers
    if found := headers.those_of(fields.LIST_FIELDS):
        if mail.answers_us() or any(_same_list(headers.text(name), mail.own | mail.groups()) for name in _LISTED):
            return None
        return Finding(kind="list", because=f"{found[0]}: {headers.text(found[0])[:80]}")
    if fields.LIST_MANAGER.match(mail.sender) and fields.LIST_SUBJECT.match(mail.subject):
        return Finding(
            kind="list", because=f"a list manager's sender ({mail.sender[:60]}) and subject ({mail.subject[:60]})"
        )
    precedence = mail.precedence()
    if "list-unsubscribe" in headers or precedence in {"bulk", "junk", "list"}:
        return _to_many(mail, precedence)
    # «You get this because…» and how to get it no more: the way out is a link.
    if (
        not mail.answers()
        and "http" in mail.text[-1500:]
        and people.SUBSCRIBED.search(end := paragraphs(mail.said()[-1500:]).lower())
    ):
        out = ("отпис" in end or "unsubscribe" in end) and not mail.passes_on()
        return Finding(kind="list", because="it says why it comes, and how to unsubscribe") if out else None
    return None


_LISTED = ("list-id", "list-post", "mailing-list")


def _to_many(mail: Mail, precedence: str) -> Finding | None:
    """Marked as mail to many, or as of a program; some relays put these fields on whatever their people write."""
    if precedence and (owner := mail.list_owner()):
        return Finding(kind="list", because=f"Precedence: {precedence} of {owner[:80]}")
    answers, by_hand, asks = mail.answers(), mail.by_hand(), "?" in mail.said()[:600]
    if answers and (by_hand or asks):
        return None
    if "list-unsubscribe" in mail.headers:
        if mail.answers_us() and not precedence and not mail.acknowledges():
            return None  # what salesmen write with puts the field on each letter
        return Finding(kind="list", because="List-Unsubscribe")
    if by_hand and (asks or mail.asks()) and precedence != "list":
        return None
    answers = (answers and precedence != "list") or mail.acknowledges()
    kind: AutomaticKind = "auto_reply" if answers else "machine" if precedence == "junk" else "list"
    return Finding(kind=kind, because=f"Precedence: {precedence}" + " of a reply" * answers)


def machine(mail: Mail) -> Finding | None:
    """What a program sent that answers nothing."""
    headers, subject, sender = mail.headers, mail.subject, mail.sender
    if subject[:6].lower() == "cron <" and "@" in subject:
        return Finding(kind="machine", because=f"cron's subject: {subject[:60]}")
    for name in headers.those_of(fields.MACHINE_FIELDS):
        said = headers.word(name) not in {"", "none", "no"} and not mail.by_hand()
        by_people = mail.passed_on_by(name) or (name in fields.WAYS and mail.answers_us())
        if said and not by_people:
            kind: AutomaticKind = "auto_reply" if headers.word(name) == "reply" else "machine"
            return Finding(kind=kind, because=f"{name}: {headers.text(name)[:60]}")
    if fields.UNANSWERED.match(sender) and not mail.for_somebody():
        of_program: AutomaticKind = "list" if fields.LIST_SENDER.match(sender) else "machine"
        return Finding(kind=of_program, because=f"the sender {sender[:80]} takes no answers")
    if mail.from_nobody() and not mail.by_hand():  # some forwards take the sender away from people's mail
        if mail.answers():
            return Finding(kind="auto_reply", because="Return-Path: <> of a reply (RFC 3834 sections 3.1.6 and 3.3)")
        return Finding(kind="machine", because="Return-Path: <> (RFC 3834 section 2)")
    return None


def notice(mail: Mail) -> Finding | None:
    """What a device or a service tells by itself: its sender is one's, and nobody speaks."""
    service = fields.SERVICE.match(mail.sender)
    if not (service or fields.DEVICE.match(mail.sender)) or mail.answers() or mail.by_hand() or mail.for_somebody():
        return None
    low = f"{mail.subject}\n{mail.said()[:MAX_NOTICE]}".lower()
    if people.SPEAKS.search(low) or people.ASKS.search(low) or not (service or notices.STATE.search(low)):
        return None
    return Finding(kind="machine", because=f"the sender {mail.sender[:80]} is a program's, and nobody speaks in it")


def _same_list(value: str, own: frozenset[str]) -> bool:
    """support@x.ru as a group has `List-ID: <support.x.ru>` and `List-Post: <mailto:support@x.ru>`."""
    value = value.lower()
    return any(address in value or address.replace("@", ".") in value for address in own)
