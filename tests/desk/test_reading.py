"""Lists, the ticket's page, files and the feed, for operators."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import event, update

from router.desk import Answer, Conflict, Invalid, NotFound
from router.readmodels import Actor, Filter
from router.schema import Part
from router.store import events, raws
from router.store.tables import deliveries, parts
from tests.desk.house import ADMIN, House
from tests.waiting import LIMIT

VERA = Actor(role="operator", user_id=2, name="Вера")


async def ids(house: House, **which: object) -> list[int]:
    return [row.id for row in (await house.desk.tickets(VERA, Filter(**which))).rows]  # type: ignore[arg-type]


async def test_filters(house: House) -> None:
    one = await house.arrives("anna", queue="main", topic="delivery")
    two = await house.arrives("boris", queue="fraud", level="fraud", risk=85, role="attack")
    three = await house.arrives("clara", queue="main", level="suspicious", role="report")
    await house.desk.assign(ADMIN, one, 2)
    await house.desk.set_status(ADMIN, three, "solved")
    assert await ids(house, queue="main", status="") == [three, one]
    assert await ids(house) == [two, one]
    assert await ids(house, status="solved") == [three]
    assert await ids(house, status="", level="risky") == [three, two]
    assert await ids(house, level="attack") == [two]
    assert await ids(house, status="", level="report") == [three]
    assert await ids(house, topic="delivery") == [one]
    assert await ids(house, channel="other") == []
    assert await ids(house, assignee="me") == [one]
    assert await ids(house, assignee="none") == [two]
    assert await ids(house, assignee="2") == [one]
    with pytest.raises(Invalid):
        await ids(house, assignee="vera")


async def test_typing_is_seen_for_ten_seconds_or_until_the_message(house: House) -> None:
    anna = await house.arrives("anna")
    house.clock.move(60)
    await house.store.write(events.typing, anna, house.clock.now() - timedelta(seconds=8))
    await house.store.write(events.typing, anna, house.clock.now())
    typed = (await house.desk.ticket(VERA, anna)).typing_at
    assert typed == house.clock.now()
    house.clock.move(9)
    assert (await house.desk.ticket(VERA, anna)).typing_at == typed
    house.clock.move(1)
    assert (await house.desk.ticket(VERA, anna)).typing_at is None
    await house.store.write(events.typing, anna, house.clock.now())
    house.clock.move(1)
    await house.arrives("anna", "Так где заказ?")
    seen = await house.desk.ticket(VERA, anna)
    assert (seen.typing_at, [event.kind for event in seen.events if event.kind == "typing"]) == (None, [])


async def test_search_folds_case_in_every_alphabet(house: House) -> None:
    anna = await house.arrives("anna", "ГДЕ МОЙ Заказ? 100%_")
    await house.arrives("boris", "Ещё вопрос")
    for words in ("где мой", "заКАЗ", "100%_", "anna", f"#{anna}", f" №{anna} ", "T:ANNA"):
        assert await ids(house, text=words) == [anna], words
    assert await ids(house, text="%") == [anna]
    assert await ids(house, text="_о") == []


@pytest.mark.parametrize("sort", ["updated", "created", "waiting"])
async def test_pages_join_without_a_gap_or_a_double(house: House, sort: str) -> None:
    made = []
    for number in range(7):
        house.clock.move(number % 3)  # some at the same moment
        made.append(await house.arrives(f"p{number}"))
    await house.desk.reply(VERA, made[3], Answer("ответ"))
    seen: list[int] = []
    cursor = ""
    while True:
        page = await house.desk.tickets(VERA, Filter(sort=sort, before=cursor, limit=2))
        assert page.total == 7
        seen += [row.id for row in page.rows]
        cursor = page.next
        if not cursor:
            break
    assert sorted(seen) == made
    if sort == "waiting":
        assert seen == [*(one for one in made if one != made[3]), made[3]]


@pytest.mark.parametrize("cursor", ["x", "1", ".", "1.x", "-1.1", "9" * 30 + ".1", "9" * 18 + ".1", ".5"])
async def test_a_cursor_of_somebody_else(house: House, cursor: str) -> None:
    with pytest.raises(Invalid):
        await house.desk.tickets(VERA, Filter(before=cursor))


async def test_counts(house: House) -> None:
    one = await house.arrives("anna", queue="main", promised_at=house.clock.now())
    await house.arrives("boris", queue="fraud", level="fraud")
    solved = await house.arrives("clara", queue="main")
    await house.desk.assign(ADMIN, one, 2)
    await house.desk.reply(ADMIN, solved, Answer("готово", solve=True))
    await house.store.write(lambda tx: tx.execute(update(deliveries).values(state="failed")))
    house.clock.move(1)
    counts = await house.desk.counts(VERA)
    assert counts.queues == {"main": 1, "fraud": 1}
    assert counts.views == {"all": 2, "mine": 1, "unassigned": 1, "risky": 1, "overdue": 1, "parked": 0, "failed": 1}
    assert await ids(house, status="overdue") == [one]
    assert await ids(house, status="failed") == [solved]


async def test_a_page_costs_the_same_whatever_its_length(house: House) -> None:
    async def cost(ticket_id: int) -> int:
        statements: list[str] = []
        listen = lambda *given: statements.append(given[2])  # noqa: E731 - to be removed by the same name
        event.listen(house.store.reader, "before_cursor_execute", listen)
        await house.desk.ticket(VERA, ticket_id)
        event.remove(house.store.reader, "before_cursor_execute", listen)
        return len(statements)

    short = await house.arrives("anna")
    long = await house.arrives("boris")
    for number in range(20):
        await house.arrives("boris", f"ещё {number}", parts=(Part(kind="link", url="https://e.ru"),))
        await house.desk.reply(VERA, long, Answer(f"ответ {number}"))
    assert await cost(short) == await cost(long) <= 21


async def test_files_are_served_safely(house: House) -> None:
    ticket_id = await house.arrives(parts=(Part(kind="file", name="стр.html", ref="1", state="pending"),))
    (part,) = (await house.desk.ticket(VERA, ticket_id)).messages[0].parts
    found = await house.desk.file(VERA, part.id)
    assert (found.path, found.part.state) == (None, "pending")
    blob = await house.blobs.put_bytes(b"<html><script>alert(1)</script>", 100)
    values = {"state": "stored", "sha256": blob.sha256, "media_type": blob.media_type}
    await house.store.write(lambda tx: tx.execute(update(parts).values(values)))
    found = await house.desk.file(VERA, part.id)
    assert found.path is not None
    assert found.path.read_bytes().startswith(b"<html>")
    assert found.headers["Content-Type"] == "application/octet-stream"
    assert found.headers["Content-Disposition"].startswith("attachment;")
    own = Actor(role="customer", address="post:anna")
    assert (await house.desk.file(own, part.id)).path == found.path
    for stranger in (Actor(role="customer", address="post:boris"), Actor(role="customer", address="post:nobody")):
        with pytest.raises(NotFound):
            await house.desk.file(stranger, part.id)


async def test_the_feed_wakes_who_waits(house: House) -> None:
    since = await house.desk.last_event()
    assert await house.desk.changes(since, 0.05) == ()
    waiting = asyncio.create_task(house.desk.changes(since, LIMIT))
    await asyncio.sleep(0.05)
    ticket_id = await house.arrives()
    (seen,) = await waiting
    assert (seen.ticket_id, seen.kind) == (ticket_id, "message")
    assert await house.desk.last_event() == seen.id


async def test_parked_and_replayed(house: House) -> None:
    ticket_id = await house.arrives()
    await house.store.write(raws.park, 1, "не JSON", ticket_id, house.clock.now())
    (parked,) = await house.desk.parked(VERA)
    assert (parked.raw_id, parked.reason, parked.size, parked.ticket_id) == (
        1,
        "не JSON",
        len("Где заказ?".encode()),
        ticket_id,
    )
    stored = await house.desk.raw(VERA, 1)
    assert (stored.raw.body.decode(), stored.reason, stored.ticket_id) == ("Где заказ?", "не JSON", ticket_id)
    assert await house.desk.replay(VERA, [1]) == 1
    assert await house.desk.parked(VERA) == ()
    assert await house.desk.replay(VERA, None) == 0


async def test_everything_is_replayed(house: House) -> None:
    for number in range(3):
        await house.arrives(f"p{number}")
    assert await house.desk.replay_all(VERA) == 3


async def test_channels(house: House) -> None:
    (view,) = await house.desk.channels(VERA)
    assert (view.name, view.ok, view.detail, view.waiting, view.queued) == ("post", True, "fine", 0, 0)


async def test_a_channel_that_is_behind_says_by_how_much(house: House) -> None:
    await house.arrives("one")
    await house.desk.replay_all(VERA)
    house.clock.move(90)
    (view,) = await house.desk.channels(VERA)
    assert (view.waiting, view.lag >= 90) == (1, True)


async def test_solved_ones_are_closed_in_time(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("готово", solve=True))
    assert await house.desk.close_solved(ADMIN, 7) == 0
    house.clock.move(7 * 86_400 + 1)
    assert await house.desk.close_solved(ADMIN, 7) == 1
    assert (await house.desk.ticket(VERA, ticket_id)).row.status == "closed"


async def test_what_opens_again_in_the_same_moment_is_not_closed(house: House) -> None:
    numbers = [await house.arrives(person=f"p{number}") for number in range(20)]
    for ticket_id in numbers:
        await house.desk.set_status(VERA, ticket_id, "solved")
    house.clock.move(7 * 86_400 + 1)
    reopening = (house.desk.set_status(VERA, ticket_id, "open") for ticket_id in numbers)
    _, *came = await asyncio.gather(house.desk.close_solved(ADMIN, 7), *reopening, return_exceptions=True)
    for ticket_id, refused in zip(numbers, came, strict=True):
        status = (await house.desk.ticket(VERA, ticket_id)).row.status
        assert status == ("closed" if isinstance(refused, Conflict) else "open")
