"""«Мои обращения»: a customer's own requests, what he can do with one, and links that bring in those of his other channels."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from aiohttp import web

from inbox.customers import hook, limited, private_link
from inbox.i18n import N_
from inbox.marks import formatted, marked
from inbox.views.files import send_file
from inbox.views.form import form_page, nonce, problems_of, topic_of
from inbox.views.visit import COOKIE, Visit, check_csrf, checked, public, remember, to
from router.desk import Conflict, NotFound
from router.readmodels import RequestView

STATUSES = {
    "new": N_("We are on it"), "open": N_("We are on it"), "pending": N_("Waiting for your answer"),
    "solved": N_("Solved: rate the answer"), "closed": N_("Closed"),
}  # fmt: skip
_SORTS: dict[str, Callable[[RequestView], Any]] = {
    "updated": lambda request: -request.updated_at.timestamp(),
    "created": lambda request: -request.created_at.timestamp(),
    "status": lambda request: (list(STATUSES).index(request.status), -request.updated_at.timestamp()),
    "topic": lambda request: (request.topic, -request.updated_at.timestamp()),
}


def setup(app: web.Application) -> None:
    link = "/my/{token:[A-Za-z0-9-]{1,120}[.][A-Za-z0-9]{1,60}}"
    offer = "/my/join/{token:[0-9a-z_-]{1,100}}"
    own = "/my/{id:[0-9]{1,15}}"
    app.add_routes(
        [
            web.get("/my", public(show_requests)),
            web.get("/my/state", public(state)),
            web.post("/my/leave", public(leave)),
            web.post("/my/connect", public(connect)),
            web.get(offer, public(show_offer)),
            web.post(offer, public(accept_offer)),
            web.get(link, public(open_link)),
            web.post(link, public(switch)),
            web.get(own, public(show_request)),
            web.post(own, public(follow_up)),
            web.post(f"{own}/close", public(close)),
            web.post(f"{own}/rating", public(rate)),
            web.get("/my/files/{part:[0-9]{1,15}}", public(file)),
        ]
    )


async def open_link(visit: Visit) -> web.Response:
    """GET /my/{token}: keeps the token in the cookie and out of the address. Another customer's link asks first."""
    token = visit.request.match_info["token"].lower()
    actor = visit.desk.customer(token)
    if actor is None:
        return visit.render("stranger.html", 404, wrong=True)
    if visit.actor is not None and visit.actor.address != actor.address:
        return visit.render("switch.html")
    return remember(visit, to("/my"), token)


async def switch(visit: Visit) -> web.Response:
    """POST /my/{token}: the confirmed change to another customer's requests in this browser."""
    await checked(visit)
    token = visit.request.match_info["token"].lower()
    if visit.desk.customer(token) is None:
        raise NotFound("link")
    return remember(visit, to("/my"), token)


async def leave(visit: Visit) -> web.Response:
    """POST /my/leave: forgets the link in this browser; whoever has it can come back."""
    await checked(visit)
    response = to("/")
    response.del_cookie(COOKIE, path="/")
    return response


async def connect(visit: Visit) -> web.Response:
    """POST /my/connect: links that show a messenger's requests here, when they are opened there."""
    await checked(visit)
    try:
        links = await visit.desk.own_links(visit.customer)
    except Conflict:  # nothing of his is here yet
        links = ()
    return visit.render("connect.html", links=links)


async def show_offer(visit: Visit) -> web.Response:
    """GET /my/join/{token}: whose requests a link of support's would show here. Nothing is joined before the yes."""
    try:
        offer = await visit.desk.offer(visit.customer, visit.request.match_info["token"])
    except (Conflict, NotFound):
        return visit.render("join.html", 404, offer=None)
    return visit.render("join.html", offer=offer, address=visit.request.path)


