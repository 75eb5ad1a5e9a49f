"""Our own Message-IDs and plus-addresses: how a reply names the conversation that it answers.

`<okno-{16 hex of the reply's id}.{value}.{mark}@domain>` where `value.mark` is the signed reply token. Relays keep Message-IDs and
programs cite them in In-Reply-To and References; where something rewrites them, `support+{value}.{mark}@domain` still comes back.
The token is looked for wherever a gateway may have left it: under another domain, behind a prefix (BATV, SRS), in quoted fields. It
is signed, so where it stands proves nothing and takes nothing away.
"""

import hashlib
import re
from collections.abc import Iterable

_SIGNED = r"[a-z0-9-]{1,64}\.[a-z2-7]{16}"
_OURS = re.compile(rf"<okno-[0-9a-f]{{16}}(?:\.({_SIGNED}))?@[^<>\s]{{1,253}}>", re.IGNORECASE)
_ANYWHERE = re.compile(rf"okno-[0-9a-f]{{16}}\.({_SIGNED})(?![a-z0-9])", re.IGNORECASE)
_PLUS = re.compile(rf"\+({_SIGNED})(?![a-z0-9])", re.IGNORECASE)
_PLUS_IN_TEXT = re.compile(rf"\+({_SIGNED})@", re.IGNORECASE)
MAX_TEXT = 200_000  # characters of a body that are looked through


def message_id(reply_id: str, token: str, domain: str) -> str:
    """The Message-ID of a reply: the same at every attempt, because it is made of nothing else than the reply's id and token."""
    digest = hashlib.sha256(reply_id.encode()).hexdigest()[:16]
    return f"<okno-{digest}{'.' + token if token else ''}@{domain}>"


def is_ours(reference: str) -> bool:
    """True for a Message-ID of the form that this desk makes; the token in it still has to be verified."""
    return _OURS.fullmatch(reference) is not None


def tokens(references: Iterable[str], recipients: Iterable[str]) -> list[str]:
    """Reply tokens that came back: out of references, the newest first, then out of plus-addresses."""
    found = [token for one in reversed(list(references)) for token in _ANYWHERE.findall(one)]
    for address in recipients:
        found += _PLUS.findall(address.rpartition("@")[0])
    return list(dict.fromkeys(token.lower() for token in found))


def tokens_in(text: str) -> list[str]:
    """Reply tokens in the words of a mail: quoted fields of ours, or our plus-address in a line «… пишет:»."""
    text = text[:MAX_TEXT]
    found = _ANYWHERE.findall(text) if "okno-" in text else []
    if "+" in text:
        found += _PLUS_IN_TEXT.findall(text)
    return list(dict.fromkeys(token.lower() for token in found))[:20]


def without_plus(address: str) -> str:
    """The mailbox behind a plus-address: `support+12.abc…@x.ru` is `support@x.ru`."""
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"
