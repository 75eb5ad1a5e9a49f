"""A Bot API server on loopback, as strict as the provider about parameters.

Sources: the Bot API reference ("Making requests", "Getting updates", "Available methods") and the words of its known errors.
Start it in-process: `async with TelegramEmulator() as tg: tg.url, tg.token`.
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Mapping
from typing import Any, cast

import aiohttp
from aiohttp import web
from aiohttp.typedefs import Middleware

from tests.emulators.faults import Faults
from tests.emulators.telegram import parameters
from tests.emulators.telegram.messages import MAX_DOCUMENT, Messages
from tests.emulators.telegram.parameters import Json, Obj, Refused
from tests.emulators.telegram.people import BOT

MAX_DOWNLOAD = 20 << 20


class TelegramEmulator(Messages):
    """One bot, any number of people."""

    title = "Telegram"

    def __init__(
        self,
        *,
        token: str = f"{BOT['id']}:emulated-token-AAFhHk_9",
        host: str = "127.0.0.1",
        port: int = 0,
        per_second: float = 0,
        per_chat_second: float = 0,
        per_group_minute: float = 0,
        second: float = 1.0,
    ) -> None:
        super().__init__(per_second, per_chat_second, per_group_minute, second)
        self.token, self.url = token, ""
        self.faults = Faults()
        self.calls: list[tuple[str, Obj]] = []  # every method call with its parameters, for tests
        self.webhook: Obj = {"url": ""}
        self.conflicts = 0  # long polls that another one ended
        self.first_pause = 0.05  # seconds until the second delivery of a refused webhook; it doubles
        self.confirmed = 0  # highest update_id that the bot acknowledged
        self._host, self._port = host, port
        self._poller: object = None
        self._runner: web.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "TelegramEmulator":
        app = web.Application(
            middlewares=[cast(Middleware, self.faults.middleware)], client_max_size=MAX_DOCUMENT + 1_000_000
        )
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{self._host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def _deliver(self) -> None:
        """In order, one at a time, each again with growing pauses until it is taken."""
        url = self.webhook["url"]
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            pause = self.first_pause
            while self.webhook["url"] == url:
                while not self._updates:
                    self._arrived.clear()
                    await self._arrived.wait()
                update = self._updates[0]
                if error := await self._deliver_one(session, url, update):
                    self.webhook |= {"last_error_date": int(time.time()), "last_error_message": error}
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 5.0)
                    continue
                pause = self.first_pause
                self.confirmed = update["update_id"]
                if self._updates and self._updates[0] is update:
                    self._updates.popleft()

    async def _deliver_one(self, session: aiohttp.ClientSession, url: str, update: Obj) -> str:
        secret = self.webhook.get("secret_token", "")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(url, json=update, headers=headers) as response:
                if not 200 <= response.status < 300:
                    return f"Wrong response from the webhook: {response.status} {response.reason}"
                if response.content_type == "application/json":  # "Making requests when getting updates"
                    params = await response.json()
                    self.calls.append((params["method"], params))
                    await self._handlers()[params["method"].lower()](params)
                return ""
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            return f"Connection failed: {type(problem).__name__}"

    async def _method(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(Refused(401, "Unauthorized"))
        name = request.match_info["method"]
        handler = self._handlers().get(name.lower())
        if handler is None:
            return _answer(Refused(404, "Not Found"))
        try:
            params = await parameters.read(request)
            self.calls.append((name, params))
            return _answer(await handler(params))
        except Refused as refusal:
            return _answer(refusal)

    def _handlers(self) -> Mapping[str, Any]:
        names = ("getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage sendPhoto sendDocument getFile "
                 "editMessageText editMessageCaption deleteMessage sendChatAction sendVideo sendMediaGroup answerCallbackQuery "
                 "answerPreCheckoutQuery answerGuestQuery")  # fmt: skip
        return {name.lower(): getattr(self, f"_{_snake(name)}") for name in names.split()}

    async def _get_me(self, _: Obj) -> Json:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False}

    async def _get_updates(self, params: Obj) -> Json:
        if self.webhook["url"]:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        offset, limit = parameters.whole(params, "offset", 0), parameters.whole(params, "limit", 100)
        self._allow(params)
        deadline = time.monotonic() + min(parameters.whole(params, "timeout", 0), 50)
        me = self._poller = object()
        if offset < 0:
            self._updates = deque(list(self._updates)[offset:])
        while True:
            while offset > 0 and self._updates and self._updates[0]["update_id"] < offset:
                self.confirmed = self._updates.popleft()["update_id"]
            if self._updates:
                return list(self._updates)[: max(1, min(limit, 100))]
            self._arrived.clear()
            left = deadline - time.monotonic()
            if left <= 0:
                return []
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), min(left, 0.2))
            if self._poller is not me:
                self.conflicts += 1
                raise Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )

    def _allow(self, params: Obj) -> None:
        kinds = params.get("allowed_updates")
        if kinds is not None:
            if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
                raise Refused(400, "Bad Request: can't parse allowed updates JSON object")
            self.allowed = kinds

    async def _set_webhook(self, params: Obj) -> Json:
        url = parameters.text(params, "url")
        if not url:
            return await self._delete_webhook(params)
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        secret = parameters.text(params, "secret_token")
        if len(secret) > 256 or (not secret.replace("_", "").replace("-", "").isalnum() and secret):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = {"url": url, "secret_token": secret, "allowed_updates": params.get("allowed_updates")}
        self._allow(params)
        self._stop_delivery()
        task = asyncio.create_task(self._deliver())
        self._tasks.add(task)
        return True

    async def _delete_webhook(self, params: Obj) -> Json:
        self.webhook = {"url": ""}
        self._stop_delivery()
        if params.get("drop_pending_updates") in (True, "true", "True", "1"):
            self._updates.clear()
        return True

    def _stop_delivery(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks = {task for task in self._tasks if not task.done()}

    async def _get_webhook_info(self, _: Obj) -> Json:
        shown = {key: value for key, value in self.webhook.items() if key != "secret_token" and value is not None}
        return {**shown, "has_custom_certificate": False, "pending_update_count": len(self._updates)}

    async def _get_file(self, params: Obj) -> Json:
        found = self.files.get(parameters.text(params, "file_id"))
        if found is None:
            raise Refused(
                400,
                "Bad Request: wrong file_id or the file is temporarily unavailable"
                if not params.get("file_id")
                else "Bad Request: invalid file_id",
            )
        path, data = found
        if len(data) > MAX_DOWNLOAD:
            raise Refused(400, "Bad Request: file is too big")
        return {"file_id": params["file_id"], "file_unique_id": "u", "file_size": len(data), "file_path": path}

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(Refused(401, "Unauthorized"))
        for path, data in self.files.values():
            if path == request.match_info["path"]:
                return web.Response(body=data, content_type="application/octet-stream")
        return _answer(Refused(404, "Not Found"))


def _answer(result: Json) -> web.Response:
    if not isinstance(result, Refused):
        return web.json_response({"ok": True, "result": result})
    body = {"ok": False, "error_code": result.code, "description": result.words}
    return web.json_response(
        body | ({"parameters": result.parameters} if result.parameters else {}), status=result.code
    )


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name)
