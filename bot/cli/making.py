"""The bytes of an export in each format, of rows that are handed in: as they are, or blanked for the Woo."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.cli import tables
from bot.failure import WrongUse
from commands import columns, console
from commands.report import Grid, Paragraph, Report
from commands.round.calendar import calendar_report
from storage.agenda import Revisions
from storage.models import Event, Meeting

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Made:
    """Where the rows of each kind come from, the pieces of JSON, and for a calendar how often each of them changed.

    `hash` is that of a Woo file, else empty.
    """

    rows: Callable[[str], Rows]
    as_json: Callable[[], Iterable[str]]
    hash: str = ""
    revised: Callable[[], Revisions] = dict


def made(what: str, form: str, source: Made, now: datetime) -> Iterator[bytes]:
    """The export, piece by piece. Raises WrongUse for what cannot be."""
    match form:
        case "json":
            yield from (piece.encode() for piece in source.as_json())
        case "docx" | "pdf" if what != "all":
            yield _on_paper(what, columns.lines(what, source.rows(what)), form, source, now)
        case "csv" if what != "all":
            yield from _lines(tables.as_csv(columns.lines(what, source.rows(what))))
        case "md" if what != "all":
            yield from _lines(tables.as_markdown(columns.lines(what, source.rows(what))))
        case "xlsx":
            kinds = list(columns.SHEETS) if what == "all" else [what]
            yield tables.as_workbook({columns.SHEETS[kind]: columns.lines(kind, source.rows(kind)) for kind in kinds})
        case "ics" if what in {"meetings", "all"}:
            yield _calendar(source, now)
        case _:
            raise WrongUse(console.cannot_be(what, form))


def _on_paper(what: str, table: Iterable[columns.Cells], form: str, source: Made, now: datetime) -> bytes:
    """One kind as one table, in Word or PDF."""
    from bot.files.write import written
    from commands.woo.file_made import NOTE, under

    everything, *lines = table
    head, rows = columns.filled(everything, lines)
    title = columns.SHEETS[what]
    grid = Grid(name=title, head=head, rows=rows, widths=columns.widths(head, rows))
    report = Report(title=title, blocks=(grid,), wide=True, made_at=now)
    if source.hash:
        note = Paragraph(text=NOTE, style="subtle")
        report = report.model_copy(update={"under": under(source.hash, now), "blocks": (note, grid)})
    return written(f"export.{form}", report)


def _calendar(source: Made, now: datetime) -> bytes:
    """The same entries as in somebody's own calendar, so that one who imports both has each meeting once."""
    from bot.files.write import written

    named = [(row["body"], Meeting.read(row)) for row in source.rows("meetings")]
    events = [Event.read(row) for row in source.rows("events")]
    title = ", ".join(dict.fromkeys(name for name, _ in named))
    return written("agenda.ics", calendar_report(title, named, events, source.revised(), now))


def _lines(lines: Iterable[str]) -> Iterator[bytes]:
    for each in lines:
        yield f"{each}\n".encode()
