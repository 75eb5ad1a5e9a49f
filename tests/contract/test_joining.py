"""Whether two contacts are one person: what both channels vouch for, and what is only suggested."""

from typing import Any

import pytest

from router import joining
from router.desk import Forbidden, NotFound
from router.store.tables import events, tickets
from router.store.tables import joins as table
from tests.contract.joined import ANNA, MAIL, PHONE, VERA, House, shown
from tests.contract.shop import said

# --- what both channels vouch for ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "value"), [("email", MAIL), ("phone", PHONE)])
async def test_the_same_that_both_channels_vouch_for_joins(house: House, kind: str, value: str) -> None:
    own = await house.writes("site", "anna", **shown(kind, value, "dkim"))
    chat = await house.writes("chat", "anna_k", **shown(kind, value, "chat"))
    assert await house.joined() == [(1, 2, "verified")]
    assert await house.his() == {own, chat}
    (line,) = [row for row in await house.rooms.rows(events) if row.kind == "joined" and row.ticket_id == own]
    assert (line.actor, line.data["evidence"]) == (
        "system",
        {"type": kind, "value": value, "verified_by": ["chat", "dkim"]},
    )


@pytest.mark.parametrize("first", ["", "dkim"])
async def test_what_was_only_typed_joins_nothing(house: House, first: str) -> None:
    await house.writes("site", "anna", **shown("email", MAIL, first))
    await house.writes("chat", "mallory", **shown("email", MAIL, ""))
    assert await house.joined() == []


@pytest.mark.parametrize("extra", [{"doubted": "dmarc"}, {"ours": True, "to": "chat:mallory"}])
async def test_nothing_is_believed_of_who_may_not_be_himself(house: House, extra: dict[str, Any]) -> None:
    await house.writes("chat", "mallory", extra=extra, **shown("email", MAIL))
    await house.writes("site", "anna", **shown("email", MAIL))
    await house.writes("chat", "mallory", extra=extra, **shown("email", MAIL))
    assert await house.joined() == []


async def test_what_was_typed_first_and_shown_later_counts(house: House) -> None:
    await house.writes("site", "anna", **shown("phone", "8 (900) 123-45-67", ""))
    await house.writes("chat", "anna_k", **shown("phone", PHONE))
    assert await house.joined() == []
    await house.writes("site", "anna", "ещё", **shown("phone", PHONE))
    assert await house.joined() == [(1, 2, "verified")]


async def test_two_of_one_batch_are_joined_as_well(house: House) -> None:
    both = [
        {**said(f"m-{by}", "Привет", by=by, thread=by), **shown("phone", PHONE)} for by in ("anna", "anna_2", "anna_3")
    ]
    await house.rooms.arrive(*both, channel="chat")
    assert [pair[:2] for pair in await house.joined()] == [(1, 2), (1, 3)]


# --- a suggestion --------------------------------------------------------------------------------------------------------------


async def test_what_is_likely_is_suggested_and_decided_by_an_operator(house: House) -> None:
    own = await house.writes("site", "anna", **shown("email", MAIL, ""))
    chat = await house.writes("chat", "anna_k", **shown("email", MAIL, ""))
    (likely,) = (await house.seen(own)).likely
    assert (likely.contact_id, likely.name, likely.addresses) == (2, "anna_k", ("chat:anna_k",))
    assert likely.evidence == ({"type": "email", "value": MAIL, "typed": True},)
    await house.desk.join(VERA, own, 2)
    contact = await house.seen(own)
    assert [one.address for one in contact.identities] == ["anna", "anna_k"]
    assert [row.id for row in contact.tickets] == [chat]
    assert contact.likely == ()
    (joined,) = contact.joined
    assert (joined.name, joined.proof, joined.evidence["signs"]) == ("anna_k", "operator", [dict(likely.evidence[0])])
    # An operator's word opens nothing to the customer.
    assert await house.his() == {own}
    with pytest.raises(NotFound):
        await house.desk.request(ANNA, chat)


async def test_what_was_declined_is_not_suggested_again(house: House) -> None:
    own = await house.writes("site", "anna", **shown("phone", "89001234567", ""))
    chat = await house.writes("chat", "anna_k", **shown("phone", PHONE, ""))
    assert [one.contact_id for one in (await house.seen(own)).likely] == [2]
    await house.desk.decline(VERA, own, 2)
    assert (await house.seen(own)).likely == ()
    assert (await house.seen(chat)).likely == ()
    assert "not_joined" in {row.kind for row in await house.rooms.rows(events)}
    await house.desk.decline(VERA, own, 2)
    assert len(await house.rooms.rows(table)) == 1
    # What the customer proves himself goes before it.
    await house.desk.accept(ANNA, await house.desk.page_link_token(VERA, chat))
    assert await house.joined() == [(1, 2, "link")]


async def test_an_address_that_many_name_tells_nothing(house: House) -> None:
    own = await house.writes("site", "anna", **shown("email", "info@office.example", ""))
    for number in range(joining.MOST_ALIKE + 1):
        await house.writes("chat", f"p{number}", **shown("email", "info@office.example", ""))
    assert (await house.seen(own)).likely == ()


def test_the_same_name_and_order_make_it_likely() -> None:
    found = joining.with_namesakes([joining.Likely(contact_id=7)], [(5, "88213456"), (7, "88213456")])
    assert [(one.contact_id, len(one.evidence)) for one in found] == [(5, 1), (7, 1)]


async def test_a_namesake_with_the_same_order_is_suggested(house: House) -> None:
    await house.writes("chat", "Анна Котова", "Где заказ 88213456?", thread="c1")
    own = await house.writes("site", "Анна Котова", "Заказ 88213456 не пришёл")
    await house.rooms.store.write(lambda tx: tx.execute(tickets.update().values(fields={"order": "88213456"})))
    (likely,) = (await house.seen(own)).likely
    assert likely.evidence == ({"type": "order", "value": "88213456", "typed": True},)


async def test_operators_alone_decide_and_only_of_what_is_there(house: House) -> None:
    own = await house.writes("site", "anna")
    for act in (
        house.desk.join(ANNA, own, 1),
        house.desk.decline(ANNA, own, 1),
        house.desk.part(ANNA, own, 1),
        house.desk.links(ANNA, own),
    ):
        with pytest.raises(Forbidden):
            await act
    for act in (
        house.desk.join(VERA, own, 99),
        house.desk.join(VERA, own, 1),
        house.desk.join(VERA, 99, 1),
        house.desk.part(VERA, own, 1),
    ):
        with pytest.raises(NotFound):
            await act
