"""`python -m bench.imap`: a mailbox of 100,000 mails on a scripted server in a process of its own: the preview by headers, and the
import into a store that keeps nothing, both in mails a second of the clock and of our CPU. Memory at the end of each."""

import argparse
import asyncio
import multiprocessing
import resource
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bench.letters import Writer
from channels.email import build
from channels.email.client import EmailChannel
from channels.email.mailbox.shelf import shelf
from router.channel import ChannelSetup
from router.schema import Raw
from router.signing import Signer
from tests.channels.email.mailbox.odd_imap import OddImap

PLACE = "support@shop.example/INBOX"
START_SECONDS = 30


class Mails(dict[int, bytes]):
    """As many mails as wanted out of a few hundred different ones, each with its own Message-ID and day."""

    def __init__(self, count: int) -> None:
        super().__init__()
        writer = Writer()
        shapes = [writer.plain(2000) if n % 4 else writer.alternative(8000) for n in range(200)]
        self._shapes = [shape.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for shape in shapes]
        self._days = [f"Date: {day(n):%d %b %Y %H:%M:%S} +0000\r\n".encode() for n in range(1000)]
        self._count = count

    def __getitem__(self, uid: int) -> bytes:
        return b"Message-ID: <%d@bench.example>\r\n%s%s" % (uid, self._days[uid % 1000], self._shapes[uid % 200])

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, self._count + 1))

    def __reversed__(self) -> Iterator[int]:
        return iter(range(self._count, 0, -1))

    def __len__(self) -> int:
        return self._count

    def __contains__(self, uid: object) -> bool:
        return isinstance(uid, int) and 1 <= uid <= self._count


def day(number: int) -> datetime:
    """Three years, evenly."""
    return datetime(2026, 11, 20, 9, 30, tzinfo=UTC) - timedelta(days=number % 1000)


@dataclass
class Counted:
    """A sink that forgets the mails and keeps their names."""

    keys: set[str] = field(default_factory=set)
    bytes: int = 0
    cursor: dict[str, str] = field(default_factory=dict)

    async def load(self) -> dict[str, str]:
        return dict(self.cursor)

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        self.keys.update(raw.key for raw in raws)
        self.bytes += sum(len(raw.body) for raw in raws)
        self.cursor |= cursor or {}

    async def note(self, error: str) -> None:
        if error:
            print(error)

    async def known(self, keys: Sequence[str]) -> set[str]:
        return {key for key in keys if key in self.keys}

    async def waiting(self) -> int:
        return 0


def serve(count: int, port: "multiprocessing.Queue[int]") -> None:
    """The scripted server until it is ended."""

    async def run() -> None:
        async with OddImap(mails=Mails(count)) as server:
            port.put(server.port)
            await asyncio.Event().wait()

    asyncio.run(run())


def account(port: int) -> EmailChannel:
    imap = {"host": "127.0.0.1", "port": port, "security": "none", "password": "secret"}
    section = {
        "mailboxes": [{"address": "support@shop.example", "imap": imap}], "smtp": {"host": "127.0.0.1"}, "import_since": "2000-01-01",
    }  # fmt: skip
    signer = Signer(b"a secret for the bench of imap")
    return build(ChannelSetup(name="mail", section=section, signer=signer, public_url="http://127.0.0.1"))


async def preview(channel: EmailChannel, sink: Counted) -> int:
    (found,) = await channel.preview(await sink.load(), None, sink.known, lambda done, of: None)
    return found.wanted


async def take_in(channel: EmailChannel, sink: Counted) -> int:
    """All of it."""
    task = asyncio.create_task(channel.run(sink))
    while not shelf(sink.cursor, PLACE).complete:  # noqa: ASYNC110 the poller tells nobody but its cursor
        await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return len(sink.keys)


async def measured(channel: EmailChannel, sink: Counted) -> None:
    """Prints a line a kind of work."""
    kinds: dict[str, Callable[[], Awaitable[int]]] = {
        "preview, by headers": lambda: preview(channel, sink),
        "import": lambda: take_in(channel, sink),
        "look again, nothing missing": lambda: take_in(channel, Counted(keys=sink.keys)),
    }
    for name, work in kinds.items():
        clock, cpu = time.perf_counter(), time.process_time()
        count = await work()
        clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{name:30} {count:8} mails {clock:7.1f} s {count / clock:9.0f}/s {count / cpu:9.0f}/CPU-s {memory:5} MB at most"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=100_000)
    arguments = parser.parse_args()
    port: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(arguments.mails, port), daemon=True)
    server.start()
    try:
        asyncio.run(measured(account(port.get(timeout=START_SECONDS)), Counted()))
    finally:
        server.kill()
        server.join()


if __name__ == "__main__":
    main()
