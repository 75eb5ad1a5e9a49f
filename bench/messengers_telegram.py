"""How fast updates of a Telegram bot are read: `python -m bench.messengers_telegram`."""

import json
import time
from datetime import UTC, datetime

from channels.telegram.wire import Account, parse
from router.schema import Raw

ROUNDS, UPDATES = 5, 20_000
TEXT = "Здравствуйте! Где мой заказ 88213456? Обещали вчера, а статус не меняется"


def parse_speed() -> float:
    """Plain text updates read in a second of one core; the best of some rounds, because others use this machine too."""
    person = {"id": 5000101, "first_name": "Анна", "last_name": "Ковалёва", "username": "anna_k", "language_code": "ru"}
    message = {
        "message_id": 1, "from": person | {"is_bot": False}, "chat": person | {"type": "private"}, "date": 1795334400, "text": TEXT
    }  # fmt: skip
    body = json.dumps({"update_id": 1, "message": message}, separators=(",", ":"), ensure_ascii=False).encode()
    raw = Raw(channel="bot", key="update:1", body=body, received_at=datetime.now(UTC))
    account = Account(channel="bot", bot_id=7, username="okno_support_bot")
    best = min(_round(raw, account) for _ in range(ROUNDS))
    return UPDATES / best


def _round(raw: Raw, account: Account) -> float:
    start = time.process_time()
    for _ in range(UPDATES):
        parse(raw, account)
    return time.process_time() - start


if __name__ == "__main__":
    print(f"telegram: {parse_speed():,.0f} plain text updates read in a CPU-second")
