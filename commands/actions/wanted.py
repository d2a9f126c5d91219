"""Words of a list -> which action points: mine, of X, by theme or region, late, without owner, searched."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from commands.actions.listed_day import day_after, day_in
from commands.actions.names import bare_name, cut_at_names, is_name, names_in, nearly
from commands.actions.stems import MOST, search_words, terms_of
from commands.command import Context
from commands.dutch import join_and, local, long_date
from commands.words.moments import since
from commands.words.numerals import take_numbers
from commands.words.period import take_period
from storage.actions import NO_OWNER, ONGOING, WITHOUT_DAY, Wanted
from storage.directory import plain
from storage.search import numbers_about
from storage.values import Owner

if TYPE_CHECKING:
    pass

_FLAGS: tuple[tuple[str, dict[str, Any], str], ...] = (
    (r"te laat|telaat|verlopen|achterstallige?|over tijd", {"late": True}, "te laat"),
    (r"zonder eigenaar|geen eigenaar|eigenaar onbekend|van niemand", {"labels": (NO_OWNER,)}, "zonder eigenaar"),
    (r"doorlopende?", {"labels": (ONGOING,)}, "doorlopend"),
    (r"gesloten|afgeronde?|afgehandelde?|klare|gedane", {"status": "gesloten"}, "gesloten"),
    (r"alle|alles|allemaal", {"status": "alle"}, "(ook gesloten)"),
)
_MINE = re.compile(r"\b(?:mijn|mijne|mij|ik|ons|onze|wij)\b", re.IGNORECASE)
_SEARCH = re.compile(r"\b(?:zoeken|zoek|over|inzake|betreffende|met)\b\s*:?\s*(?P<words>\S.+)$", re.IGNORECASE)
_UNDATED = r"zonder\s+(?:datum|deadline|termijn)|geen\s+(?:datum|deadline|termijn)|ongedateerde?"
_DATE_WORDS = ("datum", "deadline", "termijn", "ongedateerd")
_SHOWN = r"(?:met|inclusief|en)\s+(?:de\s+)?(?:datums?|data|deadlines?|termijn(?:en)?|eigenaars?|nummers?)"
_SHOWN_WORDS = ("met ", "inclusief ", "en ")
"""What stands in every list ("alles van zuid met datum")."""
_ORDERED = r"op\s+(?:nummer|datum|volgorde)|per\s+eigenaar"
_SINCE = re.compile(r"\b(?:nieuwe?\s+)?(?:sinds|vanaf)\s+(?P<when>.+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:nummers?\s+|#)?(?P<numbers>\d{1,6}(?:\s*(?:,|en)\s*\d{1,6}){0,30})\s*$", re.IGNORECASE)
_LAST = date(9998, 12, 31)  # the points without a day stand behind it
_MOST = 200  # points a search gives, the newest


@dataclass
class _Reading:
    """What was read so far: conditions, their words for the heading, and what is left to read."""

    rest: str
    said: list[str] = field(default_factory=list)
    status: str = "open"
    late: bool = False
    labels: tuple[str, ...] = ()
    any_labels: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    since: datetime | None = None
    until: datetime | None = None

    def take(self, pattern: str) -> bool:
        """Take words out of what is left; whether they were there."""
        left = re.sub(rf"\b(?:{pattern})\b", " ", self.rest, flags=re.IGNORECASE)
        found, self.rest = left != self.rest, left
        return found


def wanted_of(text: str, ctx: Context) -> tuple[Wanted, str]:
    """What a list is asked of, and its heading. Raises UserError for a moment that can't be read."""
    reading = _read(text, ctx)
    numbers, remark = _searched(reading, ctx) if reading.words else (reading.numbers, "")
    wanted = Wanted(
        status=reading.status,
        labels=reading.labels,
        any_labels=reading.any_labels,
        themes=reading.themes,
        late_on=ctx.now.date() if reading.late else None,
        due_from=reading.due_from,
        due_to=reading.due_to,
        created_since=reading.since if reading.status != "gesloten" else None,
        closed_since=reading.since if reading.status == "gesloten" else None,
        closed_before=reading.until,
        numbers=numbers,
    )
    return wanted, ", ".join(reading.said) + remark


def searched(text: str, ctx: Context) -> tuple[str, ...]:
    """The words of a list that are looked for in the points; none when it holds only names that a list knows."""
    return _read(text, ctx).words


def names_only(text: str, ctx: Context) -> bool:
    """Whether a text holds nothing but names and words that a list knows, so that nothing is to be searched for."""
    return not searched(text, ctx)


def _names_theme(text: str, ctx: Context) -> bool:
    """Whether a list of these words is one of a theme."""
    reading = _read(text, ctx)
    return bool(reading.themes) or any(label.startswith("thema:") for label in reading.labels)


def _read(text: str, ctx: Context) -> _Reading:
    reading = _Reading(text)
    if not text.strip():
        return reading
    for pattern, values, said in _FLAGS:
        if reading.take(pattern):
            for name, value in values.items():
                setattr(reading, name, value if name != "labels" else (*reading.labels, *value))
            reading.said.append(said)
    small = text.casefold()
    if "op " in small or "per " in small:
        reading.take(_ORDERED)
    if any(map(small.__contains__, _SHOWN_WORDS)):
        reading.take(_SHOWN)
    if any(map(small.__contains__, _DATE_WORDS)) and reading.take(_UNDATED):
        reading.due_from = reading.due_to = WITHOUT_DAY
        reading.said.append("zonder datum")
    _read_numbers(reading)
    _read_since(reading, ctx)
    _read_search(reading)
    _read_due(reading, ctx)
    if _MINE.search(reading.rest):
        reading.any_labels = tuple(f"eigenaar:{name.casefold()}" for name in ctx.directory.owners_of(ctx.member))
        reading.rest = _MINE.sub(" ", reading.rest)
        reading.said.insert(0, "van u")
    _read_names(reading, ctx)
    return reading


