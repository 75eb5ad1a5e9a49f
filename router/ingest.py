"""The desk's only door: what arrives is stored and committed before anybody is told that it has arrived."""

import asyncio
import ipaddress
import logging
import math
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import cast

from aiohttp import web
from sqlalchemy import Connection

from router.channel import Accepted, Channel, Hook, Webhook
from router.queue import Queue
from router.schema import Raw
from router.store import cursors, raws
from router.store.engine import Closed, Store, Unavailable

BODY = 1_000_000  # bytes of a provider's webhook: the largest known update is a tenth of it
FORM = 25_000_000
FORM_EXTRA = 200_000  # beside its files: the words of a form and the frame of multipart
MEMORY = 200_000_000  # bytes of all bodies that are being read or stored at one moment
READ_SECONDS = 20.0
REMOTES = 10_000
log = logging.getLogger("okno.ingest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one remote address may send: `body` bytes to a provider's webhook, `form` bytes (its files too) to a channel with forms.

    `per_minute` 0 means no limit. A form is counted before it is read. A provider's webhook proves itself by its secret, so only
    what it refuses is counted: all the world's updates come from few addresses, and none of them may wait for a stranger's noise.
    `memory` bytes are all that requests may hold together: who comes when they are full is asked to come again.
    `trusted_proxies` are networks whose X-Forwarded-For is believed, from the right.
    """

    body: int = BODY
    form: int = FORM
    memory: int = MEMORY
    per_minute: int = 120
    read_seconds: float = READ_SECONDS
    trusted_proxies: tuple[str, ...] = ()


class Rate:
    """A token bucket for each remote, `per_minute` deep, in bounded memory: the remotes seen longest ago are forgotten."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic, remotes: int = REMOTES) -> None:
        self._per_second, self._deep, self._clock, self._remotes = per_minute / 60, float(per_minute), clock, remotes
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # remote -> tokens, when

    def wait(self, remote: str) -> int:
        """Takes one token and returns 0, or takes none and returns the whole seconds until there is one."""
        if not self._per_second:
            return 0
        now = self._clock()
        tokens, then = self._buckets.pop(remote, (self._deep, now))
        tokens = min(self._deep, tokens + (now - then) * self._per_second)
        self._buckets[remote] = (tokens - 1 if tokens >= 1 else tokens, now)
        if len(self._buckets) > self._remotes:
            self._buckets.popitem(last=False)
        return 0 if tokens >= 1 else max(1, math.ceil((1 - tokens) / self._per_second))


class Full(Exception):
    """The desk holds as many bytes of requests as it may."""


@dataclass(slots=True)
class Room:
    """Bytes that all requests share."""

    free: int

    @contextmanager
    def share(self) -> Iterator[Callable[[int], None]]:
        """Gives what takes more bytes (raising Full if there are none); at the end all of them are free again."""
        mine = 0

        def take(size: int) -> None:
            nonlocal mine
            if size > self.free:
                raise Full
            self.free -= size
            mine += size

        try:
            yield take
        finally:
            self.free += mine


@dataclass(slots=True)
class _Arrival:
    raws: Sequence[Raw]
    future: asyncio.Future[list[int]]


@dataclass(slots=True, kw_only=True)
class Ingest:
    """Raws in, ids out, the commit between. Webhooks come through `handle`, pollers through `sink`."""

    store: Store
    queue: Queue
    channels: Mapping[str, Channel]
    clock: Callable[[], datetime]
    limits: Limits = field(default_factory=Limits)
    rate: Rate = field(init=False)
    room: Room = field(init=False)
    _webhooks: set[str] = field(init=False)  # asked once: a runtime check of a protocol takes 20 µs
    _arrivals: list[_Arrival] = field(init=False, default_factory=list)
    _writing: asyncio.Task[None] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.rate = Rate(self.limits.per_minute)
        self.room = Room(self.limits.memory)
        self._webhooks = {name for name, channel in self.channels.items() if isinstance(channel, Webhook)}

    async def accept(self, channel: str, arrived: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> list[int]:
        """Returns the rows' ids after the durable commit; arrivals that wait together share one, and one statement.

        With a cursor the raws and the channel's cursor are one transaction: both are there or neither is.
        """
        if cursor is not None:
            ids = await self.store.write(_arrive, channel, arrived, cursor, self.clock())
        elif arrived:
            ids = await self._together(arrived)
        else:
            ids = []
        await self.queue.put(ids)
        return ids

    async def _together(self, arrived: Sequence[Raw]) -> list[int]:
        arrival = _Arrival(arrived, asyncio.get_running_loop().create_future())
        self._arrivals.append(arrival)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await arrival.future

    async def _write(self) -> None:
        try:
            while self._arrivals:
                arrivals, self._arrivals = self._arrivals, []
                await self._store(arrivals)
        finally:
            self._writing = None

    async def _store(self, arrivals: Sequence[_Arrival]) -> None:
        try:
            ids = iter(await self.store.write(raws.insert, [raw for arrival in arrivals for raw in arrival.raws]))
        except Exception as error:  # noqa: BLE001 — each caller is given it and answers its provider accordingly
            if len(arrivals) > 1 and not isinstance(error, Closed | Unavailable):
                for alone in arrivals:  # one that can't be stored (no text that a database takes) refuses nobody else
                    await self._store([alone])
                return
            for arrival in arrivals:
                if not arrival.future.done():
                    arrival.future.set_exception(error)
            return
        for arrival in arrivals:
            mine = [next(ids) for _ in arrival.raws]
            if not arrival.future.done():
                arrival.future.set_result(mine)

    def sink(self, channel: str) -> "PollerSink":
        """Where the channel's poller puts what it got."""
        return PollerSink(self, channel)

    def routes(self) -> list[web.RouteDef]:
        """/in/{channel} and everything below it, by any method: the channel decides."""
        return [web.route("*", "/in/{channel}{tail:(/.*)?}", self.handle)]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """A provider's request, or a customer's form. 200 only after the commit."""
        name = request.match_info["channel"]
        channel = self.channels.get(name)
        if channel is None or name not in self._webhooks:
            return web.Response(status=404, text=f"there is no webhook {name!r} here\n"[:200])
        remote = self.remote(request)
        if channel.capabilities.forms and (seconds := self.rate.wait(remote)):
            return _too_many(seconds)
        bound = self.bound(channel)
        with self.room.share() as take:
            try:
                async with asyncio.timeout(self.limits.read_seconds):
                    body = await _read(request, bound, take)
            except TimeoutError:
                return _refuse(408, "the body took too long to arrive\n")
            except Full:
                return _refuse(503, "too much is arriving at once, send it again\n", after=5)
            if body is None:
                return _refuse(413, f"the body is larger than {bound} bytes\n")
            return await self._answer(channel, _hook(request, body, remote, self.clock()))

    async def take(self, channel: Channel, hook: Hook) -> Accepted:
        """A request that came in through the desk's own pages: the same verification, the same commit before the answer."""
        if channel.name not in self._webhooks:
            raise TypeError(f"{channel.name} takes no requests")
        accepted = cast(Webhook, channel).accept(hook)
        if accepted.raws:
            await self.accept(channel.name, accepted.raws)
        return accepted

    def bound(self, channel: Channel) -> int:
        """How many bytes a request to the channel may have."""
        able = channel.capabilities
        return min(self.limits.form, able.max_files * able.max_file + FORM_EXTRA) if able.forms else self.limits.body

    def remote(self, request: web.BaseRequest) -> str:
        """The address that the request came from: behind trusted proxies the last one in X-Forwarded-For that is not theirs."""
        return _behind(request.remote or "", request.headers.getall("X-Forwarded-For", []), self.limits.trusted_proxies)

    async def _answer(self, channel: Channel, hook: Hook) -> web.Response:
        try:
            accepted = await self.take(channel, hook)
        except Closed:
            return web.Response(status=503, text="the desk is stopping\n", headers={"Retry-After": "5"})
        except Exception:
            log.exception("a request to %s could not be taken", channel.name)
            return web.Response(status=503, text="not stored, send it again\n", headers={"Retry-After": "5"})
        if accepted.status >= 400 and not channel.capabilities.forms and (seconds := self.rate.wait(hook.remote)):
            return _too_many(seconds)
        return web.Response(
            status=accepted.status, text=accepted.body, content_type=accepted.content_type, headers=accepted.headers
        )


@dataclass(frozen=True, slots=True)
class PollerSink:
    """`router.channel.Sink` for one poller."""

    ingest: Ingest
    channel: str

    async def load(self) -> dict[str, str]:
        return await self.ingest.store.read(cursors.load, self.channel)

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        await self.ingest.accept(self.channel, raws, cursor)

    async def note(self, error: str) -> None:
        await self.ingest.store.write(cursors.note, self.channel, error[:500], self.ingest.clock())

    async def known(self, keys: Sequence[str]) -> set[str]:
        return await self.ingest.store.read(raws.known, self.channel, keys)

    async def waiting(self) -> int:
        return (await self.ingest.store.read(raws.counts)).get(self.channel, 0)


def _arrive(
    tx: Connection, channel: str, arrived: Sequence[Raw], cursor: Mapping[str, str], now: datetime
) -> list[int]:
    ids = raws.insert(tx, arrived)
    cursors.move(tx, channel, cursor, now)
    return ids


async def _read(request: web.Request, bound: int, take: Callable[[int], None]) -> bytes | None:
    """The whole body, or None as soon as it is known to be larger than `bound`: not more than a chunk over it is ever held."""
    if request.content_length is not None and request.content_length > bound:
        return None
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.content.iter_any():
        size += len(chunk)
        if size > bound:
            return None
        take(len(chunk))
        chunks.append(chunk)
    return b"".join(chunks)


def _refuse(status: int, text: str, *, after: int = 0) -> web.Response:
    """Closes the connection: the rest of the body is not read. `after`: seconds until it may be tried again."""
    response = web.Response(status=status, text=text, headers={"Retry-After": str(after)} if after else None)
    response.force_close()
    return response


def _too_many(seconds: int) -> web.Response:
    return _refuse(429, "too many requests\n", after=seconds)


def _hook(request: web.Request, body: bytes, remote: str, now: datetime) -> Hook:
    return Hook(
        method=request.method,
        path=request.path,
        headers={name.lower(): value for name, value in request.headers.items()},
        query=dict(request.query),
        body=body,
        remote=remote,
        received_at=now,
    )


def _behind(peer: str, forwarded: Sequence[str], trusted: Sequence[str]) -> str:
    if not trusted:
        return peer
    networks = [ipaddress.ip_network(network, strict=False) for network in trusted]
    hops = [hop.strip() for line in forwarded for hop in line.split(",")]
    address = peer
    while _inside(address, networks) and hops:
        address = hops.pop()
    return address if _is_address(address) else peer


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _inside(text: str, networks: Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    return _is_address(text) and any(ipaddress.ip_address(text) in network for network in networks)
