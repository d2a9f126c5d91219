"""The rhythm of the meetings: read from words, kept in the settings, worked out into meetings a year ahead.

Each meeting can be changed by itself; one that somebody changed or called off is left alone from then on.
"""

import re
from datetime import date, datetime, time, timedelta

from commands.actions.confirm import undo_button
from commands.command import Context, Job, Role, UserError
from commands.dutch import MONTH, WEEKDAYS, clock, count, local, short_date
from commands.meetings.days import read_day
from commands.meetings.lines import meeting_line, only_for
from commands.meetings.place import place_of
from commands.reply import Button, Buttons, Reply, Text
from commands.workdays import is_holiday
from storage.agenda import OFF
from storage.directory import Directory
from storage.models import Meeting
from storage.store import Store
from storage.values import Series

AHEAD = timedelta(days=365)
_NTH = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1}
_NUMBER = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "andere": 2}
_SHORT = {day[:2]: number for number, day in enumerate(WEEKDAYS)}
_DAY = rf"(?P<day>{'|'.join(WEEKDAYS)}|(?<=[a-z]\s)(?:{'|'.join(_SHORT)})(?!\w))(?:en|s)?"
STARTS = re.compile(
    r"\b(?:elke|elk|iedere|ieder|maandelijks|wekelijks|tweewekelijks|tweemaandelijks|om de (?:week|\w+ weken)|"
    r"vaste (?:vergader)?dag)\b",
    re.IGNORECASE,
)
STOPS = re.compile(
    r"^(?:(?:met\s+)?(?:geen|zonder|stop(?:\s+met)?)\s+(?:de\s+)?(?:vaste\s+(?:(?:vergader)?dag|vergadering|overleg|bijeenkomst)(?:en)?|vast\s+ritme|reeks|ritme)(?:\s+meer)?|(?:reeks|ritme)\s+(?:stopt|stoppen|uit))\W*$",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    rf"\b(?:(?:op\s+)?de\s+|op\s+)?(?P<nth>[1-5](?=\s*e|de|ste)|{'|'.join(_NTH)})(?:\s*(?:ste|de|e))?\s+{_DAY}(?:\s+van\s+(?:de|elke|iedere)\s+maand)?\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    rf"\b(?:(?:elke|iedere|om\s+de)\s+(?P<weeks>\d{{1,2}}|{'|'.join(_NUMBER)})\s+(?:weken|week)|"
    r"(?P<two>tweewekelijks|om\s+de\s+week)|(?P<one>wekelijks|(?:elke|iedere)\s+week))\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:(?:elke|iedere)\s+)?(?:op\s+)?{_DAY}\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:elke|elk|iedere|ieder|maandelijks|(?:van\s+(?:de|elke)\s+)?maand|vaste\s+(?:vergader)?dag(?:\s+is)?)\b:?|"
    r"^\s*op\b|\bop\s+de\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:tot(?:\s+en\s+met)?|t/m|tm)\s+(?:\d{{1,2}}\s*(?:{MONTH})\b|\d{{1,2}}[-/]\d|(?:{MONTH})\b|de\s|het\s|eind|begin|\d{{4}})",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:\d|eerste|tweede|derde|vierde)\s*(?:e|de|ste)?\s+en\s+(?:de\s+)?(?:\d|eerste|tweede|derde|vierde|laatste)"
)
_TOO_MANY = re.compile(
    rf"\b(?:\d+\s*(?:ste|de|e)|(?:zes|zeven|acht|nege|tien|elf|twaalf)(?:de|ste|nde))\s+{_DAY}", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:niet|geen|stop(?:pen|t)?)\b", re.IGNORECASE)
_HOW = "Bijvoorbeeld: vergadering elke 3e woensdag 14:00, of: elke 2 weken op maandag."


