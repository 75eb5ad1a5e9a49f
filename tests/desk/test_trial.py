"""Dry runs: a thread for few messages and processes for many say the same, in order."""

from collections.abc import AsyncIterator, Sequence

from router.judging.trial import FEW, Trial, Tried
from router.schema import InboundMessage, Sender
from router.store.judged import Known
from tests.desk.house import START

PACK = """schema: 1
pack: p
rules:
  - {id: refund, kind: fraud, weight: 60, when: "верните деньги"}
"""
BEFORE, AFTER = {"p": PACK}, {"p": PACK.replace("верните деньги", "верните деньги|товар")}


def known(number: int) -> Known:
    text = ("Верните деньги", "Верните товар", "Спасибо")[number % 3]
    message = InboundMessage(
        channel="post", external_id=str(number), sender=Sender(address="post:a"), text=text, sent_at=START
    )
    return Known(id=number, ticket_id=1, message=message, first_contact=False)


async def portions() -> AsyncIterator[Sequence[Known]]:
    for start in range(0, 60, 5):
        yield [known(number) for number in range(start, start + 5)]


async def tried(expected: int) -> list[Tried]:
    trial = Trial(BEFORE, AFTER, expected)
    try:
        return [one async for _, found in trial.judge(portions()) for one in found]
    finally:
        await trial.close()


async def test_processes_say_what_a_thread_says() -> None:
    here = await tried(FEW)
    assert [one.id for one in here] == list(range(60))
    assert [bool(one.change) for one in here[:3]] == [False, True, False]
    assert await tried(FEW + 1) == here
