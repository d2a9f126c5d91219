"""Showing action points: mine, lists, one point, its history."""

from dataclasses import replace
from functools import lru_cache

from pydantic import BaseModel, Field

from commands.actions.by_number import existing
from commands.actions.confirm import change_button, due_of, facts_of, is_late, noted_by
from commands.actions.wanted import heading, names_known, wanted_of
from commands.command import Context, Role, command
from commands.dutch import count, local, long_date, short_date, shorten
from commands.examples import filled
from commands.fields import Digits, Nothing, Number, Rest
from commands.reply import Button, Buttons, Item, Items, Part, Reply, Section, Text, facts_beside
from commands.words import owners as who
from commands.words.file_kind import asks_file
from storage.actions import Listed, Wanted
from storage.models import Action, Note
from storage.values import owners_in

PAGE = 10
_TO_DO = "Nieuw: /actie nieuw rapport delen @{organisatie} uiterlijk vrijdag. Klaar: /actie klaar 12"
_TO_SEE = "Alles: /actie lijst. Te laat, van iemand, thema, zoeken: /actie lijst te laat {organisatie} {thema}"


class ListWords(BaseModel):
    """Which points, in words; `start` is set by the button for the following ones."""

    words: Rest = Field("", title="Welke")
    start: Digits = ""


@command(
    "actie",
    "acties",
    "mijn acties",
    "mijn actiepunten",
    help="Toon uw eigen open actiepunten en wat er nog meer kan.",
    title="Uw actiepunten",
    example="actie",
    role=Role.lezer,
    changes=False,
)
def mine(args: Nothing, ctx: Context) -> Reply:
    """What is open for who asks, and in two lines what else is possible."""
    del args
    labels = tuple(f"eigenaar:{name.casefold()}" for name in ctx.directory.owners_of(ctx.member))
    found = ctx.store.actions.listed(Wanted(any_labels=labels), limit=PAGE + 1)
    lead = (
        "Er staat niets open voor u."
        if not found
        else f"Voor u: {count(len(found), 'open actiepunt', 'open actiepunten')}."
    )
    if len(found) > PAGE:
        lead = "Voor u staan er meer dan tien actiepunten open."
    return Reply(
        summary=lead,
        parts=(
            *((Items(rows=tuple(row(point, ctx) for point in found[:PAGE])),) if found else ()),
            *((Text(text=filled(_TO_DO, ctx.directory), subtle=True),) if ctx.may(Role.lid) else ()),
            Text(text=filled(_TO_SEE, ctx.directory), subtle=True),
            Buttons(
                buttons=(
                    Button(label="Nieuw actiepunt", command="actie formulier", style="primary"),
                    Button(label="Alle open punten", command="actie lijst"),
                )
            ),
        ),
        only_me=True,
    )


@command(
    "actie lijst",
    "actie open",
    "actie overzicht",
    "acties lijst",
    "acties open",
    "actielijst",
    help="Toon actiepunten: alle, van iemand, een thema of regio, te laat, zonder eigenaar, gesloten, of zoek.",
    title="Actielijst",
    example="actie lijst te laat {organisatie}",
    role=Role.lezer,
    changes=False,
)
def listing(args: ListWords, ctx: Context) -> Reply:
    """Ten points at a time, late ones first, doorlopend last. "Als excel" gives them all in a file."""
    if asks_file(args.words):
        from commands.round.list_out import list_in_file

        return list_in_file(args.words, ctx)
    wanted, said = wanted_of(args.words, ctx)
    start = int(args.start or 0)
    found = ctx.store.actions.listed(wanted, limit=PAGE + 1, offset=start)
    if start and not found:
        return Reply(summary="Dat was de hele lijst.", only_me=True)
    total = len(found) + start if len(found) <= PAGE else ctx.store.actions.count(wanted)
    rows = found[:PAGE]
    more = None
    if len(found) > PAGE:
        more = Button(label="Toon meer", command="actie lijst", args={"words": args.words, "start": str(start + PAGE)})
    parts: list[Part] = []
    if rows:
        parts.append(Items(rows=tuple(row(point, ctx) for point in rows), total=total - start, more=more))
        if total == 1 and wanted.numbers and (notes := ctx.store.notes.of("action", rows[0].number)):
            parts.append(Text(text=f"Laatste notitie ({_noted(notes[-1], ctx)}): {shorten(notes[-1].text, 200)}"))
    elif wanted != Wanted():
        from commands.actions import nothing_found  # opened by who finds nothing

        if wanted.numbers and (his := nothing_found.owned_outside(args.words, ctx)):
            points = ctx.store.actions.listed(Wanted(any_labels=(his.label,)), limit=PAGE)
            rows_of_his = Items(rows=tuple(row(point, ctx) for point in points))
            return Reply(summary=f"{heading(f'van {his.name}', len(points))}.", parts=(rows_of_his,), only_me=True)
        if wanted.numbers and (better := nothing_found.meant(args.words, ctx)):
            instead = listing.run(ListWords(words=better), ctx)
            return replace(instead, summary=f"{heading(said, 0, wanted.status)}. {instead.summary}")
        other, how = nothing_found.wider(wanted, args.words, ctx)
        if other:
            instead = listing.run(ListWords(words=other), ctx)
            return replace(instead, summary=f"{heading(said, 0, wanted.status)}. {how}: {instead.summary}")
        parts.append(nothing_found.offers(wanted, args.words, ctx))
    return Reply(summary=f"{heading(said, total, wanted.status)}.", parts=tuple(parts), only_me=True)


