"""Dated events, decisions and asks in the running text."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from commands.dutch import MONTHS
from commands.minutes.document import Table
from commands.minutes.finding.agreed import promises_present
from commands.minutes.finding.matching import overlap
from commands.minutes.layout.columns import roles_of
from commands.minutes.layout.sections import Block
from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.days import DAY, DayFound, days_in, month_number
from commands.minutes.parts.fields import fields_of
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.mail import HEAD as MAIL_HEAD
from commands.minutes.parts.sentences import ends_sentence, sentences, tidy
from commands.minutes.parts.subject import subject_of
from commands.minutes.parts.verbs import says_what_one_does
from commands.minutes.proposal import Ask, EventFound, EventKind, NewPoint, ReviewedPoint
from commands.minutes.sitting.happening import what_happens

_MONTH_ONLY = re.compile(
    rf"\b(?:in|begin|eind|medio|half)\s+(?P<month>{'|'.join(MONTHS)})"
    rf"(?:(?:\s?[/–-]\s?|\s(?:of|en)\s)(?:(?:begin|eind|medio|half)\s)?(?:{'|'.join(MONTHS)}))?"
    r"(?:\s+(?P<year>\d{4}))?\b(?!\s*\d)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\bd\.?\s?d\.?\s*$|\b(?:actie(?:s|punten|lijst)|afspraken|openstaande?)(?: van| uit)?\s*$|"
    r"\b(?:verslag|notulen|overleg|vergadering) van\s*$|\bvorige? \w+ \(?\s*$|"
    r"^\W*(?:vaststell\w* )?(?:van )?(?:het |de )?(?:concept-?)?(?:verslag|notulen|besluitenlijst|actielijst)"
    r"(?: en (?:de )?\w+|(?:\s[\w-]+){1,3})?\s+$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\buiterlijk|\bvóór|\bvoor|\bdeadline|\bgereed|\bklaar|\bstreefdatum)\W*(?:(?:op|per|voor|vóór|van|uiterlijk)\s+)?$",
    re.IGNORECASE,
)
"""In front of a day: something is to be done by then."""
_ON = re.compile(
    r"^(?!.*\bdeadline\b).*\b(?:op|(?:wordt|gaat|geldt|start|vervalt|worden|gaan|gelden)\s(?:\w+\s)?(?:per|vanaf))\s+"
    r"(?:[a-z]+dag\s+)?$",
    re.IGNORECASE,
)
_DAY_NAME = re.compile(r"\W*(?:[a-z]+dag\s+|[a-z]{2}\.?\s+)?", re.IGNORECASE)
_SAME = 0.8
"""The share of a point's words in the sentence that tells it."""
_SHORT = 10
"""Words of a line in a list of days."""
_SIGNED = re.compile(r"[A-Z][\w' -]{2,30},\s*\.?")
"""Where the minutes were signed, with the day behind it left out: "Asten, 3 november 2025"."""
_LETTERHEAD = re.compile(
    r"(?:[\W\d]|\b(?:datum|kenmerk|ons|uw|contactpersoon|contact|bijlagen?|versie|concept|status|auteur|opgesteld|"
    r"door|pagina|blad|van|betreft|telefoon|afdeling)\b)*",
    re.IGNORECASE,
)
"""The day a letter was written, among the other labels at its head: "Datum 3-3-2026 Kenmerk"."""
_NEAR = 80
"""Signs around a day in which the words about it stand."""
_ON_AGENDA = re.compile(r"\s*(?:a\.?s\.?\s+)?op de agenda\b", re.IGNORECASE)
_DATES = re.compile(r"[^:]{0,40}\bdata\b[^:]{0,40}:", re.IGNORECASE)
"""In front of a row of days: "De data staan vast: 14 april Breda, 16 april De Peel"."""
_NEW_DAY = re.compile(r"\bdatum (?:van|voor) [^.;:]{3,60}\b(?:is|wordt)\s+(?:op\s+)?$", re.IGNORECASE)
""" "Nieuwe datum van de markt is 6 mei"."""
_HAPPENS = re.compile(
    r"\b(?:vindt|vinden|plaats|afspraak|\w*(?:overleg|bijeenkomst|congres|gesprek)|bijeenkomsten|sessies|vastgesteld|"
    r"vergadering|start|presentatie|werkbezoek|besproken|raad(?! van state)|georganiseerd|gehouden|te houden|"
    r"(?:in)?gepland|opening|sessie|webinar|symposium|behandeld|bespreking|regiotafel|conferentie|training|"
    r"rondetafel|kennismaking|uitreik\w*|bekend (?:te )?maken|bekendgemaakt|publicatie|"
    r"verschijnt|ingediend|bezoek|zitting|gebeurtenis|evenement|activiteit)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    rf"{_HAPPENS.pattern}|\b(?:bijeen|(?!\w*dag(?:avond|middag|ochtend))[a-z]{{4,}}(?:avond|middag|ochtend))\b",
    re.IGNORECASE,
)
"""The same of a day, where a month alone would be too vague."""
_TELLS_DAY = re.compile(rf"{_ON_A_DAY.pattern}|^op (?:{DAY.pattern}) is\b", re.IGNORECASE)
_ONLY_DAY = re.compile(rf"(?:[a-z]{{2}}\.? )?(?:{DAY.pattern})\.?", re.IGNORECASE)
_ASKED = re.compile(
    r"^(?:er wordt |ook wordt )?(?:gevraagd|verzocht) wordt\b|\bwordt (?:gevraagd|verzocht) (?:om|te)\b|"
    r"\bstelt voor om\b|\bop korte termijn\b|\bzegt toe\b|\bheeft toegezegd\b|"
    r"\btoezegging\b|\bword(?:t|en) (?:door [^.]* )?(?:opgepakt|uitgezocht|nagegaan)\b|"
    r"\bneemt (?:het )?initiatief\b|\bafgesproken (?:is|wordt)\b|\b(?:is|wordt) "
    r"afgesproken\b|\bvraagt (?:om|aandacht)\b|\bzal (?:\w+ ){0,6}(?:sturen|delen|navragen|uitzoeken|"
    r"oppakken|terugkoppelen|agenderen|contact opnemen)\b",
    re.IGNORECASE,
)


