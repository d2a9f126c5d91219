"""Personal reminders: in private, before and on the day, only somebody's own points, one message a day.

Who reads the signals is reminded of those that are open, before their last useful day.

A day in a weekend or on a public holiday is reminded of on the working day before. "Allen" reminds nobody. For an
owner without an account who put the point up is reminded instead, and is told so.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from commands.actions.confirm import done_button, due_of, owners_of
from commands.command import Job
from commands.dutch import count, join_and, local, short_date, shorten
from commands.reply import Button, Item, Items, Reply, Text, in_body
from commands.workdays import is_workday, moment, workday_before
from storage.actions import Wanted
from storage.directory import Directory
from storage.models import Action, Signal
from storage.signals import WantedSignals
from storage.store import Store
from storage.values import Owner

AT = time(9)
_DAY = timedelta(days=1)
_ROWS = 10
_MANY = 2000


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
    shares = _shared_out([action for action in found if action.due in days], directory, today)
    if signals := tuple(one for one in store.signals.find(WantedSignals(), limit=_MANY) if one.before in days):
        for member in directory.with_role("kennisambassadeur") or directory.deciders:
            if member.wants_reminders(today) and directory.addresses.get(member.id):
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


def days_before(days: tuple[int, ...]) -> str:
    """`2 dagen ervoor en op de dag zelf`."""
    said = [f"{count(day, 'dag', 'dagen')} ervoor" if day else "op de dag zelf" for day in sorted(days, reverse=True)]
    return join_and(said)


def _shared_out(actions: list[Action], directory: Directory, today: date) -> dict[int, _Mine]:
    """Member's id to what he is reminded of; the order is that of the list."""
    shares: dict[int, _Mine] = {}
    for action in actions:
        for owner in owners_of(action):
            if owner.done or directory.is_everybody(owner):
                continue
            reached = [member for member in directory.members_of(owner) if directory.addresses.get(member.id)]
            for member in reached:
                if member.wants_reminders(today):
                    shares.setdefault(member.id, _Mine()).points[action.number] = action
            if not reached:
                _instead(action, owner, shares, directory, today)
    return shares


def _instead(action: Action, owner: Owner, shares: dict[int, _Mine], directory: Directory, today: date) -> None:
    member = directory.holder(action.created_by)
    if member is None or not member.active:
        return
    if not member.wants_reminders(today) or not directory.addresses.get(member.id):
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
