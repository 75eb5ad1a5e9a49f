"""Where each message goes: a conversation, a ticket or an album, by what `router.threading` decides."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec.structs import replace

from router import subjects, threading
from router.filing import albums, cases, lookup, storing
from router.filing.batch import Batch, Entry, Home, Letter, conversation_row, roots
from router.filing.lookup import Evidence
from router.helper import hearing
from router.schema import Sender
from router.store import contacts, tickets
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
    message = letter.message
    quiet = bool(message.ours or message.history) or not cases.asks(letter)
    quiet = quiet or cases.is_opened_link(message)
    quiet = quiet or (batch.office.helper and hearing.stars(message.text) > 0)  # a rating opens nothing
    decision = _decide(batch, letter, _candidates(batch, letter, evidence), quiet)
    apart = decision.method == "other_subject"
    home = batch.homes[decision.conversation] if decision.conversation else _new_home(batch, letter, apart=apart)
    letter.contact = letter.contact or home.contact
    home.contacts.add(letter.contact)
    if message.group_id and albums.joins(batch, letter, home):
        return
    case, kind = cases.for_letter(batch, letter, home, decision)
    batch.belongs(case, home)
    entry = Entry(letter, home, case, decision, kind)
    if decision.linked_from and case.new and kind == "opened":
        entry.data["linked_from"] = decision.linked_from
    batch.entries.append(entry)
    if message.group_id:
        batch.albums[home.id, message.group_id] = entry
    for key in (message.external_id, message.reference):
        if key:
            batch.names.setdefault((message.channel, key), home.id)
            batch.readers.setdefault((message.channel, key), lookup.others(message))


def _decide(batch: Batch, letter: Letter, candidates: threading.Candidates, quiet: bool) -> threading.Decision:
    def decide(quotes: bool) -> threading.Decision:
        policy = batch.office.policy
        if letter.message.history:  # what was said then belongs where it was said, however long ago
            policy = replace(policy, reopen_within=timedelta.max)
        return threading.decide(
            letter.message,
            batch.person(letter.contact),
            candidates,
            now=letter.at,
            quiet=quiet,
            quotes=quotes,
            policy=policy,
        )

    decision = decide(False)
    if decision.method != "other_subject" or not letter.message.quoted:
        return decision
    left = lookup.case(batch, tickets.need(batch.tx, decision.linked_from)) if decision.linked_from > 0 else None
    home = batch.homes.get(left.conversation) if left else None
    return decide(True) if home and subjects.quotes(letter.message.quoted, lookup.said(batch, home)) else decision


def _candidates(batch: Batch, letter: Letter, evidence: Evidence) -> threading.Candidates:
    message = letter.message
    own = evidence.tickets.get(message.own_ticket)
    linked = evidence.tickets.get(message.linked_from)
    cites = message.references if message.thread else (message.reference or message.external_id, *message.references)
    cited = [(key, batch.names.get((message.channel, key), 0)) for key in cites]
    return threading.Candidates(
        token=_seen(batch, evidence.tokens.get(letter.raw.id, 0)),
        own=_own(batch, letter, evidence, own) if own else None,
        references=tuple(
            (key, _with_reader(batch, letter, key, place))
            for key, number in cited
            if (place := _seen(batch, number)) is not None
        ),
        thread=_seen(batch, batch.threads.get((message.channel, message.thread), 0)) if message.thread else None,
        named=tuple(_named(batch, letter, evidence)),
        linked=lookup.case(batch, linked).seen(batch) if linked else None,
        open=tuple(_open(batch, letter)),
        order=message.fields.get("order") or (letter.verdict.fields.get("order", "") if letter.verdict else ""),
    )


def _with_reader(batch: Batch, letter: Letter, key: str, place: threading.Place) -> threading.Place:
    """Who answers a letter that came to him, too, is no stranger there: who takes part has shown it to him."""
    message, person = letter.message, batch.person(letter.contact)
    if not lookup.is_loose(message) or person in place.contacts:
        return place
    shown = message.sender.address in batch.readers.get((message.channel, key), ())
    return replace(place, contacts=place.contacts | {person}) if shown else place


def _named(batch: Batch, letter: Letter, evidence: Evidence) -> Iterator[tuple[str, threading.Case, threading.Place]]:
    """The tickets of the letter's channel that its subject names."""
    if not lookup.is_loose(letter.message):
        return
    for words, number in subjects.tags(letter.message.subject):
        ticket = evidence.tickets.get(number)
        home = lookup.home_of(batch, evidence, ticket, letter.contact) if ticket else None
        place = _seen(batch, home.id) if home and home.channel == letter.message.channel else None
        if ticket and place:
            yield words, lookup.case(batch, ticket).seen(batch), place


def _open(batch: Batch, letter: Letter) -> Iterator[threading.Place]:
    """Conversations of the letter's channel with an active ticket of its writer."""
    if not letter.contact or not lookup.is_loose(letter.message):
        return
    for home in (
        batch.homes[number] for number in batch.theirs.get(batch.person(letter.contact), ()) if number in batch.homes
    ):
        his = home.contact in batch.own_contacts(letter.contact)
        place = _seen(batch, home.id) if his and home.channel == letter.message.channel and not home.thread else None
        if place is not None and any(
            case.contact == batch.person(letter.contact) and case.status in tickets.ACTIVE for case in place.cases
        ):
            yield place


def _own(
    batch: Batch, letter: Letter, evidence: Evidence, ticket: Ticket
) -> tuple[threading.Case, threading.Place] | None:
    home = lookup.home_of(batch, evidence, ticket, letter.contact)
    place = _seen(batch, home.id) if home else None
    return None if place is None else (lookup.case(batch, ticket).seen(batch), place)


def _seen(batch: Batch, number: int) -> threading.Place | None:
    home = batch.homes.get(number)
    if home is None:
        return None
    cases = tuple(case.seen(batch) for case in home.cases)
    return threading.Place(
        conversation=home.id,
        thread=home.thread,
        contacts=frozenset(map(batch.person, home.contacts)),
        cases=cases,
        subject=home.subject,
    )


def _new_home(batch: Batch, letter: Letter, *, apart: bool = False) -> Home:
    """`apart`: the message answers one that the desk has, and yet begins a conversation."""
    message = letter.message
    if not letter.contact:  # our own words to somebody the desk has not met
        person = Sender(address=message.to) if message.to else message.sender
        writer = contacts.Writer(sender=person, channel=message.channel, at=letter.at)
        letter.contact = contacts.ensure(batch.tx, [writer])[person.address]
    root = message.channel, roots(message)[0]
    key = message.thread or (f"raw:{letter.raw.id}" if apart or root in batch.names else f"root:{root[1]}")
    row = conversation_row(message.channel, key, letter.contact, letter.at) | {
        "thread": message.thread, "address": message.to or message.sender.address,
        "name": "" if message.ours else message.sender.name,
        "mailbox": message.mailbox, "subject": message.subject,
    }  # fmt: skip
    batch.last -= 1
    home = Home(
        id=batch.last, channel=message.channel, thread=message.thread, contact=letter.contact, blocked="", answered_at=None,
        contacts=set(), cases=[], subject=message.subject, address=str(row["address"]), row=row,
    )  # fmt: skip
    batch.homes[home.id] = home
    if message.thread:
        batch.threads[message.channel, message.thread] = home.id
    else:
        batch.names.setdefault(root, home.id)
    return home
