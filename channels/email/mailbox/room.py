"""How many bytes of large mails may be in memory between the servers and the store, over all folders of a channel."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Room:
    """Whoever asks first is let in first. What is larger than the room has it alone."""

    def __init__(self, size: int) -> None:
        self.size = self.free = size
        self._turn = asyncio.Lock()
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def taken(self, wanted: int) -> AsyncIterator[None]:
        """Waits until so many bytes are free and holds them."""
        held = min(wanted, self.size)
        async with self._turn:
            while self.free < held:
                self._freed.clear()
                await self._freed.wait()
            self.free -= held
        try:
            yield
        finally:
            self.free += held
            self._freed.set()
