"""A VK community as a channel: the Callback API, Bots Long Poll, messages and comments."""

import asyncio
import hmac
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from channels.vk import callback, wire
from channels.vk.attachments import name_of
from channels.vk.config import Config
from channels.vk.fields import first, items, line, number, obj
from channels.vk.sending import (
    MAX_DOCUMENT,
    MAX_FILES,
    MAX_PHOTO,
    MAX_TEXT,
    NO_KEYBOARD,
    PHOTOS,
    ApiError,
    Dialogue,
    Lost,
    Piece,
    Place,
    Unsendable,
    change_outcome,
    comment,
    deleting,
    destination,
    editing,
    explained,
    message,
    named,
    outcome_of,
    pieces,
    refusal_of,
    sent_number,
    spoken,
)
from router.channel import Accepted, Capabilities, ChannelSetup, FetchFailed, Health, Hook, NotSwitched, Sink, read_json
from router.schema import Inbound, Malformed, Outbound, Outcome, OutFile, Part, Raw, Rejected, Retry, Sent

if TYPE_CHECKING:
    from channels.vk.client import Client

MAX_NAMES, MAX_ASKED = 20_000, 500
BAD_PICTURE = (1, 22, 100, 118, 121, 129)  # what VK says of a picture it can't use
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 60.0  # seconds between two attempts at the long poll
WATCH = 5.0  # seconds between looks whether VK still calls us
NO_RIGHT = (7, 15, 27, 28, 203)  # what VK says to a key without the right «manage»
ECHO = "vk-echo"  # the purpose of the mark by which an answer of ours is known when VK brings it back


class _Called(Exception):
    """VK calls us now: there is nothing to ask for."""