@command(
    "actie zoek",
    help="Zoek actiepunten op hun woorden, ook gesloten.",
    title="Zoeken",
    example="actie zoek huisvesting",
    role=Role.lezer,
    changes=False,
    shown=False,
)
def search(args: ListWords, ctx: Context) -> Reply:
    """What the points say; where none says it and it is the name of an owner, region or theme, the list of that."""
    sought = ListWords(words=f"zoek {args.words}")
    by_name = not args.words or (
        names_known(args.words, ctx) and not ctx.store.actions.count(wanted_of(sought.words, ctx)[0])
    )
    return listing.run(args if by_name else sought, ctx)


def row(point: Listed, ctx: Context, button: bool = True) -> Item:
    """A point in a list, with a button to close it while it is open."""
    number, owners = str(point.number), _owners(point.owners)
    notes = [point.label, owners] if point.label else [owners]
    if point.due and is_late(point, ctx):
        notes.append(f"te laat sinds {short_date(point.due)}")
    elif due := due_of(point):
        notes.append(due)
    if not point.open:
        closed = f" op {short_date(local(point.closed_at).date())}" if point.closed_at else ""
        notes.append(f"{status_of(point)}{closed}")
    press = None
    if button and point.open:
        press = Button(label="Klaar", command="actie klaar", args={"numbers": number})
    elif button:
        press = Button(label="Toon", command="actie toon", args={"number": number})
    return Item(number=number, title=shorten(point.text), notes=" · ".join(notes), button=press)


def row_for(
    point: Listed, ctx: Context, label: str, command: str, field: str = "number", more: dict[str, str] | None = None
) -> Item:
    """A point in a list, with a button that gives its number to a command, with `more` arguments."""
    press = Button(label=label, command=command, args={field: str(point.number), **(more or {})})
    return replace(row(point, ctx, button=False), button=press)


@lru_cache(maxsize=1024)
def _owners(column: str) -> str:
    return who.words(owners_in(column))


def status_of(action: Action | Listed) -> str:
    """The state in one word or two."""
    if action.status == "omgezet" and action.continued_by:
        return f"omgezet in {action.continued_by}"
    return "doorlopend" if action.open and action.ongoing else action.status


class WhichAction(BaseModel):
    """One point by its number."""

    number: Number = Field(title="Nummer")


@command(
    "actie toon",
    "actie laat zien",
    "actie bekijk",
    help="Toon één actiepunt met alles wat erbij hoort.",
    title="Actiepunt tonen",
    example="actie toon 12",
    role=Role.lezer,
    changes=False,
)
def show(args: WhichAction, ctx: Context) -> Reply:
    """Everything of one point, and what can be done with it."""
    action = existing(ctx, args.number)
    pairs = [*facts_of(action), ("Status", status_of(action))]
    if action.closed_at:
        why = f": {action.closed_note}" if action.closed_note else ""
        pairs.append(("Gesloten", f"{long_date(local(action.closed_at).date())}{why}"))
    if action.goal and (goal := ctx.store.goals.get(action.goal)):
        pairs.append(("Visie", f"{goal.number} · {goal.title}"))
    if action.signal:
        pairs.append(("Signaal", f"S{action.signal}"))
    if action.link:
        pairs.append(("Link", action.link))
    made = f"{ctx.directory.name_of(action.created_by)}, {long_date(local(action.created_at).date())}"
    pairs.append(("Vastgelegd door", f"{made} ({action.source})" if action.source not in ("", "chat") else made))
    notes = ctx.store.notes.of("action", action.number)
    summary = f"Actiepunt {action.number}: {shorten(action.text)}"
    parts: list[Part] = [facts_beside(summary, pairs)]
    if notes:
        said = tuple(Item(title=note.text, notes=_noted(note, ctx)) for note in notes)
        parts.append(Section(heading="Notities", parts=(Items(rows=said),)))
    parts.append(Buttons(buttons=_buttons(action)))
    return Reply(summary=summary, parts=tuple(parts), only_me=True)


def _noted(note: Note, ctx: Context) -> str:
    return f"{short_date(local(note.at).date())}, {noted_by(note, ctx)}"


def _buttons(action: Action) -> tuple[Button, ...]:
    number = {"number": str(action.number)}
    numbers = {"numbers": str(action.number)}
    past = Button(label="Geschiedenis", command="actie geschiedenis", args=number)
    if action.label:
        return (change_button(action), past)
    if not action.open:
        return (Button(label="Heropenen", command="actie heropen", args=numbers), past)
    return (
        Button(label="Klaar", command="actie klaar", args=numbers, style="primary"),
        change_button(action),
        Button(label="Notitie", command="actie notitie", args=number),
        past,
    )
