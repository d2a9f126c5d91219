"""`vergadering verslag`: the draft in Word, and setting it, with the action list as it was then."""

import re
from datetime import date, timedelta

from pydantic import BaseModel, Field

from commands.actions.confirm import due_of, owners_of, undo_button
from commands.actions.lists import status_of
from commands.command import Context, Role, UserError, command
from commands.dutch import count, long_date
from commands.fields import Rest
from commands.meetings.days import read_day
from commands.owners import words
from commands.reply import Button, Buttons, Facts, File, Part, Reply, Text
from commands.report import Report
from commands.round.attendance import present
from commands.round.list_made import frozen_report
from commands.round.minutes_made import minutes_report
from commands.round.record import decisions_of, keep, meeting_now
from commands.round.review_state import REVIEW
from storage.actions import Wanted
from storage.models import Action, Meeting

MINUTES = "minutes"  # the word in `Meeting.record`
CONCEPT, SET = "concept", "vastgesteld"
_SET = re.compile(r"\b(?:vaststellen|vastgesteld|stel\s+vast|vast)\b", re.IGNORECASE)
_FILLERS = re.compile(r"\b(?:van|op|d\.?d\.?|het|de|als|word|concept|verslag|vergadering)\b", re.IGNORECASE)
_MOST = 1000


class MinutesWords(BaseModel):
    """Of which day, and whether it is set."""

    words: Rest = Field("", title="Welk verslag")


@command(
    "vergadering verslag",
    "verslag",
    "conceptverslag",
    "verslag concept",
    help="Maak het conceptverslag in Word van wat er is vastgelegd, of stel het vast.",
    title="Verslag maken",
    example="vergadering verslag",
    role=Role.voorzitter,
)
def minutes(args: MinutesWords, ctx: Context) -> Reply:
    """The file; "vastgesteld" freezes the action list with it."""
    day = read_day(" ".join(_FILLERS.sub(" ", _SET.sub(" ", args.words)).split()), ctx).day
    if _SET.search(args.words):
        return _set(meeting_now(ctx, day) if day else _earlier(ctx), ctx)
    meeting = meeting_now(ctx, day)
    status = status_of_minutes(meeting)
    name = f"verslag-{ctx.directory.slug}-{meeting.day.isoformat()}{'' if status == SET else '-concept'}.docx"
    kept = (meeting.record.get(MINUTES) or {}).get("report")
    report = Report.model_validate(kept) if kept else minutes_report(meeting, status, ctx)
    parts: list[Part] = [File(name=name, report=report)]
    if status == SET:
        said = f"Zoals het was toen het verslag van {long_date(meeting.day)} werd vastgesteld, op {_set_on(meeting)}."
        listed = frozen_report(ctx.directory.name, meeting.record[MINUTES]["list"], said)
        parts.append(File(name=f"actielijst-bij-{name}", report=listed.model_copy(update={"made_at": ctx.now})))
    if missing := _missing(meeting):
        parts.append(Text(text=f"Nog niet ingevuld: {', '.join(missing)}.", subtle=True))
    if status != SET:
        press = {"words": f"vaststellen {meeting.day.isoformat()}"}
        parts.append(Buttons(buttons=(Button(label="Vaststellen", command="vergadering verslag", args=press),)))
    lead = "Verslag" if status == SET else "Conceptverslag"
    return Reply(summary=f"{lead} van {long_date(meeting.day)}.", parts=tuple(parts), only_me=True)


def status_of_minutes(meeting: Meeting) -> str:
    """concept or vastgesteld."""
    return str((meeting.record.get(MINUTES) or {}).get("status", CONCEPT))


def _missing(meeting: Meeting) -> list[str]:
    wanted = (
        ("de aanwezigen (vergadering aanwezig …)", present(meeting)),
        ("het nalopen", meeting.record.get(REVIEW)),
        ("de besluiten", decisions_of(meeting)),
    )
    return [name for name, there in wanted if not there]


def _earlier(ctx: Context) -> Meeting:
    last = ctx.store.agenda.last_meeting(ctx.now.date())
    if last is None:
        raise UserError("Er is nog geen vergadering geweest waarvan het verslag vastgesteld kan worden.")
    return last


def _set(meeting: Meeting, ctx: Context) -> Reply:
    if meeting.day > ctx.now.date():
        raise UserError(f"De vergadering van {long_date(meeting.day)} moet nog komen.")
    if status_of_minutes(meeting) == SET:
        raise UserError(f"Het verslag van {long_date(meeting.day)} was al vastgesteld op {_set_on(meeting)}.")
    points = ctx.store.actions.find(Wanted(), limit=_MOST)
    recent = ctx.store.actions.find(Wanted(status="gesloten", closed_since=ctx.now - timedelta(days=62)), limit=_MOST)
    frozen = [_frozen(action) for action in sorted((*points, *recent), key=lambda action: action.number)]
    report = minutes_report(meeting, SET, ctx).model_dump(mode="json")
    kept = {"status": SET, "on": ctx.now.date().isoformat(), "list": frozen, "report": report}
    keep(meeting, meeting.record | {MINUTES: kept}, ctx)
    return Reply(
        summary=f"Het verslag van {long_date(meeting.day)} is vastgesteld.",
        parts=(
            Facts(pairs=(("Actielijst bewaard", count(len(frozen), "punt", "punten")),)),
            Buttons(
                buttons=(
                    Button(
                        label="Verslag als Word",
                        command="vergadering verslag",
                        args={"words": meeting.day.isoformat()},
                    ),
                    undo_button(ctx),
                )
            ),
        ),
    )


def _set_on(meeting: Meeting) -> str:
    return long_date(date.fromisoformat(meeting.record[MINUTES]["on"]))


def _frozen(action: Action) -> dict[str, str | int]:
    """A point as the list shows it now."""
    return {
        "number": action.number,
        "text": action.text,
        "owners": words(owners_of(action)),
        "due": due_of(action),
        "status": status_of(action),
        "note": action.closed_note,
    }
