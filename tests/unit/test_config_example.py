"""The example in the root: it works as it is, and every commented block works when the # is taken away."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import channels
from router.app import build_channels
from router.channel import ChannelSetup, ConfigProblem
from router.config import Config, from_tree, load
from tests.source import ROOT

ENV = {
    "OKNO_SECRET": "0123456789abcdef0123456789abcdef", "TELEGRAM_TOKEN": "123456:abcdefghijklmnopqrstuvwxyz012345678",
    "TELEGRAM_WEBHOOK_SECRET": "a-webhook-secret", "VK_GROUP_ID": "123", "VK_TOKEN": "vk1.a.token", "VK_SECRET": "vk-secret",
    "MAIL_PASSWORD": "mail-password", "METRICS_TOKEN": "metrics-token",
    "GMAIL_SECRET": "gmail-secret", "GMAIL_REFRESH": "gmail-refresh",
}  # fmt: skip


def test_it_works_as_it_is() -> None:
    config = load(ROOT / "config.yaml", {"OKNO_SECRET": ENV["OKNO_SECRET"]})
    assert [channel.kind for channel in config.channels.values()] == ["web"]
    assert build_channels(config)["site"].capabilities.forms


def uncommented(folder: Path) -> Path:
    """The example with every commented block switched on."""
    lines = (ROOT / "config.yaml").read_text().splitlines()
    # Prose begins with "# " and a capital or an indented command; keys are "#  key" and "# key: value".
    bare = [
        re.sub(r"^#  ", "  ", line) if line.startswith("#  ") else re.sub(r"^# (?=[a-z_]+:)", "", line)
        for line in lines[5:]
    ]
    path = folder / "config.yaml"
    path.write_text("\n".join(bare).replace("packs: my-rules", "packs: ."))
    return path


def known(read: Any) -> set[str]:
    """The keys that `read` knows: it names them all when one is like none of them."""
    with pytest.raises(ConfigProblem) as problem:
        read({"qqqqqqqq": 1})
    return set(str(problem.value).partition("; known are ")[2].split(", "))


def test_every_key_is_in_the_example(tmp_path: Path) -> None:
    path = uncommented(tmp_path)
    config, tree = load(path, ENV), yaml.safe_load(path.read_text())
    parts: list[tuple[Mapping[str, Any], Any]] = [(tree, lambda more: from_tree(tree | more, base=tmp_path, env=ENV))]
    for name in ("listen", "desk", "limits", "rules"):
        parts.append((tree[name], lambda more, name=name: from_tree(tree | {name: more}, base=tmp_path, env=ENV)))
    for one in config.channels.values():
        shown = {key: 1 for other in config.channels.values() if other.kind == one.kind for key in other.section}
        parts.append((shown, lambda more, one=one: build(config, one.kind, {**one.section, **more})))
    mail, gmail = (dict(one.section) for one in config.channels.values() if one.kind == "email")
    box: Any = mail["mailboxes"][0]  # type: ignore[index]
    parts.append((box, lambda more: build(config, "email", {**mail, "mailboxes": [box | more]})))
    for kind in ("imap", "smtp"):
        servers: Any = box["imap"] | mail["imap"] | gmail[kind]
        parts.append((servers, lambda more, kind=kind: build(config, "email", {**mail, kind: more})))
    for documented, read in parts:
        assert known(read) == set(documented)


def build(config: Config, kind: str, section: Mapping[str, object]) -> None:
    setup = ChannelSetup(name="one", section=section, signer=config.signer, public_url=config.public_url)
    channels.load(kind).build(setup)


async def test_every_block_works_uncommented(tmp_path: Path) -> None:
    config = load(uncommented(tmp_path), ENV)
    assert {channel.kind for channel in config.channels.values()} == {"web", "telegram", "vk", "email"}
    assert config.metrics_token == "metrics-token"
    assert config.rules.packs == tmp_path
    built = build_channels(config)
    assert all(secret not in repr(config) for name, secret in ENV.items() if name != "VK_GROUP_ID")
    for channel in built.values():
        assert channel.capabilities.title
        await channel.close()
