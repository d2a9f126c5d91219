"""The headings of exported tables, and the column of the database under each."""

from typing import Final

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
