"""Automatic replies: who is answered without a person, with what, in which language."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from router.filing import effects, helping, spoken
from router.filing.batch import Batch, Entry
from router.filing.helping import Step
from router.schema import Button
from router.store import conversations, joins, outgoing
from router.store.conversations import Conversation
from router.store.outgoing import Reply
from router.store.tickets import Ticket
from rules.effects import asked

AUTOMATIC_EVERY = timedelta(hours=1)
# To one person, over all his conversations: a machine that says nothing of itself opens a new one with each of its answers.
MOST_AN_HOUR = 5
MOST_PRESSED = (
    20  # to one who presses buttons: no machine does, but a person who reads the offered articles one after the other
)
TOO_LATE = timedelta(days=1)  # an acknowledgement of older news (a replay of the archive) helps nobody
log = logging.getLogger("okno.filing")


def reply(batch: Batch) -> None:
    """Queues what is to be said by itself to the letters of the batch."""
    replies: list[Reply] = []
    before = helping.before(batch)
    answerable = [
        (entry, name, step) for entry in batch.entries for name, step in [_chosen(batch, entry, before)] if name or step
    ]
    had = _lately(batch, {batch.contacts_of(entry.letter.contact) for entry, _, _ in answerable})
    for entry, name, step in answerable:
        person = batch.person(entry.letter.contact)
        # An earlier letter of the batch may have been answered just now; what answers the helper is part of a talk.
        free = had[person] < MOST_AN_HOUR and ((entry.kind == "message" and step is not None) or _is_due(entry))
        said = _reply(batch, entry, name, step) if free else None
        if step is not None:
            helping.carry_out(batch, entry, step, said=said is not None)
        if said is not None:
            had[person] += 1
            entry.home.answered_at = entry.letter.at
            replies.append(said)
    outgoing.add_replies(batch.tx, replies)
    answered = {entry.home.id: entry.home.answered_at for entry in batch.entries if entry.home.answered_at}
    conversations.auto_answered(batch.tx, {r.conversation_id: answered[r.conversation_id] for r in replies})


def answer(batch: Batch, home: Conversation, ticket: Ticket, step: Step) -> None:
    """Queues what the helper says to a pressed button, if this person may be answered so soon."""
    if not batch.office.helper or home.blocked:
        return
    person = joins.person(batch.tx, home.contact_id)
    if _lately(batch, [person])[min(person)] >= MOST_PRESSED:
        return
    fill = spoken.Fill(
        texts=batch.office.texts, language=spoken.language(ticket.subject), number=ticket.id,
        minutes=batch.office.texts.promise_minutes(ticket.topic), now=batch.office.now,
    )  # fmt: skip
    try:
        texts, buttons = helping.words(step, fill, batch.office.asks_by(home.channel))
    except KeyError as missing:
        log.warning("no automatic reply to ticket %d: the rules have no text %s", ticket.id, missing)
        return
    now = batch.office.now
    said = Reply(
        conversation_id=home.id, ticket_id=ticket.id, channel=home.channel, uid=batch.office.new_id(), text="\n\n".join(texts),
        automatic=True, subject=home.subject, buttons=buttons, created_at=now, due_at=now,
    )  # fmt: skip
    outgoing.add_reply(batch.tx, said)
    conversations.auto_answered(batch.tx, {home.id: now})


def _lately(batch: Batch, persons: Iterable[frozenset[int]]) -> Counter[int]:
    """How many automatic replies each person was given in the last hour, by the smallest number of his contacts."""
    whose = {contact: min(person) for person in persons for contact in person if contact not in batch.newcomers}
    found = Counter[int]()
    if whose:
        given = conversations.lately_answered(batch.tx, whose, batch.office.now - AUTOMATIC_EVERY)
        for contact, number in given.items():
            found[whose[contact]] += number
    return found


def _chosen(batch: Batch, entry: Entry, before: helping.States) -> tuple[str, Step | None]:
    """The template to answer with ("" for none) and what the helper does."""
    if not _may_be_answered(batch, entry):
        return "", None
    name = _automatic(entry) if _is_due(entry) else ""
    step = helping.step(batch, entry, before) if name in ("", "acknowledge") else None
    return name, step


def _may_be_answered(batch: Batch, entry: Entry) -> bool:
    """An attacker learns nothing, a machine is never answered; who wants no automatic one, or takes one only, waits for a person's."""
    letter, verdict = entry.letter, entry.letter.verdict
    if not batch.office.acknowledge or verdict is None or letter.message.ours or letter.message.automatic:
        return False
    if letter.message.facts.get("one_answer") is True or letter.message.facts.get("no_auto_reply"):
        return False
    if letter.message.history or entry.home.blocked or verdict.role == "attack" or "hold" in verdict.actions:
        return False
    return batch.office.now - letter.at <= TOO_LATE


def _automatic(entry: Entry) -> str:
    """The template for a letter that may be answered; "" for silence."""
    verdict = entry.letter.verdict
    if verdict is None:
        return ""
    if verdict.role == "report" or "safety_reply" in verdict.actions:
        return "safety_reply"
    if own := asked(verdict.actions, "reply"):
        return own[0]
    if effects.missing(entry):
        return "ask_details"
    return "acknowledge" if entry.kind in ("opened", "read") else ""


def _is_due(entry: Entry) -> bool:
    last = entry.home.answered_at
    return last is None or entry.letter.at - last >= AUTOMATIC_EVERY


def _reply(batch: Batch, entry: Entry, name: str, step: Step | None) -> Reply | None:
    """What is said: the template's text, and what the helper adds; None if these rules have no such text."""
    message, now = entry.letter.message, batch.office.now
    fill = _filled(batch, entry)
    try:
        texts: list[str] = []
        buttons: tuple[Button, ...] = ()
        if name:
            texts.append(_first(fill, ("after_hours", name) if name == "acknowledge" and fill.opens else (name,)))
        if step is not None and step.say:
            more, buttons = helping.words(step, fill, batch.office.asks_by(message.channel))
            texts += more
    except KeyError as missing:
        log.warning("no automatic reply to ticket %d: the rules have no text %s", entry.case.id, missing)
        return None
    if not texts:
        return None
    return Reply(
        conversation_id=entry.home.id, ticket_id=entry.case.id, channel=message.channel, uid=batch.office.new_id(),
        text="\n\n".join(texts), automatic=True, subject=message.subject, buttons=buttons, created_at=now, due_at=now,
    )  # fmt: skip


def _filled(batch: Batch, entry: Entry) -> spoken.Fill:
    message = entry.letter.message
    language = spoken.language(message.text, message.facts.get("language"))
    minutes = effects.promised_minutes(batch, entry.letter, entry.case.values["topic"])
    return spoken.Fill(
        texts=batch.office.texts, language=language, number=entry.case.id, minutes=minutes, now=batch.office.now,
        missing=tuple(effects.missing(entry)),
    )  # fmt: skip


def _first(fill: Callable[[str], str], names: Sequence[str]) -> str:
    """The first of the texts that the rules have. Raises KeyError if they have none."""
    for name in names[:-1]:
        try:
            return fill(name)
        except KeyError:
            continue
    return fill(names[-1])
