"""Who heard in private what became of a signal hears that it was taken back."""

from collections.abc import Iterable, Iterator

from commands.actions.telling import in_request
from commands.command import Context
from commands.signals.telling import called_by, status_of, tell_about, tell_of_point, tell_reporter, told_mark
from storage.history import Line
from storage.models import WITHDRAWN, Action, Member, Signal


def tell_taken_back(lines: Iterable[Line], ctx: Context) -> None:
    """Tell everybody who was told of these lines how the signal, or the point made of it, stands now; each once."""
    rows = [(line, ctx.store.history.row(line)) for line in {line.row_id: line for line in lines}.values()]
    signals = {row.number: line for line, row in rows if isinstance(row, Signal)}
    for number, line in signals.items():
        for signal, member in _told(number, line, ctx):
            if member.id == signal.created_by:
                tell_reporter(ctx, signal, f"toch weer {status_of(signal)}", "")
            else:
                tell_about(ctx, signal, member, _lead(signal, line), ("Door", ctx.member.name))
    for line, action in rows:
        if isinstance(action, Action) and action.signal and action.signal not in signals:
            for signal, _ in _told(action.signal, line, ctx):
                tell_of_point(ctx, signal, action, f"toch weer {action.status}", "")


def _told(number: int, line: Line, ctx: Context) -> Iterator[tuple[Signal, Member]]:
    """The signal with each of the others who was told of it by this request."""
    signal = ctx.store.signals.get(number)
    if signal is None:
        return
    others = [one for one in ctx.directory.members if one.id != ctx.member.id]
    marks = [in_request(told_mark(signal, one.id), line.request) for one in others]
    there = ctx.store.outbox.put_out(ctx.directory.body_id, marks)
    yield from ((signal, member) for member, mark in zip(others, marks, strict=True) if mark in there)


def _lead(signal: Signal, line: Line) -> str:
    became = f"toch weer {status_of(signal)}" if "status" in line.before else "weer als eerder"
    if signal.status == WITHDRAWN:
        became = "ingetrokken, u hoeft niets te doen"
    return f"Signaal {called_by(signal)} is {became}"
