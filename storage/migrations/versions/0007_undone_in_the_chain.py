"""What was taken back until now, told in the trail itself, so that its chain covers the mark on each line too"""

import json

import sqlalchemy as sa
from alembic import op

from storage.changes import chain
from storage.models import UtcDateTime

revision = "0007"
down_revision = "0006"

_BODY = sa.table("body", sa.column("id"), sa.column("trail"))
_CHANGE = sa.table(
    "change",
    *(sa.column(name) for name in ("id", "body_id", "by", "request", "subject", "row_id", "before", "after", "hash")),
    sa.column("at", UtcDateTime()),
    sa.column("undone", sa.Boolean()),
)


def upgrade() -> None:
    connection = op.get_bind()
    for body in connection.execute(sa.select(_BODY)).all():
        marked = sa.select(_CHANGE.c.id).where(_CHANGE.c.body_id == body.id, _CHANGE.c.undone).order_by(_CHANGE.c.id)
        undone = connection.execute(marked).scalars().all()
        if not undone:
            continue
        newest = sa.select(sa.func.max(_CHANGE.c.at)).where(_CHANGE.c.body_id == body.id)
        line = {
            "body_id": body.id,
            "at": connection.execute(newest).scalar_one(),
            "by": None,
            "request": "migration 0007",
            "subject": "change",
            "row_id": undone[0],
            "before": "{}",
            "after": json.dumps({"undone": list(undone)}),
            "undone": False,
        }
        line["hash"] = chain(body.trail, line)
        connection.execute(sa.insert(_CHANGE), line)
        connection.execute(sa.update(_BODY).where(_BODY.c.id == body.id).values(trail=line["hash"]))
