"""Two rule sets over many stored messages, in processes of their own: the desk's loop goes on, and every core helps."""

import asyncio
import multiprocessing
import os
from collections import Counter, deque
from collections.abc import AsyncIterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from time import thread_time_ns

from router.judging import past
from router.store.judged import Known
from rules import changes
from rules.changes import VerdictChange
from rules.engine import RuleSet, compile_packs
from rules.model import Context

PORTION = 200  # messages judged in one go
FEW = 1000  # messages that are judged before processes would have started
MOST_WORKERS = 4

Packs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tried:
    """A message judged both ways: the rules that held before and hold now, and what differs, if anything."""

    id: int
    before: frozenset[str]
    after: frozenset[str]
    change: VerdictChange | None


class Trial:
    """Judges portions by the rules as they were and as they would be. Packs must compile."""

    def __init__(self, before: Packs, after: Packs, expected: int) -> None:
        """`expected` messages: few are judged in a thread."""
        self._packs = before, after
        self._pool: ProcessPoolExecutor | None = None
        self._workers = 1
        self._sets: tuple[RuleSet, RuleSet] | None = None
        if expected > FEW:
            self._workers = min(os.cpu_count() or 1, MOST_WORKERS)
            # spawned, not forked: the desk has threads, and a fork would copy their locks
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, spawned, _prepare, (dict(before), dict(after)))

    async def judge(
        self, portions: AsyncIterator[Sequence[Known]]
    ) -> AsyncIterator[tuple[Sequence[Known], list[Tried]]]:
        """Each portion with its results, in order; a few portions are in hand at once, so memory is bounded."""
        waiting: deque[tuple[Sequence[Known], asyncio.Future[list[Tried]]]] = deque()
        async for portion in portions:
            waiting.append((portion, self._start(portion)))
            if len(waiting) > 2 * self._workers:
                first, result = waiting.popleft()
                yield first, await result
        while waiting:
            first, result = waiting.popleft()
            yield first, await result

    async def close(self) -> None:
        """Ends the processes; what they still had is dropped."""
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)

    def _start(self, portion: Sequence[Known]) -> "asyncio.Future[list[Tried]]":
        loop = asyncio.get_running_loop()
        if self._pool is not None:
            return loop.run_in_executor(self._pool, _judge_there, portion)
        return asyncio.ensure_future(asyncio.to_thread(self._judge_here, portion))

    def _judge_here(self, portion: Sequence[Known]) -> list[Tried]:
        if self._sets is None:
            self._sets = _compiled(*self._packs)
        return judge(*self._sets, portion)


def judge(before: RuleSet, after: RuleSet, portion: Sequence[Known]) -> list[Tried]:
    """Pure: each message both ways."""
    tried = []
    asked = [(one.message, context_of(one)) for one in portion]
    for one, was, now in zip(portion, before.judge_all(asked), after.judge_all(asked), strict=True):
        held, holds = (frozenset(changes.holding(verdict)) for verdict in (was, now))
        tried.append(Tried(one.id, held, holds, changes.compare(was, now)))
    return tried


def timed(rules: RuleSet, portion: Sequence[Known]) -> list[tuple[str, int, int]]:
    """What each rule took on a portion: (rule, nanoseconds, times it was asked); the rule "" is reading the texts.

    This thread's own time counts: what else the desk does meanwhile costs no rule.
    """
    spent, asked = Counter[str](), Counter[str]()
    for one in portion:
        for name, time in rules.timed(one.message, context_of(one), thread_time_ns):
            spent[name] += time
            asked[name] += 1
    return [(name, time, asked[name]) for name, time in spent.items()]


def context_of(known: Known) -> Context:
    """The context that a stored message was judged in when it came: judged so by the same revision, it gets the same verdict.

    A message from before contexts were stored is judged without history, and no condition on history holds for it.
    """
    message = known.message
    if known.context is None:
        return Context(channel=message.channel, mailbox=message.mailbox, first_contact=known.first_contact)
    return past.from_json(known.context, message.channel, message.mailbox)


def _compiled(before: Packs, after: Packs) -> tuple[RuleSet, RuleSet]:
    return compile_packs(before), compile_packs(after)


# --- in a process of the pool ---------------------------------------------------------------------------------------------

_here: list[tuple[RuleSet, RuleSet]] = []


def _prepare(before: Packs, after: Packs) -> None:
    _here.append(_compiled(before, after))


def _judge_there(portion: Sequence[Known]) -> list[Tried]:
    return judge(*_here[0], portion)
