"""Who is away for a while: "ik ben op vakantie tot 4 januari", "volgende week is LWV er niet".

Noted with every meeting and event of those days. Nobody is left out of anything for it; who says it of himself is
offered to rest from reminders as well.
"""

import re
from datetime import timedelta

from commands.actions.confirm import undo_button
from commands.command import Context, UserError
from commands.dutch import MONTH, WEEKDAYS, join_and, short_date
from commands.meetings.absence import MYSELF, names_in, with_absent
from commands.reply import Button, Buttons, Reply, Text
from commands.words import owners
from commands.words.quiet import quiet_in, quiet_in_words
from storage.values import Quiet

_VERB = r"(?:is|ben|zijn|zit|zitten|ga|gaat|gaan|heb|hebben|heeft|kan|kunnen)"
_GONE = r"(?:vakantie|verlof|vrij|weg|afwezig|verhinderd|niet)"
_WORD = (
    rf"(?:\d[\d/.-]*e?|{MONTH}\.?|{'|'.join(WEEKDAYS)}|{_GONE}|we(?:ek|ken)|dag(?:en)?|maand(?:en)?|jaar|tot|t/?m|tm|en|met|"
    r"van(?:af)?|in|de|het|op|aan|komende|volgende|deze|hele|een|één|twee|drie|vier|er|dan|helaas|even|pas|weer|bereikbaar|"
    r"aanwezig|bij|eind|begin|half|medio)"
)
_WORDS = rf"{_WORD}(?:[\s,]+{_WORD})*"
_LEAVES = re.compile(
    rf"^(?:(?P<who>\S.{{0,59}}?)\s+{_VERB}\s+(?P<when>{_WORDS})"
    rf"|(?P<before>{_WORDS})\s+{_VERB}\s+(?P<whose>\S.{{0,59}}?)\s+(?P<behind>{_WORDS}))[\s.!]*$",
    re.IGNORECASE,
)
_GONE_WORD = re.compile(rf"\b{_GONE}\b", re.IGNORECASE)
_HOLIDAY = re.compile(r"\b(?:vakantie|verlof|vrij)\b", re.IGNORECASE)


def is_leave(words: str, ctx: Context) -> bool:
    """Whether this tells that somebody the body knows is away for longer than a day, or on holiday."""
    said = _said(words)
    if said is None or not (said[0].casefold() in MYSELF or owners.known(said[0], ctx.directory)):
        return False
    quiet = quiet_in(said[1], ctx.now)
    return (quiet is not None and quiet.lasts > 1) or _HOLIDAY.search(said[1]) is not None


def note_leave(words: str, ctx: Context) -> Reply:
    """Note it with all that is on the agenda in those days. Raises UserError when they have no end."""
    said = _said(words)
    quiet = quiet_in(said[1], ctx.now) if said else None
    if said is None or quiet is None:
        raise UserError("Tot wanneer? Bijvoorbeeld: ik ben op vakantie tot 4 januari.")
    names = names_in(said[0], ctx)
    noted = _noted(names, quiet, ctx)
    when = quiet_in_words(quiet, ctx.now.date())
    buttons = [undo_button(ctx)] if noted else []
    if said[0].casefold() in MYSELF:
        args = {"words": f"niet van {quiet.since.isoformat()} tot {quiet.until.isoformat()}"}
        buttons.append(Button(label="Zo lang geen herinneringen", command="herinner mij", args=args))
    return Reply(
        summary=f"Genoteerd: {join_and(names)} {'is' if len(names) == 1 else 'zijn'} er niet {when}."
        if noted
        else f"Er staat niets in de agenda {when}; er is dus niets genoteerd.",
        parts=(
            *((Text(text=f"Bij {join_and(noted)}.", subtle=True),) if noted else ()),
            *((Buttons(buttons=tuple(buttons)),) if buttons else ()),
        ),
    )


def _said(words: str) -> tuple[str, str] | None:
    """Who is away, and the words for when."""
    match = _LEAVES.match(words)
    if match is None:
        return None
    who, when = match["who"] or match["whose"], match["when"] or f"{match['before']} {match['behind']}"
    return (who, when) if _GONE_WORD.search(when) else None


def _noted(names: list[str], quiet: Quiet, ctx: Context) -> list[str]:
    """What it was noted with."""
    agenda, last = ctx.store.agenda, quiet.until - timedelta(days=1)
    noted: list[str] = []
    for meeting in agenda.meetings(quiet.since, last):
        agenda.change_meeting(meeting, record=with_absent(meeting.record, names), series=False)
        noted.append(f"de vergadering van {short_date(meeting.day)}")
    for event in agenda.events(quiet.since, last):
        if not event.month_only:
            agenda.change_event(event, attendance=with_absent(event.attendance, names))
            noted.append(f"{event.text} ({short_date(event.day)})")
    return noted
