"""A Bot API server on loopback, as strict as the provider about parameters, and the people who write to its one bot.

Sources: the Bot API reference ("Making requests", "Getting updates", "Available methods") and the words of its known errors.
Start it in-process: `async with TelegramEmulator() as tg: tg.url, tg.token`.
"""

import asyncio
import contextlib
import html
import json
import math
import re
import time
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import aiohttp
from aiohttp import web
from aiohttp.typedefs import Middleware

from tests.emulators.customer import Attachment, Line
from tests.emulators.faults import Faults

Json = Any
Obj = dict[str, Any]

BOT_ID, BOT_NAME = 7000001, "okno_support_bot"
MAX_TEXT, MAX_CAPTION, MAX_DOWNLOAD, MAX_PHOTO, MAX_DOCUMENT = 4096, 1024, 20 << 20, 10 << 20, 50 << 20


MAX_ALBUM, MAX_BUTTONS, MAX_AGE = 10, 100, 48 * 3600
ACTIONS = ("typing", "upload_photo", "upload_document", "record_voice", "choose_sticker", "find_location")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z-]{0,20})(?P<more>[^<>]{0,4000})>")
_HREF = re.compile(r'\s+href="([^"<>]*)"')
_ENTITIES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler",
}  # fmt: skip


class Refused(Exception):
    """An answer with ok=false."""

    def __init__(self, code: int, words: str, **parameters: Json) -> None:
        super().__init__(words)
        self.code, self.words, self.parameters = code, words, parameters


@dataclass(slots=True, kw_only=True)
class Chat:
    """A chat as the server keeps it; `person` is the account behind a private one."""

    id: int
    kind: str = "private"
    title: str = ""
    person: Obj = field(default_factory=dict)
    messages: dict[int, Obj] = field(default_factory=dict)
    blocked: bool = False
    moved_to: int = 0
    wrote_at: float = 0.0
    lines: list[tuple[int, str]] = field(default_factory=list)  # (message id, by)
    sent_times: deque[float] = field(default_factory=deque)
    minute_times: deque[float] = field(default_factory=deque)
    keyboard: list[Json] = field(default_factory=list)  # what stands below the field where the person writes
    typing: int = 0  # how often the bot said that it is writing

    def shown(self) -> Obj:
        if self.kind == "private":
            return {
                "id": self.id,
                "type": "private",
                **{k: v for k, v in self.person.items() if k in ("first_name", "last_name", "username")},
            }
        return {"id": self.id, "type": self.kind, "title": self.title}


