"""A signed link that came back: whose it proves two channels to be, and what it opens."""

import pytest

from router import joining
from router.desk import Conflict, Forbidden, NotFound
from router.readmodels import Actor
from router.signing import LINK_TOKEN, Signer
from router.store.tables import deliveries, events, messages, tickets
from router.store.tables import joins as table
from tests.contract.desk import SECRET
from tests.contract.joined import ANNA, VERA, House


async def test_a_link_that_came_back_joins_after_its_openers_yes(house: House) -> None:
    own = await house.writes("site", "anna")
    chat = await house.writes("chat", "anna_k", "Привет")
    token = await house.token()
    assert LINK_TOKEN.fullmatch(token)
    assert len(token) <= 64
    await house.writes("chat", "anna_k", "/start", token=token)
    assert await house.joined() == []
    assert await house.his() == {own}
    yes, no = await house.buttons()
    assert "нажмите «Нет»" in await house.last_words()
    await house.presses("mallory", yes)
    assert await house.joined() == []
    await house.presses("anna_k", yes)
    assert await house.joined() == [(1, 2, "link")]
    assert await house.his() == {own, chat}
    assert [m.text for m in (await house.desk.request(ANNA, chat)).messages if m.direction == "in"] == [
        "Привет",
        "/start",
    ]
    assert {row.kind for row in await house.rooms.rows(events) if row.data.get("proof") == "link"} == {"joined"}
    await house.presses("anna_k", no)  # too late: it is for operators to undo
    assert await house.joined() == [(1, 2, "link")]


async def test_an_opened_link_is_no_word_of_the_customers(house: House) -> None:
    """The app writes "/start" when a link is opened: nobody waits for an answer to it."""
    await house.writes("site", "anna")
    solved = await house.writes("chat", "anna_k", "Привет")
    await house.desk.set_status(VERA, solved, "solved")
    before = await house.rooms.rows(tickets)
    house.clock.pass_(minutes=1)
    assert await house.writes("chat", "anna_k", "/start", token=await house.token()) == solved
    same = ("id", "status", "preview", "preview_by", "waiting_since", "unread")
    assert await house.rooms.rows(tickets, *same) == [tuple(row._mapping[name] for name in same) for row in before]
    assert len(await house.buttons()) == 2
    await house.writes("chat", "boris", "/start", token=await house.token())
    (new,) = (await house.rooms.rows(tickets))[2:]
    assert (new.subject, new.preview) == ("Ссылка из «Моих обращений»",) * 2


async def test_a_yes_to_a_second_link_is_no_stale_one(house: House) -> None:
    await house.writes("site", "anna")
    asked = []
    for _ in range(2):
        await house.writes("chat", "anna_k", "/start", token=await house.token())
        asked.append((await house.buttons())[0])
    for yes in asked:
        await house.presses("anna_k", yes)
        assert (await house.last_words()).startswith("Готово")
    assert await house.joined() == [(1, 2, "link")]


async def test_no_shows_nothing_and_ends_the_question(house: House) -> None:
    own = await house.writes("site", "mallory")
    await house.writes(
        "chat", "anna_k", "/start", token=await house.token(Actor(role="customer", address="site:mallory"))
    )
    yes, no = await house.buttons()
    await house.presses("anna_k", no)
    assert "никому ничего" in await house.last_words()
    await house.presses("anna_k", yes)
    assert await house.joined() == []
    assert await house.his(Actor(role="customer", address="site:mallory")) == {own}


async def test_a_yes_after_an_hour_joins_nothing(house: House) -> None:
    await house.writes("site", "anna")
    await house.writes("chat", "anna_k", "/start", token=await house.token())
    yes, _ = await house.buttons()
    house.clock.pass_(hours=1, seconds=1)
    await house.presses("anna_k", yes)
    assert await house.joined() == []


async def test_a_token_is_good_once_in_time_and_at_its_own_desk(house: House) -> None:
    await house.writes("site", "anna")
    token = await house.token()
    foreign = joining.sign(Signer(b"another desk's secret"), 1, "0" * 16, house.clock())
    value, _, mark = token.rpartition("_")
    for wrong in (foreign, f"9{value[1:]}_{mark}", f"{value}_{'a' * 16}", value, "_", "", "x" * 300):
        assert joining.link(Signer(SECRET), wrong) is None
        await house.writes("chat", "mallory", "/start", token=wrong)
    # A reply token or a private link of this very desk is no link between channels.
    assert joining.link(Signer(SECRET), Signer(SECRET).sign("customer", value).replace(".", "_")) is None
    assert await house.rooms.rows(table) == []
    await house.writes("chat", "anna_k", "/start", token=token)
    await house.writes("chat", "mallory", "/start", token=token)
    assert "уже не действует" in await house.last_words()
    late = await house.token()
    house.clock.pass_(minutes=15)
    await house.writes("chat", "boris", "/start", token=late)
    assert "уже не действует" in await house.last_words()
    assert len(await house.rooms.rows(table)) == 1


async def test_a_link_asks_nobody_who_may_not_answer_for_himself(house: House) -> None:
    await house.writes("site", "anna")
    for number, extra in enumerate(
        (
            {"automatic": "machine"},
            {"doubted": "dmarc"},
            {"forwarded": True},
            {"history": "open"},
            {"facts": {"public": True}},
        )
    ):
        await house.writes("chat", f"p{number}", "/start", token=await house.token(), extra=extra)
    await house.writes("site", "boris", "/start", token=await house.token())  # it has no buttons to ask by
    await house.writes("site", "anna", "/start", token=await house.token())  # his own
    assert await house.rooms.rows(table) == []


async def test_a_token_is_nowhere_but_in_its_raw(house: House) -> None:
    await house.writes("site", "anna")
    token = await house.token()
    await house.writes("chat", "anna_k", "/start", token=token)
    for kept in (messages, events, table, deliveries, tickets):
        assert token not in repr(await house.rooms.rows(kept))


async def test_a_link_of_an_operator_is_confirmed_on_the_customers_page(house: House) -> None:
    own, chat = await house.writes("site", "anna"), await house.writes("chat", "anna_k")
    token = await house.desk.page_link_token(VERA, chat)
    assert (await house.desk.offer(ANNA, token)).channels == ("Чат",)
    assert await house.his() == {own}
    await house.desk.accept(ANNA, token)
    assert await house.his() == {own, chat}
    await house.writes("site", "mallory")
    mallory = Actor(role="customer", address="site:mallory")
    for used in (token, "wrong", await house.desk.page_link_token(VERA, await house.writes("site", "mallory"))):
        with pytest.raises(NotFound):
            await house.desk.accept(mallory, used)
    late = await house.desk.page_link_token(VERA, chat)
    house.clock.pass_(minutes=15)
    with pytest.raises(NotFound):
        await house.desk.accept(mallory, late)
    with pytest.raises(Conflict):
        await house.desk.accept(Actor(role="customer", address="site:nobody"), late)
    with pytest.raises(Forbidden):
        await house.desk.page_link_token(ANNA, chat)
    assert await house.joined() == [(1, 2, "link")]
