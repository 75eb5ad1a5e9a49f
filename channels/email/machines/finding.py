"""What a mail turns out to be."""

import msgspec

from channels.email.machines.delivery import Delivery
from router.schema import AutomaticKind, ReceiptState


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`kind` "" means a person wrote it. `state` is news of a mail of ours: `original` its Message-ID, `reason` the server's words."""

    kind: AutomaticKind
    because: str = ""
    state: ReceiptState | None = None
    original: str = ""
    recipient: str = ""
    reason: str = ""
    permanent: bool = True
    deliveries: tuple[Delivery, ...] = ()


PERSON = Finding(kind="")


def of_deliveries(worst: Delivery, deliveries: tuple[Delivery, ...], because: str, original: str) -> Finding:
    """`worst` decides the kind; the mail is lost for good if one of its recipients is."""
    kind: AutomaticKind = "bounce"
    state: ReceiptState | None = "bounced"
    if worst.action == "delayed":
        kind, state = "delay", None
    elif worst.action in {"delivered", "relayed", "expanded"}:
        kind, state = "receipt", "delivered"
    reason = worst.diagnostic if worst.status in worst.diagnostic else f"{worst.status} {worst.diagnostic}".strip()
    return Finding(
        kind=kind, because=because, state=state, original=original, recipient=worst.asked or worst.recipient, reason=reason[:500],
        permanent=worst.permanent or any(one.permanent for one in deliveries), deliveries=deliveries,
    )  # fmt: skip
