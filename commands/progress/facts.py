"""What happened in a period, counted from the lists: nothing is concluded, nothing is left out."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from commands.actions.proposals import ANSWERED, WAITING
from commands.command import Context
from commands.dutch import AMSTERDAM, local
from commands.words.period import Period
from storage.actions import Wanted
from storage.frozen import dataclass
from storage.models import WITHDRAWN, Action, Event, Goal, Meeting, Signal
from storage.signals import WantedSignals

_MOST = 10_000
_NO_REGION = "zonder regio"
EARLIER = "Eerder gemeld, nu gesloten"
"""How `earlier` is called."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one period. `open` is what stood open at its end, `late` those of them whose date had passed by then;
    `earlier` are the signals closed in it that were reported before.
    """

    period: Period
    end: date
    new: tuple[Action, ...]
    closed: tuple[Action, ...]
    open: tuple[Action, ...]
    late: tuple[Action, ...]
    proposals: tuple[Action, ...]
    signals: tuple[Signal, ...]
    earlier: tuple[Signal, ...]
    stands: tuple[tuple[Goal, dict[str, Any]], ...]
    meetings: tuple[Meeting, ...]
    events: tuple[Event, ...]


def facts_of(period: Period, ctx: Context) -> Facts:
    """Everything of the body that falls in the period, up to today."""
    today = ctx.now.date()
    until = min(period.until or date.max, today + timedelta(days=1))
    last = until - timedelta(days=1)
    start, end = _moment(period.since), _moment(until)

    def within(moment: datetime | None) -> bool:
        return moment is not None and start <= moment < end

    every = ctx.store.actions.find(Wanted(status="alle"), limit=_MOST)
    actions = sorted((one for one in every if not one.label), key=lambda one: one.number)
    proposals = [
        one
        for status in (WAITING, ANSWERED)
        for one in ctx.store.actions.find(Wanted(status=status), limit=_MOST)
        if within(one.created_at) or within(one.closed_at)
    ]
    still = [one for one in actions if one.created_at < end and (one.open or (one.closed_at or end) >= end)]
    wanted = WantedSignals(everything=True, since=start, until=end)
    earlier = WantedSignals(status="gesloten", until=start)
    return Facts(
        period=period,
        end=last,
        new=tuple(one for one in actions if within(one.created_at)),
        closed=tuple(one for one in actions if not one.open and within(one.closed_at)),
        open=tuple(still),
        late=tuple(one for one in still if one.due and one.due < last and not one.ongoing),
        proposals=tuple(sorted(proposals, key=lambda one: one.number)),
        signals=tuple(sorted(ctx.store.signals.find(wanted, limit=_MOST), key=lambda one: one.number)),
        earlier=tuple(
            sorted(
                (one for one in ctx.store.signals.find(earlier, limit=_MOST) if within(one.closed_at)),
                key=lambda one: one.number,
            )
        ),
        stands=tuple(
            (goal, stand)
            for goal in ctx.store.goals.all()
            if goal.status != WITHDRAWN
            for stand in goal.stands
            if period.since.isoformat() <= stand["at"] <= last.isoformat()
        ),
        meetings=ctx.store.agenda.meetings(period.since, last, limit=_MOST),
        events=ctx.store.agenda.events(period.since, last, limit=_MOST),
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each name occurs, in the order in which they came."""
    return tuple(Counter(names).items())


def by_region(signals: Iterable[Signal], names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Signals per region, the regions of the body first; one that is about two regions counts in both."""
    found = Counter(region for one in signals for region in (one.regions or [_NO_REGION]))

    def place(name: str) -> int:
        return names.index(name) if name in names else len(names)

    return tuple((name, found[name]) for name in sorted(found, key=place))


def day_of(moment: datetime | None) -> date | None:
    """The day in Amsterdam of a stored moment."""
    return local(moment).date() if moment else None
