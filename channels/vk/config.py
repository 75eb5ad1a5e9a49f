"""The section of a VK community in config.yaml."""

import difflib
from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from router.channel import ConfigProblem

API_URL = "https://api.vk.com/method/"
OF_THE_DESK = ("kind", "name")  # keys of every channel's section, read before a kind sees them

MEDIA_HOSTS = ("vk.com", "vk.ru", "vk.me", "userapi.com", "vkuser.net", "vkuseraudio.net", "vkuseraudio.com", "vkuservideo.net",
               "vkuserlive.net", "vk-cdn.net", "vk-cdn.me", "mycdn.me", "okcdn.ru", "vkvideo.ru")  # fmt: skip


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One community.

    `token` is the community's access key (rights: messages, photos, docs, manage). `mode` says how events come: "longpoll" asks
    VK, "callback" is called at /in/{name} and needs `confirmation` (the string that VK shows) and should have `secret`. `catch_up`
    are the hours for which a first start, or one after VK lost its history, takes unread messages out of the dialogues (0: none).
    `media_hosts` may be fetched from besides VK's own; a host named there may also stand in a private network. `timeout` is in
    seconds.
    """

    group_id: int
    token: str
    title: str = "ВКонтакте"
    mode: Literal["longpoll", "callback", "both"] = "longpoll"
    confirmation: str = ""
    secret: str = ""
    api_url: str = API_URL
    version: str = "5.199"
    media_hosts: tuple[str, ...] = ()
    timeout: float = 30.0
    catch_up: float = 168.0

    @property
    def polls(self) -> bool:
        return self.mode != "callback"

    @property
    def is_called(self) -> bool:
        return self.mode != "longpoll"

    def __repr__(self) -> str:
        return f"Section(group_id={self.group_id}, mode={self.mode!r})"  # never the token or the secret


def read_section(name: str, section: Mapping[str, object]) -> Section:
    """Raises ConfigProblem with the key, the problem and the nearest right name."""
    where = f"channels.{name}"
    given = {key: value for key, value in section.items() if key not in OF_THE_DESK and value is not None}
    known = Section.__struct_fields__
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            raise ConfigProblem(f"{where}.{key}: there is no such key; {hint}")
    for key in ("group_id", "token"):
        if given.get(key) in (None, ""):
            raise ConfigProblem(f"{where}.{key}: is missing; {_WHERE_TO_FIND[key]}")
    for key, value in given.items():
        given[key] = _converted(f"{where}.{key}", key, value)
    read = msgspec.convert(given, Section)
    _check(where, read)
    return read


_WHERE_TO_FIND = {
    "group_id": "it is the number in the community's address, vk.com/club<number>",
    "token": "make a key in the community's settings, «Работа с API», and write token: ${VK_TOKEN}",
}
_TYPES = dict(zip(Section.__struct_fields__, (field.type for field in msgspec.structs.fields(Section)), strict=True))


def _converted(where: str, key: str, value: object) -> object:
    try:
        # Numbers from the environment arrive as text, and YAML reads 5.199 as a number: both are meant.
        return msgspec.convert(str(value) if key == "version" else value, _TYPES[key], strict=False)
    except msgspec.ValidationError as wrong:
        expected = str(wrong) if key not in ("token", "secret", "confirmation") else "must be text; put it in quotes"
        raise ConfigProblem(f"{where}: {expected}") from None


def _check(where: str, read: Section) -> None:
    if read.group_id <= 0:
        raise ConfigProblem(f"{where}.group_id: must be the community's number without a minus")
    address = urlsplit(read.api_url)
    if address.scheme not in ("http", "https") or not address.hostname or not address.path.endswith("/"):
        raise ConfigProblem(f"{where}.api_url: must be a web address that ends in a slash, like {API_URL}")
    if read.is_called and not read.confirmation:
        raise ConfigProblem(
            f"{where}.confirmation: is missing; VK shows it under «Callback API» in the community's settings"
        )
    if not 0 <= read.catch_up <= 8_760:
        raise ConfigProblem(f"{where}.catch_up: must be from 0 to 8760 hours")
    if not 1 <= read.timeout <= 600:
        raise ConfigProblem(f"{where}.timeout: must be from 1 to 600 seconds")
