"""A reply as the calls that deliver it, one piece each. Pure: the same reply always gives the same plan, so an attempt can go on
where the last one stopped. Limits are those of sendMessage, sendPhoto and sendDocument in the Bot API reference."""

from dataclasses import dataclass
from typing import Any

from channels.telegram.utf16 import split, units
from router.schema import Button, Outbound, OutFile

MAX_TEXT = 4096  # UTF-16 units
MAX_CAPTION = 1024
MAX_PHOTO = 10 << 20  # bytes
MAX_BUTTON = 64  # bytes of callback_data
_PHOTOS = ("image/jpeg", "image/png", "image/webp")


class Impossible(Exception):
    """This reply can't be delivered as it is; the message is for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One call: a text, or a file with the text as its caption."""

    text: str = ""
    file: OutFile | None = None
    buttons: tuple[Button, ...] = ()

    @property
    def method(self) -> str:
        if self.file is None:
            return "sendMessage"
        return "sendPhoto" if is_photo(self.file) else "sendDocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a piece goes: what a thread (see wire.py) says, taken apart."""

    chat: int
    topic: int = 0
    direct: int = 0
    business: str = ""

    def params(self) -> dict[str, Any]:
        found: dict[str, Any] = {"chat_id": self.chat}
        if self.topic:
            found["message_thread_id"] = self.topic
        if self.direct:
            found["direct_messages_topic_id"] = self.direct
        if self.business:
            found["business_connection_id"] = self.business
        return found


def is_photo(file: OutFile) -> bool:
    return file.media_type in _PHOTOS and 0 < file.size <= MAX_PHOTO


def plan(reply: Outbound, max_file: int) -> list[Piece]:
    """All pieces, in order: the text first, or as the caption of the first file where it fits. Raises Impossible."""
    for file in reply.files:
        if file.size > max_file:
            size = f"{file.size / (1 << 20):.0f} MB, more than the {max_file >> 20} MB that Telegram takes"
            raise Impossible(f"the file {file.name!r} has {size}")
    for button in reply.buttons:
        if not button.url and not 0 < len(button.data.encode()) <= MAX_BUTTON:
            raise Impossible(
                f"the button {button.label!r} has data of {len(button.data.encode())} bytes; 1 to {MAX_BUTTON} fit"
            )
    text = reply.text.strip()
    caption = text if reply.files and units(text) <= MAX_CAPTION else ""
    pieces = [Piece(text=part) for part in split("" if caption else text, MAX_TEXT)]
    pieces += [Piece(text=caption if index == 0 else "", file=file) for index, file in enumerate(reply.files)]
    if not reply.buttons:
        return pieces
    if not pieces:
        raise Impossible("there are buttons but nothing to put them under")
    written = [index for index, piece in enumerate(pieces) if piece.text]
    under = written[-1] if written else len(pieces) - 1
    pieces[under] = Piece(text=pieces[under].text, file=pieces[under].file, buttons=reply.buttons)
    return pieces


def target(reply: Outbound) -> Target:
    """Raises Impossible when the thread isn't one of ours."""
    chat, _, tail = (reply.thread or reply.address.removeprefix("telegram:")).partition("/")
    if tail.startswith("g"):
        raise Impossible("this was asked in a chat that the bot isn't in; nothing can be sent there")
    try:
        if tail.startswith("b"):
            return Target(chat=int(chat), business=tail[1:])
        if tail.startswith("d"):
            return Target(chat=int(chat), direct=int(tail[1:]))
        return Target(chat=int(chat), topic=int(tail) if tail else 0)
    except ValueError:
        raise Impossible(f"there is no chat behind {reply.thread or reply.address!r}") from None


def params(piece: Piece, where: Target, answered: str) -> dict[str, Any]:
    """The call's parameters, the file left out. `answered` is the reference of the message that this one answers, or ""."""
    found = where.params()
    if piece.text:
        found["text" if piece.file is None else "caption"] = piece.text
    if piece.buttons:
        found["reply_markup"] = {"inline_keyboard": [[_button(button)] for button in piece.buttons]}
    number = answered.rpartition(":")[2]
    if number.isascii() and number.isdigit():
        found["reply_parameters"] = {"message_id": int(number[:18]), "allow_sending_without_reply": True}
    return found


def _button(button: Button) -> dict[str, str]:
    label = button.label or button.data or button.url
    return {"text": label, "url": button.url} if button.url else {"text": label, "callback_data": button.data}
