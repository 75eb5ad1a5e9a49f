"""What the rules are told of earlier messages, what was learned from corrected tickets, addresses that take no messages, and changes
of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("context", sa.JSON(none_as_null=True), nullable=True))
    incoming = sa.text("direction = 'in'")
    op.create_index(
        "ix_messages_contact",
        "messages",
        ["contact_id", "created_at"],
        sqlite_where=incoming,
        postgresql_where=incoming,
    )
    op.create_table(
        "sightings",
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_sightings_contact_id_contacts")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_sightings_message_id_messages")),
        sa.PrimaryKeyConstraint("value", "contact_id", name=op.f("pk_sightings")),
    )
    apart = sa.text("state IN ('double', 'ignored', 'parked')")
    op.create_index("ix_raws_apart", "raws", ["channel", "key", "state"], sqlite_where=apart, postgresql_where=apart)
    op.create_table(
        "models",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("revision", sa.String(), server_default="", nullable=False),
        sa.Column("author", sa.String(), server_default="", nullable=False),
        sa.Column("comment", sa.String(), server_default="", nullable=False),
        sa.Column("figures", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("data", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_models")),
    )

    op.add_column("identities", sa.Column("undeliverable", sa.String(), server_default="", nullable=False))
    op.add_column("identities", sa.Column("undeliverable_at", sa.BigInteger(), nullable=True))
    op.add_column(
        "identities", sa.Column("undeliverable_for_good", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("topics", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("words", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("language", sa.String(), server_default="ru", nullable=False),
        sa.Column("status", sa.String(), server_default="active", nullable=False),
        sa.Column("author", sa.String(), server_default="", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("offered", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("helped", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("called", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_table(
        "helpings",
        sa.Column("ticket_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("spoken", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("silent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("asking", sa.String(), server_default="", nullable=False),
        sa.Column("doubted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("offered", sa.JSON(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_helpings_ticket_id_tickets")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_helpings")),
    )

    op.add_column("channel_states", sa.Column("poller", sa.String(), server_default="", nullable=False))
    op.add_column("channel_states", sa.Column("poller_until", sa.BigInteger(), nullable=True))

    op.add_column("channel_states", sa.Column("sender", sa.String(), server_default="", nullable=False))
    op.add_column("channel_states", sa.Column("sender_until", sa.BigInteger(), nullable=True))
    op.add_column("messages", sa.Column("answers_id", sa.BigInteger(), nullable=True))
    op.add_column("deliveries", sa.Column("kind", sa.String(), server_default="send", nullable=False))

    op.create_table(
        "joins",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), server_default="joined", nullable=False),
        sa.Column("proof", sa.String(), server_default="", nullable=False),
        sa.Column("evidence", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("actor", sa.String(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_joins_contact_id_contacts")),
        sa.ForeignKeyConstraint(["other_id"], ["contacts.id"], name=op.f("fk_joins_other_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joins")),
    )
    op.create_index(op.f("ix_joins_contact_id"), "joins", ["contact_id"])
    op.create_index(op.f("ix_joins_other_id"), "joins", ["other_id"])
    active = sa.text("undone_at IS NULL AND state <> 'asked'")
    op.create_index(
        "uq_joins_active",
        "joins",
        ["contact_id", "other_id"],
        unique=True,
        sqlite_where=active,
        postgresql_where=active,
    )


def downgrade() -> None:
    op.drop_table("joins")
    op.drop_column("deliveries", "kind")
    op.drop_column("messages", "answers_id")
    op.drop_column("channel_states", "sender_until")
    op.drop_column("channel_states", "sender")
    op.drop_table("helpings")
    op.drop_table("articles")
    for name in ("poller_until", "poller"):
        op.drop_column("channel_states", name)
    for name in ("undeliverable_for_good", "undeliverable_at", "undeliverable"):
        op.drop_column("identities", name)
    op.drop_table("models")
    op.drop_index("ix_raws_apart", table_name="raws")
    op.drop_table("sightings")
    op.drop_index("ix_messages_contact", table_name="messages")
    op.drop_column("messages", "context")
