"""Everything that a batch asks of the tables, each kind of question once for all its letters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from router import joining, subjects
from router.filing import knowing
from router.filing.batch import Batch, Case, Home, Letter, roots
from router.schema import InboundMessage
from router.store import contacts, conversations, messages, tickets
from router.store.conversations import Conversation
from router.store.tickets import Ticket

CITED = 50
OPEN = 20  # tickets of one writer


@dataclass(slots=True)
class Evidence:
    """What the letters themselves claim."""

    tokens: dict[int, int] = field(default_factory=dict)  # raw -> conversation
    tickets: dict[int, Ticket] = field(default_factory=dict)  # the number that the customer named -> its ticket
    absorbing: set[int] = field(default_factory=set)  # those of these tickets that others were merged into


def fresh(batch: Batch, letters: Sequence[Letter]) -> list[Letter]:
    """Without what is stored already, or comes twice in the batch."""
    known = messages.known(batch.tx, [letter.name for letter in letters])
    first: dict[tuple[str, str], Letter] = {}
    doubles = []
    for letter in letters:
        place = known.get(letter.name)
        if place is not None:
            batch.filed[letter.raw.id] = place.ticket_id
            if place.raw_id != letter.raw.id:
                batch.repeated.add(letter.raw.id)
        elif letter.name in first:
            doubles.append(letter)
        else:
            first[letter.name] = letter
    batch.doubles = [(double.raw.id, first[double.name].raw.id) for double in doubles]
    batch.repeated |= {double.raw.id for double in doubles}
    return list(first.values())


def meet(batch: Batch, letters: Sequence[Letter]) -> None:
    """Gives each letter its writer's contact; what our side wrote has none yet."""
    theirs = [letter for letter in letters if not letter.message.ours]
    writers = [
        contacts.Writer(sender=joining.sender(one.message), channel=one.message.channel, at=one.at) for one in theirs
    ]
    if not writers:
        return
    met = contacts.meet(batch.tx, writers)
    batch.newcomers |= met.new
    for letter in theirs:
        letter.contact = met.ids[letter.message.sender.address]
    before = [one for one in theirs if one.contact not in batch.newcomers]
    live = [one.message for one in before if one.message.automatic in ("", "auto_reply") and not one.message.doubted]
    if live:
        contacts.heard(batch.tx, {message.sender.address: message.sent_at for message in live})
    knowing.recognise(batch, theirs)


def gather(batch: Batch, letters: Sequence[Letter]) -> Evidence:
    """Looks up everything that the letters' evidence leads to."""
    evidence = Evidence()
    wanted: set[int] = set()
    threads = {(one.message.channel, one.message.thread) for one in letters if one.message.thread}
    stored = conversations.by_threads(batch.tx, threads)
    batch.threads.update({name: home.id for name, home in stored.items()})
    found = {home.id: home for home in stored.values()}
    references = {(one.message.channel, key) for one in letters for key in _cited(one.message)}
    stored_names = {name: place.conversation_id for name, place in messages.known(batch.tx, references).items()}
    batch.names.update(_rooted(batch, letters) | stored_names)
    loose = [one.message for one in letters if is_loose(one.message)]
    cited = {(one.channel, key) for one in loose for key in (one.reference or one.external_id, *_cited(one))}
    batch.readers.update(messages.readers(batch.tx, cited & batch.names.keys()))
    wanted.update(batch.names.values())
    for letter in letters:
        if letter.message.reply_token:
            evidence.tokens[letter.raw.id] = number = batch.office.token(letter.message.reply_token)
            wanted.add(number)
    claimed = {
        n for one in letters for n in (one.message.own_ticket, one.message.linked_from, *named(one.message)) if n
    }
    evidence.tickets = {number: tickets.root(batch.tx, t) for number, t in tickets.by_ids(batch.tx, claimed).items()}
    evidence.absorbing = tickets.absorbing(batch.tx, [ticket.id for ticket in evidence.tickets.values()])
    wanted.update(ticket.conversation_id for ticket in evidence.tickets.values())
    writers = {
        number for one in letters if one.contact and is_loose(one.message) for number in batch.own_contacts(one.contact)
    }
    wanted.update(tickets.open_conversations(batch.tx, writers - batch.newcomers, OPEN))
    wanted -= set(found) | {0}
    found |= conversations.by_ids(batch.tx, wanted)
    _open(batch, found, with_contacts=wanted)
    return evidence


