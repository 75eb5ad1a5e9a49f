"""VK over the network: calls, uploads, downloads and Bots Long Poll. vkbottle is imported here and nowhere else.

This module is itself imported at the first use: the library takes more than a second and 70 MB.
"""

import asyncio
import ipaddress
import logging
import socket
import time
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

_showwarning, _log = warnings.showwarning, logging.getLogger("vkbottle")
_handlers = list(_log.handlers)

from vkbottle import API, AiohttpClient, BotPolling  # noqa: E402

# The import replaces Python's way of showing warnings and puts a coloured handler on a log that carries customers' texts at
# level DEBUG: both are undone. What goes wrong is said by our own exceptions.
warnings.showwarning = _showwarning
_log.handlers[:] = _handlers
_log.setLevel(logging.CRITICAL)

from channels.vk.config import MEDIA_HOSTS, Config  # noqa: E402
from channels.vk.errors import ApiError, Lost  # noqa: E402
from channels.vk.fields import Obj, items, line, number, obj  # noqa: E402
from channels.vk.outgoing import MAX_DOCUMENT  # noqa: E402
from channels.vk.wire import unread_event  # noqa: E402
from router.channel import FetchFailed, read_json  # noqa: E402
from router.schema import Malformed, OutFile  # noqa: E402

MAX_ANSWER = 20_000_000  # a long poll brings up to a thousand events at once
LONG_POLL = 25  # seconds VK holds a poll open
REDIRECTS = 4
CHUNK = 65_536
PAGE, MAX_DIALOGUES = 200, 2_000  # what one call gives at most, and what a start may bring at most
# Seconds between two calls. VK allows a community 20 a second: one process at a time sends, and one asks (leases in the desk's
# database), so together they stay under it wherever they run.
SENDING, ASKING = 0.075, 0.3
NO_RIGHT = (7, 15, 917)
_PROXY_TROUBLE = (ProxyConnectionError, ProxyError, ProxyTimeoutError)

Notice = Callable[[str], Awaitable[None]]
Store = Callable[[list[object], str], Awaitable[None]]


class Client:
    """One community's connection. Made inside the running loop; `close` it."""

    def __init__(self, section: Config) -> None:
        self.section = section
        self._turns: dict[float, float] = {}  # by pace: when the last call was allowed to leave
        limits = aiohttp.ClientTimeout(total=section.timeout, sock_connect=min(10.0, section.timeout))
        self._session = aiohttp.ClientSession(
            timeout=limits, connector=_through(section.proxy) or aiohttp.TCPConnector(), proxy=_http(section.proxy)
        )
        self._api = _Api(section.token, http_client=_Http(session=self._session))
        self._api.API_URL, self._api.API_VERSION = section.api_url, section.version
        self._api.response_validators = [_Answer(section.token)]
        self._trusted = {host for host in (urlsplit(section.api_url).hostname, *section.media_hosts) if host}
        self._media = aiohttp.ClientSession(
            connector=_through(section.proxy) or aiohttp.TCPConnector(resolver=self._resolver(section.proxy)),
            proxy=_http(section.proxy), cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=900, sock_connect=10, sock_read=section.timeout),
            headers={"Accept-Encoding": "identity"}, auto_decompress=False,
        )  # fmt: skip

    def _resolver(self, proxy: str) -> AbstractResolver:
        """Behind a proxy the only name that is resolved here is the proxy's, which may well be in a private network."""
        return aiohttp.ThreadedResolver() if proxy else _PublicOnly(self._trusted)

    async def close(self) -> None:
        await self._session.close()
        await self._media.close()

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
                _losses(),
                self._session.post(address, data=form, timeout=aiohttp.ClientTimeout(total=seconds)) as answer,
            ):
                return obj(_read_json(await _text(answer)))
        finally:
            source.close()

    async def fetch(self, address: str) -> AsyncIterator[bytes]:
        """The bytes behind an attachment's address, followed over redirects inside VK's hosts. Raises FetchFailed."""
        for _ in range(REDIRECTS + 1):
            self._allow(address)
            try:
                async with self._media.get(address, allow_redirects=False) as answer:
                    if answer.status in (301, 302, 303, 307, 308):
                        address = urljoin(address, answer.headers.get("Location", ""))
                        continue
                    _refuse(answer)
                    async for chunk in _bounded(answer):
                        yield chunk
                    return
            except (aiohttp.ClientError, TimeoutError, OSError, *_PROXY_TROUBLE) as lost:
                blocked = isinstance(lost.__cause__, _Private)
                reason = "адрес ведёт в частную сеть" if blocked else "файл не скачался: связь прервалась"
                raise FetchFailed(reason, state="blocked" if blocked else "failed", retry=not blocked) from None
        raise FetchFailed("слишком много переадресаций", state="blocked")

    def _allow(self, address: str) -> None:
        """Only VK's own hosts: the address came in an event, and whoever forged it would have us knock at any door."""
        try:
            found = urlsplit(address)
            host = (found.hostname or "").lower().rstrip(".")
        except ValueError:
            raise FetchFailed("адрес файла не читается", state="blocked") from None
        ours = any(host == known or host.endswith(f".{known}") for known in MEDIA_HOSTS)
        if found.scheme not in ("http", "https") or not (host in self._trusted or ours):
            raise FetchFailed(f"{host[:100] or 'адрес'} — не из хранилищ ВКонтакте, файл не скачан", state="blocked")

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
        polling = _Polling(self, self._api, start, store, note)
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