def events_of(
    blocks: Sequence[Block],
    now: datetime,
    own_day: date | None,
    next_day: date | None,
    points: Sequence[NewPoint | ReviewedPoint],
) -> tuple[EventFound, ...]:
    """Every sentence with a day in it that says what happens then; a "d.d." is kept as a reference.

    A day is told once as a reference, but two different sentences with one day are two events.
    What has to be done before a day is no event, nor is the deadline of one of the `points` in its line.
    """
    found: list[EventFound] = []
    due = {(point.line, point.deadline) for point in points}
    lines: dict[int, list[str]] = {}
    for point in points:
        lines.setdefault(point.line, []).append(point.text)
    for block, sentence in _said(blocks):
        if block.section.kind == "present" or MAIL_HEAD.match(sentence) or _is_field(sentence):
            continue
        line = block.what.line if not isinstance(block.what, Table) else block.what.number
        hits = days_in(sentence, now)
        happens = bool(hits) and bool(_ON_A_DAY.search(sentence))
        for hit in hits:
            before, behind = sentence[max(0, hit.start - _NEAR) : hit.start], sentence[hit.end : hit.end + _NEAR]
            closed = block.section.kind == "closed" and hit.day != next_day
            if closed or hit.day == own_day or (line, hit.day) in due or _BEFORE.search(before):
                continue
            past = own_day is None or hit.day < own_day
            listed = block.section.kind == "agenda" and not isinstance(block.what, Table) and hit.start > 0
            reference = listed or (past and bool(_REFERENCE.search(before)))
            told = bool(
                clocks_in(behind) or _DATES.match(sentence) or _ON_AGENDA.match(behind) or _NEW_DAY.search(before)
            ) or (not past and _is_ahead(sentence, hit) and not _is_one_of(lines.get(line, ()), sentence))
            if not (reference or hit.full or happens or (told and hit.day != next_day)):
                continue
            without = f"{sentence[: hit.start]}{sentence[hit.end :]}"
            if _SIGNED.fullmatch(without) or _LETTERHEAD.fullmatch(without):
                continue
            kind: EventKind = "verwijzing" if reference else "vergadering" if hit.day == next_day else "gebeurtenis"
            text = what_happens(sentence) if kind == "gebeurtenis" else sentence
            _add(found, EventFound(when=hit.day.isoformat(), text=text, kind=kind, line=line))
        if (
            not hits
            and line not in lines
            and block.section.kind != "agenda"
            and (match := _MONTH_ONLY.search(sentence))
            and _HAPPENS.search(sentence)
        ):
            month = month_number(match["month"])
            year = int(match["year"]) if match["year"] else now.year + (month < now.month - 1)
            _add(found, EventFound(when=f"{year}-{month:02d}", text=sentence, line=line))
    return tuple(found)


