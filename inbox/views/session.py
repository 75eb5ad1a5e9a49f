"""Coming in, going out, and the language of the screens."""

import asyncio
from typing import Any

from aiohttp import web
from multidict import MultiDictProxy

from inbox.guard import DESK, TOKEN, forget, remember, tokened
from inbox.i18n import LANGUAGES, N_
from inbox.pages import ACTOR, CSRF, LANGUAGE_COOKIE, page, text, words
from router.desk import TooMany

HOME = "/inbox"
SMALL = 16_384  # bytes of a form that anybody may send
SECONDS = 20.0


def setup(app: web.Application) -> None:
    app.router.add_get("/login", login_page)
    app.router.add_post("/login", login)
    app.router.add_post("/logout", tokened(logout))
    app.router.add_post("/language", tokened(language))


async def login_page(request: web.Request) -> web.StreamResponse:
    """The form; whoever is already in goes on."""
    onward = local(request.query.get("next", HOME))
    if ACTOR in request:
        raise web.HTTPFound(onward)
    return page(request, "login.html", onward=onward, login="", error="")


async def login(request: web.Request) -> web.StreamResponse:
    form = await small_form(request)
    name, onward = text(form, "login", 200), local(text(form, "next", 2000))
    try:
        opened = await request.config_dict[DESK].login(name, text(form, "password", 2000), request.remote or "")
    except TooMany as problem:
        wait = words(request)(N_("Too many attempts. Wait a minute and try again."))
        answer = page(request, "login.html", 429, onward=onward, login=name, error=wait)
        answer.headers["Retry-After"] = str(problem.data["retry_after"])
        return answer
    if opened is None:
        wrong = words(request)(N_("The login or the password is wrong."))
        return page(request, "login.html", 401, onward=onward, login=name, error=wrong)
    if TOKEN in request:  # whoever was in on this browser is out now
        await request.config_dict[DESK].logout(request[TOKEN])
    answer = web.HTTPSeeOther(onward)
    remember(request, answer, opened[0])
    raise answer


async def logout(request: web.Request) -> web.StreamResponse:
    if TOKEN in request:
        await request.config_dict[DESK].logout(request[TOKEN])
    answer = web.HTTPSeeOther("/login")
    forget(request, answer)
    raise answer


async def language(request: web.Request) -> web.StreamResponse:
    """A user's choice is kept with the user, anybody else's in a cookie."""
    form = await small_form(request)
    chosen = text(form, "language", 10)
    answer = web.HTTPSeeOther(local(text(form, "next", 2000)))
    if chosen in LANGUAGES:
        if ACTOR in request and request[ACTOR].user_id is not None:
            await request.config_dict[DESK].set_language(request[ACTOR], chosen)
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=31_536_000, samesite="Lax", path="/")
    raise answer


async def small_form(request: web.Request) -> MultiDictProxy[Any]:
    """A form of few short fields from somebody who need not be known: bounded in bytes and in time. Raises 413 or 408."""
    if CSRF in request:  # a known user's: its token may have been read out of it already
        return await request.post()
    if (request.content_length or 0) > SMALL:
        raise web.HTTPRequestEntityTooLarge(max_size=SMALL, actual_size=request.content_length or 0)
    try:
        async with asyncio.timeout(SECONDS):
            return await request.clone(client_max_size=SMALL).post()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None


def local(address: str) -> str:
    """The address if it is a path of ours, else the inbox: nobody is sent to another site."""
    plain = all(32 < ord(letter) < 127 for letter in address)
    if not plain or not address.startswith("/") or address.startswith("//") or "\\" in address:
        return HOME
    return address
