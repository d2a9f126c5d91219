"""What `horzel check` says of what it found."""

from typing import Final

_PROBLEMS: Final = {
    "file": "het databasebestand is beschadigd ({number} fouten); zet een reservekopie terug",
    "reference": "{number} rijen verwijzen naar iets dat er niet is",
    "trail": "het logboek van {body} klopt niet meer vanaf regel {number}: er is buiten Horzel om iets veranderd",
    "undone": "of regel {number} van het logboek van {body} is teruggenomen, is buiten Horzel om veranderd",
    "counter": "de teller van open actiepunten van {body} klopt niet: het zijn er {number}",
    "number": "nummer {number} van {body} zou nog eens uitgegeven worden",
    "label": "actiepunt {number} van {body} is niet goed terug te vinden",
    "state": "actiepunt {number} van {body} is open en gesloten tegelijk",
}
_ROWS: Final = {
    "action": "actiepunt {number}",
    "signal": "signaal S{number}",
    "goal": "visie-actiepunt {number}",
    "note": "notitie {number}",
    "meeting": "vergadering {number}",
    "event": "gebeurtenis {number}",
    "party": "organisatie {number}",
    "member": "lid {number}",
    "body": "werkgroep {number}",
    "disclosure": "uitgifte {number}",
}


def problem(code: str, body: str, number: int) -> str:
    """Something that `horzel check` found; a trail that misses its end has number -1."""
    if code == "trail" and number < 0:
        return f"van het logboek van {body} ontbreken de laatste regels: er is buiten Horzel om iets weggehaald"
    if code.startswith("row "):
        what = _ROWS[code.removeprefix("row ")].format(number=number)
        return f"{what} van {body} is buiten Horzel om veranderd of weggehaald: het logboek zegt iets anders"
    return _PROBLEMS[code].format(body=body, number=number)
