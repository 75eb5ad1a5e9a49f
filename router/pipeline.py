"""From raw rows to tickets: read, judge, file; a batch a transaction.

Reading and judging are pure and happen outside any transaction. If filing a batch fails, its raws are filed one by one, and
only the one that fails waits; after five attempts it is set aside where people see it.
"""

import asyncio
import gc
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from typing import TypeVar

from msgspec.structs import replace
from sqlalchemy import Connection

from router import filing, joining, threading
from router.articles.search import Index
from router.channel import Channel, Together
from router.filing import Item, Judged, spoken
from router.filing.given import Way
from router.judging import past
from router.judging.judge import Judge, Question, judged, message_of, question
from router.judging.past import Came, Past
from router.queue import Queue
from router.schema import Inbound, InboundEdit, InboundMessage, Malformed, Verdict
from router.signing import Signer
from router.store import raws
from router.store.engine import Store, Unavailable
from router.store.raws import StoredRaw

BATCH = 500  # more make others wait for the transaction that files them: a tenth of a second
BYTES = 32 * 1024 * 1024  # of raws in memory at once; one that is larger is alone
# What is read, or judged, before others may go on: some hundredths of a second
BREATH = 64  # raws
BREATH_BYTES = 1024 * 1024  # of them that are read
BREATH_LETTERS = 128 * 1024  # of messages that are judged
LINGER = 0.01  # seconds that a batch waits for company
HEAVY = 512 * 1024  # bytes: more is read in a thread, so that nothing else waits for it; so much takes up to 15 ms
REASON = 500  # characters
DEADLINE = 30.0  # seconds for one heavy raw
NO_CHANNEL = "Its channel is not in the configuration any more."
SLOW = "Reading it took too long."
DEADLY = "The desk stopped each time it read this. It is kept until a new version can read it."
FAULT = "The desk itself fails at it. It is kept until a new version can read it."
log = logging.getLogger("okno.pipeline")