def set_series(words: str, ctx: Context) -> Reply:
    """Read the rhythm, keep it, and put the meetings of the coming year in the agenda."""
    only_for(ctx, Role.voorzitter, "Het vergaderritme vastleggen")
    series = _completed(_read_series(words, ctx), ctx.directory.settings.series)
    ctx.store.change_body(ctx.directory.settings.model_copy(update={"series": series}))
    added, dropped = follow(ctx.store, series, ctx.now.date())
    days = days_of(series, ctx.now.date(), ctx.now.date() + AHEAD)
    coming = ctx.store.agenda.every_meeting(ctx.now.date(), ctx.now.date() + AHEAD)
    there = {meeting.day for meeting in coming if meeting.status != OFF}
    first = [short_date(day) for day in days if day in there][:3]
    begins = f"De eerste: {', '.join(first)}." if first else "De eerste is over meer dan een jaar."
    free = [short_date(day) for day in days if is_holiday(day)]
    skipped = f" Feestdagen slaat het ritme over: {', '.join(free)}." if free else ""
    more = f"{count(added, 'vergadering', 'vergaderingen')} toegevoegd, een jaar vooruit." if added else ""
    gone = f" {count(dropped, 'vergadering', 'vergaderingen')} van het vorige ritme vervallen." if dropped else ""
    return Reply(
        summary=f"Vaste vergadering: {in_words(series)}.",
        parts=(
            Text(text=f"{begins}{skipped}"),
            Text(
                text=f"{more or 'De vergaderingen die er al stonden volgen dit ritme.'}{gone} "
                "Elke vergadering is apart te wijzigen of af te zeggen.",
                subtle=True,
            ),
            Buttons(buttons=(Button(label="Alle vergaderingen", command="vergadering lijst"), undo_button(ctx))),
        ),
    )


def _completed(new: Series, old: Series | None) -> Series:
    """The same rhythm said again keeps the hour and the place that are not said."""
    if old is None or (new.weekday, new.nth, new.weeks) != (old.weekday, old.nth, old.weeks):
        return new
    times = {} if new.start else {"start": old.start, "end": old.end}
    return new.model_copy(update=times | ({} if new.place else {"place": old.place}))


def stop_series(ctx: Context) -> Reply:
    """No fixed day any more; what somebody set or changed by hand stays."""
    only_for(ctx, Role.voorzitter, "Het vergaderritme stoppen")
    if ctx.directory.settings.series is None:
        raise UserError("Er is geen vaste vergaderdag om te stoppen.")
    ctx.store.change_body(ctx.directory.settings.model_copy(update={"series": None}))
    _, dropped = follow(ctx.store, None, ctx.now.date())
    coming = ctx.store.agenda.next_meeting(ctx.now.date())
    left = f"De volgende is {meeting_line(coming)}." if coming else "Er staat nu geen vergadering gepland."
    return Reply(
        summary=f"Geen vaste vergaderdag meer; {count(dropped, 'vergadering vervalt', 'vergaderingen vervallen')}.",
        parts=(Text(text=left), Buttons(buttons=(undo_button(ctx),))),
    )


def _read_series(words: str, ctx: Context) -> Series:
    """ "elke 3e woensdag 14:00-15:30 Roermond", "elke 2 weken op maandag vanaf 15 mei". Raises UserError."""
    if _MORE.search(words):
        raise UserError(f"Eén vaste dag per keer kan ik aan. {_HOW}")
    if _UNTIL.search(words):
        raise UserError(
            "Een ritme heeft hier geen einddatum: laat die weg. Stoppen kan later: vergadering geen vaste dag meer."
        )
    if _NOT.search(words):
        raise UserError("Er is niets gewijzigd. Stoppen met de vaste dag: vergadering geen vaste dag meer.")
    nth = weeks = 0
    if none := _TOO_MANY.search(_MONTHLY.sub(" ", words)):
        raise UserError(f"Een {none.group()} heeft geen enkele maand. {_HOW}")
    if match := _MONTHLY.search(words):
        nth = int(match["nth"]) if match["nth"].isdigit() else _NTH[match["nth"].casefold()]
        rest = _cut(words, match)
    else:
        every = _WEEKS.search(words)
        weeks = 1
        if every:
            number = (every["weeks"] or "").casefold()
            weeks = 2 if every["two"] else 1 if every["one"] else _NUMBER.get(number) or int(number)
            words = _cut(words, every)
        match = _WEEKDAY.search(words)
        if match is None or not 1 <= weeks <= 12:
            raise UserError(f"Op welke dag? {_HOW}")
        rest = _cut(words, match)
    said = read_day(_LEFT.sub(" ", rest), ctx)
    weekday = _SHORT[match["day"][:2].casefold()]
    first = said.day or ctx.now.date()
    anchor = first + timedelta(days=(weekday - first.weekday()) % 7)
    return Series(
        weekday=weekday,
        nth=nth,
        weeks=weeks,
        start=clock(said.start) if said.start else "",
        end=clock(said.end) if said.end else "",
        place=place_of(_LEFT.sub(" ", said.rest).strip()),
        anchor=anchor.isoformat() if weeks or said.day else "",
    )


