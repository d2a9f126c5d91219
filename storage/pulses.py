"""Signs of life: when the clock last ticked, and what waits to be posted. Read by /readyz and /metrics."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.changes import table
from storage.models import Outgoing, Pulse

PULSE, OUTGOING = table(Pulse), table(Outgoing)
CLOCK = "clock"
"""The name of the clock's sign of life: a tick that did what was due."""


def beat(connection: Connection, name: str, now: datetime) -> None:
    """Note a sign of life; never goes back in time, so a tick of a moment in the past does not hide a newer one."""
    mine = PULSE.c.name == name
    if connection.execute(update(PULSE).where(mine, PULSE.c.at <= now).values(at=now)).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(PULSE), {"name": name, "at": now})
    except IntegrityError:
        return


def last_beat(connection: Connection, name: str) -> datetime | None:
    """The newest sign of life of this name."""
    found: datetime | None = connection.execute(select(PULSE.c.at).where(PULSE.c.name == name)).scalar()
    return found


def outgoing_states(connection: Connection) -> dict[str, int]:
    """How many outgoing messages there are in each state."""
    question = select(OUTGOING.c.state, func.count().label("messages")).group_by(OUTGOING.c.state)
    return {row.state: row.messages for row in connection.execute(question)}