class VkChannel:
    """One community. `accept` and `run` may serve at once: an event that comes over both is one raw. The poller rests while VK
    says that it calls us."""

    kind = "vk"

    def __init__(self, setup: ChannelSetup, section: Config, *, watch: float = WATCH) -> None:
        self.name, self._section, self._signer, self._every = setup.name, section, setup.signer, watch
        self._address = f"{setup.public_url}/in/{setup.name}"
        self.capabilities = Capabilities(
            title=section.title, safe_repeat=True, buttons=True, threads=True, max_text=MAX_TEXT, max_file=MAX_DOCUMENT,
            max_files=MAX_FILES, per_second=15.0, edit_for=86_400.0, delete_for=86_400.0,
        )  # fmt: skip
        self._client: Client | None = None
        self._names: dict[int, str] = {}
        self._opening = asyncio.Lock()

    # --- what arrives ---

    def parse(self, raw: Raw) -> list[Inbound]:
        return wire.parse(raw, self._section.group_id, self._is_ours)

    def _is_ours(self, mark: str) -> bool:
        return self._signer.verify(ECHO, mark) is not None

    def accept(self, hook: Hook) -> Accepted:
        """The Callback API (dev.vk.com api/callback/getting-started): VK repeats an event until it reads exactly "ok"."""
        if not self._section.may_be_called:
            return Accepted(status=404, body="the Callback API is not switched on for this channel")
        if hook.method != "POST":
            return Accepted(status=405, body="VK calls by POST", headers={"Allow": "POST"})
        try:
            event = dict(wire.decode(hook.body))
        except Malformed as wrong:
            return Accepted(status=400, body=str(wrong))
        handshake, secret = event["type"] == "confirmation", event.pop("secret", None)
        if not self._knows(secret, may_be_missing=handshake) or number(event.get("group_id")) != self._section.group_id:
            return Accepted(status=403, body="wrong secret or group_id")
        if handshake:
            return Accepted(body=self._section.confirmation)
        # The secret is not stored: raws are shown to operators.
        return Accepted(raws=(wire.raw_of(self.name, event, hook.received_at),), body="ok")

    def _knows(self, secret: object, *, may_be_missing: bool) -> bool:
        if secret is None and may_be_missing:
            return True
        given = secret if isinstance(secret, str) else ""
        return hmac.compare_digest(given.encode(errors="replace"), self._section.secret.encode())

    async def run(self, sink: Sink) -> None:
        """Bots Long Poll while VK doesn't call us. The cursor moves in the transaction that stores the events. VK's troubles are
        noted and waited out here; what the desk's own side raises ends the run."""
        pause, called, looked = FIRST_PAUSE, False, 0.0
        client = await self._open()

        async def store(events: list[object], ts: str) -> None:
            nonlocal pause, called, looked
            now, names = datetime.now(UTC), await self._names_of(events)
            raws = [wire.raw_of(self.name, event, now, names.get(wire.author_of(event), "")) for event in events]
            await sink.store(raws, {"ts": ts})
            pause = FIRST_PAUSE  # VK has answered well: the next trouble is a new one, however soon it comes
            if called:
                raise _Called  # this question was asked after VK began to call: it brought whatever came before
            if time.monotonic() - looked > self._every:
                looked, called = time.monotonic(), await self._is_called(client)

        while True:
            reason = ""
            try:
                if called or await self._is_called(client):
                    await self._watch(client, sink)
                called = False
                await client.poll((await sink.load()).get("ts", ""), store, sink.note)
            except _Called:
                continue
            except ApiError as error:
                reason = explained(error)
            except Lost as lost:
                reason = str(lost)
            await sink.note(reason)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _watch(self, client: "Client", sink: Sink) -> None:
        """Until VK calls us no more. The cursor goes along, so that the poll takes over where the calls end: VK keeps the events
        of some hours. Raises ApiError or Lost."""
        await sink.note("")
        while True:
            # First the place, then the look: what happened before the place was called, as the server was there all the time.
            ts = await client.place()
            if not await self._is_called(client):
                return
            if ts:
                await sink.store((), {"ts": ts})
            await asyncio.sleep(self._every)

    async def _is_called(self, client: "Client") -> bool:
        """Whether VK calls us and nothing else is wanted. A server that doesn't answer VK well doesn't count. A key without the
        right to look follows the configuration."""
        if self._section.mode == "both":
            return False
        by_hand = self._section.mode == "callback"
        try:
            known = await callback.servers(client)
        except ApiError as error:
            if error.code not in NO_RIGHT:
                raise
            return by_hand
        return any(one.get("status") == "ok" and (by_hand or one.get("url") == self._address) for one in known)

    # --- who asks whom (router.channel.Switchable) ---

    async def webhook(self) -> Mapping[str, str]:
        """The community's servers of the Callback API with their states. Raises NotSwitched."""
        try:
            known = await callback.servers(await self._open())
        except (ApiError, Lost) as problem:
            raise _not_switched(problem) from None
        return {line(one.get("url"), 300): line(one.get("status"), 60) for one in known}

    async def set_webhook(self) -> str:
        """Adds our address to the Callback API; the long poll ends by itself. Raises NotSwitched."""
        if not self._section.secret:
            raise NotSwitched(f"channels.{self.name}.secret is missing; without it anybody could write as any customer")
        try:
            client = await self._open()
            wanted = await callback.confirmation(client)
            if wanted != self._section.confirmation:
                raise NotSwitched(
                    f"VK wants another string: write confirmation: {wanted!r} for channels.{self.name}, "
                    "start the desk again, and set the webhook then"
                )
            await callback.connect(client, self._address)
        except (ApiError, Lost) as problem:
            raise _not_switched(problem) from None
        return self._address

    async def delete_webhook(self) -> None:
        """Takes our address out of the Callback API; the long poll goes on where the calls ended. Raises NotSwitched."""
        try:
            await callback.disconnect(await self._open(), self._address)
        except (ApiError, Lost) as problem:
            raise _not_switched(problem) from None

    async def _names_of(self, events: list[object]) -> dict[int, str]:
        """Names of the events' authors, asked once each. An event never waits for a name that VK doesn't give."""
        strangers = sorted({wire.author_of(event) for event in events} - {0, *self._names})[:MAX_ASKED]
        if strangers:
            if len(self._names) > MAX_NAMES:
                self._names.clear()
            try:
                self._names |= dict.fromkeys(strangers, "") | await (await self._open()).names(strangers)
            except (ApiError, Lost):
                return self._names
        return self._names

    async def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        if not part.ref:
            raise FetchFailed("ВКонтакте не дала адреса файла")
        client = await self._open()
        async for chunk in client.fetch(part.ref):
            yield chunk

    # --- what leaves ---

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

    async def typing(self, thread: str) -> None:
        """messages.setActivity shows it for ten seconds or until a message comes; comments know nothing of the kind."""
        if thread.removeprefix("-").isdigit():
            with suppress(ApiError, Lost):
                params = {"peer_id": int(thread), "type": "typing", "group_id": self._section.group_id}
                await (await self._open()).ask("messages.setActivity", params)

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
            server = obj(await client.call("docs.getWallUploadServer", {"group_id": self._section.group_id}))
        got = await client.upload(line(server.get("upload_url"), 4_096), "file", file)
        if not got.get("file"):
            raise Unsendable(
                f"ВКонтакте не приняла файл «{file.name}»: {line(got.get('error'), 200) or 'без объяснения'}"
            )
        saved = await client.call("docs.save", {"file": got["file"], "title": file.name})
        return _saved("doc", next(iter(items(saved)), saved), file)

    # --- the account ---

    async def check(self) -> Health:
        """groups.getById proves the key; the settings of the transport tell whether events will come."""
        group_id = self._section.group_id
        try:
            client = await self._open()
            found = await client.ask("groups.getById", {"group_id": group_id})
            group = obj(next(iter(items(obj(found).get("groups")) or items(found)), None))
            if not group:
                return Health(ok=False, detail=f"сообщества {group_id} нет: проверьте group_id")
            trouble = await self._transport_trouble(client)
        except ApiError as error:
            return Health(ok=False, detail=explained(error))
        except Lost as lost:
            return Health(ok=False, detail=str(lost))
        name = line(group.get("name"), 200)
        facts = {
            "group": name,
            "address": f"vk.com/{line(group.get('screen_name'), 100) or f'club{group_id}'}",
            "mode": self._section.mode,
        }
        return Health(ok=not trouble, detail=trouble or f"сообщество «{name}»", facts=facts)

    async def _transport_trouble(self, client: "Client") -> str:
        try:
            return await self._ask_transport(client)
        except ApiError:
            return ""  # a key without the right «manage» serves as well, it only can't look at the settings

    async def _ask_transport(self, client: "Client") -> str:
        group = {"group_id": self._section.group_id}
        if self._section.polls:
            settings = obj(await client.ask("groups.getLongPollSettings", group))
            if not settings.get("is_enabled"):
                return "Long Poll выключен: включите его в настройках сообщества, «Работа с API» → «Long Poll API»"
            if not obj(settings.get("events")).get("message_new"):
                return "Long Poll не сообщает о входящих сообщениях: отметьте их в «Работа с API» → «Long Poll API» → «Типы событий»"
        if self._section.is_called:
            states = {line(server.get("status"), 20) for server in await callback.servers(client)}
            if states <= {"failed", "unconfigured"}:
                return "Callback API: ни один сервер не подтверждён, откройте «Работа с API» → «Callback API»"
        return ""

    async def _open(self) -> "Client":
        async with self._opening:
            if self._client is None:
                # The library's import takes more than a second: in a thread, the desk goes on.
                module = await asyncio.to_thread(import_module, "channels.vk.client")
                self._client = module.Client(self._section)
            return self._client

    def link(self, token: str) -> str:
        """vk.me/club<id>?ref=<token>: it comes back with the first message that is written there."""
        return f"https://vk.me/club{self._section.group_id}?ref={token}"

    async def close(self) -> None:
        async with self._opening:
            if self._client is not None:
                await self._client.close()
                self._client = None


def _not_switched(problem: ApiError | Lost) -> NotSwitched:
    return NotSwitched(explained(problem) if isinstance(problem, ApiError) else str(problem))


def _saved(kind: str, entry: object, file: OutFile) -> str:
    body = obj(obj(entry).get(kind)) or obj(entry)
    if name := name_of(kind, body):
        return name
    raise Unsendable(f"ВКонтакте не сохранила файл «{file.name}»")
