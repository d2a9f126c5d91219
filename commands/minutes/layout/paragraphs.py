"""From lines to paragraphs: hard line breaks and blank lines inside a sentence are taken away."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.minutes.document import Line, Table
from commands.minutes.layout.beside import who_and_when
from commands.minutes.parts import announced
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import broken_off, ends_sentence, tidy
from commands.minutes.parts.status import is_status
from storage.frozen import dataclass

_LABEL = re.compile(
    r"^\s*(?P<label>(?:[-–—*•·▪▫■●○◦‣⁃]|[\uf0b7\uf0a7\uf0d8]|o(?=\s{1,4}[A-Z])|"
    r"\d{1,2}(?:\.\d{1,2}){0,3}(?:(?<=\.\d)[a-h]|(?<=\.\d\d)[a-h]|[a-df-h](?=[.)]))?[.)]?(?:\s[–-](?=\s[A-Z]))?|(?i:agendapunt|onderwerp)\s+\d{1,2}[.):]?|(?i:groep|tafel|deelsessie|ronde|casus|thema|blok)\s+\d{1,2}:|(?i:punt)\s+\d{1,2}\s[–-]|(?:19|20)\d{2}[-./]\d{1,3}[.):]?|[a-z][.)])"
    r"(?=\s)\s*)(?P<text>\S.*)$"
)
_TIGHT = re.compile(r"^\s*(?P<label>\d{1,2}(?:\.\d{1,2})*[.)]|[-–•])(?P<text>[A-Za-z(\[].*)$")
_BOX = re.compile(r"^(?P<box>\[[ xXvV✓]?\]|[☐□◻⬜❏❑☑✅✔✓☒🗹✘✗])\s*(?P<text>.*)$")
_ALONE = re.compile(r"^\s*\d{1,3}\.?\s*$")
"""A number by itself is a page number; a table's row numbers are gone by now."""
_WHO = re.compile(r"^\s*(?P<who>[a-z][^:;.,()]{1,30}):\s")
"""A name without its capital in front of what is to be done."""
_PAIR = re.compile(r"^[A-Z][A-Za-z /()-]{2,40}\s*:(\s|$)")
_BREAKS = re.compile(
    r"^\W{0,3}(?:nieuwe?\s+)?(?:actie(?:punt)?s?\b|AP\s?\d*\b|punt\s\d+\b|besluit\b|to[- ]?do\b|afspraak\s+\d|"
    r"(?:afspraak|opvolging|vervolgactie)\b[^:]{0,8}:|\[a\]|A\d*\s*(?:\([^()]{2,60}\)\s*)?[:.)]|"
    r"[AB]P?[-. ]?\d{2,4}[-./]\d{1,3}\s|20\d\d[-./][AB]P?\d{1,3}\s|2\d-\d{2,3}[.:]?\s+(?-i:[A-Z])|→|"
    r"➜|➔|►|▶|⇒|=+>|-+>|√|!{1,3}\s|nr\.? \d{1,4}(?:[.:)]\s|\s+(?-i:[A-Z]))|[☐□☑✅❓❗]|\[ ?\]|@\w)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"^\W{0,3}(?:\d{1,2}[.)]\s*)?(?:nieuwe?\s+)?(?:actie(?:punt)?|AP|A\d+|afspraak|vervolgactie)\b[^:]{0,40}[:.–-]|"
    r"^\W{0,3}(?:→|"
    r"➜|➔|►|▶|⇒|=>|->|☐|□|\[ ?\])",
    re.IGNORECASE,
)

_COLUMNS = re.compile(r"^\s*[A-Z][^.;]*\S\s(?P<sign>[–/-])\s[^.;]+\s(?P=sign)\s\S")
"""A line of a list without signs in front: "Rian - bestemmingsplan checken - deze week"."""
_BEHIND = re.compile(r"[(\[]\s*(?:actie(?:punt|houder)?|AP)\b[^)\]]{2,60}(?:[)\]]|$)", re.IGNORECASE)
"""A line that begins with who does what was just told: "(actie LLTB)"."""
_SHORT = 40
"""Signs of a line that no sentence was broken behind."""
_UNFINISHED = re.compile(r"\s(?:de|het|een|van|met|en|of|te|naar|dat|die|volgende|heer|mevrouw)$")
"""A line that ends in a word no paragraph ends in."""
_NAMED = re.compile(
    r"(?:[.!?)]\s+|^)\W{0,3}(?:ACTIE|Actie|AP)(?:\s*:)?\s+"
    r"(?P<who>(?:[A-Z]\.\s?)*[^.:]{2,70})\W*$"
)
"""A line that ends in who does it: "… komen. ACTIE JORIEN"."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one line of text, with the sign or number that stood in front of it."""

    text: str
    line: int
    label: str = ""
    box: str = ""
    heading: int = 0
    lead: str = ""
    bold: bool = False
    after_gap: bool = False
    indent: int = 0

    @property
    def number(self) -> str:
        """ "2.1" of a paragraph that stood behind "2.1." or "Agendapunt 2.1:"; "" where there was none."""
        match = re.search(r"(?:^|\s)0*(?P<number>\d{1,2}(?:\.\d{1,2})*)(?=[.):]?(?:\s[–-])?$)", self.label)
        return match["number"] if match else ""

    @property
    def code(self) -> str:
        """The number of a point in its list: "3", or "2025-04"."""
        label = self.label.rstrip(".):")
        return label if label[:1].isdigit() else ""

    @property
    def ticked(self) -> bool:
        return bool(self.box) and self.box.strip("[] ") not in ("", "☐", "□", "◻", "⬜", "❏", "❑", "✘", "✗")

    @property
    def listed(self) -> bool:
        return bool(self.label or self.box)


