"""Opening action points again."""

import re

from pydantic import BaseModel, Field

from commands.actions.confirm import confirm, tell_owners, undo_button
from commands.actions.from_signal import tell_reporter
from commands.actions.new import MAX_TEXT, already_closed, existing
from commands.command import Context, UserError, command
from commands.dutch import count, shorten
from commands.fields import Numbers, Rest
from commands.reply import Buttons, Item, Items, Reply
from storage.values import Owner

_BECAUSE = re.compile(r"^(?:[\s,:;.–-]+|(?:want|omdat|namelijk)\b)+", re.IGNORECASE)


class SomeActions(BaseModel):
    """One or more points, with or without a remark."""

    numbers: Numbers = Field(title="Nummer", min_length=1, max_length=50)
    note: Rest = Field("", title="Toelichting", max_length=MAX_TEXT)


@command(
    "actie heropen",
    "actie open weer",
    "actie toch open",
    help="Zet een gesloten actiepunt weer open.",
    title="Actiepunt heropenen",
    example="actie heropen 12",
)
def reopen(args: SomeActions, ctx: Context) -> Reply:
    """Open again, with the date and owners it had."""
    reopened = []
    why = _BECAUSE.sub("", args.note).strip()
    for number in args.numbers:
        action = existing(ctx, number)
        if action.open:
            raise UserError(f"Actiepunt {number} staat al open.")
        if action.label:
            raise UserError(f"{number} {already_closed(action, ctx)}")
        owners = [Owner.from_json(value) for value in action.owners]
        if all(owner.done for owner in owners):
            owners = [Owner(owner.name, owner.party, owner.member) for owner in owners]
        values = {"status": "open", "closed_at": None, "closed_note": "", "owners": [o.as_json() for o in owners]}
        changed = ctx.store.actions.change(action, **values)
        if changed:
            reopened.append(changed)
            if why:
                ctx.store.notes.add("action", number, why, ctx.party)
            tell_owners(ctx, changed, owners, f"{ctx.member.name} heropende een actiepunt van u")
            tell_reporter(ctx, changed, "weer open")
    if len(reopened) == 1:
        remark = f"Notitie: {shorten(why, 200)}" if why else ""
        return confirm(ctx, reopened[0], f"Actiepunt {reopened[0].number} staat weer open", remark)
    return Reply(
        summary=f"{count(len(reopened), 'actiepunt staat', 'actiepunten staan')} weer open.",
        parts=(
            Items(rows=tuple(Item(number=str(a.number), title=shorten(a.text), notes=why) for a in reopened)),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )
