"""Words of a list -> which action points: mine, of X, by theme or region, late, without owner, searched."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from commands.command import Context, UserError
from commands.dates import read_date
from commands.dutch import AMSTERDAM, long_date
from commands.read import next_meeting_day
from storage.actions import NO_OWNER, ONGOING, Wanted
from storage.directory import plain
from storage.values import Owner

_FLAGS: tuple[tuple[str, dict[str, Any], str], ...] = (
    (r"te laat|telaat|verlopen|achterstallige?|over tijd", {"late": True}, "te laat"),
    (r"zonder eigenaar|geen eigenaar|eigenaar onbekend|van niemand", {"labels": (NO_OWNER,)}, "zonder eigenaar"),
    (r"doorlopende?", {"labels": (ONGOING,)}, "doorlopend"),
    (r"gesloten|afgeronde?|afgehandelde?|klare?|gedane?", {"status": "gesloten"}, "gesloten"),
    (r"alle|alles|allemaal", {"status": "alle"}, "ook gesloten"),
)
_MINE = re.compile(r"\b(?:mijn|mijne|mij|ik|ons|onze|wij)\b", re.IGNORECASE)
_SEARCH = re.compile(r"\b(?:zoeken|zoek|over|inzake|betreffende|met)\b\s*:?\s*(?P<words>\S.+)$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:nieuwe?\s+)?(?:sinds|vanaf)\s+(?P<when>.+)$", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:de|het|van|voor|bij|in|op|door|openstaande?|open|staan|staat|er|nog|welke|wat|heeft|hebben|moet|moeten|"
    r"actiepunten|actiepunt|acties|punten|lijst|actielijst|overzicht|thema|regio|eigenaar|zijn|is|per|geef|toon)\b|[?!.:#@()]",
    re.IGNORECASE,
)


@dataclass
class _Reading:
    """What was read so far: conditions, their words for the heading, and what is left to read."""

    rest: str
    said: list[str] = field(default_factory=list)
    status: str = "open"
    late: bool = False
    labels: tuple[str, ...] = ()
    any_labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    due_to: Any = None
    since: datetime | None = None

    def take(self, pattern: str) -> bool:
        """Take words out of what is left; whether they were there."""
        left = re.sub(rf"\b(?:{pattern})\b", " ", self.rest, flags=re.IGNORECASE)
        found, self.rest = left != self.rest, left
        return found


def wanted_of(text: str, ctx: Context) -> tuple[Wanted, str]:
    """What a list is asked of, and its heading. Raises UserError for a name that the body does not know."""
    reading = _Reading(text)
    for pattern, values, said in _FLAGS:
        if reading.take(pattern):
            for name, value in values.items():
                setattr(reading, name, value if name != "labels" else (*reading.labels, *value))
            reading.said.append(said)
    _read_since(reading, ctx)
    _read_search(reading)
    _read_due(reading, ctx)
    if _MINE.search(reading.rest):
        reading.any_labels = tuple(f"eigenaar:{name.casefold()}" for name in ctx.directory.owners_of(ctx.member))
        reading.rest = _MINE.sub(" ", reading.rest)
        reading.said.insert(0, "van u")
    _read_names(reading, ctx)
    return Wanted(
        status=reading.status,
        labels=reading.labels,
        any_labels=reading.any_labels,
        late_on=ctx.now.date() if reading.late else None,
        due_to=reading.due_to,
        created_since=reading.since if reading.status != "gesloten" else None,
        closed_since=reading.since if reading.status == "gesloten" else None,
        words=reading.words,
    ), ", ".join(reading.said)


def _read_since(reading: _Reading, ctx: Context) -> None:
    match = _SINCE.search(reading.rest)
    if not match:
        return
    moment = since(match["when"], ctx)
    reading.since = moment
    reading.rest = reading.rest[: match.start()]
    reading.said.append(f"sinds {long_date(moment.date())}")


def since(words: str, ctx: Context) -> datetime:
    """The moment that "sinds …" means; a day that lies ahead is the one of last time. Raises UserError."""
    today = ctx.now.date()
    if re.search(r"\b(?:vorige|laatste|afgelopen)\b", words, re.IGNORECASE):
        last = ctx.store.agenda.last_meeting(today)
        if last:
            return datetime.combine(last.day, last.start or time(), AMSTERDAM)
    if match := re.search(r"\bdeze\s+(week|maand)\b", words, re.IGNORECASE):
        first = today - timedelta(days=today.weekday()) if match[1].casefold() == "week" else today.replace(day=1)
        return datetime.combine(first, time(), AMSTERDAM)
    day = _past_day(words, today) or read_date(words, ctx.now).date
    if day is None:
        raise UserError(f"Sinds wanneer? In “{words.strip()}” lees ik geen datum.")
    while day > today:
        day = day.replace(year=day.year - 1) if (day - today).days > 7 else day.fromordinal(day.toordinal() - 7)
    return datetime.combine(day, time(), AMSTERDAM)


_AGO = {"vandaag": 0, "gisteren": 1, "eergisteren": 2, "week": 7, "maand": 31, "kwartaal": 92, "jaar": 366}


def _past_day(words: str, today: date) -> date | None:
    """A day that has been: gisteren, een week geleden, de afgelopen maand, 1 mei jl."""
    if match := re.search(
        r"\b(\d+)\s+(dag|dagen|week|weken|maand|maanden)\s+(?:geleden|terug)\b", words, re.IGNORECASE
    ):
        days = {"d": 1, "w": 7, "m": 30}[match[2][0].lower()]
        return today - timedelta(days=int(match[1]) * days)
    for word, days in _AGO.items():
        if re.search(rf"\b{word}\b", words, re.IGNORECASE):
            return today - timedelta(days=days)
    return None


def _read_search(reading: _Reading) -> None:
    match = _SEARCH.search(reading.rest)
    if match:
        words = match["words"].strip(" ?!.“”\"'")
        reading.words = tuple(stem(word) for word in words.split() if len(word) > 2) or (words.casefold(),)
        reading.said.append(f"met “{words}”")
        reading.rest = reading.rest[: match.start()]
        if reading.status == "open":
            reading.status = "alle"


def _read_due(reading: _Reading, ctx: Context) -> None:
    found = read_date(reading.rest, ctx.now, lambda word: next_meeting_day(word, ctx))
    if found.date:
        reading.due_to = found.date
        reading.said.append(f"uiterlijk {long_date(found.date)}")
        reading.rest = found.rest


def _read_names(reading: _Reading, ctx: Context) -> None:
    """What is left names owners, regions or themes; a region counts as owner and as region."""
    words = _FILLERS.sub(" ", reading.rest)
    names = [name for part in re.split(r",|\ben\b", words) for name in _names_in(part.split(), ctx)]
    labels: list[str] = []
    for name in names:
        theme = ctx.directory.theme_names.get(plain(name))
        owner = ctx.directory.find_owner(name)
        if theme:
            reading.labels = (*reading.labels, f"thema:{theme.casefold()}")
            reading.said.insert(0, f"in thema {theme}")
        elif owner:
            labels += _labels(owner, ctx)
            reading.said.insert(0, f"van {owner.name}")
        else:
            reading.words = (*reading.words, stem(name))
            reading.said.append(f"met “{name}”")
    if labels:
        reading.any_labels = (*reading.any_labels, *labels)


def _names_in(words: list[str], ctx: Context) -> list[str]:
    """Cut words into the longest names the body knows; an unknown word stands alone."""
    names: list[str] = []
    while words:
        for length in range(min(4, len(words)), 0, -1):
            name = " ".join(words[:length])
            if length == 1 or ctx.directory.find_owner(name) or plain(name) in ctx.directory.theme_names:
                names.append(name)
                words = words[length:]
                break
    return names


def _labels(owner: Owner, ctx: Context) -> list[str]:
    party = ctx.directory.by_id.get(owner.party or 0)
    if party and party.kind in ("regio", "gemeente"):
        return [owner.label, f"regio:{party.name.casefold()}"]
    return [owner.label]


def stem(word: str) -> str:
    """What the inflections of a word share, in small letters: `opiniestukken` and `opiniestuk` give `opiniestuk`."""
    small = word.casefold().strip("“”\"'’.,?!")
    for ending in ("en", "e", "s"):
        if small.endswith(ending) and len(small) - len(ending) >= 4:
            cut = small[: -len(ending)]
            return cut[:-1] if ending == "en" and cut[-1] == cut[-2] else cut
    return small


def heading(said: str, total: int, status: str = "open") -> str:
    """`3 open actiepunten van LLTB, te laat`."""
    noun = "actiepunt" if total == 1 else "actiepunten"
    state = "open " if status == "open" else ""
    return f"{total or 'Geen'} {state}{noun}{f' {said}' if said else ''}"


def flags_in(text: str) -> str:
    """The words of a list that are not names: late, closed, since when. For a follow-up question with another name."""
    kept = [
        match.group() for pattern, _, _ in _FLAGS if (match := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE))
    ]
    if match := _SINCE.search(text):
        kept.append(match.group())
    return " ".join(kept)


def names_known(words: str, ctx: Context) -> bool:
    """Whether these words name an owner, region or theme of the body."""
    bare = " ".join(_FILLERS.sub(" ", words).split())
    return bool(_MINE.fullmatch(bare) or ctx.directory.find_owner(bare) or plain(bare) in ctx.directory.theme_names)
