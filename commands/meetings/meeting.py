"""Meetings in chat: one word for everything, in any order; the reading of a line stands here, the doing elsewhere."""

import re
from dataclasses import replace

from pydantic import BaseModel, Field

from commands.command import Context, Role, UserError, command
from commands.dutch import join_and, long_date
from commands.fields import Nothing, Rest, Word
from commands.meetings.absence import is_absence, note_absence
from commands.meetings.changes import as_long, call_off, go_ahead, meeting_meant, move, plan, planned
from commands.meetings.days import Said, read_day, which_day
from commands.meetings.ends import with_end
from commands.meetings.fallen import now_on
from commands.meetings.form import MAX_PLACE, form_reply
from commands.meetings.leave import is_leave, note_leave
from commands.meetings.lines import MOVED_TO, absent, day_and_time, meeting_line, only_for
from commands.meetings.place import INSTEAD, Meaning, meaning_of, place_of
from commands.meetings.recess import NONE, call_off_in, months_named
from commands.meetings.series import STARTS, STOPS, set_series, stop_series
from commands.meetings.shift import SHIFT, shift
from commands.meetings.shown import listing_reply, next_reply, overview
from commands.open_question import asked
from commands.reply import LABEL, Button, Buttons, Reply, Text
from commands.words.next_meeting import not_over
from commands.words.unread import UnclearDate
from storage.agenda import OFF
from storage.directory import plain

