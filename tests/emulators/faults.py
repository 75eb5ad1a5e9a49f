"""Scripted trouble for the HTTP emulators: what providers and networks do on bad days, one request at a time."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from aiohttp import web

Trouble = Literal["slow", "late_answer", "status", "not_json", "half_close", "lost_response", "drop"]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True, kw_only=True)
class Fault:
    """The next `times` requests whose path contains `path` get `trouble`; `skip` first ones pass.

    slow: `seconds` late, or until `gate` opens · late_answer: the effect at once, its answer `seconds` later · status: `status`
    with `body` and no effect · not_json: an HTML page with `status` · half_close: half an answer · lost_response: the effect
    happens, the answer doesn't arrive · drop: connection closed, no effect.
    """

    path: str
    trouble: Trouble
    times: int = 1
    skip: int = 0
    seconds: float = 1.0
    gate: asyncio.Event | None = None
    status: int = 500
    body: object = None


class Faults:
    """A queue of faults, installed as an aiohttp middleware."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.waiting.append(fault)

    @contextlib.contextmanager
    def lasting(self, fault: Fault) -> Iterator[None]:
        """The fault meets every request meanwhile: for what is seen only while the trouble lasts."""
        fault.times = sys.maxsize
        self.add(fault)
        yield
        self.waiting.remove(fault)

    def _take(self, path: str) -> Fault | None:
        for fault in self.waiting:
            if fault.path not in path:
                continue
            if fault.skip > 0:
                fault.skip -= 1
                return None
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None

    @property
    def middleware(self) -> Callable[[web.Request, Handler], Awaitable[web.StreamResponse]]:
        @web.middleware
        async def apply(request: web.Request, handler: Handler) -> web.StreamResponse:
            fault = self._take(request.path)
            if fault is None:
                return await handler(request)
            return await _trouble(fault, request, handler)

        return apply


async def _trouble(fault: Fault, request: web.Request, handler: Handler) -> web.StreamResponse:
    match fault.trouble:
        case "slow":
            await (fault.gate.wait() if fault.gate else asyncio.sleep(fault.seconds))
            return await handler(request)
        case "late_answer":
            answer = await handler(request)
            await asyncio.sleep(fault.seconds)
            return answer
        case "status":
            return web.Response(status=fault.status, text=json.dumps(fault.body), content_type="application/json")
        case "not_json":
            return web.Response(status=fault.status, text="<html><h1>Bad Gateway</h1></html>", content_type="text/html")
        case "lost_response":
            await handler(request)
        case "half_close":
            if request.transport is not None:
                request.transport.write(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"ok": tr')
        case "drop":
            pass
    if request.transport is not None:
        request.transport.abort() if fault.trouble != "half_close" else request.transport.close()
    return web.Response(status=500)
