"""A while in which a member wants no reminders: a holiday has an end"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("member", sa.Column("quiet_since", sa.Date(), nullable=True))
    op.add_column("member", sa.Column("quiet_until", sa.Date(), nullable=True))