_MOVES = re.compile(r"\b(?:verplaats|verplaatsen|verzet|verzetten|verschuif|schuif|wordt|gaat)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:naar|wordt)\b|[-=]>|→", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:ga(?:at|an?)\s+(?:(?:deze\s+keer|nu|toch|helaas)\s+)*niet\s+door|toch\s+niet$|vervalt|vervallen|"
    r"annuleer|annuleren|geannuleerd|afgelast(?:en)?|afgezegd|afzeggen|afblazen|zeg\s+af|schrap(?:pen)?)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:gaat|gaan)\s+(?:toch\s+|wel\s+|gewoon\s+)*door\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"^(?:(?:nieuwe?|plan|zet|maak|voeg\s+toe|wijzig|de|het|een|onze|op|van|is|in\s+de\s+agenda|vergadering|taskforceoverleg|"
    r"overleg|bijeenkomst)(?:\s+|$))+",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\b(?:laat|de|het|onze|vergadering|overleg|bijeenkomst|van|is|op|verder|toch|dan|af)\b|[.!]+$", re.IGNORECASE
)
_BEGINS = re.compile(r"^(?:begint|start|is|(?:begin)?tijd(?:stip)?|aanvang)\b\s*:?\s*", re.IGNORECASE)
_NEXT = re.compile(r"^(?:de\s+)?(?:eerst)?volgende\b(?:\s+keer\b)?(?:\s+is)?\s*", re.IGNORECASE)
_ASKS = re.compile(r"^(?:wanneer|hoe\s+laat|waar|(?:op\s+)?welke\s+dag)\b", re.IGNORECASE)
_WHETHER = re.compile(r"^(?:kan|kunnen|mag|mogen|is|gaat|zullen|zouden)\s+(?:(?:we|wij)\s+)?", re.IGNORECASE)
_AFTER_ALL = re.compile(r"^toch\b[\s,]*(?:wel\s+)?(?:op\b)?|\btoch$", re.IGNORECASE)
_FORM_WORDS = re.compile(r"^(?:nieuwe?|plannen|wijzig|formulier)?$", re.IGNORECASE)


class MeetingWords(BaseModel):
    """Everything in words; `sure` is set by the button that says that it is a meeting after all."""

    words: Rest = Field("", title="Wanneer en waar")
    sure: Word = ""


@command(
    "vergadering",
    "vergaderen",
    help="Toon de volgende vergadering; leg er een vast, vul haar aan, verplaats haar of laat haar vervallen.",
    title="Vergadering wijzigen",
    example="vergadering 17 mei 14:00 Huis van de Gemeenten, ruimte 0.0.17",
    role=Role.lezer,
)
def meeting(args: MeetingWords, ctx: Context) -> Reply:
    """Read what is wanted and do it; alone it shows the next one and what else is possible."""
    words = INSTEAD.sub("", " ".join(args.words.split()))
    try:
        return _heard(words, bool(args.sure), ctx)
    except UnclearDate as unclear:
        return asked(ctx, which_day("vergadering", words, unclear))


def _heard(words: str, sure: bool, ctx: Context) -> Reply:
    if not words or words.casefold() == "agenda":
        return overview(ctx)
    if words.endswith("?") or _ASKS.match(words):
        return _asked(words, ctx)
    only_for(ctx, Role.lid, "Afmelden" if is_absence(words) else "Een vergadering wijzigen")
    if _FORM_WORDS.match(words):
        return form_reply(None, ctx)
    if STOPS.match(words):
        return stop_series(ctx)
    if STARTS.search(words):
        return set_series(words, ctx)
    if (leaves := is_leave(words, ctx)) or is_absence(words):
        return note_leave(words, ctx) if leaves else note_absence(words, ctx)
    if (_OFF.search(words) or NONE.search(words)) and (months := months_named(words, ctx)):
        return call_off_in(months, ctx)
    if _OFF.search(words):
        return call_off(meeting_meant(read_day(_bare(_OFF, words), ctx), ctx), ctx)
    if _ON.search(words):
        return go_ahead(meeting_meant(read_day(_bare(_ON, words), ctx), ctx), ctx)
    words = with_end(words, ctx)
    return _moved(words, ctx) or _planned(words, sure, ctx)


def _bare(pattern: re.Pattern[str], words: str) -> str:
    return " ".join(_SKIPPED.sub(" ", pattern.sub(" ", words)).split())


def _asked(words: str, ctx: Context) -> Reply:
    """A question only asks, whatever else it says: the meeting of the day in it, or the next one."""
    said = read_day(words.rstrip("? "), ctx)
    if SHIFT.search(words.rstrip("? ")) and ctx.may(Role.voorzitter):
        order = _WHETHER.sub("", words).rstrip("? ")
        press = Button(label=f"Ja: {order}"[:LABEL], command="vergadering", args={"words": order}, style="primary")
        shown = next_reply(ctx)
        return replace(shown, parts=(*shown.parts, Buttons(buttons=(press,))))
    if said.day is None or said.month_only:
        return next_reply(ctx)
    planned_then = ctx.store.agenda.meeting(said.day)
    if planned_then is None:
        coming = not_over(ctx)
        known = f" De volgende is {meeting_line(coming)}." if coming else ""
        raise UserError(f"Op {long_date(said.day)} staat geen vergadering.{known}")
    now = now_on(planned_then, ctx.store)
    moved = planned_then.status == OFF and MOVED_TO in planned_then.record
    called = long_date(said.day) if moved else day_and_time(planned_then)
    if now is None:
        state = "was verplaatst en gaat niet door" if moved else "gaat niet door"
        return Reply(summary=f"De vergadering van {called} {state}.", only_me=True)
    state = f"is verplaatst naar {day_and_time(now)}" if moved else "gaat door"
    where = f" Plaats: {now.place}." if now.place else ""
    away = f" Afwezig: {join_and(names)}." if (names := absent(now.record)) else ""
    return Reply(summary=f"De vergadering van {called} {state}.{where}{away}", only_me=True)


def _moved(words: str, ctx: Context) -> Reply | None:
    """ "17 mei naar 24 mei [15:00] [plaats]": from a day (or the next one) to a day, an hour or a place."""
    by = SHIFT.search(words)
    to = by or _TO.search(words)
    if to is None:
        return None
    source = meeting_meant(read_day(_bare(_MOVES, words[: to.start()]), ctx), ctx)
    if by:
        return shift(source, by, ctx)
    target = read_day(words[to.end() :], ctx)
    place = place_of(target.rest) if meaning_of(target.rest, ctx) is Meaning.PLACE else ""
    if target.day is None and target.start is None and not place:
        return None
    if target.month_only:
        raise UserError("Naar welke dag? Bijvoorbeeld: vergadering 17 mei naar 24 mei.")
    wanted = planned(target, target.day or source.day, place)
    if target.day is None:
        return plan(wanted, ctx)
    if wanted.start and wanted.end is None:
        wanted = replace(wanted, end=as_long(source, wanted.start))
    return move(source, wanted, ctx)


def _planned(words: str, sure: bool, ctx: Context) -> Reply:
    said = read_day(_FILLERS.sub("", words), ctx)
    if _AFTER_ALL.search(said.rest):
        said = replace(said, rest=_AFTER_ALL.sub("", said.rest).strip())
        coming, there = not_over(ctx), ctx.store.agenda.meeting(said.day) if said.day else None
        if coming and said.day and (there is None or MOVED_TO in there.record):
            return move(coming, planned(said, said.day, place_of(_without_name(said.rest, ctx))), ctx)
    if said.month_only:
        raise UserError("Op welke dag? Bijvoorbeeld: vergadering 17 mei 14:00.")
    if said.day is None:
        said = replace(said, rest=_NEXT.sub("", said.rest))
    left = _BEGINS.sub("", said.rest) if said.start else said.rest
    rest = _without_name(left, ctx)
    own = said.start is not None and plain(rest) != plain(left)  # an hour and its own name: that is the meeting
    meaning = Meaning.PLACE if rest and (sure or own) else meaning_of(rest, ctx)
    if said.day is None and said.start is None and meaning is not Meaning.PLACE:
        raise UserError(
            "Dit begrijp ik niet. Bijvoorbeeld: vergadering 17 mei 14:00 Provinciehuis, of: vergadering volgende."
        )
    if said.day and meaning is Meaning.UNCLEAR:
        return asked(ctx, _which_kind(words, said, rest, ctx))
    day = said.day or meeting_meant(said, ctx).day
    if meaning is Meaning.NOTHING and said.start is None and said.day and ctx.store.agenda.meeting(day):
        return form_reply(ctx.store.agenda.meeting(day), ctx)
    return plan(planned(said, day, place_of(rest)[:MAX_PLACE]), ctx, sure=sure)


def _without_name(rest: str, ctx: Context) -> str:
    """The rest without what the group calls its own meeting ("Taskforce")."""
    for name in (*ctx.directory.settings.meeting_words, ctx.directory.name, "vergadering", "overleg"):
        pattern = rf"^(?:de\s+|het\s+)?{re.escape(name)}\b|\b{re.escape(name)}$"
        cut = re.sub(pattern, "", rest, flags=re.IGNORECASE).strip(" ,;:-")
        if plain(cut) != plain(rest):
            rest = cut
    return rest


def _which_kind(words: str, said: Said, rest: str, ctx: Context) -> Reply:
    day = long_date(said.day) if said.day else ""
    return Reply(
        summary=f"Is “{rest}” op {day} een vergadering van {ctx.directory.name}, of iets anders?",
        parts=(
            Text(text="Nog niets opgeslagen.", subtle=True),
            Buttons(
                buttons=(
                    Button(
                        label=f"Vergadering van {ctx.directory.name}"[:LABEL],
                        command="vergadering",
                        args={"words": words, "sure": "ja"},
                        once=ctx.once("meeting"),
                    ),
                    Button(
                        label="Andere gebeurtenis",
                        command="vergadering gebeurtenis",
                        args={"words": _FILLERS.sub("", words)},
                        once=ctx.once("event"),
                    ),
                )
            ),
        ),
        only_me=True,
    )


@command(
    "vergadering volgende",
    "volgende vergadering",
    "wanneer is de volgende vergadering",
    "wanneer is de volgende",
    help="Toon de volgende vergadering: dag, tijd en plaats.",
    title="Volgende vergadering",
    example="vergadering volgende",
    role=Role.lezer,
    changes=False,
)
def following(args: Nothing, ctx: Context) -> Reply:
    """Day, time and place of the next meeting."""
    del args
    return next_reply(ctx)


@command(
    "vergadering lijst",
    "vergaderingen",
    "alle vergaderingen",
    help="Toon de komende vergaderingen.",
    title="Komende vergaderingen",
    example="vergadering lijst",
    role=Role.lezer,
    changes=False,
)
def listing(args: Nothing, ctx: Context) -> Reply:
    """The coming meetings."""
    del args
    return listing_reply(ctx)
