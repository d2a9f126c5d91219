"""Which meeting a document reports on: day, time, place, who was there, and when the next one is."""

import itertools
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from commands.minutes.document import Line, Table
from commands.minutes.layout.heads import kind_of
from commands.minutes.layout.sections import Block
from commands.minutes.layout.titles import is_title, title_of
from commands.minutes.parts.announced import announces
from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.days import DAY, brief_days, days_in
from commands.minutes.parts.mail import HEAD as MAIL_HEAD
from commands.minutes.parts.mail import SUBJECT
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.proposal import MeetingFound
from commands.minutes.sitting.following import following
from commands.minutes.sitting.told import hours_in_text, names_meeting, told_in_mail
from commands.minutes.sitting.whereabouts import place_in, place_in_title

_LABEL = re.compile(
    r"^\W*(?P<label>(?:vergader)?datum(?: (?:en|/|&) ?-?(?:tijd|plaats|locatie))*(?: overleg| vergadering)?|"
    r"(?:vergader)?tijd(?:stip)?|aanvang|plaats|locatie|waar|wanneer|"
    r"(?:datum|tijd)[ ,/&en]+(?:tijd|plaats|locatie)[ ,/&en]*(?:plaats|locatie)?|zaal|ruimte|"
    r"vergader(?:locatie|plaats)|date|time|location|venue)\s*(?::|\t|\s{2,})\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ROOMY = re.compile(
    r"^\s*(?P<label>(?:vergader)?(?:datum(?: en -?tijd)?|tijd(?:stip)?|plaats|locatie)|"
    r"aanvang|overleg|vergadering|gremium)(?:\t\s*|\s{3,})(?=[^\s:])",
    re.IGNORECASE,
)
"""A label with room behind it instead of a colon."""
_WHERE = re.compile(r"(?:vergader)?(?:plaats|locatie|zaal|ruimte)|waar|location|venue")
_FIELDS = re.compile(r"^\W{0,3}(?:wat|wie|door wie)\s*:", re.IGNORECASE)
"""The first of the fields of a point, of which "Wanneer: …" may be another."""
_BRIEFLY = 9
_NEAR = 120
"""Words of a first line that is no sentence, and days that a year goes without saying."""
_RECORD = re.compile(r"(?:concept-?)?(?:verslag|notulen)\W*", re.IGNORECASE)
"""The head of the minutes themselves, below a list that was put in front of them."""
_POINT = re.compile(r"^\W{0,4}(?:actie(?:punt)?|AP|besluit)\b[^:]{0,40}:", re.IGNORECASE)


def meeting_of(lines: Sequence[Line | Table], blocks: Sequence[Block], now: datetime, name: str) -> MeetingFound:
    """The meeting's facts. The head of the document counts; a "d.d." of another meeting does not.

    `name` is the document's: its day is the meeting's where neither a label nor the title has one.
    """
    head = [
        tidy(_ROOMY.sub(r"\g<label>: ", _labelled_line(part)))
        for part in lines
        if isinstance(part, Line) and part.text.strip()
    ][:40]
    pairs = [pair for part in lines[:60] if isinstance(part, Table) for pair in part.pairs()]
    day, start, end, place = _labelled(head, pairs, now)
    below = next((at for at, text in enumerate(head) if _RECORD.fullmatch(text)), 0)
    if day is None and below and kind_of(head[0]) == "list":
        head = head[below:]
    title = title_of(head)
    if day is None and (told := told_in_mail(head, blocks, now)) is not None:
        day, start, end, place = told.day, start or told.start, end or told.end, place or told.place
        title = title if names_meeting(title) else told.title
    if day is None:
        found = _in_title(head, now, start, end, place)
        if (named := day_in_name(name, now)) and found[0] != named:
            found = _in_title(_own_titles(head), now, start, end, place)
        day, start, end, place = found[0] or named, *found[1:]
    if start is None and (hours := hours_in_text(blocks)) is not None:
        start, end, place = hours[0], hours[1], place or hours[2]
    if day == now.date() and _of_yesterday(head):
        day -= timedelta(days=1)
    held = MeetingFound(title=title[:200], date=day, start=start, end=end, place=place)
    return held.model_copy(update={"next": following(blocks, now, held)})


def _own_titles(head: Sequence[str]) -> list[str]:
    return [text for text in head[:12] if is_title(text) and not re.search(r"\bvorige?\b", text, re.IGNORECASE)]