def _is_one_of(points: Sequence[str], sentence: str) -> bool:
    """Whether the sentence tells one of these points, and so no event."""
    return any(overlap(text, sentence) >= _SAME for text in points)


def _is_ahead(sentence: str, hit: DayFound) -> bool:
    """ "De kerstmarkt is op 12 december" and "11 juni informatieavond Venray" tell what is to come on that day."""
    before, behind = sentence[: hit.start], sentence[hit.end :].split()
    alone = _DAY_NAME.fullmatch(before) and 0 < len(behind) < _SHORT and not any(map(says_what_one_does, behind))
    return bool(_ON.search(before) or alone)


def _is_field(sentence: str) -> bool:
    """ "Deadline: 3 mei" below a point; "Planning: de stukken gaan op 3 mei de deur uit" tells more."""
    return len(sentence.split()) < 8 and fields_of(sentence) is not None


def _add(found: list[EventFound], event: EventFound) -> None:
    for known in found:
        if known.when == event.when and (known.kind == event.kind != "gebeurtenis" or known.text == event.text):
            return
    found.append(event)


def _said(blocks: Sequence[Block]) -> Iterable[tuple[Block, str]]:
    for block in blocks:
        if isinstance(block.what, Table):
            yield from ((block, sentence) for sentence in _in_cells(block.what))
        else:
            yield from ((block, sentence) for sentence in sentences(block.what.text))


def _in_cells(table: Table) -> Iterable[str]:
    """The sentences in a table; a cell that holds just a day belongs to the words beside it.

    In a list of points such a day is a deadline, and only the words of the points count and what was said beside them.
    """
    told: frozenset[int] | None = None
    about: frozenset[int] = frozenset()
    head = " ".join(table.rows[0])
    for row in table.rows:
        if (roles := roles_of(row)) is not None:
            told = frozenset(at for at, role in roles.items() if role in ("action", "decision"))
            about = frozenset(at for at, role in roles.items() if role == "topic")
            continue
        beside = (sentence for at in about if at < len(row) for sentence in sentences(tidy(row[at])))
        yield from (sentence for sentence in beside if ends_sentence(sentence) and _TELLS_DAY.search(sentence))
        cells = [tidy(cell) for at, cell in enumerate(row) if cell.strip() and (told is None or at in told)]
        days = [cell for cell in cells if _ONLY_DAY.fullmatch(cell)]
        if told is None and len(days) == 1 < len(cells) and _HAPPENS.search(f"{head} {' '.join(cells)}"):
            yield ", ".join(sorted(cells, key=lambda cell: cell != days[0]))
        else:
            said = (sentence for cell in cells if cell not in days for sentence in sentences(cell))
            yield from (sentence for sentence in said if told is not None or _ON_A_DAY.search(sentence))


def asked_of(
    blocks: Sequence[Block], taken: frozenset[int], known: KnownNames, *, unmarked: bool = False
) -> tuple[Ask, ...]:
    """Promises and requests without a mark: a person may be asked about them, they are never imported.

    `taken` are the lines that already are a point. Where nothing is marked (`unmarked`), what those present say they
    will do is asked as well.
    """
    found: list[Ask] = []
    for block, sentence in _said(blocks):
        if (
            isinstance(block.what, Table)
            or block.is_head
            or block.what.line in taken
            or block.section.kind in ("agenda", "present", "review")
        ):
            continue
        promised = _ASKED.search(sentence) or (unmarked and promises_present(sentence, known))
        if promised and len(sentence) > 25:
            found.append(Ask(to=", ".join(subject_of(sentence, known)), text=tidy(sentence), line=block.what.line))
    return tuple(found)
