"""The meetings in somebody's own calendar: a file for one of them, or a personal address that stays right."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import AMSTERDAM, local, long_date
from commands.fields import Rest
from commands.meetings.lines import FIRST, MOVED_TO
from commands.reply import Button, Buttons, Facts, File, Reply, Text
from commands.report import Entry, Report
from storage import feeds
from storage.agenda import OFF, Revision, Revisions, revisions
from storage.changes import Actor
from storage.directory import Directory
from storage.models import Event, Meeting
from storage.store import Store

_BACK, _AHEAD = timedelta(days=366), timedelta(days=732)
_AWAY = re.compile(r"\b(?:intrekken|trek\s+in|weg|stop|stoppen|verwijder|ongeldig)\b", re.IGNORECASE)
_OLD = "Een eerder adres van u werkt niet meer. "
_FILE = re.compile(r"\b(?:bestand|ics|uitnodiging)\b", re.IGNORECASE)
_SITE = re.compile(r"^https?://[^\s/?#@]+(?:/[^\s?#]*)?$")


def _hashed(token: str) -> str:
    """What the database knows of an address."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed(store: Store, token: str, now: datetime) -> Report | None:
    """The calendar behind a personal address; None when it is nobody's (any more)."""
    found = feeds.holder(store.connection, _hashed(token))
    body = store.bodies.numbered(found[0]) if found else None
    if found is None or body is None:
        return None
    store.enter(body, Actor(None, "feed", now))
    directory = store.directory()
    member = directory.holder(found[1])
    return _calendar_of(store, directory, now) if member and member.active else None


def _calendar_of(store: Store, directory: Directory, now: datetime) -> Report:
    """Meetings and events of a year past and two years to come."""
    first, last = local(now).date() - _BACK, local(now).date() + _AHEAD
    meetings = [(directory.name, one) for one in store.agenda.every_meeting(first, last)]
    events = store.agenda.events(first, last, limit=500)
    return calendar_report(directory.name, meetings, events, revisions(store.connection, directory.body_id), now)


def calendar_report(
    title: str, meetings: Sequence[tuple[str, Meeting]], events: Iterable[Event], revised: Revisions, now: datetime
) -> Report:
    """Meetings, each with the name of its body, and events: what goes ahead and has a day. `now` stamps the file.

    A meeting that was called off stands in it as such, so that it goes from where an earlier file was put.
    """
    history: dict[int, list[Revision]] = {}
    for _, one in meetings:
        if known := revised.get((one.__tablename__, one.id)):
            history.setdefault(_first(one), []).append(known)
    told = _each_once(_meeting(one, name, history) for name, one in meetings if one.status != OFF)
    taken = {entry.uid for entry in told}
    gone = (_meeting(one, name, history) for name, one in meetings if _called_off(one, revised))
    told += [entry for entry in _each_once(gone) if entry.uid not in taken]
    told += [_event(one, revised) for one in events if one.status != OFF and not one.month_only]
    return Report(title=title, entries=tuple(told), made_at=now)


def _each_once(entries: Iterable[Entry]) -> list[Entry]:
    """A meeting that moved keeps its uid; when one is planned on its old day after all, the later one is another."""
    told: dict[str, Entry] = {}
    for one in entries:
        uid = f"{one.start:%Y%m%d}-{one.uid}" if one.uid in told else one.uid
        told[uid] = one.model_copy(update={"uid": uid})
    return list(told.values())


def _called_off(meeting: Meeting, revised: Revisions) -> bool:
    """Not one that moved, or that was put in by a slip."""
    known = revised.get((meeting.__tablename__, meeting.id))
    return meeting.status == OFF and MOVED_TO not in meeting.record and not (known and known.slip)


def _first(meeting: Meeting) -> int:
    """The row of the day that it was first planned on."""
    return int(meeting.record.get(FIRST, meeting.id))


def _meeting(meeting: Meeting, name: str, history: Mapping[int, Sequence[Revision]]) -> Entry:
    start = datetime.combine(meeting.day, meeting.start or time(), AMSTERDAM)
    end = datetime.combine(meeting.day, meeting.end, AMSTERDAM) if meeting.start and meeting.end else None
    off = meeting.status == OFF
    return Entry(
        uid=f"vergadering-{_first(meeting)}@horzel",
        title=f"Vervallen: {name}" if off else name,
        start=start,
        end=end,
        timed=meeting.start is not None,
        place=meeting.place,
        off=off,
        **_revised(history.get(_first(meeting), ())),
    )


