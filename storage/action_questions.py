"""The statements behind `storage.actions`: one for each shape of question, made when it is first asked.

A list of open points under a label walks that label's own index, which is in the order of every list: so it takes as
long among a million points as among a thousand.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    select,
    union,
)

from storage.changes import table
from storage.models import WITHDRAWN, Action, ActionLabel, Signal
from storage.statements import Statement

ENOUGH = 1000
FIGURE_ENOUGH = 500
"""Where a figure of the chair's screen stops counting, so that it takes as long among a million points."""
NO_OWNER = "geen eigenaar"
ONGOING = "doorlopend"
CLOSED = "gesloten "  # stands before every label of a closed point

_ACTION, _LABEL, _SIGNAL = table(Action), table(ActionLabel), table(Signal)
_BODY: BindParameter[int] = bindparam("body_id", type_=Integer())
APART = (WITHDRAWN, "voorstel", "beantwoord")  # in no list of action points
_STATES: dict[str, tuple[ColumnElement[bool], ...]] = {
    "open": (_ACTION.c.open,),
    "gesloten": (~_ACTION.c.open, *(_ACTION.c.status != status for status in APART)),
    "alle": tuple(_ACTION.c.status != status for status in APART),
    "voorstel": (~_ACTION.c.open, _ACTION.c.closed_at.is_(None), _ACTION.c.status == "voorstel"),
    "beantwoord": (~_ACTION.c.open, _ACTION.c.status == "beantwoord"),
}
_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "late_on": and_(_ACTION.c.open, _ACTION.c.order_day < bindparam("late_on")),
    "due_from": _ACTION.c.order_day >= bindparam("due_from"),
    "due_to": _ACTION.c.order_day <= bindparam("due_to"),
    "created_since": _ACTION.c.created_at >= bindparam("created_since"),
    "closed_since": _ACTION.c.closed_at >= bindparam("closed_since"),
    "closed_before": _ACTION.c.closed_at < bindparam("closed_before"),
    "document_id": _ACTION.c.document_id == bindparam("document_id"),
    "signal": _ACTION.c.signal == bindparam("signal"),
    "follows": _ACTION.c.follows == bindparam("follows"),
}


class Listed(NamedTuple):
    """What a list shows of an action point; `owners` is the JSON of the column, see `storage.values.owners_in`."""

    number: int
    text: str
    owners: str
    due: date | None
    due_words: str
    status: str
    open: bool
    ongoing: bool
    closed_at: datetime | None
    continued_by: int | None
    label: str


OWNERS = cast(_ACTION.c.owners, String).label("owners")
_SHOWN = tuple(OWNERS if name == "owners" else _ACTION.c[name] for name in Listed._fields)


@lru_cache(maxsize=256)
def finding(status: str, names: tuple[str, ...], *, listed: bool = False) -> Statement:
    """The points for which all these conditions hold; takes `body_id`, `limit`, `start`, `upto` (rows a branch) too.

    names: of `_CONDITIONS`, and numbered ones: `label_0` (all needed), `any_0` (one needed), `theme_0` (one needed),
    `word_0`, `number_0`.
    listed: only the columns of `Listed`, in its order.
    """
    points = select(*_SHOWN) if listed else select(_ACTION)
    newest_first = (_ACTION.c.closed_at.desc(), _ACTION.c.number.desc())
    by_day = (_ACTION.c.order_day, _ACTION.c.number)
    any_labels, labels = _numbered("any", names), _numbered("label", names)
    if status != "open" or not (any_labels or labels):
        question = _simply(points, status, names)
        ordered = question.order_by(*(newest_first if status == "gesloten" else by_day))
    else:
        walked, further = (any_labels, labels) if any_labels else (labels[:1], labels[1:])
        branches = [_branch(label, further, names) for label in walked]
        found = branches[0].subquery() if len(branches) == 1 else union(*(_alone(one) for one in branches)).subquery()
        ordered = points.join(found, found.c.action_id == _ACTION.c.id).order_by(found.c.order_day, found.c.number)
    return Statement(ordered.limit(bindparam("limit")).offset(bindparam("start")))


