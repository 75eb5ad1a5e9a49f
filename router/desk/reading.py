"""What operators are shown."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from router.channel import Channel, FetchFailed, Health
from router.desk.base import Invalid, NotFound, Services, staff
from router.desk.stock import Stock
from router.desk.views import small_of, ticket_row, ticket_view
from router.media.sniffing import HEAD, safe_headers, settled, sniff
from router.readmodels import (
    Actor,
    ChannelView,
    Counts,
    Filter,
    FolderView,
    ParkedView,
    RawView,
    TicketList,
    TicketView,
    TopicView,
)
from router.schema import Json, Part
from router.store import lists, raws, reading
from router.store.lists import ListQuery
from router.store.parts import part_of
from router.store.reading import ChannelRows

PAGE = 200  # rows of a list at most
LOOK = 1.0  # seconds: another process's events aren't announced here, they are looked for
CHECK = 15.0  # seconds for a channel to say how it is
FRESH = 60.0  # seconds that its word is good for
PATIENCE = 1.0  # seconds that a page waits for the first word


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file to be served with exactly these headers. `path` is None while (or because) it isn't here: see `part.state`.

    `data` are the bytes of one that is kept in another.
    """

    path: Path | None
    part: Part
    headers: Mapping[str, str]
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFeed:
    """Something happened; `ticket_id` is None for what concerns the whole desk."""

    id: int
    ticket_id: int | None
    kind: str
    data: Mapping[str, Json]


