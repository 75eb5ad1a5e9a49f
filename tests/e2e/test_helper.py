"""The helper on real processes: a question, articles, «Помогло», a rating; a question, «оператор»; in words where there are no buttons."""

import itertools
import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Town, settled
from tests.waiting import until

pytestmark = pytest.mark.e2e
LONG = "\n".join(f"- **Шаг {number}**: дать сена и воды" for number in range(200))
QUESTION = "Как отменить заказ? Передумала, закажу потом"


async def _status(town: Town, ticket: int, wanted: str) -> None:
    await until(
        lambda: town.desk.one("SELECT status FROM tickets WHERE id = ?", ticket) == wanted, f"the ticket {wanted}"
    )


@pytest.mark.parametrize("channel", ["telegram", "vk"])
async def test_helped_and_rated_by_buttons(town: Town, channel: str) -> None:
    town.only(channel)
    side = town.side(channel)
    await town.start()
    await side.write("anna", QUESTION, name="Анна")
    ticket = await town.ticket_of(QUESTION)
    [offer] = await until(lambda: town.told(channel, "anna"), "the articles")
    assert str(ticket) in offer.text
    assert "1. Как отменить заказ" in offer.text
    assert "30\u00a0минут" in offer.text
    *read, helped, called = offer.buttons
    assert (helped, called) == ("Помогло", "Позвать оператора")
    assert read[0] == "Читать: Как отменить заказ"

    await side.press("anna", read[0])  # type: ignore[attr-defined]
    [_, whole] = await until(lambda: len(found := town.told(channel, "anna")) == 2 and found, "the whole article")
    assert whole.text.startswith("Как отменить заказ\n\nВ\u00a0течение 30")
    assert whole.text.endswith("сотруднику пункта выдачи или\u00a0курьеру.")
    assert whole.buttons == ("Помогло", "Позвать оператора")

    await side.press("anna", "Помогло")  # type: ignore[attr-defined]
    await _status(town, ticket, "solved")
    [_, _, asked] = await until(lambda: len(found := town.told(channel, "anna")) == 3 and found, "the question")
    pressed = [
        json.loads(data)["data"]
        for (data,) in town.desk.rows("SELECT data FROM events WHERE kind = 'action' ORDER BY id")
    ]
    assert pressed == [read[0], "Помогло"]
    assert asked.buttons == ("5 ★", "4 ★", "3 ★", "2 ★", "1 ★")
    await side.press("anna", "4 ★")  # type: ignore[attr-defined]
    await _status(town, ticket, "closed")
    assert town.desk.one("SELECT rating FROM tickets") == 4
    status, listed = await town.desk.okno("articles", "list")
    assert status == 0
    assert "1\t1\t0\tactive\tru\tcancel-order" in listed


@pytest.mark.parametrize("channel", ["telegram", "vk"])
async def test_an_operator_is_called_by_word_and_asks_for_a_rating_when_he_is_done(town: Town, channel: str) -> None:
    town.only(channel)
    side = town.side(channel)
    await town.start()
    operator = await town.operator()
    await side.write("oleg", QUESTION, name="Олег")
    ticket = await town.ticket_of(QUESTION)
    await until(lambda: town.told(channel, "oleg"), "the articles")
    await side.write("oleg", "Позовите живого человека", name="Олег")
    await _status(town, ticket, "open")
    [_, told] = await until(lambda: len(found := town.told(channel, "oleg")) == 2 and found, "the helper's leave")
    assert "оператору" in told.text
    page = await operator.ticket(ticket)
    assert "Помощник предложил статьи справки: «Как отменить заказ»" in page
    assert "Клиент зовёт оператора" in page

    await operator.reply(ticket, "Отменили ваш заказ.")
    await until(lambda: any("Отменили" in line.text for line in town.told(channel, "oleg")), "the answer")
    await side.write("oleg", "88213456", name="Олег")
    await town.ticket_of("88213456")
    assert await town.desk.stop() == [0]
    assert len(town.told(channel, "oleg")) == 3
    assert "Traceback" not in town.desk.log.read_text()


@pytest.mark.parametrize("channel", ["email", "web"])
async def test_without_buttons_it_is_said_in_words_unless_a_page_has_them(town: Town, channel: str) -> None:
    town.only(channel)
    await town.start()
    await town.side(channel).write("anna", QUESTION, name="Анна", subject="Отмена заказа")
    [offer] = await until(lambda: town.told(channel, "anna"), "the articles")
    assert "Как отменить заказ" in offer.text
    assert ("ответьте «помогло»" in offer.text) == ("ответьте «оператор»" in offer.text) == (channel == "email")


async def test_switched_off_it_says_nothing_more_than_before(tmp_path: Path) -> None:
    async with settled(tmp_path, {"desk": {"helper": False}}) as town:
        await town.start()
        await town.side("telegram").write("anna", QUESTION, name="Анна")
        [told] = await until(lambda: town.told("telegram", "anna"), "the acknowledgement")
        assert told.buttons == ()
        assert "справке" not in told.text


async def test_articles_are_imported_and_found_by_the_running_desk(town: Town) -> None:
    town.only("telegram")
    await town.start()
    folder = town.desk.folder / "articles"
    status, said = await town.desk.okno("articles", "export", str(folder))
    assert (status, said) == (0, f"{len(list(folder.iterdir()))} articles in {folder}\n")
    (folder / "llama.md").write_text(
        f"---\ntitle: Как подковать ламу\nwords: [лама, подкова]\n---\nЛамам подковы не нужны.\n\n{LONG}\n",
        encoding="utf-8",
    )
    assert (await town.desk.okno("articles", "check", str(folder)))[0] == 0
    status, said = await town.desk.okno("articles", "import", str(folder))
    assert (status, said.split(",")[0]) == (0, "1 new or changed")
    status, said = await town.desk.okno("articles", "search", "подкуйте мою ламу")
    assert status == 0
    assert "llama  Как подковать ламу\n       Ламам подковы не нужны." in said

    numbers = itertools.count()

    async def offered() -> bool:
        person = (
            f"anna{next(numbers)}"  # a stranger each time: nobody is told an article in the middle of his conversation
        )
        await town.side("telegram").write(person, "Скажите, как подковать ламу", name="Анна")
        [told] = await until(lambda: town.told("telegram", person), "an answer")
        return "Ламам подковы" in told.text

    await until(offered, "the article")
    side, person = town.side("telegram"), f"anna{next(numbers) - 1}"
    await side.press(person, "Читать: Как подковать ламу")  # type: ignore[attr-defined]
    await until(lambda: town.told("telegram", person)[-1].text.endswith("Шаг 199: дать сена и воды"), "its last piece")
    _, *pieces = town.told("telegram", person)
    assert len(pieces) > 1, "Telegram takes 4,096 characters at once"
    assert "\n".join(one.text for one in pieces) == f"Как подковать ламу\n\nЛамам подковы не нужны.\n\n{LONG}".replace(
        "**", ""
    ).replace("- ", "• ")
    assert [bool(one.buttons) for one in pieces] == [False] * (len(pieces) - 1) + [True]
    (folder / "llama.md").write_text("---\ntitel: Лама\n---\nтекст\n", encoding="utf-8")
    status, said = await town.desk.okno("articles", "check", str(folder))
    assert status == 1
    assert "llama.md: there is no key 'titel'; known: id, title, topics, words, language, status" in said
