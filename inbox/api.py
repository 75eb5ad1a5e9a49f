"""The JSON API of customers, /api/v1: what the form and «Мои обращения» do, for an application. docs/api.md describes it."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web

from inbox.guard import DESK
from inbox.i18n import N_
from inbox.pages import words
from inbox.views.customer import REFUSALS, hook, limited, private_link, read_body, send_file
from router.desk import Conflict, Desk, DeskError, Forbidden, NotFound
from router.readmodels import Actor, MessageView, PartView, RequestView, Submitted

MESSAGES: Mapping[str, str] = {
    **REFUSALS,
    "unauthorized": N_("A bearer token is needed: the customer's private link carries it."),
    "not_found": N_("There is no such request."),
    "conflict": N_("This can't be done with the request as it is now."),
    "too_large": N_("This is larger than we take."),
    "busy": N_("Too much is arriving just now. Wait half a minute and try again."),
    "unreadable": N_("The request could not be read."),
}


class Problem(Exception):
    """An error that is answered. `code` is a key of MESSAGES."""

    def __init__(self, status: int, code: str, field: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.field, self.headers = status, code, field, headers or {}


@dataclass(frozen=True, slots=True)
class Call:
    """One request of an application. `token` is "" without a valid bearer token."""

    request: web.Request
    desk: Desk
    token: str
    actor: Actor | None

    @property
    def customer(self) -> Actor:
        """Raises Problem 401 for a stranger."""
        if self.actor is None:
            raise Problem(401, "unauthorized", headers={"WWW-Authenticate": "Bearer"})
        return self.actor

    @property
    def number(self) -> int:
        return int(self.request.match_info["id"])


class _Rating(msgspec.Struct, forbid_unknown_fields=True):
    stars: int
    comment: str = ""


Handler = Callable[[Call], Awaitable[web.StreamResponse]]


def setup(app: web.Application) -> None:
    """Adds the routes. The customer's pages are set up before: the two share limits and the address of private links."""
    number = "{id:[0-9]{1,15}}"
    app.add_routes(
        [
            web.get("/api/v1/topics", call(topics)),
            web.post("/api/v1/messages", call(post_message)),
            web.get("/api/v1/requests", call(requests)),
            web.get(f"/api/v1/requests/{number}", call(request)),
            web.post(f"/api/v1/requests/{number}/messages", call(post_follow_up)),
            web.post(f"/api/v1/requests/{number}/close", call(close)),
            web.post(f"/api/v1/requests/{number}/rating", call(rate)),
            web.get(f"/api/v1/files/{number}", call(file)),
            web.route("*", "/api/v1{tail:(/.*)?}", call(nowhere)),
        ]
    )