class TelegramEmulator:
    """One bot, any number of people. `per_second`, `per_chat_second` and `per_group_minute` limit sending as the provider does (0: no
    limit); `second` is how long one takes here, so that a test need not wait for real ones. `refused` counts who went too fast."""

    title = "Telegram"

    def __init__(
        self,
        *,
        token: str = f"{BOT_ID}:emulated-token-AAFhHk_9",
        host: str = "127.0.0.1",
        port: int = 0,
        per_second: float = 0,
        per_chat_second: float = 0,
        per_group_minute: float = 0,
        second: float = 1.0,
    ) -> None:
        self.token, self.url = token, ""
        self.faults = Faults()
        self.calls: list[tuple[str, Obj]] = []  # every method call with its parameters, for tests
        self.per_second, self.per_chat_second, self.per_group_minute = per_second, per_chat_second, per_group_minute
        self.second, self.refused = second, 0
        self.webhook: Obj = {"url": ""}
        self.conflicts = 0  # long polls that another one ended
        self.allowed: list[str] = []  # kinds of updates that the bot asked for last; empty: all
        self.first_pause = 0.05  # seconds until the second delivery of a refused webhook; it doubles
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.answered: list[str] = []  # callback queries that were answered
        self.guests: dict[str, str] = {}  # what guests' questions were answered with
        self.edited: list[Obj] = []
        self.confirmed = 0  # highest update_id that the bot acknowledged
        self._host, self._port = host, port
        self._updates: deque[Obj] = deque()
        self._arrived = asyncio.Event()
        self._numbers: dict[str, int] = defaultdict(lambda: 100)
        self._people: dict[str, Chat] = {}
        self._poller: object = None
        self._queries: dict[str, float] = {}
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

    # --- the customer's side -------------------------------------------------------------------------------------------------

    async def write(
        self,
        person: str,
        text: str,
        files: Sequence[Attachment] = (),
        *,
        name: str = "",
        subject: str = "",
        **more: Json,
    ) -> None:
        """The text goes with the first file as its caption; several files make an album."""
        group = {"media_group_id": str(self._next("album"))} if len(files) > 1 else {}
        for index, file in enumerate(files):
            caption = {"caption": text} if text and index == 0 else {}
            self._say(person, name, {**self._attached(file), **caption, **group, **more})
        if not files:
            self._say(person, name, {"text": text, **_commands(text), **more})

    async def album(
        self, person: str, text: str = "", files: Sequence[Attachment] = (), *, name: str = "", **_: Json
    ) -> None:
        await self.write(person, text, files, name=name)

    async def forward(self, person: str, text: str, *, name: str = "", origin: str = "", **_: Json) -> None:
        """The person forwards what `origin` wrote to him."""
        source = {"type": "hidden_user", "sender_user_name": origin or "Unknown", "date": int(time.time()) - 600}
        self._say(person, name, {"text": text, "forward_origin": source})

    async def location(self, person: str, text: str = "", *, name: str = "", **_: Json) -> None:
        self._say(person, name, {"location": {"latitude": 55.751244, "longitude": 37.618423}})
        if text:
            await self.write(person, text, name=name)

    async def sticker(self, person: str, text: str = "", *, name: str = "", **_: Json) -> None:
        file = self._keep("sticker.webp", "image/webp", b"RIFF\x1a\x00\x00\x00WEBPVP8L")
        self._say(
            person,
            name,
            {
                "sticker": {
                    **file,
                    "type": "regular",
                    "width": 512,
                    "height": 512,
                    "emoji": text or "👍",
                    "is_animated": False,
                    "is_video": False,
                }
            },
        )

    async def voice(self, person: str, text: str = "", *, name: str = "", **_: Json) -> None:
        file = self._keep("voice.ogg", "audio/ogg", b"OggS" + bytes(200))
        self._say(
            person,
            name,
            {"voice": {**file, "mime_type": "audio/ogg", "duration": 4}, **({"caption": text} if text else {})},
        )

    async def contact(self, person: str, phone: str, *, name: str = "", **_: Json) -> None:
        """The person shares his own number."""
        chat = self._chat_of(person, name)
        self._say(
            person,
            name,
            {"contact": {"phone_number": phone, "first_name": chat.person["first_name"], "user_id": chat.id}},
        )

    async def press(self, person: str, button: str, **_: Json) -> None:
        """Presses the latest button with this label."""
        chat = self._chat_of(person, "")
        for number, by in reversed(chat.lines):
            message = chat.messages[number]
            for row in message.get("reply_markup", {}).get("inline_keyboard", []) if by == "desk" else []:
                for item in row:
                    if item["text"] == button and "callback_data" in item:
                        query = str(self._next("query"))
                        self._queries[query] = time.monotonic()
                        self._put(
                            {
                                "callback_query": {
                                    "id": query,
                                    "from": chat.person,
                                    "chat_instance": "1",
                                    "message": message,
                                    "data": item["callback_data"],
                                }
                            }
                        )
                        return
        raise LookupError(f"{person} sees no button {button!r}")

    async def pay(self, person: str, amount: int) -> str:
        """Presses «Pay» under an invoice of some other program; gives the query's id."""
        query = str(self._next("query"))
        self._queries[query] = time.monotonic()
        payer = self._chat_of(person, "").person
        asked = {"id": query, "from": payer, "currency": "RUB", "total_amount": amount, "invoice_payload": "order-1"}
        self._put({"pre_checkout_query": asked})
        return query

    async def ask_as_guest(self, person: str, text: str) -> str:
        """Mentions the bot in a chat that it isn't in; gives the query's id."""
        query = str(self._next("query"))
        self._queries[query] = time.monotonic()
        chat = {"id": -1000777, "type": "supergroup", "title": "Соседи"}
        asked = {
            "message_id": self._next("message"),
            "from": self._chat_of(person, "").person,
            "chat": chat,
            "date": int(time.time()),
        }
        self._put({"guest_message": {**asked, "text": text, "guest_query_id": query}})
        return query

    async def edit(self, person: str, text: str, **_: Json) -> None:
        """Rewrites the person's last message."""
        chat = self._chat_of(person, "")
        number = next(number for number, by in reversed(chat.lines) if by == "customer")
        message = chat.messages[number] = {**chat.messages[number], "edit_date": int(time.time())}
        message["text" if "text" in message else "caption"] = text
        self._put({"edited_message": message})

    async def block(self, person: str, text: str = "", **_: Json) -> None:
        self._membership(person, blocked=True)

    async def send_update(self, update: Obj) -> int:
        """Any update, as a test wrote it; gives its update_id."""
        return self._put(update)

    def people(self) -> list[str]:
        wrote = [(chat.wrote_at, name) for name, chat in self._people.items() if chat.wrote_at]
        return [name for _, name in sorted(wrote, reverse=True)]

    def transcript(self, person: str) -> list[Line]:
        chat = self._people.get(person)
        if chat is None:
            return []
        chat = self._now(chat)
        return [_line(chat.messages[number], by) for number, by in chat.lines if number in chat.messages]

    def chat_id(self, person: str) -> int:
        """The person's chat (and user) id."""
        return self._chat_of(person, "").id

    def group(self, title: str, number: int = -1001000000001) -> Chat:
        """A supergroup that the bot is in."""
        chat = self.chats[number] = Chat(id=number, kind="supergroup", title=title)
        return chat

    def migrate(self, chat_id: int, new_id: int) -> None:
        """The group becomes a supergroup: the old id only tells the new one."""
        old = self.chats[chat_id]
        self.chats[new_id] = Chat(id=new_id, kind="supergroup", title=old.title)
        old.moved_to = new_id

    # --- what happens behind the provider's curtain ----------------------------------------------------------------------------

    def _next(self, what: str) -> int:
        self._numbers[what] += 1
        return self._numbers[what]

    def _chat_of(self, person: str, name: str) -> Chat:
        chat = self._people.get(person)
        if chat is None:
            first, _, last = (name or person.capitalize()).partition(" ")
            account: Obj = {
                "id": 5_000_000 + self._next("person"),
                "is_bot": False,
                "first_name": first,
                "username": person,
                "language_code": "ru",
            }
            chat = Chat(id=account["id"], person=account | ({"last_name": last} if last else {}))
            self._people[person] = self.chats[chat.id] = chat
        return chat

    def _now(self, chat: Chat) -> Chat:
        return self.chats[chat.moved_to] if chat.moved_to else chat

    def _say(self, person: str, name: str, content: Obj) -> None:
        chat = self._chat_of(person, name)
        if chat.blocked:
            self._membership(person, blocked=False)
        message = self._record(chat, chat.person, content, "customer")
        chat.wrote_at = time.time()
        self._put({"message": message})

    def _record(self, chat: Chat, author: Obj, content: Obj, by: str) -> Obj:
        number = self._next("message")
        message = {"message_id": number, "from": author, "chat": chat.shown(), "date": int(time.time()), **content}
        chat.messages[number] = message
        chat.lines.append((number, by))
        return message

    def _membership(self, person: str, *, blocked: bool) -> None:
        chat = self._chat_of(person, "")
        chat.blocked = blocked
        bot = {"id": BOT_ID, "is_bot": True, "first_name": "Okno", "username": BOT_NAME}
        states = ("member", "kicked") if blocked else ("kicked", "member")
        old, new = (
            {"user": bot, "status": state, **({"until_date": 0} if state == "kicked" else {})} for state in states
        )
        self._put(
            {
                "my_chat_member": {
                    "chat": chat.shown(),
                    "from": chat.person,
                    "date": int(time.time()),
                    "old_chat_member": old,
                    "new_chat_member": new,
                }
            }
        )

    def _keep(self, name: str, media_type: str, data: bytes) -> Obj:
        number = self._next("file")
        file_id = f"AgAD{number}"
        self.files[file_id] = (f"documents/{number}_{name}", data)
        return {"file_id": file_id, "file_unique_id": f"u{number}", "file_size": len(data)}

    def _attached(self, file: Attachment) -> Obj:
        kept = self._keep(file.name, file.media_type, file.data)
        if file.media_type in ("image/jpeg", "image/png"):
            small = self._keep(file.name, file.media_type, file.data)
            return {"photo": [{**small, "width": 320, "height": 240}, {**kept, "width": 1280, "height": 960}]}
        kind = {"video": "video", "audio": "audio"}.get(file.media_type.partition("/")[0], "document")
        more = (
            {"width": 640, "height": 480, "duration": 3}
            if kind == "video"
            else {"duration": 3}
            if kind == "audio"
            else {}
        )
        return {kind: {**kept, "file_name": file.name, "mime_type": file.media_type, **more}}

    def _put(self, update: Obj) -> int:
        number = self._next("update")
        if self.allowed and not any(kind in self.allowed for kind in update):
            return number  # not asked for
        self._updates.append({"update_id": number, **update})
        self._arrived.set()
        return number

    # --- delivering to a webhook -------------------------------------------------------------------------------------------------

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

    # --- the API -----------------------------------------------------------------------------------------------------------------

    async def _method(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(Refused(401, "Unauthorized"))
        name = request.match_info["method"]
        handler = self._handlers().get(name.lower())
        if handler is None:
            return _answer(Refused(404, "Not Found"))
        try:
            params = await _params(request)
            self.calls.append((name, params))
            return _answer(await handler(params))
        except Refused as refusal:
            return _answer(refusal)

    def _handlers(self) -> Mapping[str, Any]:
        names = ("getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage sendPhoto sendDocument getFile "
                 "editMessageText editMessageCaption deleteMessage sendChatAction sendVideo sendMediaGroup answerCallbackQuery "
                 "answerPreCheckoutQuery answerGuestQuery")  # fmt: skip
        return {name.lower(): getattr(self, f"_{_snake(name)}") for name in str(names).split(" ")}

    async def _get_me(self, _: Obj) -> Json:
        return {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Okno",
            "username": BOT_NAME,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
        }

    async def _get_updates(self, params: Obj) -> Json:
        if self.webhook["url"]:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        offset, limit = _whole(params, "offset", 0), _whole(params, "limit", 100)
        self._allow(params)
        deadline = time.monotonic() + min(_whole(params, "timeout", 0), 50)
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
        url = _text(params, "url")
        if not url:
            return await self._delete_webhook(params)
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        secret = _text(params, "secret_token")
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
        return self._send(params, _words(params, "text", MAX_TEXT, "message is too long", required=True))

    async def _send_photo(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "photo", "photo"))

    async def _send_video(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "video", "video"))

    async def _send_document(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "document", "document"))

    def _kept_file(self, params: Obj, kind: str, field_: str) -> Obj:
        """The uploaded file as the message shows it, and what stands below it."""
        name, media_type, data = _upload(params, field_)
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
            contents.append(content | _words(one, "caption", MAX_CAPTION, "message caption is too long"))
        group = str(self._next("album"))
        chat = self._target(params)
        self._limit(chat, len(contents))
        return [self._send(params, content | {"media_group_id": group}, limited=True) for content in contents]

    def _send(self, params: Obj, content: Obj, *, limited: bool = False) -> Obj:
        chat = self._target(params)
        if "text" not in content:
            content |= _words(params, "caption", MAX_CAPTION, "message caption is too long")
        if answered := self._answered(params, chat):
            content["reply_to_message"] = answered
        markup = _keyboard(params)
        if markup and "inline_keyboard" in markup:
            content["reply_markup"] = markup
        elif markup:
            chat.keyboard = markup["keyboard"]
        topic = _whole(params, "message_thread_id", 0)
        if topic:
            content |= {"message_thread_id": topic, "is_topic_message": True}
        if not limited:
            self._limit(chat)
        bot = {"id": BOT_ID, "is_bot": True, "first_name": "Okno", "username": BOT_NAME}
        message = self._record(chat, bot, content, "desk")
        return dict(message)

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
        query = _text(params, "callback_query_id")
        if query not in self._queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.answered.append(query)
        return True

    async def _answer_pre_checkout_query(self, params: Obj) -> Json:
        query = _text(params, "pre_checkout_query_id")
        if query not in self._queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if params.get("ok") is not True and not _text(params, "error_message"):
            raise Refused(400, "Bad Request: error_message must be non-empty")
        self.answered.append(query)
        return True

    async def _answer_guest_query(self, params: Obj) -> Json:
        query, result = _text(params, "guest_query_id"), params.get("result")
        if self._queries.pop(query, None) is None:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if (
            not isinstance(result, dict)
            or result.get("type") != "article"
            or not (result.get("id") and result.get("title"))
        ):
            raise Refused(400, "Bad Request: can't parse InlineQueryResult")
        content = result.get("input_message_content")
        said = _words(
            content if isinstance(content, dict) else {}, "message_text", MAX_TEXT, "MESSAGE_TOO_LONG", required=True
        )
        self.guests[query] = str(said["message_text"])
        return {"inline_message_id": f"inline{query}"}

    async def _edit_message_text(self, params: Obj) -> Json:
        message = self._own_message(params, "edit")
        if "text" not in message:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        return self._rewrite(params, message, _words(params, "text", MAX_TEXT, "MESSAGE_TOO_LONG", required=True))

    async def _edit_message_caption(self, params: Obj) -> Json:
        message = self._own_message(params, "edit")
        if not {"photo", "video", "document"} & message.keys():
            raise Refused(400, "Bad Request: there is no caption in the message to edit")
        return self._rewrite(params, message, _words(params, "caption", MAX_CAPTION, "MEDIA_CAPTION_TOO_LONG"))

    def _own_message(self, params: Obj, act: str) -> Obj:
        chat, number = self._target(params), _whole(params, "message_id", 0)
        message = chat.messages.get(number)
        if message is None:
            raise Refused(400, f"Bad Request: message to {act} not found")
        if message["from"]["id"] != BOT_ID:
            raise Refused(400, f"Bad Request: message can't be {act}{'d' if act.endswith('e') else 'ed'}")
        return message

    def _rewrite(self, params: Obj, message: Obj, content: Obj) -> Json:
        markup = _keyboard(params)
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
        if _text(params, "action") not in ACTIONS:
            raise Refused(400, "Bad Request: wrong parameter action in request")
        chat.typing += 1
        return True

    async def _get_file(self, params: Obj) -> Json:
        found = self.files.get(_text(params, "file_id"))
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


