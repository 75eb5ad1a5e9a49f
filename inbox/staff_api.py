"""The JSON API of operators, /api/v1/desk: what they do in a ticket, for a program. docs/api.md describes it; router.desk checks roles."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import msgspec
from aiohttp import web

from inbox.api import Call, Problem, answering, as_json, body_of, token_of
from inbox.customers import page_link
from inbox.guard import DESK, STATUSES, said
from router.desk import Answer, DeskError, TooMany

Result = TypeVar("Result")
Act = Callable[[Call, int], Awaitable[Mapping[str, Any] | None]]


class _Login(msgspec.Struct, forbid_unknown_fields=True):
    login: str
    password: str


class _Message(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    note: bool = False
    solve: bool = False


class _Text(msgspec.Struct, forbid_unknown_fields=True):
    text: str


class _Contact(msgspec.Struct, forbid_unknown_fields=True):
    contact: int


class _Opinion(msgspec.Struct, forbid_unknown_fields=True):
    says: bool | None
    rule: str = ""


def setup(app: web.Application) -> None:
    """Adds the routes. To be set up before the customers' API, which answers for every other address below /api/v1."""
    base, number = "/api/v1/desk", "{id:[0-9]{1,15}}"
    app.router.add_post(f"{base}/session", answering(log_in, _anybody))
    app.router.add_delete(f"{base}/session", answering(log_out, _by_session))
    for method, path, act in (
        ("GET", f"tickets/{number}", ticket), ("POST", f"tickets/{number}/messages", answer),
        ("PATCH", f"messages/{number}", edit), ("DELETE", f"messages/{number}", take_back),
        ("POST", f"messages/{number}/opinion", opinion), ("POST", f"tickets/{number}/typing", typing),
        ("GET", f"tickets/{number}/links", links), ("POST", f"tickets/{number}/joins", join),
        ("POST", f"tickets/{number}/declined", decline), ("DELETE", f"tickets/{number}/joins/{{join:[0-9]{{1,15}}}}", part),
    ):  # fmt: skip
        app.router.add_route(method, f"{base}/{path}", answering(_acting(act), _by_session))


async def log_in(call: Call) -> web.Response:
    """POST /session with login and password: a token that is good for two weeks, as a session of the screens is."""
    given = await body_of(call, _Login)
    opened = await _told(call, call.desk.login(given.login, given.password, call.request.remote or ""))
    if opened is None:
        raise Problem(401, "login_refused")
    return as_json({"token": opened[0]}, status=201)


async def log_out(call: Call) -> web.Response:
    """DELETE /session: the token is worth nothing any more."""
    await call.desk.logout(call.token)
    return as_json({})


async def ticket(call: Call, number: int) -> Mapping[str, Any]:
    """GET /tickets/{id}: all that its page shows."""
    return dict(msgspec.to_builtins(await call.desk.person(await call.desk.ticket(call.who, number))))


async def answer(call: Call, number: int) -> Mapping[str, Any]:
    """POST /tickets/{id}/messages: an answer, or a note; with an Idempotency-Key once however often it is sent."""
    given, key = await body_of(call, _Message), call.request.headers.get("Idempotency-Key", "")
    if given.note:
        return {"id": await call.desk.note(call.who, number, given.text, key=key)}
    return {"id": await call.desk.reply(call.who, number, Answer(given.text, solve=given.solve, key=key))}


async def edit(call: Call, number: int) -> None:
    """PATCH /messages/{id}: other words of an own answer."""
    await call.desk.edit(call.who, number, (await body_of(call, _Text)).text)


async def take_back(call: Call, number: int) -> None:
    """DELETE /messages/{id}: an own answer is deleted at the customer's, too."""
    await call.desk.take_back(call.who, number)


async def opinion(call: Call, number: int) -> None:
    """POST /messages/{id}/opinion: of the cue of a `rule`, or of the whole message; null takes it back."""
    given = await body_of(call, _Opinion)
    if given.rule:
        await call.desk.judge_cue(call.who, number, given.rule, given.says)
    else:
        await call.desk.judge_message(call.who, number, given.says)


async def typing(call: Call, number: int) -> None:
    """POST /tickets/{id}/typing: the customer sees that an answer is being written."""
    await call.desk.typing(call.who, number)


async def links(call: Call, number: int) -> Mapping[str, Any]:
    """GET /tickets/{id}/links: what to send to a customer so that he shows that another channel is his, too."""
    own = await page_link(call.request, call.who, number)
    return {"links": msgspec.to_builtins(await call.desk.links(call.who, number)), "page": own}


async def join(call: Call, number: int) -> None:
    """POST /tickets/{id}/joins: its customer and that contact are one person."""
    await call.desk.join(call.who, number, (await body_of(call, _Contact)).contact)


async def decline(call: Call, number: int) -> None:
    """POST /tickets/{id}/declined: they are two people."""
    await call.desk.decline(call.who, number, (await body_of(call, _Contact)).contact)


async def part(call: Call, number: int) -> None:
    """DELETE /tickets/{id}/joins/{join}: undoes it."""
    await call.desk.part(call.who, number, int(call.request.match_info["join"]))


def _acting(act: Act) -> Callable[[Call], Awaitable[web.StreamResponse]]:
    """A handler that does one thing as the operator whose token came with it."""

    async def handler(call: Call) -> web.Response:
        done = await _told(call, act(call, call.number))
        return as_json(done or {}, status=201 if act is answer else 200)

    return handler


async def _told(call: Call, doing: Awaitable[Result]) -> Result:
    """What the desk refuses is answered with its own key and sentence."""
    try:
        return await doing
    except DeskError as refused:
        later = {"Retry-After": str(refused.data["retry_after"])} if isinstance(refused, TooMany) else {}
        field, sentence = str(refused.data.get("field", "")), said(call.request, refused)
        raise Problem(STATUSES.get(type(refused), 422), refused.key, field, later, sentence) from refused


async def _anybody(request: web.Request) -> Call:
    return Call(request, request.config_dict[DESK], "", None)


async def _by_session(request: web.Request) -> Call:
    """A cookie is no token here: no other site can make a browser send one of these."""
    token = token_of(request)
    found = await request.config_dict[DESK].session(token)
    if found is None:
        raise Problem(401, "session_wrong", headers={"WWW-Authenticate": "Bearer"})
    return Call(request, request.config_dict[DESK], token, found[0])
