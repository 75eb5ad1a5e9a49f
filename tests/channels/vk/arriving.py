"""How the tests of arrival let a community's events come: by the Callback API, or by a poller that runs as the desk runs it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiohttp import web

from channels.vk.channel import VkChannel
from router.channel import Hook
from router.schema import Inbound, InboundMessage, Raw
from tests.channels.sink import MemorySink
from tests.channels.vk.conftest import NOW, channel, hook
from tests.emulators.faults import Fault
from tests.emulators.vk import VkEmulator
from tests.waiting import until


def called(vk: VkEmulator | None = None, **section: object) -> VkChannel:
    return channel(vk, **{"mode": "callback", "confirmation": "c0nf", "secret": "s3cret", **section})


def event(kind: str = "message_new", **more: object) -> dict[str, Any]:
    body = {
        "message": {
            "id": 1,
            "date": 1_772_000_000,
            "from_id": 5,
            "peer_id": 5,
            "text": "Привет",
            "conversation_message_id": 3,
        }
    }
    return {
        "type": kind,
        "group_id": 190_001,
        "event_id": "e1",
        "v": "5.199",
        "secret": "s3cret",
        "object": body,
        **more,
    }


def posted(body: object, method: str = "POST") -> Hook:
    return hook(json.dumps(body).encode(), method)


@asynccontextmanager
async def serving(vk: VkEmulator, found: VkChannel, sink: MemorySink, port: int = 0) -> AsyncIterator[str]:
    """The desk's webhook: commits, then answers. A failing commit is a 503, as in the desk."""

    async def handle(request: web.Request) -> web.Response:
        body = await request.read()
        accepted = found.accept(
            Hook(method=request.method, path=request.path, headers={}, query={}, body=body, remote="", received_at=NOW)
        )
        try:
            await sink.store(accepted.raws)
        except RuntimeError:
            return web.Response(status=503)
        return web.Response(status=accepted.status, text=accepted.body)

    app = web.Application()
    app.router.add_route("*", "/in/vk", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/in/vk"
    finally:
        await runner.cleanup()


def answers(path: str, body: object) -> Fault:
    return Fault(path=path, trouble="status", status=200, body=body)


@asynccontextmanager
async def polling(found: VkChannel, sink: MemorySink) -> AsyncIterator[list[Exception]]:
    """Runs the poller as the desk does: again whenever it raises, which it must only for the desk's own troubles."""
    errors: list[Exception] = []

    async def keep_running() -> None:
        while True:
            try:
                await found.run(sink)
            except RuntimeError as error:
                errors.append(error)
            await asyncio.sleep(0.05)

    task = asyncio.create_task(keep_running())
    try:
        await until(lambda: bool(sink.cursor or errors or sink.notes))
        yield errors
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def texts(found: VkChannel, sink: MemorySink, count: int) -> list[str]:
    def read() -> list[str]:
        seen = [found.parse(raw)[0] for raw in sink.raws.values()]
        return [one.text for one in seen if isinstance(one, InboundMessage)]

    await until(lambda: len(read()) >= count)
    return read()


def only(raw: Raw) -> Inbound:
    """What stands in an event that holds one thing."""
    (one,) = called().parse(raw)
    return one
