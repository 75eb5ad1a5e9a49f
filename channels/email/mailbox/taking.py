"""Taking mails off a server: in batches, with what it fails at tried again alone, and in the end set aside by name."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from channels.email.config import EmailConfig
from channels.email.mailbox.imap import Imap
from channels.email.mailbox.requests import uid_set
from channels.email.mailbox.responses import Item
from channels.email.mailbox.shelf import LARGE, MAX_HEAD, NOT_GIVEN, First, Place, named
from channels.email.mailbox.trouble import OF_ACCOUNT, ImapTrouble, TooLarge
from channels.email.mailbox.turns import theirs
from channels.email.reading.dates import date_of
from channels.email.reading.headers import read_headers
from router.channel import Aside
from router.schema import Raw

WINDOW = 500  # mails whose sizes are asked for at once
FEWER = (WINDOW, 25, 1)  # the same after so many failures
MAILS = 50  # bodies in one command
SMALL = 256 * 1024  # larger mails are fetched one by one
BATCH = 2 * 1024 * 1024
BEGINNING = 256 * 1024  # of a mail that is larger than the channel takes
TRIES = 3  # of one mail, alone, before it is set aside
MOST_TRIED = 10_000  # mails whose failed attempts are remembered
HEADS = "FROM SUBJECT DATE"

_Tries = OrderedDict[tuple[int, int], int]  # (validity, uid) -> failed attempts
Sized = tuple[int, Item]  # a mail that is there: its UID, and what the server tells of it


@dataclass(frozen=True, slots=True)
class Opened:
    """The folder as one SELECT shows it: `exists` mails are in it, and what is new `began` there."""

    imap: Imap
    validity: int
    exists: int
    began: First


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch. It may be both: of a mail that is too large the beginning is taken, and the mail is set aside."""

    raws: Sequence[Raw] = ()
    aside: Sequence[Aside] = ()


