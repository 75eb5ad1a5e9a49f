"""What a community writes to people, and reads of what they wrote (dev.vk.com/method/messages)."""

import json
import time
from typing import ClassVar

from tests.emulators.vk.parameters import DAY, Json, Methods, Refusal, count_of, is_int, json_text, keyboard_of, missing
from tests.emulators.vk.people import Person
from tests.emulators.vk.uploads import Uploads

MAX_TEXT = 4_096
CHATS = 2_000_000_000
REPEATED = 3_600.0  # seconds for which an equal random_id is the same message


class Messages(Uploads):
    """The methods messages.*."""

    def __init__(self, group_id: int, retry_after: float, attempts: int) -> None:
        super().__init__(group_id, retry_after, attempts)
        self.answered: list[Json] = []  # pressed buttons whose wheel was stopped
        self._sent: dict[tuple[int, int], tuple[float, Json]] = {}

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

    def _activity(self, params: Json) -> int:
        person = self._by_id(int(params.get("peer_id", 0)))
        if params.get("type") not in ("typing", "audiomessage", "photo", "video", "file") or person is None:
            raise missing("type or peer_id is invalid")
        person.typing += 1
        return 1

    methods: ClassVar[Methods] = {
        **Uploads.methods,
        "messages.send": _send,
        "messages.edit": _edit,
        "messages.delete": _delete,
        "messages.getByConversationMessageId": _by_number,
        "messages.setActivity": _activity,
        "messages.getConversations": _conversations,
        "messages.getHistory": _history,
        "messages.sendMessageEventAnswer": _event_answer,
    }


def _conversation(person: Person) -> Json:
    peer = {"id": person.id, "type": "user", "local_id": person.id}
    shown: Json = {"peer": peer, "in_read": person.in_read, "out_read": 0, "last_message_id": person.messages[-1]["id"]}
    if person.unread:
        shown["unread_count"] = len(person.unread)
    return {"conversation": shown, "last_message": person.messages[-1]}
