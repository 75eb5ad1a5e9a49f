"""One folder of a mailbox, watched: new mail first, and between two looks at it a portion of the mail that should be here and isn't."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from channels.email.config import EmailConfig, Server
from channels.email.mailbox.imap import Imap, Selected
from channels.email.mailbox.keeping import Keeping
from channels.email.mailbox.past import Past
from channels.email.mailbox.requests import imap_day
from channels.email.mailbox.room import Room
from channels.email.mailbox.shelf import (
    First,
    Place,
    called,
    first,
    following,
    is_of_earlier,
    newest,
    shelf,
    shelved,
    since,
    wished,
)
from channels.email.mailbox.taking import BEGINNING, WINDOW, Opened, Taking
from channels.email.mailbox.trouble import OF_LOGIN, ImapRefused, ImapTrouble
from channels.email.mailbox.turns import theirs, turns
from router.channel import Sink
from router.schema import Raw

BACK_OFF = (1.0, 120.0)
REFUSED = 900.0  # seconds between two attempts to log in where that was refused

log = logging.getLogger("okno.email")


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
        self._connect, self._note = connect, note
        self._taking = Taking(channel, config, place, check)
        self._keeping = Keeping(place, sink, room)
        self._past = Past(config, place, sink, self._taking, self._keeping)
        self._well = False
        self._following = 0
        self._sure = False  # that the server still has the newest mail that was fetched

    async def run(self) -> None:
        """Until cancelled. Trouble is noted and costs a new connection, later and later."""
        failures = 0
        while True:
            started = time.monotonic()
            try:
                await self._session()
            except ImapTrouble as error:
                failures = 1 if self._keeping.progress or time.monotonic() - started > BACK_OFF[1] else failures + 1
                self._keeping.progress = False
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
        self._past.leave()
        self._sure = False
        try:
            while True:
                # A new SELECT every time: a folder that was deleted and made anew has another UIDVALIDITY, and an old selection hides it.
                selected = await imap.select(self._place.folder)
                began = await self._begin(imap, selected)
                opened = Opened(imap, selected.validity, selected.exists, began)
                await self._new(opened)
                await self._well_again()
                await self._look_back(opened)
                if imap.can_idle:
                    await self._idle(opened)
                else:
                    await self._doze(min(self._config.poll, self._past.pause()))
        finally:
            imap.close()

    async def _idle(self, opened: Opened) -> None:
        """Nothing stands between the last look and IDLE: there are servers that never tell what came between the two."""
        while await self._new(opened):
            pass
        await opened.imap.idle(min(self._config.idle, self._past.pause()), self._nudged)

    async def _well_again(self) -> None:
        self._well = True
        await self._note("")

    async def _nudged(self) -> bool:
        """Whether a person asked for something, or an earlier day was set."""
        cursor = await self._sink.load()
        return bool(wished(cursor, self._place.name)) or cursor.get(f"{self._place.name}#since") != self._past.since

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
        self._past.since = since(self._config.import_since, cursor.get(f"{name}#since", ""), today)
        if cursor.get(f"{name}#since") != self._past.since:
            moved[f"{name}#since"] = self._past.since
        following_now = following(cursor.get(name, ""), selected.validity)
        turned = await self._turned(imap, selected, cursor, following_now)
        if turned or not following_now:
            moved |= turned if following_now else {f"{name}#newest": "", **turned}
            following_now = imap.turns.ours(selected.uidnext) or max(await imap.search("UID", "*"), default=0) + 1
            moved[name] = f"{selected.validity}:{following_now}"
            self._past.at_once()
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
        self._keeping.newest = newest(cursor.get(f"{name}#newest", "") if passed else "")
        start = 1 if is_of_earlier(cursor.get(name, ""), selected.validity) else 0
        if passed:
            start = await self._given_again(imap, selected, passed)
        if not start:
            return {}
        log.warning("%s: the server gives UIDs a second time, from %d on", name, start)
        imap.turns = imap.turns.again(start)
        told = replace(shelf(cursor, name), renumbered_at=datetime.now(UTC).isoformat(timespec="seconds"))
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
        last = self._keeping.newest
        recent = await imap.search("SINCE", imap_day(last.received.date() - timedelta(days=1)))
        dated = await self._taking.sized(imap, selected.validity, recent)
        younger = [
            one
            for one, item in dated
            if one == last.uid or item.received_at is None or item.received_at > last.received
        ]
        return theirs(min([uidnext or passed, *younger]))

    async def _is_still(self, imap: Imap, validity: int) -> bool:
        """Whether the newest mail is the one that was fetched under this UID, or is gone."""
        last = self._keeping.newest
        uid = last.uid
        if not uid or imap.turns.ours(theirs(uid)) != uid:
            return True
        there = [item for _, item in await self._taking.sized(imap, validity, [uid])]
        if all(item.received_at in (None, last.received) for item in there):
            return True
        # There are servers that tell another date of the same mail: after they were moved, or each time.
        heads = (await imap.heads([uid], "MESSAGE-ID DATE")).values()
        names = {called(data) for item in heads for data in item.bodies.values()}
        return bool(last.name) and names == {last.name}

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
                async with self._keeping.space(batch):
                    taken = await self._taking.take(opened, batch)
                    passed = {self._place.name: f"{validity}:{batch[-1][0] + 1}"}
                    await self._keeping.store(taken, passed | self._keeping.newer(batch, taken))
                self._following = batch[-1][0] + 1
        if uids and self._following <= uids[-1]:  # those were gone before they were fetched
            self._following = uids[-1] + 1
            await self._sink.store((), {self._place.name: f"{validity}:{self._following}"})
        return bool(uids)

    # --- what should be here ---

    async def _look_back(self, opened: Opened) -> None:
        """What people ask for, and the whole folder when it is time, portion by portion; new mail goes before each."""
        await self._past.wishes(opened)
        await self._past.begin(opened, self._following)
        while self._past.under_way:
            await self._past.go_on(opened)
            await self._new(opened)
            if await self._nudged():
                return
