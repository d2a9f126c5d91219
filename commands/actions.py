"""Action points: making, closing, changing. Showing and listing them stands in `lists.py`."""

import re
from typing import Annotated

from pydantic import BaseModel, Field

from commands import owners as who
from commands.command import Context, UserError, command
from commands.confirm import confirm, line, tell_owners, undo_button
from commands.dutch import count, join_and, local, long_date, shorten
from commands.fields import Deadline, Kind, Number, Numbers, Owners, Regions, Rest, Theme, Word
from commands.read import gemeenten_in, region_of
from commands.reply import Button, Buttons, Item, Items, Reply, Text
from storage.models import Action
from storage.values import Owner

MAX_TEXT = 2000
Line = Annotated[str, Field(min_length=3, max_length=MAX_TEXT), Kind.REST]
_PART = re.compile(r"\b(?:ons|onze|mijn|eigen)\s+(?:deel|stuk|kant)\b[\s:,.-]*", re.IGNORECASE)
_PART_OF = re.compile(
    r"\bdeel\s+(?:van\s+)?(?P<name>[\w][\w -]*?)(?:\s+(?:is\s+)?(?:klaar|gereed|af))?\s*$", re.IGNORECASE
)
_FILLERS = re.compile(
    r"^(?:(?:is|zijn|nu|al|staat|kan|mag|op)\s+)*"
    r"(?:klaar|af|afgerond|gereed|gedaan|gesloten|afgesloten|afgehandeld|done|dicht|weg)?\b[\s:,.;–-]*",
    re.IGNORECASE,
)


class NewAction(BaseModel):
    """What an action point needs; only the text is required (domain.md: no owner and no date are normal)."""

    what: Line = Field(title="Wat", description="Wat moet er gebeuren?")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk", description="Leeg mag.")
    theme: Theme = Field("", title="Thema")
    regions: Regions = Field((), title="Regio")
    link: Word = ""
    follows: Word = ""
    signal: Word = ""


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
    example="actie nieuw Rapport RIEC delen @Provincie uiterlijk 17 mei",
)
def new(args: NewAction, ctx: Context) -> Reply:
    """Add an action point and read it back."""
    action = add(args, ctx)
    tell_owners(ctx, action, args.owners, f"Nieuw actiepunt voor u in {ctx.directory.name}")
    past = bool(action.due and action.due < ctx.now.date())
    remark = f"Let op: {long_date(action.due)} is al voorbij." if past and action.due else ""
    return confirm(ctx, action, f"Actiepunt {action.number} vastgelegd", remark)


def add(args: NewAction, ctx: Context, follows: Action | None = None) -> Action:
    """Put a new action point in the list; a gemeente in its text gives the region."""
    regions = args.regions or tuple(
        dict.fromkeys(region_of(name, ctx.directory) for name in gemeenten_in(args.what, ctx.directory))
    )
    return ctx.store.actions.new(
        args.what,
        args.owners,
        due=args.due.day if args.due else None,
        due_words=args.due.words if args.due else "",
        theme=args.theme or (follows.theme if follows else ""),
        regions=[region for region in regions if region] or (follows.regions if follows else []),
        link=args.link or ctx.request.link,
        follows=follows.number if follows else None,
        signal=int(args.signal) if args.signal else None,
        source="chat",
    )


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
    actions = [(number, ctx.store.actions.get(number)) for number in args.numbers]
    if len(actions) == 1:
        action = existing(ctx, args.numbers[0])
        part = _part(note, action, ctx)
        return _close_part(action, part, note, ctx) if part else _close_one(action, note, ctx)
    closed: list[Action] = []
    rows: list[Item] = []
    for number, found in actions:
        if found is None:
            rows.append(Item(number=str(number), title="bestaat niet"))
        elif not found.open:
            rows.append(Item(number=str(number), title=shorten(found.text), notes=already_closed(found, ctx)))
        elif done := _set_closed(found, note, ctx):
            closed.append(done)
            rows.append(Item(number=str(number), title=shorten(found.text), notes="gesloten"))
    if not closed:
        raise UserError("; ".join(f"{row.number}: {row.notes or row.title}" for row in rows) + ".")
    numbers = join_and([str(action.number) for action in closed])
    return Reply(
        summary=f"Actiepunt {numbers} gesloten{f': {note}' if note else ''}.",
        parts=(Items(rows=tuple(rows)), Buttons(buttons=(undo_button(ctx),))),
    )


