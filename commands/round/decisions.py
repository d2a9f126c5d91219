"""Besluiten: one line each, dated, kept with the meeting and shown in its verslag."""

import re
from datetime import timedelta

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import count, long_date, short_date
from commands.fields import MAX_TEXT, Nothing, Rest
from commands.meetings.days import read_day
from commands.reply import Buttons, Item, Items, Reply, Section, Text
from commands.round.record import Decision, day_looked_back, decisions_of, keep, meeting_now, with_decisions
from storage.models import Meeting

_YEAR = timedelta(days=366)
_MEETINGS = 6
_OF_DAY = re.compile(r"^(?:van|op|in)?\s*(?P<day>[^:]{3,30}?)\s*:\s+(?P<what>\S.*)$", re.IGNORECASE | re.DOTALL)
_LEAD = re.compile(r"^(?:is\s+|nieuw\s+|nemen\s*)?[:\s]*(?:dat\s+)?", re.IGNORECASE)
_AWAY = re.compile(r"^(?:weg|schrap|verwijder)\s+(?P<place>\d{1,2})$", re.IGNORECASE)


class DecisionWords(BaseModel):
    """What was decided; "12 april: …" for another meeting than today's."""

    what: Rest = Field(title="Besluit", min_length=3, max_length=MAX_TEXT)


@command(
    "vergadering besluit",
    "besluit",
    "besloten",
    help="Leg een besluit van de vergadering vast, voor het verslag.",
    title="Besluit vastleggen",
    example="vergadering besluit verslag van 15 maart vastgesteld",
    role=Role.voorzitter,
)
def decide(args: DecisionWords, ctx: Context) -> Reply:
    """Keep a decision with the meeting, once. Raises UserError for a question."""
    if args.what.rstrip().endswith("?"):
        raise UserError("Een vraag leg ik niet als besluit vast. De besluiten ziet u met: vergadering besluiten")
    if match := _AWAY.match(args.what):
        return _taken_out(int(match["place"]), ctx)
    meeting, what = _meeting_and_words(args.what, ctx)
    known = decisions_of(meeting)
    what = _LEAD.sub("", what).strip()
    if any(one.text.casefold() == what.casefold() for one in known):
        raise UserError(f"Dit besluit staat al bij de vergadering van {long_date(meeting.day)}.")
    fresh = Decision(what, ctx.now.date().isoformat(), ctx.member.id)
    keep(meeting, with_decisions(meeting.record, (*known, fresh)), ctx)
    return Reply(
        summary=f"Besluit {len(known) + 1} van {long_date(meeting.day)} vastgelegd: {what}",
        parts=(Buttons(buttons=(undo_button(ctx),)),),
    )


def _meeting_and_words(words: str, ctx: Context) -> tuple[Meeting, str]:
    """The meeting of the day in front of a colon, if there is one; else the one of now."""
    if match := _OF_DAY.match(words):
        said = read_day(match["day"], ctx)
        if said.day and not said.rest.strip(" ,"):
            return meeting_now(ctx, day_looked_back(said.day, ctx)), match["what"]
    return meeting_now(ctx), words


def _taken_out(place: int, ctx: Context) -> Reply:
    meeting = meeting_now(ctx)
    known = decisions_of(meeting)
    if not 1 <= place <= len(known):
        raise UserError(f"Besluit {place} is er niet; er zijn er {len(known)}.")
    keep(meeting, with_decisions(meeting.record, (*known[: place - 1], *known[place:])), ctx)
    return Reply(
        summary=f"Besluit {place} geschrapt: {known[place - 1].text}", parts=(Buttons(buttons=(undo_button(ctx),)),)
    )


@command(
    "vergadering besluiten",
    "besluiten",
    "welke besluiten",
    "wat is er besloten",
    "wat hebben we besloten",
    help="Toon de besluiten van de laatste vergaderingen.",
    title="Besluiten",
    example="vergadering besluiten",
    role=Role.lezer,
    changes=False,
)
def decisions(args: Nothing, ctx: Context) -> Reply:
    """The decisions of the last year's meetings, the newest meeting first."""
    del args
    today = ctx.now.date()
    found = [one for one in ctx.store.agenda.every_meeting(today - _YEAR, today)[::-1] if decisions_of(one)]
    if not found:
        return Reply(
            summary="Er zijn het laatste jaar geen besluiten vastgelegd.",
            parts=(Text(text="Vastleggen: /vergadering besluit verslag van 15 maart vastgesteld", subtle=True),),
            only_me=True,
        )
    sections = tuple(
        Section(heading=short_date(meeting.day), parts=(Items(rows=_rows(decisions_of(meeting))),))
        for meeting in found[:_MEETINGS]
    )
    total = sum(len(decisions_of(meeting)) for meeting in found)
    return Reply(summary=f"{count(total, 'besluit', 'besluiten')} in het laatste jaar.", parts=sections, only_me=True)


def _rows(known: tuple[Decision, ...]) -> tuple[Item, ...]:
    return tuple(Item(number=str(place), title=one.text) for place, one in enumerate(known, 1))
