"""Which help articles a desk was given is remembered: an upgrade adds new ones and brings back none that were removed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Those that came with the desk before anything was remembered. A desk without articles is an empty one: it gets them all.
GIVEN = """
    account-blocked account-blocked-en account-hacked app-idea app-problem app-problem-en ask-seller bonuses
    cancel-order cancel-order-en cancelled-by-shop change-data charged-twice charged-twice-en counterfeit courier
    courier-en defect defect-en delete-account delivery-time delivery-time-en edit-review formal-claim fraud-signs
    how-long-answer how-to-contact how-to-contact-en incomplete linked-request my-requests open-pickup-point
    order-marked-received order-marked-received-en paid-no-order payment-failed payment-failed-en payment-methods
    phone-hotline phone-hotline-en pickup-point pickup-point-closed pickup-point-en price-differs
    question-not-published receipt refuse-at-pickup refuse-at-pickup-en return-code return-courier return-how
    return-how-en return-money return-money-en return-refused return-refused-en return-terms review-not-published
    seller-acceptance seller-bank-details seller-card-blocked seller-card-edit seller-card-search seller-deductions
    seller-documents seller-limits seller-own-warehouse seller-packing seller-pass seller-payout seller-promotion
    seller-report-missing seller-reviews seller-shipment seller-shortage seller-supply seller-support
    seller-weekly-report sign-in sign-in-en start-selling storage-time storage-time-en where-is-my-order
    where-is-my-order-en wrong-item wrong-item-en
"""


def upgrade() -> None:
    given = sa.text(
        "INSERT INTO requests (key, created_at) "
        "SELECT CAST(:key AS VARCHAR), coalesce(max(updated_at), 0) FROM articles HAVING count(*) > 0"
    )
    for name in GIVEN.split():
        op.get_bind().execute(given, {"key": f"article:{name}"})


def downgrade() -> None:
    op.execute("DELETE FROM requests WHERE key LIKE 'article:%'")
