"""The JSON API of customers, /api/v1: what the form and «Мои обращения» do, for an application. docs/api.md describes it."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from aiohttp import web

from inbox.customers import REFUSALS, hook, limited, private_link, read_body
from inbox.guard import DESK
from inbox.i18n import N_
from inbox.pages import words
from inbox.views.files import send_file
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
    "login_refused": N_("Login or password is wrong."),
    "session_wrong": N_("An operator's token is needed: POST /api/v1/desk/session gives one."),
}


class Problem(Exception):
    """An error that is answered. `code` is a key of MESSAGES, unless a `sentence` of its own comes with it."""

    def __init__(
        self, status: int, code: str, field: str = "", headers: Mapping[str, str] | None = None, sentence: str = ""
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.field, self.headers, self.sentence = status, code, field, headers or {}, sentence


@dataclass(frozen=True, slots=True)
class Call:
    """One request of an application. `token` is "" without a valid bearer token, and `actor` whoever has it."""

    request: web.Request
    desk: Desk
    token: str
    actor: Actor | None

    @property
    def who(self) -> Actor:
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


class _Join(msgspec.Struct, forbid_unknown_fields=True):
    token: str


# msgspec's sentences end with the field: "missing required field `stars`", "… - at `$.stars`".
_FIELD = re.compile(r"(?:field `|`\$\.)(\w{1,100})`$")
Body = TypeVar("Body", bound=msgspec.Struct)
Handler = Callable[[Call], Awaitable[web.StreamResponse]]
Identified = Callable[[web.Request], Awaitable[Call]]


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
            web.get("/api/v1/links", call(links)),
            web.post("/api/v1/joins", call(join)),
            web.route("*", "/api/v1{tail:(/.*)?}", call(nowhere)),
        ]
    )


def call(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A route's handler for customers."""
    return answering(handler, _customer)


def answering(handler: Handler, identified: Identified) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A route's handler: `identified` finds who calls, every error is answered as JSON."""

    async def called(request: web.Request) -> web.StreamResponse:
        try:
            response = await handler(await identified(request))
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
    return as_json({"topics": msgspec.to_builtins(call.desk.topics())})


async def post_message(call: Call) -> web.Response:
    """POST /messages: a new request; without a token also a new customer."""
    submitted = await _submit(call, ticket=0)
    made = {
        "ticket": submitted.ticket_id or None,
        "token": submitted.token,
        "link": private_link(call.request, submitted.token),
    }
    return as_json(made, status=201 if submitted.ticket_id else 202)


async def requests(call: Call) -> web.Response:
    """GET /requests: own requests, the newest first, without their threads."""
    return as_json({"requests": [_request(one) for one in await call.desk.requests(call.who)]})


async def request(call: Call) -> web.Response:
    """GET /requests/{id}: one with its thread; its answers count as read from now on."""
    return await _shown(call)


async def post_follow_up(call: Call) -> web.Response:
    """POST /requests/{id}/messages: one more message."""
    if not (await call.desk.request(call.who, call.number)).can_write:
        raise Problem(409, "conflict")
    submitted = await _submit(call, ticket=call.number)
    return as_json({"ticket": submitted.ticket_id or call.number}, status=201)


async def close(call: Call) -> web.Response:
    """POST /requests/{id}/close; gives the request."""
    await call.desk.close_request(call.who, call.number)
    return await _shown(call)


async def rate(call: Call) -> web.Response:
    """POST /requests/{id}/rating with `stars` and `comment`; gives the request."""
    owner, rating = call.who, await body_of(call, _Rating)
    if not 1 <= rating.stars <= 5:
        raise Problem(422, "stars_required", "stars")
    await call.desk.rate(owner, call.number, rating.stars, rating.comment[:2000])
    return await _shown(call)


async def file(call: Call) -> web.StreamResponse:
    """GET /files/{id}: the bytes."""
    return await send_file(call.desk, call.who, call.number)


async def links(call: Call) -> web.Response:
    """GET /links: opened in a messenger within a quarter of an hour, each shows its requests here, too."""
    return as_json({"links": msgspec.to_builtins(await call.desk.own_links(call.who))})


async def join(call: Call) -> web.Response:
    """POST /joins with the `token` of a link to «Мои обращения»: the customer's yes to it."""
    owner = call.who
    await call.desk.accept(owner, (await body_of(call, _Join)).token)
    return await requests(call)


async def nowhere(call: Call) -> web.Response:
    """Any other address or method below /api/v1."""
    raise Problem(404, "not_found")


def token_of(request: web.Request) -> str:
    """The bearer token (RFC 6750 §2.1), "" without one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip()[:200] if scheme.lower() == "bearer" else ""


async def _customer(request: web.Request) -> Call:
    desk, token = request.config_dict[DESK], token_of(request)
    if not request.headers.get("Authorization", "").lower().startswith("bearer "):
        return Call(request, desk, "", None)
    actor = desk.customer(token)
    if actor is None:
        raise Problem(401, "token_wrong", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return Call(request, desk, token, actor)


async def body_of(call: Call, kind: type[Body]) -> Body:
    """The JSON object that came. Raises Problem for what is none of that kind."""
    if call.request.content_type != "application/json":
        raise Problem(415, "content_type")
    try:
        return msgspec.json.decode(await read_body(call.request), type=kind)
    except msgspec.ValidationError as wrong:
        named = _FIELD.search(str(wrong))
        raise Problem(400, "json_field", named[1] if named else "") from wrong
    except msgspec.DecodeError as wrong:
        raise Problem(400, "json_unreadable") from wrong


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
    return as_json(_request(await call.desk.request(call.who, call.number)))


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
    message = problem.sentence or words(request)(MESSAGES.get(problem.code, problem.code))
    body = {"error": {"code": problem.code, "message": message, "field": problem.field}}
    return as_json(body, status=problem.status, headers=problem.headers)


def as_json(data: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer."""
    text = json.dumps(data, ensure_ascii=False)
    return web.Response(text=text, status=status, content_type="application/json", headers=headers)