def _read_since(reading: _Reading, ctx: Context) -> None:
    if match := _SINCE.search(reading.rest):
        reading.since = since(match["when"], ctx)
        reading.rest = reading.rest[: match.start()]
        reading.said.append(f"sinds {long_date(local(reading.since).date())}")
    elif reading.status == "gesloten":
        period, reading.rest = take_period(reading.rest, ctx.now.date())
        if period:
            reading.since, reading.until = period.starts, period.ends
            reading.said.append(period.words)


def _read_search(reading: _Reading) -> None:
    match = _SEARCH.search(reading.rest)
    if match:
        words = match["words"].strip(" ?!.“”\"'")
        reading.words = search_words(words) or (words,)
        reading.said.append(f"met “{words}”")
        reading.rest = reading.rest[: match.start()]
        if reading.status == "open":
            reading.status = "alle"


def _read_numbers(reading: _Reading) -> None:
    match = _NUMBERED.match(reading.rest)
    if match:
        reading.numbers, reading.rest = take_numbers(match["numbers"])
        reading.status = "alle" if reading.status == "open" else reading.status
        reading.said.append(f"met nummer {join_and([str(number) for number in reading.numbers])}")


def _searched(reading: _Reading, ctx: Context) -> tuple[tuple[int, ...], str]:
    """The points about all of the words; where there are none, those about most of them, and what to say of that."""
    found = [numbers_about(ctx.store, terms_of(word)) for word in reading.words[:MOST]]
    together = frozenset.intersection(*found)
    if together or len(found) == 1:
        return tuple(sorted(together)[-_MOST:]) or (0,), ""
    some = frozenset[int]().union(*found)
    most = max((sum(number in one for one in found) for number in some), default=0)
    best = sorted(number for number in some if sum(number in one for one in found) == most)
    return tuple(best[-_MOST:]) or (0,), " (niet alle woorden samen)" if best else ""


def _read_due(reading: _Reading, ctx: Context) -> None:
    if after := day_after(reading.rest, ctx):
        day, reading.rest = after[0].date, after[1]
        if day:
            reading.due_from, reading.due_to = day + timedelta(days=1), _LAST
            reading.said.append(f"na {long_date(day)}")
        return
    found = day_in(reading.rest, ctx)
    if found.date:
        reading.due_to = found.date
        reading.said.append(f"uiterlijk {long_date(found.date)}")
        reading.rest = found.rest


def _read_names(reading: _Reading, ctx: Context) -> None:
    """What is left names owners, regions or themes; a region counts as owner and as region."""
    labels: list[str] = []
    themes: list[str] = []
    owners: list[str] = []
    for name in names_in(reading.rest, ctx):
        theme = ctx.directory.theme_names.get(plain(name))
        owner = ctx.directory.find_owner(name) or ctx.directory.find_former(name)
        if not theme and not owner and (near := nearly(name, ctx)):
            theme, owner = ctx.directory.theme_names.get(near), ctx.directory.find_owner(near)
        if theme:
            themes.append(theme)
        elif owner:
            owners.append(owner.name)
            labels += _labels(owner, ctx)
        else:
            reading.words = (*reading.words, name)
            reading.said.append(f"met “{name}”")
    reading.any_labels = (*reading.any_labels, *labels)
    if len(themes) > 1:
        reading.themes = tuple(themes)
    else:
        reading.labels = (*reading.labels, *(f"thema:{theme.casefold()}" for theme in themes))
    named = (("in thema", themes), ("van", owners))
    reading.said[:0] = [f"{lead} {join_and(names, 'of')}" for lead, names in named if names]


def _labels(owner: Owner, ctx: Context) -> list[str]:
    party = ctx.directory.by_id.get(owner.party or 0)
    if party and party.kind in ("regio", "gemeente"):
        return [owner.label, f"regio:{party.name.casefold()}"]
    return [owner.label]


def heading(said: str, total: int, status: str = "open") -> str:
    """`3 open actiepunten van LLTB, te laat`."""
    noun = "actiepunt" if total == 1 else "actiepunten"
    state = "open " if status == "open" else ""
    return f"{total or 'Geen'} {state}{noun}{f' {said}' if said else ''}"


def names_known(words: str, ctx: Context) -> bool:
    """Whether these words name owners, regions or themes of the body, and nothing else ("noord midden zuid")."""
    bare = bare_name(words)
    if _MINE.fullmatch(bare) or is_name(bare, ctx) or is_name(words.strip(" ?!."), ctx):
        return True
    names = names_in(words, ctx)
    return bool(names) and all(is_name(name, ctx) for name in names)


def replaced(before: str, words: str, ctx: Context) -> str:
    """The words of a list with a name in the place of those of its kind: an owner for owners, a theme for themes."""
    theme = _names_theme(words, ctx)
    kept: list[str] = []
    for name in cut_at_names(before.strip(" ?!.").split(), ctx):
        is_theme = plain(name) in ctx.directory.theme_names
        is_owner = bool(ctx.directory.find_owner(name) or _MINE.fullmatch(name))
        if not (is_theme if theme else is_owner and not is_theme):
            kept.append(name)
    return " ".join([*kept, words])
