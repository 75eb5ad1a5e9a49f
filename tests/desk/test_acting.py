"""Answers, notes and changes: what they leave in the store, and what is refused."""

import pytest

from router.desk import Answer, Conflict, Forbidden, Invalid, NotFound, Upload
from router.desk.writing import MAX_FILE
from router.readmodels import Actor, Filter
from router.schema import Button
from tests.desk.house import ADMIN, House

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50
VERA = Actor(role="operator", user_id=2, name="Вера")
STRANGER = Actor(role="customer", address="post:mallory")


async def test_an_answer_is_queued_with_its_files_and_the_ticket_waits(house: House) -> None:
    ticket_id = await house.arrives()
    message_id = await house.desk.reply(
        VERA,
        ticket_id,
        Answer(
            "Завтра привезут",
            files=[Upload("C:\\тест/чек.png", "text/html", PNG)],
            buttons=[Button(label="Да", data="y")],
        ),
    )
    view = await house.desk.ticket(VERA, ticket_id)
    answer = view.messages[-1]
    assert (answer.id, answer.direction, answer.author, answer.text) == (message_id, "out", "Вера", "Завтра привезут")
    assert answer.delivery is not None
    assert (answer.delivery.state, answer.delivery.can_cancel) == ("queued", True)
    part = answer.parts[0]
    assert (part.part.name, part.part.media_type, part.part.kind, part.thumbnail) == (
        "чек.png",
        "image/png",
        "image",
        True,
    )
    assert house.blobs.path(part.part.sha256).read_bytes() == PNG
    assert answer.buttons == (Button(label="Да", data="y"),)
    assert (view.row.status, view.row.waiting_since, view.row.unread, view.row.preview_by) == (
        "pending",
        None,
        False,
        "out",
    )


async def test_files_of_what_is_refused_are_not_kept(house: House) -> None:
    """Too much for the channel, or the ticket was closed meanwhile."""
    ticket = await house.arrives()
    small, large = Upload("1.png", "image/png", PNG), Upload("2.bin", "", b"x" * (MAX_FILE + 1))
    with pytest.raises(Invalid, match="file_too_large"):
        await house.desk.note(VERA, ticket, "см. файлы", files=[small, large])
    await house.desk.set_status(VERA, ticket, "closed")
    with pytest.raises(Conflict, match="closed"):
        await house.desk.reply(VERA, ticket, Answer("см. файл", files=[small]))
    assert not [path for path in house.blobs.folder.rglob("*") if path.is_file()]


async def test_a_key_answers_once(house: House) -> None:
    ticket_id = await house.arrives()
    first = await house.desk.reply(VERA, ticket_id, Answer("раз", key="k1"))
    assert await house.desk.reply(VERA, ticket_id, Answer("раз", key="k1")) == first
    assert await house.desk.reply(ADMIN, ticket_id, Answer("раз", key="k1")) != first
    assert await house.desk.note(VERA, ticket_id, "раз", key="k1") == await house.desk.note(
        VERA, ticket_id, "x", key="k1"
    )
    assert len((await house.desk.ticket(VERA, ticket_id)).messages) == 4


async def test_an_answer_taken_back_leaves_the_customer_waiting_as_before(house: House) -> None:
    ticket_id = await house.arrives()
    before = (await house.desk.ticket(VERA, ticket_id)).row
    house.clock.move(60)
    await house.desk.reply(VERA, ticket_id, Answer("ой", delay=5, solve=True))
    delivery = (await house.desk.ticket(VERA, ticket_id)).messages[-1].delivery
    assert delivery is not None
    assert delivery.due_at == house.clock.move(5)
    await house.desk.cancel(VERA, delivery.id)
    view = await house.desk.ticket(VERA, ticket_id)
    assert view.messages[-1].deleted_at == house.clock.now()
    assert (view.row.status, view.row.waiting_since, view.row.preview) == ("open", before.waiting_since, before.preview)
    with pytest.raises(Conflict):
        await house.desk.cancel(VERA, delivery.id)


