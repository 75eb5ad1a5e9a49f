"""Two desks that have each other's mailbox as a customer: two real processes, one mail between them, and then silence."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.emulators.desk import RunningDesk
from tests.emulators.mail import MailEmulator
from tests.shipped import few_rules
from tests.waiting import until

pytestmark = pytest.mark.e2e
OURS, THEIRS = "support@shop.example", "help@partner.example"
SILENCE = 4.0  # seconds in which a war would have gone on: a round takes a tenth of one
MARKS = frozenset({b"auto-submitted", b"x-auto-response-suppress", b"x-okno-reply"})
SENT = "SELECT count(*) FROM deliveries WHERE state = 'sent'"
TAKEN = "SELECT count(*) FROM messages WHERE direction = 'in'"


@pytest.fixture
async def mail() -> AsyncIterator[MailEmulator]:
    async with MailEmulator(mailboxes=(OURS, THEIRS)) as emulator:
        yield emulator


async def _desks(stack: AsyncExitStack, mail: MailEmulator, folder: Path) -> list[RunningDesk]:
    desks = []
    for address in (OURS, THEIRS):
        home = folder / address.partition("@")[0]
        home.mkdir()
        channels = {"mail": {"kind": "email", **mail.section_of(address)}}
        settings = {"rules": {"packs": str(few_rules(home))}}
        desk = RunningDesk(folder=home, channels=channels, secrets=mail.secrets, settings=settings)
        stack.push_async_callback(desk.kill)
        await desk.start()
        desks.append(desk)
    return desks


@pytest.mark.parametrize(
    ("strips", "answers", "question"),
    [
        (frozenset(), {0}, "Where is the order?"),
        (MARKS, {1}, "Where is the order?"),
        # By night our acknowledgement says that it is night, by which alone the partner's desk knows it.
        (MARKS, {0, 1}, "Как отменить заказ? Позовите оператора, если не помогло"),
    ],
    ids=["as they leave", "a gateway removes what marks automatic mail", "an operator is called"],
)
async def test_two_desks_stop_after_two_mails(
    tmp_path: Path, mail: MailEmulator, strips: frozenset[bytes], answers: set[int], question: str
) -> None:
    """A person at the partner's desk writes to us. We acknowledge; the partner's desk may say one word to that, and none follows."""
    mail.strips = strips
    async with AsyncExitStack() as stack:
        ours, theirs = await _desks(stack, mail, tmp_path)
        about = "Subject: Order 17\r\nMessage-ID: <first@partner.example>\r\nContent-Type: text/plain; charset=utf-8"
        letter = f"From: {THEIRS}\r\nTo: {OURS}\r\n{about}\r\n\r\n{question}\r\n"
        await mail.append(OURS, letter.encode())
        await until(lambda: ours.one(SENT) == 1, "our acknowledgement")
        await until(lambda: theirs.one(TAKEN) == 1, "their message")
        await until(lambda: theirs.one(SENT) in answers and ours.one(TAKEN) - 1 in answers, "their word to it")
        await asyncio.sleep(SILENCE)
        assert ours.one(SENT) == 1
        assert theirs.one(SENT) == ours.one(TAKEN) - 1
        assert theirs.one(SENT) in answers
        assert theirs.one(TAKEN) == 1
        assert mail.refused == []
