"""Bodies: where they live, who belongs to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from storage.changes import put_in, table
from storage.models import Account, Body, Member, Place
from storage.statements import Statement
from storage.transaction import Transaction

_BODY, _PLACE = table(Body), table(Place)
# The settings are long, and needed only where the directory is read anew or they are changed.
_COLUMNS = [column for column in _BODY.c if column.name != "settings"]
_HERE = select(*_COLUMNS).join(_PLACE, _PLACE.c.body_id == _BODY.c.id).where(_PLACE.c.address == bindparam("address"))
_CALLED = select(*_COLUMNS).where(_BODY.c.slug == bindparam("slug"))
_NUMBERED = select(*_COLUMNS).where(_BODY.c.id == bindparam("body_id"))
# Each question as it is, and with a lock that keeps other writers of the body away until the end (PostgreSQL).
_AT = (Statement(_HERE), Statement(_HERE.with_for_update(of=_BODY)))
_BY_SLUG = (Statement(_CALLED), Statement(_CALLED.with_for_update()))
_BY_ID = (Statement(_NUMBERED), Statement(_NUMBERED.with_for_update()))
_ACCOUNT, _MEMBER = table(Account), table(Member)
_OF_ACCOUNT = Statement(
    select(_ACCOUNT.c.body_id)
    .join(_MEMBER, _MEMBER.c.id == _ACCOUNT.c.member_id)
    .where(_ACCOUNT.c.address == bindparam("address"), _MEMBER.c.active)
    .order_by(_ACCOUNT.c.body_id)
)


class Bodies:
    """All bodies of the database: the one place where a question goes beyond a single body."""

    def __init__(self, within: Transaction) -> None:
        self._within = within

    def at(self, address: str, lock: bool = False) -> Body | None:
        """The body that lives at a place. `lock` keeps other writers of the body away until the end (PostgreSQL)."""
        return self._kept(_AT, lock, address=address)

    def called(self, slug: str, lock: bool = False) -> Body | None:
        """The body with this short name."""
        return self._kept(_BY_SLUG, lock, slug=slug)

    def numbered(self, body_id: int, lock: bool = False) -> Body | None:
        """The body with this id."""
        return self._kept(_BY_ID, lock, body_id=body_id)

    def _kept(self, statements: tuple[Statement, Statement], lock: bool, **values: Any) -> Body | None:
        def read() -> Body | None:
            row = statements[lock].first(self._within, **values)
            return Body.read(row) if row else None

        return self._within.body((statements[lock], *values.values()), read, held=lock)

    def whole(self, body: Body) -> Body:
        """The body with its settings, as it is in the database."""
        row = self._within.connection.execute(select(_BODY).where(_BODY.c.id == body.id)).mappings().one()
        return Body.read(row)

    def all(self) -> tuple[Body, ...]:
        """All bodies, by name."""
        bodies = table(Body)
        return tuple(
            Body.read(row) for row in self._within.connection.execute(select(bodies).order_by(bodies.c.name)).mappings()
        )

    def of_account(self, address: str) -> tuple[int, ...]:
        """Ids of the bodies in which this account is an active member."""
        return tuple(body_id for (body_id,) in _OF_ACCOUNT.rows(self._within, address=address))

    def roles_of(self, address: str) -> dict[int, str]:
        """The role of this account in every body in which it is an active member, by the body's id."""
        accounts, members = table(Account), table(Member)
        rows = self._within.connection.execute(
            select(accounts.c.body_id, members.c.role)
            .join(members, members.c.id == accounts.c.member_id)
            .where(accounts.c.address == address, members.c.active)
            .order_by(accounts.c.body_id)
        )
        return {row.body_id: row.role for row in rows}

    def add(self, slug: str, name: str, settings: dict[str, Any]) -> Body:
        """A new body, not entered yet."""
        body = Body(slug=slug, name=name, settings=settings)
        put_in(self._within, body)
        return body

    def places(self, body: Body) -> tuple[Place, ...]:
        """Where the body lives."""
        places = table(Place)
        rows = self._within.connection.execute(
            select(places).where(places.c.body_id == body.id).order_by(places.c.address)
        )
        return tuple(Place.read(row) for row in rows.mappings())

    def set_place(self, body: Body, address: str, **values: Any) -> None:
        """Let the body live at this address, or change what is known of that place."""
        places = table(Place)
        changed = self._within.connection.execute(
            update(places).where(places.c.address == address).values(body_id=body.id, **values)
        )
        if not changed.rowcount:
            row = {"address": address, "body_id": body.id, "digest": True, "gone": False} | values
            self._within.connection.execute(insert(places), row)
        body.version += 1

    def heard_at(self, body: Body, address: str, now: datetime) -> None:
        """A member with several accounts spoke at this one: from now on he is written to here."""
        accounts = table(Account)
        mine = (accounts.c.address == address) & (accounts.c.body_id == body.id)
        self._within.connection.execute(update(accounts).where(mine).values(heard_at=now))
        body.version += 1

    def add_account(self, body: Body, member: Member, address: str) -> None:
        """Let an account be this member; an account that was another member of the body moves."""
        accounts = table(Account)
        mine = (accounts.c.address == address) & (accounts.c.body_id == body.id)
        changed = self._within.connection.execute(update(accounts).where(mine).values(member_id=member.id))
        if not changed.rowcount:
            row = {"address": address, "body_id": body.id, "member_id": member.id}
            self._within.connection.execute(insert(accounts), row)
        body.version += 1

    def drop_account(self, body: Body, address: str) -> None:
        """This account is nobody's in the body any more."""
        accounts = table(Account)
        self._within.connection.execute(
            delete(accounts).where(accounts.c.address == address, accounts.c.body_id == body.id)
        )
        body.version += 1

    def drop_place(self, body: Body, address: str) -> None:
        """The body does not live at this address any more."""
        places = table(Place)
        self._within.connection.execute(delete(places).where(places.c.address == address, places.c.body_id == body.id))
        body.version += 1
