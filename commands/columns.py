"""The headings of exported tables, the column of the database under each, and how a value stands in a cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from commands.dutch import clock, local, short_date

Cells = Sequence[str]

YES: Final = "ja"
_ALWAYS: Final = 3  # columns that stay when they are empty
_WIDEST: Final = 38  # signs; a longer text wraps
COLUMNS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "actions": (
        ("nr", "number"), ("actiepunt", "text"), ("wie", "owners"), ("uiterlijk", "due"), ("status", "status"),
        ("doorlopend", "ongoing"), ("thema", "theme"), ("regio", "regions"), ("gesloten", "closed_at"),
        ("toelichting", "closed_note"), ("vervolg op", "follows"), ("vervolgd in", "continued_by"), ("bron", "source"),
        ("vastgelegd", "created_at"), ("werkgroep", "body"),
    ),
    "signals": (
        ("nr", "number"), ("soort", "kind"), ("signaal", "text"), ("regio", "regions"), ("gemeente", "gemeente"),
        ("vóór", "before"), ("status", "status"), ("toelichting", "closed_note"), ("actiepunt", "action"),
        ("link", "link"), ("bron", "origin"), ("gemeld", "created_at"), ("werkgroep", "body"),
    ),
    "meetings": (
        ("datum", "day"), ("van", "start"), ("tot", "end"), ("plaats", "place"), ("status", "status"),
        ("werkgroep", "body"),
    ),
    "notes": (
        ("bij", "subject"), ("nr", "number"), ("notitie", "text"), ("wie", "by"), ("namens", "party"), ("moment", "at"),
        ("werkgroep", "body"),
    ),
    "events": (
        ("datum", "day"), ("gebeurtenis", "text"), ("regio", "region"), ("status", "status"), ("werkgroep", "body"),
    ),
    "records": (("datum", "day"), ("soort", "kind"), ("vastgelegd", "text"), ("werkgroep", "body")),
    "goals": (
        ("nr", "number"), ("thema", "theme"), ("titel", "title"), ("omschrijving", "description"),
        ("status", "status"), ("regio", "regions"), ("werkgroep", "body"),
    ),
    "contacts": (("naam", "name"), ("regio", "region"), ("contact", "contact"), ("werkgroep", "body")),
    "audit": (
        ("moment", "at"), ("lid", "by"), ("soort", "subject"), ("rij", "row_id"), ("was", "before"),
        ("werd", "after"), ("werkgroep", "body"),
    ),
}  # fmt: skip
"""Per kind of export the headings, and the column of the database under each."""
SHEETS: Final = {
    "actions": "Actiepunten",
    "signals": "Signalen",
    "meetings": "Vergaderingen",
    "goals": "Visie",
    "contacts": "Contacten",
    "audit": "Logboek",
}
"""The sheets of a workbook with all kinds."""
SUBJECTS: Final = {
    "action": "actiepunt",
    "signal": "signaal",
    "meeting": "vergadering",
    "event": "gebeurtenis",
    "note": "notitie",
    "goal": "visie-actiepunt",
    "party": "organisatie",
    "member": "lid",
    "body": "werkgroep",
    "place": "kanaal",
    "account": "account",
    "feed": "agenda-adres",
    "document": "verslag",
    "disclosure": "Woo-uitgifte",
}
"""What a note or a line of the trail is about, as people call it."""


def lines(what: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Cells]:
    """A heading and a line per row, in the columns that people know."""
    wanted = COLUMNS[what]
    yield [heading for heading, _ in wanted]
    for row in rows:
        yield [_text(SUBJECTS.get(row[name], row[name]) if name == "subject" else row[name]) for _, name in wanted]


def filled(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same for on paper: without columns in which nothing stands, but for number, text and who."""
    kept = [at for at in range(len(head)) if at < _ALWAYS or any(row[at] for row in rows)]
    return tuple(head[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows)


def widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Shares of the page for these columns: as much as what stands in them, and never less than its longest word."""
    shares = []
    for at, heading in enumerate(head):
        cells = [heading, *(row[at] for row in rows)]
        longest = max((len(word) for cell in cells for word in cell.replace("-", "- ").split()), default=1)
        shares.append(max(longest + 4, min(max(map(len, cells)), _WIDEST)))
    return tuple(shares)


def _text(value: object) -> str:
    """One value as people read it; owners and regions by name."""
    match value:
        case None | False:
            return ""
        case True:
            return YES
        case datetime():
            return f"{short_date(local(_aware(value)).date())} {clock(local(_aware(value)).time())}"
        case date():
            return short_date(value)
        case time():
            return clock(value)
        case list():
            return ", ".join(each["name"] if isinstance(each, dict) else str(each) for each in value)
        case _:
            return str(value)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
