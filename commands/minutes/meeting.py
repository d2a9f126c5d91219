"""Which meeting a document reports on: day, time, place, who was there, and when the next one is."""

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from commands.minutes.days import FULL_DAY, days_in
from commands.minutes.document import Line, Table
from commands.minutes.mail import HEAD as MAIL_HEAD
from commands.minutes.mail import SUBJECT
from commands.minutes.proposal import MeetingFound, NextMeeting
from commands.minutes.sections import Block
from commands.minutes.sentences import sentences, tidy

_TIMES = re.compile(
    r"(?<![\d.,])([01]?\d|2[0-3])[:.]([0-5]\d)(?![.\d])(?:\s*(?:uur|u\.?|h))?(?:\s*(?:-|–|—|tot(?: en "
    r"met)?|t/m)\s*([01]?\d|2[0-3])[:.]([0-5]\d))?(?:\s*(?:uur|u\b\.?|h\b))?"
)
_LABEL = re.compile(
    r"^\W*(?P<label>datum(?: (?:en|/|&) ?(?:tijd|plaats|locatie))*(?: overleg| vergadering)?|"
    r"(?:vergader)?datum|tijd(?:stip)?|aanvang|plaats|locatie|waar|wanneer|"
    r"(?:datum|tijd)[ ,/&en]+(?:tijd|plaats|locatie)[ ,/&en]*(?:plaats|locatie)?|zaal|ruimte|"
    r"vergaderlocatie)\s*(?::|\t|\s{2,})\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:concept[- ]?)?(?:verslag|notulen|besluitenlijst|actielijst|actie- en besluitenlijst|besluiten- "
    r"en actielijst|agenda|memo|overzicht|gespreksverslag|vergaderverslag)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:volgende?|eerstvolgende?|komende|aankomende?|nieuwe?)\b[^.;:]{0,30}\b[\w-]*(?:overleg|"
    r"vergadering|bijeenkomst|taskforce|stuurgroep|werkgroep|regiotafel|tafel|sessie|BO|keer|afspraak|[a-z]{3,}groep|commissie|platform)\b|"
    r"\b(?:datum|data|planning) (?:volgende?|eerstvolgende?|nieuwe?|vervolg)|\b(?:spreken|zien|treffen) "
    r"(?:we )?elkaar\b|\bvervolg(?:overleg|"
    r"afspraak)\b|\bvolgende?(?:\s+[\w-]+)?\s*:|\bvolgende (?:datum|keer)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b[\w-]*(?:bijeenkomst|overleg|vergadering|taskforce|stuurgroep|"
    r"werkgroep)\b[^.]{0,40}\bvan\b[^.]{0,40}\b(?:vindt plaats|is|wordt gehouden|zal plaatsvinden|staat "
    r"gepland)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:vindt plaats|plaats|gehouden|is|zijn we te gast|komen we bijeen|locatie|te "
    r"gast)\b[^.]{0,60}?\b(?:in|bij|op|te)\s+(?:het|de|een)?\s*(?P<place>[^()]+?)(?:\s+(?:plaats|"
    r"gehouden))?\s*\.?$",
    re.IGNORECASE,
)
_POINT = re.compile(r"^\W{0,4}(?:actie(?:punt)?|AP|besluit)\b[^:]{0,40}:", re.IGNORECASE)
NEXT_HEAD = re.compile(r"^\W*(?:datum )?(?:eerst)?volgende?\b[^:]{0,40}:", re.IGNORECASE)
"""A line or cell that announces the next meeting."""


def meeting_of(lines: Sequence[Line | Table], blocks: Sequence[Block], now: datetime) -> MeetingFound:
    """The meeting's facts. The head of the document counts; a "d.d." of another meeting does not."""
    head = [tidy(part.text) for part in lines if isinstance(part, Line) and part.text.strip()][:40]
    pairs = [pair for part in lines[:60] if isinstance(part, Table) for pair in _pairs(part)]
    title = next((text for text in head[:6] if _TITLE.match(text)), head[0] if head else "")
    day, start, end, place = _labelled(head, pairs, now)
    if day is None:
        day, start, end, place = _in_title(head, now, start, end, place)
    if day == now.date() and _of_yesterday(head):
        day -= timedelta(days=1)
    following = _next(lines, blocks, now, day)
    return MeetingFound(title=title[:200], date=day, start=start, end=end, place=place, next=following)


def _of_yesterday(head: Sequence[str]) -> bool:
    """A mail that thanks for the meeting "van gisteren"."""
    mailed = sum(bool(MAIL_HEAD.match(text)) for text in head[:8]) >= 2
    return mailed and any(re.search(r"(?<!eer)gisteren\b", text, re.IGNORECASE) for text in head[:15])


def _pairs(table: Table) -> Iterable[str]:
    for row in table.rows:
        cells = [tidy(cell) for cell in row if cell.strip()]
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            yield f"{label.rstrip(': ')}: {value}"


_Facts: TypeAlias = tuple[date | None, time | None, time | None, str | None]


