"""Parties that were taken out of a body: kept for what still stands on their name, offered no more"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("party", sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
