"""Where each message goes: a conversation, a ticket or an album, by what `router.threading` decides."""

from collections.abc import Sequence

from router import threading
from router.filing import albums, cases, lookup, storing
from router.filing.batch import Batch, Entry, Home, Letter, conversation_row, roots
from router.filing.lookup import Evidence
from router.schema import Sender
from router.store import contacts
from router.store.tickets import Ticket


def take(batch: Batch, letters: Sequence[Letter]) -> None:
    """Looks up all that the letters' evidence leads to, places each, and stores them together."""
    fresh = lookup.fresh(batch, letters)
    if not fresh:
        return
    lookup.meet(batch, fresh)
    evidence = lookup.gather(batch, fresh)
    for letter in fresh:
        _place(batch, letter, evidence)
    storing.store(batch)


def _place(batch: Batch, letter: Letter, evidence: Evidence) -> None:
    message, verdict = letter.message, letter.verdict
    quiet = bool(message.automatic or message.ours or (verdict and "no_reopen" in verdict.actions))
    candidates = _candidates(batch, letter, evidence)
    decision = threading.decide(
        message, letter.contact, candidates, now=letter.at, quiet=quiet, policy=batch.office.policy
    )
    home = batch.homes[decision.conversation] if decision.conversation else _new_home(batch, letter)
    letter.contact = letter.contact or home.contact
    home.contacts.add(letter.contact)
    if message.group_id and albums.joins(batch, letter, home):
        return
    case, kind = cases.for_letter(batch, letter, home, decision)
    entry = Entry(letter, home, case, decision, kind)
    if decision.linked_from and case.new and kind == "opened":
        entry.data["linked_from"] = decision.linked_from
    batch.entries.append(entry)
    if message.group_id:
        batch.albums[home.id, message.group_id] = entry
    for key in (message.external_id, message.reference):
        if key:
            batch.names.setdefault((message.channel, key), home.id)


def _candidates(batch: Batch, letter: Letter, evidence: Evidence) -> threading.Candidates:
    message = letter.message
    own = evidence.tickets.get(message.own_ticket)
    linked = evidence.tickets.get(message.linked_from)
    cites = message.references if message.thread else (message.reference or message.external_id, *message.references)
    cited = [(key, batch.names.get((message.channel, key), 0)) for key in cites]
    return threading.Candidates(
        token=_seen(batch, evidence.tokens.get(letter.raw.id, 0)),
        own=_own(batch, own) if own else None,
        references=tuple((key, place) for key, number in cited if (place := _seen(batch, number)) is not None),
        thread=_seen(batch, batch.threads.get((message.channel, message.thread), 0)) if message.thread else None,
        linked=lookup.case(batch, linked).seen() if linked else None,
    )


def _own(batch: Batch, ticket: Ticket) -> tuple[threading.Case, threading.Place] | None:
    place = _seen(batch, ticket.conversation_id)
    return None if place is None else (lookup.case(batch, ticket).seen(), place)


def _seen(batch: Batch, number: int) -> threading.Place | None:
    home = batch.homes.get(number)
    if home is None:
        return None
    cases = tuple(case.seen() for case in home.cases)
    return threading.Place(conversation=home.id, thread=home.thread, contacts=frozenset(home.contacts), cases=cases)


def _new_home(batch: Batch, letter: Letter) -> Home:
    message = letter.message
    if not letter.contact:  # our own words to somebody the desk has not met
        person = Sender(address=message.to) if message.to else message.sender
        writer = contacts.Writer(sender=person, channel=message.channel, at=letter.at)
        letter.contact = contacts.ensure(batch.tx, [writer])[person.address]
    root = message.channel, roots(message)[0]
    key = message.thread or (f"raw:{letter.raw.id}" if root in batch.names else f"root:{root[1]}")
    row = conversation_row(message.channel, key, letter.contact, letter.at) | {
        "thread": message.thread, "address": message.to or message.sender.address,
        "name": "" if message.to else message.sender.name,
        "mailbox": message.mailbox, "subject": message.subject,
    }  # fmt: skip
    batch.last -= 1
    home = Home(batch.last, message.channel, message.thread, letter.contact, "", None, set(), [], row)
    batch.homes[home.id] = home
    if message.thread:
        batch.threads[message.channel, message.thread] = home.id
    else:
        batch.names.setdefault(root, home.id)
    return home
