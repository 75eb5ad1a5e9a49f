"""Files of messages and the originals of what arrived."""

import asyncio
from urllib.parse import quote

from aiohttp import web

from inbox.guard import DESK, staff
from inbox.original import POLICY, original
from inbox.pages import ACTOR, page
from inbox.views.lists import menu
from inbox.words import RAW_META
from router.desk import Desk, NotFound
from router.readmodels import Actor, RawView


def setup(app: web.Application) -> None:
    app.router.add_get(r"/files/{part:\d{1,18}}", staff(file))
    app.router.add_get(r"/files/{part:\d{1,18}}/{name}", staff(file))
    app.router.add_get(r"/files/{part:\d{1,18}}/inside/{number:\d{1,4}}/{name}", staff(file_inside))
    app.router.add_get(r"/raws/{raw:\d{1,18}}", staff(raw))
    app.router.add_get(r"/raws/{raw:\d{1,18}}/page", staff(raw_page))
    app.router.add_get(r"/raws/{raw:\d{1,18}}/bytes", staff(raw_bytes))


async def file(request: web.Request) -> web.StreamResponse:
    """The bytes, with the headers that the desk finds safe for them. The name in the address is for people only."""
    part, small = int(request.match_info["part"]), "small" in request.query
    return await send_file(request.config_dict[DESK], request[ACTOR], part, small=small)


async def file_inside(request: web.Request) -> web.StreamResponse:
    """A file of an attached mail."""
    part, number = int(request.match_info["part"]), int(request.match_info["number"])
    found = await request.config_dict[DESK].file_inside(request[ACTOR], part, number)
    return web.Response(body=found.data, headers=dict(found.headers))


async def send_file(desk: Desk, actor: Actor, part_id: int, *, small: bool = False) -> web.StreamResponse:
    """The file with its safe headers; raises NotFound for one that isn't the actor's or isn't here."""
    found = await desk.file(actor, part_id, small=small)
    if found.path is None:
        raise NotFound("file")
    return web.FileResponse(found.path, headers=dict(found.headers))


async def raw(request: web.Request) -> web.StreamResponse:
    """What arrived, laid out; a mail's HTML in a frame that may do nothing."""
    opened = await stored(request)
    shown = await asyncio.to_thread(original, opened.raw.body)
    return page(request, "raw.html", **await menu(request), opened=opened, original=shown, meta_names=RAW_META)


async def stored(request: web.Request) -> RawView:
    return await request.config_dict[DESK].raw(request[ACTOR], int(request.match_info["raw"]))


async def raw_page(request: web.Request) -> web.StreamResponse:
    """The sanitised HTML for that frame."""
    shown = await asyncio.to_thread(original, (await stored(request)).raw.body)
    if not shown.html:
        raise web.HTTPNotFound
    return web.Response(text=shown.html, content_type="text/html", headers={"Content-Security-Policy": POLICY})


async def raw_bytes(request: web.Request) -> web.StreamResponse:
    """Byte for byte, as a download."""
    opened = await stored(request)
    name = quote(f"{opened.raw.channel}-{opened.id}.raw")
    return web.Response(
        body=opened.raw.body,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )
