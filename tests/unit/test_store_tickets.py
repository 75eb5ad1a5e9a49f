"""Tickets: the table of transitions, one event a change, and what can't be done says why."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from router.schema import Sender
from router.store import contacts, conversations, merging, tickets
from router.store.engine import Store
from router.store.tables import events
from router.store.tables import tickets as table
from router.store.tickets import TRANSITIONS, Impossible
from tests.database import database

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store.open(database(tmp_path))
    yield store
    await store.close()


def opened(tx: Connection, thread: str = "a", status: str = "new") -> int:
    sender = Sender(address=f"shop:{thread}")
    contact = contacts.ensure(tx, [contacts.Writer(sender=sender, channel="shop", at=NOW)])[sender.address]
    row = {"channel": "shop", "key": thread, "thread": thread, "contact_id": contact, "created_at": NOW}
    (home,) = conversations.ensure(tx, [row])
    ticket = {"conversation_id": home, "contact_id": contact, "status": status, "created_at": NOW, "updated_at": NOW}
    return tickets.insert(tx, [ticket])[0]


@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in product(TRANSITIONS, TRANSITIONS) if pair[0] != pair[1]]
)
async def test_the_transitions_are_the_table(store: Store, before: str, after: str) -> None:
    number = await store.write(opened, status=before)
    if after not in TRANSITIONS[before]:
        with pytest.raises(Impossible, match="transition"):
            await store.write(tickets.set_status, number, after, actor="user:1", now=NOW)
        return
    await store.write(tickets.set_status, number, after, actor="user:1", now=NOW)
    ticket = await store.read(tickets.need, number)
    assert (ticket.status, ticket.solved_at, ticket.closed_at) == (
        after, NOW if after == "solved" else None, NOW if after == "closed" else None,
    )  # fmt: skip
    (event,) = await store.read(lambda tx: tx.execute(select(events)).all())
    assert (event.kind, event.data) == (
        "reopened" if before == "solved" and after != "closed" else "status", {"from": before, "to": after},
    )  # fmt: skip


async def test_a_conversation_has_one_active_ticket(store: Store) -> None:
    solved = await store.write(opened, status="solved")
    await store.write(opened)
    with pytest.raises(Impossible, match="another_active"):
        await store.write(tickets.set_status, solved, "open", actor="user:1", now=NOW)


async def test_a_merge_is_undone_unless_another_ticket_is_active(store: Store) -> None:
    first, second = await store.write(opened, "a"), await store.write(opened, "b")
    await store.write(merging.merge, first, second, actor="user:1", now=NOW)
    with pytest.raises(Impossible, match="merge_circle"):
        await store.write(merging.merge, second, first, actor="user:1", now=NOW)
    with pytest.raises(Impossible, match="merged"):
        await store.write(tickets.set_status, first, "open", actor="user:1", now=NOW)
    third = await store.write(opened, "a")
    with pytest.raises(Impossible, match="another_active"):
        await store.write(merging.unmerge, first, actor="user:1", now=NOW)
    await store.write(tickets.set_status, third, "closed", actor="user:1", now=NOW)
    await store.write(merging.unmerge, first, actor="user:1", now=NOW)
    assert (await store.read(tickets.need, first)).active


async def test_changes_leave_one_event_each_and_none_when_nothing_changes(store: Store) -> None:
    number = await store.write(opened)
    later = NOW + timedelta(hours=1)
    for _ in range(2):
        await store.write(tickets.set_topic, number, "payment", "card", actor="user:1", now=later)
        await store.write(tickets.set_tags, number, ["a", "b", "a"], actor="user:1", now=later)
        await store.write(tickets.set_field, number, "priority", "high", actor="user:1", now=later)
    kinds = await store.read(lambda tx: list(tx.execute(select(events.c.kind).order_by(events.c.id)).scalars()))
    assert kinds == ["topic", "tags", "priority"]
    ticket = await store.read(tickets.need, number)
    assert (ticket.topic, ticket.section, ticket.tags, ticket.priority, ticket.updated_at) == (
        "payment", "card", ["a", "b"], "high", later,
    )  # fmt: skip


async def test_a_rating_closes_what_is_solved_and_nothing_else(store: Store) -> None:
    number = await store.write(opened)
    with pytest.raises(Impossible, match="not_solved"):
        await store.write(tickets.rate, number, 5, "", actor="customer", now=NOW)
    await store.write(tickets.set_status, number, "solved", actor="user:1", now=NOW)
    with pytest.raises(Impossible, match="stars"):
        await store.write(tickets.rate, number, 6, "", actor="customer", now=NOW)
    await store.write(tickets.rate, number, 4, "хорошо", actor="customer", now=NOW)
    ticket = await store.read(tickets.need, number)
    assert (ticket.status, ticket.rating, ticket.rating_comment, ticket.closed_by) == (
        "closed",
        4,
        "хорошо",
        "customer",
    )


async def test_what_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(Impossible, match="no_ticket"):
        await store.write(tickets.assign, 7, None, actor="user:1", now=NOW)
    assert await store.read(lambda tx: tx.execute(select(table)).all()) == []
