"""kill -9 at every crash point: nothing is lost, and nothing doubled where the channel allows it."""

import asyncio

import aiohttp
import pytest

from channels import KINDS
from tests.e2e.conftest import Town
from tests.emulators.faults import Fault
from tests.emulators.mail import MailFault
from tests.shipped import few_rules
from tests.waiting import until

pytestmark = pytest.mark.e2e
QUESTION = "Подскажите, где мой заказ 88213456?"
SETTLED = 1.5  # seconds in which a second delivery would have come


def lean(town: Town, channel: str) -> None:
    """A desk that starts quickly: it starts again and again here."""
    town.only(channel, rules={"packs": str(few_rules(town.desk.folder))})


async def write(town: Town, channel: str) -> None:
    if channel == "web":  # straight to its webhook: in a split desk the pages are another process's
        form = {"text": QUESTION}
        async with aiohttp.ClientSession() as session:
            headers = {"Idempotency-Key": "one"}
            async with session.post(f"{town.desk.url}/in/web", json=form, headers=headers) as answer:
                assert answer.status == 200, await answer.text()
        return
    await town.side(channel).write("anna", QUESTION, name="Анна", subject="Заказ")


async def settled(town: Town, channel: str) -> None:
    """One message, one ticket, one acknowledgement, all recorded."""
    done = "SELECT count(*) FROM deliveries WHERE state = 'sent'"
    await until(lambda: town.desk.one(done) == 1, "the acknowledgement's record")
    await asyncio.sleep(SETTLED)
    assert town.desk.one("SELECT count(*) FROM messages WHERE direction = 'in'") == 1
    assert town.desk.one("SELECT count(*) FROM tickets") == 1
    assert town.desk.one("SELECT count(*) FROM deliveries") == 1
    if channel != "web":
        assert len(town.told(channel, "anna")) == 1


@pytest.mark.parametrize("channel", KINDS)
async def test_between_raw_and_ticket(town: Town, channel: str) -> None:
    lean(town, channel)
    await town.start("ingest")
    await write(town, channel)
    # VK says first that the customer may be written to.
    arrived = "SELECT count(*) FROM raws JOIN raw_bodies ON raw_id = id WHERE instr(body, 'message_allow') = 0"
    await until(lambda: town.desk.one(arrived) == 1, "the raw")
    await town.desk.kill()
    assert town.desk.one("SELECT count(*) FROM tickets") == 0
    await town.start()
    await settled(town, channel)


@pytest.mark.parametrize("channel", KINDS)
async def test_between_ticket_and_delivery(town: Town, channel: str) -> None:
    lean(town, channel)
    await town.start("ingest")
    await town.desk.start("worker")
    await write(town, channel)
    await until(lambda: town.desk.one("SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1, "the ticket")
    await town.desk.kill()
    assert channel == "web" or town.told(channel, "anna") == []
    await town.start()
    await settled(town, channel)


@pytest.mark.parametrize("channel", ["vk", "email"])
async def test_between_sending_and_its_record(town: Town, channel: str) -> None:
    """The provider has it, the desk died before it heard so: the repeat is recognised."""
    lean(town, channel)
    await slow_answers(town, channel)
    await town.start()
    await write(town, channel)
    await until(lambda: len(town.told(channel, "anna")) == 1, "the effect")
    await town.desk.kill()
    assert town.desk.one("SELECT state FROM deliveries") == "sending"
    await town.start()
    await settled(town, channel)


async def test_the_ambiguous_send_is_shown_as_unknown(town: Town) -> None:
    """Telegram has no idempotency key: the desk does not repeat by itself, and says so to the operator."""
    lean(town, "telegram")
    await slow_answers(town, "telegram")
    await town.start()
    await write(town, "telegram")
    await until(lambda: len(town.told("telegram", "anna")) == 1, "the effect")
    await town.desk.kill()
    await town.start()
    await until(lambda: town.desk.one("SELECT state FROM deliveries") == "unknown", "the state")
    await asyncio.sleep(SETTLED)
    assert len(town.told("telegram", "anna")) == 1
    operator = await town.operator()
    page = await operator.ticket(town.desk.one("SELECT id FROM tickets"))
    assert "возможно, доставлено" in page
    delivery = town.desk.one("SELECT id FROM deliveries")
    await operator.act(town.desk.one("SELECT id FROM tickets"), f"deliveries/{delivery}/retry", {})
    await until(lambda: len(town.told("telegram", "anna")) == 2, "the repeat that a person asked for")


async def slow_answers(town: Town, channel: str) -> None:
    if channel == "email":
        town.street.mail.faults.append(MailFault(command="DATA", trouble="late_answer", seconds=30))
    elif channel == "vk":
        town.street.vk.faults.add(Fault(path="messages.send", trouble="late_answer", seconds=30))
    else:
        town.street.telegram.faults.add(Fault(path="sendMessage", trouble="late_answer", seconds=30))


async def test_mail_that_came_while_the_desk_was_stopped(town: Town) -> None:
    """Stopped for a week and started again: every mail once."""
    lean(town, "email")
    await town.start()
    await town.street.mail.write("irina", "Первое письмо", name="Ирина", subject="Один")
    await town.ticket_of("Первое письмо")
    await town.desk.stop()
    for number in range(120):
        await town.street.mail.write(f"person{number}", f"Письмо номер {number}", subject=f"Письмо {number}")
    await town.start()
    count = "SELECT count(*) FROM messages WHERE direction = 'in'"
    await until(lambda: town.desk.one(count) == 121, "all mails")
    assert town.desk.one("SELECT count(DISTINCT text) FROM messages WHERE direction = 'in'") == 121
