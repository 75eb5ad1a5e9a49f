"""What the screens are told while they are open."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

from router.desk import Answer
from router.store import outbox
from tests.inbox.office import Browser, Office
from tests.inbox.screens import log_in, look
from tests.waiting import LIMIT


async def test_the_stream_names_what_changed_and_goes_on_after_a_break(client: Browser, office: Office) -> None:
    await log_in(client)
    async with client.get("/live?after=0") as answer:
        assert answer.content_type == "text/event-stream"
        assert await answer.content.readuntil(b"\n\n") == b"retry: 2000\n\n"
        ticket = await office.write("Добрый день")
        assert await answer.content.readuntil(b"\n\n") == f"event: ticket-{ticket}\ndata: {ticket}\n\n".encode()
        last = await answer.content.readuntil(b"\n\n")
        assert last.startswith(b"id: ")
    seen = last.split(b"\n")[0].removeprefix(b"id: ").decode()
    other = await office.write("Ещё", who="boris")
    async with client.get("/live", headers={"Last-Event-ID": seen}) as answer:
        await answer.content.readuntil(b"\n\n")
        assert await answer.content.readuntil(b"\n\n") == f"event: ticket-{other}\ndata: {other}\n\n".encode()


async def test_a_stopping_server_ends_its_streams(client: Browser) -> None:
    await log_in(client)
    answer = await client.get("/live")
    await answer.content.readuntil(b"\n\n")
    async with asyncio.timeout(LIMIT):
        await client.server.close()
    answer.close()


async def test_a_stranger_to_a_ticket_is_named_and_joined_in_one_click(client: Browser, office: Office) -> None:
    mailbox: dict[str, Any] = {"channel": "post", "thread": "", "mailbox": "support@shop.ru"}
    first = await office.write("Где заказ?", who="anna@mail.ru", subject="Заказ", **mailbox)
    other = await office.write(
        "Я её муж", who="boris@mail.ru", name="Борис", subject=f"Re: [№{first}] Заказ", **mailbox
    )
    csrf = await log_in(client)
    page = await look(client, f"/tickets/{other}")
    assert f"Пишет об обращении №{first}, но не участвует в нём." in page
    assert f"Не учтено: [№{first}] → №{first} — автор не участвовал в той переписке." in page
    assert "Пишет об обращении" not in await look(client, f"/tickets/{first}")
    await client.post(f"/tickets/{other}/merge", data={"csrf": csrf, "into": str(first)})
    assert "Пишет об обращении" not in await look(client, f"/tickets/{other}")
    again = await office.write("Ещё слово", who="boris@mail.ru", subject=f"Re: [№{first}] Заказ", **mailbox)
    assert again in (first, other)


async def test_an_address_that_takes_no_mail_is_named_before_the_answer(client: Browser, office: Office) -> None:
    ticket = await office.write("Добрый день")
    await office.desk.reply(office.operator, ticket, Answer("Здравствуйте!"))
    now = office.desk.now() + timedelta(seconds=1)
    (job,) = await office.store.write(outbox.claim, "bot", "w1", now, now + timedelta(minutes=1), 5)
    claimed = outbox.Claimed(id=job.delivery.id, worker="w1")
    await office.store.write(partial(outbox.failed, dead=True), claimed, "550 5.1.1 no such user <x>", now)
    await log_in(client)
    page = await look(client, f"/tickets/{ticket}")
    assert "Адрес не принимает почту: 550 5.1.1 no such user &lt;x&gt;" in page
    assert "не принимает почту</span>" in page
