"""The `email` section of config.yaml: strict, every mistake one sentence.

mailboxes:
  - address: support@shop.ru
    name: Поддержка
    imap: {host: imap.shop.ru, port: 993, security: tls, login: support@shop.ru, password: "${IMAP_PASSWORD}", folder: INBOX}
    smtp: {...}                # only where this mailbox sends by another server
imap: {host: …}                # defaults for every mailbox
smtp: {host: smtp.shop.ru, port: 465, security: tls, login: support@shop.ru, password: "${SMTP_PASSWORD}"}
import_since: 2026-01-31       # mail received from this day on is taken in, or 30d: from 30 days before the first start on, or none:
#                              only what comes after it; default: the day of the first start. What was there before is filed silently
import_open: 7d                # of that, younger mail that nobody answered opens tickets; older is filed as closed
reconcile: 3600                # seconds between two looks for mail that is on the server and not here
plus_address: false            # Reply-To: support+token@… (only where the server accepts plus-addresses)
max_mail: 36700160             # bytes; of larger mails the beginning is taken
poll: 60                       # seconds between looks where the server has no IDLE
idle: 540                      # seconds until IDLE is renewed (servers may end it after 29 minutes, RFC 2177)
deadline: 30                   # seconds for one command
#                              imap.oauth, smtp.oauth: {token_url, client_id, client_secret, refresh_token, scope} in place of password
#                              smtp.per_minute: 60 — mails that the server takes a minute; default: no limit of ours
#                              imap.sent: Sent — the folder of what operators answer with another mail program, auto: the one that the
#                              server marks so (RFC 6154) or calls so; default: not looked at
authserv: [mx.shop.ru]         # servers whose Authentication-Results are believed; they must remove fields in their name that come in;
#                              "*.yandex.net": all hosts of that domain
verify_dkim: true              # where no such server has spoken, signatures are checked here when a mail is fetched (asks the DNS)
brands: [Мой Магазин]          # names that only we and the official ones bear: another sender's name that shows one is a cue
official: [bank.ru]            # domains beside our own that may bear them
quote: true                    # an operator's answer quotes the message that it answers; an automatic one never does
timezone: Europe/Moscow        # of the times in quotes; default: UTC
subject_tag: false             # Re: [№12] …: the ticket's number in the subject, for providers that strip all other traces
max_out: 25 MB                 # the largest mail that is sent, as it is on the wire (files grow by a third)
limits: {mail.ru: 20/min, "*": 60/min}   # how many mails to a receiving domain, by s, min or h; "*": to each other one
"""

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from channels.email.reading.addresses import domain_in_letters, normalise
from router.section import Section

