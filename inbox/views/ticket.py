"""One ticket: its page, and what a person does there. Every action answers with the ticket as it is now."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField
from multidict import MultiDictProxy

from inbox.customers import page_link
from inbox.guard import DESK, is_htmx, staff
from inbox.history import Names
from inbox.marks import because, hits, marked, same_subject, suggested, told_by, words_of
from inbox.pages import ACTOR, page, text, words
from inbox.views.lists import chosen, panes, vocabulary
from inbox.words import (
    AUTOMATIC,
    DELIVERIES,
    DOUBTED,
    EVENTS,
    LEVELS,
    PART_STATES,
    PARTS,
    PROOFS,
    PROTECTIONS,
    ROLES,
    STATUSES,
)  # fmt: skip
from router.desk import Answer, Desk, Upload
from router.readmodels import Actor, EventView, MessageView, TicketView

UNDO = 5.0  # seconds in which an answer can be taken back before it leaves
LATEST = 100  # messages that a page shows until it is asked for all
Form = MultiDictProxy[str | bytes | bytearray | FileField]
Action = Callable[[Desk, Actor, int, Form], Awaitable[object]]


def setup(app: web.Application) -> None:
    app.router.add_get(r"/tickets/{id:\d{1,18}}", staff(ticket))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/write", staff(write))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/links", staff(links))
    for name, act in ACTIONS.items():
        app.router.add_post(rf"/tickets/{{id:\d{{1,18}}}}/{name}", staff(acting(act)))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/messages/{message:\d{1,18}}/split", staff(split))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/messages/{message:\d{1,18}}/{what:edit|delete}", staff(change))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/messages/{message:\d{1,18}}/opinion", staff(opinion))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/typing", staff(typing))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/deliveries/{delivery:\d{1,18}}/{what:retry|cancel}", staff(delivery))
    app.router.add_post(r"/tickets/{id:\d{1,18}}/parts/{part:\d{1,18}}/refetch", staff(refetch))


async def ticket(request: web.Request) -> web.StreamResponse:
    """The ticket beside its list; for a script the ticket alone. Opening marks it as read."""
    ticket_id = int(request.match_info["id"])
    await request.config_dict[DESK].read(request[ACTOR], ticket_id)
    return await shown(request, ticket_id)


async def shown(request: web.Request, ticket_id: int, *, fresh: bool = False, draft: str = "") -> web.Response:
    """The page. `fresh`: the composer is to be emptied, or filled with `draft`."""
    desk = request.config_dict[DESK]
    view = await desk.person(await desk.ticket(request[ACTOR], ticket_id))
    if is_htmx(request):
        context = {**await vocabulary(request), "chosen": chosen(request), "levels": LEVELS, "statuses": STATUSES}
    else:
        context = await panes(request, current=ticket_id)
    context |= detail(view, whole="all" in request.query) | {"fresh": fresh, "draft": draft}
    names = Names(words(request), context)
    context |= {
        "event_line": names.event,
        "why_here": names.why,
        "field_name": names.field,
        "topic_options": names.topics(),
        "assignees": names.people(view),
        "opinions": await desk.cue_opinions(
            request[ACTOR], [message.id for message in view.messages if message.verdict]
        ),
    }
    return page(request, "ticket.html" if is_htmx(request) else "inbox.html", **context)


def detail(view: TicketView, *, whole: bool) -> dict[str, Any]:
    """What the ticket's template needs besides the names of topics and people."""
    messages = view.messages if whole else view.messages[-LATEST:]
    return {
        "ticket": view, "timeline": timeline(messages, view.events), "earlier": len(view.messages) - len(messages),
        "evidence": [message for message in reversed(view.messages) if hits(message)][:5], "key": secrets.token_hex(12),
        "marked": marked, "hits": hits, "because": because, "words_of": words_of, "same_subject": same_subject, "told_by": told_by,
        "like_topic": suggested(view, "topic"), "like_role": suggested(view, "role"),
        "roles": ROLES, "proofs": PROOFS, "deliveries": DELIVERIES, "automatic": AUTOMATIC, "protections": PROTECTIONS, "doubted": DOUBTED,
        "part_names": PARTS, "part_states": PART_STATES, "now": datetime.now(UTC),
    }  # fmt: skip


