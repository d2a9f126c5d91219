"""What was given out for the Woo: who, when, what and its hash; in the trail as every other change."""

from typing import Any

from sqlalchemy import select

from storage.changes import Changes, table
from storage.models import Disclosure
from storage.transaction import Transaction

_DISCLOSURE = table(Disclosure)


class Disclosures:
    """The files of one body that went out."""

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def add(self, **values: Any) -> Disclosure:
        """Keep that a file goes out, now, by who acts."""
        actor = self._changes.actor
        row = Disclosure(body_id=self._changes.body.id, at=actor.at, by=actor.member_id, **values)
        return self._changes.add(row)

    def all(self) -> tuple[Disclosure, ...]:
        """Everything that went out, newest last."""
        question = select(_DISCLOSURE).where(_DISCLOSURE.c.body_id == self._changes.body.id).order_by(_DISCLOSURE.c.id)
        return tuple(Disclosure.read(row) for row in self._within.connection.execute(question).mappings())
