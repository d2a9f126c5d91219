"""Every action point of every body in one line, for programs that check."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from storage.changes import table
from storage.models import WITHDRAWN, Action, Body, Place

_ACTION, _BODY, _PLACE = table(Action), table(Body), table(Place)
_ROWS = {"yield_per": 1000}


def texts(connection: Connection) -> Iterator[str]:
    """The text of every action point, body by body, by number; not of those whose creation was undone."""
    question = select(_ACTION.c.text).where(_ACTION.c.status != WITHDRAWN)
    for row in connection.execute(question.order_by(_ACTION.c.body_id, _ACTION.c.number), execution_options=_ROWS):
        yield row.text


def states(connection: Connection) -> Iterator[tuple[int, str, str, str]]:
    """Number, body's short name, workspace of its channel (`-` without one) and status of every action point."""
    workspaces: dict[int, str] = {}
    for place in connection.execute(select(_PLACE.c.body_id, _PLACE.c.address).order_by(_PLACE.c.address)):
        platform, workspace, _ = place.address.split(":", 2)
        if platform not in {"terminal", "web"} or place.body_id not in workspaces:
            workspaces[place.body_id] = workspace
    question = (
        select(_ACTION.c.number, _BODY.c.slug, _ACTION.c.body_id, _ACTION.c.status)
        .join(_BODY, _BODY.c.id == _ACTION.c.body_id)
        .order_by(_ACTION.c.body_id, _ACTION.c.number)
    )
    for row in connection.execute(question, execution_options=_ROWS):
        yield row.number, row.slug, workspaces.get(row.body_id, "-"), row.status
