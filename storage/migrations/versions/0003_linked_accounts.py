"""Which accounts were linked to a member, and whom they were before"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("member", sa.Column("linked", sa.JSON(), nullable=False, server_default="[]"))
