"""VK on loopback: API methods, uploads, Bots Long Poll and the Callback API, as strict about parameters as VK is.

Source: dev.vk.com (method/*, api/callback/getting-started, api/bots/getting-started, api/bots/development/keyboard, reference/errors).
"""

import asyncio
import json
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from tests.emulators.customer import Attachment, Line
from tests.emulators.faults import Faults

Json = dict[str, Any]
MAX_TEXT = 4_096
GROUP = 190_001
HISTORY = 1_000  # events that the long poll remembers
CHATS = 2_000_000_000
DAY = 86_400.0
REPEATED = 3_600.0  # seconds for which an equal random_id is the same message


class Refusal(Exception):
    """An error of the API, in VK's words."""

    def __init__(self, code: int, words: str, **more: object) -> None:
        super().__init__(words)
        self.code, self.words, self.more = code, words, more


def missing(words: str) -> Refusal:
    return Refusal(100, f"One of the parameters specified was missing or invalid: {words}")


@dataclass(slots=True, kw_only=True)
class Person:
    id: int
    name: str
    messages: list[Json] = field(default_factory=list)
    allowed: bool = False
    banned: bool = False
    deleted: int = 0  # messages that are gone: their numbers aren't given again
    typing: int = 0  # how often the community said that it is writing
    in_read: int = 0  # the last of the person's messages that the community has read or answered

    @property
    def unread(self) -> list[Json]:
        return [one for one in self.messages if not one["out"] and one["id"] > self.in_read]


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


