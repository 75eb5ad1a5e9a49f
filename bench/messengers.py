"""How fast the messengers' plain text updates are read, in updates a CPU-second of one core: `python -m bench.messengers`."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

import channels
from router.channel import ChannelSetup, Signer
from router.schema import Inbound, Raw

ROUNDS, UPDATES = 5, 20_000
TEXT = "Здравствуйте! Где мой заказ 88213456? Обещали вчера, а статус не меняется"
PERSON = {"id": 5000101, "first_name": "Анна", "last_name": "Ковалёва", "username": "anna_k", "language_code": "ru"}
UPDATE_OF = {
    "telegram": {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "from": PERSON | {"is_bot": False},
            "chat": PERSON | {"type": "private"},
            "date": 1795334400,
            "text": TEXT,
        },
    },
    "vk": {
        "type": "message_new",
        "group_id": 1,
        "event_id": "5e1f",
        "v": "5.199",
        "object": {
            "message": {
                "id": 77,
                "date": 1795334400,
                "from_id": 5,
                "peer_id": 5,
                "conversation_message_id": 12,
                "out": 0,
                "text": TEXT,
                "attachments": [],
            }
        },
    },
}


def parse_speed(kind: str) -> float:
    """The best of some rounds, because others use this machine too."""
    package = channels.load(kind)
    setup = ChannelSetup(name=kind, section=package.NEUTRAL, signer=Signer(bytes(32)), public_url="http://127.0.0.1")
    body = json.dumps(UPDATE_OF[kind], separators=(",", ":"), ensure_ascii=False).encode()
    raw = Raw(channel=kind, key="1", body=body, received_at=datetime.now(UTC))
    return UPDATES / min(_round(package.build(setup).parse, raw) for _ in range(ROUNDS))


def _round(parse: Callable[[Raw], list[Inbound]], raw: Raw) -> float:
    start = time.process_time()
    for _ in range(UPDATES):
        parse(raw)
    return time.process_time() - start


if __name__ == "__main__":
    for name in UPDATE_OF:
        print(f"{name}: {parse_speed(name):,.0f} plain text updates read in a CPU-second")
