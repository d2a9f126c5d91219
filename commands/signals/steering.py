"""Signals for the Stuurgroep: a mark, that its overview is made of. Nothing is sent."""

import re

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, UserError, command
from commands.dutch import join_and, shorten, the
from commands.fields import Numbers, Rest
from commands.reply import Buttons, Item, Items, Reply, Text
from commands.signals.telling import confirm, existing, must_decide
from storage.directory import plain
from storage.models import Signal

_STEERING = re.compile(r"\b(?:stuurgroep|bestuurlijk platform|platform|portefeuillehouders?|bzk)\b", re.IGNORECASE)
_NOT = re.compile(r"^niet\s+(?:meer\s+)?(?:naar\s+)?", re.IGNORECASE)
_ONLY_A_MARK = "Dit is alleen een merkteken; er is niets verstuurd."


class ToSteering(BaseModel):
    """Which signals, and to whom."""

    number: Numbers = Field(title="Nummer", min_length=1, max_length=50)
    note: Rest = Field("", title="Naar wie", max_length=200)


@command(
    "signaal klaarzetten",
    help="Zet een signaal klaar voor de Stuurgroep: alleen een merkteken, er wordt niets verstuurd.",
    title="Signaal naar de Stuurgroep",
    example="signaal klaarzetten 3 {bestuur}",
)
def escalate(args: ToSteering, ctx: Context) -> Reply:
    """Mark one or more signals, or take the mark away. Raises UserError when none changes."""
    signals = [existing(ctx, number) for number in args.number]
    for signal in signals:
        must_decide(signal, ctx)
    steering = ctx.directory.settings.steering
    wanted = _NOT.sub("", args.note)
    if wanted and plain(steering) not in plain(wanted) and not _STEERING.search(wanted):
        raise UserError(
            f"Ik kan een signaal alleen klaarzetten voor {the(steering)}. "
            f"Iemand iets laten doen: maak van S{signals[0].number} een actie ({shorten(wanted, 40)})"
        )
    mark = not _NOT.match(args.note)
    stands = f"{'' if mark else 'niet meer '}klaar voor {the(steering)}"
    changed = [ctx.store.signals.change(one, to_steering=mark) or one for one in signals if one.to_steering != mark]
    was = f"{'al' if mark else 'niet'} klaar"
    if not changed:
        they = join_and([f"S{one.number}" for one in signals])
        stood = f"Signaal {they} stond" if len(signals) == 1 else f"{they} stonden"
        raise UserError(f"{stood} {was} voor {the(steering)}.")
    if len(signals) == 1:
        lead = f"Signaal S{signals[0].number} staat {stands}"
        return confirm(ctx, changed[0], lead, _ONLY_A_MARK if mark else "")
    return Reply(
        summary=f"{len(changed)} {'signaal staat' if len(changed) == 1 else 'signalen staan'} {stands}.",
        parts=(
            Items(rows=tuple(_row(one, "" if one.to_steering != mark else f"stond {was}") for one in signals)),
            *((Text(text=_ONLY_A_MARK),) if mark else ()),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


def _row(signal: Signal, notes: str) -> Item:
    return Item(number=f"S{signal.number}", title=shorten(signal.text), notes=notes)
