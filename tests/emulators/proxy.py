"""Proxies on loopback: a SOCKS5 server (RFC 1928, RFC 1929) and an HTTP one, both real."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

USER, PASSWORD = "okno", "hush-hush"
Way = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[tuple[str, int, bytes]]]


async def socks5(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int, bytes]:
    """Greeting, user and password, CONNECT: where to, and nothing to say there first."""
    methods = (await reader.readexactly(2))[1]
    assert 2 in await reader.readexactly(methods)
    writer.write(b"\x05\x02")
    user = await reader.readexactly((await reader.readexactly(2))[1])
    password = await reader.readexactly((await reader.readexactly(1))[0])
    right = (user, password) == (USER.encode(), PASSWORD.encode())
    writer.write(b"\x01\x00" if right else b"\x01\x01")
    if not right:
        raise ConnectionError("wrong password")
    kind = (await reader.readexactly(4))[3]
    if kind == 1:
        host = ".".join(map(str, await reader.readexactly(4)))
    else:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    port = int.from_bytes(await reader.readexactly(2), "big")
    writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
    return host, port, b""


async def http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int, bytes]:
    """A request with a whole address goes on as it came, its address cut to a path."""
    head = await reader.readuntil(b"\r\n")
    method, address, version = head.decode().split()
    parts = urlsplit(address)
    return (
        parts.hostname or "",
        parts.port or 80,
        f"{method} {parts._replace(scheme='', netloc='').geturl()} {version}\r\n".encode(),
    )


@asynccontextmanager
async def proxy(way: Way, seen: list[str]) -> AsyncIterator[int]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            host, port, first = await way(reader, writer)
            seen.append(f"{host}:{port}")
            there_reader, there_writer = await asyncio.open_connection(host, port)
            there_writer.write(first)
            await asyncio.gather(_pipe(reader, there_writer), _pipe(there_reader, writer))
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
    writer.close()
