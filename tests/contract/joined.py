"""What the tests of joining stand on: two channels of their own, which vouch for what they are told to, and a real desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from router.desk import Desk
from router.readmodels import Actor, ContactView
from router.schema import Action, Identity, Inbound, InboundMessage, Raw, Sender
from router.store.tables import contacts, identities, messages, tickets
from router.store.tables import joins as table
from tests.contract.desk import Desk as Rooms
from tests.contract.shop import Clock, Ear, Shop, said

ANNA = Actor(role="customer", address="site:anna")
VERA = Actor(role="operator", user_id=2, name="Вера")
MAIL = "anna@mail.example"
PHONE = "+79001234567"


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


def shown(kind: str, value: str, by: str = "provider") -> dict[str, Any]:
    return {"identities": [{"type": kind, "value": value, "verified_by": by}]}