# --- parameters as the provider reads them ------------------------------------------------------------------------------------


async def _params(request: web.Request) -> Obj:
    """JSON, a form or multipart; in the last two, objects come as JSON text. Parameters that nobody knows are let be."""
    params: Obj = dict(request.query)
    if request.content_type == "application/json":
        try:
            given = await request.json()
        except ValueError:
            raise Refused(400, "Bad Request: can't parse JSON object") from None
        if not isinstance(given, dict):
            raise Refused(400, "Bad Request: object expected")
        return params | given
    if request.content_type.startswith("multipart/") or request.content_type == "application/x-www-form-urlencoded":
        for key, value in (await request.post()).items():
            params[key] = value if isinstance(value, web.FileField) else _from_form(key, str(value))
    return params


def _from_form(key: str, value: str) -> Json:
    if key not in (
        "reply_markup",
        "reply_parameters",
        "media",
        "entities",
        "caption_entities",
        "allowed_updates",
        "message_thread_id",
    ):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Refused(400, f"Bad Request: can't parse {key} JSON object") from None


def _text(params: Obj, key: str) -> str:
    value = params.get(key, "")
    if not isinstance(value, str):
        raise Refused(400, f"Bad Request: parameter {key} must be a string")
    return value


def _whole(params: Obj, key: str, default: int) -> int:
    value = params.get(key, default)
    try:
        if isinstance(value, bool | float | dict | list) or value is None:
            raise ValueError
        return int(value)
    except ValueError:
        raise Refused(400, f"Bad Request: parameter {key} must be an integer") from None


