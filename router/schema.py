"""The words of the desk: one schema for every channel. Frozen values, no I/O, nothing of ours imported.

They are Structs, some fifty a message: to make a frozen dataclass takes fifteen times as long.
Times are aware UTC. Offsets are counted in Python characters (code points) of the field they name.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """What arrived, byte for byte. `key` survives redelivery: UNIQUE(channel, key) makes a second arrival nothing new."""

    channel: str
    key: str
    body: bytes
    meta: Mapping[str, str] = msgspec.field(default_factory=dict)
    received_at: datetime


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """One address of a person. `verified_by` names the proof (the channel's kind, "dkim", "link"); empty is only claimed."""

    type: str
    value: str
    verified_by: str = ""


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote. `address` is typed (`telegram:123`, `vk:5`, `email:a@b.ru`, `web:…`) and is the contact's first identity."""

    address: str
    name: str = ""
    handle: str = ""
    identities: tuple[Identity, ...] = ()


PartKind = Literal[
    "image", "video", "video_note", "audio", "voice", "file", "sticker", "animation", "location", "contact",
    "product", "link", "poll", "story", "gift", "call", "form", "unsupported",
]  # fmt: skip
PartState = Literal["none", "stored", "pending", "too_large", "expired", "blocked", "failed"]


# `Part.facts` of a picture of which the provider has a smaller copy: {"ref": …}; with its "sha256" and "media_type" once it is here.
SMALL = "small"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was sent beside the text.

    Media: `ref` is what the channel's `fetch` needs, `size` in bytes (0: unknown), `state` "pending" until fetched.
    Everything else has state "none". `text` is how the part reads in one line ("55.75, 37.61", "Анна +7…", "unsupported: dice").
    """

    kind: PartKind
    name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    ref: str = ""
    state: PartState = "none"
    reason: str = ""
    text: str = ""
    url: str = ""
    inline: bool = False
    facts: Mapping[str, Json] = msgspec.field(default_factory=dict)


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Formatting or a link the provider marked in `text`: type is url, mention, hashtag, bold, code, text_link …"""

    type: str
    start: int
    end: int
    value: str = ""


AutomaticKind = Literal["", "auto_reply", "bounce", "delay", "receipt", "complaint", "list", "machine"]


class InboundMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message as its sender meant it.

    `text` is what the sender wrote (plain, NFC); quotes, signatures and forwards are in `quoted`.
    `external_id` is unique on the channel and dedupes; `reference` is how later messages cite this one (default: external_id).
    `thread` is the provider's conversation (a chat, a peer); empty where the channel has none, as in mail.
    `references` are the messages it answers, oldest first; `reply_token` is our own signed token if it came back.
    `automatic` is not empty when no person wrote it; such a message is never answered by itself.
    `ours` marks what our side wrote outside the desk (the provider's own screen): it becomes an outbound message.
    `to` is where answers go if not to the sender: the customer that an `ours` one was written to, the Reply-To of a mail.
    `copies` are the other addresses outside of ours that it was written to: who answers it from one of them is no stranger.
    `topic`, `section`, `fields` are what the sender declared himself, as in a form. `own_ticket` is the ticket he says he goes on
    with, `linked_from` the closed one he refers to: both count only if that ticket is his.
    `history` marks what was there before the desk: it is filed for the record, nothing is answered by itself or promised for it.
    "open" may still wait for an answer; "ended" is answered or old, and opens nothing.
    `link_token` is a signed link between channels (`router.signing.LINK_TOKEN`) that it brought back: perhaps one person's proof.
    `doubted` says what speaks against the sender's being who he says he is (a failed DMARC): his address alone proves nothing then.
    """

    channel: str
    external_id: str
    sender: Sender
    text: str
    quoted: str = ""
    subject: str = ""
    thread: str = ""
    reference: str = ""
    references: tuple[str, ...] = ()
    reply_token: str = ""
    link_token: str = ""
    group_id: str = ""
    forwarded: bool = False
    parts: tuple[Part, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: Mapping[str, Json] = msgspec.field(default_factory=dict)
    automatic: AutomaticKind = ""
    ours: bool = False
    to: str = ""
    copies: tuple[str, ...] = ()
    mailbox: str = ""
    topic: str = ""
    section: str = ""
    fields: Mapping[str, str] = msgspec.field(default_factory=dict)
    own_ticket: int = 0
    linked_from: int = 0
    doubted: str = ""
    history: Literal["", "open", "ended"] = ""
    sent_at: datetime


class InboundEdit(msgspec.Struct, frozen=True, kw_only=True):
    """A new revision of the message `external_id`. If that message was never seen, the revision is stored as a message."""

    message: InboundMessage
    edited_at: datetime


class InboundDelete(msgspec.Struct, frozen=True, kw_only=True):
    """The sender took `external_id` back: it is marked, never removed."""

    channel: str
    external_id: str
    deleted_at: datetime


REACTION = "reaction:"  # `Action.data` of a reaction begins so; its signs follow, none when it was taken back

# What can happen in a chat without anybody writing, the same words for all providers; the kinds of a ticket's events, too.
Happened = Literal[
    "chat_joined", "chat_left", "chat_owner", "chat_title", "chat_photo", "chat_photo_removed", "chat_created",
    "chat_upgraded", "chat_timer", "chat_timer_off", "chat_pinned", "chat_unpinned", "chat_website", "chat_near",
    "chat_boosted", "chat_background", "chat_price", "chat_topic_opened", "chat_topic_changed", "chat_topic_closed",
    "chat_giveaway", "chat_giveaway_ended", "chat_bot_made", "chat_call_planned", "chat_call_started", "chat_call_ended",
    "chat_call_invited", "chat_community_joined", "chat_community_left", "chat_screenshot", "chat_tasks", "chat_poll",
    "chat_payment_refused", "chat_unknown",
]  # fmt: skip


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """A pressed button, a reaction, or what `happened` in the chat. `data` is the button's own, or whom or what the event is about.

    `reference` cites the message that it is at. `answer` is what the provider wants back.
    """

    channel: str
    external_id: str
    sender: Sender
    thread: str
    data: str
    happened: Happened | Literal[""] = ""
    reference: str = ""
    answer: str = ""
    acted_at: datetime


ReceiptState = Literal["delivered", "read", "bounced", "blocked", "allowed", "typing"]


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """News of what we sent, or of who may answer it. Names one message by `reference`, or with an empty one the whole `thread`
    (blocked, allowed, typing).

    A bounce without the name may have our own signed `reply_token`: then it is of the last message sent in that conversation.
    `moved_to`: the provider gave the `thread` this new name (a Telegram group became a supergroup).
    """

    channel: str
    state: ReceiptState
    reference: str = ""
    thread: str = ""
    reply_token: str = ""
    reason: str = ""
    permanent: bool = True
    moved_to: str = ""
    happened_at: datetime


class Ignored(msgspec.Struct, frozen=True, kw_only=True):
    """The raw is understood and is not for the desk (a like, our own echo); `reason` says why. Never a message."""

    channel: str
    reason: str


Inbound = InboundMessage | InboundEdit | InboundDelete | Action | Receipt | Ignored


class Malformed(Exception):
    """The only exception of `parse`: these bytes can't be read. The raw is parked, visible and replayable."""


Field = Literal["text", "quoted", "subject"]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a field of the message: `field[start:end]`."""

    field: Field
    start: int
    end: int


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One observation, hit or miss. `because` is for people: what was looked for and what was found."""

    rule: str
    title: str
    kind: Literal["fraud", "topic", "guard", "legal", "gratitude"]
    hit: bool
    weight: int = 0
    spans: tuple[Span, ...] = ()
    because: str = ""
    suppressed_by: str = ""


Risk = Literal["none", "notice", "suspicious", "fraud"]
Role = Literal["none", "attack", "report"]
Priority = Literal["low", "normal", "high", "urgent"]


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What a trained model would say where the rules decided nothing; it never acts. `value` is a topic's id or a role.

    `sure` is its own estimate from 0 to 1, `spans` the words that told most, `model` the model's revision.
    """

    about: Literal["topic", "role"]
    value: str
    sure: float
    spans: tuple[Span, ...] = ()
    model: str = ""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules say of one message, with the evidence and the revision of the rules that made it.

    `risk` is a number from 0 to 100, `level` its name, `role` who speaks: a fraudster (attack) or his victim (report).
    `topic`/`section` are ids of the pack's topics, empty when undecided; `runner_up` is the second-best topic.
    `actions` name what policy asks the desk to do: "acknowledge", "safety_reply", "hold", "no_reopen" …
    """

    topic: str = ""
    section: str = ""
    runner_up: str = ""
    priority: Priority = "normal"
    queue: str = ""
    tags: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    risk: int = 0
    level: Risk = "none"
    role: Role = "none"
    actions: tuple[str, ...] = ()
    fields: Mapping[str, str] = msgspec.field(default_factory=dict)
    revision: str = ""
    trace: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """A choice under a reply: `data` comes back in `Action.data`; with `url` it opens a page instead.

    With neither it stands below the keyboard: the label comes back as a message of the customer's, or with `share` his phone does.
    `style` is its colour where a channel has colours.
    """

    label: str
    data: str = ""
    url: str = ""
    share: Literal["", "phone"] = ""
    style: Literal["", "primary", "positive", "negative"] = ""


class OutFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file to send; `path` is readable on this machine while `send` runs."""

    name: str
    media_type: str
    size: int
    path: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered, as a channel may quote it below the answer."""

    text: str
    name: str
    address: str
    sent_at: datetime


class Outbound(msgspec.Struct, frozen=True, kw_only=True):
    """One reply as a channel's `send` gets it.

    `id` is the idempotency key, the same at every attempt. `thread` and `address` say where the answer goes;
    `in_reply_to` and `references` are provider references of the conversation. `sent` holds the external ids of the pieces
    already delivered, in order: `send` delivers the next piece only. `answer` (a pressed button's) is acknowledged first.
    `ticket` is the ticket's number, `quote` the customer's last message before this answer. `text` may have the markup of
    `router.markup`. `cites`: the answered message isn't the last one, so that the answer had better show which it answers.
    `facts` are those of the message that is answered: what only its channel knows of the customer's app.
    `change` asks for something to be done to what was sent: `pieces` are its external ids, `text` the new text; `sent` those done.
    """

    id: str
    thread: str
    address: str
    name: str = ""
    mailbox: str = ""
    text: str = ""
    subject: str = ""
    files: tuple[OutFile, ...] = ()
    buttons: tuple[Button, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    reply_token: str = ""
    automatic: bool = False
    answer: str = ""
    sent: tuple[str, ...] = ()
    ticket: int = 0
    quote: Quote | None = None
    cites: bool = True
    facts: Mapping[str, Json] = msgspec.field(default_factory=dict)
    change: Literal["", "edit", "delete"] = ""
    pieces: tuple[str, ...] = ()
    created_at: datetime


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """Delivered. `external_ids` are the references of what this attempt delivered; not `complete`: more pieces remain."""

    external_ids: tuple[str, ...]
    complete: bool = True
    moved_to: str = ""  # the provider gave the thread a new id (a Telegram group became a supergroup)


class Retry(msgspec.Struct, frozen=True, kw_only=True):
    """Not delivered, may be later. `after` in seconds when the provider said it; `scope` "channel" holds its whole channel."""

    reason: str
    after: float | None = None
    scope: Literal["thread", "channel"] = "thread"


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """Not delivered and never will be as it is: the provider's words, for the operator. `dead`: nothing reaches that address."""

    reason: str
    dead: bool = False


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """May have been delivered: the answer was lost and the channel has no idempotency. A person decides."""

    reason: str


Outcome = Sent | Retry | Rejected | Unknown