def _through(proxy: str) -> ProxyConnector | None:
    """A connector through a SOCKS proxy, which resolves the names; None where there is no such proxy."""
    if not proxy.startswith("socks"):
        return None
    return ProxyConnector.from_url(proxy.replace("socks5h:", "socks5:"), rdns=True)


def _http(proxy: str) -> str | None:
    return proxy if proxy.startswith("http") else None


class _Polling(BotPolling):  # type: ignore[misc]
    """vkbottle's loop with our cursor, which moves after the commit, and with errors that end the loop."""

    def __init__(self, client: Client, api: API, start: str, store: Store, note: Notice) -> None:
        super().__init__(api, group_id=client.section.group_id, wait=LONG_POLL, error_handler=_Raising())
        self._client, self._start, self._store, self._note, self._well = client, start, store, note, False

    def restore_server_ts(self, server: dict[str, Any]) -> dict[str, Any]:
        return {**server, "ts": self._start or server["ts"]}

    def save_server_ts(self, server: dict[str, Any]) -> None:
        """The library would write a file into the working directory here; `events` has stored the cursor already."""

    async def get_server(self) -> dict[str, Any]:
        server = obj(await super().get_server())
        if not all(server.get(key) for key in ("server", "key", "ts")):
            raise Lost("ВКонтакте не дала адреса Long Poll")
        if not self._start:
            # The address first, the dialogues second: what comes in between comes twice and is known by its external id.
            await self._store(await self._client.unread(), str(server["ts"]))
            self._start = str(server["ts"])
        return dict(server)

    async def get_event(self, server: dict[str, Any]) -> dict[str, Any]:
        event = obj(await super().get_event(server))
        if "failed" not in event and not (
            isinstance(event.get("updates"), list) and isinstance(event.get("ts"), str | int)
        ):
            raise Lost("ответ Long Poll не похож на ответ Long Poll")
        if "failed" not in event and not self._well:
            self._well = True
            await self._note("")
        return dict(event)

    async def handle_failed_event(self, server: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
        """1: the history is older than VK keeps, 2: the key is old, 3: VK lost its history (api/bots/getting-started)."""
        code = number(event.get("failed"))
        if code not in (1, 2, 3) or (code == 1 and not event.get("ts")):
            raise Lost(f"Long Poll отвечает failed {code}")
        fresh = server if code == 1 else await self.get_server()
        ts = {1: event.get("ts"), 2: server["ts"], 3: fresh["ts"]}[code]
        if code != 2:
            await self._store(await self._client.unread(), str(ts))
            # The notice stays for the whole run: edits and answered messages of that time are only in VK itself.
            self._well = True
            await self._note(
                f"Long Poll: часть событий потеряна ВКонтакте (failed {code}), непрочитанные сообщения взяты из диалогов"
            )
        return {**fresh, "ts": ts}


class _Raising:
    """vkbottle hands errors of its loop to a handler that logs them, URL and key included; ours ends the loop instead."""

    async def handle(self, error: Exception, *_: object, **__: object) -> None:
        raise error if isinstance(error, ApiError | Lost) else Lost(f"Long Poll: {type(error).__name__}") from None


class _Api(API):  # type: ignore[misc]
    async def request(self, method: str, data: dict[str, Any], version: str | None = None) -> dict[str, Any]:
        async with _losses():
            return await super().request(method, data, version)  # type: ignore[no-any-return]


class _Answer:
    """Reads an answer in place of vkbottle's validators: theirs sends a call again, silently, when the answer isn't JSON."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def validate(self, method: str, data: object, response: object, api: object) -> dict[str, Any]:
        answer = obj(_read_json(response)) if isinstance(response, str) else obj(response)
        error = answer.get("error")
        if error is not None:
            words = line(obj(error).get("error_msg"), 500) or line(error, 500) or "без объяснения"
            raise ApiError(number(obj(error).get("error_code")) or 1, words.replace(self._token, "***"))
        if "response" not in answer:
            raise Lost(f"ответ на {method} не похож на ответ ВКонтакте")
        return dict(answer)


class _Http(AiohttpClient):  # type: ignore[misc]
    """vkbottle's client reads an answer of any size and any HTTP status; this one does not."""

    async def request_text(self, url: str, method: str = "GET", data: Any = None, **more: Any) -> str:
        async with self.request(url, method, data, **more) as answer:
            return await _text(answer)

    async def request_json(self, url: str, method: str = "GET", data: Any = None, **more: Any) -> Any:
        async with _losses():
            return _read_json(await self.request_text(url, method, data, **more))


class _losses:  # noqa: N801  (a context manager, used like a function)
    """Turns whatever the network does into Lost. Never the library's own words: they carry the URL, and that the token."""

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, TimeoutError):
            raise Lost("ВКонтакте не ответила вовремя") from None
        if isinstance(error, _PROXY_TROUBLE):
            raise Lost(f"прокси не пропустил запрос к ВКонтакте ({type(error).__name__})") from None
        if isinstance(error, aiohttp.ClientError | OSError | ValueError):
            raise Lost(f"связь с ВКонтакте прервалась ({type(error).__name__})") from None


