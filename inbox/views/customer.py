"""The customer's pages: the form, «Мои обращения», one request. They work without scripts and ask nothing twice.

A customer is whoever has his private link: its token is kept in a cookie, and nothing on these pages depends on a staff session.
"""

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from inbox.bodies import Bodies
from inbox.guard import DESK, SECURE
from inbox.i18n import LANGUAGES, N_
from inbox.marks import formatted, marked
from inbox.pages import LANGUAGE, LANGUAGE_COOKIE, page, words
from router.channel import Hook
from router.desk import Conflict, Desk, NotFound
from router.desk.users import Tries, neighbourhood
from router.readmodels import Actor, RequestView, Submitted, TopicView

COOKIE = "okno_customer"
KEPT = "private, no-cache"  # a form: coming back by the browser's button brings back what was typed, which no-store forbids
YEAR = 365 * 86_400
PUBLIC_URL = web.AppKey("public_url", str)
BODIES = web.AppKey("bodies", Bodies)
TRIES = web.AppKey("tries", Tries)
REFUSALS = {
    "text_required": N_("Write what happened."),
    "text_too_long": N_("The text is too long. Shorten it, or attach it as a file."),
    "too_long": N_("This is too long."),
    "email_wrong": N_("This doesn't look like an e-mail address. An example: anna@example.ru"),
    "video_wrong": N_("A link begins with https://"),
    "required": N_("Please answer this."),
    "section_required": N_("Choose what it is about."),
    "too_many_fields": N_("Too many fields."),
    "too_many_files": N_("Too many files at once. Send the rest as a follow-up."),
    "file_too_large": N_("One of the files is too large."),
    "form_expired": N_("This page was open for too long. Check what you wrote and send it once more."),
    "sign_in": N_("Open your requests by your private link first."),
    "token_wrong": N_("This private link is not valid."),
    "too_many": N_("You write too often. Wait a minute and send it again: what you wrote is still here."),
    "body_unreadable": N_("The form arrived damaged. Send it once more."),
    "json_unreadable": N_("The body is not JSON."),
    "json_field": N_("This field has a wrong name or type."),
    "content_type": N_("Send a form or application/json."),
    "request_closed": N_("This request is closed. Send what you wrote as a new one: it will be linked to it."),
    "stars_required": N_("Choose a rating from 1 to 5."),
}
STATUSES = {
    "new": N_("We are on it"), "open": N_("We are on it"), "pending": N_("Waiting for your answer"),
    "solved": N_("Solved: rate the answer"), "closed": N_("Closed"),
}  # fmt: skip
AUDIENCES = {"buyer": N_("For buyers"), "seller": N_("For sellers"), "other": N_("Other")}


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a customer: `token` is his private link's and "" for somebody new, who has no `actor` either."""

    request: web.Request
    desk: Desk
    token: str
    actor: Actor | None

    @property
    def csrf(self) -> str:
        """What the customer's forms carry; made of the link's token, which no other site knows."""
        return hmac.digest(self.token.encode(), b"csrf", "sha256").hex()[:32] if self.token else ""

    @property
    def customer(self) -> Actor:
        """Raises Unknown for somebody without a link."""
        if self.actor is None:
            raise Unknown
        return self.actor

    def render(self, template: str, status: int = 200, *, cache: str = "no-store", **context: Any) -> web.Response:
        context |= {
            "body_limit": self.request.config_dict[BODIES].limit,
            "sentences": partial(sentence, self.request),
            "other_language": partial(_in_language, self.request),
        }
        response = page(self.request, f"customer/{template}", status, actor=self.actor, csrf=self.csrf, **context)
        response.headers["Cache-Control"] = cache
        return response


class Unknown(Exception):
    """A page of somebody's requests was asked for without a private link."""


Handler = Callable[[Visit], Awaitable[web.StreamResponse]]


