"""A reply as the calls that deliver it, one piece each. Pure: the same reply always gives the same plan, so an attempt can go on
where the last one stopped. Limits are those of sendMessage, sendPhoto, sendVideo, sendDocument and sendMediaGroup in the Bot API
reference."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from channels.telegram.fields import obj, text
from channels.telegram.wire import decode
from router.cutting import units
from router.markup import Marked, parse, plain, tagged
from router.schema import Button, Entity, Outbound, OutFile

MAX_TEXT = 4096  # UTF-16 units after entities parsing
MAX_CAPTION = 1024
MAX_PHOTO = 10 << 20  # bytes
MAX_BUTTON = 64  # bytes of callback_data
MAX_BUTTONS = 100
MAX_ALBUM = 10
MAX_TOGETHER = 50 << 20  # bytes of an album: one call has to be over in time
_PHOTOS = ("image/jpeg", "image/png", "image/webp")
_VIDEOS = ("video/mp4",)
_METHODS = {"photo": "sendPhoto", "video": "sendVideo", "document": "sendDocument"}
_TAGS = {"bold": "b", "italic": "i", "code": "code", "pre": "pre", "quote": "blockquote"}
_NOTHING = Marked(text="")


# The method that answers a payment's question, and its name for the question. The provider waits ten seconds for it.
REFUSALS = {
    "pre_checkout_query": ("answerPreCheckoutQuery", "pre_checkout_query_id"),
    "shipping_query": ("answerShippingQuery", "shipping_query_id"),
}
NO_PAYMENTS = "Этот бот не принимает оплату. Деньги не списаны; напишите нам сюда, и мы поможем с заказом."


class Impossible(Exception):
    """This reply can't be delivered as it is; the message is for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One call: a text, a file with the text as its caption, or several files as an album with the text under the first.

    `papers`: everything goes as a document, whatever it is.
    """

    text: Marked = _NOTHING
    files: tuple[OutFile, ...] = ()
    buttons: tuple[Button, ...] = ()
    papers: bool = False

    @property
    def size(self) -> int:
        """How many messages the provider makes of it."""
        return max(1, len(self.files))

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple("document" if self.papers else kind(file) for file in self.files)

    @property
    def method(self) -> str:
        if len(self.files) > 1:
            return "sendMediaGroup"
        return _METHODS[self.kinds[0]] if self.files else "sendMessage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a piece goes: what a thread (see wire.py) says, taken apart."""

    chat: int
    topic: int = 0
    direct: int = 0
    business: str = ""
    guest: str = ""

    def params(self) -> dict[str, Any]:
        found: dict[str, Any] = {"chat_id": self.chat}
        if self.topic:
            found["message_thread_id"] = self.topic
        if self.direct:
            found["direct_messages_topic_id"] = self.direct
        if self.business:
            found["business_connection_id"] = self.business
        return found


def refusal(body: bytes) -> dict[str, Any]:
    """Of an update by which somebody would pay: the call that declines, as an answer to a webhook names it ("Making requests when
    getting updates"). Empty for any other; raises Malformed."""
    for asked, (method, name) in REFUSALS.items():
        if asked.encode() in body and (identifier := text(obj(decode(body), asked), "id")):
            return {"method": method, name: identifier, "ok": False, "error_message": NO_PAYMENTS}
    return {}


def kind(file: OutFile) -> str:
    """What the file goes as: photo, video or document."""
    if file.media_type in _PHOTOS and 0 < file.size <= MAX_PHOTO:
        return "photo"
    return "video" if file.media_type in _VIDEOS and file.size else "document"


