"""Running what a free sentence was understood to mean."""

from collections.abc import Callable, Sequence

from commands.actions.confirm import undo_button
from commands.ask.meaning import Understood
from commands.command import Context, UserError
from commands.reply import WHAT, Buttons, Facts, Reply, Text

_READ_BACK = ("Wie", "Uiterlijk", "Wanneer")


def run_all(found: Sequence[Understood], ctx: Context, run: Callable[[Understood, Context, bool], Reply]) -> Reply:
    """Run each with `run` (the last argument: whether it stands alone); several orders give one answer and one undo.

    Raises UserError when one of several orders cannot be done as it stands: then none of them is.
    """
    if len(found) == 1:
        return run(found[0], ctx, True)
    replies: list[Reply] = []
    for one in found:
        try:
            reply = run(one, ctx, False)
        except UserError as error:
            raise UserError(f"{error.sentence} Er is nog niets gewijzigd.", way_out=error.way_out) from error
        if reply.form:
            raise UserError(f"{reply.summary} Er is nog niets gewijzigd.")
        replies.append(reply)
    return Reply(
        summary=" ".join(reply.summary.rstrip(".") + "." for reply in replies),
        parts=(*_read_back(replies), Buttons(buttons=(undo_button(ctx),))),
    )


def _read_back(replies: Sequence[Reply]) -> tuple[Text, ...]:
    """What, who and when of each point that was changed, on one line: a date is always read back."""
    lines = []
    for reply in replies:
        what = reply.summary.partition(": ")[2]
        for pairs in (dict(part.pairs) for part in reply.parts if isinstance(part, Facts)):
            if told := [pairs[name] for name in _READ_BACK if name in pairs]:
                lines.append(" · ".join((pairs.get(WHAT, what), *told)))
    return tuple(Text(text=line, subtle=True) for line in dict.fromkeys(lines))
