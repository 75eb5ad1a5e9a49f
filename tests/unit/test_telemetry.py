"""Logs carry no secrets; metrics are the operator's."""

import json
import logging
from pathlib import Path

import pytest
import structlog
from aiohttp import web
from pytest_aiohttp import AiohttpClient

from router import telemetry
from router.app import utc_now
from router.store.engine import Store
from router.telemetry import Metrics, Redact
from tests.bare import status_of
from tests.database import database

LINES = [
    (
        "get https://api.example.org/bot123456:AAE-abcdefghijklmnop/getMe",
        "get https://api.example.org/bot123456:***/getMe",
    ),
    (
        "https://api.vk.example/method/x?access_token=vk1.a.b-c&v=5",
        "https://api.vk.example/method/x?access_token=***&v=5",
    ),
    ("socks5://user:p@ss@proxy:1080", "socks5://user:***@ss@proxy:1080"),
    ("the secret is hunter22 twice hunter22", "the secret is *** twice ***"),
    ("nothing here", "nothing here"),
]


@pytest.mark.parametrize(("said", "logged"), LINES)
def test_redaction(said: str, logged: str) -> None:
    assert Redact(["hunter22"])(None, "", {"event": said, "number": 5}) == {"event": logged, "number": 5}


def test_both_ways_of_logging_are_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    try:
        telemetry.setup("json", ["hunter22"])
        logging.getLogger("anything").warning("with %s", "hunter22")
        try:
            raise ValueError("at https://e.org/?token=abc hunter22")
        except ValueError:
            structlog.get_logger("ours").exception("broke", raw=17)
    finally:
        logging.basicConfig(handlers=before, force=True)
        structlog.reset_defaults()
    logged = capsys.readouterr().err
    plain, broke = (json.loads(line) for line in logged.splitlines())
    assert (plain["event"], plain["level"], plain["logger"]) == ("with ***", "warning", "anything")
    assert (broke["raw"], "token=***" in broke["exception"]) == (17, True)
    assert "hunter22" not in logged


async def test_metrics_are_for_the_operator(tmp_path: Path, aiohttp_client: AiohttpClient) -> None:
    store = Store.open(database(tmp_path))
    metrics = Metrics(store, utc_now, "a-token")
    app = web.Application(middlewares=[metrics.middleware()])
    app.router.add_get("/metrics", metrics.handle)
    client = await aiohttp_client(app)
    assert (await client.get("/metrics")).status == 200
    proxied = {"X-Forwarded-For": "203.0.113.5"}
    assert (await client.get("/metrics", headers=proxied)).status == 404
    assert (await client.get("/metrics", headers={**proxied, "Authorization": "Bearer wrong"})).status == 404
    answer = await client.get("/metrics", headers={**proxied, "Authorization": "Bearer a-token"})
    text = await answer.text()
    assert await status_of(client, "GET /metrics", b"X-Real-IP: 203.0.113.5", b"Authorization: Bearer \xff") == 404
    assert "okno_raws_lag_seconds 0.0" in text
    assert 'okno_http_requests_total{method="GET",route="/metrics",status="404"} 2.0' in text
    await store.close()
