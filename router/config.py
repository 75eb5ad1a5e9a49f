"""config.yaml -> frozen Config, or one sentence (ConfigProblem) that names the key, the problem and the nearest right name."""

import difflib
import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from channels import KINDS
from router.channel import ConfigProblem
from router.section import Section
from router.signing import Signer

MAX_CONFIG = 1_000_000  # bytes; a larger file is a mistake of its name
_ENV = re.compile(r"\$\{([^{}]*)\}")
_ENV_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CHANNEL_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """Where the desk's HTTP server listens."""

    host: str = "127.0.0.1"
    port: int = 8080


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPolicy:
    """`acknowledge`: a first message gets its number and promised time at once. `helper`: with it come the likeliest help articles, a
    question for what is missing, and after solving the question how good the answer was. `reopen_days`: how long a customer may reopen a
    solved ticket; afterwards it is closed. `join_order`, `join_hours`: what of his a letter that answers nothing goes on with
    (`router.threading.Policy`)."""

    acknowledge: bool = True
    helper: bool = True
    reopen_days: int = 7
    join_order: bool = True
    join_hours: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`body` bytes of one request, `file` bytes of one attachment, `per_minute` requests of one address to the public pages.

    `trusted_proxies` are the addresses whose X-Forwarded-For is believed.
    """

    body: int = 25_000_000
    file: int = 20_000_000
    per_minute: int = 120
    trusted_proxies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesSource:
    """`packs`: a folder of *.yaml that seeds the rules of an empty database instead of the packs that come with the desk."""

    packs: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelConfig:
    """One account. `section` is the kind's own part, environment filled in; the kind's package validates it."""

    name: str
    kind: str
    section: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The deployment. `secrets` are the values that came from the environment: never logged, never shown."""

    public_url: str
    listen: Listen
    data: Path
    database: str = field(repr=False)
    secret: str = field(repr=False)
    language: str
    log: str
    metrics_token: str = field(repr=False)
    desk: DeskPolicy
    limits: Limits
    rules: RulesSource
    channels: Mapping[str, ChannelConfig]
    secrets: tuple[str, ...] = field(default=(), repr=False)

    @property
    def signer(self) -> Signer:
        """The desk's signer of reply tokens and private links."""
        return Signer(self.secret.encode())

    @property
    def blobs(self) -> Path:
        """The folder of attachments."""
        return self.data / "blobs"


def load(path: Path, env: Mapping[str, str] | None = None) -> Config:
    """Reads and validates the file. Relative folders are relative to it. Raises ConfigProblem and nothing else."""
    try:
        with path.open("rb") as file:
            body = file.read(MAX_CONFIG + 1)
    except OSError as problem:
        raise ConfigProblem(f"{path}: can't be read: {problem.strerror or problem}; name another by --config") from None
    if len(body) > MAX_CONFIG:
        raise ConfigProblem(f"{path}: is larger than {MAX_CONFIG} bytes; is it the right file?")
    try:
        tree = yaml.load(body.decode(), Loader=_StrictLoader)  # noqa: S506 - a SafeLoader that also refuses doubled keys
    except UnicodeDecodeError as problem:
        raise ConfigProblem(f"{path}: is not UTF-8 at byte {problem.start}; save it as UTF-8") from None
    except yaml.YAMLError as problem:
        raise ConfigProblem(f"{path}: {_yaml_sentence(problem)}") from None
    return from_tree(tree, base=path.parent, env=os.environ if env is None else env)


def from_tree(tree: object, *, base: Path, env: Mapping[str, str]) -> Config:
    """The Config of what YAML gave. Raises ConfigProblem."""
    secrets: list[str] = []
    root = Section("", _fill(tree if tree is not None else {}, "", env, secrets))
    data = _folder(root.text("data", "data"), base)
    config = Config(
        public_url=root.address("public_url", "http://127.0.0.1:8080"),
        listen=_listen(root.section("listen")),
        data=data,
        database=root.text("database", f"sqlite:///{data / 'okno.db'}"),
        secret=_secret(root),
        language=root.choice("language", ("ru", "en"), "ru"),
        log=root.choice("log", ("console", "json"), "console"),
        metrics_token=root.text("metrics_token", ""),
        desk=_desk(root.section("desk")),
        limits=_limits(root.section("limits")),
        rules=_rules(root.section("rules"), base),
        channels=_channels(root.section("channels")),
        secrets=tuple(sorted({value for value in secrets if len(value) >= 6}, key=len, reverse=True)),
    )
    root.end()
    return config


