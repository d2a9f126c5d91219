"""Questions about goals: the visie-actiepunten of the Stuurgroep."""

from typing import Any

from sqlalchemy import select

from storage.changes import Changes, table
from storage.models import Goal
from storage.transaction import Transaction

_GOAL = table(Goal)


class Goals:
    """The goals of one body."""

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def new(self, theme: str, title: str, **values: Any) -> Goal:
        """Add a goal under the next number of the body."""
        body = self._changes.body
        goal = Goal(body_id=body.id, number=body.next_goal, theme=theme, title=title, **values)
        body.next_goal += 1
        return self._changes.add(goal)

    def get(self, number: int) -> Goal | None:
        """The goal with this number."""
        where = (_GOAL.c.body_id == self._changes.body.id) & (_GOAL.c.number == number)
        row = self._within.connection.execute(select(_GOAL).where(where)).mappings().first()
        return Goal.read(row) if row else None

    def change(self, goal: Goal, **values: Any) -> Goal | None:
        """Change columns; None when somebody else changed the same columns first."""
        return self._changes.change(goal, **values)

    def all(self) -> tuple[Goal, ...]:
        """Every goal, by number (a few dozen at most)."""
        question = select(_GOAL).where(_GOAL.c.body_id == self._changes.body.id).order_by(_GOAL.c.number)
        return tuple(Goal.read(row) for row in self._within.connection.execute(question).mappings())
