"""What happens, told by Bots Long Poll and the Callback API (dev.vk.com: api/bots/getting-started, api/callback/getting-started)."""

import asyncio
import secrets
import time
from collections import deque
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import ClassVar

import aiohttp
from aiohttp import web

from tests.emulators.vk.parameters import Json, Methods, Refusal, is_int, missing

GROUP = 190_001
HISTORY = 1_000  # events that the long poll remembers


@dataclass(slots=True, kw_only=True)
class Callback:
    """A connected server of the Callback API."""

    url: str
    secret: str
    status: str = "ok"  # unconfigured | wait | failed | ok
    events: set[str] | None = None  # None: all


@dataclass(slots=True, kw_only=True)
class Delivery:
    """One attempt to deliver an event: for tests to look at."""

    event_id: str
    attempt: int
    status: int
    body: str


class Events:
    """Every event goes to the long poll's history, and to the Callback API once `connect` was called. `retry_after` are the seconds
    between its attempts."""

    def __init__(self, group_id: int, retry_after: float, attempts: int) -> None:
        self.group_id, self.retry_after, self.attempts = group_id, retry_after, attempts
        self.url, self.confirmation = "", secrets.token_hex(4)
        self.deliveries: list[Delivery] = []
        self.long_poll_settings: Json = {"is_enabled": True, "events": {"message_new": 1}}
        self.asked = 0  # questions to the long poll that it accepted
        self._events: deque[tuple[int, Json]] = deque(maxlen=HISTORY)
        self._ts, self._key, self._arrived = 1, secrets.token_hex(8), asyncio.Event()
        self._callback: Callback | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._http: aiohttp.ClientSession

    def emit(self, event: Json) -> None:
        """An event of any kind, as it stands, to both transports."""
        self._events.append((self._ts, event))
        self._ts += 1
        self._arrived.set()
        server = self._callback
        if server is not None and server.status == "ok" and (server.events is None or event["type"] in server.events):
            self._background(self._call_back(server, event))

    def new_key(self) -> None:
        """The long poll's key expires: the next poll is answered by failed 2."""
        self._key = secrets.token_hex(8)

    def forget(self, keep: int = 0) -> None:
        """The history is cut down to its last `keep` events: who comes with an older cursor gets failed 1."""
        while len(self._events) > keep:
            self._events.popleft()

    async def connect(self, url: str, secret: str = "") -> None:
        """Sets and confirms the address of the Callback API, as its owner does on VK's page; raises on a wrong answer."""
        await self._handshake(url, secret)
        self._callback = Callback(url=url, secret=secret)

    def _happened(self, kind: str, body: Json) -> Json:
        event = {
            "group_id": self.group_id,
            "type": kind,
            "event_id": secrets.token_hex(20),
            "v": "5.199",
            "object": body,
        }
        self.emit(event)
        return event

    async def _long_poll(self, request: web.Request) -> web.StreamResponse:
        params: Json = {**request.query, **await request.post()}
        if params.get("act") != "a_check" or not is_int(params.get("wait", "25")):
            return web.json_response({"failed": 4, "min_version": 0, "max_version": 3})
        if params.get("key") != self._key:
            return web.json_response({"failed": 2})
        ts = int(params["ts"]) if is_int(params.get("ts")) else -1
        oldest = self._events[0][0] if self._events else self._ts
        if not oldest <= ts <= self._ts:
            return web.json_response({"failed": 1, "ts": str(self._ts if ts > self._ts else oldest)})
        self.asked += 1
        await self._wait_for_news(ts, min(float(params.get("wait", 25)), 90))
        updates = [event for number, event in self._events if number >= ts]
        return web.json_response({"ts": str(self._ts), "updates": updates})

    async def _wait_for_news(self, ts: int, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self._ts == ts and (left := deadline - time.monotonic()) > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                return

    async def _handshake(self, url: str, secret: str) -> None:
        body: Json = {
            "type": "confirmation",
            "group_id": self.group_id,
            "event_id": secrets.token_hex(20),
            "v": "5.199",
        }
        if secret:
            body["secret"] = secret
        async with self._http.post(url, json=body) as answer:
            said = await answer.text()
            if answer.status != 200 or said != self.confirmation:
                raise ValueError(f"the server isn't confirmed: HTTP {answer.status}, {said[:100]!r}")

    async def _call_back(self, server: Callback, event: Json) -> None:
        """One event until the server says ok; the counter tells it that it is a repeat."""
        body = {**event, "secret": server.secret} if server.secret else event
        for attempt in range(self.attempts):
            status, said = 0, ""
            headers = {"X-Retry-Counter": str(attempt)} if attempt else {}
            try:
                async with self._http.post(server.url, json=body, headers=headers) as answer:
                    status, said = answer.status, await answer.text(errors="replace")
            except (aiohttp.ClientError, TimeoutError) as error:
                said = type(error).__name__
            self.deliveries.append(
                Delivery(event_id=event["event_id"], attempt=attempt, status=status, body=said[:200])
            )
            if status == 200 and said == "ok":
                return
            await asyncio.sleep(self.retry_after * (attempt + 1))

    def _background(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- groups.*: how events are told ------------------------------------------------------------------------------------

    def _own(self, params: Json, *, required: bool = True) -> None:
        given = params.get("group_id")
        if given is None and required:
            raise missing("group_id is a required parameter")
        if given is not None and str(given) != str(self.group_id):
            raise Refusal(15, "Access denied: no access to call this method")

    def _long_poll_server(self, params: Json) -> Json:
        self._own(params)
        if not self.long_poll_settings["is_enabled"]:
            raise missing("longpoll for this group is not enabled")
        return {"key": self._key, "server": f"{self.url}/longpoll", "ts": str(self._ts)}

    def _long_poll_shown(self, params: Json) -> Json:
        self._own(params)
        return self.long_poll_settings

    def _callback_servers(self, params: Json) -> Json:
        self._own(params)
        known = [
            {"id": 1, "title": "Okno", "creator_id": 0, "url": one.url, "secret_key": one.secret, "status": one.status}
            for one in (self._callback,) if one
        ]  # fmt: skip
        return {"count": len(known), "items": known}

    def _callback_code(self, params: Json) -> Json:
        self._own(params)
        return {"code": self.confirmation}

    def _add_callback(self, params: Json) -> Json:
        self._own(params)
        url, title, secret = (str(params.get(name, "")) for name in ("url", "title", "secret_key"))
        if not url.startswith("http") or not 1 <= len(title) <= 14 or len(secret) > 50:
            raise missing("url, title or secret_key is invalid")
        self._callback = Callback(url=url, secret=secret, status="wait", events=set())
        self._background(self._confirm(self._callback))
        return {"server_id": 1}

    def _edit_callback(self, params: Json) -> int:
        self._server(params)
        self._add_callback(params)
        return 1

    def _delete_callback(self, params: Json) -> int:
        self._server(params)
        self._callback = None
        return 1

    def _set_callback(self, params: Json) -> int:
        server = self._server(params)
        if not params.get("api_version"):
            raise missing("api_version is undefined")
        server.events = {name for name, value in params.items() if value in ("1", "true")}
        return 1

    def _server(self, params: Json) -> "Callback":
        self._own(params)
        if self._callback is None or str(params.get("server_id")) != "1":
            raise Refusal(2000, "Servers number limit is reached" if self._callback is None else "Invalid server")
        return self._callback

    async def _confirm(self, server: "Callback") -> None:
        """VK asks the address for the code; the server's status tells how that ended."""
        try:
            await self._handshake(server.url, server.secret)
            server.status = "ok"
        except (ValueError, aiohttp.ClientError, TimeoutError):
            server.status = "failed"

    methods: ClassVar[Methods] = {
        "groups.getLongPollServer": _long_poll_server,
        "groups.getLongPollSettings": _long_poll_shown,
        "groups.getCallbackServers": _callback_servers,
        "groups.getCallbackConfirmationCode": _callback_code,
        "groups.addCallbackServer": _add_callback,
        "groups.editCallbackServer": _edit_callback,
        "groups.deleteCallbackServer": _delete_callback,
        "groups.setCallbackSettings": _set_callback,
    }