def _cut(words: str, match: re.Match[str]) -> str:
    return f"{words[: match.start()]} {words[match.end() :]}"


def in_words(series: Series) -> str:
    """`elke derde woensdag van de maand, 14:00, Roermond`."""
    day = WEEKDAYS[series.weekday]
    if series.nth:
        name = next(name for name, number in _NTH.items() if number == series.nth)
        said = f"elke {name} {day} van de maand"
    else:
        said = f"elke {day}" if series.weeks == 1 else f"elke {series.weeks} weken op {day}"
    times = f"{series.start}-{series.end}" if series.end else series.start
    return ", ".join(word for word in (said, times, series.place) if word)


def days_of(series: Series, first: date, last: date) -> tuple[date, ...]:
    """The days of a rhythm between two days, both included; a month without a fifth Wednesday has none."""
    anchor = date.fromisoformat(series.anchor) if series.anchor else first
    if not series.nth:
        step = timedelta(weeks=max(series.weeks, 1))
        day = anchor if anchor >= first else anchor + step * -((anchor - first) // step)
        found = []
        while day <= last:
            found.append(day)
            day += step
        return tuple(found)
    months = [(first.year + n // 12, n % 12 + 1) for n in range(first.month - 1, first.month + 13)]
    days = [_nth_day(year, month, series) for year, month in months]
    return tuple(day for day in days if day and max(first, anchor) <= day <= last)


def _nth_day(year: int, month: int, series: Series) -> date | None:
    start = date(year, month, 1)
    day = start + timedelta(days=(series.weekday - start.weekday()) % 7)
    if series.nth > 0:
        day += timedelta(weeks=series.nth - 1)
        return day if day.month == month else None
    while (day + timedelta(weeks=1)).month == month:
        day += timedelta(weeks=1)
    return day


def follow(store: Store, series: Series | None, today: date) -> tuple[int, int]:
    """Let the coming year's meetings be those of the rhythm; returns how many were added and how many dropped.

    A public holiday is left out.
    A day that holds a meeting set, moved or called off by hand (`Meeting.series` is False) is left as it is.
    """
    known = {meeting.day: meeting for meeting in store.agenda.every_meeting(today, today + AHEAD)}
    days = tuple(day for day in days_of(series, today, today + AHEAD) if not is_holiday(day)) if series else ()
    values = _values(series) if series else {}
    added = 0
    for day in days:
        meeting = known.get(day)
        if meeting is None:
            store.agenda.add_meeting(day, series=True, **values)
        elif meeting.series:
            store.agenda.change_meeting(meeting, status="gepland", **values)
        added += meeting is None or (meeting.series and meeting.status == OFF)
    gone = [m for day, m in known.items() if day not in days and day > today and _of_series(m)]
    for meeting in gone:
        store.agenda.change_meeting(meeting, status=OFF)
    return added, len(gone)


def _of_series(meeting: Meeting) -> bool:
    return meeting.series and meeting.status != OFF


def _values(series: Series) -> dict[str, time | str | None]:
    return {
        "start": time.fromisoformat(series.start) if series.start else None,
        "end": time.fromisoformat(series.end) if series.end else None,
        "place": series.place,
    }


def _keep_ahead(store: Store, directory: Directory, now: datetime) -> list[str]:
    """Once a week: the rhythm's meetings, a year ahead."""
    series = directory.settings.series
    if series is None:
        return []
    today = local(now).date()
    year, week, _ = today.isocalendar()
    key = f"series:{directory.body_id}:{year}-{week}"
    if store.conversations.seen(key) is not None:
        return []
    store.conversations.first_time(key, now)
    follow(store, series, today)
    return []


KEEP_AHEAD = Job("vergaderritme", _keep_ahead)