def _close_one(action: Action, note: str, ctx: Context) -> Reply:
    if not action.open:
        return Reply(
            summary=f"Actiepunt {action.number} {already_closed(action, ctx)}.",
            parts=(
                Text(text=action.text, subtle=True),
                Buttons(
                    buttons=(Button(label="Heropen", command="actie heropen", args={"numbers": str(action.number)}),)
                ),
            ),
            only_me=True,
        )
    closed = _set_closed(action, note, ctx)
    if closed is None:
        raise UserError(f"Actiepunt {action.number} was al gesloten.")
    said = f" – {note}" if note else ""
    return Reply(
        summary=f"Actiepunt {action.number} gesloten: {shorten(action.text)}{said}",
        parts=(Text(text=line(action, ctx), subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


def already_closed(action: Action, ctx: Context) -> str:
    """`was al gesloten op woensdag 12 april 2023 door de secretaris`."""
    when = f" op {long_date(local(action.closed_at).date())}" if action.closed_at else ""
    into = f" (omgezet in {action.continued_by})" if action.continued_by else ""
    status = "was al gesloten" if action.status != "vervallen" else "was al gesloten (vervallen)"
    return f"{status}{when}{into}"


def _set_closed(action: Action, note: str, ctx: Context) -> Action | None:
    closed = ctx.store.actions.change(action, status="afgerond", closed_at=ctx.now, closed_note=note)
    if closed:
        others = [Owner.from_json(value) for value in action.owners]
        tell_owners(ctx, closed, others, f"{ctx.member.name} sloot een actiepunt van u", buttons=False)
    return closed


def _part(note: str, action: Action, ctx: Context) -> list[Owner]:
    """The owners whose part is reported done by these words; nobody when the whole point is meant."""
    open_owners = [owner for owner in map(Owner.from_json, action.owners) if not owner.done]
    if _PART.search(note):
        mine = {name.casefold() for name in ctx.directory.owners_of(ctx.member)}
        part = [owner for owner in open_owners if owner.name.casefold() in mine]
        if not part:
            raise UserError(
                f"U staat niet bij de eigenaren van {action.number} ({who.sentence(open_owners) or who.UNKNOWN}). "
                f"Zeg welk deel klaar is, bijvoorbeeld: actie klaar {action.number} deel "
                f"{open_owners[0].name if open_owners else 'LLTB'}."
            )
        return part
    if match := _PART_OF.search(note):
        named = ctx.directory.find_owner(match["name"]) or Owner(match["name"].strip())
        return [owner for owner in open_owners if who.same(owner, named)]
    return []


def _close_part(action: Action, part: list[Owner], note: str, ctx: Context) -> Reply:
    if not action.open:
        return _close_one(action, note, ctx)
    said = _PART_OF.sub("", _PART.sub("", note)).strip()
    today = ctx.now.date().isoformat()
    owners = [
        Owner(owner.name, owner.party, owner.member, today, said) if owner in part else owner
        for owner in map(Owner.from_json, action.owners)
    ]
    left = [owner for owner in owners if not owner.done]
    changed = ctx.store.actions.change(action, owners=[owner.as_json() for owner in owners])
    if changed is None:
        raise UserError(
            f"Actiepunt {action.number} is intussen door een ander gewijzigd. Kijk met: actie toon {action.number}."
        )
    if not left:
        return _close_one(changed, said, ctx)
    return Reply(
        summary=f"Actiepunt {action.number}: deel {who.sentence(part)} gereed, open bij {who.sentence(left)}.",
        parts=(Text(text=line(changed, ctx), subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


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
    for number in args.numbers:
        action = existing(ctx, number)
        if action.open:
            raise UserError(f"Actiepunt {number} staat al open.")
        owners = [Owner.from_json(value) for value in action.owners]
        if all(owner.done for owner in owners):
            owners = [Owner(owner.name, owner.party, owner.member) for owner in owners]
        values = {"status": "open", "closed_at": None, "closed_note": "", "owners": [o.as_json() for o in owners]}
        changed = ctx.store.actions.change(action, **values)
        if changed:
            reopened.append(changed)
    if len(reopened) == 1:
        return confirm(ctx, reopened[0], f"Actiepunt {reopened[0].number} staat weer open")
    return Reply(
        summary=f"{count(len(reopened), 'actiepunt staat', 'actiepunten staan')} weer open.",
        parts=(
            Items(rows=tuple(Item(number=str(a.number), title=shorten(a.text)) for a in reopened)),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


class NoteOnAction(BaseModel):
    """A remark on a point that stays open."""

    number: Number = Field(title="Nummer")
    note: Line = Field(title="Notitie", description="Wat is de stand?")


@command(
    "actie notitie",
    "actie noot",
    "actie voortgang",
    help="Zet een opmerking of link bij een actiepunt dat open blijft.",
    title="Notitie bij een actiepunt",
    example="actie notitie 10 Gennep is doorgegeven",
)
def note(args: NoteOnAction, ctx: Context) -> Reply:
    """Keep a remark, with the date and the organisation of who made it."""
    action = existing(ctx, args.number)
    party = next((name for name in ctx.directory.owners_of(ctx.member)[1:]), "")
    ctx.store.notes.add("action", action.number, args.note, party)
    return Reply(
        summary=f"Notitie bij actiepunt {action.number}: {shorten(args.note, 200)}",
        parts=(Text(text=line(action, ctx), subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


class OneAction(BaseModel):
    """One point."""

    number: Number = Field(title="Nummer")


@command(
    "actie doorlopend",
    help="Maak een actiepunt doorlopend: het heeft geen einddatum en is nooit te laat.",
    title="Actiepunt doorlopend maken",
    example="actie doorlopend 8",
)
def ongoing(args: OneAction, ctx: Context) -> Reply:
    """A point without an end, apart in every list."""
    action = still_open(ctx, args.number)
    if action.ongoing:
        raise UserError(f"Actiepunt {action.number} was al doorlopend.")
    changed = ctx.store.actions.change(action, ongoing=True)
    return confirm(ctx, changed or action, f"Actiepunt {action.number} is nu doorlopend")


class DropAction(BaseModel):
    """Points that lapse, and why."""

    numbers: Numbers = Field(title="Nummer", min_length=1, max_length=50)
    reason: Line = Field(title="Reden", description="Waarom vervalt het?")


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
    dropped = []
    for number in args.numbers:
        action = still_open(ctx, number)
        changed = ctx.store.actions.change(action, status="vervallen", closed_at=ctx.now, closed_note=args.reason)
        if changed:
            dropped.append(changed)
            tell_owners(
                ctx,
                changed,
                [Owner.from_json(value) for value in action.owners],
                "Een actiepunt van u is vervallen",
                False,
            )
    numbers = join_and([str(action.number) for action in dropped])
    return Reply(
        summary=f"Actiepunt {numbers} vervallen: {args.reason}",
        parts=(
            *(Text(text=line(action, ctx), subtle=True) for action in dropped),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


class Becomes(BaseModel):
    """A point that goes on as a new one."""

    number: Number = Field(title="Nummer")
    what: Line = Field(title="Nieuw actiepunt")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk")
    theme: Theme = ""
    regions: Regions = ()


@command(
    "actie wordt",
    "actie omzetten",
    help="Sluit een actiepunt en zet het om in een nieuw punt; de keten blijft leesbaar.",
    title="Actiepunt omzetten in een nieuw",
    example="actie wordt 4 bedrijven aanleveren (LLTB, LWV)",
)
def becomes(args: Becomes, ctx: Context) -> Reply:
    """Close a point into its follow-up (4 of 8 in the minutes of 12 April 2023 went this way)."""
    old = still_open(ctx, args.number)
    what = re.sub(r"^\s*(?:in|nu|:)\s*:?\s*", "", args.what).strip() or args.what
    fresh = NewAction(what=what, owners=args.owners, due=args.due, theme=args.theme, regions=args.regions)
    action = add(fresh, ctx, follows=old)
    ctx.store.actions.change(old, status="omgezet", closed_at=ctx.now, continued_by=action.number)
    tell_owners(ctx, action, args.owners, f"Nieuw actiepunt voor u in {ctx.directory.name}")
    return confirm(ctx, action, f"Actiepunt {old.number} gesloten en omgezet in actiepunt {action.number}")


def existing(ctx: Context, number: int) -> Action:
    """The point with this number. Raises UserError: `bestaat niet`, with what does exist."""
    action = ctx.store.actions.get(number)
    if action is None:
        last = ctx.store.body.next_action - 1
        known = f"Het hoogste nummer is {last}." if last else "Er zijn nog geen actiepunten."
        raise UserError(f"Actiepunt {number} bestaat niet. {known}")
    return action


def still_open(ctx: Context, number: int) -> Action:
    """The open point with this number. Raises UserError."""
    action = existing(ctx, number)
    if not action.open:
        raise UserError(f"Actiepunt {number} {already_closed(action, ctx)}.")
    return action