async def accept_offer(visit: Visit) -> web.Response:
    """POST /my/join/{token}: the yes, once."""
    await checked(visit)
    try:
        await visit.desk.accept(visit.customer, visit.request.match_info["token"])
    except (Conflict, NotFound):
        return visit.render("join.html", 404, offer=None)
    return to("/my")


async def show_requests(visit: Visit) -> web.Response:
    """GET /my: own requests, current and closed apart. `sort`: updated (default), created, status, topic."""
    listed = await visit.desk.requests(visit.customer)
    sort = visit.request.query.get("sort", "updated")
    ordered = sorted(listed, key=_SORTS.get(sort, _SORTS["updated"]))
    return visit.render(
        "requests.html",
        current=[request for request in ordered if request.status != "closed"],
        closed=[request for request in ordered if request.status == "closed"],
        sort=sort if sort in _SORTS else "updated",
        statuses=STATUSES,
        topics={topic.id: topic for topic in visit.desk.topics()},
        link=private_link(visit.request, visit.token),
    )


async def show_request(visit: Visit) -> web.Response:
    """GET /my/{id}: the thread and what can be done now."""
    return await _request_page(visit)


async def follow_up(visit: Visit) -> web.Response:
    """POST /my/{id}: one more message of the customer, with files."""
    owner = visit.customer
    body, values = await visit.posted()
    check_csrf(visit, values)
    shown = await visit.desk.request(owner, visit.number)
    if not shown.can_write:
        kept = {"topic": shown.topic, "section": shown.section, "text": values.get("text", "")}
        return form_page(visit, kept, {"": "request_closed"}, 409, linked=shown)
    if limited(visit.request):
        return await _request_page(visit, values, {"": "too_many"}, 429)
    submitted = await visit.desk.submit(hook(visit.request, body, visit.token, ticket=visit.number))
    if submitted.status >= 400:
        return await _request_page(visit, values, problems_of(submitted), submitted.status)
    return to(f"/my/{visit.number}#latest")


async def close(visit: Visit) -> web.Response:
    """POST /my/{id}/close."""
    await checked(visit)
    with suppress(Conflict):  # closed already: the page says so
        await visit.desk.close_request(visit.customer, visit.number)
    return to(f"/my/{visit.number}")


async def rate(visit: Visit) -> web.Response:
    """POST /my/{id}/rating: `stars` from 1 to 5 and a comment."""
    values = await checked(visit)
    stars = values.get("stars", "")
    if stars not in ("1", "2", "3", "4", "5"):
        return await _request_page(visit, values, {"stars": "stars_required"}, 422)
    with suppress(Conflict):  # rated already, or open again: the page says so
        await visit.desk.rate(visit.customer, visit.number, int(stars), values.get("comment", "")[:2000])
    return to(f"/my/{visit.number}")


async def state(visit: Visit) -> web.Response:
    """GET /my/state: what an open page asks for now and then; reading it marks nothing as read."""
    listed = await visit.desk.requests(visit.customer)
    seen = [{"id": one.id, "unread": one.unread, "updated": one.updated_at.isoformat()} for one in listed]
    return web.json_response(seen, headers={"Cache-Control": "no-store"})


async def file(visit: Visit) -> web.StreamResponse:
    """GET /my/files/{part}: a file of one's own request."""
    part = int(visit.request.match_info["part"])
    return await send_file(visit.desk, visit.customer, part, small="small" in visit.request.query)


async def _request_page(
    visit: Visit, values: Mapping[str, str] | None = None, problems: Mapping[str, str] | None = None, status: int = 200
) -> web.Response:
    shown = await visit.desk.request(visit.customer, visit.number)
    return visit.render(
        "request.html", status, shown=shown, marked=marked, formatted=formatted, topic=topic_of(visit.desk, {"topic": shown.topic}),
        statuses=STATUSES, values=values or {}, problems=problems or {}, nonce=nonce(visit.desk), limits=visit.desk.forms(),
    )  # fmt: skip
