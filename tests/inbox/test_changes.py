"""An answer edited, taken back and aimed on the screens; markup as operators and customers see it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from router.desk import Answer
from router.schema import InboundDelete
from router.store import outbox
from router.store.tables import deliveries
from tests.inbox.office import Browser, Office, media
from tests.inbox.screens import log_in, look, thread


async def answered(office: Office, text: str, channel: str = "bot") -> tuple[int, int]:
    ticket = await office.write("Где заказ?", channel=channel)
    message = await office.desk.reply(office.operator, ticket, Answer(text))
    await office.delivered(channel)
    return ticket, message


async def test_markup_is_shown_as_formatting_and_edited_as_it_was_typed(client: Browser, office: Office) -> None:
    csrf = await log_in(client)
    ticket, message = await answered(office, "**Важно**: [тут](https://a.ru/x), snake_case, <b>нет</b>")
    page = await look(client, f"/tickets/{ticket}")
    assert "<b>Важно</b>: " in page
    assert 'href="https://a.ru/x"' in page
    assert "snake_case, &lt;b&gt;нет&lt;/b&gt;" in page
    assert ">**Важно**: [тут](https://a.ru/x), snake_case, &lt;b&gt;нет&lt;/b&gt;</textarea>" in page
    answer = await client.post(
        f"/tickets/{ticket}/messages/{message}/edit", data={"csrf": csrf, "text": "_Уже_ в пути"}
    )
    page = await answer.text()
    assert "<i>Уже</i> в пути" in page
    assert "правка уходит" in page
    assert "1 прежняя версия" in page
    now = datetime.now(UTC)
    (job,) = await office.store.write(outbox.claim, "bot", "w", now, now, 1)
    await office.store.write(outbox.failed, outbox.Claimed(id=job.id, worker="w"), "too old", now)
    page = await look(client, f"/tickets/{ticket}")
    assert "У клиента прежний текст, правка не дошла:" in page
    assert "too old" in page


async def test_a_deletion_is_a_click(client: Browser, office: Office) -> None:
    csrf = await log_in(client)
    ticket, message = await answered(office, "Не тому")
    assert "Удалить и у клиента" in await look(client, f"/tickets/{ticket}")
    answer = await client.post(f"/tickets/{ticket}/messages/{message}/delete", data={"csrf": csrf})
    page = await answer.text()
    assert "отозвано" in page
    assert "удаление уходит" in page
    again = await client.post(f"/tickets/{ticket}/messages/{message}/delete", data={"csrf": csrf})
    assert (again.status, "Ответ уже отозван." in await again.text()) == (409, True)


async def test_a_picture_that_the_customer_deleted_is_marked_among_the_others(client: Browser, office: Office) -> None:
    await log_in(client)
    for name in ("1.jpg", "2.jpg"):
        picture = (media("image", name, "image/jpeg"),)
        ticket = await office.write("", external_id=name, group_id="g", parts=picture)
    await office.arrive(InboundDelete(channel="bot", external_id="2.jpg", deleted_at=datetime.now(UTC)))
    page = await look(client, f"/tickets/{ticket}")
    assert page.count("удалено отправителем") == 1
    assert page.index('class="part image"') < page.index('class="part image gone"') < page.index("удалено отправителем")


async def test_after_the_providers_window_it_is_not_offered_and_refused(client: Browser, office: Office) -> None:
    csrf = await log_in(client)
    ticket, message = await answered(office, "Давно", channel="club")
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    await office.store.write(lambda tx: tx.execute(update(deliveries).values(sent_at=long_ago)))
    assert f"/messages/{message}/edit" not in await look(client, f"/tickets/{ticket}")
    answer = await client.post(f"/tickets/{ticket}/messages/{message}/edit", data={"csrf": csrf, "text": "x"})
    assert "изменить можно в течение 24 ч" in await answer.text()


async def test_mail_says_that_it_can_not(client: Browser, office: Office) -> None:
    csrf = await log_in(client)
    ticket, message = await answered(office, "Письмо", channel="post")
    page = await look(client, f"/tickets/{ticket}")
    assert "после отправки не изменить" in page
    assert f"/messages/{message}/edit" not in page
    answer = await client.post(f"/tickets/{ticket}/messages/{message}/edit", data={"csrf": csrf, "text": "x"})
    assert (answer.status, "изменить отправленное нельзя" in await answer.text()) == (409, True)


@pytest.mark.parametrize(("mode", "wanted"), [("reply", ["anna_k"]), ("note", [])])
async def test_typing_is_told_of_answers_only(client: Browser, office: Office, mode: str, wanted: list[str]) -> None:
    csrf, shown = await log_in(client), list[str]()
    ticket = await office.write("Ау")

    class Shows:
        """The part of a channel that shows typing."""

        capabilities = replace(office.desk.capabilities("bot"))

        async def typing(self, thread: str) -> None:
            shown.append(thread)

    accounts = dict(office.desk.services.channels)
    office.desk._accounts = {**accounts, "bot": Shows()}  # type: ignore[dict-item]
    for _ in range(3):
        answer = await client.post(
            f"/tickets/{ticket}/typing", data={"csrf": csrf, "mode": mode, "text": "не для него"}
        )
        assert answer.status == 204
    assert shown == wanted


async def test_an_answer_is_aimed_at_a_message(client: Browser, office: Office) -> None:
    csrf = await log_in(client)
    ticket = await office.write("первый вопрос", who="vera")
    await office.write("второй вопрос", who="vera")
    first = (await thread(office, ticket))[0].id
    assert f'data-answers="{first}"' in await look(client, f"/tickets/{ticket}")
    given = {"csrf": csrf, "mode": "reply", "text": "ответ", "answers": str(first)}
    assert (await client.post(f"/tickets/{ticket}/write", data=given)).status == 200
    assert (await thread(office, ticket))[-1].answers == first
