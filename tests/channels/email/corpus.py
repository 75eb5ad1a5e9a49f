"""Our mails: true to the formats of the programs that they name, put together by the tables, with what a reader must find in them.

`python -m tests.channels.email.corpus` writes fixtures/*.eml and the golden *.expected.json beside them. Look at the difference before
you commit it. `expect` is written by hand and holds whatever the golden files say.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from channels.email.wire import Desk, parse
from router.schema import Inbound, InboundMessage, Raw, Receipt
from tests.channels.email.letters import MAILS
from tests.channels.email.machines import automatic, bounces, bounces_odd, other_machines
from tests.channels.email.reading import bodies, charsets, encodings, fields, files, heads, pages, parts, winmail
from tests.channels.email.replies import programs

FIXTURES = Path(__file__).with_name("fixtures")

__all__ = ["FIXTURES", "MAILS", "RECEIVED"]  # letters' MAILS, too: they are there once this module is read
DESK = Desk(own=frozenset({"support@shop.example", "claims@shop.example"}))
RECEIVED = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


for _table in (
    programs, heads, bodies, fields, charsets, encodings, parts, files, winmail, pages, automatic, bounces, bounces_odd, other_machines,
):  # fmt: skip
    _table.corpus()


def normalised(data: bytes) -> list[Inbound]:
    return parse(Raw(channel="mail", key="k", body=data, received_at=RECEIVED), DESK)


def shown(found: list[Inbound]) -> list[dict[str, Any]]:
    """As the golden files hold it: the class's name and the fields that aren't empty."""
    result = []
    for one in found:
        fields = msgspec.json.decode(msgspec.json.encode(one))
        result.append(
            {
                "is": type(one).__name__,
                **{name: value for name, value in fields.items() if value not in ("", [], {}, None, False, 0)},
            }
        )
    return result


def facts(message: InboundMessage, receipts: Sequence[Receipt] = ()) -> dict[str, Any]:
    return {
        "text": message.text,
        "quoted": message.quoted,
        "subject": message.subject,
        "sender": message.sender.address,
        "name": message.sender.name,
        "references": list(message.references),
        "reference": message.reference,
        "token": message.reply_token,
        "automatic": message.automatic,
        "forwarded": message.forwarded,
        "forwarded_from": message.facts.get("forwarded_from", ""),
        "protection": message.facts.get("protection", ""),
        "sent_at": message.sent_at.isoformat().replace("+00:00", "Z"),
        "parts": [f"{part.name} {part.media_type}{' inline' if part.inline else ''}" for part in message.parts],
        "sizes": [part.size for part in message.parts],
        "part_text": next((part.text for part in message.parts if part.text), ""),
        "delivery": _deliveries(message),
        "reasons": _reasons(message),
        "receipt": next(([one.state, one.reference, one.permanent] for one in receipts), None),
    }


def _deliveries(message: InboundMessage) -> list[dict[str, Any]]:
    found: Any = message.facts.get("delivery", [])
    wanted = ("recipient", "action", "status", "permanent")
    return [{name: one[name] for name in wanted} for one in found]


def _reasons(message: InboundMessage) -> list[str]:
    found: Any = message.facts.get("delivery", [])
    return [one.get("reason", "") for one in found]


def main(write: Callable[[str], object] = print) -> None:
    FIXTURES.mkdir(exist_ok=True)
    for mail in MAILS:
        (FIXTURES / f"{mail.name}.eml").write_bytes(mail.data)
        golden = json.dumps(shown(normalised(mail.data)), ensure_ascii=False, indent=1, sort_keys=True)
        (FIXTURES / f"{mail.name}.expected.json").write_text(golden + "\n", encoding="utf-8")
    write(f"{len(MAILS)} mails in {FIXTURES}")


if __name__ == "__main__":
    main()
