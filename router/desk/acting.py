"""What operators do to tickets. Each act is one transaction, and its event in the ticket's history is part of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import get_args

from sqlalchemy import Connection

from router.desk import rating
from router.desk.base import Base, Conflict, Invalid, NotFound, signature, staff
from router.readmodels import Actor
from router.schema import Priority
from router.store import merging, parts, raws, reading, tickets, users

MAX_TAGS, MAX_TAG = 20, 50
REPLAY = 5000  # raws of one transaction


class Acting(Base):
    """All of these raise NotFound for what isn't there and Conflict for what can't be done as things are."""

    async def assign(self, actor: Actor, ticket_id: int, user_id: int | None) -> None:
        """To an enabled user, or to nobody."""
        staff(actor)
        if user_id is not None:
            user = await self.store.read(users.get, user_id)
            if user is None or user.disabled:
                raise NotFound("user")
        await self._write(tickets.assign, ticket_id, user_id, actor=signature(actor), now=self.now())

    async def set_status(self, actor: Actor, ticket_id: int, status: str) -> None:
        staff(actor)
        if status not in tickets.TRANSITIONS:
            raise Invalid("status_wrong", field="status")
        if status == "solved":
            await self._write(_solve, actor, ticket_id, self.now(), rating.asking_of(self))
        else:
            await self._write(tickets.set_status, ticket_id, status, actor=signature(actor), now=self.now())

    async def set_priority(self, actor: Actor, ticket_id: int, priority: str) -> None:
        staff(actor)
        if priority not in get_args(Priority):
            raise Invalid("priority_wrong", field="priority")
        await self._write(tickets.set_field, ticket_id, "priority", priority, actor=signature(actor), now=self.now())

    async def set_queue(self, actor: Actor, ticket_id: int, queue: str) -> None:
        staff(actor)
        if queue not in {known for known, _, _ in self.services.guide().queues()}:
            raise Invalid("queue_wrong", field="queue")
        await self._write(tickets.set_field, ticket_id, "queue", queue, actor=signature(actor), now=self.now())

    async def set_topic(self, actor: Actor, ticket_id: int, topic: str, section: str = "") -> None:
        """Empty texts take the topic or section away."""
        staff(actor)
        known = {found.id: {part.id for part in found.sections} for found in self.services.guide().topics()}
        if topic and topic not in known:
            raise Invalid("topic_wrong", field="topic")
        if section and section not in known.get(topic, set()):
            raise Invalid("section_wrong", field="section")
        await self._write(tickets.set_topic, ticket_id, topic, section, actor=signature(actor), now=self.now())

    async def set_tags(self, actor: Actor, ticket_id: int, tags: Sequence[str]) -> None:
        staff(actor)
        tidy = tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag.strip()))
        if len(tidy) > MAX_TAGS or any(len(tag) > MAX_TAG for tag in tidy):
            raise Invalid("tags_wrong", field="tags", most=MAX_TAGS, longest=MAX_TAG)
        await self._write(tickets.set_tags, ticket_id, tidy, actor=signature(actor), now=self.now())

    async def read(self, actor: Actor, ticket_id: int) -> None:
        """Marks the ticket as read."""
        staff(actor)
        await self._write(tickets.mark_read, ticket_id)

    async def merge(self, actor: Actor, ticket_id: int, into_id: int) -> None:
        """`ticket_id` becomes part of `into_id`."""
        staff(actor)
        await self._write(merging.merge, ticket_id, into_id, actor=signature(actor), now=self.now())

    async def unmerge(self, actor: Actor, ticket_id: int) -> None:
        staff(actor)
        await self._write(merging.unmerge, ticket_id, actor=signature(actor), now=self.now())

    async def split(self, actor: Actor, message_id: int) -> int:
        """The message and all after it become a ticket of their own; its id."""
        staff(actor)
        return await self._write(merging.split, message_id, actor=signature(actor), now=self.now())

    async def link(self, actor: Actor, ticket_id: int, to_id: int) -> None:
        """`ticket_id` goes on from `to_id`; each shows the other."""
        staff(actor)
        await self._write(merging.link, ticket_id, to_id, actor=signature(actor), now=self.now())

    async def release(self, actor: Actor, ticket_id: int) -> None:
        """A person has looked at a held ticket and lets it go on."""
        staff(actor)
        await self._write(tickets.release, ticket_id, actor=signature(actor), now=self.now())

    async def replay(self, actor: Actor, raw_ids: Sequence[int] | None) -> int:
        """Puts raws through the pipeline again, all parked ones for None; how many. What came of one before isn't doubled."""
        staff(actor)
        return len(await self._write(raws.replay, raw_ids))

    async def replay_all(self, actor: Actor) -> int:
        """Puts everything that ever arrived through the pipeline again; how many raws that is."""
        staff(actor)
        after, number = 0, 0
        while ids := await self.store.read(reading.raw_ids, after, REPLAY):
            number += len(await self._write(raws.replay, ids))
            after = ids[-1]
        return number

    async def refetch(self, actor: Actor, part_id: int) -> None:
        """Asks for an attachment once more."""
        staff(actor)
        if not await self._write(parts.again, part_id):
            raise Conflict("file_state")

    async def close_solved(self, actor: Actor, reopen_days: int) -> int:
        """Closes what was solved longer ago than its customer may reopen it; how many."""
        staff(actor)
        return await self._write(_close_solved, actor, self.now() - timedelta(days=reopen_days), self.now())


def _solve(tx: Connection, actor: Actor, ticket_id: int, now: datetime, asking: rating.Asking | None) -> None:
    before = tickets.need(tx, ticket_id).status
    tickets.set_status(tx, ticket_id, "solved", actor=signature(actor), now=now)
    if asking is not None and before != "solved" and actor.user_id is not None:
        rating.ask(tx, ticket_id, asking, now=now, due_at=now)


def _close_solved(tx: Connection, actor: Actor, solved_before: datetime, now: datetime) -> int:
    old = reading.solved_before(tx, solved_before)
    for ticket_id in old:
        tickets.set_status(tx, ticket_id, "closed", actor=signature(actor), now=now)
    return len(old)
