"""`vergadering verslag`: the draft in Word, and setting it, with the action list as it was then."""

import re
from datetime import time, timedelta

from pydantic import BaseModel, Field

from commands.actions.confirm import due_of, owners_of, undo_button
from commands.actions.lists import status_of
from commands.command import Context, Role, UserError, command
from commands.dutch import count, local, long_date
from commands.fields import Rest
from commands.meetings.days import read_day
from commands.reply import Button, Buttons, Facts, File, Part, Reply, Text
from commands.report import Report
from commands.round.attendance import present
from commands.round.list_made import frozen_report
from commands.round.minutes_made import minutes_report
from commands.round.minutes_text import about_an_item, written_at
from commands.round.passages import passages_of
from commands.round.record import (
    MINUTES,
    SET,
    day_looked_back,
    decisions_of,
    keep,
    meeting_now,
    set_on,
    status_of_minutes,
)
from commands.round.review_state import REVIEW
from commands.words.file_kind import take_kind
from commands.words.owners import words
from storage.actions import Wanted
from storage.models import Action, Meeting

_SET = re.compile(r"\b(?:vaststellen|vastgesteld|stel\s+vast|vast)\b", re.IGNORECASE)
_SENDS = re.compile(
    r"\b(?:(?:ver|rond)?(?:stuur|sturen)(?!\s+(?:me|mij|ons)\b)|mail(?:en)?(?!\s+(?:me|mij|ons)\b)|deel|delen)\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(r"\b(?:van|op|d\.?d\.?|het|de|als|in|concept|verslag|vergadering)\b", re.IGNORECASE)
_KINDS = ("docx", "pdf", "md")
_MOST = 1000


class MinutesWords(BaseModel):
    """Of which day, and whether it is set."""

    words: Rest = Field("", title="Welk verslag")


@command(
    "vergadering verslag",
    "verslag",
    "conceptverslag",
    "verslag concept",
    help="Maak het conceptverslag in Word (of als PDF of tekst) van wat er is vastgelegd, of stel het vast.",
    title="Verslag maken",
    example="vergadering verslag",
)
def minutes(args: MinutesWords, ctx: Context) -> Reply:
    """The file; "vastgesteld" freezes the action list with it; "3: …" is a text under an agenda item."""
    if about_an_item(args.words):
        return written_at(args.words, ctx)
    kind, words = take_kind(args.words, _KINDS)
    day = read_day(" ".join(_FILLERS.sub(" ", _SET.sub(" ", words)).split()), ctx).day
    day = day_looked_back(day, ctx) if day else None
    if _SET.search(args.words):
        if not ctx.may(Role.voorzitter):
            raise UserError("Een verslag wordt vastgesteld door de voorzitter of de secretaris.")
        return _set(meeting_now(ctx, day) if day else _earlier(ctx), ctx)
    meeting = meeting_now(ctx, day)
    status = status_of_minutes(meeting)
    kind = kind or "docx"
    name = f"verslag-{ctx.directory.slug}-{meeting.day.isoformat()}{'' if status == SET else '-concept'}.{kind}"
    kept = (meeting.record.get(MINUTES) or {}).get("report")
    report = Report.model_validate(kept) if kept else minutes_report(meeting, status, ctx)
    parts: list[Part] = [File(name=name, report=report)]
    if status == SET:
        said = f"Zoals het was toen het verslag van {long_date(meeting.day)} werd vastgesteld, op {set_on(meeting)}."
        listed = frozen_report(ctx.directory.name, meeting.record[MINUTES]["list"], said)
        parts.append(File(name=f"actielijst-bij-{name}", report=listed.model_copy(update={"made_at": ctx.now})))
    if _SENDS.search(ctx.request.text):
        parts.append(Text(text="Alleen u ziet dit: Horzel verstuurt niets. Stuur het bestand zelf rond."))
    if status != SET:
        if missing := _missing(meeting):
            parts.append(Text(text=f"Nog niet ingevuld: {', '.join(missing)}.", subtle=True))
        parts.append(Buttons(buttons=_next_steps(meeting, ctx)))
    lead = "Verslag" if status == SET else "Conceptverslag"
    return Reply(summary=f"{lead} van {long_date(meeting.day)}.", parts=tuple(parts), only_me=True)


def _next_steps(meeting: Meeting, ctx: Context) -> tuple[Button, ...]:
    write = Button(label="Tekst bij een agendapunt", command="verslag agendapunt")
    day = meeting.day.isoformat()
    settle = Button(label="Vaststellen", command="vergadering verslag", args={"words": f"vaststellen {day}"})
    pdf = Button(label="Als PDF", command="vergadering verslag", args={"words": f"{day} pdf"})
    return (write, pdf, settle) if _begun(meeting, ctx) and ctx.may(Role.voorzitter) else (write, pdf)


def _begun(meeting: Meeting, ctx: Context) -> bool:
    now = local(ctx.now)
    return (meeting.day, meeting.start or time.min) <= (now.date(), now.time())


def _missing(meeting: Meeting) -> list[str]:
    wanted = (
        ("de aanwezigen (vergadering aanwezig …)", present(meeting)),
        ("het nalopen", meeting.record.get(REVIEW)),
        ("de besluiten", decisions_of(meeting)),
        ("tekst bij de agendapunten (verslag agendapunt 3: …)", passages_of(meeting)),
    )
    return [name for name, there in wanted if not there]


def _earlier(ctx: Context) -> Meeting:
    last = ctx.store.agenda.last_meeting(ctx.now.date())
    if last is None:
        last = next((one for one in ctx.store.agenda.meetings(ctx.now.date(), limit=1) if _begun(one, ctx)), None)
    if last is None:
        raise UserError("Er is nog geen vergadering geweest waarvan het verslag vastgesteld kan worden.")
    return last


def _set(meeting: Meeting, ctx: Context) -> Reply:
    if not _begun(meeting, ctx):
        raise UserError(f"De vergadering van {long_date(meeting.day)} moet nog komen.")
    if status_of_minutes(meeting) == SET:
        raise UserError(f"Het verslag van {long_date(meeting.day)} was al vastgesteld op {set_on(meeting)}.")
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
