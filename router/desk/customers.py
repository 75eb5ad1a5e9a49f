"""What a customer does: asks, reads his own requests, goes on, closes, rates. Never anybody else's."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime

from router.channel import Capabilities, Channel, Hook, Webhook
from router.desk.base import Base, Conflict, NotFound
from router.desk.views import help_view, request_row, request_view
from router.readmodels import Actor, RequestView, Submitted
from router.schema import Raw
from router.store import articles as stored
from router.store import customers, reading, tickets
from rules.cues.hours import as_told, due

LOOK = 0.5
MAX_COMMENT = 2000


class Customers(Base):
    """The customer's side of the desk, for pages and the JSON API."""

    def forms(self) -> Capabilities | None:
        """What the channel that takes forms can; None when no such channel is configured."""
        found = next((channel for channel in self._accounts.values() if channel.capabilities.forms), None)
        return found.capabilities if found else None

    async def submit(self, hook: Hook, channel: str = "") -> Submitted:
        """Stores a form and waits a few seconds for its ticket's number. A refusal has a 4xx status and stores nothing."""
        taker = self._taker(channel)
        if taker is None or not isinstance(taker, Webhook):
            raise NotFound("form")
        accepted = await self.services.take(taker, hook)
        answer = _answer(accepted.body)
        if not accepted.raws:
            return Submitted(
                status=accepted.status if accepted.status >= 400 else 400, error=str(answer.get("error", "")),
                field=str(answer.get("field", "")), retry_after=_seconds(accepted.headers.get("Retry-After", "")),
            )  # fmt: skip
        ticket_id = await self._number(accepted.raws[0])
        return Submitted(status=accepted.status, ticket_id=ticket_id, token=str(answer.get("token", "")))

    def customer(self, token: str) -> Actor | None:
        """Whose private link this is."""
        key = self.services.signer.verify("customer", token[:200])
        taker = self._taker("")
        if key is None or taker is None:
            return None
        return Actor(role="customer", address=f"{taker.kind}:{key}")

    async def requests(self, actor: Actor) -> tuple[RequestView, ...]:
        """The customer's requests on all his channels, the newest first, without their threads."""
        his = await self._contacts(actor)
        if not his:
            return ()
        rows = await self.store.read(customers.request_tickets, his)
        unread = await self.store.read(customers.unread_requests, his)
        return tuple(request_row(row, unread=row.id in unread, can_write=self._writable(row.channel)) for row in rows)

    async def request(self, actor: Actor, ticket_id: int) -> RequestView:
        """One request with its thread; its answers are read from now on."""
        his = await self._own(actor, ticket_id)
        page = await self.store.read(customers.request_page, ticket_id, his)
        if page is None:
            raise NotFound("ticket")
        if ticket_id in await self.store.read(customers.unread_requests, his):
            await self.store.write(customers.mark_answers_read, page, self.now())
        state, articles = await self.store.read(stored.offered, ticket_id)
        shown = request_view(page, can_write=self._writable(page.row.channel))
        helping = (
            bool(articles) and not state.silent and page.row.status in tickets.ACTIVE and page.row.answered_at is None
        )
        return replace(shown, help=tuple(map(help_view, articles)), helping=helping)

    async def close_request(self, actor: Actor, ticket_id: int) -> None:
        """The customer needs no more help. Closed is final."""
        await self._own(actor, ticket_id)
        await self._write(tickets.set_status, ticket_id, "closed", actor="customer", now=self.now())

    async def rate(self, actor: Actor, ticket_id: int, stars: int, comment: str = "") -> None:
        """1 to 5 stars, once, for a request that support has answered as solved (or that is closed)."""
        await self._own(actor, ticket_id)
        ticket = await self.store.read(tickets.get, ticket_id)
        if ticket is not None and ticket.rating is not None:
            raise Conflict("rated", ticket=ticket_id)
        comment = comment.strip()[:MAX_COMMENT]
        await self._write(tickets.rate, ticket_id, stars, comment, actor="customer", now=self.now())

    def _taker(self, name: str) -> Channel | None:
        takers = (channel for channel in self._accounts.values() if channel.capabilities.forms)
        return next((channel for channel in takers if name in ("", channel.name)), None)

    def answered_by(self, minutes: int) -> datetime:
        """By when a question of now is promised an answer, counted in working hours."""
        return as_told(due(self.now(), minutes, self.services.guide().hours))

    def _writable(self, channel: str) -> bool:
        """A request that began elsewhere is gone on with there."""
        return self.capabilities(channel).forms

    async def _number(self, raw: Raw) -> int:
        loop = asyncio.get_running_loop()
        until = loop.time() + self.services.number_within
        while True:
            seen = self.store.changed.version("events")
            found = await self.store.read(reading.raw_ticket, raw.channel, raw.key)
            if found is not None and (found[1] is not None or found[0] != "new"):
                return found[1] or 0
            left = until - loop.time()
            if left <= 0:
                return 0
            await self.store.changed.wait("events", seen, min(LOOK, left))


def _answer(body: str) -> dict[str, object]:
    """A forms channel answers a JSON object (Capabilities.forms)."""
    found = json.loads(body) if body else {}
    return found if isinstance(found, dict) else {}


def _seconds(header: str) -> int:
    return int(header) if header.isascii() and header.isdigit() and len(header) < 9 else 0
