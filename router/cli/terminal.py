"""What the commands share: their errors, JSON lines, files, progress, and the desk they open."""

import asyncio
import json
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from router import telemetry
from router.app import Okno, opened
from router.config import load

T = TypeVar("T")


class Failed(Exception):
    """A command that can't do its work: the sentence for stderr."""


def on_desk(path: Path, act: Callable[[Okno], Awaitable[T]]) -> T:
    """What `act` gives on the desk of that config, which is opened and not served."""
    config = load(path)
    telemetry.setup("console", config.secrets, logging.WARNING)

    async def go() -> T:
        async with opened(config) as okno:
            return await act(okno)

    return asyncio.run(go())


def plain(value: object) -> Any:
    """Frozen values as JSON can say them; times in ISO 8601, bytes never occur in the schema's output."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def line_of(value: Any) -> bytes:
    """A line of JSON. A lone surrogate of a broken mail must not stop the thousand files after it."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def put(value: Any) -> None:
    """A line of JSON on stdout."""
    sys.stdout.buffer.write(line_of(value))
    sys.stdout.buffer.flush()


def say(problem: object, status: int) -> int:
    """The sentence on stderr; gives the status."""
    print(f"okno: {problem}", file=sys.stderr)
    return status


def read(path: Path, limit: int) -> bytes:
    """A file of `limit` bytes at most. Raises Failed for a larger one, OSError."""
    with path.open("rb") as file:
        body = file.read(limit + 1)
    if len(body) > limit:
        raise Failed(f"{path}: is larger than {limit} bytes")
    return body


class Progress:
    """How far long work is, on stderr: a bar for people, a line a tenth for files."""

    WIDTH = 30

    def __init__(self, total: int) -> None:
        """`total` is what there is to do, in any unit."""
        self._total, self._told = max(total, 1), 0
        self.bar = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        part = min(done / self._total, 1.0)
        if self.bar:
            full = int(part * self.WIDTH)
            sys.stderr.write(f"\r[{'#' * full}{'.' * (self.WIDTH - full)}] {done}/{self._total}")
            sys.stderr.flush()
        elif int(part * 10) > self._told:
            self._told = int(part * 10)
            print(f"{done}/{self._total}", file=sys.stderr)

    def of(self, done: int, total: int) -> None:
        """For work that says itself how much there is."""
        self._total = max(total, 1)
        self(done)

    def end(self) -> None:
        """To be called when the work is done."""
        if self.bar:
            sys.stderr.write("\n")
