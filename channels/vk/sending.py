"""Answers on their way to VK: sent piece by piece with their files, edited, deleted."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from channels.vk.errors import ApiError, Lost, change_outcome, outcome_of, refusal_of
from channels.vk.fields import first, items, line, name_of, number, obj
from channels.vk.outgoing import (
    MAX_PHOTO,
    NO_KEYBOARD,
    PHOTOS,
    Dialogue,
    Piece,
    Place,
    Unsendable,
    comment,
    deleting,
    destination,
    editing,
    message,
    named,
    pieces,
    sent_number,
    spoken,
)
from router.json_reading import read_json
from router.schema import Malformed, Outbound, Outcome, OutFile, Rejected, Retry, Sent
from router.signing import Signer

if TYPE_CHECKING:
    from channels.vk.client import Client

BAD_PICTURE = (1, 22, 100, 118, 121, 129)  # what VK says of a picture it can't use
ECHO = "vk-echo"  # the purpose of the mark by which an answer of ours is known when VK brings it back


class Sender:
    """What leaves for one community."""

    def __init__(self, group_id: int, signer: Signer, connect: Callable[[], Awaitable["Client"]]) -> None:
        """`connect` gives the client, which loads at the first use."""
        self._group_id, self._signer, self._open = group_id, signer, connect

    async def send(self, reply: Outbound) -> Outcome:
        """The next piece. A repeat is safe: VK knows messages by `random_id` and comments by `guid`, both made from the
        reply's id."""
        try:
            if reply.change:
                return await self._change(reply)
            to, cut, number_ = destination(reply), pieces(reply), len(reply.sent)
            if reply.answer and number_ == 0:
                await self._answer(reply.answer)
            if number_ >= len(cut):
                return (
                    Sent(external_ids=())
                    if cut or reply.answer
                    else Rejected(reason="в ответе нет ни текста, ни файлов")
                )
            piece = cut[number_]
            attachments = [await self._upload(file, to) for file in piece.files]
            if isinstance(to, Dialogue):
                external_id = await self._say(reply, to, piece, number_, attachments)
            else:
                method, params = comment(reply, to, piece, number_, attachments)
                response = await (await self._open()).call(method, params)
                external_id = f"{to.name}_r{first(obj(response), 'comment_id', 'id') or number(response)}"
        except Unsendable as wrong:
            return Rejected(reason=str(wrong))
        except ApiError as error:
            return change_outcome(error) if reply.change else outcome_of(error)
        except Lost as lost:
            return Retry(reason=str(lost))
        except OSError as error:
            return Retry(reason=f"файл ответа не читается: {type(error).__name__}")
        return Sent(external_ids=(external_id,), complete=number_ + 1 == len(cut))

    async def _say(self, reply: Outbound, to: Dialogue, piece: Piece, number_: int, attachments: list[str]) -> str:
        """A refusal has no effect and the random_id is the same, so what VK won't have is left out and it is asked again."""
        client, mark = await self._open(), self._signer.sign(ECHO, str(number_))
        params = message(reply, to, piece, number_, attachments, mark)
        while True:
            try:
                return sent_number(await client.call("messages.send", params), to.peer)
            except ApiError as error:
                if error.code in (100, 921) and "forward" in params:
                    del params["forward"]  # the cited message may be gone: the words matter more than the citation
                elif error.code in NO_KEYBOARD and "keyboard" in params:
                    params |= {"message": spoken(piece)}
                    del params["keyboard"]
                else:
                    raise

    async def _change(self, reply: Outbound) -> Outcome:
        """The next message of a sent answer, edited or deleted. Repeating it changes nothing more."""
        to, done = destination(reply), len(reply.sent)
        if not reply.pieces:
            return Rejected(reason="ВКонтакте не сказала, каким сообщением стал ответ")
        if done >= len(reply.pieces):
            return Sent(external_ids=())
        client, reference = await self._open(), reply.pieces[done]
        if reply.change == "delete":
            method, params = deleting(to, reference)
            if refused := refusal_of(await client.call(method, params)):
                raise refused
        else:
            cut = pieces(reply)
            if len(cut) != len(reply.pieces):
                return Rejected(reason="новый текст — другое число сообщений, чем прежний: отправьте ещё один ответ")
            if isinstance(to, Place) and cut[done].files:
                return Rejected(reason="комментарий с файлами ВКонтакте не даёт изменить: отправьте ещё один")
            kept = await self._attachments(to, reference) if isinstance(to, Dialogue) and cut[done].files else ""
            await client.call(*editing(to, cut[done], reference, kept))
        return Sent(external_ids=(reference,), complete=done + 1 == len(reply.pieces))

    async def _attachments(self, to: Dialogue, reference: str) -> str:
        """The attachments of a message of ours by their names."""
        asked = named(to, reference)
        if "message_id" in asked:
            method, params = "messages.getById", {"message_ids": asked["message_id"]}
        else:
            method = "messages.getByConversationMessageId"
            params = {"peer_id": to.peer, "conversation_message_ids": asked["conversation_message_id"]}
        found = items(obj(await (await self._open()).call(method, params)).get("items"))
        carried = [obj(one) for one in items(obj(next(iter(found), None)).get("attachments"))]
        names = [name_of(kind, obj(one.get(kind))) for one in carried if (kind := line(one.get("type"), 20))]
        return ",".join(name for name in names if name)

    async def _answer(self, answer: str) -> None:
        """Stops the wheel on the pressed button. VK takes this for a minute; too late is no trouble of the reply."""
        try:
            pressed = obj(read_json(answer.encode()))
            await (await self._open()).call("messages.sendMessageEventAnswer", pressed)
        except (ApiError, Lost, Malformed):
            return

    async def _upload(self, file: OutFile, to: Dialogue | Place) -> str:
        """The file as an attachment's name: a picture as a photo, else, or when VK can't read it as one, as a document.
        Comments take documents only: VK lets no community's key upload a photo for them."""
        if isinstance(to, Dialogue) and file.media_type in PHOTOS and file.size <= MAX_PHOTO:
            try:
                return await self._upload_photo(file, to)
            except (ApiError, Unsendable) as error:
                if isinstance(error, ApiError) and error.code not in BAD_PICTURE:
                    raise
        return await self._upload_document(file, to)

    async def _upload_photo(self, file: OutFile, to: Dialogue) -> str:
        client = await self._open()
        server = obj(await client.call("photos.getMessagesUploadServer", {"peer_id": to.peer}))
        got = await client.upload(line(server.get("upload_url"), 4_096), "photo", file)
        if got.get("photo") in (None, "", "[]"):
            raise Unsendable(f"ВКонтакте не приняла картинку «{file.name}»")
        saved = await client.call(
            "photos.saveMessagesPhoto", {key: got.get(key) for key in ("photo", "server", "hash")}
        )
        return _saved("photo", next(iter(items(saved)), None), file)

    async def _upload_document(self, file: OutFile, to: Dialogue | Place) -> str:
        client = await self._open()
        if isinstance(to, Dialogue):
            server = obj(await client.call("docs.getMessagesUploadServer", {"type": "doc", "peer_id": to.peer}))
        else:
            server = obj(await client.call("docs.getWallUploadServer", {"group_id": self._group_id}))
        got = await client.upload(line(server.get("upload_url"), 4_096), "file", file)
        if not got.get("file"):
            raise Unsendable(
                f"ВКонтакте не приняла файл «{file.name}»: {line(got.get('error'), 200) or 'без объяснения'}"
            )
        saved = await client.call("docs.save", {"file": got["file"], "title": file.name})
        return _saved("doc", next(iter(items(saved)), saved), file)


def _saved(kind: str, entry: object, file: OutFile) -> str:
    body = obj(obj(entry).get(kind)) or obj(entry)
    if name := name_of(kind, body):
        return name
    raise Unsendable(f"ВКонтакте не сохранила файл «{file.name}»")
