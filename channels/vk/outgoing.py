"""What an answer becomes at VK: pieces, requests and what VK's errors mean. Pure.

Source: dev.vk.com method/messages.send, api/bots/development/keyboard, reference/errors and the createComment methods.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from channels.vk.event import MARK
from router.cutting import split
from router.markup import parse, plain
from router.schema import Button, Outbound, Outcome, OutFile, Rejected, Retry

MAX_TEXT = 4_096
MAX_FILES = 10
MAX_BUTTONS, MAX_LABEL, MAX_DATA = 10, 40, 255  # of an inline keyboard: buttons, characters, bytes of payload
MAX_BELOW = 40  # buttons of a keyboard below the field where people write
NO_KEYBOARD = (911, 912)  # what VK says when it can't show one
MAX_PHOTO, MAX_DOCUMENT = 50_000_000, 200_000_000
PHOTOS = ("image/jpeg", "image/png", "image/gif")


class ApiError(Exception):
    """VK refused a call: its code and its words, without the token."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code, self.words = code, words


class Lost(Exception):
    """No answer that can be read: the network, a time-out, a page of a proxy. The call may have had its effect."""


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


def refusal_of(response: object) -> ApiError | None:
    """What messages.delete refused inside a good answer: a list of entries, or by older versions 0 beside the number."""
    for entry in response if isinstance(response, list) else []:
        error = entry.get("error") if isinstance(entry, Mapping) else None
        if isinstance(error, Mapping):
            code = error.get("code", error.get("error_code"))
            return ApiError(
                code if isinstance(code, int) else 1, str(error.get("description", error.get("error_msg", "")))
            )
    if isinstance(response, Mapping) and 0 in response.values():
        return ApiError(924, "the message isn't deleted")
    return None


def change_outcome(error: ApiError) -> Outcome:
    """As for sending, but a right that is missing is no trouble of the whole channel: answers go on leaving."""
    found = outcome_of(error)
    return Rejected(reason=found.reason) if error.code in _CHANNEL and isinstance(found, Retry) else found


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# --- what VK's errors mean --------------------------------------------------------------------------------------------

_REJECTED = {
    7: "нет прав на это действие",
    8: "запрос составлен неверно",
    18: "страница пользователя удалена или заблокирована",
    30: "профиль закрыт настройками приватности",
    100: "один из параметров неверен",
    113: "нет такого пользователя",
    203: "нет доступа к сообществу",
    210: "нет доступа к записи на стене",
    212: "нет доступа к комментариям",
    213: "комментировать запись нельзя",
    222: "ссылки в комментариях запрещены",
    801: "комментарии под видео закрыты",
    900: "пользователь в чёрном списке сообщества",
    901: "пользователь не разрешал сообществу писать ему",
    902: "пользователь запретил сообщения настройками приватности",
    909: "сообщение старше суток, его уже не изменить",
    911: "клавиатура составлена неверно",
    912: "в настройках сообщества не включены «Возможности ботов»",
    913: "слишком много пересланных сообщений",
    914: "сообщение слишком длинное",
    917: "нет доступа к беседе",
    920: "такое сообщение нельзя изменить",
    921: "эти сообщения нельзя переслать",
    922: "сообщество вышло из беседы или исключено из неё",
    924: "сообщение нельзя удалить у всех: прошло больше суток",
    925: "сообщество не администратор беседы",
    936: "беседа не найдена",
    940: "слишком много записей в сообщении",
    943: "сообщения этого вида запрещены",
    945: "беседа закрыта",
    946: "пользователь не принимает звонки и сообщения",
    983: "беседа закрыта",
}  # fmt: skip
_CHANNEL = {
    3: "нет такого метода: проверьте api_url и version",
    5: "ключ доступа не подходит: создайте новый в настройках сообщества, «Работа с API»",
    15: "у ключа доступа нет нужных прав: messages, photos, docs, manage",
    17: "ВКонтакте требует подтвердить аккаунт владельца",
    27: "ключ сообщества не подходит: создайте новый в настройках сообщества, «Работа с API»",
    28: "ключ приложения не подходит: нужен ключ сообщества",
}
_LATER = {  # code: reason, seconds to wait, what waits
    1: ("неизвестная ошибка на стороне ВКонтакте", None, "thread"),
    6: ("слишком много вызовов в секунду", 1.0, "channel"),
    9: ("слишком много одинаковых действий подряд", 60.0, "thread"),
    10: ("внутренняя ошибка ВКонтакте", None, "thread"),
    14: ("ВКонтакте просит ввести код с картинки", 600.0, "channel"),
    29: ("исчерпан лимит вызовов метода", 3_600.0, "channel"),
}


def outcome_of(error: ApiError) -> Outcome:
    """Refusals that would come again are final; everything else, a code that nobody knows too, is tried later."""
    if error.code in _REJECTED:
        return Rejected(reason=_told(_REJECTED[error.code], error))
    if error.code in _CHANNEL:
        return Retry(reason=_told(_CHANNEL[error.code], error), after=300.0, scope="channel")
    reason, after, scope = _LATER.get(error.code, ("ВКонтакте ответила ошибкой", None, "thread"))
    return Retry(reason=_told(reason, error), after=after, scope="channel" if scope == "channel" else "thread")


def explained(error: ApiError) -> str:
    """The error as a sentence for an admin."""
    known = (
        _CHANNEL.get(error.code)
        or _REJECTED.get(error.code)
        or _LATER.get(error.code, ("ВКонтакте ответила ошибкой",))[0]
    )
    return _told(known, error)


def _told(reason: str, error: ApiError) -> str:
    return f"{reason} (ВКонтакте: {error.code}, {error.words[:300]})"


def sent_number(response: object, peer: int) -> str:
    """The external id out of the answer of messages.send with `peer_ids`; raises ApiError for a refusal inside it, Lost for
    an answer of another shape."""
    entry = response[0] if isinstance(response, list) and response else response
    if isinstance(entry, int) and not isinstance(entry, bool):
        return f"{peer}:id{entry}"
    if not isinstance(entry, Mapping):
        raise Lost("ответ ВКонтакте не похож на ответ messages.send")
    error = entry.get("error")
    if isinstance(error, Mapping):
        code = error.get("code", error.get("error_code"))
        raise ApiError(code if isinstance(code, int) else 1, str(error.get("description", error.get("error_msg", ""))))
    in_dialogue, message_id = entry.get("conversation_message_id"), entry.get("message_id")
    if isinstance(in_dialogue, int) and in_dialogue > 0:
        return f"{peer}:{in_dialogue}"
    if isinstance(message_id, int):
        return f"{peer}:id{message_id}"
    raise Lost("ответ ВКонтакте не похож на ответ messages.send")
