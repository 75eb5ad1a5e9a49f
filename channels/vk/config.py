"""The section of a VK community in config.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from router.section import Section

API_URL = "https://api.vk.com/method/"
PROXIES = ("http", "https", "socks5", "socks5h", "socks4")

MEDIA_HOSTS = ("vk.com", "vk.ru", "vk.me", "userapi.com", "vkuser.net", "vkuseraudio.net", "vkuseraudio.com", "vkuservideo.net",
               "vkuserlive.net", "vk-cdn.net", "vk-cdn.me", "mycdn.me", "okcdn.ru", "vkvideo.ru")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One community.

    `token` is the community's access key (rights: messages, photos, docs, manage). `mode` says how events come at first: "longpoll"
    asks VK, "callback" is called at /in/{name} and needs `confirmation` (the string that VK shows) and `secret`. `catch_up`
    are the hours for which a first start, or one after VK lost its history, takes unread messages out of the dialogues (0: none).
    `media_hosts` may be fetched from besides VK's own; a host named there may also stand in a private network. `timeout` is in
    seconds. `proxy` takes all calls, uploads and downloads; it resolves the names, too.
    """

    group_id: int
    token: str = field(repr=False)
    title: str
    mode: str
    confirmation: str = field(repr=False)
    secret: str = field(repr=False)
    api_url: str
    proxy: str = field(repr=False)
    version: str
    media_hosts: tuple[str, ...]
    timeout: float
    catch_up: float

    @property
    def polls(self) -> bool:
        return self.mode != "callback"

    @property
    def is_called(self) -> bool:
        return self.mode != "longpoll"

    @property
    def may_be_called(self) -> bool:
        """Whoever asks VK may change over to being called while he runs, if nobody else can call in VK's name."""
        return self.is_called or bool(self.confirmation and self.secret)


def read(name: str, section: Mapping[str, object]) -> Config:
    """Raises ConfigProblem with the key, the problem and the nearest right name."""
    keys = Section(f"channels.{name}", section)
    config = Config(
        group_id=keys.number(
            "group_id", None, 1, 2**53, missing="it is the number in the community's address, vk.com/club<number>"
        ),
        token=keys.text(
            "token",
            missing="make a key in the community's settings, «Работа с API», and write token: ${VK_TOKEN}",
        ),
        title=keys.text("title", "ВКонтакте"),
        mode=keys.choice("mode", ("longpoll", "callback", "both"), "longpoll"),
        confirmation=keys.text("confirmation"),
        secret=keys.text("secret"),
        api_url=keys.text("api_url", API_URL),
        proxy=keys.address("proxy", schemes=PROXIES),
        version=keys.text("version", "5.199"),
        media_hosts=keys.texts("media_hosts"),
        timeout=keys.real("timeout", 30.0, 1, 600),
        catch_up=keys.real("catch_up", 168.0, 0, 8_760),
    )
    keys.end()
    address = urlsplit(config.api_url)
    if address.scheme not in ("http", "https") or not address.hostname or not address.path.endswith("/"):
        raise keys.wrong("api_url", f"must be a web address that ends in a slash, like {API_URL}")
    if config.is_called and not config.confirmation:
        raise keys.wrong("confirmation", "is missing; VK shows it under «Callback API» in the community's settings")
    if config.is_called and not config.secret:
        raise keys.wrong("secret", "is missing; without it anybody could write as any customer")
    return config
