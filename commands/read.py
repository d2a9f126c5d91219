"""A Dutch line -> the values of a command's arguments. What was read and the rest together are what was typed."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from commands import owners
from commands.command import Context, UserError
from commands.dates import Certainty, DateReading, Precision, read_date, read_time_range
from commands.fields import OTHERS, Due, Kind, Moment, kind_of
from storage.directory import Directory, plain

_COUNTED = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b"
_NUMBERS = re.compile(
    r"^\s*(?:actiepunten|actiepunt|punten|punt|actie|nummers|nummer|nrs?\.?)?\s*"
    rf"((?:[#s]?\d{{1,6}}|{_COUNTED})(?:\s*(?:,|en|&|\+|/|t/m)\s*(?:#?\d{{1,6}}|{_COUNTED}))*)(?![\w-])\s*[:.,]?\s*",
    re.IGNORECASE,
)
_WORDS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
}
_THEME = re.compile(r"(?<!\S)(?:#|thema\s+)([\w-]+)", re.IGNORECASE)
_REGION = re.compile(r"(?<!\S)(?:in\s+)?(?:de\s+)?regio\s+([\w-]+)", re.IGNORECASE)
_CAPITAL = re.compile(r"\b(?:gemeente\s+)?[A-ZÀ-Ý][\w'’/-]*(?:\s+(?:aan|de|en|a/d|van|der|[A-Z][\w'’-]*))*")


def read_line(arguments: type[BaseModel], text: str, ctx: Context) -> dict[str, Any]:
    """Values by field name for as much as the line holds; the date is taken out first, then who, theme and region."""
    kinds = _fields(arguments)
    values: dict[str, Any] = {}
    rest = text.strip()
    for kind in (Kind.NUMBERS, Kind.NUMBER):
        if kind in kinds:
            numbers, rest = take_numbers(rest)
            if numbers:
                values[kinds[kind]] = numbers if kind is Kind.NUMBERS else numbers[0]
    if Kind.DUE in kinds or Kind.MOMENT in kinds:
        reading = read_date(rest, ctx.now, lambda word: next_meeting_day(word, ctx))
        _must_be_clear(reading)
        if reading.words:
            rest = reading.rest
            if Kind.DUE in kinds:
                values[kinds[Kind.DUE]] = Due(reading.date, reading.words)
            elif reading.date:
                values[kinds[Kind.MOMENT]] = moment_of(reading, text)
    if Kind.THEME in kinds:
        theme, rest = take_theme(rest, ctx.directory)
        if theme:
            values[kinds[Kind.THEME]] = theme
    if Kind.REGIONS in kinds:
        regions, rest = take_regions(rest, ctx.directory)
        if regions:
            values[kinds[Kind.REGIONS]] = regions
    if Kind.OWNERS in kinds:
        found = owners.take(rest, ctx.directory)
        if found.owners:
            values[kinds[Kind.OWNERS]] = found.owners
            rest = found.rest
    if Kind.REST in kinds and rest.strip():
        values[kinds[Kind.REST]] = rest.strip()
    return values


@cache
def _fields(arguments: type[BaseModel]) -> dict[Kind, str]:
    """The field that holds each kind."""
    return {kind_of(field): name for name, field in arguments.model_fields.items()}


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
            return owners.named(text, ctx.directory)
        case Kind.THEME:
            return ctx.directory.theme_names.get(plain(text), text)
        case Kind.REGIONS:
            return tuple(region_of(word, ctx.directory) or word.strip() for word in text.split(",") if word.strip())
        case Kind.DUE | Kind.MOMENT:
            return _read_moment(kind, name, text, ctx)


def _read_moment(kind: Kind, name: str, text: str, ctx: Context) -> object:
    reading = read_date(text, ctx.now, lambda word: next_meeting_day(word, ctx))
    _must_be_clear(reading, name)
    if kind is Kind.DUE:
        return Due(reading.date, text)
    if reading.date is None:
        raise UserError(f"In “{text}” lees ik geen datum. Bijvoorbeeld: 17 mei, of vrijdag.", name)
    return moment_of(reading, text)


def _must_be_clear(reading: DateReading, field: str = "due") -> None:
    if reading.certainty is Certainty.ASK and reading.question:
        raise UnclearDate(reading, field)


class UnclearDate(UserError):
    """A date that may not be chosen without asking; the reading holds the choices to offer."""

    def __init__(self, reading: DateReading, field: str) -> None:
        super().__init__(reading.question, field)
        self.reading = reading


def moment_of(reading: DateReading, text: str) -> Moment:
    """A read date as a moment; `text` is looked through for an end time. Raises UserError without a date."""
    if reading.date is None:
        raise UserError(f"In “{text}” lees ik geen datum.", "when")
    times = read_time_range(text)
    end = times[1] if times and reading.time == times[0] else None
    return Moment(reading.date, reading.time, end, reading.precision is Precision.MONTH)


def next_meeting_day(word: str, ctx: Context) -> date | None:
    """The day of the body's next meeting, for "volgende Taskforce"; only for words the body calls its meeting."""
    names = {"vergadering", "overleg", "bijeenkomst", ctx.directory.slug, plain(ctx.directory.name)}
    names |= {plain(name) for name in ctx.directory.settings.meeting_words}
    if plain(word) not in names and not any(plain(word).startswith(name) for name in names):
        return None
    meeting = ctx.store.agenda.next_meeting(ctx.now.date())
    return meeting.day if meeting else None


