"""What the messengers cost: `python -m bench.messengers [--messages 5000]`.

- plain text updates read in a second of one core;
- the whole way from the provider's webhook to a durable ticket with the default rules, in tickets a CPU-second of the desk's process;
- 10,000 updates delivered three times each in parallel, which must leave 10,000 messages.
"""

import argparse
import asyncio
import json
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

import channels
from bench.load import SECRET, Load, hook, telegram, update
from bench.pipeline import count_rows, default_rules, desk
from router.channel import ChannelSetup
from router.ingest import Ingest
from router.judging.judge import Judge
from router.pipeline import Pipeline, spare_the_collector
from router.queue import LocalQueue
from router.schema import Inbound, Raw
from router.signing import Signer
from router.store.database import migrate
from router.store.engine import Store
from router.store.tables import messages, raws
from router.threading import Policy

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


# --- from the webhook to the ticket -------------------------------------------------------------------------------------

GROUP = 1


def vk(signer: Signer) -> Any:
    """The real channel, called by the Callback API."""
    section = {"group_id": GROUP, "token": "t", "mode": "callback", "confirmation": "c", "secret": SECRET}
    setup = ChannelSetup(name="bot", section=section, signer=signer, public_url="https://desk.example")
    return channels.load("vk").build(setup)


def event(number: int) -> bytes:
    """A message as the Callback API delivers it; the words and the people are those of `bench.load.update`."""
    message = json.loads(update(number))["message"]
    body = {
        "id": number + 1, "conversation_message_id": number + 1, "date": message["date"], "from_id": message["from"]["id"],
        "peer_id": message["from"]["id"], "out": 0, "text": message["text"], "attachments": [], "fwd_messages": [],
    }  # fmt: skip
    whole = {
        "type": "message_new",
        "group_id": GROUP,
        "event_id": f"{number:040x}",
        "v": "5.199",
        "secret": SECRET,
    }
    return json.dumps(
        {**whole, "object": {"message": body, "client_info": {"keyboard": True}}}, ensure_ascii=False
    ).encode()


WAYS: Mapping[str, tuple[Callable[[Signer], Any], Callable[[int], bytes]]] = {
    "telegram": (telegram, update),
    "vk": (vk, event),
}


# --- the same again and again -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Redelivered:
    """What is left of `posted` requests; `messages` are those of customers."""

    posted: int
    raws: int
    messages: int
    seconds: float


async def redelivery(
    folder: Path, kind: str, rules: Judge, count: int, times: int = 3, at_once: int = 192
) -> Redelivered:
    """Posts each update `times` at the same moment, while the pipeline is at work; ends when nothing waits."""
    url = f"sqlite:///{folder}/{kind}.db"
    migrate(url)
    store, queue, signer = Store.open(url), LocalQueue(), Signer(secrets.token_bytes(32))
    build, body = WAYS[kind]
    channel = build(signer)
    named = {"bot": channel}
    ingest = Ingest(store=store, queue=queue, channels=named, clock=_now)
    pipeline = Pipeline(
        store=store, queue=queue, channels=named, rules=lambda: rules, signer=signer, clock=_now,
        new_id=lambda: secrets.token_hex(16), policy=Policy(),
    )  # fmt: skip
    task, start = asyncio.create_task(pipeline.run()), time.perf_counter()
    try:
        for first in range(0, count, at_once // times):
            some = range(first, min(count, first + at_once // times))
            await asyncio.gather(*(ingest.take(channel, hook(body(number))) for _ in range(times) for number in some))
        while await store.read(_waiting) and not task.done():  # noqa: ASYNC110 - the tables are asked, as an outsider would
            await asyncio.sleep(0.02)
        seconds = time.perf_counter() - start
        return Redelivered(count * times, await store.read(count_rows, raws), await store.read(_customers), seconds)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await channel.close()
        await store.close()


def _customers(tx: Connection) -> int:
    return tx.execute(select(func.count()).where(messages.c.direction == "in")).scalar_one()


def _waiting(tx: Connection) -> bool:
    return tx.execute(select(raws.c.id).where(raws.c.state == "new").limit(1)).first() is not None


def _now() -> datetime:
    return datetime.now(UTC)


async def run(load: Load, repeated: int) -> int:
    """Prints the figures; 1 when a redelivery left more or fewer messages than there were updates."""
    rules, status = default_rules(), 0
    spare_the_collector()
    with tempfile.TemporaryDirectory() as name:
        for kind, (build, body) in WAYS.items():
            print(f"{kind}: {parse_speed(kind):,.0f} plain text updates read in a CPU-second (50,000 are asked)")
            whole = await desk(Path(name) / kind, kind, rules, replace(load, body=body), build)
            print(whole.line())
            async with asyncio.timeout(load.limit):
                left = await redelivery(Path(name), kind, rules, repeated)
            good = left.messages == left.raws == repeated
            status |= not good
            print(
                f"{kind}: {left.posted} deliveries of {repeated} updates left {left.messages} messages in {left.seconds:.1f} s: "
                f"{'well' if good else 'WRONG'}"
            )
    return int(status)


def main() -> int:
    parser = argparse.ArgumentParser(description="What the messengers cost")
    parser.add_argument("--messages", type=int, default=5000, help="for the way from webhook to ticket")
    parser.add_argument("--repeated", type=int, default=10_000, help="updates that are delivered three times each")
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--limit", type=float, default=180.0, help="seconds for each part")
    options = parser.parse_args()
    load = Load(messages=options.messages, connections=options.connections, limit=options.limit)
    return asyncio.run(run(load, options.repeated))


if __name__ == "__main__":
    sys.exit(main())
