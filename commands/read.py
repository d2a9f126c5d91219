"""A Dutch line -> the values of a command's arguments. What was read and the rest together are what was typed."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from commands.ask.bare import cut_please
from commands.command import Context, UserError
from commands.dutch import clock
from commands.fields import ONGOING, OTHERS, Due, Kind, Moment, kind_of
from commands.words import owners, owners_in_line
from commands.words.labels import labelled
from commands.words.next_meeting import next_meeting
from commands.words.numerals import all_but, one_number, take_numbers
from commands.words.ongoing import cut_ongoing
from commands.words.places import cut_regions, gemeenten_in, region_of
from commands.words.themes import SIGNS, cut_theme, set_apart, theme_at_end
from commands.words.unread import UnclearDate, no_date, unknown_region, unknown_theme
from storage.directory import plain

if TYPE_CHECKING:
    from commands.dates import DateReading

_BULLET = re.compile(
    r"^(?:[-–•*]\s+|(?:(?:een\s+)?(?:nieuwe?\s+)?(?:actie)?(?:punt)?\s*(?:\b(?:van|voor|maken|aanmaken|toevoegen)\s*)?)?:\s*)(?=\S)",
    re.IGNORECASE,
)


_OF = re.compile(r"van\s", re.IGNORECASE)
_TOWARDS = re.compile(r"\s(?:naar|richting)\s+$", re.IGNORECASE)


class Parts(NamedTuple):
    """A line taken apart: values by field name, what was taken out for them, and what is left.

    Every word of the line stands in `taken` or in `rest`; only blanks and the marks around a cut may go.
    """

    values: dict[str, Any]
    taken: tuple[str, ...]
    rest: str


def read_line(arguments: type[BaseModel], text: str, ctx: Context) -> dict[str, Any]:
    """Values by field name for as much as the line holds. Raises UnclearDate, UserError."""
    fields = _fields(arguments)
    if fields.rest and fields.owners and fields.due and (called := labelled(text, fields.number)):
        return _by_label(arguments, called, ctx)
    return read_parts(arguments, text, ctx).values


def read_parts(arguments: type[BaseModel], text: str, ctx: Context) -> Parts:
    """Take numbers, date, theme, regions and owners out of a line, in this order; what is left is the text.

    Raises UnclearDate for a date that may not be chosen, UserError for several numbers where one is wanted.
    """
    fields = _fields(arguments)
    values: dict[str, Any] = {}
    taken: list[str] = []
    rest = text.strip()
    if fields.numbers or fields.number:
        numbers, left = take_numbers(rest) if fields.numbers else one_number(rest)
        if numbers:
            taken.append(rest[: len(rest) - len(left)])
            kept, rest = all_but(numbers, left) if fields.numbers else (numbers, left)
            values[fields.numbers or fields.number] = kept if fields.numbers else kept[0]
    if fields.rest and fields.owners:
        rest, said = cut_please(rest)
        taken += said
    if fields.due or fields.moment:
        left = _take_day(rest, text, fields, values, taken, ctx)
        rest, said = cut_please(left) if fields.owners and left is not rest else (left, ())
        taken += said
    if fields.theme:
        theme, rest, said = cut_theme(rest, ctx.directory)
        taken += said
        if theme:
            values[fields.theme] = theme
    if fields.regions:
        regions, rest, cut = cut_regions(rest, ctx.directory)
        taken += cut
        if regions:
            values[fields.regions] = regions
    if fields.owners:
        rest = _take_owners(rest, fields, values, taken, ctx)
    if fields.rest and (what := rest.strip()):
        values[fields.rest] = _BULLET.sub("", what) + _hour(values.get(fields.due))
    return Parts(values, tuple(taken), rest)


def _take_day(rest: str, text: str, fields: "_Fields", values: dict[str, Any], taken: list[str], ctx: Context) -> str:
    """The line without its day, and without the owners that stand alone behind it."""
    if rest[-1:] in "dD)":
        rest = _take_ongoing(rest, fields, values, taken)
    reading = _day_in(rest, ctx, fields.due or fields.moment)
    words = reading.words
    if not words or not (fields.due or reading.date):
        return rest
    due = Due(reading.date, words, reading.time) if fields.due else None
    values[fields.due or fields.moment] = due or _moment_of(reading, text)
    taken.append(words)
    front, _, behind = rest.rpartition(words)
    if fields.owners and not fields.number and (_TOWARDS.search(front) or (front.strip() and _OF.match(words))):
        return rest  # "meenemen naar de volgende taskforce", "het overleg van 8 juni voorbereiden": more than when
    if fields.owners and front.rstrip().endswith("/") and behind.strip()[:1] in ("", "/"):
        mark = "/" if front.endswith("/") else " /"  # "updaten/prov/eind jan/wonen"
        return ", ".join(filter(None, map(str.strip, reading.rest.split(mark))))
    if fields.theme and front.strip() and (apart := set_apart(behind.lstrip(), ctx.directory, ctx.member)):
        return f"{reading.rest.removesuffix(behind.strip()).rstrip(' ,')}, {apart}"
    if fields.owners and (found := owners_in_line.at_end(reading.rest, behind, ctx.directory, ctx.member)).owners:
        values[fields.owners] = found.owners
        taken += found.taken
        places = gemeenten_in(found.taken[0], ctx.directory) if fields.regions else ()
        if places and (region := region_of(places[0], ctx.directory)):
            values[fields.regions] = (region,)
        return found.rest
    return reading.rest


def _take_ongoing(rest: str, fields: "_Fields", values: dict[str, Any], taken: list[str]) -> str:
    """The line without a "doorlopend" at its end, which then stands for the date."""
    rest, said = cut_ongoing(rest) if fields.due else (rest, "")
    if said:
        values[fields.due] = Due(None, ONGOING)
        taken.append(said)
    return rest


def _take_owners(rest: str, fields: "_Fields", values: dict[str, Any], taken: list[str], ctx: Context) -> str:
    """The line without its owners and a bare theme between them; "( )" names nobody and goes too."""
    found = owners_in_line.take(rest, ctx.directory, ctx.member)
    if found.owners:
        values[fields.owners] = (*values.get(fields.owners, ()), *found.owners)
    taken += found.taken
    if SIGNS.isdisjoint(found.rest):
        return found.rest
    if fields.theme and fields.theme not in values and (last := theme_at_end(found.rest, ctx.directory)):
        values[fields.theme], rest, cut = last
        taken.append(cut)
        return _take_owners(rest, fields, values, taken, ctx)
    return _take_ongoing(found.rest, fields, values, taken) if fields.due not in values else found.rest


def _by_label(arguments: type[BaseModel], called: Mapping[Kind, str], ctx: Context) -> dict[str, Any]:
    """Values by field name of parts that were called by their names, each read by itself as in a form."""
    fields = _fields(arguments)
    values = read_values(arguments, {getattr(fields, kind.value): words for kind, words in called.items()}, ctx)
    if fields.rest in values:
        values[fields.rest] += _hour(values.get(fields.due))
    return values


def _hour(due: Due | None) -> str:
    """` (10:30)`: a point has a day, the hour of its deadline stays in its text."""
    return f" ({clock(due.hour)})" if due and due.hour else ""


class _Fields(NamedTuple):
    """The field that holds each kind; empty where the arguments have none of it."""

    numbers: str = ""
    number: str = ""
    due: str = ""
    moment: str = ""
    theme: str = ""
    regions: str = ""
    owners: str = ""
    rest: str = ""
    word: str = ""


@cache
def _fields(arguments: type[BaseModel]) -> _Fields:
    return _Fields(**{kind_of(field).value: name for name, field in arguments.model_fields.items()})


def read_values(arguments: type[BaseModel], typed: Mapping[str, str], ctx: Context) -> dict[str, Any]:
    """Values by field name for a form or a button: each is read by itself. Raises UserError naming the field."""
    values: dict[str, Any] = {}
    if not typed:
        return values
    for name, field in arguments.model_fields.items():
        text = ", ".join(part for part in (typed.get(name, "").strip(), typed.get(name + OTHERS, "").strip()) if part)
        if text:
            values[name] = _read_value(kind_of(field), name, text, ctx)
    return values


def _read_value(kind: Kind, name: str, text: str, ctx: Context) -> object:
    match kind:
        case Kind.REST | Kind.WORD:
            return text
        case Kind.NUMBER | Kind.NUMBERS:
            numbers, _ = take_numbers(text)
            return numbers if kind is Kind.NUMBERS or not numbers else numbers[0]
        case Kind.OWNERS:
            return owners.named(text, ctx.directory, ctx.member)
        case Kind.THEME:
            if theme := ctx.directory.theme_names.get(plain(text)):
                return theme
            raise UserError(unknown_theme(text, ctx.directory), name)
        case Kind.REGIONS:
            return tuple(_region(word.strip(), name, ctx) for word in text.split(",") if word.strip())
        case Kind.DUE | Kind.MOMENT:
            return _read_moment(kind, name, text, ctx)


def _region(word: str, name: str, ctx: Context) -> str:
    if region := region_of(word, ctx.directory):
        return region
    raise UserError(unknown_region(word, ctx.directory), name)


def _read_moment(kind: Kind, name: str, text: str, ctx: Context) -> object:
    reading = _day_in(text, ctx, name)
    if text[0].isdigit() and not (reading.date or reading.vague):
        raise UnclearDate(reading._replace(question=no_date(text)), name)
    if kind is Kind.DUE:
        return Due(reading.date, text, reading.time)
    if reading.date is None:
        raise UserError(no_date(text), name)
    return _moment_of(reading, text)


def _day_in(text: str, ctx: Context, field: str) -> "DateReading":
    """The day that a text holds. Raises UnclearDate where it may not be chosen."""
    from commands.dates import Certainty, read_date  # its patterns take as long to make as the first list to answer

    reading = read_date(text, ctx.now, next_meeting(ctx))
    if reading.certainty is Certainty.ASK and reading.question:
        raise UnclearDate(reading, field)
    return reading


def _moment_of(reading: "DateReading", text: str) -> Moment:
    """A read date as a moment; `text` is looked through for an end time. Raises UserError without a date."""
    from commands.dates import Precision, read_time_range

    if reading.date is None:
        raise UserError(f"In “{text}” lees ik geen datum.", "when")
    times = read_time_range(text)
    end = times.end if times and reading.time == times.start else None
    return Moment(reading.date, reading.time, end, reading.precision is Precision.MONTH)
