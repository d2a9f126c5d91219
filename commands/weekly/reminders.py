"""Personal reminders: in private, before and on the day, only somebody's own points, one message a day.

Who reads the signals is reminded of those that are open, before their last useful day.

A day in a weekend or on a public holiday is reminded of on the working day before. "Allen" reminds nobody. For an
owner without an account who put the point up is reminded instead, and is told so.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from pydantic import BaseModel, Field

from commands.actions.confirm import done_button, due_of, owners_of
from commands.asking_back import not_allowed
from commands.command import Context, Job, Role, UserError, command
from commands.dates import read_date
from commands.dutch import count, join_and, local, short_date, shorten
from commands.fields import LINE, Rest
from commands.open_question import asked
from commands.reply import Button, Buttons, Item, Items, Reply, Text, in_body
from commands.workdays import is_workday, moment, workday_before
from storage.actions import Wanted
from storage.directory import Directory
from storage.models import Action, Member, Signal
from storage.signals import WantedSignals
from storage.store import Store
from storage.values import Owner

AT = time(9)
_DAY = timedelta(days=1)
_ROWS = 10
_MANY = 2000
_OFF = re.compile(r"\b(?:niet|uit|geen|stop|nooit)\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:aan|weer|wel|graag)\b", re.IGNORECASE)
_DAYS = re.compile(r"^\d{1,2}\s+dag", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?P<day>.*?)\s*\b(?:er)?aan\s+(?:dat\s+|om\s+)?(?P<what>(?!graag|weer|aub|svp|voor|op\b)\S+\s.+)$",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:voor\s+)?(?:iedereen|allen|de\s+(?:hele\s+)?(?:werk)?groep|alle\s+leden)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Mine:
    """What one member is to be reminded of: a point, and for whom when it is not his own; a signal."""

    points: dict[int, Action] = field(default_factory=dict)
    signals: tuple[Signal, ...] = ()
    instead_of: dict[int, list[str]] = field(default_factory=dict)


def personal_reminders(store: Store, directory: Directory, now: datetime) -> list[str]:
    """Once a working day, from nine o'clock on, one message to everybody who has a point coming."""
    today = local(now).date()
    if not directory.settings.reminders or now < moment(today, AT) or not is_workday(today):
        return []
    key = f"reminders:{directory.body_id}:{today.isoformat()}"
    if store.conversations.seen(key) is not None:
        return []
    store.conversations.first_time(key, now)
    days = days_reminded(today, directory.settings.reminder_days)
    if not days:
        return []
    found = store.actions.find(Wanted(due_from=min(days), due_to=max(days)), limit=_MANY)
    told: list[str] = []
    shares = _shared_out([action for action in found if action.due in days], directory)
    if signals := tuple(one for one in store.signals.find(WantedSignals(), limit=_MANY) if one.before in days):
        for member in directory.with_role("kennisambassadeur") or directory.deciders:
            if member.reminders and directory.addresses.get(member.id):
                shares.setdefault(member.id, _Mine()).signals = signals
    for member_id, mine in shares.items():
        member = directory.member_by_id[member_id]
        reply = _message(mine, directory, today)
        mark = f"reminder:{directory.body_id}:{member_id}:{today.isoformat()}"
        address = directory.address_of(member_id)
        stored = in_body(reply, directory.slug).to_json()
        store.outbox.add(directory.body_id, address, "reminder", stored, mark, now)
        told.append(f"herinnering {member.name} {today.isoformat()} → {address}")
    return told


REMINDERS = Job("herinneringen", personal_reminders)


def days_reminded(today: date, before: tuple[int, ...]) -> frozenset[date]:
    """The due days of which somebody hears today, `before` days ahead; free days are brought forward."""
    spans = [today + _DAY * ahead for ahead in range(15)]
    return frozenset(day + _DAY * days for days in before for day in spans if workday_before(day) == today)


def _shared_out(actions: list[Action], directory: Directory) -> dict[int, _Mine]:
    """Member's id to what he is reminded of; the order is that of the list."""
    shares: dict[int, _Mine] = {}
    for action in actions:
        for owner in owners_of(action):
            if owner.done or directory.is_everybody(owner):
                continue
            reached = [member for member in directory.members_of(owner) if directory.addresses.get(member.id)]
            for member in reached:
                if member.reminders:
                    shares.setdefault(member.id, _Mine()).points[action.number] = action
            if not reached:
                _instead(action, owner, shares, directory)
    return shares


def _instead(action: Action, owner: Owner, shares: dict[int, _Mine], directory: Directory) -> None:
    member = directory.holder(action.created_by)
    if member is None or not member.active or not member.reminders or not directory.addresses.get(member.id):
        return
    mine = shares.setdefault(member.id, _Mine())
    mine.points[action.number] = action
    mine.instead_of.setdefault(action.number, []).append(owner.name)