@lru_cache(maxsize=256)
def counting(status: str, names: tuple[str, ...]) -> Statement:
    """How many there are, counted up to `ENOUGH`; takes what `finding` takes, without the last three."""
    return Statement(select(_number(_simply(select(_ACTION.c.id), status, names), ENOUGH).label("points")))


def _simply(question: Select[Any], status: str, names: tuple[str, ...]) -> Select[Any]:
    """Every condition on the point itself, its labels looked up."""
    where = [_ACTION.c.body_id == _BODY, *_STATES[status], *_on_the_point(names)]
    where += [_labelled([label], status) for label in _numbered("label", names)]
    if any_labels := _numbered("any", names):
        where.append(_labelled(any_labels, status))
    return question.where(*where)


def _on_the_point(names: tuple[str, ...]) -> list[ColumnElement[bool]]:
    where = [condition for name, condition in _CONDITIONS.items() if name in names]
    where += [
        func.lower(_ACTION.c.text).like(bindparam(name), escape="/") for name in names if name.startswith("word_")
    ]
    if numbers := _numbered("number", names):
        where.append(_ACTION.c.number.in_(numbers))
    if themes := _numbered("theme", names):
        where.append(_ACTION.c.theme.in_(themes))
    return where


def _labelled(labels: list[Any], status: str) -> ColumnElement[bool]:
    if status != "open":
        closed = [literal(CLOSED, String).concat(label) for label in labels]
        labels = closed if status == "gesloten" else labels + closed
    there = select(_LABEL.c.action_id).where(_LABEL.c.body_id == _BODY, _LABEL.c.label.in_(labels))
    return _ACTION.c.id.in_(there)


def _branch(walked: Any, further: list[Any], names: tuple[str, ...]) -> Select[Any]:
    """The first open points under one label, along its index; `further` labels are looked up at the same place."""
    question = select(_LABEL.c.order_day, _LABEL.c.number, _LABEL.c.action_id)
    where = [_LABEL.c.body_id == _BODY, _LABEL.c.label == walked]
    for label in further:
        other = _LABEL.alias()
        same = (other.c.order_day == _LABEL.c.order_day, other.c.number == _LABEL.c.number)
        where.append(exists().where(other.c.body_id == _BODY, other.c.label == label, *same))
    if on_the_point := _on_the_point(names):
        question = question.join(_ACTION, _ACTION.c.id == _LABEL.c.action_id)
        where += on_the_point
    return question.where(*where).order_by(_LABEL.c.order_day, _LABEL.c.number).limit(bindparam("upto"))


def _alone(branch: Select[Any]) -> Select[Any]:
    """A branch that may stand in a union with an order of its own."""
    return select(branch.subquery())


def _numbered(kind: str, names: tuple[str, ...]) -> list[Any]:
    kept_as = Integer() if kind == "number" else String()
    return [bindparam(name, type_=kept_as) for name in names if name.startswith(f"{kind}_")]


def _number(question: Select[Any], enough: int = FIGURE_ENOUGH) -> Any:
    return select(func.count()).select_from(question.limit(enough).subquery()).scalar_subquery()


def _signals(*where: ColumnElement[bool]) -> Any:
    return _number(select(_SIGNAL.c.id).where(_SIGNAL.c.body_id == _BODY, *where))


def _under(label: str) -> Any:
    return _number(select(_LABEL.c.action_id).where(_LABEL.c.body_id == _BODY, _LABEL.c.label == label))


def _points(status: str, *names: str) -> Any:
    return _number(_simply(select(_ACTION.c.body_id), status, names))  # the index alone is enough to count


_FRESH = _SIGNAL.c.status == "nieuw"
FIGURES = {
    "closed_since": _points("gesloten", "closed_since"),
    "new_since": _points("alle", "created_since"),
    "late": _points("open", "late_on"),
    "without_owner": _under(NO_OWNER),
    "ongoing": _under(ONGOING),
    "signals_new": _signals(_FRESH),
    "signals_media": _signals(_FRESH, _SIGNAL.c.kind == "media"),
    "signals_steering": _signals(_SIGNAL.c.to_steering, _SIGNAL.c.closed_at.is_(None)),
}
"""Each figure of the chair's screen; they take `body_id`, `closed_since`, `created_since` and `late_on`."""
GET = Statement(select(_ACTION).where(_ACTION.c.body_id == _BODY, _ACTION.c.number == bindparam("number")))
