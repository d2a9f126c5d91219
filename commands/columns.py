"""The headings of exported tables, the column of the database under each, and how a value stands in a cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from commands.dutch import clock, local, short_date

Cells = Sequence[str]

YES: Final = "ja"
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


def lines(what: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Cells]:
    """A heading and a line per row, in the columns that people know."""
    wanted = COLUMNS[what]
    yield [heading for heading, _ in wanted]
    for row in rows:
        yield [_text(row[name]) for _, name in wanted]


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
