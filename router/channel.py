"""The contract between the desk and a channel. A channel knows its provider; the desk knows only this page."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from router.schema import Inbound, Outbound, Outcome, Part, Raw
from router.signing import Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What screens and the outbox ask instead of the channel's kind.

    `max_text` characters in one piece, `max_file` bytes a file (0: no files), `max_total` bytes of all files of an answer (0: no
    limit). `safe_repeat`: an attempt whose answer was lost may
    be repeated without a second delivery (the provider, or the receiving side, dedupes on the id that we fixed before).
    `forms`: takes the customer's form; its `accept` answers JSON: `{"token": …}`, or `{"error": …, "field": …}` with a 4xx.
    `per_second` and `per_thread_second` are the provider's limits on sending (0: none known).
    `attempt`: how many seconds one attempt may take at the most; the channel's own deadlines end it before.
    `edit_for` and `delete_for`: how many seconds after it was sent an answer may be changed or taken back (0: it can't be).
    """

    title: str
    safe_repeat: bool
    attachments: bool = True
    buttons: bool = False
    subject: bool = False
    threads: bool = False
    forms: bool = False
    max_text: int = 0
    max_file: int = 0
    max_files: int = 10
    max_total: int = 0
    per_second: float = 0.0
    per_thread_second: float = 0.0
    attempt: float = 120.0
    edit_for: float = 0.0
    delete_for: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """An HTTP request as a webhook sees it; the body is already bounded and complete. Header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    remote: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What a webhook answers. `raws` are committed before the answer leaves; a refusal has none and a 4xx status."""

    raws: tuple[Raw, ...] = ()
    status: int = 200
    body: str = ""
    content_type: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One line of the channels page. `ok` False says why in `detail`, for an admin, without secrets."""

    ok: bool
    detail: str
    facts: Mapping[str, str] = field(default_factory=dict)


class Sink(Protocol):
    """Where a poller puts what it got. The cursor is kept in the desk's database and moves in the raws' own transaction."""

    async def load(self) -> dict[str, str]:
        """The cursor as last stored; empty at the first start."""

    async def store(self, raws: Sequence[Raw], cursor: Mapping[str, str] | None = None) -> None:
        """Returns after the commit. `cursor` entries are merged into the stored ones. A Raw seen before is no error."""

    async def note(self, error: str) -> None:
        """The last trouble of this poller, for the channels page ("" when it is well again). Never carries a secret."""

    async def known(self, keys: Sequence[str]) -> set[str]:
        """Those of the channel's raws' keys that are stored already."""

    async def waiting(self) -> int:
        """The channel's raws that are stored and not yet processed: who brings much waits while they are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that the provider has and the channel could not take whole, and why. `item` names it to `Folders.again`.

    `sent` is its date in ISO 8601, "" where nobody knows; `size` bytes, 0: unknown. `why` is a sentence for an admin.
    """

    item: str
    sender: str = ""
    subject: str = ""
    sent: str = ""
    size: int = 0
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One folder at the provider against what is here. Numbers are of the last look, at `checked_at`.

    `on_server` things are in it; `wanted` of them are to be here (those from before the day `since` and deleted ones are not), of
    which `seen` were looked at so far while the look is `running`; `history`: what was there before the desk is being taken in.
    `prefix` begins the keys of its raws. `rescued` were missing although they had been passed, and were fetched. `asked`: set-aside
    things that a person wants tried again. `renumbered_at`: when the provider was seen to go back behind what was fetched, as after a
    restore from a backup.
    """

    name: str
    prefix: str
    on_server: int = 0
    wanted: int = 0
    seen: int = 0
    since: str = ""
    running: bool = False
    history: bool = False
    rescued: int = 0
    rescued_at: datetime | None = None
    checked_at: datetime | None = None
    asides: tuple[Aside, ...] = ()
    asked: int = 0
    renumbered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would bring, by what the provider tells without giving the things themselves; nothing is stored.

    `months` counts by "2026-01". `automatic` were sent by machines; `skipped` says why how many are not taken; `too_large` come
    with their beginning only. `biggest` are named with their size. Without `error` the folder could be looked at.
    """

    folder: str
    on_server: int = 0
    wanted: int = 0
    size: int = 0
    months: Mapping[str, int] = field(default_factory=dict)
    automatic: int = 0
    ended: int = 0
    first: datetime | None = None
    last: datetime | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)
    biggest: tuple[Aside, ...] = ()
    error: str = ""


class FetchFailed(Exception):
    """An attachment can't be had. `state` is the part's new state; `retry` tells whether trying later may help."""

    def __init__(self, reason: str, *, state: str = "failed", retry: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.state, self.retry = reason, state, retry


class Channel(Protocol):
    """One configured account of a kind. Every network call has a deadline of its own."""

    name: str
    kind: str
    capabilities: Capabilities

    def parse(self, raw: Raw) -> list[Inbound]:
        """Pure: the same raw always gives the same list. Raises Malformed and nothing else."""

    async def send(self, reply: Outbound) -> Outcome:
        """One attempt at the next undelivered piece: at most one effect that a customer sees. Never raises for a provider's fault."""

    def fetch(self, part: Part, raw: Raw) -> AsyncIterator[bytes]:
        """The part's bytes in chunks; raises FetchFailed. `raw` is the raw that the part was parsed from."""

    async def check(self) -> Health:
        """Asks the provider whether our credentials work."""

    async def close(self) -> None:
        """Closes connections; afterwards the channel is not used again."""