def paragraphs(parts: Iterable[Line | Table]) -> tuple[Paragraph | Table, ...]:
    """Join the lines that are one sentence or one paragraph; tables stay where they are."""
    parts = tuple(parts)
    lines = [part for part in parts if isinstance(part, Line)]
    layout = _Layout.of(lines)
    done: list[Paragraph | Table] = []
    last: Line | None = None
    gap = True
    for part in parts:
        if isinstance(part, Table):
            done.append(part)
            last, gap = None, True
            continue
        if not part.text.strip() or (_ALONE.match(part.text) and not part.whole):
            gap = True
            continue
        before = done[-1] if done and last is not None else None
        if isinstance(before, Paragraph) and last is not None and layout.goes_on(before, last, part, gap):
            done[-1] = replace(before, text=_glued(before.text, tidy(part.text)))
        else:
            done.append(_started(part, gap))
        last, gap = part, False
    return tuple(done)


def _glued(before: str, after: str) -> str:
    """Two lines as one; a word broken off at the end of the first is made whole."""
    return f"{before[:-1]}{after}" if broken_off(before, after) else f"{before} {after}".strip()


def _started(line: Line, gap: bool) -> Paragraph:
    text, label, box = line.text, "", ""
    indent = len(text) - len(text.lstrip())
    match = _LABEL.match(text) or _TIGHT.match(text)
    if match and not _is_date_or_amount(match["label"].strip(), match["text"]):
        label, text = match["label"].strip(), match["text"]
    if match := _BOX.match(text.strip()):
        box, text = match["box"], match["text"]
    label = label or ("-" if line.listed else "")
    return Paragraph(tidy(text), line.number, label, box, line.heading, tidy(line.lead), line.bold, gap, indent)


def _is_date_or_amount(label: str, rest: str) -> bool:
    """ "12 april …" and "10 bedrijven" are no numbered items; "2 Mededelingen" and "3.1 Weert" are."""
    return label.isdigit() and not rest[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the source is broken into lines: its width in signs, 0 when a line is a paragraph."""

    width: int
    blank_inside: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Layout":
        lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip() and not line.whole)
        if not lengths:
            return cls(0, False)
        width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.96))]
        broken, gap, before = 0, False, ""
        for line in lines:
            text = line.text.strip()
            if not text:
                gap = True
                continue
            if gap and before and text[:1].islower() and not ends_sentence(before) and len(before) > 45:
                broken += 1
            before, gap = line.text.rstrip(), False
        return cls(0 if width > 140 else width, broken >= 3)

    def goes_on(self, paragraph: Paragraph, last: Line, line: Line, gap: bool) -> bool:
        """Whether `line` goes on with the paragraph that `last` was the newest line of."""
        text, before = line.text.strip(), last.text.rstrip()
        behind = _BEHIND.match(text) and not ends_sentence(before)
        if not gap and not line.whole and (behind or broken_off(before, text)):
            return True
        if line.heading or line.listed or last.heading or _starts(line) or _is_apart(last, line):
            return False
        if announced.DATED.match(text) and (gap or ends_sentence(before) or len(before) < _SHORT):
            return False
        indent = len(line.text) - len(line.text.lstrip())
        if not gap and paragraph.label and not line.whole and indent >= paragraph.indent + 2:
            return not text[0].isupper() or (not ends_sentence(before) and self._full(before, text, 0.6))
        marked = bool(_MARKED.match(paragraph.text)) or bool(paragraph.box)
        if text[0] in "([" and marked and not ends_sentence(before) and not line.whole:
            return True
        small = text[0].islower() or bool(re.match(r"\d", text))
        if line.whole:
            return text[0].islower() and not ends_sentence(before) and len(before) > 50 and not gap
        if ends_sentence(before):
            return not gap and not marked and self._full(before, text, 0.72)
        if small:
            return (marked or self._full(before, text, 0.5)) and (not gap or self.blank_inside or text[0].islower())
        if gap and (not self.blank_inside or (marked and before.endswith(")"))):
            return len(before) > 45 and bool(_UNFINISHED.search(before))
        return bool(_UNFINISHED.search(before)) or self._full(before, text, 0.85)

    def _full(self, before: str, text: str, share: float) -> bool:
        """The line was so long that the next word would not have fitted, give or take the letters' widths."""
        if not self.width or len(before) < min(30, 0.6 * self.width):
            return False
        return len(before) >= share * self.width or len(before) + 1 + len(text.split(maxsplit=1)[0]) > self.width


def _is_apart(last: Line, line: Line) -> bool:
    """Whether the capital of `line` begins something new: how a point stands, or below a bold line or a name."""
    if not line.text.strip()[0].isupper():
        return False
    if re.search(r"\s(?:->|=>|→|➜|➔)\s", last.text) or is_status(line.text):
        return True
    named = _NAMED.search(last.text.strip())
    under = last.bold and not line.bold and not line.lead
    return under or bool(named and who_and_when(named["who"], NOBODY, 2)[0])


def _starts(line: Line) -> bool:
    text = line.text
    if (match := _WHO.match(text)) and all_owners(match["who"], NOBODY, 2):
        return True
    if match := _LABEL.match(text) or _TIGHT.match(text):
        return not _is_date_or_amount(match["label"].strip(), match["text"])
    return bool(
        _COLUMNS.match(text) or _BOX.match(text.strip()) or _BREAKS.match(text.strip()) or _PAIR.match(text.strip())
    )
