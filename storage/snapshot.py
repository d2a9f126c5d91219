"""Reading what a body knows from the database: its parties, members, accounts and settings, as one `Directory`."""

from typing import Any, TypeVar

from sqlalchemy import Connection, Row, select

from storage.changes import table
from storage.directory import Directory
from storage.models import Account, Member, Party
from storage.values import BodySettings

_R = TypeVar("_R", Member, Party)


def read_directory(connection: Connection, body: Row[int, str, str, dict[str, Any]], version: int) -> Directory:
    """Read the snapshot of a body (its id, slug, name and settings)."""
    body_id, slug, name, settings = body
    accounts = table(Account)
    everybody, every_party = _rows(connection, Member, body_id), _rows(connection, Party, body_id)
    by_id = {member.id: member for member in everybody}
    by_address: dict[str, Member] = {}
    addresses: dict[int, tuple[str, ...]] = {}
    for address, member_id in connection.execute(
        select(accounts.c.address, accounts.c.member_id)
        .where(accounts.c.body_id == body_id)
        .order_by(accounts.c.heard_at.is_(None), accounts.c.heard_at.desc(), accounts.c.id)
    ):
        by_address[address] = by_id[member_id]
        addresses[member_id] = (*addresses.get(member_id, ()), address)
    return Directory(
        version=version,
        body_id=body_id,
        slug=slug,
        name=name,
        settings=BodySettings.model_validate(settings),
        parties=tuple(party for party in every_party if party.active),
        members=tuple(everybody),
        accounts=by_address,
        addresses=addresses,
        former=tuple(party for party in every_party if not party.active),
    )


def _rows(connection: Connection, model: type[_R], body_id: int) -> list[_R]:
    rows = table(model)
    question = select(rows).where(rows.c.body_id == body_id).order_by(rows.c.id)
    return [model.read(row) for row in connection.execute(question).mappings()]
