"""Changing an action point: text, owners, date, theme, region; by words or in a form."""

import re
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, Field

from commands.actions.by_number import already_closed, existing, overtaken
from commands.actions.confirm import confirm, day_remark, owners_of, reopen_button
from commands.actions.new import new
from commands.actions.telling import tell_left, tell_owners, tell_who_must
from commands.command import Context, UserError, command
from commands.dutch import clock, shorten
from commands.examples import own
from commands.fields import MAX_TEXT, MIN_TEXT, ONGOING, Deadline, Due, Kind, Number, Owners, Regions, Rest, Theme, Word
from commands.form_now import marked, up_to_date
from commands.forms import form_for
from commands.read import read_line, read_values
from commands.reply import Form, Reply
from commands.words import owners as who
from commands.words.unread import no_date, unknown_region, unknown_theme
from storage.models import Action
from storage.values import Owner

_OWNER = re.compile(
    r"^(?:naar|eigenaar|wie|actiehouder|is voor|voor|overdragen aan|geef aan)\s*:?\s+(?P<who>.+)$", re.IGNORECASE
)
_TEXT = re.compile(
    r"^(?:(?:de|en|datum|termijn|deadline|uiterlijk)\b[\s:,]*)*(?:tekst|wat|omschrijving)\s*:?"
    r"\s+(?:(?:wordt|naar|in)\s+)?(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_HOUR = re.compile(r"\s*\(\d\d:\d\d\)$")
_NOTHING = {
    field: re.compile(
        rf"(?:^|[,;])\s*(?:(?:geen|zonder)\s+{word}\b|{word}\s*:?\s+(?:onbekend|geen|leeg|weg)$)", re.IGNORECASE
    )
    for field, word in (("owners", "eigenaar"), ("theme", "thema"), ("regions", "regio"))
}
_PARTS_DONE = "Let op: wie er nu op staat, had zijn deel al gereed; het punt staat nog open."
_NO_DATE = re.compile(
    r"\b(?:geen|zonder)\s+(?:datum|termijn|deadline)\b|"
    r"^(?:datum|termijn|deadline|uiterlijk|wanneer)\s*:?\s+(?:onbekend|geen|leeg|weg)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^niet\s+(?:(?:meer|langer)\s+)?doorlopend$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:en|de|het|met|datum|termijn|deadline|uiterlijk|wanneer|op|naar|in|wordt|is|thema|regio|eigenaar|wie)\b[\s:,]*)+$",
    re.IGNORECASE,
)
_THEME = re.compile(r"^(?:het\s+)?thema\s*:?\s+(?P<words>.+)$", re.IGNORECASE)
_REGION = re.compile(r"^(?:de\s+)?regio\s*:?\s+(?P<words>.+)$", re.IGNORECASE)
_DATE = re.compile(r"^(?:de\s+)?(?:datum|termijn|deadline|uiterlijk|wanneer)\s*:?\s+(?P<words>.+)$", re.IGNORECASE)


class ChangeAction(BaseModel):
    """What is to change. From a line only what is named changes; a form says everything."""

    number: Number = Field(title="Nummer")
    what: Annotated[str, Field(max_length=MAX_TEXT), Kind.REST] = Field("", title="Wat")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk")
    theme: Theme = Field("", title="Thema")
    regions: Regions = Field((), title="Regio")
    was: Word = ""


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
    args, why = (args, "") if ctx.request.heard == "form" else _meant(args, ctx)
    values = _from_form(args, action) if ctx.request.heard == "form" else _from_line(args, action, ctx)
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
        values |= _due(args.due)
    return values


def _due(due: Due | None) -> dict[str, Any]:
    if due and due.words == ONGOING:
        return {"due": due.day, "due_words": "", "ongoing": True}
    return {"due": due and due.day, "due_words": due.words if due and not due.day else "", "ongoing": False}


def _meant(args: ChangeAction, ctx: Context) -> tuple[ChangeAction, str]:
    """What bare words say in a free sentence about this point ("een week later", "LLTB want …"), else as they are.

    With the reason that was given, which is kept as a note. Raises UserError for words that say something else of the
    point than a change ("klaar").
    """
    if not args.what or args.owners or args.due or args.theme or args.regions or _TEXT.match(args.what):
        return args, ""
    from commands.ask.orders import order  # its tables are made when first asked for

    said = args.what if _OWNER.match(args.what) else f"naar {args.what}"
    meant = order(f"{args.number} {args.what}", ctx) or order(f"{args.number} {said}", ctx)
    if not meant:
        return args, ""
    if meant[0].command != change.name:
        raise UserError(
            f"Bedoelt u: {meant[0].command} {meant[0].line.rstrip(' :')}? Er is niets gewijzigd. "
            f"Een andere tekst geeft u met: actie wijzig {args.number} tekst …"
        )
    typed = read_line(ChangeAction, meant[0].line, ctx) if meant[0].line else {}
    why = meant[1].line.partition(":")[2].strip() if len(meant) > 1 else ""
    return ChangeAction.model_validate(typed | read_values(ChangeAction, meant[0].values, ctx)), why


def _from_line(args: ChangeAction, action: Action, ctx: Context) -> dict[str, Any]:
    values, rest = _emptied(args.what, action)
    owners = args.owners
    if match := _OWNER.match(rest):
        owners, rest = who.named(match["who"], ctx.directory, ctx.member), ""
    elif match := _TEXT.match(rest):
        rest = match["text"]
    elif _LABEL.match(rest):
        rest = ""
    elif known := who.known(rest, ctx.directory, ctx.member):
        owners, rest = (*known, *owners), ""
    else:
        _must_be_text(rest, args, ctx)
    if owners:
        values["owners"] = [owner.as_json() for owner in owners]
    if args.due:
        values |= _due(args.due)
    if args.theme:
        values["theme"] = args.theme
    if args.regions:
        values["regions"] = list(args.regions)
    if args.due and args.due.hour and not args.what:
        values["text"] = f"{_HOUR.sub('', action.text)} ({clock(args.due.hour)})"
    elif rest:
        values["text"] = rest
    return values


def _emptied(words: str, action: Action) -> tuple[dict[str, Any], str]:
    """What the words leave empty ("geen thema", "niet meer doorlopend"), and the other words. Raises UserError."""
    values: dict[str, Any] = {}
    for field, pattern in _NOTHING.items():
        if pattern.search(words):
            values[field], words = "" if field == "theme" else [], pattern.sub("", words).strip(" ,;")
    if _NO_DATE.search(words):
        values |= _due(None)
        words = _NO_DATE.sub("", words).strip()
    if _ENDS.match(words):
        if not action.ongoing:
            raise UserError(f"Actiepunt {action.number} was niet doorlopend. Er is niets gewijzigd.")
        return {**values, "ongoing": False}, ""
    return values, words


def _must_be_text(words: str, args: ChangeAction, ctx: Context) -> None:
    """Raises UserError for words that name a field and a value that it can't have: they are no new text."""
    if not args.due and (match := _DATE.match(words)):
        raise UserError(f"{no_date(match['words'])} Er is niets gewijzigd.", "due")
    if not args.theme and (match := _THEME.match(words)):
        raise UserError(f"{unknown_theme(match['words'], ctx.directory)} Er is niets gewijzigd.", "theme")
    if not args.regions and (match := _REGION.match(words)):
        raise UserError(f"{unknown_region(match['words'], ctx.directory)} Er is niets gewijzigd.", "regions")


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
