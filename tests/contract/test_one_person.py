"""What one person on many channels means: what he sees, what is undone, many at once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from router import joining
from router.desk import NotFound
from router.filing.replies import MOST_AN_HOUR
from router.signing import Signer
from router.store import joins
from router.store.joins import Joined
from router.store.tables import contacts, deliveries, events
from router.store.tickets import Impossible
from tests.contract.desk import SECRET
from tests.contract.joined import ANNA, MAIL, VERA, House, shown
from tests.contract.shop import Clock


async def test_rules_hear_of_all_that_one_person_wrote(house: House) -> None:
    await house.writes("site", "anna", "Верните деньги за заказ 88213456, я пишу вам об этом")
    house.clock.pass_(hours=1)
    await house.writes("chat", "anna_k", "Верните деньги за заказ 88213456, я пишу вам об этом")
    assert (house.ear.last.messages, house.ear.last.same_text) == ((), (3600,))
    await house.desk.join(VERA, 1, 2)
    house.clock.pass_(hours=1)
    await house.writes("chat", "anna_k", "Верните деньги за заказ 88213456, я пишу вам об этом", thread="another")
    assert house.ear.last.messages == (3600, 7200)
    assert house.ear.last.same_order == (3600, 7200)
    assert house.ear.last.same_text == ()
    assert set(house.ear.last.open_topics) == {"payment"}
    assert house.ear.last.known_for == 7200


async def test_a_persons_other_channel_goes_on_with_his_ticket(house: House) -> None:
    own = await house.writes("site", "anna")
    assert await house.writes("site", "anna_2", thread="", extra={"own_ticket": own}) != own
    await house.desk.join(VERA, own, 2)
    assert await house.writes("site", "anna_2", "ещё", thread="", extra={"own_ticket": own}) == own


@pytest.mark.parametrize(("proof", "joins_it"), [("operator", False), ("link", True)])
async def test_a_letter_that_names_nothing_goes_to_anothers_ticket_by_proof_alone(
    house: House, proof: str, joins_it: bool
) -> None:
    """Else an operator's mistake would show it to the other in «Мои обращения»."""
    mail = {"mailbox": "help@shop.example", "fields": {"order": "123"}}
    first = await house.writes("site", "anna", thread="", extra=mail)
    await house.writes("site", "mallory", "Привет", thread="", extra={"mailbox": "help@shop.example"})
    one = Joined(contact_id=1, other_id=2, proof=proof, evidence={}, actor="user:2", at=house.clock())
    await house.rooms.store.write(joins.join, one)
    assert (await house.writes("site", "mallory", "Что с заказом?", thread="", extra=mail) == first) is joins_it


async def test_who_writes_english_is_asked_in_english(house: House) -> None:
    await house.writes("site", "anna")
    await house.writes(
        "chat", "anna_k", "/start", token=await house.token(), extra={"facts": {"chat.language": "en-GB"}}
    )
    assert "If you opened the link yourself" in await house.last_words()
    await house.presses("anna_k", (await house.buttons())[0])
    assert (await house.last_words()).startswith("Done")


# --- undone -------------------------------------------------------------------------------------------------------------------


async def test_the_limit_of_automatic_replies_is_the_persons(house: House) -> None:
    for channel in ("chat", "site"):
        for number in range(MOST_AN_HOUR):
            await house.writes(channel, "anna", thread=f"t{channel}{number}", **shown("email", MAIL))
    assert len(await house.rooms.rows(deliveries)) == MOST_AN_HOUR


