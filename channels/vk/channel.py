"""A VK community as a channel: the Callback API, Bots Long Poll, messages and comments."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from channels.vk import wire
from channels.vk.config import Config
from channels.vk.fields import first, items, line, number, obj
from channels.vk.sending import (
    MAX_DOCUMENT,
    MAX_FILES,
    MAX_PHOTO,
    MAX_TEXT,
    PHOTOS,
    ApiError,
    Dialogue,
    Lost,
    Piece,
    Place,
    Unsendable,
    comment,
    destination,
    explained,
    message,
    outcome_of,
    pieces,
    sent_number,
)
from router.channel import Accepted, Capabilities, ChannelSetup, FetchFailed, Health, Hook, Sink
from router.schema import Inbound, Malformed, Outbound, Outcome, OutFile, Part, Raw, Rejected, Retry, Sent

if TYPE_CHECKING:
    from channels.vk.client import Client

MAX_NAMES, MAX_ASKED = 20_000, 500
BAD_PICTURE = (1, 22, 100, 118, 121, 129)  # what VK says of a picture it can't use
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 60.0  # seconds between two attempts at the long poll
ECHO = "vk-echo"  # the purpose of the mark by which an answer of ours is known when VK brings it back


class VkChannel:
    """One community. `accept` and `run` may serve at once: an event that comes over both is one raw."""

    kind = "vk"

    def __init__(self, setup: ChannelSetup, section: Config) -> None:
        self.name, self._section, self._signer = setup.name, section, setup.signer
        self.capabilities = Capabilities(
            title=section.title, safe_repeat=True, buttons=True, threads=True, max_text=MAX_TEXT, max_file=MAX_DOCUMENT,
            max_files=MAX_FILES, per_second=20.0,
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
        if not self._section.is_called:
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
        return not self._section.secret or hmac.compare_digest(
            given.encode(errors="replace"), self._section.secret.encode()
        )

    async def run(self, sink: Sink) -> None:
        """Bots Long Poll. The cursor moves in the transaction that stores the events. VK's troubles are noted and waited out
        here; what the desk's own side raises ends the run."""
        if not self._section.polls:
            await asyncio.Event().wait()  # called by VK: nothing to ask for until the desk stops

        pause = FIRST_PAUSE

        async def store(events: list[object], ts: str) -> None:
            nonlocal pause
            now, names = datetime.now(UTC), await self._names_of(events)
            raws = [wire.raw_of(self.name, event, now, names.get(wire.author_of(event), "")) for event in events]
            await sink.store(raws, {"ts": ts})
            pause = FIRST_PAUSE  # VK has answered well: the next trouble is a new one, however soon it comes

        client = await self._open()
        while True:
            try:
                await client.poll((await sink.load()).get("ts", ""), store, sink.note)
            except ApiError as error:
                reason = explained(error)
            except Lost as lost:
                reason = str(lost)
            await sink.note(reason)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

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
            return outcome_of(error)
        except Lost as lost:
            return Retry(reason=str(lost))
        except OSError as error:
            return Retry(reason=f"файл ответа не читается: {type(error).__name__}")
        return Sent(external_ids=(external_id,), complete=number_ + 1 == len(cut))

    async def _say(self, reply: Outbound, to: Dialogue, piece: Piece, number_: int, attachments: list[str]) -> str:
        client, mark = await self._open(), self._signer.sign(ECHO, str(number_))
        params = message(reply, to, piece, number_, attachments, mark)
        try:
            return sent_number(await client.call("messages.send", params), to.peer)
        except ApiError as error:
            if error.code not in (100, 921) or "forward" not in params:
                raise
            # The cited message may be gone. The words matter more than the citation, and the random_id is the same.
            del params["forward"]
            return sent_number(await client.call("messages.send", params), to.peer)

    async def _answer(self, answer: str) -> None:
        """Stops the wheel on the pressed button. VK takes this for a minute; too late is no trouble of the reply."""
        try:
            pressed = obj(wire.loads(answer.encode()))
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
            found = await client.call("groups.getById", {"group_id": group_id})
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
            settings = obj(await client.call("groups.getLongPollSettings", group))
            if not settings.get("is_enabled"):
                return "Long Poll выключен: включите его в настройках сообщества, «Работа с API» → «Long Poll API»"
            if not obj(settings.get("events")).get("message_new"):
                return "Long Poll не сообщает о входящих сообщениях: отметьте их в «Работа с API» → «Long Poll API» → «Типы событий»"
        if self._section.is_called:
            servers = items(obj(await client.call("groups.getCallbackServers", group)).get("items"))
            if all(obj(server).get("status") in ("failed", "unconfigured") for server in servers):
                return "Callback API: ни один сервер не подтверждён, откройте «Работа с API» → «Callback API»"
        return ""

    async def _open(self) -> "Client":
        async with self._opening:
            if self._client is None:
                # The library's import takes more than a second: in a thread, the desk goes on.
                module = await asyncio.to_thread(import_module, "channels.vk.client")
                self._client = module.Client(self._section)
            return self._client

    async def close(self) -> None:
        async with self._opening:
            if self._client is not None:
                await self._client.close()
                self._client = None


def _saved(kind: str, entry: object, file: OutFile) -> str:
    body = obj(obj(entry).get(kind)) or obj(entry)
    owner, number_ = number(body.get("owner_id")), number(body.get("id"))
    if not owner or not number_:
        raise Unsendable(f"ВКонтакте не сохранила файл «{file.name}»")
    key = line(body.get("access_key"), 100)
    return f"{kind}{owner}_{number_}" + (f"_{key}" if key else "")
