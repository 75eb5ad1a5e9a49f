"""Waiting for what happens on the other side: of a socket, in a task, in another process. There is no event for it."""

import asyncio
from collections.abc import Callable
from typing import Any

LIMIT = 300.0  # seconds: never reached by what happens at all, however loaded the machine


async def until(look: Callable[..., Any], what: str = "what was waited for") -> Any:
    """Calls `look` (plain or async) until it gives something true, and gives that; raises AssertionError with `what` if it never does."""
    loop = asyncio.get_running_loop()
    end = loop.time() + LIMIT
    while True:
        found = look()
        if asyncio.iscoroutine(found):
            found = await found
        if found:
            return found
        if loop.time() > end:
            raise AssertionError(f"not within {LIMIT:g} s: {what}")
        await asyncio.sleep(0.01)
