"""The visie: goals of the Stuurgroep, their status and the stand van zaken per region."""

import re
from datetime import date

from pydantic import BaseModel, Field

from commands.actions.by_number import existing, overtaken
from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import count, join_and, short_date, shorten
from commands.examples import filled
from commands.fields import MAX_TEXT, Rest
from commands.reply import Button, Buttons, Facts, Item, Items, Part, Reply, Section, Text
from commands.words.numerals import take_numbers
from commands.words.places import region_of
from storage.actions import Wanted
from storage.directory import plain
from storage.models import WITHDRAWN, Goal

_STAND = re.compile(r"^stand(?:\s+van\s+zaken)?\b\s*:?\s*(?P<text>.*)$", re.IGNORECASE | re.DOTALL)
_LONGEST = 5  # words in the longest name of a region tried
_STATUS = re.compile(
    r"^(?:is\s+)?(?P<status>afgerond|klaar|gereed|loopt|lopend|doorlopend|geen\s+actie|voorstel)\b[\s.!]*$",
    re.IGNORECASE,
)
_VISION = r"(?:het\s+)?visie(?:-?\s*(?:actie)?punt)?"
_MANY = r"(?P<numbers>#?\d{1,6}(?:\s*(?:,|\ben\b)\s*#?\d{1,6})*)"
_POINTS = re.compile(
    rf"^(?:met\s+)?(?:actie(?:punt(?:en)?|s)?|punt(?:en)?)\s+{_MANY}(?P<off>\s+(?:los|weg|eraf))?[\s.!]*$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"^(?:(?:hang|zet|leg)\s+)?(?:actie(?:punt(?:en)?|s)?\s+|punt(?:en)?\s+)?{_MANY}\s+"
    rf"(?P<off>los\s+van\s+)?(?(off)|(?:bij|onder|aan)\s+){_VISION}\s*#?(?P<goal>\d{{1,3}})[\s.!]*$",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_VISION}\s*#?(?P<goal>\d{{1,3}})\b", re.IGNORECASE)
_SAME = {"klaar": "afgerond", "gereed": "afgerond", "lopend": "loopt"}


class Words(BaseModel):
    """A theme, a number, or a number with what is to be noted."""

    words: Rest = Field("", max_length=MAX_TEXT)


@command(
    "visie",
    "visie-actiepunten",
    help="De visie-actiepunten van de Stuurgroep, hun status en de stand van zaken per regio.",
    title="Visie",
    example="visie {thema}",
    role=Role.lezer,
)
def vision(args: Words, ctx: Context) -> Reply:
    """All goals by theme, those of one theme, one goal, or a change of one: `visie 2 stand noord: …`."""
    numbers, rest = take_numbers(args.words)
    if not numbers:
        return _listed(args.words, ctx)
    goal = ctx.store.goals.get(numbers[0])
    if goal is None or goal.status == WITHDRAWN:
        raise UserError(f"Visie-actiepunt {numbers[0]} bestaat niet. Typ visie voor de hele lijst.")
    if not rest.strip():
        return _shown(goal, ctx)
    if match := _STATUS.match(rest.strip()):
        return _set_status(goal, " ".join(match["status"].casefold().split()), ctx)
    if match := _STAND.match(rest.strip()):
        return _add_stand(goal, match["text"], ctx)
    if match := _POINTS.match(rest.strip()):
        return _hang(goal, take_numbers(match["numbers"])[0], bool(match["off"]), ctx)
    lies_in, said = _where(rest.strip(), ctx)
    if lies_in and said and rest.strip().removesuffix(said).rstrip().endswith(":"):
        return _add_stand(goal, rest, ctx)  # "visie 2 noord: vijfde gemeente klaar"
    raise UserError(f"Dit begrijp ik niet. Bijvoorbeeld: {_example(goal, ctx)}")


