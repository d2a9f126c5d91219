"""Saving a proposal that a person said yes to: new points, what became of old ones, the meetings and dates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from commands.actions.confirm import line, owners_of, undo_button
from commands.command import Context
from commands.dutch import count, join_and, long_date, shorten
from commands.importing.goals import save_goals
from commands.importing.meeting import dated
from commands.meetings.waiting import with_waiting
from commands.minutes.finding.matching import Match, numbered_only
from commands.minutes.proposal import NewPoint, Proposal, ReviewedPoint
from commands.reply import Buttons, Item, Items, Part, Reply, Section
from commands.round.minutes_made import SAYS_NO_MORE
from commands.words.places import region_of
from storage.directory import plain
from storage.models import Action
from storage.values import Owner


@dataclass
class _Saved:
    """What a save did; `running` counts the added points that the meeting had looked back on."""

    added: list[Action] = field(default_factory=list)
    running: int = 0
    updated: list[Action] = field(default_factory=list)
    closed: list[Action] = field(default_factory=list)
    planned: tuple[Item, ...] = ()
    goals: str = ""


def goes_on(reviewed: ReviewedPoint) -> bool:
    """Whether an old point that the body does not have is worth having: it goes on, and has more than a number."""
    return reviewed.outcome in ("loopt", "open", "doorlopend") and not numbered_only(reviewed.text)


def save_proposal(proposal: Proposal, known: dict[str, Match], document_id: int, ctx: Context) -> Reply:
    """Save everything in this transaction; what the body already has is brought up to date, never doubled."""
    numbers: dict[str, int] = {item: match.number for item, match in known.items()}
    saved = _Saved()
    for point in proposal.new:
        if point.id not in known:
            action = _add(point, proposal, document_id, ctx)
            numbers[point.id] = action.number
            saved.added.append(action)
        elif changed := _bring_up_to_date(point, known[point.id], ctx):
            saved.updated.append(changed)
    for reviewed in proposal.reviewed:
        if reviewed.id in known:
            late = put_off(reviewed, numbers[reviewed.id], ctx)
            moved = ctx.store.actions.change(late, due=reviewed.moved_to, due_words="") if late else None
            saved.updated += [moved] if moved else []
            saved.closed += _look_back(reviewed, numbers, ctx)
        elif goes_on(reviewed):
            saved.added.append(_add(reviewed, proposal, document_id, ctx))
            saved.running += 1
    found = dated(proposal, ctx)
    for one in found:
        one.save()
    alone = not (saved.added or saved.updated or saved.closed)  # else the points are the news, not that it was held
    saved.planned = tuple(one.row for one in found if alone or not one.held)
    saved.goals = save_goals(proposal, ctx)
    reply, coming = _reply(proposal, saved, ctx), proposal.meeting.next.date
    return with_waiting(reply, coming, ctx) if coming else reply


def owners_named(names: Iterable[str], ctx: Context) -> list[Owner]:
    """The owners as they are saved: whom the group knows by its own name, all others as the document calls them."""
    return [ctx.directory.find_owner(name) or Owner(name) for name in names]


def _source(proposal: Proposal) -> str:
    kind = "actielijst" if proposal.kind in ("actielijst", "visie") else "verslag"
    return f"{kind} {long_date(proposal.meeting.date)}" if proposal.meeting.date else kind


def _add(point: NewPoint | ReviewedPoint, proposal: Proposal, document_id: int, ctx: Context) -> Action:
    """Add a new point, or one that was looked back on and goes on but that the list did not hold yet."""
    if isinstance(point, NewPoint):
        regions = [region_of(region, ctx.directory) or region for region in point.regions]
        theme = ctx.directory.theme_names.get(plain(point.theme), "")
        told: dict[str, Any] = {"due_words": point.deadline_words, "regions": regions, "theme": theme}
        due, ongoing = point.deadline, point.status == "doorlopend"
    else:
        told, due, ongoing = {}, point.moved_to or point.deadline, point.outcome == "doorlopend"
    action = ctx.store.actions.new(
        point.text,
        owners_named(point.owners, ctx),
        **told,
        due=due,
        ongoing=ongoing,
        source=_source(proposal),
        document_id=document_id,
        line=point.line or None,
    )
    if point.note:
        ctx.store.notes.add("action", action.number, point.note)
    return action


def _bring_up_to_date(point: NewPoint, match: Match, ctx: Context) -> Action | None:
    """A corrected document changes text, and fills in an owner or a date that was not known; None when nothing new."""
    action = ctx.store.actions.get(match.number)
    if action is None or not action.open:
        return None
    values: dict[str, Any] = {}
    if not match.exact:
        values["text"] = point.text
    if point.owners and not owners_of(action):
        values["owners"] = [owner.as_json() for owner in owners_named(point.owners, ctx)]
    if point.deadline and not action.due:
        values |= {"due": point.deadline, "due_words": point.deadline_words}
    return ctx.store.actions.change(action, **values) if values else None


def put_off(point: ReviewedPoint, number: int, ctx: Context) -> Action | None:
    """The open point that the meeting gave another day than it has."""
    action = ctx.store.actions.get(number) if point.moved_to else None
    return action if action and action.open and action.due != point.moved_to else None


def _look_back(point: ReviewedPoint, numbers: dict[str, int], ctx: Context) -> list[Action]:
    """What the meeting said of a point that the list holds: closed, gone on as another, or still running."""
    action = ctx.store.actions.get(numbers[point.id])
    if action is None or not action.open:
        return []
    values: dict[str, Any] = {}
    if point.outcome in ("afgerond", "vervallen"):
        values = {"status": point.outcome, "closed_at": ctx.now, "closed_note": shorten(point.note, 300)}
    elif point.outcome == "omgezet":
        values = {"status": "omgezet", "closed_at": ctx.now, "continued_by": numbers.get(point.followed_by or "")}
    elif _tells_more(point.note, action, ctx):
        ctx.store.notes.add("action", action.number, point.note)
    changed = ctx.store.actions.change(action, **values) if values else None
    follower = ctx.store.actions.get(values["continued_by"]) if changed and values.get("continued_by") else None
    if follower and not follower.follows:
        ctx.store.actions.change(follower, follows=action.number)
    return [changed] if changed else []


def _tells_more(note: str, action: Action, ctx: Context) -> bool:
    """Whether a remark is new: not just that it goes on, and not one that the point already has."""
    said = plain(note)
    known = {plain(one.text) for one in ctx.store.notes.of("action", action.number)}
    return bool(said) and said not in known and said not in SAYS_NO_MORE


def _reply(proposal: Proposal, saved: _Saved, ctx: Context) -> Reply:
    added, updated, closed = saved.added, saved.updated, saved.closed
    done = [count(len(added), "actiepunt toegevoegd", "actiepunten toegevoegd")]
    if saved.running and saved.running < len(added):
        done[0] += f" ({len(added) - saved.running} nieuw, {saved.running} lopend)"
    if updated:
        done.append(f"{len(updated)} bijgewerkt")
    if closed:
        done.append(f"{len(closed)} gesloten")
    if saved.goals:
        done = [saved.goals, *done] if added or updated or closed else [saved.goals]
    day = f" van {long_date(proposal.meeting.date)}" if proposal.meeting.date else ""
    kind = "Actielijst" if proposal.kind in ("actielijst", "visie") else "Verslag"
    parts: list[Part] = []
    for heading, actions in (("Toegevoegd", added), ("Bijgewerkt", updated), ("Gesloten", closed)):
        if actions:
            rows = tuple(
                Item(number=str(a.number), title=shorten(a.text, 120), notes=line(a, ctx, text=False)) for a in actions
            )
            parts.append(Section(heading=heading, parts=(Items(rows=rows[:30], total=len(rows)),)))
    if saved.planned:
        parts.append(Section(heading="In de agenda", parts=(Items(rows=saved.planned),)))
    if parts or saved.goals:
        parts.append(Buttons(buttons=(undo_button(ctx),)))
    return Reply(summary=f"{kind}{day} verwerkt: {join_and(done)}.", parts=tuple(parts))
