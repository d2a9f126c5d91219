"""Does everything that must hold, hold? Reads the whole database, so it is for `horzel check` and for tests alone."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, func, select

from storage.actions import OPEN, labels_of
from storage.changes import KEPT, as_json, broken_line, column_names, table
from storage.models import Action, ActionLabel, Body, Change, Goal, Kept, Signal

_ACTION, _LABEL, _BODY, _CHANGE = table(Action), table(ActionLabel), table(Body), table(Change)
_AT_ONCE: Any = {"yield_per": 1000}


def problems(connection: Connection) -> Iterator[tuple[str, str, int]]:
    """What does not hold, as (code, body's short name, a number that helps to find it); nothing when all is well.

    The codes: `file`, `reference` (no body), `trail`, `undone`, `counter`, `number`, `label`, `state`, and `row` with
    the kind of row behind it.
    """
    yield from _file(connection)
    for body in [Body.read(row) for row in connection.execute(select(_BODY).order_by(_BODY.c.id)).mappings()]:
        line = broken_line(connection, body.id, body.trail)
        if line is not None:
            yield "trail", body.slug, line
        yield from _undone(connection, body)
        still_open = connection.execute(
            select(func.count()).select_from(_ACTION).where(_ACTION.c.body_id == body.id, _ACTION.c.open)
        ).scalar_one()
        if still_open != body.open_actions:
            yield "counter", body.slug, still_open
        for model, following in ((Action, body.next_action), (Signal, body.next_signal), (Goal, body.next_goal)):
            yield from _numbers(connection, table(model), body, following)
        yield from _labels(connection, body)
        for kept in KEPT.values():
            yield from _rows(connection, kept, body)


def _file(connection: Connection) -> Iterator[tuple[str, str, int]]:
    if connection.dialect.name != "sqlite":
        return
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        yield "file", "", len(found)
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if loose:
        yield "reference", "", len(loose)


def _undone(connection: Connection, body: Body) -> Iterator[tuple[str, str, int]]:
    """A line of the trail is marked as taken back when, and only when, a later line tells so; the first that is not."""
    here = _CHANGE.c.body_id == body.id
    marked = set(connection.execute(select(_CHANGE.c.id).where(here, _CHANGE.c.undone)).scalars())
    lines = connection.execute(select(_CHANGE.c.after).where(here, _CHANGE.c.subject == _CHANGE.name)).scalars()
    if wrong := marked.symmetric_difference(line for told in lines for line in json.loads(told).get("undone", ())):
        yield "undone", body.slug, min(wrong)


def _numbers(connection: Connection, rows: Table, body: Body, following: int) -> Iterator[tuple[str, str, int]]:
    """Numbers are given out once (the database's own index sees to that) and lie below the next one."""
    highest = connection.execute(select(func.max(rows.c.number)).where(rows.c.body_id == body.id)).scalar()
    if highest is not None and highest >= following:
        yield "number", body.slug, highest


def _labels(connection: Connection, body: Body) -> Iterator[tuple[str, str, int]]:
    """The labels are exactly those of the action points; `open` says what the status says."""
    wanted: Counter[tuple[int, str]] = Counter()
    question: Any = select(_ACTION).where(_ACTION.c.body_id == body.id)
    for row in connection.execute(question, execution_options=_AT_ONCE).mappings():
        action = Action.read(row)
        if action.open != (action.status in OPEN):
            yield "state", body.slug, action.number
        wanted.update((action.id, label) for label in labels_of(action))
    there = select(_LABEL.c.action_id, _LABEL.c.label).where(_LABEL.c.body_id == body.id)
    found = Counter((row.action_id, row.label) for row in connection.execute(there))
    wrong = (wanted - found) | (found - wanted)
    for action_id in sorted({action for action, _ in wrong}):
        number = connection.execute(select(_ACTION.c.number).where(_ACTION.c.id == action_id)).scalar()
        yield "label", body.slug, number or action_id


def _rows(connection: Connection, model: type[Kept], body: Body) -> Iterator[tuple[str, str, int]]:
    """Every row holds what the trail tells of it, and is there; a body itself is told of from its first change on."""
    target, code = table(model), f"row {model.__tablename__}"
    here = target.c.id == body.id if model is Body else target.c.body_id == body.id
    rows = connection.execute(select(target).where(here).order_by(target.c.id), execution_options=_AT_ONCE).mappings()
    told = _told(connection, model, body)
    row_id, values = next(told, (0, {}))
    for row in rows:
        while row_id and row_id < row["id"]:
            yield code, body.slug, row_id
            row_id, values = next(told, (0, {}))
        names = tuple(values) if model is Body else column_names(target)
        if not _holds(row, values if row_id == row["id"] else {}, names):
            yield code, body.slug, row.get("number", row["id"])
        if row_id == row["id"]:
            row_id, values = next(told, (0, {}))
    while row_id:
        yield code, body.slug, row_id
        row_id, values = next(told, (0, {}))


def _told(connection: Connection, model: type[Kept], body: Body) -> Iterator[tuple[int, dict[str, Any]]]:
    """What the trail tells of each row, by id."""
    about = (_CHANGE.c.body_id == body.id, _CHANGE.c.subject == model.__tablename__)
    question = select(_CHANGE.c.row_id, _CHANGE.c.after).where(*about).order_by(_CHANGE.c.row_id, _CHANGE.c.id)
    lines = connection.execute(question, execution_options=_AT_ONCE)
    for row_id, group in groupby(lines, attrgetter("row_id")):
        values: dict[str, Any] = {}
        for line in group:
            values |= json.loads(line.after)
        yield row_id, values


def _holds(row: Mapping[Any, Any], told: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    """Whether a row says what was told. What was never told is empty, or `True` from when the column was added."""
    held = json.loads(as_json({name: row[name] for name in names}))
    return all(
        (held[name] or None) == (told[name] or None) if name in told else not held[name] or held[name] is True
        for name in names
    )
