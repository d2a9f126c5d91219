"""Who was at a meeting, as names to recognise in the rest of its minutes."""

import re
from collections.abc import Iterable, Sequence

from commands.minutes.document import Table
from commands.minutes.layout.headlines import names_many
from commands.minutes.layout.sections import Block
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.verbs import says_what_one_does
from storage.frozen import dataclass

_SURNAME = re.compile(
    r"(?:(?:de heer|dhr|mevrouw|mevr|mw)\.?\s+)?(?:[A-Z][\w.-]*\.?\s+)+(?P<surname>(?:(?:van|de|der|den|ten|ter|te|el|"
    r"al|het|'t)\s+){0,3}[A-Z][\w'’-]{2,})$",
    re.IGNORECASE,
)

_TELLS = re.compile(
    r"^(?:aanwezig|afwezig|deelnemers|verhinderd|afgemeld|met kennisgeving|present|erbij|gesprekspartners)"
    r"\w*(?:[^:]{0,30}:|\s(?:waren|zijn)\s|\s(?=(?-i:[A-Z])[^:]*,))\s*(?P<who>.+)$",
    re.IGNORECASE,
)
_WERE_THERE = re.compile(r"\baanwezig (?:waren|zijn):?\s+(?P<who>[A-Z][^.]*)")
_MAILED = re.compile(r"^(?:van|from|aan|to|cc)\s*:\s*(?P<who>.+)$", re.IGNORECASE)
"""Those who wrote and got a mail."""

_PEOPLE = re.compile(r"aanwezig|naam", re.IGNORECASE)
_POINTS = re.compile(r"\bacti|\bwanneer\b|\bdeadline\b|\bstatus\b", re.IGNORECASE)
"""Heads of a list of points, in which a column of names says who does them."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Names and functions of those who were there, as far as the document says."""

    names: tuple[str, ...] = ()


def tells_attendance(text: str) -> bool:
    """A line that says who was there, and nothing of what one does: no point, whatever stands around it."""
    match = _TELLS.match(text)
    return match is not None and not any(map(says_what_one_does, match["who"].split()))


def attendance_of(blocks: Sequence[Block]) -> Attendance:
    """Everybody named under or behind "Aanwezig" and "Afwezig", as names to recognise further on."""
    names: list[str] = []
    for block in blocks:
        if isinstance(block.what, Table):
            heads = " ".join(block.what.rows[0])
            if block.section.kind == "present" or (_PEOPLE.search(heads) and not _POINTS.search(heads)):
                names.extend(name for row in block.what.rows[1:] for cell in row for name in (cell, *_people(cell)))
            names.extend(
                name for pair in block.what.pairs() if (told := _TELLS.match(pair)) for name in _people(told["who"])
            )
            continue
        text = block.what.text
        if match := _MAILED.match(text):
            names.extend(_people(re.sub(r"<[^>]*>", "", match["who"])))
        elif match := _TELLS.match(text) or _told_behind(text) or _WERE_THERE.search(text):
            names.extend(_people(match["who"]))
        elif (
            block.section.kind == "present"
            and not block.is_head
            and ":" not in text
            and ((len(text) < 200 and not text.endswith(".")) or names_many(text))
        ):
            names.extend(_people(text))
    return Attendance(
        tuple(dict.fromkeys(name for name in names if 1 < len(name) < 50 and not re.search(r"\d{2}|@", name)))
    )


def _told_behind(text: str) -> re.Match[str] | None:
    """ "Notulen van 1 juni 2010, gehouden in Weert. Aanwezig: Jan, Els en Kees.": a sentence behind another."""
    return next((match for each in sentences(text)[1:] if (match := _TELLS.match(each)) and ":" in match.group()), None)


def _people(text: str) -> Iterable[str]:
    """ "Jan de Vries (LLTB)" gives "Jan de Vries", "Jan" and "LLTB"."""
    for owner in re.split(r"[,;\n](?![^()]*\))|(?<=\))\s+en\s+|\s+en\s+(?=[A-Z][\w-]+\W*$)", text):
        inside = re.findall(r"\(([^)]*)\)", owner)
        bare = tidy(re.sub(r"\([^)]*\)", " ", owner)).strip(" .–-[]")
        for name in filter(None, (bare, *(part.strip() for text in inside for part in re.split(r"[,;/]", text)))):
            yield name
            if match := _SURNAME.match(name):
                yield match["surname"]
            first, _, rest = name.partition(" ")
            if rest and first[:1].isupper() and first.isalpha() and len(first) > 2:
                yield first
