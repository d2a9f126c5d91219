"""What the columns of an action list mean, by the words secretaries put above them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from commands.minutes.parts.days import DAY
from commands.minutes.parts.sentences import tidy

Role: TypeAlias = Literal["nr", "action", "topic", "owner", "deadline", "status", "opened", "note", "kind", "decision"]

_WORDS: tuple[tuple[Role, str], ...] = (
    (
        "nr",
        r"(?:actie ?|act\.? ?|volg ?|punt ?|ap ?)?(?:n[ro]\.?|nummer|volgnr\.?|#|id|code)|ap\.?|a\.?p\.? "
        r"?nr\.?|actie(?:punt)? ?(?:nr\.?|nummer|#|id)|№|(?:taak|item)[- ]?(?:id|nr\.?|nummer)|sleutel|key|ref\.?",
    ),
    ("kind", r"type|soort|categorie|a ?/ ?b(?: ?/ ?i)?|actie ?/ ?besluit ?\?|b ?/ ?a|soort (?:punt|actie)"),
    (
        "owner",
        r"(?:door )?wie(?: doet het| pakt op| is aan zet)?\??|(?:actie|punt|taak|probleem)?(?:houder|eigenaar|"
        r"trekker)(?:\(s\)|s)?|"
        r"verantwoordelijken?(?: (?:partij|persoon|organisatie|voor actie))?|verantw\.?|eigenaren?|"
        r"uitvoerders?|uitvoering door|uit te voeren door|"
        r"actie ?(?:door|voor|bij)|behandelaars?|wie ?/ ?trekker|organisatie|partij|bij wie|verantwoordelijk|"
        r"eigenaar actie|"
        r"toegewezen aan|toebedeeld aan|opgepakt door|neemt actie|(?:aan)?spreekpunt|coördinator|uit te "
        r"zetten door|owner|door|naam|toegewezen|toegekend aan|assigned to|assignee|actienemers?|"
        r"wie is verantwoordelijk\??|"
        r"(?:eerst|primair|eind)verantwoordelijken?|contactpersoon|portefeuillehouder|actie ?(?:door|voor|bij) wie",
    ),
    (
        "opened",
        r"datum (?:overleg|vergadering|ontstaan|actie|invoer|opgevoerd|aangemaakt|besluit|start|ingebracht|"
        r"toegevoegd|verslag)|"
        r"(?:invoer|start|ingangs|aanmaak|overleg|vergader|ontstaans)datum|d\.?d\.?|sinds|ingebracht(?: op)?|"
        r"opgevoerd(?: op)?|start|begin|vergadering|overleg|"
        r"bron|uit (?:overleg|vergadering)|verslag(?: d\.?d\.?)?|van|aangemaakt(?: op)?|geopend",
    ),
    (
        "deadline",
        r"(?:voor |tegen )?wanneer\??(?: gereed| klaar)?|(?:uiterste |streef)?termijn|gereed(?: op| per| voor|"
        r" uiterlijk)?|deadline|dead-line|"
        r"planning|uiterlijk(?:e datum)?|(?:streef|eind|verval|gereed|doel|afrond|opleverings?|verwachte "
        r"eind)[- ]?datum|datum (?:gereed|afronding|klaar|oplevering|afhandeling)|"
        r"afdoening(?:stermijn)?|einde?|"
        r"klaar(?: op| voor| per)?|voor|afronding|af te ronden (?:voor|op)|tijdpad|tijdstip|due(?: date)?|vóór|te "
        r"doen vóór|moment|datum|data|vervalt op|per wanneer|klaar uiterlijk|uiterste datum",
    ),
    (
        "status",
        r"status(?: actie)?|st\.?|[xv✓✔☑]|ok|stand(?: van zaken)?|voortgang|s\.?v\.?z\.?|stavaza|afgehandeld\??|"
        r"(?:datum )?(?:afgehandeld|afgerond|afgedaan|afgesloten|voltooid|afgemeld)(?: op| d\.?d\.?| per)?|"
        r"afgerond\??|gereed\?|klaar\?|o ?/ ?g|open ?/ ?(?:gesloten|gereed|dicht)|"
        r"voortgang ?/ ?status|status ?/ ?(?:voortgang|opmerkingen?|stand van zaken|toelichting)|status en "
        r".{3,20}|(?:laatste|actuele|huidige|nieuwe) (?:status|stand)(?: van zaken)?|"
        r"uitkomst|resultaat|gedaan\??|fase|kleur|stoplicht|rag(?:[- ]status)?|progress|(?:percentage|%)(?: ?(?:gereed|"
        r"voltooid|klaar))?",
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
        r"taak))?|omschrijving|beschrijving|wat\b.*|ta(?:ak|ken)|"
        r"to[- ]?do|te doen|afspra(?:ak|ken)(?: ?/ ?acties?)?|activiteit(?:en)?|"
        r"werkzaamheden|besluit ?/ ?actie(?:punt)?|actie ?/ ?toezegging|"
        r"actie(?:punt)? ?/ ?omschrijving|inhoud|vervolgactie|(?:vervolg)?stap(?:pen)?|toezegging|"
        r"uit te voeren actie|taak ?(?:naam|"
        r"omschrijving|titel)|"
        r"samenvatting|titel|title|summary|task(?: name)?|actie(?:punt)? ?omschrijving|(?:omschrijving|"
        r"naam) (?:van )?(?:de )?taak",
    ),
    (
        "topic",
        r"punt(?:en)?|onderwerp(?:en)?(?:\W+(?:en\W+)?\w+){0,2}|thema|agendapunt(?:en)?|dossier|project|betreft|rubriek|pijler|"
        r"kader|bucket|"
        r"naam van bucket|bespreking|besproken(?:e)?",
    ),
)
_CELLS = 1000
"""Short cells of which the meaning is kept at hand: every row is asked more than once whether it is a head."""
_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"^(?:{words})$")) for role, words in _WORDS
)


@lru_cache(maxsize=_CELLS)
def role_of(head: str) -> Role | None:
    """The meaning of one head, or None; "Actie:", "ACTIE" and "Actie*" are the same head."""
    text = tidy(head).casefold().strip(" :*.?") + ("?" if head.strip().endswith("?") else "")
    parts = [part.strip() for part in text.split("/")] if "/" in text and not re.search(r"\b[ab] ?/", text) else []
    broken = (text.replace(" ", ""),) if text.count(" ") == 1 else ()
    for trial in (
        text,
        text.rstrip("?"),
        DAY.sub("", text).strip(" ()"),
        re.sub(r"\s*\(.*?\)\s*", " ", text).strip(),
        *parts,
        *broken,
    ):
        if trial and (role := usual_role(trial)):
            return role
    if len(text.split()) > 5 or text.endswith("-") or _ASKED.search(text):
        return None
    return next((role for role, pattern in _KEYS if pattern.search(text)), None)


@lru_cache(maxsize=_CELLS)
def usual_role(head: str) -> Role | None:
    """The meaning of a head that is exactly one of those secretaries use."""
    text = head.casefold().strip(" :*.")
    return next((role for role, pattern in _PATTERNS if pattern.match(text)), None)


_ASKED = re.compile(r"\bgevraagd|\baanwezig|\btoelichter|\bspreker|\binbreng|\btijd\b|\bfunctie|\bnaam\b|\bdoel\b")
"""Words in the heads of agendas and of lists of those present."""
_KEYS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "opened",
        re.compile(r"^(?:afgesproken|besproken|ingebracht|genoteerd|gemeld|gestart|toegevoegd) (?:op|in|d\.?d)"),
    ),
    (
        "owner",
        re.compile(r"^wie\b|\baan zet\b|\b(?:actiehouder|trekker|trekt|eigenaar|verantwoordelijke?|pakt|oppakt)\b"),
    ),
    ("status", re.compile(r"\b(?:status|stand|voortgang)\b")),
    ("deadline", re.compile(r"\b(?:deadline|termijn|gereed|wanneer|uiterlijk|streven|streefdatum|einddatum|klaar)\b")),
    ("action", re.compile(r"^wat\b|\b(?:actie|actiepunt|opvolgpunt|opvolging|vervolgstap|afspraak|taak|opdracht)\b")),
)
"""The word in a longer head that tells what it means: "Wie trekt dit", "Streven (datum)"."""


def roles_of(row: Sequence[str], body: Sequence[Sequence[str]] = (), *, listed: bool = False) -> dict[int, Role] | None:
    """Column number -> meaning, when this row is the head of a table with points; None when it is not.

    A head needs a column for the point itself and one more that says who, when or how it stands, so that
    an agenda ("Tijd, Onderwerp, Wie") and a list of those present ("Naam, Organisatie") are no action list.
    Heads that say little are enough only where the table is `listed`: under a head of action points.
    `body` helps where two columns could be the point: the one with the longer texts is.
    """
    found: dict[int, Role] = {}
    for at, cell in enumerate(row):
        if cell.strip() and len(cell) <= 45 and (role := role_of(cell)) is not None:
            found[at] = role
    filled = sum(bool(cell.strip()) for cell in row)
    whole = {"action", "owner"} <= set(found.values()) and {"deadline", "status"} & set(found.values())
    if len(found) < 2 or (len(found) * 2 < filled and not whole):
        return None
    heads = {at: tidy(row[at]).casefold().strip(" :*.?") for at in found}
    found = _one_each(found, heads, body)
    kinds = set(found.values())
    if not kinds & {"action", "decision"} and _lists_topics(found, heads, listed=listed):
        found = {at: "action" if role == "topic" else role for at, role in found.items()}
        kinds = set(found.values())
    if not kinds & {"action", "decision", "topic"} and "owner" in kinds and kinds & {"deadline", "status"}:
        unnamed = [at for at, cell in enumerate(row) if cell.strip() and at not in found]
        longest = max(unnamed, key=lambda at: _mean_length(at, body), default=-1)
        if longest >= 0 and _mean_length(longest, body) >= 18 and _sure_of(found, heads):
            found[longest] = "action"
            heads[longest] = "actie"
            kinds = set(found.values())
    if not kinds & {"action", "decision"} or _is_other(row, kinds):
        return None
    if not listed and all(
        re.fullmatch(_WEAK.get(role, ".*" if role in ("topic", "note", "nr", "kind") else "(?!)"), heads[at])
        for at, role in found.items()
    ):
        return None
    telling = {"owner", "deadline", "status", "kind", "topic"} if "action" in kinds else {"nr", "deadline", "status"}
    return found if kinds & telling or kinds == {"nr", "action"} else None


_WEAK: dict[Role, str] = {
    "action": r"omschrijving|beschrijving|inhoud|activiteit(?:en)?|titel|title|samenvatting",
    "owner": r"organisatie|partij|naam|contactpersoon|portefeuillehouder|houder|coördinator",
    "deadline": r"datum|planning|moment|tijdstip|tijdpad",
    "opened": r".*",
}
"""Heads that other tables have as well: a glossary, a year's planning, a list of members."""
_SURE: tuple[tuple[Role, str], ...] = (
    (
        "owner",
        r"(?:door )?wie\b.*|actie.*|.*trekkers?|toegewezen.*|.*verantwoordelijken?|.*eigena(?:ar|ren)|assi.*",
    ),
    (
        "deadline",
        r"wanneer .*|deadline|gereed.*|.*termijn|uiterlijk.*|(?:streef|eind|verval)[- ]?datum|klaar.*|due.*|vóór",
    ),
)


