"""Our own Message-IDs and plus-addresses: how a reply names the conversation that it answers.

`<okno-{16 hex of the reply's id}.{value}.{mark}@domain>` where `value.mark` is the signed reply token. Relays keep Message-IDs and
programs cite them in In-Reply-To and References; where something rewrites them, `support+{value}.{mark}@domain` still comes back.
"""

import hashlib
import re
from collections.abc import Iterable

_SIGNED = r"[a-z0-9-]{1,64}\.[a-z2-7]{16}"
_OURS = re.compile(rf"<okno-[0-9a-f]{{16}}(?:\.({_SIGNED}))?@[^<>\s]{{1,253}}>", re.IGNORECASE)
_PLUS = re.compile(rf"[^+\s@]{{1,64}}\+({_SIGNED})", re.IGNORECASE)


def message_id(reply_id: str, token: str, domain: str) -> str:
    """The Message-ID of a reply: the same at every attempt, because it is made of nothing else than the reply's id and token."""
    digest = hashlib.sha256(reply_id.encode()).hexdigest()[:16]
    return f"<okno-{digest}{'.' + token if token else ''}@{domain}>"


def is_ours(reference: str) -> bool:
    """True for a Message-ID of the form that this desk makes; the token in it still has to be verified."""
    return _OURS.fullmatch(reference) is not None


def tokens(references: Iterable[str], recipients: Iterable[str]) -> list[str]:
    """Reply tokens that came back: out of references, the newest first, then out of plus-addresses."""
    found = [
        match.group(1).lower()
        for one in reversed(list(references))
        if (match := _OURS.fullmatch(one)) and match.group(1)
    ]
    for address in recipients:
        local, _, _ = address.rpartition("@")
        if (match := _PLUS.fullmatch(local)) is not None:
            found.append(match.group(1).lower())
    return list(dict.fromkeys(found))


def without_plus(address: str) -> str:
    """The mailbox behind a plus-address: `support+12.abc…@x.ru` is `support@x.ru`."""
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"
