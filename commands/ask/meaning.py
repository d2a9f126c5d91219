"""What a sentence can mean, and the words that the grammars share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NUMBER = r"(?:nr\.?\s*|nummer\s+|punt\s+|actiepunt\s+|actie\s+)?#?\d{1,6}(?![\d:.-]*\d)"
COUNTED = r"(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_SPOKEN = rf"{COUNTED}(?=\s+(?:is|kan|mag|klaar|af|dicht|gereed)\b)"
ONE = rf"(?:{NUMBER}|(?:nummer|punt|actiepunt|actie)\s+{COUNTED}\b|{_SPOKEN})"
NUMBERS = rf"(?P<numbers>{ONE}(?:\s*(?:,|en|&|\+)\s*{ONE})*)"
DONE = (
    r"(?:klaar|af|afgerond|afgerondt|gereed|gedaan|geregeld|gesloten|afgesloten|afgehandeld|done|dicht|weg|"
    r"✅|✔️?|👍|:white_check_mark:|:heavy_check_mark:)"
)
CLOSE = r"(?:klaar|af|afgerond|gereed|gedaan|sluiten|sluit|afsluiten|afronden|afvinken|vink\s+af|rond\s+af|done|✅)"


@dataclass(frozen=True, slots=True)
class Understood:
    """A command by name, with the line that is still to be read or values by field."""

    command: str
    line: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence pattern and the command it means; `line` is filled in from the pattern's named groups."""

    pattern: re.Pattern[str]
    command: str
    line: str

    def read(self, text: str) -> Understood | None:
        """What the text means by this rule, if it fits the whole of it."""
        match = self.pattern.match(text)
        if match is None:
            return None
        groups = {name: value or "" for name, value in match.groupdict().items()}
        return Understood(self.command, " ".join(self.line.format_map(groups).split(" ")).strip())


def rule(pattern: str, command: str, line: str = "") -> Rule:
    """A rule for a whole sentence, whatever its capitals."""
    return Rule(re.compile(rf"^(?:{pattern})$", re.IGNORECASE | re.DOTALL), command, line)