def _upload(params: Obj, key: str) -> tuple[str, str, bytes]:
    value = params.get(key)
    if not isinstance(value, web.FileField):
        raise Refused(400, f"Bad Request: there is no {key} in the request")
    return value.filename, value.content_type, value.file.read()


def _keyboard(params: Obj) -> Obj | None:
    """An inline keyboard, or one that stands below the field where people write."""
    markup = params.get("reply_markup")
    if markup is None:
        return None
    name = next((one for one in ("inline_keyboard", "keyboard") if isinstance(markup, dict) and one in markup), "")
    rows = markup.get(name) if name else None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused(400, "Bad Request: object expected as reply markup")
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise Refused(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"]:
            raise Refused(
                400, 'Bad Request: can\'t parse inline keyboard button: Field "text" must be a non-empty String'
            )
        if name == "inline_keyboard":
            _inline_button(button)
    return {name: rows}


def _inline_button(button: Obj) -> None:
    kinds = [key for key in ("url", "callback_data") if key in button]
    if len(kinds) != 1:
        raise Refused(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    if kinds == ["callback_data"] and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    if kinds == ["url"] and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise Refused(400, "Bad Request: BUTTON_URL_INVALID")


def _words(params: Obj, name: str, most: int, too_long: str, *, required: bool = False) -> Obj:
    """The text or caption after entities parsing, with its entities, as the provider checks and keeps it."""
    given, mode = _text(params, name), _text(params, "parse_mode")
    if mode not in ("", "HTML"):
        raise Refused(400, "Bad Request: unsupported parse_mode")
    text, entities = html_entities(given) if mode else (given, [])
    shown = text.strip()
    if not shown:
        if required:
            raise Refused(400, "Bad Request: message text is empty")
        return {}
    if _units(shown) > most:
        raise Refused(400, f"Bad Request: {too_long}")
    return {name: shown} | ({"entities" if name == "text" else "caption_entities": entities} if entities else {})


def html_entities(given: str) -> tuple[str, list[Obj]]:
    """ "Formatting options", HTML style: only the named tags, all closed and nested, all other <, > and & as entities."""
    written: list[str] = []
    opened: list[tuple[str, Obj]] = []
    entities: list[Obj] = []
    place = size = 0

    def put(text: str) -> None:
        nonlocal size
        written.append(text)
        size += _units(text)

    for found in _TAG.finditer(given):
        put(_unescaped(given, place, found.start()))
        place, at = found.end(), len(given[: found.start()].encode())
        tag = found["name"].lower()
        if found["close"]:
            if not opened or opened[-1][0] != tag:
                raise _misread(f"Unexpected end tag at byte offset {at}")
            entity = opened.pop()[1]
            entity["length"] = size - entity["offset"]
            entities += [entity] if entity["length"] else []
            continue
        if tag not in _ENTITIES:
            raise _misread(f'Unsupported start tag "{tag}" at byte offset {at}')
        address = _HREF.fullmatch(found["more"]) if tag == "a" else None
        if found["more"].strip() and tag != "a":
            raise _misread(f"Unexpected attribute of the tag {tag} at byte offset {at}")
        opened.append(
            (tag, {"type": _ENTITIES[tag], "offset": size} | ({"url": html.unescape(address[1])} if address else {}))
        )
    put(_unescaped(given, place, len(given)))
    if opened:
        raise _misread(f"Can't find end tag corresponding to start tag {opened[-1][0]}")
    return "".join(written), sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def _unescaped(given: str, start: int, end: int) -> str:
    piece = given[start:end]
    if "<" in piece:
        raise _misread(f"Unclosed start tag at byte offset {len(given[: start + piece.index('<')].encode())}")
    return html.unescape(piece)


def _misread(words: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {words}")


def _answer(result: Json) -> web.Response:
    if not isinstance(result, Refused):
        return web.json_response({"ok": True, "result": result})
    body = {"ok": False, "error_code": result.code, "description": result.words}
    return web.json_response(
        body | ({"parameters": result.parameters} if result.parameters else {}), status=result.code
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name)


def _commands(text: str) -> Obj:
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    return (
        {"entities": [{"type": "bot_command", "offset": 0, "length": len(word)}]}
        if word.startswith("/") and text.startswith("/")
        else {}
    )


def _line(message: Obj, by: str) -> Line:
    files = tuple(
        message[kind].get("file_name", kind)
        for kind in ("document", "video", "audio", "voice", "sticker")
        if kind in message
    )
    buttons = tuple(item["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for item in row)
    shown = str(message.get("text", message.get("caption", "")))
    if "location" in message:
        shown = f"{message['location']['latitude']}, {message['location']['longitude']}"
    return Line(
        by=by,
        text=shown,
        files=files + (("photo.jpg",) if "photo" in message else ()),
        buttons=buttons,
        at=datetime.fromtimestamp(message["date"], UTC),
    )
