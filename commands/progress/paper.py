"""The report as a document: the counts first, then the lists that they were counted from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from commands.actions.confirm import due_of, owners_of
from commands.command import Context
from commands.dutch import short_date
from commands.meetings.lines import event_day, times_of
from commands.progress.facts import EARLIER, Facts, by_region, day_of
from commands.report import Block, Grid, Heading, Paragraph, Report
from commands.round.record import decisions_of
from commands.signals.kind import KINDS, PLURALS
from commands.signals.telling import outcome_of, region_of, text_of
from commands.words import owners as who
from storage.models import Action, Signal


def progress_report(facts: Facts, period: str, ctx: Context) -> Report:
    """All of it, in tables that Excel gets as sheets."""
    blocks: list[Block] = [
        Heading(text="In getallen"),
        _grid("In getallen", ("wat", "aantal"), _numbers(facts, ctx), (70, 30)),
        *_listed("Gesloten actiepunten", _CLOSED, [_closed(one) for one in facts.closed], (6, 44, 20, 14, 16)),
        *_listed("Open actiepunten", _OPEN, [_open(one) for one in facts.open], (6, 48, 24, 22)),
        *_signals("Signalen", facts.signals),
        *(_signals(EARLIER, facts.earlier) if facts.earlier else ()),
        *_listed("Vergaderingen", ("dag", "plaats", "besluiten"), _meetings(facts), (20, 30, 50)),
        *_listed("Gebeurtenissen", ("dag", "wat", "regio"), _events(facts), (20, 60, 20)),
    ]
    if facts.proposals:
        title = f"Aan de {ctx.directory.settings.steering}"
        rows = [(str(one.number), one.text, one.status, one.closed_note) for one in facts.proposals]
        blocks += _listed(title, ("nr", "voorstel", "status", "antwoord"), rows, (6, 50, 14, 30))
    if facts.stands:
        told = [
            (str(goal.number), goal.title, ", ".join(stand.get("regions", ())), _day(stand), str(stand["text"]))
            for goal, stand in facts.stands
        ]
        blocks += _listed(
            "Visie", ("nr", "visie-actiepunt", "regio", "dag", "stand van zaken"), told, (6, 26, 14, 12, 42)
        )
    return Report(
        title=f"Rapport {ctx.directory.name}",
        under=f"{period[0].upper()}{period[1:]}. Feiten uit de lijsten van de groep.",
        blocks=tuple(blocks),
        wide=True,
        made_at=ctx.now,
    )


_CLOSED = ("nr", "actie", "wie", "gesloten", "uitkomst")
_OPEN = ("nr", "actie", "wie", "wanneer")
_SIGNAL = ("nr", "soort", "signaal", "regio", "gemeld", "wat ervan werd")


def _numbers(facts: Facts, ctx: Context) -> list[tuple[str, ...]]:
    rows = [
        ("Nieuwe actiepunten", len(facts.new)),
        ("Gesloten actiepunten", len(facts.closed)),
        (f"Open op {short_date(facts.end)}", len(facts.open)),
        ("waarvan te laat", len(facts.late)),
        ("Signalen", len(facts.signals)),
        *([(EARLIER, len(facts.earlier))] if facts.earlier else []),
    ]
    rows += [(f"Signalen: {PLURALS[kind]}", sum(one.kind == kind for one in facts.signals)) for kind in KINDS]
    rows += [(f"Signalen: {name}", number) for name, number in by_region(facts.signals, ctx.directory.region_names)]
    rows += [("Vergaderingen", len(facts.meetings)), ("Gebeurtenissen", len(facts.events))]
    return [(what, str(number)) for what, number in rows]


def _listed(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> list[Block]:
    if not rows:
        return [Heading(text=title), Paragraph(text="Geen.")]
    return [Heading(text=title), _grid(title, head, rows, widths)]


def _grid(name: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> Grid:
    return Grid(name=name, head=head, rows=tuple(rows), widths=widths)


def _closed(one: Action) -> tuple[str, ...]:
    day = day_of(one.closed_at)
    became = f"omgezet in {one.continued_by}" if one.continued_by else one.status
    became = f"{became}: {one.closed_note}" if one.closed_note else became
    return (str(one.number), one.text, who.words(owners_of(one)), short_date(day) if day else "", became)


def _open(one: Action) -> tuple[str, ...]:
    return (str(one.number), one.text, who.words(owners_of(one)), "doorlopend" if one.ongoing else due_of(one))


def _signals(title: str, signals: Sequence[Signal]) -> list[Block]:
    return _listed(title, _SIGNAL, [_signal(one) for one in signals], (7, 12, 36, 19, 12, 14))


def _signal(one: Signal) -> tuple[str, ...]:
    day = day_of(one.created_at)
    told = short_date(day) if day else ""
    return (f"S{one.number}", one.kind, text_of(one), region_of(one), told, outcome_of(one))


def _day(stand: dict[str, Any]) -> str:
    return short_date(date.fromisoformat(stand["at"]))


def _meetings(facts: Facts) -> list[tuple[str, ...]]:
    return [
        (
            f"{short_date(one.day)} {times_of(one.start, one.end)}".strip(),
            one.place,
            "; ".join(decision.text for decision in decisions_of(one)),
        )
        for one in facts.meetings
    ]


def _events(facts: Facts) -> list[tuple[str, ...]]:
    return [(event_day(one), one.text, one.region) for one in facts.events]
