"""What an answer becomes at VK: pieces and requests. Pure.

Source: dev.vk.com method/messages.send, api/bots/development/keyboard and the createComment methods.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from channels.vk.errors import Lost, error_in
from channels.vk.event import MARK
from router.cutting import split
from router.markup import parse, plain
from router.schema import Button, Outbound, OutFile

MAX_TEXT = 4_096
MAX_FILES = 10
MAX_BUTTONS, MAX_LABEL, MAX_DATA = 10, 40, 255  # of an inline keyboard: buttons, characters, bytes of payload
MAX_BELOW = 40  # buttons of a keyboard below the field where people write
NO_KEYBOARD = (911, 912)  # what VK says when it can't show one
MAX_PHOTO, MAX_DOCUMENT = 50_000_000, 200_000_000
PHOTOS = ("image/jpeg", "image/png", "image/gif")


class Unsendable(Exception):
    """The answer can't be put into VK's form; the message is for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One message at VK; an answer is as many as its text and files need."""

    text: str = ""
    files: tuple[OutFile, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    peer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a comment goes: the place of a thread like "wall-1_45/5"."""

    word: str
    owner: int
    item: int

    @property
    def name(self) -> str:
        return f"{self.word}{self.owner}_{self.item}"


_THREAD = re.compile(
    r"(?P<peer>-?\d{1,18})|(?P<word>wall|topic|photo|video|market)(?P<owner>-?\d{1,18})_(?P<item>\d{1,18})(?:/-?\d{1,18})?"
)
_COMMENT = {  # the call that writes a comment, and its names for the owner and the place
    "wall": ("wall.createComment", "owner_id", "post_id"),
    "topic": ("board.createComment", "group_id", "topic_id"),
    "photo": ("photos.createComment", "owner_id", "photo_id"),
    "video": ("video.createComment", "owner_id", "video_id"),
    "market": ("market.createComment", "owner_id", "item_id"),
}


def destination(reply: Outbound) -> Dialogue | Place:
    """Where the answer goes; raises Unsendable for a thread that no event of VK made."""
    found = _THREAD.fullmatch(reply.thread or reply.address.partition(":")[2])
    if found is None:
        raise Unsendable(f"ВКонтакте не знает такой беседы: «{reply.thread or reply.address}»")
    if found["peer"]:
        return Dialogue(peer=int(found["peer"]))
    return Place(word=found["word"], owner=int(found["owner"]), item=int(found["item"]))


def pieces(reply: Outbound) -> list[Piece]:
    """The answer cut to VK's limits, in order: files go with the end of the text, buttons with the last message."""
    whole = Piece(text=plain(parse(reply.text)), buttons=reply.buttons)
    if _lacking(reply):
        whole = Piece(text=spoken(whole))
    texts = split(whole.text, MAX_TEXT)
    groups = [reply.files[start : start + MAX_FILES] for start in range(0, len(reply.files), MAX_FILES)]
    cut = [Piece(text=text) for text in texts[:-1]]
    cut.append(Piece(text=texts[-1] if texts else "", files=groups[0] if groups else ()))
    cut += [Piece(files=group) for group in groups[1:]]
    cut[-1] = replace(cut[-1], buttons=whole.buttons)
    return [] if cut == [Piece()] else cut


def random_id(reply_id: str, piece: int) -> int:
    """VK delivers one message for one random_id of a peer (a signed 32-bit number, not 0): the same at every attempt."""
    digest = hashlib.sha256(f"{reply_id}\0{piece}".encode()).digest()
    return int.from_bytes(digest[:4], "big", signed=True) or 1


def message(
    reply: Outbound, to: Dialogue, piece: Piece, number: int, attachments: list[str], mark: str
) -> dict[str, object]:
    """The parameters of messages.send. `peer_ids` instead of `peer_id`: only so VK tells the number in the dialogue, by which
    later messages cite this one. `mark` comes back in our own echo, see messages._marked."""
    params: dict[str, object] = {
        "peer_ids": str(to.peer), "random_id": random_id(reply.id, number), "message": piece.text, "attachment": ",".join(attachments),
        "payload": compact({MARK: mark}), "disable_mentions": 1, "dont_parse_links": 1,
    }  # fmt: skip
    if piece.buttons:
        params["keyboard"] = keyboard(piece.buttons)
    if number == 0 and reply.cites and (cited := _cited(reply.in_reply_to, to.peer)):
        params["forward"] = compact({"peer_id": to.peer, "conversation_message_ids": [cited], "is_reply": True})
    return {name: value for name, value in params.items() if value != ""}


def _cited(reference: str, peer: int) -> int:
    cited_peer, _, number = reference.partition(":")
    return int(number) if cited_peer == str(peer) and number.isascii() and number.isdigit() and len(number) < 16 else 0


def comment(
    reply: Outbound, to: Place, piece: Piece, number: int, attachments: list[str]
) -> tuple[str, dict[str, object]]:
    """The call that answers under a post, a discussion, a photo, a video or a product; `guid` makes a repeat safe."""
    method, owner, item = _COMMENT[to.word]
    params: dict[str, object] = {
        owner: abs(to.owner) if owner == "group_id" else to.owner, item: to.item, "from_group": 1,
        "message": spoken(piece), "attachments": ",".join(attachments), "guid": str(random_id(reply.id, number)),
    }  # fmt: skip
    before = reply.in_reply_to.removeprefix(f"{to.name}_r")
    if to.word != "topic" and before.isascii() and before.isdigit():
        params["reply_to_comment"] = int(before)
    return method, {name: value for name, value in params.items() if value != ""}


