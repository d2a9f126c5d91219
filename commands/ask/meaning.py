"""What a sentence can mean, the slots of the grammar, and how its tables are read."""

import re
from collections.abc import Mapping
from dataclasses import field

from commands.ask.pattern import Pattern
from commands.dutch import MONTH, WEEKDAYS
from commands.words.numerals import COUNTS
from storage.frozen import dataclass

_GAP = r"[\s,.;!…–-]*"
_WHOLE = r"(?!(?<=\w)\w)"  # no word is cut in two: "flyer" does not end before a filler "er"
_NAMED = r"(?:(?:de|het)\s+)?(?:actiepunten|actiepunt|acties|actie|punten|punt|nummers|nummer|nrs?\.?|act\.?)\s*"
ONE = rf"(?:{_NAMED}){{0,2}}#?\d{{1,6}}(?![\w%€])(?![:./-]\d)(?!\s+(?:{MONTH})\b)"
_JOINED = r"\s*(?:,\s*en\s+|en\s+|&|\+|/|t/m|tm\s|tot\s+en\s+met\s)\s*"
NUMBERS = rf"{ONE}(?:{_JOINED}{ONE}|\s*,\s*{ONE}(?!\s+{COUNTS}))*"
_DONE = (
    r"klaar|af|afgerond[t]?|gereed|gedaan|geregeld|gesloten|afgesloten|afgehandel[dt]|afgevinkt|gelukt|gebeurd|voltooid|"
    r"gefixt|gefikst|afgemaakt|afgewerkt|in\s+orde|voor\s+elkaar|done|ok[eé]?|oké|dicht|weg|rond|achter\s+de\s+rug|✅|✔️?|✓|☑️?|👍|:white_check_mark:|:heavy_check_mark:"
)


def _any(words: str) -> str:
    return rf"(?:(?:{words})(?!\w){_GAP})*"


def _one_of(words: str) -> str:
    return rf"(?:{words})(?!\w){_GAP}"


