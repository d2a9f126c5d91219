"""Bodies: where they live, who belongs to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.changes import insertion, table, values_of
from storage.models import Account, Body, Member, Place
from storage.statements import Statement

_BODY, _PLACE = table(Body), table(Place)
_HERE = select(_BODY).join(_PLACE, _PLACE.c.body_id == _BODY.c.id).where(_PLACE.c.address == bindparam("address"))
_CALLED = select(_BODY).where(_BODY.c.slug == bindparam("slug"))
_NUMBERED = select(_BODY).where(_BODY.c.id == bindparam("body_id"))
# Each question as it is, and with a lock that keeps other writers of the body away until the end (PostgreSQL).
_AT = (Statement(_HERE), Statement(_HERE.with_for_update(of=_BODY)))
_BY_SLUG = (Statement(_CALLED), Statement(_CALLED.with_for_update()))
_BY_ID = (Statement(_NUMBERED), Statement(_NUMBERED.with_for_update()))


class Bodies:
    """All bodies of the database: the one place where a question goes beyond a single body."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def at(self, address: str, lock: bool = False) -> Body | None:
        """The body that lives at a place. `lock` keeps other writers of the body away until the end (PostgreSQL)."""
        row = _AT[lock].first(self.connection, address=address)
        return Body.read(row) if row else None

    def called(self, slug: str, lock: bool = False) -> Body | None:
        """The body with this short name."""
        row = _BY_SLUG[lock].first(self.connection, slug=slug)
        return Body.read(row) if row else None

    def numbered(self, body_id: int, lock: bool = False) -> Body | None:
        """The body with this id."""
        row = _BY_ID[lock].first(self.connection, body_id=body_id)
        return Body.read(row) if row else None

    def all(self) -> tuple[Body, ...]:
        """All bodies, by name."""
        bodies = table(Body)
        return tuple(
            Body.read(row) for row in self.connection.execute(select(bodies).order_by(bodies.c.name)).mappings()
        )

    def of_account(self, address: str) -> tuple[int, ...]:
        """Ids of the bodies in which this account is an active member."""
        accounts, members = table(Account), table(Member)
        rows = self.connection.execute(
            select(accounts.c.body_id)
            .join(members, members.c.id == accounts.c.member_id)
            .where(accounts.c.address == address, members.c.active)
            .order_by(accounts.c.body_id)
        )
        return tuple(row.body_id for row in rows)

    def roles_of(self, address: str) -> dict[int, str]:
        """The role of this account in every body in which it is an active member, by the body's id."""
        accounts, members = table(Account), table(Member)
        rows = self.connection.execute(
            select(accounts.c.body_id, members.c.role)
            .join(members, members.c.id == accounts.c.member_id)
            .where(accounts.c.address == address, members.c.active)
            .order_by(accounts.c.body_id)
        )
        return {row.body_id: row.role for row in rows}

    def add(self, slug: str, name: str, settings: dict[str, Any]) -> Body:
        """A new body, not entered yet."""
        body = Body(slug=slug, name=name, settings=settings)
        body.id = insertion(_BODY).value(self.connection, **values_of(body))
        return body

    def places(self, body: Body) -> tuple[Place, ...]:
        """Where the body lives."""
        places = table(Place)
        rows = self.connection.execute(select(places).where(places.c.body_id == body.id).order_by(places.c.address))
        return tuple(Place.read(row) for row in rows.mappings())

    def set_place(self, body: Body, address: str, **values: Any) -> None:
        """Let the body live at this address, or change what is known of that place."""
        places = table(Place)
        changed = self.connection.execute(
            update(places).where(places.c.address == address).values(body_id=body.id, **values)
        )
        if not changed.rowcount:
            row = {"address": address, "body_id": body.id, "digest": True, "gone": False} | values
            self.connection.execute(insert(places), row)
        body.version += 1

    def heard_at(self, body: Body, address: str, now: datetime) -> None:
        """A member with several accounts spoke at this one: from now on he is written to here."""
        accounts = table(Account)
        mine = (accounts.c.address == address) & (accounts.c.body_id == body.id)
        self.connection.execute(update(accounts).where(mine).values(heard_at=now))
        body.version += 1

    def add_account(self, body: Body, member: Member, address: str) -> None:
        """Let an account be this member; an account that was another member of the body moves."""
        accounts = table(Account)
        mine = (accounts.c.address == address) & (accounts.c.body_id == body.id)
        changed = self.connection.execute(update(accounts).where(mine).values(member_id=member.id))
        if not changed.rowcount:
            row = {"address": address, "body_id": body.id, "member_id": member.id}
            self.connection.execute(insert(accounts), row)
        body.version += 1

    def drop_account(self, body: Body, address: str) -> None:
        """This account is nobody's in the body any more."""
        accounts = table(Account)
        self.connection.execute(delete(accounts).where(accounts.c.address == address, accounts.c.body_id == body.id))
        body.version += 1

    def drop_place(self, body: Body, address: str) -> None:
        """The body does not live at this address any more."""
        places = table(Place)
        self.connection.execute(delete(places).where(places.c.address == address, places.c.body_id == body.id))
        body.version += 1
