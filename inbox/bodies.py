"""The bodies of customers' forms: bounded one by one, by sender and all together, for they are in memory until they are stored."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import web

from router.desk.users import neighbourhood

SECONDS = 300  # a phone on a poor line sends 25 MB in that time at 0.7 Mbit/s
OF_ONE, OF_ALL = 2, 8  # how many of the largest bodies may be arriving from one neighbourhood, and from everywhere
LATER = 30  # seconds until a refused one may try again


@dataclass(slots=True)
class Bodies:
    """What is arriving now. `limit` is the largest body, in bytes."""

    limit: int
    _held: Counter[str] = field(default_factory=Counter)

    async def read(self, request: web.Request) -> bytes:
        """The whole body. Raises HTTPRequestEntityTooLarge for one over the limit, HTTPRequestTimeout for a slow one, and
        HTTPServiceUnavailable while too much is arriving already."""
        if (request.content_length or 0) > self.limit:
            raise web.HTTPRequestEntityTooLarge(max_size=self.limit, actual_size=request.content_length or 0)
        sender, body = neighbourhood(request.remote or ""), bytearray()
        try:
            async with asyncio.timeout(SECONDS):
                async for chunk in request.content.iter_chunked(1 << 16):
                    body += chunk
                    self._held[sender] += len(chunk)
                    self._check(sender, len(body))
        except TimeoutError as late:
            raise web.HTTPRequestTimeout from late
        finally:
            self._held[sender] -= len(body)
            if not self._held[sender]:
                del self._held[sender]
        return bytes(body)

    def _check(self, sender: str, size: int) -> None:
        if size > self.limit:
            raise web.HTTPRequestEntityTooLarge(max_size=self.limit, actual_size=size)
        if self._held[sender] > OF_ONE * self.limit or self._held.total() > OF_ALL * self.limit:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": str(LATER)})
