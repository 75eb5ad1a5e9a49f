"""A process of a desk: it says that it is ready, and from a line of its standard input on it sends what waits in a database and asks
the provider, until that input ends.

python -m tests.outbox.worker KIND NAME DATABASE FOLDER API_URL TOKEN
"""

import asyncio
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from channels import vk
from channels.telegram.channel import TelegramChannel
from channels.telegram.config import read
from channels.vk.channel import VkChannel
from router.channel import ChannelSetup
from router.ingest import Ingest
from router.media.blobs import Blobs
from router.outbox import Outbox
from router.pollers import Pollers
from router.queue import LocalQueue
from router.signing import Signer
from router.store.engine import Store
from tests.emulators.vk.events import GROUP

SPEED = 5
CHANNEL = "post"
SIGNER = Signer(b"0123456789abcdef")


class Fast(TelegramChannel):
    """The real channel at a provider whose limits are `SPEED` times as high."""

    def pause(self, thread: str) -> float:
        return super().pause(thread) / SPEED


def fast_telegram(api_url: str, token: str) -> Fast:
    channel = Fast(CHANNEL, read(CHANNEL, {"token": token, "api_url": api_url}))
    channel.capabilities = replace(channel.capabilities, per_second=channel.capabilities.per_second * SPEED)
    return channel


def real_vk(api_url: str, token: str) -> VkChannel:
    import channels.vk.client  # noqa: F401 - the channel does so at its first call, and it takes more than a second

    section = {"group_id": GROUP, "token": token, "api_url": api_url}
    return vk.build(ChannelSetup(name=CHANNEL, section=section, signer=SIGNER, public_url="http://desk"))


KINDS: dict[str, Callable[[str, str], Fast | VkChannel]] = {"telegram": fast_telegram, "vk": real_vk}


def now() -> datetime:
    return datetime.now(UTC)


async def main(kind: str, name: str, database: str, folder: str, api_url: str, token: str) -> None:
    channel = KINDS[kind](api_url, token)
    store, stop, channels = Store.open(database), asyncio.Event(), {CHANNEL: channel}
    outbox = Outbox(
        store=store, channels=channels, signer=SIGNER, blobs=Blobs(Path(folder)), now=now, random=random.random, worker=name,
    )  # fmt: skip
    ingest = Ingest(store=store, queue=LocalQueue(), channels=channels, clock=now)
    pollers = Pollers(store=store, owner=name, jobs={CHANNEL: partial(channel.run, ingest.sink(CHANNEL))}, now=now)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    asking = asyncio.create_task(pollers.run())
    running = asyncio.create_task(outbox.run(stop))
    await asyncio.to_thread(sys.stdin.read)
    stop.set()
    await running
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    await channel.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
