"""Does everything that must hold, hold? Reads the whole database, so it is for `horzel check` and for tests alone."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select

from storage.actions import labels_of
from storage.changes import broken_line, table
from storage.models import Action, ActionLabel, Body, Goal, Signal

_ACTION, _LABEL, _BODY = table(Action), table(ActionLabel), table(Body)


def problems(connection: Connection) -> Iterator[tuple[str, str, int]]:
    """What does not hold, as (code, body's short name, a number that helps to find it); nothing when all is well.

    The codes: `file`, `reference` (no body), `trail`, `counter`, `number`, `label`, `state`.
    """
    yield from _file(connection)
    for body in [Body.read(row) for row in connection.execute(select(_BODY).order_by(_BODY.c.id)).mappings()]:
        line = broken_line(connection, body.id, body.trail)
        if line is not None:
            yield "trail", body.slug, line
        still_open = connection.execute(
            select(func.count()).select_from(_ACTION).where(_ACTION.c.body_id == body.id, _ACTION.c.open)
        ).scalar_one()
        if still_open != body.open_actions:
            yield "counter", body.slug, still_open
        for model, following in ((Action, body.next_action), (Signal, body.next_signal), (Goal, body.next_goal)):
            yield from _numbers(connection, table(model), body, following)
        yield from _labels(connection, body)


def _file(connection: Connection) -> Iterator[tuple[str, str, int]]:
    if connection.dialect.name != "sqlite":
        return
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        yield "file", "", len(found)
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if loose:
        yield "reference", "", len(loose)


def _numbers(connection: Connection, rows: Table, body: Body, following: int) -> Iterator[tuple[str, str, int]]:
    """Numbers are given out once (the database's own index sees to that) and lie below the next one."""
    highest = connection.execute(select(func.max(rows.c.number)).where(rows.c.body_id == body.id)).scalar()
    if highest is not None and highest >= following:
        yield "number", body.slug, highest


def _labels(connection: Connection, body: Body) -> Iterator[tuple[str, str, int]]:
    """The labels are exactly those of the action points; `open` says what the status says."""
    wanted: Counter[tuple[int, str]] = Counter()
    question: Any = select(_ACTION).where(_ACTION.c.body_id == body.id)
    for row in connection.execute(question, execution_options={"yield_per": 1000}).mappings():
        action = Action.read(row)
        if action.open != (action.status in {"open", "loopt"}):
            yield "state", body.slug, action.number
        wanted.update((action.id, label) for label in labels_of(action))
    there = select(_LABEL.c.action_id, _LABEL.c.label).where(_LABEL.c.body_id == body.id)
    found = Counter((row.action_id, row.label) for row in connection.execute(there))
    wrong = (wanted - found) | (found - wanted)
    for action_id in sorted({action for action, _ in wrong}):
        number = connection.execute(select(_ACTION.c.number).where(_ACTION.c.id == action_id)).scalar()
        yield "label", body.slug, number or action_id
