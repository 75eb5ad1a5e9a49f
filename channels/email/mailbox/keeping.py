"""A place's mail on its way into the desk: raws, the cursor and the list of what was set aside, in one transaction."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext

from channels.email.mailbox.room import Room
from channels.email.mailbox.shelf import Newest, Place, asides, called, laid_aside, with_aside
from channels.email.mailbox.taking import BATCH, Sized, Taken
from router.channel import Sink

WHOLE = "/whole"


class Keeping:
    """`newest` is the newest mail that was stored; `progress`: something was, since somebody set it back."""

    def __init__(self, place: Place, sink: Sink, room: Room) -> None:
        self._place, self._sink, self._room = place, sink, room
        self._has_asides = True  # until the first look says otherwise
        self.newest = Newest()
        self.progress = False

    def space(self, batch: Sequence[Sized]) -> AbstractAsyncContextManager[None]:
        """Small mail never waits for large: a slow server would hold up all folders."""
        size = sum(item.size for _, item in batch)
        return self._room.taken(size) if size > BATCH else nullcontext()

    async def store(self, taken: Taken, cursor: Mapping[str, str]) -> None:
        """What is here whole is not aside any more."""
        moved = dict(cursor)
        here = {raw.key.removesuffix(WHOLE) for raw in taken.raws}
        stored = asides(await self._sink.load(), self._place.name) if taken.aside or self._has_asides else []
        kept = [one for one in stored if one.item not in here]
        for one in taken.aside:
            kept = with_aside(kept, one)
        if kept != stored:
            moved |= laid_aside(self._place.name, kept)
        self._has_asides = bool(kept)
        await self._sink.store(taken.raws, moved)
        self.progress = self.progress or bool(taken.raws or taken.aside)

    def newer(self, batch: Sequence[Sized], taken: Taken) -> dict[str, str]:
        """The cursor's entry of the newest mail that was fetched, if it is in the batch."""
        uid, item = batch[-1]
        if uid < self.newest.uid or item.received_at is None:
            return {}
        last = taken.raws[-1] if taken.raws else None
        name = called(last.body) if last is not None and last.key.endswith(f"/{uid}") else ""
        self.newest = Newest(uid=uid, received=item.received_at, name=name)
        return {f"{self._place.name}#newest": str(self.newest)}
