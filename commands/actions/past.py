"""What happened to an action point: who, when, what it was before, and the chain of points it belongs to."""

from datetime import datetime
from typing import Any

from commands.actions.by_number import existing
from commands.actions.confirm import line, noted_by
from commands.actions.lists import WhichAction
from commands.command import Context, Role, command
from commands.dutch import local, short_date, shorten
from commands.reply import Item, Items, Reply, Text
from commands.words import owners as who
from storage.history import Line
from storage.models import Action
from storage.values import Owner


@command(
    "actie geschiedenis",
    "actie historie",
    help="Toon wie wat wanneer aan een actiepunt veranderde.",
    title="Geschiedenis van een actiepunt",
    example="actie geschiedenis 12",
    role=Role.lezer,
    changes=False,
)
def history(args: WhichAction, ctx: Context) -> Reply:
    """The trail of one point and its notes, oldest first, and the chain of points it belongs to."""
    action = existing(ctx, args.number)
    lines = [(past.at, ctx.directory.name_of(past.by), _happened(past)) for past in ctx.store.history.of(action)]
    lines += [(n.at, noted_by(n, ctx), f"notitie: {n.text}") for n in ctx.store.notes.of("action", action.number)]
    rows = tuple(
        Item(title=what, notes=f"{short_date(local(at).date())} {local(at):%H:%M}, {by}")
        for at, by, what in sorted(lines, key=lambda entry: entry[0])
        if what
    )
    chain = _chain(action, ctx)
    return Reply(
        summary=f"Geschiedenis van actiepunt {action.number}: {shorten(action.text)}",
        parts=(
            Items(rows=rows),
            *((Text(text=f"Keten: {chain}"),) if chain else ()),
            *((Text(text=f"Komt uit signaal S{action.signal}."),) if action.signal else ()),
            *((Text(text=f"Komt uit: {action.source}."),) if action.source not in ("", "chat") else ()),
            Text(text=line(action, ctx, text=False), subtle=True),
        ),
        only_me=True,
    )


def _chain(action: Action, ctx: Context) -> str:
    """`4 → 13 → 17`, however long the chain of follow-ups is."""
    numbers = [action.number]
    earlier = action
    while earlier.follows and earlier.follows not in numbers and (found := ctx.store.actions.get(earlier.follows)):
        earlier = found
        numbers.insert(0, earlier.number)
    later = action
    while (
        later.continued_by
        and later.continued_by not in numbers
        and (found := ctx.store.actions.get(later.continued_by))
    ):
        later = found
        numbers.append(later.number)
    return " → ".join(map(str, numbers)) if len(numbers) > 1 else ""


_NAMES = {"text": "tekst", "theme": "thema"}


def _happened(past: Line) -> str:
    """A line of the trail in Dutch; empty for what only the list itself needs."""
    if not past.before:
        return "vastgelegd"
    words: list[str] = []
    for name, value in past.after.items():
        words += _changed(name, past.before.get(name), value)
    return "; ".join(word for word in words if word)


def _changed(name: str, before: Any, after: Any) -> list[str]:
    match name:
        case "status":
            return [{"open": "heropend", "afgerond": "gesloten"}.get(after, after)]
        case "due":
            return [f"datum {_day(before)} → {_day(after)}"]
        case "owners":
            return [f"eigenaar {_names(before)} → {_names(after)}"]
        case "regions":
            return [f"regio {', '.join(after) or 'geen'}"]
        case "ongoing":
            return ["doorlopend gemaakt" if after else "niet meer doorlopend"]
        case "continued_by":
            return [f"gaat verder als {after}"] if after else []
        case "closed_note":
            return [f"“{after}”"] if after else []
        case "text" | "theme":
            return [f"{_NAMES[name]} was “{before}”" if before else f"{_NAMES[name]} {after}"]
        case _:
            return []


def _day(value: str | None) -> str:
    return short_date(datetime.fromisoformat(value).date()) if value else "geen"


def _names(values: list[dict[str, Any]]) -> str:
    return who.words([Owner.from_json(value) for value in values]) if values else "onbekend"
