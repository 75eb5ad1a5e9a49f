"""Every mistake in config.yaml is one sentence that names the key."""

from pathlib import Path

import pytest

from router.channel import ConfigProblem
from router.config import from_tree, load

ENV = {"OKNO_SECRET": "0123456789abcdef0123", "MAIL_PASSWORD": "pa55word"}
SECRET = {"secret": "${OKNO_SECRET}"}
BASE = Path("/srv/okno")


def test_defaults_need_only_a_secret() -> None:
    config = from_tree(SECRET, base=BASE, env=ENV)
    assert config.database == "sqlite:////srv/okno/data/okno.db"
    assert config.blobs == BASE / "data/blobs"
    assert config.listen.port == 8080
    assert config.channels == {}
    assert config.desk.acknowledge
    assert config.signer.verify("reply", config.signer.sign("reply", "7")) == "7"


def test_secrets_stay_out_of_every_repr() -> None:
    tree = {**SECRET, "channels": {"mail": {"kind": "email", "password": "${MAIL_PASSWORD}"}}}
    config = from_tree(tree, base=BASE, env=ENV)
    assert config.channels["mail"].section == {"password": "pa55word"}
    assert set(config.secrets) == {"pa55word", ENV["OKNO_SECRET"]}
    assert "pa55word" not in repr(config)
    assert ENV["OKNO_SECRET"] not in repr(config)


def test_sizes_and_numbers() -> None:
    limits = from_tree(
        {**SECRET, "limits": {"body": "1 MB", "file": 5000, "per_minute": "10"}}, base=BASE, env=ENV
    ).limits
    assert (limits.body, limits.file, limits.per_minute) == (1_000_000, 5000, 10)


NUMBERED: dict[object, object] = {5: 1, "secret": "x" * 32}
MISTAKES: list[tuple[object, str]] = [
    ({}, "secret: is missing"),
    ({"secret": "short"}, "secret: is shorter than 16 bytes"),
    ({**SECRET, "limitz": {}}, "limitz: there is no such key; did you mean 'limits'?"),
    ({**SECRET, "limits": {"bodi": 1}}, "limits.bodi: there is no such key; did you mean 'body'?"),
    ({**SECRET, "limits": {"body": "huge"}}, "limits.body: must be a size like 25 MB"),
    ({**SECRET, "limits": {"trusted_proxies": "10.0.0.1"}}, "limits.trusted_proxies: must be a list"),
    (
        {**SECRET, "limits": {"trusted_proxies": ["10.0.0.1", "nginx"]}},
        "limits.trusted_proxies[1]: must be an address or a network",
    ),
    ({**SECRET, "limits": []}, "limits: must be a list of keys with values, not a list"),
    ({**SECRET, "listen": {"port": 99999}}, "listen.port: must be a whole number from 0 to 65535, not 99999"),
    ({**SECRET, "listen": {"port": True}}, "listen.port: must be a whole number"),
    ({**SECRET, "desk": {"join_hours": "soon"}}, "desk.join_hours: must be a number from 0 to 8760"),
    ({**SECRET, "desk": {"acknowledge": "yep"}}, "desk.acknowledge: must be true or false, not this text"),
    ({**SECRET, "language": "rus"}, "language: 'rus' is not one of ru, en; did you mean 'ru'?"),
    ({**SECRET, "public_url": "support.example.ru"}, "public_url: must be an address like https://"),
    ({**SECRET, "public_url": "https://[bad"}, "public_url: must be an address"),
    ({**SECRET, "limits": {"file": True}}, "limits.file: must be a size"),
    ({**SECRET, "data": 5}, "data: must be text, not a number; put it in quotes"),
    ({**SECRET, "channels": {"bot": {"kind": "telegramm"}}}, "channels.bot.kind: 'telegramm' is not one of"),
    ({**SECRET, "channels": {"bot": {}}}, "channels.bot.kind: is missing"),
    ({**SECRET, "channels": {"Мой": {"kind": "web"}}}, "channels.Мой: a channel's name is part of an address"),
    ({**SECRET, "channels": {"bot": {"kind": "web", "t": "${NO_SUCH}"}}}, "channels.bot.t: the environment variable NO_SUCH is not"),
    ({**SECRET, "channels": {"bot": {"kind": "web", "t": "${MAIL_PASWORD}"}}}, "did you mean MAIL_PASSWORD?"),
    ({**SECRET, "rules": {"packs": "nowhere"}}, "rules.packs: there is no folder /srv/okno/nowhere"),
    (NUMBERED, "config: the key 5 is not text"),
    ([], "config: must be a list of keys"),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "sentence"), MISTAKES)
def test_a_mistake_is_one_sentence(tree: object, sentence: str) -> None:
    with pytest.raises(ConfigProblem) as caught:
        from_tree(tree, base=BASE, env=ENV)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


BAD_FILES = [
    (b"secret: a\nsecret: b\n", "line 2, column 1: the key 'secret' is written twice"),
    (b"secret: [", "line 1"),
    (b"\xff\xfe\x00", "is not UTF-8"),
    (b"a: !!python/object:os.system x", "line 1"),
]


@pytest.mark.parametrize(("body", "sentence"), BAD_FILES)
def test_a_broken_file_says_where(tmp_path: Path, body: bytes, sentence: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(body)
    with pytest.raises(ConfigProblem, match="config") as caught:
        load(path, ENV)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem, match="can't be read"):
        load(tmp_path / "none.yaml", ENV)
