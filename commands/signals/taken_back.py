"""Who heard in private what became of a signal hears that it was taken back."""

from collections.abc import Iterable

from commands.actions.confirm import in_request
from commands.command import Context
from commands.signals.telling import called_by, status_of, tell_about, tell_reporter, told_mark
from storage.history import Line
from storage.models import Signal
from storage.signals import WITHDRAWN


def tell_taken_back(lines: Iterable[Line], ctx: Context) -> None:
    """Tell everybody who was told of these lines how the signal stands now; each of them once a signal."""
    for line in {line.row_id: line for line in lines if line.subject == "signal"}.values():
        signal = ctx.store.history.row(line)
        if not isinstance(signal, Signal):
            continue
        others = [one for one in ctx.directory.members if one.id != ctx.member.id]
        marks = [in_request(told_mark(signal, one.id), line.request) for one in others]
        there = ctx.store.outbox.put_out(ctx.directory.body_id, marks)
        for member, mark in zip(others, marks, strict=True):
            if mark not in there:
                continue
            if member.id == signal.created_by:
                tell_reporter(ctx, signal, f"toch weer {status_of(signal)}", "")
            else:
                tell_about(ctx, signal, member, _lead(signal), ("Door", ctx.member.name))


def _lead(signal: Signal) -> str:
    became = "ingetrokken, u hoeft niets te doen" if signal.status == WITHDRAWN else "weer als eerder"
    return f"Signaal {called_by(signal)} is {became}"
