"""Closing action points, whole or one's own part, opening them again, and letting them lapse."""

import re

from pydantic import BaseModel, Field

from commands.actions.by_number import already_closed, existing, overtaken, still_open
from commands.actions.confirm import line, not_yet, owners_left, owners_of, points, reopen_button, undo_button
from commands.actions.from_signal import tell_reporter
from commands.actions.new import BECAUSE
from commands.actions.parts import part_done
from commands.actions.telling import tell_owners
from commands.ask.closing_words import NOT_SO, is_still_to_come
from commands.ask.meaning import NUMBERS
from commands.command import Context, UserError, command
from commands.dutch import shorten
from commands.fields import MAX_TEXT, Numbers, Rest, Sentence
from commands.reply import Buttons, Item, Items, Reply, Text
from commands.words import owners as who
from storage.models import Action
from storage.values import Owner

_FILLERS = re.compile(
    r"^[\s:,.;–-]*(?:(?:(?:is|zijn|nu|al|staat|kan|mag|op)\s+)*"
    r"(?:klaar|af|afgerond|gereed|gedaan|gesloten|afgesloten|afgehandeld|done|dicht|weg)\b[\s:,.;–-]*)?",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(r"^(?:hoor|joh|aub|svp|graag|dank(?:je|u)?|bedankt|top|gelukt|\W)*$", re.IGNORECASE)


_NUMBER = re.compile(r"\d{1,6}")
_MORE = re.compile(
    r"(?:\W*(?:(?:klaar|af|gereed|gedaan|sluit|en|ook|punt|nr)\W+)*#?\d{1,6}(?:\s+ook)?)+\W*", re.IGNORECASE
)
"""Further numbers behind the first: "klaar 2 klaar 9", "klaar 2 en ook 9"."""
_OTHERS_STAY = re.compile(rf"^(?:maar\s+)?{NUMBERS}\s+(?:nog\s+)?niet\W*$", re.IGNORECASE)


class CloseAction(BaseModel):
    """Which points are done, and what there is to say about it."""

    numbers: Numbers = Field(title="Nummer", min_length=1, max_length=50)
    note: Rest = Field("", title="Toelichting", max_length=MAX_TEXT)


@command(
    "actie klaar",
    "actie af",
    "actie afgerond",
    "actie gereed",
    "actie gedaan",
    "actie sluiten",
    "actie sluit",
    "actie afgesloten",
    "actie afgehandeld",
    "actie done",
    "actie ✅",
    help="Sluit een of meer actiepunten, met of zonder toelichting.",
    title="Actiepunt sluiten",
    example="actie klaar 12 besproken met de wethouder",
)
def close(args: CloseAction, ctx: Context) -> Reply:
    """Close points; of a shared point one part can be done ("ons deel")."""
    note = _FILLERS.sub("", args.note).strip()
    note = "" if _SAYS_NOTHING.match(note) or _OTHERS_STAY.match(note) else note
    more = tuple(map(int, _NUMBER.findall(note))) if _MORE.fullmatch(note) else ()
    if more and all(map(ctx.store.actions.get, more)):
        args, note = args.model_copy(update={"numbers": tuple(dict.fromkeys((*args.numbers, *more)))}), ""
    if NOT_SO.match(note):
        raise UserError("Er is niets gesloten. Noem alleen wat klaar is, bijvoorbeeld: actie klaar 1.")
    actions = [(number, ctx.store.actions.get(number)) for number in args.numbers]
    if is_still_to_come(note, ctx) and (opened := [action for _, action in actions if action and action.open]):
        raise not_yet(opened, note)
    if len(actions) == 1:
        action = existing(ctx, actions[0][0])
        part, said = part_done(note, action, ctx)
        return _close_part(action, part, said, ctx) if part else _close_one(action, note if action.open else said, ctx)
    done: list[Action] = []
    rows: list[Item] = []
    for number, found in actions:
        if found is None:
            rows.append(Item(number=str(number), title="bestaat niet"))
        elif not found.open:
            rows.append(Item(number=str(number), title=shorten(found.text), notes=already_closed(found)))
        else:
            part, said = part_done(note, found, ctx)
            if changed := _set_part(found, part, said, ctx) if part else set_closed(found, note, ctx):
                done.append(changed)
                notes = f"deel {who.sentence(part)} gereed" if changed.open else "gesloten"
                rows.append(Item(number=str(number), title=shorten(found.text), notes=notes))
    if not done:
        raise UserError("; ".join(f"{row.number}: {row.notes or row.title}" for row in rows) + ".")
    return Reply(
        summary=_summary(done),
        parts=(Items(rows=tuple(rows)), Buttons(buttons=(undo_button(ctx),))),
    )


def _summary(done: list[Action]) -> str:
    """`Actiepunten 4 en 10 gesloten: besproken. Actiepunt 3: deel gereed.`"""
    closed, parts = [point for point in done if not point.open], [point for point in done if point.open]
    note = closed[0].closed_note if closed else ""
    told = f"{points(closed)} gesloten{f': {note}' if note else ''}. " if closed else ""
    return f"{told}{points(parts)}: deel gereed." if parts else told.rstrip()


def _close_one(action: Action, note: str, ctx: Context) -> Reply:
    if action.label:
        raise UserError(f"{action.number} {already_closed(action)}")
    if not action.open and note:
        ctx.store.notes.add("action", action.number, note, ctx.party)
        return Reply(
            summary=f"Actiepunt {action.number} {already_closed(action)}. Notitie erbij: {shorten(note, 200)}",
            parts=(
                Text(text=action.text, subtle=True),
                Buttons(buttons=(reopen_button(action), undo_button(ctx))),
            ),
        )
    if not action.open:
        return Reply(
            summary=f"Actiepunt {action.number} {already_closed(action)}.",
            parts=(
                Text(text=action.text, subtle=True),
                Buttons(buttons=(reopen_button(action),)),
            ),
            only_me=True,
        )
    closed = set_closed(action, note, ctx)
    if closed is None:
        raise UserError(f"Actiepunt {action.number} was al gesloten.")
    return _closed(closed, note, ctx)


def _closed(action: Action, note: str, ctx: Context) -> Reply:
    said = f" – {note}" if note else ""
    return Reply(
        summary=f"Actiepunt {action.number} gesloten: {shorten(action.text)}{said}",
        parts=(Text(text=line(action, ctx, text=False), subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


def set_closed(action: Action, note: str, ctx: Context) -> Action | None:
    """Close a point and tell its owners who did; None when somebody else changed it first."""
    closed = ctx.store.actions.change(action, status="afgerond", closed_at=ctx.now, closed_note=note)
    if closed:
        tell_owners(ctx, closed, owners_of(action), f"{ctx.member.name} sloot een actiepunt van u")
        tell_reporter(ctx, closed, "afgerond", note)
    return closed


def set_lapsed(action: Action, reason: str, ctx: Context) -> Action | None:
    """Let a point lapse and tell its owners who did; None when somebody else changed it first."""
    lapsed = ctx.store.actions.change(action, status="vervallen", closed_at=ctx.now, closed_note=reason)
    if lapsed:
        tell_owners(ctx, lapsed, owners_of(action), f"{ctx.member.name} liet een actiepunt van u vervallen")
        tell_reporter(ctx, lapsed, "vervallen", reason)
    return lapsed


def _set_part(action: Action, part: list[Owner], said: str, ctx: Context) -> Action | None:
    """Note the part of these owners as done, and close the point when nothing is left; None when somebody else changed
    it first."""
    today = ctx.now.date().isoformat()
    owners = [
        Owner(owner.name, owner.party, owner.member, today, said) if owner in part else owner
        for owner in owners_of(action)
    ]
    changed = ctx.store.actions.change(action, owners=[owner.as_json() for owner in owners])
    return set_closed(changed, said, ctx) if changed and all(owner.done for owner in owners) else changed


def _close_part(action: Action, part: list[Owner], said: str, ctx: Context) -> Reply:
    if not action.open:
        return _close_one(action, said, ctx)
    changed = _set_part(action, part, said, ctx)
    if changed is None:
        raise overtaken(action)
    if not changed.open:
        return _closed(changed, said, ctx)
    left = who.sentence(owners_left(changed))
    return Reply(
        summary=f"Actiepunt {action.number}: deel {who.sentence(part)} gereed, open bij {left}.",
        parts=(Text(text=line(changed, ctx), subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


class DropAction(BaseModel):
    """Points that lapse, and why."""

    numbers: Numbers = Field(title="Nummer", min_length=1, max_length=50)
    reason: Sentence = Field(title="Reden", description="Waarom vervalt het?")


@command(
    "actie vervalt",
    "actie vervallen",
    "actie laat vervallen",
    "actie schrap",
    "actie verwijder",
    help="Laat een actiepunt vervallen, met de reden; het blijft in de geschiedenis.",
    title="Actiepunt laten vervallen",
    example="actie vervalt 6 niet meer nodig",
)
def drop(args: DropAction, ctx: Context) -> Reply:
    """Closed with a reason and kept."""
    reason = BECAUSE.sub("", args.reason)
    dropped = [lapsed for number in args.numbers if (lapsed := set_lapsed(still_open(ctx, number), reason, ctx))]
    return Reply(
        summary=f"{points(dropped)} vervallen: {reason}",
        parts=(
            *(Text(text=line(action, ctx), subtle=True) for action in dropped),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )
