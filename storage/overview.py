"""Questions over many action points at once that must stay flat however many there are: the chair's screen."""

from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from storage.action_questions import ENOUGH, FIGURE_ENOUGH, FIGURES, NO_OWNER, OWNERS
from storage.changes import Changes, table
from storage.frozen import dataclass
from storage.models import Action, ActionLabel
from storage.statements import Statement
from storage.transaction import Transaction
from storage.values import Owner, owners_in

_ACTION, _LABEL = table(Action), table(ActionLabel)
_BODY = bindparam("body_id", type_=Integer())
_FEW = bindparam("few", type_=Integer())
_LATE, _WEEK, _NOBODY, _ONGOING = "named late", "named this week", "named without owner", "named ongoing"


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers that the chair's screen calls by name; of each kind the first few."""

    late: tuple[tuple[int, tuple[Owner, ...]], ...] = ()
    this_week: tuple[int, ...] = ()
    without_owner: tuple[int, ...] = ()
    ongoing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of `/stand`; each but `open` stops counting at `Overview.ENOUGH`."""

    open: int
    closed_since: int
    new_since: int
    late: int
    without_owner: int
    ongoing: int
    signals_new: int
    signals_media: int
    signals_steering: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many open points stand under a label, and how many of those are late."""

    label: str
    open: int
    late: int


def _named(kind: str) -> "Select[str, int, date, str]":
    """Who does it is told of late ones only."""
    owners = OWNERS if kind == _LATE else literal("", String()).label("owners")
    return select(literal(kind, String()).label("kind"), _ACTION.c.number, _ACTION.c.order_day, owners)


def _kind(kind: str, *where: ColumnElement[bool]) -> "Select[str, int, date, str]":
    column = _ACTION.c
    first = _named(kind).where(column.body_id == _BODY, column.open, *where).order_by(column.order_day, column.number)
    return select(first.limit(_FEW).subquery())


def _nobody() -> "Select[str, int, date, str]":
    """Along the label's own index, so that many without an owner cost no more than a few."""
    here = (_LABEL.c.body_id == _BODY) & (_LABEL.c.label == NO_OWNER)
    few = select(_LABEL.c.action_id).where(here).order_by(_LABEL.c.order_day, _LABEL.c.number).limit(_FEW).subquery()
    return select(_named(_NOBODY).join(few, few.c.action_id == _ACTION.c.id).subquery())


def _figure(name: str) -> "Select[str, int, date, str]":
    """A figure as a row among the numbers that are called by name."""
    nothing = cast(null(), Date()).label("order_day")
    return select(literal(name, String()), FIGURES[name].label("number"), nothing, literal("", String()))


_ROWS = union_all(
    _kind(_LATE, _ACTION.c.order_day < bindparam("today")),
    _kind(_WEEK, _ACTION.c.order_day.between(bindparam("today"), bindparam("week_end"))),
    _kind(_ONGOING, _ACTION.c.order_day == date.max),
    _nobody(),
    *map(_figure, FIGURES),
).subquery()
_SCREEN = Statement(
    select(_ROWS.c.kind, _ROWS.c.number, _ROWS.c.owners).order_by(_ROWS.c.kind, _ROWS.c.order_day, _ROWS.c.number)
)
_SHARES = Statement(
    select(
        _LABEL.c.label,
        func.count().label("points"),
        func.sum(case((_LABEL.c.order_day < bindparam("today"), 1), else_=0)).label("late"),
    )
    .where(_LABEL.c.body_id == _BODY, _LABEL.c.label.like(bindparam("beginning", type_=String())))
    .group_by(_LABEL.c.label)
)


_RECENT = (
    select(_ACTION)
    .where(_ACTION.c.body_id == _BODY, _ACTION.c.created_at >= bindparam("since"))
    .order_by(_ACTION.c.created_at.desc())
    .limit(ENOUGH)
    .subquery()
)  # a subquery of its own, so that it walks the index on when a point was put up, and not that on all open points
_FRESH = Statement(
    select(_RECENT)
    .where(_RECENT.c.open, _RECENT.c.order_day >= bindparam("first"))
    .order_by(_RECENT.c.order_day, _RECENT.c.number)
)
_OWNERLESS = Statement(
    select(func.count().label("points")).select_from(
        select(_LABEL.c.number)
        .where(_LABEL.c.body_id == _BODY, _LABEL.c.label == NO_OWNER, _LABEL.c.order_day >= bindparam("first"))
        .limit(ENOUGH)
        .subquery()
    )
)


class Overview:
    """The open action points of one body, seen from above."""

    ENOUGH = FIGURE_ENOUGH

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def screen(self, since: datetime, today: date, week_end: date, few: int) -> tuple[Counts, Named]:
        """The chair's figures, and the first `few` numbers of each kind in the order of every list; one statement."""
        values = {"body_id": self._changes.body.id, "today": today, "week_end": week_end, "few": few}
        values |= {"closed_since": since, "created_since": since, "late_on": today}
        numbers: dict[str, list[int]] = {_LATE: [], _WEEK: [], _NOBODY: [], _ONGOING: []}
        figures: dict[str, int] = {}
        owners: list[tuple[Owner, ...]] = []
        for kind, number, column in _SCREEN.rows(self._within, **values):
            if kind in FIGURES:
                figures[kind] = number
                continue
            numbers[kind].append(number)
            if kind == _LATE:
                owners.append(owners_in(column))
        named = Named(
            late=tuple(zip(numbers[_LATE], owners, strict=True)),
            this_week=tuple(numbers[_WEEK]),
            without_owner=tuple(numbers[_NOBODY]),
            ongoing=tuple(numbers[_ONGOING]),
        )
        return Counts(open=self._changes.body.open_actions, **figures), named

    def fresh(self, since: datetime, first: date) -> tuple[Action, ...]:
        """Of the newest `ENOUGH` points put up since a moment those still open, due on `first` or later or never."""
        rows = _FRESH.mappings(self._within, body_id=self._changes.body.id, since=since, first=first)
        return tuple(Action.read(row) for row in rows)

    def without_owner(self, first: date) -> int:
        """How many open points without an owner are due on `first` or later or never, counted up to `ENOUGH`."""
        return int(_OWNERLESS.value(self._within, body_id=self._changes.body.id, first=first))

    def shares(self, prefix: str, today: date) -> tuple[Share, ...]:
        """Open and late points per label that begins with `prefix` ("eigenaar:"), the largest first."""
        values = {"body_id": self._changes.body.id, "today": today, "beginning": f"{prefix}%"}
        shares = [Share(label, points, late) for label, points, late in _SHARES.rows(self._within, **values)]
        return tuple(sorted(shares, key=lambda share: (-share.open, share.label)))
