"""What a message makes of its ticket: a new one, one that goes on or opens again, one that becomes more urgent."""

from typing import Any

from router import threading
from router.filing import effects, lookup, unreadable
from router.filing.batch import Batch, Case, Home, Letter
from router.schema import InboundMessage, Verdict
from router.store import contacts, messages, tickets

PREVIEW, SUBJECT = 200, 80
# Their file names are the messengers' own (voice.ogg, photo.jpg) and tell nobody anything.
_NAMELESS = {
    "image": "Фото",
    "video": "Видео",
    "video_note": "Видеосообщение",
    "voice": "Голосовое сообщение",
    "animation": "Анимация",
    "sticker": "Стикер",
}
_LINK = "Ссылка из «Моих обращений»"
_LEVELS = ("none", "notice", "suspicious", "fraud")
_PRIORITIES = ("low", "normal", "high", "urgent")


def for_letter(batch: Batch, letter: Letter, home: Home, decision: threading.Decision) -> tuple[Case, str]:
    """The ticket, and what happened to it: message, opened, reopened or read (its raw could not be read before)."""
    if decision.ticket:
        case = _standing(batch, batch.cases[decision.ticket]) if decision.reopen else batch.cases[decision.ticket]
        reopen = decision.reopen and case.id == decision.ticket
        _continue(batch, case, letter, home, reopen=reopen)
        unreadable.give_up_stand_in(batch, letter, case)
        return case, "reopened" if reopen else "message"
    before = batch.unread.pop(letter.raw.id, None)
    if before is not None:
        messages.remove_stand_in(batch.tx, before.message_id)
        case = lookup.case(batch, tickets.need(batch.tx, before.ticket_id))
        case.conversation, case.changed = home.id, True
        case.values |= _new_values(batch, letter, decision)
        home.cases.append(case)
        return case, "read"
    batch.last -= 1
    case = batch.cases[batch.last] = Case(batch.last, home.id, _new_values(batch, letter, decision), new=True)
    home.cases.append(case)
    return case, "opened"


def _standing(batch: Batch, solved: Case) -> Case:
    """The ticket itself; or, where it was merged into another conversation, that one's active ticket: there is one at most."""
    others = [
        lookup.case(batch, one)
        for one in tickets.of_conversations(batch.tx, [solved.conversation]).get(solved.conversation, ())
    ]
    mine = [*others, *(batch.homes[solved.conversation].cases if solved.conversation in batch.homes else ())]
    return next((case for case in mine if case.values["status"] in tickets.ACTIVE), solved)


def _new_values(batch: Batch, letter: Letter, decision: threading.Decision) -> dict[str, Any]:
    message, verdict = letter.message, letter.verdict or Verdict()
    topic = verdict.topic or message.topic
    promised = None
    over, waits = message.history == "ended", not (message.ours or message.automatic or message.history == "ended")
    if not message.ours and not message.automatic and not message.history:
        promised = effects.promised_at(batch, letter, topic)
    return {
        "contact_id": letter.contact, "channel": message.channel, "subject": _subject(message),
        "status": "closed" if over else "pending" if message.ours else "new", "topic": topic,
        "section": verdict.section or message.section, "priority": verdict.priority, "queue": verdict.queue,
        "tags": list(verdict.tags), "risk": verdict.risk, "level": verdict.level, "role": verdict.role,
        "fields": _fields(letter), "unread": not message.ours and not over,
        "held": "hold" in verdict.actions and not over, "promised_at": promised, "answered_at": None, "solved_at": None,
        "closed_at": letter.at if over else None, "linked_from": decision.linked_from or None, "preview": _preview(message),
        "preview_by": "out" if message.ours else "in", "created_at": letter.at, "updated_at": letter.at,
        "waiting_since": letter.at if waits else None,
    }  # fmt: skip


def _reaches(batch: Batch, home: Home, message: InboundMessage) -> bool:
    """Whether what our side wrote goes to the customer: a question to the warehouse about his letter is no answer to him."""
    addresses = {message.to, *message.copies}
    if not message.to or message.thread or home.address in addresses:
        return True
    people = set(map(batch.person, home.contacts))
    return not people.isdisjoint(map(batch.person, contacts.of(batch.tx, addresses)))


def asks(letter: Letter) -> bool:
    """Whether an answer is expected: a machine expects none, and who only thanks neither."""
    verdict = letter.verdict
    return not letter.message.automatic and not (verdict and "no_reopen" in verdict.actions)


