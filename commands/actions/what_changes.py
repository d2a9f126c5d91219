"""What a line says is to change on an action point: its fields, and the reason that was given."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, Field

from commands.actions.by_number import existing
from commands.actions.new import HOUR
from commands.command import Context, UserError
from commands.dutch import clock
from commands.fields import MAX_TEXT, ONGOING, Deadline, Due, Kind, Number, Owners, Regions, Theme, Word
from commands.read import read_line, read_values
from commands.words import owners as who
from commands.words.unread import no_date, unknown_region, unknown_theme
from storage.models import Action

CHANGE = "actie wijzig"
_OWNER = re.compile(
    r"^(?:naar|eigenaar|wie|actiehouder|is voor|voor|overdragen aan|geef aan)\s*:?\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"^(?:(?:de|en|datum|termijn|deadline|uiterlijk)\b[\s:,]*)*(?:tekst|wat|omschrijving)\s*:?"
    r"\s+(?:(?:wordt|naar|in)\s+)?(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = {
    field: re.compile(
        rf"(?:^|[,;])\s*(?:(?:geen|zonder)\s+{word}\b|{word}\s*:?\s+(?:onbekend|geen|leeg|weg)$)", re.IGNORECASE
    )
    for field, word in (("owners", "eigenaar"), ("theme", "thema"), ("regions", "regio"))
}
_NO_FIELD = re.compile(r"^(?P<field>status|prioriteit|prio|urgentie|label|nummer|soort)\s*:?\s+\S", re.IGNORECASE)
_SWAP = re.compile(
    r"^(?:[\"“‘']?(?P<old>[^\"“”→]{2,60}?)[\"”’']?\s*(?:→|[-=]>|vervangen\s+door)\s*[\"“‘']?(?P<new>[^\"“”→]{2,60}?)[\"”’']?|"
    r"[\"“‘']?(?P<was>[^\"“”]{2,60}?)[\"”’']?\s+moet\s+[\"“‘']?(?P<is>[^\"“”]{2,60}?)[\"”’']?\s+(?:zijn|worden|heten)|"
    r"(?P<came>[^,;:]{2,60}?)\s+(?:i\.?p\.?v\.?|in\s+plaats\s+van)\s+(?P<gone>[^,;:]{2,60}?))[\s.!]*$",
    re.IGNORECASE,
)
"""One word in the place of another: "Taalcafé → Taalhuis", "Weert ipv Venlo"."""
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
_FIELD = re.compile(
    r"^(?:(?:de|het)\s+)?(?:eigenaars?|wie|actiehouders?|trekkers?|datum|deadline|termijn|uiterlijk|wanneer)\s*:?\s+",
    re.I,
)
_ONLY = re.compile(
    r"^((?:eigenaars?|wie|actiehouder|trekker)\s*:?\s+)(?:(?:alleen|enkel|nu|voortaan)\s+)+", re.IGNORECASE
)
_PLUS = re.compile(r"^(?:\+|plus\b)\s*", re.IGNORECASE)
_OFF = re.compile(r"^weg$", re.IGNORECASE)
_FIELDS = re.compile(
    r"^(?:(?:en|met|datum|termijn|deadline|uiterlijk|wanneer|op|naar|is|wordt|thema|regio|eigenaars?|wie|actiehouders?|"
    r"trekkers?)\b[\s:,]*)+",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^(?:want|omdat|reden|aangezien|i\.?v\.?m\b\.?|in\s+verband\s+met|vanwege|wegens)\s*:?\s+\S", re.IGNORECASE
)
_ALSO = re.compile(r"(?:ook|erbij|er\s+bij|toevoegen)", re.IGNORECASE)
_TO_THE_OLD = re.compile(
    rf"^(?:{_ALSO.pattern}|eraf|er\s+af|weg|niet|zonder|mede|samen\s+met|i\.?p\.?v\b\.?|in\s+plaats\s+van)(?!\w)|"
    r"^van\s+\S.*\s+naar$",
    re.IGNORECASE,
)
"""What a value is to the old one."""
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


def meant(args: ChangeAction, ctx: Context) -> tuple[ChangeAction, str]:
    """What bare words say in a free sentence about this point ("een week later", "LLTB want …"), else as they are.

    With the reason that was given, which is kept as a note. Raises UserError for words that say something else of the
    point than a change ("klaar").
    """
    empties = (*_NOTHING.values(), _NO_DATE)
    if not args.what or _TEXT.match(args.what) or any(nothing.search(args.what) for nothing in empties):
        return args, ""
    if args.owners or args.due or args.theme or args.regions:
        return _beside(args, ctx)
    args = args.model_copy(update={"what": _ONLY.sub(r"\1", args.what)})
    said = args.what if _OWNER.match(args.what) else f"naar {args.what}"
    bare = _PLUS.sub("ook ", _FIELD.sub("", args.what))
    tried = (bare,) if bare != args.what and _TO_THE_OLD.match(bare) else (args.what, said, bare)
    for words in dict.fromkeys(tried):
        if changed := _ordered(words, args, ctx):
            return changed
    return args, ""


def _beside(args: ChangeAction, ctx: Context) -> tuple[ChangeAction, str]:
    """What stands beside a value that was read: a reason, or what it is to the old one ("erbij", "ipv LWV").

    All other words are the new text.
    """
    words = _FIELDS.sub("", args.what).strip(" ,.")
    bare = args.model_copy(update={"what": ""})
    if _REASON.match(words):
        return bare, re.sub(r"^(?:want|reden)\b[\s:]*", "", words, flags=re.IGNORECASE)
    if not _TO_THE_OLD.match(words):
        return args, ""
    if args.regions and _ALSO.fullmatch(words):
        there = existing(ctx, args.number).regions
        return bare.model_copy(update={"regions": tuple(dict.fromkeys((*there, *args.regions)))}), ""
    if not args.owners:
        return bare, ""
    names = ", ".join(owner.name for owner in args.owners)
    if changed := _ordered(f"{names} {_OFF.sub('eraf', words)}", args, ctx):
        return bare.model_copy(update={"owners": changed[0].owners, "what": changed[0].what}), changed[1]
    raise UserError(f"Wat bedoelt u met “{words}”? Er is niets gewijzigd. Bijvoorbeeld: {args.number} {names} erbij.")


def _ordered(words: str, args: ChangeAction, ctx: Context) -> tuple[ChangeAction, str] | None:
    """The change that a free sentence of these words about the point is, with the reason in it. Raises UserError."""
    from commands.ask.orders import order  # its tables are made when first asked for

    found = order(f"{args.number} {words}", ctx)
    if not found:
        return None
    if found[0].command != CHANGE:
        raise UserError(
            f"Bedoelt u: {found[0].command} {found[0].line.rstrip(' :')}? Er is niets gewijzigd. "
            f"Een andere tekst geeft u met: {CHANGE} {args.number} tekst …"
        )
    typed = read_line(ChangeAction, found[0].line, ctx) if found[0].line else {}
    why = found[1].line.partition(":")[2].strip() if len(found) > 1 else ""
    return ChangeAction.model_validate(typed | read_values(ChangeAction, found[0].values, ctx)), why


def from_line(args: ChangeAction, action: Action, ctx: Context) -> dict[str, Any]:
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
        values |= due_values(args.due)
    if args.theme:
        values["theme"] = args.theme
    if args.regions:
        values["regions"] = list(args.regions)
    if args.due and args.due.hour and not args.what:
        values["text"] = f"{HOUR.sub('', action.text)} ({clock(args.due.hour)})"
    elif rest:
        values["text"] = _swapped(rest, action.text)
    return values


def _emptied(words: str, action: Action) -> tuple[dict[str, Any], str]:
    """What the words leave empty ("geen thema", "niet meer doorlopend"), and the other words. Raises UserError."""
    values: dict[str, Any] = {}
    for field, pattern in _NOTHING.items():
        if pattern.search(words):
            values[field], words = "" if field == "theme" else [], pattern.sub("", words).strip(" ,;")
    if _NO_DATE.search(words):
        values |= due_values(None)
        words = _NO_DATE.sub("", words).strip()
    if _ENDS.match(words):
        if not action.ongoing:
            raise UserError(f"Actiepunt {action.number} was niet doorlopend. Er is niets gewijzigd.")
        return {**values, "ongoing": False}, ""
    return values, words


def _swapped(words: str, text: str) -> str:
    """The text of a point with one word in the place of another ("Weert ipv Venlo"); the words when it says no such."""
    match = _SWAP.match(words)
    old, new = (
        (match["old"] or match["was"] or match["gone"], match["new"] or match["is"] or match["came"])
        if match
        else ("", "")
    )
    place = text.casefold().find(old.casefold()) if old else -1
    return words if place < 0 else f"{text[:place]}{new}{text[place + len(old) :]}"


def _must_be_text(words: str, args: ChangeAction, ctx: Context) -> None:
    """Raises UserError for words that name a field and a value that it can't have: they are no new text."""
    if match := _NO_FIELD.match(words):
        raise UserError(
            f"“{match['field']}” is geen veld van een actiepunt. Er is niets gewijzigd. "
            f"Een andere tekst geeft u met: {CHANGE} {args.number} tekst …",
            "what",
        )
    if not args.due and (match := _DATE.match(words)):
        raise UserError(f"{no_date(match['words'])} Er is niets gewijzigd.", "due")
    if not args.theme and (match := _THEME.match(words)):
        raise UserError(f"{unknown_theme(match['words'], ctx.directory)} Er is niets gewijzigd.", "theme")
    if not args.regions and (match := _REGION.match(words)):
        raise UserError(f"{unknown_region(match['words'], ctx.directory)} Er is niets gewijzigd.", "regions")


def due_values(due: Due | None) -> dict[str, Any]:
    if due and due.words == ONGOING:
        return {"due": due.day, "due_words": "", "ongoing": True}
    return {"due": due and due.day, "due_words": due.words if due and not due.day else "", "ongoing": False}
