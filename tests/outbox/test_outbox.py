"""What becomes of a delivery, by outcome; order, leases, holds, crashes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from router.desk import Answer, Upload
from router.outbox import Bucket
from router.readmodels import DeliveryView
from router.schema import Outbound, Outcome, Rejected, Retry, Sent, Unknown
from router.store import outbox, outgoing
from router.store.engine import announce
from router.store.outbox import Claimed
from router.store.tables import conversations, deliveries, message_keys
from router.store.tables import messages as message_rows
from tests.desk.house import House, Post, opened
from tests.outbox.sending import VERA, sender, settled, work
from tests.waiting import until


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as built:
        yield built


async def delivery(house: House, ticket_id: int, number: int = -1) -> DeliveryView:
    found = (await house.desk.ticket(VERA, ticket_id)).messages[number].delivery
    assert found is not None
    return found


async def test_what_the_channel_is_given(house: House) -> None:
    ticket_id = await house.arrives("anna", "Где заказ?")
    await house.arrives("anna", "Ау")
    lacks = {"post.lacks": ["keyboard"]}
    await house.store.write(lambda tx: tx.execute(update(message_rows).values(facts=lacks)))
    await house.desk.reply(VERA, ticket_id, Answer("В пути"))
    await work(house, 1)
    (reply,) = house.post.sent
    assert (reply.thread, reply.address, reply.name, reply.text) == ("t-anna", "post:anna", "Anna", "В пути")
    assert reply.facts == lacks
    assert len(reply.references) == 2
    assert reply.in_reply_to == reply.references[-1]
    assert house.signer.verify("reply", reply.reply_token) == "1"
    assert not reply.automatic
    found = await delivery(house, ticket_id)
    assert (found.state, found.sent_at, found.can_retry, found.can_cancel) == ("sent", house.clock.now(), False, False)
    view = await house.desk.ticket(VERA, ticket_id)
    assert view.events[-1].kind == "delivery"
    assert view.events[-1].data["state"] == "sent"
    keys = await house.store.read(lambda tx: set(tx.execute(select(message_keys.c.key)).scalars()))
    assert f"{reply.id}.0" in keys


async def test_our_answer_is_cited_by_the_next(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("раз"))
    await work(house, 1)
    await house.desk.reply(VERA, ticket_id, Answer("два"))
    await work(house, 2)
    assert house.post.sent[1].references[-1] == f"{house.post.sent[0].id}.0"
    assert house.post.sent[1].in_reply_to == house.post.sent[1].references[0]


ENDS: list[tuple[Outcome | Exception, bool, str, str]] = [
    (Rejected(reason="403: bot was blocked"), True, "failed", "403: bot was blocked"),
    (Unknown(reason="no answer"), True, "unknown", "no answer"),
    (Retry(reason="502"), True, "queued", "502"),
    (RuntimeError("bug"), True, "queued", "RuntimeError"),
    (RuntimeError("bug"), False, "unknown", "RuntimeError"),
]


@pytest.mark.parametrize(("outcome", "safe", "state", "reason"), ENDS)
async def test_outcomes(house: House, outcome: Outcome | Exception, safe: bool, state: str, reason: str) -> None:
    house.post.capabilities = replace(house.post.capabilities, safe_repeat=safe)
    house.post.outcomes = [outcome]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    await work(house, 1)
    found = await delivery(house, ticket_id)
    assert (found.state, found.reason, found.can_retry) == (state, reason, state in ("failed", "unknown"))
    event = (await house.desk.ticket(VERA, ticket_id)).events[-1]
    assert (event.data["state"], event.data["reason"]) == (state, reason)


async def test_pieces_go_one_after_another(house: House) -> None:
    house.post.outcomes = [Sent(external_ids=("1", "2"), complete=False), Sent(external_ids=("3",), complete=True)]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("длинный"))
    await work(house, 2)
    assert [reply.sent for reply in house.post.sent] == [(), ("1", "2")]
    assert (await delivery(house, ticket_id)).state == "sent"


async def test_a_piece_that_failed_is_tried_again_from_there(house: House) -> None:
    house.post.outcomes = [Sent(external_ids=("1",), complete=False), Retry(reason="429", after=30)]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("длинный"))
    await work(house, 2)
    found = await delivery(house, ticket_id)
    assert found.state == "queued"
    assert found.due_at == house.clock.now() + timedelta(seconds=30)
    house.clock.move(31)
    await work(house, 3)
    assert house.post.sent[-1].sent == ("1",)


async def test_answers_of_a_conversation_never_overtake(house: House) -> None:
    house.post.outcomes = [Retry(reason="502", after=5)]
    ticket_id = await house.arrives()
    for number in range(3):
        await house.desk.reply(VERA, ticket_id, Answer(f"{number}"))
    other = await house.arrives("boris")
    await house.desk.reply(VERA, other, Answer("другому"))
    await work(house, 2)
    assert {reply.text for reply in house.post.sent} == {"0", "другому"}
    house.clock.move(6)
    await work(house, 5)
    assert [reply.text for reply in house.post.sent if reply.thread == "t-anna"] == ["0", "0", "1", "2"]


async def test_a_hold_stops_the_whole_channel(house: House) -> None:
    house.post.outcomes = [Retry(reason="429", after=60, scope="channel")]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    await work(house, 1)
    other = await house.arrives("boris")
    await house.desk.reply(VERA, other, Answer("y"))
    due = await house.store.read(outbox.next_due, "post")
    assert due == house.clock.now() + timedelta(seconds=60)
    assert not await house.store.write(outbox.claim, "post", "w", house.clock.now(), house.clock.now(), 10)
    house.clock.move(61)
    await work(house, 3)
    assert (await delivery(house, other)).state == "sent"


async def test_a_blocked_conversation_fails_at_once_and_a_persons_retry_really_tries(house: House) -> None:
    ticket_id = await house.arrives()
    await house.store.write(lambda tx: tx.execute(update(conversations).values(blocked="закрыл чат")))
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    stop = asyncio.Event()
    running = asyncio.create_task(sender(house).run(stop))
    await settled(house, 0, "failed")
    found = await delivery(house, ticket_id)
    assert (found.reason, house.post.sent) == ("закрыл чат", [])
    await house.desk.retry(VERA, found.id)
    await settled(house, 1, "sent")
    stop.set()
    await running
    assert len(house.post.sent) == 1


async def test_the_thread_follows_the_provider(house: House) -> None:
    house.post.outcomes = [Sent(external_ids=("1",), moved_to="t-new")]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("раз"))
    await house.desk.reply(VERA, ticket_id, Answer("два"))
    await work(house, 2)
    assert [reply.thread for reply in house.post.sent] == ["t-anna", "t-new"]


@pytest.mark.parametrize(("safe", "state"), [(True, "queued"), (False, "unknown")])
async def test_what_a_dead_worker_held(house: House, safe: bool, state: str) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    now, lease = house.clock.now(), house.clock.now() + timedelta(seconds=30)
    assert len(await house.store.write(outbox.claim, "post", "dead", now, lease, 10)) == 1
    assert not await house.store.write(outbox.claim, "post", "alive", now, lease, 10)
    assert not await house.store.read(outbox.any_lost, "post", now)
    later = house.clock.move(31)
    assert await house.store.read(outbox.any_lost, "post", later)
    assert await house.store.write(outbox.lost, "post", safe, later) == 1
    assert (await delivery(house, ticket_id)).state == state


async def test_a_late_result_is_better_than_unknown(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    now = house.clock.now()
    (job,) = await house.store.write(outbox.claim, "post", "slow", now, now, 10)
    await house.store.write(outbox.lost, "post", False, now)
    await house.store.write(outbox.sent, Claimed(id=job.id, worker="other"), ["9"], now)
    assert (await delivery(house, ticket_id)).state == "unknown"
    await house.store.write(outbox.sent, Claimed(id=job.id, worker="slow"), ["9"], now)
    assert (await delivery(house, ticket_id)).state == "sent"


async def test_two_workers_never_send_the_same(house: House) -> None:
    for number in range(20):
        await house.desk.reply(VERA, await house.arrives(f"p{number}"), Answer("x"))
    stop = asyncio.Event()
    running = [asyncio.create_task(sender(house).run(stop)) for _ in range(2)]
    await settled(house, 20)
    stop.set()
    await asyncio.gather(*running)
    assert len({reply.id for reply in house.post.sent}) == len(house.post.sent) == 20


class Slow(Post):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answers = asyncio.Event(), asyncio.Event()

    async def send(self, reply: Outbound) -> Outcome:
        self.asked.set()
        await self.answers.wait()
        return await super().send(reply)


async def test_a_stop_finishes_what_is_being_sent_and_gives_the_rest_back(tmp_path: Path) -> None:
    post = Slow()
    post.capabilities = replace(post.capabilities, per_second=1.0)
    async with opened(tmp_path, post) as house:
        for number in range(3):
            await house.desk.reply(VERA, await house.arrives(f"p{number}"), Answer("x"))
        stop = asyncio.Event()
        running = asyncio.create_task(sender(house).run(stop))
        await post.asked.wait()
        stop.set()
        post.answers.set()
        await running
        states = await house.store.read(lambda tx: sorted(tx.execute(select(deliveries.c.state)).scalars()))
        attempts = await house.store.read(lambda tx: sorted(tx.execute(select(deliveries.c.attempts)).scalars()))
    assert (len(post.sent), states, attempts) == (1, ["queued", "queued", "sent"], [0, 0, 1])


async def test_hopeless_after_a_day_of_attempts(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))

    def age(tx: Connection) -> None:
        tx.execute(update(deliveries).values(attempts=60, created_at=house.clock.now() - timedelta(hours=25)))
        announce(tx, "deliveries")

    await house.store.write(age)
    house.post.outcomes = [Retry(reason="502")]
    await work(house, 1)
    found = await delivery(house, ticket_id)
    assert (found.state, found.reason) == ("failed", "502")


def test_buckets_keep_the_pace() -> None:
    bucket = Bucket(2.0, burst=2.0)
    assert [round(bucket.take(100.0), 2) for _ in range(4)] == [0.0, 0.0, 0.5, 1.0]
    assert bucket.take(110.0) == 0.0
    assert [Bucket(0).take(1.0) for _ in range(3)] == [0.0, 0.0, 0.0]
    slow = Bucket(0.5)
    assert [slow.take(100.0), slow.take(100.0)] == [0.0, 2.0]


async def test_what_waits_behind_a_half_sent_answer_goes_when_the_rest_is_taken_back(house: House) -> None:
    house.post.outcomes = [Sent(external_ids=("1",), complete=False), Retry(reason="429", after=3600)]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("длинный"))
    await house.desk.reply(VERA, ticket_id, Answer("следующий"))
    await work(house, 2)
    stuck = await delivery(house, ticket_id, -2)
    assert (stuck.state, stuck.reason, stuck.can_cancel) == ("queued", "429", True)
    await house.desk.cancel(VERA, stuck.id)
    await work(house, 3)
    assert house.post.sent[-1].text == "следующий"
    stuck = await delivery(house, ticket_id, -2)
    assert (stuck.state, stuck.reason, stuck.can_retry) == ("failed", outbox.TAKEN_BACK, True)
    assert (await house.desk.ticket(VERA, ticket_id)).messages[-2].deleted_at is None
    await house.desk.retry(VERA, stuck.id)
    await work(house, 4)
    assert house.post.sent[-1].sent == ("1",)


async def test_a_file_that_is_gone_is_named_and_nothing_is_sent(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(
        VERA, ticket_id, Answer("вот", files=[Upload(name="чек.txt", media_type="text/plain", data=b"x")])
    )
    for blob in house.blobs.folder.glob("??/*"):
        blob.unlink()
    stop = asyncio.Event()
    running = asyncio.create_task(sender(house).run(stop))
    await settled(house, 0, "failed")
    stop.set()
    await running
    found = await delivery(house, ticket_id)
    assert (found.reason, house.post.sent) == ("not on the desk's disk: чек.txt", [])


@pytest.mark.parametrize("after", [1e12, float("inf")])
async def test_a_provider_may_not_ask_for_eternal_silence(house: House, after: float) -> None:
    house.post.outcomes = [Retry(reason="429", after=after, scope="channel")]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    await work(house, 1)
    assert (await delivery(house, ticket_id)).due_at == house.clock.now() + timedelta(hours=6)


async def test_a_result_is_recorded_as_soon_as_the_database_can_again(house: House) -> None:
    house.post.capabilities = replace(house.post.capabilities, safe_repeat=False)
    house.post.outcomes = [Sent(external_ids=("n" * 300_000,))]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    await house.store.write(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count = 1").all())
    stop = asyncio.Event()
    running = asyncio.create_task(sender(house).run(stop))
    await until(lambda: house.post.sent)
    await asyncio.sleep(0.2)
    assert (await delivery(house, ticket_id)).state == "sending"
    await house.store.write(lambda tx: tx.exec_driver_sql("PRAGMA max_page_count = 1000000").all())
    await settled(house, 1, "sent")
    stop.set()
    await running


async def test_what_is_in_hand_is_not_lost_however_late_its_lease(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    now = house.clock.now()
    (job,) = await house.store.write(outbox.claim, "post", "w", now, now, 10)
    assert await house.store.write(outbox.lost, "post", True, now, in_hand={job.id}) == 0
    assert (await delivery(house, ticket_id)).state == "sending"


async def test_a_worker_whose_delivery_was_given_to_another_sends_no_more_pieces(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("длинный"))

    class Robbed(Post):
        async def send(self, reply: Outbound) -> Outcome:
            await house.store.write(lambda tx: tx.execute(update(deliveries).values(worker="another")))
            self.sent.append(reply)
            return Sent(external_ids=("1",), complete=False)

    house.post = Robbed()
    stop = asyncio.Event()
    running = asyncio.create_task(sender(house).run(stop))
    await until(lambda: house.post.sent)
    await asyncio.sleep(0.5)  # time for a second one, which must not come
    stop.set()
    await running
    assert len(house.post.sent) == 1


async def test_the_answer_to_a_button_does_not_hold_up_a_conversation_for_a_day(house: House) -> None:
    ticket_id = await house.arrives()
    now = house.clock.now()
    await house.store.write(outgoing.add_answer, 1, "post", "callback", uid="u", now=now)
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    house.clock.move(61)
    house.post.outcomes = [Retry(reason="502")]
    await work(house, 2)
    assert (house.post.sent[-1].text, (await delivery(house, ticket_id)).state) == ("x", "sent")


async def test_an_address_that_nothing_reaches_is_known_before_the_next_answer(house: House) -> None:
    house.post.outcomes = [Rejected(reason="550 5.1.1 no such user", dead=True)]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    await work(house, 1)
    view = await house.desk.ticket(VERA, ticket_id)
    assert view.undeliverable is not None
    assert (view.undeliverable.reason, view.undeliverable.for_good) == ("550 5.1.1 no such user", True)
    assert [one.undeliverable for one in view.contact.identities] == ["550 5.1.1 no such user"]
    await house.desk.reply(VERA, ticket_id, Answer("ещё раз"))
    await work(house, 2)
    assert (await house.desk.ticket(VERA, ticket_id)).undeliverable is not None  # a relay takes mail for anybody


async def test_a_refusal_of_the_message_says_nothing_of_the_address(house: House) -> None:
    house.post.outcomes = [Rejected(reason="554 5.7.1 spam")]
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("x"))
    await work(house, 1)
    assert (await house.desk.ticket(VERA, ticket_id)).undeliverable is None


async def test_the_channel_is_given_what_is_answered(house: House) -> None:
    ticket_id = await house.arrives("anna", "Где заказ?")
    house.clock.move(60)
    await house.arrives("anna", "Ау")
    await house.desk.reply(VERA, ticket_id, Answer("В пути"))
    await work(house, 1)
    (reply,) = house.post.sent
    assert reply.ticket == ticket_id
    assert reply.quote is not None
    assert (reply.quote.text, reply.quote.name, reply.quote.address) == ("Ау", "Anna", "post:anna")


async def test_the_first_message_is_cited_however_long_the_thread(house: House) -> None:
    ticket_id = await house.arrives("anna", "самое первое")
    for number in range(25):
        house.clock.move(1)
        await house.arrives("anna", f"ещё {number}")
    await house.desk.reply(VERA, ticket_id, Answer("В пути"))
    await work(house, 1)
    (reply,) = house.post.sent
    assert "самое первое" in reply.references[0]
    assert "ещё 24" in reply.references[-1]
    assert len(reply.references) == 21