def day_in_name(name: str, now: datetime) -> date | None:
    """The day in the name of a file: "Verslag_20230412.docx", "notulen 12 april 2023.pdf"; None without a year."""
    text = re.sub(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)", r" \1-\2-\3 ", name.replace("_", " "))
    text = re.sub(r"(?<!\d)(20\d\d) (0[1-9]|1[0-2]) ([0-3]\d)(?!\d)", r"\1-\2-\3", text)
    full = [hit.day for hit in days_in(text, now) if hit.full]
    return full[0] if len(set(full)) == 1 else None


def _of_yesterday(head: Sequence[str]) -> bool:
    """A mail that thanks for the meeting "van gisteren"."""
    mailed = sum(bool(MAIL_HEAD.match(text)) for text in head[:8]) >= 2
    return mailed and any(re.search(r"(?<!eer)gisteren\b", text, re.IGNORECASE) for text in head[:15])


_Facts: TypeAlias = tuple[date | None, time | None, time | None, str | None]


def _labelled(head: Sequence[str], pairs: Sequence[str], now: datetime) -> _Facts:
    """ "Datum: …", "Tijd: …", "Plaats: …", one to a line or in a table at the top."""
    day = start = end = None
    place: str | None = None
    mailed = any(re.match(r"(?:van|from|aan|to|onderwerp|subject)\s*:", text, re.IGNORECASE) for text in head[:5])
    before_points = list(itertools.takewhile(lambda text: not (_POINT.match(text) or _FIELDS.match(text)), head))
    for text in (*before_points, *pairs):
        for piece in re.split(r"\s+\|\s+|\s{3,}", text):
            match = _LABEL.match(piece)
            if not match or announces(piece) or (mailed and match["label"].casefold() == "datum"):
                continue
            label, value = match["label"].casefold(), match["value"].strip()
            if day is None and (found := days_in(value, now)):
                day = found[0].day
            where = bool(_WHERE.match(label))
            clocks = clocks_in(DAY.sub(" ", value))
            if start is None and clocks and not where:
                start, end = clocks.start, clocks.end
            if place is None and where:
                place = value.strip(" .") or None
            elif place is None and (re.search(r"plaats|locatie", label) or (day and clocks)):
                place = place_in(value)
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
        if not found or announces(text) or re.match(r"^\d{1,2}[.)]\s|^(?:[-•*])\s", text):
            continue
        if re.search(r"\b(?:verslag|notulen|vaststell)\w*\b.*\bd\.?d\.?", text, re.IGNORECASE) and not is_title(text):
            continue
        own = text not in mail or bool(SUBJECT.match(text))
        clocks = clocks_in(DAY.sub(lambda hit: " " * len(hit.group()), text)) if own else None
        if clocks and start is None:
            start, end = clocks.start, clocks.end
        if (
            place is None
            and own
            and (clocks or re.match(rf"\W*(?:d\.?d\.?\s*)?(?:{DAY.pattern})", text, re.IGNORECASE))
        ):
            place = place_in(text)
        elif place is None and own:
            place = place_in_title(text)
        if start is None and own and (below := _below(head, text)):
            clocks, where = clocks_in(below), place_in(below)
            start, end, place = (clocks.start, clocks.end, place or where) if clocks else (start, end, place)
        return found[0].day, start, end, place
    return _noted_at(head[0] if head else "", now), start, end, place


def _noted_at(first: str, now: datetime) -> date | None:
    """The day in the first line of notes that leave out its year: "taskforce 11 feb"; it is not far off."""
    if len(first.split()) > _BRIEFLY or announces(first) or not (names_meeting(first) or is_title(first)):
        return None
    days = [hit.day for hit in brief_days(first, now) if abs((hit.day - now.date()).days) <= _NEAR]
    return days[0] if days else None


def _below(head: Sequence[str], text: str) -> str:
    """The line below the day that only says at what time and where: "Gemeentehuis, 10.00 tot 12.00 uur"."""
    at = head.index(text) + 1 if text in head else len(head)
    below = head[at] if at < len(head) else ""
    words = len(below) > 90 or ":" in re.sub(r"\d:\d", "", below) or re.match(r"\W*\d{1,2}[.)]?\s+[A-Z]", below)
    return "" if words or announces(below) or below.endswith(".") or is_title(below) else below


def _labelled_line(line: Line) -> str:
    """ "**Locatie** LWV, Roermond" with the colon that the bold stands for."""
    rest = line.text.strip().removeprefix(line.lead)
    told = line.lead.isalpha() and re.match(r"\s+[^\s:]", rest) and _LABEL.match(f"{line.lead}: x")
    return f"{line.lead}: {rest.strip()}" if told else line.text
