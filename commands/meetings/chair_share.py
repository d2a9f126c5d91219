"""The state of a part: of one theme, region or owner, or shares per owner, theme or region."""

from dataclasses import replace
from datetime import datetime

from commands.actions.lists import row
from commands.actions.wanted import wanted_of
from commands.command import Context
from commands.dutch import count
from commands.reply import Button, Buttons, Facts, Item, Items, Part, Reply, Text
from commands.workdays import end_of_week
from storage.actions import NO_OWNER, Wanted

_LISTED = 3
_SHARES_LISTED = 12
_PREFIX = {"thema": "thema:", "regio": "regio:"}
_NAMED = {"thema": "thema", "regio": "regio"}


def part_of(words: str, since: datetime, ctx: Context) -> Reply:
    """Open, late, this week, new and closed of what `words` name, and its first points. Raises UserError."""
    wanted, said = wanted_of(words, ctx)
    today = ctx.now.date()
    week_end = end_of_week(today)
    store = ctx.store.actions
    open_points = store.count(wanted)
    found = store.listed(wanted, limit=_LISTED)
    late = store.count(replace(wanted, late_on=today))
    week = store.count(replace(wanted, due_from=today, due_to=week_end))
    new = store.count(replace(wanted, created_since=since))
    closed = store.count(replace(wanted, status="gesloten", closed_since=since))
    pairs = (
        (f"Sinds {since.day:02d}-{since.month:02d}", f"{closed} gesloten, {new} nieuw, {open_points} open"),
        ("Te laat", str(late or "geen")),
        ("Deze week", str(week or "geen")),
    )
    parts: list[Part] = [Facts(pairs=pairs)]
    if found:
        more = (
            Button(label="Toon alle", command="actie lijst", args={"words": words}) if open_points > _LISTED else None
        )
        parts.append(Items(rows=tuple(row(action, ctx) for action in found), total=open_points, more=more))
    parts.append(Buttons(buttons=(Button(label="Hele stand", command="stand"),)))
    return Reply(
        summary=f"Stand {said or words}: {count(open_points, 'open punt', 'open punten')}.",
        parts=tuple(parts),
        only_me=True,
    )


def shares(what: str, ctx: Context) -> Reply:
    """Open and late points per owner, theme or region: facts, the largest first."""
    prefix = _PREFIX.get(what, "eigenaar:")
    found = ctx.store.overview.shares(prefix, ctx.now.date())
    name = _NAMED.get(what, "eigenaar")
    without = _without(name, sum(share.open for share in found), ctx)
    if not found:
        said = f"Er zijn geen open punten met een {name}{f'; zonder {name}: {without}' if without else ''}."
        return Reply(summary=said, only_me=True)
    names = {word.casefold(): word for word in _names(ctx)}
    rows = tuple(
        Item(
            title=names.get(share.label.removeprefix(prefix), share.label.removeprefix(prefix)),
            notes=f"{share.open} open, {share.late} te laat" if share.late else f"{share.open} open",
        )
        for share in found[:_SHARES_LISTED]
    )
    if without:
        rows = (*rows, Item(title=f"zonder {name}", notes=f"{without} open"))
    rest = count(len(found) - _SHARES_LISTED, "kleinere", "kleinere")
    more = (Text(text=f"En nog {rest}.", subtle=True),) if len(found) > _SHARES_LISTED else ()
    twice = (Text(text="Een punt van twee eigenaren telt bij beide.", subtle=True),) if name == "eigenaar" else ()
    return Reply(summary=f"Open punten per {name}.", parts=(Items(rows=rows), *more, *twice), only_me=True)


def _without(name: str, known: int, ctx: Context) -> int:
    """How many open points have no owner, or no theme; of regions nothing is said, for a point may have several."""
    if name == "eigenaar":
        return ctx.store.actions.count(Wanted(labels=(NO_OWNER,)))
    return ctx.store.actions.count(Wanted()) - known if name == "thema" or not known else 0


def _names(ctx: Context) -> tuple[str, ...]:
    directory = ctx.directory
    return (
        *(party.name for party in directory.by_id.values()),
        *(f"gemeente {party.name}" for party in directory.by_id.values() if party.kind == "gemeente"),
        *(member.name for member in directory.members),
        *(theme.name for theme in directory.settings.themes),
    )
