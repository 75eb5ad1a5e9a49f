"""What the receiving server found out about who sent a mail: Authentication-Results (RFC 8601) of the servers that we trust.

Anybody can write such a field into his mail; only those that bear a trusted authserv-id count, and of them the topmost one, which is
the last that was written. Trusted servers remove fields that claim their name (section 5), that is what the trust rests on.
Where it leaves open who signed the mail, or there is none, what we found ourselves when the mail was fetched answers that
(`channels.email.sender.signatures`): opendkim and opendmarc write two fields, and the one below may be anybody's.

A pass is a proof only if the domain that passed is that of the address in From (relaxed alignment, RFC 7489 section 3.1).
"""

import re
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from channels.email.reading.addresses import domain_in_letters
from channels.email.sender import domains

MAX_FIELDS = 20
MAX_VALUE = 8000  # bytes of a field

_PIECE = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|\\.|[^()\"\\]++|.", re.DOTALL)
_WORD = re.compile(r"[\w.@+-]{1,320}")
_METHOD = re.compile(r"\s*([a-z][a-z0-9-]{1,30})(?:/\d{1,3})?\s{0,5}=\s{0,5}([a-z]{3,12})\b", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(header|smtp|policy)\.([a-z]{1,20})\s{0,5}=\s{0,5}@?([^\s;]{1,320})", re.IGNORECASE)


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """`results` as method → result ("dkim": "pass"). `proof` names what proves the From domain ("dmarc", "dkim", "spf"), `doubt` what
    speaks against it ("dmarc=fail"); both may be empty, never both be set."""

    server: str = ""
    results: dict[str, str] = {}
    proof: str = ""
    doubt: str = ""


def read(fields: Iterable[bytes], trusted: frozenset[str], sender: str, own: str = "") -> Trust:
    """By the topmost field of a trusted server and, where that leaves the signatures open, by `own`, our results in the same form.

    `sender` is the address in From; it alone is what a proof is of.
    """
    domain = sender.rpartition("@")[2]
    found = _topmost(fields, trusted, domain)
    if not own or _settles(found):
        return found
    server, _, rest = own.partition(";")
    ours = _judged(server, rest, domain)
    servers = " ".join(filter(None, (found.server, ours.server)))
    return replace(ours, server=servers, results=found.results | ours.results)


def is_vouched(fields: Iterable[bytes], trusted: frozenset[str]) -> bool:
    """Whether a trusted server has said what it found of the signatures, so that nobody has to look at them again."""
    return _settles(_topmost(fields, trusted, ""))


def _settles(found: Trust) -> bool:
    return bool(found.proof) or "dkim" in found.results or found.results.get("dmarc") == "fail"


def _topmost(fields: Iterable[bytes], trusted: frozenset[str], domain: str) -> Trust:
    for value in list(fields)[:MAX_FIELDS] if trusted else ():
        server, _, rest = _bare(value).partition(";")
        words = server.split()
        if words and _is_one_of(words[0].lower(), trusted):
            return _judged(words[0].lower(), rest, domain)
    return Trust()


def _is_one_of(server: str, trusted: frozenset[str]) -> bool:
    """`*.yandex.net` stands for all servers of that domain: large providers write the name of the very host."""
    return server in trusted or any(one.startswith("*.") and server.endswith(one[1:]) for one in trusted)


def _bare(value: bytes) -> str:
    """The field without its comments (section 2.2), a quoted string as a word of letters.

    The sender's address stands in it, and quotes in an address may hold brackets, semicolons and whole results. Encoded words stay
    as they are: `=?utf-8?q?=3Bdmarc=3Dpass?=@mail.example` is an address, too.
    """
    kept: list[str] = []
    depth = 0
    for piece in _PIECE.findall(value[:MAX_VALUE].decode("utf-8", "replace")):
        if piece in ("(", ")"):
            depth = depth + 1 if piece == "(" else max(0, depth - 1)
            kept.append(" ")
        elif not depth:
            if piece == '"':  # never closed: all that follows stands in it
                break
            kept.append(_harmless(piece))
    return "".join(kept)


def _harmless(piece: str) -> str:
    if piece[0] != '"':
        return piece
    return piece[1:-1] if _WORD.fullmatch(piece[1:-1]) else "quoted"


_BEST = ("dmarc", "dkim", "spf")


def _judged(server: str, rest: str, domain: str) -> Trust:
    results: dict[str, str] = {}
    proofs: set[str] = set()
    doubt = ""
    for piece in rest.split(";")[:40]:
        found = _METHOD.match(piece)
        if found is None:
            continue
        method, result = found.group(1).lower(), found.group(2).lower()
        properties = _properties(piece)
        if results.get(method) != "pass":
            results[method] = result
        if result == "pass" and _proves(method, properties, domain):
            proofs.add(method)
        elif method == "dmarc" and result == "fail" and _domain(properties.get("header.from", domain)) == domain:
            doubt = "dmarc=fail"
    proof = next((method for method in _BEST if method in proofs), "")
    return Trust(server=server, results=results, proof=proof, doubt="" if proof else doubt)


def _properties(piece: str) -> dict[str, str]:
    """None of a result that says one of them in two ways: half of that may be the sender's own words, as in an address with blanks."""
    said = {(f"{one}.{two}".lower(), value) for one, two, value in _PROPERTY.findall(piece)}
    properties = dict(said)
    return properties if len(properties) == len(said) else {}


def _proves(method: str, properties: dict[str, str], domain: str) -> bool:
    match method:
        case "dmarc":  # it looked for the alignment itself
            return bool(domain) and _domain(properties.get("header.from", "")) == domain
        case "dkim":
            return domains.aligned(_domain(properties.get("header.d") or properties.get("header.i", "")), domain)
        case "spf":
            # «smtp.mail» is Yandex's word for it.
            return domains.aligned(_domain(properties.get("smtp.mailfrom") or properties.get("smtp.mail", "")), domain)
    return False


def _domain(value: str) -> str:
    return domain_in_letters(value.rpartition("@")[2].rstrip(">"))
