"""Making action points: new, out of another one, and what is said of one that stays open (a remark, `doorlopend`)."""

import re

from pydantic import BaseModel, Field

from commands.actions.by_number import existing, still_open
from commands.actions.confirm import confirm, day_remark, line, owners_of, undo_button, with_button
from commands.actions.telling import tell_left, tell_owners, tell_who_must
from commands.command import Context, UserError, command
from commands.dutch import join_and, shorten
from commands.fields import (
    MAX_TEXT,
    MIN_TEXT,
    ONGOING,
    Deadline,
    Digits,
    Due,
    Number,
    Owners,
    Regions,
    Rest,
    Sentence,
    Theme,
    Word,
)
from commands.reply import LABEL, Button, Buttons, Reply, Text
from commands.words.owners_offered import perhaps
from commands.words.places import gemeenten_in, region_of
from storage.models import Action, Goal

BECAUSE = re.compile(r"^(?:[\s,:;–-]+|want\b|namelijk\b)+\s*", re.IGNORECASE)
"""What leads up to a reason, and is left out of it."""
HOUR = re.compile(r"\s*\(\d\d:\d\d\)$")
"""The hour of a deadline, at the end of the text of a point."""
_GOAL = re.compile(
    r"(?:^|[\s,;]+)(?:bij|onder)\s+(?:het\s+)?visie(?:-?\s*(?:actie)?punt)?\s*#?(?P<goal>\d{1,3})$", re.IGNORECASE
)


class NewAction(BaseModel):
    """What an action point needs; only the text is required: points without an owner or a date are normal."""

    what: Sentence = Field(title="Wat", description="Wat moet er gebeuren?")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk", description="Leeg mag.")
    theme: Theme = Field("", title="Thema")
    regions: Regions = Field((), title="Regio")
    link: Word = ""
    follows: Word = ""
    signal: Digits = ""


@command(
    "actie nieuw",
    "actie nieuwe",
    "actie maak",
    "actie toevoegen",
    "actie +",
    "actiepunt nieuw",
    "nieuw actiepunt",
    "nieuwe actie",
    "todo",
    help="Leg een actiepunt vast, in één regel en in elke volgorde.",
    title="Nieuw actiepunt",
    example="actie nieuw Rapport RIEC delen @{organisatie} uiterlijk 17 mei",
)
def new(args: NewAction, ctx: Context) -> Reply:
    """Add an action point and read it back; "bij visie 2" at its end hangs it under that goal."""
    goal, what = take_goal(args.what, ctx)
    if len(what) < MIN_TEXT:
        goal, what = None, args.what
    action = add(args.model_copy(update={"what": what}), ctx, goal=goal)
    tell_owners(ctx, action, args.owners, f"Nieuw actiepunt voor u in {ctx.directory.name}")
    remark = day_remark(action, ctx)
    if goal:
        remark = f"{hangs_under(goal)} {remark}".rstrip()
    reply = confirm(ctx, action, f"Actiepunt {action.number} vastgelegd", remark)
    return reply if args.owners else _with_owner(reply, action, ctx)


def _with_owner(reply: Reply, action: Action, ctx: Context) -> Reply:
    """With a button for the owner that the text may name: offered, never filled in unasked."""
    hour = HOUR.search(action.text)
    text = action.text[: hour.start()] if hour else action.text
    found = perhaps(text, ctx.directory, ctx.member)
    names = [owner.name for owner in found.owners]
    if not names and len(action.regions) == 1 and "regio" in ctx.request.text.casefold():
        names = list(action.regions)  # "regio noord" says where, and perhaps who
    if not names:
        return reply
    args = {"number": str(action.number), "owners": ", ".join(names)}
    if found.rest != text:
        args["what"] = f"tekst {found.rest}{hour.group() if hour else ''}"
    press = Button(label=f"Eigenaar: {join_and(names)}"[:LABEL], command="actie wijzig", args=args)
    return with_button(reply, press)


def take_goal(what: str, ctx: Context) -> tuple[Goal | None, str]:
    """The goal that a text ends in ("… bij visie 2") and the text without it."""
    match = _GOAL.search(what)
    goal = ctx.store.goals.get(int(match["goal"])) if match else None
    return (goal, what[: match.start()].rstrip(" ,;")) if match and goal else (None, what)


def hangs_under(goal: Goal) -> str:
    """The sentence that says so."""
    return f"Het hangt onder visie-actiepunt {goal.number}: {shorten(goal.title)}."


