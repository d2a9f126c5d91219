"""The customary agenda of a meeting, filled with what is open, what regions told and what members put in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, TypeAlias

from commands.actions.proposals import WAITING
from commands.command import Context
from commands.dutch import count, long_date, the
from commands.meetings.fallen import fallen_before
from commands.meetings.lines import day_and_time
from commands.report import Block, Heading, Paragraph, Report
from commands.round.feedback import Feedback, askers, feedback_of
from commands.round.passages import passages_of
from storage.actions import NO_OWNER, Wanted
from storage.frozen import dataclass
from storage.models import Meeting
from storage.signals import WantedSignals

ITEMS = "agenda"  # the word in `Meeting.record`
OPENING, REVIEWED, LIST, CLOSING = "opening", "nalopen", "actielijst", "rondvraag"
PUT_IN = "ingebracht: "  # in front of the key of such an item
PutInItems: TypeAlias = tuple[tuple[Meeting, dict[str, Any]], ...]
"""What members put on an agenda, each with the meeting that keeps it."""
_DAY = timedelta(days=1)
_NUMBERS = 12


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item, and what there is to know beforehand. What is written under it is kept under its `key`."""

    title: str
    lines: tuple[str, ...] = ()
    key: str = ""


def put_in(meeting: Meeting, ctx: Context) -> PutInItems:
    """What members put on the agenda, and on that of meetings before it that were called off."""
    return tuple(
        (one, item) for one in (*fallen_before(meeting, ctx.store), meeting) for item in one.record.get(ITEMS, [])
    )


def agenda_of(meeting: Meeting, ctx: Context) -> tuple[AgendaItem, ...]:
    """The items in the customary order. One that was taken off after something was written under it stays."""
    before = ctx.store.agenda.last_meeting(meeting.day)
    earlier = f" d.d. {day_of(before)}" if before else ""
    told = feedback_of(meeting)
    ambassador, regions = askers(ctx.directory)
    items = [
        AgendaItem(f"Opening en vaststelling verslag{earlier}", key=OPENING),
        AgendaItem(f"Nalopen actiepunten{earlier}", _open(meeting, ctx), REVIEWED),
    ]
    if ambassador:
        lines = (*_words(told.get(ambassador)), *_signals(ctx))
        items.append(AgendaItem(f"Terugkoppeling {ambassador.casefold()}", lines, "kennisambassadeur"))
    if regions:
        lines = tuple(f"{name}: {told[name].text}" if name in told else f"{name}: volgt" for name in regions)
        items.append(AgendaItem("Terugkoppeling per regio", lines, "regio's"))
    items += [AgendaItem(one["text"], key=f"{PUT_IN}{one['text']}") for _, one in put_in(meeting, ctx)]
    last = [AgendaItem("Actielijst", _list(ctx), LIST), AgendaItem("Overige punten en rondvraag", key=CLOSING)]
    there = {item.key for item in (*items, *last)}
    gone = {one.item: one.title for one in passages_of(meeting) if one.item not in there}
    return (*items, *(AgendaItem(title, key=key) for key, title in gone.items()), *last)


def day_of(meeting: Meeting) -> str:
    """`15 maart 2023`."""
    return long_date(meeting.day).partition(" ")[2]


def _words(told: Feedback | None) -> tuple[str, ...]:
    return (told.text,) if told else ()


def _open(meeting: Meeting, ctx: Context) -> tuple[str, ...]:
    found = [one for one in ctx.store.actions.find(Wanted(), limit=500) if not one.label]
    late = [str(one.number) for one in found if one.due and one.due < meeting.day and not one.ongoing]
    lines = [count(len(found), "open punt", "open punten")] if found else []
    if late:
        before = "te laat" if meeting.day <= ctx.now.date() else "met een datum ervóór"
        lines[0] += f", {len(late)} {before} ({_some(late)})"
    return tuple(lines)


def _some(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"punt {numbers[0]}"
    more = f" en nog {len(numbers) - _NUMBERS}" if len(numbers) > _NUMBERS else ""
    return f"{', '.join(numbers[:_NUMBERS])}{more}"


def _list(ctx: Context) -> tuple[str, ...]:
    without = [str(one.number) for one in ctx.store.actions.find(Wanted(labels=(NO_OWNER,)), limit=500)]
    waiting = ctx.store.actions.find(Wanted(status=WAITING), limit=500)
    lines = [f"Zonder eigenaar: {_some(without)}"] if without else []
    if waiting:
        lines.append(f"Naar {the(ctx.directory.settings.steering)}: {count(len(waiting), 'voorstel', 'voorstellen')}")
    return tuple(lines)


def _signals(ctx: Context) -> tuple[str, ...]:
    fresh = [one for one in ctx.store.signals.find(WantedSignals(), limit=200) if one.status == "nieuw"]
    return (f"{count(len(fresh), 'nieuw signaal', 'nieuwe signalen')}",) if fresh else ()


def agenda_report(meeting: Meeting, items: tuple[AgendaItem, ...], ctx: Context) -> Report:
    """The agenda as a document."""
    blocks: list[Block] = []
    for place, item in enumerate(items, 1):
        blocks.append(Heading(text=f"{place}. {item.title}"))
        blocks += [Paragraph(text=line) for line in item.lines]
    where = f", {meeting.place}" if meeting.place else ""
    return Report(
        title=f"Agenda {ctx.directory.name}",
        under=f"{day_and_time(meeting)}{where}",
        blocks=tuple(blocks),
        made_at=ctx.now,
    )