def _labelled(head: Sequence[str], pairs: Sequence[str], now: datetime) -> _Facts:
    """ "Datum: …", "Tijd: …", "Plaats: …", one to a line or in a table at the top."""
    day = start = end = None
    place: str | None = None
    mailed = any(re.match(r"(?:van|from|aan|to|onderwerp|subject)\s*:", text, re.IGNORECASE) for text in head[:5])
    before_points = list(itertools.takewhile(lambda text: not _POINT.match(text), head))
    for text in (*before_points, *pairs):
        for piece in re.split(r"\s+\|\s+|\s{3,}", text):
            match = _LABEL.match(piece)
            if not match or _NEXT.search(piece) or (mailed and match["label"].casefold() == "datum"):
                continue
            label, value = match["label"].casefold(), match["value"].strip()
            if day is None and (found := days_in(value, now)):
                day = found[0].day
            if (
                start is None
                and (times := _TIMES.search(re.sub(FULL_DAY, " ", value)))
                and not re.match(r"plaats|locatie|zaal|ruimte|waar", label)
            ):
                start, end = _clocks(times)
            if place is None and re.match(r"plaats|locatie|waar|zaal|ruimte|vergaderlocatie", label):
                place = value.strip(" .") or None
            elif place is None and re.search(r"plaats|locatie", label):
                place = _left_over(value)
    return day, start, end, place


def _in_title(head: Sequence[str], now: datetime, start: time | None, end: time | None, place: str | None) -> _Facts:
    """ "12-04-2023 14:00 - 15:30 uur Gouvernement Maastricht", or a day in the title itself."""
    mail = [text for text in head[:12] if MAIL_HEAD.match(text)]
    head = [
        f"{a} {b}" if re.search(r"\b\d{1,2}$", a) and re.match(r"[a-z]+ \d{4}\b", b) else a
        for a, b in itertools.pairwise((*head[:12], ""))
    ]
    head = [sentence for text in head for sentence in sentences(text)]
    mail.sort(key=lambda text: not SUBJECT.match(text))
    for text in (*(text for text in head[:12] if text not in mail), *mail):
        found = [hit for hit in days_in(text, now) if hit.full or SUBJECT.match(text)]
        if not found or _NEXT.search(text) or re.match(r"^\d{1,2}[.)]\s|^(?:[-•*])\s", text):
            continue
        if re.search(r"\b(?:verslag|notulen|vaststell)\w*\b.*\bd\.?d\.?", text, re.IGNORECASE) and not _TITLE.match(
            text
        ):
            continue
        times = _TIMES.search(re.sub(FULL_DAY, lambda hit: " " * len(hit.group()), text))
        if times and start is None:
            start, end = _clocks(times)
        if place is None and (times or re.match(r"\W*" + FULL_DAY, text, re.IGNORECASE)):
            place = _left_over(text)
        return found[0].day, start, end, place
    return None, start, end, place


def _clocks(times: re.Match[str]) -> tuple[time, time | None]:
    return time(int(times[1]), int(times[2])), time(int(times[3]), int(times[4])) if times[3] else None


def _left_over(text: str) -> str | None:
    """What stays of a line without its day and times: the place, when it reads as one."""
    left = re.sub(FULL_DAY, " ", text, flags=re.IGNORECASE)
    left = _TIMES.sub(" ", left)
    left = re.sub(
        r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|uur|locatie:?|plaats:?)\b", " ", left, flags=re.IGNORECASE
    )
    left = re.sub(
        r"^(?:\W*(?:van|om|tot|vanaf)\b)+|(?:\b(?:van|om|tot|vanaf)\b\W*)+$", " ", tidy(left), flags=re.IGNORECASE
    )
    left = re.sub(r"^(?:in|bij|te|op)\s+(?:het|de)?\s*", "", tidy(left).strip(" ,;:|–-.()"), flags=re.IGNORECASE)
    return left if len(left) > 2 and not _TITLE.match(left) else None


def _next(lines: Sequence[Line | Table], blocks: Sequence[Block], now: datetime, day: date | None) -> NextMeeting:
    """The next meeting: "Volgende overleg: …", or "De Taskforcebijeenkomst van 17 mei vindt plaats in …"."""
    since = datetime.combine(day, time(12), now.tzinfo) if day else now
    said: list[tuple[bool, str]] = []
    for block in blocks:
        if isinstance(block.what, Table):
            said.extend((True, pair) for pair in _pairs(block.what) if _NEXT.search(pair))
            said.extend((True, cell) for row in block.what.rows for cell in row if NEXT_HEAD.match(cell))
            continue
        titled = bool(_NEXT.search(block.section.title)) and not block.is_head
        for sentence in sentences(block.what.text):
            if titled or _NEXT.search(sentence) or _HELD.search(sentence):
                said.append((titled or bool(_NEXT.search(sentence)), sentence))
    for sure, sentence in sorted(said, key=lambda pair: not pair[0]):
        for hit in days_in(sentence, since):
            if (day is None and not hit.full) or (day is not None and hit.day <= day) or (not sure and not hit.full):
                continue
            tail = sentence[hit.end :]
            times = _TIMES.search(tail)
            return NextMeeting(
                date=hit.day, start=_clocks(times)[0] if times else None, place=_next_place(sentence, tail)
            )
    return NextMeeting()


def _next_place(sentence: str, tail: str) -> str | None:
    if match := _PLACE.search(sentence):
        place = _left_over(match["place"])
        return place if place and not re.fullmatch(r"\w*(?:dag|week)", place) else None
    rest = _left_over(tail)
    if rest and (
        match := re.search(
            r"(?:^|[,;]\s*|\blocatie\s*:?\s*|\b(?:in|bij|op|te)\s+(?:het|de)?\s*)(?P<place>[A-ZÀ-Ýa-z].{2,70})$",
            tail.strip(" ."),
        )
    ):
        return rest if len(rest) < 80 and not re.search(r"\b(?:is|wordt|worden|zijn|zal)\b", rest) else None
    return None
