"""Fixtures of VK's events and attachments with what the channel makes of them.

`python -m tests.channels.vk.golden` writes the expected files again after a change that is meant; read the difference.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from channels.vk.wire import raw_of
from router.schema import Inbound
from tests.channels.vk.conftest import NOW, channel

FOLDER = Path(__file__).parent / "fixtures"


def inputs(kind: str) -> list[Path]:
    return sorted(path for path in (FOLDER / kind).glob("*.json") if not path.name.endswith(".expected.json"))


def expected(path: Path) -> Path:
    return path.with_suffix(".expected.json")


def found(path: Path) -> list[dict[str, Any]]:
    """What the channel makes of a fixture; an attachment comes in a message of its own."""
    given = json.loads(path.read_text())
    if path.parent.name == "attachments":
        message = {
            "id": 1,
            "date": 1_772_442_600,
            "from_id": 5,
            "peer_id": 5,
            "conversation_message_id": 2,
            "text": "",
            "attachments": [given],
        }
        given = {"type": "message_new", "group_id": 190_001, "event_id": "e", "object": {"message": message}}
    read = [plain(one) for one in channel().parse(raw_of("vk", given, NOW))]
    if path.parent.name == "attachments":
        return [
            {"quoted": one["quoted"], "parts": one["parts"]} if one.get("quoted") else {"parts": one["parts"]}
            for one in read
        ]
    return read


def plain(one: Inbound) -> dict[str, Any]:
    """The value as JSON, without what is empty; `is` names its class."""

    def slim(value: Any) -> Any:
        if isinstance(value, msgspec.Struct):
            pairs = {name: slim(item) for name, item in structs.asdict(value).items()}
            return {
                name: item for name, item in pairs.items() if item not in ("", [], {}, 0, False, None) or name == "text"
            }
        if isinstance(value, tuple):
            return [slim(item) for item in value]
        if isinstance(value, datetime):
            return value.isoformat()
        return value

    return {"is": type(one).__name__, **slim(one)}


def main() -> None:
    for kind in ("events", "attachments"):
        for path in inputs(kind):
            expected(path).write_text(json.dumps(found(path), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
