"""Automatic replies: who is answered without a person, with what, in which language."""

import logging
import re
from datetime import timedelta

from router.filing import effects
from router.filing.batch import Batch, Entry
from router.schema import InboundMessage
from router.store import conversations, messages
from router.store.messages import Reply
from rules.effects import asked

AUTOMATIC_EVERY = timedelta(hours=1)
# To one person, over all his conversations: a machine that says nothing of itself opens a new one with each of its answers.
MOST_AN_HOUR = 5
TOO_LATE = timedelta(days=1)  # an acknowledgement of older news (a replay of the archive) helps nobody
log = logging.getLogger("okno.filing")
_CYRILLIC, _LATIN = re.compile("[а-яёА-ЯЁ]"), re.compile("[a-zA-Z]")


def reply(batch: Batch) -> None:
    """Queues what is to be said by itself to the letters of the batch."""
    replies: list[Reply] = []
    answerable = [(entry, name) for entry in batch.entries if (name := _automatic(batch, entry))]
    writers = {entry.letter.contact for entry, _ in answerable}
    had = conversations.lately_answered(batch.tx, writers, batch.office.now - AUTOMATIC_EVERY) if writers else {}
    for entry, name in answerable:
        count = had.get(entry.letter.contact, 0)
        if count >= MOST_AN_HOUR or not _is_due(
            entry
        ):  # an earlier letter of the batch may have been answered just now
            continue
        if text := _text(batch, entry, name):
            had[entry.letter.contact] = count + 1
            entry.home.answered_at = entry.letter.at
            replies.append(_automatic_reply(batch, entry, text))
    messages.add_replies(batch.tx, replies)
    answered = {entry.home.id: entry.home.answered_at for entry in batch.entries if entry.home.answered_at}
    conversations.auto_answered(batch.tx, {r.conversation_id: answered[r.conversation_id] for r in replies})


def _automatic(batch: Batch, entry: Entry) -> str:
    """The template to answer with; "" for silence. An attacker learns nothing, a machine is never answered."""
    letter, verdict = entry.letter, entry.letter.verdict
    if not batch.office.acknowledge or verdict is None or letter.message.ours or letter.message.automatic:
        return ""
    if letter.message.history:
        return ""
    if entry.home.blocked or verdict.role == "attack" or "hold" in verdict.actions:
        return ""
    if batch.office.now - letter.at > TOO_LATE or not _is_due(entry):
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


def _text(batch: Batch, entry: Entry, name: str) -> str:
    """The template filled in; "" if these rules have none: then nothing is said."""
    text, template = entry.letter.message.text, batch.office.texts.template
    chosen = _language(entry.letter.message)
    language = chosen or ("en" if _LATIN.search(text) and not _CYRILLIC.search(text) else "ru")
    minutes = effects.promised_minutes(batch, entry.letter, entry.case.values["topic"])
    try:
        contacts_text = template("official_contacts", language) if name == "safety_reply" else ""
        return template(
            name, language, number=entry.case.id, promise=promise(minutes, language), contacts=contacts_text,
            fields=", ".join(_field(batch, one, language) for one in effects.missing(entry)),
        )  # fmt: skip
    except KeyError as missing:
        log.warning("no automatic reply to ticket %d: the rules have no text %s", entry.case.id, missing)
        return ""


def _field(batch: Batch, name: str, language: str) -> str:
    """What a field is called in a letter: the text `field_<name>`, or its code where the rules have none."""
    try:
        return batch.office.texts.template(f"field_{name}", language).strip()
    except KeyError:
        return name


def _automatic_reply(batch: Batch, entry: Entry, text: str) -> Reply:
    message, now = entry.letter.message, batch.office.now
    return Reply(
        conversation_id=entry.home.id, ticket_id=entry.case.id, channel=message.channel, uid=batch.office.new_id(),
        text=text, automatic=True, subject=message.subject, created_at=now, due_at=now,
    )  # fmt: skip


def _language(message: InboundMessage) -> str:
    """The language that the customer chose himself, as a form knows it; "" when he did not."""
    chosen = message.facts.get("language")
    return chosen if chosen in ("ru", "en") else ""


def promise(minutes: int, language: str) -> str:
    """The promised time in words: «в течение 1 часа», "within 3 days"."""
    number, unit = (minutes, 0) if minutes < 60 else (minutes // 60, 1) if minutes <= 48 * 60 else (minutes // 1440, 2)
    one = number % 10 == 1 and number % 100 != 11
    if language == "en":
        return f"within {number} {('minute', 'hour', 'day')[unit]}{'' if number == 1 else 's'}"
    words = ("минуты", "часа", "дня") if one else ("минут", "часов", "дней")
    return f"в течение {number} {words[unit]}"