def hung(said: str) -> str:
    """ "actie 3 bij visie 2" as the words of this command; "" for what says something else."""
    match = _UNDER.match(said)
    return f"{match['goal']} actie {match['numbers']}{' los' if match['off'] else ''}" if match else ""


def asks_goal(said: str) -> str:
    """The number of the goal that a question is about ("is visie 3 al klaar?")."""
    match = _NAMED.search(said)
    return match["goal"] if match else ""


def _hang(goal: Goal, numbers: tuple[int, ...], off: bool, ctx: Context) -> Reply:
    """Put action points under a goal, or take them off it. Raises UserError."""
    if not ctx.may(Role.lid):
        raise UserError("Meelezen mag, wijzigen niet. Vraag het aan een lid.")
    points = [existing(ctx, number) for number in numbers]
    moved = [one for one in points if (one.goal == goal.number) == off]
    if not moved:
        told = join_and([str(one.number) for one in points])
        raise UserError(f"Actiepunt {told} {'hangt niet' if off else 'hangt al'} onder visie-actiepunt {goal.number}.")
    for one in moved:
        if ctx.store.actions.change(one, goal=None if off else goal.number) is None:
            raise overtaken(one)
    told = join_and([str(one.number) for one in moved])
    verb = "hangt" if len(moved) == 1 else "hangen"
    where = "niet meer onder" if off else "onder"
    rows = tuple(Item(number=str(one.number), title=shorten(one.text)) for one in moved)
    shown = Button(label="Toon", command="visie", args={"words": str(goal.number)})
    return Reply(
        summary=f"Actiepunt {told} {verb} nu {where} visie-actiepunt {goal.number}: {shorten(goal.title)}",
        parts=(Items(rows=rows), Buttons(buttons=(shown, undo_button(ctx)))),
    )


def _listed(words: str, ctx: Context) -> Reply:
    goals = [goal for goal in ctx.store.goals.all() if goal.status != WITHDRAWN]
    if not goals:
        return Reply(
            summary="Er staan nog geen visie-actiepunten in. De secretaris leest ze in met: verwerk deze actielijst.",
            only_me=True,
        )
    wanted = " ".join(word for word in words.strip(" ?").split() if word.casefold() not in ("thema", "regio"))
    theme = ctx.directory.theme_names.get(plain(wanted), "")
    lies_in = region_of(wanted, ctx.directory)
    if match := _STATUS.match(wanted):
        status = " ".join(match["status"].casefold().split())
        return _goals([goal for goal in goals if goal.status == _SAME.get(status, status)], f" met status {wanted}")
    chosen = [
        goal
        for goal in goals
        if not wanted
        or (theme and goal.theme == theme)
        or (lies_in and lies_in in goal.regions)
        or (not theme and not lies_in and wanted.casefold() in f"{goal.title} {goal.theme}".casefold())
    ]
    return _goals(chosen, f" over {theme or lies_in or f'“{wanted}”'}" if wanted else "")


def _goals(chosen: list[Goal], about: str) -> Reply:
    sections: dict[str, list[Item]] = {}
    for goal in chosen:
        sections.setdefault(goal.theme, []).append(_row(goal))
    parts = [Section(heading=name, parts=(Items(rows=tuple(rows)),)) for name, rows in sections.items()]
    hint = [Text(text=f"Van één thema: visie {next(iter(sections)).casefold()}", subtle=True)] if len(parts) > 1 else []
    if not chosen:
        hint = [Text(text="Zoek op thema, regio of status: visie afgerond. Alles: visie", subtle=True)]
    return Reply(
        summary=f"{count(len(chosen), 'visie-actiepunt', 'visie-actiepunten').capitalize()}{about}.",
        parts=(*parts, *hint),
        only_me=True,
    )


def _row(goal: Goal) -> Item:
    press = Button(label="Toon", command="visie", args={"words": str(goal.number)})
    last = f" · stand {short_date(date.fromisoformat(goal.stands[-1]['at']))}" if goal.stands else ""
    return Item(number=str(goal.number), title=shorten(goal.title), notes=f"{goal.status}{last}", button=press)