def call(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A route's handler: finds the customer by the bearer token and answers every error as JSON."""

    async def called(request: web.Request) -> web.StreamResponse:
        try:
            response = await handler(_identified(request))
        except Problem as problem:
            return _error(request, problem)
        except DeskError as problem:
            return _error(request, _of_desk(problem))
        except web.HTTPRequestEntityTooLarge:
            return _error(request, Problem(413, "too_large"))
        except web.HTTPServiceUnavailable as busy:
            return _error(request, Problem(503, "busy", headers={"Retry-After": busy.headers["Retry-After"]}))
        except web.HTTPRequestTimeout:
            return _error(request, Problem(408, "unreadable"))
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return called


async def topics(call: Call) -> web.Response:
    """GET /topics: what a form offers; open to everybody."""
    return _json({"topics": msgspec.to_builtins(call.desk.topics())})


async def post_message(call: Call) -> web.Response:
    """POST /messages: a new request; without a token also a new customer."""
    submitted = await _submit(call, ticket=0)
    made = {
        "ticket": submitted.ticket_id or None,
        "token": submitted.token,
        "link": private_link(call.request, submitted.token),
    }
    return _json(made, status=201 if submitted.ticket_id else 202)


async def requests(call: Call) -> web.Response:
    """GET /requests: own requests, the newest first, without their threads."""
    return _json({"requests": [_request(one) for one in await call.desk.requests(call.customer)]})


async def request(call: Call) -> web.Response:
    """GET /requests/{id}: one with its thread; its answers count as read from now on."""
    return await _shown(call)


async def post_follow_up(call: Call) -> web.Response:
    """POST /requests/{id}/messages: one more message."""
    if not (await call.desk.request(call.customer, call.number)).can_write:
        raise Problem(409, "conflict")
    submitted = await _submit(call, ticket=call.number)
    return _json({"ticket": submitted.ticket_id or call.number}, status=201)


async def close(call: Call) -> web.Response:
    """POST /requests/{id}/close; gives the request."""
    await call.desk.close_request(call.customer, call.number)
    return await _shown(call)


async def rate(call: Call) -> web.Response:
    """POST /requests/{id}/rating with `stars` and `comment`; gives the request."""
    owner = call.customer
    try:
        rating = msgspec.json.decode(await read_body(call.request), type=_Rating)
    except msgspec.ValidationError as wrong:
        raise Problem(400, "json_field", "stars" if "stars" in str(wrong) else "comment") from wrong
    except msgspec.DecodeError as wrong:
        raise Problem(400, "json_unreadable") from wrong
    if not 1 <= rating.stars <= 5:
        raise Problem(422, "stars_required", "stars")
    await call.desk.rate(owner, call.number, rating.stars, rating.comment[:2000])
    return await _shown(call)


async def file(call: Call) -> web.StreamResponse:
    """GET /files/{id}: the bytes."""
    return await send_file(call.desk, call.customer, call.number)


async def nowhere(call: Call) -> web.Response:
    """Any other address or method below /api/v1."""
    raise Problem(404, "not_found")


def _identified(request: web.Request) -> Call:
    desk = request.config_dict[DESK]
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return Call(request, desk, "", None)
    actor = desk.customer(token.strip()[:200])
    if actor is None:
        raise Problem(401, "token_wrong", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return Call(request, desk, token.strip(), actor)


async def _submit(call: Call, *, ticket: int) -> Submitted:
    if call.request.content_type != "application/json":
        raise Problem(415, "content_type")
    wait = limited(call.request)
    if wait:
        raise Problem(429, "too_many", headers={"Retry-After": str(wait)})
    submitted = await call.desk.submit(hook(call.request, await read_body(call.request), call.token, ticket=ticket))
    if submitted.status >= 400:
        raise Problem(submitted.status, submitted.error, submitted.field)
    return submitted


async def _shown(call: Call) -> web.Response:
    return _json(_request(await call.desk.request(call.customer, call.number)))


def _request(view: RequestView) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(view)
    shown["messages"] = [_message(one) for one in view.messages]
    return shown


def _message(view: MessageView) -> dict[str, Any]:
    by = "customer" if view.direction == "in" else "automatic" if view.automatic else "support"
    return {
        "id": view.id, "by": by, "author": view.author if by == "support" else "", "text": view.text,
        "sent_at": view.sent_at.isoformat(), "edited_at": view.edited_at.isoformat() if view.edited_at else None,
        "parts": [_part(part) for part in view.parts],
    }  # fmt: skip


def _part(view: PartView) -> dict[str, Any]:
    part = view.part
    return {
        "id": view.id, "kind": part.kind, "name": part.name, "media_type": part.media_type, "size": part.size, "state": part.state,
        "text": part.text, "url": f"/api/v1/files/{view.id}" if part.state == "stored" else part.url,
    }  # fmt: skip


def _of_desk(error: DeskError) -> Problem:
    if isinstance(error, NotFound):
        return Problem(404, "not_found")
    if isinstance(error, Forbidden):
        return Problem(403, "unauthorized")
    return Problem(409 if isinstance(error, Conflict) else 422, "conflict")


def _error(request: web.Request, problem: Problem) -> web.Response:
    message = words(request)(MESSAGES.get(problem.code, problem.code))
    body = {"error": {"code": problem.code, "message": message, "field": problem.field}}
    return _json(body, status=problem.status, headers=problem.headers)


def _json(data: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    text = json.dumps(data, ensure_ascii=False)
    return web.Response(text=text, status=status, content_type="application/json", headers=headers)