def setup(app: web.Application, public_url: str, body_limit: int = 25_000_000, per_minute: int = 120) -> None:
    """Adds the pages. `public_url` begins the private links; `body_limit` bounds a form with its files, in bytes; `per_minute` is how
    often one address may send something, here and over the JSON API together."""
    app[PUBLIC_URL] = public_url.rstrip("/")
    app[BODIES] = Bodies(body_limit)
    app[TRIES] = Tries(per_minute)
    link = "{token:[A-Za-z0-9-]{1,120}[.][A-Za-z0-9]{1,60}}"
    app.add_routes(
        [
            web.get("/", public(show_form)),
            web.post("/", public(send_form)),
            web.get("/sent/{id:[0-9]{1,15}}", public(show_sent)),
            web.get("/my", public(show_requests)),
            web.get("/my/state", public(state)),
            web.post("/my/leave", public(leave)),
            web.post("/my/connect", public(connect)),
            web.get("/my/join/{token:[0-9a-z_-]{1,100}}", public(show_offer)),
            web.post("/my/join/{token:[0-9a-z_-]{1,100}}", public(accept_offer)),
            web.get("/my/" + link, public(open_link)),
            web.post("/my/" + link, public(switch)),
            web.get("/my/{id:[0-9]{1,15}}", public(show_request)),
            web.post("/my/{id:[0-9]{1,15}}", public(follow_up)),
            web.post("/my/{id:[0-9]{1,15}}/close", public(close)),
            web.post("/my/{id:[0-9]{1,15}}/rating", public(rate)),
            web.get("/my/files/{part:[0-9]{1,15}}", public(file)),
        ]
    )


def public(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A route's handler: finds the customer by the cookie, keeps a chosen language, sends strangers to the form."""

    async def visited(request: web.Request) -> web.StreamResponse:
        chosen = request.query.get("lang", "")
        kept = chosen if chosen in LANGUAGES else request.cookies.get(LANGUAGE_COOKIE, "")
        if kept in LANGUAGES:
            request[LANGUAGE] = kept
        desk = request.config_dict[DESK]
        token = request.cookies.get(COOKIE, "")[:200]
        actor = desk.customer(token) if token else None
        here = Visit(request, desk, token if actor else "", actor)
        try:
            response = await handler(here)
        except Unknown:
            response = here.render("stranger.html", 403)
        if chosen in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True)
        return response

    return visited


# --- the form ---------------------------------------------------------------------------------------------------------


async def show_form(visit: Visit) -> web.Response:
    """GET /: the topics; GET /?topic=ID: the questions of that topic ("" is no topic). `linked` is a closed request of one's own."""
    if visit.desk.forms() is None:
        return _to("/inbox")  # a desk without forms is its staff's alone
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
    return _form(visit, values, linked=linked)


async def send_form(visit: Visit) -> web.Response:
    """POST /: 303 to the number and the private link, or the form again with what was written and what is wrong with it."""
    body = await read_body(visit.request)
    values = read_values(visit.request.headers.get("Content-Type", ""), body)
    problems = {"": "too_many"} if limited(visit.request) else _missing(_topic(visit.desk, values), values)
    status = 429 if "" in problems else 422
    if not problems:
        submitted = await visit.desk.submit(hook(visit.request, body, visit.token))
        if submitted.status < 400:
            return _remember(visit, _to(f"/sent/{submitted.ticket_id}"), submitted.token)
        problems, status = _problems(submitted), submitted.status
    linked = await _linked(visit, values.get("linked_from", ""))
    return _form(visit, values, problems, status, linked=linked)


async def show_sent(visit: Visit) -> web.Response:
    """GET /sent/{id}: the number, the promised time and the private link. Number 0: stored, the number is still to come."""
    number = int(visit.request.match_info["id"])
    sent = await visit.desk.request(visit.customer, number) if number else None
    return visit.render("sent.html", sent=sent, link=private_link(visit.request, visit.token))


def _form(
    visit: Visit, values: Mapping[str, str], problems: Mapping[str, str] | None = None, status: int = 200,
    linked: RequestView | None = None,
) -> web.Response:  # fmt: skip
    return visit.render(
        "form.html", status, cache=KEPT, topic=_topic(visit.desk, values), values=values, problems=problems or {}, linked=linked,
        answered_by=visit.desk.answered_by, nonce=nonce(visit.desk), limits=visit.desk.forms(),
    )  # fmt: skip


def _by_audience(topics: Sequence[TopicView]) -> list[tuple[str, list[TopicView]]]:
    groups = [(audience, [topic for topic in topics if topic.audience == audience]) for audience in AUDIENCES]
    return [(audience, members) for audience, members in groups if members]


def _topic(desk: Desk, values: Mapping[str, str]) -> TopicView | None:
    return next((topic for topic in desk.topics() if topic.id == values.get("topic")), None)


def _topic_of(desk: Desk, request: RequestView | None) -> TopicView | None:
    return _topic(desk, {"topic": request.topic}) if request else None


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


def _problems(submitted: Submitted) -> dict[str, str]:
    return {submitted.field.replace("fields.", "field-"): submitted.error}


