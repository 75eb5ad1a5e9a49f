"""What happens in a chat, from the provider's own update to the line that an operator reads."""

import json
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from router.schema import Action, Raw
from tests.inbox.office import Browser, Office
from tests.inbox.screens import log_in, look

ANNA = {"id": 5, "is_bot": False, "first_name": "Анна"}
CHAT = {"id": 5, "type": "private", "first_name": "Анна"}


def telegram(**more: Any) -> dict[str, Any]:
    message = {"message_id": 4, "date": 1_795_334_400, "chat": CHAT, "from": ANNA, **more}
    return {"update_id": 1, "message": message}


def vk(**more: Any) -> dict[str, Any]:
    message = {
        "id": 1,
        "date": 1_795_334_400,
        "from_id": 5,
        "peer_id": 5,
        "conversation_message_id": 9,
        "text": "",
        **more,
    }
    return {"type": "message_new", "group_id": 1, "event_id": "e", "object": {"message": message}}


REACTED = {
    "type": "message_reaction_event",
    "group_id": 1,
    "event_id": "e",
    "object": {"reacted_id": 5, "peer_id": 5, "reaction_id": 4, "cmid": 9},
}
PAID = {"update_id": 1, "pre_checkout_query": {"id": "9", "from": ANNA, "currency": "RUB", "total_amount": 199_000}}
LINES = [
    (
        "bot",
        telegram(pinned_message={"message_id": 3, "date": 1, "text": "Адрес склада"}),
        "В чате закрепили: Адрес склада",
        "Pinned in the chat: Адрес склада",
    ),
    (
        "bot",
        telegram(message_auto_delete_timer_changed={"message_auto_delete_time": 86_400}),
        "Сообщения в чате теперь удаляются через 24 ч",
        "Messages in the chat are now deleted after: 24 h",
    ),
    (
        "bot",
        telegram(checklist_tasks_done={"marked_as_done_task_ids": [2]}),
        "В списке задач: ☑ 2",
        "In the list of tasks: ☑ 2",
    ),
    (
        "bot",
        PAID,
        "Попытка оплаты отклонена, бот не принимает оплату: 1990.00 RUB",
        "An attempt to pay was refused, the bot takes no payments: 1990.00 RUB",
    ),
    (
        "club",
        vk(action={"type": "chat_screenshot", "member_id": 5}),
        "Сделан снимок экрана чата",
        "A screenshot of the chat was made",
    ),
    (
        "club",
        vk(action={"type": "chat_levitate", "text": "выше"}),
        "В чате что-то новое: unsupported: chat_levitate — выше",
        "Something new in the chat: unsupported: chat_levitate — выше",
    ),
    ("club", REACTED, "Реакция клиента: 👍", "The customer's reaction: 👍"),
]


@pytest.mark.parametrize(("channel", "update", "russian", "english"), LINES, ids=lambda one: str(one)[:30])
async def test_it_is_a_line_of_the_ticket_in_both_languages(
    client: Browser, office: Office, channel: str, update: dict[str, Any], russian: str, english: str
) -> None:
    raw = Raw(channel=channel, key="update:1", body=json.dumps(update).encode(), received_at=office.desk.now())
    (event,) = office.desk.services.channels[channel].parse(raw)
    await office.arrive(event)
    _, tickets = await look_at(client, office)
    assert tickets == 0
    ticket = await office.write("Где мой заказ?", who="5", channel=channel)
    assert isinstance(event, Action)
    await office.arrive(replace(event, external_id="another", acted_at=office.desk.now()))
    shown, tickets = await look_at(client, office, ticket)
    assert (russian in shown, tickets) == (True, 1)
    assert english in (await look_at(client, office, ticket, "en"))[0]


async def test_typing_is_seen_below_the_thread_and_leaves_no_line(client: Browser, office: Office) -> None:
    update = {
        "type": "message_typing_state",
        "group_id": 1,
        "event_id": "e",
        "object": {"state": "typing", "from_id": 5},
    }
    soon = office.desk.now() + timedelta(days=1)  # however slow the machine is, it isn't ten seconds ago
    raw = Raw(channel="club", key="update:2", body=json.dumps(update).encode(), received_at=soon)
    (typing,) = office.desk.services.channels["club"].parse(raw)
    await office.arrive(typing)
    assert (await look_at(client, office))[1] == 0
    ticket = await office.write("Где мой заказ?", who="5", channel="club")
    assert "Клиент печатает…" not in (await look_at(client, office, ticket))[0]
    before = await office.desk.last_event()
    for _ in range(2):
        await office.arrive(typing)
    shown, tickets = await look_at(client, office, ticket)
    assert (shown.count("Клиент печатает…"), tickets) == (1, 1)
    assert "The customer is typing…" in (await look_at(client, office, ticket, "en"))[0]
    assert [event.ticket_id for event in await office.desk.changes(before, 0)] == [ticket]  # the page is told


async def look_at(client: Browser, office: Office, ticket: int = 0, language: str = "ru") -> tuple[str, int]:
    """The ticket's page as it reads, and how many tickets there are."""
    csrf = await log_in(client, "anna")
    await client.post("/language", data={"csrf": csrf, "language": language, "next": "/inbox"})
    page = await look(client, f"/tickets/{ticket}") if ticket else ""
    counts = await office.desk.counts(office.admin)
    return page.replace("\xa0", " ").replace("&#39;", "'"), counts.views["all"]
