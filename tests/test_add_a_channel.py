"""docs/add-a-channel.md is true: its code, taken from the page, is a working channel."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

import channels
from router.channel import Channel, ChannelSetup, ConfigProblem, Hook, Webhook
from router.schema import InboundMessage, Malformed, Outbound, Raw, Rejected, Retry, Sent
from router.signing import Signer
from tests.source import ROOT

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SMS = b'{"id": "77", "from": "+79161234567", "text": "\\u0433\\u0434\\u0435 \\u0437\\u0430\\u043a\\u0430\\u0437?", "at": 1795348800}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page's files where its author would put them, and the page's line in the registry."""
    page = (ROOT / "docs" / "add-a-channel.md").read_text()
    for name, code in re.findall(r"```python\n# (channels/sms/\w+\.py)\n(.*?)```", page, re.DOTALL):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(code)
    kind, package = re.findall(r'^    "(\w+)": "([\w.]+)",$', page, re.MULTILINE)[0]
    monkeypatch.setitem(channels.KINDS, kind, package)
    monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(tmp_path / "channels")])
    yield
    for name in [name for name in sys.modules if name.startswith("channels.sms")]:
        del sys.modules[name]


def _channel(url: str = "http://127.0.0.1:1/") -> Channel:
    section = {"url": url, "token": "t", "secret": "s" * 20}
    setup = ChannelSetup(name="sms", section=section, signer=Signer(b"x" * 32), public_url="http://127.0.0.1")
    channel: Channel = channels.load("sms").build(setup)
    return channel


def _hook(body: bytes, secret: str) -> Hook:
    headers = {"x-secret": secret}
    return Hook(method="POST", path="", headers=headers, query={}, body=body, remote="127.0.0.1", received_at=NOW)


@pytest.mark.usefixtures("folder")
async def test_a_message_comes_in() -> None:
    channel = _channel()
    assert isinstance(channel, Webhook)
    assert channel.accept(_hook(SMS, "wrong")).status == 403
    accepted = channel.accept(_hook(SMS, "s" * 20))
    [message] = channel.parse(accepted.raws[0])
    assert isinstance(message, InboundMessage)
    assert (message.text, message.sender.address, message.thread) == ("где заказ?", "sms:+79161234567", "+79161234567")
    for garbage in (b"", b"[]", b"{}", b'{"id": 1, "from": 2, "text": 3, "at": 1e99}', b"[" * 100_000):
        with pytest.raises(Malformed):
            channel.parse(Raw(channel="sms", key="k", body=garbage, received_at=NOW))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("status", "outcome"), [(200, Sent), (429, Retry), (502, Retry), (400, Rejected)])
async def test_an_answer_goes_out(status: int, outcome: type) -> None:
    got: list[dict[str, str]] = []

    async def gateway(request: web.Request) -> web.Response:
        got.append(await request.json(loads=json.loads))
        return web.Response(status=status)

    app = web.Application()
    app.router.add_post("/send", gateway)
    async with TestServer(app, host="127.0.0.1") as server:
        channel = _channel(str(server.make_url("/send")))
        result = await channel.send(
            Outbound(id="r1", thread="+7916", address="sms:+7916", text="Уже везём", created_at=NOW)
        )
        await channel.close()
    assert isinstance(result, outcome)
    assert got == [{"id": "r1", "to": "+7916", "text": "Уже везём"}]


@pytest.mark.usefixtures("folder")
def test_a_wrong_key_is_named() -> None:
    setup = ChannelSetup(name="sms", section={"urll": "x"}, signer=Signer(b"x" * 32), public_url="")
    with pytest.raises(ConfigProblem, match=r"channels\.sms\.urll: there is no such key; did you mean 'url'"):
        channels.load("sms").build(setup)