def _listen(section: Section) -> Listen:
    result = Listen(
        host=section.text("host", "127.0.0.1"),
        port=section.number("port", 8080, low=0, high=65_535),
    )
    section.end()
    return result


def _desk(section: Section) -> DeskPolicy:
    result = DeskPolicy(
        acknowledge=section.flag("acknowledge", True),
        helper=section.flag("helper", True),
        reopen_days=section.number("reopen_days", 7, 0, 3650),
        join_order=section.flag("join_order", True),
        join_hours=section.real("join_hours", 0.0, 0.0, 8760.0),
    )
    section.end()
    return result


def _limits(section: Section) -> Limits:
    result = Limits(
        body=section.size("body", 25_000_000),
        file=section.size("file", 20_000_000),
        per_minute=section.number("per_minute", 120, low=1, high=1_000_000),
        trusted_proxies=_networks(section, "trusted_proxies"),
    )
    section.end()
    return result


def _networks(section: Section, key: str) -> tuple[str, ...]:
    found = section.texts(key)
    for index, one in enumerate(found):
        try:
            ipaddress.ip_network(one, strict=False)
        except ValueError:
            words = "must be an address or a network, like 10.0.0.1 or 10.0.0.0/8"
            raise section.wrong(f"{key}[{index}]", words) from None
    return found


def _rules(section: Section, base: Path) -> RulesSource:
    packs = section.text("packs", "")
    section.end()
    if not packs:
        return RulesSource()
    folder = _folder(packs, base)
    if not folder.is_dir():
        raise ConfigProblem(f"rules.packs: there is no folder {folder}; leave the key out to use the packs of the desk")
    return RulesSource(packs=folder)


def _channels(section: Section) -> dict[str, ChannelConfig]:
    found: dict[str, ChannelConfig] = {}
    for name in section.names():
        part = section.section(name)
        if not _CHANNEL_NAME.fullmatch(name):
            raise section.wrong(name, "a channel's name is part of an address: use a-z, 0-9, - and _ (at most 40)")
        kind = part.choice("kind", tuple(KINDS))
        found[name] = ChannelConfig(name=name, kind=kind, section=part.rest())
    section.end()
    return found


def _secret(root: Section) -> str:
    value = root.text("secret", missing="write secret: ${OKNO_SECRET} and set OKNO_SECRET (openssl rand -hex 32)")
    if len(value.encode()) < 16:
        raise root.wrong("secret", "is shorter than 16 bytes; make one by openssl rand -hex 32")
    return value


def _folder(value: str, base: Path) -> Path:
    return (base / Path(value).expanduser()).absolute()


def _fill(value: object, path: str, env: Mapping[str, str], secrets: list[str]) -> object:
    """`${NAME}` replaced by the environment, everywhere; what came from there is remembered as secret."""
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise ConfigProblem(f"{path or 'config'}: the key {key!r} is not text; put it in quotes")
        return {key: _fill(item, f"{path}.{key}".lstrip("."), env, secrets) for key, item in value.items()}
    if isinstance(value, list):
        return [_fill(item, f"{path}[{index}]", env, secrets) for index, item in enumerate(value)]
    if not isinstance(value, str):
        return value

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if not _ENV_NAME.fullmatch(name):
            raise ConfigProblem(f"{path}: ${{{name}}} is not the name of an environment variable")
        if not env.get(name):
            raise ConfigProblem(f"{path}: the environment variable {name} is not set{_near_env(name, env)}")
        secrets.append(env[name])
        return env[name]

    return _ENV.sub(replace, value)


def _near_env(name: str, env: Mapping[str, str]) -> str:
    close = difflib.get_close_matches(name, [known for known, value in env.items() if value], 1, 0.8)
    return f"; did you mean {close[0]}?" if close else f"; set it, like export {name}=…"


class _StrictLoader(yaml.SafeLoader):
    """YAML itself takes the last of two equal keys in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} is written twice", key.start_mark
                )
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _yaml_sentence(problem: yaml.YAMLError) -> str:
    mark = getattr(problem, "problem_mark", None)
    words = str(getattr(problem, "problem", None) or problem).replace("\n", " ")
    return f"line {mark.line + 1}, column {mark.column + 1}: {words}" if mark is not None else words
