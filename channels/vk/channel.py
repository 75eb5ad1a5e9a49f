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
from channels.vk.config import Config
from channels.vk.errors import ApiError, Lost, explained
from channels.vk.fields import items, line, number, obj
from channels.vk.outgoing import MAX_DOCUMENT, MAX_FILES, MAX_TEXT
from channels.vk.sending import ECHO, Sender
from router.channel import Accepted, Capabilities, ChannelSetup, FetchFailed, Health, Hook, NotSwitched, Sink
from router.schema import Inbound, Malformed, Outbound, Outcome, Part, Raw

if TYPE_CHECKING:
    from channels.vk.client import Client

MAX_NAMES, MAX_ASKED = 20_000, 500
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 60.0  # seconds between two attempts at the long poll
WATCH = 5.0  # seconds between looks whether VK still calls us
NO_RIGHT = (7, 15, 27, 28, 203)  # what VK says to a key without the right «manage»


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
        self._sender = Sender(section.group_id, setup.signer, self._open)
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
        async for chunk in client.downloads.fetch(part.ref):
            yield chunk

    # --- what leaves ---

    async def send(self, reply: Outbound) -> Outcome:
        return await self._sender.send(reply)

    async def typing(self, thread: str) -> None:
        """messages.setActivity shows it for ten seconds or until a message comes; comments know nothing of the kind."""
        if thread.removeprefix("-").isdigit():
            with suppress(ApiError, Lost):
                params = {"peer_id": int(thread), "type": "typing", "group_id": self._section.group_id}
                await (await self._open()).ask("messages.setActivity", params)

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
