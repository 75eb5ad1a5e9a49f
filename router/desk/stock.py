"""What a channel's provider has against what is here, and asking for what was left there."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime

from router.channel import Aside, Folder, Folders, Preview
from router.desk.base import Base, NotFound, admin, staff
from router.readmodels import Actor, AsideView, FolderView
from router.schema import Raw
from router.store import cursors, raws
from router.store.cursors import Stored

SHOWN = 100  # set-aside things of one folder


class Stock(Base):
    """Folders of the channels whose providers keep what arrived."""

    async def folders(self, actor: Actor, channel: str) -> tuple[FolderView, ...]:
        """Counted, and everything that was set aside by its name. Empty for a channel without folders."""
        staff(actor)
        account = self._accounts.get(channel)
        if not isinstance(account, Folders):
            return ()
        found = account.folders(await self.store.read(cursors.load, channel))
        return tuple([await self._folder(channel, account, folder) for folder in found])

    async def try_again(self, actor: Actor, channel: str, item: str = "", raw_id: int = 0) -> int:
        """Asks the provider once more for what was set aside (all of it without an item), or reads a stored raw again. Returns how
        many. Raises NotFound for what isn't there."""
        admin(actor)
        if raw_id:
            again = await self.store.write(raws.replay, [raw_id])
            if not again:
                raise NotFound("raw")
            return len(again)
        account = self._with_folders(channel)
        wanted = account.again(await self.store.read(cursors.load, channel), item)
        if item and not wanted:
            raise NotFound("aside")
        await self.store.write(cursors.move, channel, wanted, self.now())
        return len(wanted)

    async def import_since(self, actor: Actor, channel: str, day: date) -> None:
        """The running poller takes in what was received from that day on, silently."""
        admin(actor)
        await self.store.write(cursors.move, channel, self._with_folders(channel).begin(day), self.now())

    async def preview_import(
        self, actor: Actor, channel: str, day: date | None, tell: Callable[[int, int], None]
    ) -> tuple[Preview, ...]:
        """What an import would bring; nothing is stored."""
        admin(actor)

        async def known(keys: Sequence[str]) -> set[str]:
            return await self.store.read(raws.known, channel, keys)

        account = self._with_folders(channel)
        return await account.preview(await self.store.read(cursors.load, channel), day, known, tell)

    def _with_folders(self, channel: str) -> Folders:
        account = self._accounts.get(channel)
        if not isinstance(account, Folders):
            raise NotFound("channel")
        return account

    async def _folder(self, channel: str, account: Folders, folder: Folder) -> FolderView:
        stored, unread = await asyncio.gather(
            self.store.read(cursors.stored, channel, folder.prefix),
            self.store.read(raws.parked_of, channel, folder.prefix, SHOWN),
        )
        asides = [_aside(one) for one in folder.asides]
        asides += [_unread(account, one.id, one.raw, one.reason) for one in unread]
        return _view(folder, stored, asides)


def _view(folder: Folder, stored: Stored, asides: list[AsideView]) -> FolderView:
    return FolderView(
        name=folder.name, on_server=folder.on_server, outside=max(0, folder.on_server - folder.wanted), wanted=folder.wanted,
        seen=folder.seen, since=folder.since, running=folder.running, history=folder.history, rescued=folder.rescued,
        rescued_at=folder.rescued_at, checked_at=folder.checked_at, asked=folder.asked, renumbered_at=folder.renumbered_at,
        imported=stored.all - stored.doubles - stored.ignored - stored.parked - stored.waiting, doubles=stored.doubles,
        ignored=stored.ignored, waiting=stored.waiting, aside=len(folder.asides) + stored.parked, asides=tuple(asides[:SHOWN]),
    )  # fmt: skip


def _aside(one: Aside, raw_id: int = 0) -> AsideView:
    return AsideView(
        item=one.item, sender=one.sender, subject=one.subject, sent_at=_moment(one.sent), size=one.size, why=one.why, raw_id=raw_id,
    )  # fmt: skip


def _unread(account: Folders, raw_id: int, raw: Raw, reason: str) -> AsideView:
    return _aside(account.named(raw, reason), raw_id)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