async def _linked(visit: Visit, number: str) -> RequestView | None:
    """The customer's own request of that number; None if it isn't his."""
    if visit.actor is None or not (number.isascii() and number.isdigit() and len(number) <= 15):
        return None
    try:
        return await visit.desk.request(visit.actor, int(number))
    except NotFound:
        return None


# --- «Мои обращения» ----------------------------------------------------------------------------------------------------


async def open_link(visit: Visit) -> web.Response:
    """GET /my/{token}: keeps the token in the cookie and out of the address. Another customer's link asks first."""
    token = visit.request.match_info["token"].lower()
    actor = visit.desk.customer(token)
    if actor is None:
        return visit.render("stranger.html", 404, wrong=True)
    if visit.actor is not None and visit.actor.address != actor.address:
        return visit.render("switch.html")
    return _remember(visit, _to("/my"), token)


async def switch(visit: Visit) -> web.Response:
    """POST /my/{token}: the confirmed change to another customer's requests in this browser."""
    await _checked(visit)
    token = visit.request.match_info["token"].lower()
    if visit.desk.customer(token) is None:
        raise NotFound("link")
    return _remember(visit, _to("/my"), token)


async def leave(visit: Visit) -> web.Response:
    """POST /my/leave: forgets the link in this browser; whoever has it can come back."""
    await _checked(visit)
    response = _to("/")
    response.del_cookie(COOKIE, path="/")
    return response


async def connect(visit: Visit) -> web.Response:
    """POST /my/connect: links that show a messenger's requests here, when they are opened there."""
    await _checked(visit)
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
    await _checked(visit)
    try:
        await visit.desk.accept(visit.customer, visit.request.match_info["token"])
    except (Conflict, NotFound):
        return visit.render("join.html", 404, offer=None)
    return _to("/my")


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
    number, owner = int(visit.request.match_info["id"]), visit.customer
    body = await read_body(visit.request)
    values = read_values(visit.request.headers.get("Content-Type", ""), body)
    _check_csrf(visit, values)
    shown = await visit.desk.request(owner, number)
    if not shown.can_write:
        kept = {"topic": shown.topic, "section": shown.section, "text": values.get("text", "")}
        return _form(visit, kept, {"": "request_closed"}, 409, linked=shown)
    if limited(visit.request):
        return await _request_page(visit, values, {"": "too_many"}, 429)
    submitted = await visit.desk.submit(hook(visit.request, body, visit.token, ticket=number))
    if submitted.status >= 400:
        return await _request_page(visit, values, _problems(submitted), submitted.status)
    return _to(f"/my/{number}#latest")


async def close(visit: Visit) -> web.Response:
    """POST /my/{id}/close."""
    await _checked(visit)
    number = int(visit.request.match_info["id"])
    with suppress(Conflict):  # closed already: the page says so
        await visit.desk.close_request(visit.customer, number)
    return _to(f"/my/{number}")


async def rate(visit: Visit) -> web.Response:
    """POST /my/{id}/rating: `stars` from 1 to 5 and a comment."""
    values = await _checked(visit)
    number = int(visit.request.match_info["id"])
    stars = values.get("stars", "")
    if stars not in ("1", "2", "3", "4", "5"):
        return await _request_page(visit, values, {"stars": "stars_required"}, 422)
    with suppress(Conflict):  # rated already, or open again: the page says so
        await visit.desk.rate(visit.customer, number, int(stars), values.get("comment", "")[:2000])
    return _to(f"/my/{number}")


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
    shown = await visit.desk.request(visit.customer, int(visit.request.match_info["id"]))
    return visit.render(
        "request.html", status, shown=shown, marked=marked, formatted=formatted, topic=_topic_of(visit.desk, shown), statuses=STATUSES,
        values=values or {}, problems=problems or {}, nonce=nonce(visit.desk), limits=visit.desk.forms(),
    )  # fmt: skip


async def _unread(visit: Visit) -> int:
    """How many of the customer's requests have an answer that he hasn't seen."""
    return sum(request.unread for request in await visit.desk.requests(visit.actor)) if visit.actor else 0


async def _checked(visit: Visit) -> Mapping[str, str]:
    """The values of a small form of a known customer; raises Unknown or HTTPForbidden."""
    body = await read_body(visit.request)
    values = read_values(visit.request.headers.get("Content-Type", ""), body)
    _check_csrf(visit, values)
    return values


def _check_csrf(visit: Visit, values: Mapping[str, str]) -> None:
    if visit.actor is None:
        raise Unknown
    if not hmac.compare_digest(values.get("csrf", "").encode(), visit.csrf.encode()):
        raise web.HTTPForbidden(reason="Wrong CSRF token")


