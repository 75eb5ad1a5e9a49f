"""The composition root: what a configured desk is made of, started and stopped in order."""

import asyncio
import random
import secrets
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum, auto
from functools import partial

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

import channels as kinds
from router import ingest
from router.articles.document import default_articles
from router.articles.library import Library
from router.channel import Channel, ChannelSetup, Poller
from router.config import Config
from router.desk import Desk, Services
from router.ingest import Ingest
from router.judging.rulebook import Rulebook, read_packs
from router.media.blobs import Blobs
from router.media.fetching import Fetcher
from router.outbox import Outbox
from router.pipeline import Pipeline
from router.pollers import Pollers
from router.queue import LocalQueue, sweep
from router.readmodels import Actor
from router.store import reading
from router.store.database import migrate
from router.store.engine import Store
from router.telemetry import Metrics
from router.threading import Policy

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before something that broke is started again
HEALTHY = 300.0  # seconds after which a start counts as good and the pause begins anew
FINISH = 25.0  # seconds for what is in hand when the desk stops
HOUSEKEEPING = 600.0
HANDLERS = 3.0  # seconds for open requests when the desk stops: live updates never end by themselves
SYSTEM = Actor(role="system")

log = structlog.get_logger()


class Role(StrEnum):
    """What a process does; ALL on one machine is the complete product."""

    ALL = auto()
    INGEST = auto()
    WORKER = auto()
    DELIVER = auto()
    WEB = auto()

    def plays(self, *roles: "Role") -> bool:
        return self is Role.ALL or self in roles


def utc_now() -> datetime:
    return datetime.now(UTC)


def build_channels(config: Config) -> dict[str, Channel]:
    """Every configured account. Imports the kinds that are used and no other. Raises ConfigProblem."""
    signer = config.signer
    built: dict[str, Channel] = {}
    for name, one in config.channels.items():
        setup = ChannelSetup(name=name, section=one.section, signer=signer, public_url=config.public_url)
        built[name] = kinds.load(one.kind).build(setup)
    return built


