"""What is typed while the proposal lies open: go on, look, let stand, blank, take back, give the file."""

import re
from typing import Literal

from commands.woo.lexicon import OFFICES
from storage.frozen import dataclass

Do = Literal["next", "back", "stay", "page", "show", "keep", "blank", "undo", "give", "stop"]
_W = r"[\s:]*(?P<words>.+?)"
_FORM = r"(?:pdf|word|docx|excel|xlsx|csv|markdown|tekst|ics)(?:[-\s]?bestand)?"
_AS = rf"(?:als|in)\s+(?:een\s+)?{_FORM}"
_STEPS: tuple[tuple[Do, str], ...] = (
    ("next", r"verder|volgende(?:\s+(?:bladzijde|pagina))?|meer|ga\s+verder|door"),
    ("back", r"terug|vorige(?:\s+(?:bladzijde|pagina))?"),
    ("stay", r"terug\s+naar\s+het\s+voorstel|(?:toon|waar\s+is)\s+het\s+voorstel"),
    ("page", r"(?:bladzijde|pagina|blz\.?)\s+(?P<words>\d{1,4})"),
    (
        "give",
        rf"(?:geef|maak|stuur|doe)(?:\s+(?:me|mij|maar|nu))*(?:\s+(?:het|een|de))?\s+(?:(?:bestand|file|export)(?:\s+{_AS})?|{_FORM})|"
        rf"(?:(?:geef|maak|stuur|doe)\s+(?:(?:me|mij|maar|nu|het|dat|alles)\s+)*)?{_AS}|"
        r"geef(?:\s+maar)?|"
        r"(?:ja,?\s+)?akkoord|alles\s+klopt|klopt(?:\s+zo)?",
    ),
    ("stop", r"stop(?:pen)?|annuleer|annuleren|laat\s+maar|weggooien|gooi\s+weg"),
    ("undo", r"oeps|ongedaan(?:\s+maken)?|herstel|neem\s+terug|toch\s+niet"),
    ("show", r"(?:toon|waar\s+staat|laat\s+zien|bekijk)\s+(?P<words>.+?)\??"),
    (
        "keep",
        rf"(?:toch\s+)?(?:laat|laten){_W}\s+(?:toch\s+|gewoon\s+|maar\s+)*(?:staan|leesbaar|zichtbaar)|"
        rf"(?:(?:maar\s+)?niet|toch\s+laten\s+staan|laten\s+staan|laat\s+staan|toch\s+niet)[\s:]+(?P<more>.+?)",
    ),
    (
        "keep",
        r"(?P<words>.+?)\s+(?:(?:mag|moet|kan|kunnen|mogen|hoeft|hoeven)\s+)?(?:(?:toch|gewoon|wel)\s+)*(?:laten\s+staan|staan\s+laten|"
        r"niet(?:\s+(?:weg)?(?:ge)?lak(?:ken|t))?|leesbaar|blijven(?:\s+staan)?|blijft(?:\s+staan)?|staan)",
    ),
    ("keep", rf"(?P<words>.+?)\s+(?:is|was|zijn)\s+(?:de\s+|een\s+|onze\s+)?{OFFICES}(?:\s+.*)?"),
    (
        "blank",
        r"(?P<words>.+?)\s+(?:(?:moet|mag|moeten|mogen)\s+)?(?:ook\s+|toch\s+)*"
        r"(?:(?:weg)?lakken|weg(?:halen)?|(?:weg)?gelakt)|"
        r"(?P<more>.+?)\s+ook",
    ),
    (
        "blank",
        r"(?:en\s+)?(?:ook|lak|verberg|blank)(?:\s+(?:ook|toch|nog))?[\s:]+(?P<words>.+?)(?:\s+(?:ook|weg|lakken))?",
    ),
)
_PATTERNS: tuple[tuple[Do, "re.Pattern[str]"], ...] = tuple(
    (do, re.compile(rf"^(?:{words})[\s.!]*$", re.IGNORECASE)) for do, words in _STEPS
)
_BETWEEN = re.compile(r"\s*(?:,|;|\ben\b|\bof\b)\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘«]([^”\"’»]+)[”\"’»]")


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, with the numbers or the words it is about."""

    do: Do
    about: tuple[str, ...] = ()


_SAID_TO_IT = re.compile(r"\b(?:bestand|file|export|voorstel|blad(?:zijde)?|pagina|alles\s+klopt)\b", re.IGNORECASE)


def is_loose(step: Step, said: str) -> bool:
    """Whether these words could as well answer something else: "klopt", "oeps", "verder", "laat maar"."""
    return step.do in ("next", "back", "give", "stop", "undo") and not _SAID_TO_IT.search(said)


def read_step(said: str) -> Step | None:
    """The step in typed words; None for words about something else."""
    line = " ".join(said.split())
    for do, pattern in _PATTERNS:
        found = pattern.match(line)
        if found:
            groups = found.groupdict()
            words = groups.get("words") or groups.get("more") or ""
            about = _QUOTED.findall(words) or [
                re.sub(r"^(?:nummer|nr\.?|#)\s*", "", one) for one in _BETWEEN.split(words)
            ]
            return Step(do, tuple(one.strip(" .") for one in about if one.strip(" .")))
    return None
