"""One person on many channels: links between channels, suggestions, joins and their undoing.

What the customer proves himself opens his other channels' requests to him; what an operator says joins them for operators alone.
"""

import asyncio
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection

from router import joining
from router.channel import Linked
from router.desk.base import Base, Conflict, NotFound, signature, staff
from router.joining import Claim, Likely
from router.readmodels import Actor, LikelyView, LinkView, TicketView
from router.schema import Json
from router.store import customers, joins, requests
from router.store.joins import Joined
from router.store.tickets import Impossible

MOST_LIKELY = 3
PATIENCE = 3.0  # seconds that a page waits for a provider


class Offer(NamedTuple):
    """Whose requests a signed link would show: his name, and what his channels are called."""

    name: str
    channels: tuple[str, ...]


class People(Base):
    """What operators and customers do about it."""

    async def person(self, view: TicketView) -> TicketView:
        """The ticket with the contacts that may be the same person as its own."""
        found = await self.store.read(_likely, view.contact.id)
        return replace(view, contact=replace(view.contact, likely=found))

    async def join(self, actor: Actor, ticket_id: int, contact_id: int) -> None:
        """An operator's word that the ticket's contact and that one are one person."""
        staff(actor)
        mine = await self._contact_of(ticket_id)
        signs = next((one.evidence for one in await self.store.read(_likely, mine) if one.contact_id == contact_id), ())
        said: list[Json] = [dict(one) for one in signs]
        one = Joined(
            contact_id=mine, other_id=contact_id, proof="operator", evidence={"signs": said}, actor=signature(actor), at=self.now()
        )  # fmt: skip
        await self._write(joins.join, one)

    async def decline(self, actor: Actor, ticket_id: int, contact_id: int) -> None:
        """They are two people: it isn't suggested again."""
        staff(actor)
        mine = await self._contact_of(ticket_id)
        await self._write(joins.decline, mine, contact_id, actor=signature(actor), now=self.now())

    async def part(self, actor: Actor, ticket_id: int, join_id: int) -> None:
        """Undoes a join of the ticket's person: everything is again whose it was."""
        staff(actor)
        theirs = await self.store.read(_joins_of, await self._contact_of(ticket_id))
        if join_id not in theirs:
            raise NotFound("join")
        await self._write(joins.undo, join_id, actor=signature(actor), now=self.now())

    async def links(self, actor: Actor, ticket_id: int) -> tuple[LinkView, ...]:
        """Links for an operator to send in the ticket: opened elsewhere by its customer, they join the two channels."""
        staff(actor)
        return await self._links(await self._contact_of(ticket_id))

    async def own_links(self, actor: Actor) -> tuple[LinkView, ...]:
        """Links for a customer: opened in a messenger, its requests are shown to him, too."""
        return await self._links(await self._himself(actor))

    def page_token(self, contact_id: int) -> str:
        """What a link to «Мои обращения» carries to show that contact's requests there."""
        return joining.sign(self.services.signer, contact_id, secrets.token_hex(8), self.now())

    async def page_link_token(self, actor: Actor, ticket_id: int) -> str:
        """`page_token` for the ticket's customer, for an operator to send him."""
        staff(actor)
        return self.page_token(await self._contact_of(ticket_id))

    async def offer(self, actor: Actor, token: str) -> Offer:
        """What a link that was opened in «Мои обращения» would show there. Raises NotFound if it isn't ours, or is no longer good."""
        his = await self._himself(actor)
        link = joining.link(self.services.signer, token)
        if link is None or not joining.is_good(link, self.now()) or link.contact_id == his:
            raise NotFound("link")
        found = await self.store.read(_whose, link.contact_id, f"{joining.PURPOSE}:{link.nonce}")
        if found is None:
            raise NotFound("link")
        name, channels = found
        return Offer(name, tuple(self.capabilities(channel).title for channel in channels))

    async def accept(self, actor: Actor, token: str) -> None:
        """The customer's yes to `offer`: once, in time. Raises NotFound as it does, Conflict where too many are joined already."""
        await self.offer(actor, token)
        link = joining.link(self.services.signer, token)
        if link is None:
            raise NotFound("link")
        opener = await self._himself(actor)
        one = Joined(
            contact_id=link.contact_id, other_id=opener, proof="link",
            evidence={"given_to": link.contact_id, "opened_by": opener}, actor="customer", at=self.now(),
        )  # fmt: skip
        await self._write(_accept, one, f"{joining.PURPOSE}:{link.nonce}")

    async def _links(self, contact_id: int) -> tuple[LinkView, ...]:
        """One for each channel that can be opened by a link and asks by buttons; each good once, for a quarter of an hour."""
        now, found = self.now(), []
        for channel in self._accounts.values():
            if not isinstance(channel, Linked) or not channel.capabilities.buttons:
                continue
            if not channel.link("x"):
                with suppress(TimeoutError):  # the channel's own name is asked for there
                    await asyncio.wait_for(channel.check(), PATIENCE)
            url = channel.link(self.page_token(contact_id))
            if url:
                found.append(LinkView(title=channel.capabilities.title, url=url, until=now + joining.LINK_FOR))
        return tuple(found)

    async def _contact_of(self, ticket_id: int) -> int:
        found = await self.store.read(customers.ticket_owner, ticket_id)
        if found is None:
            raise NotFound("ticket")
        return found

    async def _himself(self, actor: Actor) -> int:
        await self._contacts(actor)  # for its guard
        found = await self.store.read(customers.contact_of, actor.address)
        if found is None:
            raise Conflict("no_requests")
        return found


def _accept(tx: Connection, one: Joined, key: str) -> None:
    if not requests.first(tx, key, one.at):
        raise Impossible("no_link")
    joins.join(tx, one)


def _joins_of(tx: Connection, contact_id: int) -> set[int]:
    return {row.id for row in joins.of(tx, joins.person(tx, contact_id))}


def _whose(tx: Connection, contact_id: int, key: str) -> tuple[str, tuple[str, ...]] | None:
    """The name and channels of a contact; None if there is none such, or its link was used."""
    names = joins.names(tx, [contact_id])
    if contact_id not in names or requests.result(tx, key) is not None:
        return None
    return names[contact_id], tuple(sorted({channel for channel, _ in joins.addresses(tx, [contact_id])[contact_id]}))


def _likely(tx: Connection, contact_id: int) -> tuple[LikelyView, ...]:
    """Suggestions with their evidence, the strongest first; without those that somebody decided already."""
    person = joins.person(tx, contact_id)
    own = _claims(joins.said_by(tx, person))
    named = _claims(joins.sayers(tx, {(one.type, one.value) for one in own}))
    found = joining.likely(own, [one for one in named if one.contact_id not in person])
    found = joining.with_namesakes(found, joins.namesakes(tx, person))
    settled = joins.settled(tx, person)
    shown = [one for one in found if one.contact_id not in settled][:MOST_LIKELY]
    names = joins.names(tx, [one.contact_id for one in shown])
    addresses = joins.addresses(tx, [one.contact_id for one in shown])
    return tuple(_view(one, names, addresses) for one in shown)


def _view(one: Likely, names: Mapping[int, str], addresses: Mapping[int, list[tuple[str, str]]]) -> LikelyView:
    listed = tuple(address for _, address in addresses.get(one.contact_id, []))
    return LikelyView(
        contact_id=one.contact_id, name=names.get(one.contact_id, ""), addresses=listed, evidence=one.evidence
    )


def _claims(rows: list[tuple[int, str, str, str]]) -> list[Claim]:
    return [Claim(contact_id=contact, type=kind, value=value, how=how) for contact, kind, value, how in rows]