class Reading(Stock):
    """Lists, tickets, files, the feed of changes."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._health: dict[str, Health] = {}
        self._asked: float | None = None
        self._asking: asyncio.Task[dict[str, Health]] | None = None

    async def tickets(self, actor: Actor, which: Filter) -> TicketList:
        """One page of a list. Raises Invalid for a cursor that isn't ours."""
        staff(actor)
        query = ListQuery(
            queue=which.queue, status=which.status, channel=which.channel, topic=which.topic, level=which.level,
            assignee=_assignee(actor, which.assignee), text=which.text, sort=which.sort, before=which.before,
            limit=min(max(1, which.limit), PAGE),
        )  # fmt: skip
        try:
            rows, total, cursor, files = await self.store.read(lists.ticket_list, query, self.now())
        except lists.BadCursor:
            raise Invalid("cursor_wrong", field="before") from None
        views = tuple(ticket_row(row, files.get(row.id, 0), self.capabilities) for row in rows)
        return TicketList(rows=views, total=total, next=cursor)

    async def counts(self, actor: Actor) -> Counts:
        """The numbers beside queues and views."""
        staff(actor)
        queues, views = await self.store.read(lists.counts, actor.user_id, self.now())
        return Counts(queues=queues, views=views)

    async def ticket(self, actor: Actor, ticket_id: int) -> TicketView:
        """The whole ticket; nothing is marked by looking (see `read`)."""
        staff(actor)
        page = await self.store.read(reading.ticket_page, ticket_id)
        if page is None:
            raise NotFound("ticket")
        return ticket_view(page, self.capabilities, self.now())

    async def parked(self, actor: Actor) -> tuple[ParkedView, ...]:
        """What could not be read, the latest first."""
        staff(actor)
        return tuple(
            ParkedView(
                raw_id=row.id, channel=row.channel, reason=row.reason, size=row.size, attempts=row.attempts,
                received_at=row.received_at, ticket_id=row.ticket_id,
            )
            for row in await self.store.read(reading.parked)
        )  # fmt: skip

    async def raw(self, actor: Actor, raw_id: int) -> RawView:
        """What arrived."""
        staff(actor)
        found = await self.store.read(raws.get, raw_id)
        if found is None:
            raise NotFound("raw")
        return RawView(id=raw_id, raw=found.raw, reason=found.reason, ticket_id=found.ticket_id)

    async def check_channels(self) -> dict[str, Health]:
        """Every channel asked, all at once, whether its credentials work."""
        answers = await asyncio.gather(*(ask(channel) for channel in self._accounts.values()))
        self._health = dict(zip(self._accounts, answers, strict=True))
        self._asked = asyncio.get_running_loop().time()
        return self._health

    async def channels(self, actor: Actor) -> tuple[ChannelView, ...]:
        """How each configured channel fares: its provider's last word, asked again in the background when it is old."""
        staff(actor)
        await self._refresh()
        rows = await self.store.read(reading.channel_rows)
        return tuple([self._channel_view(name, rows, await self.folders(actor, name)) for name in self._accounts])

    async def _refresh(self) -> None:
        if self._asked is None or asyncio.get_running_loop().time() - self._asked > FRESH:
            if self._asking is None or self._asking.done():
                self._asking = asyncio.create_task(self.check_channels())
            if self._asked is None:
                await asyncio.wait((self._asking,), timeout=PATIENCE)

    def _channel_view(self, name: str, rows: ChannelRows, folders: tuple[FolderView, ...]) -> ChannelView:
        channel, state = self._accounts[name], rows.states.get(name)
        health = self._health.get(name, Health(ok=True, detail="…"))
        return ChannelView(
            name=name, kind=channel.kind, title=channel.capabilities.title, ok=health.ok and not (state and state.error),
            detail=health.detail, last_raw_at=state.last_raw_at if state else None, error=state.error if state else "",
            error_at=state.error_at if state else None, waiting=rows.waiting.get(name, 0), queued=rows.queued.get(name, 0),
            facts=health.facts, folders=folders,
            lag=max(0.0, (self.now() - rows.oldest[name]).total_seconds()) if name in rows.oldest else 0.0,
        )  # fmt: skip

    def topics(self) -> tuple[TopicView, ...]:
        """The topics of the active rules, for forms and filters."""
        return self.services.guide().topics()

    def queues(self) -> tuple[tuple[str, str, str], ...]:
        """(id, title, title_en) of the active rules' queues."""
        return self.services.guide().queues()

    async def file(self, actor: Actor, part_id: int, *, small: bool = False) -> FileView:
        """An attachment, or its smaller copy where there is one: anybody's for operators, of his own requests for a customer."""
        row = await self.store.read(reading.part, part_id)
        if row is None:
            raise NotFound("file")
        if actor.role == "customer":
            if row.direction == "note" or row.contact_id not in await self._contacts(actor):
                raise NotFound("file")
        else:
            staff(actor)
        part = (small_of(part_of(row)) if small else None) or part_of(row)
        path = self.services.blobs.path(part.sha256) if part.state == "stored" else None
        return FileView(path=path, part=part, headers=safe_headers(part))

    async def file_inside(self, actor: Actor, part_id: int, number: int) -> FileView:
        """One of the files that an attachment says it holds (its fact `files`), out of the raw that it came with. Operators only."""
        staff(actor)
        row = await self.store.read(reading.part, part_id)
        found: list[dict[str, Json]] = row.facts.get("files", [])[number : number + 1] if row is not None else []
        raw = (await self.store.read(raws.of_ids, [row.raw_id])).get(row.raw_id) if row is not None and found else None
        if row is None or raw is None or (channel := self._accounts.get(row.channel)) is None:
            raise NotFound("file")
        name, ref, declared = (str(found[0][key]) for key in ("name", "ref", "media_type"))
        asked = Part(kind="file", name=name, ref=ref)
        try:
            data = b"".join([chunk async for chunk in channel.fetch(asked, raw.raw)])
        except FetchFailed:
            raise NotFound("file") from None
        known = settled(declared, sniff(data[:HEAD]))
        return FileView(path=None, part=asked, headers=safe_headers(replace(asked, media_type=known)), data=data)

    async def last_event(self) -> int:
        """Where the feed of changes stands."""
        return await self.store.read(reading.last_event)

    async def changes(self, after: int, timeout: float) -> tuple[EventFeed, ...]:
        """Events after `after`, as soon as there are any; empty after `timeout` seconds without one."""
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        while True:
            seen = self.store.changed.version("events")
            rows = await self.store.read(reading.events_after, after)
            left = until - loop.time()
            if rows or left <= 0:
                return tuple(
                    EventFeed(id=row.id, ticket_id=row.ticket_id, kind=row.kind, data=row.data) for row in rows
                )
            await self.store.changed.wait("events", seen, min(LOOK, left))


async def ask(channel: Channel) -> Health:
    """Whether the channel's credentials work; never raises."""
    try:
        async with asyncio.timeout(CHECK):
            return await channel.check()
    except TimeoutError:
        return Health(ok=False, detail=f"no answer in {CHECK:.0f} seconds")
    except Exception as problem:  # noqa: BLE001 - one channel's trouble is its line of the page
        return Health(ok=False, detail=type(problem).__name__)


def _assignee(actor: Actor, which: str) -> int:
    match which:
        case "":
            return 0
        case "me":
            return actor.user_id or -1
        case "none":
            return -1
    if which.isascii() and which.isdigit() and len(which) < 19:
        return int(which)
    raise Invalid("assignee_wrong", field="assignee")
