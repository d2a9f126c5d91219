"""The action list as a file, in chat: Word, PDF, Excel, CSV or Markdown."""

import re

from pydantic import BaseModel, Field

from commands.actions.wanted import wanted_of
from commands.ask.bare import plain
from commands.command import Context, Role, command
from commands.fields import Rest
from commands.reply import File, Reply
from commands.report import Report
from commands.round.list_made import list_report, on_day
from commands.words.file_kind import take_kind

_KINDS = ("docx", "pdf", "xlsx", "csv", "md")
_TABLE = "csv"
_BY_NUMBER = re.compile(r"\b(?:op|per|naar)\s+nummer\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:ook\s+(?:de\s+)?gesloten|alles|alle)\b", re.IGNORECASE)


class HowWords(BaseModel):
    """Word unless said otherwise; "op nummer", "ook gesloten"."""

    words: Rest = Field("", title="Hoe")


@command(
    "actie export",
    "horzel export",
    "export",
    "actielijst als",
    "actielijst word",
    "actielijst excel",
    "actielijst pdf",
    "actielijst bestand",
    "actie lijst als",
    "actie lijst word",
    "actie lijst excel",
    "actie lijst pdf",
    help="Geef de actielijst als bestand: Word, PDF, Excel, CSV; per thema of op nummer.",
    title="Actielijst als bestand",
    example="actie export excel op nummer",
    role=Role.lezer,
)
def export(args: HowWords, ctx: Context) -> Reply:
    """One file, for who asks."""
    words = f"{ctx.request.text} {args.words}"
    kind = take_kind(words, _KINDS)[0]
    report = list_report(
        ctx.store,
        ctx.directory.name,
        on_day(ctx.store),
        by_theme=not _BY_NUMBER.search(words),
        closed=bool(_ALL.search(words)),
        one_table=kind == _TABLE,
    )
    return _file(report, kind, ctx)


def list_in_file(words: str, ctx: Context) -> Reply:
    """The points of a list in these words, in the kind of file that they ask for."""
    kind, rest = take_kind(plain(words), _KINDS)
    only, said = wanted_of(rest, ctx)
    day = ", ".join(filter(None, (on_day(ctx.store), said)))
    report = list_report(ctx.store, ctx.directory.name, day, by_theme=False, only=only, one_table=kind == _TABLE)
    return _file(report, kind, ctx)


def _file(report: Report, kind: str, ctx: Context) -> Reply:
    name = f"actielijst-{ctx.directory.slug}-{ctx.now.date().isoformat()}.{kind or 'docx'}"
    made = File(name=name, report=report.model_copy(update={"made_at": ctx.now}))
    return Reply(summary=f"{report.title}, {report.under}.", parts=(made,), only_me=True)
