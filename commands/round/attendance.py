"""Who was there, per organisation, as the secretary enters it; kept with the meeting and nowhere else."""

import re
from collections import Counter

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, command
from commands.dutch import join_and, long_date
from commands.fields import Rest
from commands.meetings.lines import ABSENT, absent
from commands.reply import Buttons, Facts, Reply
from commands.round.record import keep, meeting_now
from storage.models import Meeting

PRESENT = "present"  # the word in `Meeting.record`
_AWAY = re.compile(r"[,;.]?\s*\b(?:afwezig|afgemeld|niet\s+aanwezig)\s*:?\s*(?P<names>.*)$", re.IGNORECASE | re.DOTALL)
_ALL_BUT = re.compile(
    r"^(?:iedereen|allen|allemaal|alle\s+leden)\b\s*(?:(?:was|waren|is|er|aanwezig)\s+)*"
    r"(?:[,;]?\s*(?:behalve|op|zonder|uitgezonderd|maar\s+niet)\s+(?P<names>.*?)(?:\s+na)?)?$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\ben\b)\s*", re.IGNORECASE)


def present(meeting: Meeting) -> tuple[str, ...]:
    """Who was there."""
    return tuple(meeting.record.get(PRESENT, []))


class Names(BaseModel):
    """Who was there, and behind "afwezig" who was not."""

    names: Rest = Field(title="Aanwezig", min_length=2, max_length=1000)


@command(
    "vergadering aanwezig",
    "aanwezig",
    "aanwezigen",
    "vergadering aanwezigen",
    help="Leg vast wie er bij de vergadering waren, per organisatie, voor het verslag.",
    title="Aanwezigen",
    example="vergadering aanwezig voorzitter, {organisatie}, {regio}; afwezig: {regio2}",
    role=Role.voorzitter,
)
def attended(args: Names, ctx: Context) -> Reply:
    """In the place of what was entered before."""
    meeting = meeting_now(ctx)
    away = _AWAY.search(args.names)
    said = (args.names[: away.start()] if away else args.names).strip(" .;,")
    gone = _named(away["names"], ctx) if away else absent(meeting.record)
    if everybody := _ALL_BUT.match(said):
        gone = tuple(dict.fromkeys((*_named(everybody["names"] or "", ctx), *(gone if away else ()))))
        here = _others(gone, ctx)
    else:
        here = _named(said, ctx) or present(meeting)
    keep(meeting, meeting.record | {PRESENT: list(here), ABSENT: [name for name in gone if name not in here]}, ctx)
    pairs = [("Aanwezig", join_and(list(here)) or "nog niemand")]
    if gone:
        pairs.append(("Afwezig", join_and(list(gone))))
    return Reply(
        summary=f"Aanwezigen van {long_date(meeting.day)} vastgelegd.",
        parts=(Facts(pairs=tuple(pairs)), Buttons(buttons=(undo_button(ctx),))),
        only_me=True,
    )


def _others(gone: tuple[str, ...], ctx: Context) -> tuple[str, ...]:
    """For whom the members sit there who are not among those that were not there."""
    away = {
        member.id
        for name in gone
        if (one := ctx.directory.find_owner(name))
        for member in ctx.directory.members_of(one)
    }
    members = [one for one in ctx.directory.members if one.active]
    sit = Counter(party for one in members for party in ctx.directory.parties_of(one))
    here = [(*ctx.directory.parties_of(one), one.name) for one in members if one.id not in away]
    return tuple(dict.fromkeys(next((name for name in names if sit[name] == 1), names[0]) for names in here))


def _named(words: str, ctx: Context) -> tuple[str, ...]:
    names = [word.strip(" .:") for word in _BETWEEN.split(words)]
    known = [(owner.name if (owner := ctx.directory.find_owner(name)) else name) for name in names if name]
    return tuple(dict.fromkeys(known))
