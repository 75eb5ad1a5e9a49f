"""The `email` section of config.yaml: strict, every mistake one sentence.

mailboxes:
  - address: support@shop.ru
    name: Поддержка
    imap: {host: imap.shop.ru, port: 993, security: tls, login: support@shop.ru, password: "${IMAP_PASSWORD}", folder: INBOX}
    smtp: {...}                # only where this mailbox sends by another server
imap: {host: …}                # defaults for every mailbox
smtp: {host: smtp.shop.ru, port: 465, security: tls, login: support@shop.ru, password: "${SMTP_PASSWORD}"}
import_since: 2026-01-31       # first start takes mail received from this day on; default: the day of the first start
plus_address: false            # Reply-To: support+token@… (only where the server accepts plus-addresses)
max_mail: 36700160             # bytes; of larger mails the beginning is taken
poll: 60                       # seconds between looks where the server has no IDLE
idle: 540                      # seconds until IDLE is renewed (servers may end it after 29 minutes, RFC 2177)
deadline: 30                   # seconds for one command
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, cast

from channels.email.headers import normalise
from router.channel import ConfigProblem

Security = Literal["tls", "starttls", "none"]
_PORTS = {("imap", "tls"): 993, ("imap", "starttls"): 143, ("imap", "none"): 143,
          ("smtp", "tls"): 465, ("smtp", "starttls"): 587, ("smtp", "none"): 25}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One account on an IMAP or SMTP server. `ca_file` adds a private certificate authority; certificates are always verified."""

    host: str
    port: int
    security: Security = "tls"
    login: str = ""
    password: str = field(default="", repr=False)
    folder: str = "INBOX"
    ca_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    address: str
    name: str = ""
    imap: Server
    smtp: Server


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailConfig:
    """One account of the kind: several mailboxes. Seconds, bytes, a day."""

    mailboxes: tuple[Mailbox, ...]
    domain: str
    import_since: date | None = None
    plus_address: bool = False
    max_mail: int = 35 * 1024 * 1024
    poll: float = 60.0
    idle: float = 540.0
    deadline: float = 30.0

    def mailbox(self, address: str) -> Mailbox:
        """The mailbox of that address, or the first one."""
        return next((one for one in self.mailboxes if one.address == address.lower()), self.mailboxes[0])

    @property
    def own(self) -> frozenset[str]:
        return frozenset(one.address for one in self.mailboxes)


_TOP = {
    "kind",
    "name",
    "title",
    "mailboxes",
    "imap",
    "smtp",
    "domain",
    "import_since",
    "plus_address",
    "max_mail",
    "poll",
    "idle",
    "deadline",
}
_MAILBOX = {"address", "name", "imap", "smtp"}
_SERVER = {"host", "port", "security", "login", "password", "folder", "ca_file"}


def read(section: Mapping[str, object]) -> EmailConfig:
    """Raises ConfigProblem with one sentence that names the key."""
    _known(section, _TOP, "")
    listed = section.get("mailboxes")
    if not isinstance(listed, list) or not listed:
        raise ConfigProblem("mailboxes: name at least one mailbox with address, imap and smtp")
    mailboxes = tuple(_mailbox(one, section, f"mailboxes[{number}]") for number, one in enumerate(listed))
    addresses = [one.address for one in mailboxes]
    if twice := next((one for one in addresses if addresses.count(one) > 1), ""):
        raise ConfigProblem(f"mailboxes: {twice} is listed twice")
    return EmailConfig(
        mailboxes=mailboxes,
        domain=_text(section, "domain", "") or addresses[0].rpartition("@")[2],
        import_since=_day(section.get("import_since")),
        plus_address=_flag(section, "plus_address"),
        max_mail=int(_number(section, "max_mail", 35 * 1024 * 1024, least=64 * 1024)),
        poll=_number(section, "poll", 60.0, least=0.05),
        idle=min(_number(section, "idle", 540.0, least=0.05), 1700.0),
        deadline=_number(section, "deadline", 30.0, least=0.1),
    )


def _mailbox(value: object, section: Mapping[str, object], where: str) -> Mailbox:
    if not isinstance(value, Mapping):
        raise ConfigProblem(f"{where}: must be a mapping with address, imap and smtp")
    _known(value, _MAILBOX, where)
    address = normalise(_text(value, "address", where))
    if "@" not in address:
        raise ConfigProblem(f"{where}.address: must be an e-mail address such as support@example.com")
    return Mailbox(
        address=address,
        name=_text(value, "name", where),
        imap=_server("imap", section.get("imap"), value.get("imap"), where, address),
        smtp=_server("smtp", section.get("smtp"), value.get("smtp"), where, address),
    )


def _server(kind: str, common: object, own: object, where: str, address: str) -> Server:
    """The mailbox's own settings over the common ones."""
    merged: dict[str, object] = {}
    for value, place in ((common, kind), (own, f"{where}.{kind}")):
        if value is None:
            continue
        if not isinstance(value, Mapping):
            raise ConfigProblem(f"{place}: must be a mapping with host, port, security, login and password")
        _known(value, _SERVER, place)
        merged.update(value)
    place = f"{where}.{kind}"
    security = _text(merged, "security", place) or "tls"
    if security not in {"tls", "starttls", "none"}:
        raise ConfigProblem(f"{place}.security: {security!r} is none of tls, starttls, none")
    host = _text(merged, "host", place)
    if not host:
        raise ConfigProblem(f"{place}.host: the server's name is missing")
    port = int(_number(merged, "port", _PORTS[kind, security], least=1, where=place))
    if port > 65535:
        raise ConfigProblem(f"{place}.port: {port} is no port")
    password = _text(merged, "password", place)
    return Server(
        host=host,
        port=port,
        security=cast(Security, security),
        login=_text(merged, "login", place) or (address if password else ""),
        password=password,
        folder=_text(merged, "folder", place) or "INBOX",
        ca_file=_text(merged, "ca_file", place),
    )


def _known(value: Mapping[str, object], names: set[str], where: str) -> None:
    for key in value:
        if key not in names:
            near = difflib.get_close_matches(str(key), sorted(names), 1)
            hint = f", did you mean {near[0]}?" if near else f": known are {', '.join(sorted(names))}"
            raise ConfigProblem(f"{where + '.' if where else ''}{key} is no setting here{hint}")


def _text(value: Mapping[str, object], key: str, where: str) -> str:
    found = value.get(key, "")
    if not isinstance(found, str):
        raise ConfigProblem(f"{where + '.' if where else ''}{key}: must be text")
    return found.strip() if key != "password" else found


def _flag(value: Mapping[str, object], key: str) -> bool:
    found = value.get(key, False)
    if not isinstance(found, bool):
        raise ConfigProblem(f"{key}: must be true or false")
    return found


def _number(value: Mapping[str, object], key: str, default: float, *, least: float, where: str = "") -> float:
    found = value.get(key, default)
    if isinstance(found, str) and found.isdigit():
        found = int(found)
    if isinstance(found, bool) or not isinstance(found, int | float) or found < least:
        raise ConfigProblem(f"{where + '.' if where else ''}{key}: must be a number, at least {least:g}")
    return float(found)


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ConfigProblem("import_since: must be a day such as 2026-01-31") from None
