"""Where conversations of Teams are reached, and where a member with several accounts spoke last"""

import sqlalchemy as sa
from alembic import op

from storage.models import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "reference",
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("workspace", sa.String(length=120), nullable=False),
        sa.Column("conversation", sa.String(length=200), nullable=False),
        sa.Column("service_url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("bot", sa.String(length=120), nullable=False),
        sa.Column("group", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("heard_at", UtcDateTime(), nullable=False),
        sa.Column("gone_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_index("reference_group", "reference", ["workspace", "group"])
    op.create_index("reference_conversation", "reference", ["workspace", "conversation"])
    op.add_column("account", sa.Column("heard_at", UtcDateTime(), nullable=True))
