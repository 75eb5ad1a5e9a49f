"""What the screens are given: frozen values, ready to be shown. Made by router.desk, read by inbox; no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from router.channel import Capabilities
from router.schema import Button, Entity, Json, Part, Raw, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a user of the desk ("operator", "admin"), the "customer" of a signed link, or the "system" itself."""

    role: str
    user_id: int | None = None
    name: str = ""
    address: str = ""  # a customer's
    language: str = "ru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which tickets a list shows. Empty values don't narrow. `status` "active" is new, open and pending together."""

    queue: str = ""
    status: str = "active"
    channel: str = ""
    topic: str = ""
    level: str = ""  # a risk level, "risky" for suspicious and fraud
    assignee: str = ""  # "me", "none" or a user's id
    text: str = ""
    sort: str = "updated"  # updated | created | waiting
    before: str = ""  # the cursor of the page before
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """One row of a list."""

    id: int
    subject: str
    preview: str
    preview_by: str  # in | out
    customer: str
    channel: str
    channel_title: str
    status: str
    topic: str
    section: str
    priority: str
    queue: str
    risk: int
    level: str
    role: str
    assignee: str
    tags: tuple[str, ...]
    unread: bool
    held: bool
    files: int
    waiting_since: datetime | None
    promised_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketList:
    rows: tuple[TicketRow, ...]
    total: int
    next: str  # a cursor for Filter.before; "" at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers beside the queues: active tickets by queue id, and by the fixed views."""

    queues: Mapping[str, int]
    views: Mapping[str, int]  # all | mine | unassigned | risky | overdue | parked | failed


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    id: int
    part: Part
    thumbnail: bool  # an image that may be shown in the page
    small: bool = False  # there is a smaller copy for that
    playable: bool
    gone: bool = False  # its sender deleted it, and left other pictures of its album


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryView:
    """How an answer fares. `reason` is the provider's words; `can_retry` and `can_cancel` are what a person may do now."""

    id: int
    state: str  # queued | sending | sent | failed | unknown | cancelled
    attempts: int
    due_at: datetime | None
    reason: str
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    can_retry: bool
    can_cancel: bool
    kind: str = "send"  # send | edit | delete


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    text: str
    replaced_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    id: int
    direction: str  # in | out | note
    author: str
    channel: str
    text: str
    quoted: str
    subject: str
    parts: tuple[PartView, ...]
    entities: tuple[Entity, ...]
    buttons: tuple[Button, ...]
    forwarded: bool
    copies: tuple[str, ...] = ()  # the addresses outside of ours that a letter went to
    cut: bool = False  # what is read of it is only its beginning: the whole is in the original
    address: str = ""  # where it was written, if answers go elsewhere and people can read it
    doubted: str = ""  # what speaks against its sender's being who he says he is, in the provider's words
    protection: str = ""  # signed | encrypted, with what: "encrypted:pgp"
    evidence: str = ""  # by what an automatic one was known
    automatic: str
    verdict: Verdict | None
    threading: Mapping[str, Json] | None
    delivery: DeliveryView | None
    change: DeliveryView | None = None  # its latest edit or deletion at the provider
    can_edit: bool = False
    can_delete: bool = False
    typed: str = ""  # an answer's text with its markup, as it was typed; `text` and `entities` are what is shown
    answers: int | None = None  # the message that a person answered with it
    revisions: tuple[RevisionView, ...]
    raw_id: int | None
    sent_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One grey line of the history. `kind` names the sentence in the catalogue, `data` fills it."""

    id: int
    kind: str
    actor: str
    data: Mapping[str, Json]
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityView:
    address: str
    kind: str
    handle: str
    name: str
    verified_by: str
    undeliverable: str = ""  # why it takes no messages, in its server's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Undeliverable:
    """An address that takes no messages, in its server's words. Not `for_good`: it may soon."""

    reason: str
    since: datetime
    for_good: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinView:
    """A join of two of a person's contacts: who said it is one person, when, and why. `name` is the other side's."""

    id: int
    name: str
    proof: str  # link | verified | operator
    evidence: Mapping[str, Json]
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyView:
    """A contact that may be the same person, and what speaks for it: `type`, `value` and `typed` (only said, not shown) each."""

    contact_id: int
    name: str
    addresses: tuple[str, ...]
    evidence: tuple[Mapping[str, Json], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link between channels: whoever opens it and says yes is joined. `title` is the channel that it opens."""

    title: str
    url: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    id: int
    name: str
    identities: tuple[IdentityView, ...]
    claims: tuple[IdentityView, ...]
    tickets: tuple[TicketRow, ...]  # the newest first, this ticket excluded
    since: datetime
    joined: tuple[JoinView, ...] = ()
    likely: tuple[LikelyView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketView:
    """The whole ticket: everything its page shows."""

    row: TicketRow
    messages: tuple[MessageView, ...]
    events: tuple[EventView, ...]
    contact: ContactView
    fields: Mapping[str, str]
    capabilities: Capabilities
    reply_to: str  # where an answer goes, in words for people: "@anna_k", "anna@mail.ru"
    blocked: str
    undeliverable: Undeliverable | None
    assignee_id: int | None
    linked_from: int | None
    linked_to: tuple[int, ...]
    merged_into: int | None
    merged_from: tuple[int, ...]
    strangers_to: tuple[int, ...]  # tickets that its writers named or answered without taking part in them
    rating: int | None
    rating_comment: str
    last_event: int
    typing_at: datetime | None = (
        None  # when the customer began to type what he hasn't sent yet; None if that is long ago
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A customer's own request, as «Мои обращения» shows it: never a note, never a cue, never an operator's login."""

    id: int
    subject: str
    status: str
    topic: str
    section: str
    created_at: datetime
    updated_at: datetime
    promised_at: datetime | None
    messages: tuple[MessageView, ...]  # empty in lists
    fields: Mapping[str, str]
    unread: bool
    can_write: bool
    can_close: bool
    can_rate: bool
    rating: int | None
    linked_from: int | None
    linked_to: tuple[int, ...]
    help: tuple["HelpView", ...] = ()  # what the helper offered; empty in lists
    helping: bool = False  # the helper waits for «помогло» or «оператор»


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpView:
    """A help article as its reader sees it."""

    title: str
    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What a customer gets for a request: the number (0: stored, number still to come) and the token of his private link.

    A refusal has `status` 4xx and the sentence to show in `error`; `field` names the field it is about.
    """

    status: int
    ticket_id: int = 0
    token: str = ""
    error: str = ""
    field: str = ""
    retry_after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedView:
    """A raw that could not be read, or failed five times. Nothing of it is lost; `replay` tries again."""

    raw_id: int
    channel: str
    reason: str
    size: int
    attempts: int
    received_at: datetime
    ticket_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawView:
    """What arrived, byte for byte; `reason` says why it is not read or not for the desk."""

    id: int
    raw: Raw
    reason: str
    ticket_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideView:
    """What the provider has and the desk has not, or not as a message, and why. With a `raw_id` it is stored and can't be read."""

    item: str
    sender: str
    subject: str
    sent_at: datetime | None
    size: int
    why: str
    raw_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderView:
    """One folder of a channel's provider against what is here. What is not `wanted` of what is on the server is `outside`.

    Of what was stored, `imported` became messages, `doubles` were known already, `ignored` is not for the desk (our own mail),
    `waiting` is still to be read; `aside` were set aside, the first of them are named in `asides`.
    """

    name: str
    on_server: int
    outside: int
    wanted: int
    seen: int
    since: str
    running: bool
    history: bool
    rescued: int
    rescued_at: datetime | None
    checked_at: datetime | None
    asked: int
    imported: int
    doubles: int
    ignored: int
    waiting: int
    aside: int
    asides: tuple[AsideView, ...]
    renumbered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelView:
    name: str
    kind: str
    title: str
    ok: bool
    detail: str
    last_raw_at: datetime | None
    error: str
    error_at: datetime | None
    waiting: int  # raws not yet processed
    queued: int  # deliveries not yet sent
    facts: Mapping[str, str] = field(default_factory=dict)
    folders: tuple[FolderView, ...] = ()
    lag: float = 0.0  # seconds that the oldest raw waits to be processed


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    id: str
    title: str
    title_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A question that a topic asks in the form."""

    id: str
    title: str
    title_en: str
    type: str  # text | money | date
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    id: str
    title: str
    title_en: str
    audience: str  # buyer | seller | other
    sections: tuple[SectionView, ...]
    fields: tuple[FieldView, ...]
    promise_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    id: int
    login: str
    name: str
    role: str
    language: str
    disabled: bool
