"""The weekly digest: put out once for every occurrence, however many processes tick and however often they restart."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Job, Role, UserError, command
from commands.dates import read_date
from commands.dutch import WEEKDAYS, clock, local, long_date
from commands.fields import Nothing, Rest
from commands.meetings.days import must_be_times
from commands.meetings.lines import only_for
from commands.reply import Button, Buttons, Reply, Text
from commands.weekly.digest_parts import compose
from commands.words.quiet import pause_of, quiet_in
from commands.workdays import LATE_START, Occurrence, last_weekly, next_weekly
from storage.directory import Directory
from storage.pulses import CLOCK, last_beat
from storage.store import Store
from storage.values import BodySettings

_ON = re.compile(r"\b(?:aan|weer|wel|start)\b", re.IGNORECASE)
_OFF = re.compile(r"\b(?:uit|stop|niet|geen|nooit)\b", re.IGNORECASE)
_PAUSE = re.compile(rf"{_OFF.pattern}|\b(?:pauz|stil)|\bweer\s+vanaf\b|\bpas\s+vanaf\b", re.IGNORECASE)
_SHOW = re.compile(r"\b(?:voorbeeld|vooraf|alvast|toon|(?:laat\s+)?zien|bekijk(?:en)?|nu)\b", re.IGNORECASE)
_DAY = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)})(?:ochtend|middag|morgen|avond)?\b", re.IGNORECASE)
_AROUND = re.compile(rf"{_DAY.pattern}|\b(?:voortaan|elke|iedere|op|om|vanaf|nu)\b", re.IGNORECASE)
_EXAMPLES = "Bijvoorbeeld: horzel digest maandag 09:00, horzel digest uit."
_LOOK_BACK = 13  # weeks: as long as a group may well have paused it
_LATEST = timedelta(days=4)
_CHANGE = "Het weekbericht instellen"


def weekly_digest(store: Store, directory: Directory, now: datetime) -> list[str]:
    """Put the digest out to every place of the body, when its moment came within the last 24 hours; within four days
    when nobody's clock has ticked since: after that the next one is nearer.

    Raises SeenBefore when another process did at the same time; the transaction is then to be dropped.
    """
    settings = directory.settings
    if not settings.digest:
        return []
    due = last_weekly(settings.digest_weekday, time.fromisoformat(settings.digest_time), now)
    key = _key(directory, due)
    late = now - due.at
    if late >= _LATEST or store.conversations.seen(key) is not None:
        return []
    if late >= LATE_START and not _was_down_since(due.at, store):
        return []
    if _is_quiet(due.day, settings):
        return []
    store.conversations.first_time(key, now, now.isoformat())
    reply = _with_pause(compose(store, directory, local(now).date(), _since(store, directory, due)), settings, due)
    places = [place for place in store.bodies.places(store.body) if place.digest and not place.gone]
    for place in places:
        mark = f"{key}:{place.address}"[:120]
        store.outbox.add(directory.body_id, place.address, "digest", reply.to_json(), mark, now)
    return [f"weekbericht {directory.name} {due.day.isoformat()} → {place.address}" for place in places]


WEEKLY_DIGEST = Job("weekbericht", weekly_digest)


def _was_down_since(due: datetime, store: Store) -> bool:
    """Whether the clock last ticked before this moment; one that never did has missed nothing."""
    ticked = last_beat(store.connection, CLOCK)
    return ticked is not None and ticked < due


def _is_quiet(day: date, settings: BodySettings) -> bool:
    return settings.digest_quiet is not None and settings.digest_quiet.covers(day)


def _next(settings: BodySettings, now: datetime) -> Occurrence:
    """The first digest that will really come."""
    at = time.fromisoformat(settings.digest_time)
    coming = next_weekly(settings.digest_weekday, at, now)
    while _is_quiet(coming.day, settings):
        coming = next_weekly(settings.digest_weekday, at, coming.at)
    return coming


def _with_pause(reply: Reply, settings: BodySettings, due: Occurrence) -> Reply:
    """The last digest before a pause says so."""
    following = next_weekly(settings.digest_weekday, time.fromisoformat(settings.digest_time), due.at)
    if not _is_quiet(following.day, settings):
        return reply
    said = Text(text=f"Het volgende weekbericht komt {long_date(_next(settings, due.at).day)}.", subtle=True)
    return replace(reply, parts=(*reply.parts, said))


def _key(directory: Directory, due: Occurrence) -> str:
    return f"digest:{directory.body_id}:{due.day.isoformat()}"


def _since(store: Store, directory: Directory, due: Occurrence) -> datetime:
    """When the digest before this one was really put out; its planned moment, when there was none for long."""
    settings = directory.settings
    at = time.fromisoformat(settings.digest_time)
    first = before = last_weekly(settings.digest_weekday, at, due.at - timedelta(minutes=1))
    for _ in range(_LOOK_BACK):
        if noted := store.conversations.seen(_key(directory, before)):
            return datetime.fromisoformat(noted)
        before = last_weekly(settings.digest_weekday, at, before.at - timedelta(minutes=1))
    return first.at


@command(
    "horzel digest voorbeeld",
    "digest voorbeeld",
    "weekbericht voorbeeld",
    "horzel weekbericht voorbeeld",
    help="Toon u alleen hoe het weekbericht er nu uit zou zien.",
    title="Voorbeeld van het weekbericht",
    example="horzel digest voorbeeld",
    role=Role.lezer,
    changes=False,
)
def preview(args: Nothing, ctx: Context) -> Reply:
    """The digest as it would be now, for who asks alone; nothing is posted."""
    del args
    settings = ctx.directory.settings
    due = last_weekly(settings.digest_weekday, time.fromisoformat(settings.digest_time), ctx.now)
    noted = ctx.store.conversations.seen(_key(ctx.directory, due))
    since = datetime.fromisoformat(noted) if noted else due.at
    reply = compose(ctx.store, ctx.directory, ctx.now.date(), since)
    return replace(reply, only_me=True, summary=f"Voorbeeld, niet geplaatst. {reply.summary}")


class DigestWords(BaseModel):
    """On, off, or a day and an hour."""

    words: Rest = Field("", title="Wanneer")


@command(
    "horzel digest",
    "horzel weekbericht",
    "weekbericht",
    "digest",
    help="Zet het weekbericht aan, uit of een tijdje stil, of kies dag en uur.",
    title="Weekbericht instellen",
    example="horzel digest maandag 09:00",
    role=Role.lezer,
)
def settings(args: DigestWords, ctx: Context) -> Reply:
    """Set the digest (secretaris and up); without words say how it is set."""
    words = args.words.strip()
    if _SHOW.search(words):
        return preview.run(Nothing(), ctx)
    if not words or words.endswith("?"):
        return _told(ctx.directory.settings, ctx, "Het weekbericht")
    only_for(ctx, Role.secretaris, _CHANGE)
    values = _read(words, ctx)
    changed = ctx.directory.settings.model_copy(update=values)
    ctx.store.change_body(changed)
    _not_at_once(changed, ctx)
    told = _told(changed, ctx, "Ingesteld: het weekbericht")
    return replace(told, parts=(*told.parts, Buttons(buttons=(undo_button(ctx),))))


def _read(words: str, ctx: Context) -> dict[str, Any]:
    quiet = quiet_in(words, ctx.now) if _PAUSE.search(words) else None
    if quiet and quiet.lasts > 1:  # "niet op vrijdag maar op maandag" is about the day of the week
        return {"digest": True, "digest_quiet": quiet}
    must_be_times(words)
    values: dict[str, Any] = {}
    if match := _DAY.search(words):
        values["digest_weekday"] = WEEKDAYS.index(match["day"].casefold())
    bare = _AROUND.sub(" ", words).strip()
    at = read_date(words, ctx.now).time or read_date(f"om {bare}", ctx.now).time
    if at is None and any(map(str.isdigit, bare)):
        raise UserError(f"In “{bare}” lees ik geen uur. {_EXAMPLES}")
    if at is not None:
        values["digest_time"] = clock(at)
    if _OFF.search(words):
        values |= {"digest": False, "digest_quiet": None}
    elif _ON.search(words):
        values |= {"digest": True, "digest_quiet": None}
    elif values:
        values["digest"] = True
    if not values:
        raise UserError(f"Dit begrijp ik niet. {_EXAMPLES}")
    return values


def _not_at_once(changed: BodySettings, ctx: Context) -> None:
    """A moment that lies behind us under the new settings is not made up for: the next one is the first."""
    due = last_weekly(changed.digest_weekday, time.fromisoformat(changed.digest_time), ctx.now)
    key = _key(ctx.directory, due)
    if changed.digest and ctx.now - due.at < LATE_START and ctx.store.conversations.seen(key) is None:
        ctx.store.conversations.first_time(key, ctx.now, due.at.isoformat())


def _told(settings: BodySettings, ctx: Context, lead: str) -> Reply:
    preview_button = Button(label="Voorbeeld", command="horzel digest voorbeeld")
    if not settings.digest:
        turn = (Button(label="Zet aan", command="horzel digest", args={"words": "aan"}),)
        buttons = Buttons(buttons=(*turn, preview_button) if ctx.may(Role.secretaris) else (preview_button,))
        return Reply(summary=f"{lead} staat uit.", parts=(buttons,), only_me=True)
    at = time.fromisoformat(settings.digest_time)
    coming = _next(settings, ctx.now)
    places = [place.address for place in ctx.store.bodies.places(ctx.store.body) if place.digest and not place.gone]
    where = "" if places else " Er is nog geen kanaal om het in te plaatsen."
    pause = pause_of(settings, local(ctx.now).date())
    parts = (Text(text=f"Het eerstvolgende: {long_date(coming.day)}, {clock(at)}.{where}"),)
    day = WEEKDAYS[settings.digest_weekday]
    return Reply(
        summary=f"{lead} komt elke {day} om {clock(at)}{pause}; op een feestdag de werkdag erna.",
        parts=(*parts, Buttons(buttons=(preview_button,))),
        only_me=True,
    )
