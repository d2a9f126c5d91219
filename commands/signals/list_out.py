"""The signals as a file, in chat: the same ones that a list in the same words shows, all of them."""

from pydantic import BaseModel, Field

from commands.command import Context, Role, command
from commands.dutch import count, local, long_date, short_date
from commands.fields import Rest
from commands.reply import File, Reply
from commands.report import Grid, Paragraph, Report
from commands.signals.lists import asked_of, heading
from commands.signals.telling import outcome_of, region_of, text_of
from commands.words.file_kind import take_kind
from storage.models import Signal

_KINDS = ("docx", "pdf", "xlsx", "csv", "md")
_HEAD = ("nr", "soort", "signaal", "regio", "vóór", "status", "gemeld", "door", "bron en link")
_WIDTHS = (5, 9, 32, 13, 10, 12, 10, 12, 16)
_MOST = 5000


class WhichWords(BaseModel):
    """Which signals, as for a list, and the kind of file; Excel unless said otherwise."""

    words: Rest = Field("", title="Welke")


@command(
    "signaal export",
    "signalen export",
    "signaal lijst als",
    "signalen als",
    "signalen in",
    "export signalen",
    "horzel export signalen",
    "signaal exporteer",
    "signalen exporteren",
    help="Geef de signalen als bestand: Excel, Word, PDF, CSV; per soort, regio, status of periode.",
    title="Signalen als bestand",
    example="signaal export {regio} kansen alle excel",
    role=Role.lezer,
)
def export(args: WhichWords, ctx: Context) -> Reply:
    """One file, for who asks."""
    kind, words = take_kind(args.words, _KINDS)
    kind = kind or take_kind(ctx.request.text, _KINDS)[0] or "xlsx"
    asked = asked_of(words, ctx)
    found = sorted(ctx.store.signals.find(asked.wanted, limit=_MOST), key=lambda signal: signal.number)
    today = local(ctx.now).date()
    lines = tuple(_row(signal, ctx) for signal in found)
    table = Grid(name="Signalen", head=_HEAD, rows=lines, widths=_WIDTHS)
    report = Report(
        title=f"Signalen {ctx.directory.name}",
        under=f"{long_date(today)} · {heading(asked, len(found)).rstrip('.')}",
        blocks=(table,) if found else (Paragraph(text="Er zijn geen signalen die hieraan voldoen."),),
        wide=True,
        made_at=ctx.now,
    )
    name = f"signalen-{ctx.directory.slug}-{today.isoformat()}.{kind}"
    said = f"Signalen {ctx.directory.name}, {long_date(today)} · {count(len(found), 'signaal', 'signalen')}."
    return Reply(summary=said, parts=(File(name=name, report=report),), only_me=True)


def _row(signal: Signal, ctx: Context) -> tuple[str, ...]:
    return (
        f"S{signal.number}",
        signal.kind,
        text_of(signal),
        region_of(signal),
        short_date(signal.before) if signal.before else "",
        outcome_of(signal),
        short_date(local(signal.created_at).date()),
        ctx.directory.name_of(signal.created_by),
        " ".join(filter(None, (signal.origin, signal.link))),
    )