def take_numbers(text: str) -> tuple[tuple[int, ...], str]:
    """Numbers in front ("12", "#4 en 10", "nr 3", "zeven") and what follows them."""
    match = _NUMBERS.match(text)
    if not match:
        return (), text
    numbers: list[int] = []
    before = ""
    for part in re.finditer(r"\d+|t/m|[a-zé]+", match.group(1), re.IGNORECASE):
        word = part.group().casefold()
        if word == "t/m":
            before = word
            continue
        number = int(word) if word.isdigit() else _WORDS.get(word)
        if number is None:
            continue
        if before and numbers and 0 < number - numbers[-1] <= 50:
            numbers.extend(range(numbers[-1] + 1, number + 1))
        else:
            numbers.append(number)
        before = ""
    return tuple(dict.fromkeys(numbers)), text[match.end() :]


def take_theme(text: str, directory: Directory) -> tuple[str, str]:
    """A theme behind # or the word thema, and the text without it."""
    for match in _THEME.finditer(text):
        theme = directory.theme_names.get(plain(match.group(1)))
        if theme:
            return theme, " ".join((text[: match.start()] + text[match.end() :]).split(" ")).strip()
    return "", text


def region_of(word: str, directory: Directory) -> str:
    """The region that goes by this name or alias, or in which the gemeente of this name lies; empty when unknown."""
    party = directory.party_names.get(plain(word)) or directory.party_names.get(plain(word).removeprefix("regio "))
    if party is None:
        return ""
    return party.name if party.kind == "regio" else party.region


def take_regions(text: str, directory: Directory) -> tuple[tuple[str, ...], str]:
    """Regions said as such ("regio noord" is taken out) or given by a gemeente (which stays in the text)."""
    regions: list[str] = []
    for match in reversed(list(_REGION.finditer(text))):
        if region := region_of(match.group(1), directory):
            regions.insert(0, region)
            text = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split()).strip(" ,")
    for gemeente in gemeenten_in(text, directory):
        regions.append(region_of(gemeente, directory))
    return tuple(dict.fromkeys(region for region in regions if region)), text


def gemeenten_in(text: str, directory: Directory) -> tuple[str, ...]:
    """Gemeenten named with a capital or behind the word gemeente ("Beek" and "weert" are ordinary words too)."""
    found: list[str] = []
    for match in _CAPITAL.finditer(text):
        words = match.group().removeprefix("gemeente ").split(" ")
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                party = directory.party_names.get(plain(" ".join(words[start:end])))
                if party and party.kind == "gemeente" and party.name not in found:
                    found.append(party.name)
    for match in re.finditer(r"\bgemeente\s+([\w-]+(?:\s+\w+){0,3})", text, re.IGNORECASE):
        words = match.group(1).split(" ")
        for end in range(len(words), 0, -1):
            party = directory.party_names.get(plain(" ".join(words[:end])))
            if party and party.kind == "gemeente":
                if party.name not in found:
                    found.append(party.name)
                break
    return tuple(found)
