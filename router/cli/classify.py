"""Files of messages, a JSON line each, judged in order; many of them in processes of their own."""

import json
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Any, BinaryIO, get_args

from router.cli.terminal import line_of, plain
from router.schema import InboundMessage, Role, Sender, Verdict
from rules.engine import RuleSet, compile_packs
from rules.model import Context
from rules.suggest import Model, advise

FEW = 4000  # messages that are judged before processes would have started
PORTION = 250  # messages judged in one go
MOST_WORKERS = 8
MOST_BYTES = 10_000_000  # of one line
BOM = b"\xef\xbb\xbf"
_WORDS = ("channel", "subject", "quoted", "mailbox")

Packs = Mapping[str, str]
Numbered = tuple[int, bytes]


class BadLine(ValueError):
    """A line that is no message: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the file by its number: what is to be said of it as a line of JSON, and the mistake in it, if any."""

    line: int
    said: bytes
    mistake: str = ""


def numbered(file: BinaryIO) -> Iterator[Numbered]:
    """The lines that aren't empty, with their numbers from 1; a byte order mark and any kind of line end are fine."""
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            while (rest := file.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
                pass
        line = line.removeprefix(BOM) if number == 1 else line
        if line.strip():
            yield number, line


def message_of(line: bytes) -> tuple[InboundMessage, Context]:
    """The message that a line describes. Raises BadLine. Keys that aren't known are left alone."""
    given = _object(line)
    if not isinstance(given.get("text"), str):
        raise BadLine('"text" is missing' if "text" not in given else f'"text" is {_type(given["text"])}, not a string')
    words = {name: "" if given.get(name) is None else given[name] for name in _WORDS}
    for name, value in words.items():
        if not isinstance(value, str):
            raise BadLine(f'"{name}" is {_type(value)}, not a string')
    message = InboundMessage(
        channel=words["channel"], external_id="", sender=Sender(address="none:"), text=given["text"], subject=words["subject"],
        quoted=words["quoted"], mailbox=words["mailbox"], forwarded=given.get("forwarded") is True, sent_at=datetime.fromtimestamp(0, UTC),
    )  # fmt: skip
    return message, Context(channel=words["channel"], mailbox=words["mailbox"])


def labelled(line: bytes) -> dict[str, str]:
    """A text with what is said of it: text, subject, topic, role. Raises BadLine."""
    given = _object(line)
    words = {name: "" if given.get(name) is None else given[name] for name in ("text", "subject", "topic", "role")}
    wrong = next((name for name, value in words.items() if not isinstance(value, str)), "")
    if wrong:
        raise BadLine(f'"{wrong}" is {_type(given[wrong])}, not a string')
    if not words["text"] or not (words["topic"] or words["role"]):
        raise BadLine('needs a "text", and a "topic" or a "role"')
    if words["role"] not in ("", *get_args(Role)):
        raise BadLine(f'"role" is {words["role"]!r}; there are {", ".join(get_args(Role))}')
    return words


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > MOST_BYTES:
        raise BadLine(f"is longer than {MOST_BYTES} bytes")
    try:
        given = json.loads(line)
    except UnicodeDecodeError as problem:
        raise BadLine(f"is not UTF-8 at byte {problem.start + 1}") from None
    except (ValueError, RecursionError) as problem:
        raise BadLine(f"is not JSON: {problem}") from None
    if not isinstance(given, dict):
        raise BadLine(f'is {_type(given)}, not an object with a "text"')
    return given


def _type(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")


# --- judging --------------------------------------------------------------------------------------------------------------


class Judge:
    """Rules, and a model that is asked where they decide nothing."""

    def __init__(self, rules: RuleSet, model: Model | None) -> None:
        self.rules, self.model = rules, model

    def verdict(self, message: InboundMessage, context: Context) -> Verdict:
        verdict = self.rules.judge(message, context)
        return verdict if self.model is None else advise(self.model, message, verdict)

    def judged(self, portion: Sequence[Numbered]) -> list[Judged]:
        return [self._judged(number, line) for number, line in portion]

    def _judged(self, number: int, line: bytes) -> Judged:
        try:
            return Judged(number, line_of({"line": number, **plain(self.verdict(*message_of(line)))}))
        except BadLine as problem:
            return Judged(number, line_of({"line": number, "error": str(problem)}), str(problem))


def classified(packs: Packs, model: Model | None, lines: Iterable[Numbered]) -> Iterator[Judged]:
    """Every line judged, in order. Raises RuleErrors before the first for packs that don't compile."""
    judge = Judge(compile_packs(packs), model)
    waiting = iter(lines)
    first = list(islice(waiting, FEW))
    more = next(waiting, None)
    if more is None:
        yield from judge.judged(first)
        return
    with _processes(packs, model) as submit:
        futures: deque[Future[list[Judged]]] = deque()
        for portion in _portions(chain(first, (more,), waiting)):
            futures.append(submit(portion))
            while len(futures) > 4 * MOST_WORKERS or (futures and futures[0].done()):
                yield from futures.popleft().result()
        for future in futures:
            yield from future.result()


def _portions(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    waiting = iter(lines)
    while portion := list(islice(waiting, PORTION)):
        yield portion


@contextmanager
def _processes(packs: Packs, model: Model | None) -> Iterator[Callable[[list[Numbered]], "Future[list[Judged]]"]]:
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    spawned = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, spawned, _prepare, (dict(packs), model))
    try:
        yield lambda portion: pool.submit(_judge_there, portion)
    finally:
        pool.shutdown(cancel_futures=True)


_here: list[Judge] = []


def _prepare(packs: Packs, model: Model | None) -> None:
    _here.append(Judge(compile_packs(packs), model))


def _judge_there(portion: Sequence[Numbered]) -> list[Judged]:
    return _here[0].judged(portion)
