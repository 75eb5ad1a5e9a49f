"""Activations of rule revisions, operators' opinions on cues."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("revision", sa.String(), server_default="", nullable=False),
        sa.Column("actor", sa.String(), server_default="", nullable=False),
        sa.Column("comment", sa.String(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activations")),
    )
    op.create_table(
        "cue_opinions",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("correct", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_cue_opinions_message_id_messages")),
        sa.PrimaryKeyConstraint("message_id", "rule", "actor", name=op.f("pk_cue_opinions")),
    )
    # The revision that acts now was activated by whoever made it: until here nobody else could.
    op.execute(
        "INSERT INTO activations (revision, actor, comment, created_at)"
        " SELECT revision, author, comment, created_at FROM rulesets WHERE active"
    )


def downgrade() -> None:
    op.drop_table("cue_opinions")
    op.drop_table("activations")
