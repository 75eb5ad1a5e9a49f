"""Calls to the Bot API over HTTP. Three things can go wrong, and the caller must tell them apart: see the exceptions.

The token stands in every address, so no address is logged, and no exception of the HTTP library leaves this file.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
import msgspec
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from channels.telegram.config import Config
from router.schema import OutFile

CALL_SECONDS = 30.0
ANSWER_SECONDS = 10.0
UPLOAD_SECONDS = 80.0  # with an answer before it, still within what the desk gives one attempt
DOWNLOAD_SECONDS = 300.0
CONNECT_SECONDS = 10.0
MAX_ANSWER = 2_000_000
MAX_UPDATES = 50_000_000  # a hundred updates of the largest size, with room
CHUNK = 65_536

# The server drops idle connections after about a minute; a request written into a dropped one is lost without our knowing whether
# it was read. Ours are dropped well before.
KEEPALIVE_SECONDS = 15.0


class ApiError(Exception):
    """The provider answered: no. `code` and `words` are its own."""

    def __init__(self, code: int, words: str, *, retry_after: float | None = None, moved_to: int = 0) -> None:
        super().__init__(f"{code}: {words}")
        self.code, self.words, self.retry_after, self.moved_to = code, words, retry_after, moved_to


class NotSent(Exception):
    """The request never reached the provider: it had no effect."""


class Lost(Exception):
    """The request may have been carried out: its answer was lost or can't be read."""


class _Parameters(msgspec.Struct):
    retry_after: float | None = None
    migrate_to_chat_id: int = 0


class _Answer(msgspec.Struct):
    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: _Parameters | None = None


_answer = msgspec.json.Decoder(_Answer)

_NEVER_CONNECTED = (
    aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError,
    ProxyConnectionError, ProxyError, ProxyTimeoutError,
)  # fmt: skip


class Client:
    """One bot's connection. Sessions open at the first call, in the loop that makes it."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        params: Mapping[str, object] | None = None,
        *,
        deadline: float = CALL_SECONDS,
        most: int = MAX_ANSWER,
    ) -> Any:
        """The method's `result`, decoded. Raises ApiError, NotSent, Lost."""
        return _decoded(await self.call_raw(method, params, deadline=deadline, most=most))

    async def call_raw(
        self,
        method: str,
        params: Mapping[str, object] | None = None,
        *,
        deadline: float = CALL_SECONDS,
        most: int = MAX_ANSWER,
    ) -> bytes:
        """The method's `result` as the provider wrote it, byte for byte."""
        return await self._post(method, {"json": dict(params or {})}, deadline, most)

    async def upload(self, method: str, params: Mapping[str, object], files: Mapping[str, OutFile]) -> Any:
        """Like `call`, with files streamed from disk, by their fields' names. Raises OSError too when one can't be opened."""
        with ExitStack() as opened:
            # Percent-encoded file names would reach the customer as they are.
            form = aiohttp.FormData(quote_fields=False)
            for key, value in params.items():
                form.add_field(key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for field, one in files.items():
                source = opened.enter_context(await asyncio.to_thread(Path(one.path).open, "rb"))
                form.add_field(field, source, filename=_file_name(one.name), content_type=_media_type(one.media_type))
            return _decoded(await self._post(method, {"data": form}, UPLOAD_SECONDS, MAX_ANSWER))

    async def updates(self, offset: int, timeout: int, allowed: Sequence[str]) -> list[bytes]:
        """One long poll: each update as its own bytes. Raises ApiError, NotSent, Lost."""
        params: dict[str, object] = {"timeout": timeout, "limit": 100, "allowed_updates": list(allowed)}
        if offset:
            params["offset"] = offset
        result = await self.call_raw("getUpdates", params, deadline=timeout + 15.0, most=MAX_UPDATES)
        try:
            return [bytes(item) for item in msgspec.json.decode(result, type=list[msgspec.Raw])]
        except msgspec.MsgspecError as problem:
            raise Lost(f"getUpdates gave no list of updates: {problem}") from None

    async def download(self, path: str) -> AsyncIterator[bytes]:
        """A file's bytes by its `file_path`. Raises ApiError (404: gone), NotSent, Lost."""
        address = f"{self._config.api_url}/file/bot{self._config.token}/{quote(path.lstrip('/'))}"
        timeout = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS, connect=CONNECT_SECONDS, sock_read=CALL_SECONDS)
        try:
            async with self._open().get(
                address, timeout=timeout, allow_redirects=False, proxy=self._proxy()
            ) as response:
                if response.status != 200:
                    raise ApiError(response.status, f"the file server answered {response.status}")
                async for chunk in response.content.iter_chunked(CHUNK):
                    yield chunk
        except _NEVER_CONNECTED as problem:
            raise NotSent(self._scrubbed(problem)) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise Lost(self._scrubbed(problem)) from None

    async def _post(self, method: str, content: dict[str, Any], deadline: float, most: int) -> bytes:
        address = f"{self._config.api_url}/bot{self._config.token}/{method}"
        timeout = aiohttp.ClientTimeout(total=deadline, connect=CONNECT_SECONDS)
        try:
            async with self._open().post(
                address, timeout=timeout, allow_redirects=False, proxy=self._proxy(), **content
            ) as response:
                body = await _bounded(response, most)
                status = response.status
        except _NEVER_CONNECTED as problem:
            raise NotSent(self._scrubbed(problem)) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise Lost(self._scrubbed(problem)) from None
        return _result(status, body)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            proxy = self._config.proxy
            connector: aiohttp.BaseConnector
            if proxy.startswith("socks"):
                # "socks5h" is socks5 with names resolved by the proxy, which is this library's habit anyway.
                connector = ProxyConnector.from_url(
                    proxy.replace("socks5h:", "socks5:"), rdns=True, limit=0, keepalive_timeout=KEEPALIVE_SECONDS
                )
            else:
                connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEPALIVE_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": "okno"}, trust_env=False)
        return self._session

    def _proxy(self) -> str | None:
        return self._config.proxy if self._config.proxy.startswith("http") else None

    def _scrubbed(self, problem: BaseException) -> str:
        """What happened, without the token and the proxy's password."""
        words = f"{type(problem).__name__}: {problem}".replace(self._config.token, "…")
        password = urlsplit(self._config.proxy).password
        return (words.replace(password, "…") if password else words)[:300]


async def _bounded(response: aiohttp.ClientResponse, most: int) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > most:
            raise aiohttp.ClientPayloadError(f"the answer is longer than {most} bytes")
    return bytes(body)


def _result(status: int, body: bytes) -> bytes:
    try:
        answer = _answer.decode(body)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Lost(f"the provider answered {status} and no JSON that we know") from None
    if answer.ok:
        return bytes(answer.result)
    code = answer.error_code or status
    if code >= 500:
        raise Lost(f"the provider answered {code}: {answer.description[:300]}")
    more = answer.parameters or _Parameters()
    raise ApiError(
        code,
        answer.description[:500] or f"error {code}",
        retry_after=more.retry_after,
        moved_to=more.migrate_to_chat_id,
    )


def _decoded(result: bytes) -> Any:
    try:
        return msgspec.json.decode(result)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise Lost("the provider said ok and then nothing that can be read") from None


def _file_name(name: str) -> str:
    """A name that can't break out of its header; never empty."""
    return "".join(char for char in name if char.isprintable())[:200] or "file"


def _media_type(media_type: str) -> str:
    kind, slash, subtype = media_type.partition("/")
    plain = all(char.isascii() and (char.isalnum() or char in ".+-") for char in kind + subtype)
    return media_type if slash and kind and subtype and plain else "application/octet-stream"
