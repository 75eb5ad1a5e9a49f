"""One folder of a mailbox, watched: new mail first, and between two looks at it a portion of the mail that should be here and isn't.

That second kind is the history of a mailbox at the first start, everything after UIDVALIDITY changed, and whatever got lost: for all
of them the server is asked what it has and the desk what it knows. So an import needs no memory of its own, and killing it anywhere
loses and doubles nothing. It goes forward, the oldest mail first: conversations are put together in the order they were written.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from msgspec import structs

from channels.email.config import EmailConfig, Server
from channels.email.mailbox.imap import Imap, Selected
from channels.email.mailbox.requests import imap_day
from channels.email.mailbox.room import Room
from channels.email.mailbox.shelf import (
    GONE,
    NONE,
    First,
    Newest,
    Place,
    Shelf,
    asides,
    called,
    first,
    following,
    is_of_earlier,
    laid_aside,
    newest,
    shelf,
    shelved,
    since,
    wish,
    wished,
    with_aside,
)
from channels.email.mailbox.taking import BATCH, BEGINNING, WINDOW, Opened, Sized, Taken, Taking
from channels.email.mailbox.trouble import OF_LOGIN, ImapRefused, ImapTrouble
from channels.email.mailbox.turns import theirs, turns
from router.channel import Aside, Sink
from router.schema import Raw

BACKLOG = 300  # raws that wait to be processed: more of the past would keep new mail waiting behind it
BACK_OFF = (1.0, 120.0)
REFUSED = 900.0  # seconds between two attempts to log in where that was refused
AGAIN = 5
WHOLE = "/whole"

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


class Watcher:
    """One place. `connect` gives a logged-in connection, `check` adds to a raw what its signatures prove, `note` tells troubles, in
    `room` large mails wait for each other."""

    def __init__(
        self,
        channel: str,
        config: EmailConfig,
        place: Place,
        sink: Sink,
        *,
        connect: Callable[[Server], Awaitable[Imap]],
        check: Callable[[Raw], Awaitable[Raw]],
        note: Callable[[str], Awaitable[None]],
        room: Room,
    ) -> None:
        self._config, self._place, self._sink = config, place, sink
        self._connect, self._note, self._room = connect, note, room
        self._taking = Taking(channel, config, place, check)
        self._look: _Look | None = None
        self._looked = -1e9  # when the last look ended
        self._well = False
        self._since = self._looked_since = ""
        self._following = 0
        self._newest = Newest()
        self._sure = False  # that the server has it still
        self._progress = False  # something was stored since the last trouble
        self._has_asides = True  # until the first look says otherwise

    async def run(self) -> None:
        """Until cancelled. Trouble is noted and costs a new connection, later and later."""
        failures = 0
        while True:
            started = time.monotonic()
            try:
                await self._session()
            except ImapTrouble as error:
                failures = 1 if self._progress or time.monotonic() - started > BACK_OFF[1] else failures + 1
                self._progress = False
                # A server that ends every connection after a while is looked at as often as one without IDLE.
                longest = self._config.poll if self._well else BACK_OFF[1]
                if isinstance(error, ImapRefused) and error.cause in OF_LOGIN:
                    longest = REFUSED
                self._well = False
                await self._note(str(error))
                await asyncio.sleep(min(longest, BACK_OFF[0] * 2 ** min(failures - 1, 10)) * random.uniform(0.5, 1.0))  # noqa: S311

    async def _session(self) -> None:
        imap = await self._connect(self._place.mailbox.imap)
        imap.largest = self._config.max_mail + BEGINNING
        self._look, self._sure = None, False
        try:
            while True:
                # A new SELECT every time: a folder that was deleted and made anew has another UIDVALIDITY, and an old selection hides it.
                selected = await imap.select(self._place.folder)
                began = await self._begin(imap, selected)
                opened = Opened(imap, selected.validity, selected.exists, began)
                await self._new(opened)
                await self._well_again()
                await self._past(opened)
                if imap.can_idle:
                    await self._idle(opened)
                else:
                    await self._doze(min(self._config.poll, self._pause()))
        finally:
            imap.close()

    async def _idle(self, opened: Opened) -> None:
        """Nothing stands between the last look and IDLE: there are servers that never tell what came between the two."""
        while await self._new(opened):
            pass
        await opened.imap.idle(min(self._config.idle, self._pause()), self._nudged)

    async def _well_again(self) -> None:
        self._well = True
        await self._note("")

    def _pause(self) -> float:
        """Seconds until the next look at the whole folder."""
        return max(0.05, self._looked + self._config.reconcile - time.monotonic())

    async def _nudged(self) -> bool:
        """Whether a person asked for something, or an earlier day was set."""
        cursor = await self._sink.load()
        return bool(wished(cursor, self._place.name)) or cursor.get(f"{self._place.name}#since") != self._since

    async def _doze(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            await asyncio.sleep(min(left, 5.0))
            if left > 5.0 and await self._nudged():
                return

    # --- where things begin ---

    async def _begin(self, imap: Imap, selected: Selected) -> First:
        """The folder's beginning, fixed at the first look; and a new beginning of new mail where UIDVALIDITY changed."""
        cursor, name = await self._sink.load(), self._place.name
        today = datetime.now(UTC).date()
        moved: dict[str, str] = {}
        self._since = since(self._config.import_since, cursor.get(f"{name}#since", ""), today)
        if cursor.get(f"{name}#since") != self._since:
            moved[f"{name}#since"] = self._since
        following_now = following(cursor.get(name, ""), selected.validity)
        turned = await self._turned(imap, selected, cursor, following_now)
        if turned or not following_now:
            moved |= turned if following_now else {f"{name}#newest": "", **turned}
            following_now = imap.turns.ours(selected.uidnext) or max(await imap.search("UID", "*"), default=0) + 1
            moved[name] = f"{selected.validity}:{following_now}"
            self._look, self._looked = None, -1e9
        began = first(cursor.get(f"{name}#first", ""))
        if began is None:
            # A desk that watched the folder before this was written down knows its history already.
            uid = 0 if name in cursor else following_now
            began = First(validity=selected.validity, uid=uid, moment=datetime.now(UTC))
            moved[f"{name}#first"] = str(began)
        if moved:
            await self._sink.store((), moved)
        self._following = following_now
        return began

    async def _turned(self, imap: Imap, selected: Selected, cursor: Mapping[str, str], passed: int) -> dict[str, str]:
        """What the cursor has to learn if the server gives UIDs a second time."""
        name = self._place.name
        imap.turns = turns(cursor.get(f"{name}#turns", ""))
        self._newest = newest(cursor.get(f"{name}#newest", "") if passed else "")
        start = 1 if is_of_earlier(cursor.get(name, ""), selected.validity) else 0
        if passed:
            start = await self._given_again(imap, selected, passed)
        if not start:
            return {}
        log.warning("%s: the server gives UIDs a second time, from %d on", name, start)
        imap.turns = imap.turns.again(start)
        told = replace(shelf(cursor, name), renumbered_at=_now())
        return {f"{name}#turns": str(imap.turns), **shelved(name, told)}

    async def _given_again(self, imap: Imap, selected: Selected, passed: int) -> int:
        """The first UID that the server gives a second time; 0 where it does nothing of the kind. `passed` is where new mail began."""
        uidnext = imap.turns.ours(selected.uidnext)
        # UIDNEXT alone is not believed: there are servers that count wrong.
        fell = 0 < uidnext < passed and max(await imap.search("UID", "*"), default=0) < uidnext
        if not fell and (self._sure or await self._is_still(imap, selected.validity)):
            self._sure = True
            return 0
        # What came since is younger than all that was fetched, and may have come before this look.
        newest_uid, received = self._newest.uid, self._newest.received
        recent = await imap.search("SINCE", imap_day(received.date() - timedelta(days=1)))
        dated = await self._taking.sized(imap, selected.validity, recent)
        younger = [
            one for one, item in dated if one == newest_uid or item.received_at is None or item.received_at > received
        ]
        return theirs(min([uidnext or passed, *younger]))

    async def _is_still(self, imap: Imap, validity: int) -> bool:
        """Whether the newest mail is the one that was fetched under this UID, or is gone."""
        uid = self._newest.uid
        if not uid or imap.turns.ours(theirs(uid)) != uid:
            return True
        there = [item for _, item in await self._taking.sized(imap, validity, [uid])]
        if all(item.received_at in (None, self._newest.received) for item in there):
            return True
        # There are servers that tell another date of the same mail: after they were moved, or each time.
        heads = (await imap.heads([uid], "MESSAGE-ID DATE")).values()
        names = {called(data) for item in heads for data in item.bodies.values()}
        return bool(self._newest.name) and names == {self._newest.name}

    # --- new mail ---

    async def _new(self, opened: Opened) -> bool:
        """Stores every mail from the cursor on and moves it behind each batch; whether there was any."""
        imap, validity = opened.imap, opened.validity
        imap.heard = False
        # "n:*" always holds the last mail, however small its UID (RFC 3501 section 6.4.8).
        uids = [uid for uid in await imap.search("UID", f"{theirs(self._following)}:*") if uid >= self._following]
        for start in range(0, len(uids), WINDOW):
            window = uids[start : start + WINDOW]
            for batch in self._taking.batches(validity, await self._taking.sized(imap, validity, window)):
                async with self._space(batch):
                    taken = await self._taking.take(opened, batch)
                    passed = {self._place.name: f"{validity}:{batch[-1][0] + 1}"}
                    await self._store(taken, passed | self._newer(batch, taken))
                self._following = batch[-1][0] + 1
        if uids and self._following <= uids[-1]:  # those were gone before they were fetched
            self._following = uids[-1] + 1
            await self._sink.store((), {self._place.name: f"{validity}:{self._following}"})
        return bool(uids)

    def _newer(self, batch: Sequence[Sized], taken: Taken) -> dict[str, str]:
        """The cursor's entry of the newest mail that was fetched, if it is in the batch."""
        uid, item = batch[-1]
        if uid < self._newest.uid or item.received_at is None:
            return {}
        last = taken.raws[-1] if taken.raws else None
        name = called(last.body) if last is not None and last.key.endswith(f"/{uid}") else ""
        self._newest = Newest(uid=uid, received=item.received_at, name=name)
        return {f"{self._place.name}#newest": str(self._newest)}

    # --- what should be here ---

    async def _past(self, opened: Opened) -> None:
        """Looks at the whole folder when it is time, portion by portion; new mail goes before each."""
        await self._wishes(opened)
        if self._look is None or self._look.since != self._since:
            if self._look is None and self._pause() > 0.05 and self._since == self._looked_since:
                return
            self._look = await self._look_at(opened)
        pause = 0.1
        while self._look is not None:
            if await self._sink.waiting() > BACKLOG:
                await asyncio.sleep(pause)
                pause = min(5.0, pause * 2)
            else:
                pause = 0.1
                await self._portion(opened, self._look)
            await self._new(opened)
            if await self._nudged():
                return

    async def _look_at(self, opened: Opened) -> _Look:
        began = opened.began
        uids = [uid for uid in await opened.imap.search(*_criteria(self._since, began)) if uid < self._following]
        if self._since == NONE and opened.validity == began.validity:
            uids = [uid for uid in uids if uid >= began.uid]
        before = shelf(await self._sink.load(), self._place.name)
        state = replace(
            before, on_server=opened.exists, wanted=len(uids), seen=0, taken=0, running=True,
            history=before.complete != opened.validity, checked_at=_now(),
        )  # fmt: skip
        await self._sink.store((), shelved(self._place.name, state))
        return _Look(uids, state, self._since)

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
        async with self._space(batch):
            taken = await self._taking.take(opened, batch)
            del look.queue[: len(batch)]
            look.regained = look.regained or (bool(taken.raws) and batch[0][0] in self._taking.hopeless)
            rescued = len(taken.raws) if look.state.complete == opened.validity else 0
            look.state = replace(
                look.state, seen=look.position - len(look.queue), taken=look.state.taken + len(taken.raws),
                rescued=look.state.rescued + rescued, rescued_at=_now() if rescued else look.state.rescued_at,
            )  # fmt: skip
            await self._store(taken, shelved(self._place.name, look.state) | self._newer(batch, taken))
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
        found = await self._taking.sized(opened.imap, validity, missing)
        if self._since == NONE:
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

    async def _wishes(self, opened: Opened) -> None:
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
                await self._store(Taken(aside=[gone]), {})
                continue
            async with self._space(batch):
                taken = await self._taking.take(opened, batch)
                if taken.raws and not taken.aside:
                    taken = await self._beside(taken.raws[0])
                await self._store(taken, {})

    async def _beside(self, raw: Raw) -> Taken:
        """A whole mail whose beginning is here already gets a name of its own: what is stored never changes."""
        known = await self._sink.known([raw.key])
        return Taken([structs.replace(raw, key=f"{raw.key}{WHOLE}") if known else raw])

    # --- into the desk ---

    def _space(self, batch: Sequence[Sized]) -> AbstractAsyncContextManager[None]:
        """Small mail never waits for large: a slow server would hold up all folders."""
        size = sum(item.size for _, item in batch)
        return self._room.taken(size) if size > BATCH else nullcontext()

    async def _store(self, taken: Taken, cursor: Mapping[str, str]) -> None:
        """Raws, cursor and the list of what was set aside in one transaction; what is here whole is not aside any more."""
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
        self._progress = self._progress or bool(taken.raws or taken.aside)


def _criteria(since_day: str, began: First) -> tuple[str, ...]:
    """Drafts and what a person deleted are no mail to the desk. A server's day may be the one before ours."""
    day = began.moment.date() - timedelta(days=1) if since_day == NONE else date.fromisoformat(since_day)
    return ("SINCE", imap_day(day), "UNDELETED", "UNDRAFT")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
