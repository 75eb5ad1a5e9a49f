"""Every table of the desk. Alembic's migrations must build exactly this; a test compares them.

JSON columns hold what is only ever read whole. Text columns default to "" and are never NULL; NULL means "not (yet)".
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    BindParameter,
    Boolean,
    Cast,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    cast,
    text,
)  # fmt: skip


class Time(TypeDecorator[datetime]):
    """An instant as integer microseconds since 1970 UTC: the same order, precision and size on every database."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:
        return _stored

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None]:
        return lambda value: None if value is None else from_micros(value)


@lru_cache(maxsize=1024)  # most rows that are stored together are of the same moments
def _stored(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)


class Written(TypeDecorator[Any]):
    """JSON, bound as the UTF-8 that it was written in: to decode a verdict of 5 KB only for the driver to encode it takes 10 µs."""

    impl = JSON
    cache_ok = True

    def bind_expression(self, bindvalue: BindParameter[Any]) -> Cast[str]:
        return cast(bindvalue, Text)


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970 UTC; a naive datetime is a programming error and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"a naive time {moment!r}: the desk's times are aware UTC")
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def from_micros(value: int) -> datetime:
    """The aware UTC time of `to_micros`."""
    return datetime.fromtimestamp(value // 1_000_000, UTC).replace(microsecond=value % 1_000_000)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    # SQLite gives an auto-incrementing rowid to INTEGER only; PostgreSQL gets a bigint.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


def _word(name: str, *, default: str = "", index: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, String, nullable=False, server_default=default, default=default, index=index, unique=unique)


def _number(name: str, default: int = 0) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=str(default), default=default)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("false"), default=False)


def _json(name: str, default: str) -> Column[Any]:
    value: Any = {} if default == "{}" else []
    return Column(name, Written, nullable=False, server_default=default, default=lambda: type(value)())


def _at(name: str, *, required: bool = False, index: bool = False) -> Column[datetime]:
    return Column(name, Time, nullable=not required, index=index)


def _to(name: str, target: str, *, required: bool = True, index: bool = True) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(target), nullable=not required, index=index)


# --- what arrived -----------------------------------------------------------------------------------------------------

# Other than as usual. Two words, for of a list of three SQLite makes a table, for every row that is written: that took 2 µs of each.
APART = "state NOT IN ('new', 'done')"

