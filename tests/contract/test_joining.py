"""One person on many channels: what proves it, what doesn't, and that it can be undone. Two channels of the tests' own, a real store."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from router import joining
from router.channel import LINK_TOKEN, Capabilities, Signer
from router.desk import Conflict, Desk, Forbidden, NotFound, Services
from router.filing.replies import MOST_AN_HOUR
from router.media import Blobs
from router.readmodels import Actor, ContactView
from router.schema import Action, Identity, Inbound, InboundMessage, Raw, Sender
from router.store import joins
from router.store.joins import Joined
from router.store.tables import contacts, deliveries, events, identities, messages, tickets
from router.store.tables import joins as table
from router.store.tickets import Impossible
from tests.contract.desk import SECRET
from tests.contract.desk import Desk as Rooms
from tests.contract.desk import desk as rooms
from tests.contract.shop import Clock, Shop, said
from tests.contract.test_history import Ear
from tests.desk.house import Topics

ANNA = Actor(role="customer", address="site:anna")
VERA = Actor(role="operator", user_id=2, name="Вера")
MAIL, PHONE = "anna@mail.example", "+79001234567"


@dataclass(slots=True)
class Stand(Shop):
    """A shop whose senders have addresses of its own, and which vouches for what it is told to."""

    def _inbound(self, one: Mapping[str, Any], raw: Raw) -> Inbound:
        read = Shop._inbound(self, one, raw)
        shown = tuple(Identity(**given) for given in one.get("identities", ()))
        sender = Sender(address=f"{self.name}:{one.get('by')}", name=one.get("by", ""), identities=shown)
        if isinstance(read, InboundMessage):
            return replace(read, sender=sender, link_token=one.get("token", ""))
        return replace(read, sender=sender) if isinstance(read, Action) else read

    def link(self, token: str) -> str:
        return f"https://chat.example/{self.name}?start={token}"


@dataclass
class House:
    rooms: Rooms
    desk: Desk
    ear: Ear
    clock: Clock
    numbers: list[int] = field(default_factory=lambda: [0])

    async def writes(self, channel: str, by: str, text: str = "Где мой заказ?", **more: Any) -> int:
        """A message in a chat of one's own; the ticket's number."""
        self.numbers[0] += 1
        extra = more.pop("extra", {})
        one = {**said(f"m{self.numbers[0]}", text, by=by, thread=more.pop("thread", f"t-{by}")), "extra": extra, **more}
        raw_id = await self.rooms.arrive(one, key=f"k{self.numbers[0]}", channel=channel)
        return int(next(row.ticket_id for row in await self.rooms.rows(messages) if row.raw_id == raw_id))

    async def presses(self, by: str, data: str, channel: str = "chat") -> None:
        self.numbers[0] += 1
        one = {"is": "action", "id": f"a{self.numbers[0]}", "by": by, "thread": f"t-{by}", "data": data}
        await self.rooms.arrive(one, key=f"k{self.numbers[0]}", channel=channel)

    async def token(self, by: Actor = ANNA) -> str:
        (link,) = await self.desk.own_links(by)
        return link.url.partition("start=")[2]

    async def buttons(self) -> list[str]:
        """The data of the buttons under the last thing that we said."""
        said_by_us = [row for row in await self.rooms.rows(messages) if row.direction == "out"]
        return [button["data"] for button in said_by_us[-1].buttons]

    async def last_words(self) -> str:
        return str([row for row in await self.rooms.rows(messages) if row.direction == "out"][-1].text).replace(
            "\xa0", " "
        )

    async def joined(self) -> list[tuple[int, int, str]]:
        """What is joined now."""
        rows = await self.rooms.rows(table)
        return [(r.contact_id, r.other_id, r.proof) for r in rows if r.state == "joined" and r.undone_at is None]

    async def seen(self, ticket_id: int) -> ContactView:
        return (await self.desk.person(await self.desk.ticket(VERA, ticket_id))).contact

    async def his(self, actor: Actor = ANNA) -> set[int]:
        return {one.id for one in await self.desk.requests(actor)}

    async def everything(self) -> list[list[Any]]:
        """Whose everything is."""
        return [
            await self.rooms.rows(contacts),
            await self.rooms.rows(identities, "id", "contact_id"),
            await self.rooms.rows(tickets, "id", "contact_id", "conversation_id"),
            await self.rooms.rows(messages, "id", "contact_id", "conversation_id", "ticket_id"),
        ]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    site = Stand(name="site", kind="site", capabilities=Capabilities(title="Сайт", safe_repeat=True, forms=True))
    chat = Stand(name="chat", kind="chat", capabilities=Capabilities(title="Чат", safe_repeat=True, buttons=True))
    ear = Ear()
    async with rooms(tmp_path, site, chat, rules=ear) as made:

        async def take(*_: object) -> Any:
            raise AssertionError("no form is sent here")

        services = Services(
            store=made.store, channels={"site": site, "chat": chat}, guide=Topics, take=take, blobs=Blobs(tmp_path / "blobs"),
            signer=Signer(SECRET), now=made.clock,
        )  # fmt: skip
        yield House(made, Desk(services), ear, made.clock)


def shown(kind: str, value: str, by: str = "provider") -> dict[str, Any]:
    return {"identities": [{"type": kind, "value": value, "verified_by": by}]}


# --- a signed link ------------------------------------------------------------------------------------------------------------


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


# --- one person ---------------------------------------------------------------------------------------------------------------


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
