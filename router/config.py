"""config.yaml -> frozen Config, or one sentence (ConfigProblem) that names the key, the problem and the nearest right name."""

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from channels import KINDS
from router.channel import ConfigProblem, Signer

MAX_CONFIG = 1_000_000  # bytes; a larger file is a mistake of its name
_ENV = re.compile(r"\$\{([^{}]*)\}")
_ENV_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CHANNEL_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_UNITS = {"": 1, "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """Where the desk's HTTP server listens."""

    host: str = "127.0.0.1"
    port: int = 8080


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPolicy:
    """`acknowledge`: a first message gets its number and promised time at once. `reopen_days`: how long a customer may reopen a
    solved ticket; afterwards it is closed."""

    acknowledge: bool = True
    reopen_days: int = 7


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
    root = _Section("", _fill(tree if tree is not None else {}, "", env, secrets))
    data = _folder(root.text("data", "data"), base)
    config = Config(
        public_url=_url(root, "public_url", "http://127.0.0.1:8080"),
        listen=_listen(root.section("listen")),
        data=data,
        database=root.text("database", "") or f"sqlite:///{data / 'okno.db'}",
        secret=_secret(root.text("secret", "")),
        language=root.choice("language", "ru", ("ru", "en")),
        log=root.choice("log", "console", ("console", "json")),
        metrics_token=root.text("metrics_token", ""),
        desk=_desk(root.section("desk")),
        limits=_limits(root.section("limits")),
        rules=_rules(root.section("rules"), base),
        channels=_channels(root.section("channels")),
        secrets=tuple(sorted({value for value in secrets if len(value) >= 6}, key=len, reverse=True)),
    )
    root.end()
    return config


def _listen(section: "_Section") -> Listen:
    result = Listen(
        host=section.text("host", "127.0.0.1"),
        port=section.number("port", 8080, low=0, high=65_535),
    )
    section.end()
    return result


def _desk(section: "_Section") -> DeskPolicy:
    result = DeskPolicy(
        acknowledge=section.flag("acknowledge", True), reopen_days=section.number("reopen_days", 7, 0, 3650)
    )
    section.end()
    return result


def _limits(section: "_Section") -> Limits:
    result = Limits(
        body=section.size("body", 25_000_000),
        file=section.size("file", 20_000_000),
        per_minute=section.number("per_minute", 120, low=1, high=1_000_000),
        trusted_proxies=section.texts("trusted_proxies"),
    )
    section.end()
    return result


def _rules(section: "_Section", base: Path) -> RulesSource:
    packs = section.text("packs", "")
    section.end()
    if not packs:
        return RulesSource()
    folder = _folder(packs, base)
    if not folder.is_dir():
        raise ConfigProblem(f"rules.packs: there is no folder {folder}; leave the key out to use the packs of the desk")
    return RulesSource(packs=folder)


def _channels(section: "_Section") -> dict[str, ChannelConfig]:
    found: dict[str, ChannelConfig] = {}
    for name in section.names():
        part = section.section(name)
        if not _CHANNEL_NAME.fullmatch(name):
            raise ConfigProblem(
                f"{part.path}: a channel's name is part of an address: use a-z, 0-9, - and _ (at most 40)"
            )
        kind = part.choice("kind", None, tuple(KINDS))
        found[name] = ChannelConfig(name=name, kind=kind, section=part.rest())
    section.end()
    return found


def _secret(value: str) -> str:
    if not value:
        raise ConfigProblem(
            "secret: is missing; write secret: ${OKNO_SECRET} and set OKNO_SECRET (openssl rand -hex 32)"
        )
    if len(value.encode()) < 16:
        raise ConfigProblem("secret: is shorter than 16 bytes; make one by openssl rand -hex 32")
    return value


def _url(section: "_Section", key: str, default: str) -> str:
    value = section.text(key, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ConfigProblem(f"{section.at(key)}: is not a web address; write it like https://support.example.ru")
    return value


def _folder(value: str, base: Path) -> Path:
    return (base / Path(value).expanduser()).absolute()


class _Section:
    """A mapping of the file that is read key by key; `end` refuses what nobody asked for."""

    def __init__(self, path: str, value: object) -> None:
        if not isinstance(value, dict):
            raise ConfigProblem(f"{path or 'config'}: must be a list of keys with values, not {_what(value)}")
        self.path, self._values, self._known = path, value, list[str]()

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _take(self, key: str) -> object:
        self._known.append(key)
        return self._values.get(key)

    def names(self) -> list[str]:
        return list(self._values)

    def section(self, key: str) -> "_Section":
        value = self._take(key)
        return _Section(self.at(key), {} if value is None else value)

    def text(self, key: str, default: str) -> str:
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, str):
            raise ConfigProblem(f"{self.at(key)}: must be text, not {_what(value)}; put it in quotes")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigProblem(f"{self.at(key)}: must be a list of texts, like [10.0.0.1, 10.0.0.2]")
        return tuple(value)

    def choice(self, key: str, default: str | None, allowed: tuple[str, ...]) -> str:
        value = self.text(key, default or "")
        if value in allowed:
            return value
        if not value:
            raise ConfigProblem(f"{self.at(key)}: is missing; choose one of {', '.join(allowed)}")
        raise ConfigProblem(f"{self.at(key)}: {value!r} is not one of {', '.join(allowed)}{nearest(value, allowed)}")

    def flag(self, key: str, default: bool) -> bool:
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise ConfigProblem(f"{self.at(key)}: must be true or false, not {_what(value)}")
        return value

    def number(self, key: str, default: int, low: int, high: int) -> int:
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value[:12])  # a number that came from the environment
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ConfigProblem(f"{self.at(key)}: must be a whole number from {low} to {high}, not {_what(value)}")
        return value

    def size(self, key: str, default: int) -> int:
        """Bytes, or "25 MB"."""
        value = self._take(key)
        if value is None:
            return default
        match = re.fullmatch(r"([0-9]{1,9})\s?([a-z]{0,2})", str(value).strip().lower())
        unit = _UNITS.get(match[2]) if match else None
        if match is None or unit is None or isinstance(value, bool) or int(match[1]) == 0:
            raise ConfigProblem(f"{self.at(key)}: must be a size like 25 MB or a number of bytes, not {_what(value)}")
        return int(match[1]) * unit

    def rest(self) -> dict[str, object]:
        """The keys nobody has asked for yet."""
        return {key: value for key, value in self._values.items() if key not in self._known}

    def end(self) -> None:
        for key in self.rest():
            raise ConfigProblem(f"{self.at(key)}: there is no such key{nearest(key, self._known)}")


def nearest(name: str, known: "tuple[str, ...] | list[str]") -> str:
    """The end of a sentence about a wrong name: the nearest right one, or all of them."""
    close = difflib.get_close_matches(name, known, 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def _what(value: object) -> str:
    """How a wrong value reads in a sentence. Never the value of a text: it may be a secret."""
    names: dict[type, Callable[[Any], str]] = {
        dict: lambda _: "a list of keys", list: lambda _: "a list", str: lambda _: "this text", bool: lambda v: str(v).lower(),
    }  # fmt: skip
    return names.get(type(value), str)(value) if value is not None else "nothing"


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
