"""A report as Markdown or CSV."""

import csv
import io
from typing import assert_never

from bot.files.write_sheet import as_text
from commands.report import Grid, Heading, Paragraph, Report, tables_of


def as_markdown(report: Report) -> str:
    """The whole report."""
    lines = [f"# {_line(report.title)}", ""]
    if report.under:
        lines += [_line(report.under), ""]
    for block in report.blocks:
        match block:
            case Heading(text=text, level=level):
                lines += [f"{'#' * (level + 1)} {_line(text)}", ""]
            case Paragraph(text=text, style="marker"):
                lines += [f"**{_line(text)}**", ""]
            case Paragraph(text=text, style="numbered"):
                lines += [f"1. {_line(text)}"]
            case Paragraph(text=text):
                lines += [_line(text), ""]
            case Grid():
                lines += _table(block)
            case _:
                assert_never(block)
    return "\n".join(lines).rstrip() + "\n"


def as_csv(report: Report) -> str:
    """The tables alone, a line between two of them."""
    told = io.StringIO()
    writer = csv.writer(told, delimiter=";", lineterminator="\r\n")
    for place, grid in enumerate(tables_of(report)):
        if place:
            writer.writerow([])
        writer.writerows([as_text(cell) for cell in row] for row in (grid.head, *grid.rows))
    return told.getvalue()


def _table(grid: Grid) -> list[str]:
    rows = [
        f"| {' | '.join(_line(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in (grid.head, *grid.rows)
    ]
    return [rows[0], f"|{'---|' * len(grid.head)}", *rows[1:], ""]


def _line(text: str) -> str:
    return " ".join(text.split())
