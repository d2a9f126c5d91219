"""Questions about action points, and the changes that keep their labels and counters right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, select

from storage.changes import Changes, table
from storage.models import Action, ActionLabel, Signal
from storage.values import Owner

NO_OWNER = "geen eigenaar"
ONGOING = "doorlopend"
_WITHOUT_DAY = date(9999, 12, 30)
OPEN = ("open", "loopt")
ACTION, LABEL = table(Action), table(ActionLabel)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which action points: every given condition holds. `labels` are all needed; of `any_labels` at least one.

    status: "open", "gesloten" or "alle". `words` must all occur in the text (or their stems, handed in by the caller).
    """

    status: str = "open"
    labels: tuple[str, ...] = ()
    any_labels: tuple[str, ...] = ()
    late_on: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    created_since: datetime | None = None
    closed_since: datetime | None = None
    words: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    document_id: int | None = None
    signal: int | None = None
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of `/stand`; each but `open` stops counting at `Actions.ENOUGH`."""

    open: int
    closed_since: int
    new_since: int
    late: int
    without_owner: int
    ongoing: int
    signals_new: int
    signals_media: int
    signals_steering: int


def labels_of(action: Action) -> set[str]:
    """Under which words an open action point is found."""
    owners = [Owner.from_json(value) for value in action.owners]
    labels = {owner.label for owner in owners if not owner.done}
    labels |= {f"regio:{region.casefold()}" for region in action.regions}
    if action.theme:
        labels.add(f"thema:{action.theme.casefold()}")
    if not owners:
        labels.add(NO_OWNER)
    if action.ongoing:
        labels.add(ONGOING)
    return labels


class Actions:
    """The action points of one body."""

    ENOUGH = 1000

    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    @property
    def _body_id(self) -> int:
        return self._changes.body.id

    def new(self, text: str, owners: Sequence[Owner] = (), **values: Any) -> Action:
        """Add an action point under the next number of the body. `values` are further columns of `Action`."""
        body, actor = self._changes.body, self._changes.actor
        action = Action(
            body_id=body.id,
            number=body.next_action,
            text=text,
            created_at=actor.at,
            created_by=actor.member_id,
            owners=[owner.as_json() for owner in owners],
            **values,
        )
        action.order_day = _order_day(action)
        body.next_action += 1
        body.open_actions += action.open
        self._changes.add(action)
        self._label(action.id, (), labels_of(action))
        return action

    def get(self, number: int) -> Action | None:
        """The action point with this number, whatever its state."""
        where = (ACTION.c.body_id == self._body_id) & (ACTION.c.number == number)
        row = self._connection.execute(select(ACTION).where(where)).mappings().first()
        return Action.read(row) if row else None

    def change(self, action: Action, **values: Any) -> Action | None:
        """Change columns; None when somebody else changed the same columns first. Keeps labels and counters right."""
        wanted = dict(values)
        if "status" in wanted:
            wanted["open"] = wanted["status"] in OPEN
        wanted["order_day"] = _order_day(action, wanted)
        changed = self._changes.change(action, **wanted)
        if changed is not None:
            self._changes.body.open_actions += changed.open - action.open
            self._label(
                action.id,
                labels_of(action) if action.open else set(),
                labels_of(changed) if changed.open else set(),
            )
        return changed

    def find(self, wanted: Wanted, limit: int = 50, offset: int = 0) -> tuple[Action, ...]:
        """Action points in the order of every list: late and dated first, then without date, doorlopend last."""
        question = self._question(wanted, select(ACTION))
        newest_first = (ACTION.c.closed_at.desc(), ACTION.c.number.desc())
        by_day = (ACTION.c.order_day, ACTION.c.number)
        question = question.order_by(*(newest_first if wanted.status == "gesloten" else by_day))
        rows = self._connection.execute(question.limit(limit).offset(offset)).mappings()
        return tuple(Action.read(row) for row in rows)

    def count(self, wanted: Wanted) -> int:
        """How many there are; everything open is a counter, the rest is counted up to `ENOUGH`."""
        if wanted == Wanted():
            return self._changes.body.open_actions
        some = self._question(wanted, select(ACTION.c.id)).limit(self.ENOUGH).subquery()
        return int(self._connection.execute(select(func.count()).select_from(some)).scalar_one())

    def by_owner(self) -> tuple[tuple[str, int], ...]:
        """Owner's label to the number of open points, largest first."""
        question = (
            select(LABEL.c.label, func.count().label("points"))
            .where(LABEL.c.body_id == self._body_id)
            .group_by(LABEL.c.label)
            .order_by(func.count().desc(), LABEL.c.label)
        )
        return tuple((row.label, row.points) for row in self._connection.execute(question))

    def counts(self, since: datetime, today: date) -> Counts:
        """The figures of the chair's screen in one statement."""
        signal = table(Signal)
        here = signal.c.body_id == self._body_id

        def number(question: Select[Any]) -> Any:
            return select(func.count()).select_from(question.limit(self.ENOUGH).subquery()).scalar_subquery()

        def points(wanted: Wanted) -> Any:
            return number(self._question(wanted, select(ACTION.c.id)))

        def signals(condition: ColumnElement[bool]) -> Any:
            return number(select(signal.c.id).where(here, condition))

        fresh = signal.c.status == "nieuw"
        row = self._connection.execute(
            select(
                points(Wanted(status="gesloten", closed_since=since)),
                points(Wanted(status="alle", created_since=since)),
                points(Wanted(late_on=today)),
                points(Wanted(labels=(NO_OWNER,))),
                points(Wanted(labels=(ONGOING,))),
                signals(fresh),
                signals(and_(fresh, signal.c.kind == "media")),
                signals(and_(signal.c.to_steering, signal.c.closed_at.is_(None))),
            )
        ).one()
        return Counts(self._changes.body.open_actions, *row)

    def _question(self, wanted: Wanted, question: Select[Any]) -> Select[Any]:
        column = ACTION.c
        where: list[ColumnElement[bool]] = [column.body_id == self._body_id]
        if wanted.status == "open":
            where.append(column.open)
        elif wanted.status == "gesloten":
            where += [~column.open, column.status != "ingetrokken"]
        else:
            where.append(column.status != "ingetrokken")
        if wanted.late_on:
            where += [column.open, column.order_day < wanted.late_on]
        if wanted.due_from:
            where.append(column.order_day >= wanted.due_from)
        if wanted.due_to:
            where.append(column.order_day <= wanted.due_to)
        if wanted.created_since:
            where.append(column.created_at >= wanted.created_since)
        if wanted.closed_since:
            where.append(column.closed_at >= wanted.closed_since)
        if wanted.document_id:
            where.append(column.document_id == wanted.document_id)
        for name in ("signal", "follows"):
            if (value := getattr(wanted, name)) is not None:
                where.append(column[name] == value)
        if wanted.numbers:
            where.append(column.number.in_(wanted.numbers))
        where += [func.lower(column.text).contains(word, autoescape=True) for word in wanted.words]
        where += [column.id.in_(self._labelled([label])) for label in wanted.labels]
        if wanted.any_labels:
            where.append(column.id.in_(self._labelled(wanted.any_labels)))
        return question.where(*where)

    def _labelled(self, labels: Sequence[str]) -> Select[tuple[int]]:
        return select(LABEL.c.action_id).where(LABEL.c.body_id == self._body_id, LABEL.c.label.in_(labels))

    def _label(self, action_id: int, before: set[str] | tuple[()], after: set[str]) -> None:
        body_id = self._body_id
        if gone := set(before) - after:
            mine = (LABEL.c.body_id == body_id) & (LABEL.c.action_id == action_id)
            self._connection.execute(delete(LABEL).where(mine, LABEL.c.label.in_(gone)))
        if come := after.difference(before):
            rows = [{"body_id": body_id, "label": label, "action_id": action_id} for label in sorted(come)]
            self._connection.execute(insert(LABEL), rows)


def _order_day(action: Action, values: dict[str, Any] | None = None) -> date:
    now = values or {}
    if now.get("ongoing", action.ongoing):
        return date.max
    due: date | None = now.get("due", action.due)
    return due or _WITHOUT_DAY
