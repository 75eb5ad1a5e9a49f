"""Everything but messages, one at a time: edits, deletions, pressed buttons, receipts."""

from router import joining
from router.filing import albums, cases, helping, knowing, placing, replies
from router.filing.batch import Batch, Case, Letter
from router.filing.given import Item, Judged
from router.schema import REACTION, Action, Ignored, InboundDelete, InboundEdit, InboundMessage, Json, Receipt
from router.store import contacts, conversations, events, history, messages, outbox, outgoing, raws, requests, tickets
from router.store.conversations import Conversation
from router.store.messages import Change, Place
from router.store.tickets import Ticket


def rest(batch: Batch, item: Item) -> list[str]:
    """Everything but messages; returns why things were ignored."""
    reasons = []
    for one in item.found:
        reason = _one(batch, item.raw, one)
        if reason:
            reasons.append(reason)
    _write_history(batch)
    return reasons


def _write_history(batch: Batch) -> None:
    if batch.events:
        events.record(batch.tx, batch.events)
        batch.events.clear()


def _one(batch: Batch, raw: raws.StoredRaw, one: Judged) -> str:
    match one.inbound:
        case InboundMessage():
            return ""
        case InboundEdit():
            return _edit(batch, raw, one.inbound, one)
        case InboundDelete():
            return _delete(batch, raw, one.inbound)
        case Action():
            return _action(batch, raw, one.inbound)
        case Receipt():  # of a copy: another mailbox of ours, a folder whose UIDVALIDITY changed
            return "news that came twice" if raw.id in batch.repeated else _receipt(batch, raw, one.inbound)
        case Ignored():
            return one.inbound.reason or "not for the desk"


def _edit(batch: Batch, raw: raws.StoredRaw, edit: InboundEdit, one: Judged) -> str:
    message, letter = edit.message, Letter(raw, edit.message, one.verdict, one.told)
    place = messages.known(batch.tx, [(message.channel, message.external_id)]).get(
        (message.channel, message.external_id)
    )
    if place is None:
        placing.take(batch, [letter])
        return ""
    old = messages.get(batch.tx, place.message_id)
    if old is None or (old.edited_at is not None and old.edited_at > edit.edited_at):
        return "an older revision of an edited message"
    change = Change(
        message_id=place.message_id, text=message.text, quoted=message.quoted, entities=message.entities, verdict=one.verdict,
        context=one.told.context, edited_at=edit.edited_at,
    )  # fmt: skip
    change = albums.edited(old, change, message)
    new_parts = messages.other_parts(batch.tx, place.message_id, message.parts)
    if message.external_id != old.external_id:
        new_parts = albums.of_picture(message.external_id, new_parts)
    restored = messages.bring_back(batch.tx, place.message_id, edit.edited_at)
    unchanged = (old.text, old.quoted) == (change.text, change.quoted) and not new_parts
    if unchanged and not restored:
        return "an edit that changed nothing that people see"
    if not unchanged:
        messages.append_parts(batch.tx, place.message_id, raw.id, new_parts)
        messages.change(batch.tx, change)
    batch.filed[raw.id] = place.ticket_id
    if place.direction == "in":
        _raise_stored(batch, place.ticket_id, letter)
        rows = [
            {"value": mark, "contact_id": old.contact_id, "message_id": old.id, "at": letter.at}
            for mark in one.told.marks
        ]
        history.record(batch.tx, rows, one.told.crowded)
    batch.event(place.ticket_id, "edited", {"message": place.message_id}, edit.edited_at)
    return ""


def _raise_stored(batch: Batch, ticket_id: int, letter: Letter) -> None:
    ticket = tickets.root(batch.tx, tickets.need(batch.tx, ticket_id))
    case = Case(ticket.id, ticket.conversation_id, {name: getattr(ticket, name) for name in tickets.CHANGING})
    cases.raised(case, letter)
    case.values |= {"unread": True, "updated_at": max(letter.at, ticket.updated_at)}
    row = {"id": ticket.id, "conversation_id": ticket.conversation_id}
    tickets.update_all(batch.tx, [case.values | row])


