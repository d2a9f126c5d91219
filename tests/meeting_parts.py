"""Looking at meetings and pressing what is under them, in the tests."""

from datetime import date

from commands.reply import Reply
from storage.changes import table
from storage.models import Meeting
from storage.store import Storage
from tests.group import Group

LINE = "vergadering 17 mei 14:00 Huis van de Gemeenten, ruimte 0.0.17"


def rows(storage: Storage) -> list[Meeting]:
    """Every meeting there is, those that were called off too."""
    meeting = table(Meeting)
    found = storage.read(
        lambda store: store.connection.execute(meeting.select().order_by(meeting.c.day)).mappings().all()
    )
    return [Meeting.read(row) for row in found]


def going(group: Group) -> list[date]:
    return [meeting.day for meeting in rows(group.storage) if meeting.status != "vervallen"]


def button(reply: Reply, label: str) -> int:
    return [one.label for one in reply.buttons()].index(label)


def press(group: Group, reply: Reply, label: str, who: str = "Sanne") -> Reply:
    return group.press(list(reply.buttons())[button(reply, label)], who)