raws = Table(
    "raws", metadata, _id(),
    _word("channel"), _word("key"),
    _json("meta", "{}"),
    _at("received_at", required=True),
    _number("size"),                # bytes of its body
    _word("state", default="new"),  # new | done | double (known already) | ignored | parked
    _number("attempts"),
    _at("due_at"),                  # not before, after a failed attempt
    _word("reason"),                # why ignored or parked
    _at("processed_at"),
    Column("ticket_id", BigInteger, nullable=True),
    Index("uq_raws_channel_key", "channel", "key", unique=True),
    Index("ix_raws_new", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
    Index("ix_raws_apart", "channel", "key", "state", sqlite_where=text(APART), postgresql_where=text(APART)),
    Index("ix_raws_parked", "id", sqlite_where=text("state = 'parked'"), postgresql_where=text("state = 'parked'")),
)  # fmt: skip

# Apart from what changes: SQLite writes a whole row anew, and a mail of 20 MB would be written again to say that it was read.
raw_bodies = Table(
    "raw_bodies", metadata,
    Column("raw_id", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("raws.id"), primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

cursors = Table(
    "cursors", metadata,
    Column("channel", String, primary_key=True), Column("name", String, primary_key=True),
    Column("value", Text, nullable=False), _at("moved_at", required=True),
)  # fmt: skip

channel_states = Table(
    "channel_states", metadata, Column("channel", String, primary_key=True),
    _at("last_raw_at"), _word("error"), _at("error_at"), _at("held_until"),
    _word("sender"), _at("sender_until"),  # which worker sends on it: one at a time keeps the provider's limits for all
    _word("poller"),                # the process that asks its provider; it may until poller_until
    _at("poller_until"),
)  # fmt: skip

# --- who ----------------------------------------------------------------------------------------------------------------

contacts = Table("contacts", metadata, _id(), _word("name"), _at("created_at", required=True), _word("note"))

identities = Table(
    "identities", metadata, _id(), _to("contact_id", "contacts.id"),
    _word("address"),               # typed, as in Sender.address
    _word("channel"), _word("name"), _word("handle"), _word("verified_by"), _at("created_at", required=True),
    _word("undeliverable"),         # why it takes no messages, in its server's words; "" when it does
    _at("undeliverable_at"), _flag("undeliverable_for_good"),
    Index("uq_identities_address", "address", unique=True),
)  # fmt: skip

# What a contact says or was shown to own beside the addresses he wrote from (a phone, an e-mail in the form).
claims = Table(
    "claims", metadata, _id(), _to("contact_id", "contacts.id"), _word("type"), _word("value"), _word("verified_by"),
    _at("created_at", required=True),
    Index("uq_claims_contact_type_value", "contact_id", "type", "value", unique=True),
    Index("ix_claims_type_value", "type", "value"),
)  # fmt: skip

# That two contacts are one person, or aren't: `contact_id` is the smaller number. A person is what active joins connect; no row of
# theirs is ever moved, so that undoing one gives back exactly what was.
ACTIVE_JOIN = "undone_at IS NULL AND state <> 'asked'"
joins = Table(
    "joins", metadata, _id(), _to("contact_id", "contacts.id"), _to("other_id", "contacts.id"),
    _word("state", default="joined"),  # asked (a link came back, its owner has not said yes) | joined | declined
    _word("proof"),                    # link | verified | operator
    _json("evidence", "{}"), _word("actor"), _at("at", required=True), _at("undone_at"), _word("undone_by"),
    Index("uq_joins_active", "contact_id", "other_id", unique=True, sqlite_where=text(ACTIVE_JOIN),
          postgresql_where=text(ACTIVE_JOIN)),
)  # fmt: skip

# --- conversations, tickets, messages ---------------------------------------------------------------------------------

conversations = Table(
    "conversations", metadata, _id(),
    _word("channel"), _word("key"),  # the provider's thread, or root:<first reference>, raw:<id>, split:<message>
    _word("thread"),                 # where replies go now (a provider may move a thread); "" where there is none
    _word("address"), _word("name"), _word("mailbox"), _word("subject"),
    _to("contact_id", "contacts.id"),
    _word("blocked"),                # why nothing can be sent; "" when it can
    _at("answered_at"),              # the last automatic reply
    _at("created_at", required=True),
    Index("uq_conversations_channel_key", "channel", "key", unique=True),
    Index("ix_conversations_channel_thread", "channel", "thread"),
)  # fmt: skip

users = Table(
    "users", metadata, _id(), _word("login", unique=True), _word("name"), _word("password"), _word("role"),
    _word("language", default="ru"), _flag("disabled"), _at("created_at", required=True), _at("seen_at"),
)  # fmt: skip

sessions = Table(
    "sessions", metadata, Column("token_hash", String, primary_key=True), _to("user_id", "users.id"), _word("csrf"),
    _at("created_at", required=True), _at("expires_at", required=True),
)  # fmt: skip

ACTIVE = "status NOT IN ('solved', 'closed') AND merged_into IS NULL"

tickets = Table(
    "tickets", metadata, _id(),
    _to("conversation_id", "conversations.id"), _to("contact_id", "contacts.id"),
    _word("channel"), _word("subject"),
    _word("status", default="new"),  # new | open | pending | solved | closed
    _word("topic"), _word("section"), _word("priority", default="normal"), _word("queue"), _json("tags", "[]"),
    _to("assignee_id", "users.id", required=False),
    _number("risk"), _word("level", default="none"), _word("role", default="none"),
    _json("fields", "{}"),
    _flag("unread"), _flag("held"),
    _at("promised_at"), _at("answered_at"), _at("solved_at"), _at("closed_at"),
    _word("closed_by"),
    Column("rating", Integer, nullable=True), _word("rating_comment"),
    _to("linked_from", "tickets.id", required=False), _to("merged_into", "tickets.id", required=False),
    _word("preview"), _word("preview_by"),
    _at("created_at", required=True), _at("updated_at", required=True), _at("waiting_since"),
    Index("uq_tickets_active", "conversation_id", unique=True, sqlite_where=text(ACTIVE), postgresql_where=text(ACTIVE)),
    Index("ix_tickets_list", "status", "updated_at"),
    Index("ix_tickets_queue", "queue", "status", "updated_at"),
)  # fmt: skip

messages = Table(
    "messages", metadata, _id(),
    _to("conversation_id", "conversations.id"), _to("ticket_id", "tickets.id"),
    _word("channel"), _word("direction"),  # in | out | note
    _word("external_id"), _word("reference"),
    _to("raw_id", "raws.id", required=False, index=False), _to("author_id", "users.id", required=False, index=False),
    _to("contact_id", "contacts.id", required=False, index=False),
    _word("sender_name"), _word("sender_address"),
    Column("text", Text, nullable=False, server_default=""), Column("quoted", Text, nullable=False, server_default=""),
    _word("subject"), _word("mailbox"), _word("group_id"), _word("automatic"), _flag("forwarded"),
    _json("entities", "[]"), _json("facts", "{}"), _json("buttons", "[]"),
    Column("verdict", Written(none_as_null=True), nullable=True), _word("revision"),
    Column("context", Written(none_as_null=True), nullable=True),  # what the rules were told beside the message
    Column("threading", Written(none_as_null=True), nullable=True),  # method, evidence, rejected candidates
    _at("sent_at", required=True), _at("created_at", required=True), _at("edited_at"), _at("deleted_at"),
    Column("answers_id", BigInteger, nullable=True),  # the message that a person chose to answer; NULL: the last one
    Index("ix_messages_group", "conversation_id", "group_id", sqlite_where=text("group_id <> ''"),
          postgresql_where=text("group_id <> ''")),
    Index("ix_messages_contact", "contact_id", "created_at", sqlite_where=text("direction = 'in'"),
          postgresql_where=text("direction = 'in'")),
)  # fmt: skip

# Who was seen with what: `value` is a text's fingerprint, a link's domain or an order ("text:…", "link:…", "order:…"), one row
# a contact; of the last of his messages that had it, `message_id`.
sightings = Table(
    "sightings", metadata, Column("value", String, primary_key=True),
    Column("contact_id", BigInteger, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    _to("message_id", "messages.id", index=False), _at("first_at", required=True), _at("last_at", required=True),
)  # fmt: skip

# All names a message is known by on its channel: the external id (dedupes) and the reference others cite. First come stays.
message_keys = Table(
    "message_keys", metadata, Column("channel", String, primary_key=True), Column("key", String, primary_key=True),
    _to("message_id", "messages.id"),
)  # fmt: skip

revisions = Table(
    "revisions", metadata, _id(), _to("message_id", "messages.id"), _to("raw_id", "raws.id", required=False, index=False),
    Column("text", Text, nullable=False), Column("quoted", Text, nullable=False, server_default=""),
    _at("replaced_at", required=True),
)  # fmt: skip

parts = Table(
    "parts", metadata, _id(), _to("message_id", "messages.id"), _to("raw_id", "raws.id", required=False, index=False),
    _number("position"), _word("kind"), _word("name"), _word("media_type"), _number("size"), _word("sha256"), _word("ref"),
    _word("state", default="none"), _word("reason"), _word("text"), _word("url"), _flag("inline"), _json("facts", "{}"),
    _number("attempts"), _at("due_at"),
    Index("ix_parts_pending", "due_at", sqlite_where=text("state = 'pending'"), postgresql_where=text("state = 'pending'")),
)  # fmt: skip

deliveries = Table(
    "deliveries", metadata, _id(), _word("uid"),  # the idempotency key that the channel sees
    _to("conversation_id", "conversations.id"), _to("message_id", "messages.id", required=False),
    _word("channel"),
    _word("kind", default="send"),     # send | edit | delete: what is done to the message at the provider
    _word("state", default="queued"),  # queued | sending | sent | failed | unknown | cancelled
    _flag("automatic"), _word("answer"),
    _number("attempts"), _at("due_at", required=True), _at("lease_until"), _word("worker"),
    _json("sent_ids", "[]"), _word("reason"), _at("sent_at"), _at("delivered_at"), _at("read_at"),
    _at("created_at", required=True), _at("updated_at", required=True),
    Index("uq_deliveries_uid", "uid", unique=True),
    Index("ix_deliveries_open", "conversation_id", "id", sqlite_where=text("state IN ('queued', 'sending')"),
          postgresql_where=text("state IN ('queued', 'sending')")),
    Index("ix_deliveries_trouble", "id", sqlite_where=text("state IN ('failed', 'unknown')"),
          postgresql_where=text("state IN ('failed', 'unknown')")),
)  # fmt: skip

# Append only: one line of a ticket's history each, and by its growing id the feed of live updates.
events = Table(
    "events", metadata, _id(), _to("ticket_id", "tickets.id", required=False), _word("kind"), _word("actor"),
    _json("data", "{}"), _at("created_at", required=True),
)  # fmt: skip

# A submitted action with an idempotency key of its caller: the second time gives the first result.
requests = Table(
    "requests", metadata, Column("key", String, primary_key=True), _json("result", "{}"), _at("created_at", required=True),
)  # fmt: skip

rulesets = Table(
    "rulesets", metadata, _id(), _word("revision", unique=True), _json("packs", "{}"), _word("author"), _word("comment"),
    _flag("active"), _at("created_at", required=True),
)  # fmt: skip

# Which revision acted since when; the newest line names the active one.
activations = Table(
    "activations", metadata, _id(), _word("revision"), _word("actor"), _word("comment"), _at("created_at", required=True),
)  # fmt: skip

# What was learned from corrected tickets. The newest row suggests; one without data: nothing does. `data` is the model as JSON.
models = Table(
    "models", metadata, _id(), _word("revision"), _word("author"), _word("comment"), _json("figures", "{}"),
    Column("data", Text, nullable=False, server_default=""), _at("created_at", required=True),
)  # fmt: skip

# Help articles that the helper offers by itself. `topics` are "topic" or "topic/section"; `words` what people say instead of the title.
articles = Table(
    "articles", metadata, Column("id", String, primary_key=True), _word("title"),
    Column("body", Text, nullable=False, server_default=""), _json("topics", "[]"), _json("words", "[]"),
    _word("language", default="ru"), _word("status", default="active"),  # active | draft
    _word("author"), _at("updated_at", required=True),
    _number("offered"), _number("helped"), _number("called"),  # how often, and what was pressed under an offer with it
)  # fmt: skip

# What the helper did in a ticket; none: nothing yet. `asking` is the field it waits for, `doubted`: it said once what was wrong.
helpings = Table(
    "helpings", metadata, Column("ticket_id", BigInteger, ForeignKey("tickets.id"), primary_key=True, autoincrement=False),
    _number("spoken"), _flag("silent"), _word("asking"), _flag("doubted"), _json("offered", "[]"),
)  # fmt: skip

# «Верно» or «неверно» of an operator on a cue, or with `rule` "" on the whole message, where `correct` says that it is a fraud: what rules
# are improved by. `actor` is "user:7".
cue_opinions = Table(
    "cue_opinions", metadata,
    Column("message_id", BigInteger, ForeignKey("messages.id"), primary_key=True, autoincrement=False),
    Column("rule", String, primary_key=True), Column("actor", String, primary_key=True),
    _flag("correct"), _at("created_at", required=True),
)  # fmt: skip
