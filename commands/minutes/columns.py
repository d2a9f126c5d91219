"""What the columns of an action list mean, by the words secretaries put above them."""

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from commands.minutes.sentences import tidy

Role: TypeAlias = Literal[
    "nr", "action", "topic", "owner", "deadline", "status", "opened", "note", "kind", "decision", "done"
]

_WORDS: tuple[tuple[Role, str], ...] = (
    (
        "nr",
        r"(?:actie ?|act\.? ?|volg ?|punt ?|ap ?)?(?:n[ro]\.?|nummer|volgnr\.?|#|id|code)|ap\.?|a\.?p\.? "
        r"?nr\.?|actie(?:punt)? ?(?:nr\.?|nummer|#|id)|№",
    ),
    ("kind", r"type|soort|categorie|a ?/ ?b(?: ?/ ?i)?|actie ?/ ?besluit ?\?|b ?/ ?a|soort (?:punt|actie)"),
    (
        "owner",
        r"(?:door )?wie(?: doet het| pakt op| is aan zet)?\??|(?:actie|punt|taak|probleem)?(?:houder|eigenaar|"
        r"trekker)(?:\(s\)|s)?|"
        r"verantwoordelijken?(?: (?:partij|persoon|organisatie|voor actie))?|verantw\.?|trekkers?|eigenaren?|"
        r"uitvoerders?|uitvoering door|uit te voeren door|"
        r"actie ?(?:door|voor|bij)|behandelaars?|wie ?/ ?trekker|organisatie|partij|bij wie|verantwoordelijk|"
        r"eigenaar actie|houder|"
        r"toegewezen aan|toebedeeld aan|opgepakt door|neemt actie|(?:aan)?spreekpunt|coördinator|uit te "
        r"zetten door|owner|door|naam",
    ),
    (
        "opened",
        r"datum (?:overleg|vergadering|ontstaan|actie|invoer|opgevoerd|aangemaakt|besluit|start|ingebracht|"
        r"toegevoegd|verslag)|"
        r"(?:invoer|start|ingangs|aanmaak|overleg|vergader|ontstaans)datum|d\.?d\.?|sinds|ingebracht(?: op)?|"
        r"opgevoerd(?: op)?|vergadering|overleg|"
        r"bron|uit (?:overleg|vergadering)|verslag(?: d\.?d\.?)?|van|aangemaakt(?: op)?|geopend",
    ),
    (
        "deadline",
        r"(?:voor |tegen )?wanneer\??(?: gereed| klaar)?|(?:uiterste |streef)?termijn|gereed(?: op| per| voor|"
        r" uiterlijk|datum)?|deadline|dead-line|"
        r"planning|uiterlijk(?:e datum)?|(?:streef|eind|verval|gereed|doel|afrond|opleverings?|verwachte "
        r"eind)[- ]?datum|datum (?:gereed|afronding|klaar|oplevering|afhandeling)|"
        r"klaar(?: op| voor| per)?|afronding|af te ronden (?:voor|op)|tijdpad|tijdstip|due(?: date)?|vóór|te "
        r"doen vóór|moment|datum",
    ),
    (
        "status",
        r"status(?: actie)?|stand(?: van zaken)?|voortgang|svz|s\.?v\.?z\.?|stavaza|afgehandeld\??|"
        r"afgerond\??|gereed\?|klaar\?|open ?/ ?(?:gesloten|gereed|dicht)|"
        r"voortgang ?/ ?status|status ?/ ?(?:voortgang|opmerkingen?|stand van zaken|toelichting)|status en "
        r".{3,20}|uitkomst|resultaat|gedaan\??",
    ),
    (
        "note",
        r"opmerking(?:en)?|toelichting|notities?|bijzonderheden|aantekening(?:en)?|terugkoppeling|opm\.?|"
        r"reactie|stand en toelichting",
    ),
    ("decision", r"besluit(?:en)?|besluitvorming|genomen besluit"),
    (
        "action",
        r"(?:omschrijving |beschrijving )?(?:van )?(?:de )?actie(?:punt)?(?:en|s)?(?: (?:uit |van )?(?:het |"
        r"de )?(?:vorige?|laatste) \w+)?(?: ?/ ?(?:afspraak|besluit|"
        r"taak))?|acties?|omschrijving|beschrijving|wat\??|ta(?:ak|ken)|"
        r"to[- ]?do|te doen|afspra(?:ak|ken)(?: ?/ ?acties?)?|wat moet er gebeuren\??|activiteit(?:en)?|"
        r"werkzaamheden|besluit ?/ ?actie(?:punt)?|actie ?/ ?toezegging|"
        r"actie(?:punt)? ?/ ?omschrijving|inhoud|vervolgactie|toezegging|uit te voeren actie",
    ),
    ("topic", r"onderwerp|thema|agendapunt|dossier|project|betreft|rubriek|pijler|kader"),
)
_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"^(?:{words})$")) for role, words in _WORDS
)