def _continue(batch: Batch, case: Case, letter: Letter, home: Home, *, reopen: bool) -> None:
    message, values = letter.message, case.values
    if message.history:
        _recall(batch, case, letter, home)
        return
    case.changed = True
    values["updated_at"] = max(letter.at, values["updated_at"])
    if is_opened_link(message):
        return
    if message.ours:
        values |= {"preview": _preview(message), "preview_by": "out"}
        if _reaches(batch, home, message):
            _answer(values, letter)
        return
    values["unread"] = True
    answered = _is_answered(batch, case, message)
    if not answered:
        values |= {"preview": _preview(message), "preview_by": "in"}
    if reopen:
        values |= {"status": "open", "solved_at": None, "closed_at": None}
    elif values["status"] == "pending" and asks(letter):
        values["status"] = "open"
    if values["status"] in tickets.ACTIVE and asks(letter):
        values["waiting_since"] = values["waiting_since"] or letter.at
    if answered:
        _waits_for_customer(values)
    raised(case, letter)


def _is_answered(batch: Batch, case: Case, message: InboundMessage) -> bool:
    """Whether our side's answer to it was filed before: two folders are read at once. It names what it answers."""
    if case.values["answered_at"] is None or not lookup.is_loose(message):
        return False
    name = message.reference or message.external_id
    beside = [one.letter.message for one in batch.entries if one.case is case]
    return any(one.ours and name in one.references for one in beside) or name in lookup.answered_elsewhere(batch, case)


def _answer(values: dict[str, Any], letter: Letter) -> None:
    values["answered_at"] = letter.at
    _waits_for_customer(values)


def _waits_for_customer(values: dict[str, Any]) -> None:
    values["waiting_since"] = None
    if values["status"] in tickets.ACTIVE:
        values["status"] = "pending"


def _recall(batch: Batch, case: Case, letter: Letter, home: Home) -> None:
    """Old mail is the ticket's last word only if nothing was said or done since, and opens it only if it may still wait."""
    message, values = letter.message, case.values
    if letter.at < values["updated_at"]:
        return
    case.changed = True
    values |= {"preview": _preview(message), "preview_by": "out" if message.ours else "in", "updated_at": letter.at}
    if message.ours:
        if _reaches(batch, home, message):
            _answer(values, letter)
        return
    if message.history == "open" and not message.automatic:
        status = "new" if values["status"] == "new" else "open"
        values |= {"status": status, "solved_at": None, "closed_at": None, "unread": True, "waiting_since": letter.at}
    elif values["status"] == "closed":
        values["closed_at"] = letter.at
    raised(case, letter)


def raised(case: Case, letter: Letter) -> None:
    """A later message makes a ticket riskier or more urgent, never less; what was undecided may be decided by it."""
    verdict, values = letter.verdict, case.values
    if verdict is None:
        return
    case.changed = True
    if _LEVELS.index(verdict.level) > _LEVELS.index(values["level"]) or (verdict.role != "none" == values["role"]):
        values |= {"level": max(verdict.level, values["level"], key=_LEVELS.index), "role": verdict.role}
        values["queue"] = verdict.queue or values["queue"]
    values["risk"] = max(verdict.risk, values["risk"])
    values["priority"] = max(verdict.priority, values["priority"], key=_PRIORITIES.index)
    if not values["topic"]:
        values |= {"topic": verdict.topic, "section": verdict.section, "queue": values["queue"] or verdict.queue}
    values["tags"] = list(dict.fromkeys([*values["tags"], *verdict.tags]))
    values["fields"] = {**_fields(letter), **values["fields"]}
    values["held"] = values["held"] or "hold" in verdict.actions


def _fields(letter: Letter) -> dict[str, str]:
    """What the letter says of the matter; what a report, a vacation or a list says is said of something else."""
    if letter.message.automatic not in ("", "machine"):
        return {}
    return {**(letter.verdict.fields if letter.verdict else {}), **letter.message.fields}


def _subject(message: InboundMessage) -> str:
    return (message.subject or _preview(message).partition("\n")[0])[:SUBJECT]


def is_opened_link(message: InboundMessage) -> bool:
    """Whether the customer only opened a signed link, and his app wrote the command that brings it."""
    return bool(message.link_token) and message.text.startswith("/")


def _preview(message: InboundMessage) -> str:
    if is_opened_link(message):
        return _LINK
    if message.text:
        return message.text.strip()[:PREVIEW]
    named = (part.text or _NAMELESS.get(part.kind) or part.name or part.kind for part in message.parts)
    return next(named, message.quoted.strip() or message.subject)[:PREVIEW]
