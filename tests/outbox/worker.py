"""A process that sends what waits in a database, `SPEED` times as fast as the provider allows, until its standard input ends:

python -m tests.outbox.worker NAME DATABASE FOLDER API_URL TOKEN
"""

import asyncio
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from channels.telegram import TelegramChannel
from channels.telegram.config import read
from router.channel import Signer
from router.media import Blobs
from router.outbox import Outbox
from router.store.engine import Store

SPEED = 5
CHANNEL = "post"


class Fast(TelegramChannel):
    """The real channel at a provider whose limits are `SPEED` times as high."""

    def pause(self, thread: str) -> float:
        return super().pause(thread) / SPEED


async def main(name: str, database: str, folder: str, api_url: str, token: str) -> None:
    channel = Fast(CHANNEL, read(CHANNEL, {"token": token, "api_url": api_url}))
    channel.capabilities = replace(channel.capabilities, per_second=channel.capabilities.per_second * SPEED)
    store, stop = Store.open(database), asyncio.Event()
    outbox = Outbox(
        store=store, channels={CHANNEL: channel}, signer=Signer(b"0123456789abcdef"), blobs=Blobs(Path(folder)),
        now=lambda: datetime.now(UTC), random=random.random, worker=name,
    )  # fmt: skip
    running = asyncio.create_task(outbox.run(stop))
    await asyncio.to_thread(sys.stdin.read)
    stop.set()
    await running
    await channel.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
