"""The example in the root: it works as it is, and every commented block works when the # is taken away."""

import re
from pathlib import Path

from router.app import build_channels
from router.config import load
from tests.source import ROOT

ENV = {
    "OKNO_SECRET": "0123456789abcdef0123456789abcdef", "TELEGRAM_TOKEN": "123456:abcdefghijklmnopqrstuvwxyz012345678",
    "TELEGRAM_WEBHOOK_SECRET": "a-webhook-secret", "VK_GROUP_ID": "123", "VK_TOKEN": "vk1.a.token", "VK_SECRET": "vk-secret",
    "MAIL_PASSWORD": "mail-password", "METRICS_TOKEN": "metrics-token",
}  # fmt: skip


def test_it_works_as_it_is() -> None:
    config = load(ROOT / "config.yaml", {"OKNO_SECRET": ENV["OKNO_SECRET"]})
    assert [channel.kind for channel in config.channels.values()] == ["web"]
    assert build_channels(config)["site"].capabilities.forms


async def test_every_block_works_uncommented(tmp_path: Path) -> None:
    lines = (ROOT / "config.yaml").read_text().splitlines()
    # Prose begins with "# " and a capital or an indented command; keys are "#  key" and "# key: value".
    bare = [
        re.sub(r"^#  ", "  ", line) if line.startswith("#  ") else re.sub(r"^# (?=[a-z_]+:)", "", line)
        for line in lines[5:]
    ]
    path = tmp_path / "config.yaml"
    path.write_text("\n".join(bare).replace("packs: my-rules", "packs: ."))
    config = load(path, ENV)
    assert {channel.kind for channel in config.channels.values()} == {"web", "telegram", "vk", "email"}
    assert config.metrics_token == "metrics-token"
    assert config.rules.packs == tmp_path
    built = build_channels(config)
    assert all(secret not in repr(config) for name, secret in ENV.items() if name != "VK_GROUP_ID")
    for channel in built.values():
        assert channel.capabilities.title
        await channel.close()
