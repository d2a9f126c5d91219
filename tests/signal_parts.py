"""Looking at signals and pressing what is under them, in the tests."""

from commands.reply import Button, Reply
from storage.changes import table
from storage.models import Signal
from tests.group import Group


def button(reply: Reply, label: str) -> Button:
    return next(button for button in reply.buttons() if button.label == label)


def signal_of(group: Group, number: int) -> Signal:
    signals = table(Signal)
    question = signals.select().where(signals.c.number == number)
    return group.storage.read(lambda store: Signal.read(store.connection.execute(question).mappings().one()))


def how_many(group: Group) -> int:
    return len(group.storage.read(lambda store: store.connection.execute(table(Signal).select()).all()))