class Taking:
    """Of one place. Remembers at which mails the server failed; `check` adds to a raw what its signatures prove."""

    def __init__(self, channel: str, config: EmailConfig, place: Place, check: Callable[[Raw], Awaitable[Raw]]) -> None:
        self._channel, self._config, self._place, self._check = channel, config, place, check
        self._tried = _Tries()
        self._unsized = _Tries()  # to learn their sizes
        self._told: dict[
            tuple[int, int], Item
        ] = {}  # sizes of mails that a trouble parted from the rest of their window
        self._too_large: set[tuple[int, int]] = set()
        self.hopeless: set[int] = set()  # UIDs that were tried in vain since the watcher last forgot them

    async def sized(self, imap: Imap, validity: int, uids: Sequence[int], *, keep: bool = False) -> list[Sized]:
        """The mails that are still there, with their sizes. One of which the server doesn't tell it is tried without, alone.

        `keep`: what was told before a trouble is not asked for again, so that a server that often breaks gets through a window.
        """
        told = self._told if keep else {}
        items = {uid: told[validity, uid] for uid in uids if (validity, uid) in told}
        asked = [uid for uid in uids if uid not in items and self._unsized.get((validity, uid), 0) < TRIES]
        while asked:
            many = FEWER[max(self._unsized.get((validity, uid), 0) for uid in asked)]
            some, asked = asked[:many], asked[many:]
            try:
                items |= await imap.sizes(some)
            except ImapTrouble as error:
                _blame(self._unsized, validity, some, error)
                raise
            finally:
                if keep:
                    self._told = {(validity, uid): item for uid, item in items.items()}
            for uid in some:
                self._unsized.pop((validity, uid), None)
        untold = [uid for uid in uids if uid not in items]
        for uid in await imap.search("UID", uid_set(untold)) if untold else ():
            items[uid] = Item(number=0, uid=uid)
            self._unsized[validity, uid] = TRIES
            self._tried.setdefault((validity, uid), TRIES - 1)
        if keep:
            self._told = {}
        return [(uid, items[uid]) for uid in uids if uid in items]

    def batches(self, validity: int, sized: Sequence[Sized]) -> Iterator[list[Sized]]:
        """Small mails together; large ones, and those at which a server failed before, alone; in order."""
        batch: list[Sized] = []
        total = 0
        for uid, item in sized:
            alone = item.size > SMALL or (validity, uid) in self._tried or (validity, uid) in self._too_large
            if batch and (alone or total + item.size > BATCH or len(batch) >= MAILS):
                yield batch
                batch, total = [], 0
            batch.append((uid, item))
            total += item.size
            if alone:
                yield batch
                batch, total = [], 0
        if batch:
            yield batch

    def once(self, validity: int, uid: int) -> None:
        """The mail gets one attempt more, alone; then it is set aside again."""
        self._tried[validity, uid] = TRIES - 1

    def whole(self, validity: int, uid: int) -> None:
        """The whole mail is asked for again, though it was too large."""
        self._too_large.discard((validity, uid))

    async def take(self, opened: Opened, batch: Sequence[Sized]) -> Taken:
        """The mails of a batch as raws, and what of it is set aside. A trouble counts against each of them, and goes on."""
        validity, uid = opened.validity, batch[0][0]
        if len(batch) == 1 and self._tried.get((validity, uid), 0) >= TRIES:
            return Taken(aside=[await self._aside(opened, *batch[0])])
        try:
            return await self._take(opened, batch)
        except ImapTrouble as error:
            _blame(self._tried, validity, [uid for uid, _ in batch], error)
            if isinstance(error, TooLarge) and len(batch) == 1:
                self._too_large.add((validity, uid))
            raise

    async def _take(self, opened: Opened, batch: Sequence[Sized]) -> Taken:
        imap, validity = opened.imap, opened.validity
        uid, item = batch[0]
        if item.size > self._config.max_mail or (validity, uid) in self._too_large:
            return await self._take_beginning(opened, uid, item)
        bodies = await imap.bodies([one for one, _ in batch], sum(item.size for _, item in batch))
        raws, aside = list[Raw](), list[Aside]()
        for uid, item in batch:
            if uid not in bodies and uid in await imap.search("UID", uid_set([uid])):  # it isn't gone: once more, alone
                bodies |= await imap.bodies([uid], item.size)
                if uid not in bodies:
                    aside.append(await self._aside(opened, uid, item))
            if uid in bodies:
                raws.append(self._raw(opened, uid, bodies[uid], item))
                self._tried.pop((validity, uid), None)
                self._unsized.pop((validity, uid), None)
        return Taken(await self._checked(raws), aside)

    async def _take_beginning(self, opened: Opened, uid: int, item: Item) -> Taken:
        """Of a mail beyond the limit the header and the beginning; it is named among what was set aside."""
        data = await opened.imap.beginning(uid, BEGINNING)
        if data is None:
            return Taken()
        size = max(item.size, len(data))
        raw = self._raw(opened, uid, data, item, size=str(size))
        return Taken(await self._checked([raw]), [named(self._place.key(opened.validity, uid), data, size, LARGE)])

    async def _aside(self, opened: Opened, uid: int, item: Item) -> Aside:
        """Named by its header, if the server gives at least that."""
        key, name = (opened.validity, uid), self._place.key(opened.validity, uid)
        tries = self._tried.get(key, 0)
        self.hopeless.add(uid)
        if tries > TRIES:  # not even its header, then
            self._tried.pop(key, None)
            return Aside(item=name, size=item.size, why=NOT_GIVEN)
        self._tried[key] = tries + 1
        heads = await opened.imap.heads([uid], HEADS)
        self._tried.pop(key, None)
        data = next(iter(heads[uid].bodies.values()), b"") if uid in heads else b""
        return named(name, data, item.size, NOT_GIVEN)

    async def _checked(self, raws: Sequence[Raw]) -> list[Raw]:
        """What signatures prove is asked for new mail only: the keys of old mail are gone."""
        return list(await asyncio.gather(*(_same(raw) if "history" in raw.meta else self._check(raw) for raw in raws)))

    def _raw(self, opened: Opened, uid: int, data: bytes, item: Item, **meta: str) -> Raw:
        place = self._place
        meta |= {"sent": "yes"} if place.sent else {}
        if item.received_at is not None:
            meta["received"] = item.received_at.isoformat()
        if opened.began.is_history(opened.validity, uid, item.received_at):
            meta["history"] = "ended" if self._is_over(data, item) else "open"
        return Raw(
            channel=self._channel,
            key=place.key(opened.validity, uid),
            body=data,
            meta={"mailbox": place.mailbox.address, "folder": place.folder, "uid": str(theirs(uid)), **meta},
            received_at=datetime.now(UTC),
        )

    def _is_over(self, data: bytes, item: Item) -> bool:
        """Answered by a mail program, or older than what may still wait. The earlier of both dates counts: a mailbox that was moved
        to another server has the day of its move on all its mail."""
        if "\\answered" in item.flags:
            return True
        written = date_of(read_headers(data[:MAX_HEAD])[0].raw("date"))
        moments = [one for one in (written, item.received_at) if one is not None]
        return bool(moments) and datetime.now(UTC) - min(moments) > self._config.import_open


def _blame(tried: _Tries, validity: int, uids: Iterable[int], trouble: ImapTrouble) -> None:
    for uid in uids if trouble.cause not in OF_ACCOUNT else ():
        tried[validity, uid] = tried.get((validity, uid), 0) + 1
    while len(tried) > MOST_TRIED:
        tried.popitem(last=False)


async def _same(raw: Raw) -> Raw:
    return raw
