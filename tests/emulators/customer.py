"""How the demo and the end-to-end tests sit on the customer's side of any emulated provider."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the conversation as the customer's own app would show it."""

    by: str  # "customer" or "desk"
    text: str
    files: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    subject: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    name: str
    media_type: str
    data: bytes


class CustomerSide(Protocol):
    """`person` is a short stable name such as "anna"; an emulator makes the account at its first use."""

    title: str

    async def write(
        self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "", subject: str = ""
    ) -> None:
        """The person sends this from the provider's app; returns when the provider took it (not when the desk did)."""

    def people(self) -> list[str]:
        """Everybody who has written, the latest first."""

    def transcript(self, person: str) -> list[Line]:
        """Both sides of the person's conversation, oldest first."""


@runtime_checkable
class Answering(Protocol):
    """A side where an answer to the desk is something else than a new letter to it."""

    async def reply_quoted(self, person: str, text: str, files: Sequence[Attachment] = (), *, name: str = "") -> None:
        """The person answers the desk's last letter."""


@runtime_checkable
class Pressable(Protocol):
    """A side whose provider has buttons."""

    async def press(self, person: str, label: str, /) -> object:
        """The person presses the latest button with this label. Raises LookupError if there is none."""
