"""One signal with all that belongs to it, and its history."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from commands.command import Context, Role, command
from commands.dutch import join_and, local, long_date, short_date, shorten, the
from commands.fields import Number, Rest
from commands.reply import Button, Buttons, Item, Items, Part, Reply, Section, facts_beside
from commands.signals.new import perhaps_new
from commands.signals.telling import button, existing, facts_of, is_closed, status_of
from storage.history import Line
from storage.models import Signal


class WhichSignal(BaseModel):
    """One signal by its number."""

    number: Number = Field(title="Nummer")


class ShowSignal(BaseModel):
    """One signal by its number; other words behind `toon` begin a new one ("toon van het debat verhardt")."""

    number: Number = Field(0, title="Nummer")
    words: Rest = ""


@command(
    "signaal toon",
    "toon signaal",
    help="Toon één signaal met alles wat erbij hoort.",
    title="Signaal tonen",
    example="signaal toon 3",
    role=Role.lezer,
    changes=False,
)
def show(args: ShowSignal, ctx: Context) -> Reply:
    """Everything of one signal, and what can be done with it."""
    if not args.number:
        return perhaps_new(ctx, "toon", args.words)
    return shown(existing(ctx, args.number), ctx)


def shown(signal: Signal, ctx: Context) -> Reply:
    """One signal in full."""
    pairs = [*facts_of(signal, ctx), ("Status", status_of(signal))]
    if signal.closed_at:
        note = f": {signal.closed_note}" if signal.closed_note else ""
        pairs.append(("Gesloten", f"{long_date(local(signal.closed_at).date())}{note}"))
    made = f"{ctx.directory.name_of(signal.created_by)}, {long_date(local(signal.created_at).date())}"
    pairs.append(("Gemeld door", made))
    summary = f"Signaal S{signal.number} ({signal.kind}): {shorten(signal.text)}"
    parts: list[Part] = [facts_beside(summary, pairs)]
    notes = ctx.store.notes.of("signal", signal.number)
    if notes:
        rows = tuple(
            Item(
                title=note.text or "gewist",
                notes=f"{short_date(local(note.at).date())}, {_by(note.by, note.party, ctx)}",
            )
            for note in notes
        )
        parts.append(Section(heading="Notities", parts=(Items(rows=rows),)))
    parts.append(Buttons(buttons=tuple(_buttons(signal, ctx))))
    return Reply(summary=summary, parts=tuple(parts), only_me=True)


def _by(member: int | None, party: str, ctx: Context) -> str:
    name = ctx.directory.name_of(member)
    return f"{name} ({party})" if party and party != name else name


def _buttons(signal: Signal, ctx: Context) -> Iterator[Button]:
    if ctx.may(Role.kennisambassadeur) or signal.created_by == ctx.member.id:
        if is_closed(signal):
            yield button("Heropenen", "signaal status", signal, status="heropend")
        else:
            if signal.status != "opgepakt":
                yield replace(button("Opgepakt", "signaal status", signal, status="opgepakt"), style="primary")
            yield button("Afgehandeld", "signaal status", signal, status="afgehandeld")
            yield button("Niet opportuun", "signaal status", signal, status="niet opportuun")
            yield button("Maak er een actie van", "signaal wordt actie", signal)
            if not signal.to_steering:
                yield button(f"Naar {ctx.directory.settings.steering}", "signaal klaarzetten", signal)
    if ctx.may(Role.lid):
        yield button("Wijzig", "signaal wijzig", signal)
    if signal.action:
        yield Button(label=f"Toon actiepunt {signal.action}", command="actie toon", args={"number": str(signal.action)})
    yield button("Geschiedenis", "signaal geschiedenis", signal)


@command(
    "signaal geschiedenis",
    help="Toon wie wat wanneer aan een signaal veranderde.",
    title="Geschiedenis van een signaal",
    example="signaal geschiedenis 3",
    role=Role.lezer,
    changes=False,
)
def history(args: WhichSignal, ctx: Context) -> Reply:
    """The trail of one signal and its notes, oldest first."""
    signal = existing(ctx, args.number)
    lines = [(past.at, ctx.directory.name_of(past.by), _happened(past, ctx)) for past in ctx.store.history.of(signal)]
    lines += [
        (note.at, _by(note.by, note.party, ctx), f"notitie: {note.text or 'gewist'}")
        for note in ctx.store.notes.of("signal", signal.number)
    ]
    rows = tuple(
        Item(title=what, notes=f"{short_date(local(at).date())} {local(at):%H:%M}, {by}")
        for at, by, what in sorted(lines, key=lambda entry: entry[0])
        if what
    )
    see = Buttons(buttons=(button("Toon", "signaal toon", signal),))
    return Reply(
        summary=f"Signaal S{signal.number} is {status_of(signal)}: {shorten(signal.text)}",
        parts=(Items(rows=rows), see),
        only_me=True,
    )


def _happened(past: Line, ctx: Context) -> str:
    if not past.before:
        return "gemeld"
    changes = sorted(past.after.items(), key=lambda change: change[0] != "status")
    said = [_changed(name, past.before.get(name), value, ctx) for name, value in changes]
    return "; ".join(word for word in said if word)


def _changed(name: str, before: Any, after: Any, ctx: Context) -> str:
    match name:
        case "status":
            return str(after)
        case "kind":
            return f"soort {before} → {after}"
        case "before":
            return f"vóór wanneer {_day(before)} → {_day(after)}"
        case "regions":
            return f"regio {join_and(list(after)) or 'geen'}"
        case "to_steering":
            steering = ctx.directory.settings.steering
            return f"klaargezet voor {the(steering)}" if after else f"niet meer voor {the(steering)}"
        case "action":
            return f"gaat verder als actiepunt {after}" if after else ""
        case "closed_note":
            return f"“{after}”" if after else ""
        case "text":
            return f"tekst was “{shorten(before)}”" if before else "tekst gewist"
        case "link" | "origin":
            return f"{'link' if name == 'link' else 'bron'} {after or 'geen'}"
        case _:
            return ""


def _day(value: str | None) -> str:
    return short_date(date.fromisoformat(value)) if value else "geen"
