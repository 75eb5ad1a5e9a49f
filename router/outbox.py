"""Claims deliveries, gives them to their channels, writes down what became of them. Nothing is sent that isn't in the store.

Many conversations go at once, one delivery of each at a time, so answers never overtake each other. One process at a time sends on a
channel, so that its provider's limits are kept for all of them (docs/decisions/0009).
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from msgspec.structs import replace

from router.channel import Channel, Paced
from router.media.blobs import Blobs
from router.schema import Button, Outbound, Outcome, OutFile, Rejected, Retry, Sent, Unknown
from router.signing import Signer
from router.store import outbox
from router.store.engine import Store, Unavailable
from router.store.jobs import Job
from router.store.outbox import Claimed

AT_ONCE = 64  # deliveries of one channel: most of them wait for their chat's pause
LEASE = 15.0  # seconds, of a delivery and of the channel; renewed while a delivery is in hand
QUIET = 1.0  # seconds before another process may go on: the provider counts what this one has just sent
SHARE, BURST = 0.9, 0.05  # of a provider's rate: what leaves evenly doesn't arrive evenly
RENEW = 5.0
LOOK = 2.0  # seconds between looks at the table when nobody announces anything
FIRST_WAIT, LONGEST_WAIT = 2.0, 1800.0
LONGEST_TOLD = 6 * 3600.0  # however long a provider asks us to wait, it is asked again by then
ANSWER_AGE = timedelta(minutes=1)  # a pressed button shows that it waits; nobody looks at it longer than that
AGAIN = 1.0  # seconds before a result that could not be written down is written again
GIVE_UP_AGE, GIVE_UP_ATTEMPTS = timedelta(hours=24), 60  # both: a person's retry begins the attempts anew
THREADS = 10_000  # whose pace is remembered

log = structlog.get_logger()


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` a second, `burst` at once. A rate of 0 has no limit. Times are the loop's seconds."""

    rate: float
    burst: float = 1.0
    tokens: float = 0.0
    at: float = 0.0

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def take(self, now: float) -> float:
        """Takes a token; how long to wait before it may be used."""
        if self.rate <= 0:
            return 0.0
        gained = (now - self.at) * self.rate if self.at else 0.0
        self.tokens = min(self.burst, self.tokens + gained) - 1
        self.at = now
        return max(0.0, -self.tokens / self.rate)


