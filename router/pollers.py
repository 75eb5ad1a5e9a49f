"""Who asks the providers: one process for each channel, however many share the database."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from router.store import cursors
from router.store.engine import Store

LEASE = 5.0  # seconds for which a process that is heard of no more still has its pollers
RENEW = 1.0  # seconds between renewals, and between looks whether another's lease is over

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Pollers:
    """Runs a channel's poller while this process holds its lease, and stops it before the lease is over.

    The processes' clocks may differ by less than LEASE - RENEW; where they differ by more two poll for a moment, and what came twice
    is known by its key.
    """

    store: Store
    owner: str
    jobs: Mapping[str, Callable[[], Coroutine[None, None, None]]]
    now: Callable[[], datetime]
    _running: dict[str, asyncio.Task[None]] = field(init=False, default_factory=dict)

    async def run(self) -> None:
        """Until cancelled; then others may take over at once."""
        try:
            while True:
                await self._play(await self._held())
                await asyncio.sleep(RENEW)
        finally:
            await self._play(set())
            await self.store.write(cursors.release, self.owner)

    async def _held(self) -> set[str]:
        """A database that gives no answer in time gives no right to poll either."""
        now = self.now()
        until = now + timedelta(seconds=LEASE)
        try:
            async with asyncio.timeout(LEASE - 2 * RENEW):
                return await self.store.write(cursors.lease, self.owner, sorted(self.jobs), until, now)
        except TimeoutError:
            log.warning("the leases of the pollers could not be renewed")
            return set()

    async def _play(self, held: set[str]) -> None:
        for name in sorted(held - self._running.keys()):
            log.info("polling", channel=name)
            self._running[name] = asyncio.create_task(self.jobs[name]())
        lost = [self._running.pop(name) for name in self._running.keys() - held]
        for task in lost:
            task.cancel()
        await asyncio.gather(*lost, return_exceptions=True)
