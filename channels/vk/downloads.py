"""Attachments fetched from VK's own hosts, wherever an event says that they are."""

import ipaddress
import socket
from collections.abc import AsyncIterator
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from channels.vk.config import MEDIA_HOSTS, Config
from channels.vk.outgoing import MAX_DOCUMENT
from channels.vk.proxy import PROXY_TROUBLE, http_proxy, through
from router.channel import FetchFailed

REDIRECTS = 4
CHUNK = 65_536


class Downloads:
    """One community's session for files. Made inside the running loop; `close` it."""

    def __init__(self, section: Config) -> None:
        self._trusted = {host for host in (urlsplit(section.api_url).hostname, *section.media_hosts) if host}
        self._session = aiohttp.ClientSession(
            connector=through(section.proxy) or aiohttp.TCPConnector(resolver=self._resolver(section.proxy)),
            proxy=http_proxy(section.proxy), cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=900, sock_connect=10, sock_read=section.timeout),
            headers={"Accept-Encoding": "identity"}, auto_decompress=False,
        )  # fmt: skip

    def _resolver(self, proxy: str) -> AbstractResolver:
        """Behind a proxy the only name that is resolved here is the proxy's, which may well be in a private network."""
        return aiohttp.ThreadedResolver() if proxy else PublicOnly(self._trusted)

    async def close(self) -> None:
        await self._session.close()

    async def fetch(self, address: str) -> AsyncIterator[bytes]:
        """The bytes behind an attachment's address, followed over redirects inside VK's hosts. Raises FetchFailed."""
        for _ in range(REDIRECTS + 1):
            self._allow(address)
            try:
                async with self._session.get(address, allow_redirects=False) as answer:
                    if answer.status in (301, 302, 303, 307, 308):
                        address = urljoin(address, answer.headers.get("Location", ""))
                        continue
                    _refuse(answer)
                    async for chunk in _bounded(answer):
                        yield chunk
                    return
            except (aiohttp.ClientError, TimeoutError, OSError, *PROXY_TROUBLE) as lost:
                blocked = isinstance(lost.__cause__, Private)
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


class Private(OSError):
    """A public name led into a private network."""


class PublicOnly(AbstractResolver):
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
            raise Private(host)
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
