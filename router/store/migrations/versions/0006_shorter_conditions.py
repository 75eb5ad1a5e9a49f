"""The conditions of two indexes name two words instead of three, which SQLite looks at for a row without making a table of them."""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BEFORE = {
    "raws": "state IN ('double', 'ignored', 'parked')",
    "tickets": "status IN ('new', 'open', 'pending') AND merged_into IS NULL",
}
AFTER = {
    "raws": "state NOT IN ('new', 'done')",
    "tickets": "status NOT IN ('solved', 'closed') AND merged_into IS NULL",
}


def upgrade() -> None:
    _index(AFTER)


def downgrade() -> None:
    _index(BEFORE)


def _index(conditions: Mapping[str, str]) -> None:
    apart, active = sa.text(conditions["raws"]), sa.text(conditions["tickets"])
    op.drop_index("ix_raws_apart", table_name="raws")
    op.create_index("ix_raws_apart", "raws", ["channel", "key", "state"], sqlite_where=apart, postgresql_where=apart)
    op.drop_index("uq_tickets_active", table_name="tickets")
    op.create_index(
        "uq_tickets_active", "tickets", ["conversation_id"], unique=True, sqlite_where=active, postgresql_where=active
    )
