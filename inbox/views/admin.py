"""The administrator's pages: channels, what could not be read, users, rules."""

import asyncio

from aiohttp import web

from inbox.guard import DESK, admin, said
from inbox.original import original
from inbox.pages import ACTOR, page, text
from inbox.views.files import stored
from inbox.views.lists import menu, vocabulary
from inbox.words import FACT_VALUES, FACTS, USER_ROLES
from router.desk import Conflict, Invalid


def setup(app: web.Application) -> None:
    app.router.add_get("/admin", admin(start))
    app.router.add_get("/admin/channels", admin(channels))
    app.router.add_post("/admin/channels/again", admin(again))
    app.router.add_get("/admin/parked", admin(parked))
    app.router.add_get(r"/admin/parked/{raw:\d{1,18}}", admin(parked))
    app.router.add_post("/admin/parked/replay", admin(replay))
    app.router.add_get("/admin/users", admin(users))
    app.router.add_post("/admin/users", admin(add_user))
    app.router.add_get(r"/admin/users/{user:\d{1,18}}", admin(users))
    app.router.add_post(r"/admin/users/{user:\d{1,18}}", admin(set_user))
    app.router.add_get("/admin/rules", admin(rules))


async def start(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/admin/channels")


async def channels(request: web.Request) -> web.StreamResponse:
    """How each channel fares."""
    found = await request.config_dict[DESK].channels(request[ACTOR])
    context = await menu(request)
    return page(
        request, "admin/channels.html", **context, channels=found, fact_names=FACTS, fact_values=FACT_VALUES,
    )  # fmt: skip


async def again(request: web.Request) -> web.StreamResponse:
    """Asks the provider once more for what was set aside, or reads a stored original again."""
    form = await request.post()
    raw = text(form, "raw", 18)
    raw_id = int(raw) if raw.isascii() and raw.isdigit() else 0
    await request.config_dict[DESK].try_again(
        request[ACTOR], text(form, "channel", 200), text(form, "item", 1000), raw_id
    )
    raise web.HTTPSeeOther("/admin/channels")


async def parked(request: web.Request) -> web.StreamResponse:
    """What could not be read; one of them laid open beside the list."""
    desk, actor = request.config_dict[DESK], request[ACTOR]
    opened = await stored(request) if "raw" in request.match_info else None
    shown = await asyncio.to_thread(original, opened.raw.body) if opened else None
    return page(
        request, "admin/parked.html", **await menu(request), parked=await desk.parked(actor), opened=opened, original=shown,
    )  # fmt: skip


async def replay(request: web.Request) -> web.StreamResponse:
    """Puts the chosen raws through the pipeline again."""
    form = await request.post()
    chosen = [
        int(value) for value in form.getall("raw", ()) if isinstance(value, str) and value.isascii() and value.isdigit()
    ]
    await request.config_dict[DESK].replay(request[ACTOR], chosen)
    raise web.HTTPSeeOther("/admin/parked")


async def users(request: web.Request, status: int = 200, error: str = "", field: str = "") -> web.Response:
    """The list, and beside it one user or the form for a new one; a refused form keeps what was typed."""
    everybody = await request.config_dict[DESK].users(request[ACTOR])
    given = int(request.match_info.get("user", 0))
    opened = next((user for user in everybody if user.id == given), None)
    if given and opened is None:
        raise web.HTTPNotFound
    form = await request.post()
    typed = {name: text(form, name, 200) for name in ("login", "name", "role")}
    return page(
        request,
        "admin/users.html",
        status,
        users=everybody,
        opened=opened,
        typed=typed,
        error=error,
        field=field,
        roles=USER_ROLES,
        **await menu(request),
    )


async def add_user(request: web.Request) -> web.StreamResponse:
    form = await request.post()
    try:
        made = await request.config_dict[DESK].add_user(
            request[ACTOR],
            text(form, "login", 200),
            text(form, "password", 2000),
            text(form, "name", 200),
            text(form, "role", 20),
        )
    except (Conflict, Invalid) as problem:
        return await users(request, 422, said(request, problem), str(problem.data.get("field", "login")))
    raise web.HTTPSeeOther(f"/admin/users/{made}")


async def set_user(request: web.Request) -> web.StreamResponse:
    """Name, role, disabled; an empty password leaves the old one."""
    form, user_id = await request.post(), int(request.match_info["user"])
    try:
        await request.config_dict[DESK].set_user(
            request[ACTOR], user_id, name=text(form, "name", 200), role=text(form, "role", 20),
            disabled=text(form, "disabled", 1) == "1", password=text(form, "password", 2000) or None,
        )  # fmt: skip
    except (Conflict, Invalid) as problem:
        return await users(request, 422, said(request, problem), str(problem.data.get("field", "")))
    raise web.HTTPSeeOther(f"/admin/users/{user_id}")


async def rules(request: web.Request) -> web.StreamResponse:
    """The topics and queues of the active rules."""
    return page(request, "admin/rules.html", **await menu(request) | await vocabulary(request))
