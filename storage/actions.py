"""Questions about action points, and the changes that keep their labels and counters right."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete

from storage.action_questions import (
    APART,
    CLOSED,
    ENOUGH,
    GET,
    NO_OWNER,
    ONGOING,
    Listed,
    counting,
    finding,
)
from storage.changes import Changes, column_names, insertion, table
from storage.frozen import dataclass
from storage.models import Action, ActionLabel
from storage.statements import Statement
from storage.transaction import Transaction
from storage.values import Owner

__all__ = ["ACTION", "LABEL", "NO_OWNER", "ONGOING", "OPEN", "WITHOUT_DAY", "Actions", "Listed", "Wanted", "labels_of"]

WITHOUT_DAY = date(9999, 12, 30)
"""Where a point without a date stands in the order of lists: `due_from` and `due_to` on it find all of those."""
OPEN = ("open", "loopt")
ACTION, LABEL = table(Action), table(ActionLabel)
_LABEL_COLUMNS = column_names(LABEL)
_LABEL_KEY = ("body_id", "label", "order_day", "number")
_TO_LABEL = insertion(LABEL)
_UNLABEL = Statement(delete(LABEL).where(*(LABEL.c[name] == bindparam(name) for name in _LABEL_KEY)))
_SIMPLE = (
    "late_on", "due_from", "due_to", "created_since", "closed_since", "closed_before", "document_id", "signal",
    "follows",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which action points: every given condition holds. `labels` are all needed; of `any_labels` at least
    one, and of `themes` the point's own.

    status: "open", "gesloten" or "alle"; or "voorstel" or "beantwoord", proposals without and with an
    answer. `words` must all occur in the text (or their stems, handed in by the caller).
    """

    status: str = "open"
    labels: tuple[str, ...] = ()
    any_labels: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    late_on: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    created_since: datetime | None = None
    closed_since: datetime | None = None
    closed_before: datetime | None = None
    words: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    document_id: int | None = None
    signal: int | None = None
    follows: int | None = None


def labels_of(action: Action) -> set[str]:
    """Under which words an action point is found; a closed one behind the word `gesloten`."""
    if action.status in APART:
        return set()
    owners = [Owner.from_json(value) for value in action.owners]
    labels = {owner.label for owner in owners if not (owner.done and action.open)}
    labels |= {f"regio:{region.casefold()}" for region in action.regions}
    if action.theme:
        labels.add(f"thema:{action.theme.casefold()}")
    if not owners:
        labels.add(NO_OWNER)
    if action.ongoing:
        labels.add(ONGOING)
    return labels if action.open else {CLOSED + label for label in labels}


class Actions:
    """The action points of one body."""

    ENOUGH = ENOUGH

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
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
        self._label(None, action)
        return action

    def get(self, number: int) -> Action | None:
        """The action point with this number, whatever its state."""
        row = GET.first(self._within, body_id=self._body_id, number=number)
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
            self._label(action, changed)
        return changed

    def find(self, wanted: Wanted, limit: int = 50, offset: int = 0) -> tuple[Action, ...]:
        """Action points in the order of every list: late and dated first, then without date, doorlopend last."""
        values = _values(wanted)
        rows = finding(wanted.status, tuple(values)).mappings(self._within, **self._page(limit, offset), **values)
        return tuple(Action.read(row) for row in rows)

    def listed(self, wanted: Wanted, limit: int = 50, offset: int = 0) -> tuple[Listed, ...]:
        """The same action points as `find`, of each what a list shows: no other column is read."""
        values = _values(wanted)
        rows = finding(wanted.status, tuple(values), listed=True).rows(
            self._within, **self._page(limit, offset), **values
        )
        return tuple(map(Listed._make, rows))

    def _page(self, limit: int, offset: int) -> dict[str, int]:
        return {"body_id": self._body_id, "limit": limit, "start": offset, "upto": limit + offset}

    def count(self, wanted: Wanted) -> int:
        """How many there are; everything open is a counter, the rest is counted up to `ENOUGH`."""
        if wanted == Wanted():
            return self._changes.body.open_actions
        values = _values(wanted)
        return int(counting(wanted.status, tuple(values)).value(self._within, body_id=self._body_id, **values))

    def _label(self, before: Action | None, after: Action) -> None:
        """Put the labels of `after` in the place of those of `before`."""
        was = _label_rows(before) if before else set()
        now = _label_rows(after)
        if gone := sorted(was - now):
            _UNLABEL.run_many(self._within, [dict(zip(_LABEL_KEY, row, strict=False)) for row in gone])
        for row in sorted(now - was):
            self._within.later(_TO_LABEL, dict(zip(_LABEL_COLUMNS, row, strict=True)))


def _label_rows(action: Action) -> set[tuple[int, str, date, int, int]]:
    return {(action.body_id, label, action.order_day, action.number, action.id) for label in labels_of(action)}


def _values(wanted: Wanted) -> dict[str, Any]:
    """What is wanted as the values of its statement, by the names that `finding` knows."""
    values = {name: value for name in _SIMPLE if (value := getattr(wanted, name)) is not None}
    for kind, labels in (("label", wanted.labels), ("any", wanted.any_labels), ("theme", wanted.themes)):
        values |= {f"{kind}_{place}": label for place, label in enumerate(labels)}
    values |= {f"word_{place}": f"%{_escaped(word)}%" for place, word in enumerate(wanted.words)}
    values |= {f"number_{place}": number for place, number in enumerate(wanted.numbers)}
    return values


def _escaped(word: str) -> str:
    return word.replace("/", "//").replace("%", "/%").replace("_", "/_")


def _order_day(action: Action, values: dict[str, Any] | None = None) -> date:
    now = values or {}
    if now.get("ongoing", action.ongoing):
        return date.max
    due: date | None = now.get("due", action.due)
    return due or WITHOUT_DAY
