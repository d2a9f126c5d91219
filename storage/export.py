"""Everything in the database as JSON, complete and readable back; row by row, so that size does not matter.

The tables are read as the database itself describes them, so that an old database can be kept before it is migrated.
What an installation of the app keeps secret never leaves the database.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, Date, DateTime, Integer, MetaData, Table, Time, delete, func, insert, select, text

from storage import schema
from storage.engine import Database

NAMES = {
    "bodies": "body",
    "places": "place",
    "parties": "party",
    "members": "member",
    "accounts": "account",
    "references": "reference",
    "documents": "document",
    "actions": "action",
    "labels": "action_label",
    "notes": "note",
    "signals": "signal",
    "meetings": "meeting",
    "events": "event",
    "goals": "goal",
    "disclosures": "disclosure",
    "audit": "change",
    "outgoing": "outgoing",
    "keys": "seen",
    "conversations": "talk",
    "pulses": "pulse",
}
"""Key in the JSON -> table, in an order in which rows can be put back. `installation` is left out: its secrets."""
PARTS = {
    "actions": ("actions", "notes"),
    "signals": ("signals", "notes"),
    "meetings": ("meetings", "events"),
    "goals": ("goals",),
    "contacts": ("contacts",),
    "audit": ("audit",),
    "all": tuple(NAMES),
}
_OF_NOBODY = {"references", "keys", "conversations", "pulses"}
_SUBJECT = {"actions": "action", "signals": "signal"}
_FORMAT = 1


class NotOurs(Exception):
    """This JSON is no complete export of Horzel, or one of a newer Horzel."""


def as_json(connection: Connection, what: str = "all", body_id: int = 0) -> Iterator[str]:
    """One JSON object in pieces: `horzel` says what it is, then a list of rows per kind. `body_id` 0 is all bodies."""
    tables = _tables(connection)
    head = {"format": _FORMAT, "schema": _version(connection), "what": what, "complete": what == "all" and not body_id}
    yield f'{{"horzel": {json.dumps(head)}'
    for name in PARTS[what]:
        if (body_id and name in _OF_NOBODY) or not _there(name, tables):  # a table of a newer schema
            continue
        yield f',\n"{name}": ['
        before = "\n"
        for row in _rows(connection, tables, name, what, body_id):
            yield before + json.dumps(row, ensure_ascii=False, default=_plain)
            before = ",\n"
        yield "]"
    yield "}\n"


def rows_of(connection: Connection, what: str, body_id: int) -> Iterator[dict[str, Any]]:
    """The rows of one kind with the name of their body, for a table on paper or in a spreadsheet."""
    tables = _tables(connection)
    names = _names(connection, tables)
    for row in _rows(connection, tables, what, what, body_id):
        yield {"body": names[row["body_id"]], **row}


def rows_by_kind(
    connection: Connection, what: str, body_id: int, kinds: Collection[str]
) -> dict[str, list[dict[str, Any]]]:
    """All rows of these kinds at once, each with the name of its body, as an export of `what` holds them."""
    tables = _tables(connection)
    names = _names(connection, tables)
    found = ((name, _rows(connection, tables, name, what, body_id)) for name in kinds if _there(name, tables))
    return {name: [{"body": names.get(row.get("body_id"), ""), **row} for row in rows] for name, rows in found}


def _there(name: str, tables: Mapping[str, Table]) -> bool:
    return NAMES.get(name, "party") in tables


def _names(connection: Connection, tables: Mapping[str, Table]) -> dict[Any, str]:
    bodies = tables["body"]
    return {row.id: row.name for row in connection.execute(select(bodies.c.id, bodies.c.name))}


def read_back(database: Database, content: Mapping[str, Any]) -> None:
    """Let the database be what a complete export says, brought to the newest schema. Raises NotOurs."""
    head = content.get("horzel")
    if not isinstance(head, dict) or head.get("format") != _FORMAT or not head.get("complete"):
        raise NotOurs
    if head.get("schema") not in schema.versions():
        raise NotOurs
    if schema.version(database) != head["schema"]:
        _start_anew(database, head["schema"])
    with database.engine.begin() as connection:
        if database.sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        tables = _tables(connection)
        for table_name in reversed(NAMES.values()):
            if table_name in tables:
                connection.execute(delete(tables[table_name]))
        for name, table_name in NAMES.items():
            if table_name not in tables:
                continue
            _put(connection, tables[table_name], content.get(name, []))
    database.directories.clear()
    schema.migrate(database)


def _tables(connection: Connection) -> Mapping[str, Table]:
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: name in NAMES.values())
    return metadata.tables


def _version(connection: Connection) -> str:
    found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return found


def _rows(
    connection: Connection, tables: Mapping[str, Table], name: str, what: str, body_id: int
) -> Iterator[dict[str, Any]]:
    found = tables[NAMES.get(name, "party")]
    question = select(found).order_by(*found.primary_key.columns)
    if name == "contacts":
        question = question.where(found.c.contact != "")
    if name == "notes" and what in _SUBJECT:
        question = question.where(found.c.subject == _SUBJECT[what])
    if body_id:
        question = question.where((found.c.id if name == "bodies" else found.c.body_id) == body_id)
    for row in connection.execute(question, execution_options={"yield_per": 1000}).mappings():
        yield dict(row)


def _plain(value: object) -> str:
    """Dates and moments as ISO; a moment is in UTC, as it is stored."""
    if isinstance(value, datetime):
        return (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"not in an export: {type(value)}")


def _start_anew(database: Database, version: str) -> None:
    with database.engine.begin() as connection:
        if database.sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        metadata = MetaData()
        metadata.reflect(connection)
        metadata.drop_all(connection)
    database.engine.dispose()
    schema.upgrade(database, version)


def _put(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> None:
    typed = {column.name: column.type for column in target.columns}
    aware = connection.dialect.name == "postgresql"

    def value_of(name: str, value: Any) -> Any:
        kind = typed[name]
        if not isinstance(value, str):
            return value
        if isinstance(kind, DateTime):
            moment = datetime.fromisoformat(value)
            return moment if aware else moment.astimezone(UTC).replace(tzinfo=None)
        if isinstance(kind, Date):
            return date.fromisoformat(value)
        return time.fromisoformat(value) if isinstance(kind, Time) else value

    values = [{name: value_of(name, value) for name, value in row.items()} for row in rows]
    for at in range(0, len(values), 1000):
        connection.execute(insert(target), values[at : at + 1000])
    if aware and "id" in typed and isinstance(typed["id"], Integer):
        highest = select(func.coalesce(func.max(target.c.id), 1)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(target.name, "id"), highest)))
