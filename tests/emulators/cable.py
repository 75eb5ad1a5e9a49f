"""The wire between the desk and a server that speaks no HTTP: a test may pull it, plug it in again, or let it go silent."""

import asyncio
import contextlib
from types import TracebackType


class Cable:
    """`async with Cable(port) as cable:` and let the desk connect to `cable.port`. A silent cable takes bytes and brings none."""

    def __init__(self, to: int, host: str = "127.0.0.1") -> None:
        self._to, self._host = to, host
        self.port, self.silent = 0, False
        self.connected = 0  # connections that were ever opened through it
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> "Cable":
        await self.plug()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pull()

    async def plug(self) -> None:
        """Listens (again, on the same port)."""
        self._server = await asyncio.start_server(self._carry, self._host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def pull(self) -> None:
        """Every connection breaks, new ones are refused."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for end in list(self._ends):
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connected += 1
        try:
            far_reader, far_writer = await asyncio.open_connection(self._host, self._to)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, far_writer}
        self._ends |= ends
        try:
            await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))
        finally:
            self._ends -= ends

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                if not self.silent:
                    writer.write(data)
                    await writer.drain()
        writer.close()
