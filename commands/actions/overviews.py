"""Questions over the whole list: what happened since, who has been silent, what goes to the Stuurgroep."""

from datetime import date, datetime, timedelta

from pydantic import BaseModel

from commands.actions.confirm import owners_of
from commands.actions.lists import row
from commands.actions.proposals import ANSWERED, WAITING, answer_button
from commands.command import Context, Role, command
from commands.dutch import count, local, long_date, short_date, shorten, the
from commands.fields import Nothing, Rest
from commands.reply import Button, Buttons, Item, Items, Part, Reply, Section, Text
from commands.words.moments import since, since_meeting
from storage.actions import Wanted
from storage.signals import WantedSignals

_FOUR_WEEKS = timedelta(weeks=4)
_SHOWN, _MOST = 8, 500
_ALL_OPEN = Button(label="Alle open punten", command="actie lijst")
_ALL_CLOSED = Button(label="Alle gesloten punten", command="actie lijst", args={"words": "gesloten"})
_ALL_SIGNALS = Button(label="Alle signalen", command="signaal lijst")


class Moment(BaseModel):
    """Since when, in words; without words since the last meeting."""

    words: Rest = ""


@command(
    "actie sinds",
    "actie gebeurd",
    "wat is er gebeurd",
    help="Wat er gesloten en bij gekomen is sinds een moment.",
    title="Wat er gebeurd is",
    example="actie sinds vorige vergadering",
    role=Role.lezer,
    changes=False,
)
def happened(args: Moment, ctx: Context) -> Reply:
    """Closed, new and noted since a moment; without one since the last meeting, else four weeks."""
    moment = since(args.words, ctx) if args.words.strip() else _last_time(ctx)
    closed = ctx.store.actions.listed(Wanted(status="gesloten", closed_since=moment), limit=_MOST)
    new = ctx.store.actions.listed(Wanted(status="alle", created_since=moment), limit=_MOST)
    signals = ctx.store.signals.find(WantedSignals(since=moment, everything=True), limit=_MOST)
    parts: list[Part] = []
    for heading, found, more in (
        ("Gesloten", closed, _ALL_CLOSED),
        ("Nieuw en nog open", tuple(one for one in new if one.open), _ALL_OPEN),
    ):
        if found:
            rows = tuple(row(action, ctx, button=False) for action in found[:_SHOWN])
            parts.append(_part(heading, rows, len(found), more))
    if signals:
        seen = tuple(
            Item(number=f"S{s.number}", title=shorten(s.text), notes=f"{s.kind} · {s.status}") for s in signals
        )
        parts.append(_part("Signalen", seen[:_SHOWN], len(seen), _ALL_SIGNALS))
    day = long_date(local(moment).date())
    if not parts:
        return Reply(summary=f"Sinds {day} is er niets gesloten en niets bij gekomen.", only_me=True)
    said = f"{count(len(closed), 'punt', 'punten')} gesloten, {count(len(new), 'nieuw punt', 'nieuwe punten')}"
    return Reply(summary=f"Sinds {day}: {said}.", parts=tuple(parts), only_me=True)


def _part(heading: str, rows: tuple[Item, ...], total: int, rest: Button) -> Section:
    """A few rows, how many there are, and where the rest is."""
    listed = Items(rows=rows, total=total, more=rest if total > len(rows) else None)
    return Section(heading=f"{heading} ({total})", parts=(listed,))


def _last_time(ctx: Context) -> datetime:
    today = ctx.now.date()
    return since_meeting(ctx.store.agenda.last_meeting(today), today)


@command(
    "actie stil",
    "wie heeft niets laten horen",
    "wie is er stil",
    help="Bij welke eigenaren lang niets veranderde (alleen voor de voorzitter en de secretaris).",
    title="Opvragen wie niets liet horen",
    example="actie stil",
    role=Role.voorzitter,
    changes=False,
)
def silent(args: Nothing, ctx: Context) -> Reply:
    """Per owner with open points: how many, and since when nothing happened to them. Facts, no judgement."""
    del args
    moment = _last_time(ctx)
    moved = {line.row_id for line in ctx.store.history.since(moment, limit=5000) if line.subject == "action"}
    noted = ctx.store.notes.numbers_since("action", moment)
    quiet: dict[str, list[int]] = {}
    for action in ctx.store.actions.find(Wanted(), limit=500):
        if action.id not in moved and action.number not in noted and not action.ongoing:
            for owner in owners_of(action):
                if not owner.done:
                    quiet.setdefault(owner.name, []).append(action.number)
    day = long_date(local(moment).date())
    if not quiet:
        return Reply(summary=f"Sinds {day} is er bij elke eigenaar iets veranderd of genoteerd.", only_me=True)
    rows = tuple(
        Item(title=name, notes=f"{count(len(numbers), 'punt', 'punten')}: {', '.join(map(str, numbers))}")
        for name, numbers in sorted(quiet.items(), key=lambda entry: -len(entry[1]))
    )
    return Reply(
        summary=f"Open punten waar sinds {day} niets bij is veranderd of genoteerd.",
        parts=(Items(rows=rows[:15], total=len(rows)), Text(text="Alleen u ziet dit.", subtle=True)),
        only_me=True,
    )


@command(
    "actie stuurgroep",
    "stuurgroep",
    "wat moet er naar de stuurgroep",
    help="Wat er naar de Stuurgroep moet: voorstellen en gemarkeerde signalen, klaar om te plakken.",
    title="Naar de Stuurgroep",
    example="actie stuurgroep",
    role=Role.lezer,
    changes=False,
)
def steering(args: Nothing, ctx: Context) -> Reply:
    """Proposals and marked signals; Horzel sends nothing, a person takes it along."""
    del args
    name = ctx.directory.settings.steering
    proposals = ctx.store.actions.find(Wanted(status=WAITING), limit=500)
    answered = ctx.store.actions.find(Wanted(status=ANSWERED, closed_since=_last_time(ctx)), limit=_SHOWN)
    signals = [s for s in ctx.store.signals.find(WantedSignals(), limit=500) if s.to_steering]
    if not proposals and not signals and not answered:
        return Reply(
            summary=f"Er staat niets klaar voor {the(name)}.",
            parts=(Text(text=f"Een signaal zet u klaar met: S3 naar {name.casefold()}", subtle=True),),
            only_me=True,
        )
    parts: list[Part] = []
    if proposals:
        press = answer_button if ctx.may(Role.voorzitter) else lambda _: None
        rows = tuple(
            Item(number=str(a.number), title=a.text, notes=_since(a.created_at), button=press(a)) for a in proposals
        )
        parts.append(Section(heading="Voorstellen", parts=(Items(rows=rows),)))
    if signals:
        rows = tuple(
            Item(number=f"S{s.number}", title=s.text, notes=f"{s.kind} · {_since(s.created_at)}") for s in signals
        )
        parts.append(Section(heading="Signalen", parts=(Items(rows=rows),)))
    if answered:
        rows = tuple(Item(number=str(a.number), title=a.text, notes=a.closed_note) for a in answered)
        parts.append(Section(heading="Beantwoord sinds de vorige vergadering", parts=(Items(rows=rows),)))
    parts.append(Buttons(buttons=(_ALL_SIGNALS,)))
    total = count(len(proposals) + len(signals), "punt", "punten")
    return Reply(summary=f"Voor {the(name)}: {total}.", parts=tuple(parts), only_me=True)


def _since(at: datetime) -> str:
    day: date = local(at).date()
    return f"sinds {short_date(day)}"


OVERVIEW_COMMANDS = (happened, silent, steering)
