"""Points that are looked back on by their number alone: "Punt 4 is klaar, punt 6 (folder) schuift door"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.minutes.finding.markers import Mark
from commands.minutes.finding.matching import numbered_only
from commands.minutes.finding.points import Point
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.sections import Section
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import outcome_behind, tells_outcome
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.sentences import sentences
from commands.minutes.parts.status import Status, outcome_of, status_of
from commands.minutes.parts.verbs import says_what_one_does

_WORD = r"(?:(?:actie)?punt(?:en)?|acties?|AP|nrs?\.?|nummers?)"
_CLAUSE = re.compile(
    rf"^(?:(?:en|de)\s+)?(?P<word>{_WORD})\s*(?P<numbers>\d{{1,3}}(?:\s*(?:,|en|&)\s*\d{{1,3}})*)\s*[:–-]?\s*"
    r"(?P<what>\([^)]*\))?\s*(?P<said>\D.*)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"[,;.]\s+(?:en\s+)?(?={_WORD}\s*\d)|\s+en\s+(?={_WORD}\s*\d)", re.IGNORECASE)
_BEHIND_NUMBER = re.compile(r"^punt\s+(?P<number>\d{1,3})\s*:\s+(?P<text>\S.*)$", re.IGNORECASE)
_LEAD = re.compile(r"^[^:]{0,40}\b(?:actielijst|acties|actiepunten)\b[^:]{0,20}:\s*(?=\S)", re.IGNORECASE)
"""In front of the numbers, where nothing above them says that they are old: "N.a.v. actielijst: punt 14 is klaar"."""
_NAMED = re.compile(
    rf"(?:\b{_WORD}\s*(?P<number>\d{{1,3}})|\b(?P<year>(?:20)?2\d-\d{{1,3}}))\s*\((?P<what>[^()]{{3,80}})\)\s*"
    r"(?P<said>[a-z][^.;]*)",
    re.IGNORECASE,
)
"""A point of last time by its number and its name, inside a sentence."""
_ABOUT = re.compile(
    r"\b[Dd]e actie(?:punt)? (?:over|om|rond|inzake|voor)\s+(?:(?:de|het|een)\s)?(?P<what>[^.;:]{3,80}?)\s"
    r"(?P<said>(?:is|zijn|staat|loopt|blijft|vervalt|kan|schuift|gaat)\b[^.;]*)"
)
"""A point of last time by what it is about: "De actie over de flyer is klaar"."""
_STATED = re.compile(
    r"\b(?:AP|[Aa]ctie(?:punt)?)\s(?P<number>\d{1,3}(?:\.\d{1,3})?)(?:\s(?P<what>[a-z][^.,;:()]{2,60}?))?\s"
    r"(?P<said>(?:is|zijn|loopt|blijft|vervalt|schuift|wordt)\b[^.;]*)"
)
""" "AP 7.1 locatiebezoek is uitgevoerd. AP 7.2 vervalt", in a sentence."""
_BY_STATE = re.compile(
    r"(?P<state>[A-Za-z ]{4,20}):\s+(?P<items>\d{1,3} \([^()]+\)(?:(?:,| en|, en) \d{1,3} \([^()]+\))*)\W*$"
)
"""Old points told together: "Afgehandeld: 4 (lijst huisvesters), 6 (kaart)"."""
_LAST_TIME = r"(?:(?:van|uit)\s+)?(?:(?:de|het)\s+)?(?:vorige?|oude|laatste|eerdere)\s+[\w-]+"
_TOGETHER = re.compile(
    rf"(?:(?P<last>{_LAST_TIME})\s+)?(?:(?:de\s+)?(?:volgende\s+)?(?:punten|acties|actiepunten)\s+)?"
    r"(?:(?:zijn|is|staan|staat|inmiddels|reeds)\s+)*"
    r"(?P<state>(?:nog\s+)?(?:niet\s+)?(?:open(?:staand)?|afgerond|afgehandeld|afgedaan|uitgevoerd|gereed|klaar|lopend|"
    rf"vervallen))(?:\s+(?P<behind>{_LAST_TIME}|van \d[^:]*|eerder))?\s*:\s+(?P<items>\S.*)$",
    re.IGNORECASE,
)
"""Old points told together by their names: "Nog niet afgerond van de vorige keer: het overzicht en de factsheet"."""
_NUMBERS = re.compile(r"\d{1,3}(?:(?:\s*,|\s+en)\s*\d{1,3})*\W*")
_ITEMS = re.compile(r"[,;]\s+(?![^()]*\))|,?\s+en\s+(?=(?:de|het|een)\s)")
_ROW = re.compile(r"[,;]\s+(?![^()]*\))|\s+en\s+(?=[^,]*$)(?![^()]*\))")
"""Between three or more, the last of them behind "en"."""
_GOES_ON = re.compile(r"(?:komt|komen|staat|staan|blijven|schuiven|lopen)\b", re.IGNORECASE)


def behind_number(paragraph: Paragraph) -> Mark | None:
    """An old point behind its number: "Punt 3: Provincie heeft de notitie gedeeld"."""
    match = _BEHIND_NUMBER.match(paragraph.text)
    return Mark("word", match["text"], paragraph.line, number=match["number"]) if match else None


def told_by_number(paragraph: Paragraph, section: Section, group: int, known: KnownNames) -> tuple[list[Point], str]:
    """Every number with what became of that point, and what is left to read of the paragraph."""
    if section.kind == "review" and (match := _BY_STATE.match(paragraph.text)) and (state := status_of(match["state"])):
        items = re.findall(r"(\d{1,3}) \(([^()]+)\)", match["items"])
        return [_stated(number, what, state, paragraph.line, section, group, known) for number, what in items], ""
    told, left = _told_together(paragraph, section, group, known)
    if told:
        return told, left
    if found := _only_numbers(paragraph, section, group, known):
        return found, ""
    found, rest = named_by_number(paragraph.text, paragraph.line, section, group, known)
    return found, "" if found and section.kind == "review" else rest


def _told_together(paragraph: Paragraph, section: Section, group: int, known: KnownNames) -> tuple[list[Point], str]:
    """The old points that sentences tell by what became of them, and the sentences that tell something else."""
    found: list[Point] = []
    left: list[str] = []
    old = replace(section, kind="review")
    for sentence in sentences(paragraph.text):
        match = _TOGETHER.match(sentence)
        items = _together(match["items"]) if match else []
        listed = section.kind == "review" and len(items) > 1 and not any(map(_tells, items))
        if match is None or not (found or listed or match["last"] or match["behind"]):
            left.append(sentence)
            continue
        state = match["state"].casefold()
        stands: Status = "loopt" if re.search(r"niet|open|lopend", state) else status_of(state) or "afgerond"
        for item in items:
            number = item if item.isdecimal() else ""
            pieces = take_apart(f"punt {number}" if number else item, known)
            pieces = replace(pieces, status=pieces.status or stands)
            found.append(Point(pieces, old, paragraph.line, "item", group, number))
    return found, " ".join(left)


def _together(items: str) -> list[str]:
    """The names or numbers in a row of them."""
    if _NUMBERS.fullmatch(items):
        return re.findall(r"\d+", items)
    row = _ROW if "," in items else _ITEMS
    return [item.rstrip(".") for item in row.split(items)]


def _tells(item: str) -> bool:
    """Whether this is no name of a point but says something: "Afgerond: LLTB heeft de nota, Weert is akkoord"."""
    return any(map(says_what_one_does, item.split()))


def _stated(number: str, what: str, state: Status, line: int, section: Section, group: int, known: KnownNames) -> Point:
    owners, text = _who_and_what(what, state, known)
    pieces = Pieces(text, owners, bool(owners), status=state)
    return Point(pieces, section, line, "item", group, number)


def _who_and_what(what: str, said: str, known: KnownNames) -> tuple[tuple[str, ...], str]:
    """The owners of an old point and its text, from its name and what is said of it."""
    owners, text = outcome_behind(f"({what}) {said}", known) or ((), what)
    return owners, text.partition(": ")[0]


def _only_numbers(paragraph: Paragraph, section: Section, group: int, known: KnownNames) -> list[Point]:
    """Points by their number alone; none when the paragraph also says something else."""
    found: list[Point] = []
    text = _LEAD.sub("", paragraph.text)
    if section.kind != "review" and text == paragraph.text:
        return []
    for clause in _BETWEEN.split(text.rstrip(" .")):
        match = _CLAUSE.match(clause)
        if match is None or not (tells_outcome(match["said"]) or _GOES_ON.match(match["said"])):
            return []
        if ":" in clause and not re.match("punt", match["word"], re.IGNORECASE):
            return []
        told = outcome_behind(f"{match['what']} {match['said']}", known) if match["what"] else None
        owners, what = (told[0], told[1].partition(":")[0]) if told else ((), (match["what"] or "").strip("()"))
        outcome = outcome_of((match["said"],))
        for number in re.findall(r"\d+", match["numbers"]):
            pieces = Pieces(what or f"punt {number}", owners, bool(owners), status=outcome, note=match["said"])
            found.append(Point(pieces, section, paragraph.line, "item", group, number))
    return found


def named_by_number(text: str, line: int, section: Section, group: int, known: KnownNames) -> tuple[list[Point], str]:
    """The old points that running text tells of by number and name, and what else it says.

    "Akkoord. Van de acties is 2026-03 (brief aan SZW) afgehandeld."
    """
    found: list[Point] = []
    rest, old = text, replace(section, kind="review")

    def add(match: re.Match[str], what: str, number: str = "", owners: tuple[str, ...] = ()) -> str:
        said = match["said"].strip()
        pieces = Pieces(what, owners, bool(owners), status=outcome_of((match["said"],)), note=said)
        found.append(Point(pieces, old, line, "item", group, number))
        return rest.replace(match.group(), "")

    for match in _NAMED.finditer(text):
        if _tells_of(match["said"]) and not all_owners(match["what"], known, 2):
            owners, what = _who_and_what(match["what"], match["said"], known)
            rest = add(match, what, match["year"] or match["number"], owners)
    for match in _STATED.finditer(rest):
        if _tells_of(match["said"]):
            rest = add(match, match["what"] or f"punt {match['number']}", match["number"])
    for match in _ABOUT.finditer(rest):
        rest = add(match, match["what"])
    return found, rest


def _tells_of(said: str) -> bool:
    """Whether these words tell what became of a point, or that it goes on."""
    return bool(tells_outcome(said) or _GOES_ON.match(said))


def with_what_became(points: Sequence[Point]) -> list[Point]:
    """The points, those told by their number alone put with the point of that number in the list in front of them."""
    kept: list[Point] = []
    listed = {point.number.strip(".") for point in points if point.source != "inline"}
    for point in points:
        if point.refers and point.number in listed and point.section.kind != "review":
            continue
        twin = next((one for one in kept if _is_named(one, point)), None)
        if twin is None:
            kept.append(point)
        else:
            twin.pieces = replace(twin.pieces, status=point.pieces.status, note=point.pieces.note)
    return kept


def _is_named(listed: Point, point: Point) -> bool:
    return numbered_only(point.pieces.text) and listed.number.strip(".") == point.number