def _message(mine: _Mine, directory: Directory, today: date) -> Reply:
    rows = []
    actions = sorted(mine.points.values(), key=lambda action: (action.order_day, action.number))
    for action in actions[:_ROWS]:
        names = mine.instead_of.get(action.number, [])
        instead = f"voor {join_and(names)}: heeft hier geen account, u legde het vast" if names else ""
        when = "vandaag" if action.due == today else due_of(action)
        part = "ons deel" if not names else f"deel {names[0]}" if len(names) == 1 else ""
        press = done_button(action, part)
        notes = " · ".join(words for words in (when, instead) if words)
        rows.append(Item(number=str(action.number), title=shorten(action.text), notes=notes, button=press))
    rows += [_of_signal(signal, today) for signal in mine.signals[: _ROWS - len(rows)]]
    said = [f"{count(len(actions), 'actiepunt', 'actiepunten')} van u"] if actions else []
    said += [count(len(mine.signals), "signaal", "signalen")] if mine.signals else []
    return Reply(
        summary=f"Herinnering {directory.name}: {join_and(said)}.",
        parts=(
            Items(rows=tuple(rows), total=len(actions) + len(mine.signals)),
            Text(text="Liever niet? Typ: herinner mij niet", subtle=True),
        ),
    )


def _of_signal(signal: Signal, today: date) -> Item:
    day = signal.before
    when = "vandaag" if day == today or day is None else f"vóór {short_date(day, today.year)}"
    state = "" if signal.status == "nieuw" else signal.status
    args = {"number": str(signal.number), "status": "afgehandeld"}
    return Item(
        number=f"S{signal.number}",
        title=shorten(signal.text),
        notes=" · ".join(filter(None, (signal.kind, when, state))),
        button=Button(label="Afgehandeld", command="signaal status", args=args),
    )


class ReminderWords(BaseModel):
    """On or off."""

    words: Rest = Field("", title="Aan of uit")


@command(
    "herinner mij",
    "herinner me",
    "herinneringen",
    "herinnering",
    "horzel herinneringen",
    "horzel herinner mij",
    help="Zet uw persoonlijke herinneringen uit of weer aan.",
    title="Herinneringen",
    example="herinner mij niet",
    role=Role.lezer,
)
def reminders(args: ReminderWords, ctx: Context) -> Reply:
    """Switch one's own reminders; without words say how they stand."""
    member = ctx.directory.member_by_id[ctx.member.id]
    words = args.words.strip()
    if _EVERYBODY.search(words):
        return _for_everybody(_EVERYBODY.sub(" ", words), ctx)
    if (about := _ABOUT.match(words)) and not _OFF.search(words):
        return _of_a_point(about["day"], about["what"], ctx)
    if _DAYS.search(words) and not words.endswith("?"):
        now = days_before(ctx.directory.settings.reminder_days)
        raise UserError(
            f"Hoeveel dagen vooraf geldt voor de hele groep: nu {now}. {ctx.deciders} kan dat wijzigen met: "
            f"horzel herinneringen voor iedereen {words}"
        )
    if words.endswith("?") or not (_OFF.search(words) or _ON.search(words)):
        return _told(member, ctx, changed=False)
    wanted = not _OFF.search(words)
    changed = wanted != member.reminders
    if changed:
        ctx.store.changes.change(member, reminders=wanted)
    return _told(member.but(reminders=wanted), ctx, changed=changed, until=read_date(words, ctx.now).words)


def _of_a_point(day: str, what: str, ctx: Context) -> Reply:
    """A reminder of something of one's own belongs to a point with a date: offered."""
    press = Button(label="Leg het vast", command="actie nieuw", args={LINE: f"{what}, ik, {day}".rstrip(", ")})
    question = Reply(
        summary="Ik herinner u aan actiepunten met een datum. Zal ik dit vastleggen? Er is nog niets opgeslagen.",
        parts=(Text(text=f"Actiepunt: {what}{f', {day}' if day else ''}", subtle=True), Buttons(buttons=(press,))),
        only_me=True,
    )
    return asked(ctx, question)


def _for_everybody(words: str, ctx: Context) -> Reply:
    """Meant for the whole body: another setting, and another right."""
    from commands.body.body_words import Reminding, reminders

    if not ctx.may(reminders.role):
        raise UserError(not_allowed(reminders, ctx))
    return reminders.run(Reminding(words=" ".join(words.split())), ctx)


def days_before(days: tuple[int, ...]) -> str:
    """`2 dagen ervoor en op de dag zelf`."""
    said = [f"{count(day, 'dag', 'dagen')} ervoor" if day else "op de dag zelf" for day in sorted(days, reverse=True)]
    return join_and(said)


def _told(member: Member, ctx: Context, *, changed: bool, until: str = "") -> Reply:
    """How they stand; a day that was said with it is not kept."""
    said = days_before(ctx.directory.settings.reminder_days)
    label, words = ("Zet uit", "uit") if member.reminders else ("Zet aan", "aan")
    button = Button(label=label, command="herinner mij", args={"words": words})
    lead = (
        "U krijgt herinneringen." if member.reminders else f"U krijgt geen herinneringen{' meer' if changed else ''}."
    )
    how = f"Voor uw eigen actiepunten met een datum, privé, {said}, om {AT.hour}.00 uur; nooit in het weekend."
    if until:
        again = "uit" if member.reminders else "weer aan"
        how = f"Let op: dit geldt vanaf nu. Een dag ({until}) onthoud ik niet; zet ze dan zelf {again}. {how}"
    if not ctx.directory.settings.reminders:
        how = "Let op: in deze werkgroep staan de herinneringen voor iedereen uit."
    return Reply(
        summary=lead,
        parts=(Text(text=how, subtle=True), Buttons(buttons=(button,))),
        only_me=True,
    )