@runtime_checkable
class Together(Protocol):
    """A channel that reads several raws sooner than one by one."""

    def parse_all(self, raws: Sequence[Raw]) -> list[list[Inbound]]:
        """What `parse` gives for each; raises what it raises for any of them."""


@runtime_checkable
class Webhook(Protocol):
    """A channel that is called. Reached at /in/{channel name}[/tail]."""

    def accept(self, hook: Hook) -> Accepted:
        """Verifies (constant time), answers handshakes, names the raws. Pure; a refusal is a 4xx without raws."""


@runtime_checkable
class Poller(Protocol):
    """A channel that asks. The desk restarts `run` with back-off whenever it raises or returns."""

    async def run(self, sink: Sink) -> None:
        """Runs until cancelled: fetch, `await sink.store(raws, cursor)`, and only then acknowledge to the provider."""


class NotSwitched(Exception):
    """The provider can't be told to call us, or not to: a sentence for an admin, without secrets."""


@runtime_checkable
class Switchable(Protocol):
    """A poller that its provider may call instead. Which of the two it is, is the provider's to know: a running poller follows.

    Both ways lose nothing and double nothing. All of them raise NotSwitched.
    """

    async def webhook(self) -> Mapping[str, str]:
        """What the provider says of being called: names and values for people, without secrets; empty: nobody is called."""

    async def set_webhook(self) -> str:
        """Asks the provider to call us; gives the address."""

    async def delete_webhook(self) -> None:
        """Asks the provider not to call us; what waits there stays for the poller."""


@runtime_checkable
class Folders(Protocol):
    """A poller whose provider keeps what arrived, so that it can be counted, looked through and asked for again.

    `cursor` is always the one that its sink loads; what `again` and `begin` return is merged into it, and the poller finds it there.
    """

    def folders(self, cursor: Mapping[str, str]) -> tuple[Folder, ...]:
        """Pure: what the last look found."""

    def again(self, cursor: Mapping[str, str], item: str) -> Mapping[str, str]:
        """Asks for a set-aside thing once more; "" for all of them. Empty: there is none such."""

    def begin(self, day: date) -> Mapping[str, str]:
        """Asks for everything that was received from that day on."""

    def named(self, raw: Raw, why: str) -> Aside:
        """Who wrote a raw that can't be read, and about what, as far as it can be seen. Pure."""

    async def preview(
        self, cursor: Mapping[str, str], day: date | None, known: "Known", tell: Callable[[int, int], None]
    ) -> tuple[Preview, ...]:
        """Looks without storing; `tell` gets (looked at, of how many). Without a day: as it is configured."""


@runtime_checkable
class Paced(Protocol):
    """A channel whose conversations have different limits."""

    def pause(self, thread: str) -> float:
        """Seconds that must pass in a thread between one message and the next. Pure."""


@runtime_checkable
class Typing(Protocol):
    """A channel that can show the customer that an answer is being written."""

    async def typing(self, thread: str) -> None:
        """Shows it for some seconds. Best effort: whatever goes wrong is swallowed, and nothing is repeated."""


@runtime_checkable
class Linked(Protocol):
    """A channel that can be opened by a link which brings a token back, as `InboundMessage.link_token`."""

    def link(self, token: str) -> str:
        """The address that opens a chat with us; "" while our own name there isn't known. Pure."""


class Known(Protocol):
    """`Sink.known`."""

    async def __call__(self, keys: Sequence[str]) -> set[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSetup:
    """What a kind's `build` gets: the account's name, its own section of config.yaml (environment filled in), the desk's signer
    for reply tokens ("reply", conversation id) and private links ("customer", key), and the public address of the desk."""

    name: str
    section: Mapping[str, object]
    signer: Signer
    public_url: str


class ConfigProblem(Exception):
    """One sentence that names the key, the problem and the nearest right name."""