def _shown(goal: Goal, ctx: Context) -> Reply:
    pairs = [("Thema", goal.theme), ("Status", goal.status)]
    if goal.regions:
        pairs.append(("Regio", ", ".join(goal.regions)))
    if goal.details.get("voorstel"):
        pairs.append(("Voorstel", str(goal.details["voorstel"])))
    parts: list[Part] = [Facts(pairs=tuple(pairs))]
    if goal.description:
        parts.append(Text(text=goal.description))
    if goal.stands:
        rows = tuple(_stand_row(stand) for stand in reversed(goal.stands))
        parts.append(Section(heading="Stand van zaken", parts=(Items(rows=rows),)))
    under = [action for action in ctx.store.actions.find(Wanted(), limit=500) if action.goal == goal.number]
    if under:
        rows = tuple(Item(number=str(action.number), title=shorten(action.text)) for action in under)
        parts.append(Section(heading="Actiepunten hierbij", parts=(Items(rows=rows),)))
    if ctx.may(Role.lid):
        parts.append(Text(text=f"Bijwerken: {_example(goal, ctx)}", subtle=True))
    return Reply(summary=f"Visie-actiepunt {goal.number}: {goal.title}", parts=tuple(parts), only_me=True)


def _example(goal: Goal, ctx: Context) -> str:
    where = " {regio}" if ctx.directory.region_names else ""
    return filled(f"visie {goal.number} stand{where}: vijfde gemeente klaar", ctx.directory)


def _stand_row(stand: dict[str, object]) -> Item:
    regions = stand.get("regions")
    where = f"{', '.join(map(str, regions))} · " if isinstance(regions, list) and regions else ""
    by = f", {stand['by']}" if stand.get("by") else ""
    return Item(title=str(stand["text"]), notes=f"{where}{short_date(date.fromisoformat(str(stand['at'])))}{by}")


def _set_status(goal: Goal, said: str, ctx: Context) -> Reply:
    if not ctx.may(Role.lid):
        raise UserError("Meelezen mag, wijzigen niet. Vraag het aan een lid.")
    status = _SAME.get(said, said)
    if status == goal.status:
        raise UserError(f"Visie-actiepunt {goal.number} stond al op {status}.")
    ctx.store.goals.change(goal, status=status)
    return Reply(
        summary=f"Visie-actiepunt {goal.number} staat nu op {status}: {shorten(goal.title)}",
        parts=(Text(text=f"Was: {goal.status}", subtle=True), Buttons(buttons=(undo_button(ctx),))),
    )


def _add_stand(goal: Goal, text: str, ctx: Context) -> Reply:
    if not ctx.may(Role.lid):
        raise UserError("Meelezen mag, wijzigen niet. Vraag het aan een lid.")
    lies_in, said = _where(text.strip(), ctx)
    if not said:
        raise UserError(f"Wat is de stand? Bijvoorbeeld: {_example(goal, ctx)}")
    stand = {
        "regions": [lies_in] if lies_in else [],
        "text": said,
        "at": ctx.now.date().isoformat(),
        "by": ctx.member.name,
    }
    ctx.store.goals.change(goal, stands=[*goal.stands, stand])
    of = f" voor {lies_in}" if lies_in else ""
    return Reply(
        summary=f"Stand{of} bij visie-actiepunt {goal.number}: {shorten(said, 200)}",
        parts=(
            Text(text=f"{goal.title}. Eerdere standen blijven bewaard.", subtle=True),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


def _where(text: str, ctx: Context) -> tuple[str, str]:
    """The region that a stand begins with ("Hart van Brabant: …", "noord …"), and what is said of it."""
    words = text.split(" ")
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if lies_in := region_of(" ".join(words[:size]).rstrip(": "), ctx.directory):
            return lies_in, " ".join(words[size:]).lstrip(": ")
    return "", text