SLOTS: Mapping[str, str] = {
    "numbers": rf"(?P<numbers>{NUMBERS}){_GAP}",
    "more": rf"(?P<more>{NUMBERS}){_GAP}",
    "done": rf"(?:{_DONE})(?!\w)(?!\s+te\s+\w+en\b){_GAP}",  # "9 is af te ronden" is not done
    "note": r"(?P<note>.*)",
    "text": rf"(?P<text>\S.*?){_WHOLE}",
    "change": rf"(?P<change>\S.*?){_WHOLE}",
    "what": rf"(?P<what>\S.*?){_WHOLE}{_GAP}",
    "names": rf"(?P<names>\S.*?){_WHOLE}{_GAP}",
    "when": r"(?P<when>(?:(?:sinds|vanaf|na)\s+\S.*?|(?:de\s+)?(?:deze|afgelopen|vorige|laatste)\s+"
    rf"(?:week|maand|weken|dagen)|in\s+(?:{MONTH})|vandaag|gisteren)){_GAP}",
    "month": rf"(?P<month>{MONTH})(?!\w){_GAP}",
    "soon": r"(?P<soon>(?:deze|volgende|komende)\s+(?:week|maand)|vandaag|morgen|overmorgen)" + _GAP,
    "day": rf"(?P<day>\d{{1,2}}\s*(?:{MONTH})|\d{{1,2}}[-/]\d{{1,2}}|{'|'.join(WEEKDAYS)}|(?:over)?morgen|vandaag)"
    rf"(?!\w){_GAP}",
    "until": r"(?P<until>(?:voor|vóór|in|deze|volgende|komende|uiterlijk|tot|vandaag|morgen)\b.*?)" + _GAP,
    "arrow": r"(?:[=–—-]?>|→|=|@(?=\w))" + _GAP,
    "length": r"(?:(?P<length>\d+|een|één|twee|drie|vier)\s+|(?=(?:dag|week|maand)(?:je)?(?!\w)))"
    r"(?P<unit>dagen|dag(?:je)?|weken|week(?:je)?|maanden|maand(?:je)?)" + _GAP,
    "progress": r"(?P<progress>(?:(?:is|zijn|ben|wordt|worden|staat|daar|er|ik|we|wij|nu|al|nog|inmiddels|druk|aan|"
    r"mee)\s+)*(?:loopt|lopen|ligt|liggen|wacht|wachten|duurt|duren|vordert|opgepakt|opgepikt|gestart|begonnen|besproken|"
    r"geagendeerd|uitgezet|bezig|gewerkt|in\s+(?:behandeling|gang|voorbereiding|uitvoering|concept))(?!\w).*?)",
    # fillers
    "nog": _any(
        r"nog|er|allemaal|eigenlijk|nu|zoal|al|op\s+dit\s+moment|momenteel|precies|ook|dan|toch|even|ff|eens|nou|zo|"
        r"steeds|inmiddels|weer|daar|hier|maar|in\s+totaal|alweer"
    ),
    "is": _any(
        r"is|zijn|staat|was|nu|al|echt|wel|eveneens|lang|allang|reeds|intussen|inmiddels|helemaal|ook|kan|mag|kunnen|mogen|heb\s+ik|hebben\s+we|dus|weer|net|gisteren|vandaag|zojuist|eindelijk|vanochtend|vanmiddag"
    ),
    "sorry": _any(
        r"oeps|oei|o\s*jee|ai|nee|sorry|wacht|ho|stop|foutje|fout|vergissing|verkeerde?|excuus|pardon|hm+|eh+|toch|nou|"
        r"dat\s+(?:was|is)\s+(?:fout|verkeerd|niet\s+goed)"
    ),
    "please": _any(
        r"wat\s+(?:mij|ons)\s+betreft|maar|even|ff|effe|eens|alvast|gewoon|graag|aub|svp|toch|nu|dan|alsjeblieft"
    ),
    # words that mean the same
    "points": _one_of(
        r"(?:openstaande\s+|open\s+|lopende\s+)?(?:actiepunten|actiepunt|acties|actie|punten|taken|zaken|dingen|todo'?s|to-do'?s)"
    ),
    "open": _one_of(
        r"open(?:\s*staan|\s*staat|staande?)?|te\s+doen|liggen|ligt|op\s+de\s+(?:lijst|rol|plank)|uit|op\s+stapel|"
        r"in\s+de\s+pijplijn|doen"
    ),
    "article": _any(r"de|het|een|dat|die|dit|deze|ons|onze"),
    "how": _one_of(
        r"hoe\s+(?:staat|zit|is|gaat|loopt|ligt)\s+(?:het|dat)\s+(?:(?:er|nu|eigenlijk|inmiddels|ondertussen)\s+)*"
        r"(?:met|voor\s+met|rond(?:om)?)|wat\s+is\s+(?:nu\s+)?de\s+(?:stand(?:\s+van\s+zaken)?|status|voortgang)\s+"
        r"(?:van|bij|rond(?:om)?|op|met)|(?:de\s+)?(?:status|stand|voortgang)\s+(?:van|bij)|hoe\s+ver\s+(?:is|zijn\s+we\s+met|staan\s+we\s+met)|"
        r"hoever\s+(?:is|zijn\s+we\s+met)"
    ),
}
"""The slots of the notation. All but the first few are fillers and words that mean the same."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A command by name, with the line that is still to be read or values by field."""

    command: str
    line: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence pattern and the command it means; `line` is filled in from the pattern's slots."""

    pattern: Pattern
    command: str
    line: str

    def read(self, text: str, words: frozenset[str]) -> tuple[Understood, dict[str, str]] | None:
        """What the text means by this rule, and what stood in its slots, if it fits the whole of it."""
        slots = self.pattern.match(text, words)
        if slots is None:
            return None
        return Understood(self.command, re.sub(r"  +", " ", self.line.format_map(slots)).strip()), slots


_FURTHER = " " * 8


def table(written: str) -> tuple[Rule, ...]:
    """Read a table: a line at the margin is `command: line`, the indented lines beneath are its patterns.

    A line that stands further in goes on with the pattern above it. The first pattern that fits wins, so what is
    special stands above what is general.
    """
    rules: list[tuple[str, str, str]] = []
    command, line = "", ""
    for row in written.splitlines():
        if not row.strip() or row.strip().startswith("--"):
            continue
        if row[0] != " ":
            command, _, line = (part.strip() for part in row.partition(":"))
        elif row.startswith(_FURTHER):
            written_so_far, command_of, line_of = rules.pop()
            rules.append((f"{written_so_far} {row.strip()}", command_of, line_of))
        else:
            rules.append((row.strip(), command, line))
    return tuple(Rule(Pattern(pattern, SLOTS), command, line) for pattern, command, line in rules)
