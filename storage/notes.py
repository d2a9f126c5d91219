"""Remarks on action points and signals."""

from datetime import datetime

from sqlalchemy import select

from storage.changes import Changes, table
from storage.models import Note
from storage.transaction import Transaction

NOTE = table(Note)


class Notes:
    """The notes of one body."""

    def __init__(self, within: Transaction, changes: Changes) -> None:
        self._within = within
        self._changes = changes

    def add(self, subject: str, number: int, text: str, party: str = "") -> Note:
        """Add a remark to `action` or `signal` number so and so."""
        actor = self._changes.actor
        note = Note(
            body_id=self._changes.body.id,
            subject=subject,
            number=number,
            at=actor.at,
            by=actor.member_id,
            text=text,
            party=party,
        )
        return self._changes.add(note)

    def of(self, subject: str, number: int) -> tuple[Note, ...]:
        """The remarks on one action point or signal, oldest first."""
        where = (NOTE.c.body_id == self._changes.body.id) & (NOTE.c.subject == subject) & (NOTE.c.number == number)
        question = select(NOTE).where(where, ~NOTE.c.withdrawn).order_by(NOTE.c.id)
        return tuple(Note.read(row) for row in self._within.connection.execute(question).mappings())

    def numbers_since(self, subject: str, moment: datetime) -> frozenset[int]:
        """The numbers of action points (or signals) that got a remark since a moment."""
        where = (NOTE.c.body_id == self._changes.body.id) & (NOTE.c.subject == subject) & (NOTE.c.at >= moment)
        return frozenset(row.number for row in self._within.connection.execute(select(NOTE.c.number).where(where)))
