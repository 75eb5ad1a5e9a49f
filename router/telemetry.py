"""Logs and numbers. One line an event, on stderr, without secrets; metrics for Prometheus on the operator's side only."""

import hmac
import ipaddress
import logging
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from router.store import outbox, raws, reading
from router.store.engine import Store

# What looks like a credential in an address: a bot's path, a query's value, a password before the host.
_TOKENS = (
    (re.compile(r"(/bot\d{1,20}:)[\w-]{10,100}"), r"\1***"),
    (re.compile(r"((?:access_token|token|secret|password|key|sig|hash)=)[^&\s\"']{1,500}", re.I), r"\1***"),
    (re.compile(r"(://[^/\s:@]{1,100}:)[^/\s@]{1,200}@"), r"\1***@"),
)
_LINE = 20_000  # characters of one value


def setup(form: str, secrets: Sequence[str], level: int = logging.INFO) -> None:
    """Sends structlog's and the standard library's lines through one redacting formatter. `form` is "json" or "console"."""
    redact = Redact(secrets)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    # Exceptions become text before they are redacted: their messages may quote an address.
    last: list[Any] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        redact,
        renderer,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=last))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for chatty in ("aiohttp.access", "alembic", "pymorphy3"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


@dataclass(frozen=True, slots=True)
class Redact:
    """A structlog processor: configured secrets and what looks like a token in an address become ***."""

    secrets: Sequence[str]

    def __call__(self, _logger: object, _method: str, line: Any) -> Any:
        return {name: self.text(value) if isinstance(value, str) else value for name, value in line.items()}

    def text(self, value: str) -> str:
        value = value[:_LINE]
        for secret in self.secrets:
            value = value.replace(secret, "***")
        for pattern, shown in _TOKENS:
            value = pattern.sub(shown, value)
        return value


@dataclass(slots=True)
class Metrics:
    """The desk's numbers. Those of the tables are read when they are asked for."""

    store: Store
    now: Callable[[], datetime]
    token: str = field(default="", repr=False)
    registry: CollectorRegistry = field(default_factory=lambda: CollectorRegistry(auto_describe=True))
    _requests: Counter = field(init=False)
    _seconds: Histogram = field(init=False)
    _raws: Gauge = field(init=False)
    _parked: Gauge = field(init=False)
    _lag: Gauge = field(init=False)
    _deliveries: Gauge = field(init=False)

    def __post_init__(self) -> None:
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._requests = Counter(
            "okno_http_requests", "Requests", ["route", "method", "status"], registry=self.registry
        )
        self._seconds = Histogram("okno_http_seconds", "Time of a request", ["route"], registry=self.registry)
        self._raws = Gauge("okno_raws_waiting", "Raws not yet processed", ["channel"], registry=self.registry)
        self._parked = Gauge("okno_raws_parked", "Raws set aside", registry=self.registry)
        self._lag = Gauge("okno_raws_lag_seconds", "Age of the oldest raw not yet processed", registry=self.registry)
        self._deliveries = Gauge(
            "okno_deliveries", "Deliveries not finished well", ["channel", "state"], registry=self.registry
        )

    def middleware(self) -> Any:
        """Counts requests by route, never by address: an address is somebody's and there are many."""

        @web.middleware
        async def count(
            request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
        ) -> web.StreamResponse:
            resource = request.match_info.route.resource
            route = resource.canonical if resource is not None else "none"
            status = 500
            try:
                with self._seconds.labels(route).time():
                    response = await handler(request)
                status = response.status
            except web.HTTPException as answer:
                status = answer.status
                raise
            finally:
                self._requests.labels(route, request.method, str(status)).inc()
            return response

        return count

    async def handle(self, request: web.Request) -> web.Response:
        """GET /metrics: for this machine itself, or for who has the configured token. Others see no such page."""
        if not self._allowed(request):
            raise web.HTTPNotFound
        await self._read()
        return web.Response(body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _allowed(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if self.token and hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self.token.encode()):
            return True
        # Behind a proxy on this machine everybody comes from the loopback address.
        proxied = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"))
        return not proxied and _loopback(request.remote or "")

    async def _read(self) -> None:
        waiting = await self.store.read(raws.counts)
        parked, oldest = await self.store.read(reading.raw_gauges, self.now())
        sending = await self.store.read(outbox.counts)
        for gauge in (self._raws, self._deliveries):
            gauge.clear()
        for channel, number in waiting.items():
            self._raws.labels(channel).set(number)
        for (channel, state), number in sending.items():
            self._deliveries.labels(channel, state).set(number)
        self._parked.set(parked)
        self._lag.set(oldest)


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