def timeline(
    messages: tuple[MessageView, ...], events: tuple[EventView, ...]
) -> list[tuple[str, MessageView | EventView]]:
    """Messages and the grey lines between them, in order of time. What a message shows itself gets no line."""
    since = messages[0].sent_at if len(messages) >= LATEST else datetime.min.replace(tzinfo=UTC)
    items: list[tuple[datetime, str, MessageView | EventView]] = [(item.sent_at, "message", item) for item in messages]
    items += [(item.created_at, "event", item) for item in events if item.kind in EVENTS and item.created_at >= since]
    return [(kind, item) for _, kind, item in sorted(items, key=lambda entry: entry[0])]


async def write(request: web.Request) -> web.StreamResponse:
    """A reply (which may also solve the ticket) or a note. An empty one is not sent."""
    desk, actor, ticket_id = request.config_dict[DESK], request[ACTOR], int(request.match_info["id"])
    form = await request.post()
    body, key = text(form, "text").strip(), text(form, "key", 64)
    files = uploads(form)
    if not body and not files:
        return await answered(request, ticket_id)
    if text(form, "mode", 10) == "note":
        await desk.note(actor, ticket_id, body, files=files, key=key)
    else:
        solve = text(form, "solve", 1) == "1"
        seen, answers = number(text(form, "seen", 18)), number(text(form, "answers", 18))
        answer = Answer(body, files=files, solve=solve, key=key, delay=UNDO, seen=seen, answers=answers)
        await desk.reply(actor, ticket_id, answer)
    return await answered(request, ticket_id, fresh=True)


def uploads(form: Form) -> tuple[Upload, ...]:
    """The chosen files; an empty picker sends one without a name."""
    found = (item for item in form.getall("files", ()) if isinstance(item, FileField) and item.filename)
    return tuple(
        Upload(name=item.filename, media_type=item.content_type or "application/octet-stream", data=item.file.read())
        for item in found
    )


def acting(act: Action) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A handler that does one thing to the ticket with what its form says."""

    async def handler(request: web.Request) -> web.StreamResponse:
        ticket_id = int(request.match_info["id"])
        await act(request.config_dict[DESK], request[ACTOR], ticket_id, await request.post())
        return await answered(request, ticket_id)

    return handler


async def assign(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    given = text(form, "assignee", 20)
    await desk.assign(actor, ticket_id, actor.user_id if given == "me" else number(given))


async def set_status(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.set_status(actor, ticket_id, text(form, "status", 20))


async def set_priority(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.set_priority(actor, ticket_id, text(form, "priority", 20))


async def set_topic(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    topic, _, section = text(form, "topic", 200).partition("/")
    await desk.set_topic(actor, ticket_id, topic, section)


async def set_queue(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.set_queue(actor, ticket_id, text(form, "queue", 100))


async def set_tags(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    given = (tag.strip() for tag in text(form, "tags", 1000).split(","))
    await desk.set_tags(actor, ticket_id, tuple(dict.fromkeys(tag for tag in given if tag)))


async def merge(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.merge(actor, ticket_id, wanted(form, "into"))


async def link(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.link(actor, ticket_id, wanted(form, "to"))


async def unmerge(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.unmerge(actor, ticket_id)


async def release(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.release(actor, ticket_id)


async def join(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.join(actor, ticket_id, wanted(form, "contact"))


async def decline(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.decline(actor, ticket_id, wanted(form, "contact"))


async def part(desk: Desk, actor: Actor, ticket_id: int, form: Form) -> None:
    await desk.part(actor, ticket_id, wanted(form, "join"))


ACTIONS: dict[str, Action] = {
    "assign": assign, "status": set_status, "priority": set_priority, "topic": set_topic, "queue": set_queue, "tags": set_tags,
    "merge": merge, "unmerge": unmerge, "link": link, "release": release,
    "join": join, "decline": decline, "part": part,
}  # fmt: skip


async def links(request: web.Request) -> web.StreamResponse:
    """A page of its own: links to send to the ticket's customer, each good once, for a quarter of an hour."""
    desk, actor, ticket_id = request.config_dict[DESK], request[ACTOR], int(request.match_info["id"])
    made = await desk.links(actor, ticket_id)
    own, back = await page_link(request, actor, ticket_id), chosen(request).url(f"/tickets/{ticket_id}")
    return page(request, "links.html", back=back, links=made, own=own)