def _is_other(row: Sequence[str], kinds: set[Role]) -> bool:
    """Tables in which nobody was given anything to do at this meeting.

    "Stap, Wat, Wanneer" is the planning of a project, "Rol, Taken, Wie" says what people are there for;
    motions and promises to a council have a list of their own.
    """
    heads = [tidy(cell).casefold() for cell in row]
    plans = "owner" not in kinds and any(_PLANNING.match(head) for head in heads)
    if any(re.search(r"\bmotie|\bindiener|\bfractie", head) for head in heads):
        return True
    return plans or (not kinds & {"deadline", "status"} and any(_ROLES.match(head) for head in heads))


_PLANNING = re.compile(r"(?:stap|fase|mijlpaal|milestone|maand|week|kwartaal|periode)\b")
_ROLES = re.compile(r"(?:rol|functie|portefeuille|aandachtsgebied|taakveld)\b")


def _lists_topics(found: dict[int, Role], heads: dict[int, str], *, listed: bool) -> bool:
    """ "Onderwerp, Actiehouder, Deadline" is an action list too; "Tijd, Onderwerp, Wie" is none."""
    clear = all(_sure_of(found, heads, wanted) for wanted in ("owner", "deadline"))
    stands = listed and "status" in found.values()
    return (clear or stands) and sum(role == "topic" for role in found.values()) == 1


