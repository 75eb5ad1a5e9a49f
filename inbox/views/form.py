"""The customer's form: topics, the questions of one, the number and the private link. It works without scripts and asks nothing twice."""

import secrets
from collections.abc import Mapping, Sequence

from aiohttp import web

from inbox.customers import hook, limited, private_link
from inbox.i18n import N_
from inbox.views.visit import Visit, public, remember, to
from router.desk import Desk, NotFound
from router.readmodels import RequestView, Submitted, TopicView

KEPT = "private, no-cache"  # a form: coming back by the browser's button brings back what was typed, which no-store forbids
AUDIENCES = {"buyer": N_("For buyers"), "seller": N_("For sellers"), "other": N_("Other")}


def setup(app: web.Application) -> None:
    app.router.add_get("/", public(show_form))
    app.router.add_post("/", public(send_form))
    app.router.add_get("/sent/{id:[0-9]{1,15}}", public(show_sent))


async def show_form(visit: Visit) -> web.Response:
    """GET /: the topics; GET /?topic=ID: the questions of that topic ("" is no topic). `linked` is a closed request of one's own."""
    if visit.desk.forms() is None:
        return to("/inbox")  # a desk without forms is its staff's alone
    query = visit.request.query
    linked = await _linked(visit, query.get("linked", ""))
    topics = visit.desk.topics()
    if "topic" not in query and topics:
        return visit.render(
            "topics.html",
            groups=_by_audience(topics),
            linked=linked,
            waiting=await _unread(visit),
            audiences=AUDIENCES,
            answered_by=visit.desk.answered_by,
        )
    values = {"topic": query.get("topic", ""), "section": query.get("section", "")}
    return form_page(visit, values, linked=linked)


async def send_form(visit: Visit) -> web.Response:
    """POST /: 303 to the number and the private link, or the form again with what was written and what is wrong with it."""
    body, values = await visit.posted()
    problems = {"": "too_many"} if limited(visit.request) else _missing(topic_of(visit.desk, values), values)
    status = 429 if "" in problems else 422
    if not problems:
        submitted = await visit.desk.submit(hook(visit.request, body, visit.token))
        if submitted.status < 400:
            return remember(visit, to(f"/sent/{submitted.ticket_id}"), submitted.token)
        problems, status = problems_of(submitted), submitted.status
    linked = await _linked(visit, values.get("linked_from", ""))
    return form_page(visit, values, problems, status, linked=linked)


async def show_sent(visit: Visit) -> web.Response:
    """GET /sent/{id}: the number, the promised time and the private link. Number 0: stored, the number is still to come."""
    sent = await visit.desk.request(visit.customer, visit.number) if visit.number else None
    return visit.render("sent.html", sent=sent, link=private_link(visit.request, visit.token))


def form_page(
    visit: Visit, values: Mapping[str, str], problems: Mapping[str, str] | None = None, status: int = 200,
    linked: RequestView | None = None,
) -> web.Response:  # fmt: skip
    """The form with what was written, and by each field's name what is wrong with it (keys of REFUSALS)."""
    return visit.render(
        "form.html", status, cache=KEPT, topic=topic_of(visit.desk, values), values=values, problems=problems or {}, linked=linked,
        answered_by=visit.desk.answered_by, nonce=nonce(visit.desk), limits=visit.desk.forms(),
    )  # fmt: skip


def _by_audience(topics: Sequence[TopicView]) -> list[tuple[str, list[TopicView]]]:
    groups = [(audience, [topic for topic in topics if topic.audience == audience]) for audience in AUDIENCES]
    return [(audience, members) for audience, members in groups if members]


def topic_of(desk: Desk, values: Mapping[str, str]) -> TopicView | None:
    """The topic that a form's values name."""
    return next((topic for topic in desk.topics() if topic.id == values.get("topic")), None)


def _missing(topic: TopicView | None, values: Mapping[str, str]) -> dict[str, str]:
    """What the topic asks for and wasn't answered: keys of REFUSALS by the field's name."""
    problems = {}
    if topic and topic.sections and not values.get("section"):
        problems["section"] = "section_required"
    for asked in topic.fields if topic else ():
        if asked.required and not values.get(f"field-{asked.id}", "").strip():
            problems[f"field-{asked.id}"] = "required"
    if not values.get("text", "").strip():
        problems["text"] = "text_required"
    return problems


def problems_of(submitted: Submitted) -> dict[str, str]:
    """What was wrong with what was sent, by the field's name."""
    return {submitted.field.replace("fields.", "field-"): submitted.error}


def nonce(desk: Desk) -> str:
    """The signed mark of an opened page: when, and by chance. The channel that takes forms checks it."""
    return desk.services.signer.sign("form", f"{int(desk.now().timestamp())}-{secrets.token_hex(8)}")


async def _unread(visit: Visit) -> int:
    """How many of the customer's requests have an answer that he hasn't seen."""
    return sum(request.unread for request in await visit.desk.requests(visit.actor)) if visit.actor else 0


async def _linked(visit: Visit, number: str) -> RequestView | None:
    """The customer's own request of that number; None if it isn't his."""
    if visit.actor is None or not (number.isascii() and number.isdigit() and len(number) <= 15):
        return None
    try:
        return await visit.desk.request(visit.actor, int(number))
    except NotFound:
        return None
