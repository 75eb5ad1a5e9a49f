"""The people who write to a community, and its administrator."""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from tests.emulators.customer import Attachment, Line
from tests.emulators.vk.events import Events
from tests.emulators.vk.parameters import Json


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


class People(Events):
    """What they do becomes events; what the community says to them is in `transcript`."""

    def __init__(self, group_id: int, retry_after: float, attempts: int) -> None:
        super().__init__(group_id, retry_after, attempts)
        self.comments: dict[str, list[Json]] = {}
        self.media: dict[str, tuple[bytes, str, str]] = {}
        self._people: dict[str, Person] = {}
        self._latest: list[str] = []
        self._message_ids, self._media_ids = 500, 456_000_000
        self._attachments: dict[str, Json] = {}
        self._pressed: dict[str, Json] = {}

    def person(self, name: str, shown: str = "") -> Person:
        found = self._people.get(name)
        if found is None:
            found = self._people[name] = Person(id=100_001 + len(self._people), name=shown or name.capitalize())
        return found

    async def write(
        self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "", subject: str = ""
    ) -> None:
        """A message of the person with photos and documents. VK has no subjects."""
        who = self.person(person, name)
        attachments = [self._from_customer(who, file) for file in files]
        self._customer_sends(person, text, attachments)

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

    def _by_id(self, number: int) -> Person | None:
        return next((person for person in self._people.values() if person.id == number), None)

    def _message(self, person: Person, author: int, text: str, attachments: list[Json], **more: object) -> Json:
        self._message_ids += 1
        return {
            "date": int(time.time()), "from_id": author, "id": self._message_ids, "out": 0, "version": 10_000 + self._message_ids,
            "conversation_message_id": len(person.messages) + person.deleted + 1, "fwd_messages": [], "important": False,
            "is_hidden": False, "attachments": attachments, "text": text, "peer_id": person.id, "random_id": 0, **more,
        }  # fmt: skip

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

    def _press(self, who: Person, message: Json, action: Json) -> str:
        if action["type"] != "callback":
            raise LookupError(f"the button opens {action.get('link')}")
        pressed = {"user_id": who.id, "peer_id": who.id, "event_id": secrets.token_hex(6), "payload": json.loads(action["payload"]),
                   "conversation_message_id": message["conversation_message_id"]}  # fmt: skip
        self._pressed[pressed["event_id"]] = pressed
        self._happened("message_event", dict(pressed))
        return str(pressed["event_id"])

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


def _file_name(media: Mapping[str, tuple[bytes, str, str]], attachment: Json) -> str:
    body = attachment[attachment["type"]]
    url = body.get("url") or (body["sizes"][-1]["url"] if body.get("sizes") else "")
    stored = media.get(urlsplit(url).path.rpartition("/")[2])
    return stored[2] if stored else attachment["type"]


def _buttons(message: Json) -> list[Json]:
    return [button for row in message.get("keyboard", {}).get("buttons", []) for button in row]