def spoken(piece: Piece) -> str:
    """The text with its buttons in words, where no keyboard can be shown."""
    links = [f"{button.label}: {button.url}" for button in piece.buttons if button.url]
    labels = ", ".join(f"«{button.label}»" for button in piece.buttons if not button.url)
    return "\n".join([piece.text, *links, *([f"Можно ответить: {labels}"] if labels else [])]).strip()


def _lacking(reply: Outbound) -> bool:
    """Whether the person's app said that it can't show the buttons (messages._lacks)."""
    lacks = reply.facts.get("vk.lacks")
    needed = {"open_link" if button.url else "callback" if button.data else "text" for button in reply.buttons}
    needed.add("keyboard" if _are_below(reply.buttons) else "inline_keyboard")
    return bool(reply.buttons) and isinstance(lacks, list) and not needed.isdisjoint(lacks)


def _are_below(buttons: tuple[Button, ...]) -> bool:
    return not any(button.url or button.data for button in buttons)


def keyboard(buttons: tuple[Button, ...]) -> str:
    """Under the message one button a row, two when there are more than VK's six rows; below the field up to four in ten rows."""
    below = _are_below(buttons)
    most, rows = (MAX_BELOW, 10) if below else (MAX_BUTTONS, 6)
    if len(buttons) > most:
        raise Unsendable(f"ВКонтакте принимает не больше {most} кнопок, а здесь {len(buttons)}")
    wide = -(-len(buttons) // rows)
    keys = [_key(button) for button in buttons]
    shown = {"one_time": True, "inline": False} if below else {"inline": True}
    return compact({**shown, "buttons": [keys[start : start + wide] for start in range(0, len(keys), wide)]})


def _key(button: Button) -> dict[str, object]:
    label = button.label if len(button.label) <= MAX_LABEL else button.label[: MAX_LABEL - 1] + "…"
    if button.url:
        return {"action": {"type": "open_link", "label": label, "link": button.url}}
    color = button.style or "secondary"
    if not button.data:
        return {"action": {"type": "text", "label": label}, "color": color}
    payload = compact({MARK: button.data})
    if len(payload.encode()) > MAX_DATA:
        raise Unsendable(f"данные кнопки «{label}» длиннее {MAX_DATA} байт, которые принимает ВКонтакте")
    return {"action": {"type": "callback", "label": label, "payload": payload}, "color": color}


# --- what was sent, changed -------------------------------------------------------------------------------------------

_PUBLIC = {  # the calls that change a comment, and what of the place they want
    "wall": ("wall", ("owner_id",)),
    "topic": ("board", ("group_id", "topic_id")),
    "photo": ("photos", ("owner_id",)),
    "video": ("video", ("owner_id",)),
    "market": ("market", ("owner_id",)),
}


def named(to: Dialogue | Place, reference: str) -> dict[str, object]:
    """How a call names the message or the comment that we know by `reference`. Raises Unsendable for a name of another place."""
    if isinstance(to, Dialogue):
        peer, _, number = reference.partition(":")
        if peer == str(to.peer) and number.removeprefix("id").isdigit():
            known = (
                {"message_id": int(number[2:])} if number.startswith("id") else {"conversation_message_id": int(number)}
            )
            return {"peer_id": to.peer, **known}
    elif reference.startswith(f"{to.name}_r") and (number := reference.rpartition("_r")[2]).isdigit():
        values = {"owner_id": to.owner, "group_id": abs(to.owner), "topic_id": to.item}
        return {**{name: values[name] for name in _PUBLIC[to.word][1]}, "comment_id": int(number)}
    raise Unsendable(f"ВКонтакте не знает такого сообщения: «{reference}»")


def editing(to: Dialogue | Place, piece: Piece, reference: str, attachments: str) -> tuple[str, dict[str, object]]:
    """The call that puts the piece's text in place of what is there. VK drops what an edit doesn't name: `attachments` stay by it."""
    found = named(to, reference)
    if isinstance(to, Place):
        return f"{_PUBLIC[to.word][0]}.editComment", {**found, "message": spoken(piece)}
    params: dict[str, object] = {
        **found, "message": piece.text, "attachment": attachments, "keep_forward_messages": 1, "disable_mentions": 1,
        "dont_parse_links": 1, "keyboard": keyboard(piece.buttons) if piece.buttons else "",
    }  # fmt: skip
    return "messages.edit", {name: value for name, value in params.items() if value != ""}


def deleting(to: Dialogue | Place, reference: str) -> tuple[str, dict[str, object]]:
    """The call that takes it away for everybody."""
    found = named(to, reference)
    if isinstance(to, Place):
        return f"{_PUBLIC[to.word][0]}.deleteComment", found
    which = (
        {"cmids": found["conversation_message_id"]}
        if "conversation_message_id" in found
        else {"message_ids": found["message_id"]}
    )
    return "messages.delete", {"peer_id": to.peer, **which, "delete_for_all": 1}


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sent_number(response: object, peer: int) -> str:
    """The external id out of the answer of messages.send with `peer_ids`; raises ApiError for a refusal inside it, Lost for
    an answer of another shape."""
    entry = response[0] if isinstance(response, list) and response else response
    if isinstance(entry, int) and not isinstance(entry, bool):
        return f"{peer}:id{entry}"
    if not isinstance(entry, Mapping):
        raise Lost("ответ ВКонтакте не похож на ответ messages.send")
    if error := error_in(entry):
        raise error
    in_dialogue, message_id = entry.get("conversation_message_id"), entry.get("message_id")
    if isinstance(in_dialogue, int) and in_dialogue > 0:
        return f"{peer}:{in_dialogue}"
    if isinstance(message_id, int):
        return f"{peer}:id{message_id}"
    raise Lost("ответ ВКонтакте не похож на ответ messages.send")