def _delete(batch: Batch, raw: raws.StoredRaw, gone: InboundDelete) -> str:
    name = gone.channel, gone.external_id
    place = messages.known(batch.tx, [name]).get(name)
    if place is None:
        return "the deletion of a message that the desk has not seen"
    batch.filed[raw.id] = place.ticket_id
    row = messages.get(batch.tx, place.message_id)
    part = row is not None and albums.taken(batch.tx, row, gone.external_id)
    if part or messages.mark_deleted(batch.tx, place.message_id, gone.deleted_at):
        batch.event(place.ticket_id, "deleted", {"message": place.message_id}, gone.deleted_at)
    return ""


def _action(batch: Batch, raw: raws.StoredRaw, action: Action) -> str:
    if not requests.first(batch.tx, f"action:{action.channel}:{action.external_id}", batch.office.now):
        return "a button press that came twice"
    thread = action.channel, action.thread
    home = conversations.by_threads(batch.tx, [thread]).get(thread)
    if home is None:
        return "a button in a conversation that the desk does not know"
    if action.answer:
        uid = batch.office.new_id()
        outgoing.add_answer(batch.tx, home.id, action.channel, action.answer, uid=uid, now=batch.office.now)
    ticket = _acted_ticket(batch, action, home)
    if ticket is None:
        return "a button in a conversation without a ticket"
    batch.filed[raw.id] = ticket.id
    writer = contacts.Writer(sender=action.sender, channel=action.channel, at=raw.raw.received_at)
    contact = contacts.ensure(batch.tx, [writer])[action.sender.address]
    kind, said = _told(batch, action)
    batch.event(ticket.id, kind, {"data": said, "by": action.sender.name}, action.acted_at)
    _write_history(batch)  # what comes of it stands below it
    if contact == ticket.contact_id and not action.happened:
        _act(batch, home, ticket, action)
    return ""


def _told(batch: Batch, action: Action) -> tuple[str, str]:
    """The event's kind and what it says: a reaction is no button, and a button says what stood on it."""
    if action.happened:
        return action.happened, action.data
    if action.data.startswith(REACTION):
        signs = action.data.removeprefix(REACTION)
        return "reacted" if signs else "unreacted", signs
    place = _acted_place(batch, action)
    under = messages.get(batch.tx, place.message_id) if place else None
    labels = [button["label"] for button in under.buttons if button.get("data") == action.data] if under else []
    return "action", labels[0] if labels else action.data


def _acted_place(batch: Batch, action: Action) -> Place | None:
    name = action.channel, action.reference
    return messages.known(batch.tx, [name]).get(name) if action.reference else None


def _acted_ticket(batch: Batch, action: Action, home: Conversation) -> Ticket | None:
    place = _acted_place(batch, action)
    if place is not None and place.conversation_id == home.id:
        return tickets.root(batch.tx, tickets.need(batch.tx, place.ticket_id))
    return _current(batch, home)


def _current(batch: Batch, home: Conversation) -> Ticket | None:
    cases = tickets.of_conversations(batch.tx, [home.id]).get(home.id, [])
    return next((case for case in reversed(cases) if case.active), cases[-1] if cases else None)


def _act(batch: Batch, home: Conversation, ticket: Ticket, action: Action) -> None:
    """What the ticket's owner may do with a button. Any other data is only recorded."""
    name, _, value = action.data.partition(":")
    if name == "close" and "closed" in tickets.TRANSITIONS[ticket.status]:
        tickets.set_status(batch.tx, ticket.id, "closed", actor="customer", now=action.acted_at)
    elif name == "rate" and value in ("1", "2", "3", "4", "5") and ticket.status == "solved":
        tickets.rate(batch.tx, ticket.id, int(value), "", actor="customer", now=action.acted_at)
    elif name == joining.BUTTON:
        knowing.pressed(batch, home, ticket, value)
    elif name in (helping.HELPED, helping.OPERATOR, helping.READ):
        step = helping.help_(batch.tx, ticket, name, value, action.acted_at)
        if step is not None:
            replies.answer(batch, home, ticket, step)


