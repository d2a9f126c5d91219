"""The visie-actiepunten of a proposal: added once, afterwards only their stand van zaken and status move on."""

from collections.abc import Sequence
from typing import Any

from commands.command import Context
from commands.dutch import count
from commands.minutes.proposal import Goal as Found
from commands.minutes.proposal import Proposal
from commands.words.places import region_of
from storage.directory import plain
from storage.models import Goal


def compare(proposal: Proposal, ctx: Context) -> tuple[list[Found], list[tuple[Goal, dict[str, Any]]]]:
    """The goals that are new, and those whose stand van zaken or status moved on, with what changes."""
    known = list(ctx.store.goals.all())
    fresh: list[Found] = []
    moved: list[tuple[Goal, dict[str, Any]]] = []
    for found in proposal.goals:
        goal = _same(found, known)
        if goal is None:
            fresh.append(found)
            continue
        known.remove(goal)
        values: dict[str, Any] = {"status": found.status, "stands": _stands(found, goal.stands, ctx)}
        if values["stands"] != goal.stands or values["status"] != goal.status:
            moved.append((goal, values))
    return fresh, moved


def save_goals(proposal: Proposal, ctx: Context) -> str:
    """Add new goals and bring known ones up to date; says what was done, empty when nothing was."""
    fresh, moved = compare(proposal, ctx)
    for found in fresh:
        ctx.store.goals.new(
            found.theme,
            found.title,
            description=found.description or "",
            status=found.status,
            regions=_regions(found.regions, ctx),
            stands=_stands(found, [], ctx),
            details=_details(found),
        )
    for goal, values in moved:
        ctx.store.goals.change(goal, **values)
    said = [count(len(fresh), "visie-actiepunt toegevoegd", "visie-actiepunten toegevoegd")] if fresh else []
    said += [f"{len(moved)} bijgewerkt"] if moved else []
    return ", ".join(said)


def _same(found: Found, known: Sequence[Goal]) -> Goal | None:
    """Titles return, so the place in the list decides between goals of one title and theme."""
    alike = [goal for goal in known if plain(goal.title) == plain(found.title) and goal.theme == found.theme]
    return next((goal for goal in alike if goal.number == found.nr), next(iter(alike), None))


def _regions(regions: Sequence[str], ctx: Context) -> list[str]:
    """Each once by its own name, however many of its names the text uses ("Midden", "regio Midden")."""
    return list(dict.fromkeys(region_of(region, ctx.directory) or region for region in regions))


def _stands(found: Found, before: list[Any], ctx: Context) -> list[Any]:
    """The stands so far and those that are new; older ones are kept."""
    told = {stand["text"] for stand in before}
    fresh = [
        {"regions": _regions(one.regions, ctx), "text": one.text, "at": ctx.now.date().isoformat()}
        for one in found.standing
        if one.text not in told
    ]
    return [*before, *fresh]


def _details(found: Found) -> dict[str, Any]:
    asks = [{"to": ask.to, "text": ask.text} for ask in found.asks]
    return {"voorstel": found.proposal or "", "gevraagd": asks}
