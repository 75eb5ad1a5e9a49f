"""What filing is given: raws that were read and judged, and what it needs beside the transaction."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from router import threading
from router.articles.search import Found
from router.joining import Link
from router.schema import Inbound, Json, Verdict
from router.store import raws
from rules.model import Hours, Topic

Way = Literal["buttons", "page", "words"]  # how customers are asked: a "page" of ours has its own buttons and stars


class Texts(Protocol):
    """The part of a rule set that speaks to customers."""

    @property
    def hours(self) -> Hours | None:
        """When people answer; None where nobody said it."""

    def template(self, name: str, language: str, **values: str | int) -> str:
        """The text for the customer; KeyError for an unknown name."""

    def promise_minutes(self, topic: str) -> int:
        """The time promised for an answer."""

    def topic(self, name: str) -> Topic | None:
        """What the rules say of a topic; None for one they don't know."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules were told beside a message, as it is stored, and what the message will be recognised by: `marks`.

    `crowded` are those of its marks that so many contacts were seen with that the oldest may be forgotten.
    """

    context: Mapping[str, Json] | None = None
    marks: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()


NOTHING_TOLD = Told()


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a raw, in order; a message (or an edit's) has its verdict, its masked text and the `likely` articles about it."""

    inbound: Inbound
    verdict: Verdict | None = None
    told: Told = NOTHING_TOLD
    likely: tuple[Found, ...] = ()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A raw that was read."""

    raw: raws.StoredRaw
    found: tuple[Judged, ...]


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """What filing needs beside the transaction. `token` gives the conversation of a signed reply token, 0 if it isn't ours;
    `link` what a signed link between channels says.

    `helper`: the helper speaks; `asks_by` says how a channel's customers are asked.
    """

    texts: Texts
    now: datetime
    new_id: Callable[[], str]
    token: Callable[[str], int]
    link: Callable[[str], Link | None] = lambda token: None
    policy: threading.Policy = msgspec.field(default_factory=threading.Policy)
    acknowledge: bool = True
    helper: bool = False
    asks_by: Callable[[str], Way] = lambda channel: "words"
