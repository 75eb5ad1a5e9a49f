"""Live updates: server-sent events (HTML Living Standard §9.2) that say which tickets changed; pages then ask for what they show."""

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import web

from inbox.guard import DESK, TOKEN, staff
from inbox.pages import ACTOR

WAIT = 20.0  # seconds of silence before a comment line keeps proxies from closing the stream
PAUSE = 0.4  # a burst of events becomes one refresh
MOST = 30  # streams of one user: a browser opens six to a host, and few people have five browsers
STREAMS = web.AppKey("streams", dict[asyncio.Task[Any], int | None])


def setup(app: web.Application) -> None:
    app[STREAMS] = {}
    app.router.add_get("/live", staff(live))
    app.on_shutdown.append(_close)


async def live(request: web.Request) -> web.StreamResponse:
    """Sends `changed` once a batch and `ticket-{id}` for each ticket in it. Goes on after the last event the browser has seen.

    One user's streams are bounded; beyond that 429, and the page catches up by asking now and then.
    """
    streams, user = request.config_dict[STREAMS], request[ACTOR].user_id
    if sum(owner == user for owner in streams.values()) >= MOST:
        raise web.HTTPTooManyRequests
    task = asyncio.current_task()
    assert task is not None
    streams[task] = user
    try:
        seen = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        known = seen.isascii() and seen.isdigit() and len(seen) < 19
        after = int(seen) if known else await request.config_dict[DESK].last_event()
        response = web.StreamResponse(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        response.content_type, response.charset = "text/event-stream", "utf-8"
        await response.prepare(request)
        with suppress(ConnectionResetError):  # the tab was closed
            await _stream(request, response, after)
    finally:
        del streams[task]
    return response


async def _stream(request: web.Request, response: web.StreamResponse, after: int) -> None:
    desk = request.config_dict[DESK]
    await response.write(b"retry: 2000\n\n")
    while True:
        batch = await desk.changes(after, WAIT)
        if await desk.session(request[TOKEN]) is None:
            return
        if not batch:
            await response.write(b": still here\n\n")
            continue
        after = batch[-1].id
        tickets = dict.fromkeys(event.ticket_id for event in batch if event.ticket_id is not None)
        frames = [f"event: ticket-{ticket}\ndata: {ticket}\n\n" for ticket in tickets]
        frames.append(f"id: {after}\nevent: changed\ndata: {len(tickets)}\n\n")
        await response.write("".join(frames).encode())
        await asyncio.sleep(PAUSE)


async def _close(app: web.Application) -> None:
    """A stopping server ends its streams at once instead of waiting for them."""
    streams = app[STREAMS]
    for task in list(streams):
        task.cancel()