def _sure_of(found: dict[int, Role], heads: dict[int, str], wanted: Role = "owner") -> bool:
    pattern = dict(_SURE)[wanted]
    return any(role == wanted and bool(re.fullmatch(pattern, heads[at])) for at, role in found.items())


def _one_each(found: dict[int, Role], heads: dict[int, str], body: Sequence[Sequence[str]]) -> dict[int, Role]:
    """Where two columns have one meaning, the most telling head keeps it and the other becomes a remark."""
    done = dict(found)
    if "owner" not in done.values() and sum(role == "deadline" for role in done.values()) > 1:
        done.update({at: "owner" for at in done if heads[at] == "voor"})
    weak: dict[Role, str] = {
        "deadline": r"datum|planning|moment|tijdstip",
        "owner": r"naam|organisatie|partij|door|coördinator|houder",
        "status": r"(?:datum )?af(?:gehandeld|gerond|gedaan|gesloten|gemeld).*|"
        r"kleur|stoplicht|stand.*|voortgang|s\.?v\.?z\.?|stavaza|uitkomst|resultaat",
        "nr": r"id|code",
    }
    for role, pattern in weak.items():
        same = [at for at in done if done[at] == role]
        if len(same) > 1:
            strong = [at for at in same if not re.fullmatch(pattern, heads[at])] or same
            for at in same:
                if at != strong[0]:
                    done[at] = "opened" if role == "deadline" and heads[at] == "datum" else "note"
    acts = min((at for at in done if done[at] == "action"), default=0)
    done.update({at: "opened" for at in done if at < acts and heads[at] == "datum"})
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