def plan(reply: Outbound, max_file: int) -> list[Piece]:
    """All pieces, in order: the text first, or as the caption of the first file where it fits. Raises Impossible."""
    _check(reply, max_file)
    text, groups = parse(reply.text.strip()), _groups(reply.files)
    if reply.buttons and not text.text and groups and len(groups[-1]) > 1:
        groups[-1:] = [groups[-1][:-1], groups[-1][-1:]]  # an album takes no buttons, a file does
    under_album = bool(reply.buttons) and bool(groups) and len(groups[0]) > 1
    captioned = bool(groups) and not under_album and units(text.text) <= MAX_CAPTION
    pieces = [] if captioned else [Piece(text=part) for part in text.split(MAX_TEXT)]
    pieces += [Piece(files=group, text=text if captioned and not at else _NOTHING) for at, group in enumerate(groups)]
    if not reply.buttons:
        return pieces
    if not pieces:
        raise Impossible("there are buttons but nothing to put them under")
    written = [index for index, piece in enumerate(pieces) if piece.text.text]
    under = written[-1] if written else len(pieces) - 1
    pieces[under] = replace(pieces[under], buttons=reply.buttons)
    return pieces


def piece_at(pieces: Sequence[Piece], done: int) -> int:
    """Which piece comes after `done` messages; as many as there are pieces when all are out."""
    for index, piece in enumerate(pieces):
        if done <= 0:
            return index
        done -= piece.size
    return len(pieces)


def _check(reply: Outbound, max_file: int) -> None:
    for file in reply.files:
        if file.size > max_file:
            size = f"{file.size / (1 << 20):.0f} MB, more than the {max_file >> 20} MB that Telegram takes"
            raise Impossible(f"the file {file.name!r} has {size}")
    if len(reply.buttons) > MAX_BUTTONS:
        raise Impossible(f"there are {len(reply.buttons)} buttons; {MAX_BUTTONS} fit")
    if len({_is_below(button) for button in reply.buttons}) > 1:
        raise Impossible("buttons under a message and buttons of the keyboard don't go together")
    for button in reply.buttons:
        size_ = len(button.data.encode())
        if not button.url and not _is_below(button) and size_ > MAX_BUTTON:
            raise Impossible(f"the button {button.label!r} has data of {size_} bytes; 1 to {MAX_BUTTON} fit")


def _groups(files: Sequence[OutFile]) -> list[tuple[OutFile, ...]]:
    """What goes together: photos and videos before documents, which "can be only grouped with messages of the same type"."""
    seen = [file for file in files if kind(file) != "document"]
    papers = [file for file in files if kind(file) == "document"]
    groups: list[tuple[OutFile, ...]] = []
    for some in (seen, papers):
        group: tuple[OutFile, ...] = ()
        for file in some:
            if group and (len(group) == MAX_ALBUM or sum(one.size for one in (*group, file)) > MAX_TOGETHER):
                groups.append(group)
                group = ()
            group = (*group, file)
        groups += [group] if group else []
    return groups


def target(reply: Outbound) -> Target:
    """Raises Impossible when the thread isn't one of ours."""
    return target_of(reply.thread or reply.address.removeprefix("telegram:"))


def target_of(thread: str) -> Target:
    """Raises Impossible when the thread isn't one of ours."""
    chat, _, tail = thread.partition("/")
    try:
        if tail.startswith("g"):
            return Target(chat=int(chat), guest=tail[1:])
        if tail.startswith("b"):
            return Target(chat=int(chat), business=tail[1:])
        if tail.startswith("d"):
            return Target(chat=int(chat), direct=int(tail[1:]))
        return Target(chat=int(chat), topic=int(tail) if tail else 0)
    except ValueError:
        raise Impossible(f"there is no chat behind {thread!r}") from None


def number_of(reference: str) -> int:
    """The message's number out of our name for it; 0 if it has none."""
    number = reference.rpartition(":")[2]
    return int(number[:18]) if number.isascii() and number.isdigit() else 0


def params(piece: Piece, where: Target, answered: str, *, bare: bool = False) -> dict[str, Any]:
    """The call's parameters, the files left out. `answered` is the reference of the message that this one answers, or "".
    `bare`: without formatting."""
    found = where.params()
    if len(piece.files) > 1:
        found["media"] = [
            _medium(one, index, piece.text if not index else _NOTHING, bare=bare)
            for index, one in enumerate(piece.kinds)
        ]
    else:
        found |= words("caption" if piece.files else "text", piece.text, bare=bare)
    if piece.buttons:
        found["reply_markup"] = keyboard(piece.buttons)
    if number := number_of(answered):
        found["reply_parameters"] = {"message_id": number, "allow_sending_without_reply": True}
    return found