class VkEmulator:
    """`async with VkEmulator() as vk:` then `vk.api_url`, `vk.token`, `vk.group_id`; a CustomerSide for demo and tests.

    Every event goes to the long poll's history, and to the Callback API once `connect` was called. `retry_after` are the seconds
    between its attempts. `per_second` calls are answered, more get error 6.
    """

    title = "ВКонтакте"

    def __init__(
        self, *, group_id: int = GROUP, per_second: int = 20, retry_after: float = 0.2, attempts: int = 8
    ) -> None:
        self.group_id, self.group_name = group_id, "Маркет «Окно»"
        self.token, self.confirmation = f"vk1.a.{secrets.token_hex(20)}", secrets.token_hex(4)
        self.per_second, self.retry_after, self.attempts = per_second, retry_after, attempts
        self.faults, self.deliveries, self.calls = Faults(), list[Delivery](), list[tuple[str, Json]]()
        self.long_poll_settings: Json = {"is_enabled": True, "events": {"message_new": 1}}
        self.comments: dict[str, list[Json]] = {}
        self.answered: list[Json] = []  # pressed buttons whose wheel was stopped
        self.media: dict[str, tuple[bytes, str, str]] = {}
        self.gone: set[str] = set()  # names of media that answer 404
        self.asked = 0  # questions to the long poll that it accepted
        self._people: dict[str, Person] = {}
        self._latest: list[str] = []
        self._events: deque[tuple[int, Json]] = deque(maxlen=HISTORY)
        self._ts, self._key, self._arrived = 1, secrets.token_hex(8), asyncio.Event()
        self._message_ids, self._media_ids = 500, 456_000_000
        self._sent: dict[tuple[int, int], tuple[float, Json]] = {}
        self._uploads: dict[str, str] = {}  # one-time addresses: kind by token
        self._uploaded: dict[str, tuple[bytes, str, str]] = {}
        self._attachments: dict[str, Json] = {}
        self._pressed: dict[str, Json] = {}
        self.second = 1.0  # how long a second is that `per_second` speaks of
        self._recent: deque[float] = deque()
        self.counted: list[float] = []  # when calls came (time.monotonic)
        self._callback: Callback | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = ""

    # --- the server -------------------------------------------------------------------------------------------------

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
        method = self._methods.get(name)
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

    # --- messages.* ---------------------------------------------------------------------------------------------------

    def _send(self, params: Json) -> object:
        if not _is_int(params.get("random_id"), 32):
            raise missing("random_id is a required parameter")
        if params.get("peer_ids"):
            peers = str(params["peer_ids"]).split(",")
            if len(peers) > 100 or not all(_is_int(peer) for peer in peers):
                raise missing("peer_ids is invalid")
            return [self._send_one_of_many(int(peer), params) for peer in peers]
        peer = (
            params.get("peer_id")
            or params.get("user_id")
            or (CHATS + int(params["chat_id"]) if _is_int(params.get("chat_id")) else None)
        )
        if not _is_int(peer):
            raise missing("you should specify peer_id, user_id, domain, chat_id or user_ids param")
        return self._deliver(int(str(peer)), params)["id"]

    def _send_one_of_many(self, peer: int, params: Json) -> Json:
        try:
            message = self._deliver(peer, params)
        except Refusal as refusal:
            if refusal.code not in (900, 901, 902, 917):
                raise
            return {"peer_id": peer, "message_id": 0, "error": {"code": refusal.code, "description": refusal.words}}
        return {
            "peer_id": peer,
            "message_id": message["id"],
            "conversation_message_id": message["conversation_message_id"],
        }

    def _deliver(self, peer: int, params: Json) -> Json:
        person = self._by_id(peer)
        if person is not None and person.banned:
            raise Refusal(900, "Can't send messages for users from blacklist")
        if person is None or not person.allowed:
            raise Refusal(901, "Can't send messages for users without permission")
        random_id, text = int(params["random_id"]), str(params.get("message", ""))
        sent = self._sent.get((peer, random_id))
        if random_id and sent and time.monotonic() - sent[0] < REPEATED:
            return sent[1]
        if len(text) > MAX_TEXT:
            raise Refusal(914, "Message is too long")
        attachments = self._attached(str(params.get("attachment", "")))
        if not text and not attachments:
            raise missing("message is empty or invalid")
        message = self._message(person, -self.group_id, text, attachments, out=1, random_id=random_id)
        message |= self._optional(person, params)
        self._sent[peer, random_id] = (time.monotonic(), message)
        person.messages.append(message)
        person.in_read = message["id"]
        self._happened("message_reply", dict(message))
        return message

    def _optional(self, person: Person, params: Json) -> Json:
        found: Json = {}
        if params.get("payload"):
            found["payload"] = _json_text(params["payload"], missing("payload is invalid"))
        if params.get("keyboard"):
            found["keyboard"] = _keyboard(str(params["keyboard"]))
        if params.get("forward"):
            found["reply_message"] = self._cited(person, str(params["forward"]))
        return found

    def _cited(self, person: Person, forward: str) -> Json:
        try:
            asked = json.loads(forward)
            numbers, is_reply = asked["conversation_message_ids"], asked.get("is_reply", False)
            peer = int(asked["peer_id"])
        except (ValueError, KeyError, TypeError):
            raise missing("forward is invalid") from None
        if is_reply and len(numbers) != 1:
            raise missing("forward: is_reply needs one message")
        found = next((m for m in person.messages if m["conversation_message_id"] == numbers[0]), None)
        if peer != person.id or found is None:
            raise missing("forward is invalid")
        return {
            key: found[key]
            for key in ("date", "from_id", "text", "id", "conversation_message_id", "peer_id", "attachments")
        }

    def _attached(self, names: str) -> list[Json]:
        wanted = [name for name in names.split(",") if name]
        if len(wanted) > 10:
            raise missing("attachment: too many")
        known = [self._attachments.get(name) for name in wanted]
        if None in known:
            raise missing("attachment is invalid")
        return [attachment for attachment in known if attachment]

    def _conversations(self, params: Json) -> Json:
        if params.get("filter", "all") not in ("all", "unread", "unanswered"):
            raise missing("filter is invalid")
        known = [
            one for one in self._people.values() if one.messages and (params.get("filter") != "unread" or one.unread)
        ]
        known.sort(key=lambda one: one.messages[-1]["id"], reverse=True)
        start, count = int(params.get("offset", 0)), _count(params, 200)
        return {"count": len(known), "items": [_conversation(one) for one in known[start : start + count]]}

    def _history(self, params: Json) -> Json:
        if not _is_int(params.get("peer_id")):
            raise missing("peer_id is undefined")
        person = self._by_id(int(params["peer_id"]))
        if person is None:
            raise Refusal(917, "You don't have access to this chat")
        start = int(params.get("offset", 0))
        newest_first = person.messages[::-1]
        return {"count": len(newest_first), "items": newest_first[start : start + _count(params, 200)]}

    def _event_answer(self, params: Json) -> int:
        for name in ("event_id", "user_id", "peer_id"):
            if not params.get(name):
                raise missing(f"{name} is a required parameter")
        pressed = self._pressed.pop(str(params["event_id"]), None)
        if pressed is None or str(pressed["user_id"]) != str(params["user_id"]):
            raise missing("event_id is invalid or expired")
        self.answered.append(pressed)
        return 1

    def _edit(self, params: Json) -> int:
        """method/messages.edit: within a day; what isn't named (attachments, a keyboard) is gone afterwards."""
        person, message = self._own_message(params)
        if time.time() - message["date"] > DAY:
            raise Refusal(909, "Can't edit this message, because it's too old")
        text, attachments = str(params.get("message", "")), self._attached(str(params.get("attachment", "")))
        if not text and not attachments:
            raise missing("message is empty or invalid")
        if len(text) > MAX_TEXT:
            raise Refusal(914, "Message is too long")
        message |= {"text": text, "attachments": attachments, "update_time": int(time.time())}
        message.pop("keyboard", None)
        message |= self._optional(person, {"keyboard": params.get("keyboard")})
        if str(params.get("keep_forward_messages", "0")) != "1":
            message.pop("reply_message", None)
        self._happened("message_edit", dict(message))
        return 1

    def _delete(self, params: Json) -> list[Json]:
        """method/messages.delete: for everybody within a day; each message has its own answer."""
        if str(params.get("delete_for_all", "0")) != "1":
            raise missing("a community deletes for all")
        number = params.get("cmids") or params.get("message_ids")
        key = "conversation_message_id" if params.get("cmids") else "message_id"
        try:
            person, message = self._own_message({"peer_id": params.get("peer_id"), key: number})
        except Refusal:
            return [{"peer_id": int(params.get("peer_id", 0)), "response": 1}]  # what is gone is gone
        shown = {name: message[name] for name in ("peer_id", "conversation_message_id")} | {"message_id": message["id"]}
        if time.time() - message["date"] > DAY:
            return [{**shown, "error": {"code": 924, "description": "Can't delete this message for everybody"}}]
        person.messages.remove(message)
        person.deleted += 1
        return [{**shown, "response": 1}]

    def _own_message(self, params: Json) -> tuple[Person, Json]:
        if not _is_int(params.get("peer_id")):
            raise missing("peer_id is undefined")
        person = self._by_id(int(params["peer_id"]))
        if person is None:
            raise Refusal(917, "You don't have access to this chat")
        name = "conversation_message_id" if params.get("conversation_message_id") else "id"
        number = params.get("conversation_message_id") or params.get("message_id")
        message = next((m for m in person.messages if str(m[name]) == str(number)), None)
        if message is None:
            raise missing("message not found")
        if not message["out"]:
            raise Refusal(920, "Can't edit this kind of message")
        return person, message

    def _by_number(self, params: Json) -> Json:
        person = self._by_id(int(params.get("peer_id", 0)))
        wanted = str(params.get("conversation_message_ids", "")).split(",")
        found = [m for m in person.messages if str(m["conversation_message_id"]) in wanted] if person else []
        return {"count": len(found), "items": found}

    def _activity(self, params: Json) -> int:
        person = self._by_id(int(params.get("peer_id", 0)))
        if params.get("type") not in ("typing", "audiomessage", "photo", "video", "file") or person is None:
            raise missing("type or peer_id is invalid")
        person.typing += 1
        return 1

    def _edit_comment(self, params: Json) -> int:
        comment = self._own_comment(params)
        if time.time() - comment["date"] > DAY:
            raise Refusal(7, "Permission to perform this action is denied: comment edit time expired")
        text, attachments = str(params.get("message", "")), str(params.get("attachments", ""))
        if not text and not attachments:
            raise missing("message is empty or invalid")
        comment |= {"text": text, "attachments": self._attached(attachments)}
        return 1

    def _delete_comment(self, params: Json) -> int:
        comment = self._own_comment(params)
        next(place for place in self.comments.values() if comment in place).remove(comment)
        return 1

    def _own_comment(self, params: Json) -> Json:
        if not _is_int(params.get("owner_id")) or not _is_int(params.get("comment_id")):
            raise missing("owner_id, comment_id")
        walls = [place for name, place in self.comments.items() if name.startswith(f"wall{params['owner_id']}_")]
        found = next((one for place in walls for one in place if str(one["id"]) == str(params["comment_id"])), None)
        if found is None or found["from_id"] != -self.group_id:
            raise Refusal(211, "Access to wall's comment denied")
        return found

    # --- groups, users ----------------------------------------------------------------------------------------------

    def _group(self, params: Json) -> Json:
        self._own(params, required=False)
        return {
            "groups": [{"id": self.group_id, "name": self.group_name, "screen_name": f"club{self.group_id}"}],
            "profiles": [],
        }

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

    def _users(self, params: Json) -> list[Json]:
        wanted = [self._by_id(int(one)) for one in str(params.get("user_ids", "")).split(",") if _is_int(one)]
        return [{"id": one.id, "first_name": one.name, "last_name": ""} for one in wanted if one]

    # --- uploads ----------------------------------------------------------------------------------------------------

    def _upload_server(self, kind: str, params: Json) -> Json:
        token = secrets.token_hex(8)
        self._uploads[token] = kind
        return {"upload_url": f"{self.url}/upload/{token}", "album_id": -64, "user_id": 0, "group_id": self.group_id}

    def _photo_server(self, params: Json) -> Json:
        return self._upload_server("photo", params)

    def _doc_server(self, params: Json) -> Json:
        if params.get("type") not in (None, "doc", "audio_message", "graffiti"):
            raise missing("type is invalid")
        return self._upload_server("file", params)

    def _wall_doc_server(self, params: Json) -> Json:
        self._own(params, required=False)
        return self._upload_server("file", params)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        kind = self._uploads.pop(request.match_info["token"], None)  # an address serves once
        if kind is None:
            return web.json_response({"error": "ERR_UPLOAD_1: upload address is used up"})
        given = (await request.post()).get(kind)
        if not isinstance(given, web.FileField):
            return web.json_response({"error": f"ERR_UPLOAD_2: no field {kind}"})
        data, token = given.file.read(), secrets.token_hex(8)
        given.file.close()
        picture = data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n" or data[:4] == b"GIF8"
        if kind == "photo" and not picture:
            return web.json_response({"server": 1, "photo": "[]", "hash": token})
        if kind == "file" and (given.filename or "").lower().endswith((".exe", ".bat", ".com")):
            return web.json_response({"error": "wrong_ext", "bytes_written": 0})
        self._uploaded[token] = (data, given.content_type, given.filename or "file")
        if kind == "photo":
            return web.json_response({"server": 1, "photo": json.dumps([{"photo": token}]), "hash": token})
        return web.json_response({"file": token})

    def _save_photo(self, params: Json) -> list[Json]:
        for name in ("photo", "server", "hash"):
            if not params.get(name):
                raise missing(f"{name} is undefined")
        return [self._kept("photo", *self._take_upload(str(params["hash"])))]

    def _save_doc(self, params: Json) -> Json:
        data, media_type, name = self._take_upload(str(params.get("file", "")))
        return {"type": "doc", "doc": self._kept("doc", data, media_type, str(params.get("title") or name))}

    def _take_upload(self, token: str) -> tuple[bytes, str, str]:
        found = self._uploaded.pop(token, None)
        if found is None:
            raise Refusal(121, "Invalid hash")
        return found

    def _kept(self, kind: str, data: bytes, media_type: str, name: str, owner: int | None = None) -> Json:
        self._media_ids += 1
        owner, number, key = -self.group_id if owner is None else owner, self._media_ids, secrets.token_hex(4)
        ending = name.rpartition(".")[2] if "." in name else "bin"
        stored = f"{number}.{ending}"
        self.media[stored] = (data, media_type, name)
        url = f"{self.url}/media/{stored}"
        body: Json = {"id": number, "owner_id": owner, "access_key": key, "date": int(time.time())}
        if kind == "photo":
            small = {"type": "s", "width": 75, "height": 75, "url": f"{url}?size=75"}
            large = {"type": "x", "width": 604, "height": 604, "url": url}
            body |= {"album_id": -15, "text": "", "sizes": [small, large]}
        else:
            body |= {"title": name, "size": len(data), "ext": ending, "type": 1, "url": url}
        self._attachments[f"{kind}{owner}_{number}_{key}"] = self._attachments[f"{kind}{owner}_{number}"] = {
            "type": kind,
            kind: body,
        }
        return body

    async def _media(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in self.media or name in self.gone:
            return web.Response(status=404, text="<html>gone</html>", content_type="text/html")
        data, media_type, _ = self.media[name]
        return web.Response(body=data, content_type=media_type)

    # --- comments ---------------------------------------------------------------------------------------------------

    def _create_comment(self, word: str, owner_name: str, item_name: str, params: Json) -> int:
        for name in (owner_name, item_name):
            if not _is_int(params.get(name)):
                raise missing(f"{name} is a required parameter")
        if not params.get("message") and not params.get("attachments"):
            raise missing("message is a required parameter")
        owner = -int(params[owner_name]) if owner_name == "group_id" else int(params[owner_name])
        place = self.comments.get(f"{word}{owner}_{int(params[item_name])}")
        if place is None:
            raise Refusal(15, "Access denied: no access to this place")
        guid = params.get("guid")
        for before in place:
            if guid and before.get("guid") == guid:
                return int(before["id"])
        comment = {"id": len(place) + 1, "from_id": -self.group_id, "date": int(time.time()), "guid": guid,
                   "text": params.get("message", ""),
                   "reply_to_comment": int(params.get("reply_to_comment") or 0),
                   "attachments": self._attached(str(params.get("attachments", "")))}  # fmt: skip
        place.append(comment)
        self._echo_comment(word, owner, int(params[item_name]), comment, place)
        return len(place)

    def _echo_comment(self, word: str, owner: int, item: int, comment: Json, place: list[Json]) -> None:
        """VK tells a community of its own comments as well."""
        answered = next((one["from_id"] for one in place if one["id"] == comment["reply_to_comment"]), 0)
        shown = {key: value for key, value in comment.items() if key != "guid"} | {"reply_to_user": answered}
        if word == "wall":
            self._happened("wall_reply_new", shown | {"post_id": item, "post_owner_id": owner, "owner_id": owner})
        else:
            self._happened("board_post_new", shown | {"topic_id": item, "topic_owner_id": owner})

    def _wall_comment(self, params: Json) -> Json:
        return {"comment_id": self._create_comment("wall", "owner_id", "post_id", params), "parents_stack": []}

    def _board_comment(self, params: Json) -> int:
        return self._create_comment("topic", "group_id", "topic_id", params)

    _methods: Mapping[str, Callable[["VkEmulator", Json], object]] = {
        "messages.send": _send,
        "messages.edit": _edit,
        "messages.delete": _delete,
        "messages.getByConversationMessageId": _by_number,
        "messages.setActivity": _activity,
        "messages.getConversations": _conversations,
        "messages.getHistory": _history,
        "messages.sendMessageEventAnswer": _event_answer,
        "groups.getById": _group,
        "groups.getLongPollServer": _long_poll_server,
        "groups.getLongPollSettings": _long_poll_shown,
        "groups.getCallbackServers": _callback_servers,
        "groups.getCallbackConfirmationCode": _callback_code,
        "groups.addCallbackServer": _add_callback,
        "groups.editCallbackServer": _edit_callback,
        "groups.deleteCallbackServer": _delete_callback,
        "groups.setCallbackSettings": _set_callback,
        "users.get": _users,
        "photos.getMessagesUploadServer": _photo_server,
        "photos.saveMessagesPhoto": _save_photo,
        "docs.getMessagesUploadServer": _doc_server,
        "docs.getWallUploadServer": _wall_doc_server,
        "docs.save": _save_doc,
        "wall.createComment": _wall_comment,
        "board.createComment": _board_comment,
        "wall.editComment": _edit_comment,
        "wall.deleteComment": _delete_comment,
    }

    # --- events: the long poll and the Callback API -------------------------------------------------------------------

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

    def emit(self, event: Json) -> None:
        """An event of any kind, as it stands, to both transports."""
        self._events.append((self._ts, event))
        self._ts += 1
        self._arrived.set()
        server = self._callback
        if server is not None and server.status == "ok" and (server.events is None or event["type"] in server.events):
            self._background(self._call_back(server, event))

    async def _long_poll(self, request: web.Request) -> web.StreamResponse:
        params: Json = {**request.query, **await request.post()}
        if params.get("act") != "a_check" or not _is_int(params.get("wait", "25")):
            return web.json_response({"failed": 4, "min_version": 0, "max_version": 3})
        if params.get("key") != self._key:
            return web.json_response({"failed": 2})
        ts = int(params["ts"]) if _is_int(params.get("ts")) else -1
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

    # --- the customer's side --------------------------------------------------------------------------------------------

    def person(self, name: str, shown: str = "") -> Person:
        found = self._people.get(name)
        if found is None:
            found = self._people[name] = Person(id=100_001 + len(self._people), name=shown or name.capitalize())
        return found

    def _by_id(self, number: int) -> Person | None:
        return next((person for person in self._people.values() if person.id == number), None)

    def _message(self, person: Person, author: int, text: str, attachments: list[Json], **more: object) -> Json:
        self._message_ids += 1
        return {
            "date": int(time.time()), "from_id": author, "id": self._message_ids, "out": 0, "version": 10_000 + self._message_ids,
            "conversation_message_id": len(person.messages) + person.deleted + 1, "fwd_messages": [], "important": False,
            "is_hidden": False, "attachments": attachments, "text": text, "peer_id": person.id, "random_id": 0, **more,
        }  # fmt: skip

    async def write(
        self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "", subject: str = ""
    ) -> None:
        """A message of the person with photos and documents. VK has no subjects."""
        who = self.person(person, name)
        attachments = [self._from_customer(who, file) for file in files]
        self._customer_sends(person, text, attachments)

    def _from_customer(self, who: Person, file: Attachment) -> Json:
        kind = "photo" if file.media_type in ("image/jpeg", "image/png") else "doc"
        return {"type": kind, kind: self._kept(kind, file.data, file.media_type, file.name, who.id)}

    def _customer_sends(self, person: str, text: str, attachments: list[Json], **more: object) -> Json:
        who = self.person(person)
        if not who.allowed:
            who.allowed = True  # writing to a community allows it to answer
            self._happened("message_allow", {"user_id": who.id, "key": ""})
        message = self._message(who, who.id, text, attachments, **more)
        who.messages.append(message)
        if person in self._latest:
            self._latest.remove(person)
        self._latest.insert(0, person)
        client = {
            "button_actions": ["text", "open_link", "callback"],
            "keyboard": True,
            "inline_keyboard": True,
            "carousel": True,
            "lang_id": 0,
        }
        self._happened("message_new", {"message": dict(message), "client_info": client})
        return message

    async def send_raw(self, person: str, **fields: Any) -> Json:
        """A message with whatever fields: attachments of any kind, geo, a payload, forwards."""
        return self._customer_sends(person, fields.pop("text", ""), fields.pop("attachments", []), **fields)

    async def forward(
        self, person: str, text: str, *, name: str = "", said: str = "", author: int = 777_000, **_: Any
    ) -> None:
        """The person forwards what somebody else wrote to him: `text` alone, or `said` with his own `text`."""
        forwarded = {"date": int(time.time()), "from_id": author, "text": said or text, "attachments": [], "fwd_messages": [],
                     "conversation_message_id": 1, "peer_id": author}  # fmt: skip
        self.person(person, name)
        self._customer_sends(person, text if said else "", [], fwd_messages=[forwarded])

    async def sticker(self, person: str, text: str = "", *, name: str = "", **_: Any) -> None:
        images = [{"url": f"{self.url}/media/sticker.png", "width": 512, "height": 512}]
        self.media.setdefault("sticker.png", (b"\x89PNG\r\n\x1a\n", "image/png", "sticker.png"))
        self.person(person, name)
        self._customer_sends(
            person, text, [{"type": "sticker", "sticker": {"product_id": 1, "sticker_id": 12, "images": images}}]
        )

    async def location(self, person: str, text: str = "", *, name: str = "", **_: Any) -> None:
        place = {"country": "Россия", "city": "Москва", "title": "Москва, Россия"}
        geo = {"type": "point", "coordinates": {"latitude": 55.751244, "longitude": 37.618423}, "place": place}
        self.person(person, name)
        self._customer_sends(person, text, [], geo=geo)

    async def answer(self, person: str, text: str, number: int) -> None:
        """The person answers the message of that number in the dialogue."""
        found = next(m for m in self.person(person).messages if m["conversation_message_id"] == number)
        self._customer_sends(person, text, [], reply_message={key: found[key] for key in (
            "date", "from_id", "text", "id", "conversation_message_id", "peer_id", "attachments")})  # fmt: skip

    async def edit(self, person: str, text: str, *, name: str = "", **_: Any) -> None:
        """The person edits his last message."""
        who = self.person(person)
        message = next(m for m in reversed(who.messages) if not m["out"])
        message |= {"text": text, "update_time": int(time.time())}
        self._happened("message_edit", dict(message))

    async def press(self, person: str, label: str) -> str:
        """Presses a callback button of the last message that has one of that label; returns the event's id for its answer."""
        who = self.person(person)
        for message in reversed(who.messages):
            for button in _buttons(message):
                if button["action"].get("label") == label:
                    return self._press(who, message, button["action"])
        raise LookupError(f"no button {label!r}")

    def _press(self, who: Person, message: Json, action: Json) -> str:
        if action["type"] != "callback":
            raise LookupError(f"the button opens {action.get('link')}")
        pressed = {"user_id": who.id, "peer_id": who.id, "event_id": secrets.token_hex(6), "payload": json.loads(action["payload"]),
                   "conversation_message_id": message["conversation_message_id"]}  # fmt: skip
        self._pressed[pressed["event_id"]] = pressed
        self._happened("message_event", dict(pressed))
        return str(pressed["event_id"])

    async def deny(self, person: str) -> None:
        who = self.person(person)
        who.allowed = False
        self._happened("message_deny", {"user_id": who.id})

    async def allow(self, person: str) -> None:
        who = self.person(person)
        who.allowed = True
        self._happened("message_allow", {"user_id": who.id, "key": "widget"})

    async def read(self, person: str) -> None:
        """The person has read the dialogue to its end."""
        who = self.person(person)
        last = who.messages[-1]
        self._happened("message_read", {"from_id": who.id, "peer_id": who.id, "read_message_id": last["id"],
                                        "conversation_message_id": last["conversation_message_id"]})  # fmt: skip

    async def comment(self, person: str, text: str, post: int = 1) -> Json:
        """A comment under the community's post."""
        who, place = self.person(person), self.comments.setdefault(f"wall{-self.group_id}_{post}", [])
        comment = {"id": len(place) + 1, "from_id": who.id, "date": int(time.time()), "text": text, "post_id": post,
                   "post_owner_id": -self.group_id, "owner_id": -self.group_id, "attachments": [], "parents_stack": []}  # fmt: skip
        place.append(comment)
        self._happened("wall_reply_new", dict(comment))
        return comment

    async def administrator_writes(self, person: str, text: str) -> None:
        """An administrator answers at VK's own screen."""
        who = self.person(person)
        message = self._message(
            who, -self.group_id, text, [], out=1, random_id=secrets.randbelow(2**31), admin_author_id=42
        )
        who.messages.append(message)
        who.in_read = message["id"]
        self._happened("message_reply", dict(message))

    def people(self) -> list[str]:
        return list(self._latest)

    def transcript(self, person: str) -> list[Line]:
        return [
            Line(
                by="desk" if message["out"] else "customer", text=message["text"],
                files=tuple(_file_name(self.media, attachment) for attachment in message["attachments"]),
                buttons=tuple(button["action"].get("label", "") for button in _buttons(message)),
                at=datetime.fromtimestamp(message["date"], UTC),
            )
            for message in self.person(person).messages
        ]  # fmt: skip


def _file_name(media: Mapping[str, tuple[bytes, str, str]], attachment: Json) -> str:
    body = attachment[attachment["type"]]
    url = body.get("url") or (body["sizes"][-1]["url"] if body.get("sizes") else "")
    stored = media.get(urlsplit(url).path.rpartition("/")[2])
    return stored[2] if stored else attachment["type"]


def _conversation(person: Person) -> Json:
    peer = {"id": person.id, "type": "user", "local_id": person.id}
    shown: Json = {"peer": peer, "in_read": person.in_read, "out_read": 0, "last_message_id": person.messages[-1]["id"]}
    if person.unread:
        shown["unread_count"] = len(person.unread)
    return {"conversation": shown, "last_message": person.messages[-1]}


def _count(params: Json, most: int) -> int:
    count = params.get("count", 20)
    if not _is_int(count) or not 0 <= int(count) <= most:
        raise missing(f"count should be less or equal to {most}")
    return int(count)


def _buttons(message: Json) -> list[Json]:
    return [button for row in message.get("keyboard", {}).get("buttons", []) for button in row]


def _is_int(value: object, bits: int = 64) -> bool:
    most: int = 2 ** (bits - 1)
    try:
        return -most <= int(str(value)) < most
    except ValueError:
        return False


def _json_text(value: object, refusal: Refusal) -> str:
    try:
        json.loads(str(value))
    except ValueError:
        raise refusal from None
    return str(value)


COLORS = ("primary", "secondary", "positive", "negative")


def _keyboard(text: str) -> Json:
    """Validates as VK does: up to 10 inline buttons in 6 rows of 5, labels of 40 characters, payloads of 255 bytes of JSON."""
    wrong = Refusal(911, "Keyboard format is invalid")
    try:
        keyboard: Json = json.loads(text)
        rows, inline = keyboard["buttons"], bool(keyboard.get("inline"))
        buttons = [button for row in rows for button in row]
    except (ValueError, KeyError, TypeError):
        raise wrong from None
    most, high = (10, 6) if inline else (40, 10)
    if len(buttons) > most or len(rows) > high or any(not 1 <= len(row) <= 5 for row in rows):
        raise wrong
    for button in buttons:
        action = button.get("action") if isinstance(button, dict) else None
        if not isinstance(action, dict) or action.get("type") not in (
            "text",
            "callback",
            "open_link",
            "location",
            "vkpay",
            "open_app",
        ):
            raise wrong
        if action["type"] in ("text", "callback", "open_link") and not 1 <= len(str(action.get("label", ""))) <= 40:
            raise wrong
        if action["type"] == "open_link" and not str(action.get("link", "")).startswith("http"):
            raise wrong
        if button.get("color") and (action["type"] not in ("text", "callback") or button["color"] not in COLORS):
            raise wrong
        if "payload" in action and (
            len(str(action["payload"]).encode()) > 255 or not _json_text(action["payload"], wrong)
        ):
            raise wrong
    return keyboard