async def test_undoing_gives_each_what_was_his(house: House) -> None:
    own = await house.writes("site", "anna", **shown("email", MAIL))
    chat = await house.writes("chat", "anna_k")
    before = await house.everything()
    await house.writes("chat", "anna_k", "вот я", **shown("email", MAIL))
    assert await house.his() == {own, chat}
    later = await house.writes("chat", "anna_k", "другое", thread="another")
    (joined,) = (await house.seen(own)).joined
    await house.desk.part(VERA, own, joined.id)
    after = await house.everything()
    assert [[row for row in now if row in then] for now, then in zip(after, before, strict=True)] == before
    # What came after the join is of the identity that it came from.
    assert await house.his() == {own}
    assert [row.id for row in (await house.seen(chat)).tickets] == [later]
    assert {row.ticket_id for row in await house.rooms.rows(events) if row.kind == "parted_contacts"} == {
        own,
        chat,
        later,
    }
    # What a person undid, the desk does not do again by itself; the customer may.
    await house.writes("chat", "anna_k", "и ещё", **shown("email", MAIL))
    assert await house.joined() == []
    assert (await house.seen(own)).likely == ()
    await house.desk.accept(ANNA, await house.desk.page_link_token(VERA, chat))
    assert await house.joined() == [(1, 2, "link")]
    with pytest.raises(NotFound):
        await house.desk.part(VERA, own, joined.id)


async def test_blocks_and_dead_addresses_stay_with_the_identity(house: House) -> None:
    own, chat = await house.writes("site", "anna"), await house.writes("chat", "anna_k")
    await house.desk.join(VERA, own, 2)
    await house.rooms.arrive({"is": "receipt", "receipt": {"state": "blocked", "thread": "t-anna_k"}}, channel="chat")
    assert (await house.desk.ticket(VERA, chat)).blocked
    assert not (await house.desk.ticket(VERA, own)).blocked


# --- many at once -------------------------------------------------------------------------------------------------------------


async def test_joins_at_the_same_time_and_in_a_ring_make_one_person(house: House) -> None:
    for number in range(6):
        await house.writes("chat", f"p{number}")
    pairs = [(1, 2), (2, 1), (2, 3), (3, 2), (3, 4), (4, 5), (5, 6), (6, 1), (1, 6), (1, 2)]
    at = house.clock()
    made = [Joined(contact_id=a, other_id=b, proof="link", evidence={}, actor="customer", at=at) for a, b in pairs]
    numbers = await asyncio.gather(*(house.rooms.store.write(joins.join, one) for one in made))
    assert sum(1 for number in numbers if number) == 5
    assert await house.rooms.store.read(joins.person, 4) == frozenset(range(1, 7))
    one = next(number for number in numbers if number)
    undone = await asyncio.gather(
        *(house.rooms.store.write(joins.undo, one, actor="user:2", now=at) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in undone) == ["Impossible", "Impossible", "NoneType"]


async def test_a_person_has_no_end_of_contacts(house: House) -> None:
    await house.rooms.store.write(
        lambda tx: tx.execute(
            contacts.insert(), [{"name": f"p{n}", "created_at": house.clock()} for n in range(joins.MOST + 1)]
        )
    )

    def chain(tx: Any) -> None:
        for number in range(1, joins.MOST):
            one = Joined(
                contact_id=number, other_id=number + 1, proof="operator", evidence={}, actor="user:2", at=house.clock()
            )
            joins.join(tx, one)

    await house.rooms.store.write(chain)
    last = Joined(
        contact_id=joins.MOST + 1, other_id=1, proof="operator", evidence={}, actor="user:2", at=house.clock()
    )
    with pytest.raises(Impossible):
        await house.rooms.store.write(joins.join, last)


async def test_an_operators_word_gives_way_to_the_customers_own_proof(house: House) -> None:
    own, chat = await house.writes("site", "anna"), await house.writes("chat", "anna_k")
    await house.desk.join(VERA, own, 2)
    await house.desk.accept(ANNA, await house.desk.page_link_token(VERA, chat))
    assert await house.joined() == [(1, 2, "link")]
    assert await house.his() == {own, chat}


def test_tokens_are_short_lived() -> None:
    clock = Clock()
    link = joining.link(Signer(SECRET), joining.sign(Signer(SECRET), 10**17, "f" * 16, clock()))
    assert link is not None
    assert joining.is_good(link, clock() + timedelta(minutes=14))
    assert not joining.is_good(link, clock() + timedelta(minutes=15))
