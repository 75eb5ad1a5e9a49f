"""This kind's section of config.yaml -> frozen Config, or ConfigProblem."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from router.section import Section

PUBLIC_API = "https://api.telegram.org"
PUBLIC_DOWNLOAD = 20 << 20  # Bot API, getFile: "bots can download files of up to 20MB in size"
OWN_DOWNLOAD = 2000 << 20  # Bot API, "Using a Local Bot API Server": without a download limit; uploads up to 2000 MB
PUBLIC_UPLOAD = 50 << 20  # Bot API, sendDocument: "of any type of up to 50 MB in size"

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API, setWebhook: secret_token
_PROXIES = ("http", "https", "socks5", "socks5h", "socks4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One bot.

    `mode`: who starts, poll (we ask) or webhook (we are called); what the provider was told since goes before it. `groups`: which
    messages of a group are for us, "addressed" (a mention, a reply to us, a command) or "all". `username`: the bot's own, without @;
    asked from the provider when empty. `max_download` and `max_upload` are bytes: an API server of one's own takes more than the
    public one.
    """

    token: str = field(repr=False)
    mode: str
    webhook_secret: str = field(repr=False)
    api_url: str
    proxy: str = field(repr=False)
    groups: str
    username: str
    poll_timeout: int
    title: str

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
    keys = Section(f"channels.{name}", section)
    config = Config(
        token=keys.text("token", missing="write token: ${TELEGRAM_TOKEN} and set it to what @BotFather gave"),
        mode=keys.choice("mode", ("poll", "webhook"), "poll"),
        webhook_secret=keys.text("webhook_secret"),
        api_url=keys.address("api_url", PUBLIC_API),
        proxy=keys.address("proxy", schemes=_PROXIES),
        groups=keys.choice("groups", ("addressed", "all"), "addressed"),
        username=keys.text("username").removeprefix("@"),
        poll_timeout=keys.number("poll_timeout", 25, low=1, high=50),
        title=keys.text("title", "Telegram"),
    )
    keys.end()
    if not _TOKEN.fullmatch(config.token):
        raise keys.wrong("token", "is not a bot token; it looks like 123456:ABC-DEF and comes from @BotFather")
    if config.webhook_secret and not _SECRET.fullmatch(config.webhook_secret):
        raise keys.wrong("webhook_secret", "only A-Z, a-z, 0-9, _ and - are allowed, at most 256 of them")
    if config.mode == "webhook" and not config.webhook_secret:
        raise keys.wrong("webhook_secret", "is missing; without it anybody could write as any customer")
    return config
