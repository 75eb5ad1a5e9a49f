"""Requests as no client library writes them."""

import asyncio
from typing import Protocol


class Address(Protocol):
    """A test server or its client."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int | None: ...


async def status_of(where: Address, request: str, *headers: bytes) -> int:
    """The status of the answer to `request` ("POST /path") with these header lines and no body."""
    reader, writer = await asyncio.open_connection(where.host, where.port)
    head = (f"{request} HTTP/1.1".encode(), b"Host: x", b"Connection: close", b"Content-Length: 0", *headers)
    writer.write(b"\r\n".join(head) + b"\r\n\r\n")
    status = int((await reader.read()).split(b" ", 2)[1])
    writer.close()
    await writer.wait_closed()
    return status