Security = Literal["tls", "starttls", "none"]
SENT = "\\Sent"  # in the place of a folder's name: the one that the server marks so
_PORTS = {("imap", "tls"): 993, ("imap", "starttls"): 143, ("imap", "none"): 143,
          ("smtp", "tls"): 465, ("smtp", "starttls"): 587, ("smtp", "none"): 25}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth:
    """How access tokens are had for XOAUTH2, in place of a password."""

    token_url: str
    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One account on an IMAP or SMTP server. `ca_file` adds a private certificate authority; certificates are always verified.

    `sent` is a folder's name, SENT for the one that the server marks so, "" for none.
    """

    host: str
    port: int
    security: Security
    login: str
    password: str = field(repr=False)
    folder: str
    ca_file: str
    sent: str = ""
    oauth: OAuth | None = None
    per_minute: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    address: str
    name: str = ""
    imap: Server
    smtp: Server


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailConfig:
    """One account of the kind: several mailboxes. Seconds, bytes, a day."""

    title: str
    mailboxes: tuple[Mailbox, ...]
    domain: str
    import_since: date | timedelta | str | None
    plus_address: bool
    max_mail: int
    poll: float
    idle: float
    deadline: float
    import_open: timedelta = timedelta(days=7)
    reconcile: float = 3600.0
    authserv: frozenset[str] = frozenset()
    verify_dkim: bool = True
    brands: tuple[str, ...] = ()
    official: frozenset[str] = frozenset()
    quote: bool = True
    timezone: tzinfo = UTC
    subject_tag: bool = False
    max_out: int = 25_000_000
    limits: Mapping[str, float] = field(default_factory=dict)  # domain, or "*" -> mails a second

    def mailbox(self, address: str) -> Mailbox:
        """The mailbox of that address, or the first one."""
        return next((one for one in self.mailboxes if one.address == address.lower()), self.mailboxes[0])

    @property
    def own(self) -> frozenset[str]:
        return frozenset(one.address for one in self.mailboxes)


def read(name: str, section: Mapping[str, object]) -> EmailConfig:
    """Raises ConfigProblem with one sentence that names the key."""
    keys = Section(f"channels.{name}", section)
    common = {kind: _common(kind, keys.section(kind)) for kind in ("imap", "smtp")}
    mailboxes = tuple(_mailbox(one, common) for one in keys.sections("mailboxes"))
    if not mailboxes:
        raise keys.wrong("mailboxes", "name at least one mailbox with address, imap and smtp")
    addresses = [one.address for one in mailboxes]
    if twice := next((one for one in addresses if addresses.count(one) > 1), ""):
        raise keys.wrong("mailboxes", f"{twice} is listed twice")
    config = EmailConfig(
        title=keys.text("title", "E-mail"),
        mailboxes=mailboxes,
        domain=_host(keys, "domain", addresses[0].rpartition("@")[2]),
        import_since=_since(keys, "import_since"),
        import_open=_days(keys, "import_open", timedelta(days=7)),
        reconcile=keys.real("reconcile", 3600.0, 0.05, 30 * 86_400),
        plus_address=keys.flag("plus_address", False),
        max_mail=keys.size("max_mail", 35 * 1024 * 1024, low=64 * 1024),
        poll=keys.real("poll", 60.0, 0.05, 86_400),
        idle=min(keys.real("idle", 540.0, 0.05, 86_400), 1_700.0),
        deadline=keys.real("deadline", 30.0, 0.1, 600),
        authserv=frozenset(one.lower() for one in keys.texts("authserv")),
        verify_dkim=keys.flag("verify_dkim", True),
        brands=tuple(one for one in keys.texts("brands") if one.strip()),
        official=frozenset(domain_in_letters(one) for one in keys.texts("official")),
        quote=keys.flag("quote", True),
        timezone=_zone(keys, "timezone"),
        subject_tag=keys.flag("subject_tag", False),
        max_out=keys.size("max_out", 25_000_000, low=64 * 1024),
        limits=_limits(keys.section("limits")),
    )
    keys.end()
    return config


def _common(kind: str, keys: Section) -> dict[str, object]:
    """Settings for every mailbox, as they stand; what is wrong in them is said of them, not of each mailbox."""
    found = keys.rest()
    _server(kind, keys, "")
    return found


def _mailbox(keys: Section, common: Mapping[str, dict[str, object]]) -> Mailbox:
    address = normalise(keys.text("address"))
    if "@" not in address:
        raise keys.wrong("address", "must be an e-mail address such as support@example.com")
    name, servers = keys.text("name"), {}
    for kind, settings in common.items():
        own = Section(keys.at(kind), settings | keys.section(kind).rest())
        servers[kind] = _server(kind, own, address)
        if not servers[kind].host:
            raise own.wrong("host", "the server's name is missing")
    keys.end()
    return Mailbox(address=address, name=name, **servers)


def _server(kind: str, keys: Section, address: str) -> Server:
    security = keys.choice("security", ("tls", "starttls", "none"), "tls")
    password, oauth = keys.text("password", strip=False), _oauth(keys)
    if password and oauth:
        raise keys.wrong("oauth", "stands beside a password; a server takes one of them")
    server = Server(
        host=_host(keys, "host"),
        port=keys.number("port", _PORTS[kind, security], 1, 65_535),
        security=cast(Security, security),
        login=keys.text("login", address if password or oauth else ""),
        password=password,
        oauth=oauth,
        folder=keys.text("folder", "INBOX"),
        ca_file=_ca_file(keys, "ca_file"),
        sent=_sent(keys.text("sent")) if kind == "imap" else "",
        per_minute=keys.real("per_minute", 0.0, 0.0, 100_000) if kind == "smtp" else 0.0,
    )
    keys.end()
    return server


def _host(keys: Section, key: str, default: str = "") -> str:
    """A name as servers want it, letters of other alphabets as `xn--`."""
    name = keys.text(key, default)
    try:
        found = name.encode("idna").decode() if name else ""
    except UnicodeError:
        found = " "
    if not found.isprintable() or " " in found:
        raise keys.wrong(key, f"{name[:100]!r} is no name of a server")
    return found


def _ca_file(keys: Section, key: str) -> str:
    name = keys.text(key)
    if not name:
        return ""
    try:
        ssl.create_default_context(cafile=name)
    except OSError as error:
        raise keys.wrong(key, f"{name[:200]!r} holds no certificates ({error.strerror or error})") from None
    return name


def _sent(folder: str) -> str:
    return SENT if folder == "auto" else folder


def _oauth(keys: Section) -> OAuth | None:
    if keys.value("oauth") is None:
        return None
    inner = keys.section("oauth")
    found = OAuth(
        token_url=inner.text(
            "token_url",
            missing="write the address where access tokens are given, such as https://oauth2.googleapis.com/token",
        ),
        client_id=inner.text(
            "client_id", missing="write the id of the application that you registered with the provider"
        ),
        client_secret=inner.text("client_secret"),
        refresh_token=inner.text(
            "refresh_token", missing="write the refresh token that the provider gave, by ${ENVIRONMENT}"
        ),
        scope=inner.text("scope"),
    )
    inner.end()
    return found


_DAYS = re.compile(r"(\d{1,5})\s?d(?:ays?)?")


def _since(keys: Section, key: str) -> date | timedelta | str | None:
    """A day, so many days before the first start, "none", or nothing said."""
    value = keys.value(key)
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    words = str(value).strip().lower()
    if words == "none":
        return words
    if found := _DAYS.fullmatch(words):
        return timedelta(days=int(found.group(1)))
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise keys.wrong(key, "must be a day such as 2026-01-31, a number of days such as 30d, or none") from None


def _days(keys: Section, key: str, default: timedelta) -> timedelta:
    value = keys.value(key)
    if value is None or value == "":
        return default
    if found := _DAYS.fullmatch(str(value).strip().lower()):
        return timedelta(days=int(found.group(1)))
    raise keys.wrong(key, "must be a number of days such as 7d")


def _zone(keys: Section, key: str) -> tzinfo:
    name = keys.text(key)
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise keys.wrong(key, f"{name[:40]!r} is no time zone; write one such as Europe/Moscow") from None


_RATE = re.compile(r"(\d{1,6})\s?/\s?(s|sec|min|m|h|hour)")
_SECONDS = {"s": 1.0, "sec": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "hour": 3600.0}


def _limits(keys: Section) -> dict[str, float]:
    found = {}
    for name in keys.names():
        rate = _RATE.fullmatch(keys.text(name).strip().lower())
        if rate is None or int(rate.group(1)) == 0:
            raise keys.wrong(name, "must be a number of mails such as 20/min, 5/s or 1000/h")
        found[name if name == "*" else domain_in_letters(name)] = int(rate.group(1)) / _SECONDS[rate.group(2)]
    return found
