"""Who can't come: "LLTB kan 24 mei niet". Noted with the meeting and the events of that day, never counted."""

import re
from typing import Any

from commands.actions.confirm import undo_button
from commands.command import Context, UserError
from commands.dutch import join_and, long_date
from commands.meetings.days import read_day
from commands.meetings.lines import ABSENT, absent
from commands.reply import Buttons, Reply, Text
from commands.words import owners
from commands.words.next_meeting import after_this_one
from storage.agenda import OFF

_ON = (
    r"(?:\s+(?:op|bij)\s+(?P<d>(?:(?:de|het)\s+)?(?:\d{1,2}\S*(?:\s+[a-z]+)?|[a-z]+dag(?:\s+\d+\s+[a-z]+)?|"
    r"(?:volgende|komende)\s+\w+)))?"
)
_SAYS_NOT = (
    r"(?:(?:kan|kunnen|komt|kom|komen)\b(?P<a>.*?)\bniet(?:\s+(?:bij|komen|aanwezig|meedoen|aanschuiven|zijn))*"
    r"|(?:is|ben|zijn)\b(?P<b>.*?)\b(?:afwezig|verhinderd|niet\s+(?:aanwezig|bij|erbij)|er\s+niet(?:\s+bij)?)"
    r"|(?:is|ben|zijn)\s+er\b(?P<e>.*?)\bniet(?:\s+bij)?)"
)
_SAYS_YES = r"(?:kan|kunnen|komt|kom|komen)\b(?P<c>.*?)\b(?:wel|toch)(?:\s+(?:wel|bij|komen|erbij))*"
_AWAY = re.compile(rf"^(?P<who>.{{1,60}}?)\s+{_SAYS_NOT}{_ON}\W*$", re.IGNORECASE)
_BACK = re.compile(rf"^(?P<who>.{{1,60}}?)\s+{_SAYS_YES}\W*$", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"^(?:(?:ik\s+)?meld\s+(?P<who>.{1,60}?)\s+af\b|afmelden|afmelding|afwezig)\s*:?(?P<a>.*)$", re.IGNORECASE
)
MYSELF = {"ik", "mij", "me", "wij", "we", "ons", "mezelf"}
_FILLERS = re.compile(r"\b(?:de|het|voor|bij|op|er|helaas|van|naar|dan|vergadering|overleg)\b", re.IGNORECASE)


def is_absence(words: str) -> bool:
    """Whether a line tells that somebody comes or doesn't."""
    return any(pattern.match(words) for pattern in (_AWAY, _BACK, _SIGN_OFF))


def note_absence(words: str, ctx: Context) -> Reply:
    """Note it with everything of that day (the next meeting when no day is said). Raises UserError, UnclearDate."""
    match = _AWAY.match(words) or _SIGN_OFF.match(words) or _BACK.match(words)
    if match is None:
        raise UserError("Zeg wie er wanneer niet kan, bijvoorbeeld: ik kan 24 mei niet.")
    groups = match.groupdict()
    names, away = names_in(groups.get("who") or "ik", ctx), match.re is not _BACK
    day = read_day(next(filter(None, ((groups.get(name) or "").strip() for name in "abcde")), ""), ctx).day
    if day is None:
        coming = after_this_one(ctx)
        if coming is None:
            raise UserError("Welke dag? Bijvoorbeeld: ik kan 24 mei niet.")
        day = coming.day
    noted: list[str] = []
    meeting = ctx.store.agenda.meeting(day)
    if meeting and meeting.status != OFF:
        ctx.store.agenda.change_meeting(meeting, record=with_absent(meeting.record, names, away), series=False)
        noted.append(f"de vergadering van {ctx.directory.name}")
    for event in ctx.store.agenda.events(day, day):
        if not event.month_only:
            ctx.store.agenda.change_event(event, attendance=with_absent(event.attendance, names, away))
            noted.append(event.text)
    if not noted and meeting:
        raise UserError(f"De vergadering van {long_date(day)} gaat niet door; afmelden hoeft dus niet.")
    if not noted:
        raise UserError(f"Op {long_date(day)} staat er niets in de agenda.")
    return Reply(
        summary=f"Genoteerd: {join_and(names)} {'is' if len(names) == 1 else 'zijn'} er {long_date(day)} "
        f"{'niet' if away else 'wel'} bij.",
        parts=(Text(text=f"Bij {join_and(noted)}.", subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


def with_absent(record: dict[str, Any], names: list[str], away: bool = True) -> dict[str, Any]:
    """What a meeting or event holds, with these noted as not coming, or as coming after all."""
    others = [name for name in absent(record) if name not in names]
    return {**record, ABSENT: [*others, *names] if away else others}


def names_in(words: str, ctx: Context) -> list[str]:
    """One name, or the several that "LWV en LLTB" are."""
    several = owners.known(words, ctx.directory)
    return [one.name for one in several] if len(several) > 1 else [_name(words, ctx)]


def _name(words: str, ctx: Context) -> str:
    """Who it is about: a party or member by name; "ik" and "wij" are who speaks. Raises UserError for a stranger."""
    cleaned = _FILLERS.sub(" ", words).strip(" :,").removeprefix("@")
    if cleaned.casefold() in MYSELF:
        names = ctx.directory.owners_of(ctx.member)
        return names[1] if cleaned.casefold() in {"wij", "we", "ons"} and len(names) > 1 else names[0]
    owner = ctx.directory.find_owner(cleaned) or ctx.directory.find_owner(words)
    if owner is None:
        raise UserError(f"Wie is “{cleaned or words}”? Noem een lid of organisatie, bijvoorbeeld: ik kan 24 mei niet.")
    return owner.name
