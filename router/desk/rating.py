"""The question how good an answer was, when a person has solved a ticket: with buttons where the channel has them, else as text.

Only a person is asked, once a ticket, and not where his own page asks him anyway (a form's).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from router.channel import Capabilities
from router.desk.base import Base
from router.filing import spoken
from router.filing.given import Texts
from router.filing.helping import RATINGS
from router.store import articles, conversations, events, outbox, outgoing, reading, tickets
from router.store.outgoing import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The rules' texts, and what each channel can do."""

    texts: Texts
    capabilities: Callable[[str], Capabilities]


def asking_of(desk: Base) -> Asking | None:
    """How this desk's customers are asked; None where they aren't."""
    texts = desk.services.rating
    return Asking(texts=texts(), capabilities=desk.capabilities) if texts is not None else None


def ask(tx: Connection, ticket_id: int, asking: Asking, *, now: datetime, due_at: datetime) -> None:
    """Queues the question, unless it was asked before or there is nobody to ask."""
    ticket, family = tickets.need(tx, ticket_id), tickets.family(tx, ticket_id)
    place = reading.conversation_of(tx, ticket.conversation_id, family)
    home, can = conversations.by_ids(tx, [place.id])[place.id], asking.capabilities(place.channel)
    last = articles.last_word(tx, family)
    if ticket.rating is not None or ticket.held or can.forms or home.blocked or last is None:
        return
    if last.automatic or last.facts.get("public") is True or articles.was_asked(tx, family):
        return
    try:
        text = asking.texts.template("rating", spoken.language(last.text, last.facts.get("language")), number=ticket_id)
    except KeyError:  # these rules have no such text: nothing is asked
        return
    said = Reply(
        conversation_id=home.id, ticket_id=ticket_id, channel=home.channel, uid=secrets.token_hex(12), text=text,
        automatic=True, subject=home.subject, buttons=RATINGS if can.buttons else (), created_at=now, due_at=due_at,
    )  # fmt: skip
    added = outgoing.add_reply(tx, said)
    data = {"message": added.message_id}
    events.tell(tx, ticket_id, articles.ASKED_RATING, "system", data, now)


def take_back(tx: Connection, ticket_id: int, asked_at: datetime, now: datetime) -> None:
    """The answer of that moment was taken back before it left: so is the question about it."""
    for delivery_id in articles.questions_of(tx, ticket_id, asked_at):
        outbox.cancel(tx, delivery_id, now, actor="system")
