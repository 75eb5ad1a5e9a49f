"""What a bot says to people: sent, changed, deleted, and how fast (Bot API, "Available methods", "Updating messages")."""

import math
import time
from collections import deque

from tests.emulators.telegram import parameters
from tests.emulators.telegram.parameters import Json, Obj, Refused
from tests.emulators.telegram.people import BOT, Chat, People

MAX_TEXT, MAX_CAPTION, MAX_PHOTO, MAX_DOCUMENT = 4096, 1024, 10 << 20, 50 << 20
MAX_ALBUM, MAX_AGE = 10, 48 * 3600
ACTIONS = ("typing", "upload_photo", "upload_document", "record_voice", "choose_sticker", "find_location")


class Messages(People):
    """The methods that write. `per_second`, `per_chat_second` and `per_group_minute` limit sending as the provider does (0: no limit);
    `second` is how long one takes here, so that a test need not wait for real ones. `refused` counts who went too fast."""

    def __init__(self, per_second: float, per_chat_second: float, per_group_minute: float, second: float) -> None:
        super().__init__()
        self.per_second, self.per_chat_second, self.per_group_minute = per_second, per_chat_second, per_group_minute
        self.second, self.refused = second, 0
        self.answered: list[str] = []  # callback queries that were answered
        self.guests: dict[str, str] = {}  # what guests' questions were answered with
        self.edited: list[Obj] = []
        self._sent_times: deque[float] = deque()

    async def _send_message(self, params: Obj) -> Json:
        return self._send(params, parameters.words(params, "text", MAX_TEXT, "message is too long", required=True))

    async def _send_photo(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "photo", "photo"))

    async def _send_video(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "video", "video"))

    async def _send_document(self, params: Obj) -> Json:
        return self._send(params, self._kept_file(params, "document", "document"))

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

    def _own_message(self, params: Obj, act: str) -> Obj:
        chat, number = self._target(params), parameters.whole(params, "message_id", 0)
        message = chat.messages.get(number)
        if message is None:
            raise Refused(400, f"Bad Request: message to {act} not found")
        if message["from"]["id"] != BOT["id"]:
            raise Refused(400, f"Bad Request: message can't be {act}{'d' if act.endswith('e') else 'ed'}")
        return message

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

    async def _send_chat_action(self, params: Obj) -> Json:
        chat = self._target(params)
        if parameters.text(params, "action") not in ACTIONS:
            raise Refused(400, "Bad Request: wrong parameter action in request")
        chat.typing += 1
        return True

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
