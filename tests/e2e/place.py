"""Where bad input comes to: a town with its administrator, and what they see of it."""

import io
import itertools
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.e2e.conftest import Town
from tests.emulators.cable import Cable
from tests.emulators.customer import Attachment
from tests.emulators.desk import OperatorBrowser
from tests.emulators.faults import Faults
from tests.waiting import until

MB = 1_000_000
WHOLE = "raws JOIN raw_bodies ON raw_id = id"
PARKED = "SELECT id FROM raws WHERE state = 'parked' AND id > ?"


@dataclass(slots=True, kw_only=True)
class Place:
    """The town, its administrator and the wire to its IMAP server; `here` counts people and texts, so that none occurs twice."""

    town: Town
    admin: OperatorBrowser
    imap: Cable
    http: aiohttp.ClientSession
    here: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def post(
        self, channel: str, data: Any, headers: dict[str, str] | None = None, path: str = ""
    ) -> tuple[int, str]:
        """A provider's request to the desk's webhook: the status and the words of its answer."""
        url = path or f"/in/{channel}"
        data = io.BytesIO(data) if isinstance(data, bytes) and len(data) > MB else data
        async with self.http.post(self.town.desk.url + url, data=data, headers=headers or {}) as answer:
            return answer.status, await answer.text()

    def faults(self, channel: str) -> Faults:
        """What its provider is to do wrong."""
        street = self.town.street
        return {"telegram": street.telegram.faults, "vk": street.vk.faults}[channel]

    def raws(self) -> int:
        """The last raw's id; VK's echoes of our own answers come when they come."""
        return int(
            self.town.desk.one(f"SELECT coalesce(max(id), 0) FROM {WHOLE} WHERE instr(body, 'message_reply') = 0")
        )

    async def good(self, channel: str, files: tuple[Attachment, ...] = ()) -> tuple[str, int]:
        """A new person's good message: his name, and his ticket as soon as it is there."""
        number = next(self.here)
        person, text = f"person{number}", f"Добрый день, где мой заказ {88_000_000 + number}?"
        await self.town.side(channel).write(person, text, files, name=f"Покупатель {number}", subject=text)
        return person, await self.town.ticket_of(text)

    async def parked(self, since: int, count: int = 1) -> list[int]:
        """What was set aside after the raw `since`: it has a ticket, stands on the page and can be replayed there."""
        await until(lambda: len(self.town.desk.rows(PARKED, since)) >= count, f"{count} parked")
        found = [row[0] for row in self.town.desk.rows(PARKED, since)]
        page = await self.admin.admin("parked")
        for raw in found:
            assert f"/admin/parked/{raw}" in page
            assert self.town.desk.one("SELECT ticket_id FROM raws WHERE id = ?", raw), "no ticket tells of it"
            await self.admin.admin(f"parked/{raw}")
        return found

    async def shown(self, channel: str, words: str) -> None:
        """The channel's trouble stands on the administrator's page."""

        async def look() -> bool:
            card = (await self.admin.admin("channels")).partition(f'<span class="quiet">{channel}</span>')[2]
            return words in card.partition("</li>")[0]

        await until(look, f"{words!r} beside {channel}")

    async def well(self, channel: str) -> None:
        query = "SELECT error FROM channel_states WHERE channel = ?"
        await until(lambda: self.town.desk.one(query, channel) == "", f"{channel} is well again")

    async def delivered(self, ticket: int, state: str) -> str:
        """Waits for the state of the ticket's acknowledgement; its reason."""
        query = (
            "SELECT d.state, d.reason FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE m.ticket_id = ?"
        )

        def look() -> list[tuple[Any, ...]]:
            return [row for row in self.town.desk.rows(query, ticket) if row[0] == state]

        found = await until(look, f"the delivery of №{ticket} {state}")
        return str(found[0][1])