def _moved(batch: Batch, receipt: Receipt) -> str:
    """The conversation goes on under its new name; what was written before stays in it."""
    name = receipt.channel, receipt.thread
    found = conversations.by_threads(batch.tx, [name]).get(name)
    if found is None:
        return "a thread that the desk has nothing of has a new name"
    conversations.move(batch.tx, found.id, receipt.moved_to)
    return ""


def _receipt(batch: Batch, raw: raws.StoredRaw, receipt: Receipt) -> str:
    if receipt.moved_to:
        return _moved(batch, receipt)
    if receipt.state in ("blocked", "allowed"):
        return _blocked(batch, raw, receipt)
    if receipt.state == "typing":
        return _typing(batch, raw, receipt)
    place = _sent(batch, raw, receipt)
    if place is None and receipt.reference and _is_early(batch, raw, receipt):
        batch.early.add(raw.id)
        return ""
    if place is None or not messages.receipt(batch.tx, place, receipt):
        return "a receipt for a message that the desk has not sent"
    if receipt.state == "bounced":
        contacts.undeliverable(
            batch.tx, place.conversation_id, receipt.reason, receipt.happened_at, permanent=receipt.permanent
        )
    else:
        contacts.deliverable(batch.tx, place.conversation_id)
    batch.filed[raw.id] = place.ticket_id
    data: dict[str, Json] = {"message": place.message_id, "reason": receipt.reason, "permanent": receipt.permanent}
    batch.event(place.ticket_id, receipt.state, data, receipt.happened_at)
    return ""


def _sent(batch: Batch, raw: raws.StoredRaw, receipt: Receipt) -> Place | None:
    """The message of ours that the receipt is of: by its name, else the last one sent in the conversation of our own token."""
    name = receipt.channel, receipt.reference
    place = messages.known(batch.tx, [name]).get(name) if receipt.reference else None
    if place is not None or not receipt.reply_token:
        return place
    until = max(raw.raw.received_at, receipt.happened_at)  # servers' clocks differ
    return messages.last_sent(batch.tx, receipt.channel, batch.office.token(receipt.reply_token), until)


def _is_early(batch: Batch, raw: raws.StoredRaw, receipt: Receipt) -> bool:
    """News of a message that was sent a moment ago, or just before a crash, and is not recorded yet: it is looked at again later."""
    return outbox.under_way(batch.tx, receipt.channel) and not raws.fail(
        batch.tx, raw.id, "news of a message whose sending is not recorded yet", batch.office.now
    )


def _typing(batch: Batch, raw: raws.StoredRaw, receipt: Receipt) -> str:
    thread = receipt.channel, receipt.thread
    home = conversations.by_threads(batch.tx, [thread]).get(thread)
    ticket = _current(batch, home) if home else None
    if ticket is None:
        return "somebody who has no ticket is typing"
    batch.filed[raw.id] = ticket.id
    events.typing(batch.tx, ticket.id, receipt.happened_at)
    return ""


def _blocked(batch: Batch, raw: raws.StoredRaw, receipt: Receipt) -> str:
    if not receipt.thread:
        return "a block without a conversation"
    reason = (receipt.reason or "blocked by the customer") if receipt.state == "blocked" else ""
    homes = conversations.block(batch.tx, receipt.channel, receipt.thread, reason)
    latest = [cases[-1] for cases in tickets.of_conversations(batch.tx, homes).values() if cases]
    for ticket in latest:
        batch.filed[raw.id] = ticket.id
        batch.event(ticket.id, receipt.state, {"reason": receipt.reason}, receipt.happened_at)
    return "" if homes else "nothing new of a conversation that the desk knows"
