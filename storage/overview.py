"""Questions over many action points at once that must stay flat however many there are: the chair's screen."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, and_, case, func, literal, select, union_all

from storage.actions import ACTION, LABEL, NO_OWNER
from storage.changes import Changes
from storage.values import Owner


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers that the chair's screen calls by name; of each kind the first few."""

    late: tuple[tuple[int, tuple[Owner, ...]], ...] = ()
    this_week: tuple[int, ...] = ()
    without_owner: tuple[int, ...] = ()
    ongoing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How many open points stand under a label, and how many of those are late."""

    label: str
    open: int
    late: int


class Overview:
    """The open action points of one body, seen from above."""

    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def named(self, today: date, week_end: date, few: int = 6) -> Named:
        """The first `few` numbers of each kind, in one statement; none is late and due this week at once."""
        column = ACTION.c
        here = and_(column.body_id == self._changes.body.id, column.open)
        nobody = (
            select(LABEL.c.action_id)
            .where(LABEL.c.body_id == self._changes.body.id, LABEL.c.label == NO_OWNER)
            .order_by(LABEL.c.action_id)
            .limit(few)
        )
        in_order = (column.order_day, column.number)
        kinds: dict[str, Select[int, str]] = {
            "late": _numbers().where(here, column.order_day < today).order_by(*in_order).limit(few),
            "week": _numbers().where(here, column.order_day.between(today, week_end)).order_by(*in_order).limit(few),
            "nobody": _numbers().where(column.id.in_(select(nobody.subquery().c.action_id))).order_by(column.number),
            "ongoing": _numbers().where(here, column.order_day == date.max).order_by(column.number).limit(few),
        }
        found: dict[str, list[tuple[int, tuple[Owner, ...]]]] = {kind: [] for kind in kinds}
        parts = [select(literal(kind).label("kind"), part.subquery()) for kind, part in kinds.items()]
        for row in self._connection.execute(union_all(*parts)):
            found[row.kind].append((row.number, tuple(Owner.from_json(value) for value in row.owners)))
        return Named(
            late=tuple(found["late"]),
            this_week=tuple(number for number, _ in found["week"]),
            without_owner=tuple(number for number, _ in found["nobody"]),
            ongoing=tuple(number for number, _ in found["ongoing"]),
        )

    def shares(self, prefix: str, today: date) -> tuple[Share, ...]:
        """Open and late points per label that begins with `prefix` ("eigenaar:"), the largest first."""
        late = func.sum(case((ACTION.c.order_day < today, 1), else_=0)).label("late")
        number = func.count().label("points")
        question = (
            select(LABEL.c.label, number, late)
            .join(ACTION, ACTION.c.id == LABEL.c.action_id)
            .where(LABEL.c.body_id == self._changes.body.id, LABEL.c.label.startswith(prefix, autoescape=True))
            .group_by(LABEL.c.label)
            .order_by(number.desc(), LABEL.c.label)
        )
        return tuple(Share(row.label, row.points, row.late) for row in self._connection.execute(question))


def _numbers() -> "Select[int, str]":
    return select(ACTION.c.number, ACTION.c.owners)
