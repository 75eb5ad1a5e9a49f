"""VK on loopback: API methods, uploads, Bots Long Poll and the Callback API, as strict about parameters as VK is.

Source: dev.vk.com (method/*, api/callback/getting-started, api/bots/getting-started, api/bots/development/keyboard, reference/errors).
"""

import asyncio
import secrets
import time
from collections import deque
from types import TracebackType
from typing import Any, ClassVar

import aiohttp
from aiohttp import web

from tests.emulators.faults import Faults
from tests.emulators.vk.comments import Comments
from tests.emulators.vk.events import GROUP
from tests.emulators.vk.parameters import Json, Methods, Refusal, is_int


class VkEmulator(Comments):
    """`async with VkEmulator() as vk:` then `vk.api_url`, `vk.token`, `vk.group_id`; a CustomerSide for demo and tests.

    `per_second` calls are answered, more get error 6; `retry_after` and `attempts` are the Callback API's.
    """

    title = "ВКонтакте"

    def __init__(
        self, *, group_id: int = GROUP, per_second: int = 20, retry_after: float = 0.2, attempts: int = 8
    ) -> None:
        super().__init__(group_id, retry_after, attempts)
        self.group_name, self.token = "Маркет «Окно»", f"vk1.a.{secrets.token_hex(20)}"
        self.per_second, self.second = per_second, 1.0  # `second`: how long one is that `per_second` speaks of
        self.faults, self.calls = Faults(), list[tuple[str, Json]]()
        self.counted: list[float] = []  # when calls came (time.monotonic)
        self._recent: deque[float] = deque()

    async def __aenter__(self) -> "VkEmulator":
        faults: Any = self.faults.middleware
        app = web.Application(middlewares=[faults], client_max_size=210_000_000)
        app.router.add_route("*", "/method/{name}", self._method)
        app.router.add_route("*", "/longpoll", self._long_poll)
        app.router.add_post("/upload/{token}", self._upload)
        app.router.add_get("/media/{name}", self._media)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port: int = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._http.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.url}/method/"

    async def _method(self, request: web.Request) -> web.StreamResponse:
        params: Json = {
            **request.query,
            **{key: value for key, value in (await request.post()).items() if isinstance(value, str)},
        }
        name = request.match_info["name"]
        self.calls.append((name, {key: value for key, value in params.items() if key != "access_token"}))
        try:
            answer: Json = {"response": self._call(name, params)}
        except Refusal as refusal:
            shown = [{"key": key, "value": str(value)} for key, value in params.items() if key != "access_token"]
            answer = {
                "error": {
                    "error_code": refusal.code,
                    "error_msg": refusal.words,
                    "request_params": shown,
                    **refusal.more,
                }
            }
        return web.json_response(answer)

    def _call(self, name: str, params: Json) -> object:
        if not params.get("access_token"):
            raise Refusal(5, "User authorization failed: no access_token passed.")
        if params["access_token"] != self.token:
            raise Refusal(5, "User authorization failed: invalid access_token (4).")
        if not params.get("v"):
            raise Refusal(8, "Invalid request: v is a required parameter")
        self._count()
        method = self.methods.get(name)
        if method is None:
            raise Refusal(3, "Unknown method passed")
        return method(self, params)

    def _count(self) -> None:
        now = time.monotonic()
        while self._recent and now - self._recent[0] >= self.second:
            self._recent.popleft()
        self.counted.append(now)
        if len(self._recent) >= self.per_second:
            raise Refusal(6, "Too many requests per second")
        self._recent.append(now)

    def _group(self, params: Json) -> Json:
        self._own(params, required=False)
        return {
            "groups": [{"id": self.group_id, "name": self.group_name, "screen_name": f"club{self.group_id}"}],
            "profiles": [],
        }

    def _users(self, params: Json) -> list[Json]:
        wanted = [self._by_id(int(one)) for one in str(params.get("user_ids", "")).split(",") if is_int(one)]
        return [{"id": one.id, "first_name": one.name, "last_name": ""} for one in wanted if one]

    methods: ClassVar[Methods] = {**Comments.methods, "groups.getById": _group, "users.get": _users}