def is_loose(message: InboundMessage) -> bool:
    """A letter to a mailbox, which no thread of a provider's holds: its writer's open tickets are looked at."""
    return bool(message.mailbox) and not message.thread and not message.ours


def named(message: InboundMessage) -> tuple[int, ...]:
    """The tickets that a letter's subject names."""
    return tuple(number for _, number in subjects.tags(message.subject)) if is_loose(message) else ()


def home_of(batch: Batch, evidence: Evidence, ticket: Ticket, contact: int) -> Home | None:
    """The ticket's conversation that is the contact's own, where several were merged into it; else the ticket's."""
    if ticket.id not in evidence.absorbing:
        return batch.homes.get(ticket.conversation_id)
    own = conversations.by_ids(batch.tx, tickets.conversations_of(batch.tx, ticket.id, batch.contacts_of(contact)))
    _open(batch, own, with_contacts=own)
    return batch.homes.get(next(iter(own), ticket.conversation_id))


def others(message: InboundMessage) -> tuple[str, ...]:
    """The addresses outside of ours that a letter was written to."""
    if message.thread:
        return ()
    return (message.to, *message.copies) if message.ours and message.to else message.copies


def answered_elsewhere(batch: Batch, case: Case) -> list[str]:
    """The names of what a ticket's answers that were not sent by the desk answer. Asked at once for all that are open in the batch."""
    if case.id not in batch.answers:
        shown = [one.id for one in batch.cases.values() if one.id > 0 and one.values["answered_at"] is not None]
        batch.answers.update(messages.answered_elsewhere(batch.tx, {case.id, *shown} - batch.answers.keys()))
    return batch.answers[case.id]


def said(batch: Batch, home: Home) -> list[str]:
    """The last words of a stored conversation, of either side."""
    return messages.last_texts(batch.tx, home.id) if home.id > 0 else []


def _rooted(batch: Batch, letters: Sequence[Letter]) -> dict[tuple[str, str], int]:
    """Conversations that began with an answer to a message that the desk has not seen, by that message's name."""
    names = {(one.message.channel, key) for one in letters if not one.message.thread for key in roots(one.message)}
    found = conversations.by_keys(batch.tx, {(channel, f"root:{key}") for channel, key in names})
    return {(channel, key.removeprefix("root:")): home.id for (channel, key), home in found.items()}


def _open(batch: Batch, found: Mapping[int, Conversation], with_contacts: Iterable[int]) -> None:
    theirs = conversations.participants(batch.tx, with_contacts) if with_contacts else {}
    cases = tickets.of_conversations(batch.tx, found)
    for home in found.values():
        if home.id in batch.homes:
            continue
        batch.homes[home.id] = opened = Home(
            id=home.id, channel=home.channel, thread=home.thread, contact=home.contact_id, blocked=home.blocked,
            answered_at=home.answered_at, contacts={home.contact_id} | theirs.get(home.id, set()), subject=home.subject,
            address=home.address,
            cases=[case(batch, ticket) for ticket in cases.get(home.id, ())],
        )  # fmt: skip
        for one in opened.cases:
            batch.belongs(one, opened)


def case(batch: Batch, ticket: Ticket) -> Case:
    """The ticket as this batch knows it: there is one Case of each."""
    if ticket.id not in batch.cases:
        values = {name: getattr(ticket, name) for name in tickets.CHANGING}
        before = values | {"conversation_id": ticket.conversation_id}
        batch.cases[ticket.id] = Case(ticket.id, ticket.conversation_id, values, before=before)
    return batch.cases[ticket.id]


def _cited(message: InboundMessage) -> tuple[str, ...]:
    """The references that are looked up: a hostile mail may name a hundred thousand."""
    return (
        message.references
        if len(message.references) <= CITED
        else (message.references[0], *message.references[-CITED:])
    )
