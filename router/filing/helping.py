"""The helper's steps in filing's own transaction: looked up, decided by `router.helper`, put into words, done and written down."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from router.articles.search import Found, cut
from router.filing import spoken
from router.filing.batch import Batch, Entry
from router.filing.given import Way
from router.helper import hearing, steps
from router.helper.steps import Step
from router.schema import Button, Json
from router.store import articles, events, tickets
from router.store.articles import Helping
from router.store.events import Event
from router.store.tickets import Ticket

ACTOR = "helper"
HELPED, OPERATOR, READ = "helped", "operator", "read"  # what the buttons' data begin with
LONGEST_LABEL = 40  # characters of a button that every messenger shows
RATINGS = tuple(Button(label=f"{number} ★", data=f"rate:{number}") for number in (5, 4, 3, 2, 1))
States = Mapping[int, Helping]

__all__ = ["Step", "before", "carry_out", "help_", "rated", "step", "words"]


def before(batch: Batch) -> States:
    """What the helper did in the tickets that go on."""
    if not batch.office.helper:
        return {}
    return articles.helping(batch.tx, [one.case.id for one in batch.entries if one.kind in ("message", "reopened")])


def step(batch: Batch, entry: Entry, states: States) -> Step | None:
    """What the helper does about a letter that may be answered; None where there is nothing for it to do."""
    letter, verdict = entry.letter, entry.letter.verdict
    if not batch.office.helper or verdict is None:
        return None
    values = entry.case.values
    ticket = steps.Seen(
        number=entry.case.id, topic=batch.office.texts.topic(values["topic"]), section=values["section"],
        fields=values["fields"], answered=values["answered_at"] is not None,
    )  # fmt: skip
    if entry.kind in ("opened", "read"):
        found = steps.first(letter.message, verdict, ticket, letter.likely)
        return found if found.say or found.because else None
    state = states.get(entry.case.id)
    if state is None:
        return None
    found = steps.later(letter.message, verdict, ticket, state)
    if found.say == "whole":
        return _whole(batch.tx, found)
    return None if found == Step(state=state) else found


def _whole(tx: Connection, step: Step) -> Step | None:
    """The step with its article; None if it was removed or taken back since it was offered."""
    article = articles.published(tx, step.whole)
    return replace(step, articles=(Found(article, 0.0, ""),)) if article else None


def words(step: Step, fill: spoken.Fill, way: Way) -> tuple[list[str], tuple[Button, ...]]:
    """What is said, paragraph by paragraph, and the buttons below it. Raises KeyError where the rules have no such text."""
    if step.say == "called":
        return [fill("helper_called_later" if fill.opens else "helper_called")], ()
    if step.say == "solved":
        rating = [] if way == "page" else [fill("rating")]
        return [fill("helper_solved"), *rating], RATINGS if way == "buttons" else ()
    if step.say == "wrong":
        return [_if_any(fill, f"helper_wrong_{step.ask}") or fill("helper_wrong", field=fill.field(step.ask))], ()
    said = [fill("helper_thanks")] if step.say == "thanks" else []
    if step.say == "whole":
        said = [f"**{one.article.title}**\n\n{one.article.body}" for one in step.articles]
    elif step.articles:
        listed = [f"**{n}. {one.article.title}**\n{one.excerpt}" for n, one in enumerate(step.articles, 1)]
        said += [fill("helper_offer"), *listed]
    if step.ask:
        said.append(fill("helper_ask", field=fill.field(step.ask)))
    if not step.articles or step.state.silent or way == "page":
        return said, ()
    read = _to_read(step, fill)
    if way == "words":
        how = _if_any(fill, "helper_how_read") if read else ""
        return [*said, *filter(None, [how]), fill("helper_how")], ()
    yes = Button(label=fill("helper_yes"), data=f"{HELPED}:{fill.number}")
    return said, (*read, yes, Button(label=fill("helper_no"), data=OPERATOR))


def _to_read(step: Step, fill: spoken.Fill) -> tuple[Button, ...]:
    """A button for each offered article of which there is more to read; none where the rules have no word for it."""
    more = [(n, one.article) for n, one in enumerate(step.articles, 1) if step.say == "offer" and not one.is_whole]
    labels = [(n, _if_any(fill, "helper_read", title=article.title)) for n, article in more]
    return tuple(Button(label=cut(label, LONGEST_LABEL), data=f"{READ}:{n}") for n, label in labels if label)


def _if_any(fill: spoken.Fill, name: str, **more: str) -> str:
    """The text of that name; "" where the rules have none."""
    try:
        return fill(name, **more)
    except KeyError:
        return ""


def carry_out(batch: Batch, entry: Entry, step: Step, *, said: bool) -> None:
    """Does a step and writes it down. What could not be said (a limit, a missing text) was not offered or asked."""
    tx, at, number = batch.tx, entry.letter.at, entry.case.id
    if step.fields:
        tickets.learn(tx, number, step.fields, actor=ACTOR, now=at)
    if step.say == "called":
        _called(tx, tickets.need(tx, number), step.state, at)
    elif step.say == "solved":
        _solved(tx, tickets.need(tx, number), step.state, at)
    elif step.because:
        batch.events.append(_event(number, "helper_quiet", {"reason": step.because}, at))
        articles.keep(tx, [step.state])
    elif said or not step.say:
        articles.keep(tx, [step.state])
        if step.say == "offer":
            articles.count(tx, step.state.offered, "offered")
        batch.events += _told(step, number, at)


def _told(step: Step, number: int, at: datetime) -> list[Event]:
    told = []
    if step.say == "offer":
        names: list[Json] = [one.article.id for one in step.articles]
        titles = "; ".join(f"«{one.article.title}»" for one in step.articles)
        told.append(_event(number, "helper_offered", {"articles": names, "titles": titles}, at))
    if step.ask:
        told.append(
            _event(number, "helper_doubted" if step.say == "wrong" else "helper_asked", {"field": step.ask}, at)
        )
    return told


def help_(tx: Connection, ticket: Ticket, what: str, value: str, now: datetime) -> Step | None:
    """A pressed button: «Помогло», «Позвать оператора» or «Читать» with the number of an offered article. None where it is of no
    use any more."""
    state = articles.helping(tx, [ticket.id]).get(ticket.id, Helping(ticket_id=ticket.id))
    left = replace(state, silent=True, asking="")
    if what == READ and (whole := hearing.chosen(value, state.offered)):
        return _whole(tx, Step(say="whole", whole=whole, state=state))
    if what == OPERATOR and _can_open(tx, ticket):
        _called(tx, ticket, left, now)
        return Step(say="called", state=left)
    if what == HELPED and ticket.active and ticket.answered_at is None and state.offered:
        _solved(tx, ticket, left, now)
        return Step(say="solved", state=left)
    return None


def _can_open(tx: Connection, ticket: Ticket) -> bool:
    """Whether the ticket waits, or can wait again: it is solved, and its conversation has no other active one."""
    if ticket.active or ticket.status != "solved" or ticket.merged_into is not None:
        return ticket.active
    return not any(one.active for one in tickets.of_conversations(tx, [ticket.conversation_id])[ticket.conversation_id])


def _called(tx: Connection, ticket: Ticket, state: Helping, at: datetime) -> None:
    events.tell(tx, ticket.id, "helper_called", "customer", {}, at)
    tickets.wants_person(tx, ticket.id, now=at)
    articles.keep(tx, [state])
    articles.count(tx, state.offered, "called")


def _solved(tx: Connection, ticket: Ticket, state: Helping, at: datetime) -> None:
    articles.keep(tx, [state])
    articles.count(tx, state.offered, "helped")
    events.tell(tx, ticket.id, "helper_helped", "customer", {}, at)
    tickets.set_status(tx, ticket.id, "solved", actor=ACTOR, now=at)
    tickets.mark_read(tx, ticket.id)


def rated(batch: Batch, entries: Sequence[Entry]) -> None:
    """A letter that is nothing but a rating, of a ticket that waits for one, rates it."""
    for entry in entries:
        given = hearing.stars(entry.letter.message.text) if batch.office.helper else 0
        if (
            not given
            or entry.kind != "message"
            or entry.letter.message.automatic
            or entry.case.values["status"] != "solved"
        ):
            continue
        ticket = tickets.need(batch.tx, entry.case.id)
        if ticket.rating is None and entry.letter.contact == ticket.contact_id:
            tickets.rate(batch.tx, ticket.id, given, "", actor="customer", now=entry.letter.at)
            tickets.mark_read(batch.tx, ticket.id)


def _event(ticket_id: int, kind: str, data: Mapping[str, Json], at: datetime) -> Event:
    return Event(ticket_id=ticket_id, kind=kind, actor=ACTOR, data=data, created_at=at)
