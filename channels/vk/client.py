"""VK over the network: calls, uploads and Bots Long Poll. Imported at the first use, because of library.py."""

import asyncio
import time
from collections.abc import Collection, Mapping
from typing import NoReturn

import aiohttp

from channels.vk.config import Config
from channels.vk.downloads import Downloads
from channels.vk.errors import ApiError, Lost
from channels.vk.fields import Obj, items, line, number, obj
from channels.vk.library import Answer, Api, Http, Notice, Polling, Store, json_of, losses, text_of
from channels.vk.proxy import http_proxy, through
from channels.vk.wire import unread_event
from router.schema import OutFile

PAGE, MAX_DIALOGUES = 200, 2_000  # what one call gives at most, and what a start may bring at most
# Seconds between two calls. VK allows a community 20 a second: one process at a time sends, and one asks (leases in the desk's
# database), so together they stay under it wherever they run.
SENDING, ASKING = 0.075, 0.3
NO_RIGHT = (7, 15, 917)


class Client:
    """One community's connection. Made inside the running loop; `close` it."""

    def __init__(self, section: Config) -> None:
        self.section = section
        self._turns: dict[float, float] = {}  # by pace: when the last call was allowed to leave
        limits = aiohttp.ClientTimeout(total=section.timeout, sock_connect=min(10.0, section.timeout))
        self._session = aiohttp.ClientSession(
            timeout=limits, connector=through(section.proxy) or aiohttp.TCPConnector(), proxy=http_proxy(section.proxy)
        )
        self._api = Api(section.token, http_client=Http(session=self._session))
        self._api.API_URL, self._api.API_VERSION = section.api_url, section.version
        self._api.response_validators = [Answer(section.token)]
        self.downloads = Downloads(section)

    async def close(self) -> None:
        await self._session.close()
        await self.downloads.close()

    async def ask(self, method: str, params: Mapping[str, object] | None = None) -> object:
        """`call` for what delivers nothing, at its own pace."""
        return await self.call(method, params, pace=ASKING)

    async def call(self, method: str, params: Mapping[str, object] | None = None, *, pace: float = SENDING) -> object:
        """The `response` of a method, in its turn. Raises ApiError with VK's refusal, Lost when there is no answer to read."""
        clock = asyncio.get_running_loop()
        turn = self._turns[pace] = max(clock.time(), self._turns.get(pace, 0.0) + pace)
        await asyncio.sleep(turn - clock.time())
        return (await self._api.request(method, dict(params or {})))["response"]

    async def upload(self, address: str, field: str, file: OutFile) -> Mapping[str, object]:
        """Sends the file to an upload address that VK gave. Raises Lost; OSError when the file can't be read here."""
        seconds = self.section.timeout + file.size / 100_000  # a slow line of 100 kB a second is still an honest one
        source = await asyncio.to_thread(open, file.path, "rb")
        try:
            form = aiohttp.FormData(quote_fields=False)  # VK shows a percent-encoded name as it came
            name = line(file.name, 200).replace('"', "'") or "file"
            form.add_field(field, source, filename=name, content_type=file.media_type or "application/octet-stream")
            async with (
                losses(),
                self._session.post(address, data=form, timeout=aiohttp.ClientTimeout(total=seconds)) as answer,
            ):
                return obj(json_of(await text_of(answer)))
        finally:
            source.close()

    async def place(self) -> str:
        """Where the long poll stands now; "" where it is switched off. Raises ApiError or Lost."""
        try:
            return line(
                obj(await self.ask("groups.getLongPollServer", {"group_id": self.section.group_id})).get("ts"), 40
            )
        except ApiError as error:
            if error.code not in (*NO_RIGHT, 100):
                raise
            return ""

    async def poll(self, start: str, store: Store, note: Notice) -> NoReturn:
        """Bots Long Poll from the cursor `start` ("": from now and what is unread) until cancelled. `store(events, cursor)`
        returns when they are safe; `note` gets what was lost, and "" after trouble. Raises ApiError or Lost."""
        polling = Polling(self._api, self.section.group_id, start, unread=self.unread, store=store, note=note)
        async for event in polling.listen():
            await store(event["updates"], str(event["ts"]))
        raise Lost("Long Poll закончился сам")

    async def names(self, people: Collection[int]) -> dict[int, str]:
        """Names of people as their pages show them (method/users.get), of those that VK tells. Raises ApiError or Lost."""
        found = items(await self.ask("users.get", {"user_ids": ",".join(map(str, people))}))
        return {
            number(one.get("id")): line(f"{line(one.get('first_name'))} {line(one.get('last_name'))}")
            for one in map(obj, found)
        }

    async def unread(self) -> list[object]:
        """What the long poll can't tell any more, as events: unread messages of the last `catch_up` hours, oldest first.

        Sources: method/messages.getConversations and messages.getHistory. A key without the right to read dialogues gives none.
        """
        since = time.time() - self.section.catch_up * 3_600
        found: list[Obj] = []
        try:
            for offset in range(0, MAX_DIALOGUES, PAGE):
                asked = {"filter": "unread", "count": PAGE, "offset": offset, "group_id": self.section.group_id}
                dialogues = items(obj(await self.ask("messages.getConversations", asked)).get("items"))
                for dialogue in map(obj, dialogues):
                    found += await self._unread_in(
                        obj(dialogue.get("conversation")), obj(dialogue.get("last_message")), since
                    )
                if len(dialogues) < PAGE:
                    break
        except ApiError as error:
            if error.code not in NO_RIGHT:
                raise
        found.sort(
            key=lambda one: (number(one.get("date")), number(one.get("id")), number(one.get("conversation_message_id")))
        )
        return [unread_event(message, self.section.group_id) for message in found]

    async def _unread_in(self, dialogue: Obj, last: Obj, since: float) -> list[Obj]:
        if number(last.get("date")) < since:
            return []
        messages, count = [last], min(number(dialogue.get("unread_count")), PAGE)
        if count > 1:
            asked = {"peer_id": number(last.get("peer_id")), "count": count, "group_id": self.section.group_id}
            messages = list(map(obj, items(obj(await self.ask("messages.getHistory", asked)).get("items"))))
        return [one for one in messages if not one.get("out") and number(one.get("date")) >= since]
