"""The mail that should be here and isn't: looked for in the whole folder from time to time, portion by portion.

That is the history of a mailbox at the first start, everything after UIDVALIDITY changed, and whatever got lost: for all of them the
server is asked what it has and the desk what it knows. So an import needs no memory of its own, and killing it anywhere loses and
doubles nothing. It goes forward, the oldest mail first: conversations are put together in the order they were written.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from msgspec import structs

from channels.email.config import EmailConfig
from channels.email.mailbox.keeping import WHOLE, Keeping
from channels.email.mailbox.requests import imap_day
from channels.email.mailbox.shelf import (
    GONE,
    NONE,
    First,
    Place,
    Shelf,
    asides,
    laid_aside,
    shelf,
    shelved,
    wish,
    wished,
)
from channels.email.mailbox.taking import WINDOW, Opened, Sized, Taken, Taking
from router.channel import Aside, Sink
from router.schema import Raw

BACKLOG = 300  # raws that wait to be processed: more of the past would keep new mail waiting behind it
WAITS = (0.1, 5.0)  # seconds between two questions whether they still wait, doubled each time
AGAIN = 5

log = logging.getLogger("okno.email")


@dataclass(slots=True)
class _Look:
    """A look at the whole folder under way: the UIDs that should be here, and how far it is."""

    uids: list[int]
    state: Shelf
    since: str
    position: int = 0
    queue: list[Sized] | None = None  # what of the window before `position` is missing
    regained: bool = False  # what was set aside could be taken: more of that window may be had


class Past:
    """Of one place. `since` is the first day whose mail is taken, or `none`."""

    def __init__(self, config: EmailConfig, place: Place, sink: Sink, taking: Taking, keeping: Keeping) -> None:
        self._config, self._place, self._sink = config, place, sink
        self._taking, self._keeping = taking, keeping
        self._look: _Look | None = None
        self._looked = -1e9  # when the last look ended
        self._looked_since = ""
        self._wait = WAITS[0]
        self.since = ""

    @property
    def under_way(self) -> bool:
        return self._look is not None

    def pause(self) -> float:
        """Seconds until the next look at the whole folder."""
        return max(0.05, self._looked + self._config.reconcile - time.monotonic())

    def leave(self) -> None:
        """The look under way is of another connection."""
        self._look = None

    def at_once(self) -> None:
        """The folder is another one: the next look begins now."""
        self._look, self._looked = None, -1e9

    async def begin(self, opened: Opened, following: int) -> None:
        """A look, if it is time for one, or another day was set. `following` is where new mail begins."""
        look = self._look
        due = self.pause() <= 0.05 or self.since != self._looked_since if look is None else look.since != self.since
        if due:
            self._wait = WAITS[0]
            self._look = await self._look_at(opened, following)

    async def _look_at(self, opened: Opened, following: int) -> _Look:
        began = opened.began
        uids = [uid for uid in await opened.imap.search(*_criteria(self.since, began)) if uid < following]
        if self.since == NONE and opened.validity == began.validity:
            uids = [uid for uid in uids if uid >= began.uid]
        before = shelf(await self._sink.load(), self._place.name)
        state = replace(
            before, on_server=opened.exists, wanted=len(uids), seen=0, taken=0, running=True,
            history=before.complete != opened.validity, checked_at=_now(),
        )  # fmt: skip
        await self._sink.store((), shelved(self._place.name, state))
        return _Look(uids, state, self.since)

    async def go_on(self, opened: Opened) -> None:
        """One portion of the look under way; a pause instead while the desk is busy."""
        if self._look is None:
            return
        if await self._sink.waiting() > BACKLOG:
            await asyncio.sleep(self._wait)
            self._wait = min(WAITS[1], self._wait * 2)
        else:
            self._wait = WAITS[0]
            await self._portion(opened, self._look)

    async def _portion(self, opened: Opened, look: _Look) -> None:
        """The next window of the look, or the next batch of what is missing in it."""
        if not look.queue:
            if look.regained:
                look.position, look.regained = (look.position - 1) // WINDOW * WINDOW, False
            window = look.uids[look.position : look.position + WINDOW]
            if not window:
                await self._looked_through(opened.validity, look)
                return
            look.position += len(window)
            look.queue = await self._missing(opened, window)
            look.state = replace(look.state, seen=look.position - len(look.queue))
            if not look.queue:
                return
        batch = next(self._taking.batches(opened.validity, look.queue))
        async with self._keeping.space(batch):
            taken = await self._taking.take(opened, batch)
            del look.queue[: len(batch)]
            look.regained = look.regained or (bool(taken.raws) and batch[0][0] in self._taking.hopeless)
            rescued = len(taken.raws) if look.state.complete == opened.validity else 0
            look.state = replace(
                look.state, seen=look.position - len(look.queue), taken=look.state.taken + len(taken.raws),
                rescued=look.state.rescued + rescued, rescued_at=_now() if rescued else look.state.rescued_at,
            )  # fmt: skip
            entries = shelved(self._place.name, look.state) | self._keeping.newer(batch, taken)
            await self._keeping.store(taken, entries)
        if rescued:
            log.warning("%s: %d mails were on the server and not here; they are stored now", self._place.name, rescued)

    async def _missing(self, opened: Opened, window: Sequence[int]) -> list[Sized]:
        validity, hopeless = opened.validity, self._taking.hopeless
        keys = {self._place.key(validity, uid): uid for uid in window}
        known = await self._sink.known(list(keys))
        missing = [uid for key, uid in keys.items() if key not in known]
        if not missing:
            return []
        known_aside = {one.item for one in asides(await self._sink.load(), self._place.name)}
        again = [uid for uid in missing if self._place.key(validity, uid) in known_aside]
        tried = [uid for uid in again if uid not in hopeless][:AGAIN]
        for uid in tried:  # one attempt a look, and a few a window: each may cost a connection
            self._taking.once(validity, uid)
        hopeless.update(tried)
        missing = [uid for uid in missing if uid in tried or uid not in again]
        found = await self._taking.sized(opened.imap, validity, missing, keep=True)
        if self.since == NONE:
            found = [one for one in found if not opened.began.is_history(validity, one[0], one[1].received_at)]
        return found

    async def _looked_through(self, validity: int, look: _Look) -> None:
        self._look, self._looked, self._looked_since = None, time.monotonic(), look.since
        self._taking.hopeless.clear()
        done = replace(
            look.state, seen=len(look.uids), running=False, history=False, complete=validity, checked_at=_now()
        )
        there = {self._place.key(validity, uid) for uid in look.uids}
        stored = asides(await self._sink.load(), self._place.name)
        kept = [one for one in stored if one.item in there]  # the others were deleted, or have other names now
        gone = laid_aside(self._place.name, kept) if kept != stored else {}
        await self._sink.store((), {**shelved(self._place.name, done), **gone})

    # --- what people ask for ---

    async def wishes(self, opened: Opened) -> None:
        """What people ask to be tried again, one by one. A mail of another validity can't be asked for any more: its wish ends."""
        cursor = await self._sink.load()
        for wanted in sorted(wished(cursor, self._place.name)):
            entry = {wish(self._place.name, *wanted): ""}
            if wanted[0] != opened.validity:
                await self._sink.store((), entry)
                continue
            self._taking.whole(*wanted)
            batch = await self._taking.sized(opened.imap, opened.validity, [wanted[1]])
            self._taking.once(*wanted)
            # The wish ends before the attempt: a mail at which the server hangs must not be wished for at every connection.
            await self._sink.store((), entry)
            if not batch:
                gone = Aside(item=self._place.key(*wanted), size=0, why=GONE)
                await self._keeping.store(Taken(aside=[gone]), {})
                continue
            async with self._keeping.space(batch):
                taken = await self._taking.take(opened, batch)
                if taken.raws and not taken.aside:
                    taken = await self._beside(taken.raws[0])
                await self._keeping.store(taken, {})

    async def _beside(self, raw: Raw) -> Taken:
        """A whole mail whose beginning is here already gets a name of its own: what is stored never changes."""
        known = await self._sink.known([raw.key])
        return Taken([structs.replace(raw, key=f"{raw.key}{WHOLE}") if known else raw])


def _criteria(since_day: str, began: First) -> tuple[str, ...]:
    """Drafts and what a person deleted are no mail to the desk. A server's day may be the one before ours."""
    day = began.moment.date() - timedelta(days=1) if since_day == NONE else date.fromisoformat(since_day)
    return ("SINCE", imap_day(day), "UNDELETED", "UNDRAFT")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
