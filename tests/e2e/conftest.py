"""A real desk on the four emulators: `town` for each test anew, or `settled` by a module for all of its tests."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from router.store import users
from router.store.engine import Store
from tests.database import cheap
from tests.emulators.customer import CustomerSide, Line
from tests.emulators.desk import OperatorBrowser, RunningDesk
from tests.emulators.street import Street, opened
from tests.waiting import until

LOGIN, PASSWORD = "olga", "a long password"


@dataclass(slots=True, kw_only=True)
class Town:
    """The desk (not yet started) and its customers."""

    street: Street
    desk: RunningDesk
    stack: AsyncExitStack

    def side(self, channel: str) -> CustomerSide:
        return self.street.sides[channel]

    def told(self, channel: str, person: str) -> list[Line]:
        """What the desk told the person, oldest first."""
        return [line for line in self.side(channel).transcript(person) if line.by == "desk"]

    def only(self, channel: str, **settings: object) -> None:
        """The desk has this channel alone: the others take half of what a start does."""
        self.desk.channels, self.desk.settings = {channel: self.street.channels[channel]}, settings
        self.desk.write_config()

    async def start(self, role: str = "all") -> None:
        await self.desk.start(role)
        await self.street.connect(self.desk.url, self.desk.channels)
        if "email" in self.desk.channels:  # what comes before a desk's very first look is its history
            looked = "SELECT count(*) FROM cursors WHERE name LIKE '%#first'"
            count = len(self.street.mail.mailboxes)
            await until(lambda: self.desk.one(looked) == count, "a look at every mailbox")

    async def operator(self, role: str = "operator") -> OperatorBrowser:
        """An operator (or an admin) who is logged in."""
        store = Store.open(f"sqlite:///{self.desk.database}")
        await store.write(users.add, LOGIN, cheap(PASSWORD), LOGIN, role, datetime.now(UTC))
        await store.close()
        browser = OperatorBrowser(self.desk.url)
        self.stack.push_async_callback(browser.close)
        await browser.log_in(LOGIN, PASSWORD)
        return browser

    async def ticket_of(self, text: str) -> int:
        """The ticket of the message with exactly this text, as soon as it is there."""
        query = "SELECT ticket_id FROM messages WHERE direction = 'in' AND text = ?"
        found: int = await until(lambda: self.desk.one(query, text), f"a ticket for {text!r}")
        return found


@asynccontextmanager
async def settled(folder: Path, settings: Mapping[str, object] | None = None) -> AsyncIterator[Town]:
    """A town whose desk has its configuration and is not started yet."""
    async with AsyncExitStack() as stack:
        street = await stack.enter_async_context(opened())
        desk = RunningDesk(folder=folder, channels=street.channels, secrets=street.secrets, settings=settings or {})
        desk.write_config()
        stack.push_async_callback(desk.kill)
        yield Town(street=street, desk=desk, stack=stack)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with settled(tmp_path) as made:
        yield made
