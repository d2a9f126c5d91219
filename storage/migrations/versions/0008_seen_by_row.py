"""Used keys with their replies in a table by row number: SQLite keeps long rows badly in the tree of a key"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.rename_table("seen", "seen_before")
    op.create_table(
        "seen",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.execute("INSERT INTO seen SELECT key, at, reply FROM seen_before ORDER BY at")
    op.drop_table("seen_before")