async def _text(answer: aiohttp.ClientResponse) -> str:
    body = await answer.content.read(MAX_ANSWER)
    while chunk := await answer.content.read(CHUNK):
        body += chunk
        if len(body) > MAX_ANSWER:
            raise Lost("ответ ВКонтакте слишком велик")
    if answer.status >= 400:
        raise Lost(f"ВКонтакте ответила HTTP {answer.status}")
    return body.decode("utf-8", "replace")


def _read_json(answer: str) -> object:
    try:
        return read_json(answer.encode())
    except Malformed:
        raise Lost("ВКонтакте ответила не в JSON") from None


class _Private(OSError):
    """A public name led into a private network."""


class _PublicOnly(AbstractResolver):
    """Names of the open internet only, except hosts that the configuration names."""

    def __init__(self, trusted: set[str]) -> None:
        self._trusted, self._inner = trusted, aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if host in self._trusted:
            return found
        if not all(ipaddress.ip_address(entry["host"].partition("%")[0]).is_global for entry in found):
            raise _Private(host)
        return found

    async def close(self) -> None:
        await self._inner.close()


def _refuse(answer: aiohttp.ClientResponse) -> None:
    if answer.status in (401, 403, 404, 410):
        raise FetchFailed(f"ВКонтакте больше не отдаёт файл (HTTP {answer.status})", state="expired")
    if answer.status != 200:
        raise FetchFailed(f"ВКонтакте ответила HTTP {answer.status}", retry=True)
    if answer.content_type == "text/html":
        raise FetchFailed("вместо файла ВКонтакте показала страницу: ссылка устарела или нужен вход", state="expired")
    if (answer.content_length or 0) > MAX_DOCUMENT:
        raise FetchFailed(f"файл больше {MAX_DOCUMENT // 1_000_000} МБ", state="too_large")


async def _bounded(answer: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    got = 0
    async for chunk in answer.content.iter_chunked(CHUNK):
        got += len(chunk)
        if got > MAX_DOCUMENT:
            raise FetchFailed(f"файл больше {MAX_DOCUMENT // 1_000_000} МБ", state="too_large")
        yield chunk