def add(args: NewAction, ctx: Context, follows: Action | None = None, goal: Goal | None = None) -> Action:
    """Put a new action point in the list; a gemeente in its text gives the region."""
    regions = args.regions or tuple(
        dict.fromkeys(region_of(name, ctx.directory) for name in gemeenten_in(args.what, ctx.directory))
    )
    due = args.due or Due(None)
    return ctx.store.actions.new(
        args.what,
        args.owners,
        due=due.day,
        due_words="" if due.words == ONGOING else due.words,
        ongoing=due.words == ONGOING,
        theme=args.theme or (follows.theme if follows else ""),
        regions=[region for region in regions if region] or (follows.regions if follows else []),
        link=args.link or ctx.request.link,
        follows=follows.number if follows else None,
        signal=int(args.signal) if args.signal else None,
        goal=goal.number if goal else None,
        source="chat",
    )


class NoteOnAction(BaseModel):
    """A remark on a point that stays open."""

    number: Number = Field(title="Nummer")
    note: Sentence = Field(title="Notitie", description="Wat is de stand?")


@command(
    "actie notitie",
    "actie noot",
    "actie voortgang",
    help="Zet een opmerking of link bij een actiepunt dat open blijft.",
    title="Notitie bij een actiepunt",
    example="actie notitie 10 {gemeente} is doorgegeven",
)
def note(args: NoteOnAction, ctx: Context) -> Reply:
    """Keep a remark, with the date and the organisation of who made it."""
    action = existing(ctx, args.number)
    ctx.store.notes.add("action", action.number, args.note, ctx.party)
    return Reply(
        summary=f"Notitie bij actiepunt {action.number}: {shorten(args.note, 200)}",
        parts=(Text(text=line(action, ctx), subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


class OngoingAction(BaseModel):
    """One point, and what is said with it."""

    number: Number = Field(title="Nummer")
    note: Rest = Field("", max_length=MAX_TEXT)


@command(
    "actie doorlopend",
    help="Maak een actiepunt doorlopend: het heeft geen einddatum en is nooit te laat.",
    title="Actiepunt doorlopend maken",
    example="actie doorlopend 8",
)
def ongoing(args: OngoingAction, ctx: Context) -> Reply:
    """A point without an end, apart in every list; what is said with it is kept as a note."""
    action = still_open(ctx, args.number)
    said = BECAUSE.sub("", args.note.strip())
    if action.ongoing and not said:
        raise UserError(f"Actiepunt {action.number} was al doorlopend.")
    lead = f"Actiepunt {action.number} {'was al' if action.ongoing else 'is nu'} doorlopend"
    changed = action if action.ongoing else ctx.store.actions.change(action, ongoing=True) or action
    if not action.ongoing:
        tell_who_must(ctx, changed, owners_of(changed), f"{ctx.member.name} maakte een actiepunt van u doorlopend")
    if not said:
        return confirm(ctx, changed, lead)
    ctx.store.notes.add("action", action.number, said, ctx.party)
    return confirm(ctx, changed, lead, f"Notitie: {shorten(said, 200)}")


class Becomes(BaseModel):
    """A point that goes on as a new one."""

    number: Number = Field(title="Nummer")
    what: Sentence = Field(title="Nieuw actiepunt")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk")
    theme: Theme = ""
    regions: Regions = ()


@command(
    "actie wordt",
    "actie omzetten",
    help="Sluit een actiepunt en zet het om in een nieuw punt; de keten blijft leesbaar.",
    title="Actiepunt omzetten in een nieuw",
    example="actie wordt 4 bedrijven aanleveren ({organisatie}, {organisatie2})",
)
def becomes(args: Becomes, ctx: Context) -> Reply:
    """Close a point into its follow-up (4 of 8 in the minutes of 12 April 2023 went this way)."""
    old = still_open(ctx, args.number)
    what = re.sub(r"^\s*(?:in|nu|:)\s*:?\s*", "", args.what).strip() or args.what
    fresh = NewAction(what=what, owners=args.owners, due=args.due, theme=args.theme, regions=args.regions)
    action = add(fresh, ctx, follows=old)
    closed = ctx.store.actions.change(old, status="omgezet", closed_at=ctx.now, continued_by=action.number)
    went_on(closed or old, action, ctx)
    return confirm(ctx, action, f"Actiepunt {old.number} gesloten en omgezet in actiepunt {action.number}")


def went_on(old: Action, fresh: Action, ctx: Context) -> None:
    """Tell the owners of a point that came of another, and who owned the other alone."""
    lead = f"{ctx.member.name} zette een actiepunt van u om in {fresh.number}"
    tell_left(ctx, old, owners_of(old), owners_of(fresh), lead)
    tell_owners(ctx, fresh, owners_of(fresh), f"Nieuw actiepunt voor u in {ctx.directory.name}")
