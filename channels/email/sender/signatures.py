"""DKIM (RFC 6376, Ed25519 by RFC 8463) checked by ourselves, when a mail is fetched: the only place where the keys' DNS may be asked.

What is found is kept with the raw as an Authentication-Results value (RFC 8601), so that reading it later is pure and always the same.
dkimpy does the arithmetic; around it stand bounds, because some of its patterns are quadratic on hostile mail, and the checks that
it leaves out: a body signed only in part (l=), a signature past its end, keys on trial (t=y).
"""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

# A name such as `mail._domainkey.shop.ru` to its TXT record, None if there is none. Raises OSError when nobody could be asked.
Resolver = Callable[[str], Awaitable[bytes | None]]

SERVER = "okno"
DEADLINE = 8.0  # seconds for all of a mail's signatures
MAX_SIGNATURES = 5
MAX_HEAD = 128 * 1024
MAX_FIELDS = 1000
MAX_SIGNED = 200  # names in h=
MAX_BLANKS = 2_000_000  # of the body
RUN = re.compile(rb"[ \t]{300}")
MAX_KEY = 4096  # bytes of a TXT record
ALGORITHMS = (b"rsa-sha256", b"ed25519-sha256")
_NAME = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?")
_SIGNED = re.compile(rb"^dkim-signature[ \t]*:", re.IGNORECASE | re.MULTILINE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_SILENT = logging.getLogger("okno.dkim")
_SILENT.disabled = True  # its complaints about strangers' mails are no news; the results are kept


@dataclass(frozen=True, slots=True)
class _Signature:
    number: int
    domain: str
    selector: str
    identity: str = ""  # the domain of i=, where it is not d= itself
    refusal: str = ""

    def said(self, result: str, why: str = "") -> str:
        return f"dkim={result}{f' ({why})' if why else ''} header.d={self.domain} header.s={self.selector}"


async def verify(mail: bytes, resolve: Resolver, deadline: float = DEADLINE) -> str:
    """`okno; dkim=pass header.d=shop.ru header.s=mail; …`, or "" for a mail that nobody signed. Never raises for what is in the mail."""
    if not is_signed(mail):
        return ""
    try:
        async with asyncio.timeout(deadline):
            found = await asyncio.to_thread(_signatures, mail)
            keys = await asyncio.gather(*(_key(one, resolve) for one in found))
            results = [await _result(mail, one, key) for one, key in zip(found, keys, strict=True)]
    except TimeoutError:
        results = [f"dkim=temperror (no result in {deadline:g} seconds)"]
    return "; ".join((SERVER, *results)) if results else ""


def is_signed(mail: bytes) -> bool:
    """Whether it has the field at all, within the bounds of what is looked at."""
    end = _BLANK.search(mail, 0, MAX_HEAD)
    return _SIGNED.search(mail, 0, end.start() if end else MAX_HEAD) is not None


def _signatures(mail: bytes) -> list[_Signature]:
    head = _BLANK.search(mail, 0, MAX_HEAD)
    if head is None or mail.count(b"\n", 0, head.start()) > MAX_FIELDS:
        return []
    try:
        fields = [value for name, value in _message(mail[: head.end()]).headers if name.lower() == b"dkim-signature"]
    except ValueError:
        return []
    found = []
    for number, value in enumerate(fields[:MAX_SIGNATURES]):
        tags = _tags(value)
        domain, selector = tags.get(b"d", b""), tags.get(b"s", b"")
        if _NAME.fullmatch(domain) and _NAME.fullmatch(selector):
            refusal = _refusal(tags) or _too_costly(mail)
            whose = tags.get(b"i", domain).rpartition(b"@")[2].decode("latin-1").lower()
            found.append(_Signature(number, domain.decode().lower(), selector.decode().lower(), whose, refusal))
    return found


def _refusal(tags: dict[bytes, bytes]) -> str:
    """Why a signature proves nothing whatever its key says; "" when it may."""
    signed = _listed(tags.get(b"h", b""))
    if tags.get(b"a", b"").lower() not in ALGORITHMS:
        return "an algorithm that is not trusted"
    if b"l" in tags:
        return "only a part of the body is signed"
    if b"from" not in signed or len(signed) > MAX_SIGNED:
        return "the fields that it signs are not enough, or too many"
    end = tags.get(b"x", b"")
    if b"x" in tags and not (end.isdigit() and len(end) < 13 and int(end) > time.time()):
        return "its time is over"
    return ""


def _too_costly(mail: bytes) -> str:
    """dkimpy strips blanks before line ends by a pattern that is quadratic in their number (`[\\t ]+\\r\\n`)."""
    blanks = mail.count(b" ") + mail.count(b"\t")
    return "too many blanks in the mail" if blanks > MAX_BLANKS or RUN.search(mail) else ""


async def _key(one: _Signature, resolve: Resolver) -> bytes | OSError | None:
    if one.refusal:
        return None
    try:
        return await resolve(f"{one.selector}._domainkey.{one.domain}")
    except OSError as error:
        return error


async def _result(mail: bytes, one: _Signature, key: bytes | OSError | None) -> str:
    if one.refusal:
        return one.said("policy", one.refusal)
    if isinstance(key, OSError):
        return one.said("temperror", "nobody could be asked for the key")
    if not key or len(key) > MAX_KEY:
        return one.said("permerror", "there is no key")
    said = {name: _listed(value) for name, value in _tags(key).items()}
    flags = said.get(b"t", [])
    if b"y" in flags:
        return one.said("neutral", "the key is on trial")
    if (b"s" in flags and one.identity != one.domain) or b"sha256" not in said.get(b"h", [b"sha256"]):
        return one.said("permerror", "the key is not for this signature")
    return await asyncio.to_thread(_verified, mail, one, key)


def _tags(record: bytes) -> dict[bytes, bytes]:
    """A signature's or a key's tags; none of a list that is broken (RFC 6376 section 3.2)."""
    from dkim.util import InvalidTagValueList, parse_tag_value

    try:
        return dict(parse_tag_value(record))
    except InvalidTagValueList:
        return {}


def _listed(value: bytes) -> list[bytes]:
    """`y:s`, as flags, hashes and field names are listed."""
    return [one.strip().lower() for one in value.split(b":")]


def _verified(mail: bytes, one: _Signature, key: bytes) -> str:
    try:
        good = _message(mail).verify(one.number, dnsfunc=lambda name, timeout=0: key)
    except Exception as error:  # noqa: BLE001 - a stranger's bytes in a library's hands: whatever it raises, the mail isn't proven
        return one.said("permerror", type(error).__name__)
    return one.said("pass" if good else "fail")


def _message(mail: bytes):  # type: ignore[no-untyped-def] # dkimpy has no types
    import dkim

    try:
        return dkim.DKIM(mail, logger=_SILENT, minkey=1024)
    except (dkim.DKIMException, IndexError) as error:  # the latter for a mail that begins with a blank
        raise ValueError(str(error)) from None


class Dns:
    """The desk's own resolver: one question a name, remembered for an hour."""

    KEPT, SECONDS, TROUBLED, DEADLINE = 2000, 3600.0, 60.0, 4.0

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, bytes | None]] = {}
        self._silent_until = 0.0  # nobody answers: an import of many mails doesn't wait for each

    async def __call__(self, name: str) -> bytes | None:
        now = time.monotonic()
        known = self._known.get(name)
        if known is not None and now - known[0] < self.SECONDS:
            return known[1]
        if now < self._silent_until:
            raise OSError("the DNS did not answer a moment ago")
        found = await self._ask(name)
        if len(self._known) >= self.KEPT:
            del self._known[next(iter(self._known))]
        self._known[name] = now, found
        return found

    async def _ask(self, name: str) -> bytes | None:
        import dns.asyncresolver
        import dns.exception
        import dns.resolver

        try:
            answer = await dns.asyncresolver.resolve(name, "TXT", lifetime=self.DEADLINE)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return None
        except dns.resolver.LifetimeTimeout:
            self._silent_until = time.monotonic() + self.TROUBLED
            raise OSError("the DNS did not answer") from None
        except dns.exception.DNSException as error:
            raise OSError(type(error).__name__) from None
        return next((b"".join(record.strings)[:MAX_KEY] for record in answer), None)