def _event(event: Event, revised: Revisions) -> Entry:
    start = datetime.combine(event.day, event.start or time(), AMSTERDAM)
    known = revised.get((event.__tablename__, event.id))
    return Entry(
        uid=f"gebeurtenis-{event.id}@horzel",
        title=event.text,
        start=start,
        timed=event.start is not None,
        **_revised((known,) if known else ()),
    )


def _revised(known: Sequence[Revision]) -> dict[str, Any]:
    """How often it changed since it was made, on whatever day it then stood, and when last."""
    return {
        "sequence": max(0, sum(one.lines for one in known) - 1),
        "changed_at": max((one.at for one in known), default=None),
    }


class CalendarWords(BaseModel):
    """Nothing for an address, "bestand" for a file, "intrekken" to end the address."""

    words: Rest = Field("", title="Wat")


@command(
    "vergadering kalender",
    "kalender",
    "horzel kalender",
    "agenda abonneren",
    "agenda abonnement",
    help="Zet de vergaderingen in uw eigen agenda: een persoonlijk adres, of een bestand van de volgende.",
    title="In uw eigen agenda",
    example="vergadering kalender",
    role=Role.lezer,
)
def subscribe(args: CalendarWords, ctx: Context) -> Reply:
    """A new address each time: the one before stops working, for only its hash is kept."""
    if _AWAY.search(args.words):
        gone = feeds.revoke(ctx.store.connection, ctx.member.id)
        said = "Uw agenda-adres werkt niet meer." if gone else "U had geen agenda-adres."
        return Reply(summary=said, only_me=True)
    if _FILE.search(args.words):
        return _file(ctx)
    before = feeds.revoke(ctx.store.connection, ctx.member.id)
    token = secrets.token_urlsafe(32)
    feeds.give(ctx.store.connection, ctx.directory.body_id, ctx.member.id, _hashed(token), ctx.now)
    site = ctx.directory.settings.web_address.rstrip("/")
    where = f"{site}/agenda/{token}.ics"
    hint = "" if site else " Zet er het webadres van Horzel voor; de secretaris legt dat vast met: horzel webadres …"
    return Reply(
        summary="Uw persoonlijke agenda-adres. Geef het aan niemand anders.",
        parts=(
            Facts(pairs=(("Adres", where),)),
            Text(text=f"In Outlook: Agenda toevoegen, Abonneren vanaf internet.{hint}", subtle=True),
            Text(text=f"{_OLD if before else ''}Intrekken: vergadering kalender intrekken", subtle=True),
            Buttons(buttons=(Button(label="Intrekken", command="vergadering kalender", args={"words": "intrekken"}),)),
        ),
        only_me=True,
        secret=True,
    )


def _file(ctx: Context) -> Reply:
    meeting = ctx.store.agenda.next_meeting(ctx.now.date())
    if meeting is None:
        raise UserError("Er staat geen vergadering gepland.")
    whole = _calendar_of(ctx.store, ctx.directory, ctx.now)
    coming = (one for one in whole.entries if one.start.date() >= ctx.now.date())
    wanted = (one for one in coming if one.off or (one.start.date(), one.title) == (meeting.day, whole.title))
    report = whole.model_copy(update={"entries": tuple(wanted)})
    name = f"vergadering-{ctx.directory.slug}-{meeting.day.isoformat()}.ics"
    lead = f"De vergadering van {long_date(meeting.day)} voor uw agenda."
    return Reply(summary=lead, parts=(File(name=name, report=report),), only_me=True)


class Site(BaseModel):
    """The public address of Horzel."""

    address: Rest = Field(title="Webadres", max_length=200)


@command(
    "horzel webadres",
    help="Leg vast op welk webadres Horzel te bereiken is, voor agenda-adressen.",
    title="Webadres instellen",
    example="horzel webadres https://horzel.example.org",
    role=Role.secretaris,
)
def site(args: Site, ctx: Context) -> Reply:
    """Kept in the settings."""
    if not _SITE.match(args.address):
        raise UserError("Een webadres begint met https://, bijvoorbeeld: horzel webadres https://horzel.example.org")
    ctx.store.change_body(ctx.directory.settings.model_copy(update={"web_address": args.address.rstrip("/")}))
    said = f"Agenda-adressen beginnen voortaan met {args.address.rstrip('/')}."
    return Reply(summary=said, parts=(Buttons(buttons=(undo_button(ctx),)),), only_me=True)
