"""Reading back: every confirmation says number, text, owners and date, and carries Wijzig and Ongedaan maken."""

from collections.abc import Sequence
from dataclasses import replace

from commands.command import Context, UserError
from commands.dutch import join_and, long_date, short_date, shorten
from commands.reply import LABEL, WHAT, Button, Buttons, Reply, Text, facts_beside
from commands.words import owners as who
from storage.actions import Listed
from storage.models import Action, Note
from storage.values import Owner

_SHORTLY = 60  # days


def undo_button(ctx: Context) -> Button:
    """Takes back everything that this request changed."""
    return Button(label="Ongedaan maken", command="ongedaan", args={"request": ctx.store.changes.actor.request})


def with_button(reply: Reply, press: Button) -> Reply:
    """A confirmation with one more button behind those at its end."""
    return replace(reply, parts=(*reply.parts[:-1], Buttons(buttons=(*reply.buttons(), press))))


def points(actions: Sequence[Action]) -> str:
    """`Actiepunten 4 en 10`."""
    numbers = join_and([str(action.number) for action in actions])
    return f"{'Actiepunt' if len(actions) == 1 else 'Actiepunten'} {numbers}"


def change_button(action: Action) -> Button:
    """Opens the form with what the point holds now."""
    return Button(label="Wijzig", command="actie wijzig", args={"number": str(action.number)})


def reopen_button(action: Action) -> Button:
    """Opens a closed point again."""
    return Button(label="Heropen", command="actie heropen", args={"numbers": str(action.number)})


def done_button(action: Action, part: str = "ons deel") -> Button:
    """Closes the point; of one that several still have to do, it tells that this part is done: that of who presses."""
    shared = bool(part) and len(owners_left(action)) > 1
    args = {"numbers": str(action.number), **({"note": part} if shared else {})}
    return Button(label="Deel gereed" if shared else "Klaar", command="actie klaar", args=args, style="primary")


def not_yet(actions: Sequence[Action], day: str) -> UserError:
    """What to say to "klaar" with a day that is still to come."""
    numbers = [str(action.number) for action in actions]
    later = Button(label=f"Datum: {day}"[:LABEL], command="actie wijzig", args={"number": numbers[0], "due": day})
    return UserError(
        f"“{day}” komt nog, dus er is niets gesloten. Toch al gedaan? Zeg dan alleen: {join_and(numbers)} klaar.",
        way_out=later if len(numbers) == 1 else None,
    )


def owners_of(action: Action) -> list[Owner]:
    """The owners of a point."""
    return [Owner.from_json(value) for value in action.owners]


def owners_left(action: Action) -> list[Owner]:
    """The owners whose part is not done yet."""
    return [owner for owner in owners_of(action) if not owner.done]


def due_of(action: Action | Listed, year: int = 0) -> str:
    """When, as a list shows it: a date, the words that gave none, or `doorlopend`; `year` needs no saying."""
    if action.ongoing:
        return "doorlopend"
    if action.due:
        return short_date(action.due, year)
    return f"geen datum ({action.due_words})" if action.due_words else ""


def is_late(action: Action | Listed, ctx: Context) -> bool:
    """Whether an open point should have been done by today; one that is doorlopend never is late."""
    return action.open and not action.ongoing and action.due is not None and action.due < ctx.now.date()


def noted_by(note: Note, ctx: Context) -> str:
    """Who made a remark: the organisation that he spoke for, else his own name."""
    return note.party or ctx.directory.name_of(note.by)


def line(action: Action, ctx: Context, text: bool = True) -> str:
    """`13 · Rapport delen · Provincie Limburg · wo 17-05-2023`: text, owners and date of a point on one line."""
    words = [str(action.number), shorten(action.text)] if text else []
    words.append(who.words(owners_of(action)))
    if due := due_of(action):
        words.append(f"{due}, te laat" if is_late(action, ctx) else due)
    return " · ".join(words)


def facts_of(action: Action) -> tuple[tuple[str, str], ...]:
    """What a point holds, for reading back."""
    pairs = [(WHAT, action.text), ("Wie", who.words(owners_of(action)))]
    if action.ongoing:
        pairs.append(("Wanneer", "doorlopend"))
    elif action.due:
        pairs.append(("Uiterlijk", long_date(action.due)))
    else:
        pairs.append(("Uiterlijk", f"geen datum ({action.due_words})" if action.due_words else "geen datum"))
    if action.theme:
        pairs.append(("Thema", action.theme))
    if action.regions:
        pairs.append(("Regio", ", ".join(action.regions)))
    if action.follows:
        pairs.append(("Volgt op", f"actiepunt {action.follows}"))
    return tuple(pairs)


def confirm(ctx: Context, action: Action, lead: str, remark: str = "", *also: Button) -> Reply:
    """The confirmation of a change on one point; `also` are more buttons for it."""
    summary = f"{lead}: {shorten(action.text)}"
    return Reply(
        summary=summary,
        parts=(
            facts_beside(summary, facts_of(action)),
            *((Text(text=remark),) if remark else ()),
            Buttons(buttons=(change_button(action), *also, undo_button(ctx))),
        ),
    )


def day_remark(action: Action, ctx: Context) -> str:
    """What is odd about the day that a point was given: it passed, or it did so shortly and was taken for next year."""
    if action.due is None:
        return ""
    today = ctx.now.date()
    if action.due < today:
        return f"Let op: {long_date(action.due)} is al voorbij."
    before = action.due.replace(year=action.due.year - 1, day=min(action.due.day, 28 if action.due.month == 2 else 31))
    if 0 < (today - before).days <= _SHORTLY and str(action.due.year)[2:] not in action.due_words:
        return f"Let op: dat is volgend jaar; {short_date(before)} is al voorbij."
    return ""
