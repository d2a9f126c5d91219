"""Changing an action point: text, owners, date, theme, region; by words or in a form."""

from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from commands.actions.by_number import already_closed, existing, overtaken
from commands.actions.confirm import confirm, day_remark, owners_of, reopen_button
from commands.actions.new import new
from commands.actions.telling import tell_left, tell_owners, tell_who_must
from commands.actions.what_changes import ChangeAction, due_values, from_line, meant
from commands.command import Context, UserError, command
from commands.dutch import shorten
from commands.examples import own
from commands.fields import MAX_TEXT, MIN_TEXT, Due, Rest, Word
from commands.form_now import marked, up_to_date
from commands.forms import form_for
from commands.reply import Form, Reply
from commands.words import owners as who
from storage.models import Action
from storage.values import Owner

_PARTS_DONE = "Let op: wie er nu op staat, had zijn deel al gereed; het punt staat nog open."


@command(
    "actie wijzig",
    "actie verander",
    "actie pas aan",
    "actie zet",
    help="Wijzig tekst, eigenaar, datum, thema of regio van een actiepunt.",
    title="Actiepunt wijzigen",
    example="actie wijzig 6 eigenaar {organisatie} uiterlijk 1 juni",
)
def change(args: ChangeAction, ctx: Context) -> Reply:
    """Change what was named and read the whole point back; with only a number, ask with a form."""
    action = existing(ctx, args.number)
    args = up_to_date(args, lambda: _form(action, ctx), ctx)
    args, why = (args, "") if ctx.request.heard == "form" else meant(args, ctx)
    values = _from_form(args, action) if ctx.request.heard == "form" else from_line(args, action, ctx)
    if not values:
        return Reply(
            summary=f"Wat wijzigt er aan actiepunt {action.number}? In één regel kan ook: {own(change, ctx)}",
            form=marked(_form(action, ctx)),
            only_me=True,
        )
    before = owners_of(action)
    if "owners" in values:
        values["owners"] = [_as_it_was(owner, before) for owner in values["owners"]]
    changed = ctx.store.actions.change(action, **values)
    if changed is None:
        raise overtaken(action)
    if why:
        ctx.store.notes.add("action", action.number, why, ctx.party)
    if not changed.open:
        remark = f"Let op: dit punt {already_closed(changed)}, en dat blijft zo."
        return confirm(ctx, changed, f"Actiepunt {action.number} gewijzigd", remark, reopen_button(changed))
    _tell(ctx, action, changed)
    remark = day_remark(changed, ctx) if values.keys() & {"due", "ongoing"} else ""
    left = owners_of(changed)
    if left and all(owner.done for owner in left) and not all(owner.done for owner in before):
        remark = f"{_PARTS_DONE} {remark}".rstrip()
    remark = f"Notitie: {shorten(why, 200)} {remark}".strip() if why else remark
    return confirm(ctx, changed, f"Actiepunt {action.number} gewijzigd", remark)


def _tell(ctx: Context, was: Action, changed: Action) -> None:
    """Tell whose point it became, who lost it, and who still has to do it by another day."""
    before, after = owners_of(was), owners_of(changed)
    stay = [owner for owner in after if any(who.same(owner, old) for old in before)]
    fresh = [owner for owner in after if owner not in stay]
    tell_owners(ctx, changed, fresh, f"Dit actiepunt is nu van u in {ctx.directory.name}")
    tell_left(ctx, changed, before, after, f"{ctx.member.name} haalde een actiepunt bij u weg")
    if (was.due, was.ongoing) != (changed.due, changed.ongoing):
        tell_who_must(ctx, changed, stay, f"{ctx.member.name} wijzigde de datum van een actiepunt van u")


def _as_it_was(owner: dict[str, Any], before: list[Owner]) -> dict[str, Any]:
    """An owner who stays has done his part already, if he had."""
    named = Owner.from_json(owner)
    return next((old.as_json() for old in before if who.same(named, old)), owner)


def _from_form(args: ChangeAction, action: Action) -> dict[str, Any]:
    if len(args.what) < MIN_TEXT:
        raise UserError("Wat ontbreekt nog.", "what")
    values: dict[str, Any] = {
        "text": args.what,
        "owners": [owner.as_json() for owner in args.owners],
        "theme": args.theme,
        "regions": list(args.regions),
    }
    if args.due or not action.ongoing:  # a point without an end shows no date; with one it is no longer that
        values |= due_values(args.due)
    return values


def _form(action: Action, ctx: Context) -> Form:
    due = Due(action.due, action.due_words if not action.due else "") if action.due or action.due_words else None
    known = {
        "number": action.number,
        "what": action.text,
        "owners": tuple(Owner(owner.name) for owner in owners_of(action)),
        "due": None if action.ongoing else due,
        "theme": action.theme,
        "regions": tuple(action.regions),
    }
    form = form_for(change, ctx.directory, known, {}, ctx.once("form"), f"Actiepunt {action.number} wijzigen")
    hidden = tuple(shown for shown in form.inputs if shown.name != "number")
    return replace(form, inputs=hidden, args={"number": str(action.number)})


class Prefilled(BaseModel):
    """What a message or button already knows of a new action point."""

    what: Rest = ""
    link: Word = ""


@command(
    "actie formulier",
    help="Open het formulier voor een nieuw actiepunt.",
    title="Nieuw actiepunt",
    example="actie formulier",
    changes=False,
    shown=False,
)
def ask(args: Prefilled, ctx: Context) -> Reply:
    """The empty form, or filled in from the message it was opened on."""
    values = {"what": args.what[:MAX_TEXT], "link": args.link or ctx.request.link}
    form = form_for(new, ctx.directory, {name: value for name, value in values.items() if value}, {}, ctx.once("form"))
    return Reply(summary=f"Nieuw actiepunt. In één regel kan ook: {own(new, ctx)}", form=form, only_me=True)
