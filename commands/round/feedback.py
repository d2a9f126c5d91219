"""Terugkoppeling: two working days ahead each region and the kennisambassadeur is asked what there is to tell."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Job, Role, UserError, command
from commands.dutch import join_and, local, long_date, shorten
from commands.fields import MAX_TEXT, Rest, Word
from commands.forms import form_for
from commands.meetings.days import read_day
from commands.reply import BODY, Button, Buttons, Reply, Text
from commands.round.record import keep
from commands.words.next_meeting import not_over
from commands.workdays import is_workday, moment
from storage.directory import Directory, plain
from storage.frozen import dataclass
from storage.models import Meeting, Member
from storage.store import Store

TOLD = "terugkoppeling"  # the word in `Meeting.record`
AT = time(9)
_DAYS_AHEAD = 2
_DAY = timedelta(days=1)
_NAMED = re.compile(
    r"^(?:van|voor|namens)?\s*(?:de\s+)?(?:regio\s+)?(?P<name>[\w -]{2,40}?)\s*:\s*(?P<text>.*)$", re.DOTALL
)
_OFF = re.compile(r"\b(?:uit|niet|stop|geen)\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:aan|wel|weer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody told for the meeting, when (ISO) and who."""

    text: str
    at: str
    by: int | None = None


def feedback_of(meeting: Meeting) -> dict[str, Feedback]:
    """What was told, by the name of the region or role."""
    return {name: Feedback(**told) for name, told in meeting.record.get(TOLD, {}).items()}


def askers(directory: Directory) -> tuple[str, tuple[str, ...]]:
    """The name of the kennisambassadeur's role, empty when the body has none, and the regions."""
    role = Role.kennisambassadeur.name
    names = [party.name for party in directory.parties if party.kind == "rol" and plain(party.name) == role]
    has = bool(names or directory.with_role(role))
    return ((names[0] if names else role.capitalize()) if has else ""), directory.region_names


def _behind(name: str, directory: Directory) -> tuple[Member, ...]:
    """Who can tell for a region or for the kennisambassadeur."""
    owner = directory.find_owner(name)
    found = directory.members_of(owner) if owner else ()
    return found or (directory.with_role(Role.kennisambassadeur.name) if name == askers(directory)[0] else ())


def ask_feedback(store: Store, directory: Directory, now: datetime) -> list[str]:
    """Ask once for each meeting, from nine o'clock on; who told already is not asked."""
    today = local(now).date()
    if not directory.settings.ask_feedback or now < moment(today, AT) or not is_workday(today):
        return []
    told: list[str] = []
    for meeting in store.agenda.meetings(today + _DAY, today + 14 * _DAY, limit=3):
        key = f"feedback:{directory.body_id}:{meeting.id}:{meeting.day.isoformat()}"
        if today < asked_on(meeting.day) or store.conversations.seen(key) is not None:
            continue
        store.conversations.first_time(key, now)
        for name, member in _asked(meeting, directory):
            address = directory.address_of(member.id)
            reply = _question(name, meeting, directory)
            store.outbox.add(
                directory.body_id, address, "feedback", reply.to_json(), f"{key}:{name}:{member.id}"[:120], now
            )
            told.append(f"terugkoppeling {name} {meeting.day.isoformat()} → {address}")
    return told


ASK_FEEDBACK = Job("terugkoppeling", ask_feedback)


def asked_on(day: date) -> date:
    """Two working days before a meeting."""
    left = _DAYS_AHEAD
    while left:
        day -= _DAY
        left -= is_workday(day)
    return day


def _asked(meeting: Meeting, directory: Directory) -> Iterator[tuple[str, Member]]:
    ambassador, regions = askers(directory)
    known = feedback_of(meeting)
    for name in filter(None, (ambassador, *regions)):
        if name not in known:
            for member in _behind(name, directory):
                if directory.addresses.get(member.id):
                    yield name, member


def _question(name: str, meeting: Meeting, directory: Directory) -> Reply:
    args = {"name": name, "meeting": meeting.day.isoformat(), BODY: directory.slug}
    return Reply(
        summary=f"Wat is uw terugkoppeling ({name}) voor {directory.name} op {long_date(meeting.day)}?",
        parts=(
            Text(text="Uw antwoord komt bij het agendapunt te staan. In één regel: terugkoppeling …", subtle=True),
            Buttons(buttons=(Button(label="Terugkoppeling geven", command=TOLD, args=args, style="primary"),)),
        ),
    )


