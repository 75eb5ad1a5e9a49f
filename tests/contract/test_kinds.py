"""All four kinds keep the same promises: once, together, and nothing lost."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from channels import KINDS
from router.channel import Channel, Hook, Webhook
from router.schema import Raw
from router.store import raws
from router.store.tables import contacts, conversations, identities, messages, tickets
from router.store.tables import raws as raw_table
from tests.contract.desk import Desk, desk
from tests.contract.samples import SAMPLES, Sample

FIRST = 10


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.kind)
def sample(request: pytest.FixtureRequest) -> Sample:
    assert isinstance(request.param, Sample)
    return request.param


@pytest.fixture
async def channel(sample: Sample) -> AsyncIterator[Channel]:
    made = sample.channel()
    yield made
    await made.close()


@pytest.fixture
async def office(channel: Channel, tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk(tmp_path, channel) as made:
        yield made


async def arrive(office: Desk, channel: Channel, arrival: Hook | Raw) -> list[int]:
    if isinstance(arrival, Raw):
        return await office.ingest.accept(channel.name, [arrival])
    assert isinstance(channel, Webhook)
    accepted = channel.accept(arrival)
    assert accepted.status == 200, accepted.body
    return await office.ingest.accept(channel.name, accepted.raws)


def test_every_kind_has_a_sample() -> None:
    assert {sample.kind for sample in SAMPLES} == set(KINDS)


async def test_every_raw_three_times_in_parallel_makes_one_message(
    office: Desk, channel: Channel, sample: Sample
) -> None:
    await arrive(office, channel, sample.arrival(1))
    await office.work()
    redelivered = [sample.arrival(number) for number in range(1, FIRST + 1)] * 3
    ids = await asyncio.gather(*(arrive(office, channel, arrival) for arrival in redelivered))
    await asyncio.gather(*(office.pipeline.process([number for one in ids for number in one]) for _ in range(3)))
    stored = [row for row in await office.rows(messages) if row.direction == "in"]
    assert sorted(int(row.text.rpartition(" ")[2]) for row in stored) == list(range(1, FIRST + 1))
    assert {row.state for row in await office.rows(raw_table)} == {"done"}
    assert len(await office.rows(raw_table)) == FIRST


async def test_ten_first_messages_at_once_make_one_contact_and_one_conversation(
    office: Desk, channel: Channel, sample: Sample
) -> None:
    arrivals = [sample.first(number) for number in range(1, FIRST + 1)]
    ids = await asyncio.gather(*(arrive(office, channel, arrival) for arrival in arrivals))
    await asyncio.gather(*(office.pipeline.process(one) for one in ids))
    await office.work()
    for table in (contacts, identities):
        assert len(await office.rows(table)) == 1, table.name
    for table in (conversations, tickets):
        assert len(await office.rows(table)) == sample.conversations, table.name
    assert len([row for row in await office.rows(messages) if row.direction == "in"]) == FIRST


async def test_garbage_is_parked_where_people_see_it_and_its_neighbours_go_on(
    office: Desk, channel: Channel, sample: Sample
) -> None:
    await office.ingest.accept(channel.name, [sample.garbage])
    await arrive(office, channel, sample.arrival(1))
    await office.work()
    (parked,) = await office.store.read(raws.parked)
    assert parked.raw.body == sample.garbage.body
    assert parked.reason
    unreadable, good = await office.rows(tickets)
    assert (parked.ticket_id, unreadable.preview, good.unread) == (unreadable.id, parked.reason, True)


async def test_a_wrong_secret_is_refused(channel: Channel, sample: Sample) -> None:
    if sample.wrong is None:
        assert not isinstance(channel, Webhook)
        return
    assert isinstance(channel, Webhook)
    refused = channel.accept(sample.wrong(1))
    assert (refused.status in (401, 403), refused.raws) == (True, ())
