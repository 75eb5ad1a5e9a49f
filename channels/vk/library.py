"""vkbottle, bent to what a desk needs: no answer without a bound, no call sent again, no word of its own in a log or a file.

vkbottle is imported here and nowhere else, and this module at the first use: it takes more than a second and 70 MB.
"""

import logging
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

_showwarning, _log = warnings.showwarning, logging.getLogger("vkbottle")
_handlers = list(_log.handlers)

from vkbottle import API, AiohttpClient, BotPolling  # noqa: E402

# The import replaces Python's way of showing warnings and puts a coloured handler on a log that carries customers' texts at
# level DEBUG: both are undone. What goes wrong is said by our own exceptions.
warnings.showwarning = _showwarning
_log.handlers[:] = _handlers
_log.setLevel(logging.CRITICAL)

from channels.vk.errors import ApiError, Lost  # noqa: E402
from channels.vk.fields import line, number, obj  # noqa: E402
from channels.vk.proxy import PROXY_TROUBLE  # noqa: E402
from router.json_reading import read_json  # noqa: E402
from router.schema import Malformed  # noqa: E402

MAX_ANSWER = 20_000_000  # a long poll brings up to a thousand events at once
LONG_POLL = 25  # seconds VK holds a poll open
CHUNK = 65_536

Notice = Callable[[str], Awaitable[None]]
Store = Callable[[list[object], str], Awaitable[None]]
Unread = Callable[[], Awaitable[list[object]]]


class Polling(BotPolling):  # type: ignore[misc]
    """vkbottle's loop with our cursor, which moves after the commit, and with errors that end the loop."""

    def __init__(self, api: API, group_id: int, start: str, *, unread: Unread, store: Store, note: Notice) -> None:
        super().__init__(api, group_id=group_id, wait=LONG_POLL, error_handler=_Raising())
        self._start, self._unread, self._store, self._note, self._well = start, unread, store, note, False

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
            await self._store(await self._unread(), str(server["ts"]))
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
            await self._store(await self._unread(), str(ts))
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


class Api(API):  # type: ignore[misc]
    async def request(self, method: str, data: dict[str, Any], version: str | None = None) -> dict[str, Any]:
        async with losses():
            return await super().request(method, data, version)  # type: ignore[no-any-return]


class Answer:
    """Reads an answer in place of vkbottle's validators: theirs sends a call again, silently, when the answer isn't JSON."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def validate(self, method: str, data: object, response: object, api: object) -> dict[str, Any]:
        answer = obj(json_of(response)) if isinstance(response, str) else obj(response)
        error = answer.get("error")
        if error is not None:
            words = line(obj(error).get("error_msg"), 500) or line(error, 500) or "без объяснения"
            raise ApiError(number(obj(error).get("error_code")) or 1, words.replace(self._token, "***"))
        if "response" not in answer:
            raise Lost(f"ответ на {method} не похож на ответ ВКонтакте")
        return dict(answer)


class Http(AiohttpClient):  # type: ignore[misc]
    """vkbottle's client reads an answer of any size and any HTTP status; this one does not."""

    async def request_text(self, url: str, method: str = "GET", data: Any = None, **more: Any) -> str:
        async with self.request(url, method, data, **more) as answer:
            return await text_of(answer)

    async def request_json(self, url: str, method: str = "GET", data: Any = None, **more: Any) -> Any:
        async with losses():
            return json_of(await self.request_text(url, method, data, **more))


class losses:  # noqa: N801  (a context manager, used like a function)
    """Turns whatever the network does into Lost. Never the library's own words: they carry the URL, and that the token."""

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, TimeoutError):
            raise Lost("ВКонтакте не ответила вовремя") from None
        if isinstance(error, PROXY_TROUBLE):
            raise Lost(f"прокси не пропустил запрос к ВКонтакте ({type(error).__name__})") from None
        if isinstance(error, aiohttp.ClientError | OSError | ValueError):
            raise Lost(f"связь с ВКонтакте прервалась ({type(error).__name__})") from None


async def text_of(answer: aiohttp.ClientResponse) -> str:
    """What was answered, bounded. Raises Lost for anything but a success."""
    body = await answer.content.read(MAX_ANSWER)
    while chunk := await answer.content.read(CHUNK):
        body += chunk
        if len(body) > MAX_ANSWER:
            raise Lost("ответ ВКонтакте слишком велик")
    if answer.status >= 400:
        raise Lost(f"ВКонтакте ответила HTTP {answer.status}")
    return body.decode("utf-8", "replace")


def json_of(answer: str) -> object:
    """Raises Lost for what is no JSON."""
    try:
        return read_json(answer.encode())
    except Malformed:
        raise Lost("ВКонтакте ответила не в JSON") from None
