"""What every part of the desk stands on: its services, its errors and who may do what."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection

from router.channel import Accepted, Capabilities, Channel, Hook
from router.filing.given import Texts
from router.media.blobs import Blobs
from router.readmodels import Actor, TopicView
from router.signing import Signer
from router.store import customers, reading
from router.store.engine import Store
from router.store.tickets import Impossible
from rules.cues import hours as clock
from rules.model import Hours

P = ParamSpec("P")
T = TypeVar("T")


class DeskError(Exception):
    """What a person can't do, and why. `key` names the sentence in the catalogue, `data` fills it."""

    def __init__(self, key: str, **data: object) -> None:
        super().__init__(f"{key} {data}" if data else key)
        self.key, self.data = key, data


class Forbidden(DeskError):
    """This role may not do this."""

    def __init__(self) -> None:
        super().__init__("forbidden")


class NotFound(DeskError):
    """There is no such thing, or it isn't the asker's: the two look the same on purpose."""

    def __init__(self, what: str) -> None:
        super().__init__("not_found", what=what)


class Conflict(DeskError):
    """It can't be done to this thing as it is now."""


class Invalid(DeskError):
    """What was given is not acceptable; `data["field"]` names it."""


class TooMany(DeskError):
    """Asked too often; `data["retry_after"]` in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("too_many", retry_after=retry_after)


class Guide(Protocol):
    """What the screens ask of the active rules."""

    def topics(self) -> tuple[TopicView, ...]: ...

    def queues(self) -> tuple[tuple[str, str, str], ...]: ...

    @property
    def hours(self) -> Hours | None:
        """When people answer; None where nobody said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the desk is built of. `take` is ingest's: a form verified and stored; `guide` the active rules' topics and queues.

    `rating` gives the rules' texts where customers are asked how good an answer was. `number_within`: seconds for which the sender of a
    form waits for his ticket's number; the form is stored before that.
    """

    store: Store
    channels: Mapping[str, Channel]
    guide: Callable[[], Guide]
    take: Callable[[Channel, Hook], Awaitable[Accepted]]
    blobs: Blobs
    signer: Signer
    now: Callable[[], datetime]
    rating: Callable[[], Texts] | None = None
    number_within: float = 5.0


class Base:
    """The guards. Every public function of the desk begins with one of them."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.store = services.store
        self._accounts = services.channels

    def now(self) -> datetime:
        return self.services.now()

    def zone(self) -> tzinfo | None:
        """The clock on the wall of those who answer; None where nobody said it."""
        hours = self.services.guide().hours
        return clock.zone(hours.zone) if hours is not None else None

    def capabilities(self, channel: str) -> Capabilities:
        """Of an account that is no longer configured: none."""
        found = self._accounts.get(channel)
        return found.capabilities if found else Capabilities(title=channel, safe_repeat=False, attachments=False)

    async def _write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`store.write`, with what the store finds impossible said as the desk says it."""
        try:
            return await self.store.write(fn, *args, **kwargs)
        except Impossible as problem:
            if problem.key.startswith("no_"):
                raise NotFound(problem.key.removeprefix("no_")) from None
            raise Conflict(problem.key, **problem.data) from None

    async def _target(self, ticket_id: int) -> tuple[str, str]:
        """The channel that an answer leaves on, and its thread there."""
        found = await self.store.read(reading.reply_target, ticket_id)
        if found is None:
            raise NotFound("ticket")
        return found

    async def _own(self, actor: Actor, ticket_id: int) -> frozenset[int]:
        """The customer's contacts, if the ticket is his; raises NotFound for a stranger's."""
        his = await self._contacts(actor)
        if await self.store.read(customers.ticket_owner, ticket_id) not in his:
            raise NotFound("ticket")
        return his

    async def _contacts(self, actor: Actor) -> frozenset[int]:
        """Those that he has shown to be his himself; what an operator believes opens nothing to a customer."""
        if actor.role != "customer" or not actor.address:
            raise Forbidden
        return await self.store.read(customers.own_contacts, actor.address)


def signature(actor: Actor) -> str:
    """The actor as the history names him: "user:7", "customer", "system"."""
    return f"user:{actor.user_id}" if actor.user_id is not None else actor.role


def staff(actor: Actor) -> None:
    """Operators and admins, and the system itself."""
    if actor.role not in ("operator", "admin", "system"):
        raise Forbidden


def admin(actor: Actor) -> None:
    if actor.role not in ("admin", "system"):
        raise Forbidden
