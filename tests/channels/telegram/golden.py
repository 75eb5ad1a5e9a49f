"""The fixtures and what they mean. `python -m tests.channels.telegram.golden` writes the golden files anew: read the difference."""

import json
from pathlib import Path

import msgspec

from channels.telegram.update import Account
from channels.telegram.wire import parse
from router.schema import Inbound, InboundEdit, Raw
from tests.channels.telegram.conftest import NOW

FOLDER = Path(__file__).with_name("fixtures")
ACCOUNT = Account(channel="tg", bot_id=7000001, username="okno_support_bot")


def fixtures() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.json") if not path.name.endswith(".expected.json"))


def raw(body: bytes) -> Raw:
    return Raw(channel="tg", key="update:1", body=body, received_at=NOW)


def meaning(body: bytes, account: Account = ACCOUNT) -> list[dict[str, object]]:
    """Each thing read from the update, its kind named, empty fields left out."""
    return [_shown(item) for item in parse(raw(body), account)]


def _shown(item: Inbound) -> dict[str, object]:
    shown: dict[str, object] = {"kind": type(item).__name__}
    found: dict[str, object] = json.loads(msgspec.json.encode(item))
    if isinstance(item, InboundEdit):
        found["message"] = _slim(json.loads(msgspec.json.encode(item.message)))
    return shown | _slim(found)


def _slim(found: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in found.items() if _says(key, value)}


def _says(key: str, value: object) -> bool:
    return key != "channel" and value not in ("", [], {}, 0, False)


def main() -> None:
    for path in fixtures():
        text = json.dumps(meaning(path.read_bytes()), ensure_ascii=False, indent=1)
        path.with_suffix(".expected.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
