"""This kind's section of config.yaml -> frozen Config, or ConfigProblem."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from router.channel import ConfigProblem

PUBLIC_API = "https://api.telegram.org"
PUBLIC_DOWNLOAD = 20 << 20  # Bot API, getFile: "bots can download files of up to 20MB in size"
OWN_DOWNLOAD = 2000 << 20  # Bot API, "Using a Local Bot API Server": without a download limit; uploads up to 2000 MB
PUBLIC_UPLOAD = 50 << 20  # Bot API, sendDocument: "of any type of up to 50 MB in size"

_KEYS = ("token", "mode", "webhook_secret", "api_url", "proxy", "groups", "username", "poll_timeout", "title")
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API, setWebhook: secret_token
_PROXIES = ("http", "https", "socks5", "socks5h", "socks4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One bot.

    `mode`: who starts, poll (we ask) or webhook (we are called). `groups`: which messages of a group are for us, "addressed" (a
    mention, a reply to us, a command) or "all". `username`: the bot's own, without @; asked from the provider when empty.
    `max_download` and `max_upload` are bytes: an API server of one's own takes more than the public one.
    """

    token: str = field(repr=False)
    mode: str = "poll"
    webhook_secret: str = field(default="", repr=False)
    api_url: str = PUBLIC_API
    proxy: str = field(default="", repr=False)
    groups: str = "addressed"
    username: str = ""
    poll_timeout: int = 25
    title: str = "Telegram"

    @property
    def bot_id(self) -> int:
        """The bot's own user id: the part of its token before the colon (Bot API, "Authorizing your bot")."""
        return int(self.token.split(":")[0])

    @property
    def max_download(self) -> int:
        return PUBLIC_DOWNLOAD if self.api_url == PUBLIC_API else OWN_DOWNLOAD

    @property
    def max_upload(self) -> int:
        return PUBLIC_UPLOAD if self.api_url == PUBLIC_API else OWN_DOWNLOAD


def read(name: str, section: Mapping[str, object]) -> Config:
    """The Config of the channel `name`; ConfigProblem names the key, the problem and the nearest right name."""
    at = f"channels.{name}."
    for key in section:
        if key not in _KEYS:
            raise ConfigProblem(f"{at}{key}: there is no such key{_nearest(key, _KEYS)}")
    config = Config(
        token=_token(at, section),
        mode=_choice(at, section, "mode", ("poll", "webhook")),
        webhook_secret=_text(at, section, "webhook_secret"),
        api_url=_address(at, section, "api_url", ("http", "https")) or PUBLIC_API,
        proxy=_address(at, section, "proxy", _PROXIES),
        groups=_choice(at, section, "groups", ("addressed", "all")),
        username=_text(at, section, "username").removeprefix("@"),
        poll_timeout=_number(at, section, "poll_timeout", 25, low=1, high=50),
        title=_text(at, section, "title") or "Telegram",
    )
    if config.webhook_secret and not _SECRET.fullmatch(config.webhook_secret):
        raise ConfigProblem(f"{at}webhook_secret: only A-Z, a-z, 0-9, _ and - are allowed, at most 256 of them")
    if config.mode == "webhook" and not config.webhook_secret:
        raise ConfigProblem(f"{at}webhook_secret: is missing; without it anybody could write as any customer")
    return config


def _token(at: str, section: Mapping[str, object]) -> str:
    token = _text(at, section, "token")
    if not token:
        raise ConfigProblem(
            f"{at}token: is missing; write token: ${{TELEGRAM_TOKEN}} and set it to what @BotFather gave"
        )
    if not _TOKEN.fullmatch(token):
        raise ConfigProblem(f"{at}token: is not a bot token; it looks like 123456:ABC-DEF and comes from @BotFather")
    return token


def _text(at: str, section: Mapping[str, object], key: str) -> str:
    value = section.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ConfigProblem(f"{at}{key}: must be text; put it in quotes")
    return value.strip()


def _choice(at: str, section: Mapping[str, object], key: str, allowed: tuple[str, ...]) -> str:
    value = _text(at, section, key) or allowed[0]
    if value not in allowed:
        raise ConfigProblem(f"{at}{key}: {value!r} is not one of {', '.join(allowed)}{_nearest(value, allowed)}")
    return value


def _number(at: str, section: Mapping[str, object], key: str, default: int, *, low: int, high: int) -> int:
    value = section.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ConfigProblem(f"{at}{key}: must be a whole number from {low} to {high}")
    return value


def _address(at: str, section: Mapping[str, object], key: str, schemes: tuple[str, ...]) -> str:
    value = _text(at, section, key).rstrip("/")
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        good = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or parts.query or parts.fragment:
        # Never the value: a proxy's address carries its password.
        raise ConfigProblem(f"{at}{key}: must be an address like {schemes[0]}://host:port ({', '.join(schemes)})")
    return value


def _nearest(name: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(name, known, 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"