@dataclass(slots=True, kw_only=True)
class Outbox:
    """All channels' sending in this process. `random` gives 0 to 1."""

    store: Store
    channels: Mapping[str, Channel]
    signer: Signer
    blobs: Blobs
    now: Callable[[], datetime]
    random: Callable[[], float]
    worker: str = field(default_factory=lambda: secrets.token_hex(8))

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; then what is being sent is finished, the rest is given back, and it returns."""
        await asyncio.gather(*(ChannelOutbox(self, channel).run(stop) for channel in self.channels.values()))


class ChannelOutbox:
    """One channel's deliveries: a channel that hangs or waits doesn't hold up the others."""

    def __init__(self, desk: Outbox, channel: Channel) -> None:
        self._desk, self._store, self._channel = desk, desk.store, channel
        rate = channel.capabilities.per_second
        self._pace = Bucket(rate * SHARE, max(1.0, rate * BURST))
        self._gate = asyncio.Lock()
        self._ready: dict[str, float] = {}  # by thread: when the next message may go (the loop's time)
        self._leads_until = datetime.min.replace(tzinfo=UTC)
        self._held_until = 0.0  # the loop's time
        self._inhand: dict[int, asyncio.Task[None]] = {}
        self._stopping = False

    async def run(self, stop: asyncio.Event) -> None:
        stopped = asyncio.create_task(stop.wait())
        renewing = asyncio.create_task(self._renew())
        try:
            while not stop.is_set():
                seen = self._store.changed.version("deliveries")
                pause = await self._turn()
                if pause > 0:
                    waiting = asyncio.create_task(self._store.changed.wait("deliveries", seen, pause))
                    await asyncio.wait((waiting, stopped), return_when=asyncio.FIRST_COMPLETED)
                    waiting.cancel()
            self._stopping = True
            await asyncio.gather(*self._inhand.values())
            await self._stand_down()
        finally:
            for task in (stopped, renewing, *self._inhand.values()):
                task.cancel()
            await asyncio.gather(stopped, renewing, *self._inhand.values(), return_exceptions=True)

    async def _turn(self) -> float:
        """Takes what may go now; how long there is nothing more to do."""
        try:
            return await self._take()
        except Exception:
            log.exception("outbox", channel=self._channel.name)
            return LOOK

    async def _take(self) -> float:
        now, name = self._desk.now(), self._channel.name
        free = AT_ONCE - len(self._inhand)
        due = await self._store.read(outbox.next_due, name)
        if due is None or free <= 0:
            return LOOK
        if due > now:
            return min(LOOK, (due - now).total_seconds())
        if not await self._leads(now):
            return LOOK
        safe = self._channel.capabilities.safe_repeat
        if await self._store.read(outbox.any_lost, name, now):
            await self._store.write(outbox.lost, name, safe, now, in_hand=frozenset(self._inhand))
        lease = now + timedelta(seconds=LEASE)
        jobs = await self._store.write(outbox.claim, name, self._desk.worker, now, lease, free)
        for job in jobs:
            task = asyncio.create_task(self._deliver(job))
            self._inhand[job.id] = task
            task.add_done_callback(lambda _, done=job.id: self._inhand.pop(done, None))  # type: ignore[misc]
        # Due, yet not to be had: another worker is quicker, or a hold has just begun.
        return 0.0 if jobs else min(LOOK, 0.2)

    async def _leads(self, now: datetime) -> bool:
        """Whether this process is the one that sends on the channel; it tries to become it."""
        if now + timedelta(seconds=RENEW) < self._leads_until:
            return True
        name, worker, until = self._channel.name, self._desk.worker, now + timedelta(seconds=LEASE)
        if await self._store.read(outbox.led_by_another, name, worker, now):
            return False
        leads = await self._store.write(outbox.lead, name, worker, now, until)
        self._leads_until = until if leads else datetime.min.replace(tzinfo=UTC)
        return leads

    async def _stand_down(self) -> None:
        now, name = self._desk.now(), self._channel.name
        if now < self._leads_until:
            quiet = timedelta(seconds=QUIET if self._channel.capabilities.per_second else 0)
            await self._store.write(outbox.stand_down, name, self._desk.worker, now + quiet)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW)
            held = [Claimed(id=number, worker=self._desk.worker) for number in self._inhand]
            if held:
                try:
                    await self._leads(self._desk.now())
                    await self._store.write(outbox.renew, held, self._desk.now() + timedelta(seconds=LEASE))
                except Exception:
                    log.exception("lease not renewed", channel=self._channel.name)

    async def _deliver(self, job: Job) -> None:
        claimed = Claimed(id=job.id, worker=self._desk.worker)
        bound = log.bind(
            delivery=job.id, channel=self._channel.name, ticket=job.message.ticket_id if job.message else None
        )
        try:
            if job.conversation.blocked:
                await self._store.write(outbox.failed, claimed, job.conversation.blocked, self._desk.now())
                return
            reply = outbound(job, self._desk.signer, self._desk.blobs)
            missing = await asyncio.to_thread(_missing, reply) if reply.files else ""
            if missing:
                await self._store.write(outbox.failed, claimed, missing, self._desk.now())
                return
            more: tuple[str, ...] | None = reply.sent
            while more is not None:
                reply = replace(reply, sent=more)
                more = await self._attempt(claimed, job, reply)
        except Exception:  # noqa: BLE001 - the row keeps its lease; when it lapses, `lost` decides
            bound.exception("delivery not recorded")

    async def _attempt(self, claimed: Claimed, job: Job, reply: Outbound) -> tuple[str, ...] | None:
        """One piece. What is delivered by now, if more pieces follow at once."""
        if not await self._may_send(job.conversation.thread or job.conversation.address):
            if reply.sent:
                await self._store.write(outbox.put_off, claimed, "", self._desk.now(), self._desk.now())
            else:
                await self._store.write(outbox.release, claimed, self._desk.now())
            return None
        outcome = await self._send(reply)
        self._hush(job.conversation.thread or job.conversation.address, asyncio.get_running_loop().time())
        log.info("sent", delivery=job.id, channel=self._channel.name, outcome=type(outcome).__name__,
                 reason=getattr(outcome, "reason", ""))  # fmt: skip
        while True:
            try:
                return await self._record(claimed, job, outcome, reply.sent)
            except Unavailable as problem:  # what was sent is known here and nowhere else
                log.warning("delivery not recorded yet", delivery=job.id, reason=str(problem))
                await asyncio.sleep(AGAIN)

    async def _may_send(self, thread: str) -> bool:
        """Waits for the provider's pace. False: it isn't to be sent now after all."""
        clock = asyncio.get_running_loop()
        wait = self._reserve(thread)
        if wait > 0:
            await asyncio.sleep(wait)
        async with self._gate:  # one after another, so that what a busy moment delayed doesn't leave at once
            wait = 0.0 if self._stopping else self._pace.take(clock.time())
            if wait > 0:
                await asyncio.sleep(wait)
        held = clock.time() < self._held_until or self._desk.now() >= self._leads_until
        return not self._stopping and not held

    def _reserve(self, thread: str) -> float:
        """How long the thread's pause still lasts for a message that is to go now."""
        now = asyncio.get_running_loop().time()
        ready = max(now, self._ready.get(thread, now))
        self._hush(thread, ready)
        return ready - now

    def _pause(self, thread: str) -> float:
        """Seconds between two messages to the thread."""
        if isinstance(self._channel, Paced):
            return self._channel.pause(thread)
        rate = self._channel.capabilities.per_thread_second
        return 1 / rate if rate else 0.0

    def _hush(self, thread: str, since: float) -> None:
        """Nothing more goes to the thread for its pause. Its provider's answer proves that a message has arrived: then it begins anew."""
        pause = self._pause(thread)
        if pause <= 0:
            return
        self._ready[thread] = max(self._ready.pop(thread, 0.0), since + pause)
        if len(self._ready) > THREADS:
            del self._ready[next(iter(self._ready))]

    async def _send(self, reply: Outbound) -> Outcome:
        able = self._channel.capabilities
        try:
            async with asyncio.timeout(able.attempt):
                return await self._channel.send(reply)
        except Exception as problem:
            log.exception("send raised", channel=self._channel.name)
            reason = (
                f"no answer in {able.attempt:.0f} seconds"
                if isinstance(problem, TimeoutError)
                else type(problem).__name__
            )
            safe = able.safe_repeat or reply.change
            return Retry(reason=reason) if safe else Unknown(reason=reason)

    async def _record(
        self, claimed: Claimed, job: Job, outcome: Outcome, before: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        now = self._desk.now()
        match outcome:
            case Sent(external_ids=ids, complete=complete, moved_to=moved_to):
                ours = await self._store.write(outbox.sent, claimed, ids, now, complete=complete, moved_to=moved_to)
                return (*before, *ids) if ours and not complete else None
            case Retry(reason=reason, after=after, scope=scope):
                if _hopeless(job, now):
                    await self._store.write(outbox.failed, claimed, reason, now)
                    return None
                due = now + timedelta(seconds=self._wait(job, after))
                if scope == "channel":
                    self._held_until = asyncio.get_running_loop().time() + (due - now).total_seconds()
                    await self._store.write(outbox.hold, self._channel.name, due)
                await self._store.write(outbox.put_off, claimed, reason, due, now)
            case Rejected(reason=reason, dead=dead):
                await self._store.write(outbox.failed, claimed, reason, now, dead=dead)
            case Unknown(reason=reason):
                await self._store.write(outbox.unknown, claimed, reason, now)
        return None

    def _wait(self, job: Job, after: float | None) -> float:
        """The provider's own time, else exponential back-off with full jitter (AWS Architecture Blog, 2015)."""
        if after is not None:
            return min(max(0.1, after), LONGEST_TOLD)
        attempts: int = min(30, job.delivery.attempts)
        return max(0.1, self._desk.random() * min(LONGEST_WAIT, FIRST_WAIT * 2.0**attempts))


def outbound(job: Job, signer: Signer, blobs: Blobs) -> Outbound:
    """What the channel is given."""
    delivery, conversation, message = job.delivery, job.conversation, job.message
    return Outbound(
        id=delivery.uid,
        thread=conversation.thread,
        address=conversation.address,
        name=conversation.name,
        mailbox=conversation.mailbox,
        text=message.text if message else "",
        subject=(message.subject if message else "") or conversation.subject,
        files=tuple(
            OutFile(name=row.name, media_type=row.media_type, size=row.size, path=str(blobs.path(row.sha256)))
            for row in job.files
        ),
        buttons=tuple(Button(**button) for button in message.buttons) if message else (),
        in_reply_to=job.in_reply_to,
        cites=job.cites,
        facts=job.facts,
        change=delivery.kind if delivery.kind != "send" else "",
        pieces=job.pieces,
        references=job.references,
        reply_token=signer.sign("reply", str(conversation.id)),
        automatic=delivery.automatic,
        answer=delivery.answer,
        sent=tuple(delivery.sent_ids),
        ticket=message.ticket_id if message else 0,
        quote=job.quote,
        created_at=message.sent_at if message else delivery.created_at,
    )


def _missing(reply: Outbound) -> str:
    """What the operator is told if a file to be sent is not there; "" if all are."""
    lost = [file.name for file in reply.files if not Path(file.path).is_file()]
    return f"not on the desk's disk: {', '.join(lost)}" if lost else ""


def _hopeless(job: Job, now: datetime) -> bool:
    attempts: int = job.delivery.attempts
    age: timedelta = now - job.delivery.created_at
    if job.message is None:
        return age >= ANSWER_AGE
    return attempts >= GIVE_UP_ATTEMPTS and age >= GIVE_UP_AGE
