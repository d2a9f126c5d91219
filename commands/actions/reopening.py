"""Opening action points again."""

from pydantic import BaseModel, Field

from commands.actions.by_number import already_closed, existing
from commands.actions.confirm import confirm, owners_of, undo_button
from commands.actions.from_signal import tell_reporter
from commands.actions.new import BECAUSE
from commands.actions.telling import tell_owners
from commands.command import Context, UserError, command
from commands.dutch import count, join_and, shorten
from commands.fields import MAX_TEXT, Numbers, Rest
from commands.reply import Buttons, Item, Items, Reply
from storage.models import Action
from storage.values import Owner


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
    reopened: list[Action] = []
    there: list[int] = []
    why = BECAUSE.sub("", args.note).strip()
    for number in args.numbers:
        action = existing(ctx, number)
        if action.open and len(args.numbers) == 1:
            raise UserError(f"Actiepunt {number} staat al open.")
        if action.open:
            there.append(number)
            continue
        if action.label:
            raise UserError(f"{number} {already_closed(action)}")
        if changed := set_reopened(action, ctx):
            reopened.append(changed)
            if why:
                ctx.store.notes.add("action", number, why, ctx.party)
    if not reopened:
        raise UserError(f"Actiepunten {join_and([str(number) for number in there])} staan al open.")
    already = f"{join_and([str(number) for number in there])} {'stond' if len(there) == 1 else 'stonden'} al open."
    if len(reopened) == 1:
        remark = f"Notitie: {shorten(why, 200)}" if why else ""
        remark = f"{remark} {already}".strip() if there else remark
        return confirm(ctx, reopened[0], f"Actiepunt {reopened[0].number} staat weer open", remark)
    return Reply(
        summary=f"{count(len(reopened), 'actiepunt staat', 'actiepunten staan')} weer open."
        + (f" {already}" if there else ""),
        parts=(
            Items(rows=tuple(Item(number=str(a.number), title=shorten(a.text), notes=why) for a in reopened)),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


def set_reopened(action: Action, ctx: Context) -> Action | None:
    """Open a point again and tell its owners, all of whom have it to do again when all had done their part.

    None when somebody else changed it first.
    """
    owners = owners_of(action)
    if all(owner.done for owner in owners):
        owners = [Owner(owner.name, owner.party, owner.member) for owner in owners]
    values = {"status": "open", "closed_at": None, "closed_note": "", "owners": [owner.as_json() for owner in owners]}
    changed = ctx.store.actions.change(action, **values)
    if changed:
        tell_owners(ctx, changed, owners, f"{ctx.member.name} heropende een actiepunt van u")
        tell_reporter(ctx, changed, "weer open")
    return changed