class FeedbackWords(BaseModel):
    """What there is to tell; `name` and `meeting` come along with the question."""

    text: Rest = Field("", title="Terugkoppeling", max_length=MAX_TEXT)
    name: Word = ""
    meeting: Word = ""


@command(
    TOLD,
    "vergadering terugkoppeling",
    help="Geef de terugkoppeling van uw regio (of als kennisambassadeur) voor de volgende vergadering.",
    title="Terugkoppeling",
    example="terugkoppeling {regio}: samenwerking verloopt goed, {gemeente} is aangehaakt",
)
def tell_feedback(args: FeedbackWords, ctx: Context) -> Reply:
    """Keep it with the meeting, in the place of what was told before. Raises UserError."""
    day = read_day(args.meeting, ctx).day if args.meeting else None
    meeting = ctx.store.agenda.meeting(day) if day else not_over(ctx)
    if meeting is None:
        raise UserError("Er staat geen vergadering gepland om iets voor terug te koppelen.")
    name, text = _name_and_text(args, ctx)
    if not text:
        form = form_for(tell_feedback, ctx.directory, {"name": name, "meeting": args.meeting}, {}, ctx.once("form"))
        return Reply(summary=f"Terugkoppeling {name} voor {long_date(meeting.day)}.", form=form, only_me=True)
    told = Feedback(text, ctx.now.date().isoformat(), ctx.member.id)
    known = meeting.record.get(TOLD, {})
    keep(meeting, meeting.record | {TOLD: known | {name: asdict(told)}}, ctx)
    changed = "gewijzigd" if name in known else "staat"
    return Reply(
        summary=f"Terugkoppeling {name} {changed} bij de agenda van {long_date(meeting.day)}: {shorten(text, 300)}",
        parts=(Buttons(buttons=(Button(label="Agenda", command="vergadering agenda"), undo_button(ctx))),),
        only_me=ctx.request.private,
    )


def _name_and_text(args: FeedbackWords, ctx: Context) -> tuple[str, str]:
    ambassador, regions = askers(ctx.directory)
    possible = [name for name in (*regions, ambassador) if name]
    mine = [name for name in possible if any(one.id == ctx.member.id for one in _behind(name, ctx.directory))]
    text, name = args.text.strip(" :"), args.name
    match = _NAMED.match(text)
    if not name and match and (owner := ctx.directory.find_owner(match["name"])) and owner.name in possible:
        name, text = owner.name, match["text"].strip()
    if not name and len(mine) != 1:
        example = possible[0] if possible else "noord"
        raise UserError(f"Van wie? Bijvoorbeeld: terugkoppeling {example}: … Het kan van {join_and(possible, 'of')}.")
    name = name or mine[0]
    if name not in mine and not ctx.may(Role.voorzitter):
        raise UserError(f"Voor {name} koppelt u niet terug. Vraag het {_who(name, ctx)} of de secretaris.")
    return name, text


def _who(name: str, ctx: Context) -> str:
    return join_and([member.name for member in _behind(name, ctx.directory)][:3], "of") or name


class Switch(BaseModel):
    """On or off."""

    words: Rest = Field("", title="Aan of uit")


@command(
    "horzel terugkoppeling",
    help="Zet de vraag om terugkoppeling, twee werkdagen voor de vergadering, uit of weer aan.",
    title="Vraag om terugkoppeling",
    example="horzel terugkoppeling uit",
    role=Role.secretaris,
)
def switch(args: Switch, ctx: Context) -> Reply:
    """For the whole body; without words it says how it stands."""
    settings = ctx.directory.settings
    wanted = settings.ask_feedback
    if _OFF.search(args.words):
        wanted = False
    elif _ON.search(args.words):
        wanted = True
    if wanted != settings.ask_feedback:
        ctx.store.change_body(settings.model_copy(update={"ask_feedback": wanted}))
    said = (
        "Ik vraag twee werkdagen voor elke vergadering om terugkoppeling."
        if wanted
        else "Ik vraag niet om terugkoppeling."
    )
    turn = Button(
        label="Zet uit" if wanted else "Zet aan",
        command="horzel terugkoppeling",
        args={"words": "uit" if wanted else "aan"},
    )
    back = (undo_button(ctx),) if wanted != settings.ask_feedback else ()
    return Reply(summary=said, parts=(Buttons(buttons=(turn, *back)),), only_me=True)