@dataclass(slots=True, kw_only=True)
class Okno:
    """A desk with its database open. Made by `opened`."""

    config: Config
    store: Store
    channels: Mapping[str, Channel]
    rulebook: Rulebook
    library: Library
    queue: LocalQueue
    ingest: Ingest
    pipeline: Pipeline
    outbox: Outbox
    fetcher: Fetcher
    desk: Desk
    metrics: Metrics
    stopping: bool = False

    async def run(self, role: Role, stop: asyncio.Event, started: Callable[[str], None] | None = None) -> None:
        """Serves until `stop`, then finishes what it holds. `started` is told the address. Raises OSError if it is taken."""
        runner = web.AppRunner(self.application(role), shutdown_timeout=HANDLERS, access_log=None)
        await runner.setup()
        tasks: list[asyncio.Task[None]] = []
        outbox_stop = asyncio.Event()
        try:
            await web.TCPSite(runner, self.config.listen.host, self.config.listen.port).start()
            sending = asyncio.create_task(self.outbox.run(outbox_stop)) if role.plays(Role.DELIVER) else None
            tasks = [asyncio.create_task(_kept(name, job)) for name, job in self._jobs(role).items()]
            log.info("started", role=role.value, channels=list(self.channels), revision=self.rulebook.active().revision)
            if started is not None:
                started(_address(runner))
            await stop.wait()
            log.info("stopping", role=role.value)
            self.stopping = True
            outbox_stop.set()
            if sending is not None:
                await _finished(sending)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await runner.cleanup()
        log.info("stopped", role=role.value)

    def application(self, role: Role) -> web.Application:
        """The HTTP side of a role."""
        behind = [self._behind_proxy] if self.config.limits.trusted_proxies else []
        app = web.Application(client_max_size=self.config.limits.body, middlewares=[*behind, self.metrics.middleware()])
        app.router.add_get("/healthz", _alive)
        app.router.add_get("/readyz", self._ready)
        app.router.add_get("/metrics", self.metrics.handle)
        if role.plays(Role.INGEST, Role.WEB):
            app.add_routes(self.ingest.routes())
        if role.plays(Role.WEB):
            import inbox  # the screens' templates and catalogues are loaded by the processes that show them

            inbox.setup(app, self.desk, self.config)
        return app

    @web.middleware
    async def _behind_proxy(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Whoever asks for `request.remote` gets the customer's address, not the proxy's: limits count people."""
        return await handler(request.clone(remote=self.ingest.remote(request)))

    def _jobs(self, role: Role) -> dict[str, Callable[[], Awaitable[None]]]:
        """What runs for ever, by name."""
        jobs: dict[str, Callable[[], Awaitable[None]]] = {
            "rules…": self.rulebook.follow,
            "articles…": self.library.follow,
        }
        if role.plays(Role.INGEST) and (pollers := self._pollers()).jobs:
            jobs["pollers…"] = pollers.run
        if role.plays(Role.WORKER):
            jobs |= {
                "sweep…": lambda: sweep(self.store, self.queue, utc_now),
                "pipeline…": self.pipeline.run,
                "media…": self.fetcher.run,
                "housekeeping…": self._housekeeping,
            }
        return jobs

    def _pollers(self) -> Pollers:
        jobs: dict[str, Callable[[], Coroutine[None, None, None]]] = {}
        for name, channel in self.channels.items():
            if isinstance(channel, Poller):
                sink = self.ingest.sink(name)
                jobs[name] = partial(_kept, name, partial(channel.run, sink), sink.note)
        return Pollers(store=self.store, owner=uuid.uuid4().hex, jobs=jobs, now=utc_now)

    async def _housekeeping(self) -> None:
        while True:
            await self.desk.close_solved(SYSTEM, self.config.desk.reopen_days)
            await asyncio.sleep(HOUSEKEEPING)

    async def _ready(self, request: web.Request) -> web.Response:
        """200 when requests can be served: the database answers and nobody has asked us to stop."""
        if self.stopping:
            return web.Response(status=503, text="stopping\n")
        try:
            async with asyncio.timeout(2):
                await self.store.read(reading.last_event)
        except Exception:
            log.warning("not ready", exc_info=True)
            return web.Response(status=503, text="the database does not answer\n")
        return web.Response(text="ready\n")


@asynccontextmanager
async def opened(config: Config) -> AsyncIterator[Okno]:
    """A desk on the configured database, migrated. Closes channels and store at the end. Raises ConfigProblem, RuleErrors."""
    accounts = build_channels(config)
    await asyncio.to_thread(migrate, config.database)
    store = Store.open(config.database)
    try:
        seed = await asyncio.to_thread(read_packs, config.rules.packs)
        rulebook = await Rulebook.open(store, seed, utc_now)
        library = await Library.open(store, await asyncio.to_thread(default_articles), utc_now)
        yield _assemble(config, store, accounts, rulebook, library)
    finally:
        for channel in accounts.values():
            try:
                await channel.close()
            except Exception:
                log.exception("channel not closed", channel=channel.name)
        await store.close()


def _joining(config: Config) -> Policy:
    return Policy(
        reopen_within=timedelta(days=config.desk.reopen_days),
        join_order=config.desk.join_order,
        join_within=timedelta(hours=config.desk.join_hours),
    )


def _assemble(config: Config, store: Store, accounts: dict[str, Channel], rulebook: Rulebook, library: Library) -> Okno:
    signer, blobs, queue = config.signer, Blobs(config.blobs), LocalQueue()
    limits = ingest.Limits(
        form=config.limits.body,
        per_minute=config.limits.per_minute,
        trusted_proxies=config.limits.trusted_proxies,
    )
    door = Ingest(store=store, queue=queue, channels=accounts, clock=utc_now, limits=limits)
    return Okno(
        config=config,
        store=store,
        channels=accounts,
        rulebook=rulebook,
        library=library,
        queue=queue,
        ingest=door,
        pipeline=Pipeline(
            store=store, queue=queue, channels=accounts, rules=rulebook.active, advise=rulebook.advise, signer=signer, clock=utc_now,
            new_id=lambda: uuid.uuid4().hex, policy=_joining(config),
            acknowledge=config.desk.acknowledge, articles=library.index if config.desk.helper else None, began=utc_now(),
        ),
        outbox=Outbox(store=store, channels=accounts, signer=signer, blobs=blobs, now=utc_now, random=random.random),
        fetcher=Fetcher(
            store=store, channels=accounts, blobs=blobs, limit=config.limits.file, now=utc_now, random=random.random
        ),
        desk=Desk(
            Services(
                store=store, channels=accounts, guide=lambda: rulebook, take=door.take, blobs=blobs, signer=signer,
                now=utc_now, rating=rulebook.active if config.desk.helper else None,
            )
        ),
        metrics=Metrics(store, utc_now, config.metrics_token),
    )  # fmt: skip


async def _kept(
    name: str, job: Callable[[], Awaitable[None]], note: Callable[[str], Awaitable[None]] | None = None
) -> None:
    """Starts the job again with back-off whenever it raises or returns, until cancelled."""
    clock, pause = asyncio.get_running_loop(), FIRST_PAUSE
    while True:
        began = clock.time()
        try:
            await job()
            reason = "it ended by itself"
        except Exception as problem:
            log.exception("job broke", job=name)
            reason = f"{type(problem).__name__}: started again"
        if note is not None:
            await _try_to_note(note, reason)
        pause = FIRST_PAUSE if clock.time() - began > HEALTHY else min(LONGEST_PAUSE, pause * 2)
        await asyncio.sleep(pause * (0.5 + secrets.randbelow(1000) / 2000))


async def _try_to_note(note: Callable[[str], Awaitable[None]], reason: str) -> None:
    try:
        await note(reason)
    except Exception:
        log.exception("trouble not noted")


async def _finished(sending: asyncio.Task[None]) -> None:
    try:
        async with asyncio.timeout(FINISH):
            await sending
    except TimeoutError:
        log.warning("sending took too long to stop; leases will lapse")


def _address(runner: web.AppRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


async def _alive(request: web.Request) -> web.Response:
    return web.Response(text="ok\n")