def guest_answer(reply: Outbound, pieces: Sequence[Piece]) -> Piece:
    """The one message that a guest's question takes (answerGuestQuery); it lives in a chat that the bot isn't in. Raises Impossible."""
    if reply.automatic:
        raise Impossible("a question from a chat that the bot isn't in takes one answer; it is kept for a person's")
    if reply.change:
        raise Impossible("what was answered in a chat that the bot isn't in stays as it is")
    if len(pieces) != 1 or pieces[0].files:
        raise Impossible("a question from a chat that the bot isn't in takes one message of text, without files")
    return pieces[0]


def guest_params(piece: Piece, where: Target, *, bare: bool = False) -> dict[str, Any]:
    """The parameters of answerGuestQuery: the text as an InlineQueryResultArticle."""
    result: dict[str, Any] = {"type": "article", "id": "answer", "title": "Ответ"}
    result["input_message_content"] = words("message_text", piece.text, bare=bare)
    if piece.buttons and not _is_below(piece.buttons[0]):
        result["reply_markup"] = keyboard(piece.buttons)
    return {"guest_query_id": where.guest, "result": result}


def change(piece: Piece, where: Target, reference: str, *, bare: bool = False) -> tuple[str, dict[str, Any]]:
    """The call that puts the piece's text in place of what the message says now; without a text there is none ("")."""
    if not piece.text.text:
        return "", {}
    found: dict[str, Any] = {"chat_id": where.chat, "message_id": number_of(reference)}
    if where.business:
        found["business_connection_id"] = where.business
    if piece.buttons and not _is_below(piece.buttons[0]):
        found["reply_markup"] = keyboard(piece.buttons)  # an edit without them takes them away
    name, method = ("caption", "editMessageCaption") if piece.files else ("text", "editMessageText")
    return method, found | words(name, piece.text, bare=bare)


def words(name: str, text: Marked, *, bare: bool = False) -> dict[str, str]:
    """The text as HTML where it has formatting ("Formatting options"); `bare`: as it can be read without."""
    if not text.text:
        return {}
    if not text.spans:
        return {name: text.text}
    if bare:
        limit, written = MAX_CAPTION if name == "caption" else MAX_TEXT, plain(text)
        return {name: written if units(written) <= limit else text.text}
    return {name: tagged(text, _tags, lambda piece: escape(piece, quote=False)), "parse_mode": "HTML"}


def keyboard(buttons: Sequence[Button]) -> dict[str, Any]:
    """Buttons under the message, one a row; or below the field where people write, until one is pressed."""
    if not _is_below(buttons[0]):
        return {"inline_keyboard": [[_button(button)] for button in buttons]}
    rows = [[{"text": button.label} | ({"request_contact": True} if button.share else {})] for button in buttons]
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


def _medium(one: str, index: int, text: Marked, *, bare: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"type": one, "media": f"attach://{attached(index)}"}
    if one == "document":
        found["disable_content_type_detection"] = True  # a picture that goes as a file is to stay one
    return found | words("caption", text, bare=bare)


def attached(index: int) -> str:
    """The name of an album's file in its form."""
    return f"file{index}"


def _tags(span: Entity) -> tuple[str, str]:
    if span.type == "text_link":
        return f'<a href="{escape(span.value)}">', "</a>"
    return f"<{_TAGS[span.type]}>", f"</{_TAGS[span.type]}>"


def _is_below(button: Button) -> bool:
    return not button.url and not button.data


def _button(button: Button) -> dict[str, str]:
    label = button.label or button.data or button.url
    return {"text": label, "url": button.url} if button.url else {"text": label, "callback_data": button.data}
