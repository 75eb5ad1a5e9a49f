"""VK on loopback: API methods, uploads, Bots Long Poll and the Callback API, as strict about parameters as VK is.

Source: dev.vk.com (method/*, api/callback/getting-started, api/bots/getting-started, api/bots/development/keyboard, reference/errors).
"""

import asyncio
import json
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

import aiohttp
from aiohttp import web

from tests.emulators.faults import Faults
from tests.emulators.vk.events import GROUP, Events
from tests.emulators.vk.parameters import Json, Refusal, count_of, is_int, json_text, keyboard_of, missing
from tests.emulators.vk.people import People, Person

MAX_TEXT = 4_096
CHATS = 2_000_000_000
DAY = 86_400.0
REPEATED = 3_600.0  # seconds for which an equal random_id is the same message


class VkEmulator(People):
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
        self.answered: list[Json] = []  # pressed buttons whose wheel was stopped
        self.gone: set[str] = set()  # names of media that answer 404
        self._sent: dict[tuple[int, int], tuple[float, Json]] = {}
        self._uploads: dict[str, str] = {}  # one-time addresses: kind by token
        self._uploaded: dict[str, tuple[bytes, str, str]] = {}
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

    # --- messages.* ----------------------------------------------------------------------------------------------------

    def _send(self, params: Json) -> object:
        if not is_int(params.get("random_id"), 32):
            raise missing("random_id is a required parameter")
        if params.get("peer_ids"):
            peers = str(params["peer_ids"]).split(",")
            if len(peers) > 100 or not all(is_int(peer) for peer in peers):
                raise missing("peer_ids is invalid")
            return [self._send_one_of_many(int(peer), params) for peer in peers]
        peer = (
            params.get("peer_id")
            or params.get("user_id")
            or (CHATS + int(params["chat_id"]) if is_int(params.get("chat_id")) else None)
        )
        if not is_int(peer):
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
            found["payload"] = json_text(params["payload"], missing("payload is invalid"))
        if params.get("keyboard"):
            found["keyboard"] = keyboard_of(str(params["keyboard"]))
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
        start, count = int(params.get("offset", 0)), count_of(params, 200)
        return {"count": len(known), "items": [_conversation(one) for one in known[start : start + count]]}

    def _history(self, params: Json) -> Json:
        if not is_int(params.get("peer_id")):
            raise missing("peer_id is undefined")
        person = self._by_id(int(params["peer_id"]))
        if person is None:
            raise Refusal(917, "You don't have access to this chat")
        start = int(params.get("offset", 0))
        newest_first = person.messages[::-1]
        return {"count": len(newest_first), "items": newest_first[start : start + count_of(params, 200)]}

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
        if not is_int(params.get("peer_id")):
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

    # --- groups, users -------------------------------------------------------------------------------------------------

    def _group(self, params: Json) -> Json:
        self._own(params, required=False)
        return {
            "groups": [{"id": self.group_id, "name": self.group_name, "screen_name": f"club{self.group_id}"}],
            "profiles": [],
        }

    def _users(self, params: Json) -> list[Json]:
        wanted = [self._by_id(int(one)) for one in str(params.get("user_ids", "")).split(",") if is_int(one)]
        return [{"id": one.id, "first_name": one.name, "last_name": ""} for one in wanted if one]

    # --- uploads -------------------------------------------------------------------------------------------------------

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

    async def _media(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in self.media or name in self.gone:
            return web.Response(status=404, text="<html>gone</html>", content_type="text/html")
        data, media_type, _ = self.media[name]
        return web.Response(body=data, content_type=media_type)

    # --- comments ------------------------------------------------------------------------------------------------------

    def _create_comment(self, word: str, owner_name: str, item_name: str, params: Json) -> int:
        for name in (owner_name, item_name):
            if not is_int(params.get(name)):
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
        if not is_int(params.get("owner_id")) or not is_int(params.get("comment_id")):
            raise missing("owner_id, comment_id")
        walls = [place for name, place in self.comments.items() if name.startswith(f"wall{params['owner_id']}_")]
        found = next((one for place in walls for one in place if str(one["id"]) == str(params["comment_id"])), None)
        if found is None or found["from_id"] != -self.group_id:
            raise Refusal(211, "Access to wall's comment denied")
        return found

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
        "groups.getLongPollServer": Events._long_poll_server,
        "groups.getLongPollSettings": Events._long_poll_shown,
        "groups.getCallbackServers": Events._callback_servers,
        "groups.getCallbackConfirmationCode": Events._callback_code,
        "groups.addCallbackServer": Events._add_callback,
        "groups.editCallbackServer": Events._edit_callback,
        "groups.deleteCallbackServer": Events._delete_callback,
        "groups.setCallbackSettings": Events._set_callback,
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


def _conversation(person: Person) -> Json:
    peer = {"id": person.id, "type": "user", "local_id": person.id}
    shown: Json = {"peer": peer, "in_read": person.in_read, "out_read": 0, "last_message_id": person.messages[-1]["id"]}
    if person.unread:
        shown["unread_count"] = len(person.unread)
    return {"conversation": shown, "last_message": person.messages[-1]}
