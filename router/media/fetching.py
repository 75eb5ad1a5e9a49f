"""Attachments fetched through their channels after their text is stored."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from msgspec.structs import replace

from router.channel import Channel, FetchFailed
from router.media.blobs import Blob, Blobs, TooLarge
from router.media.sniffing import may_inline, settled
from router.schema import SMALL, Json, Part
from router.store import parts
from router.store.engine import Store
from router.store.parts import DuePart

AT_ONCE = 4  # of one channel
LOOK = 2.0  # seconds between looks at the table when nobody announces anything
ATTEMPTS = 8
SMALL_LIMIT, SMALL_DEADLINE = 512 * 1024, 30.0  # bytes of a smaller copy, seconds for it
DEADLINE = 600.0  # seconds for one attachment, whatever its channel says
LEFT = timedelta(days=1)  # far beyond DEADLINE: nobody writes any more to what is half written since then
FIRST_WAIT = 5.0
LONGEST_WAIT = 3600.0

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches pending parts through their channels, a few of each at a time. A crash costs nothing: a taken part is due again."""

    store: Store
    channels: Mapping[str, Channel]
    blobs: Blobs
    limit: int
    now: Callable[[], datetime]
    random: Callable[[], float]

    async def run(self) -> None:
        """Until cancelled; what is being fetched then is dropped and fetched again later."""
        await self._clear(self.now() - LEFT)
        held: dict[asyncio.Task[None], str] = {}
        async with asyncio.TaskGroup() as group:
            while True:
                seen = self.store.changed.version("parts")
                due = await self._take(Counter(held.values()))
                for part in due:
                    task = group.create_task(self._fetch(part))
                    held[task] = part.channel
                    task.add_done_callback(held.pop)
                if not due:
                    news = group.create_task(self._news(seen))
                    await asyncio.wait((news, *held), return_when=asyncio.FIRST_COMPLETED)
                    news.cancel()

    async def _clear(self, before: datetime) -> None:
        """Removes what processes left that died while they wrote a file, or before they told which message it belongs to."""
        await asyncio.to_thread(self.blobs.sweep, before)
        for note, sha256 in await asyncio.to_thread(self.blobs.held, before):
            if not await self.store.read(parts.has, sha256):
                await asyncio.to_thread(self.blobs.drop, sha256, before)
            await asyncio.to_thread(note.unlink, missing_ok=True)

    async def once(self) -> int:
        """Fetches what is due now, at most AT_ONCE; how many that was."""
        due = await self._take(Counter())
        await asyncio.gather(*(self._fetch(part) for part in due))
        return len(due)

    async def _news(self, seen: int) -> None:
        await self.store.changed.wait("parts", seen, LOOK)

    async def _take(self, held: Counter[str]) -> list[DuePart]:
        """What is due of the channels that have a place free: a file that hangs holds a place of its own channel alone."""
        busy = [channel for channel, number in held.items() if number >= AT_ONCE]
        free = AT_ONCE - max((number for number in held.values() if number < AT_ONCE), default=0)
        lease = self.now() + timedelta(seconds=DEADLINE + 60)
        return await self.store.write(parts.take, self.now(), lease, free, busy)

    async def _fetch(self, due: DuePart) -> None:
        bound = log.bind(part=due.id, ticket=due.ticket_id, channel=due.channel)
        try:
            blob = await self._get(due, due.part, self.limit)
            small = await self._small(due)
        except FetchFailed as problem:
            bound.info("attachment not fetched", reason=problem.reason, state=problem.state, retry=problem.retry)
            await self._failed(due, problem)
        except Exception as problem:  # noqa: BLE001 - one attachment's trouble is stored with it and tried again
            bound.warning("attachment not fetched", exc_info=True)
            await self._failed(due, FetchFailed(type(problem).__name__, retry=True))
        else:
            media_type = settled(due.part.media_type, blob.media_type)
            facts = {**due.part.facts, **small}
            kept = replace(due.part, sha256=blob.sha256, size=blob.size, media_type=media_type, facts=facts)
            await self.store.write(parts.stored, due, kept, self.now())

    async def _small(self, due: DuePart) -> dict[str, Json]:
        """The provider's smaller copy of a picture, as its fact; without it the picture itself is shown."""
        known = due.part.facts.get(SMALL)
        if not isinstance(known, dict):
            return {}
        try:
            async with asyncio.timeout(SMALL_DEADLINE):
                blob = await self._get(due, replace(due.part, ref=str(known["ref"]), size=0), SMALL_LIMIT)
        except Exception as problem:  # noqa: BLE001 - the picture itself is here already
            log.info("smaller copy not fetched", part=due.id, channel=due.channel, reason=str(problem))
            return {}
        if not (blob.media_type.startswith("image/") and may_inline(blob.media_type)):
            return {}
        return {SMALL: {**known, "sha256": blob.sha256, "media_type": blob.media_type}}

    async def _get(self, due: DuePart, part: Part, limit: int) -> Blob:
        if part.size > limit:
            raise FetchFailed(f"{part.size} bytes; the limit is {limit}", state="too_large")
        channel = self.channels.get(due.channel)
        if channel is None:
            raise FetchFailed(f"the channel {due.channel} is not configured", retry=True)
        if due.raw is None:
            raise FetchFailed("there is no raw that it came with")
        try:
            async with asyncio.timeout(DEADLINE):
                return await self.blobs.put(channel.fetch(part, due.raw), limit)
        except TooLarge as problem:
            raise FetchFailed(str(problem), state="too_large") from problem
        except TimeoutError as problem:
            raise FetchFailed(f"not fetched in {DEADLINE:.0f} seconds", retry=True) from problem

    async def _failed(self, due: DuePart, problem: FetchFailed) -> None:
        if not problem.retry or due.attempts >= ATTEMPTS:
            await self.store.write(parts.failed, due, problem.state, problem.reason, self.now())
            return
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2**due.attempts) * (0.5 + self.random() / 2)
        await self.store.write(parts.put_off, due.id, problem.reason, self.now() + timedelta(seconds=wait))
