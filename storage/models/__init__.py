"""The tables, as typed dataclasses.

Rows are values: the store reads them, hands them out, and writes changes through `storage.changes` alone. No session,
no lazy loading, no mapper (docs/besluiten/002).
"""

from storage.models.people import Account, Body, Feed, Member, Party, Place
from storage.models.row import Kept, Row, UtcDateTime
from storage.models.traffic import Change, Installation, Outgoing, Pulse, Reference, Seen, Talk
from storage.models.work import WITHDRAWN, Action, ActionLabel, Disclosure, Document, Event, Goal, Meeting, Note, Signal

__all__ = [
    "WITHDRAWN",
    "Account",
    "Action",
    "ActionLabel",
    "Body",
    "Change",
    "Disclosure",
    "Document",
    "Event",
    "Feed",
    "Goal",
    "Installation",
    "Kept",
    "Meeting",
    "Member",
    "Note",
    "Outgoing",
    "Party",
    "Place",
    "Pulse",
    "Reference",
    "Row",
    "Seen",
    "Signal",
    "Talk",
    "UtcDateTime",
]
