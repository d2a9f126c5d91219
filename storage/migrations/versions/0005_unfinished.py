"""Messages that are not done yet, found without a list to compare with: SQLite made one anew for every row"""

from alembic import op
from sqlalchemy import text

revision = "0005"
down_revision = "0004"

_ONE_OF_THREE = text("(state = 'waiting' OR state = 'unknown' OR state = 'claimed')")
_IN_A_LIST = text("state IN ('waiting', 'unknown', 'claimed')")


def upgrade() -> None:
    op.drop_index("outgoing_due", "outgoing")
    op.create_index(
        "outgoing_due", "outgoing", ["not_before", "id"], sqlite_where=_ONE_OF_THREE, postgresql_where=_ONE_OF_THREE
    )