def role_of(head: str) -> Role | None:
    """The meaning of one head, or None; "Actie:", "ACTIE" and "Actie*" are the same head."""
    text = tidy(head).casefold().strip(" :*.?") + ("?" if head.strip().endswith("?") else "")
    for trial in (text, text.rstrip("?"), re.sub(r"\s*\(.*?\)\s*", " ", text).strip()):
        for role, pattern in _PATTERNS:
            if trial and pattern.match(trial):
                return role
    return None


def roles_of(row: Sequence[str], body: Sequence[Sequence[str]] = ()) -> dict[int, Role] | None:
    """Column number -> meaning, when this row is the head of a table with points; None when it is not.

    A head needs a column for the point itself and one more that says who, when or how it stands, so that
    an agenda ("Tijd, Onderwerp, Wie") and a list of those present ("Naam, Organisatie") are no action list.
    `body` helps where two columns could be the point: the one with the longer texts is.
    """
    found: dict[int, Role] = {}
    for at, cell in enumerate(row):
        if cell.strip() and len(cell) <= 45 and (role := role_of(cell)) is not None:
            found[at] = role
    filled = sum(bool(cell.strip()) for cell in row)
    if len(found) < 2 or len(found) * 2 < filled:
        return None
    heads = {at: tidy(row[at]).casefold().strip(" :*.?") for at in found}
    found = _one_each(found, heads, body)
    kinds = set(found.values())
    if not kinds & {"action", "decision"}:
        return None
    telling = {"owner", "deadline", "status", "kind", "topic"} if "action" in kinds else {"nr", "deadline", "status"}
    return found if kinds & telling or kinds == {"nr", "action"} else None


def _one_each(found: dict[int, Role], heads: dict[int, str], body: Sequence[Sequence[str]]) -> dict[int, Role]:
    """Where two columns have one meaning, the most telling head keeps it and the other becomes a remark."""
    done = dict(found)
    weak: dict[Role, str] = {
        "deadline": r"datum|planning|moment|tijdstip",
        "owner": r"naam|organisatie|partij|door|coördinator|houder",
        "status": r"stand.*|voortgang|s\.?v\.?z\.?|stavaza|uitkomst|resultaat",
        "nr": r"id|code",
    }
    for role, pattern in weak.items():
        same = [at for at in done if done[at] == role]
        if len(same) > 1:
            strong = [at for at in same if not re.fullmatch(pattern, heads[at])] or same
            for at in same:
                if at != strong[0]:
                    done[at] = "opened" if role == "deadline" and heads[at] == "datum" else "note"
    same = [at for at in done if done[at] == "action"]
    if len(same) > 1:
        best = max(same, key=lambda at: (_mean_length(at, body), heads[at].startswith("actie")))
        for at in same:
            if at != best:
                done[at] = "note"
    return done


def _mean_length(at: int, body: Sequence[Sequence[str]]) -> int:
    cells = [len(row[at]) for row in body if at < len(row) and row[at].strip()]
    return sum(cells) // len(cells) if cells else 0
