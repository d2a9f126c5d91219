"""Reading a document: from its lines and tables to a proposal."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from commands.minutes.collect import collected
from commands.minutes.document import Document, Line, Table
from commands.minutes.finding.cutting import split_at_marks
from commands.minutes.finding.judge import judged
from commands.minutes.finding.points import Collection
from commands.minutes.goals import goals_of, is_vision
from commands.minutes.layout.cards import with_titles
from commands.minutes.layout.legend import written_out
from commands.minutes.layout.lines import cleaned
from commands.minutes.layout.margin import with_margin
from commands.minutes.layout.paragraphs import Paragraph, paragraphs
from commands.minutes.layout.rows import points_of
from commands.minutes.layout.sections import Block, sectioned
from commands.minutes.layout.spaced import with_agenda_numbers, with_dashes, without_bars
from commands.minutes.layout.tables import with_tables
from commands.minutes.parts.days import days_in
from commands.minutes.parts.deadlines import Calendar
from commands.minutes.parts.known import NOBODY, KnownNames
from commands.minutes.parts.mail import HEAD as MAIL_HEAD
from commands.minutes.parts.mail import SUBJECT, with_writer, writer_of, written_on
from commands.minutes.parts.sentences import tidy
from commands.minutes.proposal import DecisionFound, Kind, MeetingFound, Proposal
from commands.minutes.sitting.attendance import attendance_of
from commands.minutes.sitting.events import asked_of, events_of
from commands.minutes.sitting.following import following
from commands.minutes.sitting.meeting import meeting_of
from commands.minutes.sitting.several import newest_of_several

_AGENDA = re.compile(r"\b(?:concept)?agenda\b|\buitnodiging\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\W*(?:concept[- ]?)?(?:agenda|uitnodiging)\b", re.IGNORECASE)
_BOTH = re.compile(r"\bagenda\s*(?:en|&|\+|/|met|,)\s*(?:de )?actie(?:punten)?lijst\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*•]|\d+[.)])\s|\w+:\s")
_REPORT = re.compile(
    r"\b(?:verslag|notulen|besluitenlijst|besluiten|actielijst|actiepuntenlijst|terugblik|memo)\b", re.IGNORECASE
)
_PRESENT = re.compile(r"(?:aanwezig|deelnemers)\w*\b[^:]{0,20}:", re.IGNORECASE)
_SENDS = re.compile(
    r"\b(?:hieronder|onderstaand|hierbij een)\b.{0,60}\b(?:verslag|terugkoppeling|notulen|samenvatting)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\bactie(?:s|lijst|puntenlijst|overzicht|punten)\b|\bactie- en\b|toezegging\w*lijst|\bto[- ]?do\b|"
    r"takenlijst|actieplan",
    re.IGNORECASE,
)


def read_minutes(document: Document, now: datetime, known: KnownNames = NOBODY) -> Proposal:
    """What this document proposes to save. `now` counts only where the document names no day of its own."""
    lines = with_margin(cleaned(document.parts))
    now = written_on(lines, now)
    parts = written_out(
        with_tables(with_titles(with_agenda_numbers(without_bars(lines))), known, agenda=_is_agenda(lines))
    )
    parts = with_dashes(parts)
    blocks = _blocks(parts)
    names = known.with_names(attendance_of(blocks).names, _names_inside(blocks))
    meeting, newest = meeting_of(parts, blocks, now, document.name), newest_of_several(parts, now)
    if newest is not None:
        held = MeetingFound(title=meeting.title, date=newest.day)
        meeting = held.model_copy(update={"next": following(blocks, now, held)})
    agenda = _is_agenda(parts)
    if is_vision(blocks) and not agenda:
        goals = goals_of(blocks, names)
        return Proposal(
            kind="visie",
            meeting=meeting.model_copy(update={"date": None, "start": None, "end": None, "place": None}),
            goals=goals,
        )
    found = collected(blocks, names, agenda=agenda)
    since = _since(parts, meeting, now)
    calendar = Calendar(since, meeting.next.date)
    new, reviewed = judged(found.points, calendar, names, meeting.date, newest.line if newest else 0)
    taken, writer = frozenset(point.line for point in found.points), writer_of(lines)
    return Proposal(
        kind=_kind(parts, blocks, found, meeting, agenda),
        meeting=meeting,
        new=tuple(with_writer(point, writer) for point in new),
        reviewed=reviewed,
        events=() if agenda else events_of(blocks, since, meeting.date, meeting.next.date, (*new, *reviewed)),
        decisions=tuple(DecisionFound(text=tidy(text), line=line) for text, line in found.decisions),
        asked=() if agenda else asked_of(blocks, taken, names, unmarked=found.unmarked),
    )


def _blocks(parts: Sequence[Line | Table]) -> tuple[Block, ...]:
    opened: list[Line | Table] = []
    for part in parts:
        if isinstance(part, Table) and _is_running_text(part):
            opened.extend(
                Line(text, part.number, whole=True)
                for row in part.rows
                for cell in dict.fromkeys(row)
                for text in cell.split("\n")
                if text.strip()
            )
        else:
            opened.append(part)
    split: list[Paragraph | Table] = []
    for piece in paragraphs(opened):
        split.extend(split_at_marks(piece) if isinstance(piece, Paragraph) else (piece,))
    return sectioned(split)


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.what.text for block in blocks if isinstance(block.what, Paragraph)]


def _names_inside(blocks: Sequence[Block]) -> frozenset[str]:
    """Capitals that follow a lower-case word: "de GGD zoekt met Cohesie naar een oplossing"."""
    return frozenset(word.casefold() for text in _texts(blocks) for word in re.findall(r"[a-z,] ([A-Z][a-z]\w+)", text))


def _is_running_text(table: Table) -> bool:
    """Minutes that are laid out in a table: no action list, but with marks in its cells."""
    if points_of(table, NOBODY):
        return False
    return any(
        re.search(
            r"(?:^|\n|\. )\W{0,3}(?:actie(?:punt)?|AP|besluit)\b[^:\n]{0,40}:\s*\S|\((?:actie|AP)\b",
            cell,
            re.IGNORECASE,
        )
        for row in table.rows
        for cell in row
    )


def _head(parts: Sequence[Line | Table]) -> list[str]:
    return [tidy(part.text) for part in parts if isinstance(part, Line) and part.text.strip()]


def _is_agenda(parts: Sequence[Line | Table]) -> bool:
    """An agenda announces itself in its title and holds no report."""
    texts = [SUBJECT.sub("", text).strip() for text in _head(parts)]
    texts = [text for text in texts if not MAIL_HEAD.match(text)]
    titles = [
        text
        for at, text in enumerate(texts[:6])
        if len(text) < 120 and (at < 4 or _ANNOUNCES.match(text)) and not _ITEM.match(text)
    ]
    first = next((text for text in titles if _AGENDA.search(text) or _REPORT.search(text)), "")
    announces = _ANNOUNCES.match(first) and not _BOTH.search(first)
    if not first or not _AGENDA.search(first) or (_REPORT.search(first) and not announces):
        return False
    later = [
        text
        for text in texts
        if len(text) < 60
        and re.match(r"(?:concept[- ]?)?(?:verslag|notulen)\b", text, re.IGNORECASE)
        and not re.search(r"vaststel|vorig|d\.d", text)
    ]
    return not any(not re.match(r"verslag\s+(?:van|vorige|d\.)", text, re.IGNORECASE) for text in later) and not any(
        re.match(r"aanwezig\w*\b\s*:?", text, re.IGNORECASE) for text in texts
    )


def _since(parts: Sequence[Line | Table], meeting: MeetingFound, now: datetime) -> datetime:
    """The day deadlines in words are reckoned from: the meeting's, or else the first day of the list's usual year."""
    day: date | None = meeting.date
    if day is None:
        texts = [
            part.text if isinstance(part, Line) else " \n ".join(" ".join(row) for row in part.rows) for part in parts
        ]
        full = [hit.day for text in texts for hit in days_in(text, now) if hit.full]
        if full:
            year = Counter(found.year for found in full).most_common(1)[0][0]
            day = min(found for found in full if found.year == year)
    return datetime.combine(day, time(12), now.tzinfo) if day else now


def _kind(
    parts: Sequence[Line | Table], blocks: Sequence[Block], found: Collection, meeting: MeetingFound, agenda: bool
) -> Kind:
    if agenda:
        return "agenda"
    title = " ".join(_head(parts)[:3])
    if re.match(
        r"\W*(?:concept[- ]?)?(?:actielijst|actiepuntenlijst|actie- en besluitenlijst)\b", title, re.IGNORECASE
    ):
        return "actielijst"
    if re.search(r"\b(?:\w*verslag|\w*notulen|\w+notities)\b", title, re.IGNORECASE) or any(
        block.section.kind == "present" or (isinstance(block.what, Paragraph) and _PRESENT.match(block.what.text))
        for block in blocks
    ):
        return "verslag"
    if meeting.date and any(_SENDS.search(text) for text in _texts(blocks)[:10]):
        return "verslag"
    listed = found.points and meeting.start is None
    if _LIST.search(title) or (listed and all(point.source != "inline" for point in found.points)):
        return "actielijst"
    return "verslag" if found.points and meeting.date else "onbekend"