def _in_language(request: web.Request, language: str) -> str:
    """The address of this page in another language; of an answer to a form, the page that the form was on."""
    number = request.match_info.get("id")
    path = request.path if request.method != "POST" else f"/my/{number}" if number else "/"
    return f"{path}?{urlencode({**request.query, 'lang': language})}"


def _to(address: str) -> web.Response:
    """On to another page by GET."""
    return web.Response(status=303, headers={"Location": address})


def _remember(visit: Visit, response: web.Response, token: str) -> web.Response:
    secure = visit.request.config_dict[SECURE]
    response.set_cookie(COOKIE, token, max_age=YEAR, httponly=True, samesite="Lax", secure=secure, path="/")
    return response


# --- shared with the JSON API --------------------------------------------------------------------------------------------


async def read_body(request: web.Request) -> bytes:
    """The body, within the desk's bounds; raises as `Bodies.read` does."""
    return await request.config_dict[BODIES].read(request)


def limited(request: web.Request) -> int:
    """Seconds until this address may send something again, 0 if it may now; asking counts as sending."""
    return request.config_dict[TRIES].wait(neighbourhood(request.remote or ""), datetime.now(UTC))


def read_values(content_type: str, body: bytes) -> dict[str, str]:
    """The texts of a form, for showing it again; of its files only the first one's name, as `files`. What can't be read is left out."""
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        try:
            return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100))
        except ValueError:
            return {}
    values: dict[str, str] = {}
    for piece in body.split(b"--" + boundary.encode("utf-8", "replace"), 200)[1:]:
        head, _, content = piece.partition(b"\r\n\r\n")
        name = re.search(rb'; name="([^"]{1,120})"', head[:1000])
        if name and b"filename=" in head:
            attached = re.search(rb'filename="([^"]{1,300})', head)
            values |= {"files": attached[1].decode("utf-8", "replace")} if attached else {}
        elif name:
            text = content.removesuffix(b"\r\n").decode("utf-8", "replace")
            values.setdefault(name[1].decode("utf-8", "replace"), text.replace("\r\n", "\n"))
    return values


def hook(request: web.Request, body: bytes, token: str, *, ticket: int = 0) -> Hook:
    """The request as the channel that takes forms sees it: the customer's token as a bearer, never as a cookie."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    headers.pop("cookie", None)
    headers.pop("authorization", None)
    if token:
        headers["authorization"] = f"Bearer {token}"
    if LANGUAGE in request:
        headers["accept-language"] = request[LANGUAGE]
    return Hook(
        method="POST",
        path=request.path,
        headers=headers,
        query={"ticket": str(ticket)} if ticket else {},
        body=body,
        remote=request.remote or "",
        received_at=datetime.now(UTC),
    )


def nonce(desk: Desk) -> str:
    """The signed mark of an opened page: when, and by chance. The channel that takes forms checks it."""
    return desk.services.signer.sign("form", f"{int(desk.now().timestamp())}-{secrets.token_hex(8)}")


def private_link(request: web.Request, token: str) -> str:
    """The address that opens «Мои обращения» anywhere."""
    return f"{request.config_dict[PUBLIC_URL]}/my/{token}"


async def page_link(request: web.Request, actor: Actor, ticket_id: int) -> str:
    """For an operator to send to the ticket's customer: opened in «Мои обращения», it shows its requests there. "" without such pages."""
    desk = request.config_dict[DESK]
    if desk.forms() is None:
        return ""
    return f"{request.config_dict[PUBLIC_URL]}/my/join/{await desk.page_link_token(actor, ticket_id)}"


def sentence(request: web.Request, key: str) -> str:
    """A refusal in the request's language."""
    return words(request)(REFUSALS.get(key, key))


async def send_file(desk: Desk, actor: Actor, part_id: int, *, small: bool = False) -> web.StreamResponse:
    """The file with its safe headers; raises NotFound for one that isn't the actor's or isn't here."""
    found = await desk.file(actor, part_id, small=small)
    if found.path is None:
        raise NotFound("file")
    return web.FileResponse(found.path, headers=dict(found.headers))


_SORTS: dict[str, Callable[[RequestView], Any]] = {
    "updated": lambda request: -request.updated_at.timestamp(),
    "created": lambda request: -request.created_at.timestamp(),
    "status": lambda request: (list(STATUSES).index(request.status), -request.updated_at.timestamp()),
    "topic": lambda request: (request.topic, -request.updated_at.timestamp()),
}
