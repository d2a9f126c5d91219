"""The file of a reviewed proposal: a document with a table per kind, or the meetings for a calendar."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from commands import columns
from commands.columns import SHEETS
from commands.dutch import AMSTERDAM, count, local, long_date
from commands.report import Block, Entry, Grid, Heading, Paragraph, Report
from commands.woo.proposal import Proposal

NOTE: Final = (
    "Namen van leden, ambtenaren en particulieren zijn vervangen door rol en organisatie, met de grond uit artikel 5.1 "
    "van de Woo. Bestuurders in functie en organisaties staan er gewoon. Horzel stelde voor, een mens keek na en "
    "besloot; dit is geen juridisch advies. Dit bestand is niet terug te lezen in Horzel."
)
KINDS: Final = {
    "actions": ("actions", "notes"),
    "signals": ("signals", "notes"),
    "meetings": ("meetings", "records", "events"),
    "goals": ("goals",),
    "contacts": ("contacts",),
    "audit": ("audit",),
    "all": ("actions", "notes", "signals", "meetings", "records", "events", "goals", "contacts"),
}
"""The tables of a document that is given out in a talk; the trail only when it is asked for."""
TITLES: Final = SHEETS | {"notes": "Notities", "events": "Agenda", "records": "Verslag en besluiten"}
_RECORDED: Final = {
    "besluiten": "besluit",
    "present": "aanwezig",
    "absent": "afwezig",
    "moved_to": "verplaatst naar",
}


def rows(proposal: Proposal, kind: str) -> Iterator[Mapping[str, Any]]:
    """The blanked rows of a table; what a meeting's record holds has a row for each thing."""
    if kind != "records":
        yield from proposal.rows(kind)
        return
    for meeting in proposal.rows("meetings"):
        for name, held in (meeting.get("record") or {}).items():
            for text in _texts(held):
                told = {"day": meeting["day"], "kind": _RECORDED.get(name, name), "text": text}
                yield told | {"body": meeting.get("body", "")}


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        if isinstance(held.get("text"), str):
            yield held["text"]
        elif not {"report", "status", "numbers"} & set(held):
            for name, one in held.items():
                yield from (f"{name}: {text}" for text in _texts(one))
    elif isinstance(held, list):
        for one in held:
            yield from _texts(one)


def kinds(what: str) -> tuple[str, ...]:
    """The kinds of rows behind the tables."""
    return tuple(kind for kind in KINDS[what] if kind != "records")


def grid(proposal: Proposal, kind: str) -> Grid:
    """One kind as a table: without its body, and without columns in which nothing stands."""
    head, *lines = columns.lines(kind, rows(proposal, kind))
    shown, cells = columns.filled(head[:-1], [line[:-1] for line in lines])
    return Grid(name=TITLES[kind], head=shown, rows=cells, widths=columns.widths(shown, cells))


def as_report(proposal: Proposal, name: str, now: datetime) -> Report:
    """The whole file. Its hash stands in it, so that the trail tells which file this is."""
    what = proposal.export.what
    blocks: list[Block] = [Paragraph(text=NOTE, style="subtle")]
    for kind in KINDS[what]:
        table = grid(proposal, kind)
        if table.rows:
            blocks += [Heading(text=table.name), table]
    if len(blocks) == 1:
        blocks.append(Paragraph(text="Er staat niets in."))
    blanked, _ = proposal.counts
    told = f"{under(proposal.hash, now)} · {count(blanked, 'plek gelakt', 'plekken gelakt')}"
    shown = "" if what == "all" else f" {TITLES[what].casefold()}"
    title = f"Woo-uitgifte{shown} {name}".strip()
    made = tuple(_entries(proposal))
    return Report(title=title, under=told, blocks=tuple(blocks), wide=True, entries=made, made_at=now)


def under(found: str, now: datetime) -> str:
    """The day and the mark by which the trail knows the file."""
    return f"{long_date(local(now).date())} · kenmerk {short(found)}"


def short(found: str) -> str:
    """The first signs of a hash, as it stands in a file and in its name."""
    return found[:12]


def file_name(proposal: Proposal, slug: str, day: date, form: str) -> str:
    """A name without names."""
    what = TITLES.get(proposal.export.what, "alles").casefold()
    return f"woo-{what}-{slug}-{day.isoformat()}-{short(proposal.hash)}.{form}"


def _entries(proposal: Proposal) -> Iterator[Entry]:
    for kind in ("meetings", "events"):
        for row in proposal.rows(kind):
            if row["status"] == "vervallen":
                continue
            begin = datetime.combine(row["day"], row["start"] or datetime.min.time(), AMSTERDAM)
            last = row.get("end")
            yield Entry(
                uid=f"{kind}-{row['id']}@horzel",
                title=row.get("text") or f"{row['body']}",
                start=begin,
                end=datetime.combine(row["day"], last, AMSTERDAM) if last and row["start"] else None,
                timed=bool(row["start"]),
                place=row.get("place") or "",
            )
