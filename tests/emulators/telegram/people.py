"""The chats of one bot, and the people who write to it."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.emulators.customer import Attachment, Line
from tests.emulators.telegram.parameters import Json, Obj

BOT = {"id": 7000001, "is_bot": True, "first_name": "Okno", "username": "okno_support_bot"}


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


class People:
    """What they do becomes updates; what the bot says to them is in `transcript`."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.allowed: list[str] = []  # kinds of updates that the bot asked for last; empty: all
        self._updates: deque[Obj] = deque()
        self._arrived = asyncio.Event()
        self._numbers: dict[str, int] = defaultdict(lambda: 100)
        self._people: dict[str, Chat] = {}
        self._queries: dict[str, float] = {}

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
        states = ("member", "kicked") if blocked else ("kicked", "member")
        old, new = (
            {"user": BOT, "status": state, **({"until_date": 0} if state == "kicked" else {})} for state in states
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