async def test_solve_and_close(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.reply(VERA, ticket_id, Answer("Готово", solve=True))
    assert (await house.desk.ticket(VERA, ticket_id)).row.status == "solved"
    await house.desk.set_status(VERA, ticket_id, "closed")
    with pytest.raises(Conflict) as caught:
        await house.desk.reply(VERA, ticket_id, Answer("ещё"))
    assert caught.value.key == "closed"
    with pytest.raises(Conflict):
        await house.desk.set_status(VERA, ticket_id, "open")


async def test_changes_leave_events_that_name_people(house: House) -> None:
    ticket_id = await house.arrives()
    await house.desk.assign(ADMIN, ticket_id, 2)
    await house.desk.set_priority(ADMIN, ticket_id, "urgent")
    await house.desk.set_queue(ADMIN, ticket_id, "fraud")
    await house.desk.set_topic(ADMIN, ticket_id, "delivery", "where")
    await house.desk.set_tags(ADMIN, ticket_id, [" a  b ", "a b", "c"])
    await house.desk.note(ADMIN, ticket_id, "смотри")
    view = await house.desk.ticket(ADMIN, ticket_id)
    assert [event.kind for event in view.events] == [
        "message",
        "assigned",
        "priority",
        "queue",
        "topic",
        "tags",
        "note",
    ]
    assert {event.actor for event in view.events[1:]} == {"Ада"}
    assert view.events[1].data["to_name"] == "Вера"
    assert (view.row.assignee, view.row.tags, view.row.queue) == ("Вера", ("a b", "c"), "fraud")


async def test_merged_answers_go_where_the_last_question_came_from(house: House) -> None:
    anna, boris = await house.arrives("anna"), await house.arrives("boris")
    await house.desk.merge(VERA, boris, anna)
    view = await house.desk.ticket(VERA, anna)
    assert (view.merged_from, view.reply_to, len(view.messages)) == ((boris,), "@boris", 2)
    await house.desk.reply(VERA, anna, Answer("обоим"))
    with pytest.raises(Conflict):
        await house.desk.reply(VERA, boris, Answer("сюда нельзя"))
    await house.desk.unmerge(VERA, boris)
    assert (await house.desk.ticket(VERA, anna)).reply_to == "@anna"


WRONG = [
    ({"text": " "}, "text_required"),
    ({"text": "x" * 100_001}, "text_too_long"),
    ({"text": "x", "files": [Upload("a", "b", b"1" * 1001)]}, "file_too_large"),
    ({"text": "x", "files": [Upload("a", "b", b"1" * 900), Upload("c", "b", b"2" * 900)]}, "files_too_large"),
    ({"text": "x", "files": [Upload("a", "b", b"1")] * 3}, "too_many_files"),
    ({"text": "x", "key": "k" * 201}, "key_too_long"),
]


@pytest.mark.parametrize(("given", "key"), WRONG)
async def test_what_the_channel_cannot_take_is_refused(house: House, given: dict[str, object], key: str) -> None:
    ticket_id = await house.arrives()
    with pytest.raises(Invalid) as caught:
        await house.desk.reply(VERA, ticket_id, Answer(**given))  # type: ignore[arg-type]
    assert caught.value.key == key
    assert len((await house.desk.ticket(VERA, ticket_id)).messages) == 1


async def test_wrong_values_are_named(house: House) -> None:
    ticket_id = await house.arrives()
    for act in (
        house.desk.set_status(VERA, ticket_id, "gone"),
        house.desk.set_priority(VERA, ticket_id, "asap"),
        house.desk.set_queue(VERA, ticket_id, "none"),
        house.desk.set_topic(VERA, ticket_id, "delivery", "nowhere"),
        house.desk.set_tags(VERA, ticket_id, ["x" * 51]),
    ):
        with pytest.raises(Invalid):
            await act


async def test_customers_may_do_nothing_of_this(house: House) -> None:
    ticket_id = await house.arrives()
    desk = house.desk
    for act in (
        desk.reply(STRANGER, ticket_id, Answer("x")), desk.note(STRANGER, ticket_id, "x"), desk.assign(STRANGER, ticket_id, 2),
        desk.set_status(STRANGER, ticket_id, "open"), desk.set_priority(STRANGER, ticket_id, "low"),
        desk.set_queue(STRANGER, ticket_id, "main"), desk.set_topic(STRANGER, ticket_id, "delivery"),
        desk.set_tags(STRANGER, ticket_id, []), desk.read(STRANGER, ticket_id), desk.retry(STRANGER, 1),
        desk.cancel(STRANGER, 1), desk.merge(STRANGER, 1, 2), desk.unmerge(STRANGER, 1), desk.split(STRANGER, 1),
        desk.link(STRANGER, 1, 2), desk.release(STRANGER, 1), desk.replay(STRANGER, None), desk.refetch(STRANGER, 1),
        desk.tickets(STRANGER, Filter()), desk.counts(STRANGER), desk.ticket(STRANGER, ticket_id), desk.parked(STRANGER),
        desk.raw(STRANGER, 1), desk.channels(STRANGER), desk.users(STRANGER), desk.set_language(STRANGER, "en"),
        desk.add_user(VERA, "x", "12345678", "x", "admin"), desk.set_user(VERA, 1, role="operator"),
    ):  # fmt: skip
        with pytest.raises(Forbidden):
            await act


async def test_what_is_not_there(house: House) -> None:
    for act in (
        house.desk.reply(VERA, 99, Answer("x")), house.desk.note(VERA, 99, "x"), house.desk.ticket(VERA, 99),
        house.desk.assign(VERA, 99, 2), house.desk.retry(VERA, 99), house.desk.split(VERA, 99), house.desk.raw(VERA, 99),
        house.desk.file(VERA, 99), house.desk.set_user(ADMIN, 99, name="x"),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            await act


async def test_two_operators_dont_answer_past_each_other(house: House) -> None:
    """An answer to what a colleague has answered meanwhile is held back until its writer has seen that."""
    ticket_id = await house.arrives()
    seen = (await house.desk.ticket(VERA, ticket_id)).messages[-1].id
    answered = await house.desk.reply(ADMIN, ticket_id, Answer("Завтра", seen=seen))
    with pytest.raises(Conflict) as refused:
        await house.desk.reply(VERA, ticket_id, Answer("Через неделю", seen=seen))
    assert (refused.value.key, refused.value.data["name"]) == ("answered_meanwhile", "Ада")
    await house.desk.reply(ADMIN, ticket_id, Answer("И ещё: с чеком", seen=seen))  # one's own answers are no surprise
    await house.desk.reply(VERA, ticket_id, Answer("Добавлю", seen=answered + 1))
    assert [m.text for m in (await house.desk.ticket(VERA, ticket_id)).messages[1:]] == [
        "Завтра",
        "И ещё: с чеком",
        "Добавлю",
    ]


async def test_an_answer_that_was_taken_back_is_in_nobodys_way(house: House) -> None:
    ticket_id = await house.arrives()
    seen = (await house.desk.ticket(VERA, ticket_id)).messages[-1].id
    await house.desk.reply(ADMIN, ticket_id, Answer("Завтра", delay=60))
    delivery = (await house.desk.ticket(VERA, ticket_id)).messages[-1].delivery
    assert delivery is not None
    await house.desk.cancel(ADMIN, delivery.id)
    await house.desk.reply(VERA, ticket_id, Answer("Через неделю", seen=seen))
