"""A Bot API server on loopback, as strict as the provider about parameters.

Sources: the Bot API reference ("Making requests", "Getting updates", "Available methods") and the words of its known errors.
Start it in-process: `async with TelegramEmulator() as tg: tg.url, tg.token`.
"""

import asyncio
import contextlib
import math
import time
from collections import deque
from collections.abc import Mapping
from typing import Any, cast

import aiohttp
from aiohttp import web
from aiohttp.typedefs import Middleware

from tests.emulators.faults import Faults
from tests.emulators.telegram import parameters
from tests.emulators.telegram.parameters import Json, Obj, Refused
from tests.emulators.telegram.people import BOT, Chat, People

MAX_TEXT, MAX_CAPTION, MAX_DOWNLOAD, MAX_PHOTO, MAX_DOCUMENT = 4096, 1024, 20 << 20, 10 << 20, 50 << 20
MAX_ALBUM, MAX_AGE = 10, 48 * 3600
ACTIONS = ("typing", "upload_photo", "upload_document", "record_voice", "choose_sticker", "find_location")


class TelegramEmulator(People):
    """One bot, any number of people. `per_second`, `per_chat_second` and `per_group_minute` limit sending as the provider does (0: no
    limit); `second` is how long one takes here, so that a test need not wait for real ones. `refused` counts who went too fast."""

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
        super().__init__()
        self.token, self.url = token, ""
        self.faults = Faults()
        self.calls: list[tuple[str, Obj]] = []  # every method call with its parameters, for tests
        self.per_second, self.per_chat_second, self.per_group_minute = per_second, per_chat_second, per_group_minute
        self.second, self.refused = second, 0
        self.webhook: Obj = {"url": ""}
        self.conflicts = 0  # long polls that another one ended
        self.first_pause = 0.05  # seconds until the second delivery of a refused webhook; it doubles
        self.answered: list[str] = []  # callback queries that were answered
        self.guests: dict[str, str] = {}  # what guests' questions were answered with
        self.edited: list[Obj] = []
        self.confirmed = 0  # highest update_id that the bot acknowledged
        self._host, self._port = host, port
        self._poller: object = None
        self._sent_times: deque[float] = deque()
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

    async def _send_message(self, params: Obj) -> Json:
        return self._send(params, parameters.words(params, "text", MAX_TEXT, "message is too long", required=True))

    async def _send_photo(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "photo", "photo"))

    async def _send_video(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "video", "video"))

    async def _send_document(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "document", "document"))

    def _kept_file(self, params: Obj, kind: str, field_: str) -> Obj:
        """The uploaded file as the message shows it, and what stands below it."""
        name, media_type, data = parameters.upload(params, field_)
        if len(data) > (MAX_PHOTO if kind == "photo" else MAX_DOCUMENT):
            raise Refused(413, "Request Entity Too Large")
        if not data:
            raise Refused(400, "Bad Request: file must be non-empty")
        if kind == "photo" and not data.startswith((b"\x89PNG", b"\xff\xd8", b"RIFF")):
            raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
        kept = self._keep(name, media_type, data)
        shown: Json = {**kept, "file_name": name, "mime_type": media_type}
        if kind == "photo":
            shown = [{**kept, "width": 320, "height": 240}]
        return {kind: shown}

    async def _send_media_group(self, params: Obj) -> Json:
        """sendMediaGroup: "must include 2-10 items"; "documents and audio files can be only grouped in an album with messages of the
        same type"; it takes no keyboard."""
        media = params.get("media")
        if not isinstance(media, list) or not all(isinstance(one, dict) for one in media):
            raise Refused(400, "Bad Request: can't parse media JSON object")
        if not 2 <= len(media) <= MAX_ALBUM:
            raise Refused(400, "Bad Request: group send failed: GROUP_SEND_MEDIA_SIZE_INVALID")
        kinds = {str(one.get("type")) for one in media}
        if not kinds <= {"photo", "video"} and kinds not in ({"document"}, {"audio"}):
            raise Refused(400, "Bad Request: can't use the media of the specified type in the album")
        if "reply_markup" in params:
            raise Refused(400, "Bad Request: reply markup can't be used in an album")
        contents = []
        for one in media:
            where = str(one.get("media", ""))
            if not where.startswith("attach://"):
                raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
            content = self._kept_file(params, one["type"], where.removeprefix("attach://"))
            contents.append(content | parameters.words(one, "caption", MAX_CAPTION, "message caption is too long"))
        group = str(self._next("album"))
        chat = self._target(params)
        self._limit(chat, len(contents))
        return [self._send(params, content | {"media_group_id": group}, limited=True) for content in contents]

    def _send(self, params: Obj, content: Obj, *, limited: bool = False) -> Obj:
        chat = self._target(params)
        if "text" not in content:
            content |= parameters.words(params, "caption", MAX_CAPTION, "message caption is too long")
        if answered := self._answered(params, chat):
            content["reply_to_message"] = answered
        markup = parameters.keyboard(params)
        if markup and "inline_keyboard" in markup:
            content["reply_markup"] = markup
        elif markup:
            chat.keyboard = markup["keyboard"]
        topic = parameters.whole(params, "message_thread_id", 0)
        if topic:
            content |= {"message_thread_id": topic, "is_topic_message": True}
        if not limited:
            self._limit(chat)
        return dict(self._record(chat, BOT, content, "desk"))

    def _target(self, params: Obj) -> Chat:
        raw = params.get("chat_id")
        if raw in (None, ""):
            raise Refused(400, "Bad Request: chat_id is empty")
        try:
            if isinstance(raw, bool | float | dict | list):
                raise ValueError
            chat = self.chats.get(int(raw))
        except ValueError:
            raise Refused(400, "Bad Request: chat not found") from None
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat.moved_to:
            raise Refused(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
            )
        if chat.blocked:
            words = (
                "bot was blocked by the user" if chat.kind == "private" else "bot was kicked from the supergroup chat"
            )
            raise Refused(403, f"Forbidden: {words}")
        return chat

    def _answered(self, params: Obj, chat: Chat) -> Obj | None:
        reply = params.get("reply_parameters")
        if reply is None:
            return None
        if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
            raise Refused(400, 'Bad Request: can\'t parse reply parameters: Field "message_id" must be of type Number')
        message = chat.messages.get(reply["message_id"])
        if message is None and reply.get("allow_sending_without_reply") is not True:
            raise Refused(400, "Bad Request: message to be replied not found")
        return {key: value for key, value in message.items() if key != "reply_to_message"} if message else None

    def _limit(self, chat: Chat, messages: int = 1) -> None:
        """Bot FAQ, "My bot is hitting limits": about one message a second in a chat, 20 a minute in a group, about 30 in all.

        An album is as many messages, and is let through whole when there is room for one.
        """
        now = time.monotonic()
        limits = [
            (chat.sent_times, self.per_chat_second, self.second),
            (self._sent_times, self.per_second, self.second),
        ]
        if chat.kind != "private":
            limits.append((chat.minute_times, self.per_group_minute, 60 * self.second))
        for times, most, window in limits:
            while times and times[0] <= now - window:
                times.popleft()
            if most and len(times) >= most:
                self.refused += 1
                wait = max(1, math.ceil(times[0] + window - now))
                raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        for _ in range(messages):
            for times in (chat.sent_times, self._sent_times, chat.minute_times):
                times.append(now)

    async def _answer_callback_query(self, params: Obj) -> Json:
        query = parameters.text(params, "callback_query_id")
        if query not in self._queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.answered.append(query)
        return True

    async def _answer_pre_checkout_query(self, params: Obj) -> Json:
        query = parameters.text(params, "pre_checkout_query_id")
        if query not in self._queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if params.get("ok") is not True and not parameters.text(params, "error_message"):
            raise Refused(400, "Bad Request: error_message must be non-empty")
        self.answered.append(query)
        return True

    async def _answer_guest_query(self, params: Obj) -> Json:
        query, result = parameters.text(params, "guest_query_id"), params.get("result")
        if self._queries.pop(query, None) is None:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if (
            not isinstance(result, dict)
            or result.get("type") != "article"
            or not (result.get("id") and result.get("title"))
        ):
            raise Refused(400, "Bad Request: can't parse InlineQueryResult")
        content = result.get("input_message_content")
        said = parameters.words(
            content if isinstance(content, dict) else {}, "message_text", MAX_TEXT, "MESSAGE_TOO_LONG", required=True
        )
        self.guests[query] = str(said["message_text"])
        return {"inline_message_id": f"inline{query}"}

    async def _edit_message_text(self, params: Obj) -> Json:
        message = self._own_message(params, "edit")
        if "text" not in message:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        return self._rewrite(
            params, message, parameters.words(params, "text", MAX_TEXT, "MESSAGE_TOO_LONG", required=True)
        )

    async def _edit_message_caption(self, params: Obj) -> Json:
        message = self._own_message(params, "edit")
        if not {"photo", "video", "document"} & message.keys():
            raise Refused(400, "Bad Request: there is no caption in the message to edit")
        return self._rewrite(
            params, message, parameters.words(params, "caption", MAX_CAPTION, "MEDIA_CAPTION_TOO_LONG")
        )

    def _own_message(self, params: Obj, act: str) -> Obj:
        chat, number = self._target(params), parameters.whole(params, "message_id", 0)
        message = chat.messages.get(number)
        if message is None:
            raise Refused(400, f"Bad Request: message to {act} not found")
        if message["from"]["id"] != BOT["id"]:
            raise Refused(400, f"Bad Request: message can't be {act}{'d' if act.endswith('e') else 'ed'}")
        return message

    def _rewrite(self, params: Obj, message: Obj, content: Obj) -> Json:
        markup = parameters.keyboard(params)
        after = {
            key: value for key, value in message.items() if key not in ("reply_markup", "entities", "caption_entities")
        }
        after |= content | ({"reply_markup": markup} if markup else {})
        if after == message:
            same = "are exactly the same as a current content and reply markup of the message"
            words = f"specified new message content and reply markup {same}"
            raise Refused(400, f"Bad Request: message is not modified: {words}")
        self._limit(self._target(params))
        message.clear()
        message |= after | {"edit_date": int(time.time())}
        self.edited.append(message)
        return message

    async def _delete_message(self, params: Obj) -> Json:
        """deleteMessage: "A message can only be deleted if it was sent less than 48 hours ago"."""
        message = self._own_message(params, "delete")
        if time.time() - message["date"] > MAX_AGE:
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        del self._target(params).messages[message["message_id"]]
        return True

    async def _send_chat_action(self, params: Obj) -> Json:
        chat = self._target(params)
        if parameters.text(params, "action") not in ACTIONS:
            raise Refused(400, "Bad Request: wrong parameter action in request")
        chat.typing += 1
        return True

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
