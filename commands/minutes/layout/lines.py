"""What is left out before reading: older quoted mail, page heads and feet, marks of markdown."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from typing import TypeAlias

from commands.minutes.document import Line, Table
from commands.minutes.parts.sentences import SPACE, visible

Part: TypeAlias = Line | Table

_SEPARATOR = re.compile(
    r"^\s*[-_=*]{3,}\s*(oorspronkelijk|doorgestuurd|original|forwarded|origineel)[\s\w]*[-_=*]*\s*$|"
    r"^\s*(begin doorgestuurd bericht|op .{6,80} (schreef|heeft) .{0,120}(:|geschreven:?))\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\s*\**(van|from)\s*:\**\s*\S", re.IGNORECASE)
_SENT = re.compile(r"^\s*\**(verzonden|verstuurd|sent|datum|date|aan|to|onderwerp|subject)\s*:", re.IGNORECASE)
_QUOTE = re.compile(r"^\s*(?:>|\|>)")
_PAGE = re.compile(
    r"^\s*(?:[-–]\s*)?(?:pagina|pag\.?|blz\.?|bladzijde|page)\s*\d+(?:\s*(?:van|/|of)\s*\d+)?(?:\s*[-–])?\s*$|"
    r"^\s*[-–]\s*\d{1,3}\s*[-–]\s*$|^\s*\d{1,3}\s*(?:/|van)\s*\d{1,3}\s*$",
    re.IGNORECASE,
)
_PAGE_TAIL = re.compile(r"\s+(?:pagina|blz\.?)\s*\d+(?:\s*(?:van|/)\s*\d+)?\s*$", re.IGNORECASE)
_COUNTED = re.compile(r"\s{3,}\d{1,3}\s*(?:van|/)\s*\d{1,3}\s*$")
"""The page and how many there are, at the end of a line: "Regionaal Overleg    1 / 2"."""
_FOOT = re.compile(r"\W*\b\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?\W*$")
"""The number at the end of a page's last line."""
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_SAID_BOLD = re.compile(r"(?<=[.!?]\s)(\*\*(?=[A-Z])[^*]{15,}?\.\*\*)(?=\s|$)")
_SLANTED = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![\w*_])")
_HEAD = re.compile(r"^\s{0,3}(?:[-*+]\s+)?(#{1,6})(?:\s+|(?<=##)(?=[A-Z0-9]))(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-{3,})\s*$")
"""What makes a head of the line above it."""
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>-])")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_SLANTED_STATUS = re.compile(
    r"\s(\*{1,2}|_{1,2})(open|gesloten|afgerond|gereed|klaar|loopt|vervallen)\1\s*$", re.IGNORECASE
)
_PICTURE = re.compile(r"(?<!\S):[a-z]+(?:_[a-z]+)*:\s+")
"""A picture by its name: ":pushpin: **Actiepunt** …"."""
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\((?:(?:https?|mailto):[^)]*|[^()\s]*[/#.][^()\s]*)\)")
_ENDLESS = re.compile(r"([^\w]{1,3}?)\1{100,}")
_HEAD_LENGTH = 80
_MANY_QUOTES = 8
_LONGEST = 3000
"""Signs in one line; reading takes time that grows faster than the length of a line."""
_OLD_SPELLING = re.compile(r"\b([Aa])k(?=tie)|\bAK(?=TIE)")
_RULER = re.compile(r"^\s*([-=_*~])\1{3,}\s*$")


def cleaned(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that are the document itself, with markdown's signs turned into what they mean."""
    bounded = [piece for part in parts for piece in (_bounded(part) if isinstance(part, Line) else (part,))]
    own = _underlined(_unquoted(_paged(_own_words(bounded))))
    return tuple(
        piece
        for part in own
        for piece in (map(_unmarked, _bold_apart(part)) if isinstance(part, Line) else (_plain(part),))
    )


def _bold_apart(line: Line) -> Iterable[Line]:
    """A line cut around the whole sentences in bold between its others."""
    first, *others = _SAID_BOLD.split(line.text)
    yield replace(line, text=first)
    yield from (Line(text, line.number, whole=True) for text in others if text.strip())


def _unquoted(parts: Sequence[Part]) -> Sequence[Part]:
    """Where many lines stand behind ">" they are what people said, not what somebody is to do about it."""
    lines = [part for part in parts if isinstance(part, Line) and part.text.strip()]
    quoted = sum(bool(_QUOTE.match(line.text)) for line in lines)
    if quoted < _MANY_QUOTES or quoted * 5 < len(lines):
        return parts
    return [replace(part, text=_QUOTE.sub("", part.text)) if isinstance(part, Line) else part for part in parts]


def _underlined(parts: Sequence[Part]) -> Iterable[Part]:
    """Lines with a ruler right below them are heads."""
    for part, below in itertools.zip_longest(parts, parts[1:]):
        if (
            isinstance(part, Line)
            and isinstance(below, Line)
            and _UNDERLINE.match(below.text)
            and 0 < len(part.text.strip()) < _HEAD_LENGTH
            and not _RULER.match(part.text)
        ):
            yield replace(part, heading=part.heading or 2)
        else:
            yield part


def _bounded(line: Line) -> Iterable[Line]:
    """The line without endless rows of one sign, cut where it is longer than any paragraph is."""
    text = _ENDLESS.sub(lambda match: match.group()[:100], line.text)
    while len(text) > _LONGEST:
        cut = text.rfind(" ", _LONGEST // 2, _LONGEST) + 1 or _LONGEST
        yield replace(line, text=text[:cut])
        text = text[cut:]
    yield replace(line, text=text) if text != line.text else line


def _plain(table: Table) -> Table:
    rows = tuple(
        tuple(_ESCAPED.sub(r"\1", modern(unemphasised(_BREAK.sub("\n", visible(cell))))) for cell in row)
        for row in table.rows
    )
    return replace(table, rows=rows, title=visible(table.title).strip())


def _own_words(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Leave out quoted mail; a mail that only forwards something is read for what it forwards."""
    mailed = any(isinstance(part, Line) and (_FROM.match(part.text) or _SEPARATOR.match(part.text)) for part in parts)
    lines = [part for part in parts if not (mailed and isinstance(part, Line) and _QUOTE.match(part.text))]
    cut = next((i for i in range(len(lines)) if _is_older_mail(lines, i)), len(lines))
    own, older = lines[:cut], lines[cut:]
    said = [part for part in own if isinstance(part, Table) or part.text.strip()]
    if cut < len(lines) and len(said) <= 6 and not any(_looks_busy(part) for part in said):
        return tuple(older)
    if not said and cut == len(lines):
        return tuple(parts)
    return tuple(own)


def _is_older_mail(parts: Sequence[Part], at: int) -> bool:
    part = parts[at]
    if not isinstance(part, Line):
        return False
    if _SEPARATOR.match(part.text):
        return True
    if not _FROM.match(part.text):
        return False
    head = [p.text for p in parts[at + 1 : at + 7] if isinstance(p, Line)]
    before = any(isinstance(p, Table) or (p.text.strip() and not _SENT.match(p.text)) for p in parts[:at])
    return before and sum(bool(_SENT.match(text)) for text in head) >= 2


def _looks_busy(part: Part) -> bool:
    return isinstance(part, Table) or bool(re.search(r"\bactie|\bAP\b|^\s*([-*•]|\d+[.)])\s", part.text, re.IGNORECASE))


def _paged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Leave out page numbers and lines that return at the top or foot of the pages."""
    returning = _returning(parts)
    kept: list[Part] = []
    told: set[str] = set()
    for part in parts:
        if isinstance(part, Table):
            kept.append(part)
            continue
        text = part.text.replace("\f", "")
        bare = _bare(text)
        if _PAGE.match(text) or (bare in returning and (bare in told or _PAGE_TAIL.search(text) or len(kept) > 3)):
            continue
        told.add(bare)
        kept.append(replace(part, text=text) if text != part.text else part)
    return tuple(kept)


def _returning(parts: Sequence[Part]) -> frozenset[str]:
    """Texts that stand beside a page break (form feed or page number) and return in the document."""
    lines = [part for part in parts if isinstance(part, Line) and (part.text.strip() or "\f" in part.text)]
    breaks = {
        i for i, line in enumerate(lines) if "\f" in line.text or _PAGE.match(line.text) or _PAGE_TAIL.search(line.text)
    }
    counts = Counter(_COUNTED.sub("", line.text) for line in lines if _COUNTED.search(line.text))
    counted = {_bare(line.text) for line in lines if counts[_COUNTED.sub("", line.text)] > 1}
    if not breaks:
        return frozenset(counted)
    near = {j for i in breaks for j in (i - 1, i, i + 1) if 0 <= j < len(lines)}
    seen = Counter(_bare(lines[j].text) for j in near)
    everywhere = Counter(_bare(line.text) for line in lines)
    tails = {_bare(lines[j].text) for j in breaks if _PAGE_TAIL.search(lines[j].text)}
    heads = {
        text
        for text in seen
        if everywhere[text] >= 2 and len(text) < 100 and not re.match(r"(?:actie|AP)\b[^:]*:", text)
    }
    last = [lines[i - 1].text.strip() for i in sorted(breaks) if i and "\f" in lines[i].text]
    feet = Counter(_FOOT.sub("", text) for text in (*last, lines[-1].text.strip()))
    numbered = {_bare(text) for text in (*last, lines[-1].text) if feet[_FOOT.sub("", text.strip())] > 1}
    return frozenset((heads | tails | numbered | counted) - {""})


def _bare(text: str) -> str:
    return SPACE.sub(" ", _PAGE_TAIL.sub("", text.replace("\f", ""))).strip()


def _unmarked(line: Line) -> Line:
    text = re.sub(r"^(\s*)>+\s+(?=\S)", r"\1→ ", _LINK.sub(r"\1", _BREAK.sub(" ", visible(unescape(line.text)))))
    text = _PICTURE.sub("", text)
    text = modern(_SLANTED_STATUS.sub(r" (\2)", text))
    heading = line.heading
    if match := _HEAD.match(text):
        heading, text = heading or len(match[1]), match[2]
    if _RULER.match(text):
        text = ""
    bare = re.sub(r"^\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:\[[ xX]?\]\s*)?", "", text)
    lead, bold = line.lead, line.bold
    if match := re.match(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", bare):
        rest = bare[match.end() :]
        lead = lead or (match[2] if rest.strip() else "")
        bold = bold or not rest.strip()
    return replace(line, text=_ESCAPED.sub(r"\1", unemphasised(text)), heading=heading, lead=lead.strip(), bold=bold)


def modern(text: str) -> str:
    """ "Aktie" in the spelling that everything else here knows."""
    return _OLD_SPELLING.sub(lambda match: f"{match[1]}c" if match[1] else "AC", text)


def unemphasised(text: str) -> str:
    """Without the stars and underscores of markdown; list stars stay."""
    text = _EMPHASIS.sub(r"\2", text)
    return _SLANTED.sub(r"\2", text)
