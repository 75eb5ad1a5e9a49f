"""The bytes that arrived stand apart from how far they got."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "raw_bodies",
        sa.Column("raw_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["raw_id"], ["raws.id"], name=op.f("fk_raw_bodies_raw_id_raws")),
        sa.PrimaryKeyConstraint("raw_id", name=op.f("pk_raw_bodies")),
    )
    op.execute("INSERT INTO raw_bodies (raw_id, body) SELECT id, body FROM raws")
    op.drop_column("raws", "body")
    op.add_column("raws", sa.Column("size", sa.BigInteger(), server_default="0", nullable=False))
    op.execute("UPDATE raws SET size = (SELECT length(body) FROM raw_bodies WHERE raw_id = raws.id)")


def downgrade() -> None:
    op.drop_column("raws", "size")
    op.add_column("raws", sa.Column("body", sa.LargeBinary(), server_default="", nullable=False))
    op.execute("UPDATE raws SET body = (SELECT body FROM raw_bodies WHERE raw_id = raws.id)")
    op.drop_table("raw_bodies")
