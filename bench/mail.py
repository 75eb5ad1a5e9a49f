"""`python -m bench.mail`: mails read a CPU-second by size and kind, beside mail-parser; and raw mail to durable ticket, by step.

Every mail of a kind is another one, by another sender, and is read once: what is remembered between mails counts only as it would at a
desk. mail-parser (`pip install mail-parser html2text` where the bench runs) is asked for sender, recipients, subject, date, texts and
attachments. It turns no HTML into text and takes no quotes apart: mails of HTML alone are compared as it is, and once more with
html2text behind it.
"""

import argparse
import asyncio
import gc
import importlib
import logging
import secrets
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import geometric_mean
from typing import Any, TypeVar

import channels
from bench.letters import NOW, Writer, conversations, raws
from bench.pipeline import default_rules
from channels.email.machines import automatic
from channels.email.reading import body, charset, mime, transfer
from channels.email.reading.clean import clean
from channels.email.reading.pages import html
from channels.email.replies import reply
from channels.email.sender import domains
from channels.email.wire import Desk, parse, parse_all
from router import filing
from router.channel import ChannelSetup
from router.judging import past
from router.judging.judge import Judge
from router.pipeline import BATCH, BREATH, BREATH_BYTES, HEAVY, Pipeline, spare_the_collector
from router.queue import LocalQueue
from router.schema import Raw
from router.signing import Signer
from router.store import raws as raw_store
from router.store.database import migrate
from router.store.engine import Store
from router.store.rows import chunks
from router.threading import Policy

T = TypeVar("T")
FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "channels" / "email" / "fixtures"
DESK = Desk(own=frozenset({"support@shop.example"}))


def rate(work: Callable[[], object], seconds: float) -> float:
    """How often a CPU-second."""
    work()
    done = 0
    started = time.process_time()
    while (spent := time.process_time() - started) < seconds:
        work()
        done += 1
    return done / spent


def steps(mail: bytes, seconds: float) -> list[tuple[str, float]]:
    """Microseconds of CPU each step takes of one mail; "the rest" is headers, facts, hashes and the message itself."""

    def micro(work: Callable[[], object]) -> float:
        return 1e6 / rate(work, seconds)

    raw = raws([mail])[0]
    tree = mime.read(mail)
    text = body.read(tree).text
    page = next((one.content().decode("utf-8", "replace") for one in tree.walk() if one.type == "text/html"), "")
    found = {
        "the tree (headers, parts)": micro(lambda: mime.read(mail)),
        "transfer encodings undone": micro(
            lambda: [transfer.undo(one.encoding, one.body) for one in tree.walk() if not one.children]
        ),
        "body: charset, choice, HTML": micro(lambda: body.read(tree)),
        "own text and quotes apart": micro(lambda: reply.split(clean(text))),
        "automatic or a person": micro(
            lambda: automatic.find(
                [automatic.asked(tree, subject="Где мой заказ", sender="anna@mail.example", text=text, own=DESK.own)]
            )
        ),
    }
    whole = micro(lambda: parse(raw, DESK))
    found["the rest"] = max(0.0, whole - sum(found.values()))
    if page:
        found["(HTML to text alone)"] = micro(lambda: html.to_text(page))
    return [*found.items(), ("whole", whole)]


def passed(mails: Sequence[T], work: Callable[[Sequence[T]], object], at_once: int = 1) -> float:
    """Mails a CPU-second in one pass."""
    work(mails[:1])
    gc.collect()
    started = time.process_time()
    for some in chunks(mails, at_once):
        work(some)
    return len(mails) / (time.process_time() - started)