def spare_the_collector() -> None:
    """To be called once at start, when the rules are compiled: what lives as long as the process is not looked at again and again.

    The compiled rules are hundreds of thousands of objects; walking over them took a quarter of the pipeline's time. So does a batch
    live until it is filed: it is looked at a few times, not every 700 objects.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


Advise = Callable[[InboundMessage, Verdict], Verdict]


@dataclass(frozen=True, slots=True)
class _Failed:
    raw: StoredRaw
    reason: str
    final: bool  # reading it again can't help before a fix


_One = TypeVar("_One")
_Read = tuple[StoredRaw, list[Inbound] | _Failed]
Asked = tuple[StoredRaw, list[Question] | _Failed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """`rules` gives the active rule set: it is asked once a batch, so that a batch has one revision.

    `articles` gives the help articles in force; without them there is no helper.
    `advise` adds to a verdict what a model suggests where the rules decided nothing.
    `began`: what arrived before was left by a process that stopped, perhaps because of it. Its attempts are counted before they are
    made, so that a raw that kills every process is set aside like one that only fails.
    """

    store: Store
    queue: Queue
    channels: Mapping[str, Channel]
    rules: Callable[[], Judge]
    signer: Signer
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    policy: threading.Policy
    advise: Advise = lambda message, verdict: verdict
    acknowledge: bool = True
    articles: Callable[[], Index] | None = None
    began: datetime | None = None
    _counted: set[int] = field(init=False, default_factory=set)

    async def run(self) -> None:
        """Works until cancelled; what is in hand then stays new and is found by the next sweep."""
        while True:
            ids = await self.queue.take(BATCH, 5.0)
            if not ids:
                continue
            if len(ids) < BATCH:  # a batch costs its statements whether it is small or large
                await asyncio.sleep(LINGER)
                ids += await self.queue.take(BATCH - len(ids), 0)
            try:
                await self.process(ids)
            except Exception:
                log.exception(
                    "a batch of %d raws failed, the first is %d; the sweep brings them again", len(ids), ids[0]
                )
                await asyncio.sleep(1)
            finally:
                await self.queue.done(ids)

    async def process(self, ids: Sequence[int]) -> None:
        """Takes the raws of `ids` that are new as far as they get. Raises only when the database itself fails."""
        for some in await self.store.read(raws.portions, ids, BYTES):
            await self._process(some)

    async def _process(self, ids: Sequence[int]) -> None:
        rules, loaded = self.rules(), await self.store.read(raws.load, ids)
        await self._count(loaded)
        read: list[_Read] = []
        for some in _breaths(loaded, _load, BREATH_BYTES):
            read += await self._read_some(some)
            await asyncio.sleep(0)  # to read a batch of mails takes a quarter of a second: requests go between
        # Runs of the same fate one after another: tickets get their numbers in the order in which the raws came.
        for _, run in groupby(await self._judge(read, rules), key=type):
            ended = list(run)
            failed = [one for one in ended if isinstance(one, _Failed)]
            failed += await self._file([one for one in ended if isinstance(one, Item)], rules)
            await asyncio.gather(*(self._fail(one) for one in failed))

    async def _count(self, loaded: Sequence[StoredRaw]) -> None:
        began = self.began
        left = [raw.id for raw in loaded if raw.raw.received_at < began] if began is not None else []
        if new := [number for number in left if number not in self._counted]:
            await self.store.write(raws.tried, new)
            self._counted.update(new)

    async def _fail(self, failure: _Failed) -> None:
        try:
            await self.store.write(_put_off, failure, self.clock())
        except Unavailable:
            raise
        except Exception:  # its neighbours go on; the sweep brings it again
            log.exception("raw %d could not be put off", failure.raw.id)

    async def _read_some(self, some: Sequence[StoredRaw]) -> list[_Read]:
        """A few raws, those of a channel together if it can do that."""
        read: list[_Read] = []
        for name, neighbours in groupby(some, key=lambda raw: raw.raw.channel):
            stored = list(neighbours)
            if together := _together(self.channels.get(name), stored):
                read += zip(stored, together, strict=True)
            else:
                read += [(raw, await self._read(raw)) for raw in stored]
        return read

    async def _read(self, raw: StoredRaw) -> list[Inbound] | _Failed:
        channel = self.channels.get(raw.raw.channel)
        if raw.attempts >= raws.ATTEMPTS:
            return _Failed(raw, DEADLY, True)
        if channel is None:
            return _Failed(raw, f"{NO_CHANNEL} ({raw.raw.channel})", False)
        try:
            if len(raw.raw.body) <= HEAVY:
                return channel.parse(raw.raw)
            async with asyncio.timeout(DEADLINE):
                return await asyncio.to_thread(channel.parse, raw.raw)
        except Malformed as error:
            return _Failed(raw, str(error) or "malformed", True)
        except TimeoutError:
            return _Failed(raw, f"{SLOW} ({DEADLINE:.0f} s)", False)
        except Exception as error:  # a fault of the channel's code: the raw waits for its fix, its neighbours don't
            log.exception("raw %d of %s could not be read", raw.id, raw.raw.channel)
            return _Failed(raw, _fault(error), False)

    async def _judge(self, read: Sequence[_Read], rules: Judge) -> list[Item | _Failed]:
        told = [
            Came(message, raw.raw.received_at, isinstance(one, InboundEdit) or raw.ticket_id is not None)
            for raw, result in read if not isinstance(result, _Failed)
            for one in result if (message := message_of(one)) is not None and not message.ours
        ]  # fmt: skip
        before = await self.store.read(past.look, told) if told else Past()
        finish = partial(_finished, advise=self.advise, index=self.articles() if self.articles is not None else None)
        ended: list[Item | _Failed] = []
        for some in _breaths(read, _letters, BREATH_LETTERS):
            asked = [(raw, _questions(raw, result, before)) for raw, result in some]
            ended += _items(asked, rules, finish)
            await asyncio.sleep(0)  # to judge it takes a third of a second
        return ended

    async def _file(self, items: Sequence[Item], rules: Judge) -> list[_Failed]:
        if not items:
            return []
        office = filing.Office(
            texts=rules,
            now=self.clock(),
            new_id=self.new_id,
            token=self._token,
            link=partial(joining.link, self.signer),
            policy=self.policy,
            acknowledge=self.acknowledge,
            helper=self.articles is not None,
            asks_by=self._asks_by,
        )
        try:
            await self.store.write(filing.file, items, office)
        except Unavailable:  # no fault of any raw: none of them loses an attempt
            raise
        except Exception as error:
            if len(items) > 1:
                log.warning("a batch of %d raws is filed one by one: %s", len(items), error)
                return [failure for item in items for failure in await self._file([item], rules)]
            log.exception("raw %d could not be filed", items[0].raw.id)
            words = getattr(error, "orig", None) or error  # the driver's, without the statement
            return [_Failed(items[0].raw, f"{type(words).__name__}: {words}", False)]
        return []

    def _asks_by(self, name: str) -> Way:
        can = self.channels[name].capabilities
        return "buttons" if can.buttons else "page" if can.forms else "words"

    def _token(self, token: str) -> int:
        value = self.signer.verify("reply", token)
        return int(value) if value is not None and value.isdecimal() else 0


def _breaths(items: Iterable[_One], load: Callable[[_One], int], most: int) -> list[list[_One]]:
    """What is read, or judged, before others may go on: a few of which none is heavy, or one."""
    made: list[list[_One]] = []
    filled = 0
    for item in items:
        weight = load(item)
        if not made or len(made[-1]) == BREATH or filled + weight > most:
            made.append([])
            filled = 0
        made[-1].append(item)
        filled += weight
    return made


def _load(raw: StoredRaw) -> int:
    """In bytes; what is heavy is alone."""
    size = len(raw.raw.body)
    return size if size <= HEAVY else BREATH_BYTES


def _letters(read: _Read) -> int:
    _, result = read
    found = map(message_of, () if isinstance(result, _Failed) else result)
    return sum([len(one.text) + len(one.quoted) + len(one.subject) for one in found if one is not None])


def _together(channel: Channel | None, stored: Sequence[StoredRaw]) -> Sequence[list[Inbound]]:
    """Nothing where one of them fails: then each is read by itself, and waits for its own fault only."""
    if len(stored) > 1 and isinstance(channel, Together):
        with suppress(Exception):  # whoever reads them one by one finds it again
            return channel.parse_all([raw.raw for raw in stored])
    return ()


def _fault(error: Exception) -> str:
    return f"{FAULT} ({type(error).__name__}: {error})"


def _put_off(tx: Connection, failure: _Failed, now: datetime) -> None:
    reason = failure.reason.encode("utf-8", "backslashreplace").decode()[:REASON]  # it may quote bytes that are no text
    if failure.final or raws.fail(tx, failure.raw.id, reason, now):
        filing.set_aside(tx, failure.raw, reason, now)


def _questions(raw: StoredRaw, found: Sequence[Inbound] | _Failed, before: Past) -> list[Question] | _Failed:
    if isinstance(found, _Failed):
        return found
    try:
        return [question(one, before, raw.raw.received_at) for one in found]
    except Exception as error:
        log.exception("what raw %d of %s is judged by could not be told", raw.id, raw.raw.channel)
        return _Failed(raw, _fault(error), False)


def _items(asked: Sequence[Asked], rules: Judge, finish: Callable[[Judged], Judged]) -> list[Item | _Failed]:
    """A few raws judged together; where that fails one by one, so that each waits for a fault of its own only."""
    questions = [one for _, found in asked if not isinstance(found, _Failed) for one in found]
    try:
        told = map(finish, judged(questions, rules))
        return [
            found if isinstance(found, _Failed) else Item(raw=raw, found=tuple(islice(told, len(found))))
            for raw, found in asked
        ]
    except Exception as error:  # a fault of the rules' code: its message waits for its fix
        if len(asked) > 1:
            return [item for one in asked for item in _items([one], rules, finish)]
        raw = asked[0][0]
        log.exception("raw %d of %s could not be judged", raw.id, raw.raw.channel)
        return [_Failed(raw, _fault(error), False)]


def _finished(one: Judged, advise: Advise, index: Index | None) -> Judged:
    """With what is only suggested. It reads the masked text: what is shown is in it, and no model learns a card."""
    message, verdict = message_of(one.inbound), one.verdict
    if message is None or verdict is None:
        return one
    one = replace(one, verdict=advise(message, verdict))
    return one if index is None else _helped(one, index)


def _helped(one: Judged, index: Index) -> Judged:
    """With the articles that may answer it, if a person wrote it."""
    message, verdict = one.inbound, one.verdict
    if not isinstance(message, InboundMessage) or verdict is None or message.automatic or message.history:
        return one
    language = spoken.language(message.text, message.facts.get("language"))
    text = f"{message.subject}\n{message.text}" if message.subject else message.text
    found = index.search(
        text, topic=verdict.topic or message.topic, section=verdict.section or message.section, language=language
    )
    return replace(one, likely=found) if found else one
