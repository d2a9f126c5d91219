"""`horzel rapport`: the facts of a quarter or another period, short on screen, in full as a file."""

import re
from collections.abc import Iterable
from datetime import timedelta

from pydantic import BaseModel, Field

from commands.actions.proposals import ANSWERED
from commands.command import Context, Role, UserError, command
from commands.dutch import count, join_and, long_date, short_date
from commands.fields import Rest
from commands.progress.facts import EARLIER, Facts, by_region, counted, facts_of
from commands.progress.paper import progress_report
from commands.progress.period import before, reported
from commands.reply import Button, Buttons, File, Part, Reply, Text
from commands.reply import Facts as Pairs
from commands.signals.kind import KINDS, PLURALS
from commands.signals.telling import status_of
from commands.words.file_kind import take_kind
from commands.words.period import Period
from storage.models import Signal

_KINDS = ("docx", "xlsx", "pdf")
_FILLERS = re.compile(
    r"\b(?:rapport(?:age)?|kwartaalrapport(?:age)?|over|van|voor|het|de|als|in|een|graag|periode|geef|maak|"
    r"signalen|per\s+regio|stuurgroep)\b|[?.!,:]",
    re.IGNORECASE,
)


class ReportWords(BaseModel):
    """Over which period, and as what."""

    words: Rest = Field("", title="Periode")


@command(
    "horzel rapport",
    "rapport",
    "rapportage",
    "kwartaalrapport",
    "kwartaalrapportage",
    "horzel rapportage",
    "horzel kwartaalrapport",
    help="De feiten van een kwartaal of andere periode, uit de lijsten; ook als Word, PDF of Excel.",
    title="Rapport over een periode",
    example="horzel rapport kwartaal 2",
    role=Role.kennisambassadeur,
    changes=False,
)
def report(args: ReportWords, ctx: Context) -> Reply:
    """Counts on one screen; with "Word" or "Excel" the lists behind them. Raises UserError without a period."""
    today = ctx.now.date()
    kind, words = take_kind(args.words, _KINDS)
    period, rest = reported(words if _FILLERS.sub("", words).strip() else "", today)
    if period is None or _FILLERS.sub("", rest).strip():
        raise UserError(
            "Over welke periode? Bijvoorbeeld: rapport kwartaal 2, of rapport 01-06-2022 t/m 01-09-2023. "
            "Een actiepunt over een rapport begint met: actie nieuw rapport …"
        )
    if period.since > today:
        raise UserError(f"De periode {period.words} moet nog beginnen.")
    facts = facts_of(period, ctx)
    lead = f"Rapport {ctx.directory.name}, {said(facts)}."
    if kind:
        name = f"rapport-{ctx.directory.slug}-{period.since.isoformat()}-{facts.end.isoformat()}.{kind}"
        made = File(name=name, report=progress_report(facts, said(facts), ctx))
        return Reply(summary=lead, parts=(made,), only_me=True)
    parts: list[Part] = [Pairs(pairs=_pairs(facts, ctx))]
    parts.append(Text(text="Alleen feiten uit de lijsten; de duiding is aan u.", subtle=True))
    parts.append(Buttons(buttons=_buttons(period, facts, ctx)))
    return Reply(summary=lead, parts=tuple(parts), only_me=True)


def said(facts: Facts) -> str:
    """`kwartaal 2 van 2023`, and up to when as long as it is not over."""
    period = facts.period
    running = period.until is not None and facts.end < period.until - timedelta(days=1)
    return f"{period.words}{f' (tot en met {long_date(facts.end)})' if running or period.until is None else ''}"


def _pairs(facts: Facts, ctx: Context) -> tuple[tuple[str, str], ...]:
    closed = join_and([f"{number} {status}" for status, number in counted(one.status for one in facts.closed)])
    late = f", waarvan {len(facts.late)} te laat" if facts.late else ""
    pairs = [
        ("Nieuwe actiepunten", str(len(facts.new))),
        ("Gesloten", f"{len(facts.closed)}{f' ({closed})' if closed else ''}"),
        (f"Open op {short_date(facts.end)}", f"{len(facts.open)}{late}"),
        ("Signalen", _signals(facts)),
    ]
    if facts.signals:
        regions = by_region(facts.signals, ctx.directory.region_names)
        pairs.append(("Per regio", ", ".join(f"{name} {number}" for name, number in regions)))
        pairs.append(("Wat ervan werd", _became(facts.signals)))
    if facts.earlier:
        pairs.append((EARLIER, f"{len(facts.earlier)} ({_became(facts.earlier)})"))
    if facts.proposals:
        answered = sum(one.status == ANSWERED for one in facts.proposals)
        pairs.append(
            (
                f"Aan de {ctx.directory.settings.steering}",
                f"{len(facts.proposals)}, waarvan {answered or 'geen'} beantwoord",
            )
        )
    if facts.stands:
        pairs.append(("Visie", count(len(facts.stands), "nieuwe stand van zaken", "nieuwe standen van zaken")))
    pairs.append(("Vergaderingen", join_and([f"{one.day:%d-%m}" for one in facts.meetings]) or "geen"))
    pairs.append(("Gebeurtenissen", str(len(facts.events))))
    return tuple(pairs)


def _signals(facts: Facts) -> str:
    kinds = dict(counted(one.kind for one in facts.signals))
    told = [f"{kinds[kind]} {kind if kinds[kind] == 1 else PLURALS[kind]}" for kind in KINDS if kind in kinds]
    return f"{len(facts.signals)}{f' ({join_and(told)})' if told else ''}"


def _became(signals: Iterable[Signal]) -> str:
    became = counted(status_of(one).partition(" in actiepunt")[0] for one in signals)
    return ", ".join(f"{number} {status}" for status, number in became)


def _buttons(period: Period, facts: Facts, ctx: Context) -> tuple[Button, ...]:
    today = ctx.now.date()
    words = period.words.replace(" van ", " ")
    if reported(words, today)[0] != period:
        words = f"{period.since:%d-%m-%Y} t/m {facts.end:%d-%m-%Y}"
    earlier = before(period, today)
    return (
        Button(label="Als Word", command="horzel rapport", args={"words": f"{words} als word"}, style="primary"),
        Button(label="Als Excel", command="horzel rapport", args={"words": f"{words} als excel"}),
        Button(
            label=earlier.words.capitalize(),
            command="horzel rapport",
            args={"words": earlier.words.replace(" van ", " ")},
        ),
    )
