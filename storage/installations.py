"""The workspaces that added Horzel by themselves, and the tokens they gave us."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage.changes import table
from storage.models import Installation

_TABLE = table(Installation)


def save(connection: Connection, workspace: str, secrets: dict[str, Any], now: datetime) -> None:
    """Keep what a workspace gave us; a workspace that comes back gets its new secrets."""
    values = {"at": now, "secrets": secrets, "active": True}
    mine = _TABLE.c.workspace == workspace
    if not connection.execute(update(_TABLE).where(mine).values(values)).rowcount:
        connection.execute(insert(_TABLE), {"workspace": workspace, **values})


def secrets_of(connection: Connection, workspace: str) -> dict[str, Any] | None:
    """What a workspace gave us; empty when it left, None when it never came."""
    found: dict[str, Any] | None = connection.execute(
        select(_TABLE.c.secrets).where(_TABLE.c.workspace == workspace)
    ).scalar()
    return found


def forget(connection: Connection, workspace: str) -> None:
    """The workspace left: its secrets go, what it did stays."""
    gone = {"secrets": {}, "active": False}
    connection.execute(update(_TABLE).where(_TABLE.c.workspace == workspace).values(gone))