def ours(mails: list[bytes]) -> float:
    """As many at a time as the desk's pipeline reads."""
    heaviest = max(map(len, mails))
    at_once = 1 if heaviest > HEAVY else min(BREATH, BREATH_BYTES // heaviest)
    return passed(raws(mails), lambda some: parse_all(some, DESK), at_once)


def mail_parser(html_to_text: Callable[[str], object]) -> Callable[[Sequence[bytes]], object] | None:
    """The other reader, asked for what a desk needs, pages too where there is no plain text; None where it isn't installed."""
    if (theirs := _installed("mailparser")) is None:
        return None
    logging.getLogger("mailparser").disabled = True  # it tells of every mail that it doesn't understand
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("mailparser"):
            logging.getLogger(name).disabled = True

    def read(mail: bytes) -> object:
        found = theirs.parse_from_bytes(mail)
        texts = found.text_plain or [html_to_text(page) for page in found.text_html]
        return (found.from_, found.to, found.subject, found.date, texts, found.attachments)

    return lambda some: [read(mail) for mail in some]


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def reading(kinds: dict[str, list[bytes]]) -> None:
    """Mail-parser leaves a page as it is, where we give its text: so it is also timed with html2text, as a desk would have to use it."""
    theirs, html2text = mail_parser(lambda page: page), _installed("html2text")
    with_text = mail_parser(html2text.html2text) if html2text is not None else None
    times: dict[str, float] = {}
    for name, mails in kinds.items():
        size = sum(map(len, mails)) // len(mails)
        quick = ours(mails)
        line = f"parse {name:<18} {quick:7.0f} mails/CPU-s  {quick * size / 1e6:6.1f} MB/CPU-s  ({len(mails)} mails of {size} bytes)"
        if theirs is not None:
            other = passed(mails, theirs)
            times[name] = quick / other
            line += f"  mail-parser {other:6.0f}: {times[name]:.1f} times"
        print(line)
    if theirs is None:
        print("mail-parser isn't installed here: pip install mail-parser to compare")
        return
    print(f"times as many as mail-parser, mean of the kinds: {geometric_mean(times.values()):.2f}")
    if with_text is None:
        print("html2text isn't installed here: pip install html2text to compare pages read as text")
        return
    page = ours(kinds[HTML_ONLY]) / passed(kinds[HTML_ONLY], with_text)
    times[HTML_ONLY] = page
    print(
        f"{HTML_ONLY} as text, mail-parser with html2text: {page:.1f} times; the mean then: {geometric_mean(times.values()):.2f}"
    )


# --- raw mail to durable ticket ---------------------------------------------------------------------------------------------


STEPS: dict[Callable[..., object], str] = {
    raw_store.insert: "store the raw",
    raw_store.portions: "load the raw",
    raw_store.load: "load the raw",
    past.look: "look up the past",
    filing.file: "file (conversation, ticket, message, events)",
}


class Watch:
    """CPU-seconds by step, each told by the clock of the thread that does it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[..., T]) -> Callable[..., T]:
        def timed(*args: object) -> T:
            started = time.thread_time()
            result = work(*args)
            self.spent[name] = self.spent.get(name, 0.0) + time.thread_time() - started
            return result

        return timed


class Watched:
    """Something with methods of its own in the place of some."""

    def __init__(self, inner: object, **own: object) -> None:
        self.inner = inner
        vars(self).update(own)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


async def to_tickets(folder: Path, rules: Judge, mails: Sequence[Raw]) -> None:
    """The whole way with the desk's own pipeline, all CPU time of the process; its steps are timed on the way."""
    earlier, mails = mails[: len(mails) // 2], mails[len(mails) // 2 :]
    # A desk that runs knows most words that people use.
    await _filed(folder / "earlier.db", rules, earlier, Watch())
    watch = Watch()
    whole = await _filed(folder / "later.db", rules, mails, watch)
    print(
        f"raw mail to durable ticket with verdict: {len(mails) / whole:.0f} mails/CPU-s on SQLite"
        f" ({1e6 * whole / len(mails):.0f} µs a mail, 800 are asked)"
    )
    rest = whole - sum(watch.spent.values())
    for name, seconds in (*watch.spent.items(), ("mask, commit, event loop, waiting threads", rest)):
        print(f"  {1e6 * seconds / len(mails):7.0f} µs  {seconds / whole:4.0%}  {name}")


async def _filed(path: Path, rules: Judge, mails: Sequence[Raw], watch: Watch) -> float:
    """CPU-seconds of all."""
    opened, signer = _opened(path), Signer(secrets.token_bytes(32))
    mailbox = _mail_channel(signer)
    store: Any = Watched(
        opened,
        read=lambda fn, *args: opened.read(watch(STEPS[fn], fn), *args),
        write=lambda fn, *args: opened.write(watch(STEPS[fn], fn), *args),
    )
    channel: Any = Watched(mailbox, parse_all=watch("parse", mailbox.parse_all))
    judge: Any = Watched(rules, judge_all=watch("judge", rules.judge_all))
    pipeline = Pipeline(
        store=store, queue=LocalQueue(), channels={"mail": channel}, rules=lambda: judge, signer=signer, clock=lambda: NOW,
        new_id=lambda: secrets.token_hex(16), policy=Policy(),
    )  # fmt: skip
    try:
        started = time.process_time()
        ids = [number for some in chunks(mails, 64) for number in await store.write(raw_store.insert, some)]
        for some in chunks(ids, BATCH):
            await pipeline.process(some)
        spent = time.process_time() - started
        unread = await opened.read(raw_store.load, ids)
        if unread:
            raise SystemExit(f"{len(unread)} mails did not become messages")
        return spent
    finally:
        await mailbox.close()
        await opened.close()


def _opened(path: Path) -> Store:
    migrate(f"sqlite:///{path}")
    return Store.open(f"sqlite:///{path}")


def _mail_channel(signer: Signer) -> Any:
    package = channels.load("email")
    return package.build(
        ChannelSetup(name="mail", section=package.NEUTRAL, signer=signer, public_url="https://desk.example")
    )


HTML_ONLY = "HTML only 35 KB"


def main() -> None:
    parser = argparse.ArgumentParser(description="Mails read a CPU-second, and raw mail to durable ticket")
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU-seconds for the steps of one kind")
    parser.add_argument("--mails", type=int, default=2000, help="mails on their way to tickets, after as many others")
    options = parser.parse_args()
    writer = Writer()
    kinds: dict[str, list[bytes]] = {
        "plain 2 KB": [writer.plain(2_000) for _ in range(600)],
        "alternative 20 KB": [writer.alternative(20_000) for _ in range(200)],
        "alternative 50 KB": [writer.alternative(50_000) for _ in range(100)],
        HTML_ONLY: [writer.rich(35_000) for _ in range(100)],
        "photo of 300 KB": [writer.photo(300_000) for _ in range(40)],
        "photo of 3 MB": [writer.photo(3_000_000) for _ in range(5)],
    }
    rules = default_rules()
    domains.of("anna@mail.example")  # the list of public suffixes is loaded once a process: 140 ms
    charset.decode("Proším, kde je moje zásilka?".encode("cp1250"))  # the weights of letters, too: 30 ms
    spare_the_collector()
    reading({"corpus": [path.read_bytes() for path in sorted(FIXTURES.glob("*.eml"))], **kinds})
    for name in ("plain 2 KB", "alternative 50 KB", HTML_ONLY, "photo of 3 MB"):
        print(f"{name}, microseconds a step:")
        for step, micro in steps(kinds[name][0], options.seconds / 5):
            print(f"  {micro:9.1f}  {step}")
    with tempfile.TemporaryDirectory() as folder:
        texts = conversations(2 * options.mails)
        mails = raws([writer.letter(text, dressed=number % 2 == 1) for number, text in enumerate(texts)])
        sizes = sum(map(len, texts)) // len(texts), sum(len(one.body) for one in mails) // len(mails)
        print(f"{len(mails)} letters, {sizes[0]} characters and {sizes[1]} bytes on average")
        asyncio.run(to_tickets(Path(folder), rules, mails))


if __name__ == "__main__":
    main()
