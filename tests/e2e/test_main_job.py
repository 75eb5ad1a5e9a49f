"""The main job on every channel: a question comes in, is acknowledged, an operator answers, the answer arrives where it was asked."""

import pytest

from channels import KINDS
from tests.e2e.conftest import Town
from tests.emulators.customer import Attachment
from tests.emulators.pictures import pdf, photo
from tests.waiting import until

pytestmark = pytest.mark.e2e
QUESTION = "Здравствуйте! Где мой заказ 88213456? Обещали вчера."
ANSWER = "Здравствуйте! Заказ в пути, привезём сегодня до 18:00."


@pytest.mark.parametrize("channel", KINDS)
async def test_question_and_answer(town: Town, channel: str) -> None:
    side = town.side(channel)
    await town.start()
    operator = await town.operator()
    picture = Attachment(name="квитанция.jpg", media_type="image/jpeg", data=photo("Квитанция"))
    await side.write("anna", QUESTION, [picture], name="Анна Ковалёва", subject="Заказ 88213456")
    ticket = await town.ticket_of(QUESTION)
    topic, status = town.desk.rows("SELECT topic, status FROM tickets WHERE id = ?", ticket)[0]
    assert topic.startswith("delivery")
    assert status == "new"

    [acknowledged] = await until(lambda: town.told(channel, "anna"), "the acknowledgement")
    assert str(ticket) in acknowledged.text

    stored = "SELECT p.sha256 FROM parts p JOIN messages m ON m.id = p.message_id WHERE m.ticket_id = ? AND p.state = 'stored'"
    await until(lambda: town.desk.one(stored, ticket), "the photo")
    page = await operator.ticket(ticket)
    assert QUESTION in page
    assert "88213456" in page

    act = Attachment(name="Накладная.pdf", media_type="application/pdf", data=pdf("Act"))
    await operator.reply(ticket, ANSWER, [act])
    await until(lambda: any(ANSWER in line.text for line in town.told(channel, "anna")), "the answer")
    await until(
        lambda: any(any("акладная" in name for name in line.files) for line in town.told(channel, "anna")), "its file"
    )
    state = "SELECT d.state FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE m.text = ?"
    await until(lambda: town.desk.one(state, ANSWER) == "sent", "the delivery's record")

    await side.write("anna", "Спасибо, жду!", name="Анна Ковалёва")
    if channel in ("telegram", "vk"):  # a chat goes on; a mail or a form without a reference opens its own
        assert await town.ticket_of("Спасибо, жду!") == ticket
    assert town.desk.one("SELECT count(*) FROM contacts") == 1
    assert await town.desk.stop() == [0]
    assert "Traceback" not in town.desk.log.read_text()


async def test_the_answer_is_threaded_where_it_was_asked(town: Town) -> None:
    """Mail's In-Reply-To names the question. Messengers cite nothing here: the question is the last thing that the customer said."""
    await town.start()
    operator = await town.operator()
    for channel in ("telegram", "vk", "email"):
        text = f"Как оформить возврат? ({channel})"
        await town.side(channel).write("oleg", text, name="Олег", subject="Возврат")
        ticket = await town.ticket_of(text)
        await operator.reply(ticket, f"Откройте заказ и нажмите «Вернуть» ({channel}).")
        await until(lambda channel=channel: len(town.told(channel, "oleg")) >= 2, f"the answer on {channel}")
    telegram = [sent for method, sent in town.street.telegram.calls if method == "sendMessage"]
    assert [sent.get("reply_parameters") for sent in telegram] == [None, None]
    vk = [sent for method, sent in town.street.vk.calls if method == "messages.send"]
    assert [sent.get("forward") or sent.get("reply_to") for sent in vk] == [None, None]
    oleg = town.street.mail.person("oleg")
    assert [letter["In-Reply-To"] for letter in oleg.received] == [oleg.sent_ids[0]] * 2
    assert town.street.mail.unthreaded == []
