"""A desk's database as a poller sees it (router.channel.Sink), in memory: a raw seen before is nothing new."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from router.schema import Raw


@dataclass
class MemorySink:
    """`on_store` may fail, as a commit can; `stored` counts what came, however often."""

    cursor: dict[str, str] = field(default_factory=dict)
    raws: dict[str, Raw] = field(default_factory=dict)
    stored: int = 0
    notes: list[str] = field(default_factory=list)
    on_store: Callable[[], None] = lambda: None

    async def load(self) -> dict[str, str]:
        return dict(self.cursor)

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        self.on_store()
        for raw in raws:
            self.stored += 1
            self.raws.setdefault(raw.key, raw)
        self.cursor |= cursor or {}

    async def note(self, error: str) -> None:
        self.notes.append(error)

    async def known(self, keys: Sequence[str]) -> set[str]:
        return {key for key in keys if key in self.raws}

    async def waiting(self) -> int:
        return 0
