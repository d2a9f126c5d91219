"""How addresses are reached on a platform that must be told where to post, and which of them are gone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from storage.changes import table, values_of
from storage.models import Place, Reference
from storage.outgoing import drop_places

_TABLE, _PLACE = table(Reference), table(Place)


def find(connection: Connection, address: str) -> Reference | None:
    """The reference of an address, also of one that is gone."""
    row = connection.execute(select(_TABLE).where(_TABLE.c.address == address)).mappings().first()
    return Reference.read(row) if row else None


def newest(connection: Connection, workspace: str) -> Reference | None:
    """The one in this workspace that was heard last."""
    question = select(_TABLE).where(_TABLE.c.workspace == workspace).order_by(_TABLE.c.heard_at.desc()).limit(1)
    row = connection.execute(question).mappings().first()
    return Reference.read(row) if row else None


def keep(connection: Connection, reference: Reference) -> None:
    """Keep a reference as it is now; a place that was gone is there again. A name that is not told stays."""
    values = values_of(reference)
    if not reference.name:
        del values["name"]
    mine = _TABLE.c.address == reference.address
    if not connection.execute(update(_TABLE).where(mine).values(values)).rowcount:
        connection.execute(insert(_TABLE), values_of(reference))
    _set_gone(connection, (reference.address,), gone=False)


def forget(connection: Connection, address: str) -> None:
    """This reference leads nowhere."""
    connection.execute(delete(_TABLE).where(_TABLE.c.address == address))


def leave(connection: Connection, workspace: str, now: datetime, address: str = "", group: str = "") -> None:
    """An address, or all of a group, is gone: no body lives there now, and what waits for it is never posted."""
    addresses = _named(connection, workspace, address, group)
    known = _TABLE.c.address.in_(addresses)
    connection.execute(update(_TABLE).where(known, _TABLE.c.gone_at.is_(None)).values(gone_at=now))
    _set_gone(connection, addresses, gone=True)
    drop_places(connection, addresses)


def come_back(connection: Connection, workspace: str, address: str = "", group: str = "") -> None:
    """An address, or all of a group, may be written to again."""
    addresses = _named(connection, workspace, address, group)
    connection.execute(update(_TABLE).where(_TABLE.c.address.in_(addresses)).values(gone_at=None))
    _set_gone(connection, addresses, gone=False)


def rename(connection: Connection, address: str, name: str) -> None:
    """A place got another name."""
    connection.execute(update(_TABLE).where(_TABLE.c.address == address).values(name=name))


def _named(connection: Connection, workspace: str, address: str, group: str) -> tuple[str, ...]:
    """All addresses that are meant: those of one conversation (a person has two), or of a group and its own place."""
    mine: ColumnElement[bool]
    if group:
        mine = or_(_TABLE.c.group == group, _TABLE.c.conversation == group)
        also = f"{workspace}:{group}"
    else:
        there = select(_TABLE.c.conversation).where(_TABLE.c.address == address).scalar_subquery()
        mine = or_(_TABLE.c.address == address, _TABLE.c.conversation == there)
        also = address
    found = connection.execute(select(_TABLE.c.address).where(_TABLE.c.workspace == workspace, mine)).scalars()
    return tuple({also, *found})


def _set_gone(connection: Connection, addresses: Sequence[str], gone: bool) -> None:
    connection.execute(update(_PLACE).where(_PLACE.c.address.in_(addresses)).values(gone=gone))
