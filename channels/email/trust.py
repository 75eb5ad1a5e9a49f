"""What the receiving server found out about who sent a mail: Authentication-Results (RFC 8601) of the servers that we trust.

Anybody can write such a field into his mail; only those that bear a trusted authserv-id count, and of them the topmost one, which is
the last that was written. Trusted servers remove fields that claim their name (section 5), that is what the trust rests on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from channels.email.headers import domain_in_letters, text_of

MAX_FIELDS = 20
MAX_VALUE = 8000  # characters of a field

_COMMENT = re.compile(r"\([^()]{0,200}\)")
_METHOD = re.compile(r"\s*([a-z][a-z0-9-]{1,30})(?:/\d{1,3})?\s{0,5}=\s{0,5}([a-z]{3,12})\b", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(header|smtp|policy)\.([a-z]{1,20})\s{0,5}=\s{0,5}\"?@?([^\s\";]{1,320})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """`results` as method → result ("dkim": "pass"); `proof` is "dmarc" or "dkim" when the From domain itself is proven, else ""."""

    server: str = ""
    results: dict[str, str] = field(default_factory=dict)
    proof: str = ""


def read(fields: Iterable[bytes], trusted: frozenset[str], sender: str) -> Trust:
    """By the topmost field of a trusted server. `sender` is the address in From; it alone is what a proof is of."""
    if not trusted:
        return Trust()
    for value in list(fields)[:MAX_FIELDS]:
        text = _COMMENT.sub(" ", text_of(value)[:MAX_VALUE])
        server, _, rest = text.partition(";")
        words = server.split()
        if words and words[0].lower() in trusted:
            return _judged(words[0].lower(), rest, sender.rpartition("@")[2])
    return Trust()


def _judged(server: str, rest: str, domain: str) -> Trust:
    results: dict[str, str] = {}
    proof = ""
    for piece in rest.split(";")[:40]:
        found = _METHOD.match(piece)
        if found is None:
            continue
        method, result = found.group(1).lower(), found.group(2).lower()
        properties = {f"{one.lower()}.{two.lower()}": value for one, two, value in _PROPERTY.findall(piece)}
        if results.get(method) != "pass":
            results[method] = result
        if result != "pass" or not domain:
            continue
        if method == "dmarc" and _domain(properties.get("header.from", "")) == domain:
            proof = "dmarc"
        elif method == "dkim" and not proof and _aligned(properties, domain):
            proof = "dkim"
    return Trust(server=server, results=results, proof=proof)


def _aligned(properties: dict[str, str], domain: str) -> bool:
    """The signer is the From domain, or one above it (RFC 7489 section 3.1.1, relaxed, downwards only: that needs no suffix list)."""
    signer = _domain(properties.get("header.d") or properties.get("header.i", ""))
    return "." in signer and (domain == signer or domain.endswith(f".{signer}"))


def _domain(value: str) -> str:
    return domain_in_letters(value.rpartition("@")[2])