async def split(request: web.Request) -> web.StreamResponse:
    """The message and what follows becomes a ticket of its own; the person goes on there."""
    made = await request.config_dict[DESK].split(request[ACTOR], int(request.match_info["message"]))
    address = chosen(request).url(f"/tickets/{made}")
    if is_htmx(request):
        return web.Response(headers={"HX-Redirect": address})
    raise web.HTTPSeeOther(address)


async def change(request: web.Request) -> web.StreamResponse:
    """New words of an answer that was sent, or none of it any more."""
    desk, actor, message_id = request.config_dict[DESK], request[ACTOR], int(request.match_info["message"])
    if request.match_info["what"] == "edit":
        await desk.edit(actor, message_id, text(await request.post(), "text"))
    else:
        await desk.take_back(actor, message_id)
    return await answered(request, int(request.match_info["id"]))


async def opinion(request: web.Request) -> web.StreamResponse:
    """«Верно» and «неверно» on a cue, «это мошенничество» and not on a whole message; neither takes it back."""
    desk, actor, message_id = request.config_dict[DESK], request[ACTOR], int(request.match_info["message"])
    form = await request.post()
    rule, yes = text(form, "rule", 200), {"yes": True, "no": False}.get(text(form, "is", 3))
    if rule:
        await desk.judge_cue(actor, message_id, rule, yes)
    else:
        await desk.judge_message(actor, message_id, yes)
    return await answered(request, int(request.match_info["id"]))


async def typing(request: web.Request) -> web.Response:
    """Says so to the customer; of a note he knows nothing."""
    form = await request.post()
    if text(form, "mode", 10) != "note":
        await request.config_dict[DESK].typing(request[ACTOR], int(request.match_info["id"]))
    return web.Response(status=204)


async def delivery(request: web.Request) -> web.StreamResponse:
    """Sends once more, or takes back what has not left: then its text returns into the composer."""
    desk, actor, ticket_id = request.config_dict[DESK], request[ACTOR], int(request.match_info["id"])
    delivery_id = int(request.match_info["delivery"])
    if request.match_info["what"] == "retry":
        await desk.retry(actor, delivery_id)
        return await answered(request, ticket_id)
    await desk.cancel(actor, delivery_id)
    view = await desk.ticket(actor, ticket_id)
    back = next((m.typed for m in view.messages if m.delivery is not None and m.delivery.id == delivery_id), "")
    return await shown(request, ticket_id, fresh=True, draft=back)


async def refetch(request: web.Request) -> web.StreamResponse:
    await request.config_dict[DESK].refetch(request[ACTOR], int(request.match_info["part"]))
    return await answered(request, int(request.match_info["id"]))


async def answered(request: web.Request, ticket_id: int, *, fresh: bool = False) -> web.StreamResponse:
    """For a script the ticket as it is now; otherwise its page again, by a redirect so that reloading repeats nothing."""
    if is_htmx(request):
        return await shown(request, ticket_id, fresh=fresh)
    raise web.HTTPSeeOther(chosen(request).url(f"/tickets/{ticket_id}") + "#end")


def number(value: str) -> int | None:
    """Digits as an id; anything else is none."""
    return int(value) if value.isascii() and value.isdigit() else None


def wanted(form: Form, name: str) -> int:
    """The number of a ticket that a person typed, with or without «№». Raises 400 for anything else."""
    found = number(text(form, name, 20).strip().lstrip("№#").strip())
    if found is None:
        raise web.HTTPBadRequest
    return found
